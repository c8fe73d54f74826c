from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from mailbot.edges.store import (
    SEEN_BEFORE,
    Arrival,
    Delivered,
    MessageState,
    Recorded,
    Store,
    Transaction,
    Unfiled,
    WantedLetter,
)
from mailbot.edges.store.database import HUGE
from mailbot.edges.store.sealing import Sealing
from mailbot.edges.vault import Vault, new_data_key
from mailbot.errors import Permanent
from mailbot.facts import (
    Audience,
    Case,
    Due,
    DueKind,
    Letter,
    LetterRecord,
    Notice,
    NoticeKind,
    Standing,
    State,
    Written,
)
from tests.databases import NOW
from tests.edges.full_case import ANNA, BERT, FULL_CASE, HOUR
from tests.sample_letters import sample

CASE = Case("VB-2026-K7QM", State.RECEIVED, NOW, ANNA, "nl")


def record(store: Store, raw: bytes = b"raw", *, sender: str | None = ANNA, uid: int = 1) -> Recorded:
    return store.record(
        raw, Arrival(sender, "<same@reporter.example>", NOW - HOUR, NOW), identity=raw, place=("INBOX", 1, uid)
    )


def queue(tx: Transaction, to: str = ANNA, message_id: str = "<1@voorbeeld.example>", **changes: Any) -> int:
    at: datetime = changes.pop("at", NOW)
    next_at: datetime = changes.pop("next_at", at)
    tells_of: str | None = changes.pop("tells_of", None)
    letter = replace(Letter(sample("receipt"), Audience.REPORTER, to, "nl", reference=CASE.reference), **changes)
    return tx.queue(Written(letter, message_id, b"a letter"), at=at, next_at=next_at, tells_of=tells_of)


# Incoming


def test_the_same_message_again_is_the_same_row_and_its_new_place_is_filed_away_too(store: Store) -> None:
    first = record(store, uid=1)
    claimed = store.claim_message("a", NOW)
    assert claimed is not None
    with store.write() as tx:
        assert tx.finish_message(claimed.row, "a", MessageState.DONE, reference=CASE.reference)
    (place,) = store.to_file_away(10)
    store.mark_filed(place.id)

    assert [first.new, record(store, uid=4_294_967_295)] == [True, Recorded(first.row, new=False)]
    assert store.claim_message("a", NOW) is None
    assert store.known_uids("INBOX", 1, [1, 2, 4_294_967_295]) == {1, 4_294_967_295}
    assert [(place.uid, place.state) for place in store.to_file_away(10)] == [(4_294_967_295, MessageState.DONE)]


def test_a_place_that_the_server_gave_to_another_message_is_that_ones(store: Store) -> None:
    record(store, b"one", uid=1)
    record(store, b"two", uid=1)
    for _ in range(2):
        claimed = store.claim_message("a", NOW)
        assert claimed is not None
        with store.write() as tx:
            state = MessageState.HELD if claimed.raw == b"two" else MessageState.DONE
            assert tx.finish_message(claimed.row, "a", state)
    assert store.to_file_away(10) == [Unfiled(1, "INBOX", 1, 1, MessageState.HELD)]


def test_messages_that_are_recorded_together_are_so_as_if_one_by_one_or_none_is(store: Store) -> None:
    def came(raw: bytes, uid: int, at: datetime = NOW) -> Delivered:
        return Delivered(raw, Arrival(ANNA, None, at, NOW), raw, ("INBOX", 1, uid))

    assert store.record_all([]) == []
    one, two = store.record_all([came(b"one", 1), came(b"two", 2)])
    again, third = store.record_all([came(b"one", 3), came(b"three", 4)])
    assert [one.new, two.new, again, third.new] == [True, True, Recorded(one.row, new=False), True]
    with pytest.raises(Permanent):  # the last one cannot be
        store.record_all([came(b"four", 5), came(b"five", 6, NOW.replace(tzinfo=None))])
    assert store.known_uids("INBOX", 1, range(9)) == {1, 2, 3, 4}
    assert store.record_all([came(b"four", 5)])[0].new


