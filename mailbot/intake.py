"""One message on its way in: record, parse, open, recognise; what comes out is an event for commit.

    recorded --claim--> parsed --> opened --> recognised --commit--> done | held
        ^                  |          |
        '--- try again ----'----------'        the third attempt holds it unparsed

Guarantee: the raw bytes are recorded, sealed, before anything looks into them, and an attempt is counted, in a
transaction of its own, before each look. A message that kills the process is held at its third attempt; the messages
behind it go on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from mailbot.case.addresses import find_tags, is_ours
from mailbot.commit import Commit, MessageDone
from mailbot.edges.parser import Parser
from mailbot.edges.store import ClaimedMessage, Store
from mailbot.errors import Permanent, Temporary
from mailbot.facts import (
    Audience,
    Case,
    Clock,
    Good,
    Handler,
    LetterRecord,
    Mail,
    Message,
    Occurrence,
    Opened,
    Organisation,
    Partner,
    Proof,
    Reached,
    State,
    UnknownKey,
    Unparsed,
)
from mailbot.mail.trace import find_message_id, find_sender, without_trace_fields
from mailbot.opening import Opener

log = structlog.get_logger("mailbot.intake")

LAST_ATTEMPT = 3
RETRY_AFTER = timedelta(minutes=1)
NAMED = 5  # cases that one mail names and that are looked up: people name one
TELLING = 8  # words: a shorter text is said by many
RETURN_PATH = "written to the return path of a letter"  # people write to its From; only machines to this (RFC 3834)
SAME_CASE = timedelta(days=30)  # a mail joins its sender's only open case, by address alone, if that is no older


@dataclass(frozen=True, slots=True)
class Recognised:
    """Where a mail belongs: its case, how it came there, and a case of somebody else that it names."""

    case: Case | None
    joined_by: str = ""
    names: str | None = None
    was_copied: bool = False


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
    ) -> None:
        self._store = store
        self._parser = parser
        self._opener = opener
        self._commit = commit
        self._organisation = organisation
        self._handlers: Mapping[str, Handler] = {handler.address: handler for handler in organisation.handlers}
        self._partners: Mapping[str, Partner] = {partner.address: partner for partner in organisation.partners}
        self._reference = re.compile(rf"\b{re.escape(organisation.prefix)}-\d{{4}}-[0-9A-Z]{{4}}\b", re.IGNORECASE)
        self._owner = owner
        self._now = now
        self._real = real
        self._reached = reached

    def record(self, raw: bytes, received_at: datetime, place: tuple[str, int, int] | None = None) -> bool:
        """Keep the bytes of a message before anything looks into them; False when it is known already.

        `place` is (folder, uidvalidity, uid) on the IMAP server.
        """
        recorded = self._store.record(
            raw,
            identity=without_trace_fields(raw),
            sender=find_sender(raw),
            message_id=find_message_id(raw),
            received_at=received_at,
            now=self._now(),
            place=place,
        )
        self._reached("recorded")
        return recorded.new

    def take_next(self) -> bool:
        """Take in the next message that waits; False when none does."""
        claimed = self._store.claim_message(self._owner, self._real())
        if claimed is None:
            return False
        try:
            outer = self._parse(claimed)
            claimed = replace(claimed, raw=b"")  # a message may be huge, and letters of its size are written next
            event, recognised = self._understand(claimed, outer)
            self._commit.carry_out(
                event,
                recognised.case.reference if recognised.case else None,
                address=event.sender if isinstance(event, Mail) else "",
                done=MessageDone(claimed.row, self._owner),
            )
        except Temporary as why:
            log.warning("again", message=claimed.row, reason=str(why))
            self._store.release_message(claimed.row, self._owner, self._real() + RETRY_AFTER, counted=False)
        except Exception as bug:  # noqa: BLE001  # nothing is lost to a bug: the third attempt holds the message
            log.error("failed", message=claimed.row, attempt=claimed.attempts, reason=type(bug).__name__)
            self._store.release_message(claimed.row, self._owner, self._real() + RETRY_AFTER, counted=True)
        return True

    def _parse(self, claimed: ClaimedMessage) -> Message | Unparsed:
        if claimed.attempts >= LAST_ATTEMPT:
            return Unparsed(claimed.row, claimed.received_at, "failed twice before")
        try:
            outer = self._parser.parse(claimed.raw)
        except Permanent as why:
            return Unparsed(claimed.row, claimed.received_at, str(why))
        self._reached("parsed")
        return outer

    def _understand(self, claimed: ClaimedMessage, outer: Message | Unparsed) -> tuple[Occurrence, Recognised]:
        if isinstance(outer, Unparsed):
            return outer, Recognised(None)
        now = self._now()
        sender = outer.sender or ""
        handler = self._handlers.get(sender)
        partner = self._partners.get(sender)
        open_cases = self._store.open_cases_of(sender, now - SAME_CASE) if sender else []
        returned = self._returned(outer)
        answered = returned or self._answered(outer, sender)
        named = self._store.find_case(answered.reference) if answered and answered.reference else None
        key, other_keys = self._opener.inspect(outer, sender, now)
        elsewhere = [] if handler else self._elsewhere(outer, outer, sender)
        pinned = [case.key for case in (*open_cases, named, *elsewhere) if case is not None and case.key is not None]
        enrolled = handler.key if handler else partner.key if partner else None
        may_count = [key for key in (enrolled, *pinned, key) if key is not None]
        signers = list(dict.fromkeys(one.armored for one in may_count))
        message, opened = self._opener.open(outer, signers, now)
        self._reached("opened")
        if key is None and message.keys != outer.keys:
            key, other_keys = self._opener.inspect(message, sender, now)
        answered = returned or self._answered(message, sender)
        recognised = self._belongs(message, outer, sender, answered, open_cases, handler or partner)
        held_for = self._store.find_case(claimed.reference) if claimed.reference else None
        if held_for is not None and held_for.reporter == sender:
            recognised = Recognised(held_for, recognised.joined_by)
        if recognised.case is None and handler is None:
            elsewhere = self._elsewhere(message, outer, sender)
        late_keys = (key, recognised.case and recognised.case.key, *(case.key for case in elsewhere))
        late = {one.armored for one in late_keys if one} - set(signers)
        if late and isinstance(opened.signature, UnknownKey):
            # Only what stood inside told who may have signed it: the key itself, or the case that it belongs to
            message, opened = self._opener.open(outer, [*signers, *late], now)
        if recognised.case is None and isinstance(opened.signature, Good):
            # Another address of the same person: the key that is pinned to the case says so
            signer = opened.signature.fingerprint
            theirs = next((case for case in elsewhere if case.key and case.key.fingerprint == signer), None)
            recognised = Recognised(theirs, "key") if theirs else recognised
        signed_keys = replace(message, keys=opened.signed_keys)
        digest = _digest(message)
        mail = Mail(
            row=claimed.row,
            received_at=claimed.received_at,
            sender=sender,
            message=replace(message, automated=message.automated or (RETURN_PATH if returned else None)),
            opened=opened,
            handler=handler,
            answers=answered,
            joined_by=recognised.joined_by,
            names=recognised.names,
            key=key,
            other_keys=other_keys,
            ours=is_ours(sender, self._organisation) and self._is_known_letter(message),
            heard=tuple(self._store.heard(recognised.case.reference)) if handler and recognised.case else (),
            cases=self._named(message) if handler else (),
            released=claimed.released,
            partner=partner,
            signed_key=self._opener.inspect(signed_keys, sender, now)[0] if opened.signed_keys else None,
            text_digest=digest,
            same_as=(self._store.find_said(digest) or "") if digest and handler is None else "",
            was_copied=recognised.was_copied,
        )
        return replace(mail, proofs=_proofs(mail, recognised.case)), recognised

    def _returned(self, message: Message) -> LetterRecord | None:
        """Find our letter that came back: by what a delivery report returns of it, else by the tag it was sent with."""
        originals = [report.original_message_id for report in message.reports if report.original_message_id]
        tags = find_tags((*message.delivered_to, *message.to), self._organisation.subaddress)
        by_message_id = self._store.find_letter(originals[:1]) if originals else None  # one report, one original
        return by_message_id or (self._store.find_returned(tags) if tags else None)

    def _answered(self, message: Message, sender: str) -> LetterRecord | None:
        """Find our letter to its sender that a mail answers."""
        ids = [*message.in_reply_to, *reversed(message.references)]
        return self._store.find_letter(ids, to=sender) if ids and sender else None

    def _belongs(
        self,
        message: Message,
        outer: Message,
        sender: str,
        answered: LetterRecord | None,
        open_cases: list[Case],
        known: Handler | Partner | None,
    ) -> Recognised:
        if answered is not None and answered.reference is not None:
            case = self._store.find_case(answered.reference)
            returned = answered.to != sender  # a letter to somebody else is not answered: it came back
            if case is not None and (known is not None or returned or case.reporter == sender):
                return Recognised(case, "letter")
        if isinstance(known, Handler):
            return Recognised(None)
        names = None
        was_copied = False
        for subject, where in ((message.subject, "inner subject"), (outer.subject, "subject")):
            for reference in self._reference.findall(subject):
                case = self._store.find_case(reference.upper())
                if case is not None and (known is not None or case.reporter == sender):
                    return Recognised(case, where if subject != outer.subject else "subject")
                names = names or (case.reference if case else None)
                was_copied = was_copied or (case is not None and sender in case.copied)
        if names is None and len(open_cases) == 1 and open_cases[0].state is not State.CLOSED:
            return Recognised(open_cases[0], "address")
        return Recognised(None, names=names, was_copied=was_copied)

    def _elsewhere(self, message: Message, outer: Message, sender: str) -> list[Case]:
        """Give the cases of other addresses that a mail may belong to, if the key pinned to one of them signed it."""
        found = [reference for one in (message, outer) for reference in self._reference.findall(one.subject)]
        ids = [*message.in_reply_to, *reversed(message.references)]
        answered = self._store.find_letter(ids) if ids else None
        if answered is not None and answered.audience is Audience.REPORTER and answered.reference:
            found.append(answered.reference)
        references = list(dict.fromkeys(reference.upper() for reference in found))[:NAMED]
        cases = filter(None, map(self._store.find_case, references))
        return [case for case in cases if case.reporter != sender and case.key is not None]

    def _named(self, message: Message) -> tuple[Case, ...]:
        """Give the cases whose references stand in what a handler wrote."""
        references = dict.fromkeys(found.upper() for found in self._reference.findall(message.new_text))
        return tuple(filter(None, map(self._store.find_case, list(references)[:NAMED])))

    def _is_known_letter(self, message: Message) -> bool:
        return message.message_id is not None and self._store.find_letter([message.message_id], to=None) is not None


def _digest(message: Message) -> bytes:
    """Hash what a mail says, so that the same text is known again however it is wrapped; b"" when it says little."""
    words = message.new_text.casefold().split()
    return hashlib.sha256(" ".join(words).encode("utf-8", "replace")).digest() if len(words) >= TELLING else b""


def _proofs(mail: Mail, case: Case | None) -> frozenset[Proof]:
    proofs = set()
    if mail.message.vouched_domain is not None and mail.sender.endswith("@" + mail.message.vouched_domain):
        proofs.add(Proof.VOUCHED)
    if mail.answers is not None and mail.answers.to == mail.sender and mail.answers.audience is not Audience.HANDLER:
        proofs.add(Proof.ANSWER)
    known = mail.handler or mail.partner
    expected = {known.key.fingerprint} if known and known.key else set()
    if (
        case is not None
        and case.key is not None
        and mail.handler is None
        and (not known or case.reporter == mail.sender)
    ):
        expected.add(case.key.fingerprint)
    inner_sender = mail.message.protected.sender if mail.message.protected else None
    match mail.opened:
        case Opened(signature=Good(fingerprint=fingerprint)) if fingerprint in expected:
            if inner_sender in (None, mail.sender):
                proofs.add(Proof.SIGNATURE)
    return frozenset(proofs)
