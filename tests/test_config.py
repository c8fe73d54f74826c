from __future__ import annotations

import resource
from datetime import date, timedelta
from pathlib import Path

import pytest

from mailbot import facts
from mailbot.bootstrap import smtp_settings
from mailbot.config import Config, Partner, find_config, load
from mailbot.config.fields import Secret
from mailbot.errors import ConfigError, Temporary
from mailbot.facts import Handler, Key, Organisation, Promises, Role, Span, Unit
from tests.edges.test_sent_marker import limited

EXAMPLE = Path(__file__).parent.parent / "config.example.yaml"
TEXT = EXAMPLE.read_text()
NO_SPAN = "must be a number and a unit, such as “3 days”, “5 working days”, “2 weeks” or “10 minutes”"
PARTNERS = "".join(
    f"{line.removeprefix('# ')}\n" for line in TEXT.splitlines() if line.startswith(("# partners:", "#   - {name: IBD"))
)
FINGERPRINT = "0123456789ABCDEF0123456789ABCDEF01234567"


def loaded(directory: Path, old: str = "", new: str = "") -> Config:
    """Load the example with one thing changed."""
    assert old in TEXT
    path = directory / "config.yaml"
    path.write_text(TEXT.replace(old, new, 1) if old else TEXT + new)
    return load(path)


def problem(directory: Path, old: str = "", new: str = "") -> str:
    with pytest.raises(ConfigError) as caught:
        loaded(directory, old, new)
    assert caught.value.__cause__ is None
    assert caught.value.remedy
    return caught.value.problem


def test_the_example_loads_and_shows_every_key() -> None:
    config = load(EXAMPLE)
    for section in (config, config.imap, config.smtp, config.openpgp, config.promises, config.handlers[0]):
        for name, field in type(section).model_fields.items():
            assert f"{field.alias or name}:" in TEXT
    for name in Partner.model_fields:
        assert f"{name}:" in PARTNERS


def test_the_organisation_is_what_the_file_says(tmp_path: Path) -> None:
    key = Key(FINGERPRINT, "", ("anke@voorbeeld.example",))
    config = loaded(tmp_path, "# extra_holidays", "extra_holidays")
    assert config.organisation({"anke@voorbeeld.example": key}) == Organisation(
        name="Gemeente Voorbeeld",
        address="security@voorbeeld.example",
        aliases=("informatiebeveiliging@voorbeeld.example",),
        languages=("nl", "en", "fr", "de"),
        timezone="Europe/Amsterdam",
        country="NL",
        prefix="VB",
        policy_url="https://www.voorbeeld.example/responsible-disclosure",
        privacy_url="https://www.voorbeeld.example/privacy",
        fingerprint=FINGERPRINT,
        handlers=(
            Handler("Anke de Vries", "anke@voorbeeld.example", Role.LEAD, key),
            Handler("Bram Jansen", "bram@voorbeeld.example", cleartext=True, language="nl"),
        ),
        promises=Promises(
            assessment=Span(5, Unit.WORKING_DAYS),
            progress=Span(14, Unit.DAYS),
            remind_handlers=Span(1, Unit.WORKING_DAYS),
            relay_delay=timedelta(minutes=10),
        ),
        extra_holidays=(date(2026, 12, 24),),
    )


OLDER = """openpgp:
  older:
    - {fingerprint: 89AB CDEF 0123 4567 89AB CDEF 0123 4567 89AB CDEF, passphrase: {credential: openpgp-older}}
    - {fingerprint: "1123456789ABCDEF0123456789ABCDEF01234567"}"""


def test_older_keys_are_named_each_with_its_passphrase(tmp_path: Path) -> None:
    first, second = loaded(tmp_path, "openpgp:", OLDER).openpgp.older
    assert (first.fingerprint, second.fingerprint) == (
        "89ABCDEF0123456789ABCDEF0123456789ABCDEF",
        f"1{FINGERPRINT[1:]}",
    )
    assert first.passphrase is not None
    assert second.passphrase is None


def test_an_older_key_is_a_further_one(tmp_path: Path) -> None:
    twice = OLDER.replace("1123456789ABCDEF0123456789ABCDEF01234567", FINGERPRINT)
    found = problem(tmp_path, "openpgp:", twice)
    assert found == "openpgp: the same fingerprint stands twice; older names further keys only"
    assert "there is no such key" in problem(tmp_path, "openpgp:", OLDER.replace("passphrase:", "passphrse:"))


