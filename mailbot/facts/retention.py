"""How long a record is kept, on which ground, and what may keep it longer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mailbot.facts.clocks import Within


class Ground(StrEnum):
    """On which ground something is kept, and goes when its term is over: the keys of `retention` in the configuration.

    What goes as somebody asked for it has a ground of its own, the law's.
    """

    VALID = "valid"
    INVALID = "invalid"
    NO_REPORT = "no_report"
    SPAM = "spam"
    BREACH_REGISTER = "breach_register"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Retention:
    """How long each thing is kept; a case, from the moment on that it was closed."""

    preset: str
    valid: Within
    invalid: Within
    no_report: Within
    spam: Within
    breach_register: Within
    mailbox: Within
    journal: Within
    identities: Within
    backups: Within

    def term_of(self, ground: Ground) -> Within | None:
        """Return how long something is kept on this ground; None where no term gives it."""
        return {
            Ground.VALID: self.valid,
            Ground.INVALID: self.invalid,
            Ground.NO_REPORT: self.no_report,
            Ground.SPAM: self.spam,
            Ground.BREACH_REGISTER: self.breach_register,
        }.get(ground)


_YEAR = Within(months=12)
_THREE_YEARS = Within(months=36)
_FIVE_YEARS = Within(months=60)
_MONTH = Within(days=30)

DEFAULT = Retention(
    preset="default",
    valid=_YEAR,
    invalid=_YEAR,
    no_report=_YEAR,
    spam=_MONTH,
    breach_register=_FIVE_YEARS,
    mailbox=_MONTH,
    journal=_FIVE_YEARS,
    identities=_YEAR,
    backups=_MONTH,
)
NL_MUNICIPALITY = Retention(
    preset="nl-municipality",
    valid=_FIVE_YEARS,
    invalid=_THREE_YEARS,
    no_report=_YEAR,
    spam=_MONTH,
    breach_register=_FIVE_YEARS,
    mailbox=_MONTH,
    journal=_FIVE_YEARS,
    identities=_YEAR,
    backups=_MONTH,
)
PRESETS = {preset.preset: preset for preset in (DEFAULT, NL_MUNICIPALITY)}


@dataclass(frozen=True, slots=True)
class LegalHold:
    """That a case is kept whatever its term says, until somebody takes that back."""

    at: datetime
    by: str  # a handler's address, or the operator's login
    why: str


@dataclass(frozen=True, slots=True)
class Outliving:
    """A row of the register of legal clocks that outlives its case, by the register's own columns, without who."""

    reference: str
    goes_at: datetime
    columns: Mapping[str, str]
