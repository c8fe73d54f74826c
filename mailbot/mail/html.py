"""HTML → the text that stands in it (html.parser).

Nothing is rendered, fetched or run. There is no notion of hidden text: what a style sheet would hide is shown, so
that handlers never see less than a reporter sent. A link shows where it leads; a block quote gets the marks that
plain text has, so that what is new in a reply can be told from what is old. What a client marks as its user's
signature is named beside the text, and stays in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from mailbot.mail.hidden_html import MOST_STYLE, hidden_by, hides

_LINES = frozenset(
    {"address", "article", "aside", "body", "caption", "center", "dd", "div", "dl", "dt", "footer", "form", "header"}
    | {"hr", "li", "main", "nav", "ol", "section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul"}
    | {"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre"}
    | {"details", "fieldset", "figcaption", "figure", "hgroup", "legend", "listing", "marquee", "menu", "optgroup"}
    | {"option", "plaintext", "summary", "textarea", "xmp"}
)
_PARAGRAPHS = frozenset({"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul"})
_DEEPEST_QUOTE = 20
_SPACE = re.compile(r"[ \t\r\n\f]+")  # HTML section 13.1: not the no-break space
_WEB = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_INLINE_FILE = re.compile(r"data:[\w/.+-]{0,80}+(?:;[\w=-]{0,80}+){0,3};base64,[A-Za-z0-9+/=\s%]{100,}+")
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_OPENS_DECLARATION = re.compile(r"<(?=[!?])")
# Outlook on the web, new Outlook, Roundcube; Outlook and Apple Mail on a phone; Gmail; Thunderbird; K-9; Proton.
_SIGNATURES = frozenset(
    {"signature", "ms-outlook-mobile-signature", "applemailsignature", "gmail_signature", "moz-signature"}
    | {"k9mail-signature", "protonmail_signature_block", "_mailautosig", "linebreakatbeginningofsignature"}
)
_MOST_SIGNATURES = 3  # the first of a thread is the author's, the others were quoted
_FOREIGN = re.compile(r"^(?:x_)+")  # Outlook puts it before every name in what it quotes or pastes
# HTML section 13.1.2: elements without an end
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_POINTS = frozenset({"a", "br"})  # mark where a signature begins, and not where it ends
_WORD_BULLET = re.compile(r"(?:[·•§▪o-]|(\d{1,3}[.)])) {2,}")


@dataclass(frozen=True, slots=True)
class HtmlText:
    """What stands in HTML: its text, and those pieces of it that a client marks as signatures."""

    text: str
    signatures: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()  # the lines that a client shows, without links, pictures and quotes


def read_html(html: str) -> HtmlText:
    """Return the text of `html`, as lines, with its signatures. One without an end runs to the end of the text."""
    reader = _Reader()
    reader.feed(_without_declarations(html))
    reader.close()
    return HtmlText(reader.text(), reader.signatures(), reader.shown())


def without_files(html: str) -> str:
    """Return HTML without pictures that stand in it as base64 (RFC 2397); they may be all that is long in it."""
    return _INLINE_FILE.sub("data:,", html)


def may_mark_signatures(html: str) -> bool:
    """Return whether `html` may mark a signature, without parsing it."""
    return any(name in html.casefold() for name in ("signature", "_mailautosig"))


def _is_signature(values: Mapping[str, str]) -> bool:
    names = [values.get("id", ""), values.get("name", ""), *values.get("class", "").split()]
    return any(_FOREIGN.sub("", name.casefold()) in _SIGNATURES for name in names)


@dataclass(slots=True)
class _Signature:
    tag: str
    start: int  # the first of its lines
    depth: int = 1  # how many elements of this tag are open, its own included
    end: int | None = None


def _without_declarations(html: str) -> str:
    """Return `html` without comments, document types, processing instructions and tags that never end.

    html.parser takes quadratic time over these, and raises on some (fixtures/hostile/html-declarations.eml). What has
    no end becomes text: a browser would show nothing from there on.
    """
    kept = []
    at = 0
    while (start := html.find("<!--", at)) >= 0 and (end := html.find("-->", start)) >= 0:
        kept.append(html[at:start])
        at = end + 3
    kept.append(html[at:])
    html = _OPENS_DECLARATION.sub("&lt;", _DECLARATION.sub("", "".join(kept)))
    tags_end = html.rfind(">") + 1
    return html[:tags_end] + html[tags_end:].replace("<", "&lt;")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._quotes = 0
        self._verbatim = 0
        self._word_list = False  # inside a paragraph that Word means as an item of a list
        self._link: tuple[str, int] | None = None  # where the open link leads, and how much stood before its text
        self._signatures: list[_Signature] = []
        self._shown: list[str] = []  # pieces of what is shown and no link, with line ends
        self._unseen: tuple[str, int] | None = None  # the hidden element that is open, and how many of its tag in it
        self._styles: list[str] = []
        self._hidden: frozenset[str] = frozenset()
        self._rows: list[list[int]] = []  # of each open row of a table, the line at which each of its cells begins

    def text(self) -> str:
        self._end_block()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def signatures(self) -> tuple[str, ...]:
        texts = ("\n".join(self._lines[signature.start : signature.end]).strip("\n") for signature in self._signatures)
        return tuple(text for text in texts if text)

    def shown(self) -> tuple[str, ...]:
        """Return what a client shows, line by line."""
        return tuple(line for line in map(str.strip, "".join(self._shown).split("\n")) if line)

    def _look_for_hidden(self, tag: str, values: Mapping[str, str]) -> None:
        if self._unseen is not None and self._unseen[0] == tag == "p":
            self._unseen = None  # a paragraph ends where the next one begins
        if self._unseen is not None:
            self._unseen = (self._unseen[0], self._unseen[1] + (tag == self._unseen[0]))
        elif tag not in _VOID and hides(tag, values, self._hidden):
            self._unseen = (tag, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._look_for_hidden(tag, values)
        if tag in _LINES:
            self._begin_block(tag, values.get("class", "").lower())
        self._find_signature(tag, values)
        match tag:
            case "br":
                self._end_line()
            case "blockquote":
                self._quotes += 1
            case "pre":
                self._verbatim += 1
            case "li":
                self._line = ["- "]
            case "tr":
                self._rows.append([])
            case "td" | "th":
                self._begin_cell()
            case "hr":
                self._line = ["_" * 32]
            case "img" if values.get("alt"):
                self._write(f"[{values['alt']}]")
            case "a":
                self._end_link()  # they do not nest
                self._link = (values.get("href", "").strip(), len(self._line))
            case _:
                pass  # it changes nothing of the text

    def _begin_cell(self) -> None:
        if self._line:
            self._line.append(" ")
        if self._rows:
            self._rows[-1].append(len(self._lines))

    def _begin_block(self, tag: str, styles: str) -> None:
        self._end_block()
        # Outlook writes every line, those of armor too, as a paragraph of such a class, without space around it.
        self._word_list = tag == "p" and "msolistparagraph" in styles
        if tag in _PARAGRAPHS and "msonormal" not in styles and not self._word_list:
            self._leave_space()

    def handle_endtag(self, tag: str) -> None:
        if self._unseen is not None and self._unseen[0] == tag:
            self._unseen = (tag, self._unseen[1] - 1) if self._unseen[1] > 1 else None
        if tag == "style":
            self._hidden |= hidden_by("".join(self._styles))
            self._styles = []
        if tag == "a":
            self._end_link()
        if tag in _LINES:
            self._end_block()
        for signature in self._signatures:
            if signature.end is None and signature.tag == tag and tag not in _POINTS:
                signature.depth -= 1
                signature.end = len(self._lines) + bool(self._line) if signature.depth == 0 else None
        match tag:
            case "blockquote":
                self._quotes = max(0, self._quotes - 1)
                self._leave_space()
            case "pre":
                self._verbatim = max(0, self._verbatim - 1)
            case "tr" if self._rows:
                self._end_row(self._rows.pop())

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:  # inside script or style
            if self.cdata_elem == "style" and len(self._styles) < MOST_STYLE:
                self._styles.append(data)
            return
        if self._unseen is None and self._link is None and not self._quotes:
            self._shown.append(data.replace("\n", " "))
        self._write(data)

    def _write(self, data: str) -> None:
        if not self._verbatim:
            self._line.append(_SPACE.sub(" ", data))
            return
        first, *others = data.split("\n")
        self._line.append(first)
        for line in others:
            self._end_line()
            self._line.append(line)

    def _end_row(self, cells: list[int]) -> None:
        """Join a row into one line when its cells hold a paragraph each, as Word writes them."""
        if len(cells) < 2 or len(self._lines) - cells[0] > 3 * len(cells) or self._quotes:
            return
        if any(signature.start >= cells[0] or signature.end is None for signature in self._signatures):
            return
        lines = [line for line in self._lines[cells[0] :] if line]
        if len(lines) <= len(cells):
            self._lines[cells[0] :] = [" ".join(lines)] if lines else []

    def _find_signature(self, tag: str, values: Mapping[str, str]) -> None:
        for signature in self._signatures:
            signature.depth += signature.end is None and signature.tag == tag
        if not self._quotes and len(self._signatures) < _MOST_SIGNATURES and _is_signature(values):
            self._signatures.append(_Signature(tag, len(self._lines) + (tag == "br")))

    def _end_link(self) -> None:
        if self._link is None:
            return
        target, start = self._link
        self._link = None
        shown = "".join(self._line[start:])
        if _WEB.fullmatch(target) and target.lower().removeprefix("mailto:").rstrip("/") not in shown.lower():
            self._line.append(f" <{target}>")

    def _end_line(self) -> None:
        self._shown.append("\n")
        line = "".join(self._line).replace("\xa0", " ")
        self._line = []
        line = line.rstrip() if self._verbatim else line.strip()
        if self._word_list and (bullet := _WORD_BULLET.match(line)):
            line = f"{bullet[1] or '-'} {line[bullet.end() :]}"
        self._lines.append("> " * min(self._quotes, _DEEPEST_QUOTE) + line if line else ">" * min(self._quotes, 1))

    def _end_block(self) -> None:
        line = "".join(self._line)
        if line == "- ":
            return  # of a list item that holds a paragraph
        if line.strip(" ") or "\xa0" in line:  # mail clients write an empty line as a no-break space
            self._end_line()
        self._line = []

    def _leave_space(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")
