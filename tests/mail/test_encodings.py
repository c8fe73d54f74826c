"""A transfer encoding is read whatever a program or a gateway puts around its name, in every place."""

from __future__ import annotations

import base64
from datetime import date

import pytest

from mailbot.case.commands.grammar import parse as parse_commands
from mailbot.mail.believed import Believed
from mailbot.mail.message import Settings, parse
from tests.fixtures import FIXTURES

SETTINGS = Settings(("nl", "en"), Believed("mx.voorbeeld.example"))
REPLIES = FIXTURES / "reply"
QUOTED = "=C2=A0#help"
BASE64 = base64.b64encode("\xa0#help".encode()).decode()
HEAD = "From: anke@voorbeeld.example\r\nSubject: x\r\n"


def alone(field: str, body: str) -> str:
    return f"{HEAD}Content-Type: text/plain; charset=utf-8\r\n{field}\r\n\r\n{body}\r\n"


def signed(field: str, body: str) -> str:
    part = f"Content-Type: text/plain; charset=utf-8\r\n{field}\r\n\r\n{body}\r\n"
    kind = 'multipart/signed; boundary="s"; protocol="application/pgp-signature"'
    signature = "Content-Type: application/pgp-signature\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\n"
    return f"{HEAD}Content-Type: {kind}\r\n\r\n--s\r\n{part}\r\n--s\r\n{signature}\r\n--s--\r\n"


@pytest.mark.parametrize("put", [pytest.param(alone, id="alone"), pytest.param(signed, id="in what is signed")])
@pytest.mark.parametrize(("name", "body"), [("quoted-printable", QUOTED), ("base64", BASE64)])
@pytest.mark.parametrize(
    "field",
    [
        pytest.param("Content-Transfer-Encoding: {}", id="as it should be"),
        pytest.param("Content-Transfer-Encoding:{}", id="without a space"),
        pytest.param("Content-Transfer-Encoding: {} ", id="a space behind it"),
        pytest.param("Content-Transfer-Encoding:\r\n {}", id="on a line of its own"),
        pytest.param("Content-Transfer-Encoding:\t{}\t", id="tabs"),
        pytest.param('Content-Transfer-Encoding: "{}"', id="in quotation marks"),
        pytest.param("Content-Transfer-Encoding: {};", id="a semicolon behind it"),
        pytest.param("Content-Transfer-Encoding: {}; charset=utf-8", id="a parameter behind it"),
        pytest.param("Content-Transfer-Encoding: {} (by gateway)", id="a comment behind it"),
        pytest.param("Content-Transfer-Encoding: (by gateway) {}", id="a comment before it"),
        pytest.param("content-transfer-ENCODING: {}", id="in capitals"),
    ],
)
def test_a_command_behind_a_no_break_space_is_read(put: object, field: str, name: str, body: str) -> None:
    for spelled in (name, name.upper(), name.replace("-", "_"), name.replace("-", "")):
        raw = put(field.format(spelled), body)  # type: ignore[operator]  # one of the two above
        message = parse(raw.encode(), SETTINGS)
        assert message.new_text.strip() == "#help"
        assert [one.name for one in parse_commands(message.new_text, date(2026, 11, 27)).commands] == ["help"]


@pytest.mark.parametrize(
    "field",
    ["", "Content-Transfer-Encoding: 7bit", "Content-Transfer-Encoding:", "Content-Transfer-Encoding: rot-13", "X: y"],
)
def test_what_is_not_encoded_is_read_as_it_stands(field: str) -> None:
    raw = alone(field, "a=3D1, aGVscA==").replace("\r\n\r\n\r\n", "\r\n\r\n")
    assert parse(raw.encode(), SETTINGS).text.strip() == "a=3D1, aGVscA=="


def test_a_space_that_a_gateway_leaves_behind_the_name() -> None:
    message = parse((REPLIES / "command-space-behind-its-encoding-nl-gateway.eml").read_bytes(), SETTINGS)
    found = parse_commands(message.new_text, date(2026, 11, 27))
    assert ([one.name for one in found.commands], found.problem) == (["note"], None)
