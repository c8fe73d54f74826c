"""What `mailbot publish --check` finds on sites of every kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailbot.admin.check import Outcome
from mailbot.admin.public_files import SECURITY_TXT, advanced_path, compose_all, direct_path
from mailbot.admin.public_folder import PublicFolder
from mailbot.admin.publish import status_of
from mailbot.admin.published import Found, Inspector, summed
from mailbot.edges.gpg import Gpg, certificates
from mailbot.edges.web import Web
from mailbot.facts import Difference, Fault, Look, Organisation
from mailbot.letters.sampling import ORGANISATION
from tests.people import Ours, People
from tests.websites import Page, Websites

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ADDRESS = "security@voorbeeld.example"
SITE, HOST = "https://www.voorbeeld.example", "www.voorbeeld.example"
DOMAIN, ADVANCED = "voorbeeld.example", "openpgpkey.voorbeeld.example"
KEYS = "keys.example"
OK, WARN, FAIL = Outcome.OK, Outcome.WARN, Outcome.FAIL
TXT = f"{SITE}/{SECURITY_TXT}"
ARMOR = b"-----BEGIN PGP SIGNATURE-----\n"
CORS = {"Access-Control-Allow-Origin": "*"}


@pytest.fixture(scope="module")
def organisation(lasting: Ours) -> Organisation:
    return replace(ORGANISATION, fingerprint=lasting.fingerprint, languages=("nl", "en"))


@pytest.fixture(scope="module")
def folder(lasting: Ours, organisation: Organisation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was published."""
    path = tmp_path_factory.mktemp("www")
    PublicFolder(path).lay(compose_all(organisation, [SITE], lasting.gpg, NOW, None).files, replace=False)
    return path


@pytest.fixture
def sites(websites: Websites, folder: Path, lasting: Ours, organisation: Organisation) -> Websites:
    """Sites that give all of it."""
    for host in (HOST, DOMAIN, ADVANCED):
        websites.serve(host, folder)
    websites.put(HOST, "/responsible-disclosure", Page(b"<h1>Ons beleid"))
    websites.put(KEYS, f"/vks/v1/by-fingerprint/{lasting.fingerprint}", Page(lasting.armored.encode()))
    return websites


@pytest.fixture
def inspector(lasting: Ours, organisation: Organisation, sites: Websites) -> Iterator[Inspector]:
    with closing(Web(60)) as web:
        yield Inspector(
            organisation=organisation,
            sites=[SITE],
            keyserver=f"https://{KEYS}",
            gpg=lasting.gpg,
            key=lasting.gpg.own_key(NOW),
            now=NOW,
            web=web,
        )


def test_all_is_as_it_should_be(inspector: Inspector, sites: Websites) -> None:
    found = list(inspector.look())
    assert [one for one in found if one.outcome is not OK] == []
    assert status_of(found) == 0
    assert summed(found, NOW, None) == Look(NOW, (), datetime(2027, 11, 22, tzinfo=UTC))
    assert [one.where for one in found] == [
        TXT,
        f"{SITE}/security/openpgp-key.asc",
        f"https://{ADVANCED}/{advanced_path(ADDRESS)}?l=security",
        f"https://{DOMAIN}/{direct_path(ADDRESS)}?l=security",
        f"https://{KEYS}/vks/v1/by-fingerprint/{inspector.key.fingerprint}",
        f"{SITE}/security/nl.html",
        f"{SITE}/security/en.html",
        inspector.organisation.policy_url,
    ]


def outcomes(found: Iterator[Found]) -> list[tuple[Outcome, Fault | None]]:
    return [(one.outcome, one.fault) for one in found if one.outcome is not OK]


