"""Understanding a message: from what the parser read to the event that `decide` is given.

    whose keys may have signed it --> decrypt, verify --> what it names inside --> its case, by the evidence --> Mail

Each room is entered once. What lay inside the encryption may send us back to two of them, each time for one reason, and
never more than once:

- `Decryptor.verify_again`: a signature by an unknown key, where only the inside told whose it may be, since the key
  itself, or the reference of the case to which it is pinned, stood in there;
- `Correlator.correlate`: where the layer of OpenPGP has a subject or a thread of its own. It counts, unless nothing
  shows that the sender wrote what lay inside: then the outside says where the mail belongs.

One budget for all of it (`findings.Attempt`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import structlog

from mailbot.case.leak_guard import candidates
from mailbot.case.reporter_key import best
from mailbot.edges.metadata import Stripper
from mailbot.edges.store import ClaimedMessage, Store, WithheldAt
from mailbot.facts import (
    Bad,
    Broken,
    Case,
    Clock,
    Good,
    Mail,
    Message,
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
from mailbot.intake.correlation import Correlator, candidate_keys, named_alike
from mailbot.intake.decryption import Decryptor
from mailbot.intake.evidence import is_authors, keys_of, proofs
from mailbot.intake.findings import Attempt, ClaimedSender, Correlation, Understood
from mailbot.intake.keys import KeyExaminer, KeysOfMail
from mailbot.intake.reading import HeaderAlone, Nothing, Reading, Whole
from mailbot.mail.signed_context import without_names

log = structlog.get_logger("mailbot.intake")

SEEN_LATE = timedelta(days=1)  # between receipt and our first look: more than a night, and than any wait for a slot
TELLING = 8  # words: a shorter text is said by many


@dataclass(frozen=True, slots=True)
class Content:
    """What a mail says, as far as it opened, and where that belongs."""

    message: Message
    opened: Opened
    correlation: Correlation
    keys: KeysOfMail


class Understanding:
    """Finds out what a message is, who wrote it and where it belongs; from as many threads as take messages in."""

    def __init__(
        self,
        store: Store,
        organisation: Organisation,
        decryptor: Decryptor,
        keys: KeyExaminer,
        *,
        now: Clock,
        reached: Reached,
        public: str,
        stripper: Stripper,
    ) -> None:
        """`public` is what our own letters say, as the leak guard compares it."""
        self._store = store
        self._correlator = Correlator(store, organisation)
        self._decryptor = decryptor
        self._keys = keys
        self._now = now
        self._reached = reached
        self._public = public
        self._stripper = stripper

    def understand(self, claimed: ClaimedMessage, reading: Reading, *, last: bool) -> Understood:
        """Return the event that a message is, and its case.

        Raises Unsettled when gpg gave no verdict and another attempt may bring one, unless this is the `last`.
        """
        match reading:
            case Nothing(why=why):
                unparsed = Unparsed(claimed.row, claimed.received_at, why)
                return Understood(_withheld(claimed, claimed.withheld) if claimed.withheld else unparsed)
            case HeaderAlone(header=header, why=why):
                return self._by_its_header(claimed, header, why)
            case Whole(message=message):
                return self._whole(claimed, message, self._decryptor.attempt(self._now(), last=last))

    def _by_its_header(self, claimed: ClaimedMessage, header: Message, why: str) -> Understood:
        """Find out who wrote a mail that could not be read; gpg looks at nothing of it, keys neither."""
        sender = self._correlator.claimed_sender(header, self._now())
        correlation = self._correlator.correlate(header, header, sender, claimed.reference)
        mail = self._outside(claimed, header, sender, correlation)
        withheld = _withheld(claimed, claimed.withheld, header) if claimed.withheld else None
        return Understood(replace(mail, unread=why, withheld=withheld), correlation.case)

    def _whole(self, claimed: ClaimedMessage, outer: Message, attempt: Attempt) -> Understood:
        sender = self._correlator.claimed_sender(outer, attempt.now)
        outside = self._correlator.correlate(outer, outer, sender, claimed.reference)
        content = self._open(claimed, outer, sender, outside, attempt)
        for closed in content.opened.unopened:
            reason, gpg = (closed.why.reason, closed.why.said) if isinstance(closed.why, Broken) else ("not for us", "")
            log.info("not opened", message=claimed.row, reason=reason, gpg=gpg)
        return Understood(self._inside(claimed, outer, sender, content), content.correlation.case)

    def _open(
        self, claimed: ClaimedMessage, outer: Message, sender: ClaimedSender, outside: Correlation, attempt: Attempt
    ) -> Content:
        """Decrypt and verify a mail; what it names inside, if that is its sender's word, says where it belongs."""
        examination = self._keys.examination(sender.address, attempt)
        signers = candidate_keys(sender, outside, examination.examine(outer).signers)
        mail = self._decryptor.open(outer, signers, attempt)
        self._reached("opened")
        keys = examination.examine(mail.message, mail.findings)
        inside = outside
        if not named_alike(mail.message, outer):
            inside = self._correlator.correlate(mail.message, outer, sender, claimed.reference)
        cases = [case for case in (inside.case, *inside.elsewhere) if case is not None]
        told_inside = [key.armored for key in (*(key for case in cases for key in keys_of(case)), *keys.signers)]
        if set(told_inside) - set(signers) and isinstance(mail.findings.signature, UnknownKey):
            mail = self._decryptor.verify_again(mail, list(dict.fromkeys([*signers, *told_inside])), attempt)
            keys = examination.examine(mail.message, mail.findings)
        opened = self._without_revoked(mail.findings, keys.revocations)
        correlation = self._correlator.bind(inside, mail.message, opened.signature, sender)
        if opened.encrypted and sender.known is None:
            own_keys = [examined.key for examined in keys.keys]
            if not is_authors(mail.message, opened, sender, own_keys, correlation.case):
                # Whose case it joins tells in the answer, and nothing shows that its sender wrote what lay inside
                correlation = outside
        message, case = mail.message, correlation.case
        if sender.handler and case:
            message = replace(message, new_text=without_names(message.new_text, case.reference))
        return Content(message, opened, correlation, examination.relate(keys, case))

    def _without_revoked(self, opened: Opened, fresh: Sequence[Revocation]) -> Opened:
        """Take the word of a key away that its owner has revoked, whoever's it is: a handler's, or a partner's too."""
        if not isinstance(signature := opened.signature, Good):
            return opened
        name = signature.fingerprint
        revoked = next((one for one in fresh if one.fingerprint == name), None) or self._store.find_revocation(name)
        if revoked is None or not revoked.whole or (revoked.soft and signature.made_at < revoked.at):
            return opened
        return replace(opened, signature=Bad("revoked-key"))

    # The event

    def _outside(
        self, claimed: ClaimedMessage, message: Message, sender: ClaimedSender, correlation: Correlation
    ) -> Mail:
        """Return the event of a mail of which nobody has looked into what is encrypted or signed, nor at keys."""
        return Mail(
            row=claimed.row,
            received_at=claimed.received_at,
            sender=sender.address,
            message=replace(
                message, automated=message.automated or (Sign.RETURN_PATH.value if sender.returned else None)
            ),
            proofs=proofs(message, Opened(), sender, correlation),
            handler=sender.handler,
            partner=sender.partner,
            answers=correlation.answers,
            joined_by=correlation.joined_by,
            names=correlation.names,
            was_copied=correlation.was_copied,
            beside=correlation.beside,
            shown=sender.shown,
            ours=self._correlator.is_ours(message, sender.address),
            released=claimed.released,
            again=claimed.copy_of is not None,
            seen_late=self._now() - claimed.received_at > SEEN_LATE,
        )

    def _inside(self, claimed: ClaimedMessage, outer: Message, sender: ClaimedSender, content: Content) -> Mail:
        """Return the event of a mail with all that was found in it."""
        message, opened, correlation, keys = content.message, content.opened, content.correlation, content.keys
        digest = _digest(message)
        is_news = sender.handler is None and claimed.copy_of is None
        mail = replace(
            self._outside(claimed, message, sender, correlation),
            opened=opened,
            outer=outer if opened.encrypted else None,
            proofs=proofs(message, opened, sender, correlation),
            astray=correlation.astray,
            key=best(keys.certificates, opened.signature, message.new_text),
            certificates=keys.certificates,
            other_keys=keys.others,
            revocations=keys.revocations,
            keys_unseen=keys.unseen,
            text_digest=digest,
            same_as=(self._store.find_case_of_text(digest) or "") if digest and is_news else "",
        )
        return self._of_a_handler(mail, correlation.case) if sender.handler else mail

    def _of_a_handler(self, mail: Mail, case: Case | None) -> Mail:
        """Return a handler's mail with what is needed to obey it, and to relay what it says."""
        message = mail.message
        known = self._store.find_guarded(candidates(message.new_text, message.attachments))
        proven = mail.proofs & {Proof.VOUCHED, Proof.SIGNATURE}  # of nobody else is anything relayed
        return replace(
            mail,
            heard=tuple(self._store.heard(case.reference)) if case else (),
            cases=self._correlator.named_cases(message),
            # What our own letters say is everybody's
            guarded=frozenset(print_ for print_ in known if print_ not in self._public),
            stripped=self._stripper.strip(message.attachments) if proven else (),
        )


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
