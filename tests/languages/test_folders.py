"""What each language's folder brings is whole and can be used: said by the name of what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import time

import pytest
from babel.dates import get_day_names, get_month_names

from mailbot.case.commands.dates import folded
from mailbot.languages import LANGUAGES, PHRASES, any_of, every

PUT_IN_LATER = {"<program>", "<who>", "<cited>"}
WRITTEN_IN_LOWER_CASE = {
    *("dates.fillers", "dates.at", "dates.oclock", "detection.words", "detection.trade", "formulas.name_particles"),
    *("gestures.goes_on", "requests.stop", "requests.start", "requests.anonymous", "disclosure.everyday"),
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
            assert all(isinstance(text, str) and text for pair in value.items() for text in pair)
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


def test_of_no_patterns_nothing_matches() -> None:
    assert not re.search(any_of([]), "anything, or nothing")
