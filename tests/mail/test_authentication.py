import pytest

from mailbot.mail.authentication import find_vouched_domain, is_backed, is_disowned, why_spam
from mailbot.mail.believed import Believed, SpamSign, Voice
from mailbot.mail.fields import Fields

OURS = "mx.voorbeeld.example"
STRANGER = "x@example.org"
ANKE = "anke@voorbeeld.example"
EVERY_VOICE = Believed(OURS, tuple(Voice), ("voorbeeld.example",), tuple(SpamSign))


def results(*values: str) -> Fields:
    return {"authentication-results": values}


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
    assert find_vouched_domain(results(field), Believed(OURS), STRANGER) == "example.org"


@pytest.mark.parametrize(
    ("domain", "vouched"),
    [
        pytest.param("xn--strae-oqa.example", "xn--strae-oqa.example", id="as A-labels"),
        pytest.param("XN--STRAE-OQA.example.", "xn--strae-oqa.example", id="as A-labels, with the root"),
        pytest.param("strasse.example", None, id="for somebody else's domain"),
    ],
)
def test_an_international_domain_is_vouched_for_by_its_own_name(domain: str, vouched: str | None) -> None:
    field = f"{OURS}; dmarc=pass header.from={domain}"
    assert find_vouched_domain(results(field), Believed(OURS), "noor@xn--strae-oqa.example") == vouched


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
    assert find_vouched_domain(results(*fields), EVERY_VOICE, STRANGER) is None


def test_without_a_configured_server_nobody_vouches() -> None:
    fields = results(f"{OURS}; dmarc=pass header.from=example.org; spf=pass smtp.mailfrom=voorbeeld.example")
    nameless = Believed(None, tuple(Voice), ("voorbeeld.example",))
    assert find_vouched_domain(fields, nameless, STRANGER) is None
    assert find_vouched_domain(fields, nameless, ANKE) is None


SPF = f"{OURS}; spf=pass smtp.mailfrom=anke@voorbeeld.example"
DKIM = f"{OURS}; dkim=pass header.d=lists.example; dkim=pass header.d=voorbeeld.example"
SUBMITTED = (
    "from werkplek (unknown [192.0.2.7])\r\n\t(using TLSv1.3 with cipher X (256/256 bits))\r\n"
    "\t(No client certificate requested)\r\n\t(Authenticated sender: {login})\r\n"
    "\tby {host} (Postfix) with ESMTPSA id 4F2\r\n\tfor <security@voorbeeld.example>; Mon, 23 Nov 2026 10:00:00 +0100"
)
DATE = "Mon, 23 Nov 2026 10:00:00 +0100"
LOGGED_IN = SUBMITTED.format(login="anke", host=OURS)
GREETING = f"from x (y [192.0.2.1]) (Authenticated sender: anke) by {OURS} (Postfix) with ESMTPSA id"
BEHIND = f"(evil.example [203.0.113.9]) by {OURS} (Postfix) with ESMTP id 2 for <security@voorbeeld.example>; {DATE}"


