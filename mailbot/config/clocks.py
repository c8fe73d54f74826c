"""The section about the clocks of laws: which are switched on, who the authority is, and further ones."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from mailbot import facts
from mailbot.case.clocks import PRESETS, VERBS
from mailbot.config.fields import Language, Line, Section, Url
from mailbot.facts import ClockStep, LegalClock, Marks, Mention, StepFrom, Within

_NAME = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_WITHIN = re.compile(r"(?P<amount>one|\d{1,3})\s+(?P<unit>hour|day|month)s?")
_SHARE = re.compile(r"(\d{1,2})\s*%")
_HOURS = re.compile(r"(\d{1,3})\s+hours?")


def _name(text: str) -> str:
    if not _NAME.fullmatch(text) or text in VERBS:
        raise ValueError(f"must be a word of small letters, digits and hyphens, and none of {', '.join(sorted(VERBS))}")
    return text


def _within(text: object) -> Within | None:
    said = str(text).strip().casefold()
    if said == "no number":
        return None
    found = _WITHIN.fullmatch(said)
    if found is None or (amount := 1 if found["amount"] == "one" else int(found["amount"])) == 0:
        raise ValueError("must be such as “72 hours”, “14 days” or “one month”, or “no number”")
    return Within(**{f"{found['unit']}s": amount})


def _mark(text: object) -> int | timedelta:
    said = str(text).strip()
    if found := _SHARE.fullmatch(said):
        return int(found[1])
    if found := _HOURS.fullmatch(said):
        return timedelta(hours=int(found[1]))
    raise ValueError("must be such as “50 %” of the time, or “3 hours” before its end")


Name = Annotated[str, BeforeValidator(_name)]


def _by_its_name(clock: object) -> object:
    return {"name": clock} if isinstance(clock, str) else clock


class Step(Section):
    """What must be done by when."""

    name: Name
    """What handlers call it: `#clock NAME done STEP REFERENCE`."""
    after: StepFrom = StepFrom.AWARENESS
    """What the time is counted from: `awareness`, `step before` (when that was done), or `fix` (when there is one)."""
    within: Annotated[Within | None, BeforeValidator(_within)]
    """How long it may take: `72 hours`, `14 days`, `one month`; `no number` for “without undue delay”."""


class Clock(Section):
    """A clock that a handler can start: one of ours by its name, or one of your own with all that follows."""

    name: Name
    """`gdpr`, `gdpr-processor`, `nis2`, `cra-vulnerability` or `cra-incident`; else the name of one of your own."""
    enabled: bool = True
    """Whether a handler can start it; naming one switches it on, and `gdpr` is on unless you say false here."""
    authority: Line = ""
    """Who is told, by name, such as Autoriteit Persoonsgegevens."""
    language: Language = ""
    """The authority's language, in which the text for its form is written; your first when left out."""
    portal: Url = ""
    """The address of its form."""
    law: Line = ""
    """Of your own: the law or the contract that gives so long, as people cite it."""
    tells: Line = ""
    """Of your own: whom it may want told."""
    steps: tuple[Step, ...] = ()
    """Of your own: what must be done, in order."""
    fields: tuple[Name, ...] = ()
    """Of your own: what the register and the form ask, a word each; those of ours (facts, …) have words of letters."""
    marks: Annotated[tuple[Annotated[int | timedelta, BeforeValidator(_mark)], ...], Field(min_length=1)] = (
        50,
        80,
        *Marks().before,
    )
    """Of your own: when you are reminded: after 50 % of the time, 3 hours before its end. At the end you are as well.

    Of a step with `no number`, hours count from its beginning, and then it comes daily.
    """
    personal_data: bool = False
    """Of your own: whether the data_protection_officer is reminded as well."""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        own = {"law", "tells", "steps", "fields", "marks", "personal_data"} & self.model_fields_set
        if self.name in PRESETS and own:
            raise ValueError(f"{', '.join(sorted(own))}: {self.name} has its own; give your clock another name")
        if self.name not in PRESETS and not (self.law and self.steps):
            raise ValueError(f"{self.name} is none of {', '.join(PRESETS)}: a clock of your own needs law and steps")
        if self.steps and self.steps[0].after is StepFrom.STEP_BEFORE:
            raise ValueError("steps (entry 1).after: there is no step before")
        names = [step.name for step in self.steps]
        if len({*names, *self.fields}) != len(names) + len(self.fields):
            raise ValueError("steps, fields: a name stands twice")
        return self

    def as_fact(self) -> LegalClock:
        """Return the clock; of one of ours, what the law says stands in case/clocks.py."""
        preset = PRESETS.get(self.name)
        if preset is None:
            preset = LegalClock(
                self.name,
                self.law,
                tuple(ClockStep(step.name, step.after, step.within) for step in self.steps),
                self.fields,
                tells=self.tells,
                marks=self._marks(),
                officer=self.personal_data,
                asked_at=Mention.PERSONAL_DATA if self.personal_data else None,
            )
        return replace(
            preset, enabled=self.enabled, authority=self.authority, language=self.language, portal=self.portal
        )

    def _marks(self) -> facts.Marks:
        hours = tuple(sorted((mark for mark in self.marks if isinstance(mark, timedelta)), reverse=True))
        shares = tuple(sorted(mark for mark in self.marks if isinstance(mark, int)))
        if all(step.within is None for step in self.steps):
            return Marks(shares=(), before=(), after=tuple(reversed(hours)), every=timedelta(days=1))
        return Marks(shares=shares, before=hours)


AnyClock = Annotated[Clock, BeforeValidator(_by_its_name)]
"""A clock, or only the name of one of ours."""
