"""The configuration file: read once, checked to the last key, and handed on as values.

Every scalar in the file is taken as text and each key decides what it means, so YAML cannot turn the country `NO`
into false, a fingerprint into a number or a day into midnight somewhere. What is wrong is said in one sentence for
each key, all at once, and without the value where that could be a secret. A key that this version does nothing with
is an error: whoever writes it would rely on it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from mailbot import facts
from mailbot.case.own_addresses import has_room, reaches
from mailbot.case.promises import duration
from mailbot.config.fields import (
    Address,
    AnySpan,
    Country,
    Database,
    Days,
    Domain,
    FilePath,
    Greeting,
    Host,
    Language,
    Line,
    Plain,
    Port,
    Prefix,
    Secret,
    Section,
    Server,
    Timezone,
    Url,
)
from mailbot.config.mistakes import Loader, explain, explain_yaml
from mailbot.config.openpgp import OlderKey, OpenPgp
from mailbot.errors import ConfigError, by_cause
from mailbot.facts import Span, Unit
from mailbot.mail.authentication import Believed, SpamSign, Voice
from mailbot.ownership import DEFAULT_CONFIG

_WORD_OF_OURS = "something in vouching, and authserv_id for all but exchange"


def find_config(option: str | None) -> Path:
    """Return which file to load: the option of the command, $MAILBOT_CONFIG, /etc/mailbot/config.yaml."""
    return Path(option or os.environ.get("MAILBOT_CONFIG") or DEFAULT_CONFIG)


def load(path: Path) -> Config:
    """Read and check the file; raises ConfigError with a line for each thing that is wrong."""
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
        problems = "\n".join(explain(one, _SECTIONS, _LATER) for one in error.errors())
        raise ConfigError(problems, f"Correct {path}; config.example.yaml shows every key.") from None


# ---------------------------------------------------------------------------------------------------------------
# Sections
# ---------------------------------------------------------------------------------------------------------------


class _Server(Section):
    host: Host
    tls: Literal["implicit", "starttls", "none"] = "implicit"
    ca_file: FilePath | None = None  # trusted instead of the system's certificate authorities

    @model_validator(mode="after")
    def _never_in_clear(self) -> Self:
        if self.tls == "none" and not _is_loopback(self.host):
            raise ValueError("tls: none sends the password in clear and works for a server on this machine only")
        return self


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class Imap(_Server):
    """The mailbox that is watched."""

    port: Port = 993
    username: Line
    password: Secret
    folder: Line = "INBOX"
    sent: Line | None = None  # where copies of letters go, if anywhere
    since: date | None = None  # older mail is neither fetched nor answered


class Smtp(_Server):
    """The server that letters are handed to."""

    port: Port = 465
    username: Line | None = None
    password: Secret | None = None

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.username is None) != (self.password is None):
            raise ValueError("username and password belong together; leave both out for a server without login")
        return self


class Promises(Section):
    """What the organisation has published that it will do."""

    assessment: Days
    progress: Days
    remind_handlers: AnySpan = Span(1, Unit.WORKING_DAYS)


class Handler(Section):
    """A person of the organisation who works on cases."""

    name: Line
    address: Address
    role: facts.Role = facts.Role.HANDLER
    key: FilePath | None = None
    cleartext: bool = False
    language: Language = ""  # "" is the organisation's first


class Partner(Section):
    """An outside body that reports are shared with, such as the sector's CSIRT."""

    name: Line
    address: Address
    key: FilePath  # nothing goes to a partner in clear
    share: Literal["always"] | None = None  # told of every report; without it, a handler's #share alone tells
    language: Language = ""


