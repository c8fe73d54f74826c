"""Letter to RFC 5322 bytes: says what was decided in the reader's language, and packs it to be signed.

What is written here survives transport octet for octet (RFC 3156 section 3), carries its header fields inside the
signature or encryption as well (RFC 9788), and holds nothing of a stranger in a letter to a reporter but well-formed
Message-IDs in In-Reply-To and References. Hostile values never stop a letter: what a header field or a file name
cannot hold is dropped from it.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.header import Header
from email.message import MIMEPart
from email.policy import SMTP
from email.utils import format_datetime, quote
from functools import partial
from itertools import zip_longest
from pathlib import Path
from textwrap import wrap
from typing import Final
from zoneinfo import ZoneInfo

import jinja2
from babel.dates import format_date
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mailbot import languages
from mailbot.errors import Permanent, by_cause
from mailbot.facts import Attachment, Audience, Auto, Letter, Organisation
from mailbot.languages.letter_names import called
from mailbot.languages.reasons import in_words
from mailbot.letters.catalogue import FIELDS, LANGUAGES, REFERENCE_BLOCK
from mailbot.mail.reply.quotes import mark_line
from mailbot.mail.signed_context import letter_line
from mailbot.mail.transfer import base64, quoted_printable

RULE: Final = "* * *"  # not "-- ": clients cut or grey out what follows that

_TAG = re.compile(r"\{[%{#].*?[%}#]\}")
_BUILT_IN = Path(languages.__file__).parent
BELOW: Final = "\0"  # stands for the line [[below]]; no field can hold it
_DAY = {"nl": "EEEE d MMMM y", "en": "EEEE d MMMM y", "fr": "EEEE d MMMM y", "de": "EEEE, d. MMMM y"}
_MOMENT = {
    "nl": "{day} om {at:%H.%M} uur",
    "en": "{day} at {at:%H:%M}",
    "fr": "{day} à {at:%H}\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}{at:%M}",
    "de": "{day}, {at:%H:%M} Uhr",
}

# What a template can raise, beside its own errors, that adds, divides, counts or asks for what is not there
_MISTAKES = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError, jinja2.TemplateError)

_SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")  # French has some of the other kind
_OUTER_SUBJECT = "[...]"  # RFC 9788 section 3.2.1, for a letter without a reference
_REFERENCES = 20  # enough for any client to thread by
_MESSAGE_ID = re.compile(r"<[\w!#$%&'*+/=?^`{|}~.-]+@(?:[\w!#$%&'*+/=?^`{|}~.-]+|\[[!-Z^-~]*\])>", re.ASCII)
_MESSAGE_ID_LENGTH = 250
_LINE = 900  # RFC 5322 section 2.1.1 says 998, the name of the field included
_ENCODED_WORD = 52  # RFC 2047 section 2 says 75; 76 columns hold this and the longest name
_MEDIA_TYPE = re.compile(r"(?!multipart/|message/)[\w!#$&^.+-]+/[\w!#$&^.+-]+", re.ASCII)
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # general categories of Unicode
_SHOWN = frozenset({"text/plain", "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
_UNTRUSTED = ".untrusted"
_NAME_OCTETS = 150  # below the 255 of any file system, whatever a client adds
_COLUMNS = 72  # RFC 3676 section 4.2 says 78 at most; 72 leaves room to be quoted
_CRLF = "\r\n"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter in words; the body has LF line ends and is laid out as format=flowed (RFC 3676)."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter ready to be signed: `entity`; `fields` are the outer header fields, ASCII and unfolded."""

    fields: tuple[tuple[str, str], ...]
    entity: bytes
    encrypted: bool  # the entity holds what must not leave in clear
    rendered: Rendered
    line: str  # of `rendered`, the one that names this letter


