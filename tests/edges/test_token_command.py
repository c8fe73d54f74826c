"""A program that gives tokens: real ones, of a shell."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailbot.edges.login.command import TokenCommand, environment
from mailbot.edges.login.token import Token
from mailbot.errors import ConfigError, LoginRefused, MailbotError, Temporary
from tests.machine import LONG

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
SECRET = "canary-of-the-program"


def run(script: str, seconds: float = LONG) -> Token:
    return TokenCommand(("/bin/sh", "-c", script), lambda: NOON, seconds).token()


def printing(said: object) -> str:
    return f"cat <<'END'\n{said if isinstance(said, str) else json.dumps(said)}\nEND"


@pytest.mark.parametrize(
    ("script", "token"),
    [
        pytest.param("echo abc.def", Token("abc.def", NOON), id="a-token-is-asked-for-each-time"),
        pytest.param("printf abc", Token("abc", NOON), id="without-a-line-end"),
        pytest.param("printf 'abc\\r\\n\\n'", Token("abc", NOON), id="with-other-line-ends"),
        pytest.param(
            printing({"access_token": "abc", "expires_in": 3600}), Token("abc", NOON + timedelta(hours=1)), id="json"
        ),
        pytest.param(
            printing({"access_token": "abc", "expires_in": "90.5"}),
            Token("abc", NOON + timedelta(seconds=90.5)),
            id="seconds-as-a-text",
        ),
        pytest.param(printing({"access_token": "abc"}), Token("abc", NOON), id="json-without-an-end"),
        pytest.param(printing({"access_token": "abc", "expires_in": -5}), Token("abc", NOON), id="ended-already"),
        pytest.param(printing({"access_token": "abc", "expires_in": True}), Token("abc", NOON), id="no-number"),
        pytest.param(printing('{"access_token": "abc", "expires_in": NaN}'), Token("abc", NOON), id="not-a-number"),
        pytest.param(
            printing('{"access_token": "abc", "expires_in": 1e400}'), Token("abc", NOON), id="more-than-a-number-holds"
        ),
        pytest.param(
            printing({"access_token": "abc", "expires_in": 10**12}),
            Token("abc", NOON + timedelta(days=1)),
            id="for-ever-is-a-day",
        ),
        pytest.param(f"echo {SECRET} >&2; echo abc", Token("abc", NOON), id="words-on-standard-error"),
    ],
)
def test_a_program_prints_a_token(script: str, token: Token) -> None:
    assert run(script) == token


@pytest.mark.parametrize(
    ("script", "kind", "said"),
    [
        pytest.param("exit 75", Temporary, "gives no token: exit status 75", id="later"),
        pytest.param("exit 69", Temporary, "gives no token: exit status 69", id="unavailable"),
        pytest.param("exit 1", Temporary, "gives no token: exit status 1", id="it-says-not-why"),
        pytest.param("kill -9 $$", Temporary, "gives no token: ended by SIGKILL", id="killed"),
        pytest.param("exit 77", LoginRefused, "gives no token: exit status 77", id="no-permission"),
        pytest.param("exit 78", LoginRefused, "gives no token: exit status 78", id="its-configuration"),
        pytest.param("no-such-program", LoginRefused, "gives no token: exit status 127", id="what-it-calls-is-missing"),
        pytest.param(f"echo {SECRET}; exit 78", LoginRefused, "exit status 78", id="a-token-and-a-failure"),
        pytest.param("true", ConfigError, "it prints no token", id="nothing"),
        pytest.param(f"echo {SECRET} and more", ConfigError, "it prints no token", id="words"),
        pytest.param("printf 'a\\001b'", ConfigError, "it prints no token", id="control-characters"),
        pytest.param("echo geheim-é", ConfigError, "it prints no token", id="not-ascii"),
        pytest.param(f"echo '{{{SECRET}'", ConfigError, "no token: it is no JSON object", id="json-cut-short"),
        pytest.param(
            printing({"error": SECRET}), ConfigError, "no token: it has no access_token", id="an-error-of-a-provider"
        ),
        pytest.param(
            printing({"access_token": SECRET, "token_type": "mac"}), ConfigError, "not a bearer", id="of-another-kind"
        ),
        pytest.param("yes", ConfigError, "it prints far more than a token", id="without-end"),
    ],
)
def test_a_program_that_gives_none(script: str, kind: type[MailbotError], said: str) -> None:
    with pytest.raises(MailbotError) as raised:
        run(script)
    assert type(raised.value) is kind
    assert said in str(raised.value)
    assert "auth.token_command: /bin/sh" in str(raised.value)
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("echo abc; exec sleep 600", id="itself"),
        pytest.param("sleep 600 & echo abc", id="what-it-started"),
        pytest.param("echo abc; exec >&-; exec sleep 600", id="without-its-output"),
    ],
)
def test_a_program_that_does_not_end_is_ended(script: str) -> None:
    with pytest.raises(Temporary, match="does not end within"):
        run(script, seconds=0.2)


def test_a_program_that_is_not_there_names_the_key(tmp_path: Path) -> None:
    (tmp_path / "program").write_text("echo abc")
    for path in (tmp_path / "missing", tmp_path, tmp_path / "program"):
        with pytest.raises(ConfigError, match=r"auth\.token_command: .* it cannot be run: ") as raised:
            TokenCommand((str(path),), lambda: NOON).token()
        assert "service's user" in raised.value.remedy


def test_a_program_learns_little_of_us(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MAILBOT_SECRET", "CREDENTIALS_DIRECTORY", "https_proxy", "LD_PRELOAD"):
        monkeypatch.setenv(name, name)
    assert environment(dict.fromkeys(("PATH", "HTTPS_PROXY", "LD_PRELOAD", "PGPASSWORD"), "")).keys() == {
        "LANG",
        "PATH",
        "HTTPS_PROXY",
    }
    assert run('test -z "$MAILBOT_SECRET$LD_PRELOAD"; echo "$CREDENTIALS_DIRECTORY-$?"').value == (
        "CREDENTIALS_DIRECTORY-0"
    )
