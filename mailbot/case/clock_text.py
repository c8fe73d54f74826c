"""The text for an authority's form, in its language: what is known of a clock and its case, and what is missing.

It names nobody who reported: what the law asks about is the event. A person reads it, and pastes it into the form.
"""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import addressing
from mailbot.case.clocks import Reading, command_for
from mailbot.facts import Audience, Case, Handler, Letter, Situation
from mailbot.letters.clocks import ClockForm, ClockText, Told
from mailbot.letters.layout import unbroken


def form_for(reading: Reading, case: Case, handler: Handler, situation: Situation) -> Letter:
    """Return the letter to a handler below which the text stands."""
    organisation, law, clock = situation.organisation, reading.law, reading.clock
    step = next(iter(reading.ahead), None)
    over = step is not None and step.due_at is not None and situation.now >= step.due_at
    form = ClockForm(
        clock=law.name,
        law=law.law,
        step=step.step.name if step else "",
        aware_at=clock.aware_at,
        received_at=case.received_at,
        fixed_at=clock.fixed_at or case.fixed_at,
        officer=organisation.data_protection_officer or "" if law.officer else "",
        earlier=", ".join(record.reference for record in clock.records if record.reference),
        late_reason=" ".join(record.late_reason for record in clock.records if record.late_reason),
        over=over,
        fields=tuple(Told(name, clock.words_of(name)) for name in law.fields),
    )
    language = law.language or organisation.languages[0]
    told = ClockText(
        clock=law.name,
        command=unbroken(command_for(law.name)),
        authority=law.authority,
        portal=law.portal,
        tells=law.tells,
        step=form.step,
        still_open=reading.still_open,
    )
    letter = addressing.to_handler(handler, organisation, told, case.reference)
    return replace(letter, shows=Letter(form, Audience.HANDLER, handler.address, language, reference=case.reference))
