"""Who saw and did what stands in the installation's own journal, whichever command it was."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import closing, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from mailbot.admin.check import Outcome
from mailbot.admin.identity import who
from mailbot.admin.init import Made
from mailbot.admin.opening import probe_modes, probe_openers, require_opener
from mailbot.bootstrap.configured import note_configuration
from mailbot.bootstrap.keys import open_gpg
from mailbot.bootstrap.store import open_store
from mailbot.cli import run
from mailbot.config import load
from mailbot.edges.store import OWN, Arrival, MessageState, Store
from mailbot.edges.waiting_acts import NAME, WaitingActs
from mailbot.errors import ConfigError
from mailbot.facts import Act, Case, State, Witnessed

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CASE = Case("VB-2026-K7QM", State.RECEIVED, opened_at=NOW, reporter="rosa@melder.example", language="nl")


@pytest.fixture
def store(made: Made, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A case."""
    monkeypatch.setenv("MAILBOT_CONFIG", str(made.config))
    config = load(made.config)
    with closing(open_store(config, open_gpg(config), NOW)) as opened:
        with opened.write() as tx:
            tx.save_case(CASE, 0, NOW)
        yield opened


def hold(store: Store) -> int:
    """Hold a message of no case: the first that nobody has; give its number."""
    raw = os.urandom(8)
    store.record(raw, Arrival(None, None, NOW, NOW), identity=raw)
    claimed = store.claim_message("owner", NOW)
    assert claimed is not None
    with store.write() as tx:
        tx.finish_message(claimed.row, "owner", MessageState.HELD, reason="why")
    return claimed.row


def entries(store: Store) -> list[tuple[str, str, str]]:
    return [
        (entry.kind, entry.facts["by"], entry.facts.get("what") or entry.facts.get("about", ""))
        for entry in store.audit_trail()
        if entry.facts is not None
    ]


ACTS = [
    (["show", CASE.reference], Act.SHOWN, CASE.reference),
    (["show", CASE.reference, "--json"], Act.SHOWN, CASE.reference),
    (["held", "show", "1"], Act.SHOWN, "held 1"),
    (["held", "release", "1"], Act.RELEASED, "held 1"),
    (["held", "release", "--all"], Act.RELEASED, "held 1"),
    (["held", "discard", "1", "spam"], Act.DISCARDED, "held 1"),
    (["breaches", "--csv"], Act.EXPORTED, "clocks"),
    (["key", "show"], Act.KEY, "key shown"),
    (["key", "extend", "--years", "9"], Act.KEY, "key extended"),
]


def test_an_act_stands_in_the_installations_own_journal_and_a_look_that_tells_nothing_does_not(store: Store) -> None:
    for command, _, _ in ACTS:
        if command[:2] in (["held", "show"], ["held", "discard"]) or "--all" in command:
            assert hold(store) == 1
        assert run(command) == 0
    assert [run(command) for command in (["cases"], ["held", "list"], ["outbox", "list"])] == [0, 0, 0]
    assert entries(store) == [(act, who(), about) for _, act, about in ACTS]
    assert store.verify_journal(OWN) == []
    assert str(os.getuid()) in who()


