"""What `decide` knows besides the event and the case: who is met, in whose house, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mailbot.facts.letters import Standing
from mailbot.facts.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Situation:
    """What holds while one event is decided on; nothing in it changes before all of it is decided."""

    standing: Standing  # of the event's sender, or of the case's reporter when time or the outbox brings the event
    organisation: Organisation
    now: datetime
    fresh: str  # the reference that a new case will get
