"""Reading a message: as much of it as the parser, in its child, can be trusted with.

bytes --> Whole | HeaderAlone (what cannot be read, or did harm) | Nothing (not even that)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mailbot.edges.parser import Parser
from mailbot.edges.store import ClaimedMessage
from mailbot.errors import Permanent
from mailbot.facts import HoldReason, Message
from mailbot.mail.trace import header_alone

# Bugs that one message ran into, after which less of it is looked at: its header alone, nothing, and nobody is told
HEADER_ALONE: Final = 2
NOTHING: Final = 3
NOBODY: Final = 4


@dataclass(frozen=True, slots=True)
class Whole:
    """A message that was read."""

    message: Message


@dataclass(frozen=True, slots=True)
class HeaderAlone:
    """The header of a message that was not read as a whole; `why` is for handlers."""

    header: Message
    why: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """A message of which not even the header was read."""

    why: str


Reading = Whole | HeaderAlone | Nothing


def read(parser: Parser, claimed: ClaimedMessage) -> Reading:
    """Read a message, or as little of it as is safe by what came of reading it before."""
    if claimed.damaged:
        return Nothing(HoldReason.DAMAGED.value)
    unread = _why_not_the_whole(claimed)
    nothing_given = claimed.withheld is not None and not claimed.raw
    if nothing_given or claimed.untouched or claimed.failures >= NOTHING:
        return Nothing(unread)
    if unread:
        return _read_header(parser, claimed.raw, unread)
    try:
        return Whole(parser.parse(claimed.raw, twice=True))
    except Permanent as why:
        return _read_header(parser, claimed.raw, str(why))


def _why_not_the_whole(claimed: ClaimedMessage) -> str:
    if claimed.withheld is not None:
        return HoldReason.NOT_GIVEN.format(claimed.withheld.reason)
    if claimed.failures >= HEADER_ALONE:
        return HoldReason.FAILED_BEFORE.format(claimed.why)
    return HoldReason.DIED.value if claimed.condemned else ""


def _read_header(parser: Parser, raw: bytes, unread: str) -> HeaderAlone | Nothing:
    try:
        return HeaderAlone(parser.parse(header_alone(raw), twice=True), unread)
    except Permanent:
        return Nothing(unread)
