"""A month is over: each lead reads how it was, with pictures, and what it was made from can be shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import Message

from mailbot.facts import POLICY
from tests.system.world import MakeWorld


def pictures(entity: Message) -> list[tuple[str, str | None]]:
    images = (part for part in entity.walk() if part.get_content_maintype() == "image")
    return [(part.get_content_type(), part.get_content_disposition()) for part in images]


def test_leads_read_the_figures_of_the_month_that_is_over(make_world: MakeWorld) -> None:
    world = make_world(report="monthly")
    world.now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    anke, bram = world.anke(), world.bram()
    rosa = world.correspondent("rosa@melder.example", key=True, vouched=True)
    rosa.writes(
        "The form shows what others wrote when I change the number in its address. " * 5, encrypted=True, key=True
    )
    world.goes_on()
    (shown,) = anke.reads_of_cases()
    anke.answers(shown, "#accept 2026-12-22\n#lesson ask for the number of the form at once")
    world.goes_on()
    world.passes(timedelta(hours=1))
    anke.reads_new()
    bram.reads_new()
    world.passes_until(datetime(2026, 12, 1, 9, 0, tzinfo=UTC))

    (report,) = [letter for letter in anke.reads_new() if "2026" in letter.subject and "[" not in letter.subject]
    assert pictures(report.inner) == [("image/png", "inline")] * 3
    assert all(raw.startswith(b"\x89PNG") for raw in report.attachments.values())
    text = " ".join(report.text.split())
    assert "ask for the number of the form at once" in text
    for stranger in ("rosa", "melder.example", "The form shows"):
        assert stranger not in report.text
    assert bram.reads_new() == []  # he leads nobody

    store = world.daemon.house.store
    (case,) = store.cases()
    assert case.reference not in report.text
    made = store.letters_made(case.reference)
    assert len(made) > 2
    assert {one.policy.name for one in made if one.policy} == {POLICY}
    assert all(one.wording is not None and one.wording.name.endswith(f"/{one.text}") for one in made)
    assert [entry.kind for entry in store.journal(case.reference)].count("assessment-kept") == 1