def spoilt(change: Callable[[bytes], bytes] = bytes, **more: object) -> Callable[[Page], Page]:
    """What becomes of a page that is changed in this way."""
    return lambda page: replace(page, body=change(page.body), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "outcome", "words"),
    [
        pytest.param(spoilt(status=404), (FAIL, Fault.MISSING), "is not there", id="nothing there"),
        pytest.param(spoilt(status=503), (FAIL, Fault.MISSING), "answers 503", id="a server in trouble"),
        pytest.param(
            spoilt(headers={"Content-Type": "text/html"}), (FAIL, Fault.SERVED), "text/html", id="given as a page"
        ),
        pytest.param(spoilt(headers={}), (FAIL, Fault.SERVED), "nothing", id="given as nothing"),
        pytest.param(
            spoilt(headers={"Content-Type": "text/plain; charset=iso-8859-1"}),
            (FAIL, Fault.SERVED),
            "iso-8859-1",
            id="given in another charset",
        ),
        pytest.param(
            spoilt(lambda raw: raw.replace(b"mailto:security", b"mailto:mallory")),
            (FAIL, Fault.NOT_OURS),
            "not signed by our key",
            id="changed by somebody",
        ),
        pytest.param(
            spoilt(lambda raw: raw + b"\n# Edited\n"), (FAIL, Fault.NOT_OURS), "after the signature", id="added to"
        ),
        pytest.param(
            spoilt(lambda raw: raw.replace(ARMOR, ARMOR + b"Contact: mailto:mallory@elders.example\n")),
            (FAIL, Fault.NOT_OURS),
            "not all of it",
            id="added to inside the armor of the signature",
        ),
        pytest.param(spoilt(lambda raw: raw + b"\n"), (FAIL, Fault.NOT_VALID), "one newline", id="a line end too many"),
        pytest.param(spoilt(lambda raw: b"\xef\xbb\xbf" + raw), (FAIL, Fault.NOT_VALID), "Byte-Order", id="with a BOM"),
        pytest.param(
            spoilt(lambda _: b"Contact: mailto:a@b.example\nExpires: 2027-01-01T00:00:00Z\n"),
            (FAIL, Fault.NOT_OURS),
            "not signed by our key",
            id="of somebody else",
        ),
        pytest.param(
            spoilt(lambda _: b"Contact: a\n" * 20_000),
            (FAIL, Fault.NOT_VALID),
            "must be a URI",
            id="wrong in each line",
        ),
        pytest.param(spoilt(lambda _: b"\xff\xfe\x00" * 99), (FAIL, Fault.NOT_VALID), "utf-8", id="no text at all"),
        pytest.param(
            spoilt(status=302, headers={"Location": "http://www.voorbeeld.example/x"}),
            (FAIL, Fault.UNREACHED),
            "which is not https",
            id="passed on without TLS",
        ),
        pytest.param(
            spoilt(status=301, headers={"Location": f"/{SECURITY_TXT}"}),
            (FAIL, Fault.UNREACHED),
            "more than 5 times",
            id="passed on in a circle",
        ),
    ],
)
def test_a_security_txt_that_is_wrong_is_told_with_its_remedy(
    inspector: Inspector,
    sites: Websites,
    change: Callable[[Page], Page],
    outcome: tuple[Outcome, Fault],
    words: str,
) -> None:
    path = f"/{SECURITY_TXT}"
    sites.put(HOST, path, change(sites.pages[HOST][path]))
    found = list(inspector._security_txt(TXT))
    assert outcome in outcomes(iter(found))
    assert all(one.remedy and one.text.endswith(".") for one in found if one.outcome is not OK)
    assert words in " ".join(one.text for one in found)
    assert len(found) < 30
    assert OK not in [one.outcome for one in found]


def test_a_security_txt_with_other_line_ends_or_passed_on_over_https_is_right(
    inspector: Inspector, sites: Websites
) -> None:
    """RFC 9116 sections 2.2 and 3."""
    path = f"/{SECURITY_TXT}"
    page = sites.pages[HOST][path]
    sites.put(DOMAIN, "/elsewhere", spoilt(lambda raw: raw.replace(b"\n", b"\r\n"))(page))
    sites.put(HOST, path, Page(status=307, headers={"Location": f"https://{DOMAIN}/elsewhere"}))
    assert [one.outcome for one in inspector._security_txt(TXT)] == [OK]


