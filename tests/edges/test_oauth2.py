"""A token endpoint that is asked over TLS, on good days and bad; and refresh tokens that are kept for all daemons."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from mailbot.edges import smtp
from mailbot.edges.login.endpoint import Endpoint
from mailbot.edges.login.grant import parse_grant
from mailbot.edges.login.oauth2 import LEASE, ClientCredentials, Refreshed
from mailbot.edges.login.token import Token, TokenLogin, Tokens
from mailbot.edges.net import Tls
from mailbot.edges.store import Store
from mailbot.errors import ConfigError, Later, LoginRefused, MailbotError, Temporary
from mailbot.facts import KeptLogin
from tests.machine import LONG, free_port
from tests.servers import Authority
from tests.token_endpoint import (
    BROKEN,
    BUSY,
    CUT,
    GARBAGE,
    HOUR,
    INVALID_CLIENT,
    INVALID_GRANT,
    Answer,
    Asked,
    TokenEndpoint,
    TokenSmtpServer,
)

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
SCOPE = {"scope": "https://mail.example/.default"}


@dataclass
class World:
    """An endpoint, and a clock that both sides go by."""

    endpoint: TokenEndpoint
    authority: Authority
    now: datetime = NOON

    def client(self, *, secret: str = "", basic: bool = False, url: str = "") -> ClientCredentials:
        shown = secret or self.endpoint.client_secret
        return ClientCredentials(self.asks(basic=basic, url=url), lambda: shown, SCOPE)

    def asks(self, *, basic: bool = False, url: str = "") -> Endpoint:
        return Endpoint(
            url or self.endpoint.url, "mailbot", lambda: self.now, basic=basic, ca_file=str(self.authority.ca_file)
        )

    def user(self, store: Store, first: str = "refresh-0") -> Refreshed:
        """Return the login of one daemon; while it waits for another, time passes."""

        def pause(seconds: float) -> None:
            self.now += 10 * timedelta(seconds=seconds)

        asks = self.asks()
        return Refreshed(
            asks, None, lambda: first, SCOPE, lambda: store, "a login", "Run: mailbot credential x", pause=pause
        )


@pytest.fixture(scope="module")
def shared(authority: Authority) -> Iterator[TokenEndpoint]:
    with closing(TokenEndpoint(authority)) as endpoint:
        yield endpoint


@pytest.fixture
def world(shared: TokenEndpoint, authority: Authority) -> World:
    world = World(shared, authority)
    shared.now = lambda: world.now
    shared.script.clear()
    shared.asked.clear()
    shared.given.clear()
    shared.always, shared.rotates, shared.lifetime, shared.refresh_tokens = None, True, HOUR, {"refresh-0"}
    return world


# ---------------------------------------------------------------------------------------------------------------
# Asking
# ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("basic", [pytest.param(False, id="in-the-form"), pytest.param(True, id="by-http-basic")])
def test_a_client_asks_for_itself(world: World, basic: bool) -> None:
    source = world.client(basic=basic)
    assert world.endpoint.asked == []
    token = source.token()
    assert token.expires == NOON + HOUR
    assert world.endpoint.is_good(token.value)
    (asked,) = world.endpoint.asked
    shown = {"client_id": "mailbot", "client_secret": world.endpoint.client_secret}
    assert asked.form == {"grant_type": "client_credentials", **SCOPE} | ({} if basic else shown)
    assert ("Authorization" in asked.headers) is basic


def error(status: int, word: object, description: str = "canary-of-the-endpoint") -> Answer:
    return Answer(status, {"error": word, "error_description": description})


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        pytest.param(INVALID_CLIENT, LoginRefused, "401 invalid_client AADSTS7000215. Check client_id", id="secret"),
        pytest.param(INVALID_GRANT, LoginRefused, "400 invalid_grant. Check client_id and", id="an-odd-word-for-it"),
        pytest.param(error(400, "unauthorized_client"), LoginRefused, "Allow this client this grant", id="not-allowed"),
        pytest.param(error(400, "invalid_scope"), LoginRefused, "Check scope", id="scope"),
        pytest.param(error(400, "invalid_request"), LoginRefused, "Check scope, audience", id="audience"),
        pytest.param(error(400, "unsupported_grant_type"), LoginRefused, "Check token_url", id="grant"),
        pytest.param(error(400, "consent_required"), LoginRefused, "consent", id="consent"),
        pytest.param(error(403, "a_word_of_theirs"), LoginRefused, "403 a_word_of_theirs. Check", id="another-word"),
        pytest.param(error(400, "canary \x1b[31m"), LoginRefused, "refuses us: 400. Check", id="no-word"),
        pytest.param(error(400, ["canary"]), LoginRefused, "refuses us: 400. Check", id="no-text"),
        pytest.param(Answer(403, b"<html>canary"), LoginRefused, "refuses us: 403. Check", id="a-page"),
        pytest.param(Answer(404, b"canary"), ConfigError, "has no token endpoint there", id="nothing-there"),
        pytest.param(
            Answer(302, b"", {"Location": "https://elsewhere.example/"}), ConfigError, "sends us elsewhere", id="moved"
        ),
        pytest.param(Answer(307, b"", {"Location": "/token"}), ConfigError, "sends us elsewhere", id="moved-nearby"),
        pytest.param(BUSY, Later, "is busy: 429", id="busy"),
        pytest.param(BROKEN, Temporary, "is busy: 500", id="broken"),
        pytest.param(Answer(503), Temporary, "is busy: 503", id="away"),
        pytest.param(error(400, "temporarily_unavailable"), Temporary, "is busy: 400", id="for-the-moment"),
        pytest.param(CUT, Temporary, "cannot be reached", id="cut"),
        pytest.param(GARBAGE, Temporary, "its answer is none: it is no JSON object", id="garbage"),
        pytest.param(Answer(200, b""), Temporary, "it is no JSON object", id="nothing"),
        pytest.param(Answer(200, b"[" * 5000), Temporary, "it is no JSON object", id="deep"),
        pytest.param(Answer(200, b"x" * 100_000), Temporary, "its answer does not end", id="huge"),
        pytest.param(Answer(200, {"error": "canary"}), Temporary, "it has no access_token", id="an-error-as-200"),
        pytest.param(Answer(200, {"access_token": 5}), Temporary, "it has no access_token", id="a-number"),
        pytest.param(Answer(418, b"canary"), Temporary, "its answer is none: 418", id="a-teapot"),
    ],
)
def test_what_an_endpoint_says_is_sorted(world: World, answer: Answer, kind: type[MailbotError], said: str) -> None:
    world.endpoint.always = answer
    with pytest.raises(MailbotError) as raised:
        world.client().token()
    assert type(raised.value) is kind
    assert said in str(raised.value)
    assert str(raised.value).startswith("token endpoint localhost: ")
    assert "canary" not in str(raised.value)
    assert world.endpoint.client_secret not in f"{raised.value} {raised.value.__cause__}"
    assert len(world.endpoint.asked) == 1


@pytest.mark.parametrize("odd", ["\ud800", "two\nlines", "", "\0"])
def test_a_refresh_token_that_could_not_be_kept_or_said_again_is_none(odd: str) -> None:
    said = json.dumps({"access_token": "a", "refresh_token": odd}).encode()
    assert parse_grant(said, datetime(2026, 11, 27, tzinfo=UTC)).refresh_token is None


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        pytest.param("120", 120, id="seconds"),
        pytest.param("Fri, 27 Nov 2026 12:10:00 GMT", 600, id="a-date"),
        pytest.param("999999", 3600, id="far-too-long"),
        pytest.param("99999999999999999999", 0, id="no-number"),
        pytest.param("Fri, 27 Nov 2026 11:00:00 GMT", 0, id="gone-by"),
        pytest.param("soon", 0, id="words"),
    ],
)
def test_who_says_when_to_come_back_is_left_alone_until_then(world: World, retry_after: str, seconds: int) -> None:
    source = world.client()
    world.endpoint.script.append(replace(BUSY, headers={"Retry-After": retry_after}))
    with pytest.raises(Later):
        source.token()
    if seconds:
        world.now += timedelta(seconds=seconds - 1)
        with pytest.raises(Later, match="asks not to be asked before"):
            source.token()
        world.now += timedelta(seconds=1)
    assert len(world.endpoint.asked) == 1
    assert world.endpoint.is_good(source.token().value)


@pytest.mark.parametrize(
    ("url", "trusts", "kind", "said"),
    [
        pytest.param("https://127.0.0.1:{port}/token", True, ConfigError, "certificate is not accepted", id="a-name"),
        pytest.param("https://localhost:{port}/token", False, ConfigError, "Check token_url, or give ca_file", id="ca"),
        pytest.param("https://localhost:{free}/token", True, Temporary, "cannot be reached", id="nobody"),
        pytest.param("https://nowhere.invalid/token", True, Temporary, "cannot be reached", id="no-such-host"),
    ],
)
def test_a_secret_is_told_to_nobody_else(
    world: World, url: str, trusts: bool, kind: type[MailbotError], said: str
) -> None:
    source = world.client(url=url.format(port=world.endpoint.port, free=free_port()))
    source.endpoint.ca_file = source.endpoint.ca_file if trusts else None
    with pytest.raises(kind, match=said):
        source.token()
    assert world.endpoint.asked == []


# ---------------------------------------------------------------------------------------------------------------
# Refresh tokens
# ---------------------------------------------------------------------------------------------------------------


def used(world: World) -> list[str]:
    return [asked.form["refresh_token"] for asked in world.endpoint.asked]


def test_each_refresh_token_is_used_once_and_the_second_daemon_takes_what_the_first_got(
    world: World, store: Store
) -> None:
    one, two = world.user(store), world.user(store)
    first = one.token()
    assert two.token() == first
    world.now += HOUR
    second = two.token()
    assert one.token() == second != first
    assert one.token(renewed=True) != second  # refused: it was the newest
    assert two.token(renewed=True) not in (first, second)  # which the other has renewed already
    assert len(used(world)) == len({*used(world)}) == 3


def test_nothing_that_is_kept_can_be_read_without_the_data_key(world: World, sqlite_store: Store) -> None:
    token = world.user(sqlite_store).token()
    kept = sqlite_store.kept_login("a login")
    assert kept is not None
    with sqlite_store._database.connection() as connection:
        stored = b"".join(bytes(str(row), "utf-8") for row in connection.exec_driver_sql("SELECT * FROM logins"))
    assert [part for part in (token.value, *kept.refresh_tokens, "a login") if part.encode() in stored] == []
    assert not any(part in repr(kept) for part in (token.value, *kept.refresh_tokens))


class Killed(BaseException):
    """What a kill is like from inside: nothing after it happens."""


def kill_at(store: Store, point: str, when: int) -> Store:
    """Return the store of a daemon that dies before, or after, the call of this name that comes as number `when`."""
    calls = [0]

    class Dying(Store):
        def _run(self, name: str, call: Callable[[], object]) -> object:
            calls[0] += name == point.removeprefix("after ")
            dies = calls[0] == when and name == point.removeprefix("after ")
            if dies and not point.startswith("after "):
                raise Killed
            answer = call()
            if dies:
                raise Killed
            return answer

        def keep_login(self, name: str, kept: KeptLogin) -> None:
            self._run("keep_login", lambda: store.keep_login(name, kept))

        def kept_login(self, name: str) -> KeptLogin | None:
            kept = self._run("kept_login", lambda: store.kept_login(name))
            assert kept is None or isinstance(kept, KeptLogin)
            return kept

        def lease_login(self, name: str, owner: str, now: datetime, lease: timedelta) -> bool:
            return bool(self._run("lease_login", lambda: store.lease_login(name, owner, now, lease)))

        def release_login(self, name: str, owner: str) -> None:
            if calls[0] < when:  # the dead release nothing
                store.release_login(name, owner)

    return Dying.__new__(Dying)


@pytest.mark.parametrize("rotates", [pytest.param(True, id="used-once"), pytest.param(False, id="used-for-ever")])
@pytest.mark.parametrize(
    ("point", "when"),
    [
        pytest.param("kept_login", 1, id="before-anything"),
        pytest.param("after lease_login", 1, id="with-the-lease"),
        pytest.param("kept_login", 3, id="before-it-asks"),
        pytest.param("after keep_login", 1, id="with-what-it-got-kept-and-the-lease"),
    ],
)
def test_who_dies_leaves_a_login_that_works(
    world: World, sqlite_store: Store, point: str, when: int, rotates: bool
) -> None:
    world.endpoint.rotates = rotates
    world.user(sqlite_store).token()
    world.now += HOUR
    with pytest.raises(Killed):
        world.user(kill_at(sqlite_store, point, when)).token()
    other, began = world.user(sqlite_store), world.now
    token = None
    for _ in range(2 + LEASE.seconds // 15):  # as the daemon does, which comes again
        try:
            token = other.token()
            break
        except Temporary as waits:
            assert "another daemon has been asking" in str(waits)  # noqa: PT017
    assert token is not None
    assert world.endpoint.is_good(token.value)
    assert world.now - began <= LEASE + timedelta(seconds=10)
    world.now += HOUR
    assert world.endpoint.is_good(other.token().value)


def test_who_dies_between_the_answer_and_the_disk_leaves_the_one_before(world: World, sqlite_store: Store) -> None:
    """Microsoft's stay good. Where they do not, nobody but the operator has another."""
    world.endpoint.rotates = False
    world.user(sqlite_store).token()
    world.now += HOUR
    with pytest.raises(Killed):
        world.user(kill_at(sqlite_store, "keep_login", 1)).token()
    world.now += LEASE
    assert world.endpoint.is_good(world.user(sqlite_store).token().value)


