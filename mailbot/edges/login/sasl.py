"""How a token is shown to a mail server: XOAUTH2 and OAUTHBEARER, over IMAP and SMTP (RFC 7628; imaplib, aiosmtplib).

A server that does not take a token answers with a challenge: base64 of JSON that says why. It is read, answered with
what stands for nothing, and the token never goes out a second time for it, as imapclient's own logins would do. What
the server says is a stranger's text, and may quote the token back: nothing of it is passed on but the words that the
standard knows, and its last answer in one line, without the token.
"""

import base64
import binascii
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import aiosmtplib
from imapclient import IMAPClient

from mailbot.edges.net import TRANSIENT, one_line

# RFC 5321 section 4.5.3.1.4: an AUTH command is a command as others are, and no longer than 512 octets; what does not
# fit follows in a line of its own (RFC 4954 section 4). IMAP servers take 8,000 at least (RFC 7162 section 4)
SMTP_LINE, IMAP_LINE = 512, 8000
RESPONSE = 12288  # octets of base64 in such a line (RFC 4954 section 4); Microsoft's tokens have 2,000 to 5,000
CHALLENGE = 16384  # octets; a longer one is not read
QUOTED = 12  # characters of a token that a server may say by chance, and no more
ROUNDS = 3  # challenges that are answered; a server that goes on is left

# Of a challenge (RFC 7628 section 3.2.2): an error code of OAuth, or Google's number of HTTP
_STATUS = {
    "invalid_token": "it is expired, revoked, or not for this server",
    "insufficient_scope": "it does not cover this mailbox",
    "invalid_request": "the server does not understand it",
    "400": "it is not one of this server's",
    "401": "it is expired, revoked, or not for this server",
    "403": "it does not cover this mailbox",
}
_LONG_WORD = re.compile(rf"[\w.~+/=-]{{{QUOTED},}}")
_SCOPE = re.compile(r"[!#-\[\]-~]+(?: [!#-\[\]-~]+)*")  # RFC 6749 section 3.3


class Mechanism(StrEnum):
    """A SASL mechanism that takes a bearer token, as servers announce it."""

    OAUTHBEARER = "OAUTHBEARER"
    XOAUTH2 = "XOAUTH2"

    def first_response(self, username: str, token: str) -> bytes:
        """Return what is said first."""
        if self is Mechanism.XOAUTH2:
            return f"user={username}\1auth=Bearer {token}\1\1".encode()
        name = username.replace("=", "=3D").replace(",", "=2C")  # RFC 5801 section 4, saslname
        return f"n,a={name},\1auth=Bearer {token}\1\1".encode()  # RFC 7628 section 3.1; a token's host is its own

    @property
    def nothing(self) -> bytes:
        """What answers a challenge, so that the server gives its verdict (RFC 7628 section 3.2.3)."""
        return b"" if self is Mechanism.XOAUTH2 else b"\1"


@dataclass(frozen=True, slots=True)
class TokenRefusal:
    """A server's no to a token."""

    protocol: str  # IMAP or SMTP
    answer: str  # the server's, in one line and without the token
    why: str = ""  # half a sentence, of its challenge
    scope: str = ""  # what the token should be for, of its challenge

    def __str__(self) -> str:
        """Say it in words."""
        wanted = f"; it should be for {self.scope}" if self.scope else ""
        return f"{self.answer}{f' ({self.why}{wanted})' if self.why or wanted else ''}"


class TokenRefusedError(Exception):
    """Raised here and caught in token.py: a server refused a token, as `refusal` says."""

    def __init__(self, refusal: TokenRefusal) -> None:
        super().__init__()
        self.refusal = refusal


class _Challenges:
    """Answers what a server says between a first response and its verdict, and keeps the reason that it gives."""

    def __init__(self, mechanism: Mechanism, first: bytes | None) -> None:
        self._nothing = mechanism.nothing
        self._first = first  # what is still to be said
        self._rounds = 0
        self.why = self.scope = ""

    def answer(self, challenge: bytes | str | None) -> bytes:
        """Return the line that answers: the token if it has not been said yet, and never again."""
        if self._first is not None:
            said, self._first = self._first, None
            return said
        self._rounds += 1
        if self._rounds > ROUNDS:
            raise IMAPClient.AbortError("the server's challenges do not end")
        if self._rounds == 1:
            self.why, self.scope = parse_challenge(challenge or b"")
            return base64.b64encode(self._nothing)
        return b"*"  # RFC 3501 section 6.2.2, RFC 4954 section 4: we give up


