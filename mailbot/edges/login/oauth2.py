"""Tokens of any provider that follows RFC 6749: by the client's own right, or by a refresh token.

A refresh token is good once with many providers: whoever asks gets the next one, and the last is worth nothing. So all
daemons keep it in one place (`LoginKeeper`, the store), one of them asks at a time, and the others take what it got.

    kept token still good ----------------------------------------------> used
    else: lease -> read again -> ask with the newest -> keep, end the lease -> used
                                  '--refused--> with the one before, at last with the operator's

Guarantee: what a provider gave is kept before it is used, and the one before it stays until its successor has worked:
who dies in between leaves a login that works, unless the provider voids a token that only it and the dead knew of.
"""

import hashlib
import secrets
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from mailbot.edges.login.endpoint import Endpoint, InvalidGrantError
from mailbot.edges.login.grant import Grant
from mailbot.edges.login.sasl import TokenRefusal
from mailbot.edges.login.token import EARLY, Token, TokenSource
from mailbot.errors import LoginRefused, Temporary
from mailbot.facts import KeptLogin, KeptToken, LoginKeeper

# Longer than the endpoint takes for as many questions as there are refresh tokens at most (tests/test_times.py)
LEASE = timedelta(seconds=120)
PATIENCE = 15  # seconds to wait for another daemon that is asking; a mail server waits meanwhile

REMEDY = (
    "Check username, and auth.oauth2: scope, and audience where the provider wants one, must name this mail server."
)

ReadSecret = Callable[[], str]


@dataclass(slots=True)
class ClientCredentials(TokenSource):
    """Tokens for the client itself (RFC 6749 section 4.4)."""

    endpoint: Endpoint
    secret: ReadSecret = field(repr=False)
    asked_for: dict[str, str]  # scope, audience

    def token(self, *, renewed: bool = False) -> Token:  # noqa: ARG002  # each answer is a new one
        """Ask for one."""
        try:
            return self.endpoint.ask({"grant_type": "client_credentials", **self.asked_for}, self.secret()).token
        except InvalidGrantError as no:
            problem = f"{self.endpoint.where}: refuses us: {no}."
            raise LoginRefused(problem, "Check client_id and client_secret, and the rights of this client.") from None

    def remedy(self, _token: Token, _refusal: TokenRefusal) -> str:
        """Return what to look at."""
        return REMEDY


@dataclass(slots=True)
class Refreshed(TokenSource):
    """Tokens by a refresh token (RFC 6749 section 6), of which the newest is kept."""

    endpoint: Endpoint
    secret: ReadSecret | None = field(repr=False)
    first: ReadSecret = field(repr=False)  # the operator's, which it begins with
    asked_for: dict[str, str]
    keeper: Callable[[], LoginKeeper]  # opened when it is needed first
    name: str  # whose login it is, for all daemons
    put_it_in: str  # how an operator puts in another refresh token, in a sentence
    pause: Callable[[float], object] = threading.Event().wait
    daemon: str = ""  # whose leases end when it starts again: some providers bear with a token's second use for seconds
    _mark: str = field(default_factory=lambda: secrets.token_hex(8))
    _last: str = field(default="", repr=False)  # given out
    _unkept: KeptLogin | None = field(default=None, repr=False)  # the keeper was away when it was got

    def token(self, *, renewed: bool = False) -> Token:
        """Return the one that is kept, or ask; `renewed`: not the one that we gave out last."""
        if self._unkept is not None:
            self._keep(self._unkept)
        refused = self._last if renewed else ""
        for _ in range(PATIENCE):
            token = self._kept_token(refused)
            if token is None and self.keeper().lease_login(self.name, self._owner, self.endpoint.now(), LEASE):
                try:  # somebody may have got one in between
                    token = self._kept_token(refused) or self._ask()
                finally:
                    self.keeper().release_login(self.name, self._owner)
            if token is not None:
                self._last = token.value
                return token
            self.pause(1.0)
        raise Temporary(f"{self.endpoint.where}: another daemon has been asking for a token for {PATIENCE} seconds")

    def remedy(self, _token: Token, _refusal: TokenRefusal) -> str:
        """Return what to look at."""
        return REMEDY

    @property
    def _owner(self) -> str:
        """Return who asks: two sources of one daemon are two."""
        return f"{self.daemon}/{self._mark}"

    @property
    def _purpose(self) -> str:
        """Say what tokens are for: two servers may want different ones by one refresh token."""
        return " ".join(self.asked_for.values())

    def _kept_token(self, refused: str) -> Token | None:
        kept = self.keeper().kept_login(self.name)
        known = None if kept is None else kept.tokens.get(self._purpose)
        if known is None or known.value == refused or known.expires - self.endpoint.now() <= EARLY:
            return None
        return Token(known.value, known.expires)

    def _ask(self) -> Token:
        kept = self.keeper().kept_login(self.name) or KeptLogin()
        first = self.first()
        for refresh_token in _in_order(kept, first):
            form = {"grant_type": "refresh_token", "refresh_token": refresh_token, **self.asked_for}
            try:
                grant = self.endpoint.ask(form, self.secret() if self.secret is not None else None)
            except InvalidGrantError as no:
                why = str(no)
                continue
            self._keep(self._after(kept, first, refresh_token, grant))
            return grant.token
        raise LoginRefused(
            f"{self.endpoint.where}: the refresh token is refused ({why}): ended, revoked, or used before.",
            f"Log in there as the mailbox's user, and put in the new refresh token. {self.put_it_in}",
        )

    def _after(self, kept: KeptLogin, first: str, used: str, grant: Grant) -> KeptLogin:
        """Return what to keep: the newest refresh token, behind it the one that was good just now, and no other."""
        refresh_tokens = tuple(dict.fromkeys(filter(None, (grant.refresh_token, used))))
        tokens = {**kept.tokens, self._purpose: KeptToken(grant.token.value, grant.token.expires)}
        return KeptLogin(refresh_tokens, tokens, _digest(first))

    def _keep(self, kept: KeptLogin) -> None:
        self._unkept = kept
        self.keeper().keep_login(self.name, kept)
        self._unkept = None


def _in_order(kept: KeptLogin, first: str) -> Iterator[str]:
    """Yield the refresh tokens to try: the operator's before all others when it is new, and at last when it is not."""
    is_new = _digest(first) != kept.began_with
    yield from dict.fromkeys((first, *kept.refresh_tokens) if is_new else (*kept.refresh_tokens, first))


def _digest(first: str) -> str:
    return hashlib.sha256(first.encode()).hexdigest()