def test_a_daemon_that_starts_again_goes_on_at_once(world: World, store: Store) -> None:
    """Its lease is its own: Okta and others bear with the second use of a refresh token for some seconds."""
    world.user(store).token()
    world.now += HOUR
    dying = world.user(kill_at(store, "keep_login", 1))
    dying.daemon = "a-daemon"
    with pytest.raises(Killed):
        dying.token()
    world.endpoint.refresh_tokens.add(used(world)[-1])  # as a provider does that bears with it
    store.take_back("another", died_at=world.now)
    assert store.lease_login("a login", "b", world.now, LEASE) is False
    store.take_back("a-daemon", died_at=world.now)
    began = world.now
    assert world.endpoint.is_good(world.user(store).token().value)
    assert world.now == began


def test_the_one_before_is_used_when_the_newest_does_not_work(world: World, sqlite_store: Store) -> None:
    user = world.user(sqlite_store)
    user.token()
    world.now += HOUR
    user.token()
    before = used(world)[-1]
    world.endpoint.refresh_tokens = {before}  # the provider has forgotten what it gave us since
    world.now += HOUR
    assert world.endpoint.is_good(user.token().value)
    assert used(world)[-1] == before != "refresh-0"


def test_what_an_operator_puts_in_counts_at_once_and_what_was_kept_stays_behind_it(
    world: World, sqlite_store: Store
) -> None:
    world.user(sqlite_store).token()
    world.now += HOUR
    world.endpoint.refresh_tokens.add("of-the-operator")
    assert world.endpoint.is_good(world.user(sqlite_store, "of-the-operator").token().value)
    assert used(world)[-1] == "of-the-operator"
    world.now += HOUR
    assert world.endpoint.is_good(world.user(sqlite_store, "mistyped").token().value)
    assert used(world)[-2] == "mistyped"


