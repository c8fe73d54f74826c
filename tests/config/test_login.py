"""The one way to log in that a section names, and what it makes of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mailbot.bootstrap.mail_servers import expiries, imap_settings, smtp_settings
from mailbot.config.login import SharedTokens
from mailbot.edges.login import Password
from mailbot.edges.login.command import TokenCommand
from mailbot.edges.login.token import TokenLogin
from mailbot.errors import ConfigError
from mailbot.facts import CredentialExpiry
from tests.config.example import TEXT, loaded, private, problem

PASSWORD = "password: {credential: imap-password}"
SMTP = TEXT[TEXT.index("  username: security@voorbeeld.example   #") : TEXT.index("  # ca_file: ca.pem\n  # What")]
OAUTH2 = "token_url: https://login.example/token, client_id: mailbot, client_secret: {credential: oauth2-secret}"

URLS = ("http://login.example/token", "ftp://a.example/", "https:///t", "'https://a b/'")


def auth(value: str) -> str:
    return f"auth: {{{value}}}"


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        pytest.param(f"{PASSWORD}\n  {auth('token_command: [a]')}", "imap: password and auth are two ways", id="both"),
        pytest.param("", "imap: needs password, or auth", id="neither"),
        pytest.param(auth(""), "imap.auth: takes exactly one of", id="no-way"),
        pytest.param(auth("token_command: [a], password: {env: A}"), "imap.auth: takes exactly one of", id="two-ways"),
        pytest.param(auth("oauth: {a: b}"), "imap.auth.oauth: there is no such key; did you mean oauth2?", id="a-slip"),
        pytest.param(auth("password: secret"), "imap.auth.password: must say where the secret is", id="inline"),
        pytest.param(auth("token_command: mail-token a"), "imap.auth.token_command: must be a list", id="a-line"),
        pytest.param(auth("token_command: []"), "imap.auth.token_command.command: must not be empty", id="no-program"),
        pytest.param(
            auth(f"oauth2: {{{OAUTH2}, expires: soon}}"), "imap.auth.oauth2.expires: must be a day such as", id="no-day"
        ),
        pytest.param(
            auth("oauth2: {token_url: https://a.example/t, client_id: a}"),
            "imap.auth.oauth2: needs client_secret, refresh_token, or both",
            id="nothing-to-show",
        ),
        *(
            pytest.param(
                auth(f"oauth2: {{{OAUTH2.replace('https://login.example/token', url)}}}"),
                "imap.auth.oauth2.token_url: must be an address on the web that begins with https://",
                id=f"asked-at-{url.partition(':')[0]}-{number}",
            )
            for number, url in enumerate(
                ("http://login.example/token", "ftp://a.example/", "https:///t", "'https://a b/'")
            )
        ),
        pytest.param(
            auth(f"oauth2: {{{OAUTH2.replace('login.example', 'me:pw@login.example')}}}"),
            "imap.auth.oauth2.token_url: must not hold a name or a password",
            id="a-password-in-the-address",
        ),
    ],
)
def test_what_is_wrong_with_a_login_is_a_sentence(tmp_path: Path, new: str, sentence: str) -> None:
    said = problem(tmp_path, PASSWORD, new)
    assert sentence in said
    assert "pw@" not in said


def settings(tmp_path: Path, imap: str, smtp: str) -> tuple[object, object]:
    for name in ("imap-password", "smtp-password", "oauth2-secret"):
        private(tmp_path / "credentials" / name, b"secret")
    config = loaded(tmp_path, TEXT, TEXT.replace(PASSWORD, imap, 1).replace(SMTP, smtp, 1))
    tokens = SharedTokens()
    return imap_settings(config, tokens).login, smtp_settings(config, tokens).login


ME, OTHER = "  username: security@voorbeeld.example\n", "  username: other@voorbeeld.example\n"
COMMAND = auth("token_command: [bin/mail-token, a]")


@pytest.mark.parametrize(
    ("smtp", "kind", "shared"),
    [
        pytest.param(f"{ME}  {COMMAND}\n", TokenLogin, True, id="the-same-way-twice"),
        pytest.param(ME, TokenLogin, True, id="a-user-name-alone"),
        pytest.param(OTHER, TokenLogin, False, id="another-mailbox"),
        pytest.param(f"{ME}  {auth('token_command: [b]')}\n", TokenLogin, False, id="another-way"),
        pytest.param(SMTP, Password, False, id="a-password"),
        pytest.param(f"{ME}  {auth('password: {credential: smtp-password}')}\n", Password, False, id="in-other-words"),
        pytest.param("", type(None), False, id="none"),
    ],
)
def test_both_servers_share_the_tokens_that_are_got_in_one_way(
    tmp_path: Path, smtp: str, kind: type[object], shared: bool
) -> None:
    imap_login, smtp_login = settings(tmp_path, COMMAND, smtp)
    assert isinstance(imap_login, TokenLogin)
    assert type(smtp_login) is kind
    assert (isinstance(smtp_login, TokenLogin) and smtp_login.tokens is imap_login.tokens) is shared
    source = imap_login.tokens.source
    assert isinstance(source, TokenCommand)
    assert source.command == (str(tmp_path / "bin/mail-token"), "a")  # a path is one from the configuration file


def test_a_user_name_alone_shares_no_password(tmp_path: Path) -> None:
    assert problem(tmp_path, SMTP, ME).startswith("smtp: username and password (or auth) belong together")


def test_a_secret_that_is_missing_is_told_at_the_start(tmp_path: Path) -> None:
    config = loaded(tmp_path, PASSWORD, auth(f"oauth2: {{{OAUTH2}}}"))
    with pytest.raises(ConfigError, match="oauth2-secret cannot be read") as missing:
        imap_settings(config, SharedTokens())
    assert "credential oauth2-secret" in missing.value.remedy


def test_what_ends_by_itself_is_known_by_its_key(tmp_path: Path) -> None:
    config = loaded(tmp_path, PASSWORD, auth(f"oauth2: {{{OAUTH2}, expires: 2027-05-01}}"))
    assert list(expiries(config)) == [CredentialExpiry("imap.auth.oauth2", datetime(2027, 5, 1, tzinfo=UTC))]
