"""A mailbox that takes no password: the daemon lives on tokens, and says at once when it gets none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
import yaml
from typer.testing import CliRunner

from mailbot.cli import app
from tests.servers import Authority
from tests.system.live import Heard, running
from tests.system.world import MakeWorld, World
from tests.token_endpoint import INVALID_GRANT, TokenEndpoint, TokenSmtpServer, dovecot_with_tokens

Settled = tuple[World, TokenEndpoint, TokenSmtpServer]


@pytest.fixture
def settled(make_world: MakeWorld, authority: Authority) -> Iterator[Callable[[], Settled]]:
    """Make a world whose mail servers take the tokens of one endpoint, for which the operator has a refresh token."""
    with ExitStack() as stack:

        def settle() -> Settled:
            endpoint = stack.enter_context(closing(TokenEndpoint(authority)))
            out = stack.enter_context(TokenSmtpServer(authority, endpoint.is_good))
            world = make_world()
            stack.callback(world.restarts)
            world.dovecot = stack.enter_context(dovecot_with_tokens(authority, endpoint))
            world.smtp, endpoint.subject = out, world.user
            secret = world.config_file.parent / "credentials" / "refresh"
            secret.write_text("refresh-0")
            secret.chmod(0o600)
            settings = yaml.safe_load(world.config_file.read_text())
            for section, server in (("imap", world.dovecot), ("smtp", out)):
                settings[section] |= {"host": server.host, "port": server.port, "username": world.user}
                del settings[section]["password"]
            settings["imap"]["auth"] = {
                "oauth2": {
                    "token_url": endpoint.url,
                    "client_id": endpoint.client_id,
                    "refresh_token": {"credential": "refresh"},
                    "ca_file": str(authority.ca_file),
                    "expires": "2025-12-01",
                }
            }
            world.config_file.write_text(yaml.safe_dump(settings))
            return world, endpoint, out

        yield settle


def test_a_reporter_is_answered_by_token_and_what_it_was_got_with_is_sealed(
    settled: Callable[[], Settled],
) -> None:
    world, endpoint, out = settled()
    rosa = world.correspondent("rosa@melder.example")
    rosa.writes("Hello, how do I report something?")
    world.goes_on()
    assert len(rosa.reads()) == 1
    assert [asked.form["refresh_token"] for asked in endpoint.asked] == ["refresh-0"]  # both servers, one token
    world.restarts()
    rosa.writes("Hello again.")
    world.goes_on()
    assert any(b"imap.auth.oauth2" in letter.raw for letter in out.letters)  # Anke hears that it ends in a week
    checked = CliRunner().invoke(app, ["--config", str(world.config_file), "check"])
    assert "ok    imap      Logged in" in checked.output
    assert "ok    smtp      Logged in" in checked.output
    assert "login     What imap.auth.oauth2 names has ended on 2025-12-01." in checked.output
    assert len(endpoint.asked) == 1  # the second daemon, and check, took what was kept
    secrets = [*endpoint.given, *endpoint.refresh_tokens]
    kept = b"".join(path.read_bytes() for path in world.state_dir.rglob("*") if path.is_file())
    assert [secret for secret in secrets if secret.encode() in kept or secret in checked.output] == []


def test_a_login_that_is_refused_is_an_alarm_at_once(settled: Callable[[], Settled], heard: Heard) -> None:
    world, endpoint, _ = settled()
    endpoint.always = INVALID_GRANT
    with running(world):
        reason = str(heard.wait_for(event="alarm")["reason"])
        heard.wait_until(lambda: heard.lines(event="waiting"), "a loop waits")
    assert "the refresh token is refused (400 invalid_grant)" in reason
    assert "put in the new refresh token. Run: " in reason
    assert "refresh-0" not in reason
    servers = [str(line["reason"]).partition(" ")[0] for line in heard.lines(event="alarm")]
    assert sorted(servers) in (["IMAP"], ["IMAP", "SMTP"], ["SMTP"])  # once each, however many loops
