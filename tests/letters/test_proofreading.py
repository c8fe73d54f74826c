"""An operator's own texts: whatever is wrong with one is said at the start, with its file and line."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path

import pytest

import mailbot.languages
from mailbot.errors import ConfigError, Permanent
from mailbot.facts import Audience, Letter
from mailbot.languages import LANGUAGES
from mailbot.letters.for_handlers import CaseMail
from mailbot.letters.for_reporter import Accepted, Before, Fixed, Invalid
from mailbot.letters.proofreading import missing, problems
from mailbot.letters.rendering import Texts
from mailbot.letters.sampling import DAY, ORGANISATION
from tests.sample_letters import LETTERS

BUILT_IN = Path(mailbot.languages.__file__).parent
ACCEPTED = (
    "address, authority, before, fingerprint, next_by, organisation, partners, policy_url, privacy_url, reference, "
    "safe_harbour, solution_by, was"
)


def write(folder: Path, name: str, source: str | bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(source.encode() if isinstance(source, str) else source)


def found(folder: Path, name: str, source: str | bytes) -> list[str]:
    """Say what is wrong with `source` as the only text of an operator's own, as a start sees it."""
    write(folder, name, source)
    return problems(Texts(folder), built_in=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_texts_would_pass_as_an_operators(tmp_path: Path, language: str) -> None:
    shutil.copytree(BUILT_IN / language / "letters", tmp_path / language)
    assert problems(Texts(tmp_path), built_in=False) == []


def test_the_texts_that_we_ship_are_complete() -> None:
    assert missing(Texts()) == []


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        pytest.param(
            "Subject: x\n\nIt is\nvalid, {{ wish }}.\n",
            f", line 4: uses wish, which this letter does not have; it has {ACCEPTED}.",
            id="a-field-that-this-letter-does-not-have",
        ),
        pytest.param(
            "Subject: x\n\n{% if next_by %}{{ _timezone }}{% endif %}\n",
            f", line 3: uses _timezone, which this letter does not have; it has {ACCEPTED}.",
            id="what-is-ours-alone",
        ),
        pytest.param(
            "Subject: x\n\n{% if %}\n",
            ", line 3: cannot be read: Expected an expression, got 'end of statement block'.",
            id="a-mistake-in-the-template-language",
        ),
        pytest.param(
            "Subject: x\n\n{{ solution_by | wish }}\n",
            ", line 3: cannot be read: No filter named 'wish'.",
            id="a-filter-that-is-not-there",
        ),
        pytest.param("It is valid.\n", " does not begin with a line `Subject: …` and a blank line.", id="no-subject"),
        pytest.param(
            "Subject: x\nIt is valid.\n",
            " does not begin with a line `Subject: …` and a blank line.",
            id="no-blank-line",
        ),
        pytest.param("Subject: x\n\n\xe9t\xe9\n".encode("latin-1"), " is not UTF-8.", id="another-encoding"),
        pytest.param(
            "Subject: x\n\nIt is valid.\n\n{{ next_by | day }}\n",
            ", line 5: cannot be written: a day is missing, with next_by missing.",
            id="a-day-that-is-not-always-there",
        ),
        pytest.param(
            "Subject: x\n\n{{ reference.upper() }}\n",
            ", line 3: cannot be written: 'None' has no attribute 'upper', with reference missing.",
            id="a-reference-that-is-not-always-there",
        ),
        pytest.param(
            "Subject: x\n\n{{ partners.split(',')[1] }}\n",
            ", line 3: cannot be written: list object has no element 1, with partners empty.",
            id="one-of-a-list-that-may-be-short",
        ),
        pytest.param(
            "Subject: x\n\n{{ ''.__class__.__mro__ }}\n",
            ", line 3: cannot be written: access to attribute '__class__' of 'str' object is unsafe.",
            id="a-way-to-the-interpreter",
        ),
        pytest.param(
            "Subject: {% if next_by %}x{% endif %}\n\ny\n",
            " has an empty subject, with next_by missing.",
            id="a-subject-that-is-not-always-there",
        ),
        pytest.param(
            "Subject: x\n\n{% if next_by %}y{% endif %}\n",
            " says nothing, with next_by missing.",
            id="words-that-are-not-always-there",
        ),
        pytest.param(
            "Subject: x\n\n{% include 'fixed' %}\n",
            ", line 3: a text cannot take in another one; write its words here.",
            id="another-text-inside",
        ),
        pytest.param(
            "Subject: x\n\ny\n\n[[below]]\n",
            ", line 5: `[[below]]` stands in a letter that has nothing to put there.",
            id="a-place-for-nothing",
        ),
        pytest.param("Subject: x\n\nIt is valid.\n", None, id="a-good-one"),
        pytest.param(
            "\ufeffSubject: x\r\n\r\nIt is valid,\r\n{{ solution_by | day }}.\r\n", None, id="a-good-one-from-windows"
        ),
    ],
)
def test_what_is_wrong_with_a_text_is_said_with_its_line(
    tmp_path: Path, source: str | bytes, problem: str | None
) -> None:
    assert found(tmp_path, "en/accepted.txt", source) == ([f"en/accepted.txt{problem}"] if problem else [])


