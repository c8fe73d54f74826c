"""The new text of a reply: quotes, their introductions and signature blocks are cut away.

Knows how the common clients quote in each of our languages. Something must say that it is a quote: an
attribution or our mark for `>` blocks, a client's header block for what stands unmarked below it.
Guarantee: what the person wrote stays. Where it cannot be told apart everything is kept (but nothing below our mark,
for that is a letter of ours) and the cut is called doubtful. Every line is looked at a bounded number of times.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mailbot.languages import any_phrase, every
from mailbot.languages.closings import plain
from mailbot.mail.reply.banners import without_banner
from mailbot.mail.reply.contact_lines import Author
from mailbot.mail.reply.signature_lines import without_signature

NOBODY = Author()
ATTRIBUTION_LINES = 3  # Gmail wraps at 78 columns: a long name with its address takes two lines, seldom three
HEADER_LINES = 12  # within which a quoted header block shows its fields, a long To included
MARKED = 20_000  # characters of a marked signature, the quote that may stand inside it included
PIECES = 20  # between quotes; who answers line by line sees all of it before it goes, signature and all

_MARK = re.compile(r"-{5} 8< -{5} [0-9A-Za-z-]{4,64} -{5} 8< -{5}")
_OPENING = re.compile(rf"{any_phrase(lambda phrases: phrases.quotes.opening)} ")
_VERB = re.compile(rf"\b{any_phrase(lambda phrases: phrases.quotes.wrote)}\b")
_VERB_THEN_DATE = re.compile(rf"\b{any_phrase(lambda phrases: phrases.quotes.wrote_on)} ")  # the name stands first
_ENDS = (":", ">", *every(lambda phrases: phrases.quotes.ends))
_MOMENT = re.compile(r"\d[:.]\d\d|\b20\d\d\b")
_ADDRESS = re.compile(r"\S@\S")
_ORIGINAL = re.compile(rf"-{{2,}} ?{any_phrase(lambda phrases: phrases.quotes.original)} ?-{{2,}}", re.IGNORECASE)
_FORWARD = re.compile(
    rf"-{{2,}} ?{any_phrase(lambda phrases: phrases.quotes.forwarded)} ?-{{2,}}"
    rf"|{any_phrase(lambda phrases: phrases.quotes.forward_begins)} ?:",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\*?{any_phrase(lambda phrases: phrases.quotes.from_field)} ?:\*? ?\S")
_DATE = re.compile(rf"\*?{any_phrase(lambda phrases: phrases.quotes.date_field)} ?:")
_TO_OR_SUBJECT = re.compile(rf"\*?{any_phrase(lambda phrases: phrases.quotes.to_or_subject_field)} ?:")
_LINK = re.compile(r"<(?:https?://|mailto:)([^<>\s]{1,2000}?)/?>", re.IGNORECASE)
_TRANSPORT_DATE = re.compile(r"[+-]\d{4}\b")  # a zone, as in RFC 5322 section 3.3: somebody pasted raw fields
_RULE = re.compile(r"_{10,}")
_HASH = re.compile("[#♯⌗⧣⋕⩨⩩]")
_ANSWERS_BELOW = re.compile(rf"\b{any_phrase(lambda phrases: phrases.quotes.answers_below)}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cut:
    """The new part of a mail; `doubtful` when where it ends was a guess, or when it stood in pieces between quotes."""

    text: str
    doubtful: bool
    put_away: tuple[str, ...] = ()  # lines of a signature block that hold a hash: some may be a command


def mark_line(mark: str) -> str:
    """Return the line below which a letter to a handler holds the reporter's own words; scissors need no language."""
    return f"----- 8< ----- {mark} ----- 8< -----"


def has_mark(line: str) -> bool:
    """Return whether a line, quoted or not, is the one that `mark_line` made."""
    return _MARK.search(plain(line)) is not None


