"""What is fuzzed, and what holds whatever comes in.

A target takes octets, raises AssertionError where a property does not hold, and lets through whatever else the reader
raises: only `Permanent` and, from the packets, ValueError are answers.
"""

from __future__ import annotations

import pickle
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date
from email.message import Message as Tree
from typing import TypeVar

from mailbot.case.commands import grammar
from mailbot.domains import comparable
from mailbot.edges.gpg import certificates
from mailbot.edges.gpg import packets as gpg_packets
from mailbot.edges.parser import _understand
from mailbot.edges.parser.channel import MESSAGE
from mailbot.errors import Permanent
from mailbot.facts import Form, Message, SignedPart
from mailbot.mail import charsets, message, packets, pgpmime, trace, tree
from mailbot.mail.authentication import find_vouched_domain, why_silent, why_spam
from mailbot.mail.automated import find_reports
from mailbot.mail.believed import Believed, SpamSign, Voice
from mailbot.mail.encoded_words import decode_words
from mailbot.mail.fields import LINE, decoded_line, file_name, find_mailboxes, one_line
from mailbot.mail.html import read_html
from mailbot.mail.mailboxes import find_address
from mailbot.mail.received import Submitted, find_login
from mailbot.mail.reply.quotes import cut, mark_line
from tests.fuzz import seeds

OURS, MX = "voorbeeld.example", "mx.voorbeeld.example"
ANKE = f"anke@{OURS}"
BELIEVED = Believed(MX, tuple(Voice), (OURS,), tuple(SpamSign))
# Small bounds are passed by small mails
SETTINGS = message.Settings(
    ("nl", "en", "fr", "de"),
    BELIEVED,
    tree.Limits(parts=50, depth=8, header_size=8_000, content_field=2_000, text=20_000),
)
TODAY = date(2026, 11, 27)
T = TypeVar("T")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,401}>")
_DATE = "Mon, 23 Nov 2026 10:00:00 +0100"


@dataclass(frozen=True, slots=True)
class Target:
    """What is tried with octets, where it begins, and words that a mutation would be long in finding."""

    tried: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    words: tuple[str, ...] = ()
    longest: int = 4096  # octets


def try_message(raw: bytes) -> None:
    """A mail: read or refused with a short reason, and what was read survives the way out of the cage."""
    found = _answered(lambda: message.parse(raw, SETTINGS))
    if b"\r" not in raw:
        plain = trace.without_trace_fields(raw)
        assert plain == trace.without_trace_fields(plain) == trace.without_trace_fields(raw.replace(b"\n", b"\r\n"))
    if found is None:
        head = trace.header_alone(raw)
        assert b"\n\r\n" not in head[:-4]
        return
    _check(found, raw)
    for line in (found.subject, found.sender_name, found.from_line):
        assert line == one_line(line)
    for named in (found.senders, found.reply_to, found.to, found.cc, found.delivered_to, (found.sender or "a@b",)):
        for address in named:
            _check_address(address)
    for message_id in (found.message_id or "<a@b>", *found.in_reply_to, *found.references):
        assert _MESSAGE_ID.fullmatch(message_id)
    assert found.date is None or found.date.tzinfo is UTC
    assert found.vouched_domain in (None, (found.sender or "").rpartition("@")[2])
    assert found.sender in (None, *found.senders)


def try_mime(raw: bytes) -> None:
    """A tree of parts: inside its bounds, each leaf readable, what is called signed stood there."""
    if root := _answered(lambda: tree.read_tree(raw, SETTINGS.limits)):
        parts, deep = _parts(root)
        assert (len(parts) <= SETTINGS.limits.parts, deep <= SETTINGS.limits.depth) == (True, True)
        for part in parts:
            assert re.fullmatch(r"[!-.0-~]+/[!-.0-~]+", tree.media_type(part))
            assert tree.clean(tree.leaf_text(part)) == tree.clean(tree.clean(tree.leaf_text(part)))
        _check_signed(pgpmime.take_apart(root, raw).signed, raw)
    for form in Form:
        if found := _answered(lambda form=form: message.parse_cleartext(raw, form, SETTINGS, "report.txt.gpg")):  # type: ignore[misc]
            _check(found, raw)
            assert found.sender is None