@pytest.mark.parametrize(
    ("file", "source", "problem"),
    [
        pytest.param("not-taken", "Subject: x\n\n{% include 'why-not-taken' +%}\n", None, id="a-letter-with-it"),
        pytest.param("why-not-taken", "The server says no to {{ name }}.\n", None, id="one-of-ones-own"),
        pytest.param(
            "why-not-taken",
            "It is {{ size }}.\n",
            ", line 1: uses size, which this letter does not have; it has",
            id="one-that-asks-for-what-is-not-there",
        ),
        pytest.param(
            "accepted",
            "Subject: x\n\n{% include 'clock-steps' +%}\n",
            ", line 1: cannot be written: 'until' is undefined",
            id="in-a-letter-that-has-not-what-it-tells",
        ),
        pytest.param("clock-steps", "{{ left // 0 }}\n", ", line 1: cannot be written:", id="one-that-fails"),
        pytest.param("what-happened", "{{ happened[0].at | day }}\n", ", line 1: cannot be written:", id="of-nothing"),
    ],
)
def test_a_part_is_tried_in_a_letter_that_takes_it_in(
    tmp_path: Path, file: str, source: str, problem: str | None
) -> None:
    wrong = found(tmp_path, f"en/{file}.txt", source)
    assert [line.startswith(f"en/{file}.txt{problem}") for line in wrong] == ([True] if problem else [])


@pytest.mark.parametrize("name", sorted(letter.text for letter in LETTERS.values() if letter.has_below))
@pytest.mark.parametrize(
    ("body", "problem"),
    [
        pytest.param("y", " has no line `[[below]]`.", id="none"),
        pytest.param("It says: [[below]]", ", line 3: `[[below]]` must begin its line.", id="within-a-line"),
        pytest.param(
            "[[below]]\n{% if reference %}\n[[below]]\n{% endif %}\n",
            " comes to its line `[[below]]` twice, with reference “VB-2026-K7QM”.",
            id="two",
        ),
        pytest.param("[[below]]", None, id="one"),
    ],
)
def test_the_words_of_others_have_a_place_in_every_letter_that_carries_them(
    tmp_path: Path, name: str, body: str, problem: str | None
) -> None:
    wrong = found(tmp_path, f"fr/{name}.txt", f"Subject: x\n\n{body}\n")
    wrong = [one.replace("VB-2026-9XYZ", "VB-2026-K7QM") for one in wrong]  # a letter may have a reference of its own
    assert wrong == ([f"fr/{name}.txt{problem}"] if problem else [])


def test_two_fields_that_only_fail_together_are_tried_together(tmp_path: Path) -> None:
    """The letter of a case has more combinations than can be tried; any two values still meet."""
    everything = " ".join("{{ " + field + " }}" for field in sorted(field.name for field in fields(CaseMail)))
    together = "{% if anonymous and was_copied %}{{ none | day }}{% endif %}"
    source = f"Subject: x\n\n{everything}\n{together}\n\n[[below]]\n"
    (problem,) = found(tmp_path, "nl/case.txt", source)
    assert problem.startswith("nl/case.txt, line 4: cannot be written: a day is missing, with ")


def test_the_block_of_reference_is_tried_as_well(tmp_path: Path) -> None:
    assert found(tmp_path, "en/reference-block.txt", "- {{ 1 // partners | length }}\n") == [
        "en/reference-block.txt, line 1: cannot be written: integer division or modulo by zero, with partners empty."
    ]


@pytest.mark.parametrize("name", ["en/acepted.txt", "xx/accepted.txt", "accepted.txt", "en/more/accepted.txt"])
def test_a_text_that_no_letter_will_ever_use_is_found(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, name, "Subject: x\n\ny\n") == [f"{name} is the name of no letter."]


def test_what_an_editor_leaves_behind_is_no_text(tmp_path: Path) -> None:
    for name in ("en/.accepted.txt.swp", "en/.#accepted.txt", "en/accepted.txt~", "README.md"):
        assert found(tmp_path, name, "x") == []


def test_a_start_looks_at_the_operators_own_texts_alone(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    texts = Texts(tmp_path)
    assert problems(texts, built_in=False) == []
    assert not any(environment.cache for environment in texts._languages.values())  # nothing was compiled


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"texts_dir: .*/nowhere cannot be read: No such file or directory"):
        Texts(tmp_path / "nowhere")


def test_a_file_that_changes_after_the_start_changes_no_letter(tmp_path: Path) -> None:
    """What was tried is what is sent: a new version counts from the next start, when it is tried as well."""
    write(tmp_path, "en/accepted.txt", "Subject: x\n\nValid.\n")
    texts = Texts(tmp_path)
    write(tmp_path, "en/accepted.txt", "Subject: x\n\n{{ wish }}\n")
    write(tmp_path, "en/fixed.txt", "Subject: x\n\n{{ wish }}\n")
    letter = Letter(Accepted(Before.NEW, None, solution_by=DAY, next_by=None), Audience.HANDLER, "", "en")
    assert texts.render(letter, ORGANISATION).body == "Valid.\n"
    fixed = Letter(Fixed(ask=False), Audience.HANDLER, "", "en")
    assert texts.render(fixed, ORGANISATION) == Texts().render(fixed, ORGANISATION)


def test_only_some_texts_of_some_languages_may_be_ones_own(tmp_path: Path) -> None:
    write(tmp_path, "de/fixed.txt", "Subject: Erledigt\n\nErledigt.\n")
    texts = Texts(tmp_path)
    subjects = {
        language: texts.render(Letter(Fixed(ask=False), Audience.HANDLER, "", language), ORGANISATION).subject
        for language in LANGUAGES
    }
    assert [language for language, subject in subjects.items() if subject == "Erledigt"] == ["de"]


def test_a_text_that_is_not_utf8_stops_its_letter_only(tmp_path: Path) -> None:
    write(tmp_path, "en/fixed.txt", b"Subject: x\n\n\xe9t\xe9\n")
    texts = Texts(tmp_path)
    with pytest.raises(Permanent, match="en/fixed"):
        texts.render(Letter(Fixed(ask=False), Audience.HANDLER, "", "en"), ORGANISATION)
    assert texts.render(Letter(Invalid(reasoned=False), Audience.HANDLER, "", "en"), ORGANISATION).subject
