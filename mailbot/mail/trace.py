"""The part of a message that stays the same however often it is delivered.

A message that is handled again after a crash, moved back by hand or delivered along two ways differs in the fields
that servers and mail stores wrote on its way, and in its line ends; in nothing else. Without those its hash says
whether it was seen before, where a Message-ID is forged and reused.

Guarantee: two messages that differ in their body, or in any field that no server writes, never become equal. Only
bytes are looked at, once, front to back: nothing here can fail.
"""

from __future__ import annotations

import re

_TRACE_NAMES = (
    rb"Return-Path|Received|X-Received|Received-SPF|Delivered-To|X-Delivered-To|X-Original-To|Envelope-To|X-Envelope-[A-Za-z]+"
    rb"|Delivery-Date|Authentication-Results|X-Authentication-Results|ARC-[A-Za-z-]+|X-Spam[A-Za-z-]*|X-Spamd-[A-Za-z-]+"
    rb"|X-Rspamd-[A-Za-z-]+|X-Virus[A-Za-z-]*|X-Amavis-[A-Za-z-]+|X-Quarantine-ID|X-Sieve[A-Za-z-]*|X-Bogosity"
    rb"|X-Proofpoint-[A-Za-z-]+|X-Barracuda-[A-Za-z-]+|X-Forefront-[A-Za-z-]+|X-Microsoft-Antispam[A-Za-z-]*|X-Gm-[A-Za-z-]+"
    rb"|X-MS-Exchange-Organization-[A-Za-z-]+|X-MS-Exchange-CrossTenant-[A-Za-z-]+|X-MS-Exchange-Transport-[A-Za-z-]+"
    # What mail stores note down: mbox (Status, Content-Length, …) and clients.
    rb"|Status|X-Status|X-UID|X-UIDL|X-Keywords|X-Mozilla-[A-Za-z0-9-]+|X-IMAPbase|Content-Length|Lines"
)

# Of these, what tells who vouches for a mail, whose letter comes back with it, and whether it is spam.
_WORDS_OF_SERVERS = re.compile(
    rb"(?:Return-Path|Authentication-Results|Delivered-To|X-Delivered-To|X-Original-To|Envelope-To|X-Envelope-[A-Za-z]+"
    rb"|X-Spam[A-Za-z-]*|X-MS-Exchange-Organization-[A-Za-z-]+):",
    re.IGNORECASE,
)
_RECEIVED = re.compile(rb"Received:", re.IGNORECASE)
_LOGIN = re.compile(rb"authenticated sender", re.IGNORECASE)  # mail/received.py

# One field with its continuation lines (RFC 5322 section 2.2.3). A carriage return that ends no line is in neither:
# the email package breaks lines there, so what follows it may be read as the body and has to count.
_FIELD = re.compile(rb"[!-9;-~]+:[^\r\n]*(?:\n[\t ][^\r\n]*)*(?:\n|\Z)")
_TRACE = re.compile(rb"(?:" + _TRACE_NAMES + rb"):", re.IGNORECASE)
_MESSAGE_ID = re.compile(rb"^Message-ID:[ \t\r\n]*(<[!-~]{1,250}>)", re.IGNORECASE | re.MULTILINE)
_FROM = re.compile(rb"^From:[ \t]*([^\r\n]*(?:\r?\n[\t ][^\r\n]*)*)", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(rb"[^\s<>\",:;()]{1,250}@[^\s<>\",:;()@]{1,250}")
_TYPE = re.compile(rb"Content-Type:", re.IGNORECASE)  # tells a delivery report, which nobody may answer
_OF_THE_BODY = re.compile(rb"Content-(?!Type:)|MIME-Version:", re.IGNORECASE)
_MOST_HEADER, _MOST_FIELD, _MOST_TYPE = 64_000, 8_000, 500  # octets
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


def without_trace_fields(raw: bytes) -> bytes:
    """Return `raw` with LF line ends and without the fields that delivery adds; the identity hash is taken over it."""
    normal = raw.replace(b"\r\n", b"\n")
    kept = []
    at = 0
    while field := _FIELD.match(normal, at):
        if not _TRACE.match(normal, at):
            kept.append(field.group())
        at = field.end()
    # From here on all of it counts: the body, or a line that is no field and with which the body begins.
    kept.append(normal[at:])
    return b"".join(kept)


def words_of_servers(raw: bytes) -> bytes:
    """Return what servers wrote on `raw` beyond the way it took: two copies of one message may differ in this.

    Where a server noted a login, its whole way counts: which of the fields is believed depends on the others.
    """
    header = raw[: _header_end(raw) + 1].replace(b"\r\n", b"\n")
    words: list[bytes] = []
    way: list[bytes] = []
    at = 0
    while field := _FIELD.match(header, at):
        at = field.end()
        if _WORDS_OF_SERVERS.match(field.group()):
            words.append(b" ".join(field.group().split()))
        elif _RECEIVED.match(field.group()):
            way.append(b" ".join(field.group().split()))
    return b"\n".join([*words, *(way if any(map(_LOGIN.search, way)) else [])]) or b"nothing"


def find_message_id(raw: bytes) -> str | None:
    """Return the Message-ID, for a log line or to tie a returned header to a letter; None when there is none."""
    match = _MESSAGE_ID.search(raw, 0, _header_end(raw))
    return match.group(1).decode("ascii") if match else None


def find_sender(raw: bytes) -> str | None:
    """Return what is probably the From address, to keep one sender's messages in order; it proves nothing."""
    field = _FROM.search(raw, 0, _header_end(raw))
    addresses = _ADDRESS.findall(field.group(1)[:1000]) if field else []
    return addresses[-1].decode("ascii", "replace").lower() if addresses else None


def header_alone(raw: bytes) -> bytes:
    """Return as much of the header as shows who wrote, for a message that cannot be read whole.

    Fields that may be the trouble are left out: monstrous ones, those after too many others, and those that describe
    a body that is not there.
    """
    header = raw[: _header_end(raw) + 1].replace(b"\r\n", b"\n")
    kept: list[bytes] = []
    at = size = 0
    while (field := _FIELD.match(header, at)) and size < _MOST_HEADER:
        at = field.end()
        monstrous = at - field.start() > (_MOST_TYPE if _TYPE.match(field.group()) else _MOST_FIELD)
        if not monstrous and not _OF_THE_BODY.match(field.group()):
            kept.append(field.group())
            size += len(field.group())
    return b"".join(kept).rstrip(b"\n").replace(b"\n", b"\r\n") + b"\r\n\r\n"


def _header_end(raw: bytes) -> int:
    blank = _BLANK_LINE.search(raw)
    return blank.start() + 1 if blank else len(raw)
