"""Choosing among alternatives: the plain text, or the HTML when that says more (RFC 2046 section 5.1.4).

The alternatives should say the same, and mostly do; then plain text is what people wrote, without a client's
furniture. Many programs write a stub there all the same: that the reader lacks HTML, the first line, a link to a web
page, an empty line. Told by what both say, never by known phrases: which of the HTML's visible lines the plain text
does not have. What the alternative that is not read says beyond the other goes along, to be shown and no more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.message import Message as Tree

from mailbot.languages.signs import without_signs
from mailbot.mail import tree
from mailbot.mail.html import HtmlText, read_html, without_files

_URL = re.compile(r"<?\b(?:https?://|www\.|mailto:)[^\s<>]+>?", re.IGNORECASE)
_PICTURE = re.compile(r"\[(?:cid|image|inline image)[^\[\]]{0,300}\]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
# Written without spaces between words, so that lines break anywhere: pairs of signs are compared
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_ARMOR = "-----BEGIN PGP "
_SENTENCE = 12  # words: less that only one alternative says is a logo's, a phone's or a list's
_STUB = 40  # words: programs that write a stub write less, a person who says something else may write more


def mark(part: Tree, most: int) -> int:
    """Mark which leaves below a multipart/alternative are read; return how many characters of HTML were compared.

    HTML beyond `most` characters is not compared: it is read only where there is no plain text at all.
    """
    leaves = [leaf for leaf in _leaves(part) if isinstance(leaf, tree.Part) and not _is_file(leaf)]
    plain = [leaf for leaf in leaves if tree.media_type(leaf) == "text/plain"]
    rich = [leaf for leaf in leaves if tree.media_type(leaf) == "text/html"]
    amp = [leaf for leaf in leaves if tree.media_type(leaf) == "text/x-amp-html"]
    text = "\n".join(map(tree.leaf_text, plain))
    html = [without_files(tree.leaf_text(leaf)) for leaf in rich]
    size = sum(map(len, html))
    choice = Choice(html=not text.strip())
    if size <= most:
        for leaf, html_text in zip(rich, html, strict=True):
            leaf.words = read_html(html_text)
        choice = choose(text, _joined([leaf.words for leaf in rich if leaf.words]))
    for leaf in (*(plain if choice.html else rich), *(amp if plain or rich else [])):
        leaf.spare = True
    for leaf in (rich if choice.html else plain)[-1:]:
        leaf.beside = choice.beside
    return size if size <= most else 0


def _joined(words: Sequence[HtmlText]) -> HtmlText:
    if len(words) == 1:
        return words[0]
    return HtmlText("\n".join(part.text for part in words), shown=tuple(line for part in words for line in part.shown))


def _is_file(leaf: Tree) -> bool:
    try:
        return leaf.get_content_disposition() == "attachment" or leaf.get_filename() is not None
    except tree.ODD:
        return True


def _leaves(part: Tree) -> list[Tree]:
    """Return the leaves below `part`, attached messages left closed; alternatives in it are decided with it."""
    inside = [] if tree.media_type(part).startswith("message/") else tree.children(part)
    if inside and isinstance(part, tree.Part):
        part.decided = True
    return [leaf for child in inside for leaf in _leaves(child)] if inside else [part]


@dataclass(frozen=True, slots=True)
class Choice:
    """The alternative that is read, and what the other says beyond it, for a person to see."""

    html: bool
    beside: str = ""


def choose(plain: str, html: HtmlText) -> Choice:
    """Choose between the plain text of a mail and its HTML."""
    if _ARMOR in plain:
        return Choice(html=False)  # HTML breaks the lines of what is signed or encrypted
    words = list(_words(plain))
    if not words:
        return Choice(html=any(True for _ in _words(html.text)))
    shown = html.shown or tuple(line.lstrip("> ") for line in html.text.split("\n"))  # a quote and nothing else
    only_html, new, shared = _beyond(shown, set(words))
    only_plain, _, _ = _beyond(plain.split("\n"), set(_words(html.text)))
    missing, kept = _size(only_html), _size(only_plain)
    if new > shared and (kept < _STUB or kept < 3 * new):
        return Choice(html=True, beside="\n".join(only_plain) if kept >= _STUB else "")
    return Choice(html=False, beside="\n".join(only_html) if missing >= _SENTENCE else "")


def _beyond(lines: Iterable[str], known: set[str]) -> tuple[list[str], int, int]:
    """Return the lines whose words are mostly not `known`, and how many of all words are new and how many known."""
    beyond = []
    new = shared = 0
    for line in lines:
        words = list(_words(line))
        unknown = sum(word not in known for word in words)
        if unknown * 2 > len(words):
            beyond.append(line)
            unknown = len(words)  # the others are those that every sentence has
        new += unknown
        shared += len(words) - unknown
    return beyond, new, shared


def _size(lines: Sequence[str]) -> int:
    return sum(1 for line in lines for _ in _words(line))


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text for comparison: without case, accents, links, pictures and invisible characters."""
    text = unicodedata.normalize("NFKD", _URL.sub(" ", _PICTURE.sub(" ", text))).casefold()
    if not text.isascii():
        text = without_signs(text, "Mn", "Cf")
    for word in _WORD.findall(text):
        if _UNSPACED.search(word):
            yield from (word[at : at + 2] for at in range(max(1, len(word) - 1)))
        else:
            yield word
