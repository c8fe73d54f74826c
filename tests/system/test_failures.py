"""Servers that fail, disks that fill, mail that comes twice: nothing is lost, nothing is done twice, nobody helps."""

from __future__ import annotations

import os
import random
import socket
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from mailbot.daemon import Daemon
from mailbot.edges import smtp
from mailbot.edges.store import database
from mailbot.errors import MailbotError, Permanent, Temporary
from tests.fixtures import FIXTURES
from tests.machine import LONG
from tests.servers import CUT, SILENCE, Dovecot, Proxy, SmtpServer
from tests.system import killable
from tests.system.live import Heard, acknowledged, running
from tests.system.world import ANKE, Correspondent, MakeWorld, World

HELLO = "Hello, I found a vulnerability in your website. Could you please send me your key?"
ANKE_ALONE = [{"name": "Anke de Vries", "address": ANKE, "role": "lead", "cleartext": True}]
LATER = timedelta(hours=2)  # longer than any lease and any wait between tries
UNHURRIED = timedelta(minutes=7)  # between two reports: fewer than ten an hour are told of one by one
OFFSETS = 50
SEED = 20251124  # of the random offsets: the same in every run

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts a file system")


@pytest.fixture
def proxy(dovecot: Dovecot) -> Iterator[Proxy]:
    """Stands before Dovecot."""
    with Proxy(dovecot.port) as proxy:
        yield proxy


@pytest.fixture
def smtp_proxy(smtp_server: SmtpServer) -> Iterator[Proxy]:
    """Stands before the SMTP server."""
    with Proxy(smtp_server.port) as proxy:
        yield proxy


def somebody(world: World, name: object) -> Correspondent:
    """Somebody new, who has just written."""
    there = world.correspondent(f"rosa{name}@melder.example")
    there.writes(f"{HELLO} {name}")
    return there


def tries(world: World) -> None:
    """Do what can be done."""
    with suppress(MailbotError):
        world.goes_on()


def recovers(world: World) -> None:
    """Time passes on the clock of leases and retries; nobody helps."""
    world.ahead += LATER
    world.goes_on()


def assert_told_once(world: World, *writers: Correspondent, twice_is_the_same: bool = False) -> None:
    """Each writer has one letter, and each handler one about each of them."""
    copies = Counter((sent.rcpt_to[0], sent.raw) for sent in world.smtp.letters)
    letters = Counter(to for to, _ in copies)
    assert {writer.address: letters[writer.address] for writer in writers} == {writer.address: 1 for writer in writers}
    for handler in world.daemon.house.organisation.handlers:
        assert letters[handler.address] == len(writers)
    assert twice_is_the_same or set(copies.values()) == {1}
    assert len(world.daemon.house.store.cases()) == len(writers)
    assert world.folder("INBOX") == []


# ---------------------------------------------------------------------------------------------------------------
# Servers
# ---------------------------------------------------------------------------------------------------------------


def cuts(proxy: Proxy) -> Iterator[Callable[[], None]]:
    """Cut at every turn that the last session had, then at random offsets into as many bytes as it had."""
    turns, length = proxy.turns, proxy.bytes

    def at_turn(turn: int) -> Callable[[], None]:
        return lambda: setattr(proxy, "cut_at_turn", turn)

    def after(offset: int) -> Callable[[], None]:
        return lambda: setattr(proxy, "cut_after", offset)

    yield from (at_turn(turn) for turn in range(1, turns + 1))
    offsets = random.Random(SEED)
    yield from (after(offsets.randrange(length)) for _ in range(OFFSETS))


def test_imap_that_is_cut_anywhere_loses_and_repeats_nothing(make_world: MakeWorld, proxy: Proxy) -> None:
    world = make_world(imap={"port": proxy.port}, handlers=ANKE_ALONE)
    writers = [somebody(world, "first")]
    world.goes_on()
    assert proxy.turns > 20
    for number, cut in enumerate(cuts(proxy)):
        writers.append(somebody(world, number))
        cut()
        tries(world)
        proxy.reset()
        world.goes_on()
        world.now += UNHURRIED
        assert_told_once(world, *writers)