def cut(text: str, author: Author = NOBODY, signatures: Sequence[str] = ()) -> Cut:
    """Return the new part of the body `text`, in order, with LF line ends.

    `signatures` are the pieces of its HTML alternative that a client marks as such.
    """
    text = text.replace("\r\n", "\n")
    reply = _Reply(text.split("\n"))
    reply.read()
    written = [[reply.lines[at] for at in piece] for piece in reply.pieces if any(reply.plain[at] for at in piece)]
    if not written:
        return Cut("", reply.doubtful)
    written[0], doubtful = without_banner(written[0])
    put_away: tuple[str, ...] = ()
    if len(written) <= PIECES:
        # Outlook on the web leaves the quote inside its mark (fixtures/reply/quote-inside-the-signature-en-owa.eml).
        marked = [_above_quotes(signature[:MARKED]) for signature in signatures]
        ended = [without_signature(piece, author, marked) for piece in written]
        put_away = tuple(
            line
            for piece, (kept, _) in zip(written, ended, strict=True)
            for line in piece
            if line not in kept and _HASH.search(unicodedata.normalize("NFKC", line))
        )[:PIECES]
        written = [piece for piece, _ in ended if piece]
        doubtful = doubtful or any(doubt for _, doubt in ended)
    if not written and len(reply.pieces) == 1 and reply.mark < 0:
        return Cut(text.strip("\n"), doubtful=True)  # all of it looked like a signature
    pieces = ["\n".join(map(_without_echoes, piece)).strip("\n") for piece in written]
    return Cut("\n\n".join(pieces), reply.doubtful or doubtful or len(pieces) > 1, put_away)


def own_lines(text: str) -> set[str]:
    """Return the lines of `text` that stand in no quote and below none that may go on; what is doubtful is left out."""
    reply = _Reply(text.replace("\r\n", "\n").split("\n"))
    return {reply.lines[at] for at in reply.surely_own()}


def _above_quotes(signature: str) -> str:
    reply = _Reply(signature.split("\n"))
    reply.read()
    return "\n".join(reply.lines[at] for at in reply.pieces[0])


def _without_echoes(line: str) -> str:
    """Remove a link's target when its text shows it: Outlook writes "kim@example.net<mailto:kim@example.net>"."""
    if "<" not in line:
        return line
    kept = ""
    at = 0
    for link in _LINK.finditer(line):
        shown = line[at : link.start()]
        kept += shown if shown.casefold().endswith(link[1].casefold()) else line[at : link.end()]
        at = link.end()
    return kept + line[at:]


