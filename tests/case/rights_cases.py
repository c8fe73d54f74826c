"""People who ask for their data, cases in which they have, and what is sent of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Unpack

from mailbot.facts import Case, Draft, Due, DueKind, DueNow, Effect, Key, Proof, Right, RightsRequest, State
from tests.case.builders import ANSWER, FRESH, KEY, KNOWN, NOW, case_in, decide, mail, sent, situation
from tests.case.fields import MailFields

DAY = timedelta(days=1)
CASE = case_in(State.ACCEPTED, key=KEY)
BY = date(2026, 12, 23)  # a month after 23 November


def asks(text: str = "I want a copy of my data.", case: Case | None = CASE, **more: Unpack[MailFields]) -> list[Effect]:
    event = mail(text, answers=ANSWER, proofs=frozenset({Proof.ANSWER}))
    return decide(replace(event, **more), case, situation(KNOWN))


def asked(*wanted: Right, key: Key | None = KEY, drafts: tuple[Draft, ...] = ()) -> Case:
    requests = tuple(RightsRequest(right, NOW, BY) for right in wanted)
    return replace(CASE, rights=requests, key=key, drafts=drafts)


def texts(effects: Sequence[Effect]) -> list[str]:
    return sorted({text for text, _ in sent(effects)})


def leave(case: Case, now: datetime = NOW + DAY) -> list[Effect]:
    (draft,) = case.drafts
    return decide(DueNow(Due(DueKind.SEND_DRAFT, now, FRESH, draft.id)), case, situation(KNOWN, now=now))
