"""What each language must bring: a folder whose module `phrases` holds `PHRASES`, one `Phrases`, filled in here.

Read from top to bottom, it asks for all that differs by language: first what mailbot writes itself, then what it
recognises in what others write. Nothing has a default, so that nobody forgets a field; what a language does not have
is an empty tuple.

Patterns are regular expressions. They are matched whatever the case, and against a line whose apostrophes are
straight, unless their field says otherwise; where words are asked for, they are compared whole and in lower case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mailbot.languages.figure_words import FigureWords
from mailbot.languages.right_words import RightsWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Dates that we write (letters/rendering.py) and that handlers write behind a command (case/commands/dates.py).

    The names of months and weekdays are Babel's, by the folder's name.
    """

    day: str
    """A day in full, as a pattern of Unicode TR 35: "EEEE d MMMM y". It stands alone: "Received: {{ at | day }}"."""
    first_day: str
    """The first of a month; the same again where that is written as any other: only French says "1er"."""
    said_day: str
    """A day inside a sentence, where that differs: "am Freitag, den 27. November 2026"; French leaves out the year."""
    first_said_day: str
    """The first of a month there."""
    short_day: str
    """A day as a subject names it, without weekday and year: "d MMMM"."""
    first_short_day: str
    """The first of a month there."""
    moment: str
    """A day with its hour, for `str.format`: {day} is the day as above, {at} the time: "{day} at {at:%H:%M}"."""
    lasting: Mapping[str, str]
    """How long something lasts: "day", "month" and "year" behind 1, "days", "months" and "years" behind other numbers.
    """
    fillers: tuple[str, ...]
    """Words and endings in dates that say nothing of them, without accents: "the", "of", "th"."""
    at: tuple[str, ...]
    """What stands before an hour, without accents: "at"."""
    oclock: tuple[str, ...]
    """What stands behind an hour, without accents: "Uhr"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """What tells that a mail is in this language (mail/language.py)."""

    words: frozenset[str]
    """Some hundred words that people write, small ones most of all; l'accès and don't are l' and accès, don' and t."""
    trade: frozenset[str]
    """Words of the trade that stand in mails of every language: those of English, and nobody else's."""
    traits: str
    """A pattern of what words of this language look like and others do not, for those that `words` lacks."""
    first_person: tuple[str, ...]
    """What a person calls herself, as patterns whose case counts; a disclaimer, which no person wrote, has none."""
    written_out: Mapping[str, str]
    """How letters with accents are written without them, beside leaving the accent out: "ü" as "ue"."""
    legalese: tuple[str, ...]
    """Patterns, in lower case, of words that a report has few of and a disclaimer many."""
    disclaimers: tuple[str, ...]
    """Patterns, in lower case, of what stands in disclaimers and nowhere else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulas:
    """How mails begin and end (languages/closings.py): for cutting signatures, for redaction, for telling languages."""

    greetings: tuple[str, ...]
    """How mails begin: "Dear", whom they name stands behind it."""
    greeted: tuple[str, ...]
    """Whom they name, beside names: "Sir", "all", and the "or" between two."""
    closings: tuple[str, ...]
    """Closing formulas: on a line of their own, or with a name behind them on the same."""
    brief: tuple[str, ...]
    """Closing formulas that are words of every day or abbreviations: a name beside one of these needs a comma."""
    wishes: tuple[str, ...]
    """What stands in the place of a closing formula, and may be words to the reader as well: "Have a nice day"."""
    joined_by: tuple[str, ...]
    """The "and" between two formulas, or between two names."""
    by: tuple[str, ...]
    """What stands between a formula and a name: "Greetings from Kim"."""
    signs_for: tuple[str, ...]
    """What stands before the name of one who signs for another: "p.p."."""
    postscripts: tuple[str, ...]
    """What a line below the name begins with that goes on all the same: "PS", without its dot."""
    sent_from: tuple[str, ...]
    """What programs put below a mail: "Sent from my iPhone"; <program> is any program or device."""
    devices: tuple[str, ...]
    """What people call the device that they write on: "phone"."""
    name_particles: tuple[str, ...]
    """Small words in names, which begin with a small letter: the "van" and "der" of Dutch names."""
    abbreviations: tuple[str, ...]
    """What a line of a signature block may end with, without its dot: "Ltd"."""
    talk: tuple[str, ...]
    """Words that a line of a signature block does not have, and one to the reader does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLines:
    """What the lines of a signature block say (mail/reply/contact_lines.py)."""

    labels: tuple[str, ...]
    """What stands before a number or an address: "Phone", "Office", the register of companies."""
    pictures: tuple[str, ...]
    """What a picture in HTML is called in its plain text, as it begins: "[picture: …]"."""
    drawn_by_machine: tuple[str, ...]
    """What Word writes of a picture by itself: "automatically generated"."""
    at_work: tuple[str, ...]
    """What says when somebody works: "available", "I work"."""
    weekdays: tuple[str, ...]
    """The days of which it says so, the first three of the week with their abbreviations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """How mail programs introduce what they quote (mail/reply/quotes.py). The case counts where it says so."""

    opening: tuple[str, ...]
    """The first word of "On 1 May, Kim wrote:"; the case counts."""
    wrote: tuple[str, ...]
    """The verb in it; the case counts."""
    wrote_on: tuple[str, ...]
    """The verb and the word before the date, where the name stands first: "schrieb am"; the case counts."""
    ends: tuple[str, ...]
    """With which of these it may end without a colon, letter for letter: "wrote"."""
    original: tuple[str, ...]
    """What stands between dashes above a quote: "Original Message"."""
    forwarded: tuple[str, ...]
    """What stands between dashes above what was passed on: "Forwarded message"."""
    forward_begins: tuple[str, ...]
    """What stands there with a colon: "Begin forwarded message"."""
    from_field: tuple[str, ...]
    """What the author's line in a block of header fields is called; the case counts: "From"."""
    date_field: tuple[str, ...]
    """What the date's line is called; the case counts: "Sent", "Date"."""
    to_or_subject_field: tuple[str, ...]
    """What the lines of the recipient and of the subject are called; the case counts: "To", "Subject"."""
    answers_below: tuple[str, ...]
    """What people say who answer between the lines: "see below"."""
    nobody: tuple[str, ...]
    """How the name of a group begins that stands in To for recipients who are not shown: "undisclosed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Banners:
    """What mail servers write around a person's words (mail/reply/banners.py): warnings above, disclaimers below."""

    external: tuple[str, ...]
    """The adjective for what came from outside, in all its forms: "external"."""
    bracketed: tuple[str, ...]
    """What else stands in brackets at the top: "[outside]"."""
    openers: tuple[str, ...]
    """How a warning begins, beside the adjective: "Caution", "This message"."""
    outside: tuple[str, ...]
    """What says that a mail came from outside, beside the adjective with one of `mail_words`."""
    mail_words: tuple[str, ...]
    """What a mail and its sender are called there: "message", "sender"."""
    warnings: tuple[str, ...]
    """What a reader is warned of: "do not click"."""
    rules: tuple[str, ...]
    """Titles of disclaimers: "Disclaimer"."""
    this_mail: tuple[str, ...]
    """What a disclaimer calls the mail that it stands below: "this message". In lower case, as the next ones."""
    for_somebody: tuple[str, ...]
    """What says that it is for somebody, or came to the wrong one: "intended", "in error". Words may begin so."""
    of_law: tuple[str, ...]
    """What says that nobody is liable. Words may begin so."""
    secret: tuple[str, ...]
    """What says that it is confidential. Words may begin so."""
    destroy: tuple[str, ...]
    """What asks to delete it. Words may begin so."""
    forbidden: tuple[str, ...]
    """What forbids to pass it on. Words may begin so."""
    stock: tuple[str, ...]
    """Lines of one sentence that are no disclaimer and below which nobody writes: "Think before you print"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gestures:
    """What programs write in the place of words, or before a subject (languages/gestures.py)."""

    forwards: tuple[str, ...]
    """What clients put before the subject of a mail that they pass on: "Fwd", without its colon."""
    goes_on: tuple[str, ...]
    """Words before the subject of a mail that answers or passes on (case/automated_mail.py): "re", "fwd"."""
    recalls: tuple[str, ...]
    """What Outlook puts before the subject of a mail that it would like to take back, without its colon."""
    reminders: tuple[str, ...]
    """Which of those may be a reminder as well: they need what Outlook says below."""
    taken_back: tuple[str, ...]
    """What it says there: "would like to recall the message"."""
    receipts: tuple[str, ...]
    """What stands before the subject of a receipt: "Read", "Delivered", "Not read", without its colon."""
    invitations: tuple[str, ...]
    """What calendars put before a subject: "Accepted", "Cancelled", "Invitation", without its colon."""
    reactions: tuple[str, ...]
    """All that stands in a mail of a program that carries a thumb: <who> is a name, <cited> what it is about."""
    away: tuple[str, ...]
    """What clients and servers put before the subject of an automatic answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requests:
    """What reporters ask of us (case/subscription.py, languages/questions.py)."""

    stop: tuple[str, ...]
    """Words that ask for no more scheduled letters, each with and without accents: "stop"."""
    start: tuple[str, ...]
    """Words that ask for them again: "resume"."""
    anonymous: tuple[str, ...]
    """Words that ask for no letters at all: "anonymous"."""
    no_mail: tuple[str, ...]
    """Words that ask so, and that our letters name, in capitals: "no mail"."""
    anonymous_reports: tuple[str, ...]
    """What a subject begins with that asks so, beside those words: "anonymous report"."""
    key: tuple[str, ...]
    """What people call an OpenPGP key, when they ask whose one is: "Is this key yours?"."""
    mine: tuple[str, ...]
    """What makes it the writer's own all the same: "Can you use my key?"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusQuestion:
    """How reporters ask where their report stands, in a mail that says nothing else (languages/questions.py).

    In lower case and without accents, "ae" for "ä"; an apostrophe parts words.
    """

    about: tuple[str, ...]
    """What is asked about, each of these one word or several in a row: "news", "how far"."""
    asking: frozenset[str]
    """Words that make a question of it where there is no question mark: "any", "could", "wondering"."""
    beside: frozenset[str]
    """All that may stand beside these without saying more than that: "you", "my", "report", "since", "last", "week"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What gives somebody away, and what gives nothing away."""

    everyday: frozenset[str]
    """Words of four letters and more that stand in every letter, without accents (case/leak_guard.py)."""
    at_sign: tuple[str, ...]
    """The @ as people write it to hide an address from machines: "at" (case/exposure.py)."""
    dot: tuple[str, ...]
    """The dot, likewise: "dot" (case/exposure.py, case/redaction.py)."""
    users_folder: tuple[str, ...]
    """What Windows calls the folder of all users' files (case/exposure.py)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What an organisation publishes of its address (admin/public_page.py).

    Each text is a template with `organisation` and `address`. Lengths of time are given by their unit, as
    facts.Unit has it, one by itself; {n} is how many.
    """

    title: str
    """What the page is for, as its heading and in lists of pages."""
    found: str
    """Whom it speaks to: "Have you found …?"."""
    write: str
    """What they can do: "Email us at …"."""
    tell: str
    """Heading of what a report should hold."""
    wanted: tuple[str, ...]
    """What it should hold, an item each."""
    spare: str
    """What it should not, and not to publish yet."""
    follows: str
    """Heading of what happens next."""
    key_comes: str
    """The first answer brings our key, and nobody must use it."""
    assessment: str
    """By when they hear what we make of it; `span` is one of `within`."""
    progress: str
    """How often they hear of it afterwards; `span` is one of `every`."""
    confidential: str
    """How the report is treated."""
    partners_told: str
    """What those hear whom every report is made known to, `partners`."""
    within: Mapping[str, str]
    """A length of time, as `assessment` takes it up."""
    within_one: Mapping[str, str]
    every: Mapping[str, str]
    """An interval, as `progress` takes it up."""
    every_one: Mapping[str, str]
    plain: str
    """Heading of how to report without OpenPGP."""
    plain_way: str
    encrypted: str
    """Heading of how to report with it."""
    encrypted_for: str
    """Whom that is for, as it leads to the steps."""
    download: str
    """First step; `key` is a link with the words of `key_named`."""
    key_named: str
    compare: str
    """Second step, which ends above the fingerprint."""
    encrypt: str
    """Third step."""
    data: str
    """Heading of what people can ask about their data."""
    data_asked: str
    """How they ask: in answer to any email of ours, with the words of `rights.*.typed`, which are listed below it."""
    data_wanted: Mapping[str, str]
    """What each of these asks for, by the name of the right."""
    data_answer: str
    """By when they hear, and that nobody has to prove who they are."""
    policy: str
    """What the link to the policy says."""
    privacy: str
    """What the link to the privacy statement says."""
    other_languages: str
    """What the list of links to the page in other languages is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWords:
    """What the clocks of laws are called (case/clocks.py); one of the configuration goes by its own names."""

    titles: Mapping[str, str]
    """What a clock is for, by its name, as it ends a subject."""
    doubts: Mapping[str, str]
    """A sentence for each: whether the law wants anything is for a person to find out, and whom to ask."""
    doubt: str
    """The same, of a clock of the configuration."""
    tells: Mapping[str, str]
    """Whom the law may want told, by the clock's name, as an object: “the supervisory authority”."""
    steps: Mapping[str, str]
    """What must be done, by the step's name, as an item of a list."""
    asks: Mapping[str, str]
    """What a step asks of us, by its name: a short sentence that stands behind its day."""
    fields: Mapping[str, str]
    """What is asked, by the field's name, as a question that an item of a list ends with."""
    personal_data: tuple[str, ...]
    """What a report mentions that may be about personal data (case/clocks.py)."""
    exploited: tuple[str, ...]
    """What it mentions that may be exploitation or an incident."""
    brief: Mapping[str, str] = field(default_factory=dict)
    """What tells a clock from another in a few letters, where a subject has room for no more."""
    laws: Mapping[str, str] = field(default_factory=dict)
    """How the language cites what case/clocks.py cites in English; a law that is missing stands as it is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """All that differs by language and is not the text of a letter."""

    dates: Dates
    reasons: Mapping[str, str]
    """Why a mail is held, by what the program calls it (languages/reasons.py); `{}` is what differs between mails."""
    by_program: str
    """What every sign of a machine comes to that `reasons` has no words for."""
    clocks: ClockWords
    publication: Publication
    """What an organisation publishes of its address, as text (`mailbot init`) and as a page (`mailbot publish`)."""
    figures: FigureWords
    """The report of a month."""
    detection: Detection
    formulas: Formulas
    contact_lines: ContactLines
    quotes: Quotes
    banners: Banners
    gestures: Gestures
    requests: Requests
    status: StatusQuestion
    rights: RightsWords
    disclosure: Disclosure
    placeholders: Mapping[str, str] = field(default_factory=dict)
    """What stands for the words that handlers put behind a command, by its English: REFERENCE, WHY, TEXT."""
    filters: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    """What the language's own letters need of grammar, by name: French has `de` and `au` before a name."""


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())


def patterns(text: str, **pieces: str) -> tuple[str, ...]:
    """Return the lines of `text`, with each <piece> that they name in its place."""
    for name, piece in pieces.items():
        text = text.replace(f"<{name}>", f"(?:{piece})")
    return tuple(line.strip() for line in text.strip().splitlines())
