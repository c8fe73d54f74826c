"""Whose login our own servers noted: followed from the top of the trace, and never below the first stranger."""

import email
from datetime import UTC, datetime

import pytest

from mailbot.mail.authentication import find_vouched_domain
from mailbot.mail.believed import Believed, Voice
from mailbot.mail.fields import Fields, read_fields
from mailbot.mail.received import Submitted, Unsubmitted, came_at, find_login
from tests.fixtures import FIXTURES

SUBMISSIONS = FIXTURES / "submission"
MX, STORE = "mx.voorbeeld.example", "store.voorbeeld.example"
ANKE = "anke@voorbeeld.example"
DATE = "Mon, 23 Nov 2026 10:00:00 +0100"

# What our own servers write at the top
LMTP = f"from {MX} by {MX} with LMTP id WbNWASrWCGvkEAAAg+zDdQ (envelope-from <x@y.example>) for <s@v.example>; {DATE}"
STRANGER = f"from evil.example (evil.example [203.0.113.9]) by {MX} (Postfix) with ESMTP id 2 for <s@v.example>; {DATE}"
LOGIN = f"from pc (unknown [192.0.2.7]) (Authenticated sender: anke) by {MX} (Postfix) with ESMTPSA id 4F2; {DATE}"


def fields_of(name: str) -> Fields:
    return read_fields(email.message_from_bytes((SUBMISSIONS / f"{name}.eml").read_bytes()))


def vouched(fields: Fields, *trusted: str) -> bool:
    believed = Believed(MX, (Voice.SUBMISSION,), ("voorbeeld.example",), trusted_hosts=trusted)
    return find_vouched_domain(fields, believed, ANKE) is not None


@pytest.mark.parametrize(
    ("name", "trusted"),
    [
        pytest.param("virtual-postfix", (), id="Postfix delivers by itself"),
        pytest.param("ipv6-postfix", (), id="a client with an IPv6 address"),
        pytest.param("lmtp-dovecot", (), id="Dovecot on the same machine"),
        pytest.param("lmtp-cyrus", (), id="Cyrus on the same machine"),
        pytest.param("lmtp-over-tcp-dovecot", (STORE,), id="Dovecot on a machine of its own"),
        pytest.param("relayed-postfix", (STORE,), id="handed over between two of ours"),
        pytest.param("filtered-amavis", ("localhost",), id="through a content filter"),
    ],
)
def test_a_login_is_found_under_the_fields_of_our_own_servers(name: str, trusted: tuple[str, ...]) -> None:
    assert vouched(fields_of(name), *trusted)
    for missing in trusted:  # each host must be named
        assert not vouched(fields_of(name), *(host for host in trusted if host != missing))
    without_ours = Believed(STORE, (Voice.SUBMISSION,), ("voorbeeld.example",), trusted_hosts=trusted)
    assert find_vouched_domain(fields_of(name), without_ours, ANKE) is None


def relayed(client: str) -> str:
    return f"from x ({client}) by {MX} (Postfix) with ESMTPS id 3A; {DATE}"


@pytest.mark.parametrize(
    ("trusted", "client"),
    [
        pytest.param(("192.0.2.25",), "unknown [192.0.2.25]", id="by its address"),
        pytest.param(("2001:DB8:0:0::25",), "unknown [IPv6:2001:db8::25]", id="by its address, written otherwise"),
        pytest.param(("192.0.2.25",), "unknown [IPv6:::ffff:192.0.2.25]", id="by its address, mapped"),
        pytest.param(("Sub.Voorbeeld.Example.",), "sub.voorbeeld.example [192.0.2.25]", id="by its name"),
        pytest.param(("localhost",), "localhost [127.0.0.1]", id="this machine"),
        pytest.param(("localhost",), "localhost [IPv6:::1]", id="this machine, by IPv6"),
        pytest.param((), f"{MX} [192.0.2.25]", id="the first of our servers"),
    ],
)
def test_a_server_of_ours_hands_over(trusted: tuple[str, ...], client: str) -> None:
    assert vouched({"received": (LMTP, relayed(client), LOGIN)}, *trusted)
    assert not trusted or not vouched({"received": (LMTP, relayed(client), LOGIN)}, "other")


TRUSTED = (STORE, "sub.voorbeeld.example", "192.0.2.25", "localhost")


