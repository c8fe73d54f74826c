"""Which addresses are ours, with or without a tag behind the local part (subaddressing: RFC 5233 section 1)."""

from __future__ import annotations

from collections.abc import Iterable

from mailbot.facts import Organisation

TAG_LENGTH = 20  # of those that edges/store makes
TAGS = 10  # that are looked at: what servers note of one delivery is one or two


def is_ours(address: str, organisation: Organisation) -> bool:
    """Return whether mail to `address` comes to our own mailbox."""
    return reaches(address, (organisation.address, *organisation.aliases), organisation.subaddress)


def reaches(address: str, mailboxes: Iterable[str], separator: str | None) -> bool:
    """Return whether `address` is one of `mailboxes`, with a tag or without."""
    local, _, domain = address.rpartition("@")
    for mailbox in mailboxes:
        own, _, at = mailbox.rpartition("@")
        if domain == at and (local == own or (separator and local.startswith(own + separator))):
            return True
    return False


def has_room(address: str) -> bool:
    """Return whether a tag fits behind the local part (RFC 5321 section 4.5.3.1.1)."""
    return len(tagged(address, "+", "0" * TAG_LENGTH).rpartition("@")[0]) <= 64


def tagged(address: str, separator: str | None, tag: str) -> str:
    """Return the address with a tag, where the mail server takes one."""
    local, _, domain = address.rpartition("@")
    return f"{local}{separator}{tag}@{domain}" if separator else address


def find_tags(addresses: Iterable[str], separator: str | None) -> list[str]:
    """Return what may be tags of ours in the addresses that a mail went to.

    Nobody needs to be believed here: a tag of ours proves itself, wherever it stands. Nor need the rest of the address
    be ours, since servers note the name that a mailbox has inside (`Delivered-To: mailbox7+tag@mail.internal`).
    """
    if separator is None:
        return []
    parts = (address.rpartition("@")[0].rpartition(separator) for address in addresses)
    return list(dict.fromkeys(tag for local, _, tag in parts if local and tag))[:TAGS]
