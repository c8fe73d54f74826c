"""Which promises a reporter was given, and whether they were kept: judged from the mail that reached her, alone.

A promise is what a letter says, by the day that it names; it is kept by the letter that does what was said, when that
arrives by the end of that day. What the organisation has published binds as well: no letter puts a promise off by
naming a later day, and a kind of promise that no letter ever named counts as broken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mailbot.demo.people import ReadLetter

HERE = ZoneInfo("Europe/Amsterdam")
FIRST = date(2026, 4, 1)  # the day of the first mail, and of the report
ASSESSMENT_BY = date(2026, 4, 10)  # five working days after it: Good Friday and Easter Monday are none
EVERY = timedelta(days=14)  # progress

_DAY = r"\w+day (\d{1,2} \w+ \d{4})"
_SAID = {  # in the English letters
    "an assessment": re.compile(rf"\bassessment by {_DAY}"),
    "a solution": re.compile(rf"\bfixed by {_DAY}"),
    "news of progress": re.compile(rf"\b(?:hear from us|[Ww]e'll write)\b[^.]* by {_DAY}"),
}
_KEPT_BY = {
    "an assessment": re.compile(r"Our assessment of your report"),
    "a solution": re.compile(r"Good news about your report"),
    "news of progress": re.compile(r"(?!We've received your)"),  # whatever tells her more than that her own came
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
    for what in _SAID:
        promises += list(_promised(what, letters)) or [PromiseMade(f"{what}, by a named day", FIRST, None)]
    return sorted(promises, key=lambda promise: promise.by)


def why_not_confidential(letters: Sequence[ReadLetter]) -> list[str]:
    """Return what is wrong with letters that others could read; the first may be in clear: her key was not known."""
    return [
        f"“{letter.subject}” came {'in clear' if not letter.encrypted else 'unsigned'}."
        for place, letter in enumerate(letters)
        if not letter.signed or (place and not letter.encrypted)
    ]


def _promised(what: str, letters: Sequence[ReadLetter]) -> Iterator[PromiseMade]:
    days: set[date] = set()
    for place, letter in enumerate(letters):
        sentence = _SAID[what].search(" ".join(letter.text.split()))
        if sentence is None:
            continue
        by = datetime.strptime(sentence[1], "%d %B %Y").replace(tzinfo=HERE).date()
        if what == "an assessment":
            by = min(by, ASSESSMENT_BY)
        if what == "news of progress":
            by = min(by, _day(letter.at) + EVERY)
        if by not in days:  # letters repeat what is promised already
            days.add(by)
            later = [answer for answer in letters[place + 1 :] if _KEPT_BY[what].match(answer.subject)]
            yield PromiseMade(what, by, later[0].at if later else None)


def _first(letters: Sequence[ReadLetter], does: Callable[[ReadLetter], bool]) -> datetime | None:
    return next((letter.at for letter in letters if does(letter)), None)


def _brings_key(letter: ReadLetter) -> bool:
    keys = (content for name, content in letter.attachments.items() if name.endswith(".asc"))
    return letter.signed and any(b"BEGIN PGP PUBLIC KEY BLOCK" in content for content in keys)


def _is_receipt(letter: ReadLetter) -> bool:
    return letter.encrypted and letter.signed and "We've received your" in letter.subject


def _day(at: datetime) -> date:
    return at.astimezone(HERE).date()
