"""What a signed mail says inside its signature: which letter it answers, and which case it is for.

Whoever carries a mail writes its header: In-Reply-To out there is theirs, unless the client protects it (RFC 9788).
Most clients do not; but they quote. So every letter that is encrypted to its reader bears a line which names it,

    [VB-2026-K7QM 4f9c2a1b7d]

the reference and a code made of the Message-ID, and that line, quoted inside what is signed, says which letter was
meant as well as a protected field would. Whoever takes the quote away can name the case in the text or, where the
client protects that, in the subject. The copies that several handlers get are signed as one: they share a line, and
their Message-IDs begin with its code.

Guarantee: nothing is guessed. What names two letters or two cases of ours in the same way names none.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from mailbot.facts import Context, Message
from mailbot.mail.reply.quotes import has_mark

CODE_LENGTH: Final = 10  # hex digits: 40 bits, of a Message-ID that has 128 more, and only its readers see even those
_REFERENCE = r"[A-Z]{2,8}-\d{4}-[0-9A-Z]{4}"
# Clients wrap and quote: "> [VB-2026-K7QM\n> 4f9c2a1b7d]"; Markdown and old gateways put a backslash before brackets
_LINE = re.compile(rf"\[({_REFERENCE})[\s>|]+([0-9a-f]{{{CODE_LENGTH}}})\\?\]", re.IGNORECASE)
_SHARED = re.compile(rf"<([0-9a-f]{{{CODE_LENGTH}}})\.[0-9a-f]{{32}}@")
_NAMED = re.compile(_REFERENCE, re.IGNORECASE)
_BRACKETED = re.compile(rf"[\[(]({_REFERENCE})[\])]", re.IGNORECASE)  # as our subjects have it; ours is the first
_DASHES = dict.fromkeys(map(ord, "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{MINUS SIGN}"), "-")
_AROUND = " \t\xa0.,;:!?\"'“”„«»‘’()[]<>{}*_~`|"
_QUOTED = re.compile(r"[ \t]*[>|]")


def letter_line(reference: str, message_id: str) -> str:
    """Return the line by which a letter is recognised where it is quoted."""
    return f"[{reference} {_code(message_id)}]"


@dataclass(frozen=True, slots=True)
class SignedContent:
    """What a mail says inside its signature."""

    threaded: bool  # its thread is protected: the letter that it answers is the one that was answered
    letters: tuple[tuple[str, str], ...] = ()  # reference and code of each quoted letter
    subject: str = ""  # the reference that its protected subject begins with
    named: tuple[str, ...] = ()  # references that its text names besides

    def chosen(self, message_ids: Iterable[str]) -> list[str]:
        """Return which letters that the header answers are named inside the signature as well; all if none is."""
        given = list(message_ids)
        if self.threaded or not self.letters:
            return given
        codes = {code for _, code in self.letters}
        return [message_id for message_id in given if _code(message_id) in codes] or given

    def context(self, reference: str | None, message_ids: Sequence[str]) -> Context:
        """Return what the signed content says of the letter in `message_ids`, which is about the case `reference`."""
        answered = {(reference, _code(message_id)) for message_id in message_ids}
        if self.threaded:
            # What a client protects is what our header told it, and that is not signed in copies that are signed as one
            return Context.LETTER if not self.letters or answered.intersection(self.letters) else Context.ANOTHER
        if self.letters:
            ((about, _), *more) = self.letters
            sure = self.letters[0] in answered and not more and self.subject in ("", about)
            return Context.LETTER if sure else Context.ANOTHER
        if self.subject:
            return Context.CASE if self.subject == reference else Context.ANOTHER
        if not self.named:
            return Context.NONE
        return Context.CASE if self.named == (reference,) else Context.UNCLEAR


def read_signed_content(message: Message, prefix: str) -> SignedContent:
    """Return what a mail with a good signature says inside it; `message` is what the signature covers, nothing else.

    Of the subject and the thread, what is protected; of the text, what is shown as the sender's own and as quotes. A
    command's argument names another case, an attached mail is somebody else's, and a link leads somewhere else.
    """
    fields = message.protected
    above, below = _around_the_mark(message.text.removesuffix(message.only_shown).translate(_DASHES).split("\n"))
    lines = dict.fromkeys((match[1].upper(), match[2].lower()) for match in _LINE.finditer("\n".join(above)))
    title = (fields.subject or "").translate(_DASHES) if fields else ""
    subject = _BRACKETED.search(title)
    named = dict.fromkeys(reference for line in (title, *above, *below) for reference in _named(line))
    ours = prefix.upper() + "-"
    return SignedContent(
        threaded=fields is not None and bool(fields.in_reply_to or fields.references),
        letters=tuple(letter for letter in lines if letter[0].startswith(ours)),
        subject=subject[1].upper() if subject and subject[1].upper().startswith(ours) else "",
        named=tuple(reference for reference in named if reference.startswith(ours)),
    )


def without_names(text: str, reference: str) -> str:
    """Blank the lines at either end that only say which case a mail is for: its recipient knows that."""
    lines = text.split("\n")
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for at in order:
            if not _only_names(lines[at], reference) and lines[at].strip():
                break
            lines[at] = ""
    return "\n".join(lines)


def _only_names(line: str, reference: str) -> bool:
    bare = line.translate(_DASHES).strip(_AROUND).upper()
    return bare == reference or _LINE.fullmatch(line.strip()) is not None


def _around_the_mark(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines above our mark, and below it the sender's own: what else stands there a stranger wrote."""
    at = next((number for number, line in enumerate(lines) if has_mark(line)), len(lines))
    quoted = at < len(lines) and _QUOTED.match(lines[at])
    return list(lines[:at]), [line for line in lines[at + 1 :] if not _QUOTED.match(line)] if quoted else []


def _named(line: str) -> list[str]:
    """Return the references that a line names, and that are no command's argument."""
    if line.lstrip(_AROUND + "-").startswith("#"):
        return []
    words = (word.strip(_AROUND).upper() for word in line.split() if "-" in word)
    return [word for word in words if _NAMED.fullmatch(word)]


def _code(message_id: str) -> str:
    if shared := _SHARED.match(message_id):
        return shared[1]
    return hashlib.sha256(message_id.encode("utf-8", "replace")).hexdigest()[:CODE_LENGTH]
