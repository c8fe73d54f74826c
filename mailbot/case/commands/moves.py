"""Commands that move a case through its states, and how often its reporter hears of it meanwhile."""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import drafts, reporter_mail
from mailbot.case.commands import arguments
from mailbot.case.commands.context import CommandContext, Execution, Refusal
from mailbot.case.commands.spec import WHILE_OPEN, Command, CommandSpec
from mailbot.case.promises import next_progress
from mailbot.case.states import MOVES, happened
from mailbot.facts import Case, CloseReason, Promise, RefusalReason


def _accept(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    if command.day is None:
        return Refusal(RefusalReason.NO_DATE)
    accepted = replace(execution.case, solution=Promise(command.day), fixed_at=None)
    return _moved(
        context, execution, command, _with_progress(context, accepted), "accepted", day=command.day.isoformat()
    )


def _invalid(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    return _moved(
        context, execution, command, _with_progress(context, replace(execution.case, solution=None)), "invalid"
    )


def _defer(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    deferred = _with_progress(context, replace(execution.case, solution=None))
    return _moved(context, execution, command, deferred, "deferred", day=command.day.isoformat() if command.day else "")


def _fixed(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    solution = execution.case.solution and replace(execution.case.solution, kept_at=context.situation.now)
    return _moved(
        context, execution, command, replace(execution.case, fixed_at=context.situation.now, solution=solution), "fixed"
    )


def _close(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    reason = command.reason or CloseReason.FIXED
    closed = replace(execution.case, closed_at=context.situation.now, close_reason=reason, progress=None)
    if reason is CloseReason.SPAM:  # what waits was meant for a reporter
        closed = replace(closed, drafts=drafts.to_partners(closed))
    done = _moved(context, execution, command, closed, "closed", reason=reason.value)
    if isinstance(done, Refusal) or reason is not CloseReason.SPAM:
        return done
    return replace(done, text="", command=None)  # spam closes without a word


def _spam(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    if execution.case.followers:  # whose reporters would be left with a case that nothing can move
        return Refusal(RefusalReason.ILLEGAL, (CLOSE.usage,))
    return _close(context, execution, replace(command, reason=CloseReason.SPAM))


def _reopen(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    if (closing := drafts.untold_close(execution.case)) is not None:  # the reporter never knew: it goes on as it was
        return replace(execution, case=drafts.taken_back(execution.case, closing)).entered(context, "draft-stopped")
    reopened = reporter_mail.reopened(execution.case, context.situation)
    return _moved(context, execution, command, replace(reopened, happened=execution.case.happened), "reopened")


def _progress(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    case = replace(execution.case, progress_every=command.span)
    case = replace(case, progress=next_progress(case, context.situation.organisation, context.situation.now))
    return replace(execution, case=case).entered(context, "progress-every", line=command.line)


def _moved(
    context: CommandContext, execution: Execution, command: Command, case: Case, text: str, **facts: str
) -> Execution | Refusal:
    if execution.case.merged_into:
        return Refusal(RefusalReason.MERGED)
    state = MOVES[execution.case.state][command.name]
    moved = replace(case, state=state, happened=happened(case, text, context.situation.now))
    return replace(execution, case=moved, text=text, command=command).entered(context, text, **facts)


def _with_progress(context: CommandContext, case: Case) -> Case:
    return (
        case
        if case.progress
        else replace(case, progress=next_progress(case, context.situation.organisation, context.situation.now))
    )


FIXED = CommandSpec("fixed", _fixed, arguments.NOTHING, moves=True, tells_reporter=True)
ACCEPT = CommandSpec("accept", _accept, arguments.DAY, moves=True, tells_reporter=True)
INVALID = CommandSpec("invalid", _invalid, arguments.NOTHING, moves=True, tells_reporter=True, contradicts=(ACCEPT,))
DEFER = CommandSpec(
    "defer", _defer, arguments.DAY_OR_NOTHING, moves=True, tells_reporter=True, contradicts=(ACCEPT, INVALID)
)
CLOSE = CommandSpec(
    "close", _close, arguments.CLOSE_REASON, moves=True, tells_reporter=True, contradicts=(ACCEPT, DEFER)
)
SPAM = CommandSpec("spam", _spam, arguments.NOTHING, moves=True, contradicts_moves=True)
REOPEN = CommandSpec("reopen", _reopen, arguments.NOTHING, moves=True, tells_reporter=True, contradicts=(CLOSE,))
PROGRESS = CommandSpec("progress", _progress, arguments.SPAN, legal_in=WHILE_OPEN)
