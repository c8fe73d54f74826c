"""What keys of the configuration file must agree on with each other.

Each rule yields a sentence that begins with the key to change.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mailbot.case.own_addresses import has_room, reaches
from mailbot.facts import Role
from mailbot.mail.believed import SpamSign, Voice

if TYPE_CHECKING:
    from mailbot.config import Config
    from mailbot.config.people import Handler


def contradictions(config: Config) -> Iterator[str]:
    """Yield everything in the file that cannot be meant, although each key by itself is right."""
    taken = {config.address, *config.aliases}  # addresses that have a role
    for number, handler in enumerate(config.handlers, 1):
        yield from _handler(config, handler, f"handlers (entry {number})", taken)
        taken.add(handler.address)
    if config.subaddress and not has_room(config.address):
        yield "subaddress: leaves no room for a tag behind the local part of address; take it out"
    if config.smtp.username and not (config.smtp.password or config.smtp.auth or config.imap.auth):
        yield "smtp: username and password (or auth) belong together; only the auth of imap counts for smtp as well"
    yield from _believed_servers(config)
    if not any(handler.role is Role.LEAD for handler in config.handlers):
        yield "handlers: at least one must have role: lead, who is told when a promise is missed"
    yield from _outsiders(config, taken)
    if len({*config.published}) != len(config.published):
        yield "published: names a site twice"
    if len({clock.name for clock in config.clocks}) != len(config.clocks):
        yield "clocks: names one twice"


def _handler(config: Config, handler: Handler, where: str, taken: set[str]) -> Iterator[str]:
    if handler.address in taken or reaches(handler.address, (config.address, *config.aliases), config.subaddress):
        yield f"{where}.address: is taken already, by the mailbox itself or by another handler"
    if handler.key is None and not handler.cleartext:
        yield f"{where}: needs a key, or cleartext: true for somebody inside internal_domains"
    if handler.cleartext and handler.address.rpartition("@")[2] not in config.internal_domains:
        yield f"{where}.cleartext: reports may go in clear to addresses inside internal_domains only"
    if handler.key is None and not (config.vouching if config.authserv_id else Voice.EXCHANGE in config.vouching):
        yield (
            f"{where}: has no key, so it takes something in vouching, and authserv_id for all but exchange: "
            "nothing else proves who wrote a mail"
        )


def _believed_servers(config: Config) -> Iterator[str]:
    named = {*config.vouching} - {Voice.DMARC, Voice.EXCHANGE} or {*config.spam} - {SpamSign.FLAG, SpamSign.STATUS}
    if named and config.authserv_id is None:
        yield f"authserv_id: your mail server's name, as it writes it, is needed for {', '.join(sorted(named))}"
    if config.trusted_hosts and Voice.SUBMISSION not in config.vouching:
        yield "trusted_hosts: counts for submission alone; name that in vouching, or take this out"
    if {*config.vouching} - {Voice.DMARC} and not config.internal_domains:
        yield "vouching: anything but dmarc counts for internal_domains alone; name yours"


def _outsiders(config: Config, taken: set[str]) -> Iterator[str]:
    """Keep roles apart: a handler's mail is obeyed, a partner's is shown, a reporter's is answered."""
    names: set[str] = set()
    for number, partner in enumerate(config.partners, 1):
        if partner.address in taken:
            yield f"partners (entry {number}).address: is taken already, by the mailbox, a handler or another partner"
        if partner.name.casefold() in names:
            yield f"partners (entry {number}).name: is taken already, and #share could mean either"
        taken.add(partner.address)
        names.add(partner.name.casefold())
    if config.data_protection_officer in taken:
        yield "data_protection_officer: is taken already, by the mailbox, a handler or a partner"
