"""Every letter tells for ever which wording and which promises it was made from."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailbot.admin.history import policies_between
from mailbot.case.in_force import policy_of
from mailbot.edges.store import Store
from mailbot.edges.vault import Vault
from mailbot.errors import Permanent
from mailbot.facts import Audience, Case, Handler, Letter, Role, Span, State, Unit, Version, Written
from tests.case.builders import HOUSE
from tests.databases import NOW
from tests.sample_letters import sample

CASE = Case("VB-2026-K7QM", State.RECEIVED, NOW, "anna@reporter.example", "nl")
DAY = timedelta(days=1)
FIRST, SECOND = Version("nl/receipt", "Dank u."), Version("nl/receipt", "Bedankt.")
STRICT = policy_of(HOUSE)
LAX = policy_of(replace(HOUSE, promises=replace(HOUSE.promises, assessment=Span(9, Unit.WORKING_DAYS))))


def queue(store: Store, number: int, wording: Version | None, policy: Version | None, at: datetime = NOW) -> None:
    letter = Letter(sample("receipt"), Audience.REPORTER, CASE.reporter, "nl", reference=CASE.reference)
    with store.write() as tx:
        tx.queue(Written(letter, f"<{number}@x>", b"", wording=wording, policy=policy), at=at)


def test_a_text_that_changed_between_two_letters_is_told_of_each(store: Store) -> None:
    queue(store, 1, FIRST, STRICT)
    queue(store, 2, SECOND, STRICT, NOW + DAY)
    queue(store, 3, SECOND, LAX, NOW + 2 * DAY)
    assert [(made.wording, made.policy) for made in store.letters_made(CASE.reference)] == [
        (FIRST, STRICT),
        (SECOND, STRICT),
        (SECOND, LAX),
    ]
    assert [(one.version, one.since) for one in store.versions("nl/receipt")] == [(FIRST, NOW), (SECOND, NOW + DAY)]


def test_what_comes_back_is_in_force_again_and_kept_once(store: Store) -> None:
    for number, wording in enumerate((FIRST, FIRST, SECOND)):
        queue(store, number, wording, None, NOW + number * DAY)
    store._sealing.versions.clear()  # a process that starts anew, with the texts of before
    queue(store, 3, FIRST, None, NOW + 3 * DAY)
    found = [(one.version.content, one.since) for one in store.versions()]
    assert found == [(FIRST.content, NOW), (SECOND.content, NOW + 2 * DAY), (FIRST.content, NOW + 3 * DAY)]


def fail_after_queueing(store: Store) -> None:
    letter = Letter(sample("receipt"), Audience.REPORTER, CASE.reporter, "nl", reference=CASE.reference)
    with store.write() as tx:
        tx.queue(Written(letter, "<1@x>", b"", wording=FIRST), at=NOW)
        raise Permanent("what else was to be committed does not hold")


def test_a_version_that_was_undone_with_its_letter_is_noted_with_the_next(store: Store) -> None:
    for _ in range(2):
        with pytest.raises(Permanent):
            fail_after_queueing(store)
    assert list(store.versions()) == []
    queue(store, 9, FIRST, None)
    assert [one.version for one in store.versions()] == [FIRST]


def test_a_letter_of_before_says_nothing_of_it(store: Store) -> None:
    queue(store, 1, None, None)
    assert [(made.wording, made.policy) for made in store.letters_made(CASE.reference)] == [(None, None)]


def test_a_policy_names_nobody_and_changes_with_what_is_promised() -> None:
    people = (Handler("Bo", "bo@voorbeeld.example", Role.LEAD),)
    others = replace(HOUSE, handlers=people, data_protection_officer="fg@voorbeeld.example")
    assert policy_of(others) == STRICT != LAX
    assert "voorbeeld.example" in STRICT.content  # the published address
    assert not any(handler.address in STRICT.content or handler.name in STRICT.content for handler in HOUSE.handlers)


@pytest.mark.parametrize(
    ("opened", "closed", "promised"),
    [
        pytest.param("2026-11", "2026-11", [STRICT], id="before-it-changed"),
        pytest.param("2026-11", "2027-02", [STRICT, LAX], id="while-it-changed"),
        pytest.param("2027-03", "2027-04", [LAX], id="after-it-changed"),
        pytest.param("2027-03", "", [LAX], id="that-was-never-closed"),
    ],
)
def test_what_was_promised_is_told_of_the_months_of_an_erased_case(
    store: Store, opened: str, closed: str, promised: list[Version]
) -> None:
    queue(store, 1, None, STRICT)
    queue(store, 2, None, LAX, NOW + 60 * DAY)
    assert [one.version for one in policies_between(store, opened, closed)] == promised


def test_a_backup_that_is_put_back_tells_of_its_letters_and_goes_on_from_there(
    sqlite_store: Store, sqlite_url: str, vault: Vault, tmp_path: Path
) -> None:
    queue(sqlite_store, 1, FIRST, STRICT)
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///").partition("?")[0])) as connection:
        connection.execute(f"VACUUM INTO '{tmp_path}/copy.db'")
    queue(sqlite_store, 2, SECOND, LAX, NOW + DAY)
    with closing(Store(f"sqlite:///{tmp_path}/copy.db", vault)) as restored:
        assert [one.version for one in restored.versions()] == [FIRST, STRICT]
        queue(restored, 3, SECOND, LAX, NOW + 2 * DAY)
        made = [(one.wording, one.policy) for one in restored.letters_made(CASE.reference)]
        assert made == [(FIRST, STRICT), (SECOND, LAX)]
        assert [one.since for one in restored.versions("nl/receipt")] == [NOW, NOW + 2 * DAY]
