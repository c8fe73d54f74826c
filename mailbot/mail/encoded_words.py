"""Encoded words in header fields (RFC 2047, and RFC 2231 section 5), as mail programs really write them.

A run of words is read as one: programs cut a text by octets, through the middle of a character or of a base64 group.
What is no encoded word stays as it is. Linear in the value, and nothing raises.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from mailbot.mail import charsets

_BEGIN = re.compile(r"=\?([\w.:*+'\"-]{1,80})\?([BbQq])\?")
_END = "?="
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]*")
_HEX = re.compile(r"=([0-9A-Fa-f]{2})")
_SPACE = re.compile(r"\s+")
# Seen in the wild: the letters are mixed up. Base64 has no escapes, and Q never ends in a bare equals sign.
_IS_Q = re.compile(r"=[0-9A-Fa-f]{2}.")
_IS_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)")


@dataclass(slots=True)
class _Word:
    charset: str
    base64: bool
    text: str


def decode_words(value: str) -> str:
    """Return the value of an unstructured field, or of a phrase, with its encoded words read."""
    return "".join(_pieces(_SPACE.sub(" ", value))) if "=?" in value else value


def has_words(value: str) -> bool:
    """Return whether an encoded word stands in a value."""
    return bool(_BEGIN.search(value))


def _pieces(value: str) -> Iterator[str]:
    run: list[_Word] = []
    at = 0
    while begin := _BEGIN.search(value, at):
        between = value[at : begin.start()]
        end = value.find(_END, begin.end())
        if begin[2] in "Qq":
            end = _end_of_q(value, end)
        # A value that was cut off ends inside its last word.
        text = value[begin.end() : end if end >= 0 else len(value)]
        if run and between.strip():
            yield _decode(run)
            run = []
        if not run:
            yield between
        run.append(_Word(begin[1], _is_base64(begin[2], text), text))
        at = end + len(_END) if end >= 0 else len(value)
    if run:
        yield _decode(run)
    yield value[at:]


def _end_of_q(value: str, end: int) -> int:
    """Return where a Q-encoded text ends, past a literal question mark in front of an escape: "really?=21?="."""
    while end >= 0 and _HEX.match(value, end + 1) and 0 <= value.find(_END, end + 2) < _next_begin(value, end):
        end = value.find(_END, end + 2)
    return end


def _next_begin(value: str, at: int) -> int:
    begin = value.find("=?", at + 2)
    return begin if begin >= 0 else len(value)


def _is_base64(letter: str, text: str) -> bool:
    if letter in "Bb":
        return not _IS_Q.search(text)
    return bool(_IS_BASE64.fullmatch(text))


def _decode(run: list[_Word]) -> str:
    """Read words that stand next to each other; those of one charset are one string of octets."""
    text = ""
    octets = b""
    group = ""
    for at, word in enumerate(run):
        if word.base64:
            group += "".join(_BASE64.findall(word.text))
            following = run[at + 1] if at + 1 < len(run) else None
            goes_on = following and following.base64 and following.charset.lower() == word.charset.lower()
            if not (goes_on and len(group) % 4 and "=" not in word.text):
                octets += _from_base64(group)
                group = ""
        else:
            octets += _from_q(word.text)
        last = at + 1 == len(run) or run[at + 1].charset.lower() != word.charset.lower()
        if last:
            text += charsets.decode(octets, word.charset.partition("*")[0])  # RFC 2231 section 5: a language
            octets = b""
    return text


def _from_base64(group: str) -> bytes:
    group = group.replace("-", "+").replace("_", "/")
    whole = group[: len(group) - (len(group) % 4 == 1)]
    try:
        return binascii.a2b_base64(whole + "=" * (-len(whole) % 4))
    except binascii.Error:
        return group.encode("ascii", "replace")


def _from_q(text: str) -> bytes:
    octets = text.replace("_", " ").encode("utf-8", "surrogateescape")
    return re.sub(rb"=([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), octets)
