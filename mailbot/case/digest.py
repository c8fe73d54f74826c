"""What the house tells its people when no single case asks for it: what a flood brought, and what each morning holds.

Every working morning each lead gets one letter of what is held, what falls due and what was missed; none when there is
nothing. After an outage there is one, not one for each day: the next is set in the commit that carries this one out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from mailbot.case import addressing
from mailbot.case.promises import Calendar, calendar_of
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
    NoticeKind,
    Organisation,
    Owed,
    Promised,
    Put,
    Save,
    Sign,
    Situation,
    Spend,
    State,
    Tell,
    WebNews,
)
from mailbot.languages import gestures
from mailbot.letters import for_handlers
from mailbot.letters.for_handlers import PublishedNews

AHEAD = 3  # working days within which what falls due is told
LISTED = 20  # of each kind; the others are a number: weeks after a flood its cases are due, all at once
_SPAM = "spam"  # begins the reason of what our own server took for spam: counted, never listed

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


def next_morning(organisation: Organisation, now: datetime) -> Due:
    """Return the due of the next working morning after today."""
    calendar = calendar_of(organisation)
    return Due(DueKind.MORNING, calendar.follow_at(calendar.local_day(now)))


def morning(event: DueNow, situation: Situation) -> list[Effect]:
    """Tell the leads what the day begins with, and set the next morning."""
    board, calendar = event.board, calendar_of(situation.organisation)
    today = calendar.local_day(situation.now)
    held = (*(notice for notice in board.held if not notice.excerpt.startswith(_SPAM)), *_waiting(board.cases))
    owed = sorted(_owed(board.cases), key=lambda promise: (promise.by, promise.reference))
    missed = tuple(promise for promise in owed if promise.missed or promise.by < today)
    soon = tuple(promise for promise in owed if promise not in missed and promise.by <= _horizon(today, calendar))
    put = Put(next_morning(situation.organisation, situation.now))
    if not (held or missed or soon or board.held or board.news or board.outages or board.key_copy):
        return [put]
    letters = addressing.to_handlers(
        addressing.leads(situation.organisation),
        situation.organisation,
        for_handlers.Morning(
            held=held[:LISTED],
            more_held=len(held[LISTED:]),
            spam=sum(notice.excerpt.startswith(_SPAM) for notice in board.held),
            soon=soon[:LISTED],
            more_soon=len(soon[LISTED:]),
            missed=missed[:LISTED],
            more_missed=len(missed[LISTED:]),
            published=_published(board.news),
            outages=board.outages[-LISTED:],
            key_copy=board.key_copy is not None,
        ),
        None,
    )
    told = [*(one.digest for one in board.news), *([board.key_copy] if board.key_copy else [])]
    return [put, *map(Spend, told), Tell(letters)]


def _published(news: tuple[WebNews, ...]) -> PublishedNews | None:
    """Put together what is new of what is published; None when nothing is."""
    differences = tuple(difference for one in news for difference in one.differences)
    return (
        news
        and PublishedNews(
            differences=differences[:LISTED],
            more=len(differences[LISTED:]),
            closed_off=any(one.closed_off for one in news),
            ends_at=next((one.ends_at for one in news if one.ends_at is not None), None),
            ended=any(one.ended for one in news),
        )
    ) or None


def _waiting(cases: Iterable[Case]) -> Iterator[Notice]:
    """Yield what waits for a handler's word: without it a reporter hears nothing, of a closed case neither."""
    for case in cases:
        for draft in case.drafts:
            if draft.send_at is None:
                yield Notice(
                    draft.made_at, case.reference, NoticeKind.HELD, "a letter waits for #send, #clear-ok or #stop"
                )


def _owed(cases: Iterable[Case]) -> Iterator[Owed]:
    for case in cases:
        for what, promise in ((Promised.ASSESSMENT, case.assessment), (Promised.SOLUTION, case.solution)):
            if case.state is not State.CLOSED and promise is not None and promise.kept_at is None:
                yield Owed(case.reference, what, promise.by, missed=promise.missed_told_at is not None)


def _horizon(today: date, calendar: Calendar) -> date:
    day, left = today, AHEAD
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working_day(day)
    return day


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
    near = [promise for promise in _owed([case]) if promise.by <= _horizon(today, calendar)]
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
