"""A store with more in it than anybody would put there one by one: rows that are sealed once and inserted in bulk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import insert

from mailbot.edges.store import Store
from mailbot.edges.store.tables import CaseRow, LetterRow, LetterState
from mailbot.facts import Audience, Case, Promise, State

AT_ONCE = 10_000  # rows in a statement
OPEN = 50  # of which one is open: most cases of a house are over
DIFFERENT = 100  # people who write, and sealed cases that are over: the others are copies of these


def fill_with_cases(store: Store, number: int, now: datetime) -> None:
    """Add cases, one an hour until `now`, of whom most were closed long ago; what is open is missed, or owed soon."""
    sealing = store._sealing
    closed = [sealing.seal_case(_case(n, State.CLOSED, now)) for n in range(DIFFERENT)]
    for start in range(0, number, AT_ONCE):
        rows = []
        for n in range(start, min(number, start + AT_ONCE)):
            state = State.CLOSED if n % OPEN else State.RECEIVED
            case = _case(n, state, now - timedelta(hours=number - n))
            rows.append(
                {
                    "reference": case.reference,
                    "state": state.value,
                    "version": 1,
                    "reporter_hash": sealing.address(case.reporter),
                    "opened_at": case.opened_at,
                    "updated_at": case.opened_at,
                    "closed_at": case.closed_at,
                    "case_sealed": closed[n % DIFFERENT] if case.closed_at else sealing.seal_case(case),
                }
            )
        with store._database.connection() as connection:
            connection.execute(insert(CaseRow), rows)


def fill_with_letters(store: Store, number: int, to: str, now: datetime, text: str = "case") -> None:
    """Add letters that a machine wrote to one address in the last hours, each sent."""
    sealing = store._sealing
    sealed, to_hash = sealing.seal_text(to, "letters.to"), sealing.address(to)
    rows = [
        {
            "text": text,
            "audience": Audience.HANDLER.value,
            "to_sealed": sealed,
            "to_hash": to_hash,
            "message_id_sealed": b"",
            "message_id_hash": b"%s %d" % (text.encode(), n),
            "by_machine": True,
            "notifies": False,
            "encrypted": False,
            "state": LetterState.SENT.value,
            "queued_at": now - timedelta(hours=20) + timedelta(seconds=n),
            "next_at": now,
        }
        for n in range(number)
    ]
    with store._database.connection() as connection:
        connection.execute(insert(LetterRow), rows)


def _case(number: int, state: State, opened_at: datetime) -> Case:
    case = Case(f"VB-{opened_at.year}-{number:07}", state, opened_at, f"rosa{number % DIFFERENT}@melder.example", "nl")
    case = replace(case, subject="A list of names is public", assessment=Promise(opened_at.date() + timedelta(days=7)))
    return replace(case, closed_at=opened_at) if state is State.CLOSED else case
