"""Who works on a case: assigning it, and what a handler sees who comes to it later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeVar

from mailbot.case import addressing
from mailbot.case.commands import arguments
from mailbot.case.commands.context import CommandContext, Execution, Refusal
from mailbot.case.commands.spec import Command, CommandSpec
from mailbot.domains import comparable
from mailbot.facts import Handler, Heard, Organisation, Partner, RefusalReason, Tell, Topic
from mailbot.letters import for_handlers
from mailbot.letters.stage import stage_of

Named = TypeVar("Named", Handler, Partner)


def _assign(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    handler = _find_handler(command.text, context.situation.organisation)
    if isinstance(handler, Refusal):
        return handler
    if handler.address in execution.case.assigned:
        return execution
    seen_before = handler in addressing.readers(execution.case, context.situation.organisation)
    case = replace(execution.case, assigned=(*execution.case.assigned, handler.address))
    letter = addressing.to_handler(
        handler,
        context.situation.organisation,
        for_handlers.Assigned(
            by=context.handler.name,
            state=stage_of(case),
            assessment_by=addressing.day_of(case.assessment),
            solution_by=addressing.day_of(case.solution),
            history=not seen_before,
        ),
        case.reference,
    )
    below = "" if seen_before else past(context.heard)
    assigned = replace(execution, case=case).entered(context, "assigned", to=handler.address)
    if handler == context.handler:
        return assigned  # whoever takes a case reads it in the confirmation
    return assigned.and_also(Tell((replace(letter, below=below),)))


def _find_handler(text: str, organisation: Organisation) -> Handler | Refusal:
    """Find who is meant by a name, a part of one, or an address; never by a guess."""
    named = find_named(text, organisation.handlers)
    if len(named) == 1:
        return named[0]
    why = RefusalReason.SEVERAL_HANDLERS if named else RefusalReason.NO_SUCH_HANDLER
    meant = named or near(text, organisation.handlers)
    return Refusal(why, tuple(f"#{ASSIGN.name} {handler.name}" for handler in meant))


def find_named(text: str, people: Sequence[Named]) -> Sequence[Named]:
    """Return all who go by a name or an address, or else by a part of a name."""
    wanted = text.removeprefix("@")
    exact = {wanted.casefold()} if "@" not in wanted else {comparable(wanted)}  # to casefold() ß is ss: another domain
    return [
        person
        for person in people
        if exact & {person.name.casefold(), person.address, person.address.partition("@")[0]}
    ] or [person for person in people if wanted.casefold() in person.name.casefold().split()]


def near(text: str, people: Sequence[Named]) -> Sequence[Named]:
    """Return those whose names are written almost like that, or else all."""
    names = get_close_matches(text.casefold(), [person.name.casefold() for person in people])
    return [person for person in people if person.name.casefold() in names] or people


def past(heard: Iterable[Heard]) -> str:
    """Show what the mails of a case said so far."""
    return "\n\n".join(map(_shown, heard))


def _shown(heard: Heard) -> str:
    """Show one mail of the past: who, when, what it was about, and its words."""
    head = f"[{heard.at:%Y-%m-%d %H:%M} UTC] {heard.sender}: {heard.subject}".rstrip(": ")
    files = f"\n[{heard.attachments}]" if heard.attachments else ""
    return f"{head}\n\n{heard.text}{files}"


ASSIGN = CommandSpec("assign", _assign, arguments.words("NAME"), topic=Topic.TEAM)
