from __future__ import annotations

from pathlib import Path

import pytest

from mailbot.config import load
from mailbot.errors import ConfigError
from mailbot.languages import LANGUAGES
from tests.config.example import problem

NO_SPAN = "must be a number and a unit, such as “3 days”, “5 working days”, “2 weeks” or “10 minutes”"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        pytest.param(
            "address: s",
            "adress: s",
            "address: is missing\nadress: there is no such key; did you mean address?",
            id="a-slip",
        ),
        pytest.param(
            "folder: INBOX", "fodler: INBOX", "imap.fodler: there is no such key; did you mean folder?", id="below"
        ),
        pytest.param(
            "role: lead",
            "rol: lead",
            "handlers (entry 1).rol: there is no such key; did you mean role?",
            id="in-a-list",
        ),
        pytest.param(
            "{credential: imap",
            "{credentials: imap",
            "imap.password.credentials: there is no such key; did you mean credential?",
            id="in-a-secret",
        ),
        pytest.param("", "xyzzy: 1\n", "xyzzy: there is no such key", id="nothing-like-it"),
        pytest.param(
            "",
            "retention: {mailbox: a while}\n",
            "retention.mailbox: must be such as “30 days”, “18 months” or “5 years”",
            id="a-term-that-is-none",
        ),
        pytest.param(
            "folder: INBOX",
            "auth: oauth2",
            "imap.auth: must hold keys of its own",
            id="a-word-where-keys-belong",
        ),
        pytest.param("organisation: Gemeente Voorbeeld\n", "", "organisation: is missing", id="a-missing-key"),
        pytest.param(
            "organisation: Gemeente Voorbeeld", "organisation:", "organisation: must be one line of text", id="empty"
        ),
        pytest.param("port: 993", "port: imaps", "imap.port: must be a whole number", id="no-number"),
        pytest.param("port: 993", "port: 99300", "imap.port: must be from 1 to 65535", id="no-port"),
        pytest.param(
            "tls: implicit", "tls: ssl", "imap.tls: must be 'implicit', 'starttls' or 'none'", id="no-such-tls"
        ),
        pytest.param(
            "tls: implicit",
            "tls: none",
            "imap: tls: none sends the password in clear and works for a server on this machine only",
            id="in-clear",
        ),
        pytest.param(
            "  username: security@voorbeeld.example   #",
            "  #",
            "smtp: username and password (or auth) belong together; leave both out for a server without login",
            id="half-a-login",
        ),
        pytest.param("2026-11-21", "21-11-2026", "imap.since: must be a day such as 2026-11-21", id="a-day-backwards"),
        pytest.param(
            "address: security",
            "address: Security Team <x>@security",
            "address: must be one e-mail address, such as security@example.org",
            id="no-address",
        ),
        pytest.param(
            "anke@voorbeeld.example,",
            "'a@voorbeeld.example, b@voorbeeld.example',",
            "handlers (entry 1).address: must be one e-mail address, such as security@example.org",
            id="two-addresses",
        ),
        pytest.param(
            "[voorbeeld.example]",
            "['*.voorbeeld.example']",
            "internal_domains (entry 1): must be a domain name, such as example.org",
            id="no-domain",
        ),
        pytest.param(
            "[nl, en, fr, de]",
            "[nl, xx]",
            f"languages (entry 2): must be one of {', '.join(LANGUAGES)}",
            id="no-letters-in-it",
        ),
        pytest.param("[nl, en, fr, de]", "[]", "languages: must not be empty", id="no-language"),
        pytest.param("[nl, en, fr, de]", "nl", "languages: must be a list, such as [one, two]", id="no-list"),
        pytest.param(
            "Europe/Amsterdam",
            "Europe/Amsterdm",
            "timezone: must be a time zone such as Europe/Amsterdam; did you mean Europe/Amsterdam?",
            id="no-time-zone",
        ),
        pytest.param(
            "Europe/Amsterdam",
            "Europe",
            "timezone: must be a time zone such as Europe/Amsterdam; did you mean Europe/Rome?",
            id="a-part-of-the-world",
        ),
        pytest.param(
            "Europe/Amsterdam",
            "posix/UTC",
            "timezone: must be a time zone such as Europe/Amsterdam",
            id="a-file-beside-the-time-zones",
        ),
        pytest.param(
            "country: NL",
            "country: Nederland",
            "country: must be a country whose holidays are known, as the two letters of ISO 3166, such as NL",
            id="a-country-by-name",
        ),
        pytest.param(
            "case_prefix: VB", "case_prefix: v-b", "case_prefix: must be two to eight capital letters", id="prefix"
        ),
        pytest.param(
            "https://www.voorbeeld.example/priv",
            "www.voorbeeld.example/priv",
            "privacy_url: must be an address on the web that begins with https://",
            id="no-url",
        ),
        pytest.param(
            "0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567",
            "CDEF01234567",
            "openpgp.fingerprint: must be the full fingerprint of a version 4 key, 40 hexadecimal digits",
            id="a-short-key-id",
        ),
        pytest.param(
            "5 working days",
            "soon",
            f"promises.assessment: {NO_SPAN}",
            id="no-span",
        ),
        pytest.param(
            "5 working days",
            "[5, days]",
            f"promises.assessment: {NO_SPAN}",
            id="a-list-for-a-span",
        ),
        pytest.param(
            "5 working days",
            "48 hours",
            "promises.assessment: must be in days, working days or weeks: letters name the day",
            id="hours",
        ),
        pytest.param(
            "10 minutes",
            "1 working day",
            "relay_delay: must be a plain length of time, such as “10 minutes”",
            id="a-delay-in-working-days",
        ),
        pytest.param(
            "cleartext: true", "cleartext: maybe", "handlers (entry 2).cleartext: must be true or false", id="maybe"
        ),
        pytest.param(
            "role: lead", "role: boss", "handlers (entry 1).role: must be 'lead' or 'handler'", id="no-such-role"
        ),
        pytest.param(
            "# vouching: [dmarc]",
            "vouching: [dmark]",
            "vouching (entry 1): must be 'dmarc', 'spf', 'dkim', 'exchange' or 'submission'; did you mean dmarc?",
            id="a-voice-misspelt",
        ),
        *[
            pytest.param(
                "# trusted_hosts: [",
                f"vouching: [submission]\ntrusted_hosts: [localhost, {one}]  # [",
                "trusted_hosts (entry 2): must be the name or the address of one server of yours, such as "
                "store.example.org",
                id=f"no-server-{name}",
            )
            for name, one in (("a-network", "10.0.0.0/8"), ("all", '"*.example.org"'), ("whoever", "unknown"))
        ],
        *[
            pytest.param(
                "# ehlo: mail.voorbeeld.example",
                f"ehlo: '{one}'",
                "ehlo: must be a domain name, such as mail.example.org, or an address in brackets",
                id=f"greeted-by-{name}",
            )
            for name, one in (
                ("a-bare-name", "laptop-anke"),
                ("two-words", "a.example RCPT"),
                ("an-address", "10.0.0.1"),
            )
        ],
        pytest.param(
            "# spam: [",
            "spam: [x-spam-flg]  # [",
            "spam (entry 1): must be 'x-spam-flag', 'x-spam-status', 'dmarc-fail', 'spf-fail' or 'dkim-fail'; "
            "did you mean x-spam-flag?",
            id="a-sign-of-spam-misspelt",
        ),
        pytest.param("", 'subaddress: "-"\n', "subaddress: must be '+'", id="no-such-separator"),
        pytest.param(
            "database: sqlite",
            "database: mysql://x",
            "database: must be sqlite or postgresql+psycopg://USER@HOST/NAME",
            id="database",
        ),
        pytest.param(
            "imap:\n",
            "imap: x\nimap2:\n",
            "imap: must hold keys of its own\nimap2: there is no such key; did you mean imap?",
            id="two-problems-at-once",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_key(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert problem(tmp_path, old, new) == sentence


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("{credential: imap-password}", "hunter2", id="as-text"),
        pytest.param("{credential: imap-password}", "[hunter2]", id="in-a-list"),
        pytest.param("{credential: imap-password}", "{value: hunter2}", id="under-a-key-of-ones-own"),
        pytest.param("{credential: imap-password}", "{credential: 'hunter2 !'}", id="as-a-name"),
        pytest.param("{credential: imap-password}", "{env: X, file: hunter2}", id="as-one-of-two"),
        pytest.param("{credential: imap-password}", '"hunter2', id="in-an-open-quote"),
        pytest.param("{credential: imap-password}", "*hunter2", id="behind-an-asterisk"),
        pytest.param("{credential: imap-password}", "!hunter2!x y", id="behind-an-exclamation-mark"),
        pytest.param("{credential: imap-password}", "hunter2: x: y", id="in-broken-yaml"),
        pytest.param("database: sqlite", "database: postgresql+psycopg://bot:hunter2@host/name", id="in-a-url"),
        pytest.param("folder: INBOX", "pass: hunter2", id="under-an-unknown-key"),
        pytest.param("port: 993", "port: hunter2", id="in-the-wrong-place"),
    ],
)
def test_a_secret_in_the_file_is_refused_and_never_repeated(tmp_path: Path, old: str, new: str) -> None:
    assert "hunter2" not in problem(tmp_path, old, new)


def test_an_inline_password_is_told_where_it_belongs(tmp_path: Path) -> None:
    assert problem(tmp_path, "{credential: imap-password}", "hunter2") == (
        "imap.password: must say where the secret is, never the secret itself: "
        "{credential: NAME}, {file: PATH} or {env: NAME}"
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("organisation: x\n\taddress: y\n", "line 2: indent with spaces: a tab stands there.", id="a-tab"),
        pytest.param("country: NL\ncountry: BE\n", "line 2: the key “country” stands twice.", id="a-key-twice"),
        pytest.param("imap:\n  port: 1\n  port: 2\n", "line 3: the key “port” stands twice.", id="a-key-twice-below"),
        pytest.param(
            "organisation: Foo: bar\n",
            "line 1: a value that holds “: ” must stand in quotes, or the indentation is off.",
            id="a-colon-in-a-value",
        ),
        pytest.param("[a]: b\n", "line 1: found unhashable key.", id="a-list-for-a-key"),
    ],
)
def test_what_is_not_yaml_is_said_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert caught.value.problem == f"{path}, {sentence}"
