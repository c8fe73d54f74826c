"""gpg that gives no verdict at some moment is asked again, and nobody is told before it has had three more chances."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from mailbot.intake import LOOK_AGAIN
from tests.system import wording
from tests.system.live import Heard
from tests.system.world import Correspondent, Letter, MakeWorld, World

REPORT = "The form at /requests lets me read the requests of others when I change the number. " * 4
A_MOMENT = timedelta(seconds=1)

Ails = Callable[[World, bool], None]


@pytest.fixture
def ails(tmp_path: Path) -> Ails:
    """Let gpg fail to decrypt, as under load, or be well again; it signs and encrypts in any case."""

    def ails(world: World, does: bool) -> None:
        script = tmp_path / "gpg"
        script.write_text('#!/bin/sh\ncase "$*" in *--decrypt*) exit 2;; esac\nexec gpg "$@"\n')
        script.chmod(0o755)
        world.daemon.house.understanding._decryptor._gpg._process.gpgbinary = str(script) if does else "gpg"

    return ails


def at_look(world: World, noor: Correspondent, number: int) -> list[Letter]:
    """What reaches Noor at a further look."""
    world.ahead += LOOK_AGAIN[number] + A_MOMENT
    world.goes_on()
    return noor.reads_new()


def report(world: World) -> Correspondent:
    noor = world.correspondent("noor@reporter.example", key=True)
    noor.writes(REPORT, encrypted=True)
    return noor


def test_three_more_looks_take_a_quarter_of_an_hour() -> None:
    assert len(LOOK_AGAIN) == 3
    assert sum(LOOK_AGAIN, timedelta(0)) <= timedelta(minutes=15)


def test_a_mail_that_opens_in_the_end_is_answered_as_one_that_opened(
    make_world: MakeWorld, ails: Ails, heard: Heard
) -> None:
    world = make_world(languages=["en"])
    noor = report(world)
    ails(world, True)
    world.goes_on()
    assert at_look(world, noor, 0) == []
    world.restarts()
    ails(world, True)
    assert at_look(world, noor, 1) == []
    assert world.smtp.letters == []  # neither to her nor to handlers
    ails(world, False)
    (acknowledgement,) = at_look(world, noor, 2)
    assert wording.line("acknowledgement", 'failure == "broken"') not in acknowledgement.text
    assert "It reached us encrypted." in acknowledgement.text
    assert world.daemon.house.store.held_messages() == []
    assert {line["reason"] for line in heard.lines(event="unsettled")} == {"gpg ended with 2 and gave no reason"}


def test_after_the_last_look_it_is_held_told_and_answered_and_the_next_mail_goes_on(
    make_world: MakeWorld, ails: Ails, heard: Heard
) -> None:
    world = make_world(languages=["en"])
    noor = report(world)
    world.dovecot.deliver(world.user, noor.composes("One more thing.", subject="More"), received_at=world.now)
    ails(world, True)
    world.goes_on()
    assert [at_look(world, noor, number) for number in (0, 1)] == [[], []]
    acknowledgement = at_look(world, noor, 2)[0]
    assert wording.line("acknowledgement", 'failure == "broken"') in acknowledgement.text
    (held,) = world.daemon.house.store.held_messages()
    assert held.reason == "could not be opened: gpg ended with 2 and gave no reason"
    for handler in (world.anke(), world.bram()):
        shown, more = handler.reads()
        assert "gpg ended with 2" in shown.text
        assert "One more thing." in more.text
    assert [line["looks"] for line in heard.lines(event="unsettled")] == [1, 2, 3]
    ails(world, False)
    with world.daemon.house.store.write() as transaction:
        assert transaction.release_held(held.row, "operator", world.now)
    world.goes_on()
    assert REPORT.strip() in world.anke().reads()[-1].text


def test_what_comes_from_others_does_not_wait(make_world: MakeWorld, ails: Ails) -> None:
    world = make_world(languages=["en"])
    report(world)
    ails(world, True)
    world.goes_on()
    rosa = world.correspondent("rosa@melder.example")
    rosa.writes("Hello, how do I report something?")
    world.goes_on()
    assert len(rosa.reads()) == 1
