"""No query looks at every row of a table, so that a message costs the same when there are a million."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, event

from mailbot.case.turns import next_in_line
from mailbot.edges.store import Arrival, Delivered, MessageState, Store, WantedLetter
from mailbot.facts import Audience, Case, Due, DueKind, Lane, Letter, Notice, NoticeKind, State, Written
from tests.databases import NOW
from tests.sample_letters import sample

ANNA = "anna@reporter.example"
CASE = Case("VB-2026-K7QM", State.RECEIVED, NOW, ANNA, "nl")
HOUSEKEEPING = ("BEGIN", "PRAGMA")
EXEMPT = (
    "FROM notices",  # the digest is made of every notice
    "FROM alembic_version",  # has one row
    "UPDATE logins",  # has one for each mail server
    "SELECT dues.at \nFROM dues ORDER BY dues.at",  # stops at the first entry of the index
)


@pytest.fixture
def seen(sqlite_store: Store) -> Iterator[dict[str, object]]:
    """Every statement that the store runs, with parameters to try it with."""
    statements: dict[str, object] = {}

    def note(_: object, __: object, statement: str, parameters: object, *___: object) -> None:
        statements[statement] = parameters

    event.listen(sqlite_store._database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(sqlite_store._database.engine, "before_cursor_execute", note)


def live(store: Store) -> None:
    """Do once everything that is done for each message, due row and letter."""
    row = store.record(b"x", Arrival(ANNA, "<m@x>", NOW, NOW), identity=b"x", place=("INBOX", 1, 1)).row
    store.record(b"x", Arrival(ANNA, None, NOW, NOW), identity=b"x", place=("INBOX", 1, 1))
    store.known_uids("INBOX", 1, [1, 2])
    store.claim_message("a", NOW)
    store.release_message(row, "a", NOW)
    store.claim_message("a", NOW)
    store.find_letter(["<1@x>", "<2@x>"], to=ANNA)
    store.find_letter(["<1@x>"])
    store.find_returned(["tag"])
    store.find_case_of_text(b"digest")
    store.find_case(CASE.reference)
    store.open_cases_of(ANNA, NOW)
    store.standing(ANNA, NOW, ["receipt", "case"], 10)
    store.cases_at_work(NOW)
    store.held_messages()
    store.outbox()
    list(store.each_case(State.RECEIVED, since=NOW, last=5))
    list(store.each_case(since=NOW))
    store.thread(CASE.reference, ANNA, 10)
    with store.write() as tx:
        tx.save_case(CASE, 0, NOW)
        tx.save_case(CASE, 1, NOW)
        tx.check_standing(ANNA, 0)
        tx.check_standing(ANNA, 1)
        tx.mark_proven(ANNA, NOW)
        tx.append(CASE.reference, "received", {}, NOW)
        tx.append(CASE.reference, "received", {}, NOW)
        tx.replace_dues(CASE.reference, [Due(DueKind.PROGRESS, NOW, CASE.reference)])
        tx.put_due(Due(DueKind.DIGEST, NOW + timedelta(days=1)))
        for number in range(3):
            letter = Letter(
                sample("receipt"), Audience.REPORTER, ANNA, "nl", reference=CASE.reference, lane=Lane.VOUCHED
            )
            tx.queue(Written(letter, f"<{number}@x>", b""), at=NOW)
        tx.spend(b"digest")
        tx.remember_text(b"digest", CASE.reference)
        tx.keep_notice(Notice(NOW, None, NoticeKind.HELD))
        tx.finish_message(row, "a", MessageState.DONE, reference=CASE.reference)
    for place in store.to_file_away(10):
        store.mark_filed(place.id)
    store.record_all([Delivered(raw, Arrival(None, None, NOW, NOW), raw) for raw in (b"y", b"z")])
    with store.write() as tx:
        assert tx.claim_ahead("a", NOW) is not None
    for _ in range(2):
        dues = store.claim_dues("a", NOW, NOW)
        if dues:
            store.release_dues(dues.rows, "a", NOW)
    dues = store.claim_dues("a", NOW, NOW)
    assert dues is not None
    with store.write() as tx:
        tx.finish_dues(dues.rows, "a")
        tx.take_notices()
    store.next_due_at()
    choose = partial(next_in_line, ceiling=60)
    for letter_row in (1, 1, 2):
        claimed = store.claim_letter(WantedLetter("a", NOW, NOW, choose=choose))
        assert claimed is not None
        assert claimed.id == letter_row
        match claimed.attempts, letter_row:
            case 1, 1:
                assert store.retry_letter(letter_row, "a", NOW, "", NOW)
            case 2, 1:
                assert store.mark_sent(letter_row, "a", NOW, copy=True)
            case _:
                assert store.mark_failed(letter_row, "a", NOW, "")
    for copy in store.to_copy_to_sent(10):
        store.mark_copied(copy.id)
    store.undelivered(2)
    store.next_letter_at(NOW, choose)
    store.take_back("a")


def test_no_query_scans_a_table(sqlite_store: Store, seen: dict[str, object]) -> None:
    live(sqlite_store)
    scans = []
    asked = 0
    with sqlite_store._database.connection() as connection:
        for statement, parameters in list(seen.items()):
            if statement.startswith(HOUSEKEEPING) or any(exempt in statement for exempt in EXEMPT):
                continue
            asked += 1
            steps = (
                step for step in plan(connection, statement, parameters) if step != "SCAN CONSTANT ROW"
            )  # no table
            scans += [f"{step}: {statement}" for step in steps if "SCAN" in step]
    assert scans == [], "\n".join(scans)
    assert asked > 40  # or the listener has stopped listening


def test_cases_are_read_and_the_morning_found_without_sorting_or_scanning(
    sqlite_store: Store, seen: dict[str, object]
) -> None:
    list(sqlite_store.each_case())
    list(sqlite_store.each_case(last=5))
    list(sqlite_store.each_case(State.RECEIVED, last=5))
    sqlite_store.standing(ANNA, NOW, ["receipt", "case"], 10)
    steps = {}
    with sqlite_store._database.connection() as connection:
        for statement, parameters in list(seen.items()):
            if statement.startswith("SELECT") and "FROM alembic_version" not in statement:
                steps[statement] = plan(connection, statement, parameters)
    of_cases = [step for statement, taken in steps.items() if "FROM cases" in statement for step in taken]
    assert of_cases
    assert all("INDEX cases_" in step for step in of_cases), of_cases
    of_kinds = [step for taken in steps.values() for step in taken if "letters_of_kind" in step]
    assert [step.partition("letters_of_kind ")[2] for step in of_kinds] == ["(to_hash=? AND text=? AND queued_at>?)"]


def plan(connection: Connection, statement: str, parameters: Any) -> list[str]:
    cursor = connection.connection.cursor()
    cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return [step for *_, step in cursor.fetchall()]
