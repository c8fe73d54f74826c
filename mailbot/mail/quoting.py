"""What of a reply is new: quotes, their introductions and signature blocks cut away.

Knows how the common clients quote in Dutch, French, English and German. Something must say that it is a quote: an
attribution or our mark for `>` blocks, a client's header block for what stands unmarked below it.
Guarantee: what the person wrote stays. Where it cannot be told apart everything is kept (but nothing below our mark,
for that is a letter of ours) and the cut is called doubtful. Every line is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

SIGNATURE_LINES = 12  # a longer "signature" is text; RFC 3676 section 4.3 names no bound
ATTRIBUTION_LINES = 3  # Gmail wraps at 78 columns: a long name with its address takes two lines, seldom three
HEADER_LINES = 12  # within which a quoted header block shows its fields, a long To included
CLIENT_SIGNATURE_LENGTH = 120  # K-9's, with its excuse for brevity, takes 90
WRAPPED = 55  # a line this long may have been wrapped; after a shorter one the next line is text

_MARK = re.compile(r"-{5} 8< -{5} [0-9A-Za-z-]{4,64} -{5} 8< -{5}")
_OPENING = re.compile(r"(?:On|Op|Le|Am) ")
_VERB = re.compile(r"\b(?:wrote|schreef|geschreven|a écrit|schrieb)\b")
_VERB_THEN_DATE = re.compile(r"\b(?:schreef op|a écrit le|schrieb am) ")  # the name stands first
_MOMENT = re.compile(r"\d[:.]\d\d|\b20\d\d\b")
_ADDRESS = re.compile(r"\S@\S")
_ORIGINAL = re.compile(
    r"-{2,} ?(?:Original Message|Oorspronkelijk bericht|Origineel bericht|Message d['’]origine|Message original"
    r"|Ursprüngliche Nachricht|Originalnachricht) ?-{2,}",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"-{2,} ?(?:Forwarded message|Doorgestuurd bericht|Message transféré|Weitergeleitete Nachricht) ?-{2,}"
    r"|(?:Begin forwarded message|Begin doorgestuurd bericht|Début du message (?:réexpédié|transféré)"
    r"|Anfang der weitergeleiteten (?:Nachricht|E-Mail)) ?:",
    re.IGNORECASE,
)
_FROM = re.compile(r"\*?(?:From|Van|De|Von) ?:\*? ?\S")
_DATE = re.compile(r"\*?(?:Sent|Date|Verzonden|Datum|Envoyé|Gesendet) ?:")
_TO_OR_SUBJECT = re.compile(r"\*?(?:To|Aan|À|A|An|Subject|Onderwerp|Objet|Betreff) ?:")
_TRANSPORT_DATE = re.compile(r"[+-]\d{4}\b")  # a zone, as in RFC 5322 section 3.3: somebody pasted raw fields
_RULE = re.compile(r"_{10,}")
_CLIENT_SIGNATURE = re.compile(
    r"(?:Sent|Verzonden|Verstuurd|Envoyé|Gesendet) (?:from|with|via|van|vanaf|vanuit|met|de|depuis|avec|à|von|mit) "
    r".{0,40}\b(?:iPhone|iPad|Android|Galaxy|Samsung|Huawei|Pixel|Outlook|Mail|Proton|K-9|Thunderbird|Windows"
    r"|smartphone|phone|telefoon|téléphone|mobile|Handy)\b"
    r"|(?:Diese Nachricht wurde )?von meine[mr] .{1,50}gesendet"
    r"|(?:Get|Download|Obtenir|Obtenez|Téléchargez|Télécharger|Holen Sie sich|Laden Sie) Outlook \w{2,4} "
    r"(?:iOS|Android)"
    r"|Outlook (?:voor|für) (?:iOS|Android) (?:downloaden|ophalen|beziehen|herunterladen)",
    re.IGNORECASE,
)
_ANSWERS_BELOW = re.compile(
    r"\b(?:below|inline|hieronder|onderstaande?|ci-dessous|dans le texte|siehe unten|weiter unten|im Text)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """The new part of a mail; `doubtful` when its border was a guess or it stood in pieces between quotes."""

    text: str
    doubtful: bool


def mark_line(mark: str) -> str:
    """Make the line below which a letter to a handler holds the reporter's own words; scissors need no language."""
    return f"----- 8< ----- {mark} ----- 8< -----"


