"""Signs of life, alarms and what waits: written by several daemons, read without the data key and without a scan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from mailbot.edges.store import Arrival, MessageState, Store
from mailbot.errors import Temporary
from mailbot.facts import (
    Alarm,
    Audience,
    Case,
    Deed,
    Due,
    DueKind,
    Expiry,
    Failing,
    Lasting,
    Letter,
    Promise,
    Queue,
    SignOfLife,
    State,
    Written,
)
from tests.databases import NOW
from tests.sample_letters import sample

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ANNA = "anna@reporter.example"
SIGN = SignOfLife(
    "a" * 32,
    "mail1",
    "0.1.0",
    NOW - DAY,
    NOW,
    deeds={Deed.FETCH: NOW},
    failing=(Failing("sender", NOW, "SMTP: lost", lasting=True),),
    unfetched=3,
    unfetched_since=NOW,
)


def fill(store: Store) -> None:
    """Something of everything that is counted."""
    case = Case(
        "VB-2026-K7QM", State.RECEIVED, NOW, ANNA, "nl", assessment=Promise(date(2026, 11, 20), missed_told_at=NOW)
    )
    for number, reason in enumerate(("", "spam: x", "odd")):
        row = store.record(b"x", Arrival(None, None, NOW + number * MINUTE, NOW), identity=b"%d" % number).row
        store.claim_message("a", NOW)
        if reason:
            with store.write() as tx:
                tx.finish_message(row, "a", MessageState.HELD, reason=reason)
    with store.write() as tx:
        tx.save_case(case, 0, NOW)
        tx.save_case(replace(case, reference="VB-2026-AAAA", assessment=None), 0, NOW)
        tx.append(case.reference, "assessment-missed", {}, NOW)
        tx.append(case.reference, "progress", {}, NOW)
        tx.replace_dues(case.reference, [Due(DueKind.SOLUTION_PASSED, NOW + 5 * MINUTE, case.reference)])
        tx.put_due(Due(DueKind.MORNING, NOW - MINUTE))
        tx.queue(Written(Letter(sample("receipt"), Audience.REPORTER, ANNA, "nl"), "<1@x>", b""), at=NOW - MINUTE)


def test_everything_is_counted(store: Store) -> None:
    store.note_sign(SIGN)
    store.put_expiries([Lasting.KEY], [Expiry(Lasting.KEY, "openpgp", NOW + DAY)])
    fill(store)
    vitals = store.vitals(NOW, NOW + DAY)
    assert (vitals.now, vitals.real) == (NOW, NOW + DAY)
    assert vitals.daemons == (SIGN,)
    assert vitals.expiries == (Expiry(Lasting.KEY, "openpgp", NOW + DAY),)
    assert (vitals.undecided, vitals.held, vitals.spam) == (Queue(1, NOW), Queue(1, NOW + 2 * MINUTE), 1)
    assert (vitals.unsent, vitals.letters) == (Queue(1, NOW - MINUTE), {"queued": 1})
    assert (vitals.overdue, vitals.at_risk, vitals.missed) == (Queue(1, NOW - MINUTE), 1, 1)
    assert (vitals.missed_ever, vitals.cases) == ({"assessment-missed": 1}, {"received": 2})
    assert (vitals.recorded_ever, vitals.written_ever) == (3, 1)


def test_what_succeeded_before_a_restart_stays_known(store: Store) -> None:
    store.note_sign(SIGN)
    later = replace(
        SIGN, seen_at=NOW + DAY, deeds={Deed.SEND: NOW + DAY}, failing=(), unfetched=0, unfetched_since=None
    )
    store.note_sign(later)
    (seen,) = store.vitals(NOW, NOW).daemons
    assert seen == replace(later, deeds={Deed.FETCH: NOW, Deed.SEND: NOW + DAY})


def test_a_daemon_that_is_gone_for_good_is_forgotten_by_another(store: Store) -> None:
    store.note_sign(SIGN)
    store.note_sign(replace(SIGN, owner="b" * 32, seen_at=NOW + 6 * DAY))
    assert len(store.vitals(NOW, NOW).daemons) == 2
    store.note_sign(replace(SIGN, owner="b" * 32, seen_at=NOW + 8 * DAY))
    assert [daemon.owner for daemon in store.vitals(NOW, NOW).daemons] == ["b" * 32]


def test_one_kind_of_expiries_replaces_no_other(store: Store) -> None:
    secret = Expiry(Lasting.CREDENTIAL, "imap", NOW)
    store.put_expiries([Lasting.CREDENTIAL], [secret])
    store.put_expiries([Lasting.KEY], [Expiry(Lasting.KEY, "openpgp", NOW)])
    store.put_expiries([Lasting.KEY], [])
    assert store.vitals(NOW, NOW).expiries == (secret,)


@pytest.fixture
def beside(store: Store, database_url: str) -> Iterator[Store]:
    """The store of another daemon, on the same database."""
    with closing(Store(database_url, None)) as other:
        yield other


def test_of_two_daemons_one_tells_and_none_again(store: Store, beside: Store) -> None:
    broken = Alarm("incoming", NOW, "no mail comes in", "Do something.")
    for one in (store, beside):
        one.note_alarms([broken], NOW)
    claimed = store.claim_alarm(NOW)
    assert claimed is not None
    id_, alarm, tries = claimed
    assert (alarm, tries) == (broken, 1)
    assert beside.claim_alarm(NOW) is None  # the first one is telling
    store.mark_told(id_, alarm, NOW)
    for one in (store, beside):  # still broken, however often that is noted, and after a restart
        one.note_alarms([replace(broken, text="no mail comes in, for 2 hours")], NOW + 90 * MINUTE)
        assert one.claim_alarm(NOW + 90 * MINUTE) is None
    beside.note_alarms([], NOW + DAY)
    over = replace(broken, over_at=NOW + DAY)
    claimed = beside.claim_alarm(NOW + DAY)
    assert claimed is not None
    assert claimed[1] == over
    assert store.claim_alarm(NOW + DAY) is None
    beside.mark_told(id_, over, NOW + DAY)
    assert store.claim_alarm(NOW + 2 * DAY) is None
    assert store.alarms() == [over]
    store.note_alarms([], NOW + 20 * DAY)
    assert store.alarms() == []


def test_a_daemon_that_dies_while_it_tells_leaves_it_to_the_next(store: Store, beside: Store) -> None:
    store.note_alarms([Alarm("incoming", NOW, "x")], NOW)
    assert store.claim_alarm(NOW)
    again = beside.claim_alarm(NOW + 2 * MINUTE)
    assert again is not None
    assert again[2] == 2


def test_what_is_over_before_it_was_told_is_not_told(store: Store) -> None:
    store.note_alarms([Alarm("incoming", NOW, "x")], NOW)
    store.note_alarms([], NOW + MINUTE)
    assert store.claim_alarm(NOW + MINUTE) is None


def test_a_store_that_is_read_only_writes_nothing(sqlite_store: Store, sqlite_url: str) -> None:
    sqlite_store.note_sign(SIGN)
    with closing(Store(sqlite_url, None, read_only=True)) as reader:
        assert reader.vitals(NOW, NOW).daemons == (SIGN,)
        with pytest.raises(Temporary, match="READONLY"):
            reader.note_sign(SIGN)


def test_no_question_scans_messages_letters_dues_or_journals(sqlite_store: Store) -> None:
    asked: dict[str, Any] = {}

    def note(_: object, __: object, statement: str, parameters: object, *___: object) -> None:
        asked[statement] = parameters

    event.listen(sqlite_store._database.engine, "before_cursor_execute", note)
    sqlite_store.vitals(NOW, NOW)
    few = ("SCAN daemons", "SCAN failing", "SCAN expiries", "SCAN dues_aside", "SCAN removals")
    scans = []
    with sqlite_store._database.connection() as connection:
        for statement, parameters in list(asked.items()):
            if statement.startswith("SELECT"):
                cursor = connection.connection.cursor()
                cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
                scans += [step for *_, step in cursor.fetchall() if "SCAN" in step and not step.startswith(few)]
    assert scans == ["SCAN cases USING COVERING INDEX cases_in_state"]
