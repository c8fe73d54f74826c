"""`check --probe`: what our own mailbox would believe, tried out with mail to ourselves.

Forgeries of what `vouching` believes show what the server lets pass: whoever is believed by a field that it does not
strip is whoever writes that field. A true mail, sent with a login as handlers send theirs, shows whether it would be
believed. All of it goes to our own address only, in our own name, under Message-IDs that the store knows beforehand: a
daemon that meets one takes it for our own mail.
"""

from __future__ import annotations

import email
import errno
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import format_datetime

from mailbot.admin.check import Finding, Outcome, fine
from mailbot.edges.imap import Mailbox
from mailbot.errors import MailbotError, Permanent, Temporary
from mailbot.mail.authentication import decisive_field, is_login_of, why_silent
from mailbot.mail.believed import Believed, Voice
from mailbot.mail.compose import new_message_id
from mailbot.mail.fields import Fields, read_fields
from mailbot.mail.message import Settings, parse
from mailbot.mail.received import Submitted, find_login

ROUNDS = 6  # looks into the mailbox for each probe
PAUSE = 10.0  # seconds between them; a minute in all is longer than a mail server keeps a mail to itself
HEADER = 100_000  # octets of a mail that came back; our own header and what servers put above it take a tenth

STRIP = "must remove Authentication-Results fields in its own name from what comes in (RFC 8601 section 5)"
REMEDY = {
    Voice.DMARC: f"The server {STRIP}, or anybody can be anybody.",
    Voice.SPF: f"As for dmarc: the server {STRIP}.",
    Voice.DKIM: f"As for dmarc: the server {STRIP}.",
    Voice.EXCHANGE: "Let the header firewall of the receive connector strip X-MS-Exchange-Organization fields, or take"
    " exchange out of vouching.",
    Voice.SUBMISSION: "Leave in trusted_hosts nothing but your own mail servers (not this machine, if it is there), or"
    " take submission out of vouching.",
}
AUTHORISED = {
    Voice.DMARC: "your domain's own SPF record, or a server that signs for it, authorises this machine",
    Voice.SPF: "your domain's own SPF record authorises this machine",
    Voice.DKIM: "a server of yours signs what this machine sends",
    Voice.EXCHANGE: "a connector of yours takes this machine for one of the organisation's",
    Voice.SUBMISSION: "your server noted a login of its own",
}
MISSING = {
    Voice.DMARC: "Let the server check DMARC for mail of your own domain too, give authserv_id the name that it writes,"
    " or name in vouching what else it says.",
    Voice.SPF: "Name in vouching what the server does say; few check SPF of mail that they take with a login.",
    Voice.DKIM: "Let the server check signatures of mail of your own domain, or name in vouching what else it says.",
    Voice.EXCHANGE: "Take exchange out of vouching, unless the mailbox is on Exchange or Microsoft 365.",
    Voice.SUBMISSION: "Name the servers that wrote these fields, or handed over, in trusted_hosts, if they are yours.",
}


@dataclass(frozen=True, slots=True)
class Route:
    """How probes are sent; `strangers` when that is the way that anybody can take. `login` is what the server noted."""

    send: Callable[[bytes], None]
    strangers: bool = False
    login: str = ""


@dataclass(frozen=True, slots=True)
class Ours:
    """Our own mailbox: its address, what it believes, and how it hears of a probe beforehand."""

    mailbox: Mailbox
    expect: Callable[[str], None]
    believed: Believed
    address: str
    now: datetime

    def new_message_id(self) -> str:
        """Return a new Message-ID, by which the store knows a probe."""
        message_id = new_message_id(self.address.rpartition("@")[2])
        self.expect(message_id)
        return message_id

    def arrived(self, message_id: str) -> bytes | None:
        """Wait for a probe, take it out of the mailbox and return it; None when it does not come."""
        for _ in range(ROUNDS):
            if (raw := self.mailbox.take_out(message_id)) is not None:
                return raw
            self.mailbox.wait(PAUSE)
        return None

    def believes(self, raw: bytes, voice: Voice) -> bool:
        """Return whether a mail would be believed for what `voice` says; raises Permanent when it cannot be read."""
        return parse(raw, Settings((), replace(self.believed, voices=(voice,)))).vouched_domain is not None


