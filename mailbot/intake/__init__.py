"""One message on its way in: record, parse, open, recognise; what comes out is an event for commit.

    recorded --claim--> parsed --> opened --> recognised --commit--> done | held
        ^                  |          |
        '--- try again ----'----------'        at the third attempt its header alone is read
        '--- gpg gave no verdict -----'        three times, and then what it gives counts

Guarantee: the raw bytes are recorded, sealed, before anything looks into them. A message that runs into a bug twice,
or that was alone in hand when the daemon died twice (`edges/store/crash_suspects.py`), is held, and so is one that the
parser cannot read; but its header is, in the parser's child, so that its sender is answered and handlers see who
wrote. What even that fails on is held unseen. The messages behind it go on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from mailbot.case.leak_guard import candidates
from mailbot.case.reporter_key import best
from mailbot.commit import Commit
from mailbot.completion import FinishMessage
from mailbot.edges.metadata import Stripper
from mailbot.edges.parser import Parser
from mailbot.edges.store import ClaimedMessage, MessageState, Store, WithheldAt
from mailbot.errors import MailbotError, Permanent, Temporary, Unsettled
from mailbot.facts import (
    Bad,
    Broken,
    Clock,
    Good,
    Mail,
    Message,
    Occurrence,
    Opened,
    Organisation,
    Proof,
    Reached,
    Revocation,
    Sign,
    UnknownKey,
    Unparsed,
    Withheld,
)
from mailbot.intake.copies import Copies
from mailbot.intake.correlation import Recognised, Recogniser, is_owned, keys_of, proofs
from mailbot.intake.decryption import Opener
from mailbot.intake.keys import Look
from mailbot.logs import trace
from mailbot.mail.signed_context import without_names
from mailbot.mail.trace import find_message_id, find_sender, header_alone, without_trace_fields, words_of_servers

log = structlog.get_logger("mailbot.intake")

# Bugs that one message ran into, after which less of it is looked at: its header alone, nothing, and nobody is told
HEADER_ALONE, NOTHING, NOBODY = 2, 3, 4
DIED = "the daemon died twice while it was read"
DAMAGED = "damaged in the database"
RETRY_AFTER = timedelta(minutes=1)
SEEN_LATE = timedelta(days=1)  # between receipt and our first look: more than a night, and than any wait for a slot
# After a look at which gpg gave no verdict: three more within a quarter of an hour, for so long its sender's next wait
LOOK_AGAIN = (timedelta(minutes=1), timedelta(minutes=4), timedelta(minutes=9))
TELLING = 8  # words: a shorter text is said by many


class Intake:
    """Takes in messages, one at a time and in order of arrival per sender; several may run side by side."""

    def __init__(
        self,
        store: Store,
        parser: Parser,
        opener: Opener,
        commit: Commit,
        organisation: Organisation,
        *,
        owner: str,
        now: Clock,
        real: Clock,
        reached: Reached,
        public: str,
        ring: Callable[..., Look],
        stripper: Stripper,
    ) -> None:
        self._store = store
        self._parser = parser
        self._opener = opener
        self._commit = commit
        self._recogniser = Recogniser(store, organisation)
        self._copies = Copies(store, parser, organisation.subaddress)
        self._owner = owner
        self._now = now
        self._real = real
        self._reached = reached
        self._ring = ring
        self._stripper = stripper
        self._public = public  # what our letters say, folded

    def record(self, raw: bytes, received_at: datetime, place: tuple[str, int, int] | None = None) -> bool:
        """Keep the bytes of a message before anything looks into them; False when it is known already.

        `place` is (folder, uidvalidity, uid) on the IMAP server. What was received in the future, by a server's clock
        that is wrong, counts as received now: promises are counted from it.
        """
        now = self._now()
        recorded = self._store.record(
            raw,
            identity=without_trace_fields(raw),
            sender=find_sender(raw),
            message_id=find_message_id(raw),
            received_at=min(received_at, now),
            now=now,
            place=place,
            traced=words_of_servers,
        )
        self._reached("recorded")
        return recorded.new

    def record_withheld(
        self, place: tuple[str, int, int], header: bytes, size: int | None, received_at: datetime | None
    ) -> None:
        """Keep what there is of a message that the IMAP server does not give; it is held, and the leads are told."""
        now = self._now()
        self._store.record_withheld(
            place,
            header,
            sender=find_sender(header),
            message_id=find_message_id(header),
            size=size,
            received_at=received_at or now,
            now=now,
        )
        self._reached("recorded")

    def take_next(self) -> bool:
        """Take in the next message that waits; False when none does."""
        claimed = self._store.claim_message(self._owner, self._real())
        if claimed is None:
            return False
        # Once more here: it may have been recorded under a clock that has been set back since
        claimed = replace(claimed, received_at=min(claimed.received_at, self._now()))
        try:
            if claimed.failures >= NOBODY:
                self._hold(claimed)
                return True
            if claimed.copy_of is not None and not claimed.released:
                before = self._copies.look(claimed, claimed.copy_of)
                if not before.better:
                    self._copies.file(claimed, self._owner, before.reference)
                    return True
                claimed = replace(claimed, reference=before.reference or claimed.reference)
            outer, unread = self._read(claimed)
            claimed = replace(claimed, raw=b"")  # a message may be huge, and letters of its size are written next
            try:
                event, recognised = self._understand(claimed, outer, unread)
            except Unsettled as why:
                self._look_again(claimed, why)
                return True
            self._commit.carry_out(
                event,
                recognised.case.reference if recognised.case else None,
                address=event.sender if isinstance(event, Mail) else "",
                completion=FinishMessage(claimed.row, self._owner),
            )
        except Temporary as why:
            log.warning("again", message=claimed.row, reason=str(why))
            self._store.release_message(claimed.row, self._owner, self._real() + RETRY_AFTER, counted=False)
        except Exception as bug:  # noqa: BLE001  # nothing is lost to a bug: the third attempt holds the message
            reason = str(bug) if isinstance(bug, MailbotError) else trace(bug)
            log.error("failed", message=claimed.row, attempt=claimed.failures + 1, reason=reason)
            self._store.release_message(claimed.row, self._owner, self._real() + RETRY_AFTER, why=reason)
        return True

    def _look_again(self, claimed: ClaimedMessage, why: Unsettled) -> None:
        """Put off a message that gpg could not judge: the moment may be to blame, and nobody is told of that."""
        log.warning("unsettled", message=claimed.row, looks=claimed.unsettled + 1, reason=str(why))
        at = self._real() + LOOK_AGAIN[claimed.unsettled]
        self._store.defer_message(claimed.row, self._owner, at)

    def _hold(self, claimed: ClaimedMessage) -> None:
        """Hold a message without a word, where saying one is what fails: it stands in the morning's letter."""
        reason = f"failed {claimed.failures} times: {claimed.why}"
        with self._store.write() as transaction:
            transaction.finish_message(
                claimed.row, self._owner, MessageState.HELD, reason=reason, reference=claimed.reference
            )
        log.error("held", message=claimed.row, reason=reason)

    def _read(self, claimed: ClaimedMessage) -> tuple[Message | None, str]:
        """Parse a message, and say why not the whole of it; None when its header cannot be read either."""
        if claimed.damaged:
            return None, DAMAGED
        unread = DIED if claimed.condemned else ""
        if claimed.failures >= HEADER_ALONE:
            unread = f"failed twice before: {claimed.why}"
        if claimed.withheld is not None:
            unread = f"not given by the mail server: {claimed.withheld.reason}"
            if not claimed.raw:
                return None, unread
        if claimed.untouched or claimed.failures >= NOTHING:
            return None, unread
        try:
            outer = self._parser.parse(header_alone(claimed.raw) if unread else claimed.raw, twice=True)
        except Permanent as why:
            return (None, unread) if unread else (self._header(claimed), str(why))
        self._reached("parsed")
        return outer, unread

    def _header(self, claimed: ClaimedMessage) -> Message | None:
        try:
            return self._parser.parse(header_alone(claimed.raw), twice=True)
        except Permanent:
            return None

    def _understand(self, claimed: ClaimedMessage, outer: Message | None, unread: str) -> tuple[Occurrence, Recognised]:
        if outer is None:
            nothing = Unparsed(claimed.row, claimed.received_at, unread)
            return _withheld(claimed, claimed.withheld) if claimed.withheld else nothing, Recognised(None)
        if unread:
            return self._by_its_header(claimed, outer, unread)
        now = self._now()
        last = claimed.unsettled >= len(LOOK_AGAIN)
        look = partial(self._opener.open, now=now, budget=(budget := self._opener.budget()), last=last)
        sender = self._recogniser.sender(outer, now)
        ring = self._ring(sender.address, now, budget, last=last)
        came = ring.find(outer)
        signers = self._recogniser.signers(outer, sender, came.signers)
        message, opened = look(outer, signers)
        self._reached("opened")
        came = ring.find(message, opened)
        recognised = self._recogniser.recognise(message, outer, sender, claimed.reference)
        met = tuple(filter(None, (recognised.case, *recognised.elsewhere)))
        late = {key.armored for key in (*(key for case in met for key in keys_of(case)), *came.signers)} - set(signers)
        if late and isinstance(opened.signature, UnknownKey):
            # Only what stood inside told who may have signed it: the key itself, or the case that it belongs to
            again = look(outer, [*signers, *late])
            if len(again[1].unopened) == len(opened.unopened):  # its budget may not reach for all of it twice
                message, opened = again
        opened = self._without_void(opened, came.revocations)
        recognised = self._recogniser.meant(recognised, message, opened, sender)
        if opened.encrypted and sender.known is None:
            came = ring.find(message, opened, recognised.case)
            if not is_owned(message, opened, sender, came.certificates, recognised.case):
                # Whose case it joins tells in the answer, and nothing shows that its sender wrote what lay inside
                recognised = self._recogniser.recognise(outer, outer, sender, claimed.reference)
        if sender.handler and recognised.case:
            message = replace(message, new_text=without_names(message.new_text, recognised.case.reference))
        came = ring.find(message, opened, recognised.case)
        for closed in opened.unopened:
            reason, said = (
                (closed.why.reason, closed.why.said) if isinstance(closed.why, Broken) else ("not for us", "")
            )
            log.info("not opened", message=claimed.row, reason=reason, gpg=said)
        digest, is_copy = _digest(message), claimed.copy_of is not None
        heard = self._store.heard(recognised.case.reference) if sender.handler and recognised.case else ()
        mail = Mail(
            row=claimed.row,
            received_at=claimed.received_at,
            sender=sender.address,
            message=replace(
                message, automated=message.automated or (Sign.RETURN_PATH.value if sender.returned else None)
            ),
            opened=opened,
            handler=sender.handler,
            answers=recognised.answers,
            joined_by=recognised.joined_by,
            names=recognised.names,
            certificates=came.certificates,
            revocations=came.revocations,
            keys_unseen=came.unseen,
            other_keys=came.others,
            ours=self._recogniser.is_ours(message, sender.address),
            heard=tuple(heard),
            guarded=self._guarded(message) if sender.handler else frozenset(),
            cases=self._recogniser.named(message) if sender.handler else (),
            released=claimed.released,
            partner=sender.partner,
            text_digest=digest,
            same_as=(self._store.find_case_of_text(digest) or "")
            if digest and sender.handler is None and not is_copy
            else "",
            was_copied=recognised.was_copied,
            seen_late=now - claimed.received_at > SEEN_LATE,
            shown=sender.shown,
            astray=recognised.astray,
            outer=outer if opened.encrypted else None,
            again=is_copy,
            beside=recognised.beside,
        )
        mail = replace(mail, key=best(mail), proofs=proofs(mail, recognised.case))
        if mail.handler and mail.proofs & {Proof.VOUCHED, Proof.SIGNATURE}:  # of nobody else is anything relayed
            mail = replace(mail, stripped=self._stripper.strip(message.attachments))
        return mail, recognised

    def _without_void(self, opened: Opened, fresh: Sequence[Revocation]) -> Opened:
        """Take the word of a key away that its owner has revoked, whoever's it is: a handler's, or a partner's too."""
        if not isinstance(signature := opened.signature, Good):
            return opened
        name = signature.fingerprint
        revoked = next((one for one in fresh if one.fingerprint == name), None) or self._store.find_revocation(name)
        if revoked is None or not revoked.whole or (revoked.soft and signature.made_at < revoked.at):
            return opened
        return replace(opened, signature=Bad("revoked-key"))

    def _guarded(self, message: Message) -> frozenset[str]:
        """Find what a handler's mail repeats of decrypted text; what our own letters say is everybody's."""
        known = self._store.find_guarded(candidates(message.new_text, message.attachments))
        return frozenset(one for one in known if one not in self._public)

    def _by_its_header(self, claimed: ClaimedMessage, header: Message, unread: str) -> tuple[Occurrence, Recognised]:
        """Find out who wrote a mail that could not be read; gpg looks at nothing of it, keys neither."""
        now = self._now()
        sender = self._recogniser.sender(header, now)
        recognised = self._recogniser.recognise(header, header, sender, claimed.reference)
        mail = Mail(
            row=claimed.row,
            received_at=claimed.received_at,
            sender=sender.address,
            message=replace(
                header, automated=header.automated or (Sign.RETURN_PATH.value if sender.returned else None)
            ),
            handler=sender.handler,
            answers=recognised.answers,
            joined_by=recognised.joined_by,
            names=recognised.names,
            ours=self._recogniser.is_ours(header, sender.address),
            released=claimed.released,
            partner=sender.partner,
            was_copied=recognised.was_copied,
            seen_late=now - claimed.received_at > SEEN_LATE,
            beside=recognised.beside,
            again=claimed.copy_of is not None,
            shown=sender.shown,
            unread=unread,
            withheld=_withheld(claimed, claimed.withheld, header) if claimed.withheld else None,
        )
        return replace(mail, proofs=proofs(mail, recognised.case)), recognised


def _withheld(claimed: ClaimedMessage, at: WithheldAt, header: Message | None = None) -> Withheld:
    return Withheld(
        row=claimed.row,
        received_at=claimed.received_at,
        folder=at.folder,
        uid=at.uid,
        size=at.size,
        reason=at.reason,
        sender=", ".join(header.senders) if header else "",
        subject=header.subject if header else "",
    )


def _digest(message: Message) -> bytes:
    """Hash what a mail says, so that the same text is known again however it is wrapped; b"" when it says little."""
    words = message.new_text.casefold().split()
    return hashlib.sha256(" ".join(words).encode("utf-8", "replace")).digest() if len(words) >= TELLING else b""
