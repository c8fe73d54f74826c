"""What owners revoked of keys is kept for every case, and cases are found by their key."""

from dataclasses import replace
from datetime import timedelta

from mailbot.edges.store import Store
from mailbot.facts import Case, Key, Revocation, State
from tests.databases import NOW

ANNA = "anna@reporter.example"
KEY = Key("0123456789ABCDEF" * 2 + "FEDCBA98", "-----BEGIN PGP", (ANNA,))
CASE = Case("VB-2026-K7QM", State.RECEIVED, NOW, ANNA, "nl", key=KEY)
REVOKED = Revocation(KEY.fingerprint, "-----BEGIN PGP", whole=True, soft=False, at=NOW)


def test_what_was_revoked_is_kept_and_each_case_with_that_key_comes_up(store: Store) -> None:
    others = [replace(CASE, reference=f"VB-2026-K7Q{end}") for end in "ABC"]
    with store.write() as transaction:
        for case in (
            CASE,
            others[0],
            replace(others[1], key=None),
            replace(others[2], key=replace(KEY, fingerprint="A" * 40)),
        ):
            assert transaction.save_case(case, 0, NOW)
    assert store.find_revocation(KEY.fingerprint) is None
    hard = replace(REVOKED, armored="more of it")
    for one in (REVOKED, hard):
        with store.write() as transaction:
            transaction.record_revocation(one, NOW)
        assert store.find_revocation(KEY.fingerprint) == one
    assert store.find_revocation("A" * 24 + KEY.fingerprint[-16:]) is None  # another key, with the same key id
    claimed = [store.claim_dues("me", NOW, NOW + timedelta(hours=1)) for _ in range(3)]
    found = sorted({due.reference or "" for one in claimed if one is not None for due in one.dues})
    assert found == ["VB-2026-K7QA", "VB-2026-K7QM"]


def test_a_case_is_found_by_the_key_id_of_its_pinned_key(store: Store) -> None:
    with store.write() as transaction:
        transaction.save_case(CASE, 0, NOW)
    assert store.keys_named(KEY.fingerprint[-16:]) == [KEY]
    assert store.keys_named("A" * 16) == []
    with store.write() as transaction:
        transaction.save_case(replace(CASE, key=None), 1, NOW)
    assert store.keys_named(KEY.fingerprint[-16:]) == []


def test_a_case_of_before_is_named_by_its_key_unless_somebody_changed_it(store: Store) -> None:
    with store.write() as transaction:
        transaction.save_case(replace(CASE, key=None), 0, NOW)
    before = replace(CASE, version=1)
    with store.write() as transaction:
        transaction.index_anew(replace(before, version=2))
    assert store.keys_named(KEY.fingerprint[-16:]) == []
    with store.write() as transaction:
        transaction.save_case(CASE, 1, NOW)
        transaction.index_anew(replace(CASE, version=2, key=None))
    assert store.keys_named(KEY.fingerprint[-16:]) == []
    with store.write() as transaction:
        transaction.index_anew(replace(CASE, version=2))
    assert store.keys_named(KEY.fingerprint[-16:]) == [KEY]