class Texts:
    """The texts in every language: the built-in ones, and before them those of the folder `overrides` (`own`).

    A text is a Jinja template: `Subject: …`, a blank line, paragraphs. A tag at the end of a line takes the line
    break with it. Lines of a paragraph run on, unless they begin with `- `; `[[below]]` is where `Letter.below` goes.
    """

    def __init__(self, overrides: Path | None = None) -> None:
        """Read the files of `overrides` at once: what was tried at the start is what letters are made of until the end.

        Raises ConfigError when one cannot be read, and Temporary when that may pass.
        """
        self.own = {} if overrides is None else _read(overrides)
        self._languages = {language: self._environment(language) for language in LANGUAGES}

    def _environment(self, language: str) -> jinja2.Environment:
        environment = ImmutableSandboxedEnvironment(
            loader=jinja2.FunctionLoader(partial(self._load, language)),
            undefined=jinja2.StrictUndefined,
            finalize=lambda value: _printable(value) if isinstance(value, str) else value,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
        )
        environment.filters["in_words"] = partial(in_words, language)
        environment.filters["called"] = partial(called, language)
        environment.filters["day"] = jinja2.pass_context(partial(_day, language))
        environment.filters["moment"] = jinja2.pass_context(partial(_moment, language))
        return environment

    def parse(self, language: str, name: str) -> jinja2.nodes.Template:
        """Return the syntax tree of a text, once it is shown that it compiles; raises what jinja2 raises."""
        environment = self._languages[language]
        environment.get_template(name)
        return environment.parse(self.find_source(language, name) or "")

    def find_source(self, language: str, name: str) -> str | None:
        """Return a text as it was written, but for its line [[below]]; None when there is none of that name."""
        if name not in FIELDS and name != REFERENCE_BLOCK:
            return None  # a text may name another text, and no other file
        raw = self.own.get(f"{language}/{name}.txt")
        if raw is None:
            path = _BUILT_IN / language / "letters" / f"{name}.txt"
            if not path.is_file():
                return None
            raw = path.read_bytes()
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\n[[below]]", f"\n{BELOW}")

    def wording(self, languages: Iterable[str]) -> Iterator[str]:
        """Yield what our letters say in these languages, without their tags."""
        for language in languages:
            for name in FIELDS:
                yield _TAG.sub("\n", self.find_source(language, name) or "")

    def _load(self, language: str, name: str) -> tuple[str, str, None] | None:
        source = self.find_source(language, name)
        return None if source is None else (source, f"{language}/{name}.txt", None)

    def render(self, letter: Letter, organisation: Organisation, *, mark: str = "", line: str = "") -> Rendered:
        """Put `letter` into words; raises Permanent when its text is missing or asks for what is not there.

        `mark` is the random word of the line under which a handler finds what somebody else wrote; `line` stands above.
        """
        fields = {
            **letter.fields,
            "organisation": organisation.name,
            "address": organisation.address,
            "reference": letter.reference,
            "policy_url": organisation.policy_url,
            "privacy_url": organisation.privacy_url,
            "fingerprint": " ".join(re.findall(".{1,4}", organisation.fingerprint)),
            "partners": ", ".join(partner.name for partner in organisation.partners if partner.always),
            "_timezone": ZoneInfo(organisation.timezone),
        }
        try:
            environment = self._languages[letter.language]
            first, _, text = environment.get_template(letter.text).render(fields).partition("\n")
            above, _, after = text.partition(BELOW)
            paragraphs = [*_flowed(above), *filter(None, [line])]
            if letter.below is not None:
                marks = [mark_line(mark)] if letter.audience is Audience.HANDLER else []
                paragraphs.append("\n".join([*marks, *_as_written(letter.below)]))
            paragraphs += _flowed(after)
            if letter.audience is Audience.REPORTER:
                paragraphs.append(RULE)
                paragraphs += _flowed(environment.get_template(REFERENCE_BLOCK).render(fields))
        except _MISTAKES as wrong:
            raise Permanent(f"text {letter.language}/{letter.text}: {wrong}") from wrong
        subject = named(letter.reference) + first.removeprefix("Subject:").strip()
        return Rendered(subject, "\n\n".join(paragraphs) + "\n" + (f"\n{letter.again}" if letter.again else ""))