@pytest.mark.parametrize(
    "received",
    [
        pytest.param((LMTP, STRANGER, LOGIN), id="below a stranger"),
        pytest.param((STRANGER, LOGIN), id="below a stranger, without LMTP"),
        pytest.param((LMTP, STRANGER, LMTP, LOGIN), id="below a stranger, with all of our own trace"),
        pytest.param((LMTP, relayed("sub.voorbeeld.example [192.0.2.25]"), STRANGER, LOGIN), id="relayed by one of us"),
        pytest.param((LMTP, relayed("unknown [203.0.113.9]"), LOGIN), id="below a client without a name"),
        pytest.param(
            (LMTP, STRANGER.replace("from evil.example", f"from {MX}"), LOGIN), id="who greets with our name"
        ),
        pytest.param((LMTP, relayed("sub.voorbeeld.example.evil.example [203.0.113.9]"), LOGIN), id="a longer name"),
        pytest.param((LMTP, relayed("localhost [203.0.113.9]"), LOGIN), id="localhost from elsewhere"),
        pytest.param((LMTP, relayed("[203.0.113.9]:192.0.2.25"), LOGIN), id="an address as a port"),
        pytest.param((LMTP, relayed("unknown [192.0.2.250]"), LOGIN), id="a longer address"),
        pytest.param((LMTP, relayed("unknown [IPv6:::ffff:203.0.113.9]"), LOGIN), id="a mapped address of a stranger"),
        pytest.param((LMTP, relayed("x [192.0.2.25] [203.0.113.9]"), LOGIN), id="two addresses"),
        pytest.param((LMTP, f"from x by {MX} (Postfix, from userid 33) id 2; {DATE}", LOGIN), id="a local program"),
        pytest.param((LMTP, f"by {MX} (Postfix, from userid 33) id 2; {DATE}", LOGIN), id="a local user"),
        pytest.param((LMTP.replace("by mx", "by evil"), LOGIN), id="LMTP at somebody else's"),
        pytest.param((LMTP.replace(f"by {MX}", f"by {MX}.evil.example"), LOGIN), id="LMTP at a longer name"),
        pytest.param((LMTP, LOGIN.replace("anke", "bram")), id="somebody else's login"),
        pytest.param((LMTP, LOGIN.replace("anke", "bram"), LOGIN), id="a login above another"),
        pytest.param((LMTP, LOGIN.replace("anke", "bram").replace("unknown [192.0.2.7", "x [192.0.2.25"), LOGIN),
                     id="a login from one of our machines above another"),
        pytest.param((LMTP, LOGIN.replace("unknown [192.0.2.7", "x [192.0.2.25").replace("SMTPSA", "SMTPS"), LOGIN),
                     id="a login without authentication from one of our machines"),
        pytest.param((LMTP, LOGIN.replace("anke", "an\N{KELVIN SIGN}e")), id="a login with the Kelvin sign"),
        pytest.param((LMTP, LOGIN.replace("anke", "anke@evil.example")), id="a login of another domain"),
        pytest.param((LMTP, LOGIN.replace("anke", "anke) (Authenticated sender: bram")), id="two logins, ours first"),
        pytest.param((LMTP, LOGIN.replace("anke", "bram) (Authenticated sender: anke")), id="two logins, ours last"),
        pytest.param((LMTP, LOGIN.replace("ESMTPSA", "ESMTPS")), id="a login without authentication"),
        pytest.param((LMTP, LOGIN.replace(" (Authenticated sender: anke)", "")), id="authentication without a login"),
        pytest.param((LMTP, LOGIN + " (Authenticated sender: anke)"), id="more behind its end"),
        pytest.param((LMTP + " x", LOGIN), id="LMTP with more behind its end"),
        pytest.param(("", LMTP, LOGIN), id="below an empty field"),
        pytest.param((LMTP, "(x) " + LOGIN), id="a comment before it"),
        pytest.param((LMTP, LOGIN.replace("by mx", "by (by evil) mx")), id="a comment inside"),
        pytest.param((LMTP, LOGIN.replace("[192.0.2.7]", "[192.0.2.7")), id="a bracket left open"),
        pytest.param((LMTP, LOGIN.replace(" id 4F2", " id 4F2 for <a> for <b>")), id="two recipients"),
        pytest.param((LMTP, LOGIN.replace("(Authenticated", "(x) (Authenticated")), id="a comment of nobody's"),
        pytest.param((LMTP, LOGIN.replace("pc ", "pc\N{NO-BREAK SPACE}(x [192.0.2.25])\N{NO-BREAK SPACE}")
                      .replace("ESMTPSA", "ESMTP")), id="blanks that are none"),
        pytest.param((LMTP, LOGIN + "x" * 9000), id="too long to read"),
        pytest.param((LMTP,) * 12 + (LOGIN,), id="behind more fields than any way has"),
        pytest.param((LMTP, "(" * 7000), id="brackets without end"),
        pytest.param((LMTP, "from x (" + "using (" * 1000), id="openings without end"),
        pytest.param((), id="no trace"),
    ],
)  # fmt: skip
def test_a_forged_trace_is_not_believed(received: tuple[str, ...]) -> None:
    assert not vouched({"received": received}, *TRUSTED)


# What a client says of itself stands in front of what the server saw of it. Older servers let blanks and brackets pass.
BEHIND = f" (evil.example [203.0.113.9]) by {MX} (Postfix) with ESMTP id 2 for <s@v.example>; {DATE}"
BEHIND_TLS = BEHIND.replace(" by", " (using TLSv1.3 with cipher X (256/256 bits)) (No client certificate requested) by")
# The recipient stands behind it: whatever stands before an @ may be put in quotes (RFC 5321 section 4.1.2).
BEHIND_QUOTED = [
    BEHIND.replace("<s@", f'<"s+{said} for <x"@')
    for said in (f") by {MX} with ESMTP id 3", f") (Authenticated sender: anke) by {MX} with ESMTPSA id 3", "")
]
IN_LMTP = f" by {MX} with LMTP id x"