@pytest.mark.parametrize(
    ("days", "outcome"),
    [
        pytest.param(330, [], id="with more than 30 days left"),
        pytest.param(335, [(WARN, None)], id="with fewer"),
        pytest.param(364, [(FAIL, Fault.ENDS)], id="once it has ended"),
    ],
)
def test_the_end_of_security_txt_is_seen(inspector: Inspector, days: int, outcome: list[object]) -> None:
    later = replace(inspector, now=NOW + timedelta(days=days))
    found = list(later._security_txt(TXT))
    assert outcomes(iter(found)) == outcome
    assert {one.ends_at for one in found} == {datetime(2027, 11, 22, tzinfo=UTC)}


def test_what_the_configuration_no_longer_says_is_named(inspector: Inspector) -> None:
    changed = replace(inspector.organisation, policy_url=f"{SITE}/anders", languages=("fr",))
    [found] = replace(inspector, organisation=changed)._security_txt(TXT)
    assert (found.fault, found.text) == (
        Fault.OUTDATED,
        "says something else than the configuration, in Policy, Preferred-Languages.",
    )


# -- keys --------------------------------------------------------------------------------------------------------------


def changed_key(people: People, *steps: tuple[str, ...]) -> tuple[bytes, bytes, Gpg]:
    """A key as it was published, as it is after `steps` of gpg, and the gpg that has it."""
    address = f"s{len(people.known)}@voorbeeld.example"
    who = people.get(address, "Gemeente", expire="2y", made_at=NOW - timedelta(days=90))
    before = who.gpg("--armor", "--export")
    for step in steps:
        who.gpg(*(part.replace("FPR", who.fingerprint).replace("ADDRESS", address) for part in step), at=NOW)
    return before, who.gpg("--armor", "--export"), Gpg(who.homedir, who.fingerprint, None)


@pytest.mark.parametrize(
    ("steps", "later", "fault", "words"),
    [
        pytest.param((), 0, None, "has our key", id="the same"),
        pytest.param((("--quick-set-expire", "FPR", "3y"),), 0, Fault.OUTDATED, "as it was", id="extended since"),
        pytest.param(
            (("--quick-add-key", "FPR", "cv25519", "encr", "1y"),),
            0,
            Fault.OUTDATED,
            "newest subkey",
            id="a new subkey",
        ),
        pytest.param((), 620, Fault.ENDS, "that ends on", id="that ends within a month"),
    ],
)
def test_a_published_key_is_compared_with_ours(  # long: a table
    inspector: Inspector,
    people: People,
    steps: tuple[tuple[str, ...], ...],
    later: int,
    fault: Fault | None,
    words: str,
) -> None:
    before, _, gpg = changed_key(people, *steps)
    now = NOW + timedelta(days=later)
    key = gpg.own_key(now)
    [found] = replace(inspector, gpg=gpg, key=key, now=now)._judged("x", before, key.addresses[0], serve="y")
    assert (found.fault, words in found.text) == (fault, True)


@pytest.mark.parametrize(
    ("raw", "fault", "words"),
    [
        pytest.param(b"<!doctype html><p>Welkom", Fault.MISSING, "holds no OpenPGP key", id="a page for everything"),
        pytest.param(b"", Fault.MISSING, "holds no OpenPGP key", id="nothing"),
        pytest.param(b"\x99" + b"\xff" * 999, Fault.MISSING, "holds no OpenPGP key", id="damage"),
        pytest.param(b"somebody", Fault.NOT_OURS, "another key than ours: ", id="another key"),
        pytest.param(b"revoked", Fault.REVOKED, "revoked", id="ours, revoked"),
    ],
)
def test_what_is_not_our_key_is_told(
    inspector: Inspector, lasting: Ours, people: People, raw: bytes, fault: Fault, words: str
) -> None:
    if raw == b"somebody":
        raw = people.get("anke@voorbeeld.example").armored.encode()
    if raw == b"revoked":
        raw = revoked(lasting)
    [found] = inspector._judged("x", raw, ADDRESS, serve="y")
    assert (found.outcome, found.fault, words in found.text) == (FAIL, fault, True)


