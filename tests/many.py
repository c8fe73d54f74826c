"""A store with more in it than anybody would put there one by one: rows that are sealed once and inserted in bulk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from mailbot.edges.store import Store
from mailbot.edges.store.tables import CaseRow, LetterRow, LetterState
from mailbot.facts import Audience, Case, State

AT_ONCE = 10_000  # rows in a statement
OPEN = 50  # of which one is open: most cases of a house are over
DIFFERENT = 100  # sealed cases; the others are copies of these under keys of their own


def fill_with_cases(store: Store, number: int, now: datetime) -> None:
    """Add cases, one an hour until `now`, of whom most were closed long ago."""
    sealing = store._sealing
    blobs = {
        state: [sealing.seal_case(_case(n, state, now)) for n in range(DIFFERENT)]
        for state in (State.RECEIVED, State.CLOSED)
    }
    for start in range(0, number, AT_ONCE):
        rows = []
        for n in range(start, min(number, start + AT_ONCE)):
            state = State.CLOSED if n % OPEN else State.RECEIVED
            at = now - timedelta(hours=number - n)
            rows.append(
                {
                    "reference": f"VB-{at.year}-{n:07}",
                    "state": state.value,
                    "version": 1,
                    "reporter_hash": sealing.address(f"rosa{n % DIFFERENT}@melder.example"),
                    "opened_at": at,
                    "updated_at": at,
                    "closed_at": at if state is State.CLOSED else None,
                    "case_sealed": blobs[state][n % DIFFERENT],
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


def _case(number: int, state: State, now: datetime) -> Case:
    opened_at = now.astimezone(UTC) - timedelta(days=number)
    case = Case(f"VB-{opened_at.year}-{number:04}", state, opened_at, f"rosa{number}@melder.example", "nl")
    return replace(case, subject="A list of names is public", closed_at=opened_at if state is State.CLOSED else None)
