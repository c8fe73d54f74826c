"""What is found once its term is over, what proves that it went, and what outlives it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlmodel import col, update

from mailbot.case.erasure import what_stays
from mailbot.edges.erased_ledger import ErasedLedger
from mailbot.edges.store import Arrival, KeptDeclaration, Store, WantedLetter
from mailbot.edges.store.tables import MessageRow, PlaceRow, SettingRow
from mailbot.edges.vault import Vault
from mailbot.facts import (
    Audience,
    Case,
    CloseReason,
    Due,
    DueKind,
    Ground,
    LegalHold,
    Letter,
    Outliving,
    State,
    Written,
)
from mailbot.sweep import BEGINS, begin, retention_begins_at, sweep
from tests.case.builders import HOUSE
from tests.databases import NOW
from tests.sample_letters import sample

DAY = timedelta(days=1)
ROSA = "rosa@reporter.example"
OVER = Case(
    "VB-2026-K7QM", State.CLOSED, NOW - 40 * DAY, ROSA, "nl", closed_at=NOW - 30 * DAY, close_reason=CloseReason.FIXED
)
HOLD = LegalHold(NOW, "anke@voorbeeld.example", "a claim")


@pytest.fixture
def kept(database_url: str, vault: Vault, tmp_path: Path) -> Iterator[Store]:
    with closing(Store(database_url, vault, ledger=ErasedLedger(tmp_path / "erased"))) as store:
        yield store


def save(store: Store, *cases: Case) -> None:
    with store.write() as transaction:
        for case in cases:
            assert transaction.save_case(case, 0, NOW)
            transaction.append(case.reference, "closed", {"by": "somebody"}, NOW)


def erase(store: Store, reference: str = OVER.reference) -> None:
    case = store.find_case(reference)
    assert case is not None
    with store.write() as transaction:
        assert transaction.erase_case(case, what_stays(case, "valid", "Europe/Amsterdam", NOW), NOW) == ()


def test_cases_are_found_by_their_ground_and_their_end_unless_somebody_holds_them(kept: Store) -> None:
    later = replace(OVER, reference="VB-2026-AAAA", closed_at=NOW - 10 * DAY)
    other = replace(OVER, reference="VB-2026-BBBB", close_reason=CloseReason.SPAM)
    held = replace(OVER, reference="VB-2026-CCCC", legal_hold=HOLD)
    save(kept, later, other, held, OVER, replace(OVER, reference="VB-2026-DDDD", state=State.RECEIVED, closed_at=None))
    found = [case.reference for case in kept.ended_cases({Ground.VALID: NOW - 20 * DAY})]
    assert found == [OVER.reference]
    assert [case.reference for case in kept.ended_cases({Ground.VALID: NOW, Ground.SPAM: NOW})] == [
        OVER.reference,
        later.reference,
        other.reference,
    ]
    assert [case.reference for case in kept.cases_on_hold()] == [held.reference]


def test_a_declaration_names_what_was_erased_once(kept: Store) -> None:
    save(kept, OVER)
    erase(kept)
    (line,) = kept.undeclared()
    with kept.write() as transaction:
        assert transaction.keep_declaration("signed", (line.name,), NOW)
    assert kept.undeclared() == []
    assert kept.declarations() == [KeptDeclaration(NOW, "signed", (OVER.reference,))]
    with kept.write() as transaction:  # two daemons, at one moment
        assert not transaction.keep_declaration("signed again", (line.name,), NOW)


def test_what_outlives_a_case_ends_on_a_term_of_its_own(kept: Store) -> None:
    rows = [Outliving(OVER.reference, NOW + days * DAY, {"clock": "gdpr", "days": str(days)}) for days in (1, 2)]
    with kept.write() as transaction:
        transaction.keep_outliving(rows)
    assert kept.outliving() == rows
    assert kept.forget_outliving(NOW + DAY) == 1
    assert kept.outliving() == rows[1:]


def test_what_is_left_of_a_journal_goes_later(kept: Store) -> None:
    other = replace(OVER, reference="VB-2026-AAAA")
    save(kept, OVER, other)
    erase(kept)
    assert kept.old_journals(NOW) == []
    assert kept.old_journals(NOW + 2 * DAY) == [OVER.reference]
    assert kept.forget_journal(OVER.reference) > 0
    assert kept.old_journals(NOW + 2 * DAY) == []
    assert len(kept.journal(other.reference)) == 1


def came(store: Store, name: str, at: datetime, state: str, reason: str = "", reference: str | None = None) -> int:
    arrival = Arrival(ROSA, f"<{name}@reporter.example>", at, at)
    row = store.record(name.encode(), arrival, identity=name.encode(), place=("INBOX", 1, len(name))).row
    with store._database.write() as session:
        values = {"state": state, "reason": reason, "reference": reference}
        session.exec(update(MessageRow).where(col(MessageRow.id) == row).values(values))
        session.exec(update(PlaceRow).where(col(PlaceRow.message) == row).values(filed=True))
    return row


def test_mails_of_no_case_are_found_by_what_they_were_held_for(kept: Store) -> None:
    save(kept, OVER)
    spam = came(kept, "a", NOW - 40 * DAY, "held", "spam (x-spam-flag)")
    old = [came(kept, "bb", NOW - 40 * DAY, "held", "not proven"), came(kept, "ccc", NOW - 40 * DAY, "done")]
    came(kept, "dddd", NOW - DAY, "held", "spam (x-spam-flag)")
    came(kept, "eeeee", NOW - 40 * DAY, "done", reference=OVER.reference)
    came(kept, "ffffff", NOW - 40 * DAY, "new")
    before = NOW - 30 * DAY
    assert kept.mails_without_case(before, spam=True, limit=9) == [spam]
    assert kept.mails_without_case(before, spam=False, limit=9) == old
    assert kept.mails_without_case(before, spam=False, limit=1) == old[:1]


def test_copies_in_the_mailbox_end_once_and_what_they_are_copies_of_stays(kept: Store) -> None:
    save(kept, OVER)
    old = came(kept, "a", NOW - 40 * DAY, "done", reference=OVER.reference)
    came(kept, "bb", NOW - DAY, "done", reference=OVER.reference)
    came(kept, "ccc", NOW - 40 * DAY, "new")
    letter = Letter(sample("receipt"), Audience.REPORTER, ROSA, "nl", reference=OVER.reference)
    with kept.write() as transaction:
        transaction.queue(Written(letter, "<1@voorbeeld.example>", b"raw"), at=NOW - 40 * DAY)
    while (sending := kept.claim_letter(WantedLetter("a", NOW - 40 * DAY, NOW))) is not None:
        assert kept.mark_sent(sending.id, "a", NOW - 40 * DAY)
        kept.mark_copied(sending.id)
    assert kept.end_copies(NOW - 30 * DAY) == 2
    gone = kept.removals(9, NOW)
    assert sorted((one.letter, one.message_id) for one in gone) == [
        (False, "<a@reporter.example>"),
        (True, "<1@voorbeeld.example>"),
    ]
    assert kept.end_copies(NOW - 30 * DAY) == 0
    assert kept.raw_message(old) == b"a"


def test_cases_are_found_by_another_address_of_the_same_person_and_by_no_one_elses(kept: Store) -> None:
    home, eve = "rosa@home.example", "eve@melder.example"
    save(kept, replace(OVER, addresses=(home, eve), mailboxes=(home,)))
    assert kept.cases_with(home) == []  # no mail of it in the case
    for sender in (home, eve):
        row = kept.record(sender.encode(), Arrival(sender, None, NOW, NOW), identity=sender.encode()).row
        with kept._database.write() as session:
            session.exec(update(MessageRow).where(col(MessageRow.id) == row).values(reference=OVER.reference))
    found = {address: len(kept.cases_with(address)) for address in (OVER.reporter, home, eve)}
    assert found == {OVER.reporter: 1, home: 1, eve: 0}
    assert kept.cases_leaving(home) == []
    case = kept.cases_with(home)[0]
    with kept.write() as tx:
        tx.save_case(replace(case, erase_asked_at=NOW), case.version, NOW)
        tx.replace_dues(case.reference, [Due(DueKind.ERASE, NOW, case.reference)])
    assert [len(kept.cases_leaving(address)) for address in (OVER.reporter, home, eve)] == [1, 1, 0]


def test_what_is_kept_of_somebody_without_a_case_goes_as_they_ask(kept: Store) -> None:
    save(kept, OVER)
    mine = came(kept, "a", NOW, "done", reference=OVER.reference)
    beside, new = came(kept, "bb", NOW, "held", "not proven"), came(kept, "ccc", NOW, "new")
    with kept.write() as transaction:
        for number, to in enumerate((ROSA, "tim@reporter.example")):
            letter = Letter(sample("receipt"), Audience.REPORTER, to, "nl")
            transaction.queue(Written(letter, f"<{number}@voorbeeld.example>", b"raw"), at=NOW)
    while (sending := kept.claim_letter(WantedLetter("a", NOW, NOW))) is not None:
        assert kept.mark_sent(sending.id, "a", NOW)
        kept.mark_copied(sending.id)
    with kept.write() as transaction:
        line = transaction.erase_beside([ROSA], "2026-12-23", NOW)
    assert line is not None
    assert (line.ground, line.mails) == ("request", 1)
    assert [kept.raw_message(row) is not None for row in (mine, beside, new)] == [True, False, True]
    assert (kept.letters_beside(ROSA), kept.letters_beside("tim@reporter.example")) == (0, 1)
    assert sorted(one.letter for one in kept.removals(9, NOW)) == [False, True]


@pytest.mark.parametrize(("begins", "left"), [(DAY, 3), (-DAY, 1)], ids=["an-installation-of-before", "in-its-time"])
def test_nothing_goes_before_an_installation_of_before_was_warned(kept: Store, begins: timedelta, left: int) -> None:
    kept.put_setting(BEGINS, (NOW + begins).isoformat().encode())
    rows = [
        came(kept, "a", NOW - 40 * DAY, "held", "spam (x-spam-flag)"),
        came(kept, "bb", NOW - 400 * DAY, "done"),
        came(kept, "ccc", NOW - 40 * DAY, "held", "not proven"),
    ]
    sweep(kept, HOUSE, NOW)
    assert sum(kept.raw_message(row) is not None for row in rows) == left
    assert sorted(one.ground for one in kept.erased_lines()) == ([] if left == 3 else ["no_report", "spam"])


@pytest.mark.parametrize("leap", [32 * DAY, 3653 * DAY], ids=["a-month", "ten-years"])
def test_a_clock_that_is_far_ahead_erases_nothing_and_moves_no_floor(kept: Store, leap: timedelta) -> None:
    begin(kept, NOW)
    sweep(kept, HOUSE, NOW)
    rows = [came(kept, "a", NOW, "held", "spam (x-spam-flag)"), came(kept, "bb", NOW, "done")]
    floor = kept.floor()
    for ahead in (NOW + leap, NOW + leap + DAY):
        sweep(kept, HOUSE, ahead)
    assert (kept.erased_lines(), kept.removals(9, NOW + leap), kept.floor()) == ([], [], floor)
    for days in (1, 8, 15):  # set right
        sweep(kept, HOUSE, NOW + days * DAY)
    assert retention_begins_at(kept) == NOW + 15 * DAY
    assert all(kept.raw_message(row) is not None for row in rows)


def test_a_new_installation_begins_at_once_and_one_of_before_in_two_weeks(kept: Store) -> None:
    begin(kept, NOW)
    assert retention_begins_at(kept) == NOW
    came(kept, "a", NOW, "done")
    with kept._database.write() as session:
        session.exec(delete(SettingRow).where(col(SettingRow.key) == BEGINS))
    begin(kept, NOW)
    begin(kept, NOW + DAY)
    assert retention_begins_at(kept) == NOW + 14 * DAY