def revoked(lasting: Ours) -> bytes:
    """Our key with the revocation that gpg made along with it."""
    certificate = (lasting.homedir / "openpgp-revocs.d" / f"{lasting.fingerprint}.rev").read_text()
    return (lasting.armored + certificate[certificate.index(":-----BEGIN") + 1 :]).encode()


def test_a_key_that_lacks_an_address_since_is_told(inspector: Inspector, people: People) -> None:
    before, after, gpg = changed_key(people, ("--quick-add-uid", "FPR", "More <more@voorbeeld.example>"))
    inspector = replace(inspector, gpg=gpg, key=gpg.own_key(NOW))
    assert [one.text for one in inspector._judged("x", before, "more@voorbeeld.example", serve="y")] == [
        "has our key without more@voorbeeld.example."
    ]
    assert [one.outcome for one in inspector._judged("x", after, "more@voorbeeld.example", serve="y")] == [OK]


# -- the Web Key Directory ---------------------------------------------------------------------------------------------

HU, HU_ADVANCED = f"/{direct_path(ADDRESS)}", f"/{advanced_path(ADDRESS)}"


def test_where_no_host_is_openpgpkey_the_domain_itself_is_asked(inspector: Inspector, sites: Websites) -> None:
    del sites.pages[ADVANCED]
    assert [(one.outcome, one.where.split("/")[2]) for one in inspector._directory(ADDRESS)] == [
        (OK, ADVANCED),
        (OK, DOMAIN),
    ]
    del sites.pages[DOMAIN][HU]
    [_, missing] = inspector._directory(ADDRESS)
    assert (missing.outcome, missing.text) == (WARN, "No Web Key Directory has the key for security@voorbeeld.example.")
    assert status_of([missing]) == 0, "an organisation may do without"


@pytest.mark.parametrize("given", ["a certificate of another name", "a page for everything", "nothing"])
def test_a_host_openpgpkey_that_has_no_key_is_a_fault_since_nobody_asks_elsewhere(
    inspector: Inspector, sites: Websites, given: str
) -> None:
    match given:
        case "a certificate of another name":  # a name in the DNS for every host there might be
            sites.certificate_of[ADVANCED] = HOST
        case "a page for everything":
            sites.put(ADVANCED, HU_ADVANCED, Page(b"<!doctype html><p>Welkom", CORS))
        case _:
            sites.put(ADVANCED, HU_ADVANCED, Page(status=404))
    failures = [one for one in inspector._directory(ADDRESS) if one.outcome is FAIL]
    assert len(failures) == 1
    assert "Since openpgpkey.voorbeeld.example has an address, programs ask there alone" in failures[0].remedy
    if given.startswith("a certificate"):
        assert "certificate that is not accepted: Hostname mismatch" in failures[0].text


def test_what_programs_in_a_browser_and_old_ones_need_is_a_warning(inspector: Inspector, sites: Websites) -> None:
    page = sites.pages[DOMAIN][HU]
    sites.put(DOMAIN, HU, replace(page, headers={}))
    del sites.pages[DOMAIN]["/.well-known/openpgpkey/policy"]
    assert [(one.outcome, one.where.rpartition("/")[2]) for one in inspector._directory(ADDRESS)] == [
        (OK, HU.rpartition("/")[2] + "?l=security"),
        (OK, HU.rpartition("/")[2] + "?l=security"),
        (WARN, HU.rpartition("/")[2] + "?l=security"),
        (WARN, "policy"),
    ]


def nameless(lasting: Ours) -> bytes:
    """Our key without its user ID and what signs that, as keys.openpgp.org gives it until the owner agrees."""
    [key] = certificates.public_keys(lasting.armored.encode())
    return b"".join(packet.raw for packet in [key[0], *key[3:]])