def test_what_is_read_in_one_read_is_one_transaction_of_one_thread_and_outlives_no_error(store: Store) -> None:
    counted: list[object] = []
    event.listen(store._database.engine, "begin", counted.append)
    with store.one_read(), store.one_read():
        assert [store.setting("a"), store.find_case("VB-2026-K7QM"), store.undecided()] == [None, None, 0]
        assert len(counted) == 1
        with ThreadPoolExecutor(1) as other:
            other.submit(store.put_setting, "a", b"1").result()
            assert other.submit(store.setting, "a").result() == b"1"
    assert store.setting("a") == b"1"
    with suppress(ZeroDivisionError), store.one_read():
        store.setting("a")
        raise ZeroDivisionError
    store.put_setting("a", b"2")
    assert store.setting("a") == b"2"


def test_no_connection_to_sqlite_keeps_a_huge_mail_in_memory(sqlite_store: Store) -> None:
    closed: list[object] = []
    event.listen(sqlite_store._database.engine, "close", lambda *_: closed.append(1))
    record(sqlite_store, b"small")
    assert closed == []
    record(sqlite_store, bytes(HUGE), uid=2)
    assert closed == [1]
    sqlite_store.record_all([Delivered(raw, Arrival(ANNA, None, NOW, NOW), raw) for raw in (bytes(HUGE + 1), b"next")])
    assert closed == [1, 1]
    assert sqlite_store.undecided() == 4


def test_one_message_id_on_two_messages_makes_two_records(store: Store) -> None:
    assert [record(store, b"real").new, record(store, b"forged", uid=2).new] == [True, True]


def test_other_places_are_not_known(store: Store) -> None:
    record(store, uid=1)
    assert [store.known_uids("INBOX", 2, [1]), store.known_uids("Junk", 1, [1])] == [set(), set()]
    assert store.known_uids("INBOX", 1, range(1, 2000)) == {1}


def test_handled_messages_that_come_back_under_another_uidvalidity_give_nothing_to_do(sqlite_store: Store) -> None:
    for uidvalidity in (1, 2):
        for uid in range(1, 101):
            raw = b"%d" % uid
            sqlite_store.record(raw, Arrival(None, None, NOW, NOW), identity=raw, place=("INBOX", uidvalidity, uid))
        while claimed := sqlite_store.claim_message("a", NOW):
            assert uidvalidity == 1
            with sqlite_store.write() as tx:
                assert tx.finish_message(claimed.row, "a", MessageState.DONE)
    assert len(sqlite_store.to_file_away(1000)) == 200


def test_a_message_from_a_pipe_has_no_place(store: Store) -> None:
    row = store.record(b"x", Arrival(None, None, NOW, NOW), identity=b"x").row
    assert store.claim_message("a", NOW) is not None
    with store.write() as tx:
        assert tx.finish_message(row, "a", MessageState.DONE)
    assert [store.raw_message(row), store.raw_message(row + 1), store.to_file_away(10)] == [b"x", None, []]


def test_a_held_message_is_shown_released_with_a_fresh_count_and_discarded(store: Store) -> None:
    row = record(store).row
    for owner in ("a", "b"):
        claimed = store.claim_message(owner, NOW)
        assert claimed is not None
        assert (claimed.attempts, claimed.released) == (1, owner == "b")
        with store.write() as tx:
            assert tx.finish_message(row, owner, MessageState.HELD, reason="no\0such\nkey", reference="VB-2026-K7QM")
        assert [(m.row, m.reason, m.reference, m.attempts) for m in store.held_messages()] == [
            (row, "no such key", "VB-2026-K7QM", 1)
        ]
        if owner == "a":
            with store.write() as tx:
                assert tx.release_held(row, "operator", NOW)
    with store.write() as tx:
        done = [tx.discard_held(row, "spam", "operator", NOW), tx.release_held(row, "operator", NOW)]
    assert (done, store.held_messages()) == ([True, False], [])
    assert [(entry.kind, entry.facts) for entry in store.journal("VB-2026-K7QM")] == [
        ("released", {"by": "operator", "held": "no such key"}),
        ("discarded", {"by": "operator", "held": "no such key", "reason": "spam"}),
    ]
    assert store.verify_journal("VB-2026-K7QM") == []