def try_html(raw: bytes) -> None:
    """HTML: little longer than it was, no line breaks but LF, and without a tag nothing is lost."""
    html = raw.decode("utf-8", "replace")
    words = read_html(html)
    # A quote has marks on each of its lines, a rule is 32 signs; all else is no longer than its source
    assert len(words.text) <= 50 * len(html) + 100
    assert all(piece in words.text for piece in words.signatures if "\n" not in piece)
    if not set("<&\xa0\0\r\f") & set(html):
        assert words.text.split() == html.split()


def try_quoting(raw: bytes) -> None:
    """A reply: what is new stood there, in its order; nothing below our mark is; no line is made up."""
    text = tree.clean(raw.decode("utf-8", "replace"))
    marked, _, body = text.partition("\n\n")
    whole = cut(text, signatures=[marked])
    there = iter(text.split("\n"))
    if "<" not in text:  # else links that say where they lead are left out
        for line in filter(str.strip, whole.text.split("\n")):
            assert line in there
    assert len(whole.text) <= len(text)
    letter = f"{body}\n{mark_line('3f9aK7QM2c')}\nOnly the reporter wrote this."
    assert "Only the reporter wrote this." not in cut(letter).text


def try_addresses(raw: bytes) -> None:
    """An address field: what is found can be written to, is in the one form that is compared, and is read back."""
    value = raw.decode("utf-8", "surrogateescape")
    for name, address in find_mailboxes([value]):
        assert name == one_line(name, 200)
        _check_address(address)
        assert find_mailboxes([f"<{address}>"]) == [("", address)]
        assert find_mailboxes([f"Kim <{address}>"]) == [("Kim", address)]
    if (one := find_address(value)) is not None:
        _check_address(one)
    hidden = value.translate({ord(sign): "." for sign in '"\\<>,;:()[]=?'})
    # In quotes and in a comment it is a name, whatever it says
    for field in (f'"{hidden}" <{ANKE}>', f"({hidden}) {ANKE}"):
        assert [address for _, address in find_mailboxes([field])] == [ANKE]


def try_authentication(raw: bytes) -> None:
    """Results of our server: none is made of a comment, of another server's field, or of nothing."""
    value = raw.decode("utf-8", "surrogateescape")
    fields = {"authentication-results": (value,), "x-spam-flag": (value,), "x-spam-status": (value,)}
    vouched = find_vouched_domain(fields, BELIEVED, ANKE)
    assert vouched in (None, OURS)
    why_spam(fields, BELIEVED)
    for voice in (Voice.DMARC, Voice.SPF, Voice.DKIM):
        why_silent(fields, BELIEVED, voice)
    if vouched:
        assert all(word in value.casefold() for word in (MX, OURS, "pass"))
    bare = re.sub(r"[()\\\"]", "", value)
    for forged in (f"({bare}) other.example; none", f"other.example; {bare}", f"{MX}; none ({bare})"):
        above = {"authentication-results": (forged, f"{MX}; dmarc=pass header.from={OURS}")}
        assert find_vouched_domain(above, BELIEVED, ANKE) is None


def try_received(raw: bytes) -> None:
    """A trace: a login stands in a field of ours with only ours above; no greeting or recipient makes one."""
    text = raw.decode("utf-8", "surrogateescape")
    lines = text.split("\n")
    found = find_login(lines, (MX, "localhost"))
    if isinstance(found, Submitted):
        assert f"(Authenticated sender: {found.login})".casefold() in " ".join(lines[found.at].split()).casefold()
        assert all(
            re.search(rf" by ({re.escape(MX)}|localhost)\.? ", line, re.IGNORECASE) for line in lines[: found.at + 1]
        )
    greeting, _, recipient = one_line(text, 2000).partition(" ")
    stranger = f"from {greeting} (unknown [203.0.113.9]) by {MX} (Postfix) with ESMTP id 2 for <{recipient}>; {_DATE}"
    login = f"from pc (unknown [192.0.2.7]) (Authenticated sender: anke) by {MX} (Postfix) with ESMTPSA id 4F2; {_DATE}"
    assert not isinstance(find_login([stranger, text, login], (MX, "localhost")), Submitted)


