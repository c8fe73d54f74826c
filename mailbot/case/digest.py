"""What the house tells its people when no single case asks for it: what a flood brought, and who is away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.case import addressing
from mailbot.case.morning import horizon, owed_by
from mailbot.case.promises import calendar_of
from mailbot.case.turns import is_flooded
from mailbot.facts import (
    Case,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Handler,
    Happening,
    Message,
    Notice,
    Organisation,
    Promised,
    Save,
    Sign,
    Situation,
    Tell,
)
from mailbot.languages import gestures
from mailbot.letters import for_handlers

# What a gateway, a group address or an organisation's own rules put on what people write as well: their words wait for
# #send, since an absence might look the same.
_OF_PEOPLE_TOO = frozenset(
    {
        *(Sign.LIST_ID, Sign.LIST_POST, Sign.LIST_HELP, Sign.LIST_SUBSCRIBE, Sign.LIST_UNSUBSCRIBE, Sign.LIST_OWNER),
        *(Sign.MAILING_LIST, Sign.PRECEDENCE, Sign.SUPPRESS, Sign.AGGREGATE),
    }
)


def or_digest(effects: list[Effect], notice: Notice, situation: Situation) -> list[Effect]:
    """Keep what handlers are told for their digest, when there is too much to tell one by one.

    A flood of forged senders comes back: their addresses bounce, and weeks later their cases are due, all at once.
    """
    if not is_flooded(situation):
        return effects
    return [Tell((), notice) if isinstance(effect, Tell) else effect for effect in effects]


def come_up(event: DueNow, situation: Situation) -> list[Effect]:
    """Tell the handlers at once what was too much to tell one by one."""
    return _digest(event.digest, situation.organisation)


def plainly(event: DueNow, _case: Case | None, situation: Situation) -> list[Effect]:
    """Tell it without what anybody wrote."""
    return _digest(tuple(replace(notice, excerpt="") for notice in event.digest), situation.organisation)


def _digest(notices: tuple[Notice, ...], organisation: Organisation) -> list[Effect]:
    if not notices:
        return []
    readers = addressing.readers(None, organisation)
    return [Tell(addressing.to_handlers(readers, organisation, for_handlers.Digest(notices=notices), None))]


def next_digest(_organisation: Organisation, now: datetime) -> Due:
    """Return the due of the digest that what is kept now will stand in: at the next full hour."""
    return Due(DueKind.DIGEST, now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))


def is_away(message: Message) -> bool:
    """Return whether a handler's mail was written by a machine in their absence."""
    machine = message.automated is not None and message.automated not in _OF_PEOPLE_TOO
    # Nobody is hurt by a reply that waits, and a reporter should not read who is on holiday
    return machine or gestures.says_away(message.subject)


def absent(handler: Handler, case: Case | None, situation: Situation) -> list[Effect]:
    """Never relay the machine of a handler who is away; where a promise of the case is near, tell those in charge."""
    entry = Enter("out-of-office", {"handler": handler.address})
    if case is None:
        return [entry]  # which stands in the log alone
    calendar = calendar_of(situation.organisation)
    today = calendar.local_day(situation.now)
    told_today = any(
        absence.what == handler.address and calendar.local_day(absence.at) == today for absence in case.away
    )
    promised = (promise for promise in owed_by(case) if promise.what is not Promised.DATA)  # that leads are reminded of
    near = [promise for promise in promised if promise.by <= horizon(today, calendar)]
    if told_today or not near:
        return [entry]
    others = tuple(lead for lead in addressing.leads(situation.organisation) if lead != handler)
    readers = others or tuple(
        reader for reader in addressing.readers(case, situation.organisation) if reader != handler
    )
    tell = addressing.to_handlers(
        readers,
        situation.organisation,
        for_handlers.OutOfOffice(name=handler.name, what=near[0].what, by=near[0].by),
        case.reference,
    )
    away = (
        *(absence for absence in case.away if absence.what != handler.address),
        Happening(situation.now, handler.address),
    )
    return [Save(replace(case, away=away)), entry, Tell(tell)]
