"""Logging in with a token: asked for when a connection is made, renewed before its end, and once more when refused.

    log_in_to_… --> Tokens --> TokenSource   a class for each place that tokens come from, a module beside this one
                       '-- one for all connections with the same section: they share its token

Guarantee: a server's no counts only for a token that was asked for because of it; what a source would give a second
time is not shown a second time. A source that is away for a while keeps nobody out as long as its last token is good.
"""

import asyncio
import re
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar, Protocol

import aiosmtplib
from imapclient import IMAPClient

from mailbot.edges.login.sasl import RESPONSE, Mechanism, TokenRefusal, TokenRefusedError, show_to_imap, show_to_smtp
from mailbot.edges.refusals import Said, codes_of, find_cause
from mailbot.errors import LoginRefused, Temporary
from mailbot.facts import Clock

EARLY = timedelta(minutes=5)  # before its end a token is renewed: a slow server may look at it minutes later
MECHANISMS = (Mechanism.OAUTHBEARER, Mechanism.XOAUTH2)  # the standard's first, where both are offered
_TOKEN = re.compile(r"[!-~]+")  # RFC 6750 section 2.1 takes less; a space or control character would be another field


@dataclass(frozen=True, slots=True)
class Token:
    """What a server takes instead of a password; `expires` is now for one that should be asked for each time."""

    value: str = field(repr=False)
    expires: datetime


class TokenSource(Protocol):
    """Where tokens come from. One thread at a time asks (Tokens); nothing is asked when it is made."""

    mechanisms: ClassVar[tuple[Mechanism, ...]] = MECHANISMS  # which to use, the best first

    def token(self, *, renewed: bool = False) -> Token:
        """Return a token; with `renewed` one that is newer than the last, which a server has just refused.

        Raises Temporary (busy, away: with Retry-After, Later until then), LoginRefused where what we prove ourselves
        with is refused, and ConfigError for what is wrong on our side; both with the remedy. Never later than 50
        seconds: a mail server is waiting.
        """

    def remedy(self, token: Token, refusal: TokenRefusal) -> str:
        """Return what an operator should do about a server's refusal of `token`, in a sentence or more."""


class Tokens:
    """The token of a source, kept as long as it is good. Safe to share between threads."""

    def __init__(self, source: TokenSource, now: Clock) -> None:
        self.source = source
        self._now = now
        self._kept: Token | None = None
        self._unproven = False  # it came in place of a refused one, and no server has taken it yet
        self._lock = threading.Lock()

    def token(self) -> Token:
        """Return a token that is good for a while; raises what the source raises."""
        with self._lock:
            kept = self._kept
            if kept is not None and kept.expires - self._now() > EARLY:
                return kept
            try:
                self._kept = _checked(self.source.token())
            except Temporary:
                if kept is None or kept.expires <= self._now():
                    raise
                return kept
            return self._kept

    def instead_of(self, refused: Token) -> Token:
        """Return a token in place of one that a server refused: renewed once, whoever comes to ask for it first.

        The refused one itself, when it came in place of another: a server that hangs up after its no would else have
        one renewed at each connection, for ever.
        """
        with self._lock:
            if self._kept is not None and self._kept.value != refused.value:
                return self._kept
            self._kept = None
            if self._unproven:
                return refused
            self._kept = _checked(self.source.token(renewed=True))
            self._unproven = True
            return self._kept

    def worked(self, token: Token) -> None:
        """Note that a server took it."""
        with self._lock:
            if self._kept is not None and self._kept.value == token.value:
                self._unproven = False

    def forget(self, token: Token) -> None:
        """Note that it counts as refused: the next one who comes asks anew."""
        with self._lock:
            if self._kept is None or self._kept.value == token.value:
                self._kept, self._unproven = None, False


@dataclass(frozen=True, slots=True)
class TokenLogin:
    """A user name, and a token instead of a password."""

    username: str
    tokens: Tokens
    keys: ClassVar[tuple[str, ...]] = ("username", "auth")

    def log_in_to_imap(self, client: IMAPClient) -> None:
        """Log in; on a refusal with one more token, on the same connection."""
        offered = [str(name, "ascii", "replace") for name in client.capabilities()]
        mechanism = self._best("IMAP", [name[5:] for name in offered if name.upper().startswith("AUTH=")])
        token = self.tokens.token()
        try:
            show_to_imap(client, mechanism, self.username, token.value)
        except TokenRefusedError as no:
            token = self._other(token, no.refusal)
        else:
            self.tokens.worked(token)
            return
        try:
            show_to_imap(client, mechanism, self.username, token.value)
        except TokenRefusedError as no:
            raise self._refused(token, no.refusal) from None
        self.tokens.worked(token)

    async def log_in_to_smtp(self, client: aiosmtplib.SMTP) -> None:
        """Log in; on a refusal with one more token, on the same connection."""
        await client.ehlo()
        mechanism = self._best("SMTP", client.server_auth_methods)
        token = await asyncio.to_thread(self.tokens.token)
        try:
            await show_to_smtp(client, mechanism, self.username, token.value)
        except TokenRefusedError as no:
            token = await asyncio.to_thread(self._other, token, no.refusal)
        else:
            self.tokens.worked(token)
            return
        try:
            await show_to_smtp(client, mechanism, self.username, token.value)
        except TokenRefusedError as no:
            raise self._refused(token, no.refusal) from None
        self.tokens.worked(token)

    def _best(self, protocol: str, offered: list[str]) -> Mechanism:
        known = {name.upper() for name in offered}
        best = next((mechanism for mechanism in self.tokens.source.mechanisms if mechanism in known), None)
        if best is None:
            names = ", ".join(sorted(name for name in known if re.fullmatch(r"[A-Z0-9_-]{1,20}", name))[:10])
            raise LoginRefused(
                f"the server takes no token, but {names or 'no login at all'}.",
                f"Check {protocol.lower()}.host, port and tls, or log in with a password; some servers offer tokens"
                " (XOAUTH2, OAUTHBEARER) only once that is switched on.",
            )
        return best

    def _other(self, refused: Token, refusal: TokenRefusal) -> Token:
        other = self.tokens.instead_of(refused)
        if other.value == refused.value:
            raise self._refused(refused, refusal)
        return other

    def _refused(self, token: Token, refusal: TokenRefusal) -> LoginRefused | Temporary:
        self.tokens.forget(token)
        remedy = self.tokens.source.remedy(token, refusal)
        said = Said.SMTP if refusal.protocol == "SMTP" else Said.IMAP_LOGIN
        cause = find_cause(said, refusal.answer, by_token=True)
        if cause is None:
            return LoginRefused(f"the token is refused: {refusal}.", remedy)
        if cause.passes:
            return Temporary(f"the token is refused: {cause.means}")
        refused = f"the token is refused{codes_of(refusal.answer)}: {cause.means}"
        return LoginRefused(refused, f"{remedy} {cause.remedy}".strip(), cause.permits)


def _checked(token: Token) -> Token:
    """Return the token, if it can be shown to a server; raises Temporary, and never holds it."""
    if not _TOKEN.fullmatch(token.value):
        raise Temporary("what was given as a token is none: it holds spaces or control characters, or nothing")
    if len(token.value) * 4 > (RESPONSE - 1024) * 3:  # base64 makes four octets of three; 1024 are for the rest
        raise Temporary("what was given as a token is too long for a mail server")
    return token
