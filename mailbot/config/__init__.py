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
    Plain,
    Prefix,
    Section,
    Server,
    Timezone,
    Url,
)
from mailbot.config.mail_servers import Imap, Smtp
from mailbot.config.mistakes import Loader, explain, explain_yaml
from mailbot.config.openpgp import OpenPgp
from mailbot.config.people import Handler, Partner
from mailbot.config.promises import Promises
from mailbot.errors import ConfigError, by_cause
from mailbot.facts import Span, Unit
from mailbot.mail.authentication import Believed, SpamSign, Voice
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
    address: Address
    aliases: tuple[Address, ...] = ()
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    timezone: Timezone
    country: Country
    extra_holidays: tuple[date, ...] = ()
    case_prefix: Prefix
    policy_url: Url
    privacy_url: Url
    state_dir: FilePath = Path("/var/lib/mailbot")
    database: Database = "sqlite"
    imap: Imap
    smtp: Smtp
    ehlo: Greeting | None = None  # how mail servers are greeted; None is the domain of `address`
    openpgp: OpenPgp
    promises: Promises
    relay_delay: Plain = Span(10, Unit.MINUTES)
    relay_metadata: Literal["strip", "ask"] = "strip"  # of the files that handlers send on
    handlers: tuple[Handler, ...]
    partners: tuple[Partner, ...] = ()
    data_protection_officer: Address | None = None
    internal_domains: tuple[Domain, ...] = ()
    authserv_id: Line | None = None  # whose Authentication-Results and Received fields are believed
    trusted_hosts: tuple[Server, ...] = ()  # whose Received fields are believed as well
    vouching: tuple[Voice, ...] = (Voice.DMARC,)  # what proves that a handler wrote a mail
    texts_dir: FilePath | None = None  # letters of the operator's own, over the built-in ones
    subaddress: Literal["+"] | None = None  # a minus would make ours of the addresses of colleagues
    need_to_know: bool = False
    spam: tuple[SpamSign, ...] = (SpamSign.FLAG, SpamSign.STATUS)

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
            subaddress=self.subaddress,
        )