def test_a_partner_is_told_always_only_when_the_file_says_so(tmp_path: Path) -> None:
    more = "partners:\n  - {name: IBD, address: incident@ibd.example, key: ibd.asc, share: always, language: nl}\n"
    more += "  - {name: NCSC, address: cert@ncsc.example, key: ncsc.asc}\n"
    config = loaded(tmp_path, new=f"{more}data_protection_officer: fg@voorbeeld.example\n")
    assert config.partners[0].key == tmp_path / "ibd.asc"
    key = Key(FINGERPRINT, "", ())
    keys = dict.fromkeys(("anke@voorbeeld.example", "incident@ibd.example", "cert@ncsc.example"), key)
    organisation = config.organisation(keys)
    assert organisation.partners == (
        facts.Partner("IBD", "incident@ibd.example", key, always=True, language="nl"),
        facts.Partner("NCSC", "cert@ncsc.example", key),
    )
    assert organisation.data_protection_officer == "fg@voorbeeld.example"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        pytest.param(
            PARTNERS.replace("incident@ibd.example", "bram@voorbeeld.example"),
            "partners (entry 1).address: is taken already, by the mailbox, a handler or another partner",
            id="a-partner-who-is-a-handler",
        ),
        pytest.param(
            PARTNERS.replace("incident@ibd.example", "informatiebeveiliging@voorbeeld.example"),
            "partners (entry 1).address: is taken already, by the mailbox, a handler or another partner",
            id="a-partner-at-an-alias",
        ),
        pytest.param(
            PARTNERS + "  - {name: ibd, address: other@ibd.example, key: ibd.asc}\n",
            "partners (entry 2).name: is taken already, and #share could mean either",
            id="two-partners-of-a-name",
        ),
        pytest.param(
            PARTNERS.replace("key: keys/ibd.asc, ", ""),
            "partners (entry 1).key: is missing",
            id="a-partner-without-a-key",
        ),
        pytest.param(
            PARTNERS.replace("always", "sometimes"),
            "partners (entry 1).share: must be 'always'",
            id="a-way-of-sharing-that-there-is-not",
        ),
        pytest.param(
            PARTNERS.replace("share:", "shares:"),
            "partners (entry 1).shares: there is no such key; did you mean share?",
            id="a-slip",
        ),
        *(
            pytest.param(
                f"{PARTNERS}data_protection_officer: {address}\n",
                "data_protection_officer: is taken already, by the mailbox, a handler or a partner",
                id=f"an-officer-who-is-{who}",
            )
            for who, address in {
                "the-mailbox": "security@voorbeeld.example",
                "a-handler": "anke@voorbeeld.example",
                "a-partner": "incident@ibd.example",
            }.items()
        ),
    ],
)
def test_nobody_has_two_roles(tmp_path: Path, more: str, sentence: str) -> None:
    assert problem(tmp_path, new=more) == sentence


def test_paths_stand_beside_the_file(tmp_path: Path) -> None:
    config = loaded(tmp_path, "state_dir: /var/lib/mailbot", "state_dir: state")
    assert config.homedir == tmp_path / "state" / "gnupg"
    assert config.database_url == f"sqlite:///{tmp_path}/state/mailbot.db"
    assert config.handlers[0].key == tmp_path / "keys" / "anke.asc"


def test_yaml_does_not_turn_texts_into_other_things(tmp_path: Path) -> None:
    assert loaded(tmp_path, "country: NL", "country: NO").country == "NO"
    digits = "1234 5678 9012 3456 7890 1234 5678 9012 3456 7890"
    unquoted = loaded(tmp_path, "0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567", digits.replace(" ", ""))
    assert unquoted.openpgp.fingerprint == digits.replace(" ", "")
    assert loaded(tmp_path, "cleartext: true", "cleartext: yes").handlers[1].cleartext
    assert loaded(tmp_path, "since: 2026-11-21", "since: '2026-11-21'").imap.since == date(2026, 11, 21)


def test_secrets_stand_beside_the_file_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    private(tmp_path / "credentials" / "imap-password", b"beside\n")
    assert loaded(tmp_path).imap.password.read() == "beside"


def test_addresses_are_lower_case(tmp_path: Path) -> None:
    assert loaded(tmp_path, "anke@", "Anke@").handlers[0].address == "anke@voorbeeld.example"