def test_smtp_that_is_cut_anywhere_sends_again_the_very_same(make_world: MakeWorld, smtp_proxy: Proxy) -> None:
    world = make_world(smtp={"port": smtp_proxy.port}, handlers=ANKE_ALONE)
    writers = [somebody(world, "first")]
    world.goes_on()
    assert smtp_proxy.turns > 15
    for number, cut in enumerate(cuts(smtp_proxy)):
        writers.append(somebody(world, number))
        smtp_proxy.stop()  # the kept connection
        smtp_proxy.start()
        cut()
        tries(world)
        smtp_proxy.reset()
        recovers(world)
        world.now += UNHURRIED
        assert_told_once(world, *writers, twice_is_the_same=True)  # cut between the server's 250 and us


@pytest.mark.parametrize(
    ("point", "answer"),
    [
        *(
            pytest.param(point, answer, id=f"{answer[:3]} at {point}")
            for point in ("CONNECT", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "DOT")
            for answer in ("451 4.3.0 later", CUT)
        ),
        *(
            pytest.param(point, "550 5.7.1 no", id=f"550 at {point}, which is about us and not about the letter")
            for point in ("CONNECT", "EHLO", "AUTH", "MAIL")
        ),
        pytest.param("RCPT", SILENCE, id="silence at RCPT"),
        pytest.param("DOT", SILENCE, id="silence after the letter"),
    ],
)
def test_smtp_that_will_not_now_gets_every_letter_later(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch, point: str, answer: str
) -> None:
    if answer is SILENCE:
        monkeypatch.setattr(smtp, "SENDING", 0.3)
    monkeypatch.setattr(smtp, "LOCKED_OUT", 0)
    world = make_world(handlers=ANKE_ALONE)
    world.smtp.always[point] = answer
    rosa = somebody(world, 1)
    said = point in ("CONNECT", "EHLO", "AUTH") or answer.startswith("550")  # no fault of the letter's
    with pytest.raises(MailbotError) if said else nullcontext():
        world.goes_on()
    twice = point == "DOT" and answer in (SILENCE, CUT)  # it took the letter and did not say so
    assert twice or world.smtp.letters == []
    assert world.folder("INBOX") == []  # what was decided is filed away, whatever becomes of the letters
    world.smtp.always.clear()
    recovers(world)
    assert_told_once(world, rosa, twice_is_the_same=twice)


@pytest.mark.parametrize("point", ["RCPT", "DATA", "DOT"])
def test_a_letter_that_is_refused_for_good_is_told_of(make_world: MakeWorld, point: str) -> None:
    world = make_world(handlers=ANKE_ALONE)
    world.smtp.on(point, "550 5.1.1 nobody here")  # the acknowledgement is the first to leave
    rosa = somebody(world, 1)
    world.goes_on()
    assert rosa.reads() == []
    told = [letter.text for letter in world.anke().reads()]
    assert len(told) == 2
    assert "550 5.1.1" in told[-1]


def test_several_letters_of_a_case_that_are_refused_are_each_told_of_at_once(make_world: MakeWorld) -> None:
    world = make_world()

    def refuse(argument: str) -> str | None:
        return None if ANKE in argument else "550 5.1.1 nobody here"

    world.smtp.on("RCPT", *[refuse] * 3)  # Rosa's, Anke's and Bram's
    somebody(world, 1)
    world.goes_on()
    assert len(world.anke().reads()) == 3  # the case, Rosa's letter, Bram's letter


def test_where_no_letter_arrives_it_ends(make_world: MakeWorld) -> None:
    world = make_world()
    world.smtp.always["RCPT"] = "550 5.1.1 nobody here"
    somebody(world, 1)
    world.goes_on()
    world.passes(timedelta(days=1))
    assert world.smtp.letters == []
    assert len(world.daemon.house.store.outbox()) <= 12


def test_imap_that_is_silent_is_given_up_and_tried_again(make_world: MakeWorld) -> None:
    world = make_world()
    rosa = somebody(world, 1)
    house = world.daemon.house
    with socket.create_server(("127.0.0.1", 0)) as silent:
        slow = replace(house.imap, port=silent.getsockname()[1], connect_timeout=0.3, read_timeout=0.3)
        with pytest.raises(Temporary):
            Daemon(replace(house, imap=slow)).run_once()
    assert world.smtp.letters == []
    recovers(world)
    assert_told_once(world, rosa)


