"""Whether a handler's mail was written to us alone, and so to the reporter.

A case letter that a handler passes on to a colleague, with us in Cc or Bcc, speaks to the colleague. Who else reads a
mail decides whom it was meant for, so only one that went to us alone is relayed, or one that went to the reporter, and
to whom the reporter copied, as well. What cannot be read in To and Cc counts as somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mailbot.case.own_addresses import reaches
from mailbot.facts import Case, Handler, Kept, Message, Organisation

_SUBADDRESS = "+"  # whether or not our server takes one: nobody else reads it


def why_kept(message: Message, handler: Handler, case: Case | None, organisation: Organisation) -> Kept | None:
    """Return why the words of a handler's mail stay inside; None when they were written to the reporter."""
    if any(not _is_ours(address, organisation) for address in message.resent_by):  # RFC 5322 section 3.6.6
        return Kept.REDIRECTED
    if not any(_is_ours(address, organisation) for address in message.to):
        return Kept.NOT_TO_US
    theirs = {case.reporter, *case.addresses, *_outsiders(case, organisation)} if case else set()
    known = theirs | {handler.address}  # some clients copy every mail to its writer
    read_by = (*message.to, *message.cc, *message.bcc)
    others = any(not _is_ours(address, organisation) and address not in known for address in read_by)
    unread = any(not _is_our_name(text, organisation) for text in message.unread_recipients)
    return Kept.OTHERS if others or unread else None


def _outsiders(case: Case, organisation: Organisation) -> Iterator[str]:
    """Return whom the reporter copied, but for our own people: whoever wants to be told what they say names them."""
    domains = {address.rpartition("@")[2] for address in (organisation.address, *organisation.aliases)}
    people = {
        *(person.address for person in organisation.handlers),
        *(person.address for person in organisation.partners),
    }
    for address in case.readers:
        domain = address.rpartition("@")[2]
        inside = any(domain == ours or domain.endswith(f".{ours}") for ours in domains)
        if not inside and address not in people:
            yield address


def _is_ours(address: str, organisation: Organisation) -> bool:
    return reaches(address, (organisation.address, *organisation.aliases), _SUBADDRESS)


def _is_our_name(text: str, organisation: Organisation) -> bool:
    """Return whether it is what some clients leave of the name in our From, when there is a comma in it."""
    return {*_words(text)} <= {*_words(organisation.name)}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