def test_names_are_those_that_are_connected_to_and_compared(tmp_path: Path) -> None:
    config = loaded(tmp_path, "anke@voorbeeld.example", "Anke@Straße.example")
    assert config.handlers[0].address == "anke@xn--strae-oqa.example"
    config = loaded(tmp_path, "host: imap.voorbeeld.example", "host: imap.straße.example")
    assert config.imap.host == "imap.xn--strae-oqa.example"
    config = loaded(
        tmp_path, "internal_domains: [voorbeeld.example]", "internal_domains: [voorbeeld.example, straße.example]"
    )
    assert config.internal_domains == ("voorbeeld.example", "xn--strae-oqa.example")
    assert "smtp.host: must be the name of a server" in problem(tmp_path, "host: smtp.voor", "host: smtp.a❤")


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
    assert smtp_settings(config).ehlo == greeting


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.0.1", "::1"])
def test_a_server_on_this_machine_needs_no_tls(tmp_path: Path, host: str) -> None:
    config = loaded(tmp_path, "imap.voorbeeld.example\n  port: 993\n  tls: implicit", f"'{host}'\n  tls: none")
    assert config.imap.tls == "none"


def test_a_server_may_ask_for_no_login(tmp_path: Path) -> None:
    login = TEXT[TEXT.index("  username: security@voorbeeld.example   #") : TEXT.index("  # ca_file: ca.pem\n# How")]
    config = loaded(tmp_path, login, "")
    assert (config.smtp.username, config.smtp.password) == (None, None)


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
            "retention: {mailbox: 30 days}\n",
            "retention: this version does not have that yet; take the key out",
            id="a-key-of-a-later-version",
        ),
        pytest.param(
            "folder: INBOX",
            "auth: oauth2",
            "imap.auth: this version does not have that yet; take the key out",
            id="a-later-key-below",
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
            "smtp: username and password belong together; leave both out for a server without login",
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
            "[nl, en, fr, de]", "[nl, it]", "languages (entry 2): must be one of nl, en, fr, de", id="no-letters-in-it"
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
            "role: lead, ",
            "",
            "handlers: at least one must have role: lead, who is told when a promise is missed",
            id="nobody-in-charge",
        ),
        pytest.param(
            ", key: keys/anke.asc",
            "",
            "handlers (entry 1): needs a key, or cleartext: true for somebody inside internal_domains",
            id="a-handler-who-cannot-read",
        ),
        pytest.param(
            "[voorbeeld.example]",
            "[other.example]",
            "handlers (entry 2).cleartext: reports may go in clear to addresses inside internal_domains only",
            id="a-handler-outside",
        ),
        pytest.param(
            "authserv_id: mx",
            "# mx",
            "handlers (entry 2): has no key, so it takes something in vouching, and authserv_id for all but exchange: "
            "nothing else proves who wrote a mail",
            id="a-handler-who-cannot-prove-anything",
        ),
        pytest.param(
            "# vouching: [dmarc]",
            "vouching: []",
            "handlers (entry 2): has no key, so it takes something in vouching, and authserv_id for all but exchange: "
            "nothing else proves who wrote a mail",
            id="a-handler-whom-nothing-vouches-for",
        ),
        pytest.param(
            "# vouching: [dmarc]",
            "vouching: [dmark]",
            "vouching (entry 1): must be 'dmarc', 'spf', 'dkim', 'exchange' or 'submission'; did you mean dmarc?",
            id="a-voice-misspelt",
        ),
        pytest.param(
            "# trusted_hosts: [",
            "trusted_hosts: [store.voorbeeld.example]  # [",
            "trusted_hosts: counts for submission alone; name that in vouching, or take this out",
            id="trusted-servers-whom-nothing-asks",
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
        pytest.param(
            "bram@",
            "Anke@",
            "handlers (entry 2).address: is taken already, by the mailbox itself or by another handler",
            id="one-twice",
        ),
        pytest.param(
            "bram@",
            "informatiebeveiliging@",
            "handlers (entry 2).address: is taken already, by the mailbox itself or by another handler",
            id="a-handler-who-is-the-mailbox",
        ),
        pytest.param("", 'subaddress: "-"\n', "subaddress: must be '+'", id="no-such-separator"),
        pytest.param(
            "bram@voorbeeld.example, cleartext: true, language: nl}",
            "security+bram@voorbeeld.example, cleartext: true, language: nl}\nsubaddress: '+'",
            "handlers (entry 2).address: is taken already, by the mailbox itself or by another handler",
            id="a-handler-who-is-the-mailbox-with-a-tag",
        ),
        pytest.param(
            "\naddress: security@",
            f"\nsubaddress: '+'\naddress: {'s' * 44}@",
            "subaddress: leaves no room for a tag behind the local part of address; take it out",
            id="no-room-for-a-tag",
        ),
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


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        pytest.param(b"", "holds no keys", id="empty"),
        pytest.param(b"- a\n", "holds no keys", id="a-list"),
        pytest.param(b"organisation: Universit\xe4t\n", "is not UTF-8", id="latin-1"),
        pytest.param(b"organisation: a\x07\n", "holds characters", id="a-bell"),
    ],
)
def test_a_file_that_is_no_configuration(tmp_path: Path, raw: bytes, sentence: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(raw)
    with pytest.raises(ConfigError, match=sentence):
        load(path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert load(path).case_prefix == "VB"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"There is no configuration file .* Make one with `mailbot init DIR`"):
        load(tmp_path / "config.yaml")
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load(tmp_path)


def test_which_file_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILBOT_CONFIG", raising=False)
    assert find_config(None) == Path("/etc/mailbot/config.yaml")
    monkeypatch.setenv("MAILBOT_CONFIG", "/srv/mailbot.yaml")
    assert find_config(None) == Path("/srv/mailbot.yaml")
    assert find_config("mine.yaml") == Path("mine.yaml")


def secret(directory: Path, **where: str) -> Secret:
    return Secret.model_validate(where, context=directory)


def private(path: Path, raw: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    path.chmod(0o640)


def test_a_credential_stands_beside_the_file_or_where_systemd_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    private(tmp_path / "credentials" / "smtp", b"beside\n")
    private(tmp_path / "systemd" / "smtp", b"systemd")
    assert secret(tmp_path, credential="smtp").read() == "beside"
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "systemd"))
    assert secret(tmp_path, credential="smtp").read() == "systemd"


