from __future__ import annotations

from pathlib import Path

import pytest

from mailbot.bootstrap.mail_servers import smtp_settings
from mailbot.config.login import SharedTokens
from tests.config.example import TEXT, loaded


@pytest.mark.parametrize(
    ("ehlo", "greeting"),
    [
        pytest.param("", "voorbeeld.example", id="the-domain-of-the-address-when-left-out"),
        pytest.param("ehlo: Mail.Straße.example", "mail.xn--strae-oqa.example", id="a-name-of-the-operators"),
        pytest.param("ehlo: '[IPv6:2001:db8::1]'", "[IPv6:2001:db8::1]", id="an-address"),
    ],
)
def test_mail_servers_are_greeted_as_the_file_says(tmp_path: Path, ehlo: str, greeting: str) -> None:
    config = loaded(tmp_path, "# ehlo: mail.voorbeeld.example", ehlo)
    password = tmp_path / "credentials" / "smtp-password"
    password.parent.mkdir()
    password.write_text("secret")
    password.chmod(0o600)
    assert smtp_settings(config, SharedTokens()).ehlo == greeting


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.0.1", "::1"])
def test_a_server_on_this_machine_needs_no_tls(tmp_path: Path, host: str) -> None:
    config = loaded(tmp_path, "imap.voorbeeld.example\n  port: 993\n  tls: implicit", f"'{host}'\n  tls: none")
    assert config.imap.tls == "none"


def test_a_server_may_ask_for_no_login(tmp_path: Path) -> None:
    login = TEXT[TEXT.index("  username: security@voorbeeld.example   #") : TEXT.index("  # ca_file: ca.pem\n  # What")]
    config = loaded(tmp_path, login, "")
    assert (config.smtp.username, config.smtp.password) == (None, None)