@pytest.mark.parametrize(
    ("section", "change", "why"),
    [
        pytest.param(
            "imap", {"password": {"credential": "wrong-password"}}, "login is refused", id="IMAP with a wrong password"
        ),
        pytest.param("imap", {"host": "127.0.0.1"}, "certificate", id="IMAP under another name"),
        pytest.param("smtp", {"username": "wrong"}, "login is refused", id="SMTP refuses the login"),
        pytest.param("smtp", {"host": "127.0.0.1"}, "certificate", id="SMTP under another name"),
    ],
)
def test_what_an_operator_set_wrong_loses_nothing_and_is_mended_by_a_restart(
    make_world: MakeWorld, section: str, change: dict[str, str], why: str
) -> None:
    world = make_world(handlers=ANKE_ALONE)
    wrong = world.config_file.parent / "credentials/wrong-password"
    wrong.touch(mode=0o600)
    wrong.write_text("wrong")
    right = world.config_file.read_text()
    settings = yaml.safe_load(right)
    world.config_file.write_text(yaml.safe_dump(settings | {section: settings[section] | change}))
    rosa = somebody(world, 1)
    with pytest.raises(Permanent, match=why):
        world.goes_on()
    assert world.smtp.letters == []
    world.restarts()
    world.config_file.write_text(right)
    recovers(world)
    assert_told_once(world, rosa)