@pytest.mark.parametrize(
    ("voice", "fields"),
    [
        pytest.param(Voice.SPF, results(SPF), id="spf-of-an-address"),
        pytest.param(Voice.SPF, results(f"{OURS}; spf=pass smtp.mailfrom=voorbeeld.example"), id="spf-of-a-domain"),
        pytest.param(Voice.DKIM, results(DKIM), id="our-own-dkim-among-others"),
        pytest.param(Voice.EXCHANGE, {"x-ms-exchange-organization-authas": (" Internal",)}, id="exchange"),
        pytest.param(Voice.SUBMISSION, {"received": (LOGGED_IN, "from elsewhere")}, id="a-login"),
        pytest.param(
            Voice.SUBMISSION, {"received": (SUBMITTED.format(login=ANKE, host=OURS),)}, id="a-login-that-is-the-address"
        ),
        pytest.param(
            Voice.SUBMISSION,
            {"received": (SUBMITTED.format(login="ANKE", host=OURS.upper()) + " (CET)",)},
            id="in-capitals-with-the-name-of-the-zone",
        ),
        pytest.param(
            Voice.EXCHANGE,
            {"x-ms-exchange-organization-authas": ("\r\n\tINTERNAL ",)},
            id="exchange-folded-in-capitals",
        ),
        pytest.param(
            Voice.SPF,
            results(f"{OURS.upper()};\r\n\tspf=pass (sender is fine)\r\n\tsmtp.mailfrom=Anke@Voorbeeld.EXAMPLE"),
            id="spf-folded-in-capitals-with-a-comment",
        ),
    ],
)
def test_what_the_operator_names_counts_for_our_own_domains_alone(voice: Voice, fields: Fields) -> None:
    named = Believed(OURS, (voice,), ("voorbeeld.example",))
    assert find_vouched_domain(fields, named, ANKE) == "voorbeeld.example"
    assert find_vouched_domain(fields, Believed(OURS, (Voice.DMARC,), ("voorbeeld.example",)), ANKE) is None
    assert find_vouched_domain(fields, Believed(OURS, (voice,), ("elsewhere.example",)), ANKE) is None
    assert find_vouched_domain(fields, named, "eve@evil.example") is None


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(results(f"{OURS}; spf=pass smtp.mailfrom=eve@evil.example"), id="spf-of-another-domain"),
        pytest.param(results(f"{OURS}; spf=softfail smtp.mailfrom=voorbeeld.example"), id="spf-that-failed"),
        pytest.param(results(f"{OURS}; spf=pass smtp.helo=voorbeeld.example"), id="spf-of-a-greeting"),
        pytest.param(results("mx.evil.example; spf=pass smtp.mailfrom=voorbeeld.example"), id="spf-by-another-server"),
        pytest.param(results("x", SPF), id="spf-below-the-top"),
        pytest.param(results(f"{OURS}; dkim=fail header.d=voorbeeld.example"), id="dkim-that-failed"),
        pytest.param(
            results(f"{OURS}; dkim=pass header.d=voorbeeld.example; dkim=fail header.d=voorbeeld.example"),
            id="two-of-dkim-that-disagree",
        ),
        pytest.param(results(f"{OURS}; dkim=pass header.d=evil.example"), id="dkim-of-another-domain"),
        pytest.param(results(f"{OURS}; none (dkim=pass header.d=voorbeeld.example)"), id="dkim-in-a-comment"),
        pytest.param({"x-ms-exchange-organization-authas": ("Anonymous",)}, id="exchange-anonymous"),
        pytest.param({"x-ms-exchange-organization-authas": ("Internal", "Anonymous")}, id="exchange-twice"),
        pytest.param({"x-ms-exchange-organization-authas": ("=?utf-8?q?Internal?=",)}, id="exchange-encoded"),
        pytest.param({"received": (SUBMITTED.format(login="bram", host=OURS),)}, id="somebody-elses-login"),
        pytest.param({"received": (SUBMITTED.format(login="anke", host="mx.evil.example"),)}, id="another-host"),
        pytest.param({"received": ("from elsewhere by here; now", LOGGED_IN)}, id="below-the-top-of-the-trace"),
        pytest.param(
            {
                "received": (
                    f"from x (Authenticated sender: anke) (y [192.0.2.1]) by {OURS} (Postfix) with SMTP id 1; {DATE}",
                )
            },
            id="in-the-greeting-of-a-client",
        ),
        pytest.param(
            {
                "received": (
                    f"from a (b [192.0.2.1]) (Authenticated sender: anke) by {OURS} (Postfix) with ESMTP id 1; {DATE}",
                )
            },
            id="without-authentication-in-the-protocol",
        ),
        pytest.param(
            {"received": (f"from x (y [192.0.2.1]) by {OURS} with ESMTPSA id 1; {DATE} (Authenticated sender: anke)",)},
            id="behind-the-end",
        ),
        pytest.param({"received": (f"{GREETING} 1; {DATE} {BEHIND}",)}, id="a-whole-field-in-the-greeting-of-a-client"),
        pytest.param(
            {"received": (f"{GREETING} 1 for < {BEHIND}",)}, id="a-greeting-that-wants-the-end-of-the-servers-own-field"
        ),
        pytest.param({"received": (f"{LOGGED_IN} (sent by me)",)}, id="with-words-behind-its-date"),
        pytest.param(
            {"received": (SUBMITTED.format(login="=?utf-8?q?anke?=", host=OURS),)}, id="a-login-in-encoded-words"
        ),
        pytest.param({"received": ("(Authenticated sender: anke)", LOGGED_IN)}, id="below-another-that-names-a-login"),
        pytest.param(
            {"x-ms-exchange-organization-authas": ("Internal", "Internal")}, id="exchange-twice-and-both-agree"
        ),
        pytest.param({"x-ms-exchange-organization-authas": ("(x) Internal",)}, id="exchange-with-a-comment"),
        pytest.param({"x-ms-exchange-organization-authas": ("Internal, Anonymous",)}, id="exchange-in-a-list"),
        pytest.param(results(SPF.replace(OURS, f"{OURS}.evil.example")), id="spf-by-a-longer-name"),
        pytest.param(
            results(f"{OURS}; spf=fail smtp.mailfrom=evil.example (; spf=pass smtp.mailfrom=voorbeeld.example)"),
            id="spf-in-a-comment-with-a-;",
        ),
        pytest.param(
            results(f'{OURS}; spf=pass smtp.mailfrom="anke@voorbeeld.example"@evil.example'),
            id="spf-of-a-local-part-that-looks-like-ours",
        ),
        pytest.param(results(f"{OURS}; spf==?utf-8?q?pass?= smtp.mailfrom=voorbeeld.example"), id="spf-encoded"),
        pytest.param({"received": ("(" * 9000,)}, id="too-long-to-read"),
    ],
)
def test_no_forgery_of_a_weaker_voice_is_believed(fields: Fields) -> None:
    assert find_vouched_domain(fields, EVERY_VOICE, ANKE) is None


