"""Who wrote is read from what programs really write into From, and nobody is taken for whom they only name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mailbot.mail.fields import find_mailboxes
from mailbot.mail.mailboxes import find_address
from mailbot.mail.message import Settings, parse
from tests.fixtures import FIXTURES

FROM_FIELDS = FIXTURES / "from"
SETTINGS = Settings(("nl", "en"))
NOOR = "noor@reporter.example"
EVE = "eve@evil.example"
ANKE = "anke@voorbeeld.example"


@pytest.mark.parametrize(
    ("name", "sender_name", "sender"),
    [
        pytest.param("colon-in-the-name", "CERT: Noor Vega", "noor1@reporter.example", id="a-colon-in-the-name"),
        pytest.param("no-angle-brackets", "Noor", "noor3@reporter.example", id="no-angle-brackets"),
        pytest.param("same-address-twice", "Noor", "noor4@reporter.example", id="the-same-twice"),
        pytest.param("dot-behind-the-domain", "Noor", "noor8@reporter.example", id="a-dot-behind-the-domain"),
        pytest.param("all-in-one-encoded-word", "Noor Véga", NOOR, id="all-in-one-encoded-word"),
        pytest.param("dots-docomo", "Noor", "noor..v.@docomo.example", id="dots"),
        pytest.param("quote-that-never-closes", "Noor Vega", NOOR, id="an-open-quote"),
        pytest.param("quoted-local-part", "Noor", '"noor vega"@reporter.example', id="a-quoted-local-part"),
    ],
)
def test_the_sender_is_read_from_what_programs_write(name: str, sender_name: str, sender: str) -> None:
    found = parse((FROM_FIELDS / f"{name}.eml").read_bytes(), SETTINGS)
    assert (found.sender, found.sender_name, found.senders, found.from_line) == (sender, sender_name, (sender,), "")


@pytest.mark.parametrize(
    ("fields", "from_line"),
    [
        pytest.param(
            ["From: NOOR </O=VOORBEELD/OU=ZENTRALE/CN=NOOR>"], "NOOR </O=VOORBEELD/OU=ZENTRALE/CN=NOOR>", id="x-400"
        ),
        pytest.param([f"From: {NOOR}, {EVE}"], f"{NOOR}, {EVE}", id="two-addresses"),
        pytest.param([f"From: {NOOR}", f"From: Eve <{EVE}>"], f"{NOOR} · Eve <{EVE}>", id="two-fields"),
        pytest.param([f"From: {NOOR}", "From: ?"], f"{NOOR} · ?", id="two-fields-of-which-one-cannot-be-read"),
        pytest.param(["From: =?utf-8?q?No=C3=A9mi?="], "Noémi", id="a-name-alone"),
        pytest.param([f"Sender: Noor <{NOOR}>", f"Return-Path: <{EVE}>"], f"Sender: Noor <{NOOR}>", id="a-sender"),
        pytest.param(["From: ", f"Return-Path: <{EVE}>"], f"Return-Path: <{EVE}>", id="a-return-path"),
        pytest.param([f"Reply-To: {NOOR}"], "", id="reply-to-names-nobody"),
        pytest.param(["From: noor@[192.0.2.1]"], "noor@[192.0.2.1]", id="a-literal"),
        pytest.param(["From: undisclosed-recipients:;"], "undisclosed-recipients:;", id="an-empty-group"),
        pytest.param(["From: " + "x" * 2000], "x" * 300, id="no-more-than-a-line"),
        pytest.param(["From: a\x00b\u202ec"], "a b c", id="what-can-be-printed"),
    ],
)
def test_what_names_no_single_sender_is_shown_instead(fields: list[str], from_line: str) -> None:
    found = parse("".join(f"{field}\r\n" for field in fields).encode() + b"\r\nhello", SETTINGS)
    assert (found.sender, found.sender_name, found.from_line) == (None, "", from_line)


@pytest.mark.parametrize("fields", [[NOOR, NOOR], [f"Noor <{NOOR}>", NOOR.upper()]])
def test_two_fields_that_name_the_same_name_one(fields: list[str]) -> None:
    raw = "".join(f"From: {field}\r\n" for field in fields).encode() + b"\r\nhello"
    assert parse(raw, SETTINGS).sender == NOOR


@pytest.mark.parametrize(
    ("value", "mailboxes"),
    [
        pytest.param(f"Vega, Noor <{NOOR}>", [("Vega, Noor", NOOR)], id="a-comma-in-the-name"),
        pytest.param(f"Noor; CERT <{NOOR}>", [("Noor; CERT", NOOR)], id="a-semicolon-in-the-name"),
        pytest.param(f"Noor [CERT] <{NOOR}>", [("Noor [CERT]", NOOR)], id="square-brackets-in-the-name"),
        pytest.param(f"Noor@CERT <{NOOR}>", [("Noor@CERT", NOOR)], id="an-at-sign-in-the-name"),
        pytest.param(f'"Noor \\"N\\" Vega" <{NOOR}>', [('Noor "N" Vega', NOOR)], id="quotes-in-the-name"),
        pytest.param(f'"{NOOR}" <{NOOR}>', [("", NOOR)], id="the-address-as-the-name"),
        pytest.param(f'"=?utf-8?q?No=C3=A9mi?=" <{NOOR}>', [("Noémi", NOOR)], id="an-encoded-word-in-quotes"),
        pytest.param(f"=?utf-8?q?No=C3=A9mi?= {NOOR}", [("Noémi", NOOR)], id="an-encoded-name-without-brackets"),
        pytest.param(f'"Noor <{NOOR}>"', [("Noor", NOOR)], id="all-in-quotes"),
        pytest.param(f'"{NOOR}', [("", NOOR)], id="an-open-quote-alone"),
        pytest.param(f"Noor <{NOOR}", [("Noor", NOOR)], id="an-open-bracket"),
        pytest.param(f"{NOOR}>", [("", NOOR)], id="a-closing-bracket"),
        pytest.param(f"<<{NOOR}>>", [("", NOOR)], id="brackets-twice"),
        pytest.param(f"Noor <Noor <{NOOR}>>", [("Noor <Noor", NOOR)], id="brackets-in-brackets"),
        pytest.param("< noor @ reporter.example >", [("", NOOR)], id="spaces-around"),
        pytest.param(f"<mailto:{NOOR}>", [("", NOOR)], id="mailto"),
        pytest.param(f"SMTP:{NOOR}", [("", NOOR)], id="smtp"),
        pytest.param(f"{NOOR},", [("", NOOR)], id="a-comma-at-the-end"),
        pytest.param(f"Noor <{NOOR}>;", [("Noor", NOOR)], id="a-semicolon-at-the-end"),
        pytest.param(f"'{NOOR}'", [("", NOOR)], id="single-quotes"),
        pytest.param(f"{NOOR} (Noor (CERT))", [("Noor CERT", NOOR)], id="a-comment-in-a-comment"),
        pytest.param(f"(CERT {NOOR}", [("(CERT", NOOR)], id="a-comment-that-never-closes"),
        pytest.param(f"<@relay.example,@b.example:{NOOR}>", [("", NOOR)], id="a-route"),
        pytest.param(f"Team: {NOOR};", [("", NOOR)], id="a-group-of-one"),
        pytest.param(f"Team: {NOOR}, Eve <{EVE}>;", [("", NOOR), ("Eve", EVE)], id="a-group-of-two"),
        pytest.param('"noor"@reporter.example', [("", NOOR)], id="quotes-that-need-not-be"),
        pytest.param('"a@b"@reporter.example', [("", '"a@b"@reporter.example')], id="an-at-sign-in-quotes"),
        pytest.param("nóor@reporter.example", [("", "nóor@reporter.example")], id="smtputf8"),
        pytest.param(f"{NOOR[:-1]}e.", [("", NOOR)], id="the-root-without-brackets"),
        # Nobody is taken for whom they only name
        pytest.param(f'"{ANKE}" <{EVE}>', [(ANKE, EVE)], id="another's-address-as-the-name"),
        pytest.param(f"{ANKE} <{EVE}>", [(ANKE, EVE)], id="another's-address-before-the-bracket"),
        pytest.param(f'"{ANKE} <{EVE}>', [(ANKE, EVE)], id="another's-address-in-an-open-quote"),
        pytest.param(f'"Anke <{ANKE}>" <{EVE}>', [(f"Anke <{ANKE}>", EVE)], id="another's-mailbox-as-the-name"),
        pytest.param(f'"Anke <{ANKE}>" {EVE}', [("", EVE)], id="another's-mailbox-without-brackets"),
        pytest.param(f"=?utf-8?q?Anke_=3C{ANKE}=3E?= <{EVE}>", [(f"Anke <{ANKE}>", EVE)], id="encoded"),
        pytest.param(f"=?utf-8?q?{ANKE}=2C?= <{EVE}>", [(f"{ANKE},", EVE)], id="with-an-encoded-comma"),
        pytest.param(f"{EVE} ({ANKE})", [(ANKE, EVE)], id="another's-address-in-a-comment"),
        pytest.param(f"({ANKE})", [], id="an-address-in-a-comment-alone"),
        pytest.param(f'"<{ANKE}>"@evil.example', [], id="another's-mailbox-as-a-local-part"),
        pytest.param('"a\\"b"@reporter.example', [], id="an-escaped-quote"),
        pytest.param("anke\ue040voorbeeld.example", [], id="a-private-character-for-the-at-sign"),
        # Two are two
        pytest.param(f"{ANKE}, Eve <{EVE}>;", [("", ANKE), (f"{ANKE}, Eve", EVE)], id="two-and-a-semicolon"),
        pytest.param(f"Eve <{EVE}> {ANKE}", [("Eve", EVE), ("", ANKE)], id="another-behind-the-bracket"),
        pytest.param(f"{ANKE} {EVE}", [("", ANKE), (ANKE, EVE)], id="two-with-a-space"),
        pytest.param(f"<{ANKE}> <{EVE}>", [("", ANKE), ("", EVE)], id="two-in-brackets"),
        pytest.param(f'"{ANKE}, {EVE}', [("", ANKE), ("", EVE)], id="two-in-an-open-quote"),
        # What would be somebody else's is left
        pytest.param("noor@mail.exam ple.org", [], id="a-space-in-the-domain"),
        pytest.param(f"{NOOR} of the CERT", [], id="words-behind-the-address"),
        pytest.param("noor@reporter..example", [], id="two-dots-in-the-domain"),
        pytest.param("Noor <noor>", [], id="no-domain"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_mailboxes_are_read(value: str, mailboxes: list[tuple[str, str]]) -> None:
    assert find_mailboxes([value]) == mailboxes


@pytest.mark.parametrize(
    "piece",
    ['"', "<", ">", "(", "\\", '"\\', '"@', '"a"@b ', "=?utf-8?q?=40?=", ":", "<a", "x ", "@", "<a@b.c>", "a@b,"],
)
def test_no_field_takes_quadratic_time(piece: str) -> None:
    find_mailboxes([piece * (40_000 // len(piece))])


@given(
    some.lists(
        some.sampled_from(['"', "<", ">", "(", ")", "\\", ",", ";", ":", " ", NOOR, EVE, "@", "=?utf-8?q?", "?=", "é"])
    ).map("".join)
)
def test_no_field_raises(value: str) -> None:
    for _, address in find_mailboxes([value]):
        assert address.isprintable()
        assert address.count("@") == 1 or address.startswith('"')


@pytest.mark.parametrize("code", [0x80, 0x85, 0x9B, 0x2028, 0x2029, 0x202E, 0x200B, 0xFEFF], ids=hex)
def test_no_address_holds_what_ends_a_line_turns_it_or_is_not_seen(code: int) -> None:
    hidden = chr(code)
    assert find_address(f"no{hidden}or@reporter.example") is None
    assert find_address(f'"no{hidden}or"@reporter.example') is None