# -- key server and pages ----------------------------------------------------------------------------------------------


def test_a_key_server_that_waits_for_the_owners_word_is_told(
    inspector: Inspector, sites: Websites, lasting: Ours
) -> None:
    url = f"https://{KEYS}/vks/v1/by-fingerprint/{lasting.fingerprint}"
    sites.put(KEYS, url.partition(KEYS)[2], Page(nameless(lasting)))
    [waiting] = inspector._key_server(url)
    assert (waiting.outcome, "mailbot held show" in waiting.remedy) == (WARN, True)
    del sites.pages[KEYS][url.partition(KEYS)[2]]
    [missing] = inspector._key_server(url)
    assert (missing.outcome, "curl -T" in missing.remedy) == (FAIL, True)


@pytest.mark.parametrize(
    ("page", "outcome", "fault"),
    [
        pytest.param("<p>Mail ons", OK, None, id="without a fingerprint"),
        pytest.param("<code>OURS</code>", OK, None, id="with ours"),
        pytest.param("<code>ours</code> and <code>GROUPS</code>", OK, None, id="in small letters and in groups"),
        pytest.param("<td>OUR<b>S</b>", OK, None, id="parted by tags"),
        pytest.param(f"<p>{'0123 4567 89AB CDEF 0123 ' * 2}", FAIL, Fault.NOT_OURS, id="with another"),
        pytest.param(
            f"<p>{'0123&nbsp;4567&nbsp;89AB&nbsp;CDEF&nbsp;0123 ' * 2}", FAIL, Fault.NOT_OURS, id="with entities"
        ),
        pytest.param(f"<p>{'0123 4567 89AB CDEF 0123 ' * 2}, now OURS", OK, None, id="with the old one and ours"),
        pytest.param("<" * 9999 + "0 " * 9999, OK, None, id="that is no page"),
    ],
)
def test_a_page_may_show_no_other_fingerprint(
    inspector: Inspector, sites: Websites, page: str, outcome: Outcome, fault: Fault | None
) -> None:
    ours = inspector.key.fingerprint
    groups = re.sub("(.{4})", r"\1 ", ours)
    text = page.replace("OUR<b>S</b>", f"{ours[:20]}<b>{ours[20:]}</b>").replace("OURS", ours)
    sites.put(HOST, "/page", Page(text.replace("ours", ours.lower()).replace("GROUPS", groups).encode()))
    assert [(one.outcome, one.fault) for one in inspector._page(f"{SITE}/page", "y", required=True)] == [
        (outcome, fault)
    ]


def test_a_page_that_stands_elsewhere_is_no_fault_and_the_policy_is(inspector: Inspector) -> None:
    assert list(inspector._page(f"{SITE}/gone", "y", required=False)) == []
    assert [one.fault for one in inspector._page(f"{SITE}/gone", "y", required=True)] == [Fault.MISSING]


# -- all together ------------------------------------------------------------------------------------------------------


def test_where_nobody_answers_it_is_the_network(inspector: Inspector, sites: Websites) -> None:
    sites.pages.clear()
    found = list(inspector.look())
    assert status_of(found) == 75
    first = summed(found, NOW, Look(NOW - timedelta(days=7), ends_at=NOW))
    assert first == Look(NOW, (), NOW, closed_off_since=NOW)
    later = NOW + timedelta(days=7)
    assert summed(found, later, first) == replace(first, at=later)


def test_where_one_site_does_not_answer_it_is_that_site(inspector: Inspector, sites: Websites) -> None:
    del sites.pages[KEYS]
    found = list(inspector.look())
    assert status_of(found) == 75
    assert summed(found, NOW, None).differences == (
        Difference(f"https://{KEYS}/vks/v1/by-fingerprint/{inspector.key.fingerprint}", Fault.UNREACHED),
    )
    sites.put(HOST, f"/{SECURITY_TXT}", Page(status=404))
    assert status_of(inspector.look()) == 78