@pytest.mark.parametrize("behind", [BEHIND, BEHIND + " (CET)", BEHIND_TLS, BEHIND_TLS + " (CET)", *BEHIND_QUOTED])
@pytest.mark.parametrize(
    "greeting",
    [
        pytest.param(LOGIN.removeprefix("from "), id="a login"),
        pytest.param(LOGIN.removeprefix("from ").partition(";")[0], id="a login up to its date"),
        pytest.param(LOGIN.removeprefix("from ").partition(";")[0] + " for <", id="a login that wants our recipient"),
        pytest.param("pc (unknown [192.0.2.7]) (Authenticated sender: anke) (using", id="a bracket that wants ours"),
        pytest.param("pc (unknown [192.0.2.7]) (using", id="TLS that wants ours"),
        pytest.param("pc (unknown [192.0.2.25]) (using", id="TLS of one of us that wants ours"),
        pytest.param("pc (unknown [192.0.2.25]) (Client", id="a certificate of one of us that wants ours"),
        pytest.param(f"pc (unknown [192.0.2.25]) by {MX}", id="a machine of ours"),
        pytest.param(relayed("unknown [192.0.2.25]").removeprefix("from "), id="a machine of ours, whole"),
        pytest.param("pc" + IN_LMTP, id="LMTP"),
        pytest.param(f"pc{IN_LMTP} (envelope-from <x@y>) for <s@v.example>; {DATE}", id="LMTP, whole"),
        pytest.param(f"pc{IN_LMTP} (envelope-from <", id="LMTP that wants our end"),
        pytest.param("pc (x [192.0.2.25]) by localhost (x [127.0.0.1]) (amavis", id="a filter that wants our end"),
    ],
)
def test_no_greeting_makes_a_field_of_our_servers_say_more(greeting: str, behind: str) -> None:
    assert not vouched({"received": (LMTP, f"from {greeting}{behind}", LOGIN)}, *TRUSTED)
    assert not vouched({"received": (f"from {greeting}{behind}", LOGIN)}, *TRUSTED)


@pytest.mark.parametrize(
    ("received", "found"),
    [
        pytest.param((LMTP, LOGIN), Submitted("anke", 1), id="a login"),
        pytest.param((), Unsubmitted("no field tells of a login"), id="no trace"),
        pytest.param(
            (LMTP.replace(f"by {MX}", "by mail"), LOGIN),
            Unsubmitted("field 1 was written by mail", "mail"),
            id="a host",
        ),
        pytest.param(
            (LMTP, relayed("localhost [127.0.0.1]"), LOGIN),
            Unsubmitted("field 2 tells of localhost [127.0.0.1], who did not log in", "127.0.0.1"),
            id="a client",
        ),
        pytest.param(
            (LMTP, LOGIN.replace(" (Authenticated sender: anke)", "")),
            Unsubmitted(
                "field 2 tells of a login, and not of whose: set smtpd_sasl_authenticated_header = yes in Postfix"
            ),
            id="a login that is not noted",
        ),
        pytest.param(
            (LMTP, "from a by b via c"),
            Unsubmitted("field 2 is of no form that is known (Postfix, Dovecot's LMTP, amavis)"),
            id="another program",
        ),
    ],
)
def test_what_is_missing_is_said(received: tuple[str, ...], found: Submitted | Unsubmitted) -> None:
    assert find_login(received, (MX,)) == found


@pytest.mark.parametrize(
    ("header", "moment"),
    [
        pytest.param(f"Received: {LMTP}\r\nReceived: from a by b; Tue, 1 Jan 1980 00:00:00 +0000", 9, id="the topmost"),
        pytest.param("Received: from a by b;\r\n\tMon, 23 Nov 2026 10:00:00 +0100\r\nDate: today", 9, id="folded"),
        pytest.param("Subject: x\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100 (CET)\r\n\r\n", 9, id="Date alone"),
        pytest.param("Received: from a by b; soon\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100", 9, id="no date in it"),
        pytest.param("DATE: Mon, 23 Nov 2026 10:00:00 +0100", 9, id="in capitals"),
        pytest.param("X-Date: Mon, 23 Nov 2026 10:00:00 +0100", None, id="in no field of that name"),
        pytest.param("Date: Fri, 31 Dec 9999 23:59:59 -2300", None, id="behind the end of the calendar"),
        pytest.param("Date: " + "(" * 100_000, None, id="a field of brackets"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_when_a_mail_came_is_read_from_its_header(header: str, moment: int | None) -> None:
    assert came_at(header.encode()) == (None if moment is None else datetime(2026, 11, 23, moment, tzinfo=UTC))
