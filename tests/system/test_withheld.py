"""One message that the mail server does not give, move or take costs itself alone, and a person hears which (55)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mailbot.cli import run
from mailbot.daemon import Daemon
from mailbot.errors import Temporary
from tests.imap_proxy import (
    ImapProxy,
    Spoiler,
    cut,
    cut_inside,
    fetching,
    instead,
    moving,
    nothing,
    refused,
    saying,
    silent,
)
from tests.system.live import Heard, acknowledged, running
from tests.system.wording import reason_shown
from tests.system.world import ANKE, MakeWorld, World

HELLO = "Hello, I found a vulnerability in your website. Could you please send me your key?"
ANKE_ALONE = [{"name": "Anke de Vries", "address": ANKE, "role": "lead", "cleartext": True}]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def world(make_world: MakeWorld, imap_proxy: ImapProxy) -> World:
    return make_world(imap={"port": imap_proxy.port, "tls": "none", "sent": "Sent"}, handlers=ANKE_ALONE)


def writes(world: World, name: str) -> None:
    world.correspondent(f"{name}@melder.example").writes(f"{HELLO} {name}", subject=f"Subject of {name}")


def answered(world: World) -> set[str]:
    return {sent.rcpt_to[0].partition("@")[0] for sent in world.smtp.letters} - {"anke"}


def goes_on(world: World, times: int, ahead: timedelta = HOUR) -> None:
    """Look so many times, with a pause before each."""
    for _ in range(times):
        world.ahead += ahead
        world.goes_on()


WAYS: dict[str, Callable[[int], Spoiler]] = {
    "no": lambda uid: refused("NO", uid),
    "half": cut_inside,
    "nothing": nothing,
    "other": lambda uid: instead(uid, rb"\bUID \d+\b", b"UID 4711"),
}


def test_every_message_behind_bad_ones_is_taken_in_and_the_leads_hear_of_each(
    world: World, imap_proxy: ImapProxy
) -> None:
    for uid, (way, spoiler) in enumerate(WAYS.items(), start=1):
        writes(world, way.lower())
        imap_proxy.spoil(fetching(uid, "BODY.PEEK[]"), spoiler(uid))
    writes(world, "rosa")
    world.goes_on()
    assert answered(world) == {"rosa"}
    goes_on(world, 3)
    assert answered(world) == {"rosa", *WAYS}  # who wrote is known, and a person will read it
    store = world.daemon.house.store
    held = {one.withheld.uid: one.reason for one in store.held_messages() if one.withheld}
    assert sorted(held) == list(range(1, len(WAYS) + 1))
    assert all(reason.startswith("not given by the mail server: IMAP fetch: ") for reason in held.values())
    told = [letter for letter in world.anke().reads() if "(UID " in letter.text]
    for uid, (way, letter) in enumerate(zip(WAYS, told, strict=True), start=1):
        words = " ".join(letter.text.split())
        assert f"{way}@melder.example" in words
        assert f"Subject of {way}" in words
        assert f"map INBOX (UID {uid})" in words
        assert "maandag 24 november 2025" in words
    before = len(imap_proxy.commands)
    world.goes_on()
    assert not any(b"BODY.PEEK[]" in command for command in imap_proxy.commands[before:])
    assert len(world.folder("INBOX")) == len(WAYS)  # where a person finds them
    imap_proxy.mend()  # … and so they are taken in by themselves
    goes_on(world, 1, DAY)
    world.goes_on()
    assert store.held_messages() == []
    assert world.folder("INBOX") == []
    assert len(store.cases()) == len(WAYS) + 1  # the whole of a message joins the case of its header
    for case in store.cases():
        said = [(entry.facts or {}).get("text", "") for entry in store.journal(case.reference)]
        assert any(HELLO in text for text in said)


def test_a_message_that_the_server_is_silent_about_holds_up_nobody(world: World, imap_proxy: ImapProxy) -> None:
    writes(world, "silent")
    imap_proxy.spoil(fetching(1), silent)  # whatever is asked of it
    writes(world, "rosa")
    house = world.daemon.house
    impatient = replace(house, imap=replace(house.imap, read_timeout=0.3))
    daemon = Daemon(impatient, real=lambda: datetime.now(UTC) + world.ahead)
    for _ in range(4):
        daemon.run_once()
        world.ahead += HOUR
    assert answered(world) == {"rosa"}
    (held,) = house.store.held_messages()
    assert held.withheld is not None
    assert (held.withheld.folder, held.withheld.uid, held.withheld.size) == ("INBOX", 1, None)
    told = " ".join(world.anke().reads()[-1].text.split())
    assert "map INBOX (UID 1)" in told
    assert "Afzender" not in told


def test_the_watcher_goes_on_while_one_message_is_not_given(world: World, imap_proxy: ImapProxy, heard: Heard) -> None:
    writes(world, "bad")
    imap_proxy.spoil(fetching(1), cut)
    with running(world):
        heard.wait_for(event="not given", tries=1)
        writes(world, "rosa")
        assert acknowledged(world, "rosa@melder.example")
        writes(world, "sofie")
        assert acknowledged(world, "sofie@melder.example")
    assert heard.lines(event="waiting") == []


def test_a_fault_of_the_moment_is_told_to_nobody(world: World, imap_proxy: ImapProxy) -> None:
    writes(world, "rosa")
    imap_proxy.spoil(fetching(1, "BODY"), cut, times=4)  # together, by itself, without its date; and once more
    world.goes_on()
    world.goes_on()
    goes_on(world, 1)
    assert answered(world) == {"rosa"}
    assert world.daemon.house.store.held_messages() == []
    assert ["[VB-" in letter.subject for letter in world.anke().reads()] == [True]


def test_a_message_that_is_expunged_before_the_verdict_is_simply_gone(world: World, imap_proxy: ImapProxy) -> None:
    writes(world, "bad")
    imap_proxy.spoil(fetching(1, "BODY"), cut)
    world.goes_on()
    with world.dovecot.client(world.user) as client:
        client.delete_messages([1])
        client.expunge()
    goes_on(world, 4)
    store = world.daemon.house.store
    assert (store.held_messages(), store.withheld("INBOX", 1), world.smtp.letters) == ([], {}, [])


def test_a_server_that_is_away_holds_nothing_against_a_message(world: World, imap_proxy: ImapProxy) -> None:
    writes(world, "rosa")
    imap_proxy.spoil(fetching(1), cut)
    imap_proxy.spoil(saying(b"SELECT"), refused("NO", 0, "[UNAVAILABLE] later"))
    for _ in range(6):
        world.ahead += HOUR
        with pytest.raises(Temporary, match="UNAVAILABLE"):
            world.goes_on()
    imap_proxy.mend()
    world.goes_on()
    assert answered(world) == {"rosa"}


@pytest.mark.parametrize("said", [b"NIL", b'"99-Foo-2026 12:00:30 +0000"', b'"01-Jan-1970 00:00:00 +0000"'])
def test_a_date_that_cannot_be_is_the_day_on_which_the_message_was_seen(
    world: World, imap_proxy: ImapProxy, said: bytes
) -> None:
    writes(world, "rosa")
    imap_proxy.spoil(fetching(1, "INTERNALDATE"), instead(1, rb'INTERNALDATE "[^"]+"', b"INTERNALDATE " + said))
    world.now += HOUR
    world.goes_on()
    assert answered(world) == {"rosa"}
    (case,) = world.daemon.house.store.cases()
    assert case.opened_at == world.now


def test_one_message_that_cannot_be_recorded_holds_up_nobody(world: World) -> None:
    """Neither where it is what the others are recorded together with, nor where it is known by then."""
    writes(world, "odd")
    world.correspondent("long@melder.example").writes(HELLO * 500)
    writes(world, "rosa")
    left = [2]

    def fails_twice(point: str) -> None:
        if point == "recorded" and left[0]:
            left[0] -= 1
            raise ValueError

    world.reached = fails_twice
    refuse = "CREATE TRIGGER odd BEFORE INSERT ON messages_raw WHEN length(NEW.raw_sealed) > 20000"
    with world.daemon.house.store._database.connection() as database:
        database.exec_driver_sql(f"{refuse} BEGIN SELECT RAISE(ABORT, 'odd'); END")
    world.goes_on()
    world.goes_on()
    assert answered(world) == {"odd", "rosa"}
    assert len(world.folder("INBOX")) == 1
    with world.daemon.house.store._database.connection() as database:
        database.exec_driver_sql("DROP TRIGGER odd")
    goes_on(world, 1)
    assert answered(world) == {"odd", "rosa", "long"}
    assert world.folder("INBOX") == []


# What operators do


def test_an_operator_sees_what_there_is_and_has_it_asked_for_again(
    world: World, imap_proxy: ImapProxy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAILBOT_CONFIG", str(world.config_file))
    for uid, name in enumerate(("header", "blind"), start=1):
        writes(world, name)
        imap_proxy.spoil(fetching(uid, "BODY.PEEK[]"), refused("NO", uid))
    imap_proxy.spoil(fetching(2, "BODY"), cut)
    imap_proxy.spoil(fetching(2, "ENVELOPE"), cut)
    goes_on(world, 4)
    header, blind = world.daemon.house.store.held_messages()
    assert run(["held", "show", str(header.row)]) == 0
    said = capsys.readouterr().out
    assert "not given by the mail server: IMAP fetch: " in said
    assert "lies in" in said
    assert "folder INBOX, UID 1" in said
    assert "Subject of header" in said
    assert "Only its header was given:" in said
    assert run(["held", "show", str(blind.row)]) == 0
    said = capsys.readouterr().out
    assert "folder INBOX, UID 2" in said
    assert "Nothing of it was given." in said
    imap_proxy.mend()
    assert run(["held", "release", str(header.row)]) == 0
    assert "asks the mail server for it again" in capsys.readouterr().out
    assert [one.row for one in world.daemon.house.store.held_messages()] == [header.row, blind.row]
    world.goes_on()
    world.goes_on()
    assert answered(world) == {"header", "blind"}  # the server is mended, so the other one is asked for as well
    assert world.daemon.house.store.held_messages() == []


def test_what_a_person_is_done_with_is_not_asked_for_any_more(world: World, imap_proxy: ImapProxy) -> None:
    writes(world, "bad")
    imap_proxy.spoil(fetching(1, "BODY.PEEK[]"), refused("NO", 1))
    goes_on(world, 4)
    store = world.daemon.house.store
    (held,) = store.held_messages()
    with store.write() as transaction:
        assert transaction.discard_held(held.row, "seen in webmail", "operator", world.now)
    asked = imap_proxy.asked(fetching(1))
    goes_on(world, 3, DAY)
    assert imap_proxy.asked(fetching(1)) == asked


def test_the_morning_letter_names_what_is_not_given_until_somebody_is_done_with_it(
    world: World, imap_proxy: ImapProxy
) -> None:
    writes(world, "bad")
    imap_proxy.spoil(fetching(1, "BODY.PEEK[]"), refused("NO", 1))
    goes_on(world, 4)
    world.passes(timedelta(days=1))
    assert any(reason_shown("not given by the mail server: x", letter.text) for letter in world.anke().reads())


# Filing away, and Sent


@pytest.mark.parametrize("how", ["NO", "BAD", "cut"])
def test_one_message_that_is_not_moved_stays_and_the_others_go(
    world: World, imap_proxy: ImapProxy, heard: Heard, how: str
) -> None:
    for name in ("stays", "rosa", "sofie"):
        writes(world, name)
    imap_proxy.spoil(moving(1), cut if how == "cut" else refused(how, 1), passed_on=False)
    world.goes_on()
    assert len(world.folder("INBOX")) == 1
    assert len(world.folder("mailbot.Done")) == 2
    goes_on(world, 6)
    tries = imap_proxy.asked(moving(1))
    assert tries <= 1 + 4 * 2  # once with the others; then by itself, each time into a folder made anew as well
    goes_on(world, 3, DAY)
    assert imap_proxy.asked(moving(1)) == tries
    assert len(heard.lines(event="left where it is", uid=1)) == 1
    assert answered(world) == {"stays", "rosa", "sofie"}


def test_a_message_that_was_not_moved_at_first_is_moved_later(world: World, imap_proxy: ImapProxy) -> None:
    writes(world, "rosa")
    imap_proxy.spoil(moving(1), refused("NO", 1, "[INUSE] later"), times=4, passed_on=False)
    world.goes_on()
    assert len(world.folder("INBOX")) == 1
    goes_on(world, 3)
    assert world.folder("INBOX") == []


@pytest.mark.parametrize("spoiler", [pytest.param(refused("NO", 0), id="NO"), pytest.param(cut, id="cut")])
def test_one_copy_that_is_not_taken_is_given_up_and_the_others_lie_in_sent(
    world: World, imap_proxy: ImapProxy, heard: Heard, spoiler: Spoiler
) -> None:
    imap_proxy.spoil(saying(b"APPEND", b"bad@melder.example"), spoiler, passed_on=False)
    for name in ("bad", "rosa", "sofie"):
        writes(world, name)
    world.goes_on()
    assert len(world.folder("Sent")) == 2
    goes_on(world, 6)
    lines = heard.lines(event="no copy in Sent")
    assert [line["given_up"] for line in lines] == [False, False, False, True]
    asked = imap_proxy.asked(saying(b"APPEND"))
    goes_on(world, 3, DAY)
    assert imap_proxy.asked(saying(b"APPEND")) == asked
