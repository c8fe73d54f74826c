"""The configuration file: read once, checked to the last key, and handed on as values.

Every scalar in the file is taken as text and each key decides what it means, so YAML cannot turn the country `NO`
into false, a fingerprint into a number or a day into midnight somewhere. What is wrong is said in one sentence for
each key, all at once, and without the value where that could be a secret. A key that this version does nothing with
is an error: whoever writes it would rely on it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from mailbot import facts
from mailbot.case.promises import duration
from mailbot.config.audit import Audit
from mailbot.config.clocks import AnyClock
from mailbot.config.consistency import contradictions
from mailbot.config.fields import (
    Address,
    Country,
    Database,
    Domain,
    FilePath,
    Greeting,
    Language,
    Line,
    MetricsFile,
    Plain,
    Prefix,
    Program,
    Section,
    Server,
    Site,
    Timezone,
    Url,
)
from mailbot.config.mail_servers import Imap, Smtp
from mailbot.config.mistakes import Loader, explain, explain_yaml
from mailbot.config.openpgp import OpenPgp
from mailbot.config.people import Handler, Partner
from mailbot.config.promises import Promises
from mailbot.config.retention import Retention
from mailbot.errors import ConfigError, by_cause
from mailbot.facts import Span, Unit
from mailbot.mail.believed import Believed, SpamSign, Voice
from mailbot.ownership import DEFAULT_CONFIG

__all__ = ["Config", "find_config", "load"]


def find_config(option: str | None) -> Path:
    """Return which file to load: the option of the command, $MAILBOT_CONFIG, /etc/mailbot/config.yaml."""
    return Path(option or os.environ.get("MAILBOT_CONFIG") or DEFAULT_CONFIG)


def load(path: Path) -> Config:
    """Read and check the file.

    Raises ConfigError with a line for each thing that is wrong, and Temporary when it cannot be read at the moment.
    """
    path = path.absolute()
    try:
        values = Loader(path.read_text(encoding="utf-8-sig")).get_single_data()
    except FileNotFoundError:
        raise ConfigError(
            f"There is no configuration file {path}.",
            "Make one with `mailbot init DIR`, or name yours with --config or $MAILBOT_CONFIG.",
        ) from None
    except OSError as failed:
        raise by_cause(failed, f"{path} cannot be read", "Run mailbot as the user of the service.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not UTF-8.", "Save it as UTF-8 text.") from None
    except yaml.MarkedYAMLError as error:
        raise ConfigError(f"{path}, {explain_yaml(error)}", "Correct that line.") from None
    except yaml.YAMLError:
        raise ConfigError(f"{path} holds characters that YAML does not allow.", "Save it as plain text.") from None
    if not isinstance(values, dict):
        raise ConfigError(f"{path} holds no keys.", "config.example.yaml shows what belongs there.")
    try:
        return Config.model_validate(values, context=path.parent)
    except ValidationError as error:
        # Without its cause: pydantic's own text repeats values, a misplaced password among them.
        problems = "\n".join(explain(problem, Config) for problem in error.errors())
        raise ConfigError(problems, f"Correct {path}; config.example.yaml shows every key.") from None


class Config(Section):
    """The whole file; each section is a module beside this one."""

    name: Annotated[Line, Field(alias="organisation")]
    """What letters call you."""
    address: Address
    """The published address; letters come from it."""
    aliases: tuple[Address, ...] = ()
    """Further addresses whose mail arrives in the same mailbox."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """Those that letters may be written in; the first is used when the reporter's cannot be told."""
    signature: Annotated[dict[Language, Line], Field(default_factory=dict)]
    """Who signs letters, by language; when left out, {en: "The security team, Gemeente Voorbeeld"} and the like."""
    timezone: Timezone
    """The zone of all dates, such as Europe/Amsterdam."""
    country: Country
    """Whose weekends and public holidays are no working days, as the two letters of ISO 3166."""
    extra_holidays: tuple[date, ...] = ()
    """Days that are no working days either, such as [2026-12-24]."""
    case_prefix: Prefix
    """What references begin with: VB in VB-2026-K7QM."""
    policy_url: Url
    """Where the policy for reporting is published."""
    safe_harbour: bool = False
    """Whether that policy promises no legal action against whoever keeps to it: then letters say so as well."""
    privacy_url: Url
    """Where the privacy statement is published."""
    state_dir: FilePath = Path("/var/lib/mailbot")
    """Where mailbot keeps its database and gpg the organisation's key."""
    database: Database = "sqlite"
    """`sqlite` (a file in state_dir), or postgresql+psycopg://USER@HOST/NAME."""
    imap: Imap
    smtp: Smtp
    ehlo: Greeting | None = None
    """How mail servers are greeted; the domain of `address` when left out.

    It stands in the Received fields of every letter.
    """
    openpgp: OpenPgp
    promises: Promises
    relay_delay: Plain = Span(10, Unit.MINUTES)
    """How long #stop can take back what a handler wrote."""
    relay_metadata: Literal["strip", "ask"] = "strip"
    """What is done with author, place and time in the files that handlers attach.

    `strip` takes them out; with `ask`, the words and their files wait for the handler's #send.
    """
    handlers: tuple[Handler, ...]
    partners: tuple[Partner, ...] = ()
    data_protection_officer: Address | None = None
    """Who is reminded, with the leads, of what a law wants done about personal data."""
    clocks: tuple[AnyClock, ...] = ()
    retention: Retention = Retention()
    internal_domains: tuple[Domain, ...] = ()
    """Your own domains: handlers without a key read reports in clear there."""
    authserv_id: Line | None = None
    """The mail server of yours whose Authentication-Results and Received fields are believed."""
    trusted_hosts: tuple[Server, ...] = ()
    """Your other servers whose Received fields are believed as well, by the name or address that they write."""
    vouching: tuple[Voice, ...] = (Voice.DMARC,)
    """What proves that a handler without PGP wrote a mail."""
    texts_dir: FilePath | None = None
    """Letters of your own: <language>/NAME.txt in it is used instead of the built-in one."""
    subaddress: Literal["+"] | None = None
    """Set when your server delivers security+anything@ to the mailbox: ties bounces to their letters."""
    need_to_know: bool = False
    """Whether handlers see only the cases that are assigned to them; leads see all."""
    published: tuple[Site, ...] = ()
    """The sites that give what `mailbot publish` writes, such as [https://www.example.org].

    Once a week it is looked at what they, and the Web Key Directory of your domain, really give; the leads read of what
    differs.
    """
    keyserver: Site | None = None
    """A key server that has your key, such as https://keys.openpgp.org; looked at as well."""
    metrics_file: MetricsFile | None = None
    """A file of figures, written each minute for the textfile collector of Prometheus' node exporter."""
    alarm: Program = ()
    """A program and its arguments: gets a line of JSON when something breaks for an hour or for good, and when over."""
    report: Literal["monthly"] | None = None
    """Set to monthly, so that the leads get the figures of each month by mail (`mailbot report`)."""
    audit: Audit = Audit()
    spam: tuple[SpamSign, ...] = (SpamSign.FLAG, SpamSign.STATUS)
    """What makes a mail spam, which is held without an answer."""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if problems := list(contradictions(self)):
            raise ValueError("\n".join(problems))
        return self

    @property
    def homedir(self) -> Path:
        """Return where gpg keeps the organisation's key."""
        return self.openpgp.homedir or self.state_dir / "gnupg"

    @property
    def database_url(self) -> str:
        """Return where the store is, as SQLAlchemy writes it."""
        return f"sqlite:///{self.state_dir / 'mailbot.db'}" if self.database == "sqlite" else self.database

    def believed(self) -> Believed:
        """Return which words of the organisation's own mail server count."""
        return Believed(self.authserv_id, self.vouching, self.internal_domains, self.spam, self.trusted_hosts)

    def organisation(self, keys: Mapping[str, facts.Key]) -> facts.Organisation:
        """Return the organisation; `keys` holds those of handlers and partners, by address."""
        return facts.Organisation(
            name=self.name,
            address=self.address,
            aliases=self.aliases,
            languages=self.languages,
            timezone=self.timezone,
            country=self.country,
            prefix=self.case_prefix,
            policy_url=self.policy_url,
            privacy_url=self.privacy_url,
            fingerprint=self.openpgp.fingerprint,
            handlers=tuple(handler.as_fact(keys) for handler in self.handlers),
            promises=self.promises.as_fact(duration(self.relay_delay)),
            extra_holidays=self.extra_holidays,
            partners=tuple(partner.as_fact(keys) for partner in self.partners),
            data_protection_officer=self.data_protection_officer,
            need_to_know=self.need_to_know,
            credentials=(*self.imap.expiries("imap"), *self.smtp.expiries("smtp")),
            signatures=tuple(self.signature.items()),
            safe_harbour=self.safe_harbour,
            report=self.report is not None,
            published=self.published,
            clocks=self.clock_rules().clocks,
            subaddress=self.subaddress,
            retention=self.retention.as_fact(),
            audit_to=self.audit.to,
            unusual=self.audit.unusual,
        )

    def clock_rules(self) -> facts.ClockRules:
        """Return what tells how the clocks of laws stand."""
        return facts.ClockRules(self.timezone, tuple(clock.as_fact() for clock in self.clocks))
