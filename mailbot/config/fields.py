"""What one key of the configuration file may hold: addresses, domains, lengths of time.

Every refusal is half a sentence that follows the key's name, and never holds the value: it could be a secret.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from holidays.registry import EntityLoader
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
)

from mailbot.case.promises import parse_span
from mailbot.domains import ascii_domain, comparable
from mailbot.facts import Span, Unit
from mailbot.languages import LANGUAGES

# RFC 5321 section 4.1.2 Dot-string, ASCII; quoted local parts are left out on purpose.
_ADDRESS = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9-]+\.)+[a-z0-9-]+")
_DOMAIN = re.compile(r"([a-z0-9-]+\.)+[a-z0-9-]+")


def _address(text: str) -> str:
    text = comparable(text)
    if not _ADDRESS.fullmatch(text):
        raise ValueError("must be one e-mail address, such as security@example.org")
    return text


def _domain(text: str) -> str:
    domain = ascii_domain(text)
    if domain is None or not _DOMAIN.fullmatch(domain):
        raise ValueError("must be a domain name, such as example.org")
    return domain


def _host(text: str) -> str:
    """Return the name or address of a machine; Python would look up another name for some (`mailbot/domains.py`)."""
    host = _line(text)
    if not host.isascii() and (host := ascii_domain(host) or "") == "":
        raise ValueError("must be the name of a server, such as imap.example.org")
    return host


def _greeting(text: str) -> str:
    """Return what a client may call itself (RFC 5321 section 4.1.1.1): a domain, or an address in brackets."""
    name = ascii_domain(text) or ""
    domain = _DOMAIN.fullmatch(name) and not name.rpartition(".")[2].isdigit()
    if not domain and not re.fullmatch(r"\[(?:IPv6:)?[0-9A-Fa-f:.]{2,45}\]", text):
        raise ValueError("must be a domain name, such as mail.example.org, or an address in brackets")
    return name or text


def _server(text: str) -> str:
    """Return one server as Received fields name it; what Postfix writes for a client without a name is none."""
    name = _host(text)
    if "/" in name or "*" in name or " " in name or name.lower() == "unknown":
        raise ValueError("must be the name or the address of one server of yours, such as store.example.org")
    return name


def _url(text: str) -> str:
    if not re.fullmatch(r"https://[!-~]+", text):
        raise ValueError("must be an address on the web that begins with https://")
    return text


def _site(text: str) -> str:
    """Return a site as links to it begin: scheme, host and port, without a path."""
    parts = re.fullmatch(r"https://([^/:@?#\s]+)(:[0-9]{1,5})?/?", text, re.IGNORECASE)
    host = ascii_domain(parts[1]) if parts else None
    if parts is None or host is None:
        raise ValueError("must be a site such as https://www.example.org, without a path")
    return f"https://{host}{(parts[2] or '').removesuffix(':443')}"


def _line(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("must be one line of text")
    return text.strip()


def _most(text: object) -> int:
    """Return how many at most; 0 stands for as many as there are."""
    said = str(text).strip()
    if said == "none":
        return 0
    if not re.fullmatch("[1-9][0-9]{0,8}", said):
        raise ValueError("must be a whole number from 1 on, or none")
    return int(said)


_TWICE = {"posix", "right", "posixrules"}  # what is no name of IANA's, but a file beside them


def _timezone(text: str) -> str:
    try:
        ZoneInfo(text)
        known = text.partition("/")[0] not in _TWICE
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a name that is no path, a folder
        known = False
    if not known:
        raise ValueError(f"must be a time zone such as Europe/Amsterdam{perhaps(text, sorted(available_timezones()))}")
    return text


def _country(text: str) -> str:
    if text not in EntityLoader.get_country_codes(include_aliases=False):
        raise ValueError("must be a country whose holidays are known, as the two letters of ISO 3166, such as NL")
    return text


def _prefix(text: str) -> str:
    if not re.fullmatch("[A-Z]{2,8}", text):
        raise ValueError("must be two to eight capital letters")
    return text


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise ValueError(f"must be one of {', '.join(LANGUAGES)}")
    return text


def _fingerprint(text: str) -> str:
    text = "".join(text.split()).upper()
    if not re.fullmatch("[0-9A-F]{40}", text):
        raise ValueError("must be the full fingerprint of a version 4 key, 40 hexadecimal digits")
    return text


def _database(text: str) -> str:
    if re.match(r"postgresql\+psycopg://[^/]*:[^/]*@", text):
        raise ValueError("must not hold a password; put it into the service user's ~/.pgpass")
    if text != "sqlite" and not re.fullmatch(r"postgresql\+psycopg://[!-~]+", text):
        raise ValueError("must be sqlite or postgresql+psycopg://USER@HOST/NAME")
    return text


def _any_span(text: object) -> Span:
    return parse_span(str(text))


def _whole_days(span: Span) -> Span:
    if span.unit in (Unit.MINUTES, Unit.HOURS):
        raise ValueError("must be in days, working days or weeks: letters name the day")
    return span


def _not_working_days(span: Span) -> Span:
    if span.unit is Unit.WORKING_DAYS:
        raise ValueError("must be a plain length of time, such as “10 minutes”")
    return span


def _metrics_file(path: Path) -> Path:
    if path.suffix != ".prom":
        raise ValueError("must end in .prom, or the node exporter passes it by")
    return path


def _program(words: tuple[str, ...]) -> tuple[str, ...]:
    if words and not Path(words[0]).is_absolute():
        raise ValueError("must begin with the full path of a program, such as [/usr/local/bin/page-me]")
    return words


def _beside(path: Path, info: ValidationInfo) -> Path:
    """Return a path that is taken from where the configuration file stands."""
    return Path(info.context) / path if info.context else path


def perhaps(key: str, names: list[str]) -> str:
    """Return a hint at the nearest right name, or nothing."""
    near = get_close_matches(key, names, n=1)
    return f"; did you mean {near[0]}?" if near else ""


Address = Annotated[str, AfterValidator(_address)]
Domain = Annotated[str, AfterValidator(_domain)]
Host = Annotated[str, AfterValidator(_host)]
Greeting = Annotated[str, AfterValidator(_greeting)]
Server = Annotated[str, AfterValidator(_server)]
Line = Annotated[str, AfterValidator(_line)]
Language = Annotated[str, AfterValidator(_language)]
Site = Annotated[str, AfterValidator(_site)]
Url = Annotated[str, AfterValidator(_url)]
FilePath = Annotated[Path, AfterValidator(_beside)]
MetricsFile = Annotated[FilePath, AfterValidator(_metrics_file)]
Program = Annotated[tuple[Line, ...], AfterValidator(_program)]
AnySpan = Annotated[Span, BeforeValidator(_any_span)]
Days = Annotated[AnySpan, AfterValidator(_whole_days)]
Plain = Annotated[AnySpan, AfterValidator(_not_working_days)]
Most = Annotated[int, BeforeValidator(_most)]
Port = Annotated[int, Field(ge=1, le=65535)]
Timezone = Annotated[str, AfterValidator(_timezone)]
Country = Annotated[str, AfterValidator(_country)]
Prefix = Annotated[str, AfterValidator(_prefix)]
Fingerprint = Annotated[str, AfterValidator(_fingerprint)]
Database = Annotated[str, AfterValidator(_database)]


class Section(BaseModel):
    """Keys that stand together; one that is unknown is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)