def test_a_held_message_of_no_case_is_released_without_an_entry(store: Store) -> None:
    row = record(store).row
    store.claim_message("a", NOW)
    with store.write() as tx:
        tx.finish_message(row, "a", MessageState.HELD, reason="spam: x-spam-flag")
    with store.write() as tx:
        assert tx.release_held(row, "operator", NOW)
    assert store.held_messages() == []


def test_a_copy_with_another_trace_is_a_row_of_its_own(store: Store) -> None:
    def arrives(trace: bytes) -> Recorded:
        arrival = Arrival("a@b.example", None, NOW, NOW)
        return store.record(trace + b"the body", arrival, identity=b"the body", traced=lambda raw: raw[:1])

    first, other = arrives(b"A"), arrives(b"B")
    assert (first.new, other.new, first.row != other.row) == (True, True, True)
    assert [arrives(trace) for trace in (b"A", b"B")] == [
        Recorded(first.row, new=False),
        Recorded(other.row, new=False),
    ]
    for owner, row, copy_of in (("a", first.row, None), ("b", other.row, first.row)):
        claimed = store.claim_message(owner, NOW)
        assert claimed is not None
        assert (claimed.row, claimed.copy_of) == (row, copy_of)
        with store.write() as tx:
            reason, reference = (SEEN_BEFORE, None) if copy_of else ("", "VB-2026-K7QM")
            tx.finish_message(row, owner, MessageState.DONE, reason=reason, reference=reference)
    third = arrives(b"C")
    assert store.came_before(first.row, third.row) == ([b"Athe body"], "VB-2026-K7QM")  # B never counted


# Cases and journals


def test_every_field_of_a_case_comes_back(store: Store) -> None:
    defaults = Case("", State.CONTACT, NOW, "", "")
    same = [f.name for f in fields(Case) if getattr(FULL_CASE, f.name) == getattr(defaults, f.name)]
    assert same == ["opened_at"]  # a field that this test does not fill would come back by luck
    with store.write() as tx:
        assert tx.save_case(FULL_CASE, 0, NOW)
    assert store.find_case(FULL_CASE.reference) == FULL_CASE


def test_a_case_with_text_that_is_not_unicode_is_refused_not_lost(store: Store) -> None:
    with pytest.raises(Permanent), store.write() as tx:
        tx.save_case(replace(CASE, subject="\udcff"), 0, NOW)


def test_whoever_decided_on_an_older_version_is_told(store: Store) -> None:
    with store.write() as tx:
        assert tx.save_case(CASE, 0, NOW)
    with store.write() as tx:
        assert not tx.save_case(CASE, 0, NOW)
        assert tx.save_case(CASE, 1, NOW)
        assert not tx.save_case(CASE, 1, NOW)
    assert store.find_case(CASE.reference) == replace(CASE, version=2)


def test_what_raises_undoes_all_of_its_transaction(store: Store) -> None:
    def decide(tx: Transaction) -> None:
        tx.save_case(CASE, 0, NOW)
        tx.append(CASE.reference, "opened", {}, NOW)
        queue(tx)
        tx.spend(b"digest")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), store.write() as tx:
        decide(tx)
    assert [store.cases(), store.journal(CASE.reference), store.outbox()] == [[], [], []]
    with store.write() as tx:
        assert tx.spend(b"digest")


def test_cases_are_found_by_their_reporter_and_state(store: Store) -> None:
    others = [
        replace(CASE, reference="old", reporter=BERT),
        replace(CASE, reference="shut", state=State.CLOSED, closed_at=NOW),
        CASE,
        replace(CASE, reference="late"),
    ]
    with store.write() as tx:
        for age, case in enumerate(reversed(others)):
            tx.save_case(case, 0, NOW - age * HOUR)
    found = {
        "open": [case.reference for case in store.open_cases_of(ANNA, NOW - HOUR)],
        "closed": [case.reference for case in store.cases(State.CLOSED)],
        "all": len(store.cases()),
    }
    assert found == {
        "open": ["late", CASE.reference],
        "closed": ["shut"],
        "all": 4,
    }


