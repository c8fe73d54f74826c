"""A language is one folder: with one that nobody has seen beside the others, a case is played in it from end to end.

It is a poor sort of Esperanto, made from the English folder: the texts of letters say in front that they are in it,
and what people and their programs write is replaced where the case needs it.
"""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from babel.dates import format_date

import mailbot
from tests.system.stepping import Stepping
from tests.system.world import ADDRESS, Correspondent, Letter, MakeWorld, World

CODE = "eo"  # Babel has its months
SUBJECT = "Pri via retejo"
MARK = "Skribita en Esperanto: "  # and the letter's name
LANGUAGES = Path("languages")
REPLACED = {
    "day": """ "EEEE, 'la' d'-an de' MMMM y" """,
    "first_day": """ "EEEE, 'la unuan de' MMMM y" """,
    "first_said_day": """ "EEEE, 'la unuan de' MMMM y" """,
    "said_day": """ "EEEE, 'la' d'-an de' MMMM y" """,
    "fillers": '("la", "de", "an", "gxis")',
    "words": 'frozenset("saluton mi trovis la en via kaj estas ke ne kiu povas legi aliaj homoj per de al".split())',
    "trade": "frozenset()",
    "traits": '"ojn?$"',
    "opening": '("Je",)',
    "wrote": '("skribis",)',
    "stop": '("haltu",)',
}
REPORT = """Saluton,

mi trovis ke cxiu kiu havas la adreson povas legi la datumojn de aliaj homoj en via retejo: nomojn, adresojn kaj la
fakturojn de la lasta jaro. La formularo ne demandas pri pasvorto, kaj kiu trovis la numeron de unu homo trovis la
numerojn de la aliaj homoj per kalkulo.

Mi ne legis ilin kaj mi ne diris al iu ajn kion mi trovis. Bonvolu diri al mi kiam la formularo estas sekura, kaj cxu vi
bezonas pli da informoj de mi por tio.
"""


def other_mailbot(folder: Path) -> Path:
    """Lay out the package once more, each file of it a link to the one that is tried, with one folder more."""
    ours = Path(mailbot.__file__).parent
    package = folder / "mailbot"
    for place in (Path(), LANGUAGES):
        (package / place).mkdir(parents=True)
        for path in (ours / place).iterdir():
            if place / path.name != LANGUAGES and path.name != "__pycache__":
                (package / place / path.name).symlink_to(path)
    add_language(package / LANGUAGES / CODE, ours / LANGUAGES / "en")
    return folder


def add_language(folder: Path, english: Path) -> None:
    """Write the made-up language from the English one."""
    shutil.copytree(english, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for module in folder.glob("*.py"):
        module.write_text(module.read_text().replace("mailbot.languages.en.", f"mailbot.languages.{CODE}."))
    phrases = (folder / "phrases.py").read_text()
    for field, value in REPLACED.items():
        phrases, times = re.subn(rf"(?m)^( +{field}=).*,$", rf"\g<1>{value},", phrases)
        assert times == 1, field
    (folder / "phrases.py").write_text(phrases)
    for letter in (folder / "letters").iterdir():
        head, blank, body = letter.read_text().partition("\n\n")
        if "Subject: " in head:  # the block below letters to reporters has none
            letter.write_text(f"Called: letero\nSubject: {SUBJECT}{blank}{MARK}{letter.stem}\n\n{body}")


@pytest.fixture
def world(make_world: MakeWorld, tmp_path: Path) -> World:
    world = make_world(languages=[CODE, "en"])
    world.steps_with(Stepping(other_mailbot(tmp_path / "other"), world.config_file))
    return world


def answers(person: Correspondent, letter: Letter, text: str) -> None:
    """Answer as a program does that quotes in the made-up language."""
    quoted = "".join(f"> {line}\n" for line in letter.text.splitlines())
    body = f"{text}\n\nJe lundo, 24 novembro 2025 10:00, Gemeente Voorbeeld <{ADDRESS}> skribis:\n{quoted}"
    fields = {"In-Reply-To": letter.message_id, "References": letter.message_id}
    person.sends(person.composes(body, subject=f"Re: {letter.subject}", fields=fields))


def test_a_case_in_a_language_that_is_one_folder(world: World) -> None:
    anke, rosa = world.anke(), world.correspondent("rosa@melder.example")
    rosa.writes(REPORT, subject="Via retejo")
    world.goes_on()
    (acknowledgement,) = rosa.reads_new()
    (shown,) = anke.reads_new()
    assert acknowledgement.subject.startswith(SUBJECT)
    assert "lundo, la unuan de Decembro 2025" in acknowledgement.text

    world.passes(timedelta(hours=1))
    answers(anke, shown, "#accept la 12-an de decembro")
    world.goes_on()
    world.passes(timedelta(minutes=10))
    (assessment,) = rosa.reads_new()
    assert "vendredo, la 12-an de Decembro 2025" in assessment.text

    world.passes_until(datetime(2025, 12, 9, 12, 0, tzinfo=UTC))
    (progress,) = rosa.reads_new()
    assert format_date(datetime(2025, 12, 12, tzinfo=UTC), "MMMM", locale=CODE) in progress.text

    answers(rosa, progress, "Haltu!")
    world.goes_on()
    (stopped,) = rosa.reads_new()

    answers(anke, shown, "#close fixed")
    world.goes_on()
    world.passes(timedelta(minutes=10))
    (closed,) = rosa.reads_new()
    letters = [acknowledgement, assessment, progress, stopped, closed]
    assert [letter.text.partition(MARK)[2].partition("\n")[0] for letter in letters] == [
        *("acknowledgement", "accepted", "progress", "stopped", "closed")
    ]
    assert {letter.text.startswith(MARK) for letter in anke.reads()} == {True}

    kim = world.correspondent("kim@melder.example")
    kim.writes("Hello,\n\nI have found that anybody can read the orders of other people on your site.\n")
    world.goes_on()
    (answer,) = kim.reads_new()
    assert MARK not in answer.text  # English is told as it was before
