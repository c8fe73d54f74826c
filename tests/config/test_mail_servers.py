from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mailbot.bootstrap.mail_servers import expiries, imap_settings, smtp_settings
from mailbot.config import Config, load
from mailbot.config.login import SharedTokens
from mailbot.errors import ConfigError
from mailbot.facts import CredentialExpiry, Key, SendingLimits
from tests.config.example import FINGERPRINT, TEXT, loaded, private
from tests.tenants import ENDS, a_key, certificate_of, pem_of


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


MICROSOFT = (
    "microsoft: {tenant: voorbeeld.example, client_id: 11111111-2222-4333-8444-555555555555, secret: {env: PROOF}}"
)
GOOGLE = "google: {key: {env: GOOGLE_KEY}}"
PASSWORD = "password: {env: PROOF}"


def logging_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, more: str = "") -> Config:
    """Load the example, where both servers are logged in at by `way`; `more` is said of smtp."""
    monkeypatch.setenv("PROOF", "s3cret")
    key = {"client_email": "a@b.example", "private_key": "k", "token_uri": "https://b.example/", "client_id": "1"}
    monkeypatch.setenv("GOOGLE_KEY", json.dumps(key))
    path = tmp_path / "config.yaml"
    text = TEXT.replace("  password: {credential: imap-password}\n", f"  auth: {{{way}}}\n  sent: Sent\n")
    path.write_text(text.replace("  password: {credential: smtp-password}\n", more))
    return load(path)


@pytest.mark.parametrize(
    ("way", "more", "limits"),
    [
        pytest.param(MICROSOFT, "", SendingLimits(30, 10_000, 3), id="microsofts"),
        pytest.param(GOOGLE, "", SendingLimits(None, 2_000, None), id="googles"),
        pytest.param(PASSWORD, "", SendingLimits(), id="none-with-a-password"),
        pytest.param(
            MICROSOFT, "  limits: {minute: 10, day: none}\n", SendingLimits(10, None, 3), id="of-ones-own-and-none"
        ),
        pytest.param(PASSWORD, "  limits: {day: 500}\n", SendingLimits(None, 500, None), id="with-a-password"),
        pytest.param(MICROSOFT, f"  auth: {{{PASSWORD}}}\n", SendingLimits(), id="where-letters-leave-elsewhere"),
    ],
)
def test_what_a_provider_lets_us_send_is_known_and_can_be_said_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, more: str, limits: SendingLimits
) -> None:
    assert smtp_settings(logging_in(tmp_path, monkeypatch, way, more), SharedTokens()).limits == limits


@pytest.mark.parametrize(
    ("limit", "problem"),
    [
        pytest.param("minute: 0", "smtp.limits.minute: must be a whole number from 1 on, or none", id="nothing-leaves"),
        pytest.param("day: 1e9", "smtp.limits.day: must be a whole number from 1 on, or none", id="no-whole-number"),
        pytest.param("hour: 5", "smtp.limits.hour: there is no such key", id="an-hour"),
    ],
)
def test_a_limit_that_is_none_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, problem: str
) -> None:
    with pytest.raises(ConfigError, match=problem):
        logging_in(tmp_path, monkeypatch, PASSWORD, f"  limits: {{{limit}}}\n")


@pytest.mark.parametrize(
    ("way", "more", "sent"),
    [
        pytest.param(PASSWORD, "", "Sent", id="a-server-that-only-sends"),
        pytest.param(MICROSOFT, "", None, id="microsoft-files-it"),
        pytest.param(GOOGLE, "", None, id="google-files-it"),
        pytest.param(MICROSOFT, "  files_sent: false\n", "Sent", id="an-operator-who-knows-better"),
        pytest.param(PASSWORD, "  files_sent: true\n", None, id="another-server-that-files-it"),
        pytest.param(MICROSOFT, f"  auth: {{{PASSWORD}}}\n", "Sent", id="letters-leave-elsewhere"),
    ],
)
def test_no_second_copy_lies_in_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, more: str, sent: str | None
) -> None:
    assert imap_settings(logging_in(tmp_path, monkeypatch, way, more), SharedTokens()).sent == sent


@pytest.mark.parametrize(
    ("module", "way", "extra"),
    [
        pytest.param("msal", MICROSOFT, "pip install 'mailbot[m365]'", id="microsoft"),
        pytest.param("requests", GOOGLE, "pip install 'mailbot[google]'", id="google"),
    ],
)
def test_a_library_that_is_not_installed_is_named_with_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, way: str, extra: str
) -> None:
    config = logging_in(tmp_path, monkeypatch, way)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ConfigError) as missing:
        imap_settings(config, SharedTokens())
    assert extra in missing.value.remedy


@pytest.mark.parametrize(
    ("pem", "more", "ends"),
    [
        pytest.param(True, "", ENDS, id="by-its-own-word"),
        pytest.param(True, ", expires: 2027-01-31", datetime(2027, 1, 31, tzinfo=UTC), id="what-ends-first"),
        pytest.param(True, ", expires: 2030-01-31", ENDS, id="whatever-its-owner-hopes"),
        pytest.param(False, ", expires: 2027-01-31", datetime(2027, 1, 31, tzinfo=UTC), id="not-there"),
        pytest.param(False, "", None, id="not-there-and-nobody-said"),
    ],
)
def test_a_certificate_says_when_it_ends(tmp_path: Path, *, pem: bool, more: str, ends: datetime | None) -> None:
    if pem:
        private(tmp_path / "proof", (pem_of(a_key()) + certificate_of(a_key())).encode())
    way = MICROSOFT.replace("secret: {env: PROOF}", f"certificate: {{file: proof}}{more}")
    config = loaded(tmp_path, "  password: {credential: imap-password}\n", f"  auth: {{{way}}}\n")
    known = [CredentialExpiry("imap.auth.microsoft.certificate", ends)] if ends else []
    assert [*expiries(config)] == known
    handlers = {"anke@voorbeeld.example": Key(FINGERPRINT, "", ("anke@voorbeeld.example",))}
    assert config.organisation(handlers).credentials == tuple(known)  # for every command, also where nobody logs in


def test_the_libraries_of_providers_are_imported_where_they_are_asked_alone() -> None:
    heavy = {"msal", "requests", "google.auth", "jwt"}
    asked = f"import sys, mailbot.bootstrap.daemon, mailbot.bootstrap.checklist; print({heavy} & {{*sys.modules}})"
    assert subprocess.check_output([sys.executable, "-c", asked], text=True) == "set()\n"
