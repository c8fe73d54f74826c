"""Words that tell who wrote them, in every dress that links and mail clients put on an address."""

from __future__ import annotations

import base64
import codecs
import gzip
import hashlib
import zlib
from dataclasses import replace
from time import process_time

import pytest

from mailbot.case.exposure import find_exposed
from mailbot.facts import Attachment, Doubt, Handler, Standing, State
from tests.case.builders import (
    ANKE,
    HOUSE,
    KEY,
    case_in,
    decide,
    first,
    from_handler,
    looked_at,
    saved,
    situation,
)
from tests.sample_letters import fields_of

HER = ANKE.address
HERE = replace(HOUSE, handlers=(*HOUSE.handlers, Handler("Jo", "jo@xn--strae-oqa.example", cleartext=True)))


def b64(text: str, encoding: str = "utf-8") -> str:
    return base64.b64encode(text.encode(encoding)).decode()


SAFE_LINK = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example&data=05%7C02%7C{}%7C0c"
ADDRESSES = {
    "plain": HER,
    "a-folded-card": "BEGIN:VCARD\nEMAIL;TYPE=work:anke@voor\n beeld.example\nEND:VCARD",
    "broken-in-the-middle-of-a-line": "Write to her\nanke@voorbeeld.ex\nample, she knows.",
    "broken-in-a-quote": "> https://x.example/?u=anke%4\n> 0voorbeeld.example",
    "in-capitals": "ANKE@Voorbeeld.Example",
    "with-a-tag": "anke+werk@voorbeeld.example",
    "percent": "https://x.example/?u=anke%40voorbeeld.example",
    "percent-twice": "https://x.example/?u=anke%2540voorbeeld%252Eexample",
    "every-letter-percent": "".join(f"%{ord(sign):02X}" for sign in HER),
    "a-safe-link": SAFE_LINK.format("anke%40voorbeeld.example"),
    "a-safe-link-in-a-safe-link": SAFE_LINK.format("anke%252540voorbeeld.example"),
    "url-defense": "https://urldefense.proofpoint.com/v2/url?u=https-3A__x.example_-3Fm-3Danke-40voorbeeld.example&d=x",
    "a-file-share": "https://voorbeeld-my.sharepoint.com/personal/anke_voorbeeld_example/Documents/plan.docx",
    "base64": f"https://x.example/t/{b64(HER)}",
    "base64-behind-other-letters": f"https://x.example/tab{b64(HER)}",
    "base64-of-base64": b64(b64(HER)),
    "base64-for-addresses": "https://x.example/" + base64.urlsafe_b64encode(f'{{"e":"{HER}>>??"}}'.encode()).decode(),
    "base64-over-two-lines": b64(f"{HER} and more")[:20] + "\n" + b64(f"{HER} and more")[20:],
    "base64-of-wide-letters": b64(HER, "utf-16"),
    "base64-of-something-compressed": base64.b64encode(zlib.compress(HER.encode())).decode(),
    "base64-of-a-zip": base64.b64encode(gzip.compress(HER.encode())).decode(),
    "base32": base64.b32encode(HER.encode()).decode().rstrip("="),
    "hex": HER.encode().hex(),
    "hex-with-spaces": HER.encode().hex(" "),
    "decimal": " ".join(str(octet) for octet in HER.encode()),
    "quoted-printable": "anke=40voorbeeld.example",
    "a-soft-break": "anke@voor=\nbeeld.example",
    "two-lines": "anke@voorbeeld.\nexample",
    "entities": "".join(f"&#{ord(sign)};" for sign in HER),
    "named-entities": "anke&commat;voorbeeld&period;example",
    "javascript": r"anke\u0040voorbeeld.example",
    "escaped": r"anke\x40voorbeeld\x2eexample",
    "rot13": codecs.encode(HER, "rot13"),
    "backwards": HER[::-1],
    "full-width": "anke＠voorbeeld．example",
    "bold-letters": "\U0001d41a\U0001d427\U0001d424\U0001d41e@voorbeeld.example",
    "invisible-signs": "an\u200bke\u00ad@voorbeeld.example",
    "in-words": "anke [at] voorbeeld [dot] example",
    "in-Dutch-words": "anke apenstaartje voorbeeld punt example",
    "a-face-at-gravatar": f"https://gravatar.example/avatar/{hashlib.md5(HER.encode()).hexdigest()}",
    "a-hash": f"https://x.example/?h={hashlib.sha256(HER.encode()).hexdigest().upper()}",
    "an-international-domain": "jo@straße.example",
    "an-international-domain-encoded": "jo%40stra%C3%9Fe.example",
}
PLACES = {
    "a-bare-name": "https://intranet/wiki",
    "a-name-of-the-house": "https://jira.voorbeeld.intern/browse/1",
    "an-address-of-the-house": "http://10.1.2.3:8080/a",
    "a-share": r"It is in \\srv01\beveiliging\plan.docx",
    "a-file": "file:///srv/zaken/1",
    "a-home-in-windows": r"C:\Users\adevries\Desktop\plan.docx",
    "a-home": "/home/anke/plan.docx",
}
HARMLESS = {
    "our-own-page": "https://www.voorbeeld.example/responsible-disclosure",
    "our-own-address": "Write to security@voorbeeld.example.",
    "a-colleague-in-words": "Anke looks at it; she is at the office of voorbeeld.",
    "a-longer-local-part": "hanke@voorbeeld.example",
    "a-longer-domain": "anke@voorbeeld.example-shop.nl",
    "loopback": "http://127.0.0.1:8080/ and http://localhost:3000/ and http://[::1]/",
    "metadata-of-a-cloud": "http://169.254.169.254/latest/meta-data",
    "an-injection": "SELECT * FROM users WHERE id=40 AND name='%27--' # ' or 1=1",
    "a-commit": "Fixed in 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b.",
    "a-page-of-users": "GET /Users/login gives 200",
    "a-token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
}


