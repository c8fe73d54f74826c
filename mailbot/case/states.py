"""The states of a case and the only moves between them.

            report                 #accept            #fixed, #accept (a new date)
   CONTACT --------> RECEIVED ----------------> ACCEPTED ---.
      |                 |  |                     ^  ^  |  ^--'
      | any command     |  '--#defer--> DEFERRED-'  |  |
      |                 |                 ^---------|--'
      |                 '--#invalid--> INVALID -----'
      '----------------- #close, #spam -------> CLOSED --#reopen, a proven reporter--> RECEIVED

After CERT/CC's Vultron protocol (report management: received, valid, invalid, deferred, closed), with `contact`
before it: somebody wrote, and there is no report yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from mailbot.facts import Case, Happening, State

_ASSESS = {
    "accept": State.ACCEPTED,
    "invalid": State.INVALID,
    "defer": State.DEFERRED,
    "close": State.CLOSED,
    "spam": State.CLOSED,
}

MOVES: Mapping[State, Mapping[str, State]] = {
    State.CONTACT: _ASSESS,
    State.RECEIVED: _ASSESS,
    State.ACCEPTED: {
        "fixed": State.ACCEPTED,
        "accept": State.ACCEPTED,
        "defer": State.DEFERRED,
        "close": State.CLOSED,
        "spam": State.CLOSED,
    },
    State.DEFERRED: {"accept": State.ACCEPTED, "close": State.CLOSED, "spam": State.CLOSED},
    State.INVALID: {"accept": State.ACCEPTED, "close": State.CLOSED, "spam": State.CLOSED},
    State.CLOSED: {"reopen": State.RECEIVED},
}
"""Which commands move a case, and where to. A command that is not here, in its state, is refused."""


def happened(case: Case, what: str, now: datetime) -> tuple[Happening, ...]:
    """Add to what the next progress letter tells."""
    return (*case.happened, Happening(now, what))
