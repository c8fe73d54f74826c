"""An upgrade with data in it, from every schema that was ever released: the house goes on where the old one stopped."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from mailbot import cli
from mailbot.facts import State
from mailbot.instance import claim_name
from tests.people import remove_home
from tests.released import FOLDER, LEFT_AT, MIA, NAMES, NOA, ROSA, TIM, Kept, keep, live
from tests.system.scenes import letters, run
from tests.system.world import ANKE, MakeWorld, World

KINDS = ["sqlite", "postgresql"]


def goes_on(make_world: MakeWorld, kept: Kept, url: str) -> None:
    house = kept.house(url)
    try:
        openpgp = {"fingerprint": house.fingerprint, "homedir": str(house.homedir)}
        world = make_world(openpgp=openpgp, **({"database": url} if url.startswith("postgresql") else {}))
        world.house = house
        world.state_dir.mkdir(exist_ok=True)
        kept.put_into(url or f"sqlite:///{world.state_dir}/mailbot.db", world.state_dir)
        world.now = LEFT_AT
        world.ahead = timedelta(hours=1)  # of today's database: past the pause after a failure
        world.smtp.letters.clear()
        works(world)
    finally:
        world.restarts()
        remove_home(house.homedir)


def works(world: World) -> None:
    """Take up all that was in hand, then live on."""
    world.goes_on()
    assert letters(world) >= Counter([MIA, NOA]), "what was queued has left, what was recorded was answered"
    assert letters(world)[ROSA] == letters(world)[TIM] == 0, "nothing leaves twice"
    store = world.daemon.house.store
    states = Counter(case.state for case in store.cases())
    assert states == {State.ACCEPTED: 1, State.CONTACT: 3, State.CLOSED: 1}
    assert [store.verify_journal(case.reference) for case in store.cases()] == [[]] * 5
    assert run(world, "cases").count("\n") == 5
    for case in store.cases():
        assert case.reporter in run(world, "show", case.reference)
    assert ANKE in run(world, "held", "show", run(world, "held", "list").split()[0])

    world.passes(timedelta(minutes=10))  # a due runs: Bram's draft leaves
    (asked,) = [sent for sent in world.smtp.letters if sent.rcpt_to == (ROSA,)]
    fields = {"In-Reply-To": message_id(asked.raw)}
    rosa = world.correspondent(ROSA, key=True)
    rosa.writes("It was the browser of my telephone.", subject="Re:", encrypted=True, fields=fields)
    world.goes_on()
    (hers,) = [case for case in store.cases() if case.reporter == ROSA]
    assert "It was the browser of my telephone." in run(world, "show", hers.reference)
    assert hers.progress is not None
    world.passes_until(datetime.combine(hers.progress.by, time(18), UTC))
    assert letters(world)[ROSA] == 2, "what Bram asked, and progress"


def message_id(raw: bytes) -> str:
    (line,) = [line for line in raw.split(b"\r\n\r\n")[0].splitlines() if line.lower().startswith(b"message-id:")]
    return line.partition(b":")[2].strip().decode()


SOAK = "MAILBOT_UPGRADES" in os.environ


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        # The oldest takes every step, and the latest is what most upgrade from; `make soak` takes each of both kinds
        *((name, "sqlite") for name in (NAMES if SOAK else dict.fromkeys((NAMES[0], NAMES[-1])))),
        *((name, "postgresql") for name in (NAMES if SOAK else NAMES[:1])),
    ],
)
def test_a_database_of(make_world: MakeWorld, new_postgresql: Callable[[], str], name: str, kind: str) -> None:
    goes_on(make_world, Kept(name), new_postgresql() if kind == "postgresql" else "")


def test_no_command_takes_the_tables_of_an_older_daemon_that_still_runs(
    make_world: MakeWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    world = make_world()
    database = world.state_dir / "mailbot.db"
    Kept("0001").put_into(f"sqlite:///{database}", world.state_dir)
    with claim_name(world.state_dir):
        for command in (["cases"], ["held", "list"]):
            assert cli.run(["--config", str(world.config_file), *command]) == 75  # EX_TEMPFAIL
            assert "systemctl restart mailbot" in capsys.readouterr().err
        cli.run(["--config", str(world.config_file), "check"])
        assert "fail  database" in capsys.readouterr().out
    assert tables_of(database) == "0001"
    cli.run(["--config", str(world.config_file), "cases"])  # once it has ended: upgraded, under a key that is not there
    assert tables_of(database) > "0001"


def tables_of(database: Path) -> str:
    with sqlite3.connect(database) as connection:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()
    return str(revision)


@pytest.mark.parametrize("kind", KINDS if os.environ.get("MAILBOT_KEEP") else KINDS[:1])  # each takes five seconds
def test_a_database_of_today(
    make_world: MakeWorld, new_postgresql: Callable[[], str], kind: str, tmp_path: Path
) -> None:
    url = new_postgresql() if kind == "postgresql" else ""
    world = make_world(**({"database": url} if url else {}))
    live(world)
    name = os.environ.get("MAILBOT_KEEP")
    keep(world, url or f"sqlite:///{world.state_dir}/mailbot.db", FOLDER if name else tmp_path, name or "today")
    if name is None:
        goes_on(make_world, Kept("today", tmp_path), url)
