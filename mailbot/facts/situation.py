"""What `decide` knows besides the event and the case: the sender's standing, the organisation, and the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mailbot.facts.letters import Standing
from mailbot.facts.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Situation:
    """The circumstances of one decision; they do not change while it is made."""

    standing: Standing  # of the event's sender, or of the case's reporter when time or the outbox brings the event
    organisation: Organisation
    now: datetime
    fresh: str  # the reference that a new case will get
