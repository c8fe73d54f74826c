"""That something of our own key ends: the leads hear of it at each mark of its terms, once, and by which command.

One letter names all that ends soon. Once nothing can be signed nobody is told by one: `check` and `status` say it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from mailbot.case import addressing
from mailbot.case.key_terms import marks_of, terms
from mailbot.facts import Handler, Letter, OwnKey, Situation, Term, TermOf
from mailbot.letters import alerts

_ENDED = 0


@dataclass(frozen=True, slots=True)
class OurMark:
    """How near something of our key has come to its end; the leads are told once for each `digest`."""

    term: Term
    digest: bytes


def our_marks(ours: OwnKey | None, now: datetime, by: datetime) -> tuple[OurMark, ...]:
    """Return the last mark that each term has passed, or passes before anybody looks again, `by` then."""
    if ours is None or ours.signing(now) is None:
        return ()
    return tuple(_marks(ours, now, by))


def _marks(ours: OwnKey, now: datetime, by: datetime) -> Iterator[OurMark]:
    for term in terms(ours, now):
        ahead = marks_of(term.what, offline=ours.is_offline)
        near = [days for days in ahead if term.ends_at - timedelta(days=days) < by]
        if term.ends_at <= now:
            near = [_ENDED]
        if near:
            named = f"our key {ours.primary.fingerprint} {term.what} {term.ends_at} {min(near)}"
            yield OurMark(term, hashlib.sha256(named.encode()).digest())


def warnings(ours: OwnKey, marks: tuple[OurMark, ...], situation: Situation) -> Iterator[tuple[Handler, Letter]]:
    """Tell each lead what ends, the first end first."""
    ends = {mark.term.what: mark.term.ends_at for mark in marks}
    content = alerts.OurKey(
        ends=min(ends.values()),
        ended=min(ends.values()) <= situation.now,
        primary=ends.get(TermOf.PRIMARY),
        encryption=ends.get(TermOf.ENCRYPTION),
        signing=ends.get(TermOf.SIGNING),
        rotate=any(what is not TermOf.PRIMARY for what in ends),
        offline=ours.is_offline,
    )
    for lead in addressing.leads(situation.organisation):
        yield lead, addressing.to_handler(lead, situation.organisation, content, None)