def parse_challenge(challenge: bytes | str) -> tuple[str, str]:
    """Return why, and the scope that is wanted; what cannot be understood says nothing."""
    raw = challenge.encode("utf-8", "replace") if isinstance(challenge, str) else challenge
    if len(raw) > CHALLENGE:
        return "", ""
    try:
        said: Any = json.loads(base64.b64decode(raw, validate=False))
    except (binascii.Error, ValueError, RecursionError):
        return "", ""
    if not isinstance(said, dict):
        return "", ""
    status, scope = said.get("status"), said.get("scope")
    why = _STATUS.get(str(status).lower(), "") if isinstance(status, str | int) else ""
    if not isinstance(scope, str) or len(scope) > 200 or not _SCOPE.fullmatch(scope):
        scope = ""
    return why, scope


def show_to_imap(client: IMAPClient, mechanism: Mechanism, username: str, token: str) -> None:
    """Log in; raises TokenRefusedError for a no, and imapclient's errors for all else."""
    first = base64.b64encode(mechanism.first_response(username, token))
    at_once = client.has_capability("SASL-IR") and len(first) + 40 <= IMAP_LINE  # RFC 4959
    challenges = _Challenges(mechanism, None if at_once else first)
    imap = client._imap  # noqa: SLF001  # `sasl_login` says the same again whatever the server answers
    try:
        imap.literal = challenges.answer
        typ, said = imap._simple_command("AUTHENTICATE", mechanism, *([first.decode()] if at_once else []))  # noqa: SLF001
    except IMAPClient.AbortError as lost:
        raise IMAPClient.AbortError(_without(token, first, lost)) from None
    except IMAPClient.Error as bad:  # BAD
        raise TokenRefusedError(_refusal("IMAP", _without(token, first, bad), challenges)) from None
    finally:
        imap.literal = None
    if typ != "OK":
        answer = _without(token, first, said[-1].decode("utf-8", "replace") if said and said[-1] else typ)
        if TRANSIENT.search(answer):
            raise IMAPClient.Error(answer)
        raise TokenRefusedError(_refusal("IMAP", answer, challenges))
    imap.state = "AUTH"


async def show_to_smtp(client: aiosmtplib.SMTP, mechanism: Mechanism, username: str, token: str) -> None:
    """Log in; raises TokenRefusedError for a no, and aiosmtplib's errors for all else."""
    first = base64.b64encode(mechanism.first_response(username, token))
    command = (b"AUTH", mechanism.encode())
    at_once = len(b" ".join((*command, first))) + len(b"\r\n") <= SMTP_LINE
    challenges = _Challenges(mechanism, None if at_once else first)
    try:
        reply = await client.execute_command(*command, *([first] if at_once else []))
        while reply.code == 334:  # RFC 4954 section 4: a challenge
            reply = await client.execute_command(challenges.answer(reply.message))
    except aiosmtplib.SMTPResponseException as odd:
        raise aiosmtplib.SMTPAuthenticationError(454, _without(token, first, odd.message)) from None
    except IMAPClient.AbortError:
        raise aiosmtplib.SMTPServerDisconnected("the server's challenges do not end") from None
    if reply.code == 235:
        return
    answer = _without(token, first, reply.message)
    if not 500 <= reply.code <= 599 or answer.startswith("4."):  # RFC 3463 section 2
        raise aiosmtplib.SMTPAuthenticationError(reply.code, answer)
    raise TokenRefusedError(_refusal("SMTP", f"{reply.code} {answer}", challenges))


def _refusal(protocol: str, answer: str, challenges: _Challenges) -> TokenRefusal:
    return TokenRefusal(protocol, answer, challenges.why, challenges.scope)


def _without(token: str, first: bytes, said: object) -> str:
    """Return what a server said, in one line and without what it may have quoted of the token."""
    secrets = (token, first.decode())

    def unless_quoted(word: re.Match[str]) -> str:
        pieces = (word[0][at : at + QUOTED] for at in range(len(word[0]) - QUOTED + 1))
        return "…" if any(piece in secret for piece in pieces for secret in secrets) else word[0]

    return one_line(_LONG_WORD.sub(unless_quoted, str(said)[:CHALLENGE]))
