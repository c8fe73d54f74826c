"""Texts read before anybody gets them: what is wrong with one is said at the start, not found in half a letter.

A text is looked at (its name, its marks, its fields), and then written with every combination of the samples. So what
can fail for a day that is missing, a list that is empty or a state that nobody thought of fails here. What remains is a
text that takes apart what is free text, a name or a subject: those are tried empty and long, and not with every word.
A letter that fails all the same is not sent in part: commit.py leaves it out and tells the handlers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import combinations, product
from math import prod
from traceback import walk_tb

import jinja2
from jinja2.meta import find_undeclared_variables

from mailbot.errors import Permanent
from mailbot.facts import Audience, Content, Letter
from mailbot.languages import LANGUAGES
from mailbot.letters.for_reporter import Relay
from mailbot.letters.frame import FRAME, Frame
from mailbot.letters.parts import PARTS
from mailbot.letters.rendering import BELOW, Common, Texts, named
from mailbot.letters.sampling import ORGANISATION, PARTNERS, samples

_MOST = 400  # combinations, which are tried in a tenth of a second
_REFERS = (jinja2.nodes.Include, jinja2.nodes.Import, jinja2.nodes.FromImport, jinja2.nodes.Extends)


def missing(texts: Texts) -> list[str]:
    """Return which letters lack a text in which language, a sentence each."""
    return [
        f"languages/{language}/letters/{name}.txt is missing: every letter has a text in every language."
        for language, name in _wanted(texts)
        if not texts.has(language, name)
    ]


def _wanted(texts: Texts) -> Iterator[tuple[str, str]]:
    return product(LANGUAGES, (*texts.letters, *FRAME, *PARTS))


def problems(texts: Texts, *, built_in: bool = True) -> list[str]:
    """Return what is wrong, a sentence each: of every text or, without `built_in`, of the operator's own alone.

    Ours are written with every sample by the tests; a start has not even time to compile them.
    """
    wanted = {f"{language}/{name}.txt": (language, name) for language, name in _wanted(texts)}
    wrong = []
    for file, (language, name) in wanted.items():
        tried = file in texts.own or (built_in and texts.has(language, name))
        if tried and (why := _why_wrong(texts, language, name)):
            wrong.append(f"{file}{why}.")
    there = {*texts.own, *(texts.built_in() if built_in else ())}
    return wrong + [f"{file} is the name of no letter." for file in sorted(there - wanted.keys())]


def _why_wrong(texts: Texts, language: str, name: str) -> str | None:
    """Return what is wrong with a text, as it goes on after the name of its file."""
    try:
        source = texts.find_source(language, name) or ""
        tree = texts.parse(language, name)
        # It compiles it, but for the last step: a filter that is not there is found
        used = find_undeclared_variables(tree)
    except jinja2.TemplateSyntaxError as wrong:
        return f", line {wrong.lineno}: cannot be read: {(wrong.message or '').rstrip('.')}"
    except UnicodeDecodeError:
        return " is not UTF-8"
    if (other := next((node for node in tree.find_all(_REFERS) if not _is_of_a_part(node)), None)) is not None:
        return f", line {other.lineno}: a text cannot take in another one; write its words here"
    letter = texts.letters.get(name) or PARTS.get(name)
    has = {field.name for field in (*fields(Common), *fields(letter or Frame))}
    if unknown := next((node for node in tree.find_all(jinja2.nodes.Name) if node.name in used - has), None):
        names = ", ".join(sorted(has))
        return f", line {unknown.lineno}: uses {unknown.name}, which this letter does not have; it has {names}"
    if (why := _why_misshapen(texts.letters.get(name), source)) or f"{language}/{name}.txt" not in texts.own:
        return why
    return _why_fails(texts, language, letter, used)


def _is_of_a_part(node: jinja2.nodes.Node) -> bool:
    """Return whether a tag takes in a part: what that asks for and the letter has not is found as it is written."""
    named = node.template if isinstance(node, jinja2.nodes.Include) else None
    return isinstance(named, jinja2.nodes.Const) and named.value in PARTS


def _why_misshapen(letter: type[Content] | None, source: str) -> str | None:
    if letter is not None and not re.match(r"(?:Called: .+\n)?Subject: .+\n\n", source):
        return " does not begin with a line `Subject: …` and a blank line"
    if "[[below]]" in source:
        line = source[: source.index("[[below]]")].count("\n") + 1
        return f", line {line}: `[[below]]` must begin its line"
    has_below = letter is not None and letter.has_below
    if has_below and BELOW not in source:
        return " has no line `[[below]]`"
    if not has_below and BELOW in source:
        line = source[: source.index(BELOW)].count("\n") + 1
        return f", line {line}: `[[below]]` stands in a letter that has nothing to put there"
    return None


def _why_fails(texts: Texts, language: str, letter: type[Content] | None, used: set[str]) -> str | None:
    """Write the text with all that it may be told; only the fields that it uses make a difference."""
    # What stands around letters is tried around the shortest of them, which is made of somebody's words alone
    kind, audience = (letter, Audience.HANDLER) if letter is not None else (Relay, Audience.REPORTER)
    told: Callable[..., Content | Frame] = letter or Frame
    first = {field: several[0] for field, several in samples(letter or Frame).items()}
    values = {field: several for field, several in samples(letter or Frame, idle=True).items() if field in used}
    common = {field: several for field, several in samples(Common).items() if field in used and len(several) > 1}
    for chosen in combined(common | values):
        content: Content | Frame = told(**{field: chosen.get(field, value) for field, value in first.items()})
        around, content = (content, Relay()) if isinstance(content, Frame) else (None, content)
        below = "what somebody else wrote" if kind.has_below else None
        reference = str(chosen["reference"]) if chosen.get("reference") else None
        written = Letter(content, audience, "", language, reference=reference, below=below)
        if why := _why_unwritten(texts, written, chosen, around):
            return why + _when(common | values, chosen)
    return None


def _why_unwritten(
    texts: Texts, letter: Letter, chosen: Mapping[str, object], around: Frame | None = None
) -> str | None:
    organisation = replace(
        ORGANISATION,
        partners=PARTNERS if chosen.get("partners") else (),
        safe_harbour=bool(chosen.get("safe_harbour", True)),
    )
    try:
        rendered = texts.render(letter, organisation, around=around)
    except Permanent as why:
        return f"{_line_of(why.__cause__)}: cannot be written: {str(why.__cause__).rstrip('.')}"
    if not rendered.subject.removesuffix(named(letter.reference)).strip():
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


def _when(values: Mapping[str, object], chosen: Mapping[str, object]) -> str:
    """Return which values were chosen of the fields that have more than one."""
    named = ", ".join(f"{field} {_shown(chosen[field])}" for field in values)
    return f", with {named}" if named else ""


def _shown(value: object) -> str:
    match value:
        case None:
            return "missing"
        case "" | ():
            return "empty"
        case tuple():
            return f"of {len(value)}"
        case _:
            return f"“{value}”" if isinstance(value, str) else str(value)


def combined(values: Mapping[str, Sequence[object]]) -> Iterator[dict[str, object]]:
    """Yield every combination of `values`.

    Where those are too many: every two values together, beside the first and the last of all others.
    """
    if prod(map(len, values.values())) <= _MOST:
        yield from (dict(zip(values, chosen, strict=True)) for chosen in product(*values.values()))
        return
    for rest in (0, -1):
        others = {field: several[rest] for field, several in values.items()}
        for field, other in combinations(values, 2):
            for pair in product(dict.fromkeys(values[field]), dict.fromkeys(values[other])):
                yield others | dict(zip((field, other), pair, strict=True))
