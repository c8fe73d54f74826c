"""What a handler reads when the commands of a mail are done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mailbot.case import addressing, draft_letters, drafts
from mailbot.case.clocks import command_for, earliest_ahead, read_clock, read_clocks
from mailbot.case.commands.context import CommandContext
from mailbot.facts import Case, Doubted, Draft, Kept, LeftOut, Letter, Send, State, Stays
from mailbot.letters.clocks import StepMoved
from mailbot.letters.for_handlers import Confirmation, Sending
from mailbot.letters.layout import unbroken
from mailbot.letters.stage import stage_of


def confirm(
    context: CommandContext, before: Case, case: Case, draft: Draft | None, doubts: tuple[Doubted, ...] = ()
) -> Send:
    """Tell the handler what was done to the case as it was before, what will be sent, and what stays."""
    sending = _sending(context, case, draft)
    waiting = [waits for waits in case.waiting if waits.id == context.number]
    ahead = earliest_ahead(case, context.situation.organisation) if case.state is State.CLOSED else None
    letter = addressing.to_handler(
        context.handler,
        context.situation.organisation,
        Confirmation(
            commands=tuple(command.understood for command in context.commands if not context.must_wait(command, case)),
            waiting=tuple(waits.line for waits in waiting),
            waiting_at=waiting[0].at if waiting else None,
            state=stage_of(case),
            sending=sending,
            send_at=draft.send_at if draft else _still_leaves_at(context, case),
            partner=draft.partner if draft else "",
            colleague=_beside(context, case) if draft and not draft.partner else "",
            left_out=_left_out(context, draft),
            kept=context.kept if sending is Sending.NOTHING else None,
            changed=context.files.changed if draft and draft.attachments else (),
            doubts=doubts if draft and draft.send_at is None else (),
            clock=unbroken(command_for(ahead[0].clock.name)) if ahead else "",
            clock_step=ahead[1].step.name if ahead else "",
            clock_until=ahead[1].due_at if ahead else None,
            moved=_moved(context, before, case),
        ),
        case.reference,
    )
    letter = replace(letter, about=draft.id if draft else context.number if waiting else None)
    shows = _letter(case, draft, context) if draft else None
    if shows is None:
        return Send(letter)
    return Send(replace(letter, shows=shows, attachments=shows.attachments))


def _beside(context: CommandContext, case: Case) -> str:
    """Return the colleague whose own letter to the reporter waits: of two answers one may still be taken back."""
    wrote = {draft.handler for draft in case.drafts if not draft.partner and draft.handler != context.handler.address}
    names = (one.name for one in context.situation.organisation.handlers if one.address in wrote)
    return next(names, "")


def _still_leaves_at(context: CommandContext, case: Case) -> datetime | None:
    """Return when words of theirs leave that waited before: who wrote to take them back, and not so, must hear it."""
    waits = (draft.send_at for draft in case.drafts if draft.handler == context.handler.address and not draft.partner)
    return min(filter(None, waits), default=None) if context.kept is Kept.ELSEWHERE else None


def _moved(context: CommandContext, before: Case, case: Case) -> StepMoved | None:
    """Return the first step of a clock that must be done by another time than before, though nobody spoke of it."""
    organisation = context.situation.organisation
    for reading in read_clocks(case, organisation):
        was = {step.step.name: step.due_at for step in read_clock(reading.clock, before, organisation).steps}
        for step in reading.ahead:
            if step.due_at is not None and step.due_at != was.get(step.step.name):
                return StepMoved(reading.clock.name, step.step.name, step.due_at)
    return None


def _letter(case: Case, draft: Draft, context: CommandContext) -> Letter | None:
    """Make the letter that a draft becomes, with the days that it will name when it leaves."""
    leaves_at = draft.send_at or context.situation.now
    organisation = context.situation.organisation
    return draft_letters.draft_letter(drafts.leaving(case, leaves_at, organisation), draft, organisation)


def _sending(context: CommandContext, case: Case, draft: Draft | None) -> Sending:
    """Return the word of the confirmation for when the draft leaves."""
    if draft is None:
        return Sending.NOTHING
    if draft.send_at is not None:
        return Sending.NOW if draft.send_at <= context.situation.now else Sending.DELAYED
    if draft.partner:
        return Sending.WAITS_LOOK
    return Sending.WAITS_CLEAR_OK if case.key is None and not case.clear_ok else Sending.WAITS_SEND


def _left_out(context: CommandContext, draft: Draft | None) -> tuple[LeftOut, ...]:
    """Name what stays of what was attached; where nothing goes, only what was attached on purpose."""
    if draft is not None and draft.attachments == context.files.files and context.words.strip():
        return context.left_out
    return tuple(LeftOut(attachment.name, Stays.NO_WORDS) for attachment in context.attachments)