def test_when_none_is_accepted_the_operator_is_told_what_to_do(world: World, sqlite_store: Store) -> None:
    user = world.user(sqlite_store)
    user.token()
    world.endpoint.refresh_tokens.clear()
    world.now += HOUR
    with pytest.raises(LoginRefused) as refused:
        user.token()
    assert refused.value.problem.startswith(
        "token endpoint localhost: the refresh token is refused (400 invalid_grant)"
    )
    assert refused.value.remedy.endswith("put in the new refresh token. Run: mailbot credential x")
    assert "refresh-" not in str(refused.value)
    world.endpoint.refresh_tokens.add("new")
    assert world.endpoint.is_good(world.user(sqlite_store, "new").token().value)


class Away(Store):
    """A database that is away for the moment when something is to be kept."""

    away = True

    def keep_login(self, name: str, kept: KeptLogin) -> None:
        if self.away:
            raise Temporary("database: SQLITE_FULL")
        super().keep_login(name, kept)


def test_what_could_not_be_kept_is_kept_later(world: World, sqlite_store: Store) -> None:
    away = Away.__new__(Away)
    vars(away).update(vars(sqlite_store))
    user = world.user(away)
    for _ in range(2):
        with pytest.raises(Temporary, match="SQLITE_FULL"):
            user.token()
    away.away = False
    token = user.token()
    assert world.endpoint.is_good(token.value)
    assert used(world) == ["refresh-0"]
    assert world.user(sqlite_store).token() == token


