"""HTML → the text that stands in it (html.parser).

Nothing is rendered, fetched or run. There is no notion of hidden text: what a style sheet would hide is shown, so
that handlers never see less than a reporter sent. A link shows where it leads; a block quote gets the marks that
plain text has, so that what is new in a reply can be told from what is old.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_LINES = frozenset(
    {"address", "article", "aside", "body", "caption", "center", "dd", "div", "dl", "dt", "footer", "form", "header"}
    | {"hr", "li", "main", "nav", "ol", "section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul"}
    | {"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre"}
)
_PARAGRAPHS = frozenset({"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul"})
_DEEPEST_QUOTE = 20
_SPACE = re.compile(r"[ \t\r\n\f]+")  # HTML section 13.1: not the no-break space
_WEB = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_OPENS_DECLARATION = re.compile(r"<(?=[!?])")


def html_to_text(html: str) -> str:
    """Give the text of `html`, as lines."""
    reader = _Reader()
    reader.feed(_without_declarations(html))
    reader.close()
    return reader.text()


def _without_declarations(html: str) -> str:
    """Take out comments, document types and processing instructions, and what begins a tag that never ends.

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
        self._link: tuple[str, int] | None = None  # where the open link leads, and how much stood before its text

    def text(self) -> str:
        self._end_block()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _LINES:
            self._end_block()
            # Outlook writes every line, those of armor too, as a paragraph of this class, without space around it.
            if tag in _PARAGRAPHS and "msonormal" not in values.get("class", "").lower():
                self._leave_space()
        match tag:
            case "br":
                self._end_line()
            case "blockquote":
                self._quotes += 1
            case "pre":
                self._verbatim += 1
            case "li":
                self._line = ["- "]
            case "td" | "th" if self._line:
                self._line.append(" ")
            case "hr":
                self._line = ["_" * 32]
            case "img" if values.get("alt"):
                self.handle_data(f"[{values['alt']}]")
            case "a":
                self._end_link()  # they do not nest
                self._link = (values.get("href", "").strip(), len(self._line))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._end_link()
        if tag in _LINES:
            self._end_block()
        match tag:
            case "blockquote":
                self._quotes = max(0, self._quotes - 1)
                self._leave_space()
            case "pre":
                self._verbatim = max(0, self._verbatim - 1)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:  # inside script or style
            return
        if not self._verbatim:
            self._line.append(_SPACE.sub(" ", data))
            return
        first, *others = data.split("\n")
        self._line.append(first)
        for line in others:
            self._end_line()
            self._line.append(line)

    def _end_link(self) -> None:
        if self._link is None:
            return
        target, start = self._link
        self._link = None
        shown = "".join(self._line[start:])
        if _WEB.fullmatch(target) and target.lower().removeprefix("mailto:").rstrip("/") not in shown.lower():
            self._line.append(f" <{target}>")

    def _end_line(self) -> None:
        line = "".join(self._line).replace("\xa0", " ")
        self._line = []
        line = line.rstrip() if self._verbatim else line.strip()
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
