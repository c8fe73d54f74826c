"""The desk by mail, in a living world: a lead who has nothing but a mail client, and nobody at the command line."""

from __future__ import annotations

from tests.system.world import BRAM, MakeWorld

SECRET = "The search form gives out the whole register, with 40,000 names in it. " * 6


def test_handlers_find_and_read_a_case_by_mail(make_world: MakeWorld) -> None:
    world = make_world()
    anke, bram, rosa = world.anke(), world.bram(), world.correspondent("rosa@melder.example", key=True)
    rosa.writes(SECRET, subject="A way in", encrypted=True, key=True)
    world.goes_on()
    reference = anke.reads_of_cases()[-1].subject[1:13]
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
    assert f"> {SECRET.strip()[:50]}" in shown.text
    assert "rosa@melder.example" in shown.text

    forged = world.correspondent(BRAM, vouched=False)
    forged.writes(f"#show {reference}", subject="the case")
    world.goes_on()
    assert all(SECRET[:20] not in letter.text for letter in (*bram.reads_new(), *anke.reads_new()))
