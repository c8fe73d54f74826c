"""The contents of a mail's leaves: its text, the new part of that text, and everything that is not text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message as Tree

from mailbot.errors import Permanent
from mailbot.facts import Attachment, EncryptedPart, Message, SignedPart
from mailbot.mail import language, pgpmime
from mailbot.mail.fields import Fields, decoded_line, find_file_name, first, read_fields
from mailbot.mail.html import HtmlText, may_mark_signatures, read_html, without_files
from mailbot.mail.reply import quotes
from mailbot.mail.reply.contact_lines import Author
from mailbot.mail.tree import ODD, Limits, Part, clean, content, leaf_text, media_type, read_tree

# Text that is the body; every other kind of text (calendars, patches, tables) is an attachment.
_BODY_TYPES = frozenset({"text/plain", "text/html", "text/markdown", "text/enriched"})
# What is written for programs, or shown by one alone; RFC 2046 section 4.1.4: any other text is read as plain text
_FOR_PROGRAMS = frozenset(
    {"calendar", "css", "directory", "javascript", "rfc822-headers", "rtf", "vcard", "x-amp-html", "x-vcard", "xml"}
)
_MESSAGES = ("message/rfc822", "message/global", "message/news")
_FIELDS = re.compile(rb"\s*[!-9;-~]{1,80}:")
_DEEPEST = 3  # attached mails in attached mails that are read
_MOST_MAILS = 20
NOT_READ = _DEEPEST  # the depth at which none is
_SHOWN = re.compile(r"\bcid:([^\s\"'<>()]{1,250})", re.IGNORECASE)  # how HTML names a picture, RFC 2392


class Body:
    """Collects the contents of a mail's leaves."""

    def __init__(self, limits: Limits, *, depth: int = 0) -> None:
        self._limits = limits
        self._depth = depth  # attached mails around this one
        self._enclosed = 0  # attached mails that were read
        self._left = limits.text
        self._left_beside = limits.text  # characters of HTML that is read for its marks only
        self._signatures: list[str] = []
        self._shown: set[str] = set()  # the Content-IDs of pictures that stand in the HTML
        self._texts: list[str] = []
        self._only_shown: list[str] = []
        self._kinds: set[bool] = set()  # of texts that say something: plain or not
        self._attachments: list[Attachment] = []
        self._encrypted: list[EncryptedPart] = []
        self._signed: list[SignedPart] = []
        self._keys: list[bytes] = []
        self._quoted_keys: list[bytes] = []  # and those of attached mails
        self._secret_key = False

    def add(self, leaf: Tree) -> None:
        """Add a part, according to its type."""
        kind = media_type(leaf)
        name, disposition = _name_of(leaf)
        if kind.startswith("multipart/") and not leaf.is_multipart():
            kind = "text/plain"  # a multipart without a boundary; fixtures/hostile/multipart-without-boundary.eml
        major, _, minor = kind.partition("/")
        if major == "text" and kind not in _BODY_TYPES and minor not in _FOR_PROGRAMS and not (name or disposition):
            kind = "text/plain"
        # Apple Mail sends text files as named inline parts; a first part with a name is a body all the same.
        if kind not in _BODY_TYPES or disposition == "attachment" or (name and (self._texts or self._attachments)):
            # RFC 2387: shown inside the HTML, even if called attached (fixtures/reply/logo-attached-de-exchange.eml).
            shown = str(leaf.get("content-id", "")).strip(" <>") in self._shown
            pictured = shown or (disposition != "attachment" and "content-id" in leaf)
            octets = content(leaf)
            self.attach(name, kind, octets, inline=pictured and kind.startswith("image/"))
            if kind in _MESSAGES or (name.lower().endswith(".eml") and _FIELDS.match(octets)):
                self._show_mail(self._attachments[-1].name, octets)
        elif kind == "text/html":
            self._add_html(leaf, name or "text.html")
        else:
            self.add_text(leaf_text(leaf), content(leaf), name or "text.txt")
        if isinstance(leaf, Part) and leaf.beside:
            self.show("text/html" if kind == "text/plain" else "text/plain", leaf.beside)

    def _add_html(self, leaf: Tree, name: str) -> None:
        html = without_files(leaf_text(leaf))
        if len(html) > self._left:  # what is cut off is not lost
            self.attach(name, "text/html", content(leaf))
            html = html[: self._left]
        words = _words_of(leaf, html)
        self._signatures += words.signatures
        self._shown |= set(_SHOWN.findall(html))
        self.add_text(words.text, content(leaf), name, plain=False)

    def look_beside(self, leaf: Tree) -> None:
        """Find what HTML marks as a signature and which pictures it shows; its words are read as plain text."""
        if media_type(leaf) != "text/html":
            return
        html = without_files(leaf_text(leaf))
        if len(html) > self._left_beside:
            return
        self._left_beside -= len(html)
        self._shown |= set(_SHOWN.findall(html))
        if may_mark_signatures(html):
            self._signatures += _words_of(leaf, html).signatures

    def take(self, layers: pgpmime.Layers) -> None:
        """Add every leaf of a mail."""
        for leaf in layers.leaves:
            if isinstance(leaf, Part) and leaf.spare:
                self.look_beside(leaf)
            else:
                self.add(leaf)

    def _show_mail(self, name: str, octets: bytes) -> None:
        """Show handlers an attached mail, beside its file. None of it is the sender's own, nor signed by them.

        What was encrypted in it is opened, and shown in the same way.
        """
        if self._depth >= _DEEPEST or self._enclosed >= _MOST_MAILS:
            return
        try:
            root = read_tree(octets, self._limits)
        except Permanent:
            return
        layers = pgpmime.take_apart(root, octets)
        inner = Body(replace(self._limits, text=self._left), depth=self._depth + 1)
        inner._enclosed = self._enclosed + 1
        inner.take(layers)
        self._enclosed, self._left = inner._enclosed, inner._left
        head = "\n".join(_head(read_fields(root)))
        message = inner.message((), layers)
        files = ", ".join(file.name for file in message.attachments)
        self.show(name, "\n\n".join(filter(None, (head, message.text, files and f"[{files}]"))))
        self._encrypted += [replace(part, enclosed=part.enclosed or head or name) for part in message.encrypted]
        self._quoted_keys += [*message.keys, *message.quoted_keys]

    def show(self, title: str, text: str) -> None:
        """Show handlers, below the sender's own words and under a title, text that the sender did not write to us."""
        text = clean(text).strip("\n")
        if text.strip() and len(text) <= self._left:
            self._left -= len(text)
            self._only_shown.append(f"----- {title} -----\n\n{text}")

    def add_text(self, text: str, octets: bytes, name: str, *, plain: bool = True) -> None:
        """Add text of the body; text that is too long to read becomes a file."""
        if len(text) > self._left:
            self.attach(name, "text/plain" if plain else "text/html", octets)
            return
        self._left -= len(text)
        armor = pgpmime.take_armor(text)
        self._encrypted += armor.encrypted
        self._signed += [armor.signed] if armor.signed else []
        own = quotes.own_lines(clean(armor.marked)) if armor.keys else set()
        for key in armor.keys:
            (self._keys if pgpmime.key_mark(key) in own else self._quoted_keys).append(key)
        self._secret_key |= armor.secret_key
        self._texts.append(clean(armor.text))
        self._kinds |= {plain} if text.strip() else set()

    def attach(self, name: str, kind: str, octets: bytes, *, inline: bool = False) -> None:
        """Add a part that is not text of the body."""
        suffix = ".eml" if kind == "message/rfc822" else ""
        name = name or f"attachment-{len(self._attachments) + 1}{suffix}"
        self._attachments.append(Attachment(name, kind, octets, inline))

    def message(
        self, languages: tuple[str, ...], layers: pgpmime.Layers | None = None, author: Author = quotes.NOBODY
    ) -> Message:
        """Return the message; `author` is whose mail it is, where that is known."""
        text = "\n\n".join(filter(None, (text.strip("\n") for text in self._texts)))
        only_shown = "\n\n".join(self._only_shown)
        cut = quotes.cut(text, author, self._signatures)
        encrypted = (*layers.encrypted, *self._encrypted) if layers else tuple(self._encrypted)
        # What an attached mail says of itself, in clear, does not stand beside what was encrypted in it
        outside = text.strip() or (only_shown and any(not part.enclosed for part in encrypted))
        return Message(
            sender=None,
            text="\n\n".join(filter(None, (text, only_shown))),
            new_text=cut.text,
            cut_doubtful=cut.doubtful,
            put_away=cut.put_away,
            only_shown=only_shown,
            html_only=self._kinds == {False},
            attachments=tuple(self._attachments),
            keys=(*(layers.keys if layers else ()), *self._keys),
            body_keys=(*(layers.keys if layers else ()), *self._keys),
            quoted_keys=tuple(dict.fromkeys(self._quoted_keys)),
            secret_key=self._secret_key or bool(layers and layers.secret_key),
            encrypted=encrypted,
            outside_text=bool(encrypted and outside),
            signed=(layers.signed if layers else None) or self._find_signed(),
            smime=layers.smime if layers else "",
            protected=layers.protected if layers else None,
            language=language.detect(cut.text or quotes.cut(only_shown[: language.TEXT_LENGTH]).text, languages),
        )

    def _find_signed(self) -> SignedPart | None:
        """Return the first block with a cleartext signature; one beside other content never covers the whole."""
        if not self._signed:
            return None
        alone = len(self._signed) == 1 and len(self._texts) == 1 and not self._attachments and not self._encrypted
        return replace(self._signed[0], covers_all=self._signed[0].covers_all and alone)


def _head(fields: Fields) -> Iterator[str]:
    """Yield, as lines, the fields of a mail that a person looks at first."""
    for name in ("From", "To", "Date", "Subject"):
        if value := decoded_line(first(fields, name.lower()), 200):
            yield f"{name}: {value}"


def _words_of(leaf: Tree, html: str) -> HtmlText:
    """Return the text of HTML, which may have been read already to compare the alternatives."""
    return leaf.words if isinstance(leaf, Part) and leaf.words else read_html(html)


def _name_of(leaf: Tree) -> tuple[str, str]:
    """Return the file name, fit to be shown, and the disposition (RFC 2183); empty where there is none."""
    try:
        return find_file_name(leaf), leaf.get_content_disposition() or ""
    except ODD:
        return "", "attachment"
