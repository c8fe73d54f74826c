"""Texts read before anybody gets them: what is wrong with one is said at the start, not found in half a letter.

A text is looked at (its name, its marks, its fields), and then written with every combination of the samples. So what
can fail for a day that is missing, a list that is empty or a state that nobody thought of fails here. What remains is a
text that takes apart what is free text, a name or a subject: those are tried empty and long, and not with every word.
A letter that fails all the same is not sent in part: commit.py leaves it out and tells the handlers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product
from math import prod
from traceback import walk_tb

import jinja2
from jinja2.meta import find_undeclared_variables

from mailbot.errors import Permanent
from mailbot.facts import Audience, Letter, Value
from mailbot.languages import LANGUAGES
from mailbot.letters.catalogue import COMMON, FIELDS, REFERENCE_BLOCK, WITH_BELOW
from mailbot.letters.rendering import BELOW, Texts
from mailbot.letters.samples import COMMON_VALUES, OFTEN_EMPTY, ORGANISATION, PARTNERS, VALUES

_MOST = 2500  # combinations, which are tried in half a second
_REFERS = (jinja2.nodes.Include, jinja2.nodes.Import, jinja2.nodes.FromImport, jinja2.nodes.Extends)


def problems(texts: Texts, *, built_in: bool = True) -> list[str]:
    """Say in a sentence each what is wrong: of every text, or without `built_in` of the operator's own alone.

    Ours are written with every sample by the tests; a start has not even time to compile them.
    """
    wanted = {
        f"{language}/{name}.txt": (language, name) for language in LANGUAGES for name in (*FIELDS, REFERENCE_BLOCK)
    }
    found = [
        f"{file}{why}."
        for file, (language, name) in wanted.items()
        if (built_in or file in texts.own) and (why := _why_wrong(texts, language, name))
    ]
    return found + [f"{file} is the name of no letter." for file in texts.own if file not in wanted]


def _why_wrong(texts: Texts, language: str, name: str) -> str | None:
    """Return what is wrong with a text, as it goes on after the name of its file."""
    try:
        source = texts.find_source(language, name)
        if source is None:
            return " is missing"
        tree = texts.parse(language, name)
    except jinja2.TemplateSyntaxError as wrong:
        return f", line {wrong.lineno}: cannot be read: {(wrong.message or '').rstrip('.')}"
    except UnicodeDecodeError:
        return " is not UTF-8"
    if (other := next(tree.find_all(_REFERS), None)) is not None:
        return f", line {other.lineno}: a text cannot take in another one; write its words here"
    has = COMMON | FIELDS.get(name, frozenset())
    used = find_undeclared_variables(tree)
    if unknown := next((node for node in tree.find_all(jinja2.nodes.Name) if node.name in used - has), None):
        names = ", ".join(sorted(has))
        return f", line {unknown.lineno}: uses {unknown.name}, which this letter does not have; it has {names}"
    if (why := _why_misshapen(name, source)) or f"{language}/{name}.txt" not in texts.own:
        return why
    return _why_fails(texts, language, name, used)


def _why_misshapen(name: str, source: str) -> str | None:
    if name in FIELDS and not re.match(r"Subject: .+\n\n", source):
        return " does not begin with a line `Subject: …` and a blank line"
    if "[[below]]" in source:
        line = source[: source.index("[[below]]")].count("\n") + 1
        return f", line {line}: `[[below]]` must begin its line"
    if name in WITH_BELOW and BELOW not in source:
        return " has no line `[[below]]`"
    if name not in WITH_BELOW and BELOW in source:
        line = source[: source.index(BELOW)].count("\n") + 1
        return f", line {line}: `[[below]]` stands in a letter that has nothing to put there"
    return None


def _why_fails(texts: Texts, language: str, name: str, used: set[str]) -> str | None:
    """Write the text with all that it may be told; only the fields that it uses make a difference."""
    values = VALUES.get(name, {})
    first = {field: several[0] for field, several in values.items()}
    told = {
        field: (*several, "") if field in OFTEN_EMPTY else several
        for field, several in {**COMMON_VALUES, **values}.items()
        if field in used
    }
    for chosen in _combined(told):
        if why := _why_unwritten(texts, _letter(language, name, first, chosen), chosen):
            return why + _when(told, chosen)
    return None


def _letter(language: str, name: str, first: Mapping[str, Value], chosen: Mapping[str, Value]) -> Letter:
    # The block of reference closes letters to reporters only, and the shortest of these is the one around their words
    text, audience = ("relay", Audience.REPORTER) if name == REFERENCE_BLOCK else (name, Audience.HANDLER)
    fields = {field: chosen.get(field, value) for field, value in first.items()}
    reference = str(chosen["reference"]) if chosen.get("reference") else None
    below = "what somebody else wrote" if text in WITH_BELOW else None
    return Letter(text, audience, "", language, fields, reference=reference, below=below)


def _why_unwritten(texts: Texts, letter: Letter, chosen: Mapping[str, Value]) -> str | None:
    organisation = replace(ORGANISATION, partners=PARTNERS) if chosen.get("partners") else ORGANISATION
    try:
        rendered = texts.render(letter, organisation)
    except Permanent as why:
        return f"{_line_of(why.__cause__)}: cannot be written: {str(why.__cause__).rstrip('.')}"
    if not rendered.subject.removeprefix(f"[{letter.reference}]").strip():
        return " has an empty subject"
    if BELOW in rendered.body:
        return " comes to its line `[[below]]` twice"
    return None if rendered.body.strip() else " says nothing"


def _line_of(wrong: BaseException | None) -> str:
    """Find where in the text it went wrong: jinja2 puts that into the traceback as if the text were the program."""
    lines = (
        [line for frame, line in walk_tb(wrong.__traceback__) if frame.f_code.co_filename.endswith(".txt")]
        if wrong
        else []
    )
    return f", line {lines[-1]}" if lines else ""


def _when(told: Mapping[str, object], chosen: Mapping[str, Value]) -> str:
    """Name the values that it was told, of the fields that have more than one."""
    named = ", ".join(f"{field} {_shown(chosen[field])}" for field in told)
    return f", with {named}" if named else ""


def _shown(value: Value) -> str:
    match value:
        case None:
            return "missing"
        case "" | ():
            return "empty"
        case tuple():
            return f"of {len(value)}"
        case _:
            return f"“{value}”" if isinstance(value, str) else str(value)


def _combined(values: Mapping[str, Sequence[Value]]) -> Iterator[dict[str, Value]]:
    """Yield every combination of `values`.

    Where those are too many: every two values together, beside the first and the last of all others.
    """
    if prod(map(len, values.values())) <= _MOST:
        yield from (dict(zip(values, chosen, strict=True)) for chosen in product(*values.values()))
        return
    for rest in (0, -1):
        others = {field: several[rest] for field, several in values.items()}
        for one, other in combinations(values, 2):
            for pair in product(dict.fromkeys(values[one]), dict.fromkeys(values[other])):
                yield others | dict(zip((one, other), pair, strict=True))