def compose(
    letter: Letter,
    organisation: Organisation,
    texts: Texts,
    *,
    message_id: str,
    in_reply_to: str | None,
    references: Sequence[str],
    date: datetime,
    mark: str,
    our_key: str,
) -> Composed:
    """Write `letter`, up to what must be signed and, when it has a key, encrypted; `finish` does the rest.

    `our_key` is the organisation's armored public key. Raises Permanent when the text cannot be rendered.
    """
    encrypted = letter.key is not None
    # Quoted inside what a handler signs, it names this letter: few clients protect In-Reply-To
    names = encrypted and letter.audience is Audience.HANDLER
    line = letter_line(letter.reference, message_id) if names and letter.reference else ""
    rendered = texts.render(letter, organisation, mark=mark, line=line)
    fields = [
        ("From", f"{_phrase(organisation.name)} <{organisation.address}>"),
        ("To", _encoded(letter.to)),
        ("Subject", _encoded(rendered.subject)),
        ("Date", format_datetime(date)),
        ("Message-ID", message_id),
        *_threading(in_reply_to, references),
    ]
    if letter.auto is not Auto.NO:
        fields += [("Auto-Submitted", letter.auto), ("X-Auto-Response-Suppress", "All")]  # RFC 3834 section 5
    outer = protected = fields
    if encrypted:
        subject = f"[{letter.reference}]" if letter.reference else _OUTER_SUBJECT
        outer = [(name, subject if name == "Subject" else value) for name, value in fields]
        # RFC 9788 section 2.2: a recipient learns from these what was visible on the way.
        protected = fields + [("HP-Outer", f"{name}: {value}") for name, value in outer]
    if letter.audience is Audience.REPORTER:
        # Outside only: Autocrypt is read there, and a key thrice in each mail would be most of it.
        outer = [*outer, *_key_fields(organisation, our_key)]
    pieces = [_folded(protected), *_payload(letter, organisation, rendered.body, our_key)]
    return Composed(tuple(outer), b"".join(pieces), encrypted, rendered, line)


def finish(composed: Composed, entity: bytes, *, encrypted: bool) -> bytes:
    """Put the outer header fields in front of `entity`, which is `composed.entity` signed or encrypted."""
    if composed.encrypted and not encrypted:
        raise Permanent("a letter composed to be encrypted was about to leave in clear")
    return _folded([*composed.fields, ("MIME-Version", "1.0")]) + entity


def named(reference: str | None) -> str:
    """Return what a subject begins with."""
    return f"[{reference}] " if reference else ""


def new_message_id(domain: str) -> str:
    """Make a Message-ID that nobody can guess: answering one is proof of having received it."""
    return f"<{secrets.token_hex(20)}@{domain}>"


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
    pattern = _DAY[language]
    if language == "fr" and day.day == 1:
        pattern = "EEEE d'er' MMMM y"  # CLDR writes 1 as any other number; French does not
    return format_date(day, pattern, locale=language)


def _moment(language: str, context: jinja2.runtime.Context, at: datetime) -> str:
    local = at.astimezone(context["_timezone"])
    return _MOMENT[language].format(day=_day(language, context, at), at=local)


def _printable(text: str) -> str:
    """Make one line of `text`: RFC 5322 section 2.2 knows no line breaks in a value, and a reader no hidden signs."""
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