def probe(route: Route, ours: Ours) -> Iterator[Finding]:
    """Send a forgery for each voice that is believed, and say what became of it; raises what the mailbox raises."""
    for voice in ours.believed.voices:
        if voice is Voice.SUBMISSION and not route.strangers:
            yield _warning("submission: not tried.", "Name your MX with --via, as strangers use it.")
            continue
        message_id = ours.new_message_id()
        try:
            route.send(forged(voice, message_id, ours))
        except Permanent as refused:
            yield fine("probe", f"{voice}: the server refused the forgery ({refused}).")
            continue
        except Temporary as later:  # no verdict: neither taken nor refused, and what was not tried is not fine
            text = f"{voice}: not tried ({later})."
            yield Finding("probe", Outcome.FAIL, text, "Try again in an hour: servers put strangers off.", again=True)
            continue
        yield _judged(voice, message_id, ours, route)


def probe_true(route: Route, ours: Ours) -> Iterator[Finding]:
    """Send one true mail as handlers send theirs, and say for each voice whether it would be believed."""
    message_id = ours.new_message_id()
    try:
        route.send(_written(message_id, ours, "A true mail, to see whether it would be believed."))
    except MailbotError as refused:
        text = f"true mail: the server did not take it of {route.login} ({refused})."
        yield Finding("probe", Outcome.FAIL, text, "Try it with the login of a handler: --login NAME.")
        return
    raw = ours.arrived(message_id)
    if raw is None:
        yield _missing("true mail: it")
        return
    fields = _fields(raw)
    heard = []
    for voice in ours.believed.voices:
        if ours.believes(raw, voice) or (voice is Voice.SUBMISSION and _is_noted(fields, ours, route.login)):
            heard.append(voice)
            yield fine("probe", f"{voice}: a true mail, sent with the login {route.login}, is believed.")
        else:
            why = why_silent(fields, ours.believed, voice)
            yield _warning(f"{voice}: a true mail, sent with the login {route.login}, is not: {why}.", MISSING[voice])
    if not heard:
        yield Finding(
            "probe",
            Outcome.FAIL,
            "Handlers without a key are NOT believed: nothing that your server writes vouches for a true mail.",
            "See the lines above, and the common set-ups in README; or give every handler a key.",
        )


def unreachable(trouble: MailbotError, host: str, port: int, domain: str) -> Finding:
    """Return what keeps a server from being asked: its name, its port, or the way there."""
    cause: BaseException | None = trouble
    while cause is not None and not isinstance(cause, OSError):
        cause = cause.__cause__
    if isinstance(cause, socket.gaierror) and cause.errno != socket.EAI_AGAIN:
        remedy = f"Check how it is written; strangers find yours by: dig +short MX {domain}"
        return Finding("probe", Outcome.FAIL, f"There is no host {host}.", remedy)
    if isinstance(cause, socket.gaierror):
        text, remedy = f"{host} cannot be looked up: DNS does not answer.", "Try again; if it stays, check DNS."
    elif isinstance(cause, ConnectionRefusedError):
        text, remedy = f"Nothing listens on port {port} of {host}.", "Check host and port; strangers use port 25."
    elif isinstance(cause, TimeoutError) or (cause and cause.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH)):
        text = f"{host} does not answer on port {port}."
        remedy = "Many networks let nobody out to port 25: run this from a machine that may send mail."
    else:
        text, remedy = f"{str(trouble).rstrip('.')}.", "Try again; if it stays, check what it names."
    return Finding("probe", Outcome.FAIL, text, remedy, again=True)


