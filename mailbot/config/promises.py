"""The section about promises."""

from __future__ import annotations

from datetime import timedelta

from mailbot import facts
from mailbot.config.fields import AnySpan, Days, Section
from mailbot.facts import Span, Unit


class Promises(Section):
    """What the organisation has published that it will do."""

    assessment: Days
    """By when a report is assessed, such as 5 working days or 3 days."""
    progress: Days
    """How often the reporter hears of progress, such as every 14 days."""
    remind_handlers: AnySpan = Span(1, Unit.WORKING_DAYS)
    """How long before a promise falls due the handlers are reminded."""

    def as_fact(self, relay_delay: timedelta) -> facts.Promises:
        """Return the promises; what handlers write waits for `relay_delay` before it leaves."""
        return facts.Promises(
            assessment=self.assessment,
            progress=self.progress,
            remind_handlers=self.remind_handlers,
            relay_delay=relay_delay,
        )
