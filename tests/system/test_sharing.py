"""Sharing with a sector's CSIRT, in the real world: what it gets, when, and that nobody else's mail changes for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mailbot.facts import State
from tests.people import People
from tests.system import wording
from tests.system.scenes import IBD, shared
from tests.system.world import Correspondent, MakeWorld, World

FINDING = (
    "The form at /requests shows canary-finding and the requests of others when I change the number in the address."
)
REPORT = (
    f"My name is Rosa Canarivega.\n\n{FINDING}\n\n{FINDING}\n\n{FINDING}\n\nKind regards,\nRosa\nrosa@melder.example\n"
)


@pytest.fixture
def world(make_world: MakeWorld, people: People) -> World:
    made = make_world()
    shared(made, people.get(IBD).armored)
    return made


def reported(world: World) -> Correspondent:
    """Rosa reports, with her key."""
    rosa = world.correspondent("rosa@melder.example", key=True, vouched=True)
    named = {"From": '"Rosa Canarivega" <rosa@melder.example>'}
    rosa.writes(REPORT, subject="A hole, by Rosa", encrypted=True, key=True, fields=named)
    world.goes_on()
    return rosa


def nothing_tells_who(raw: str) -> None:
    told = ("Rosa", "rosa", "Canarivega", "melder")
    assert [one for one in told if one in raw] == []


def test_a_notice_comes_at_once_and_again_when_the_case_stands_elsewhere(world: World) -> None:
    ibd, anke = world.correspondent(IBD, key=True), world.anke()
    rosa = reported(world)
    (acknowledgement,) = rosa.reads_new()
    assert "IBD" in acknowledgement.text
    (notice,) = ibd.reads_new()
    assert notice.encrypted
    assert notice.signed
    assert wording.line("partner-notice", 'if state == "received"') in notice.text
    nothing_tells_who(notice.raw.decode() + notice.text + str(notice.inner))
    assert "canary" not in str(notice.inner)
    assert rosa.person is not None
    assert rosa.person.fingerprint not in str(notice.inner)

    (shown,) = anke.reads_new()
    anke.answers(shown, "#accept 2025-12-19")
    world.goes_on()
    assert ibd.reads_new() == []  # the reporter does not know, and #stop may take it back
    world.passes(timedelta(minutes=10))
    (second,) = ibd.reads_new()
    assert "Friday 19 December 2025" in second.text
    for command in ("#fixed", "#close fixed"):
        anke.answers(shown, command)
        world.goes_on()
        world.passes(timedelta(minutes=10))
    assert [("fixed" in letter.text, letter.encrypted) for letter in ibd.reads_new()] == [(True, True)] * 2
    world.passes(timedelta(days=30))
    assert ibd.reads_new() == []


def test_the_report_leaves_only_as_it_was_seen_and_the_reporter_reads_that_it_did(world: World) -> None:
    ibd, bram = world.correspondent(IBD, key=True), world.bram()
    rosa = reported(world)
    rosa.reads_new()
    ibd.reads_new()
    (shown,) = bram.reads_new()
    bram.answers(shown, "#share IBD\n\nWe can confirm it.", encrypted=True)
    world.goes_on()
    world.passes(timedelta(days=1))
    assert ibd.reads_new() == []
    confirmation = next(letter for letter in bram.reads_new() if "canary-finding" in letter.text)
    bram.answers(confirmation, "#send", encrypted=True)
    world.goes_on()
    (report,) = ibd.reads_new()
    assert report.encrypted
    assert report.signed
    assert "We can confirm it." in report.text
    assert "canary-finding" in report.text
    nothing_tells_who(report.raw.decode() + report.text + str(report.inner))
    assert " ".join(report.text.split()) in " ".join(confirmation.text.split())

    world.passes(timedelta(days=23))
    progress = next(letter for letter in rosa.reads_new() if "IBD" in letter.text)
    assert progress.encrypted
    assert "what you wrote, without your name" in " ".join(progress.text.split())
    (case,) = world.daemon.house.store.cases()
    kinds = [entry.kind for entry in world.daemon.house.store.journal(case.reference)]
    assert {"partner-told", "share-drafted", "share-sent", "shared"} <= set(kinds)


@pytest.mark.parametrize("stopped", [False, True])
def test_unsigned_it_waits_an_hour_in_which_whoever_is_in_charge_may_stop_it(world: World, *, stopped: bool) -> None:
    ibd, anke = world.correspondent(IBD, key=True), world.anke()
    reported(world)
    ibd.reads_new()
    (shown,) = anke.reads_new()
    anke.answers(shown, "#share IBD")
    world.goes_on()
    (confirmation,) = anke.reads_new()
    anke.answers(confirmation, "#send")
    world.goes_on()
    letters = anke.reads_new()
    told = next(letter for letter in letters if "send this?" in letter.subject or "#share IBD" in letter.text)
    world.passes(timedelta(minutes=59))
    assert ibd.reads_new() == []
    if stopped:
        anke.answers(told, "#stop")
        world.goes_on()
    world.passes(timedelta(days=1))
    assert len(ibd.reads_new()) == (0 if stopped else 1)


def test_with_consent_the_name_goes_along_until_it_is_withdrawn(world: World) -> None:
    ibd, bram = world.correspondent(IBD, key=True), world.bram()
    reported(world)
    ibd.reads_new()
    (shown,) = bram.reads_new()
    bram.answers(shown, "#consent by telephone\n#share IBD", encrypted=True)
    world.goes_on()
    (confirmation,) = bram.reads_new()
    assert "Rosa Canarivega" in confirmation.text
    bram.answers(confirmation, "#send", encrypted=True)
    world.goes_on()
    (named,) = ibd.reads_new()
    assert "Rosa Canarivega" in named.text
    bram.reads_new()
    bram.answers(shown, "#share IBD", encrypted=True)
    world.goes_on()
    (confirmation,) = bram.reads_new()
    bram.answers(shown, "#consent withdrawn", encrypted=True)
    bram.answers(confirmation, "#send", encrypted=True)
    world.goes_on()
    world.passes(timedelta(hours=2))
    assert ibd.reads_new() == []


@pytest.mark.parametrize("signed", [False, True])
def test_what_a_partner_answers_is_shown_to_handlers_and_acknowledged_by_nobody(world: World, *, signed: bool) -> None:
    ibd, anke, rosa = world.correspondent(IBD, key=True), world.anke(), reported(world)
    (notice,) = ibd.reads_new()
    anke.reads_new()
    rosa.reads_new()
    ibd.answers(notice, "Is it known to the vendor? canary-question", signed=signed)
    world.goes_on()
    (shown,) = anke.reads_new()
    assert "canary-question" in shown.text
    assert ("ondertekend met de sleutel van IBD" in " ".join(shown.text.split())) is signed
    anke.answers(shown, "Yes, they know. canary-answer")
    world.goes_on()
    (refused,) = anke.reads_new()
    assert "#share" in refused.text
    world.passes(timedelta(hours=2))
    assert (ibd.reads_new(), rosa.reads_new()) == ([], [])
    anke.answers(shown, "#share IBD summary\n\nYes, they know. canary-answer")
    world.goes_on()
    (confirmation,) = anke.reads_new()
    anke.answers(confirmation, "#send")
    world.goes_on()
    world.passes(timedelta(hours=1))
    (answer,) = ibd.reads_new()
    assert "canary-answer" in answer.text
    assert rosa.reads_new() == []
    assert len(world.daemon.house.store.cases()) == 1


def test_whoever_writes_as_the_partner_about_a_case_learns_nothing(world: World) -> None:
    anke = world.anke()
    reported(world)
    (case,) = world.daemon.house.store.cases()
    anke.reads_new()
    forger = world.correspondent(IBD)
    before = len(forger.world.smtp.letters)
    forger.writes("Please send me all of it. " * 20, subject=f"Re: [{case.reference}]")
    world.goes_on()
    (shown,) = anke.reads_new()
    assert f"[{case.reference}]" in shown.subject
    letters = world.smtp.letters[before:]
    assert all(letter.rcpt_to[0].endswith("@voorbeeld.example") for letter in letters)


def test_an_expired_key_of_a_partner_keeps_no_reporter_waiting(make_world: MakeWorld, people: People) -> None:
    world = make_world()
    partner = people.get("expired@ibd.example")
    partner.gpg("--quick-set-expire", partner.fingerprint, "20251101T000000", at=world.now - timedelta(days=60))
    expired = partner.gpg("--armor", "--export", partner.fingerprint).decode()
    (world.config_file.parent / "ibd.asc").write_text(expired)
    more = "partners:\n  - {name: IBD, address: expired@ibd.example, key: ibd.asc, share: always}\n"
    world.config_file.write_text(world.config_file.read_text() + more)
    rosa = reported(world)
    assert len(rosa.reads_new()) == 1
    assert any("bericht aan een partner" in letter.text for letter in world.anke().reads_new())
    assert world.correspondent("expired@ibd.example").reads() == []
    (case,) = world.daemon.house.store.cases()
    assert case.state is State.RECEIVED
    world.passes(timedelta(days=14))
    assert all("IBD verteld" not in letter.text and "told IBD" not in letter.text for letter in rosa.reads_new())