def try_packets(raw: bytes) -> None:
    """OpenPGP packets: cut without loss, and a session key under another name is the same session key."""
    packets.first_packet(raw)
    packets.is_encrypted(raw)
    armor = pgpmime.take_armor(raw.decode("utf-8", "replace"))
    assert len(armor.text) <= len(raw)
    octets = _or_none(lambda: gpg_packets.dearmored(raw))
    if octets is None or (found := _or_none(lambda: list(gpg_packets.split(octets)))) is None:
        return
    assert b"".join(packet.raw for packet in found) == octets
    for packet in found:
        assert packet.body in packet.raw or len(packet.body) == 64 << 10
        if packet.tag == gpg_packets.PKESK and gpg_packets.algorithm(packet):
            [renamed] = gpg_packets.split(gpg_packets.addressed(packet, b"recipien"))
            assert (renamed.tag, gpg_packets.recipient(renamed)) == (gpg_packets.PKESK, b"recipien")
            assert renamed.body[9:] == packet.body[9:]
        gpg_packets.recipient(packet)


def try_keys(raw: bytes) -> None:
    """Certificates: each begins with its key, and is still itself when it is armored, cut down, put together again."""
    revocations = certificates.bare_revocations(raw)
    for group in certificates.public_keys(raw):
        whole = b"".join(packet.raw for packet in group)
        assert group[0].tag == gpg_packets.PUBLIC_KEY
        assert gpg_packets.dearmored(gpg_packets.armored_key(whole).encode()) == whole
        assert re.fullmatch("[0-9A-F]{40}|[0-9A-F]{64}", gpg_packets.fingerprint(group[0]))
        assert all(moment.tzinfo is UTC for moment in certificates.made_at(group))
        for address in (None, "kim@melder.example"):
            small = certificates.minimal(group, address)
            assert small[0] == group[0]
            assert certificates.minimal(small, address) == small
            assert {packet.raw for packet in small} <= {packet.raw for packet in group}
            certificates.why_too_costly(small)
        joined = certificates.joined(group, group)
        assert certificates.joined(joined, group) == joined
        assert {p.raw for p in certificates.with_revocations(joined, revocations)} >= {p.raw for p in joined}
        for packet in group:
            if packet.tag == gpg_packets.SIGNATURE and packet.body[:1] == b"\x04":
                made = certificates.read_signature(packet)
                assert re.fullmatch("(?:[0-9A-F]{2})*", made.key_id)
            if packet.tag == gpg_packets.USER_ID:
                _check_user_id(packet.body.decode(errors="replace"))


def try_reports(raw: bytes) -> None:
    """A notification of delivery: few reports, each of known words, and of no address that could not be ours."""
    if (root := _answered(lambda: tree.read_tree(raw, SETTINGS.limits))) is None:
        return
    found = find_reports(root)
    assert len(found) <= 100
    for report in found:
        assert report.action in ("failed", "delayed", "delivered", "relayed", "expanded")
        assert re.fullmatch(r"(?:[245]\.\d{1,3}\.\d{1,3})?", report.status)
        assert report.reason == one_line(report.reason)
        assert report.original_message_id is None or re.fullmatch(r"<[!-~]{1,401}>", report.original_message_id)
        if report.recipient:
            _check_address(report.recipient)


def try_commands(raw: bytes) -> None:
    """A handler's words: all or nothing, nothing that looks like a command leaves, what was read is read again so."""
    text = tree.clean(raw.decode("utf-8", "replace"))
    parsed = grammar.parse(text, TODAY)
    if parsed.problem:
        assert (parsed.commands, parsed.words) == ((), "")
        assert "\n" not in parsed.problem.line
        return
    assert len(parsed.words) <= len(text)
    again = grammar.parse(parsed.words, TODAY)
    if not any(command.name == "note" for command in parsed.commands):  # its words are its argument too
        assert again.commands == ()
    for command in parsed.commands:
        assert "\n" not in command.line
        assert command.text == command.text.strip()


