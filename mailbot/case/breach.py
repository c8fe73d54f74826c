"""Data breaches: the 72 hours of GDPR article 33(1), and the facts that article 33(5) wants kept.

The law's clock counts hours, nights, weekends and holidays included (Regulation 1182/71 article 3): absolute time,
so summer time changes nothing. It does not stop when a case is closed; only an end that a handler records stops it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mailbot.case import addressing
from mailbot.case.commands.execution import Deed, Not, Orders, So
from mailbot.case.commands.grammar import Command
from mailbot.case.promises import until
from mailbot.facts import (
    Audience,
    Auto,
    Breach,
    Case,
    Due,
    Effect,
    Enter,
    Letter,
    Organisation,
    Save,
    Send,
    Situation,
    Value,
)

DUE = "breach"
MARKS = (24, 48, 60, 71, 72)  # hours after awareness; the last one says that they have passed
KEPT = ("facts", "effects", "measures", "data", "affected")
"""What is told for the register, and the words of `#breach` that tell it. What is missing is still open."""


def still_open(breach: Breach) -> tuple[str, ...]:
    """Name what the checklist still asks."""
    asked = tuple(name for name in KEPT if not getattr(breach, name))
    return asked if breach.ended_at else (*asked, "authority")


def dues(case: Case) -> tuple[Due, ...]:
    """Return the next reminder, in a case of any state."""
    if case.breach is None or case.breach.ended_at is not None:
        return ()
    ahead = next((mark for mark in MARKS if mark > case.breach.told), None)
    return () if ahead is None else (Due(DUE, case.breach.aware_at + timedelta(hours=ahead), case.reference),)


def come_up(case: Case, situation: Situation, *, plain: bool = False) -> list[Effect]:
    """Remind the leads and the data protection officer, once, of the strongest hour that has passed.

    `plain` is for when that failed: nothing is said but that the hours run, and until when.
    """
    if case.breach is None or case.breach.ended_at is not None:
        return []
    mark = _passed(case.breach.aware_at, situation.now)
    if mark <= case.breach.told:
        return []
    breach = replace(case.breach, told=mark)
    fields, texts = _fields(breach, situation.now), ("breach-reminder", "breach-officer")
    if plain:
        at = breach.aware_at + timedelta(hours=mark)
        known: dict[str, Value] = {"step": DUE, "at": at, "aside": False}
        fields, texts = known | {name: fields[name] for name in ("until", "over")}, ("not-done", "not-done")
    told = addressing.to_handlers(
        addressing.leads(situation.organisation), situation.organisation, texts[0], case.reference, **fields
    )
    # Not a Tell: what the law's clock asks for must not wait for a digest, whatever else comes in
    sent = (Send(letter) for letter in (*told, *_to_officer(case.reference, texts[1], situation.organisation, fields)))
    return [Save(replace(case, breach=breach)), Enter("breach-reminder", {"hours": str(mark)}), *sent]


def _passed(aware_at: datetime, now: datetime) -> int:
    return max((mark for mark in MARKS if aware_at + timedelta(hours=mark) <= now), default=0)


def _fields(breach: Breach, now: datetime) -> dict[str, Value]:
    left = max(until(breach) - now, timedelta(0)) // timedelta(hours=1)
    return {
        "aware_at": breach.aware_at,
        "until": until(breach),
        "left": left,
        "over": now >= until(breach),
        "still_open": still_open(breach),
    }


def _to_officer(
    reference: str, text: str, organisation: Organisation, fields: Mapping[str, Value]
) -> tuple[Letter, ...]:
    """Write to the data protection officer, in clear: reference, hours and what is open, nothing of the report."""
    if organisation.data_protection_officer is None:
        return ()
    letter = Letter(
        text=text,
        audience=Audience.PARTNER,
        to=organisation.data_protection_officer,
        language=organisation.languages[0],
        fields=fields,
        auto=Auto.GENERATED,
        reference=reference,
    )
    return (letter,)


def _breach(orders: Orders, so: So, command: Command) -> So | Not:
    if command.choice == "":
        return _declare(orders, so, command)
    if so.case.breach is None:
        return Not("no-breach", ("#breach",))
    if command.choice == "notified":
        return _notified(orders, so, command)
    if command.choice == "not-notifiable":
        if so.case.breach.notified_at is not None:
            return Not("breach-ended")
        why = " ".join((command.text, *orders.below.split()))
        ended = replace(so.case.breach, ended_at=orders.situation.now, not_notifiable=why)
        done = _changed(orders, so, ended, "breach-not-notifiable", why=why)
        return done.and_also(*_tell_the_end(orders, so.case.reference, why))
    text = command.text or orders.below.strip()
    if not text:
        return Not("missing-argument")
    told = replace(so.case.breach, **{command.choice: text})  # type: ignore[arg-type]  # KEPT are all text
    return _changed(orders, so, told, f"breach-{command.choice}", text=text)


def _declare(orders: Orders, so: So, command: Command) -> So | Not:
    """Start the clock, or move the moment of awareness; a day alone means its first minute, the strict reading."""
    aware_at = _moment(orders, so.case, command)
    if aware_at > orders.situation.now:
        return Not("future-moment", ("#breach",))
    before = so.case.breach or Breach(aware_at, orders.handler.address, orders.situation.now)
    breach = replace(before, aware_at=aware_at, told=_passed(aware_at, orders.situation.now))
    if breach.notified_at is None:  # it was thought not to be notifiable: the clock has run on
        breach = replace(breach, ended_at=None, not_notifiable="")
    if breach.notified_at is not None and breach.notified_at > until(breach) and not breach.late_reason:
        if not orders.below.strip():
            return Not("late-reason")
        breach = replace(breach, late_reason=orders.below.strip())
    done = _changed(orders, so, breach, "breach-aware", at=aware_at.isoformat())
    if breach.ended_at is not None:
        return done
    reference = so.case.reference
    readers = {one.address: one for one in (*addressing.leads(orders.situation.organisation), orders.handler)}.values()
    fields = _fields(breach, orders.situation.now)
    told = addressing.to_handlers(
        readers, orders.situation.organisation, "breach-declared", reference, name=orders.handler.name, **fields
    )
    officer = _to_officer(reference, "breach-officer", orders.situation.organisation, fields)
    return done.and_also(*(Send(letter) for letter in (*told, *officer)))


def _moment(orders: Orders, case: Case, command: Command) -> datetime:
    if command.day is None:
        known = case.breach.aware_at if case.breach else None
        return known or case.received_at or case.opened_at
    local = datetime.combine(command.day, command.clock or time(), ZoneInfo(orders.situation.organisation.timezone))
    return local.astimezone(UTC)


def _notified(orders: Orders, so: So, command: Command) -> So | Not:
    """Record the notification; another reference later corrects the record, and not the moment."""
    breach = so.case.breach
    if breach is None:
        return Not("no-breach", ("#breach",))
    at = breach.notified_at or orders.situation.now
    reason = orders.below.strip() or breach.late_reason
    if at > until(breach) and not reason:
        return Not("late-reason")  # GDPR article 33(1): "accompanied by reasons for the delay"
    late = reason if at > until(breach) else ""
    breach = replace(
        breach, notified_at=at, ended_at=at, authority_reference=command.text, late_reason=late, not_notifiable=""
    )
    done = _changed(orders, so, breach, "breach-notified", authority_reference=command.text, late_reason=late)
    return done.and_also(*_tell_the_end(orders, so.case.reference, command.text, notified=True))


def _tell_the_end(orders: Orders, reference: str, told: str, *, notified: bool = False) -> Iterator[Effect]:
    """Tell the other leads and the officer who says that the clock may stop: a mailbox in wrong hands could say so.

    The officer, in clear, reads the authority's reference and not the reason, which may tell of the content.
    """
    fields: dict[str, Value] = {"name": orders.handler.name, "notified": notified, "told": told}
    leads = [lead for lead in addressing.leads(orders.situation.organisation) if lead != orders.handler]
    for letter in addressing.to_handlers(leads, orders.situation.organisation, "breach-ended", reference, **fields):
        yield Send(letter)
    for letter in _to_officer(
        reference, "breach-ended", orders.situation.organisation, fields if notified else fields | {"told": ""}
    ):
        yield Send(letter)


def _changed(orders: Orders, so: So, breach: Breach, kind: str, **facts: str) -> So:
    return replace(so, case=replace(so.case, breach=breach)).entered(orders, kind, **facts)


BREACHING: Mapping[str, Deed] = {"breach": _breach}
