"""Commands that make a case, or let one follow another."""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import addressing
from mailbot.case.commands import arguments
from mailbot.case.commands.context import HOUR, CommandContext, Execution, Refusal
from mailbot.case.commands.spec import WHILE_OPEN, Command, CommandSpec, always
from mailbot.case.drafts import as_told
from mailbot.case.linking import letter_of
from mailbot.case.own_addresses import is_ours
from mailbot.case.promises import next_progress, promise_from
from mailbot.case.states import Move, moved, moved_like, opened
from mailbot.facts import Case, DraftLetter, Enter, RefusalReason, Save, Topic


def _new(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    """Open a case for somebody who told of something on another way; unsigned, its letter waits an hour."""
    if context.commands[0] is not command:
        return Refusal(RefusalReason.NOT_FIRST)
    address, organisation = command.text, context.situation.organisation
    if is_ours(address, organisation) or address in {handler.address for handler in organisation.handlers}:
        return Refusal(RefusalReason.BAD_ADDRESS)
    if address in {organisation.data_protection_officer, *(partner.address for partner in organisation.partners)}:
        return Refusal(RefusalReason.BAD_ADDRESS)  # what they write is shown as theirs, and would open no case
    case = opened(context.situation.fresh, context.situation.now, address, organisation.languages[0])
    case = replace(
        moved(case, Move.OPEN, context.situation.now),
        assessment=promise_from(context.situation.now, organisation.promises.assessment, organisation),
        linked=(execution.case.reference,) if execution.case.reference else (),
        held_until=None if context.signed else context.situation.now + HOUR,
    )
    case = replace(case, progress=next_progress(case, context.situation.organisation, context.situation.now))
    made = replace(
        execution, case=case, letter=DraftLetter.OPENED, command=command, delay=None if context.signed else HOUR
    ).entered(context, "opened-by-handler")
    if context.signed:
        return made
    return made.and_also(context.tell_leads(case.reference, command.line, context.situation.now + HOUR, context.number))


def _merge(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    case, other = execution.case, context.find_case(command.text)
    if other is None:
        return Refusal(RefusalReason.NO_SUCH_CASE)
    if other.reference == case.reference or case.merged_into or other.merged_into or case.followers:
        return Refusal(RefusalReason.CANNOT_MERGE)
    linked = replace(case, linked=_with(case.linked, other.reference))
    entry = Enter("merged-with", {"handler": context.handler.address, "other": case.reference}, other.reference)
    if other.reporter == case.reporter:  # one person, two threads: this one ends, and the other goes on
        closed = moved(linked, Move.MERGE, context.situation.now)
        stays = replace(other, linked=_with(other.linked, case.reference))
        return _merged(context, replace(execution, case=closed, letter=DraftLetter.CLOSED), stays, entry)
    follower = replace(linked, merged_into=other.reference)
    leads = replace(other, followers=_with(other.followers, case.reference), linked=_with(other.linked, case.reference))
    known = as_told(other)
    letter = letter_of(known)
    if letter is not None and letter is not letter_of(case):  # what the other reporter knows already
        follower = moved_like(follower, known, letter.value, context.situation.now)
        day = addressing.day_of(known.solution)
        execution = replace(execution, letter=letter, command=replace(command, day=day))
    return _merged(context, replace(execution, case=follower), leads, entry)


def _merged(context: CommandContext, execution: Execution, other: Case, entry: Enter) -> Execution:
    return execution.entered(context, "merged-into", other=other.reference).and_also(Save(other), entry)


def _with(references: tuple[str, ...], reference: str) -> tuple[str, ...]:
    return references if reference in references else (*references, reference)


MERGE = CommandSpec(
    "merge", _merge, arguments.REFERENCE, legal_in=WHILE_OPEN, contradicts_moves=True, waits=always, topic=Topic.TEAM
)
NEW = CommandSpec(
    "new",
    _new,
    arguments.ADDRESS,
    without_case=True,
    opens_case=True,
    # Done at once: there is no case yet that could wait. Unsigned, its letter waits the hour instead.
    topic=Topic.TEAM,
)
