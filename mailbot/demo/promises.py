"""Which promises a reporter was given, and whether they were kept: judged from the mail that reached her.

A promise is a day that her case owes her something by, once a letter that reached her names that day, in whatever
words; it is kept by the letter that does what was owed, when that arrives by the end of the day. Which letter it is
and what was owed say the books (`Origin`); that anything was told or done, her mail alone. What the organisation has
published binds as well: no letter puts a promise off by naming a later day. A kind of promise that no letter ever named
counts as broken, and so does a day ahead that a letter names and nobody owes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mailbot.demo.people import Debt, ReadLetter
from mailbot.letters.for_reporter import Accepted, Acknowledgement, Deferred, Fixed, Invalid, Receipt

HERE = ZoneInfo("Europe/Amsterdam")
FIRST = date(2026, 4, 1)  # the day of the first mail, and of the report
ASSESSMENT_BY = date(2026, 4, 10)  # five working days after it: Good Friday and Easter Monday are none
EVERY = timedelta(days=14)  # progress

_KEPT_BY: Mapping[Debt, Callable[[ReadLetter], bool]] = {
    Debt.ASSESSMENT: lambda letter: letter.is_a(Accepted, Invalid, Deferred),
    Debt.SOLUTION: lambda letter: letter.is_a(Fixed),
    Debt.PROGRESS: lambda letter: not letter.is_a(Acknowledgement, Receipt),  # tells her more than that her own came
}


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """Something that was promised, by the end of a day."""

    what: str
    by: date
    kept_at: datetime | None

    @property
    def kept(self) -> bool:
        """Return whether it was kept in time."""
        return self.kept_at is not None and _day(self.kept_at) <= self.by


def find_promises(letters: Sequence[ReadLetter]) -> list[PromiseMade]:
    """Return every promise, in order of its day; `letters` are the reporter's, as they arrived."""
    promises = [
        PromiseMade("our key", FIRST, _first(letters, _brings_key)),
        PromiseMade("a receipt for her report", FIRST, _first(letters, _is_receipt)),
    ]
    for what in Debt:
        promises += list(_promised(what, letters)) or [PromiseMade(f"{what}, by a named day", FIRST, None)]
    promises += [PromiseMade("what nobody owes", day, None) for letter in letters for day in _made_up(letter)]
    return sorted(promises, key=lambda promise: promise.by)


def why_not_confidential(letters: Sequence[ReadLetter]) -> list[str]:
    """Return what is wrong with letters that others could read; the first may be in clear: her key was not known."""
    return [
        f"“{letter.subject}” came {'in clear' if not letter.encrypted else 'unsigned'}."
        for place, letter in enumerate(letters)
        if not letter.signed or (place and not letter.encrypted)
    ]


def _promised(what: Debt, letters: Sequence[ReadLetter]) -> Iterator[PromiseMade]:
    days: set[date] = set()
    for place, letter in enumerate(letters):
        by = letter.origin.owed.get(what)
        if by is None or by not in letter.days():
            continue
        if what is Debt.ASSESSMENT:
            by = min(by, ASSESSMENT_BY)
        if what is Debt.PROGRESS:
            by = min(by, _day(letter.at) + EVERY)
        if by not in days:  # letters repeat what is promised already
            days.add(by)
            later = [answer for answer in letters[place + 1 :] if _KEPT_BY[what](answer)]
            yield PromiseMade(what, by, later[0].at if later else None)


def _made_up(letter: ReadLetter) -> list[date]:
    """Return the days ahead that a letter names and that her case does not owe anything by."""
    return sorted(day for day in letter.days() - {*letter.origin.owed.values()} if day > _day(letter.at))


def _first(letters: Sequence[ReadLetter], does: Callable[[ReadLetter], bool]) -> datetime | None:
    return next((letter.at for letter in letters if does(letter)), None)


def _brings_key(letter: ReadLetter) -> bool:
    keys = (content for name, content in letter.attachments.items() if name.endswith(".asc"))
    return letter.signed and any(b"BEGIN PGP PUBLIC KEY BLOCK" in content for content in keys)


def _is_receipt(letter: ReadLetter) -> bool:
    return letter.encrypted and letter.signed and letter.is_a(Receipt)


def _day(at: datetime) -> date:
    return at.astimezone(HERE).date()
