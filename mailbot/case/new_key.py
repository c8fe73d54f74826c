"""A new key of ours: whoever has the old one hears of it once, from the old one as long as that proves something.

The reporter of each open case, in their language; our own people and partners, in theirs. Nobody who asked for no
letters, nobody with whom nothing is open, and of strangers only those whose address was proven: a letter to whoever a
flood was forged from would be one more. Whoever hears nothing loses nothing: the old key still opens what it did.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from mailbot.case import addressing
from mailbot.case.promises import calendar_of
from mailbot.facts import (
    Attachment,
    Case,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Handover,
    Letter,
    Organisation,
    Save,
    Send,
    Situation,
    Spend,
    State,
    Tell,
)
from mailbot.letters.for_handlers import NewKeyInside
from mailbot.letters.for_reporter import NewKey

STATEMENT = "key-transition.txt"


def made_by_the_store(_case: Case, _situation: Situation) -> Iterable[Due]:
    """Return none: the dues are made when the new key has come into use, for each case that is open then."""
    return ()


def next_inside(organisation: Organisation, now: datetime) -> Due:
    """Return the due that tells our own people, on the next working morning."""
    calendar = calendar_of(organisation)
    return Due(DueKind.NEW_KEY_INSIDE, calendar.follow_at(calendar.local_day(now)))


def digest_of(handover: Handover, address: str) -> bytes:
    """Return what is spent when an address is told: once, however many cases it has. "" are our own people."""
    return hashlib.sha256(f"new key {handover.new} {address}".encode()).digest()


def tell_reporter(event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    """Tell the reporter of a case."""
    handover = event.handover
    if handover is None or not _hears(case, situation) or digest_of(handover, case.reporter) in event.told:
        return []
    content = NewKey(
        compromised=handover.is_compromised, by_old=event.old_signs, encrypts=case.key is not None or case.was_protected
    )
    letter = addressing.to_reporter(case, content)
    return [
        Save(case),
        Spend(digest_of(handover, case.reporter)),
        Send(_from(letter, handover, by_old=event.old_signs)),
        Enter("new-key", {"old": handover.old, "new": handover.new}),
    ]


def tell_inside(event: DueNow, situation: Situation) -> list[Effect]:
    """Tell handlers and partners."""
    handover, organisation = event.handover, situation.organisation
    if handover is None or digest_of(handover, "") in event.told:
        return []
    content = NewKeyInside(
        old=_grouped(handover.old),
        compromised=handover.is_compromised,
        by_old=event.old_signs,
    )
    letters = [
        *addressing.to_handlers(organisation.handlers, organisation, content, None),
        *(addressing.to_partner(partner, organisation, content, None) for partner in organisation.partners),
    ]
    reached = (
        replace(letter, key=None) if letter.key is not None and letter.key.why_not(situation.now) else letter
        for letter in letters
    )
    signed = tuple(_from(letter, handover, by_old=event.old_signs) for letter in reached)
    return [Spend(digest_of(handover, "")), Tell(signed)]


def _hears(case: Case, situation: Situation) -> bool:
    if case.state is State.CLOSED or not (addressing.is_written_to(case) and case.updates):
        return False
    return case.state is not State.CONTACT or situation.standing.proven_at is not None


def _from(letter: Letter, handover: Handover, *, by_old: bool) -> Letter:
    """Let a letter carry the statement, and have it signed by the old key where that proves something."""
    statement = Attachment(STATEMENT, "text/plain", handover.statement.encode())
    return replace(letter, attachments=(statement,), signer=handover.old if by_old else "")


def _grouped(fingerprint: str) -> str:
    """Return a fingerprint in groups of four, which no line breaks apart."""
    return "\N{NO-BREAK SPACE}".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))
