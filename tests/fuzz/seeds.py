"""Where fuzzing begins: the mails of `fixtures/`, and what of them each target reads."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message as Tree
from functools import cache

from mailbot.edges.gpg.packets import addressed, armored_key, split
from mailbot.mail.fields import read_fields
from mailbot.mail.tree import Limits, children, content, leaf_text, media_type, read_tree
from tests.fixtures import FIXTURES

# One version 4 key of ed25519 with a user ID and a signature, a message to somebody, a marker, a padding packet, pieces
_POINT = bytes.fromhex("092b06010401da470f010107400123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef01")
_KEY = bytes.fromhex("0462ab3c4d16") + _POINT
_SIGNATURE = bytes.fromhex("04131608002105026512ab3c091004") + bytes(30)
_SESSION = b"\x03" + bytes.fromhex("0123456789abcdef12") + bytes(40)
_PACKETS = (
    b"\xc6" + bytes([len(_KEY)]) + _KEY + b"\xcd\x1aKim <kim@melder.example>.." + b"\xc2\x2d" + _SIGNATURE,
    b"\x98" + bytes([len(_KEY)]) + _KEY + b"\xb4\x12<kim@m\xc3\xbcller.example>"[:20] + b"\x88\x2d" + _SIGNATURE,
    b"\xc1" + bytes([len(_SESSION)]) + _SESSION + b"\xd2\x05\x01abcd",
    b"\x85\x00" + bytes([len(_SESSION)]) + _SESSION + b"\xd2\xe1\x01a\xe0b\x03cde",
    b"\xca\x03PGP\xd5\x04\0\0\0\0\xc1\xff\x00\x00\x00" + bytes([len(_SESSION)]) + _SESSION + b"\xd2\x01\x01",
    b"\xa3\x01\x02\x03",
    b"\x98" + bytes([len(_KEY)]) + _KEY + b"\x88\x01\x04",  # a signature of one octet
)


@cache
def mails() -> tuple[bytes, ...]:
    """Every mail of `fixtures/`, the smallest first."""
    return tuple(sorted((path.read_bytes() for path in FIXTURES.rglob("*.eml")), key=len))


def html() -> Iterator[bytes]:
    yield from _texts("text/html")


def text() -> Iterator[bytes]:
    yield from _texts("text/plain")


def labelled() -> Iterator[bytes]:
    """Octets below the label of their charset."""
    for part in _parts():
        if media_type(part).startswith("text/"):
            yield str(part.get_content_charset() or "").encode() + b"\n" + content(part)


def fields(*names: str) -> Iterator[bytes]:
    """Give the values of some header fields, those of a mail as lines."""
    for raw in mails():
        found = read_fields(read_tree(raw, Limits()))
        if values := [" ".join(value.split()) for name in names for value in found.get(name, ())]:
            yield "\n".join(values).encode()


def reports() -> Iterator[bytes]:
    for raw in mails():
        if b"multipart/report" in raw or b"X-Failed-Recipients" in raw:
            yield raw


def packets() -> Iterator[bytes]:
    """Give messages and keys, binary and armored."""
    for raw in _PACKETS:
        yield raw
        yield armored_key(raw).encode()
    session = next(split(_PACKETS[2]))
    yield addressed(session, bytes(8)) + b"\xd4\x02ab"


def commands() -> Iterator[bytes]:
    """Give what handlers wrote, and every dress of a command that somebody thought of."""
    yield from (raw for raw in text() if b"#" in raw)
    for line in (
        "#accept 2026-12-11",
        "“#note”\nkeep this",
        "(1) #close fixed",
        "-> #new kim@melder.example",
        "#Defer: 2w",
    ):
        yield line.encode()
    for line in (
        "> #send",
        "♯note",
        "#credit NAME\n#breach gisteren 14:00\n#clock nis2 done early-warning X-1 2026-11-27 14:30",
        "#close duplicate VB-2026-K7QM",
        "<#stop>",
    ):
        yield f"{line}\n\nThank you.".encode()


def _texts(kind: str) -> Iterator[bytes]:
    for part in _parts():
        if media_type(part) == kind:
            yield leaf_text(part).encode("utf-8", "surrogatepass")


def _parts() -> Iterator[Tree]:
    for raw in mails():
        level = [message_from_bytes(raw)]
        for part in level:
            inside = children(part)
            level += inside
            if not inside:
                yield part
