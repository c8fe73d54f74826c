"""Letters that our own mail server does not take for what is in them: what is left goes, once, and nobody is blamed."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from mailbot.errors import Temporary
from mailbot.facts import State, quiet
from tests.system.wording import line
from tests.system.world import ANKE, MakeWorld, World

LATER = timedelta(hours=2)  # longer than any lease and any wait between tries
REPORT = "Buy now: the form at /requests lets me read the requests of others when I change the number in it. " * 3
LARGE = 40_000  # octets


class Killed(BaseException):
    """Where a kill would have hit."""


def goes_on_and_is_killed(world: World) -> list[str]:
    """Do all there is to do, killed at every point when it is first reached; gives those points."""
    killed: list[str] = []

    def reached(point: str) -> None:
        if point not in killed:
            killed.append(point)
            raise Killed

    world.reached = reached
    while True:
        try:
            world.goes_on()
        except Killed:
            world.restarts()
            world.ahead += LATER
        else:
            world.reached = quiet
            return killed


def entries(world: World, kind: str) -> list[dict[str, str]]:
    (case,) = world.daemon.house.store.cases()
    return [dict(entry.facts or {}) for entry in world.daemon.house.store.journal(case.reference) if entry.kind == kind]


def test_a_case_letter_that_is_refused_goes_without_what_was_refused_and_once(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    anke, bram, rosa = world.anke(), world.bram(), world.correspondent("rosa@melder.example", vouched=True)
    rosa.writes(REPORT, attachments={"proof.py": b"\x00\xff" * LARGE, "more.zip": b"PK"})
    world.smtp.stop()
    with suppress(Temporary):
        world.goes_on()
    world.smtp.start()
    world.smtp.size = LARGE  # the letter with its attachments is not even tried
    world.smtp.always["DOT"] = lambda sent: "554 5.7.1 spam" if ANKE in sent and "Buy now" in sent else None
    sending = {"letter leased", "letter connected", "letter taken", "letter committed"}
    assert set(goes_on_and_is_killed(world)) >= sending | {"decided", "written", "inside the commit", "committed"}
    reference = world.daemon.house.store.cases()[0].reference

    (lean,) = {letter.raw: letter for letter in bram.reads_of_cases()}.values()
    assert (lean.encrypted, lean.signed, lean.attachments) == (True, True, {})
    assert lean.subject.startswith("New report, assessment by ")
    assert lean.subject.endswith(f" [{reference}]")
    assert line("why-not-taken", 'what == "size"') in lean.text
    left_out = lean.text.index("- Left out: proof.py.untrusted, more.zip.untrusted\n")
    assert left_out < lean.text.index("----- 8< -----") < lean.text.index("Buy now")

    (bare,) = {letter.raw: letter for letter in anke.reads_of_cases()}.values()
    assert line("why-not-taken", 'what == "spam"') in bare.text
    assert f"#show {reference}\n" in bare.text
    assert "Buy now" not in bare.text
    assert [(one["to"], one["goes"]) for one in entries(world, "not-taken")] == [
        ("Anke de Vries", "lean"),
        ("Bram Jansen", "lean"),
        ("Anke de Vries", "bare"),
    ]

    world.smtp.always.clear()
    bram.answers(lean, "#clear-ok\n\nThank you, Rosa. We look at it.", encrypted=True)
    anke.answers(bare, "#accept 2026-01-16")
    world.goes_on()
    world.passes(timedelta(minutes=10))
    assert [("Thank you, Rosa." in letter.text) for letter in rosa.reads()].count(True) == 1
    assert world.daemon.house.store.cases()[0].state is State.ACCEPTED


def test_words_to_a_reporter_that_are_refused_stop_no_letters_and_may_be_written_anew(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    anke, bram, rosa = world.anke(), world.bram(), world.correspondent("rosa@melder.example", vouched=True)
    rosa.writes(REPORT)
    world.goes_on()
    shown = bram.reads_of_cases()[-1]
    anke.reads_new()
    world.smtp.always["DOT"] = lambda sent: "554 5.7.1 spam" if rosa.address in sent and "Cheap" in sent else None
    for number in range(2):  # as often as letters may come back before they stop
        bram.answers(shown, f"#clear-ok\n\nCheap words, {number}.", encrypted=True)
        world.goes_on()
        world.passes(timedelta(minutes=10))
    (case,) = world.daemon.house.store.cases()
    assert (case.undelivered, case.bounced) == (0, ())
    assert [one["reason"].partition(": ")[2] for one in entries(world, "not-taken")] == [
        "DATA 554 5.7.1: refused for its content (spam)"
    ] * 2
    told = [letter.text for letter in anke.reads_new() if "refused" in letter.subject]
    assert len(told) == 2
    for text in told:
        assert "The reporter hasn't received any of it." in text
        assert "spam" in text.partition("refused for its content")[0]
        assert "mailbox" not in text
    bram.answers(shown, "Thank you, Rosa. We look at it.", encrypted=True)
    world.goes_on()
    world.passes(timedelta(minutes=10))
    assert "Thank you, Rosa. We look at it." in rosa.reads()[-1].text
