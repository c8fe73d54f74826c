"""The desk by mail, in a living world: a lead who has nothing but a mail client, and nobody at the command line."""

from __future__ import annotations

import re

from tests.system.world import BRAM, MakeWorld

SECRET = "The search form gives out the whole register, with 40,000 names in it. " * 6


def test_handlers_find_and_read_a_case_by_mail(make_world: MakeWorld) -> None:
    world = make_world()
    anke, bram, rosa = world.anke(), world.bram(), world.correspondent("rosa@melder.example", key=True)
    rosa.writes(SECRET, subject="A way in", encrypted=True, key=True)
    world.goes_on()
    (reference,) = set(re.findall(r"VB-\d{4}-\w{4}", anke.reads()[-1].subject))
    anke.reads_new(), bram.reads_new(), rosa.reads_new()

    anke.writes("#cases", subject="hello")
    world.goes_on()
    (listed,) = anke.reads_new()
    assert reference in listed.text
    assert rosa.reads_new() == bram.reads_new() == []

    bram.writes(f"#show {reference}", subject="the case", signed=True)
    world.goes_on()
    (shown,) = bram.reads_new()
    assert shown.encrypted
    assert f"| {SECRET.strip()[:50]}" in shown.text
    assert "rosa@melder.example" in shown.text

    bram.answers(shown, "#note\n\nThe caretaker has seen it.", signed=True)
    world.goes_on()
    bram.reads_new()
    anke.writes("#find CARETAKER rosa", subject="where was it")
    anke.writes("#status", subject="all well?")
    world.goes_on()
    found, status = anke.reads_new()
    assert reference in found.text
    assert len(status.text.splitlines()) > len(found.text.splitlines()) // 2

    forged = world.correspondent(BRAM, vouched=False)
    forged.writes(f"#show {reference}", subject="the case")
    world.goes_on()
    assert all(SECRET[:20] not in letter.text for letter in (*bram.reads_new(), *anke.reads_new()))


def test_a_lead_without_an_operator_finds_what_is_held_reads_it_and_gets_its_case(make_world: MakeWorld) -> None:
    world = make_world()
    anke, bram, rosa = world.anke(), world.bram(), world.correspondent("rosa@melder.example", key=True)
    for number in range(2):
        rosa.writes(f"Cheap watches, {number}.", subject="Watches", fields={"X-Spam-Flag": "YES"})
    rosa.writes(SECRET, subject="A way in", encrypted=True, fields={"X-Spam-Flag": "YES"})
    world.goes_on()
    assert anke.reads_new() == rosa.reads_new() == []

    anke.writes("#held", subject="what waits")
    world.goes_on()
    (listed,) = anke.reads_new()
    assert listed.text.count("rosa@melder.example") == 3

    rosa.writes("Cheap watches, again.", subject="Watches", fields={"X-Spam-Flag": "YES"})  # now the first in a list
    anke.answers(listed, "#held show 1")
    bram.answers(listed, "#held release 1", signed=True)  # not his letter
    world.goes_on()
    (shown,) = [letter for letter in anke.reads_new() if SECRET[:40] in letter.text]
    assert not shown.encrypted  # she may read in clear
    assert "| " + SECRET[:40] in shown.text
    assert world.daemon  # nothing of it was released

    anke.answers(shown, "#held release")
    anke.answers(listed, "#held discard 2 3")
    world.goes_on()
    told = anke.reads_new()
    assert [SECRET[:40] in letter.text and "VB-" in letter.subject for letter in told].count(True) == 1
    (receipt,) = rosa.reads_new()
    assert receipt.encrypted is False  # her key did not come along

    anke.answers(listed, "#held release 1")  # twice
    anke.answers(listed, "#held discard 2")
    anke.writes("#held")
    world.goes_on()
    *refused, rest = anke.reads_new()
    assert len(refused) == 2
    assert rest.text.count("rosa@melder.example") == 1

    # Somebody at the command line is faster, between the decision and its commit
    store = world.daemon.house.store
    (last,) = [held for held in store.held_messages() if held.reason.startswith("spam")]

    def discard(point: str) -> None:
        if point == "written":
            with store.write() as transaction:
                transaction.discard_held(last.row, "", "root", world.now)

    world.reached = discard
    anke.answers(rest, f"#held release {[held.row for held in reversed(store.held_messages())].index(last.row) + 1}")
    world.goes_on()
    assert [letter.subject for letter in anke.reads_new()] == [refused[0].subject]
    assert last.row not in [held.row for held in store.held_messages()]