@pytest.mark.parametrize("words", [pytest.param(words, id=name) for name, words in ADDRESSES.items()])
def test_an_address_of_a_handlers_is_found_in_any_dress(words: str) -> None:
    assert Doubt.ADDRESS in {one.why for one in find_exposed(f"Thank you.\n\n{words}\n\nRegards", HERE)}


@pytest.mark.parametrize("words", [pytest.param(words, id=name) for name, words in PLACES.items()])
def test_a_place_in_our_own_network_is_found(words: str) -> None:
    assert [one.why for one in find_exposed(f"See {words} for it.", HERE)] == [Doubt.NETWORK]


@pytest.mark.parametrize("words", [pytest.param(words, id=name) for name, words in HARMLESS.items()])
def test_what_everybody_may_know_is_left_alone(words: str) -> None:
    assert find_exposed(words, HERE) == ()


@pytest.mark.parametrize(
    "words", ["a" * 200_000, "A1b2" * 50_000, "%25" * 60_000, "=\n" * 60_000, "61 " * 60_000, "@ " * 80_000]
)
def test_long_nonsense_takes_no_long_time(words: str) -> None:
    began = process_time()
    find_exposed(words, HERE)
    assert process_time() - began < 30  # of the processor, whoever else works on this machine; it takes about two


@pytest.mark.parametrize(
    ("words", "files", "doubts"),
    [
        pytest.param(SAFE_LINK.format("anke%40voorbeeld.example"), (), ["address"], id="in-a-link"),
        pytest.param("See it.", (Attachment("log.txt", "text/plain", b"anke%40voorbeeld.example"),), ["address"],
                     id="in-a-text-that-is-attached"),
        pytest.param("See https://intranet/wiki", (), ["network"], id="a-place-inside"),
        pytest.param("close fixed\n\nThank you.", (), ["command"], id="a-command-without-its-sign"),
        pytest.param("Thank you.", (Attachment("log.txt", "text/plain", b"all is well"),), [], id="nowhere"),
    ],
)  # fmt: skip
def test_such_words_wait_for_send_with_the_warning(
    words: str, files: tuple[Attachment, ...], doubts: list[str]
) -> None:
    event = from_handler(words)
    event = looked_at(replace(event, message=replace(event.message, attachments=files)))
    effects = decide(event, case_in(State.RECEIVED, key=KEY), situation(Standing(HER)))
    (draft,) = saved(effects).drafts
    assert (draft.send_at is None, draft.unsure) == (bool(doubts), bool(doubts))
    said = fields_of(first(effects, "confirmation"))
    assert [one.why for one in said["doubts"]] == doubts
    assert said["sending"] == ("waits-send" if doubts else "delayed")
