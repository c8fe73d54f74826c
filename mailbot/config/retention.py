"""The section about how long what is kept."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Annotated, Literal

from pydantic import BeforeValidator

from mailbot import facts
from mailbot.config.fields import Section
from mailbot.facts import Within
from mailbot.facts.retention import PRESETS

_TERM = re.compile(r"(?P<amount>one|\d{1,4})\s+(?P<unit>day|week|month|year)s?")


def _term(text: object) -> Within:
    found = _TERM.fullmatch(str(text).strip().casefold())
    if found is None or (amount := 1 if found["amount"] == "one" else int(found["amount"])) == 0:
        raise ValueError("must be such as “30 days”, “18 months” or “5 years”")
    match found["unit"]:
        case "day":
            return Within(days=amount)
        case "week":
            return Within(days=7 * amount)
        case "month":
            return Within(months=amount)
        case _:
            return Within(months=12 * amount)


Term = Annotated[Within | None, BeforeValidator(_term)]


class Retention(Section):
    """How long the record is kept before it is erased: a preset, and whatever of it you have other terms for.

    A case is kept from the day on that it was closed. A week before one goes the leads read of it, and may keep it.
    """

    preset: Literal["default", "nl-municipality"] = "default"
    """The terms of everything that is not named here.

    `nl-municipality` follows the Dutch selection list for municipalities of 2020 and BIO2; `default` is a year.
    """
    valid: Term = None
    """Cases closed as fixed, and every case in which the clock of a law has run."""
    invalid: Term = None
    """Cases closed as invalid, duplicate or out of scope."""
    no_report: Term = None
    """Cases in which no report came, and mails that belong to no case."""
    spam: Term = None
    """Cases closed as spam, and mails that are held as spam."""
    breach_register: Term = None
    """The rows of `mailbot breaches`, which stay without saying who when their case goes."""
    mailbox: Term = None
    """Copies in the mailbox: what mailbot has filed away there, and what it has sent."""
    journal: Term = None
    """Which things happened in a case and when, without what; and who looked at it."""
    identities: Term = None
    """The keyed hashes by which a mail that comes again is known; older mail is not fetched any more."""
    backups: Term = None
    """How long you keep a backup: the proof of an erasure names the day on which the last one that has it is gone."""

    def as_fact(self) -> facts.Retention:
        """Return each term: the preset's, where none is named."""
        named = {field.name: getattr(self, field.name) for field in fields(facts.Retention)}
        return replace(PRESETS[self.preset], **{name: term for name, term in named.items() if term is not None})
