"""Looks up what a handler asks for by mail: read from the store, and from the bytes of mails in the cage of the parser.

How much of it: the newest texts in full, up to a length that a mail server takes and a person reads; the rest in lines.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final, assert_never

from mailbot.edges.parser import Parser
from mailbot.edges.store import Entry, LetterOutside, LetterState, Store
from mailbot.errors import Permanent
from mailbot.facts import CaseStep, Desk, Docket, Inquiry, Left, LookUp, Message, Opened, Organisation, State, StepKind
from mailbot.intake.decryption import Decryptor
from mailbot.letters.rendering import RULE

ALL_TEXTS: Final = 40_000
"""Characters of all texts of a case together: a few of these letters fit into any mailbox."""
ONE_TEXT: Final = 10_000
OPENED: Final = 20
"""Letters of ours that are opened to show what they say: each costs a run of gpg."""
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

    def read(self, raw: bytes, now: datetime) -> tuple[Message, Opened]:
        """Return what a mail says; raises Permanent when it cannot be read."""
        mail = self._decryptor.open(self._parser.parse(raw), self._keys, self._decryptor.attempt(now))
        return mail.message, mail.findings


class DeskReader:
    """Reads what was asked for; from as many threads as take messages in."""

    def __init__(self, store: Store, mails: MailReader) -> None:
        self._store = store
        self._mails = mails

    def read(self, asked: LookUp, now: datetime) -> Desk:
        """Return what there is to tell; who may see it is decided later."""
        match asked.inquiry:
            case Inquiry.COMMANDS:
                return Desk()
            case Inquiry.CASES:
                return Desk(dockets=self._open_cases())
            case Inquiry.CASE:
                return self._case(asked.reference, now)
            case _:
                assert_never(asked.inquiry)

    # Cases

    def _open_cases(self) -> tuple[Docket, ...]:
        cases = [case for state in State if state is not State.CLOSED for case in self._store.each_case(state)]
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
            message, _ = self._mails.read(self._store.raw_letter(letter.id), now)
        except Permanent:
            return None
        return message.text.partition(f"\n{RULE}\n")[0].strip()


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