@pytest.mark.parametrize(
    ("fields", "sign"),
    [
        pytest.param({"x-spam-flag": ("YES",)}, "x-spam-flag", id="flag"),
        pytest.param({"x-spam-status": ("Yes, score=9.1 required=5.0",)}, "x-spam-status", id="status"),
        pytest.param({"x-spam-status": ("No, score=0",), "x-spam-flag": ("NO",)}, None, id="no-spam"),
        pytest.param(results(f"{OURS}; dmarc=fail header.from=example.org"), "dmarc-fail", id="dmarc"),
        pytest.param(results(f"{OURS}; spf=fail smtp.mailfrom=example.org"), "spf-fail", id="spf"),
        pytest.param(results(f"{OURS}; spf=softfail smtp.mailfrom=example.org"), None, id="a-soft-failure"),
        pytest.param(results(f"{OURS}; dkim=fail header.d=a.example; dkim=pass header.d=b.example"), None, id="one"),
        pytest.param(results(f"{OURS}; dkim=fail header.d=a.example"), "dkim-fail", id="dkim"),
        pytest.param(results("mx.evil.example; dmarc=fail header.from=example.org"), None, id="by-another-server"),
        pytest.param({}, None, id="no-verdict"),
    ],
)
def test_spam_is_what_our_server_says_by_a_configured_sign(fields: Fields, sign: str | None) -> None:
    assert why_spam(fields, EVERY_VOICE) == sign
    assert why_spam(fields, Believed(OURS, spam=())) is None


FAILED = f"{OURS}; dmarc=fail (p=none) header.from=example.org"


@pytest.mark.parametrize(
    ("fields", "disowned"),
    [
        pytest.param([FAILED], True, id="whatever-the-policy"),
        pytest.param([f"{FAILED}; dmarc=pass header.from=example.org"], True, id="and-a-pass-beside-it"),
        pytest.param([f"{OURS}; spf=fail smtp.mailfrom=x.example; dmarc=temperror"], False, id="no-verdict"),
        pytest.param([f"{OURS}; dmarc=none; dkim=fail header.d=example.org"], False, id="no-policy"),
        pytest.param([FAILED.replace(OURS, "mx.evil.example")], False, id="by-another-server"),
        pytest.param([f"{OURS}; dmarc=pass header.from=example.org", FAILED], False, id="below-the-top"),
        pytest.param([f"{OURS}; none (dmarc=fail)"], False, id="in-a-comment"),
        pytest.param([], False, id="no-field"),
    ],
)
def test_a_domain_disowns_what_fails_at_our_server(fields: list[str], *, disowned: bool) -> None:
    assert is_disowned(results(*fields), EVERY_VOICE) is disowned
    assert not is_disowned(results(*fields), Believed(None, tuple(Voice)))


@pytest.mark.parametrize(
    ("fields", "backed"),
    [
        pytest.param([f"{OURS}; dmarc=none; spf=pass smtp.mailfrom=x@example.org"], True, id="spf-of-the-domain"),
        pytest.param([f"{OURS}; spf=pass smtp.mailfrom=Example.ORG"], True, id="a-server-that-looks-for-no-policy"),
        pytest.param([f"{OURS}; dkim=pass header.d=example.org; spf=none"], True, id="dkim-of-the-domain"),
        pytest.param(
            [f"{OURS}; dkim=pass header.d=list.example; dkim=pass header.d=example.org"], True, id="others-signed-too"
        ),
        pytest.param([f"{OURS}; spf=pass smtp.mailfrom=x@evil.example"], False, id="spf-of-another-domain"),
        pytest.param([f"{OURS}; dkim=pass header.d=evil.example"], False, id="dkim-of-another-domain"),
        pytest.param([f"{OURS}; dkim=pass header.d=example.org.evil.example"], False, id="dkim-of-one-alike"),
        pytest.param([f"{OURS}; spf=softfail smtp.mailfrom=example.org"], False, id="spf-that-is-not-sure"),
        pytest.param(
            [f"{OURS}; dkim=pass header.d=example.org; dkim=fail header.d=example.org"], False, id="two-minds-of-it"
        ),
        pytest.param([f"{OURS}; dmarc=fail; spf=pass smtp.mailfrom=example.org"], False, id="against-the-policy"),
        pytest.param([f"{OURS}; dmarc=quarantine; spf=pass smtp.mailfrom=example.org"], False, id="no-verdict-we-know"),
        pytest.param([f"{OURS}; spf=pass smtp.helo=example.org"], False, id="spf-of-a-greeting"),
        pytest.param(["mx.evil.example; spf=pass smtp.mailfrom=example.org"], False, id="by-another-server"),
        pytest.param([f"{OURS}; spf=none", f"{OURS}; spf=pass smtp.mailfrom=example.org"], False, id="below-the-top"),
        pytest.param([], False, id="no-field"),
    ],
)
def test_a_domain_stands_behind_a_mail_without_a_policy(fields: list[str], *, backed: bool) -> None:
    assert is_backed(results(*fields), EVERY_VOICE, STRANGER) is backed
    assert not is_backed(results(*fields), Believed(None), STRANGER)
    assert find_vouched_domain(results(*fields), EVERY_VOICE, STRANGER) is None