def test_a_thread_holds_the_mails_between_us_and_one_address_in_order(store: Store) -> None:
    row = record(store).row
    assert store.claim_message("a", NOW) is not None
    with store.write() as tx:
        tx.finish_message(row, "a", MessageState.DONE, reference=CASE.reference)
        queue(tx, message_id="<1@voorbeeld.example>")
        queue(tx, message_id="<2@voorbeeld.example>", at=NOW + HOUR)
        queue(tx, message_id="<handler@voorbeeld.example>", to="bram@voorbeeld.example", audience=Audience.HANDLER)
    mails = ["<same@reporter.example>", "<1@voorbeeld.example>", "<2@voorbeeld.example>"]
    assert store.thread(CASE.reference, ANNA, 10) == mails
    assert store.thread(CASE.reference, ANNA, 2) == mails[1:]
    assert store.thread("VB-2026-AAAA", ANNA, 10) == []


# Addresses


def test_a_standing_knows_proof_and_what_a_machine_wrote_in_the_last_day(store: Store) -> None:
    with store.write() as tx:
        assert tx.check_standing(ANNA, 0)
        queue(tx, message_id="<old@x>", at=NOW - 25 * HOUR)
        new = queue(tx, message_id="<new@x>", at=NOW - 23 * HOUR)
        queue(tx, message_id="<person@x>", content=sample("relay"))
        queue(tx, message_id="<told@x>", to="bram@voorbeeld.example", audience=Audience.HANDLER, tells_of="")
        queue(tx, message_id="<too@x>", to="anke@voorbeeld.example", audience=Audience.HANDLER)
        queue(tx, message_id="<told-old@x>", to=BERT, at=NOW - 2 * HOUR, tells_of="")
    lately = LetterRecord(new, "receipt", Audience.REPORTER, CASE.reference, ANNA, None, NOW - 23 * HOUR)
    found = store.standing(ANNA, NOW, ["receipt"], 10)  # whose shares there are is tried with the turns
    known = {"told": found.told, "share": found.share}
    assert found == Standing(ANNA, 1, None, (lately,), 1, **known)  # type: ignore[arg-type]  # both of their fields
    assert len(found.told) == 1
    with store.write() as tx:
        tx.mark_proven(ANNA, NOW)
        tx.mark_proven(ANNA, NOW + HOUR)
        tx.mark_proven("new@reporter.example", NOW)
    assert store.standing(ANNA, NOW, ["receipt"], 10) == replace(found, version=2, proven_at=NOW)
    assert store.standing("new@reporter.example", NOW - HOUR).proven_at == NOW


@pytest.mark.parametrize("whose", [ANNA, "new@reporter.example"])
def test_a_proof_is_noted_but_where_it_is_known_of_that_very_address(store: Store, whose: str) -> None:
    with store.write() as tx:
        tx.mark_proven("new@reporter.example", NOW, store.standing("new@reporter.example", NOW))
    with store.write() as tx:  # known of one that is not proven yet, or of another one that is
        tx.mark_proven(ANNA, NOW, store.standing(whose, NOW))
    assert store.standing(ANNA, NOW).proven_at == NOW


def test_whoever_decided_on_an_older_standing_is_told(store: Store) -> None:
    with store.write() as tx:
        told = [tx.check_standing(ANNA, version) for version in (0, 0, 1, 1, 2)]
    assert told == [True, False, True, False, True]


# Letters


def test_letters_are_found_by_their_message_id_and_to_whom_they_went(store: Store) -> None:
    with store.write() as tx:
        first = queue(tx, message_id="<1@x>")
        second = queue(tx, message_id="<2@x>", to=BERT, about=7)
    found = store.find_letter(["<unknown@x>", "<2@x>", "<1@x>"])
    assert found == LetterRecord(second, "receipt", Audience.REPORTER, CASE.reference, BERT, 7, NOW)
    to_anna = store.find_letter(["<1@x>", "<2@x>"], to=ANNA)
    assert to_anna is not None
    assert to_anna.id == first
    assert [store.find_letter(["<2@x>"], to=ANNA), store.find_letter([])] == [None, None]


