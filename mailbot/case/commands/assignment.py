"""Who works on a case: assigning it, and what a handler sees who comes to it later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeVar

from mailbot.case import addressing, drafts
from mailbot.case.commands.execution import Deed, Not, Orders, So
from mailbot.case.commands.grammar import Command
from mailbot.domains import comparable
from mailbot.facts import Auto, Handler, Heard, Organisation, Partner, Tell

Named = TypeVar("Named", Handler, Partner)


def _assign(orders: Orders, so: So, command: Command) -> So | Not:
    handler = _find_handler(command.text, orders.situation.organisation)
    if isinstance(handler, Not):
        return handler
    if handler.address in so.case.assigned:
        return so
    seen_before = handler in addressing.readers(so.case, orders.situation.organisation)
    case = replace(so.case, assigned=(*so.case.assigned, handler.address))
    letter = addressing.to_handler(
        handler,
        orders.situation.organisation,
        "assigned",
        case.reference,
        Auto.GENERATED,
        by=orders.handler.name,
        state=case.state.value,
        assessment_by=addressing.day_of(case.assessment),
        solution_by=addressing.day_of(case.solution),
        history=not seen_before,
    )
    below = "" if seen_before else past(orders.heard)
    assigned = replace(so, case=case).entered(orders, "assigned", to=handler.address)
    if handler == orders.handler:
        return assigned  # whoever takes a case reads it in the confirmation
    return assigned.and_also(Tell((replace(letter, below=below),)))


def _anonymous(orders: Orders, so: So, command: Command) -> So | Not:
    """Note that a reporter wants no letter at all, or that letters may go out again."""
    wanted = command.choice != "no"
    if not wanted and not so.case.reporter:
        return Not("nobody-reads")  # its mail named no single address
    case = drafts.nobody_to_tell(so.case, orders.situation.now) if wanted else replace(so.case, by_machine=False)
    case = replace(case, anonymous=wanted)
    return replace(so, case=case).entered(orders, "anonymous" if wanted else "not-anonymous")


def _find_handler(text: str, organisation: Organisation) -> Handler | Not:
    """Find who is meant by a name, a part of one, or an address; never by a guess."""
    found = find_named(text, organisation.handlers)
    if len(found) == 1:
        return found[0]
    meant = found or near(text, organisation.handlers)
    return Not("several-handlers" if found else "no-such-handler", tuple(f"#assign {one.name}" for one in meant))


def find_named(text: str, people: Sequence[Named]) -> Sequence[Named]:
    """Return all who go by a name or an address, or else by a part of a name."""
    wanted = text.removeprefix("@")
    exact = {wanted.casefold()} if "@" not in wanted else {comparable(wanted)}  # to casefold() ß is ss: another domain
    return [one for one in people if exact & {one.name.casefold(), one.address, one.address.partition("@")[0]}] or [
        one for one in people if wanted.casefold() in one.name.casefold().split()
    ]


def near(text: str, people: Sequence[Named]) -> Sequence[Named]:
    """Return those whose names are written almost like that, or else all."""
    names = get_close_matches(text.casefold(), [one.name.casefold() for one in people])
    return [one for one in people if one.name.casefold() in names] or people


def past(heard: Iterable[Heard]) -> str:
    """Show what the mails of a case said so far."""
    return "\n\n".join(map(_told, heard))


def _told(heard: Heard) -> str:
    """Show one mail of the past: who, when, what it was about, and its words."""
    head = f"[{heard.at:%Y-%m-%d %H:%M} UTC] {heard.sender}: {heard.subject}".rstrip(": ")
    files = f"\n[{heard.attachments}]" if heard.attachments else ""
    return f"{head}\n\n{heard.text}{files}"


ASSIGNING: Mapping[str, Deed] = {"assign": _assign, "anonymous": _anonymous}
