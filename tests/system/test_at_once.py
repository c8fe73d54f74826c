"""Two things at once about one case: each is decided on what the other left, and neither is done twice (THREATS 11)."""

from datetime import UTC, datetime, timedelta

import pytest

from mailbot.completion import FinishDues, FinishMessage
from mailbot.errors import Temporary
from mailbot.facts import Due, DueNow, Unparsed
from tests.system.world import MakeWorld

AGES = timedelta(days=1)  # longer than a lease


def test_a_case_that_changes_between_decision_and_commit_is_decided_on_anew(make_world: MakeWorld) -> None:
    world = make_world()
    world.correspondent("rosa@melder.example").writes("The door at /login is open, as anybody can see who looks.")
    world.goes_on()
    anke, bram = world.anke(), world.bram()
    (seen,), (seen_too,) = anke.reads_new(), bram.reads_new()
    anke.answers(seen, "#assign Bram")
    bram.answers(seen_too, "#progress 2w", signed=True)
    between: list[str] = []

    def another_comes_in_between(point: str) -> None:
        if point == "written" and not between:
            between.append(point)
            assert world.daemon._intake.take_next()  # as another worker does, at this very moment

    world.reached = another_comes_in_between
    world.goes_on()
    assert between
    (case,) = world.daemon.house.store.cases()
    assert (case.assigned, case.progress_every is not None) == (("bram@voorbeeld.example",), True)
    confirmed = [letter.subject for letter in (*anke.reads_new(), *bram.reads_new()) if "Gedaan" in letter.subject]
    assert len(confirmed) == 2


def test_who_comes_back_after_the_lease_ran_out_does_nothing(make_world: MakeWorld) -> None:
    world = make_world()
    world.correspondent("rosa@melder.example").writes("The door at /login is open, as anybody can see who looks.")
    world.goes_on()
    house, real = world.daemon.house, datetime.now(UTC)
    due = house.store.next_due_at()
    assert due is not None
    world.now = due
    slow = house.store.claim_dues("slow", now=due, real=real - AGES)  # and its lease has run out since
    assert slow is not None
    world.goes_on()
    sent = len(world.smtp.letters)
    again = DueNow(Due(slow.dues[0].kind, due, slow.dues[0].reference))
    with pytest.raises(Temporary, match="lease"):
        house.commit.carry_out(again, again.due.reference, address="", completion=FinishDues(slow.rows, "slow", due))
    held = Unparsed(1, world.now, "failed twice before")
    with pytest.raises(Temporary, match="lease"):
        house.commit.carry_out(held, None, address="", completion=FinishMessage(1, "slow"))
    world.goes_on()
    assert len(world.smtp.letters) == sent
    assert house.store.held_messages() == []
