"""Every reason for which a mail is held has words in every language; what differs from mail to mail stands behind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import mailbot
from mailbot.edges.store import ASIDE
from mailbot.event_context import NOT_TAKEN
from mailbot.facts import Context, Hold, HoldReason, Sign
from mailbot.languages import LANGUAGES, PHRASES
from mailbot.languages.reasons import in_words

CODE = Path(mailbot.__file__).parent
# What is said beside a reason of ours, by the parts that read and open mail: calls that make it, by argument
CALLS = {"Broken": 0}
# What the parser's bounds say, and what is wrong with OpenPGP packets; other parts raise these for other readers
RAISED = {
    "Permanent": ("mail/message.py", "mail/tree.py", "edges/parser/__init__.py"),
    "_Died": ("edges/parser/__init__.py",),
    "ValueError": ("edges/gpg/packets.py",),
}
GIVEN_BY = {"_why_closed", "why_not_decrypted"}
KEPT_IN = {"OURS_IS_WRONG", "reason"}
KEPT_BESIDE = ("edges/gpg/verdicts.py",)
# What is said here was made elsewhere, where it is found
HANDED_ON = {"reason", "why", "str(why)", "str(odd)", "str(bound)"}


def spelled(node: ast.expr) -> Iterator[str]:
    """Give the texts that an expression may be, with 7 for what is filled in."""
    match node:
        case ast.Constant(value=str() as text) if text:
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)
        case ast.IfExp():
            yield from spelled(node.body)
            yield from spelled(node.orelse)
        case ast.BoolOp(values=either):
            for one in either:
                yield from spelled(one)
        case ast.Dict():
            for one in node.values:
                yield from spelled(one)
        case ast.Subscript():
            yield from spelled(node.value)
        case _:
            pass


def made(path: Path) -> Iterator[tuple[str, ast.expr]]:
    """Give each expression in a module that makes a reason, and what it does."""
    where, text = path.relative_to(CODE).as_posix(), path.read_text()
    raised = [name for name, places in RAISED.items() if where in places]
    if not any(name in text for name in (*CALLS, *raised, *GIVEN_BY, *(KEPT_IN if where in KEPT_BESIDE else ()))):
        return  # to parse all of the code is a tenth of what each worker needs to read the tests in
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments):
                if name in CALLS and len(arguments) > CALLS[name]:
                    yield "call", arguments[CALLS[name]]
                elif where in RAISED.get(name, ()) and arguments:
                    yield "raise", arguments[0]
            case ast.FunctionDef(name=name) if name in GIVEN_BY:
                yield from (
                    ("return", one.value) for one in ast.walk(node) if isinstance(one, ast.Return) and one.value
                )
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in KEPT_IN and where in KEPT_BESIDE:
                yield "keep", value


FOUND = [(path, how, node) for path in sorted(CODE.rglob("*.py")) for how, node in made(path)]
OURS = {str(reason).format(7, 7) for reason in HoldReason if reason is not HoldReason.UNREAD}
SIGNED = {context.value for context in Context if not context.proves}
SAID = {text for _, _, node in FOUND for text in spelled(node)}
REASONS = sorted({*OURS, *SIGNED, *SAID, *Sign, ASIDE, NOT_TAKEN})


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_words_in_every_language(reason: str) -> None:
    words = {language: in_words(language, reason) for language in LANGUAGES}
    others = {language: said for language, said in words.items() if language != "en"}
    assert [language for language, said in others.items() if said in (reason, words["en"])] == []
    assert len(set(words.values())) == len(LANGUAGES)
    assert all("{}" not in said for said in words.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_lacks_a_reason_that_another_has(language: str) -> None:
    every = {reason for phrases in PHRASES.values() for reason in phrases.reasons}
    assert sorted(every - PHRASES[language].reasons.keys()) == []


def test_no_reason_is_made_where_it_is_not_looked_for() -> None:
    strange = [
        f"{path.name}:{node.lineno}: {ast.unparse(node)}"
        for path, how, node in FOUND
        if how == "call" and not any(spelled(node)) and ast.unparse(node) not in HANDED_ON
    ]
    assert strange == []
    assert {"not OpenPGP", "a 7 field of 7 octets"} <= set(REASONS)


@pytest.mark.parametrize(
    ("hold", "text"),
    [
        pytest.param(Hold(HoldReason.NO_SENDER), "no single From address", id="a reason of ours"),
        pytest.param(Hold(HoldReason.SPAM, "x-spam-flag"), "spam: x-spam-flag", id="with what differs"),
        pytest.param(Hold(HoldReason.NOT_GIVEN, "BAD {0} {}"), "not given by the mail server: BAD {0} {}", id="braces"),
        pytest.param(Hold(HoldReason.UNREAD, "parser died"), "parser died", id="in the words of another part"),
        pytest.param(Hold(Sign.AUTO_SUBMITTED), "Auto-Submitted", id="the sign of a machine"),
        pytest.param(Hold(Context.NONE), Context.NONE.value, id="what a signature does not say"),
    ],
)
def test_a_reason_is_stored_in_the_words_that_it_always_had(hold: Hold, text: str) -> None:
    assert hold.text == text


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        pytest.param(
            "failed twice before: KeyError at intake.py:61",
            "lezen is twee keer mislukt: KeyError at intake.py:61",
            id="the place of a bug",
        ),
        pytest.param("failed 5 times: KeyError {0}", "5 keer mislukt: KeyError {0}", id="a number, and braces"),
        pytest.param(
            "not given by the mail server: IMAP fetch: BAD spam: no",
            "niet op te halen bij onze mailserver: IMAP fetch: BAD spam: no",
            id="what a server said",
        ),
        pytest.param("could not be opened: cut off", "niet te openen: afgebroken", id="a reason within a reason"),
        pytest.param(
            "failed twice before: could not be opened: more than 9 parts",
            "lezen is twee keer mislukt: niet te openen: meer dan 9 onderdelen",
            id="two deep",
        ),
        pytest.param("spam: x-spam-flag", "spam volgens onze mailserver: x-spam-flag", id="the sign of spam"),
        pytest.param(
            "failed twice before: X-Autoreply",
            "lezen is twee keer mislukt: X-Autoreply",
            id="no sign of a machine",
        ),
        pytest.param("spam: " * 50, "spam volgens onze mailserver: " * 3 + "spam: " * 47, id="for ever: it ends"),
        pytest.param("failed {} times: {}", "{} keer mislukt: {}", id="what differs is a pair of braces"),
        pytest.param("List-archive is open to all", "List-archive is open to all", id="what a stranger wrote"),
        pytest.param("spam: one\ntwo", "spam: one\ntwo", id="what a stranger wrote, in lines"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_differs_stands_behind_as_it_is(reason: str, words: str) -> None:
    assert in_words("nl", reason) == words
    assert in_words("xx", reason) == reason