def test_a_letter_that_came_back_is_found_by_its_return_path(store: Store) -> None:
    with store.write() as tx:
        letters = [queue(tx, message_id=name) for name in ("<1@x>", "<2@x>")]
    tags = []
    for _ in letters:
        claimed = store.claim_letter(WantedLetter("a", NOW, NOW))
        assert claimed is not None
        assert store.mark_sent(claimed.id, "a", NOW)
        tags.append(claimed.tag)
        assert claimed.short_id not in claimed.tag  # logs tell that one
    found = [store.find_returned(["unknown", tag]) for tag in tags]
    assert [letter and letter.id for letter in found] == letters
    assert [store.find_returned(["unknown"]), store.find_returned(["<1@x>"]), store.find_returned([])] == [None] * 3


def test_a_return_path_is_told_by_nothing_but_our_own_key() -> None:
    """Whoever read the letter knows its Message-ID; whoever has the code knows how a tag is made."""
    tags = {Sealing(Vault(new_data_key())).return_tag("<1@x>") for _ in range(3)}
    vault = Vault(new_data_key())
    tags |= {Sealing(vault).return_tag(name) for name in ("<1@x>", "<2@x>")}
    assert len(tags) == 5
    assert Sealing(vault).return_tag("<1@x>") == Sealing(vault).return_tag("<1@x>")
    assert vault.hash(b"<1@x>", "message id").hex()[:20] not in tags


def test_notices_are_taken_once(store: Store) -> None:
    notices = [Notice(NOW, "VB-2026-K7QM", NoticeKind.REPORT, "Één"), Notice(NOW + HOUR, None, NoticeKind.HELD)]
    for notice in notices:
        with store.write() as tx:
            tx.keep_notice(notice)
    with store.write() as tx:
        assert [tx.take_notices(), tx.take_notices()] == [notices, []]


def test_something_is_spent_once_even_by_eight_at_once(store: Store) -> None:
    def spend(_: int) -> bool:
        with store.write() as tx:
            return tx.spend(b"signature")

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(spend, range(8))) == [False] * 7 + [True]


def test_settings_are_kept_and_replaced(store: Store, database_url: str) -> None:
    store.put_setting("data-key", b"1")
    store.put_setting("data-key", b"2")
    without_key = Store(database_url, None)
    assert [without_key.setting("data-key"), without_key.setting("floor")] == [b"2", None]
    with pytest.raises(Permanent):
        without_key.open_cases_of(ANNA, NOW)
    without_key.close()


def test_a_due_of_the_house_stays_where_a_start_finds_it_and_is_carried_out_once(store: Store) -> None:
    """A daemon that starts each day before office hours, or two that start at once, must not put it off for ever."""
    morning, next_one = Due(DueKind.MORNING, NOW), Due(DueKind.MORNING, NOW + 24 * HOUR)
    for due in (morning, next_one, next_one):
        with store.write() as tx:
            tx.put_due(due)
    claimed = store.claim_dues("a", NOW, NOW)
    assert claimed is not None
    assert store.claim_dues("b", NOW, NOW) is None
    with store.write() as tx:
        assert tx.finish_dues(claimed.rows, "a")
        tx.put_due(next_one)
    assert store.claim_dues("b", NOW, NOW) is None
    assert store.next_due_at() == next_one.at


def test_the_morning_sees_every_case_that_is_open(store: Store) -> None:
    with store.write() as tx:
        for number, state in enumerate(State):
            tx.save_case(replace(CASE, reference=f"VB-2026-AAA{number}", state=state), 0, NOW)
    assert {case.state for case in store.cases_at_work(NOW + timedelta(days=99))} == set(State) - {State.CLOSED}
    assert {case.state for case in store.cases_at_work(NOW - timedelta(days=99))} == set(State)
