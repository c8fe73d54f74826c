"""Keys that cannot be used now, from end to end: whose owners hear of it, and what leaves when they can be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tests.people import People
from tests.system import wording
from tests.system.world import BRAM, MONDAY, Correspondent, MakeWorld, World

REPORT = "The form at /requests lets me read the requests of others when I change the number. " * 4
ANSWER = "Thank you. Which number did you change?"


def test_a_reporter_whose_clock_is_a_day_fast_is_written_to_encrypted_a_day_later(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    tomorrow = MONDAY + timedelta(days=1)
    mira = Correspondent(
        world, "mira@reporter.example", People().get("mira@reporter.example", made_at=tomorrow), vouched=True
    )
    assert mira.person is not None
    world.people.known["mira, a day fast"] = mira.person  # takes her home away in the end
    mira.writes(REPORT, key=True)
    world.goes_on()
    (acknowledgement,) = mira.reads_new()
    assert not acknowledgement.encrypted
    said = wording.line("acknowledgement", 'key_problem == "not valid yet"')
    assert f"{said}Tuesday 25 November 2025 at 10:00" in acknowledgement.text
    anke = world.anke()
    (shown,) = anke.reads_new()
    said = wording.line("case", 'key == "unusable" and key_problem == "not valid yet"')
    assert f"{said}Tuesday 25 November 2025 at 10:00" in shown.text
    anke.answers(shown, ANSWER)
    world.goes_on()
    world.passes(timedelta(hours=12))
    assert mira.reads_new() == []  # it waits
    world.passes(timedelta(hours=13))
    (relayed,) = mira.reads_new()
    assert relayed.encrypted
    assert ANSWER in relayed.text


def test_a_reporter_is_told_of_a_bad_key_once_and_in_the_acknowledgement(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    lost = People().get("lost@reporter.example", expire="90d")
    world.people.known["lost, expired"] = lost
    noor = Correspondent(world, "lost@reporter.example", lost, vouched=True)
    noor.writes(REPORT, key=True)
    world.goes_on()
    (acknowledgement,) = noor.reads_new()
    assert wording.line("acknowledgement", 'key_problem == "expired"') in acknowledgement.text
    world.now += timedelta(days=2)
    noor.answers(acknowledgement, "One more thing.", key=True)
    world.goes_on()
    (receipt,) = noor.reads_new()
    assert receipt.subject.startswith("We've received your message")


def bram_until(world: World, end: str) -> Correspondent:
    """Bram with a key that ends at that day, in the configured file."""
    bram = People().get(BRAM, "Bram Jansen", expire=end)
    world.people.known[f"bram until {end}"] = bram
    (world.config_file.parent / "bram.asc").write_text(bram.armored)
    return Correspondent(world, BRAM, bram)


def extends_his_key(bram: Correspondent) -> None:
    """Give the operator the key with its end put off, who puts it in place and restarts."""
    person = bram.person
    assert person is not None
    for which in ([], ["*"]):
        person.gpg("--quick-set-expire", person.fingerprint, "10y", *which, at=bram.world.now)
    armored = person.gpg("--armor", "--export", person.fingerprint).decode()
    (bram.world.config_file.parent / "bram.asc").write_text(armored)
    bram.world.restarts()
    bram.world.goes_on()


BRAM_ALONE = [{"name": "Bram Jansen", "address": BRAM, "role": "lead", "key": "bram.asc"}]


def test_when_the_only_handlers_key_has_ended_the_lead_is_told_without_content_and_reads_it_later(
    make_world: MakeWorld,
) -> None:
    world = make_world(languages=["en"], handlers=BRAM_ALONE)
    bram = bram_until(world, "2025-12-20")
    world.goes_on()
    assert [letter.encrypted for letter in bram.reads_new()] == [True]  # the warning, within a month of its end
    world.now = datetime(2025, 12, 22, 9, 0, tzinfo=UTC)
    rosa = world.correspondent("rosa@melder.example")
    rosa.writes(REPORT, subject="The form at /requests")
    world.goes_on()
    assert len(rosa.reads_new()) == 1
    (case,) = world.daemon.house.store.cases()
    in_clear = bram.reads_new()
    assert [letter.encrypted for letter in in_clear] == [False, False]
    assert [b"/requests" in letter.raw for letter in in_clear] == [False, False]
    nobody, ended = in_clear
    assert case.reference in nobody.subject
    assert "Assessment promised by Wednesday 31 December 2025" in nobody.text
    assert str(world.config_file.parent / "bram.asc") in ended.text
    rosa.writes("One more thing about that form: it does the same for the answers.")
    world.goes_on()
    assert [letter.subject for letter in bram.reads_new()] == [nobody.subject]  # his key he has heard of
    extends_his_key(bram)
    (caught_up,) = bram.reads_new()
    assert caught_up.encrypted
    assert "lets me read the requests of others" in " ".join(caught_up.text.split())
    assert "One more thing" in caught_up.text
    world.restarts()
    world.goes_on()
    assert [letter for letter in bram.reads_new() if letter.subject == caught_up.subject] == []


def test_the_others_read_whose_key_it_is(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    bram = bram_until(world, "2025-11-23")
    world.correspondent("rosa@melder.example").writes(REPORT)
    world.goes_on()
    anke = world.anke().reads()
    assert any("Bram Jansen's OpenPGP key can't be used any more" in letter.text for letter in anke)
    assert any("- For: Bram Jansen" in letter.text and "expired" in letter.text for letter in anke)
    assert any(REPORT.strip() in letter.text for letter in anke)
    assert [letter.subject for letter in bram.reads()] == ["Your key can't be used any more"]


def test_leads_are_warned_once_a_mark_before_a_key_ends_and_when_it_has(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    bram = bram_until(world, "2026-02-10")  # at noon, as gpg has it
    world.goes_on()
    for _ in range(12):
        world.passes(timedelta(days=7))
        world.restarts()
        world.goes_on()
    told = [letter for letter in world.anke().reads() if letter.subject.startswith("A key ")]
    days = [str(parsedate_to_datetime(str(letter.outer["Date"])).date()) for letter in told]
    assert days == ["2025-12-12", "2026-01-09", "2026-01-27", "2026-02-03", "2026-02-11"]
    assert [letter.encrypted for letter in bram.reads()] == [True, True, True, True, False]


def test_leads_are_warned_once_that_our_own_key_ends(
    make_world: MakeWorld,
) -> None:
    world = make_world(languages=["en"])
    world.now = datetime(2027, 5, 24, 9, 0, tzinfo=UTC)  # made on 2 June 2025: its subkey is good for two years
    for _ in range(2):
        world.restarts()
        world.goes_on()
    told = [letter for letter in world.anke().reads() if letter.subject.startswith("Our own key")]
    assert [letter.subject for letter in told] == ["Our own key expires on 2 June"]
    assert "mailbot key rotate" in [" ".join(line.split()) for line in told[0].text.splitlines()]  # alone on its line
