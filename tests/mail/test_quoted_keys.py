"""A key is its sender's own where they put it themselves, and nobody's in a quote, a forwarded or an attached mail."""

from __future__ import annotations

import pytest

from mailbot.mail.message import Settings, parse

LINES = ["-----BEGIN PGP PUBLIC KEY BLOCK-----", "", "mDMEaD1oEBYJKwYBBAHaRw8BAQdA", "=abcd"]
KEY = "\n".join([*LINES, "-----END PGP PUBLIC KEY BLOCK-----"])
MARKED = "".join(f"> {line}\n" for line in KEY.split("\n"))
WROTE = "On Mon, 23 Nov 2026 at 10:00, Eve <eve@attacker.example> wrote:\n"
BLOCK = "From: Eve <eve@attacker.example>\nSent: Monday\nTo: me\nSubject: my key\n\n"
FIELDS = "From: Eve <eve@attacker.example>\nDate: Mon, 23 Nov 2026 10:00:00 +0100\nSubject: my key\n\n"
MAIL = f"From: eve@attacker.example\nContent-Type: application/pgp-keys\n\n{KEY}"


def plain(text: str) -> str:
    return f"Content-Type: text/plain\n\n{text}"


def html(text: str) -> str:
    return f"Content-Type: text/html\n\n<p>Is this yours?</p>{text}"


def beside(kind: str, content: str) -> str:
    return (
        f"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee it.\n--b\nContent-Type: {kind}\n\n{content}\n--b--\n"
    )


@pytest.mark.parametrize(
    ("body", "own"),
    [
        pytest.param(plain(f"My key:\n\n{KEY}"), True, id="pasted"),
        pytest.param(plain(f"Hello\n\nKind regards,\nNoor\n\n{KEY}"), True, id="below the name"),
        pytest.param(plain(f"> Which key?\n\nThis one.\n\n{KEY}"), True, id="below a quote"),
        pytest.param(html(f"<pre>{KEY}</pre>"), True, id="pasted into HTML"),
        pytest.param(beside("application/pgp-keys", KEY), True, id="attached"),
        pytest.param(
            beside("text/plain; name=A1.rev", f"For the day it is lost.\n\n:{KEY}"), True, id="as gpg keeps it"
        ),
        pytest.param(plain(f"Is this yours?\n\n{WROTE}{MARKED}"), False, id="quoted"),
        pytest.param(plain(f"Is this yours?\n{MARKED}"), False, id="marked, and nothing says of whom"),
        pytest.param(plain(f"Is this yours?\n\n{WROTE}\n{KEY}"), False, id="quoted without marks"),
        pytest.param(plain(f"Is this yours?\n\n{BLOCK}{KEY}"), False, id="quoted by Outlook"),
        pytest.param(plain(f"See below.\n\n{BLOCK}{KEY}"), False, id="quoted by Outlook, with answers in it"),
        pytest.param(plain(f"Look:\n\n{FIELDS}{KEY}"), False, id="pasted with its fields"),
        pytest.param(plain(f"Look:\n\n-- Forwarded message --\n{BLOCK}{KEY}"), False, id="forwarded"),
        pytest.param(html(f"<blockquote><pre>{KEY}</pre></blockquote>"), False, id="quoted in HTML"),
        pytest.param(
            html(f"<div><b>From:</b> Eve<br><b>Sent:</b> Monday<br><b>To:</b> me</div><pre>{KEY}</pre>"),
            False,
            id="quoted in HTML by Outlook",
        ),
        pytest.param(beside("message/rfc822", MAIL), False, id="in an attached mail"),
        pytest.param(beside("message/rfc822", f"Subject: key\n\n{KEY}"), False, id="in the text of an attached mail"),
        pytest.param(beside("application/octet-stream; name=a.eml", MAIL), False, id="in a mail that is a file"),
        pytest.param(beside("message/rfc822", beside("message/rfc822", MAIL)), False, id="two mails deep"),
    ],
)
def test_whose_a_key_is(body: str, *, own: bool) -> None:
    found = parse(f"From: noor@reporter.example\n{body}".encode(), Settings(("en",)))
    assert (len(found.keys), len(found.quoted_keys)) == ((1, 0) if own else (0, 1))


@pytest.mark.parametrize("kind", [0x20, 0x28, 0x30])
def test_a_revocation_without_armor_is_found(kind: int) -> None:
    octets = b"\xc2\x08\x04" + bytes([kind]) + b"\x16\x08\0\0\0\0"
    raw = beside("application/pgp-signature; name=revoked.sig", "@").encode().replace(b"@", octets)
    assert parse(b"From: noor@reporter.example\n" + raw, Settings(("en",))).keys == (octets,)
