"""Commands that move a case through its states, and how often its reporter hears of it meanwhile."""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import addressing, drafts, reporter_mail
from mailbot.case.commands import arguments
from mailbot.case.commands.context import CommandContext, Execution, Refusal
from mailbot.case.commands.spec import WHILE_OPEN, Command, CommandSpec, with_reason
from mailbot.case.promises import next_progress
from mailbot.case.states import MOVES, Move, moved
from mailbot.facts import CloseReason, DraftLetter, Promise, RefusalReason, Topic

_PROMISES_PROGRESS = frozenset({Move.ACCEPT, Move.INVALID, Move.DEFER})
"""Moves after which the reporter hears of the case from time to time, if that was not promised before."""


def _accept(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    if command.day is None:
        return Refusal(RefusalReason.NO_DATE)
    promised = replace(execution, case=replace(execution.case, solution=Promise(command.day)))
    return _moved(context, promised, command, Move.ACCEPT, day=command.day.isoformat())


def _invalid(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    return _moved(context, execution, command, Move.INVALID)


def _defer(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    return _moved(context, execution, command, Move.DEFER, day=command.day.isoformat() if command.day else "")


def _fixed(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    return _moved(context, execution, command, Move.FIXED)


def _close(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    reason = command.reason or CloseReason.FIXED
    if command.text:
        first = context.find_case(command.text)
        if first is None or context.handler not in addressing.readers(first, context.situation.organisation):
            return Refusal(RefusalReason.NO_SUCH_CASE)
        linked = dict.fromkeys((*execution.case.linked, first.reference))
        execution = replace(execution, case=replace(execution.case, linked=tuple(linked)))
        # What is expected of the problem, and was told to whoever reported it first, can be told to this one as well
        told = drafts.as_told(first)
        day = addressing.day_of(told.solution) if told.fixed_at is None else None
        command = replace(command, day=day if day and day >= context.today else None)
    closed = _moved(context, execution, command, Move.CLOSE, reason=reason.value)
    return _without_a_word(closed) if reason is CloseReason.SPAM else closed


def _spam(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    if execution.case.followers:  # whose reporters would be left with a case that nothing can move
        return Refusal(RefusalReason.ILLEGAL, (CLOSE.usage,))
    return _without_a_word(_moved(context, execution, command, Move.SPAM, reason=CloseReason.SPAM.value))


def _without_a_word(closed: Execution | Refusal) -> Execution | Refusal:
    """Let spam be closed with no letter to anybody; what waits was meant for a reporter."""
    if isinstance(closed, Refusal):
        return closed
    return replace(closed, case=replace(closed.case, drafts=drafts.to_partners(closed.case)), letter=None, command=None)


def _reopen(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    if (closing := drafts.untold_close(execution.case)) is not None:  # the reporter never knew: it goes on as it was
        return replace(execution, case=drafts.taken_back(execution.case, closing)).entered(context, "draft-stopped")
    if execution.case.merged_into:
        return Refusal(RefusalReason.MERGED)
    reopened = replace(execution, case=reporter_mail.reopened(execution.case, context.situation))
    return _told(context, reopened, command, Move.REOPEN)


def _progress(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    case = replace(execution.case, progress_every=command.span)
    case = replace(case, progress=next_progress(case, context.situation.organisation, context.situation.now))
    return replace(execution, case=case).entered(context, "progress-every", line=command.line)


def _moved(
    context: CommandContext, execution: Execution, command: Command, move: Move, **facts: str
) -> Execution | Refusal:
    """Move the case, and let the letter about it and its entry, with these facts, go with it."""
    case, now = execution.case, context.situation.now
    if case.merged_into:
        return Refusal(RefusalReason.MERGED)
    if move in _PROMISES_PROGRESS and case.progress is None:
        case = replace(case, progress=next_progress(case, context.situation.organisation, now))
    reason = CloseReason(facts["reason"]) if "reason" in facts else None
    return _told(context, replace(execution, case=moved(case, move, now, reason)), command, move, **facts)


def _told(context: CommandContext, execution: Execution, command: Command, move: Move, **facts: str) -> Execution:
    happening = MOVES[move].happening
    return replace(execution, letter=DraftLetter(happening), command=command).entered(context, happening, **facts)


FIXED = CommandSpec("fixed", _fixed, arguments.NOTHING, move=Move.FIXED, tells_reporter=True, topic=Topic.DECIDE)
ACCEPT = CommandSpec("accept", _accept, arguments.DAY, move=Move.ACCEPT, tells_reporter=True, topic=Topic.DECIDE)
INVALID = CommandSpec(
    "invalid",
    _invalid,
    arguments.NOTHING,
    move=Move.INVALID,
    tells_reporter=True,
    wants_reason=with_reason,
    contradicts=(ACCEPT,),
    topic=Topic.DECIDE,
)
DEFER = CommandSpec(
    "defer",
    _defer,
    arguments.DAY_OR_NOTHING,
    move=Move.DEFER,
    tells_reporter=True,
    wants_reason=with_reason,
    contradicts=(ACCEPT, INVALID),
    topic=Topic.DECIDE,
)
CLOSE = CommandSpec(
    "close",
    _close,
    arguments.CLOSE_REASON,
    move=Move.CLOSE,
    tells_reporter=True,
    wants_reason=lambda command: command.reason is CloseReason.OUT_OF_SCOPE,
    contradicts=(ACCEPT, DEFER),
    topic=Topic.DECIDE,
)
SPAM = CommandSpec("spam", _spam, arguments.NOTHING, move=Move.SPAM, contradicts_moves=True, topic=Topic.DECIDE)
REOPEN = CommandSpec(
    "reopen",
    _reopen,
    arguments.NOTHING,
    move=Move.REOPEN,
    tells_reporter=True,
    contradicts=(CLOSE,),
    topic=Topic.DECIDE,
)
PROGRESS = CommandSpec("progress", _progress, arguments.SPAN, legal_in=WHILE_OPEN, topic=Topic.ANSWER)
