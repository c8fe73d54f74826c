"""Looks up what a handler asks for by mail: read from the store, and from the bytes of mails in the cage of the parser.

How much of it: the newest texts in full, up to a length that a mail server takes and a person reads; the rest in lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, assert_never

from mailbot.case.commands.held import MORE, rows_meant
from mailbot.edges.parser import Parser
from mailbot.edges.store import ClaimedMessage, Entry, HeldMessage, LetterOutside, LetterState, Store
from mailbot.errors import Permanent
from mailbot.facts import (
    Alive,
    Attachment,
    Broken,
    Case,
    CaseStep,
    Clock,
    Desk,
    Docket,
    Good,
    HeldMail,
    HeldText,
    HoldReason,
    Inquiry,
    Lasting,
    Left,
    LookUp,
    Message,
    NotForUs,
    Organisation,
    State,
    StepKind,
    Vitals,
)
from mailbot.health.conditions import Condition, Level
from mailbot.health.table import judge_all
from mailbot.intake.decryption import Decryptor, OpenedMail
from mailbot.intake.reading import HeaderAlone, Nothing, Whole, read
from mailbot.letters.rendering import RULE
from mailbot.mail.trace import find_sender

ALL_TEXTS: Final = 40_000
"""Characters of all texts of a case together: a few of these letters fit into any mailbox."""
ONE_TEXT: Final = 10_000
OPENED: Final = 20
"""Letters of ours that are opened to show what they say: each costs a run of gpg."""
NAMED: Final = 60
"""Held messages whose sender is looked up: more than one letter lists."""
SEARCHED: Final = 5_000
"""Cases that are searched, the newest: they are unsealed one by one, some thousands in a second."""
SPAM: Final = "spam"  # begins the reason of what our own server took for it
CUT: Final = "\n[…]"

_LEFT = {LetterState.SENT: Left.SENT, LetterState.FAILED: Left.FAILED}
_BESIDE_ENTRIES = (StepKind.MAIL, StepKind.LETTER, StepKind.NOTE)
_KINDS = {kind.value: kind for kind in StepKind if kind not in _BESIDE_ENTRIES}


class MailReader:
    """Reads the bytes of a mail as intake does: strangers' bytes in the parser's child, ciphertext by gpg."""

    def __init__(self, parser: Parser, decryptor: Decryptor, organisation: Organisation) -> None:
        self._parser = parser
        self._decryptor = decryptor
        self._keys = [handler.key.armored for handler in organisation.handlers if handler.key is not None]

    def read(self, raw: bytes, now: datetime) -> Message:
        """Return what a mail says; raises Permanent when it cannot be read."""
        return self._decryptor.open(self._parser.parse(raw), (), self._decryptor.attempt(now)).message

    def open(self, raw: bytes, signers: Sequence[str], now: datetime) -> OpenedMail:
        """Return a mail with what opening it told, where one of these armored keys may have signed it."""
        return self._decryptor.open(self._parser.parse(raw), signers, self._decryptor.attempt(now))

    def read_held(self, claimed: ClaimedMessage, now: datetime) -> HeldText:
        """Return what a held message says: as much of it as is safe, by what came of reading it before."""
        match read(self._parser, claimed):
            case Nothing(why=why):
                return HeldText(unread=why)
            case HeaderAlone(header=header, why=why):
                return HeldText(header.subject, unread=why, vouched=header.vouched_domain or "")
            case Whole(message=outer):
                mail = self._decryptor.open(outer, self._keys, self._decryptor.attempt(now))
                signature, failure = mail.findings.signature, mail.findings.failure
                return HeldText(
                    subject=mail.message.subject,
                    text=mail.message.text,
                    files=", ".join(file.name for file in mail.message.attachments),
                    unread=_why_closed(failure) if failure is not None else "",
                    vouched=outer.vouched_domain or "",
                    signed_by=signature.fingerprint if isinstance(signature, Good) else "",
                )


class DeskReader:
    """Reads what was asked for; from as many threads as take messages in."""

    def __init__(
        self, store: Store, mails: MailReader, real: Clock, copy: Callable[[str, datetime], Attachment | None]
    ) -> None:
        """`real` is the clock by which the daemons' signs of life are judged; `copy` makes the copy of one's data."""
        self._copy = copy
        self._store = store
        self._mails = mails
        self._real = real

    def read(self, asked: LookUp, now: datetime) -> Desk:
        """Return what there is to tell; who may see it is decided later."""
        match asked.inquiry:
            case Inquiry.COMMANDS:
                return Desk()
            case Inquiry.COPY:
                case = self._store.find_case(asked.reference)
                return Desk(copy=self._copy(case.reporter, now) if case is not None else None)
            case Inquiry.CASES:
                return Desk(dockets=self._open_cases())
            case Inquiry.CASE:
                return self._case(asked.words or asked.reference, now)
            case Inquiry.HELD:
                return self._held(asked, now)
            case Inquiry.FIND:
                return self._found(asked.words.casefold().split())
            case Inquiry.STATUS:
                return Desk(alive=alive(self._store.vitals(now, self._real())))
            case _:
                assert_never(asked.inquiry)

    # Cases

    def _open_cases(self) -> tuple[Docket, ...]:
        cases = [case for state in State if state is not State.CLOSED for case in self._store.each_case(state)]
        cases += self._store.cases_unended()  # somebody waits for an answer about their data
        words = self._store.last_words([case.reference for case in cases])
        return tuple(Docket(case, *words[case.reference]) for case in cases)

    def _case(self, reference: str, now: datetime) -> Desk:
        case = self._store.find_case(reference)
        if case is None:
            return Desk()
        letters = self._store.letters_outside(reference)
        steps = [
            *((step, None) for entry in self._store.journal(reference) if (step := _step_of(entry)) is not None),
            *((_step_of_letter(letter), letter) for letter in letters),
        ]
        steps.sort(key=lambda one: one[0].at)
        shown, shortened = self._with_texts(steps, now)
        docket = Docket(case, *self._store.last_words([reference])[reference])
        return Desk(dockets=(docket,), case=case, steps=shown, shortened=shortened)

    def _with_texts(
        self, steps: list[tuple[CaseStep, LetterOutside | None]], now: datetime
    ) -> tuple[tuple[CaseStep, ...], bool]:
        """Give the steps their texts, the newest first, while there is room; say whether there was not enough."""
        room, opened, shortened = ALL_TEXTS, 0, False
        shown = []
        for step, letter in reversed(steps):
            text = step.text
            if letter is not None and room > 0 and opened < OPENED:
                text, opened = self._text_of(letter, now), opened + 1
            if text is not None:
                kept = text[: max(0, min(room, ONE_TEXT))]
                room -= len(kept)
                shortened = shortened or kept != text
                text = (kept if kept == text else kept + CUT) if kept or not text else None
            shortened = shortened or (letter is not None and text is None)
            shown.append(replace(step, text=text))
        return tuple(reversed(shown)), shortened

    def _text_of(self, letter: LetterOutside, now: datetime) -> str | None:
        """Return what a letter of ours says, without its block of reference; None when it cannot be read any more."""
        try:
            message = self._mails.read(self._store.raw_letter(letter.id), now)
        except Permanent:
            return None
        return message.text.partition(f"\n{RULE}\n")[0].strip()

    def _found(self, words: list[str]) -> Desk:
        """Return the cases, the newest first, that have all these words in their subject, sender or notes."""
        cases = list(self._store.each_case(last=SEARCHED + 1))
        found = [case for case in reversed(cases[-SEARCHED:]) if self._has(case, words)]
        last = self._store.last_words([case.reference for case in found])
        dockets = tuple(Docket(case, *last[case.reference]) for case in found)
        return Desk(dockets=dockets, not_searched=len(cases) > SEARCHED)

    def _has(self, case: Case, words: list[str]) -> bool:
        named = (case.reference, case.subject, case.reporter, case.reporter_name, *case.addresses)
        said = "\n".join(named).casefold()
        missing = [word for word in words if word not in said]
        return not missing or _all_in(missing, "\n".join(self._store.notes(case.reference)).casefold())

    # What is held

    def _held(self, asked: LookUp, now: datetime) -> Desk:
        messages = sorted(self._store.held_messages(), key=lambda held: (held.reason.startswith(SPAM), -held.row))
        seen = asked.listed if asked.choice == MORE else ()
        named = [one.row for one in messages if one.row not in seen][:NAMED]
        held = tuple(self._held_mail(one, named=one.row in named) for one in messages)
        rows = rows_meant(asked.words, asked.listed) if asked.choice == "show" else ()
        claimed = self._store.look_at_held(rows[0]) if rows else None
        return Desk(held=held, held_text=self._mails.read_held(claimed, now) if claimed is not None else None)

    def _held_mail(self, held: HeldMessage, *, named: bool) -> HeldMail:
        raw = self._store.raw_message(held.row) if named else None
        return HeldMail(
            held.row,
            held.received_at,
            held.reason,
            sender=(find_sender(raw) or "") if raw is not None else "",
            case=self._store.find_case(held.reference) if held.reference else None,
            withheld=held.withheld is not None,
        )


def _all_in(words: list[str], text: str) -> bool:
    return all(word in text for word in words)


def alive(vitals: Vitals) -> Alive:
    """Return what a handler wants to know of what the daemons say of themselves."""
    conditions = judge_all(vitals)
    keys = [expiry.at for expiry in vitals.expiries if expiry.kind is Lasting.KEY]
    return Alive(
        mail_stopped_at=_since(conditions, vitals, "incoming", "inbox", "messages"),
        letters_stopped_at=_since(conditions, vitals, "outgoing", "letters"),
        waiting=vitals.unsent.count,
        undone=vitals.set_aside,
        key_ends_at=min(keys, default=None),
        key_ended=bool(keys) and min(keys) <= vitals.real,
        missed=vitals.missed,
        at_risk=vitals.at_risk,
        held=vitals.held.count,
        spam=vitals.spam,
    )


def _since(conditions: Iterable[Condition], vitals: Vitals, *names: str) -> datetime | None:
    """Return since when one of these is broken; what is only slow, or not known yet, is not."""
    broken = [one for one in conditions if one.name in names and one.level is Level.CRITICAL]
    return min((one.since or vitals.real for one in broken), default=None)


def _why_closed(failure: NotForUs | Broken) -> str:
    return HoldReason.NOT_OPENED.format(failure.reason) if isinstance(failure, Broken) else HoldReason.NOT_FOR_US.value


def _step_of(entry: Entry) -> CaseStep | None:
    """Return what an entry of the journal tells a reader; None for one of the house's own, or one that was erased."""
    facts = entry.facts
    if facts is None:
        return None
    if "message" in facts:
        files, text = facts["attachments"], facts["text"]
        return CaseStep(entry.at, StepKind.MAIL, facts["sender"], facts["subject"], files=files, text=text)
    if entry.kind == StepKind.NOTE:
        return CaseStep(entry.at, StepKind.NOTE, facts.get("handler", ""), text=facts.get("text", ""))
    kind = _KINDS.get(entry.kind)
    return None if kind is None else CaseStep(entry.at, kind, facts.get("to", facts.get("handler", "")))


def _step_of_letter(letter: LetterOutside) -> CaseStep:
    return CaseStep(letter.at, StepKind.LETTER, letter.to, letter.text, left=_LEFT.get(letter.state, Left.WAITS))
