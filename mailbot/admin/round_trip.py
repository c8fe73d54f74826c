"""`check --round-trip`: a report to ourselves through the real servers, from a throw-away key, step by step.

    sent --SMTP--> accepted --IMAP--> arrived --the daemon--> opened, answered --SMTP, IMAP--> back --> taken out

Guarantee: wherever it is broken off, what lies in the mailbox is known as our own and taken for no report; the next
round trip clears it up. Nothing of it counts in any figure.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from mailbot.admin.check import Finding, Outcome, fine
from mailbot.case.round_trip import request_words
from mailbot.edges.gpg import Gpg
from mailbot.edges.imap import Mailbox
from mailbot.errors import MailbotError
from mailbot.facts import Good, Key, Opened, Signature
from mailbot.health.conditions import count_of
from mailbot.mail.compose import new_message_id
from mailbot.mail.pgpmime import build_encrypted, build_signed

LIMIT = 120.0  # seconds for each step; the daemon notices mail at once, or within a minute
LOOK = 1.0  # seconds between looks

WHERE = {
    "accepted": "See smtp in the lines above, and the log of that server.",
    "arrived": "Look for it in the log of the mail server: the address may lead elsewhere, or a filter hold it.",
    "opened": "See: journalctl -u mailbot -n 50; mailbot status",
    "answered": "See: mailbot outbox list; and the log of the mail server.",
}


@dataclass(frozen=True, slots=True)
class Ways:
    """How a round trip goes: the servers, what the store knows of it, and how its answer is read."""

    address: str
    our_key: Key
    sender: Gpg  # with the throw-away key
    mailbox: Mailbox
    send: Callable[[bytes], None]
    begin: Callable[[str, str], None]  # with the Message-ID and the secret
    end: Callable[[str], None]
    unfinished: Callable[[], list[str]]
    is_opened: Callable[[str], bool]
    read: Callable[[bytes], Opened]
    wait: Callable[[float], object]
    now: datetime
    monotonic: Callable[[], float] = time.monotonic


class _Late(Exception):
    """A step took too long."""


def round_trip(ways: Ways) -> Iterator[Finding]:
    """Send a report to ourselves, and say how each step went; raises what the servers raise."""
    if cleared := sum(_cleared(ways, message_id) for message_id in ways.unfinished()):
        yield fine("trip", f"Cleared up: {count_of(cleared, 'mail')} of an earlier round trip that was broken off.")
    message_id, secret = new_message_id(ways.address.rpartition("@")[2]), secrets.token_hex(32)
    ways.begin(message_id, secret)
    step, begun = "accepted", ways.monotonic()
    try:
        ways.send(_request(ways, message_id, secret))
        yield _took("accepted by the server for letters", begun, ways)
        step = "arrived"
        _until(lambda: ways.mailbox.find("MESSAGE-ID", message_id), ways)
        yield _took("arrived in the mailbox", begun, ways)
        step = "opened"
        _until(lambda: ways.is_opened(message_id), ways)
        yield _took("opened by the daemon", begun, ways)
        step = "answered"
        answer = _until(lambda: ways.mailbox.find("IN-REPLY-TO", message_id), ways)
        yield _took("the answer is back", begun, ways)
        yield _judged(ways.read(answer), ways.our_key)
    except _Late:
        text = f"not {step} within {LIMIT:.0f} seconds."
        yield Finding("trip", Outcome.FAIL, text, WHERE[step], again=True)
    finally:
        _cleared(ways, message_id)


def _took(what: str, begun: float, ways: Ways) -> Finding:
    return fine("trip", f"{what} after {ways.monotonic() - begun:.1f} s.")


def _until(look: Callable[[], bytes | bool | None], ways: Ways) -> bytes:
    until = ways.monotonic() + LIMIT
    while not (found := look()):
        if ways.monotonic() >= until:
            raise _Late
        ways.wait(LOOK)
    return found if isinstance(found, bytes) else b""


def _judged(answer: Opened, our_key: Key) -> Finding:
    signature: Signature = answer.signature
    signed = isinstance(signature, Good) and signature.fingerprint == our_key.fingerprint
    if answer.encrypted and signed:
        return fine("trip", "The answer is encrypted to the key of the report, and signed with ours.")
    wrong = "is not encrypted to the key of the report" if not answer.encrypted else "is not signed with our key"
    return Finding(
        "trip", Outcome.FAIL, f"The answer {wrong}.", "See whether a server or gateway changes mail on its way."
    )


def _request(ways: Ways, message_id: str, secret: str) -> bytes:
    """Write the report: signed and encrypted as a reporter's, its key with it (RFC 3156 section 6.1)."""
    body = EmailMessage(policy=SMTP)
    body.set_content(request_words(secret))
    public = ways.sender.public_key(ways.now)
    body.add_attachment(public.encode(), maintype="application", subtype="pgp-keys", filename="key.asc")
    del body["MIME-Version"]
    entity = body.as_bytes()
    signed = build_signed(entity, ways.sender.sign(entity, ways.now))
    header = {
        "From": ways.address,
        "To": ways.address,
        "Subject": "mailbot check --round-trip",
        "Date": format_datetime(ways.now),
        "Message-ID": message_id,
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
    }
    fields = "".join(f"{name}: {value}\r\n" for name, value in header.items())
    return fields.encode() + build_encrypted(ways.sender.encrypt(signed, [ways.our_key], ways.now))


def _cleared(ways: Ways, message_id: str) -> int:
    """Take all mails of a round trip out of the mailbox, and return how many there were; one that fails stays noted."""
    taken = 0
    try:
        while ways.mailbox.take_out(message_id) is not None:
            taken += 1
        while (answer := ways.mailbox.take_out(message_id, "IN-REPLY-TO")) is not None:
            taken += bool(answer)
    except MailbotError:
        return taken
    ways.end(message_id)
    return taken
