"""Somebody asks for a copy of their data, with a key and without: what they get, and what of others they do not."""

from __future__ import annotations

import io
import json
import os
import zipfile
from datetime import timedelta
from pathlib import Path

from mailbot.edges.store import Arrival, MessageState
from tests.system.scenes import EVE, REPORT, in_case, run
from tests.system.wording import subject
from tests.system.world import Correspondent, Letter, MakeWorld, World

TIM = "tim@melder.example"
MINE = "Here is how I got in: the door behind the bins was open."
NOTED = "Anke de Vries <anke@voorbeeld.example> thinks that the fix is easy."


def of(letters: list[Letter], text: str) -> Letter:
    (letter,) = [one for one in letters if one.subject.startswith(subject("en", text).partition("{")[0])]
    return letter


def unpacked(letter: Letter) -> dict[str, str]:
    ((name, raw),) = letter.attachments.items()
    assert name == "my-data.zip"
    if folder := os.environ.get("SHOW_COPIES"):  # to look at them
        (Path(folder) / f"{len(raw)}.zip").write_bytes(raw)
    with zipfile.ZipFile(io.BytesIO(raw)) as copy:
        assert copy.testzip() is None
        return {one: copy.read(one).decode() for one in copy.namelist()}


def exported(world: World, person: Correspondent, asked: Letter, word: str) -> dict[str, str]:
    """The copy that a lead looks at, and that leaves with their word."""
    anke = world.anke()
    anke.reads_new()
    anke.answers(asked, "#rights export")
    world.goes_on()
    assert person.reads_new() == []
    (confirmed,) = anke.reads_new()
    assert list(confirmed.attachments) == ["my-data.zip.untrusted"]  # as everything that handlers are shown
    anke.answers(confirmed, word)
    world.goes_on()
    if word != "#send":  # where something came encrypted before, an unsigned #clear-ok waits its hour
        world.passes(timedelta(minutes=61))
        anke.answers(confirmed, "#send")
        world.goes_on()
    return unpacked(of(person.reads_new(), "rights-copy"))


def test_a_copy_of_all_that_is_kept_goes_to_whom_it_is_of_and_holds_nobody_else(make_world: MakeWorld) -> None:
    world, rosa, shown, _ = in_case(make_world)
    anke = world.anke()
    (first,) = [one for one in rosa.reads() if one.encrypted]
    rosa.answers(first, MINE, encrypted=True)
    world.goes_on()
    anke.answers(shown, f"#note {NOTED}")
    anke.answers(shown, "Thank you. Which door was it?")
    eve = world.correspondent(EVE, vouched=True)
    eve.writes(f"eve-canary {REPORT}")
    world.goes_on()
    world.passes(timedelta(minutes=11))
    rosa.reads_new()
    anke.reads_new()

    rosa.answers(first, "I'd like a copy of my data, please.", signed=True)
    world.goes_on()
    assert of(rosa.reads_new(), "rights-received").encrypted
    copy = exported(world, rosa, of(anke.reads_new(), "rights-asked"), "#send")

    page = copy["index.html"]
    assert all(text in page for text in (REPORT.strip(), MINE, "Which door was it?", "thinks that the fix is easy"))
    assert "<script" not in page
    everything = "\n".join(copy.values())
    kept_out = ("eve-canary", EVE, "bram@", "Bram")
    assert [one for one in kept_out if one in everything] == []
    assert "Anke" not in page + copy["data.json"]
    assert any(MINE in copy[name] for name in copy if name.startswith("mails/"))
    assert any("Which door was it?" in copy[name] for name in copy if name.startswith("letters/"))
    facts = json.loads(copy["data.json"])
    assert (facts["person"], len(facts["cases"])) == (rosa.address, 1)
    _erased(world, rosa, first)


def _erased(world: World, rosa: Correspondent, first: Letter) -> None:
    """Whoever has seen it may have it erased: a letter says by when, and a day later nothing of the case is left."""
    store = world.daemon.house.store
    (case,) = store.cases_of(rosa.address)
    beside = store.record(b"beside", Arrival(rosa.address, None, world.now, world.now), identity=b"beside").row
    assert store.claim_message("a", world.now)
    with store.write() as tx:  # something of theirs that was held, and that nobody made a case of
        assert tx.finish_message(beside, "a", MessageState.HELD, reason="not proven")
    rosa.answers(first, "Please delete all my data now.", signed=True)
    told = _erasing(world, rosa)
    assert told.encrypted
    world.passes(timedelta(hours=20))
    rosa.answers(told, "No, keep it, please.", signed=True)
    world.goes_on()
    assert "for now" in of(rosa.reads_new(), "receipt").text
    world.passes(timedelta(days=3))
    assert store.find_case(case.reference) is not None
    _erasing(world, rosa)
    world.passes(timedelta(hours=20))
    assert store.find_case(case.reference) is not None
    world.passes(timedelta(days=2))
    assert store.find_case(case.reference) is None
    assert (store.cases_of(rosa.address), store.mails_beside(rosa.address)) == ([], [])
    assert len(store.cases()) == 1  # Eve's


def _erasing(world: World, rosa: Correspondent) -> Letter:
    """The letter that says by when all is gone, once a handler has answered what she asked."""
    world.goes_on()
    anke = world.anke()
    asked = next(one for one in reversed(anke.reads_new()) if "#rights erase" in one.text)
    anke.answers(asked, "#rights erase")
    world.goes_on()
    rosa.reads_new()
    world.passes(timedelta(minutes=75))
    (told,) = rosa.reads_new()
    return told


def test_without_a_key_and_unproven_they_answer_our_question_and_get_it_in_clear_after_a_lead_said_so(
    make_world: MakeWorld, tmp_path: Path
) -> None:
    world = make_world(languages=["en"])
    tim = world.correspondent(TIM)
    tim.writes(REPORT)
    world.goes_on()
    tim.reads_new()
    tim.writes("my data")
    world.goes_on()
    question = of(tim.reads_new(), "rights-unproven")
    tim.answers(question, "MY DATA")
    world.goes_on()
    assert not of(tim.reads_new(), "rights-received").encrypted
    copy = exported(world, tim, of(world.anke().reads_new(), "rights-asked"), "#clear-ok")
    assert REPORT.strip() in copy["index.html"]
    made = tmp_path / "copy.zip"
    run(world, "privacy", "export", TIM, str(made))
    assert made.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(made) as by_hand:
        assert REPORT.strip() in by_hand.read("index.html").decode()
    assert json.loads(copy["data.json"])["fingerprints"] == []


def test_whoever_sends_a_caught_ciphertext_gets_it_back_as_it_came(make_world: MakeWorld) -> None:
    world, rosa, _, _ = in_case(make_world)
    (first,) = [one for one in rosa.reads() if one.encrypted]
    caught = rosa.composes(f"caught-canary {REPORT}", encrypted=True).partition(b"MIME-Version: 1.0\r\n")[2]
    assert first
    eve = world.correspondent(EVE, vouched=True)
    head = eve.composes("", subject="Report").partition(b"MIME-Version: 1.0\r\n")[0]
    eve.sends(head + b"MIME-Version: 1.0\r\n" + caught)
    world.goes_on()
    eve.writes("I want a copy of my data.")
    world.goes_on()
    eve.reads_new()
    copy = exported(world, eve, of(world.anke().reads(), "rights-asked"), "#clear-ok")
    assert "caught-canary" not in "\n".join(copy.values())
    assert any("BEGIN PGP MESSAGE" in text for text in copy.values())
