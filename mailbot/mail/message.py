"""Raw bytes → Message: all that a mail says, inside stated bounds.

Guarantee: whatever the bytes, `parse` gives a Message or raises Permanent with a short reason; it never raises
anything else and looks at nothing outside the bytes. Nothing is rendered, unpacked, fetched or written. Header
fields of ours (`X-Mailbot-…`) mean nothing when they come in.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from email.message import Message as Tree

from mailbot.errors import Permanent
from mailbot.facts import Form, Message, Sign
from mailbot.mail import aggregate_reports, charsets, language, pgpmime
from mailbot.mail.authentication import find_vouched_domain, is_backed, is_disowned, why_spam
from mailbot.mail.automated import find_reports, find_signs, why_automated
from mailbot.mail.believed import Believed
from mailbot.mail.body import NOT_READ, Body
from mailbot.mail.fields import (
    Fields,
    decoded_line,
    find_addresses,
    find_date,
    find_mailboxes,
    find_message_ids,
    find_return_path,
    find_unread_recipients,
    first,
    one_line,
    read_fields,
)
from mailbot.mail.gestures import find_gesture
from mailbot.mail.mailboxes import find_address
from mailbot.mail.reply import quotes
from mailbot.mail.reply.contact_lines import Author
from mailbot.mail.tree import ODD, Limits, media_type, read_tree

# Where servers note whom a mail was delivered to: Postfix and qmail, Postfix, Exim, Cyrus, others.
_RECIPIENT = ("delivered-to", "x-original-to", "envelope-to", "x-delivered-to", "x-envelope-to")
_RESENT = ("resent-from", "resent-sender")
# What a MIME entity begins with: fields, Content-Type among them, within what one reads before a body.
_ENTITY = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[\t ][^\r\n]*\r?\n)*){0,100}?Content-Type:", re.IGNORECASE)
# What clients put outside where the subject is encrypted: RFC 9788 section 3.2.1; Thunderbird and all before it
# (fixtures/report/pgpmime-gmail-api.eml). It says nothing, and is no subject.
_OBSCURED = frozenset({"[...]", "..."})

FROM_LINE = 300  # characters shown of a From field that no single address could be read from


@dataclass(frozen=True, slots=True)
class Settings:
    """What the parser must know about the organisation."""

    languages: tuple[str, ...]
    believed: Believed = field(default_factory=Believed)  # which words of its own mail server count
    limits: Limits = field(default_factory=Limits)


def parse(raw: bytes, settings: Settings) -> Message:
    """Parse a mail; raise Permanent when a bound is passed."""
    try:
        root = read_tree(raw, settings.limits)
        return _with_fields(_read_body(root, raw, settings), root, settings)
    except ODD as odd:  # the net under guarded accesses; the name of the exception holds nothing of the mail
        raise Permanent(f"unreadable: {type(odd).__name__}") from odd


def parse_cleartext(cleartext: bytes, form: Form, settings: Settings, name: str = "") -> Message:
    """Parse decrypted content; `name` is the file name of the loose attachment that it was in.

    The result has a body only. Header fields that ask to count stand in `protected`; any others inside are somebody's
    claim that no signature and no server backs, and are not read.
    """
    try:
        if _is_entity(cleartext, form):
            return _read_body(read_tree(cleartext, settings.limits), cleartext, settings)
        body = Body(settings.limits)
        if len(cleartext) > settings.limits.size:
            raise Permanent(f"larger than {settings.limits.size} octets")
        if (text := _find_text(cleartext)) is not None:
            body.add_text(text, cleartext, re.sub(r"\.(asc|gpg|pgp)$", "", name))
        else:
            body.attach(re.sub(r"\.(asc|gpg|pgp)$", "", name), "application/octet-stream", cleartext)
        return body.message(settings.languages)
    except ODD as odd:
        raise Permanent(f"unreadable: {type(odd).__name__}") from odd


def _is_entity(cleartext: bytes, form: Form) -> bool:
    """Return whether octets are a MIME entity, rather than bare text or a file.

    RFC 3156 section 4 encrypts an entity. Gateways that take PGP/MIME apart leave one in a loose attachment, and some
    senders encrypt bare text as PGP/MIME.
    """
    return bool(_ENTITY.match(cleartext)) or (form is Form.PGPMIME and cleartext[:2] in (b"\r\n", b"\n\n"))


def _find_text(octets: bytes) -> str | None:
    """Return `octets` decoded when they are text (no NUL, and UTF-8 or no control characters), else None."""
    if b"\0" in octets:
        return None
    text = charsets.decode(octets)
    try:
        octets.decode()
    except UnicodeDecodeError:
        return None if re.search(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]", text) else text
    return text


def _with_fields(body: Message, root: Tree, settings: Settings) -> Message:
    fields = read_fields(root)
    named = [fields.get(name, ()) for name in ("from", "reply-to", "to", "cc", *_RECIPIENT, "bcc", *_RESENT)]
    if sum(value.count("@") for values in named for value in values) > settings.limits.addresses:
        raise Permanent(f"more than {settings.limits.addresses} addresses")
    author = _find_author(named[0])
    sender = author.address or None
    subject = decoded_line(first(fields, "subject"))
    subject = "" if subject in _OBSCURED else subject
    return_path = find_return_path(fields)
    vouched_domain = sender and find_vouched_domain(fields, settings.believed, sender)
    signs = find_signs(fields, root, sender, return_path)
    if not (body.encrypted or body.signed) and aggregate_reports.is_aggregate(fields, root, subject, sender, body):
        signs = (Sign.AGGREGATE, *signs)
    automated = why_automated(signs)
    return replace(
        _with_addresses(body, fields),
        sender=sender,
        sender_name=author.name,
        from_line="" if sender else _from_line(fields),
        return_path=return_path,
        message_id=next(iter(find_message_ids(fields.get("message-id", ())[:1])), None),
        in_reply_to=find_message_ids(fields.get("in-reply-to", ())),
        references=find_message_ids(fields.get("references", ())),
        date=find_date(first(fields, "date")),
        subject=subject,
        keys=body.keys + _autocrypt_keys(fields, sender),
        automated=automated and automated.value,
        signs=tuple(sign.value for sign in signs),
        reports=find_reports(root),
        vouched_domain=vouched_domain,
        # A login that the operator named as proof outweighs DMARC: milters judge what our own people send as well
        disowned=not vouched_domain and is_disowned(fields, settings.believed),
        backed=sender is not None and is_backed(fields, settings.believed, sender),
        spam=why_spam(fields, settings.believed),
        language=body.language or language.detect(f"{subject}\n{body.new_text}", settings.languages),
    )


def _with_addresses(body: Message, fields: Fields) -> Message:
    authors, reply_to, to, cc, bcc = (fields.get(name, ()) for name in ("from", "reply-to", "to", "cc", "bcc"))
    return replace(
        body,
        senders=tuple(dict.fromkeys(address for _, address in find_mailboxes(authors))),
        reply_to=find_addresses(reply_to),
        to=find_addresses(to),
        cc=find_addresses(cc),
        bcc=find_addresses(bcc),
        unread_recipients=find_unread_recipients([*to, *cc, *bcc]),
        resent_by=find_addresses(value for name in _RESENT for value in fields.get(name, ())),
        delivered_to=find_addresses(value for name in _RECIPIENT for value in fields.get(name, ())),
    )


def _find_author(from_fields: Sequence[str]) -> Author:
    """Return who a mail says it is from; nobody when From names several, or none that could be written to.

    RFC 5322 section 3.6: one From field. Two, or two addresses in it, and nobody can say who is meant, unless it is one
    and the same (fixtures/from/same-address-twice.eml).
    """
    named = [find_mailboxes([value]) for value in from_fields]
    addresses = {address for mailboxes in named for _, address in mailboxes}
    if len(addresses) != 1 or not all(named):
        return quotes.NOBODY
    names = (name for mailboxes in named for name, _ in mailboxes)
    return Author(next(filter(None, names), ""), *addresses)


def _from_line(fields: Fields) -> str:
    """Return what a person is shown where one address should stand: From, or whatever else names a sender."""
    present = [name for name in ("from", "sender", "return-path") if any(map(str.strip, fields.get(name, ())))]
    values = fields[present[0]] if present else ()
    line = one_line(" · ".join(map(decoded_line, values)), FROM_LINE)
    return f"{present[0].title()}: {line}" if present and present[0] != "from" else line


def _autocrypt_keys(fields: Fields, sender: str | None) -> tuple[bytes, ...]:
    """Return the one valid Autocrypt key of `sender`; of several none (Autocrypt Level 1, section 2.1)."""
    keys = []
    for value in fields.get("autocrypt", ()):
        attributes = dict(part.strip().partition("=")[::2] for part in value.split(";"))
        critical = {name for name in attributes if name and not name.startswith("_")}
        if critical <= {"addr", "keydata", "prefer-encrypt"} and find_address(attributes.get("addr", "")) == sender:
            try:
                keys.append(base64.b64decode("".join(attributes.get("keydata", "").split()), validate=True))
            except (binascii.Error, ValueError):
                continue
    return tuple(keys) if sender and len(keys) == 1 and keys[0] else ()


def _read_body(root: Tree, raw: bytes, settings: Settings) -> Message:
    layers = pgpmime.take_apart(root, raw)
    # What a report of delivery returns is a letter of ours
    body = Body(settings.limits, depth=NOT_READ if media_type(root) == "multipart/report" else 0)
    body.take(layers)
    message = body.message(settings.languages, layers, _find_author(read_fields(root).get("from", ())))
    gesture = find_gesture(root)
    return replace(message, gesture=gesture.value if gesture else "")  # the bare word: no class comes out of the cage
