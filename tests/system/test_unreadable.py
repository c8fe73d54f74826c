"""Mail that a bug, or the parser's bounds, keep from being read: its header is, and somebody hears of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from mailbot.facts import State
from tests.system import wording
from tests.system.live import Heard
from tests.system.scenes import tries
from tests.system.wording import reason_shown
from tests.system.world import MakeWorld, World

REPORT = "The form at /requests lets me read the requests of others when I change the number in it. " * 4
ROSA = "rosa@melder.example"


def fails_at(world: World, point: str) -> None:
    """Let a bug live at a named point."""

    def reached(name: str) -> None:
        if name == point:
            raise KeyError("canary")

    world.reached = reached


def test_a_bug_in_reading_a_mail_holds_it_and_its_sender_is_answered(make_world: MakeWorld, heard: Heard) -> None:
    world = make_world(languages=["en", "nl"])
    rosa = world.correspondent(ROSA, vouched=True)
    rosa.writes(REPORT)
    fails_at(world, "opened")
    tries(world, 2)
    assert rosa.reads() == []
    tries(world, 1)
    (acknowledged,) = rosa.reads()
    assert wording.line("acknowledgement", 'failure == "unread"') in acknowledged.text
    (held,) = world.daemon.house.store.held_messages()
    (case,) = world.daemon.house.store.cases()
    assert (held.reference, case.state) == (case.reference, State.RECEIVED)
    assert held.reason.startswith("failed twice before: KeyError at test_unreadable.py:")
    (shown,) = world.bram().reads_of_cases()
    assert wording.said_of("unread") in shown.text
    assert "canary" not in str(heard.lines()) + shown.text


@pytest.mark.parametrize("point", ["decided", "inside the commit"])
def test_a_bug_that_nothing_gets_past_holds_the_mail_in_silence_and_others_go_on(
    make_world: MakeWorld, heard: Heard, point: str
) -> None:
    world = make_world()
    world.correspondent(ROSA).writes(REPORT)
    fails_at(world, point)
    tries(world, 6)
    (held,) = world.daemon.house.store.held_messages()
    assert held.reason.startswith("failed 4 times: KeyError at test_unreadable.py:")
    assert heard.lines(event="held", reason=held.reason)
    fails_at(world, "nowhere")
    tim = world.correspondent("tim@melder.example")
    tim.writes(REPORT)
    world.goes_on()
    assert len(tim.reads()) == 1
    world.passes(timedelta(days=1))
    assert any(reason_shown(held.reason, letter.text) for letter in world.anke().reads())


def test_a_mail_whose_record_is_damaged_is_held_and_the_next_is_answered(make_world: MakeWorld) -> None:
    world = make_world()
    rosa, tim = world.correspondent(ROSA, vouched=True), world.correspondent("tim@melder.example", vouched=True)
    world.daemon.ingest(rosa.composes(REPORT))
    with closing(sqlite3.connect(world.state_dir / "mailbot.db")) as database, database:
        database.execute("UPDATE messages_raw SET raw_sealed = substr(raw_sealed, 1, length(raw_sealed) - 1)")
    tim.writes(REPORT)
    world.goes_on()
    assert len(tim.reads()) == 1
    (held,) = world.daemon.house.store.held_messages()
    assert held.reason == "damaged in the database"
    world.passes(timedelta(days=1))
    assert any(reason_shown(held.reason, letter.text) for letter in world.anke().reads())


@pytest.mark.parametrize(
    ("field", "why"),
    [
        pytest.param("Content-Type: text/plain" + ";" * 100_000, "a Content-Type field of", id="a-monstrous-field"),
        pytest.param("\r\n".join(f"X-{n}: {n:0200}" for n in range(9000)), "octets of header fields", id="many-fields"),
    ],
)
def test_what_the_parser_refuses_is_held_and_its_sender_answered(make_world: MakeWorld, field: str, why: str) -> None:
    world = make_world()
    rosa = world.correspondent(ROSA, vouched=True)
    raw = rosa.composes(REPORT).replace(b"MIME-Version: 1.0", field.encode())
    rosa.sends(raw)
    world.goes_on()
    assert len(rosa.reads()) == 1
    (held,) = world.daemon.house.store.held_messages()
    assert why in held.reason
    (case,) = world.daemon.house.store.cases()
    assert (case.reference, case.reporter, case.subject) == (held.reference, ROSA, "Report")
