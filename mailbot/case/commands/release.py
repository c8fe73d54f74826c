"""Commands about what waits to be sent: now, never, in clear."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mailbot.case import drafts
from mailbot.case.commands import arguments, sharing
from mailbot.case.commands.context import CommandContext, Execution, Refusal
from mailbot.case.commands.spec import Command, CommandSpec, Words
from mailbot.facts import Case, Draft, RefusalReason, Topic


def _send(context: CommandContext, execution: Execution, _: Command) -> Execution | Refusal:
    execution = replace(execution, at_once=True)
    written = context.words.strip() and not context.has_words_for(Words.NOTE)
    if written or any(command.spec.tells_reporter for command in context.commands):
        return execution  # the draft of this very mail
    if (shared := sharing.let_go(context, execution)) is not None:
        return shared
    sent = _each_draft(context, execution, context.situation.now, anyone=True)
    if sent is not None:
        return sent.entered(context, "sent-at-once")
    if execution.case.drafts and all(draft.partner for draft in execution.case.drafts):
        return Refusal(RefusalReason.NOT_SHOWN, (STOP.usage,))
    if not _drafts_meant(context, execution.case):  # what the answered confirmation showed has left, others may wait
        return Refusal(RefusalReason.NOTHING_WAITS)
    return Refusal(RefusalReason.ILLEGAL, (CLEAR_OK.usage, STOP.usage))


def _stop(context: CommandContext, execution: Execution, _: Command) -> Execution | Refusal:
    """Delete what waits; where that was the word about a move, the move is taken back with it."""
    mine = {draft.id for draft in _drafts_meant(context, execution.case)}
    waiting = tuple(waits for waits in execution.case.waiting if context.about not in (None, waits.id))
    if not mine and waiting == execution.case.waiting:
        return Refusal(RefusalReason.NOTHING_WAITS)
    case = replace(execution.case, waiting=waiting)
    for draft in reversed(execution.case.drafts):
        if draft.id in mine and draft in case.drafts:
            case = drafts.taken_back(case, draft)
    return replace(execution, case=case).entered(context, "draft-stopped")


def _clear_ok(context: CommandContext, execution: Execution, _: Command) -> Execution | Refusal:
    allowed = replace(execution, case=replace(execution.case, clear_ok=True)).entered(context, "clear-ok")
    return _each_draft(context, allowed, context.situation.now) or allowed


def _drafts_meant(context: CommandContext, case: Case) -> tuple[Draft, ...]:
    """Find the draft that the answered confirmation shows or, in answer to another letter, all that wait."""
    return tuple(draft for draft in case.drafts if context.about in (None, draft.id))


def _each_draft(
    context: CommandContext, execution: Execution, at: datetime, *, anyone: bool = False
) -> Execution | None:
    meant = {
        draft.id
        for draft in _drafts_meant(context, execution.case)
        if not draft.partner
        and (anyone or draft.send_at is None)
        and (anyone or not draft.unsure or context.about == draft.id)  # only who saw it says yes to it
        and (execution.case.key or execution.case.clear_ok or not draft.holds_content)
    }
    if not meant:
        return None
    at = max(at, context.held_until(execution.case) or at)
    moved = tuple(replace(draft, send_at=at) if draft.id in meant else draft for draft in execution.case.drafts)
    shown = next((draft for draft in moved if draft.id in meant), None)
    return replace(execution, case=replace(execution.case, drafts=moved), shown=shown)


def _was_protected(_: Command, case: Case) -> bool:
    """Return whether there is something that sending in clear would give up."""
    return case.was_protected or case.key is not None or case.offered_key is not None


SEND = CommandSpec("send", _send, arguments.NOTHING, contradicts=(sharing.SHARE,), topic=Topic.ANSWER)
STOP = CommandSpec("stop", _stop, arguments.NOTHING, contradicts=(SEND, sharing.SHARE), topic=Topic.ANSWER)
CLEAR_OK = CommandSpec("clear-ok", _clear_ok, arguments.NOTHING, waits=_was_protected, topic=Topic.ANSWER)
