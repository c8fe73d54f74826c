"""Letter to words: its text, in the reader's language, with what it has to tell, laid out to be read anywhere.

Hostile values never stop a letter, and none begins a line: what one line cannot hold is dropped from it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from textwrap import wrap
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import jinja2
from babel.dates import format_date
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mailbot import languages, letters
from mailbot.errors import Permanent, by_cause
from mailbot.facts import Audience, Content, Letter, Organisation
from mailbot.languages import LANGUAGES, PHRASES
from mailbot.languages.reasons import in_words
from mailbot.letters.sampling import Sample

REFERENCE_BLOCK: Final = "reference-block"  # closes every letter to a reporter
RULE: Final = "* * *"  # not "-- ": clients cut or grey out what follows that

_CALLED = re.compile(r"\ACalled: (.+?)\r?\n")
_TAG = re.compile(r"\{[%{#].*?[%}#]\}")
_BUILT_IN = Path(languages.__file__).parent
BELOW: Final = "\0"  # stands for the line [[below]]; no field can hold it

# What a template can raise, beside its own errors, that adds, divides, counts or asks for what is not there
_MISTAKES = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError, jinja2.TemplateError)

_SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")  # French has some of the other kind
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # general categories of Unicode
_COLUMNS = 72  # RFC 3676 section 4.2 says 78 at most; 72 leaves room to be quoted


@dataclass(frozen=True, slots=True)
class Common:
    """What every text may use, whatever its letter."""

    organisation: Annotated[str, Sample("Gemeente Voorbeeld")]
    address: Annotated[str, Sample("security@voorbeeld.example")]
    reference: Annotated[str | None, Sample(None, "VB-2026-K7QM")]
    policy_url: Annotated[str, Sample("https://www.voorbeeld.example/responsible-disclosure")]
    privacy_url: Annotated[str, Sample("https://www.voorbeeld.example/privacy")]
    fingerprint: Annotated[str, Sample("0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567")]
    partners: Annotated[str, Sample("", "IBD")]  # whom reports are always shared with


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter in words; the body has LF line ends and is laid out as format=flowed (RFC 3676)."""

    subject: str
    body: str


class Texts:
    """The texts in every language: the built-in ones, and before them those of the folder `overrides` (`own`).

    A text is a Jinja template: `Called: …`, which is its name where another letter speaks of it, `Subject: …`, a blank
    line, paragraphs. An operator's own goes by the name of ours. A tag at the end of a line takes the line
    break with it. Lines of a paragraph run on, unless they begin with `- `; `[[below]]` is where `Letter.below` goes.
    """

    def __init__(self, overrides: Path | None = None) -> None:
        """Read the files of `overrides` at once: what was tried at the start is what letters are made of until the end.

        Raises ConfigError when one cannot be read, and Temporary when that may pass.
        """
        self.letters = letters.find()
        self.own = {} if overrides is None else _read(overrides)
        self._languages = {language: self._environment(language) for language in LANGUAGES}

    def _environment(self, language: str) -> jinja2.Environment:
        environment = ImmutableSandboxedEnvironment(
            loader=jinja2.FunctionLoader(partial(self._load, language)),
            undefined=jinja2.StrictUndefined,
            finalize=lambda value: printable(value) if isinstance(value, str) else value,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
        )
        environment.filters["in_words"] = partial(in_words, language)
        environment.filters["called"] = partial(self.called, language)
        environment.filters["day"] = jinja2.pass_context(partial(_day, language))
        environment.filters["moment"] = jinja2.pass_context(partial(_moment, language))
        return environment

    def parse(self, language: str, name: str) -> jinja2.nodes.Template:
        """Return the syntax tree of a text, once it is shown that it compiles; raises what jinja2 raises."""
        environment = self._languages[language]
        environment.get_template(name)
        return environment.parse(self.find_source(language, name) or "")

    def has(self, language: str, name: str) -> bool:
        """Return whether there is a text of that name."""
        return f"{language}/{name}.txt" in self.own or _built_in(language, name).is_file()

    def built_in(self) -> Iterator[str]:
        """Yield the files of the built-in texts."""
        for language in LANGUAGES:
            yield from (f"{language}/{path.name}" for path in _built_in(language, REFERENCE_BLOCK).parent.iterdir())

    def find_source(self, language: str, name: str) -> str | None:
        """Return a text as it was written, but for its line [[below]]; None when there is none of that name."""
        if name not in self.letters and name != REFERENCE_BLOCK:
            return None  # a text may name another text, and no other file
        raw = self.own.get(f"{language}/{name}.txt")
        if raw is None:
            raw = _read_built_in(language, name)
        return (
            None if raw is None else raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\n[[below]]", f"\n{BELOW}")
        )

    def called(self, language: str, name: str) -> str:
        """Return the name of a letter in `language`; one of a later version goes by its own name."""
        if name in self.letters:
            for raw in (self.own.get(f"{language}/{name}.txt"), _read_built_in(language, name)):
                if raw is not None and (words := _CALLED.match(raw.decode("utf-8-sig", errors="replace"))):
                    return words[1]
        return name

    def wording(self, languages: Iterable[str]) -> Iterator[str]:
        """Yield what our letters say in these languages, without their tags."""
        for language in languages:
            for name in self.letters:
                yield _TAG.sub("\n", _CALLED.sub("", self.find_source(language, name) or ""))

    def _load(self, language: str, name: str) -> tuple[str, str, None] | None:
        source = self.find_source(language, name)
        return None if source is None else (source, f"{language}/{name}.txt", None)

    def render(self, letter: Letter, organisation: Organisation, *, mark: str = "", line: str = "") -> Rendered:
        """Put `letter` into words; raises Permanent when its text is missing or asks for what is not there.

        `mark` is the line under which a handler finds what somebody else wrote; `line` stands above it.
        """
        values = {**_values(_common(letter, organisation)), **_values(letter.content)}
        values["_timezone"] = ZoneInfo(organisation.timezone)
        try:
            environment = self._languages[letter.language]
            whole = _CALLED.sub("", environment.get_template(letter.text).render(values))
            first, _, text = whole.partition("\n")
            above, _, after = text.partition(BELOW)
            paragraphs = [*_flowed(above), *filter(None, [line])]
            if letter.below is not None:
                marks = [mark] if letter.audience is Audience.HANDLER else []
                paragraphs.append("\n".join([*marks, *_as_written(letter.below)]))
            paragraphs += _flowed(after)
            if letter.audience is Audience.REPORTER:
                paragraphs.append(RULE)
                paragraphs += _flowed(environment.get_template(REFERENCE_BLOCK).render(values))
        except _MISTAKES as wrong:
            raise Permanent(f"text {letter.language}/{letter.text}: {wrong}") from wrong
        subject = named(letter.reference) + first.removeprefix("Subject:").strip()
        return Rendered(subject, "\n\n".join(paragraphs) + "\n" + (f"\n{letter.again}" if letter.again else ""))


