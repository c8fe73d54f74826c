"""A Friday evening: the law's clock runs while the office is closed."""

from datetime import UTC, datetime, timedelta

from tests.system.world import MakeWorld

FRIDAY = datetime(2025, 11, 28, 18, 0, tzinfo=UTC)


def test_a_friday_evening_is_counted_until_it_is_notified(make_world: MakeWorld) -> None:
    world = make_world()
    world.now = FRIDAY
    rosa = world.correspondent("rosa@melder.example", key=True)
    rosa.writes("A list of 12 names is public.", encrypted=True, key=True)
    world.goes_on()
    anke = world.anke()
    anke.reads_new()
    world.passes(timedelta(hours=12))
    (question,) = anke.reads_new()
    assert "#breach" in question.text
    anke.answers(question, "#breach")
    world.goes_on()
    assert any("72 uur" in letter.text for letter in anke.reads_new())
    world.passes_until(FRIDAY + timedelta(hours=25))
    (reminder,) = anke.reads_new()
    anke.answers(reminder, "#breach notified AP-1")
    world.goes_on()
    anke.reads_new()
    world.passes_until(FRIDAY + timedelta(hours=73))
    assert not [letter for letter in anke.reads_new() if "Datalek" in letter.subject]