def test_an_act_beside_the_database_waits_and_is_entered_once(store: Store, made: Made) -> None:
    waiting = WaitingActs(load(made.config).state_dir)
    waiting.keep(Witnessed(Act.RESTORED, "root (uid 0)", "a backup"), NOW)
    file = load(made.config).state_dir / NAME
    kept = file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    for raw in (
        kept + kept[: len(kept) // 2],
        kept,
    ):
        file.write_bytes(raw)
        assert run(["cases"]) == 0
        assert file.read_bytes() == b""
    assert entries(store) == [(Act.RESTORED, "root (uid 0)", "a backup")]


def test_entries_of_two_who_act_at_once_make_one_chain(store: Store) -> None:
    with store.write() as tx:
        for number in range(3):
            tx.witness(Witnessed(Act.SHOWN, "a", str(number)), NOW)
    assert [entry.seq for entry in store.audit_trail()] == [1, 2, 3]


def test_a_record_that_was_taken_away_is_checked_with_the_public_key_alone(
    store: Store, made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(store, "opened", "received")
    file = tmp_path / "record"
    assert run(["audit", "export", str(file)]) == 0
    assert (file.stat().st_mode & 0o777, run(["audit", "export", str(file)])) == (0o600, 78)  # never written over
    assert run(["audit", "verify"]) == 0
    monkeypatch.setenv("MAILBOT_CONFIG", str(tmp_path / "none"))
    monkeypatch.setenv("GNUPGHOME", str(tmp_path / "none"))
    checking = ["audit", "verify", str(file), "--key", str(made.public_key), "--json"]
    capsys.readouterr()
    assert run(checking) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["entries"], told["journals"], told["problems"], len(told["notes"])) == (3, 2, [], 1)
    file.write_bytes(file.read_bytes().replace(b'"received"', b'"accepted"', 1))
    assert run(checking) == 65
    assert json.loads(capsys.readouterr().out)["problems"] == [
        "The file was changed, or another key than the one given has signed it.",
        f"{CASE.reference}: entry 2 was changed.",
    ]


def test_a_configuration_that_is_another_is_an_entry_that_says_what_changed_and_no_secret(
    store: Store, made: Made
) -> None:
    for section in (
        {},
        {},
        {"promises": {"assessment": "9 days"}, "imap": {"auth": {"token_command": ["/bin/token", "hunter2"]}}},
    ):
        file = yaml.safe_load(made.config.read_text())
        for name, values in section.items():
            file[name].update(values)
        if section:
            file["imap"].pop("password")
        made.config.write_text(yaml.safe_dump(file))
        note_configuration(load(made.config), store, NOW)
    first, second = [dict(entry.facts or {}) for entry in store.audit_trail()]
    assert (first["by"], first["changed"]) == (who(), "noted for the first time")
    assert first["sha256"] != second["sha256"]
    told = second["changed"].split("; ")
    assert "imap.auth.token_command.command: nothing -> a program" in told
    assert any(line.startswith("promises.assessment") and "9" in line for line in told), told
    assert "hunter2" not in second["changed"]


def enter(store: Store, *kinds: str) -> None:
    with store.write() as tx:
        for kind in kinds:
            tx.append(CASE.reference, kind, {"why": "a canary"}, datetime.now(UTC))


# Who may open


@pytest.mark.parametrize(
    ("group", "typed", "allowed"),
    [
        pytest.param("root", None, True, id="of the group"),
        pytest.param("nogroup", None, False, id="of another, and nobody to ask"),
        pytest.param("no-such-group", None, False, id="a group that is not there"),
        pytest.param("nogroup", "right", True, id="who knows the passphrase"),
        pytest.param("nogroup", "wrong", False, id="who does not"),
    ],
)
@pytest.mark.skipif(os.geteuid() != 0, reason="of the group root")
def test_a_case_is_opened_by_whoever_is_of_the_group_or_knows_the_passphrase(
    monkeypatch: pytest.MonkeyPatch, group: str, typed: str | None, *, allowed: bool
) -> None:
    monkeypatch.setattr("mailbot.admin.opening.person", lambda: 0)
    monkeypatch.setattr("sys.stdin.isatty", lambda: typed is not None, raising=False)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: typed)
    with nullcontext() if allowed else pytest.raises(ConfigError):
        require_opener(group, lambda: "right")


def test_show_asks_first_and_check_says_who_is_of_the_group_and_what_others_may_read(
    store: Store, made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    made.config.write_text(made.config.read_text() + "audit: {openers: nogroup}\n")
    number = hold(store)
    assert [run(["show", CASE.reference]), run(["held", "show", str(number)])] == [78, 78]
    assert run(["cases"]) == 0
    assert entries(store) == []
    said = capsys.readouterr()
    assert CASE.reporter not in said.out + said.err
    secret = next(made.credentials.iterdir())
    assert list(probe_modes([secret])) == []
    secret.chmod(0o640)
    assert [finding.text for finding in probe_modes([secret])] == [
        f"Others than the service's user may look into {secret}."
    ]
    assert [finding.outcome for finding in (*probe_openers("nogroup"), *probe_openers("no-such-group"))] == [
        Outcome.OK,
        Outcome.WARN,
    ]
