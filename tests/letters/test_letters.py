"""A letter is one class and one text a language, and nothing else: what finds it, and what it is tried with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pytest

import mailbot
from mailbot.facts import Audience, DraftLetter, Happening, State
from mailbot.languages import LANGUAGES
from mailbot.letters.frame import FRAME
from mailbot.letters.parts import PARTS
from mailbot.letters.rendering import Texts
from mailbot.letters.sampling import AT, DAY, LONG, Rare, Sample, samples
from tests.sample_letters import LETTERS

MADE_UP = '''
"""A letter that nobody has heard of."""

from dataclasses import dataclass
from datetime import date

from mailbot.letters.audiences import ToReporter


@dataclass(frozen=True, slots=True)
class VisitInvitation(ToReporter):
    """Invites a reporter to have a look."""

    day: date | None
'''
TEXT = "Subject: A visit\n\n{% if day %}Come on {{ day | day }}.{% else %}Come one day.{% endif %}\n"
TRY = """
from datetime import date
from pathlib import Path
import sys
from mailbot.facts import Letter
from mailbot.letters.made_up import VisitInvitation
from mailbot.letters.proofreading import missing, problems
from mailbot.letters.rendering import Texts
from mailbot.letters.sampling import ORGANISATION

own = Path(sys.argv[1])
texts = Texts(own if own.is_dir() else None)
print([*missing(texts), *problems(texts, built_in=False)])
letter = VisitInvitation(date(2026, 11, 27))
print(Texts().render(Letter(letter, letter.audience, "", "en"), ORGANISATION).body.splitlines()[2])
"""


@pytest.fixture
def other_mailbot(tmp_path: Path) -> Iterator[Path]:
    """Lay out the package once more, each file of it a link to the one that is tried, with one letter more."""
    ours, package = Path(mailbot.__file__).parent, tmp_path / "mailbot"
    copied = {Path(), Path("letters"), Path("languages"), *(Path("languages") / language for language in LANGUAGES)}
    copied |= {folder / "letters" for folder in copied if folder.parent.name == "languages"}
    for place in sorted(copied):
        (package / place).mkdir(parents=True)
        for path in (ours / place).iterdir():
            if place / path.name not in copied and path.name != "__pycache__":
                (package / place / path.name).symlink_to(path)
    (package / "letters" / "made_up.py").write_text(MADE_UP)
    for language in LANGUAGES:
        (package / "languages" / language / "letters" / "visit-invitation.txt").write_text(TEXT)
    yield package
    shutil.rmtree(package)


def tried(package: Path) -> list[str]:
    """Say what a start finds wrong, and how the letter begins."""
    command = [sys.executable, "-c", TRY, str(package.parent / "texts")]
    return subprocess.run(command, cwd=package.parent, capture_output=True, text=True, check=False).stdout.splitlines()


def test_a_class_and_a_text_in_each_language_are_all_that_a_new_letter_needs(other_mailbot: Path) -> None:
    assert tried(other_mailbot) == ["[]", "Come on Friday\xa027\xa0November\xa02026."]


def test_a_start_names_the_language_that_lacks_the_text_of_a_letter(other_mailbot: Path) -> None:
    (other_mailbot / "languages" / "fr" / "letters" / "visit-invitation.txt").unlink()
    text = "languages/fr/letters/visit-invitation.txt"
    problem = f"{text} is missing: every letter has a text in every language."
    assert tried(other_mailbot)[0] == f"['{problem}']"


def test_a_new_letter_is_tried_with_what_its_types_allow(other_mailbot: Path) -> None:
    own = other_mailbot.parent / "texts" / "nl"
    own.mkdir(parents=True)
    (own / "visit-invitation.txt").write_text("Subject: x\n\nKom op {{ day | day }}.\n")
    problem = "nl/visit-invitation.txt, line 3: cannot be written: a day is missing, with day missing."
    assert tried(other_mailbot)[0] == f"['{problem}']"


def test_every_text_is_that_of_a_letter() -> None:
    names = {*LETTERS, *FRAME, *PARTS}
    assert set(Texts().built_in()) == {f"{language}/{name}.txt" for language in LANGUAGES for name in names}


def test_no_two_letters_have_one_name() -> None:
    classes = {line.__qualname__ for line in LETTERS.values()}
    assert len(classes) == len(LETTERS)
    assert LETTERS["case"].__qualname__ == "CaseMail"  # the one whose name is not made from its class


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_every_letter_can_be_tried(name: str) -> None:
    assert all(samples(LETTERS[name]).values())


def test_what_may_leave_in_clear_is_for_reporters_or_holds_nothing_of_a_report() -> None:
    inside = {name for name, kind in LETTERS.items() if kind.may_be_clear and kind.audience is not Audience.REPORTER}
    of_keys = {"key-ending", "our-key", "new-key-inside"}
    of_cases = {"cases-going", "cases-erased", "retention-begins"}  # references, months and outcomes
    others = {"nobody-reached", "not-done", "credential-ending", "clock-officer", "clock-stepped", "record-head"}
    assert inside == of_keys | of_cases | others
    assert not LETTERS["relay"].may_be_clear


class Sign(StrEnum):
    PLUS = "plus"
    MINUS = "minus"


@pytest.mark.parametrize(
    ("hint", "values", "idle"),
    [
        pytest.param(bool, (False, True), None, id="yes or no"),
        pytest.param(Sign, (Sign.PLUS, Sign.MINUS), None, id="one of a few: each"),
        pytest.param(State | None, (None, *State), None, id="one of a few, or none"),
        pytest.param(int, (0, 1, 12), None, id="a number: none, one, many"),
        pytest.param(date, (DAY,), None, id="a day"),
        pytest.param(datetime | None, (None, AT), None, id="a moment that may be missing"),
        pytest.param(str, ("", LONG), None, id="free text: empty and long"),
        pytest.param(tuple[Sign, ...], ((), (Sign.PLUS,), tuple(Sign) * 2), None, id="several: none, one, many"),
        pytest.param(tuple[str, ...], ((), (LONG,), (LONG, LONG)), None, id="several texts: none is empty"),
        pytest.param(Annotated[str, Sample("a", "b")], ("a", "b"), None, id="as the sample says"),
        pytest.param(Annotated[str, Sample("a")] | None, (None, "a"), None, id="as the sample says, or none"),
        pytest.param(Annotated[str, Sample("a", idle="")], ("a",), ("a", ""), id="and what it is beside another"),
        pytest.param(Rare[bool], (False, True, False), None, id="what is rare stands in the middle"),
        pytest.param(Rare[Annotated[str, Sample("a", "b")]], ("a", "b", "a"), None, id="rare, as the sample says"),
    ],
)
def test_the_type_of_a_field_says_what_it_is_tried_with(hint: Any, values: object, idle: object) -> None:
    assert samples(told(hint)) == {"field": values}
    assert samples(told(hint), idle=True) == {"field": values if idle is None else idle}


@pytest.mark.parametrize("hint", [tuple[Happening, ...], Happening, dict[str, str], tuple[str, int]])
def test_a_type_that_says_too_little_wants_a_sample(hint: Any) -> None:
    with pytest.raises(TypeError, match="add a Sample to it"):
        samples(told(hint))


def told(hint: Any) -> type:
    """Return a dataclass with one field of that type."""

    class Told:
        pass

    Told.__annotations__ = {"field": hint}
    return dataclass(Told)


def test_every_draft_becomes_a_letter_that_there_is() -> None:
    assert {draft.value for draft in DraftLetter} - LETTERS.keys() == set()