def forged(voice: Voice, message_id: str, ours: Ours) -> bytes:
    """Return a mail in our own name that claims what `voice` would say."""
    return _written(
        message_id,
        ours,
        "A forgery that this mailbox sent to itself, to see whether it would be believed.",
        _claim(voice, message_id, ours),
    )


def _claim(voice: Voice, message_id: str, ours: Ours) -> str:
    """Return the forged field, marked so that it is not taken for the server's own."""
    domain, server = ours.address.rpartition("@")[2], ours.believed.authserv_id or "localhost"
    mark = "".join(filter(str.isalnum, message_id.partition("@")[0]))
    claims: Mapping[Voice, str] = {
        Voice.DMARC: f"Authentication-Results: {server}; dmarc=pass ({mark}) header.from={domain}",
        Voice.SPF: f"Authentication-Results: {server}; spf=pass ({mark}) smtp.mailfrom={domain}",
        Voice.DKIM: f"Authentication-Results: {server}; dkim=pass ({mark}) header.d={domain}",
        Voice.EXCHANGE: "X-MS-Exchange-Organization-AuthAs: iNtErNaL",
        Voice.SUBMISSION: f"Received: from probe (probe [192.0.2.1]) (Authenticated sender: {ours.address})"
        f" by {server} (Postfix) with ESMTPSA id {mark}; {format_datetime(ours.now)}",
    }
    return claims[voice]


def _written(message_id: str, ours: Ours, words: str, *claims: str) -> bytes:
    lines = (
        *claims,
        f"From: {ours.address}",
        f"To: {ours.address}",
        "Subject: mailbot check --probe",
        f"Date: {format_datetime(ours.now)}",
        f"Message-ID: {message_id}",
        "Auto-Submitted: auto-generated",
        "",
        words,
        "",
    )
    return "\r\n".join(lines).encode()


def _judged(voice: Voice, message_id: str, ours: Ours, route: Route) -> Finding:
    raw = ours.arrived(message_id)
    if raw is None:
        return _missing(f"{voice}: the forgery")
    try:
        believed = ours.believes(raw, voice)
    except MailbotError as odd:
        return Finding("probe", Outcome.WARN, f"{voice}: the forgery came back changed: {odd}.")
    if not believed:
        return fine("probe", f"{voice}: the forgery arrived and is not believed.")
    claimed = " ".join(_claim(voice, message_id, ours).partition(":")[2].split())
    if decisive_field(_fields(raw), ours.believed, voice) != claimed:
        text = f"{voice}: believed, and not for the forgery: {AUTHORISED[voice]}."
        return _warning(text, "Whoever can send from here is believed. Run this from a machine outside as well.")
    if route.strangers:
        return Finding("probe", Outcome.FAIL, f"{voice}: a forgery is BELIEVED.", REMEDY[voice])
    text = f"{voice}: a forgery is believed of users of your own server."
    return _warning(text, "Name your MX with --via, to see whether strangers can do it as well.")


def _is_noted(fields: Fields, ours: Ours, login: str) -> bool:
    """Return whether the login is noted as that of a handler would be: ours need not be an address's."""
    submitted = find_login(fields.get("received", ()), ours.believed.hosts)
    sender = login if "@" in login else f"{login}@{ours.address.rpartition('@')[2]}"
    domain = sender.rpartition("@")[2].lower()
    return (
        isinstance(submitted, Submitted)
        and domain in ours.believed.internal_domains
        and is_login_of(submitted.login, sender)
    )


def _fields(raw: bytes) -> Fields:
    return read_fields(email.message_from_bytes(raw[:HEADER]))


def _missing(what: str) -> Finding:
    text = f"{what} has not arrived within {ROUNDS * PAUSE:.0f} seconds."
    remedy = "Look for it in the server's log; refused or held is as well."
    return Finding("probe", Outcome.WARN, text, remedy, again=True)


def _warning(text: str, remedy: str) -> Finding:
    return Finding("probe", Outcome.WARN, text, remedy)
