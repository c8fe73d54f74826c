"""What `mailbot publish` puts where strangers look for it: security.txt, the Web Key Directory, our key, a page.

    .well-known/openpgpkey/hu/HASH, policy             the key by address, as https://DOMAIN/ gives it (direct)
    .well-known/openpgpkey/DOMAIN/hu/HASH, policy      the same, as https://openpgpkey.DOMAIN/ gives it (advanced)
    security/openpgp-key.asc                           the key, armored
    security/LANGUAGE.html, index.html                 the page
    .well-known/security.txt                           last: it names the others

One folder serves every site: security.txt has a Canonical for each. The Web Key Directory is that of
draft-koch-openpgp-webkey-service, section 3.1.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from mailbot.admin.public_page import KEY_FILE, Announced, mailto, pages
from mailbot.edges.gpg import Gpg
from mailbot.edges.gpg.publishing import for_addresses
from mailbot.errors import ConfigError, Permanent
from mailbot.facts import Good, Key, Organisation

SECURITY_TXT: Final = ".well-known/security.txt"
KEY_PATH: Final = f"security/{KEY_FILE}"
LONGEST: Final = timedelta(days=364)  # RFC 9116 section 2.5.5 wants less than a year
RENEWED: Final = timedelta(days=60)  # left when it is signed anew: longer than leads are warned ahead
WORTH_IT: Final = timedelta(days=1)  # by which a new one must outlast the old: the end of our key bounds both
# The end of a signed text, with the headers that armor may have (RFC 9580 section 6.2.2.1)
_SIGNATURE = re.compile(
    rb"\n-----BEGIN PGP SIGNATURE-----\n"
    rb"(?:(?:Version|Comment|Hash|Charset|MessageID): [ -~]*\n)*\n"
    rb"[A-Za-z0-9+/=\n]+\n-----END PGP SIGNATURE-----\n\Z"
)
_Z_BASE_32 = "ybndrfg8ejkmcpqxot1uwisza345h769"


@dataclass(frozen=True, slots=True)
class Published:
    """Everything that is published, by its path, in the order in which it is written."""

    files: Mapping[str, bytes]
    ends_at: datetime  # of security.txt
    not_on_key: tuple[str, ...]  # addresses that the key does not name: no directory can give it for them


def compose_all(
    organisation: Organisation, sites: Sequence[str], gpg: Gpg, now: datetime, old: bytes | None
) -> Published:
    """Return what is to be published now; `old` is the security.txt that is there, kept as long as it is good."""
    key = _usable_key(gpg, now)
    addresses = (organisation.address, *organisation.aliases)
    named = [address for address in addresses if address in key.addresses]
    text, ends_at = _security_txt(organisation, sites, gpg, key, now, old)
    page = pages(Announced.of(organisation), organisation.languages)
    files = {
        **directory(key.armored, named),
        KEY_PATH: key.armored.encode(),
        **{f"security/{name}": content for name, content in page.items()},
        SECURITY_TXT: text,
    }
    return Published(files, ends_at, tuple(address for address in addresses if address not in named))


def directory(armored: str, addresses: Sequence[str]) -> dict[str, bytes]:
    """Return the Web Key Directory, by path: both ways for each address, the key with that user ID alone.

    Two addresses that differ by their domain alone share their place in the direct way: the key there names both.
    """
    at: dict[str, list[str]] = {}
    for address in addresses:
        for path in (direct_path(address), advanced_path(address)):
            at.setdefault(path, []).append(address)
    folders = dict.fromkeys(path.partition("/hu/")[0] for path in at)
    keys = {path: for_addresses(armored, named) for path, named in at.items()}
    return {**keys, **{f"{folder}/policy": b"" for folder in folders}}


def direct_path(address: str) -> str:
    """Return where the domain's own site has the key of an address."""
    return f".well-known/openpgpkey/hu/{_hash_of(address)}"


def advanced_path(address: str) -> str:
    """Return where the site openpgpkey.DOMAIN has it."""
    return f".well-known/openpgpkey/{address.rpartition('@')[2]}/hu/{_hash_of(address)}"