def cut(text: str) -> Cut:
    """Give what is new in the body `text`, in its order, with LF line ends."""
    reply = _Reply(text.replace("\r\n", "\n").split("\n"))
    reply.read()
    pieces = [piece for piece in map(reply.without_signature, reply.pieces) if piece]
    if not pieces and len(reply.pieces) == 1 and text.strip() and reply.mark < 0:
        return Cut(text.replace("\r\n", "\n").strip("\n"), doubtful=True)  # all of it looked like a signature
    return Cut("\n\n".join(pieces), reply.doubtful or len(pieces) > 1)


class _Reply:
    """A mail while it is cut: `pieces` are runs of kept lines by number, `doubtful` tells of a guess."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.plain = [_plain(line) for line in lines]
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

    def without_signature(self, piece: Sequence[int]) -> str:
        """Give the text of `piece` without the signature block that ends it."""
        kept = self._stripped(piece)
        first_possible = len(kept) - SIGNATURE_LINES - 1
        for count, at in enumerate(kept):
            if self.plain[at] != "--":  # RFC 3676 section 4.3; Exchange takes the blank after it away
                continue
            if count >= first_possible:
                kept = kept[:count]
                break
            self.doubtful = True
        kept = self._stripped(kept)
        for count in (1, 2):
            words = [self.plain[at] for at in kept[-count:]]
            if len(words) < count or (count == 2 and len(words[0]) < WRAPPED):
                break
            if len(" ".join(words)) <= CLIENT_SIGNATURE_LENGTH and _CLIENT_SIGNATURE.match(" ".join(words)):
                kept = self._stripped(kept[:-count])
                break
        return "\n".join(self.lines[at] for at in kept)

    def _stripped(self, piece: Sequence[int]) -> Sequence[int]:
        filled = [count for count, at in enumerate(piece) if self.plain[at]]
        return piece[filled[0] : filled[-1] + 1] if filled else []

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
        """Say where the introduction or header block that begins at `at` ends; 0 when there is none."""
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
        """Say where the attribution ("On … wrote:") that begins at `at` ends; 0 when there is none."""
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
        """Say where the quoted header block that begins at `at` ends; 0 when there is none."""
        if at >= len(self.plain) or not _FROM.match(self.plain[at]):
            return 0
        window = self.plain[at : at + HEADER_LINES]
        fields = window[: window.index("")] if "" in window else window
        dates = [line for line in fields if _DATE.match(line)]
        if not dates or not any(map(_TO_OR_SUBJECT.match, fields)):
            return 0
        if _TRANSPORT_DATE.search(dates[0]) and self.mark < at:
            self.doubtful = True
            return 0
        return at + len(fields)


def _introduces(words: str) -> bool:
    """Say whether `words` may stand above a `>` block as a client's introduction of it."""
    if _is_attribution(words):
        return True
    foreign = _ADDRESS.search(words) and _MOMENT.search(words)  # "… kl. 14:03 skrev Kim <kim@example.org>:"
    return words.endswith(":") and bool(_VERB_THEN_DATE.search(words) or foreign)


def _is_attribution(words: str) -> bool:
    """Say whether `words` are "On <date> … wrote:" in one of our languages."""
    dated = _OPENING.match(words) and any(map(str.isdigit, words))
    return bool(dated and _VERB.search(words)) and words.endswith((":", ">", "a écrit", "wrote"))


def _plain(line: str) -> str:
    """Give `line` as it is compared: Apple and French clients write blanks that do not break, Outlook a BOM."""
    return line.replace("\xa0", " ").replace("\u202f", " ").strip("\ufeff \t\r")
