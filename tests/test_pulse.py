"""A daemon's signs of life, on a clock that a test moves: written seldom, told once, and told without a database."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mailbot.edges.store import Store
from mailbot.errors import MailbotError
from mailbot.facts import Deed, Expiry, Lasting
from mailbot.pulse import Outlets, Pulse
from tests.databases import NOW
from tests.edges.disk import full_disk

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
REFUSED = "IMAP imap.voorbeeld.example:993: login is refused"


@dataclass
class Told:
    """A program that writes down what it is told, and what came of it."""

    folder: Path
    program: Path
    now: datetime = NOW

    def says(self, body: str) -> None:
        self.program.write_text(f"#!/bin/sh\n{body}\n")
        self.program.chmod(0o755)

    def lines(self) -> list[dict[str, Any]]:
        path = self.folder / "told"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    def events(self) -> list[tuple[str, str]]:
        return [(line["event"], line["name"]) for line in self.lines()]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Writes each line down."""
    told = Told(tmp_path, tmp_path / "page-me")
    told.says(f"cat >> {tmp_path}/told")
    return told


@pytest.fixture
def start(sqlite_store: Store, told: Told) -> Callable[..., Pulse]:
    """Start a daemon's pulse."""

    def start(store: Store = sqlite_store, owner: str = "a" * 32, **more: Any) -> Pulse:
        outlets = Outlets("security@voorbeeld.example", alarm=(str(told.program),), **more)
        return Pulse(store, outlets, owner=owner, now=lambda: told.now, real=lambda: told.now, changed=lambda: None)

    return start


def beats(pulse: Pulse, told: Told, minutes: int = 1) -> None:
    """Time passes, and the daemon works at the end of it."""
    told.now += minutes * MINUTE
    pulse.did(Deed.FETCH)
    pulse.did(Deed.SMTP_LOGIN)
    pulse.beat()


def test_what_needs_somebody_is_told_at_once_and_once_and_so_is_its_end(
    start: Callable[..., Pulse], told: Told, tmp_path: Path
) -> None:
    pulse = start()
    beats(pulse, told)
    pulse.fails("fetcher", REFUSED, lasting=True)
    since = told.now
    beats(pulse, told, 3)
    restarted = start()
    restarted.fails("watcher", REFUSED, lasting=True)
    beats(restarted, told, 3)
    assert told.events() == [("broken", "incoming")]
    assert told.lines()[0] | {"host": ""} == {
        "mailbox": "security@voorbeeld.example",
        "event": "broken",
        "name": "incoming",
        "text": f"no mail comes in: {REFUSED}, for 3 minutes",
        "remedy": "",
        "since": since.isoformat(),
        "over_at": None,
        "host": "",
    }
    restarted.works("watcher")
    beats(restarted, told, 3)
    beats(start(), told)
    assert told.events() == [("broken", "incoming"), ("over", "incoming")]


def test_what_may_pass_is_told_after_an_hour(start: Callable[..., Pulse], told: Told) -> None:
    pulse = start()
    pulse.fails("sender", "SMTP: lost")
    beats(pulse, told, 59)
    assert told.events() == []
    beats(pulse, told, 2)
    assert told.events() == [("broken", "outgoing")]


def test_what_passes_is_not_told(start: Callable[..., Pulse], told: Told) -> None:
    pulse = start()
    pulse.fails("sender", "SMTP: lost")
    beats(pulse, told, 59)
    pulse.works("sender")
    beats(pulse, told, 5)
    assert told.events() == []


def test_of_two_daemons_one_tells(start: Callable[..., Pulse], told: Told) -> None:
    pulses = [start(owner=letter * 32) for letter in "ab"]
    for pulse in pulses:
        pulse.fails("sender", "SMTP: login is refused", lasting=True)
        beats(pulse, told)
    assert told.events() == [("broken", "outgoing")]


def test_a_program_that_fails_is_tried_again_and_status_says_so(
    start: Callable[..., Pulse], told: Told, sqlite_store: Store
) -> None:
    told.says(f"echo x >> {told.folder}/tries; exit 7")
    pulse = start()
    pulse.fails("sender", "SMTP: login is refused", lasting=True)
    for minutes in (1, 1, 5, 15, 38):
        beats(pulse, told, minutes)
        beats(pulse, told, 0)  # once is enough
    assert (told.folder / "tries").read_text().count("x") == 4  # at once, then after 1, 5 and 15 minutes
    (daemon,) = sqlite_store.vitals(told.now, told.now).daemons
    assert ("alarm", f"{told.program} ended with status 7") in [(one.loop, one.reason) for one in daemon.failing]
    told.says(f"cat >> {told.folder}/told")
    beats(pulse, told, 23)
    assert told.events() == [("broken", "outgoing")]
    beats(pulse, told)
    (daemon,) = sqlite_store.vitals(told.now, told.now).daemons
    assert [one.loop for one in daemon.failing] == ["sender"]


@pytest.mark.usefixtures("heard")  # standard error is a file here, and full as well
def test_that_the_disk_is_full_is_told_from_memory_once(
    start: Callable[..., Pulse], told: Told, sqlite_url: str
) -> None:
    pulse = start()
    beats(pulse, told)
    told.says(f"cat > /dev/null; ln -s x {told.folder}/told-$$")  # a link takes no room
    with full_disk(Path(sqlite_url.removeprefix("sqlite:///")), room=1):
        for _ in range(5):
            with suppress(MailbotError):
                beats(pulse, told, 30)
    assert len(list(told.folder.glob("told-*"))) == 1
    told.says(f"cat >> {told.folder}/told")
    beats(pulse, told)
    assert told.events() == [("over", "database")]


def test_it_is_written_about_once_a_minute_and_on_a_change(
    start: Callable[..., Pulse], told: Told, sqlite_store: Store
) -> None:
    pulse = start()
    seen = []
    for second in range(0, 180, 10):
        told.now = NOW + timedelta(seconds=second)
        pulse.did(Deed.FETCH)
        if second == 100:
            pulse.fails("agenda", "x")
        pulse.beat()
        seen.append(sqlite_store.vitals(told.now, told.now).daemons[0].seen_at)
    assert [int((at - NOW).total_seconds()) for at in sorted(set(seen))] == [0, 50, 100, 150]


def test_a_clock_that_goes_back_stops_no_signs(start: Callable[..., Pulse], told: Told, sqlite_store: Store) -> None:
    pulse = start()
    pulse.beat()
    told.now -= 5 * HOUR
    pulse.beat()
    assert sqlite_store.vitals(told.now, told.now).daemons[0].seen_at == told.now


def test_what_ends_is_looked_at_each_hour_and_what_was_known_stays(
    start: Callable[..., Pulse], told: Told, sqlite_store: Store
) -> None:
    looks: list[datetime] = []

    def expiries() -> list[Expiry]:
        looks.append(told.now)
        if len(looks) > 1:
            raise MailbotError("gpg is away")
        return [Expiry(Lasting.KEY, "openpgp", NOW)]

    pulse = start(kinds=(Lasting.KEY,), expiries=expiries)
    for _ in range(7):
        beats(pulse, told, 10)
    assert len(looks) == 2
    assert sqlite_store.vitals(NOW, NOW).expiries == (Expiry(Lasting.KEY, "openpgp", NOW),)
