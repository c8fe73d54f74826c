"""`privacy`: what is kept of an address is found, and erased but for what the law keeps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from mailbot.admin.privacy import NOBODY, erase, find
from mailbot.edges.erased_ledger import ErasedLedger
from mailbot.edges.store import Arrival, Entry, MessageState, Store
from mailbot.edges.vault import Vault
from mailbot.facts import Case, LegalHold, State
from tests.case.builders import HOUSE, REPORTER
from tests.databases import NOW

ELSEWHERE = "tim@melder.example"
HOLD = LegalHold(NOW, "anke@voorbeeld.example", "a claim")
KEPT, GOES, OTHERS = "VB-2026-AAAA", "VB-2026-BBBB", "VB-2026-CCCC"


@pytest.fixture
def filled(sqlite_url: str, vault: Vault, tmp_path: Path) -> Iterator[Store]:
    """Two cases of one address, one of them on hold, one of another, and a mail that belongs to none."""
    cases = (
        Case(KEPT, State.CLOSED, NOW, REPORTER, "en", closed_at=NOW, legal_hold=HOLD),
        Case(GOES, State.RECEIVED, NOW, REPORTER, "en"),
        Case(OTHERS, State.CLOSED, NOW, ELSEWHERE, "en", closed_at=NOW),
    )
    with closing(Store(sqlite_url, vault, ledger=ErasedLedger(tmp_path / "erased"))) as store:
        with store.write() as tx:
            for case in cases:
                assert tx.save_case(case, 0, NOW)
        row = store.record(b"spam", Arrival(REPORTER, None, NOW, NOW), identity=b"spam").row
        assert store.claim_message("a", NOW)
        with store.write() as tx:
            assert tx.finish_message(row, "a", MessageState.HELD, reason="spam: x")
        yield store


def found(store: Store, capsys: pytest.CaptureFixture[str]) -> tuple[list[str], int]:
    find(store, REPORTER, "anna (1000)", NOW, as_json=True)
    told = json.loads(capsys.readouterr().out)
    return sorted(case["reference"] for case in told["cases"]), told["mails"]


def test_what_is_kept_of_an_address_is_named_and_who_looked_is_noted(
    filled: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(filled, capsys) == ([KEPT, GOES], 1)
    assert [entry.kind for entry in filled.journal(GOES)] == ["shown"]
    find(filled, REPORTER, "anna (1000)", NOW, as_json=False)
    assert REPORTER not in capsys.readouterr().out


def test_all_of_it_goes_but_what_the_law_keeps(filled: Store, capsys: pytest.CaptureFixture[str]) -> None:
    erase(filled, HOUSE, REPORTER, "anna (1000)", NOW + timedelta(hours=1))
    assert KEPT in capsys.readouterr().out
    assert found(filled, capsys) == ([KEPT], 0)
    assert filled.find_case(OTHERS) is not None


def test_who_looked_and_who_erased_is_an_entry_where_there_is_no_case_too(filled: Store) -> None:
    find(filled, "nobody@melder.example", "anna (1000)", NOW, as_json=False)
    erase(filled, HOUSE, REPORTER, "anna (1000)", NOW + timedelta(hours=1))
    own = [(entry.kind, (entry.facts or {}).get("about", "")) for entry in by(filled, "anna (1000)")]
    mails = [line.name for line in filled.erased_lines() if line.reference is None]
    assert sorted(own) == sorted([("shown", NOBODY), ("erased", GOES), *(("erased", name) for name in mails)])


def by(store: Store, who: str) -> list[Entry]:
    return [entry for entry in store.audit_trail() if (entry.facts or {}).get("by") == who]
