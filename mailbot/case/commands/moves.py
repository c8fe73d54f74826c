"""Deeds that move a case through its states, and those about what waits to be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from mailbot.case import drafts, reporter_mail
from mailbot.case.commands import sharing
from mailbot.case.commands.execution import Deed, Not, Orders, So
from mailbot.case.commands.grammar import Command, usage
from mailbot.case.dues import happened, next_progress
from mailbot.case.states import MOVES
from mailbot.facts import Case, CloseReason, Draft, Promise

_TELL = ("accept", "invalid", "defer", "fixed", "close", "reopen")
"""Commands that a letter to the reporter belongs to."""


def _accept(orders: Orders, so: So, command: Command) -> So | Not:
    if command.day is None:
        return Not("no-date")
    accepted = replace(so.case, solution=Promise(command.day), fixed_at=None)
    return _moved(orders, so, command, _with_progress(orders, accepted), "accepted", day=command.day.isoformat())


def _invalid(orders: Orders, so: So, command: Command) -> So | Not:
    return _moved(orders, so, command, _with_progress(orders, replace(so.case, solution=None)), "invalid")


def _defer(orders: Orders, so: So, command: Command) -> So | Not:
    deferred = _with_progress(orders, replace(so.case, solution=None))
    return _moved(orders, so, command, deferred, "deferred", day=command.day.isoformat() if command.day else "")


def _fixed(orders: Orders, so: So, command: Command) -> So | Not:
    solution = so.case.solution and replace(so.case.solution, kept_at=orders.situation.now)
    return _moved(orders, so, command, replace(so.case, fixed_at=orders.situation.now, solution=solution), "fixed")


def _close(orders: Orders, so: So, command: Command) -> So | Not:
    reason = command.reason or CloseReason.FIXED
    closed = replace(so.case, closed_at=orders.situation.now, close_reason=reason, progress=None)
    if reason is CloseReason.SPAM:  # what waits was meant for a reporter
        closed = replace(closed, drafts=drafts.to_partners(closed))
    done = _moved(orders, so, command, closed, "closed", reason=reason.value)
    if isinstance(done, Not) or reason is not CloseReason.SPAM:
        return done
    return replace(done, text="", command=None)  # spam closes without a word


def _spam(orders: Orders, so: So, command: Command) -> So | Not:
    if so.case.followers:  # whose reporters would be left with a case that nothing can move
        return Not("illegal", (usage("close"),))
    return _close(orders, so, replace(command, reason=CloseReason.SPAM))


def _reopen(orders: Orders, so: So, command: Command) -> So | Not:
    if (closing := drafts.untold_close(so.case)) is not None:  # the reporter never knew: it goes on as it was
        return replace(so, case=drafts.taken_back(so.case, closing)).entered(orders, "draft-stopped")
    reopened = reporter_mail.reopened(so.case, orders.situation)
    return _moved(orders, so, command, replace(reopened, happened=so.case.happened), "reopened")


def _progress(orders: Orders, so: So, command: Command) -> So | Not:
    case = replace(so.case, progress_every=command.span)
    case = replace(case, progress=next_progress(case, orders.situation.organisation, orders.situation.now))
    return replace(so, case=case).entered(orders, "progress-every", line=command.line)


def _send(orders: Orders, so: So, _: Command) -> So | Not:
    if (orders.words.strip() and not orders.named("note")) or any(map(orders.named, _TELL)):
        return so  # the draft of this very mail
    if (shared := sharing.let_go(orders, so)) is not None:
        return shared
    sent = _each_draft(orders, so, orders.situation.now, anyone=True)
    if sent is not None:
        return sent.entered(orders, "sent-at-once")
    if so.case.drafts and all(draft.partner for draft in so.case.drafts):
        return Not("not-shown", (usage("stop"),))
    if not _drafts_meant(orders, so.case):  # what the answered confirmation showed has left, others may wait
        return Not("nothing-waits")
    return Not("illegal", (usage("clear-ok"), usage("stop")))


def _stop(orders: Orders, so: So, _: Command) -> So | Not:
    """Delete what waits; where that was the word about a move, the move is taken back with it."""
    mine = {draft.id for draft in _drafts_meant(orders, so.case)}
    waiting = tuple(one for one in so.case.waiting if orders.about not in (None, one.id))
    if not mine and waiting == so.case.waiting:
        return Not("nothing-waits")
    case = replace(so.case, waiting=waiting)
    for draft in reversed(so.case.drafts):
        if draft.id in mine and draft in case.drafts:
            case = drafts.taken_back(case, draft)
    return replace(so, case=case).entered(orders, "draft-stopped")


def _clear_ok(orders: Orders, so: So, _: Command) -> So | Not:
    allowed = replace(so, case=replace(so.case, clear_ok=True)).entered(orders, "clear-ok")
    return _each_draft(orders, allowed, orders.situation.now) or allowed


def _nothing(_: Orders, so: So, __: Command) -> So | Not:
    return so


def _moved(orders: Orders, so: So, command: Command, case: Case, text: str, **facts: str) -> So | Not:
    if so.case.merged_into:
        return Not("merged")
    state = MOVES[so.case.state][command.name]
    moved = replace(case, state=state, happened=happened(case, text, orders.situation.now))
    return replace(so, case=moved, text=text, command=command).entered(orders, text, **facts)


def _with_progress(orders: Orders, case: Case) -> Case:
    return (
        case
        if case.progress
        else replace(case, progress=next_progress(case, orders.situation.organisation, orders.situation.now))
    )


def _drafts_meant(orders: Orders, case: Case) -> tuple[Draft, ...]:
    """Find the draft that the answered confirmation shows or, in answer to another letter, all that wait."""
    return tuple(draft for draft in case.drafts if orders.about in (None, draft.id))


def _each_draft(orders: Orders, so: So, at: datetime, *, anyone: bool = False) -> So | None:
    meant = {
        draft.id
        for draft in _drafts_meant(orders, so.case)
        if not draft.partner
        and (anyone or draft.send_at is None)
        and (anyone or not draft.unsure or orders.about == draft.id)  # only who saw it says yes to it
        and (so.case.key or so.case.clear_ok or not draft.words)
    }
    if not meant:
        return None
    at = max(at, orders.held_until(so.case) or at)
    moved = tuple(replace(draft, send_at=at) if draft.id in meant else draft for draft in so.case.drafts)
    shown = next((draft for draft in moved if draft.id in meant), None)
    return replace(so, case=replace(so.case, drafts=moved), shown=shown)


MOVING: Mapping[str, Deed] = {
    "accept": _accept,
    "invalid": _invalid,
    "defer": _defer,
    "fixed": _fixed,
    "close": _close,
    "spam": _spam,
    "reopen": _reopen,
    "progress": _progress,
    "send": _send,
    "stop": _stop,
    "clear-ok": _clear_ok,
    "note": _nothing,
    "help": _nothing,
}
