"""A domain is one domain however it is written, and never somebody else's (THREATS 51)."""

from __future__ import annotations

import pytest

from mailbot.domains import ascii_domain, comparable, is_loopback, one_mailbox, organisational, shown_domain
from mailbot.edges.gpg.packets import address_of


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        pytest.param("Reporter.EXAMPLE", "reporter.example", id="ascii-in-lower-case"),
        pytest.param("reporter.example.", "reporter.example", id="the-root-is-left-out"),
        pytest.param("straße.example", "xn--strae-oqa.example", id="sharp-s-is-not-ss"),
        pytest.param("STRAẞE.example", "xn--strae-oqa.example", id="a-capital-sharp-s"),
        pytest.param("strasse.example", "strasse.example", id="ss-is-ss"),
        pytest.param("βόλος.example", "xn--nxasmm1c.example", id="a-final-sigma-is-kept"),
        pytest.param("βόλοσ.example", "xn--nxasmq6b.example", id="any-other-sigma-is-another-domain"),
        pytest.param("bücher。example", "xn--bcher-kva.example", id="a-full-stop-of-the-east"),
        pytest.param("bu\u0308cher.example", "xn--bcher-kva.example", id="a-letter-made-of-two"),
        pytest.param("XN--STRAE-OQA.example", "xn--strae-oqa.example", id="a-labels-stay"),
        pytest.param("نامه\u200cای.example", "xn--mgba3gch31f060k.example", id="a-joiner-that-tells-words-apart"),
        pytest.param("a\u200db.example", None, id="a-joiner-where-none-may-stand"),
        pytest.param("i❤.example", None, id="no-emoji"),
        pytest.param("a\u2028b.example", None, id="no-line-break"),
        pytest.param("a/b.example", None, id="no-path"),
        pytest.param("a℀b.example", None, id="no-path-by-another-name"),
        pytest.param("a..example", None, id="no-empty-label"),
        pytest.param("-a.example", None, id="no-hyphen-first"),
        pytest.param("ü" * 64 + ".example", None, id="no-label-of-64"),
        pytest.param("ü." * 200_000, None, id="nothing-endless"),
        pytest.param("", None, id="nothing"),
        pytest.param(".", None, id="a-dot"),
    ],
)
def test_a_domain_has_one_form(text: str, domain: str | None) -> None:
    assert ascii_domain(text) == domain


def test_a_domain_is_shown_as_people_write_it() -> None:
    assert shown_domain("xn--strae-oqa.example") == "straße.example"
    assert shown_domain("xn--\x7f.example") == "xn--\x7f.example"


@pytest.mark.parametrize(
    ("address", "compared"),
    [
        pytest.param("Noor@Straße.Example", "noor@xn--strae-oqa.example", id="lower-case-and-a-labels"),
        pytest.param("an\u212ae@voorbeeld.example", "an\u212ae@voorbeeld.example", id="a-kelvin-sign-is-no-k"),
        pytest.param("Zoë@voorbeeld.example", "Zoë@voorbeeld.example", id="what-is-not-ascii-keeps-its-case"),
    ],
)
def test_an_address_is_compared_by_its_domain(address: str, compared: str) -> None:
    assert comparable(address) == compared
    assert address_of(f"Somebody <{address}>") == compared


@pytest.mark.parametrize(
    ("domain", "registered"),
    [
        pytest.param("melder.example", "melder.example", id="as-it-was-registered"),
        pytest.param("a.b.c.melder.example", "melder.example", id="below-it-names-cost-nothing"),
        pytest.param("Host7.MELDER.Example.", "melder.example", id="however-it-is-spelt"),
        pytest.param("mail.straße.example", "xn--strae-oqa.example", id="in-any-alphabet"),
        pytest.param("mail.melder.co.uk", "melder.co.uk", id="below-what-a-registry-sells"),
        pytest.param("a.b.melder.com.au", "melder.com.au", id="and-another"),
        pytest.param("co.uk", "co.uk", id="the-registry-itself"),
        pytest.param("a.co.example", "co.example", id="only-under-a-country"),
        pytest.param("a.b.x7q.nl", "x7q.nl", id="three-letters-are-anybodys"),
        pytest.param("nl", "nl", id="a-country"),
        pytest.param("[192.0.2.7]", "", id="an-address"),
        pytest.param("[IPv6:2001:db8::7]", "", id="an-address-of-the-other-kind"),
        pytest.param("a_b.example", "", id="no-host"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_somebody_registered(domain: str, registered: str) -> None:
    assert organisational(domain) == registered


@pytest.mark.parametrize(
    ("address", "mailbox"),
    [
        pytest.param("bob@mail.example", "bob@mail.example", id="a-plain-one"),
        pytest.param("Bo.B+1@Mail.Example", "bob@mail.example", id="dots-a-tag-and-case"),
        pytest.param("b.o.b+a+b@mail.example.", "bob@mail.example", id="more-of-them"),
        pytest.param("+1@mail.example", "+1@mail.example", id="nothing-but-a-tag"),
        pytest.param("ZOË@mail.example", "zoë@mail.example", id="any-letter"),
        pytest.param("bob-1@mail.example", "bob-1@mail.example", id="a-hyphen-is-part-of-many-names"),
        pytest.param("", "", id="nobody"),
    ],
)
def test_what_is_one_mailbox_to_most_servers(address: str, mailbox: str) -> None:
    assert one_mailbox(address) == mailbox


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        pytest.param("localhost", True, id="localhost"),
        pytest.param("127.8.0.1", True, id="any-of-127"),
        pytest.param("::1", True, id="ipv6"),
        pytest.param("localhost.example", False, id="a-name-that-begins-like-it"),
        pytest.param("10.0.0.1", False, id="a-neighbour"),
    ],
)
def test_what_no_network_can_listen_to(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback
