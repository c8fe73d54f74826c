"""What operators see of a held message before they decide, and what they leave behind when they did."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from mailbot.admin.identity import who
from mailbot.admin.init import Made
from mailbot.bootstrap.keys import open_gpg
from mailbot.bootstrap.store import open_store
from mailbot.cli import run
from mailbot.config import load
from mailbot.edges.store import Arrival, MessageState, Store
from mailbot.edges.store.tables import DueRow
from mailbot.facts import Case, State

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CASE = Case("VB-2026-K7QM", State.RECEIVED, opened_at=NOW, reporter="rosa@melder.example", language="nl")
CLEAR = b"From: Rosa <rosa@melder.example>\r\nSubject: =?utf-8?q?Een_lek_=E2=80=AE?=\r\n\r\nEr is een lek.\x1b[2J\r\n"


@pytest.fixture
def store(made: Made) -> Iterator[Store]:
    config = load(made.config)
    with closing(open_store(config, open_gpg(config), NOW)) as opened:
        with opened.write() as tx:
            tx.save_case(CASE, 0, NOW)
        yield opened


@pytest.fixture
def held(made: Made, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs `mailbot held …`; gives exit status and standard output."""
    monkeypatch.setenv("MAILBOT_CONFIG", str(made.config))

    def command(*arguments: str) -> tuple[int, str]:
        status = run(["held", *arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return status, said.out

    return command


def hold(store: Store, raw: bytes, reason: str, reference: str | None = None) -> str:
    """Hold a message; give its number."""
    row = store.record(raw, Arrival(None, None, NOW, NOW), identity=raw).row
    assert store.claim_message("owner", NOW) is not None
    with store.write() as tx:
        assert tx.finish_message(row, "owner", MessageState.HELD, reason=reason, reference=reference)
    return str(row)


def test_a_message_is_shown_with_what_there_is_to_decide_on(store: Store, held: Any) -> None:
    number = hold(store, CLEAR, "spam: x-spam-flag", CASE.reference)
    status, said = held("show", number)
    facts = dict(
        line.split(maxsplit=1) for line in said.partition("As it came in:")[0].splitlines() if line[:1].strip()
    )
    assert status == 0
    assert facts == {
        "held": "since 2026-11-23 09:00, attempts 1: spam: x-spam-flag",
        "case": "VB-2026-K7QM",
        "claims": "to be from rosa@melder.example",
        "subject": "Een lek",
        "attached": "nothing",
    }
    assert "Er is een lek." in said.partition("As it came in:")[0]
    assert "\x1b" not in said
    assert [(entry.kind, entry.facts) for entry in store.journal(CASE.reference)] == [
        ("shown", {"by": who(), "held": "spam: x-spam-flag"})
    ]
    assert "Subject: =?utf-8?q?Een_lek_=E2=80=AE?=" in said.partition("As it came in:")[2]
    (listed,) = json.loads(held("list", "--json")[1])["messages"]
    assert listed == {
        "id": int(number),
        "received_at": NOW.isoformat(),
        "reason": "spam: x-spam-flag",
        "reference": CASE.reference,
        "attempts": 1,
    }


def test_what_came_encrypted_is_shown_opened(store: Store, held: Any, made: Made) -> None:
    gpg = open_gpg(load(made.config))
    key = gpg.own_key(datetime.now(UTC))
    armored = gpg.encrypt(
        b"Content-Type: text/plain\r\n\r\nHet wachtwoord lag op straat.\r\n", [key], datetime.now(UTC)
    )
    raw = b"From: rosa@melder.example\r\n\r\n" + armored
    _, said = held("show", hold(store, raw, "in a handler's name, not proven"))
    assert "and opened here" in said
    assert "Het wachtwoord lag op straat." in said


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n" * 20_000, id="too-many-parts"),
    ],
)
def test_what_cannot_be_read_is_shown_as_it_came_in(store: Store, held: Any, raw: bytes) -> None:
    status, said = held("show", hold(store, raw, "failed twice before"))
    assert (status, "failed twice before" in said, "As it came in:" in said) == (0, True, True)


@pytest.mark.parametrize("command", ["release", "discard"])
def test_the_journal_of_the_case_says_who_decided(store: Store, held: Any, command: str) -> None:
    number = hold(store, CLEAR, "too many mails of one handler in a day", CASE.reference)
    why = ["a test of ours"] if command == "discard" else []
    assert held(command, number, *why)[0] == 0
    assert store.held_messages() == []
    (entry,) = store.journal(CASE.reference)
    assert (entry.kind, entry.facts) == (
        {"release": "released", "discard": "discarded"}[command],
        {"by": who(), "held": "too many mails of one handler in a day"} | ({"reason": "a test of ours"} if why else {}),
    )
    assert held(command, number, *why)[0] == 64
    assert len(store.journal(CASE.reference)) == 1


def test_what_another_version_made_due_is_listed_and_not_tried_again_here(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAILBOT_CONFIG", str(made.config))
    with store._database.write() as session:
        session.add(DueRow(kind="lease-renewal\x1b[2J", at=NOW, reference=CASE.reference))
    assert store.claim_dues("owner", NOW, NOW) is None
    (aside,) = store.dues_aside()
    assert run(["dues", "list"]) == 0
    listed = capsys.readouterr().out
    assert "lease-renewal" in listed
    assert "\x1b" not in listed
    assert run(["dues", "retry", str(aside.id)]) == 64  # EX_USAGE
    refused = " ".join(capsys.readouterr().err.split())
    assert "this version of mailbot does not know it: run the version that wrote it" in refused
    assert store.journal(CASE.reference) == []
    assert store.dues_aside() == [aside]