def test_who_cannot_have_the_lease_waits_and_takes_what_the_other_got(world: World, sqlite_store: Store) -> None:
    one, two = world.user(sqlite_store), world.user(sqlite_store)
    got: list[Token] = []

    def answer(asked: Asked) -> Answer:
        two.pause = lambda _: None
        with pytest.raises(Temporary, match="another daemon has been asking"):
            two.token()
        return world.endpoint.answer(asked)

    world.endpoint.script.append(answer)
    got.append(one.token())
    got.append(two.token())
    assert got[0] == got[1]
    assert used(world) == ["refresh-0"]


# ---------------------------------------------------------------------------------------------------------------
# A day
# ---------------------------------------------------------------------------------------------------------------


def test_two_daemons_live_through_a_day_of_tokens_of_an_hour(
    world: World, sqlite_store: Store, authority: Authority
) -> None:
    """None is ever shown to a server after its end: by the clock of this day, which the server goes by as well."""
    with TokenSmtpServer(authority, world.endpoint.is_good) as server:

        def daemon() -> smtp.Sender:
            login = TokenLogin("security", Tokens(world.user(sqlite_store), lambda: world.now))
            return smtp.Sender(
                smtp.Settings("localhost", server.port, Tls.IMPLICIT, login, LONG, str(authority.ca_file))
            )

        daemons, renewed, tries = [daemon(), daemon()], NOON, 0
        daemons[0].check()
        daemons[0].hang_up()
        while renewed < NOON + timedelta(days=1):
            for minutes in (30, 50, 56, 58):
                world.now, tries = renewed + timedelta(minutes=minutes), tries + 1
                if minutes == 56:
                    world.endpoint.script.append(BROKEN)  # once an hour, while the last one is still good
                daemons[tries % 2].check()
                daemons[tries % 2].hang_up()
            renewed = world.now
        for one in daemons:
            one.close()
    assert server.answers == []  # to challenges: none was refused
    assert len(server.said) == tries + 1 == 101
    assert len({*used(world)}) == 26