def _common(letter: Letter, organisation: Organisation) -> Common:
    return Common(
        organisation=organisation.name,
        address=organisation.address,
        reference=letter.reference,
        policy_url=organisation.policy_url,
        privacy_url=organisation.privacy_url,
        fingerprint=" ".join(re.findall(".{1,4}", organisation.fingerprint)),
        partners=", ".join(partner.name for partner in organisation.partners if partner.always),
    )


def _values(source: Common | Content) -> dict[str, object]:
    return {field.name: getattr(source, field.name) for field in fields(source)}


def named(reference: str | None) -> str:
    """Return what a subject begins with."""
    return f"[{reference}] " if reference else ""


def _built_in(language: str, name: str) -> Path:
    return _BUILT_IN / language / "letters" / f"{name}.txt"


def _read_built_in(language: str, name: str) -> bytes | None:
    path = _built_in(language, name)
    return path.read_bytes() if path.is_file() else None


def _read(folder: Path) -> dict[str, bytes]:
    """Return every text in `folder` by its path in there; hidden files are an editor's, not the operator's."""
    try:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _texts_in(folder)}
    except OSError as why:
        what = f"texts_dir: {why.filename} cannot be read"
        raise by_cause(why, what, "Create it, or let the service's user read it.") from why


def _texts_in(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):  # rglob would pass by a folder that may not be read
        if path.is_dir():
            yield from _texts_in(path)
        elif path.suffix == ".txt" and not path.name.startswith("."):
            yield path


def _day(language: str, context: jinja2.runtime.Context, day: date | None) -> str:
    if day is None:
        raise TypeError("a day is missing")  # Babel would write today's
    if isinstance(day, datetime):
        day = day.astimezone(context["_timezone"])
    return _written(language, day.year, day.month, day.day)


@lru_cache(1000)  # looking it up in CLDR takes longer than everything else that a letter is made of
def _written(language: str, year: int, month: int, day: int) -> str:
    dates = PHRASES[language].dates
    # CLDR writes 1 as any other number; not every language does
    return format_date(date(year, month, day), dates.first_day if day == 1 else dates.day, locale=language)


def _moment(language: str, context: jinja2.runtime.Context, at: datetime) -> str:
    local = at.astimezone(context["_timezone"])
    return PHRASES[language].dates.moment.format(day=_day(language, context, at), at=local)


def printable(text: str) -> str:
    """Make one line of `text`: RFC 5322 section 2.2 knows no line breaks in a value, and a reader no hidden signs."""
    if text.isprintable():  # nothing of what is hidden, and no space but the ordinary one
        return _SPACES.sub(" ", text).strip()
    shown = (" " if unicodedata.category(sign) in _HIDDEN else sign for sign in text)
    return _SPACES.sub(" ", "".join(shown)).strip()


def _flowed(text: str) -> list[str]:
    """Lay out paragraphs (RFC 3676 section 4.2): lines run on, unless they begin with `- `."""
    return [
        "\n".join(_wrapped(piece) for piece in re.split(r"\n(?=- )", paragraph))
        for paragraph in re.split(r"\n\s*\n", text.strip())
        if paragraph
    ]


def _wrapped(piece: str) -> str:
    text = re.sub(r"[ \n]+", " ", piece).strip(" ")  # split() would take the no-break spaces of French for spaces
    # A command that a letter names must not begin a line: quoted in an answer without a mark, it would look like one.
    text = text.replace(" #", "\N{NO-BREAK SPACE}#")
    return " \n".join(map(_stuffed, wrap(text, _COLUMNS - 1, break_long_words=False, break_on_hyphens=False)))


def _as_written(text: str) -> list[str]:
    """Keep somebody's lines as they are: a space at the end would make a line run on (RFC 3676 section 4.2)."""
    return [_stuffed(line.rstrip(" ")) for line in re.split(r"\r\n|\r|\n", text.rstrip("\r\n"))]


def _stuffed(line: str) -> str:
    return f" {line}" if line.startswith((" ", "From ")) else line  # RFC 3676 section 4.4
