"""The event that a message is, put together from all that was found out about it.

    what the header tells  <  what the content tells  <  what a handler's mail needs, to be obeyed and relayed

Each is a whole Mail by itself: of what could not be read, the first is all there is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from mailbot.case.leak_guard import candidates
from mailbot.case.reporter_key import best
from mailbot.edges.metadata import Stripper
from mailbot.edges.store import ClaimedMessage, Store, WithheldAt
from mailbot.facts import Case, Clock, Mail, Message, Opened, Proof, Sign, Unparsed, Withheld
from mailbot.intake.correlation import Correlator
from mailbot.intake.evidence import proofs
from mailbot.intake.findings import ClaimedSender, Correlation
from mailbot.intake.keys import KeysOfMail

SEEN_LATE = timedelta(days=1)  # between receipt and our first look: more than a night, and than any wait for a slot
TELLING = 8  # words: a shorter text is said by many


@dataclass(frozen=True, slots=True)
class InnerMail:
    """What a mail says, as far as it opened, and where that belongs."""

    message: Message
    opened: Opened
    correlation: Correlation
    keys: KeysOfMail


class MailEvents:
    """Makes events of what was found out; asks the store for what they must bring along."""

    def __init__(
        self, store: Store, correlator: Correlator, *, now: Clock, public: Callable[[], str], stripper: Stripper
    ) -> None:
        """`public` gives what our own letters say, as the leak guard compares it; asked where it may be repeated."""
        self._store = store
        self._correlator = correlator
        self._now = now
        self._public = public
        self._stripper = stripper

    def of_nothing(self, claimed: ClaimedMessage, why: str) -> Unparsed | Withheld:
        """Return the event of a message of which nothing was read."""
        if claimed.withheld is not None:
            return _withheld(claimed, claimed.withheld)
        return Unparsed(claimed.row, claimed.received_at, why)

    def of_header(
        self, claimed: ClaimedMessage, header: Message, sender: ClaimedSender, correlation: Correlation, why: str
    ) -> Mail:
        """Return the event of a mail of which the header alone was read."""
        withheld = _withheld(claimed, claimed.withheld, header) if claimed.withheld else None
        return replace(self._outside(claimed, header, sender, correlation), unread=why, withheld=withheld)

    def of_content(self, claimed: ClaimedMessage, outer: Message, sender: ClaimedSender, content: InnerMail) -> Mail:
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
            round_trip=opened.encrypted and self._correlator.is_round_trip(outer, message, self._now()),
            text_digest=digest,
            same_as=(self._store.find_case_of_text(digest) or "") if digest and is_news else "",
        )
        return self._of_a_handler(mail, correlation.case) if sender.handler else mail

    def _outside(
        self, claimed: ClaimedMessage, message: Message, sender: ClaimedSender, correlation: Correlation
    ) -> Mail:
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
            erased="" if sender.handler else self._correlator.find_erased(message),
            was_copied=correlation.was_copied,
            beside=correlation.beside,
            shown=sender.shown,
            ours=self._correlator.is_ours(message, sender.address),
            released=claimed.released,
            again=claimed.copy_of is not None,
            seen_late=self._now() - claimed.received_at > SEEN_LATE,
        )

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
            guarded=frozenset(print_ for print_ in known if print_ not in self._public()),
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
