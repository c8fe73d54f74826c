"""What each language's folder brings is whole and can be used: said by the name of what is wrong with it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import time
from pathlib import Path

import pytest
from babel.dates import get_day_names, get_month_names
from babel.localedata import locale_identifiers

import mailbot
from mailbot.case.commands.dates import folded
from mailbot.languages import LANGUAGES, PHRASES, any_of, every

CODE = Path(mailbot.__file__).parent
MODULES = [
    path
    for path in sorted(CODE.rglob("*.py"))
    if not any(path.is_relative_to(CODE / "languages" / language) for language in LANGUAGES)
]
TABLES_OF_LETTERS = {"mail/charsets.py"}
PUT_IN_LATER = {"<program>", "<who>", "<cited>"}
WRITTEN_IN_LOWER_CASE = {
    *("detection.legalese", "detection.disclaimers", "banners.this_mail", "banners.for_somebody", "banners.of_law"),
    *("banners.secret", "banners.destroy", "banners.forbidden"),
    *("dates.fillers", "dates.at", "dates.oclock", "detection.words", "detection.trade", "formulas.name_particles"),
    *(
        "gestures.goes_on",
        "requests.stop",
        "requests.start",
        "requests.anonymous",
        "requests.no_mail",
        "disclosure.everyday",
    ),
}


def phrases_of(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Give each field below `value` that is no group of fields, by its name."""
    if is_dataclass(value):
        for field in fields(value):
            yield from phrases_of(getattr(value, field.name), f"{name}.{field.name}".lstrip("."))
    else:
        yield name, value


EVERY = [
    pytest.param(name, value, id=f"{language}-{name}")
    for language, phrases in PHRASES.items()
    for name, value in phrases_of(phrases)
]


@pytest.mark.parametrize(("name", "value"), EVERY)
def test_a_field_holds_what_it_should(name: str, value: object) -> None:
    match value:
        case str():
            assert value
        case Mapping():
            assert all(callable(text) or (isinstance(text, str) and text) for pair in value.items() for text in pair)
        case tuple() | frozenset():
            assert all(isinstance(text, str) and text for text in value)
            left = {piece for text in value for piece in re.findall(r"<\w+>", text)}
            assert left <= PUT_IN_LATER
            assert [text for text in value if name in WRITTEN_IN_LOWER_CASE and text != text.lower()] == []
        case _:
            pytest.fail(f"{name} is a {type(value).__name__}: a text in brackets without a comma?")


@pytest.mark.parametrize(("name", "value"), [each for each in EVERY if isinstance(each.values[1], tuple)])
def test_a_pattern_can_be_read_and_matches_no_empty_line(name: str, value: tuple[str, ...]) -> None:
    for pattern in value:
        assert not re.compile(pattern).fullmatch(""), name


def test_every_folder_is_a_language_that_babel_knows() -> None:
    folders = {path.name for path in (CODE / "languages").iterdir() if path.is_dir()} - {"__pycache__"}
    assert folders == set(LANGUAGES), "a folder without __init__.py is not found"
    assert folders <= set(locale_identifiers())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_that_was_copied_takes_nothing_from_the_one_that_it_was_copied_from(language: str) -> None:
    modules = (CODE / "languages" / language).glob("*.py")
    sources = {path.name: path.read_text(encoding="utf-8") for path in modules}
    others = {name: {*re.findall(r"mailbot\.languages\.(\w+)\.", text)} - {language} for name, text in sources.items()}
    assert {name: folders for name, folders in others.items() if folders} == {}


def letters_of(language: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (CODE / "languages" / language / "letters").iterdir()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_left_as_it_was_copied(language: str) -> None:
    texts = letters_of(language)
    for other in set(LANGUAGES) - {language}:
        same = texts.items() & letters_of(other).items()
        assert {name for name, _ in same} == set(), f"{other}/letters has the same"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_moment_says_its_day_and_its_time(language: str) -> None:
    words = PHRASES[language].dates.moment.format(day="(day)", at=time(17, 5))
    assert "(day)" in words
    assert "17" in words
    assert "05" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_be_a_reminder_is_among_what_recalls(language: str) -> None:
    gestures = PHRASES[language].gestures
    assert set(gestures.reminders) <= set(gestures.recalls)


def test_the_trade_speaks_one_language() -> None:
    assert [language for language, phrases in PHRASES.items() if phrases.detection.trade] == ["en"]


def meanings() -> Iterator[tuple[str, object]]:
    """Give each word that handlers and reporters may write alone, and what it means in some language."""
    for language, phrases in PHRASES.items():
        for wish in ("stop", "start", "anonymous"):
            yield from ((f"reporter: {word}", wish) for word in getattr(phrases.requests, wish))
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                months = get_month_names(width, context, language)
                yield from ((f"month: {folded(name).strip('.')}", month) for month, name in months.items())
        yield from ((f"day: {folded(name)}", day) for day, name in get_day_names(locale=language).items())


def test_no_word_means_one_thing_in_one_language_and_another_in_another() -> None:
    known: dict[str, set[object]] = {}
    for word, meaning in meanings():
        known.setdefault(word, set()).add(meaning)
    assert {word: meant for word, meant in known.items() if len(meant) > 1} == {}


def test_no_name_of_a_month_is_left_out_of_a_date_as_a_small_word() -> None:
    fillers = re.compile(any_of(every(lambda phrases: phrases.dates.fillers)))
    assert [word for word, _ in meanings() if fillers.fullmatch(word.partition(": ")[2])] == []


def words_of_a_language(module: str, source: str) -> Iterator[str]:
    """Give what a module says of one language: its code, or letters that English does not have."""
    tree = ast.parse(source)
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            latin = re.search("[\u00c0-\u024f]", node.value) and module not in TABLES_OF_LETTERS
            if node.value in LANGUAGES or latin:
                yield f"{module}:{node.lineno}: {node.value}"


@pytest.mark.parametrize("path", [pytest.param(path, id=path.relative_to(CODE).as_posix()) for path in MODULES])
def test_no_module_outside_the_folders_speaks_of_one_language(path: Path) -> None:
    assert list(words_of_a_language(path.relative_to(CODE).as_posix(), path.read_text())) == []


@pytest.mark.parametrize("line", ['A = {"nl": 1}', 'A = "réponse"', 'def f():\n    """Text."""\n    return "Grüße"'])
def test_a_module_that_speaks_of_one_language_is_seen(line: str) -> None:
    assert len(list(words_of_a_language("case/new.py", f'"""Text: Grüße."""\n{line}\n'))) == 1


def test_of_no_patterns_nothing_matches() -> None:
    assert not re.search(any_of([]), "anything, or nothing")