def _payload(letter: Letter, organisation: Organisation, body: str, our_key: str) -> Iterator[bytes]:
    """Yield the body and what is attached, in pieces."""
    root = MIMEPart(SMTP.clone(max_line_length=76))
    root["Content-Type"] = 'text/plain; charset="utf-8"; format="flowed"; delsp="no"'
    root["Content-Transfer-Encoding"] = "quoted-printable"
    root.set_payload(quoted_printable(body))
    if letter.attach_our_key:
        name = f"openpgp-{organisation.fingerprint}.asc"
        root.add_attachment(our_key.encode(), maintype="application", subtype="pgp-keys", filename=name)
    place = secrets.token_hex(20)
    for attachment in letter.attachments:
        name, media_type = labels(attachment, letter.audience)
        maintype, _, subtype = media_type.partition("/")
        # The email package would take ten times an attachment's size in memory, and a second for each 4 MB
        root.add_attachment(place.encode(), maintype=maintype, subtype=subtype, filename=name, cte="7bit")
        *_, part = root.iter_parts()
        part.replace_header("Content-Transfer-Encoding", "base64")
    root.set_param("hp", "cipher" if letter.key else "clear")  # RFC 9788 section 2.1.1
    # Thunderbird and K-9 look for the older form only (draft-autocrypt-lamps-protected-headers).
    root.set_param("protected-headers", "v1")
    for around, attachment in zip_longest(root.as_bytes().split(place.encode()), letter.attachments):
        yield around
        if attachment is not None:
            yield base64(attachment.content)


def labels(attachment: Attachment, audience: Audience) -> tuple[str, str]:
    """Return what an attachment is to be called, and of which type: a handler's client must open nothing by itself."""
    media_type = attachment.media_type if _MEDIA_TYPE.fullmatch(attachment.media_type) else "application/octet-stream"
    suffix = ""
    if audience is Audience.HANDLER and media_type not in _SHOWN:
        media_type, suffix = "application/octet-stream", _UNTRUSTED
    name = _printable(re.split(r"[/\\]", attachment.name)[-1]).replace("=?", "=_").lstrip(". ") or "attachment"
    return name.encode()[: _NAME_OCTETS - len(suffix)].decode(errors="ignore") + suffix, media_type


def _threading(in_reply_to: str | None, references: Sequence[str]) -> list[tuple[str, str]]:
    """Name the letters before (RFC 5322 section 3.6.4), by well-formed Message-IDs only: strangers wrote them."""
    parent = [in_reply_to] if in_reply_to and _is_message_id(in_reply_to) else []
    before = [known for known in references if _is_message_id(known) and known not in parent]
    thread = [*before, *parent][-_REFERENCES:]
    return [(name, " ".join(ids)) for name, ids in (("In-Reply-To", parent), ("References", thread)) if ids]


def _is_message_id(text: str) -> bool:
    return len(text) <= _MESSAGE_ID_LENGTH and _MESSAGE_ID.fullmatch(text) is not None


def _key_fields(organisation: Organisation, our_key: str) -> list[tuple[str, str]]:
    """Offer our key: Autocrypt Level 1 section 2.1, and the older field that says only which key it is."""
    # RFC 9580 section 6.2: between the blank line and the checksum stands the key in base64.
    keydata = re.sub(r"(?s)\A.*?\n\s*\n|\n=.*|\n-----END.*", "", our_key.strip()).split()
    return [
        ("Autocrypt", " ".join([f"addr={organisation.address};", "prefer-encrypt=mutual;", "keydata=", *keydata])),
        ("OpenPGP", f"id={organisation.fingerprint}; preference=signencrypt"),
    ]


def _encoded(text: str) -> str:
    """Make ASCII of a value, as encoded words (RFC 2047) where need be; what looks like one is no longer one."""
    text = _printable(text)
    if text.isascii() and "=?" not in text and len(text) < _LINE:
        return text
    return Header(text, "utf-8", maxlinelen=_ENCODED_WORD).encode(linesep="")


def _phrase(name: str) -> str:
    """Write a display name (RFC 5322 section 3.4)."""
    encoded = _encoded(name)
    return encoded if encoded.startswith("=?") else f'"{quote(encoded)}"'


def _folded(fields: Sequence[tuple[str, str]]) -> bytes:
    """Write header fields, folded at spaces (RFC 5322 section 2.2.3) so that no white space ends a line."""
    lines = (
        wrap(f"{name}: {value}", 76, subsequent_indent=" ", break_long_words=False, break_on_hyphens=False)
        for name, value in fields
    )
    return "".join(line + _CRLF for folded in lines for line in folded).encode("ascii")