def try_charsets(raw: bytes) -> None:
    """Octets under a label, and encoded words: never more characters than octets, and UTF-8 that says so is UTF-8."""
    label, _, octets = raw.partition(b"\n")
    named = label.decode("latin-1")
    text = charsets.decode(octets, named, hints=[named, "euc-jp"])
    assert len(text) <= len(octets)
    if octets.isascii() and not re.search(rb"[\x00\x1b]", octets):
        assert charsets.decode(octets) == charsets.decode(octets, "utf-8") == octets.decode()
    value = octets.decode("utf-8", "surrogateescape")
    assert len(decode_words(value)) <= len(value) + 1
    assert decoded_line(value) == one_line(decoded_line(value), LINE)
    name = file_name(value)
    assert (len(name) <= 121, one_line(name), name.strip(".")) == (True, name, name)
    assert not set("/\\") & set(name)


def _answered(reading: Callable[[], T]) -> T | None:
    """Read, or give None where the mail is refused for a bound that it passed; the last net catches nothing."""
    refused = ""
    try:
        return reading()
    except Permanent as why:
        refused = str(why)
    assert refused == one_line(refused, 200)
    assert not refused.startswith("unreadable"), refused
    return None


def _check(found: Message, raw: bytes) -> None:
    """Check what holds of every mail and of whatever was inside one."""
    answer = bytearray(pickle.dumps(found))
    assert len(answer) <= 8 * len(raw) + 1_000_000  # edges/parser takes no more
    assert _understand(MESSAGE, answer) == found
    for text in (found.text, found.new_text, found.only_shown):
        assert tree.clean(text) == text
        assert len(text) <= 2 * SETTINGS.limits.text + 10_000
    for file in found.attachments:
        assert file.name == file_name(file.name) != ""
        assert re.fullmatch(r"[!-.0-~]+/[!-.0-~]+", file.media_type)
    for part in found.encrypted:
        assert part.name == one_line(part.name)
    _check_signed(found.signed, raw)
    if found.protected:
        assert (found.protected.subject or "") == one_line(found.protected.subject or "")
        _check_address(found.protected.sender or "a@b")


def _check_signed(signed: SignedPart | None, raw: bytes) -> None:
    if signed and signed.signature is not None:
        assert not re.search(rb"(?<!\r)\n", signed.signed)


