"""What a token says of itself, and what of that is wrong: for a diagnosis alone, as nobody has verified it.

Microsoft's tokens for Exchange are JWTs (RFC 7519) that an application can read; nothing but a sentence to an operator
hangs on them, so their signature does not matter here.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

IMAP_ROLE, SMTP_ROLE = "IMAP.AccessAsApp", "SMTP.SendAsApp"
EXCHANGE = "00000002-0000-0ff1-ce00-000000000000"  # the application id of Office 365 Exchange Online, in any tenant
_WHERE = "API permissions, APIs my organization uses, Office 365 Exchange Online, Application permissions"
LONGEST = 20_000  # characters of a token that is looked at
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WORD = re.compile(r"[\w.:/-]{1,120}")  # of what is named to an operator, and typed by them


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says; empty where it says nothing that could be named."""

    audience: str = ""
    roles: tuple[str, ...] = ()  # of an application; a person's are `scp`
    tenant: str = ""
    application: str = ""
    object_id: str = ""  # of the Enterprise application
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a token of ours should say."""

    tenant: str  # a GUID, or a domain that cannot be compared
    client_id: str
    audience: str  # the scope without /.default


def is_guid(text: str) -> bool:
    """Return whether a text is an id as Microsoft writes them."""
    return _GUID.fullmatch(text.lower()) is not None


def read_claims(token: str) -> Claims | None:
    """Return what a token says of itself; None for one that says nothing, as Google's."""
    parts = token.split(".")
    if len(parts) != 3 or len(token) > LONGEST:
        return None
    try:
        said: Any = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    return Claims(
        audience=_word(said.get("aud")).rstrip("/"),
        roles=_words(said.get("roles")) or _words(str(said.get("scp") or "").split()),
        tenant=_word(said.get("tid")).lower(),
        application=_word(said.get("appid") or said.get("azp")).lower(),
        object_id=object_id if is_guid(object_id := _word(said.get("oid")).lower()) else "",
        ends_at=_moment(said.get("exp")),
    )


def faults(claims: Claims, wanted: Wanted, roles: Sequence[str], now: datetime) -> Iterator[tuple[str, str]]:
    """Yield each thing that keeps a token from being worth something, with its remedy."""
    if claims.audience not in (wanted.audience, EXCHANGE) and not _is_exchange(claims.audience, wanted.audience):
        problem = f"The token is for {claims.audience or 'nobody'}, not for {wanted.audience}."
        yield problem, "Leave auth.microsoft.scope out, or write there the scope of your cloud's Exchange."
        return  # its roles are of another API
    if is_guid(wanted.tenant) and claims.tenant != wanted.tenant.lower():
        yield f"The token is of the tenant {claims.tenant or '(none)'}, not of yours.", "Check auth.microsoft.tenant."
    if claims.application != wanted.client_id.lower():
        problem = f"The token is of the application {claims.application or '(none)'}, not of yours."
        yield problem, "Check auth.microsoft.client_id."
    missing = [role for role in roles if role not in claims.roles]
    if missing:
        has = f"it has {', '.join(claims.roles)}" if claims.roles else "it has none"
        yield (
            f"The token lacks the application permission {' and '.join(missing)}; {has}.",
            f"Add it in the App registration ({_WHERE}), and grant admin consent.",
        )
    if claims.ends_at is not None and claims.ends_at <= now:
        yield "The token has ended already.", "Set the clock of this machine right (timedatectl)."


def _is_exchange(audience: str, wanted: str) -> bool:
    """Return whether both names of one cloud's Exchange are meant: outlook.office.com is outlook.office365.com."""
    public = {"https://outlook.office365.com", "https://outlook.office.com"}
    return {audience, wanted} <= public


def _word(said: object) -> str:
    return said if isinstance(said, str) and _WORD.fullmatch(said) else ""


def _words(said: object) -> tuple[str, ...]:
    return tuple(word for word in map(_word, said[:20]) if word) if isinstance(said, list) else ()


def _moment(said: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(said, UTC) if isinstance(said, int | float) else None
    except (ValueError, OverflowError, OSError):
        return None
