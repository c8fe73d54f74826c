"""The organisation: what the configuration says, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from mailbot.facts.clocks import LegalClock
from mailbot.facts.incoming import Key
from mailbot.facts.logins import CredentialExpiry
from mailbot.facts.retention import DEFAULT, Retention


class Unit(StrEnum):
    """Units of a span."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    WORKING_DAYS = "working days"


@dataclass(frozen=True, slots=True)
class Span:
    """A promised length of time, as written in the configuration: `5 working days`."""

    amount: int
    unit: Unit


class Role(StrEnum):
    """What a handler may do and gets: a lead gets escalations."""

    LEAD = "lead"
    HANDLER = "handler"


@dataclass(frozen=True, slots=True)
class Handler:
    """A person of the organisation who works on cases. Has a key, or may read cleartext, or both."""

    name: str
    address: str
    role: Role = Role.HANDLER
    key: Key | None = None
    cleartext: bool = False
    language: str = ""  # "" is the organisation's first
    file: str = field(default="", compare=False)  # where the key lies


@dataclass(frozen=True, slots=True)
class Partner:
    """An outside body that reports are shared with, such as a sector's CSIRT (ISO's coordinator)."""

    name: str
    address: str
    key: Key
    always: bool = False  # is told of every report at once, without personal data
    language: str = ""  # "" is the organisation's first
    file: str = field(default="", compare=False)
    says: tuple[tuple[str, str], ...] = ()  # who it is, by language, for whoever has never heard its name

    def called(self, language: str) -> str:
        """Return who it is, as a letter in that language says it."""
        return dict(self.says).get(language, self.name)


@dataclass(frozen=True, slots=True)
class Promises:
    """What the organisation has published that it will do."""

    assessment: Span
    progress: Span
    remind_handlers: Span
    relay_delay: timedelta


@dataclass(frozen=True, slots=True)
class Ceilings:
    """How much may go out by machine; the defence that needs no header (DESIGN section 5)."""

    acknowledgements_per_hour: int = 60  # to addresses nobody vouches for, and again for those with dmarc=pass
    machine_letters_per_day: int = 3  # to one address that is not proven
    answers_to_handler_per_day: int = 50  # more than a person writes; two machines get there in an hour
    looks_per_hour: int = 30  # of one handler at what can be read by mail
    looks_per_day: int = 150  # more than a person asks; below what is remembered of a day (case/counted.py)
    notices_per_hour: int = 10  # events told to handlers one by one; above it, one digest


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation, its people and its promises."""

    name: str
    address: str
    aliases: tuple[str, ...]
    languages: tuple[str, ...]
    timezone: str
    country: str
    prefix: str
    policy_url: str
    privacy_url: str
    fingerprint: str
    handlers: tuple[Handler, ...]
    promises: Promises
    extra_holidays: tuple[date, ...] = ()
    ceilings: Ceilings = field(default_factory=Ceilings)
    partners: tuple[Partner, ...] = ()
    need_to_know: bool = False  # handlers see the cases assigned to them; leads see all
    data_protection_officer: str | None = None  # an address
    credentials: tuple[CredentialExpiry, ...] = ()  # what we log in with and ends by itself
    signatures: tuple[tuple[str, str], ...] = ()  # who signs letters, by language
    safe_harbour: bool = False  # the published policy promises no legal action against whoever keeps to it
    report: bool = False  # leads get the figures of each month by mail
    published: tuple[str, ...] = ()  # sites that give our key and its fingerprint
    clocks: tuple[LegalClock, ...] = ()  # what the configuration says of them; case/clocks.py has the rest
    audit_to: str | None = None  # where a head goes each week; None: to the leads
    unusual: int = 20  # cases and held messages that one person may open in an hour, and the leads hear nothing
    subaddress: str | None = None  # what the mail server takes between our local part and a tag; None: no tags
    retention: Retention = DEFAULT
