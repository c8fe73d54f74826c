"""A case is erased: what was in it is found nowhere any more, and whoever comes back to it is heard all the same."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import structlog
from sqlmodel import SQLModel

from mailbot.bootstrap.invocation import Invocation
from mailbot.case.erasure import what_stays
from mailbot.edges.store import Store
from mailbot.edges.store.verification import SEALED
from mailbot.facts import Hindrance, State
from tests.system.remains import everything, mail_of, octets_in
from tests.system.scenes import letters, only_case, run, tries
from tests.system.world import Correspondent, MakeWorld, World

CANARY = "zeisig"
ROSA = f"rosa.{CANARY}@melder.example"
REPORT = f"The form at /requests/{CANARY} lets me read the requests of others when I change the number in the address. "


def lived(world: World) -> Correspondent:
    """Live through a case that says its canary wherever something can be said, and close it."""
    rosa, anke, bram = world.correspondent(ROSA, key=True), world.anke(), world.bram()
    named = {"From": f"Rosa {CANARY.title()} <{ROSA}>"}
    rosa.writes(REPORT * 3, subject=f"About {CANARY}", key=True, fields=named)
    world.goes_on()
    rosa.answers(rosa.reads()[-1], REPORT, encrypted=True, attachments={f"{CANARY}.txt": CANARY.encode() * 50})
    world.goes_on()
    bram.answers(bram.reads()[-1], f"#note\n\nI know this {CANARY}.", encrypted=True)
    world.goes_on()
    anke.answers(anke.reads()[-1], f"#accept 2026-01-16\n\nThank you, {CANARY}, we close the door.")
    world.goes_on()
    world.passes(timedelta(days=1))
    anke.answers(anke.reads_of_cases()[-1], "#fixed")
    world.goes_on()
    world.passes(timedelta(days=1))
    anke.answers(anke.reads_of_cases()[-1], "#close fixed")
    world.goes_on()
    world.passes(timedelta(days=3))
    return rosa


def erase(world: World) -> str:
    case = only_case(world)
    assert case.state is State.CLOSED
    with world.daemon.house.store.write() as tx:
        line = what_stays(case, "valid", "Europe/Amsterdam", world.now)
        assert tx.erase_case(case, line, world.now, despite={Hindrance.UNREAD}) == ()  # as an operator may
    return case.reference


def sealed_of(store: Store) -> set[bytes]:
    with store._database.read() as session:
        return {
            value
            for table in SQLModel.metadata.sorted_tables
            for row in session.connection().execute(table.select()).mappings()
            for name, value in row.items()
            if name.endswith(SEALED) and value is not None
        }


def told_of(store: Store, *words: str) -> set[str]:
    found = re.compile("|".join(words).encode(), re.IGNORECASE)
    return {where for where, said in everything(store) if found.search(said)}


def test_what_was_in_a_case_is_nowhere_any_more(make_world: MakeWorld, tmp_path: Path) -> None:
    world = make_world(imap={"sent": "Sent"})
    for name in ("older", "newer"):
        (tmp_path / name).mkdir()
    with structlog.testing.capture_logs() as logs:
        lived(world)
        store = world.daemon.house.store
        before, mails = sealed_of(store), mail_of(world)
        run(world, "backup", str(tmp_path / "older"))
        reference = erase(world)
        world.goes_on()
    line = store.find_erased(reference)
    assert line is not None
    assert (line.outcome, line.kept, store.verify_journal(reference)) == ("fixed", 2, [])
    assert told_of(store, CANARY) == set()
    stays = {where.partition(".")[0] for where in told_of(store, reference)}
    assert stays - {"heads"} == {"erased", "erased_messages", "entries"}
    gone = before - sealed_of(store)
    assert len(gone) > 50
    run(world, "backup", str(tmp_path / "newer"))
    for folder in (world.state_dir, tmp_path / "newer"):
        octets = octets_in(folder)
        assert [one for one in gone if one[:40] in octets or one[-40:] in octets] == []
        assert CANARY.encode() not in octets.lower()
    # In the mailbox, nothing that was taken in or sent of it; what is left is of the house
    left = {name: raws for name, raws in mail_of(world).items() if raws}
    assert (len(mails["mailbot.Done"]), len(mails["Sent"]) > 3) == (6, True)
    assert left == {}
    assert CANARY not in str(logs).lower()

    # A backup of before it was erased
    sent = letters(world)
    world.restarts()
    run(world, "restore", str(tmp_path / "older"))
    with closing(sqlite3.connect(world.state_dir / "mailbot.db")) as bare:  # before anything has started
        assert bare.execute("SELECT name FROM erased").fetchall() == [(reference,)]
        assert [bare.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ("cases", "messages_raw")] == [
            *((0,), (0,))
        ]
    with closing(Invocation(str(world.config_file), ()).store()) as restored:
        assert told_of(restored, CANARY) <= {"removals.message_id_sealed"}
        assert (restored.find_erased(reference), restored.verify_journal(reference)) == (line, [])
    world.goes_on()
    store = world.daemon.house.store
    assert (told_of(store, CANARY), store.cases(), letters(world)) == (set(), [], sent)
    octets = octets_in(world.state_dir)
    assert CANARY.encode() not in octets.lower()


def test_whoever_comes_back_to_a_case_that_was_erased_is_heard(make_world: MakeWorld) -> None:
    world = make_world()
    rosa = lived(world)
    erased: list[str] = []

    def while_it_is_decided(point: str) -> None:
        if point == "written" and not erased:
            erased.append(erase(world))

    world.reached = while_it_is_decided
    rosa.answers(rosa.reads()[-1], "One more thing, and it is the last one.")
    world.goes_on()  # decided on a case that is gone at the commit: put off, and then understood anew
    (reference,) = erased
    assert world.daemon.house.store.cases() == []
    tries(world, 2)
    anke, bram = world.anke(), world.bram()
    old, of_handler = rosa.reads()[-1], bram.reads_of_cases()[-1]
    rosa.reads_new(), anke.reads_new(), bram.reads_new()

    bram.answers(of_handler, "#status", encrypted=True)
    rosa.answers(old, "The door is open again, at the same place, as anybody can see.")
    rosa.writes("And where is the answer to this?", subject=f"Re: [{reference}] my report")
    world.goes_on()
    world.passes(timedelta(minutes=30))

    (case,) = world.daemon.house.store.cases()
    assert (case.reporter, case.reference == reference) == (ROSA, False)
    assert any(case.reference in letter.subject for letter in rosa.reads())
    assert max(letter.text.count(reference) for letter in anke.reads_new()) >= 2  # their subject, and what became of it
    assert world.daemon.house.store.held_messages() == []
