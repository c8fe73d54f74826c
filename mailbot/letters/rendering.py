"""Letter to words: its text, in the reader's language, with what it has to tell, laid out to be read anywhere.

Hostile values never stop a letter, and none begins a line: what one line cannot hold is dropped from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import jinja2
from babel.dates import format_date
from babel.lists import format_list
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mailbot import languages, letters
from mailbot.errors import Permanent, by_cause
from mailbot.facts import Audience, Content, Letter, MonthFigures, Organisation, Version, Within
from mailbot.languages import LANGUAGES, PHRASES
from mailbot.languages.reasons import in_words
from mailbot.letters.figures import FiguresInWords
from mailbot.letters.frame import FRAME, GREETING, REFERENCE_BLOCK, SIGN_OFF, Frame, frame, greets, is_framed
from mailbot.letters.layout import as_written, flowed, inset, printable, unbroken, woven
from mailbot.letters.parts import PARTS
from mailbot.letters.sampling import Sample

RULE: Final = "* * *"  # not "-- ": clients cut or grey out what follows that

_CALLED = re.compile(r"\ACalled: (.+?)\r?\n")
_TAKEN_IN = re.compile(r"\{%[-+ ]*include[ ]+[\"']([\w-]+)[\"']")
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
_TAG = re.compile(r"\{[%{#].*?[%}#]\}")
_BUILT_IN = Path(languages.__file__).parent
BELOW: Final = "\0"  # stands for the line [[below]]; no field can hold it

# What a template can raise, beside its own errors, that adds, divides, counts or asks for what is not there
_MISTAKES = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError, jinja2.TemplateError)


@dataclass(frozen=True, slots=True)
class Common:
    """What every text may use, whatever its letter."""

    organisation: Annotated[str, Sample("Gemeente Voorbeeld")]
    address: Annotated[str, Sample("security@voorbeeld.example")]
    reference: Annotated[str | None, Sample(None, "VB-2026-K7QM")]
    policy_url: Annotated[str, Sample("https://www.voorbeeld.example/responsible-disclosure")]
    privacy_url: Annotated[str, Sample("https://www.voorbeeld.example/privacy")]
    fingerprint: Annotated[str, Sample("0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567")]
    partners: Annotated[str, Sample("", "IBD")]  # who is told of every report
    safe_harbour: bool  # the policy promises it
    authority: Annotated[str, Sample("", "Autoriteit Persoonsgegevens")]  # for personal data; "" where none is named


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter in words; the body has LF line ends and is laid out as format=flowed (RFC 3676)."""

    subject: str
    body: str


