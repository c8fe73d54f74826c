"""What is told when something that was due cannot be done: which step, of which case, and when it was due.

What is set aside waits for a person. The law's clock, the morning and the digest of a flood find another way: a plain
letter, without the part that failed.
"""

from __future__ import annotations

from mailbot.case import addressing
from mailbot.case import morning as mornings
from mailbot.facts import Case, Due, DueNow, Effect, Enter, Letter, Organisation, Put, Situation, Stuck, Tell
from mailbot.letters import alerts

SET_ASIDE = "set-aside"


def morning(event: DueNow, _case: Case | None, situation: Situation) -> list[Effect]:
    """Tell the leads that the morning's letter could not be made, and set the next morning."""
    put = Put(mornings.next_morning(situation.organisation, situation.now))
    return [put, Tell(_not_done(event.due, situation.organisation))]


def letters(event: DueNow, _case: Case | None, situation: Situation) -> tuple[Letter, ...]:
    """Return the plain words for those to whom the letter of a due cannot be written."""
    return _not_done(event.due, situation.organisation)


def set_aside(event: Stuck, organisation: Organisation) -> list[Effect]:
    """Tell the leads what is not done until somebody has seen to it."""
    facts = {"due": event.due.kind.value, "at": event.due.at.isoformat(), "reason": event.reason}
    entered = [Enter(SET_ASIDE, facts, event.due.reference)] if event.due.reference else []
    return [*entered, Tell(_not_done(event.due, organisation, aside=True))]


def _not_done(due: Due, organisation: Organisation, *, aside: bool = False) -> tuple[Letter, ...]:
    content = alerts.NotDone(step=due.kind, at=due.at, until=None, over=False, aside=aside, officer=False)
    return addressing.to_handlers(addressing.leads(organisation), organisation, content, due.reference)