def _check_address(address: str) -> None:
    """An address goes into a header field, an envelope and a comparison."""
    assert address == find_address(address) == comparable(address)
    assert len(address) <= 254
    assert not any(unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs") for sign in address)
    assert address.startswith('"') or not re.search(r"[\s<>(),;:\"\[\]\\]", address)


def _check_user_id(text: str) -> None:
    address = gpg_packets.address_of(text)
    assert address == comparable(address)
    assert not re.search(r"[\s<>]", address)


def _parts(root: Tree) -> tuple[list[Tree], int]:
    level, found, deep = [root], [root], 0
    while level := [child for part in level for child in tree.children(part)]:
        found += level
        deep += 1
    return found, deep


def _or_none(reading: Callable[[], T]) -> T | None:
    try:
        return reading()
    except ValueError:
        return None


_MIME = (
    *("Content-Type: ", "multipart/mixed; boundary=b", "multipart/signed", "multipart/alternative", "message/rfc822"),
    *("text/html; charset=", "application/pgp-encrypted", "Content-Transfer-Encoding: base64", "quoted-printable"),
    *("\n--b\n", "\n--b--\n", "-----BEGIN PGP MESSAGE-----\n", "-----END PGP MESSAGE-----", "protected-headers=v1"),
    *("Content-Disposition: attachment; filename*0*=utf-8''", "Content-ID: <", "multipart/report", "=?utf-8?q?", "?="),
)
_FIELDS = (
    "From: ",
    "To: ",
    "Reply-To: ",
    "Subject: ",
    "References: <",
    "Date: ",
    "Autocrypt: addr=",
    "Received: from ",
)
_TAGS = (
    *(
        "<blockquote>",
        "</div>",
        "<pre>",
        "<a href=",
        "<style>",
        "<!--",
        "<![if",
        "&nbsp;",
        "&#",
        "<li>",
        "<td>",
        "<hr>",
    ),
    *("class=gmail_signature", "id=Signature", "<img alt=", "display:none", "<tr>", "<table>", "<script>", "data:"),
)
_QUOTES = (
    *("On 3 Nov 2026, Kim wrote:\n", "> ", "Op ", "schreef", "-----Original Message-----", "From: ", "Sent: ", "-- \n"),
    *(
        "Subject: ",
        "Begin forwarded message:",
        "________________",
        "----- 8< ----- ",
        "Le ",
        "a \xe9crit :",
        "Am ",
        "schrieb",
    ),
    *("Met vriendelijke groet,", "Sent from my iPhone", "<https://", "See below", "[EXTERNAL]", "\n\n", "<mailto:"),
)
_RESULTS = (
    MX,
    OURS,
    "dmarc=pass",
    "spf=pass",
    "dkim=pass",
    "header.from=",
    "header.d=",
    "smtp.mailfrom=",
    "reason=",
    "; none",
)
_TRACE = (
    *(
        f" by {MX} ",
        "from ",
        "(Authenticated sender: ",
        "(unknown [192.0.2.7])",
        "with ESMTPSA id ",
        "with LMTP id 1",
        "(Postfix)",
    ),
    *(f"; {_DATE}", "(using TLSv1.3)", " for <", "(amavisd-new, port 10024)", "(localhost [127.0.0.1])", "[IPv6:::1]"),
)
_COMMANDS = tuple(
    f"#{name} " for name in ("accept", "note", "close", "defer", "new", "breach", "clock", "progress", "key", "credit")
)
_REPORT = (
    *(
        "Action: failed\n",
        "Status: 5.1.1\n",
        "Final-Recipient: rfc822; ",
        "Original-Recipient: ",
        "Diagnostic-Code: smtp; ",
    ),
    *(
        "message/delivery-status",
        "message/global-delivery-status",
        "text/rfc822-headers",
        "Message-ID: <",
        "X-Failed-Recipients: ",
    ),
)
_LABELS = (
    "utf-8",
    "utf-16",
    "iso-2022-jp",
    "gb2312",
    "euc-jp",
    "utf-7",
    "hz",
    "viscii",
    "big5",
    "cp037",
    "=?utf-8?b?",
    "~{",
    "\x1b$B",
)
_ARMOR = (
    "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n",
    "\n-----END PGP PUBLIC KEY BLOCK-----",
    "\n=abcd\n",
    "kim@melder.example",
)

TARGETS = {
    "message": Target(try_message, seeds.mails, _MIME + _FIELDS, 8192),
    "mime": Target(try_mime, seeds.mails, _MIME, 8192),
    "html": Target(try_html, seeds.html, _TAGS),
    "quoting": Target(try_quoting, seeds.text, _QUOTES),
    "addresses": Target(
        try_addresses,
        lambda: seeds.fields("from", "to", "cc", "reply-to"),
        ('"@', "mailto:", "=?utf-8?q?", "<", ANKE),
        1024,
    ),
    "authentication": Target(try_authentication, lambda: seeds.fields("authentication-results"), _RESULTS, 2048),
    "received": Target(try_received, lambda: seeds.fields("received"), _TRACE, 2048),
    "packets": Target(try_packets, seeds.packets, _ARMOR),
    "keys": Target(try_keys, seeds.packets, _ARMOR),
    "reports": Target(try_reports, seeds.reports, _MIME + _REPORT, 8192),
    "commands": Target(try_commands, seeds.commands, _COMMANDS, 1024),
    "charsets": Target(try_charsets, seeds.labelled, _LABELS),
}
