"""Data breaches: the 72 hours of GDPR article 33(1), and the facts that article 33(5) wants kept.

The law's clock counts hours, nights, weekends and holidays included (Regulation 1182/71 article 3): absolute time,
so summer time changes nothing. It does not stop when a case is closed; only an end that a handler records stops it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.case import addressing
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
    mark = last_mark(case.breach.aware_at, situation.now)
    if mark <= case.breach.told:
        return []
    breach = replace(case.breach, told=mark)
    fields, texts = fields_of(breach, situation.now), ("breach-reminder", "breach-officer")
    if plain:
        at = breach.aware_at + timedelta(hours=mark)
        known: dict[str, Value] = {"step": DUE, "at": at, "aside": False}
        fields, texts = known | {name: fields[name] for name in ("until", "over")}, ("not-done", "not-done")
    told = addressing.to_handlers(
        addressing.leads(situation.organisation), situation.organisation, texts[0], case.reference, **fields
    )
    # Not a Tell: what the law's clock asks for must not wait for a digest, whatever else comes in
    sent = (Send(letter) for letter in (*told, *to_officer(case.reference, texts[1], situation.organisation, fields)))
    return [Save(replace(case, breach=breach)), Enter("breach-reminder", {"hours": str(mark)}), *sent]


def last_mark(aware_at: datetime, now: datetime) -> int:
    """Return the last of the hours that have passed; 0 before the first."""
    return max((mark for mark in MARKS if aware_at + timedelta(hours=mark) <= now), default=0)


def fields_of(breach: Breach, now: datetime) -> dict[str, Value]:
    """Return what every letter about a breach says of its hours."""
    left = max(until(breach) - now, timedelta(0)) // timedelta(hours=1)
    return {
        "aware_at": breach.aware_at,
        "until": until(breach),
        "left": left,
        "over": now >= until(breach),
        "still_open": still_open(breach),
    }


def to_officer(
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