class Config(Section):
    """The whole file."""

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
        if problems := list(self._contradictions()):
            raise ValueError("\n".join(problems))
        return self

    def _contradictions(self) -> Iterator[str]:
        taken = {self.address, *self.aliases}
        for n, handler in enumerate(self.handlers, 1):
            where = f"handlers (entry {n})"
            if handler.address in taken or reaches(handler.address, (self.address, *self.aliases), self.subaddress):
                yield f"{where}.address: is taken already, by the mailbox itself or by another handler"
            taken.add(handler.address)
            if handler.key is None and not handler.cleartext:
                yield f"{where}: needs a key, or cleartext: true for somebody inside internal_domains"
            if handler.cleartext and handler.address.rpartition("@")[2] not in self.internal_domains:
                yield f"{where}.cleartext: reports may go in clear to addresses inside internal_domains only"
            if handler.key is None and not (self.vouching if self.authserv_id else Voice.EXCHANGE in self.vouching):
                yield f"{where}: has no key, so it takes {_WORD_OF_OURS}: nothing else proves who wrote a mail"
        if self.subaddress and not has_room(self.address):
            yield "subaddress: leaves no room for a tag behind the local part of address; take it out"
        named = {*self.vouching} - {Voice.DMARC, Voice.EXCHANGE} or {*self.spam} - {SpamSign.FLAG, SpamSign.STATUS}
        if named and self.authserv_id is None:
            yield f"authserv_id: your mail server's name, as it writes it, is needed for {', '.join(sorted(named))}"
        if self.trusted_hosts and Voice.SUBMISSION not in self.vouching:
            yield "trusted_hosts: counts for submission alone; name that in vouching, or take this out"
        if {*self.vouching} - {Voice.DMARC} and not self.internal_domains:
            yield "vouching: anything but dmarc counts for internal_domains alone; name yours"
        if not any(handler.role is facts.Role.LEAD for handler in self.handlers):
            yield "handlers: at least one must have role: lead, who is told when a promise is missed"
        yield from self._outsiders(taken)

    def _outsiders(self, taken: set[str]) -> Iterator[str]:
        """Keep roles apart: a handler's mail is obeyed, a partner's is shown, a reporter's is answered."""
        named: set[str] = set()
        for n, partner in enumerate(self.partners, 1):
            if partner.address in taken:
                yield f"partners (entry {n}).address: is taken already, by the mailbox, a handler or another partner"
            if partner.name.casefold() in named:
                yield f"partners (entry {n}).name: is taken already, and #share could mean either"
            taken.add(partner.address)
            named.add(partner.name.casefold())
        if self.data_protection_officer in taken:
            yield "data_protection_officer: is taken already, by the mailbox, a handler or a partner"

    @property
    def homedir(self) -> Path:
        """Where gpg keeps the organisation's key."""
        return self.openpgp.homedir or self.state_dir / "gnupg"

    @property
    def database_url(self) -> str:
        """Where the store is, as SQLAlchemy writes it."""
        return f"sqlite:///{self.state_dir / 'mailbot.db'}" if self.database == "sqlite" else self.database

    def believed(self) -> Believed:
        """Return which words of the organisation's own mail server count."""
        return Believed(self.authserv_id, self.vouching, self.internal_domains, self.spam, self.trusted_hosts)

    def organisation(self, keys: Mapping[str, facts.Key]) -> facts.Organisation:
        """Return what the house needs to know; `keys` holds those of handlers and partners, by address."""
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
            handlers=tuple(
                facts.Handler(
                    name=handler.name,
                    address=handler.address,
                    role=handler.role,
                    key=keys[handler.address] if handler.key else None,
                    cleartext=handler.cleartext,
                    language=handler.language,
                    file=str(handler.key or ""),
                )
                for handler in self.handlers
            ),
            promises=facts.Promises(
                assessment=self.promises.assessment,
                progress=self.promises.progress,
                remind_handlers=self.promises.remind_handlers,
                relay_delay=duration(self.relay_delay),
            ),
            extra_holidays=self.extra_holidays,
            partners=tuple(
                facts.Partner(
                    name=partner.name,
                    address=partner.address,
                    key=keys[partner.address],
                    always=partner.share == "always",
                    language=partner.language,
                    file=str(partner.key),
                )
                for partner in self.partners
            ),
            data_protection_officer=self.data_protection_officer,
            need_to_know=self.need_to_know,
            subaddress=self.subaddress,
        )


_SECTIONS: Mapping[str, type[Section]] = {
    "": Config,
    "imap": Imap,
    "smtp": Smtp,
    "openpgp": OpenPgp,
    "older": OlderKey,
    "promises": Promises,
    "handlers": Handler,
    "partners": Partner,
    "password": Secret,
    "passphrase": Secret,
}

_LATER = frozenset(
    {
        "retention",
        "imap.auth",
        "smtp.auth",
    }
)
