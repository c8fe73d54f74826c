import pytest

from mailbot.mail.authentication import find_vouched_domain

OURS = "mx.voorbeeld.example"


@pytest.mark.parametrize(
    "field",
    [
        pytest.param(f"{OURS}; dmarc=pass header.from=example.org", id="the plain form"),
        pytest.param(
            f" {OURS};\r\n\tdmarc=pass (p=REJECT sp=NONE) header.from=Example.ORG", id="folded, with a comment"
        ),
        pytest.param(
            f"{OURS.upper()} 1; spf=pass smtp.mailfrom=x@example.org; dkim=pass header.d=example.org; "
            'dmarc=pass reason="all well" policy.published-domain-policy=none header.from=example.org',
            id="among others, with a version",
        ),
    ],
)
def test_our_server_is_believed(field: str) -> None:
    assert find_vouched_domain([field], OURS, "example.org") == "example.org"


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param([], id="no field"),
        pytest.param(["mx.elsewhere.example; dmarc=pass header.from=example.org"], id="another server"),
        pytest.param([f"{OURS}.example; dmarc=pass header.from=example.org"], id="a longer name"),
        pytest.param(["a; dmarc=pass", f"{OURS}; dmarc=pass header.from=example.org"], id="below the top"),
        pytest.param([f"{OURS}; dmarc=fail header.from=example.org"], id="failed"),
        pytest.param([f"{OURS}; dmarc=pass header.from=example.com"], id="for another domain"),
        pytest.param([f"{OURS}; dmarc=pass header.from=sub.example.org"], id="for a subdomain"),
        pytest.param([f"{OURS}; dmarc=pass"], id="for no domain"),
        pytest.param([f"{OURS}; dkim=pass header.from=example.org"], id="another method"),
        pytest.param([f"{OURS}; none (dmarc=pass header.from=example.org)"], id="in a comment"),
        pytest.param(
            [f"{OURS}; spf=fail (; dmarc=pass header.from=example.org) smtp.helo=x"], id="in a comment with a ;"
        ),
        pytest.param([f'{OURS}; spf=fail reason="; dmarc=pass header.from=example.org"'], id="in a quoted reason"),
        pytest.param(
            [f"{OURS}; dmarc=fail header.from=example.org; dmarc=pass header.from=example.org"], id="two that disagree"
        ),
        pytest.param([f"{OURS}; dmarc=pass header.from=example.org header.from=example.com"], id="two domains"),
        pytest.param([f"(x) {OURS}; dmarc=pass header.from=exämple.org"], id="not ASCII"),
        pytest.param(
            ["spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=x;dmarc=pass header.from=example.org"], id="Microsoft"
        ),
        pytest.param([f"{OURS} 7; dmarc=pass header.from=example.org"], id="an unknown version"),
        pytest.param([f"{OURS}; dmarc=pass header.from=example.org" + " " * 9000], id="too long to read"),
        pytest.param([f"{OURS}; x=y " + "(" * 7000], id="comments nested 7,000 deep"),
        pytest.param(["; = ;;"], id="not even a server"),
    ],
)
def test_nothing_else_is_believed(fields: list[str]) -> None:
    assert find_vouched_domain(fields, OURS, "example.org") is None


def test_without_a_configured_server_nobody_vouches() -> None:
    assert find_vouched_domain([f"{OURS}; dmarc=pass header.from=example.org"], None, "example.org") is None
