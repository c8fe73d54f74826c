"""Cases that have to do with each other: opened by a handler, merged, following another.

A merged case *follows*: it moves when the letter about the other case's move leaves, and its own reporter gets that
letter in a thread of their own. Neither reporter learns of the other. Its promises stay its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from mailbot.case import addressing
from mailbot.case.commands.execution import ASSESSES, HOUR, Deed, Not, Orders, So
from mailbot.case.commands.grammar import Command
from mailbot.case.drafts import as_told
from mailbot.case.dues import happened, next_progress, promise_from
from mailbot.case.own_addresses import is_ours
from mailbot.case.promises import kept
from mailbot.facts import (
    Case,
    CloseReason,
    Draft,
    Effect,
    Enter,
    Prove,
    Save,
    Send,
    State,
    Tell,
)

FOLLOWED = frozenset({*ASSESSES, "reopened"})
"""Letters about a move that whoever follows a case gets as well."""


def nobodys_case(orders: Orders) -> Case:
    """Return what orders begin with that come in a mail about no case."""
    return Case("", State.CONTACT, orders.situation.now, "", orders.situation.organisation.languages[0])


def _new(orders: Orders, so: So, command: Command) -> So | Not:
    """Open a case for somebody who told of something on another way; unsigned, its letter waits an hour."""
    if orders.commands[0] is not command:
        return Not("not-first")
    address, organisation = command.text, orders.situation.organisation
    if is_ours(address, organisation) or address in {one.address for one in organisation.handlers}:
        return Not("bad-address")
    if address in {organisation.data_protection_officer, *(one.address for one in organisation.partners)}:
        return Not("bad-address")  # what they write is shown as theirs, and would open no case
    case = Case(
        orders.situation.fresh,
        State.RECEIVED,
        orders.situation.now,
        address,
        organisation.languages[0],
        received_at=orders.situation.now,
        assessment=promise_from(orders.situation.now, organisation.promises.assessment, organisation),
        linked=(so.case.reference,) if so.case.reference else (),
        held_until=None if orders.signed else orders.situation.now + HOUR,
    )
    case = replace(case, progress=next_progress(case, orders.situation.organisation, orders.situation.now))
    opened = replace(so, case=case, text="opened", command=command, delay=None if orders.signed else HOUR).entered(
        orders, "opened-by-handler"
    )
    if orders.signed:
        return opened
    told = addressing.to_handlers(
        addressing.leads(organisation),
        organisation,
        "waits-an-hour",
        case.reference,
        name=orders.handler.name,
        line=command.line,
        at=orders.situation.now + HOUR,
    )
    return opened.and_also(Tell(tuple(replace(letter, about=orders.row) for letter in told)))


def _merge(orders: Orders, so: So, command: Command) -> So | Not:
    case, other = so.case, orders.find_case(command.text)
    if other is None:
        return Not("no-such-case", ())
    if other.reference == case.reference or case.merged_into or other.merged_into or case.followers:
        return Not("cannot-merge")
    linked = replace(case, linked=_with(case.linked, other.reference))
    entry = Enter("merged-with", {"handler": orders.handler.address, "other": case.reference}, other.reference)
    if other.reporter == case.reporter:  # one person, two threads: this one ends, and the other goes on
        closed = replace(
            linked,
            state=State.CLOSED,
            closed_at=orders.situation.now,
            close_reason=CloseReason.DUPLICATE,
            progress=None,
            happened=happened(case, "closed", orders.situation.now),
        )
        stays = replace(other, linked=_with(other.linked, case.reference))
        return _merged(orders, replace(so, case=closed, text="closed"), stays, entry)
    follower = replace(linked, merged_into=other.reference)
    leads = replace(other, followers=_with(other.followers, case.reference), linked=_with(other.linked, case.reference))
    told = as_told(other)
    text = _text_of(told)
    if text and text != _text_of(case):  # what the other reporter knows already
        follower = _moved_like(follower, told, text, orders.situation.now)
        day = addressing.day_of(told.solution)
        so = replace(so, text=text, command=replace(command, day=day))
    return _merged(orders, replace(so, case=follower), leads, entry)


def _merged(orders: Orders, so: So, other: Case, entry: Enter) -> So:
    return so.entered(orders, "merged-into", other=other.reference).and_also(Save(other), entry)


def followed(effects: Iterable[Effect], case: Case, followers: Iterable[Case], now: datetime) -> Iterator[Effect]:
    """Let those who follow `case` move with it, when the letter about its move leaves: told in their own thread."""
    moved = next((effect.case for effect in effects if isinstance(effect, Save)), case)
    told = [effect.letter for effect in effects if isinstance(effect, Send)]
    for letter in told:
        text = letter.text if letter.text != "relay" else _text_of(moved)
        if letter.to != case.reporter or text not in FOLLOWED:
            continue
        for follower in followers:
            if follower.merged_into != case.reference or _stands(follower) == _stands(moved):
                continue
            after = _moved_like(follower, moved, text, now)
            if text == "reopened":  # with the promise that the letter names
                after = replace(after, assessment=moved.assessment)
            if text in ASSESSES:
                after = replace(after, assessment=kept(after.assessment, now))
            letter_of = addressing.from_draft(after, Draft(0, "", now, text, day=addressing.day_of(moved.solution)))
            if addressing.asks_credit(after, text):
                after = replace(after, credit_asked_at=now)
            yield Save(after)
            yield Enter("followed", {"other": case.reference, "text": text}, follower.reference)
            if not addressing.is_written_to(after):
                continue
            yield Send(letter_of)
            yield Prove(follower.reporter)


def _moved_like(follower: Case, other: Case, text: str, now: datetime) -> Case:
    return replace(
        follower,
        state=other.state,
        solution=other.solution,
        fixed_at=other.fixed_at,
        closed_at=other.closed_at,
        close_reason=other.close_reason,
        progress=None if other.state is State.CLOSED else follower.progress or other.progress,
        happened=happened(follower, text, now),
    )


def _text_of(case: Case) -> str:
    """Name the letter that tells where a case stands; "" while there is nothing to tell."""
    if case.fixed_at is not None and case.state is State.ACCEPTED:
        return "fixed"
    return case.state.value if case.state not in (State.CONTACT, State.RECEIVED) else ""


def _stands(case: Case) -> tuple[object, ...]:
    return (_text_of(case), case.solution and case.solution.by, case.close_reason)


def _with(references: tuple[str, ...], reference: str) -> tuple[str, ...]:
    return references if reference in references else (*references, reference)


LINKING: Mapping[str, Deed] = {"merge": _merge, "new": _new}
