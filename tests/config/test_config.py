from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from mailbot.config import find_config, load
from mailbot.config.people import Partner
from mailbot.errors import ConfigError
from mailbot.facts import Handler, Key, Organisation, Promises, Role, Span, Unit
from tests.config.example import EXAMPLE, FINGERPRINT, PARTNERS, TEXT, loaded, problem


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
        safe_harbour=True,
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
