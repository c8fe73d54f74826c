"""A letter that says where a case stands says it of every state: who adds one is told of each text that misses it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import pytest
from jinja2 import nodes

from mailbot.facts import State
from mailbot.languages import LANGUAGES
from mailbot.letters.rendering import Texts
from mailbot.letters.stage import Stage

IN_ELSE: dict[str, set[StrEnum]] = {
    "progress": {State.CONTACT},
    "partner-notice": {Stage.CLOSED},
}  # what is said where no other state is
LETTERS: dict[str, type[StrEnum]] = {
    **dict.fromkeys(("assigned", "case", "confirmation", "nobody-reached", "partner-notice"), Stage),
    "progress": State,
}


def named(template: nodes.Template) -> Iterator[str]:
    """Yield each state that a text asks for by its name."""
    for comparison in template.find_all(nodes.Compare):
        if comparison.expr == nodes.Name("state", "load"):
            yield from (str(ask.expr.value) for ask in comparison.ops if isinstance(ask.expr, nodes.Const))


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_says_something_of_every_state(texts: Texts, letter: str, language: str) -> None:
    states = set(named(texts.parse(language, letter)))
    assert states == set(LETTERS[letter]) - IN_ELSE.get(letter, set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_letter_tells_several_states_apart(texts: Texts, language: str) -> None:
    asked = {letter: set(named(texts.parse(language, letter))) for letter in texts.letters}
    assert {letter for letter, states in asked.items() if len(states) > 1} == set(LETTERS)


def test_every_state_is_one_that_a_partner_can_read_of() -> None:
    assert {state.value for state in State} == {stage.value for stage in Stage} - {Stage.FIXED.value}