class Texts:
    """The texts in every language: the built-in ones, and before them those of the folder `overrides` (`own`).

    A text is a Jinja template: `Called: …`, which is its name where another letter speaks of it, `Subject: …`, a blank
    line, paragraphs. An operator's own goes by the name of ours. A tag at the end of a line takes the line
    break with it. Lines of a paragraph run on, unless they begin with `- ` or stand alone, behind `| `
    (letters/layout.py); `[[below]]` is where `Letter.below` goes.
    """

    def __init__(self, overrides: Path | None = None) -> None:
        """Read the files of `overrides` at once: what was tried at the start is what letters are made of until the end.

        Raises ConfigError when one cannot be read, and Temporary when that may pass.
        """
        self.letters = letters.find()
        self._versions: dict[tuple[str, str], Version] = {}
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
        environment.filters.update(_words_of_clocks(language))
        environment.filters["typed"] = partial(_typed, language)
        environment.filters["who"] = _who
        environment.filters["placeholders"] = partial(_placeholders, language)
        environment.filters.update(PHRASES[language].filters)
        environment.filters["in_figures"] = jinja2.pass_context(partial(_in_figures, language))
        environment.filters["capital"] = lambda words: words[:1].upper() + words[1:]
        environment.filters["term"] = partial(_term, language)
        environment.filters["day"] = jinja2.pass_context(partial(_day, language))
        environment.filters["said_day"] = jinja2.pass_context(partial(_said_day, language))
        environment.filters["short_day"] = jinja2.pass_context(partial(_short_day, language))
        environment.filters["moment"] = jinja2.pass_context(partial(_moment, language))
        return environment

    def parse(self, language: str, name: str) -> jinja2.nodes.Template:
        """Return the syntax tree of a text; raises what jinja2 raises."""
        return self._languages[language].parse(self.find_source(language, name) or "")

    def has(self, language: str, name: str) -> bool:
        """Return whether there is a text of that name."""
        return f"{language}/{name}.txt" in self.own or _built_in(language, name).is_file()

    def built_in(self) -> Iterator[str]:
        """Yield the files of the built-in texts."""
        for language in LANGUAGES:
            yield from (f"{language}/{path.name}" for path in _built_in(language, GREETING).parent.iterdir())

    def find_source(self, language: str, name: str) -> str | None:
        """Return a text as it was written, but for its line [[below]]; None when there is none of that name."""
        if name not in self.letters and name not in FRAME and name not in PARTS:
            return None  # a text may name a part, and no other file
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

    def version(self, letter: Letter) -> Version:
        """Return the wording that a letter is made from, with what it takes in and what stands around it."""
        frame = FRAME if letter.content.audience is not Audience.HANDLER else ()
        known = (letter.language, letter.text)
        if known not in self._versions:
            texts = {name: self.find_source(letter.language, name) or "" for name in (letter.text, *frame)}
            shared = (name for text in texts.values() for name in _TAKEN_IN.findall(text))
            texts |= {name: self.find_source(letter.language, name) or "" for name in shared}
            parts = (f"== {name}.txt ==\n{text.replace(BELOW, '[[below]]').strip()}" for name, text in texts.items())
            content = "\n\n".join(parts)
            self._versions[known] = Version("/".join(known), content)
        return self._versions[known]

    def wording(self, languages: Iterable[str]) -> Iterator[str]:
        """Yield what our letters say in these languages, without their tags."""
        for language in languages:
            for name in (*self.letters, *FRAME, *PARTS):
                yield _TAG.sub("\n", _CALLED.sub("", self.find_source(language, name) or ""))

    def _load(self, language: str, name: str) -> tuple[str, str, None] | None:
        source = self.find_source(language, name)
        return None if source is None else (source, f"{language}/{name}.txt", None)

    def render(
        self,
        letter: Letter,
        organisation: Organisation,
        *,
        mark: str = "",
        line: str = "",
        around: Frame | None = None,
    ) -> Rendered:
        """Put `letter` into words; raises Permanent when its text is missing or asks for what is not there.

        `mark` is the line under which a handler finds what somebody else wrote; `line` stands above it. `around` takes
        the place of what the letter's own frame would tell.
        """
        environment = self._languages.get(letter.language)
        common = {
            **_values(_common(letter, organisation)),
            "_timezone": ZoneInfo(organisation.timezone),
            "_partners": {partner.name: partner.called(letter.language) for partner in organisation.partners},
        }
        try:
            if environment is None:
                raise LookupError("no such language")
            whole = _CALLED.sub("", environment.get_template(letter.text).render(common | _values(letter.content)))
            first, _, text = whole.partition("\n")
            above, _, after = text.partition(BELOW)
            sentence = woven(above, letter.below) if _is_reason(letter) and letter.below else None
            paragraphs = [*flowed(sentence or above), *filter(None, [line])]
            if letter.below is not None and sentence is None:
                marks = [mark] if letter.audience is Audience.HANDLER else []
                lines = inset(letter.below) if letter.content.insets_below else as_written(letter.below)
                paragraphs += ["\n".join([*marks, *lines])]
            paragraphs += flowed(after)
            if is_framed(letter):
                values = common | _values(around or frame(letter, organisation))
                paragraphs = list(_framed(paragraphs, environment, letter, values))
        except _MISTAKES as wrong:
            raise Permanent(f"text {letter.language}/{letter.text}: {wrong}") from wrong
        subject = first.removeprefix("Subject:").strip() + named(letter.reference)
        return Rendered(subject, "\n\n".join(paragraphs) + "\n" + (f"\n{letter.again}" if letter.again else ""))


def _is_reason(letter: Letter) -> bool:
    """Return whether a colleague's own words stand inside a letter of ours to the reporter."""
    return letter.content.insets_below and letter.audience is Audience.REPORTER


def _framed(
    paragraphs: Iterable[str], environment: jinja2.Environment, letter: Letter, values: Mapping[str, object]
) -> Iterator[str]:
    """Yield the paragraphs of a letter with what stands around them."""
    if not greets(letter):
        yield from flowed(environment.get_template(GREETING).render(values))
    yield from paragraphs
    yield from flowed(environment.get_template(SIGN_OFF).render(values))
    if letter.audience is Audience.REPORTER:
        yield RULE
        yield from flowed(environment.get_template(REFERENCE_BLOCK).render(values))


