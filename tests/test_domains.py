"""A domain is one domain however it is written, and never somebody else's (THREATS 51)."""

from __future__ import annotations

import pytest

from mailbot.domains import ascii_domain, comparable, shown_domain
from mailbot.edges.gpg_packets import address_of


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
