"""`check --probe`: forgeries of what `vouching` believes, mailed to our own mailbox to see which the server lets pass.

Whoever is believed by a field that the mail server does not strip is whoever writes that field. The probes go to our
own address only, under Message-IDs that the store knows beforehand: a daemon that meets one takes it for our own mail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from mailbot.admin.check import Finding, Outcome, fine
from mailbot.edges.imap import Mailbox
from mailbot.errors import MailbotError, Permanent, Temporary
from mailbot.mail.authentication import Believed, Voice
from mailbot.mail.compose import new_message_id
from mailbot.mail.message import Settings, parse

ROUNDS = 6  # looks into the mailbox for each probe
PAUSE = 10.0  # seconds between them; a minute in all is longer than a mail server keeps a mail to itself

REMEDY = {
    Voice.DMARC: "Let the server remove Authentication-Results fields in its own name from what comes in (RFC 8601"
    " section 5), or anybody can be anybody.",
    Voice.SPF: "As for dmarc: the server must remove Authentication-Results fields in its own name.",
    Voice.DKIM: "As for dmarc: the server must remove Authentication-Results fields in its own name.",
    Voice.EXCHANGE: "Let the header firewall of the receive connector strip X-MS-Exchange-Organization fields, or take"
    " exchange out of vouching.",
    Voice.SUBMISSION: "Take submission out of vouching: the topmost Received field is not the server's own.",
}


@dataclass(frozen=True, slots=True)
class Route:
    """How probes are sent; `strangers` when that is the way that anybody can take."""

    send: Callable[[bytes], None]
    strangers: bool


def probe(
    route: Route, mailbox: Mailbox, expect: Callable[[str], None], believed: Believed, address: str, now: datetime
) -> Iterator[Finding]:
    """Send a forgery for each voice that is believed, and say what became of it; raises what the mailbox raises."""
    for voice in believed.voices:
        if voice is Voice.SUBMISSION and not route.strangers:
            yield Finding(
                "probe", Outcome.WARN, "submission: not tried.", "Name your MX with --via, as strangers use it."
            )
            continue
        message_id = new_message_id(address.rpartition("@")[2])
        expect(message_id)
        try:
            route.send(forged(voice, message_id, believed, address, now))
        except Permanent as refused:
            yield fine("probe", f"{voice}: the server refused the forgery ({refused}).")
            continue
        except Temporary as later:  # no verdict: neither taken nor refused, and what was not tried is not fine
            text = f"{voice}: not tried ({later})."
            yield Finding("probe", Outcome.FAIL, text, "Try again in an hour: servers put strangers off.", again=True)
            continue
        yield _judged(voice, _arrived(mailbox, message_id), believed, route)


def forged(voice: Voice, message_id: str, believed: Believed, address: str, now: datetime) -> bytes:
    """Write a mail in our own name that claims what `voice` would say."""
    domain, server = address.rpartition("@")[2], believed.authserv_id or "localhost"
    claims: Mapping[Voice, str] = {
        Voice.DMARC: f"Authentication-Results: {server}; dmarc=pass header.from={domain}",
        Voice.SPF: f"Authentication-Results: {server}; spf=pass smtp.mailfrom={domain}",
        Voice.DKIM: f"Authentication-Results: {server}; dkim=pass header.d={domain}",
        Voice.EXCHANGE: "X-MS-Exchange-Organization-AuthAs: Internal",
        Voice.SUBMISSION: f"Received: from probe (probe [192.0.2.1]) (Authenticated sender: {address})"
        f" by {server} (Postfix) with ESMTPSA id PROBE; {format_datetime(now)}",
    }
    lines = (
        claims[voice],
        f"From: {address}",
        f"To: {address}",
        "Subject: mailbot check --probe",
        f"Date: {format_datetime(now)}",
        f"Message-ID: {message_id}",
        "Auto-Submitted: auto-generated",
        "",
        "A forgery that this mailbox sent to itself, to see whether it would be believed.",
        "",
    )
    return "\r\n".join(lines).encode()


def _arrived(mailbox: Mailbox, message_id: str) -> bytes | None:
    for _ in range(ROUNDS):
        if (raw := mailbox.take_out(message_id)) is not None:
            return raw
        mailbox.wait(PAUSE)
    return None


def _judged(voice: Voice, raw: bytes | None, believed: Believed, route: Route) -> Finding:
    if raw is None:
        text = f"{voice}: the forgery has not arrived within {ROUNDS * PAUSE:.0f} seconds."
        remedy = "Look for it in the server's log; refused or held is as well."
        return Finding("probe", Outcome.WARN, text, remedy, again=True)
    only = Believed(believed.authserv_id, (voice,), believed.internal_domains)
    try:
        vouched = parse(raw, Settings((), only)).vouched_domain
    except MailbotError as odd:
        return Finding("probe", Outcome.WARN, f"{voice}: the forgery came back changed: {odd}.")
    if vouched is None:
        return fine("probe", f"{voice}: the forgery arrived and is not believed.")
    if route.strangers:
        return Finding("probe", Outcome.FAIL, f"{voice}: a forgery is BELIEVED.", REMEDY[voice])
    text = f"{voice}: believed of what users of your own server send."
    return Finding("probe", Outcome.WARN, text, "Name your MX with --via, to see whether strangers can do it as well.")