def _common(letter: Letter, organisation: Organisation) -> Common:
    return Common(
        organisation=organisation.name,
        address=organisation.address,
        reference=letter.reference,
        policy_url=organisation.policy_url,
        privacy_url=organisation.privacy_url,
        fingerprint=_fingerprint(organisation.fingerprint),
        partners=_listed(
            [partner.called(letter.language) for partner in organisation.partners if partner.always], letter.language
        ),
        safe_harbour=organisation.safe_harbour,
        authority=next((clock.authority for clock in organisation.clocks if clock.officer), ""),
    )


def _listed(names: Sequence[str], language: str) -> str:
    """Return names as a sentence lists them: "A, B and C"."""
    return format_list(names, locale=language) if names else ""


def _fingerprint(digits: str) -> str:
    """Return a fingerprint as people compare it: two halves of five groups, neither of which a client may break."""
    groups = re.findall(".{1,4}", digits)
    return " ".join(unbroken(" ".join(half)) for half in (groups[:5], groups[5:]))


def _values(source: Common | Frame | Content) -> dict[str, object]:
    return {field.name: getattr(source, field.name) for field in fields(source)}


def named(reference: str | None) -> str:
    """Return what a subject ends with: a phone shows how it begins."""
    return f" [{reference}]" if reference else ""


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


def _words_of_clocks(language: str) -> dict[str, Callable[[str], str]]:
    """Return the filters that put the names of legal clocks into words; those of the configuration stay as they are."""
    words = PHRASES[language].clocks

    def named(names: Mapping[str, str]) -> Callable[[str], str]:
        return lambda name: names.get(name, name)

    return {
        "clock_title": named(words.titles),
        "clock_brief": named(words.brief),
        "clock_step": named(words.steps),
        "clock_asks": lambda step: words.asks.get(step, ""),
        "clock_field": named(words.fields),
        "clock_law": named(words.laws),
        "clock_doubt": lambda clock: words.doubts.get(clock, words.doubt),
        "clock_tells": lambda clock: words.tells.get(clock, ""),
    }


def _typed(language: str, right: str) -> str:
    """Return the words that ask for one's data, as people type them."""
    words: str = getattr(PHRASES[language].rights, right).typed
    return unbroken(words)


def _placeholders(language: str, line: str) -> str:
    """Return a command as it is shown, with the words in capitals that stand for a handler's own."""
    names = PHRASES[language].placeholders
    return _CAPITALS.sub(lambda found: names.get(found[0], found[0]), line)


def _in_figures(language: str, context: jinja2.runtime.Context, figures: MonthFigures) -> FiguresInWords:
    """Return the figures of a month as their language tells them."""
    return FiguresInWords(figures, language, context["_timezone"].key)


@jinja2.pass_context
def _who(context: jinja2.runtime.Context, partner: str) -> str:
    """Return who a partner is; one that the configuration has no more goes by its name."""
    return str(context["_partners"].get(partner, partner))


def _term(language: str, term: Within) -> str:
    """Return a term of days, months or years: "5 years"."""
    years, months = divmod(term.months, 12)
    unit, count = ("day", term.days) if not term.months else ("month", term.months) if months else ("year", years)
    words = PHRASES[language].dates.lasting[unit if count == 1 else f"{unit}s"]
    return unbroken(f"{count} {words}")


def _day(language: str, context: jinja2.runtime.Context, day: date | None) -> str:
    dates = PHRASES[language].dates
    return unbroken(_date(language, context, day, dates.day, dates.first_day))


def _said_day(language: str, context: jinja2.runtime.Context, day: date | None) -> str:
    """Return a day as it stands in a sentence."""
    dates = PHRASES[language].dates
    return unbroken(_date(language, context, day, dates.said_day, dates.first_said_day))


def _short_day(language: str, context: jinja2.runtime.Context, day: date | None) -> str:
    """Return a day as a subject names it, where no space needs to be kept."""
    dates = PHRASES[language].dates
    return _date(language, context, day, dates.short_day, dates.first_short_day)


def _date(language: str, context: jinja2.runtime.Context, day: date | None, pattern: str, first: str) -> str:
    if day is None:
        raise TypeError("a day is missing")  # Babel would write today's
    if isinstance(day, datetime):
        day = day.astimezone(context["_timezone"])
    # CLDR writes 1 as any other number; not every language does
    return _written(language, first if day.day == 1 else pattern, day.year, day.month, day.day)


@lru_cache(1000)  # looking it up in CLDR takes longer than everything else that a letter is made of
def _written(language: str, pattern: str, year: int, month: int, day: int) -> str:
    return format_date(date(year, month, day), pattern, locale=language)


def _moment(language: str, context: jinja2.runtime.Context, at: datetime) -> str:
    local = at.astimezone(context["_timezone"])
    return unbroken(PHRASES[language].dates.moment.format(day=_day(language, context, at), at=local))