@pytest.mark.parametrize(
    "handed_over",
    [
        pytest.param({}, id="nothing-by-a-unit-that-does-not-know-its-name"),
        pytest.param({"smtp": b"\n"}, id="an-empty-line-by-a-unit-that-found-none"),
    ],
)
def test_what_the_unit_does_not_hand_over_stands_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handed_over: dict[str, bytes]
) -> None:
    (tmp_path / "systemd").mkdir()
    for name, raw in handed_over.items():
        private(tmp_path / "systemd" / name, raw)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "systemd"))
    with pytest.raises(ConfigError) as missing:
        secret(tmp_path, credential="smtp").read()
    assert missing.value.problem == f"The secret {tmp_path}/credentials/smtp cannot be read: No such file or directory."
    assert missing.value.remedy == f"Run: mailbot --config {tmp_path}/config.yaml credential smtp"
    private(tmp_path / "credentials" / "smtp", b"beside\n")
    assert secret(tmp_path, credential="smtp").read() == "beside"


def test_a_secret_that_cannot_be_read_at_the_moment_is_not_missing(tmp_path: Path) -> None:
    private(tmp_path / "credentials" / "smtp", b"beside\n")
    with limited(resource.RLIMIT_NOFILE, 3), pytest.raises(Temporary, match="Too many open files"):
        secret(tmp_path, credential="smtp").read()
    with limited(resource.RLIMIT_NOFILE, 3), pytest.raises(Temporary, match="Too many open files"):
        load(tmp_path / "config.yaml")


def test_a_secret_in_a_file_or_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    private(tmp_path / "secret", " pâss word \r\n".encode())
    assert secret(tmp_path, file="secret").read() == " pâss word "
    assert secret(Path("/nowhere"), file=str(tmp_path / "secret")).read() == " pâss word "
    monkeypatch.setenv("SMTP_PASSWORD", "x")
    assert secret(tmp_path, env="SMTP_PASSWORD").read() == "x"
    monkeypatch.delenv("SMTP_PASSWORD")
    with pytest.raises(ConfigError, match="SMTP_PASSWORD is not set"):
        secret(tmp_path, env="SMTP_PASSWORD").read()


@pytest.mark.parametrize(
    ("raw", "mode", "sentence"),
    [
        pytest.param(b"hunter2", 0o644, "is open to every user. Run: chmod o= ", id="open-to-all"),
        pytest.param(b"\n", 0o600, "is empty", id="empty"),
        pytest.param(b"hunter2\xff", 0o600, "is not UTF-8", id="not-utf-8"),
    ],
)
def test_a_secret_that_cannot_be_used(tmp_path: Path, raw: bytes, mode: int, sentence: str) -> None:
    (tmp_path / "secret").write_bytes(raw)
    (tmp_path / "secret").chmod(mode)
    with pytest.raises(ConfigError, match=sentence) as caught:
        secret(tmp_path, file="secret").read()
    assert "hunter2" not in str(caught.value)


def test_a_secret_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        secret(tmp_path, file="secret").read()