# ---------------------------------------------------------------------------------------------------------------
# Disk
# ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of 8 MB."""
    place = tmp_path / "small"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", place], check=True)
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """Not one octet more."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"x" * 4096)
    yield
    filler.unlink()


@contextmanager
def locked(disk: Path) -> Iterator[None]:
    """Somebody else writes, and does not end."""
    other = sqlite3.connect(disk / "state/mailbot.db", timeout=LONG, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


@needs_root
@pytest.mark.parametrize(
    "trouble", [pytest.param(full, id="a full disk"), pytest.param(locked, id="a locked database")]
)
def test_trouble_with_the_disk_keeps_mail_in_the_inbox_until_it_passes(
    make_world: MakeWorld,
    small_disk: Path,
    monkeypatch: pytest.MonkeyPatch,
    heard: Heard,
    trouble: Callable[[Path], AbstractContextManager[None]],
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    world = make_world(state_dir=str(small_disk / "state"), handlers=ANKE_ALONE)
    before = somebody(world, "before")
    with running(world):
        heard.wait_until(lambda: heard.lines(event="sent")[1:], "both letters sent")
        with trouble(small_disk):
            rosa = somebody(world, 1)
            waiting = heard.wait_for(event="waiting", loop="fetcher")
            assert str(waiting["reason"]).startswith("database: ")
            assert len(world.folder("INBOX")) == 1
            assert len(world.smtp.letters) == 2
        assert acknowledged(world, rosa.address)
        heard.wait_until(lambda: heard.lines(event="sent")[3:], "all letters sent")
    recovers(world)
    assert_told_once(world, before, rosa)


@needs_root
def test_a_disk_that_may_only_be_read_is_waited_for(make_world: MakeWorld, small_disk: Path) -> None:
    world = make_world(state_dir=str(small_disk / "state"), handlers=ANKE_ALONE)
    before = somebody(world, "before")
    world.goes_on()
    world.restarts()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    rosa = somebody(world, 1)
    with pytest.raises(Temporary):
        world.goes_on()
    assert len(world.folder("INBOX")) == 1
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    world.goes_on()
    assert_told_once(world, before, rosa)


# ---------------------------------------------------------------------------------------------------------------
# The same mail again
# ---------------------------------------------------------------------------------------------------------------


def assert_nothing_new(world: World) -> None:
    """What lies in the inbox again is filed away, and that is all."""
    letters, cases = len(world.smtp.letters), len(world.daemon.house.store.cases())
    world.goes_on()
    recovers(world)
    assert (len(world.smtp.letters), len(world.daemon.house.store.cases())) == (letters, cases)
    assert world.folder("INBOX") == []


def test_mail_that_looks_new_under_another_uidvalidity_is_known(make_world: MakeWorld) -> None:
    world = make_world(imap={"folder": "Reports"}, handlers=ANKE_ALONE)
    raw = (FIXTURES / "automated/list-mailman.eml").read_bytes()
    posts = [raw.replace(b"Subject: ", b"Subject: %d " % number) for number in range(200)]
    people = [world.correspondent(f"rosa{number}@melder.example").composes(f"{HELLO} {number}") for number in range(5)]
    with world.dovecot.client(world.user) as client:
        client.create_folder("Reports")
        before = client.folder_status("Reports", ["UIDVALIDITY"])
    world.dovecot.deliver(world.user, *posts, *people, received_at=world.now, folder="Reports")
    world.goes_on()
    letters = len(world.smtp.letters)
    assert letters >= 2 * len(people)
    with world.dovecot.client(world.user) as client:
        client.delete_folder("Reports")
        client.create_folder("Reports")
        assert client.folder_status("Reports", ["UIDVALIDITY"]) != before
    world.dovecot.deliver(world.user, *posts, *people, received_at=world.now, folder="Reports")
    recovers(world)
    assert len(world.smtp.letters) == letters
    assert world.folder("Reports") == []


def test_a_message_id_that_was_used_before_hides_nothing(make_world: MakeWorld) -> None:
    world = make_world()
    same = {"Message-ID": "<same@melder.example>"}
    mallory, rosa = world.correspondent("mallory@melder.example"), world.correspondent("rosa@melder.example")
    mallory.writes("Hello, is anybody there?", fields=same)
    rosa.writes(HELLO, fields=same)
    world.goes_on()
    assert_told_once(world, mallory, rosa)


def test_mail_that_was_moved_back_or_delivered_twice_changes_nothing(make_world: MakeWorld) -> None:
    world = make_world()
    rosa = world.correspondent("rosa@melder.example")
    raw = rosa.writes(HELLO)
    world.goes_on()
    assert_told_once(world, rosa)
    with world.dovecot.client(world.user, "mailbot.Done") as client:
        client.move(client.search("ALL"), "INBOX")
    assert_nothing_new(world)
    rosa.sends(raw)
    rosa.sends(b"Received: from mx2.voorbeeld.example; Mon, 24 Nov 2025 10:00:03 +0100\r\n" + raw)
    assert_nothing_new(world)


def test_two_daemons_that_see_the_same_mail_handle_it_once(make_world: MakeWorld) -> None:
    world = make_world()
    writers = [somebody(world, number) for number in range(6)]
    daemons = [killable.start(world.config_file, world.now) for _ in range(2)]
    for daemon in daemons:
        daemon.join(LONG)
    assert [daemon.exitcode for daemon in daemons] == [0, 0], (world.config_file.parent / "log").read_text()
    recovers(world)
    assert_told_once(world, *writers)


# ---------------------------------------------------------------------------------------------------------------
# What no parser likes
# ---------------------------------------------------------------------------------------------------------------

ODD = {
    "nothing but line ends": b"\r\n\r\n\r\n",  # Dovecot keeps no message of no octets
    "no header": b"\r\nhello\r\n",
    "no body": b"From: odd1@melder.example\r\nSubject: x",
    "octets of chance": random.Random(SEED).randbytes(20_000),
    "50 MB": b"From: odd2@melder.example\r\nSubject: large\r\n\r\n"
    + b"01234567890123456789012345678901234567\r\n" * 1_310_720,
}


def test_whatever_comes_is_a_case_or_held_and_the_mail_behind_it_is_answered(make_world: MakeWorld) -> None:
    world = make_world(handlers=ANKE_ALONE)
    hostile = [path.read_bytes() for path in sorted((FIXTURES / "hostile").glob("*.eml"))]
    for raw in (*hostile, *ODD.values()):
        world.dovecot.deliver(world.user, raw, received_at=world.now)
    rosa = somebody(world, "behind")
    world.goes_on()
    assert len(rosa.reads()) == 1
    assert world.folder("INBOX") == []
    assert len(world.folder("mailbot.Done") + world.folder("mailbot.Held")) == len(hostile) + len(ODD) + 1
    assert len(world.daemon.house.store.cases()) >= 5
