"""A change of our key, as the database notes it: each step once, the data key there for both, everybody told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mailbot.edges.store import Store
from mailbot.edges.store.handovers import DATA_KEY, data_key_for
from mailbot.facts import Case, Due, DueKind, Handover, KeyReason, State, quiet
from tests.databases import NOW

OLD, NEW = "A1" * 20, "B2" * 20
BEGUN = Handover(OLD, "", KeyReason.SUPERSEDED, NOW, credential="openpgp-2026")
MADE = replace(BEGUN, new=NEW)
DONE = replace(MADE, finished_at=NOW)
HOUR = timedelta(hours=1)
CASE = Case("VB-2026-AAAA", State.RECEIVED, NOW - HOUR, "anna@reporter.example", "nl")


def dues(store: Store) -> list[Due]:
    found: list[Due] = []
    while (claimed := store.claim_dues("me", NOW, NOW)) is not None:
        found += claimed.dues
    return found


def test_each_step_is_noted_over_the_one_before_and_by_one_command(store: Store) -> None:
    assert store.handover() is None
    assert store.note_handover(BEGUN, None)
    assert not store.note_handover(BEGUN, None)  # somebody else was faster
    assert store.note_handover(MADE, BEGUN)
    assert not store.note_handover(MADE, BEGUN)
    assert store.handover() == MADE


def test_when_it_is_finished_the_data_key_is_the_new_ones_and_every_open_case_is_to_hear_of_it(store: Store) -> None:
    cases = [
        CASE,
        replace(CASE, reference="VB-2026-BBBB", state=State.CONTACT),
        replace(CASE, reference="VB-2026-CCCC", state=State.CLOSED, closed_at=NOW),
        replace(CASE, reference="VB-2026-DDDD", opened_at=NOW - HOUR / 4),  # got the new key with its first answer
    ]
    with store.write() as transaction:
        for case in cases:
            transaction.save_case(case, 0, NOW)
    store.put_setting(DATA_KEY, b"to the old one")
    store.put_setting(data_key_for(NEW), b"to the new one")
    store.note_handover(MADE, None)
    store.use_key("a daemon", NEW, NOW - HOUR / 2)
    store.use_key("another", OLD, NOW - HOUR)
    store.use_key("a daemon", NEW, NOW)  # started once more
    assert (store.key_used_by("a daemon"), store.key_used_by("nobody")) == (NEW, None)

    class CutOff(Exception):
        pass

    def cut_off(_: str) -> None:
        raise CutOff

    with pytest.raises(CutOff):
        store.finish_handover(DONE, MADE, b"to the new one", NOW, cut_off)
    assert (store.setting(DATA_KEY), store.handover(), dues(store)) == (b"to the old one", MADE, [])
    assert store.finish_handover(DONE, MADE, b"to the new one", NOW, quiet)
    assert not store.finish_handover(DONE, MADE, b"another", NOW, quiet)
    assert (store.setting(DATA_KEY), store.setting(data_key_for(NEW))) == (b"to the new one", None)
    assert store.handover() == DONE
    with store.write() as transaction:  # a daemon that knows nothing of it saves a case
        assert transaction.save_case(CASE, 1, NOW)
        transaction.replace_dues(CASE.reference, [], NOW)
    assert dues(store) == [
        Due(DueKind.NEW_KEY, NOW, "VB-2026-AAAA"),
        Due(DueKind.NEW_KEY, NOW, "VB-2026-BBBB"),
        Due(DueKind.NEW_KEY_INSIDE, NOW),
    ]