class _Reply:
    """A mail while it is cut: `pieces` are runs of kept lines by number, `doubtful` tells of a guess."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.plain = [plain(line) for line in lines]
        self.pieces: list[list[int]] = [[]]
        self.doubtful = False
        marks = [at for at, line in enumerate(self.plain) if _MARK.search(line)]
        self.quoted_mark = any(self._quoted(at) for at in marks)
        self.mark = next((at for at in marks if not self._quoted(at)), -1)

    def read(self) -> None:
        """Walk from border to border."""
        quoting = self.quoted_mark
        at = 0
        while at < len(self.lines):
            if self._quoted(at):
                end = self._block_end(at)
                quoting = quoting or self._introduction_end(at) > 0
                if quoting:
                    self.pieces.append([])
                else:  # a shell prompt, curl's request, Markdown: nothing says that it is a quote
                    self.doubtful = True
                    self.pieces[-1].extend(range(at, end))
            elif at == self.mark:
                self.doubtful = True
                return
            elif _FORWARD.fullmatch(self.plain[at]) and self.mark < at:
                self.doubtful = True  # somebody else's words, but the person hands them on
                self.pieces[-1].extend(range(at, len(self.lines)))
                return
            elif end := self._border_end(at):
                if not self._quoted(self._next_filled(end)):
                    self._leave_out_from(at)
                    return
                quoting = True
                self.pieces.append([])
            else:
                end = at + 1
                self.pieces[-1].append(at)
            at = end

    def surely_own(self) -> Iterator[int]:
        """Yield the lines above and between marked quotes; nothing below what may begin an unmarked one."""
        at = 0
        while at < len(self.lines):
            if self._quoted(at):
                at = self._block_end(at)
            elif end := self._introduction_end(at):
                if not self._quoted(self._next_filled(end)):
                    return
                at = end
            elif at == self.mark or self._begins_another(at):
                return
            else:
                yield at
                at += 1

    def _begins_another(self, at: int) -> bool:
        """Return whether a mail that is handed on, or an unmarked quote, begins here."""
        line = self.plain[at]
        return bool(_FORWARD.fullmatch(line) or _ORIGINAL.fullmatch(line) or self._header_block(at))

    def _leave_out_from(self, at: int) -> None:
        """Cut at `at`, where an unmarked quote begins, unless answers may stand inside it."""
        above = " ".join(self.plain[number] for piece in self.pieces for number in piece)
        if above.strip() and not _ANSWERS_BELOW.search(above):
            return
        self.doubtful = True
        if self.mark < at:
            self.pieces[-1].extend(range(at, len(self.lines)))

    def _quoted(self, at: int) -> bool:
        return at < len(self.plain) and self.plain[at].startswith(">")  # RFC 3676 section 4.5

    def _next_filled(self, at: int) -> int:
        return next((at + skip for skip in range(3) if at + skip < len(self.plain) and self.plain[at + skip]), at)

    def _block_end(self, at: int) -> int:
        while self._quoted(at):
            at += 1
        return at

    def _border_end(self, at: int) -> int:
        """Return where the introduction or header block that begins at `at` ends; 0 when there is none."""
        if not self.plain[at]:
            return 0
        following = self._next_filled(at + 1)
        if _ORIGINAL.fullmatch(self.plain[at]):
            return self._fields_end(following) or self._introduction_end(following) or at + 1
        if end := self._fields_end(following if _RULE.fullmatch(self.plain[at]) else at):
            return end
        end = self._introduction_end(at)
        if end == 0 or self._quoted(self._next_filled(end)):
            return end
        if not _is_attribution(" ".join(self.plain[at:end])):
            return 0
        if self.mark < at:
            self.doubtful = True  # a quote without marks, or what an attacker wrote, shown as evidence
            return 0
        return end

    def _introduction_end(self, at: int) -> int:
        """Return where the attribution ("On … wrote:") that begins at `at` ends; 0 when there is none."""
        words = [line.lstrip("> ") for line in self.plain[at : at + ATTRIBUTION_LINES]]
        if not words or not (_OPENING.match(words[0]) or _VERB_THEN_DATE.search(words[0]) or _ADDRESS.search(words[0])):
            return 0
        for count in range(1, len(words) + 1):
            if not words[count - 1]:
                break
            if _introduces(" ".join(words[:count])):
                later = any(_is_attribution(" ".join(words[n:count])) for n in range(1, count))
                return 0 if later else at + count
        return 0

    def _fields_end(self, at: int) -> int:
        """Return where the quoted header block that begins at `at` ends; 0 when there is none."""
        fields = self._header_block(at)
        dates = [line for line in fields if _DATE.match(line)]
        if dates and _TRANSPORT_DATE.search(dates[0]) and self.mark < at:
            self.doubtful = True
            return 0
        return at + len(fields) if fields else 0

    def _header_block(self, at: int) -> Sequence[str]:
        """Return the fields of a mail that begin at `at`; none when they do not name its author, date and more."""
        if at >= len(self.plain) or not _FROM.match(self.plain[at]):
            return ()
        window = self.plain[at : at + HEADER_LINES]
        fields = window[: window.index("")] if "" in window else window
        whole = any(map(_DATE.match, fields)) and any(map(_TO_OR_SUBJECT.match, fields))
        return fields if whole else ()


def _introduces(words: str) -> bool:
    """Return whether `words` may stand above a `>` block as a client's introduction of it."""
    if _is_attribution(words):
        return True
    foreign = _ADDRESS.search(words) and _MOMENT.search(words)  # "… kl. 14:03 skrev Kim <kim@example.org>:"
    return words.endswith(":") and bool(_VERB_THEN_DATE.search(words) or foreign)


def _is_attribution(words: str) -> bool:
    """Return whether `words` are "On <date> … wrote:" in one of our languages."""
    dated = _OPENING.match(words) and any(map(str.isdigit, words))
    return bool(dated and _VERB.search(words)) and words.endswith(_ENDS)