def _hash_of(address: str) -> str:
    """Return the name of an address in the directory: its local part in lower case, hashed, in z-base-32."""
    local = address.rpartition("@")[0].lower()
    return z_base_32(hashlib.sha1(local.encode(), usedforsecurity=False).digest())


def z_base_32(raw: bytes) -> str:
    """Write octets in z-base-32 (RFC 6189 section 5.1.6), five bits a sign; 20 octets leave none over."""
    number, signs = int.from_bytes(raw), len(raw) * 8 // 5
    return "".join(_Z_BASE_32[number >> 5 * at & 31] for at in reversed(range(signs)))


def statement(organisation: Organisation, sites: Sequence[str]) -> list[str]:
    """Return the lines of security.txt (RFC 9116 section 2.5), but for the one that says when it ends."""
    return [
        f"Contact: {mailto(organisation.address)}",
        f"Encryption: {sites[0]}/{KEY_PATH}",
        f"Preferred-Languages: {', '.join(organisation.languages)}",
        *(f"Canonical: {site}/{SECURITY_TXT}" for site in sites),
        f"Policy: {organisation.policy_url}",
    ]


def ends_of(text: str) -> datetime | None:
    """Return until when a security.txt is good; None where it says so in no way that can be read."""
    found = [line.partition(":")[2].strip() for line in text.splitlines() if line.lower().startswith("expires:")]
    try:
        ends = datetime.fromisoformat(found[0]) if len(found) == 1 else None
    except ValueError:
        return None
    return ends if ends is None or ends.tzinfo else None


def said_in(text: str) -> list[str]:
    """Return the lines that say something, but for when it ends."""
    lines = (line.rstrip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#") and not line.lower().startswith("expires:")]


def _usable_key(gpg: Gpg, now: datetime) -> Key:
    try:
        key = gpg.own_key(now)
    except Permanent as why:
        raise ConfigError(f"openpgp: {why}.", "Run mailbot check: it says what is wrong with the key.") from why
    if key.why_unusable:
        problem = f"Our key cannot be published, since nobody could encrypt to it: {key.why_unusable}."
        raise ConfigError(problem, "Run mailbot key show: it says what to do about the key.")
    return key


def _security_txt(  # long: what is said, by whom, and what there is already
    organisation: Organisation, sites: Sequence[str], gpg: Gpg, key: Key, now: datetime, old: bytes | None
) -> tuple[bytes, datetime]:
    """Return security.txt and when it ends; the old one, as long as it says the same and is good for a while."""
    latest = (now + LONGEST).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    ends = min(latest, key.expires_at.replace(microsecond=0)) if key.expires_at else latest
    lines = statement(organisation, sites)
    if old is not None and (kept := _still_good(old, lines, gpg, key, now)) is not None:
        good = kept <= (key.expires_at or kept)
        if good and (kept - now > RENEWED or ends - kept < WORTH_IT):
            return old, kept
    # RFC 9116 section 2.2: each line ends in LF, the last one too
    text = "\n".join([*lines, f"Expires: {ends:%Y-%m-%dT%H:%M:%SZ}", ""])
    return gpg.sign_text(text.encode(), now), ends


def _still_good(old: bytes, lines: list[str], gpg: Gpg, key: Key, now: datetime) -> datetime | None:
    """Return when the security.txt that is there ends; None when it says something else, or our key did not sign it."""
    verdict, signed = gpg.verified_text(old, [key.armored.encode()], now)
    text = signed.decode(errors="replace")
    if not isinstance(verdict, Good) or said_in(text) != lines or not is_one_block(old):
        return None
    ends = ends_of(text)
    return ends if ends is not None and ends > now else None


def is_one_block(raw: bytes) -> bool:
    """Return whether nothing stands around a signed text: what does, nobody has signed (RFC 9116 section 2.3).

    Nor within the signature's armor: its headers are signed by nobody either, and who reads line by line takes one
    that is called Contact for a field.
    """
    return raw.startswith(b"-----BEGIN PGP SIGNED MESSAGE-----") and _SIGNATURE.search(raw) is not None
