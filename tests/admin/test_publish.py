"""What `mailbot publish` writes, and what it leaves alone."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import stat
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mailbot.admin.init import Answers, announced
from mailbot.admin.public_files import (
    SECURITY_TXT,
    Published,
    advanced_path,
    compose_all,
    direct_path,
    directory,
    ends_of,
    is_one_block,
    said_in,
    z_base_32,
)
from mailbot.admin.public_folder import LIST, Laid, PublicFolder
from mailbot.admin.public_page import Announced, mailto, pages, policy
from mailbot.edges.gpg import Gpg
from mailbot.errors import ConfigError, Temporary
from mailbot.facts import Good, Key, Organisation, Partner, Right, Span, Unit
from mailbot.languages import LANGUAGES, PHRASES
from mailbot.letters.sampling import ORGANISATION
from tests.people import MADE_AT, Ours, People, make_home, remove_home

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SITES = ("https://www.voorbeeld.example", "https://voorbeeld.example")
ADDRESS = "security@voorbeeld.example"
README = Path(__file__).parents[2] / "README.md"
ALIAS = "security@elders.example"


@pytest.fixture(scope="module")
def organisation(lasting: Ours) -> Organisation:
    return replace(ORGANISATION, fingerprint=lasting.fingerprint)


@pytest.fixture(scope="module")
def published(lasting: Ours, organisation: Organisation) -> Published:
    return compose_all(organisation, SITES, lasting.gpg, NOW, None)


# -- security.txt ------------------------------------------------------------------------------------------------------


def test_says_what_the_configuration_says_under_our_signature(lasting: Ours, published: Published) -> None:
    raw = published.files[SECURITY_TXT]
    verdict, signed = lasting.gpg.verified_text(raw, [lasting.armored.encode()], NOW)
    assert isinstance(verdict, Good)
    assert verdict.fingerprint == lasting.fingerprint
    assert is_one_block(raw)
    assert b"\r" not in raw
    assert signed.decode().splitlines() == [
        "Contact: mailto:security@voorbeeld.example",
        "Encryption: https://www.voorbeeld.example/security/openpgp-key.asc",
        "Preferred-Languages: " + ", ".join(LANGUAGES),
        "Canonical: https://www.voorbeeld.example/.well-known/security.txt",
        "Canonical: https://voorbeeld.example/.well-known/security.txt",
        "Policy: https://www.voorbeeld.example/responsible-disclosure",
        "Expires: 2027-11-22T00:00:00Z",
    ]
    assert list(published.files)[-1] == SECURITY_TXT


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        pytest.param(0, True, id="the same day"),
        pytest.param(303, True, id="with 60 days left"),
        pytest.param(304, False, id="with fewer"),
        pytest.param(400, False, id="once it has ended"),
    ],
)
def test_is_signed_anew_only_when_it_ends_soon(
    lasting: Ours, organisation: Organisation, published: Published, days: int, *, kept: bool
) -> None:
    old = published.files[SECURITY_TXT]
    later = compose_all(organisation, SITES, lasting.gpg, NOW + timedelta(days=days), old)
    assert (later.files[SECURITY_TXT] == old) is kept
    assert later.ends_at == ends_of(later.files[SECURITY_TXT].decode())


def test_never_ends_after_the_key_and_is_not_signed_each_day_because_of_that(people: People) -> None:
    who = people.get("kort@voorbeeld.example", "Kort", expire="1m", made_at=NOW - timedelta(days=1))
    gpg = Gpg(who.homedir, who.fingerprint, None)
    ours = replace(ORGANISATION, address=who.address, fingerprint=who.fingerprint)
    first = compose_all(ours, SITES, gpg, NOW, None)
    assert first.ends_at == gpg.own_key(NOW).expires_at
    again = compose_all(ours, SITES, gpg, NOW + timedelta(days=3), first.files[SECURITY_TXT])
    assert again == first
    with pytest.raises(ConfigError, match="nobody could encrypt to it: expired"):
        compose_all(ours, SITES, gpg, NOW + timedelta(days=40), first.files[SECURITY_TXT])


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda raw: raw.replace(b"mailto:security", b"mailto:mallory"), id="changed below its signature"),
        pytest.param(lambda raw: b"# ours\n" + raw, id="with a line above it"),
        pytest.param(lambda raw: raw + b"\n", id="with a second line end"),
        pytest.param(lambda _: b"Contact: mailto:a@voorbeeld.example\n", id="somebody else's"),
        pytest.param(lambda _: b"\xff\x00", id="no text"),
    ],
)
def test_an_old_one_that_is_not_as_we_signed_it_is_written_anew(
    lasting: Ours, organisation: Organisation, published: Published, spoil: Mapping[bytes, bytes]
) -> None:
    old = spoil(published.files[SECURITY_TXT])  # type: ignore[operator]
    assert compose_all(organisation, SITES, lasting.gpg, NOW, old).files[SECURITY_TXT] != old


@pytest.mark.parametrize(
    "change",
    [
        {"policy_url": "https://www.voorbeeld.example/anders"},
        {"languages": ("en",)},
        {"address": "informatiebeveiliging@voorbeeld.example"},
    ],
)
def test_an_old_one_that_says_something_else_is_written_anew(
    lasting: Ours, organisation: Organisation, published: Published, change: dict[str, str]
) -> None:
    old = published.files[SECURITY_TXT]
    new = compose_all(replace(organisation, **change), SITES, lasting.gpg, NOW, old)  # type: ignore[arg-type]
    assert said_in(new.files[SECURITY_TXT].decode()) != said_in(old.decode())


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("Expires: 2027-11-22T00:00:00Z\n", datetime(2027, 11, 22, tzinfo=UTC), id="a date"),
        pytest.param("EXPIRES:2027-11-22T01:00:00+01:00\n", datetime(2027, 11, 22, tzinfo=UTC), id="of another zone"),
        pytest.param("Expires: 2027-11-22T00:00:00\n", None, id="of no zone"),
        pytest.param("Expires: soon\n", None, id="a word"),
        pytest.param("Expires: 2027-11-22T00:00:00Z\nExpires: 2027-11-23T00:00:00Z\n", None, id="two"),
        pytest.param("", None, id="none"),
    ],
)
def test_reads_until_when_one_is_good(text: str, ends: datetime | None) -> None:
    assert ends_of(text) == ends


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("security@voorbeeld.example", "mailto:security@voorbeeld.example"),
        ("a+b@voorbeeld.example", "mailto:a+b@voorbeeld.example"),
        ("a&b?c/d%e@voorbeeld.example", "mailto:a%26b%3Fc%2Fd%25e@voorbeeld.example"),
        ("security@xn--strae-oqa.example", "mailto:security@xn--strae-oqa.example"),
    ],
)
def test_an_address_is_a_uri(address: str, uri: str) -> None:
    assert mailto(address) == uri


# -- the Web Key Directory ---------------------------------------------------------------------------------------------


def test_hashes_as_the_draft_does() -> None:
    """The example of draft-koch-openpgp-webkey-service section 3.1, and its rule that case does not count."""
    assert direct_path("Joe.Doe@example.org") == ".well-known/openpgpkey/hu/iy9q119eutrkn8s1mk4r39qejnbu3n5q"
    assert advanced_path("joe.doe@example.org") == (
        ".well-known/openpgpkey/example.org/hu/iy9q119eutrkn8s1mk4r39qejnbu3n5q"
    )
    assert z_base_32(bytes(20)) == "y" * 32


def seen(lasting: Ours, raw: bytes) -> list[tuple[str, tuple[str, ...]]]:
    return [(key.fingerprint, key.addresses) for key in lasting.gpg.inspect(raw, NOW)]


@pytest.fixture(scope="module")
def with_aliases(people: People) -> str:
    """A key of several addresses, armored."""
    who = people.get("veel@voorbeeld.example", "Veel")
    for address in (ADDRESS, ALIAS, "abuse@voorbeeld.example"):
        who.gpg("--quick-add-uid", who.address, f"Gemeente <{address}>", at=MADE_AT)
    return who.gpg("--armor", "--export").decode()


def test_holds_for_each_address_the_key_with_that_user_id_alone(lasting: Ours, with_aliases: str) -> None:
    files = directory(with_aliases, [ADDRESS, "abuse@voorbeeld.example"])
    found = {path: seen(lasting, raw)[0][1] for path, raw in files.items() if raw}
    assert found == {
        direct_path(ADDRESS): (ADDRESS,),
        advanced_path(ADDRESS): (ADDRESS,),
        direct_path("abuse@voorbeeld.example"): ("abuse@voorbeeld.example",),
        advanced_path("abuse@voorbeeld.example"): ("abuse@voorbeeld.example",),
    }
    assert all(raw[0] & 0x80 for raw in files.values() if raw), "octets, not armor"
    assert {path for path, raw in files.items() if not raw} == {
        ".well-known/openpgpkey/policy",
        ".well-known/openpgpkey/voorbeeld.example/policy",
    }


def test_two_addresses_that_differ_by_their_domain_share_one_place(lasting: Ours, with_aliases: str) -> None:
    files = directory(with_aliases, [ADDRESS, ALIAS])
    assert direct_path(ADDRESS) == direct_path(ALIAS)
    assert seen(lasting, files[direct_path(ADDRESS)])[0][1] == (ADDRESS, ALIAS)
    assert seen(lasting, files[advanced_path(ALIAS)])[0][1] == (ALIAS,)


def test_an_address_that_the_key_does_not_name_is_in_no_directory(lasting: Ours, organisation: Organisation) -> None:
    made = compose_all(replace(organisation, aliases=(ALIAS,)), SITES, lasting.gpg, NOW, None)
    assert made.not_on_key == (ALIAS,)
    assert advanced_path(ALIAS) not in made.files


# -- the page ----------------------------------------------------------------------------------------------------------


class Outline(HTMLParser):
    """Reads a page as a browser does."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page.decode())
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text += data


HOSTILE = 'Gemeente <script>alert("1")</script> & {{ 7 * 7 }} \'"'


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_all_of_it_and_escapes_what_it_is_told(language: str, organisation: Organisation) -> None:
    told = replace(
        organisation, name=HOSTILE, policy_url='https://a.example/"><script>', address="a&b@voorbeeld.example"
    )
    partner = Partner("IBD", "incident@ibd.example", Key("A" * 40, "", ()), always=True, says=((language, "IBD <b>"),))
    page = pages(Announced.of(replace(told, partners=(partner,))), LANGUAGES)[f"{language}.html"]
    outline = Outline(page)
    assert [tag for tag, _ in outline.tags if tag in ("script", "img", "iframe", "object", "b")] == []
    assert outline.tags[0] == ("html", {"lang": language})
    assert [tag for tag, _ in outline.tags if re.fullmatch("h[1-6]", tag)] == ["h1", *["h2"] * 5]
    typed = [getattr(PHRASES[language].rights, right.value).typed for right in Right]  # what we answer to
    for text in (HOSTILE, "a&b@voorbeeld.example", "IBD <b>", "14", *typed):
        assert text in outline.text
    assert told.fingerprint in outline.text.replace(" ", ""), "copied, it is one fingerprint"
    links = [attributes["href"] for tag, attributes in outline.tags if tag == "a"]
    others = [f"{other}.html" for other in LANGUAGES if other != language]
    assert links == [
        *others,
        "mailto:a%26b@voorbeeld.example",
        "openpgp-key.asc",
        "mailto:a%26b@voorbeeld.example",
        told.policy_url,
        told.privacy_url,
    ]
    assert "{" not in outline.text.replace("{{ 7 * 7 }}", "")


def test_readme_names_the_style_of_the_page_for_a_strict_web_server(organisation: Organisation) -> None:
    page = pages(Announced.of(organisation), LANGUAGES)["index.html"].decode()
    [style] = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in README.read_text()


def test_where_one_language_is_spoken_there_is_no_choice(organisation: Organisation) -> None:
    made = pages(Announced.of(organisation), ["fr"])
    assert made.keys() == {"fr.html", "index.html"}
    assert b"<nav" not in made["index.html"]


SPANS = [Span(amount, unit) for unit in (Unit.DAYS, Unit.WEEKS, Unit.WORKING_DAYS) for amount in (1, 3)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("span", SPANS, ids=lambda span: f"{span.amount}-{span.unit}")
def test_promises_are_as_they_are_configured(span: Span, language: str, organisation: Organisation) -> None:
    promises = replace(organisation.promises, assessment=span, progress=span)
    text = policy(Announced.of(replace(organisation, promises=promises)), language)
    assert ("3 " in text or "3\N{NO-BREAK SPACE}" in text) is (span.amount == 3)
    assert "{" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_length_of_time_is_missing(language: str) -> None:
    texts = PHRASES[language].publication
    for spans in (texts.within, texts.within_one, texts.every, texts.every_one):
        assert spans.keys() == {Unit.DAYS, Unit.WEEKS, Unit.WORKING_DAYS}


def test_what_init_proposes_is_what_the_page_says(organisation: Organisation) -> None:
    answers = Answers(
        **dict.fromkeys(("imap_host", "smtp_host", "authserv_id", "prefix", "timezone", "country"), "x"),
        **dict.fromkeys(("policy_url", "privacy_url", "lead_name", "lead_address"), "x"),
        organisation=organisation.name,
        address=organisation.address,
        languages=("en",),
    )
    said = Outline(pages(Announced.of(organisation), ["en"])["en.html"]).text.split()
    proposed = policy(announced(answers), "en").replace("\n- ", "\n").split()
    assert " ".join(proposed[:20]) in " ".join(said)
    assert set(proposed) <= set(said)


# -- the folder --------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[PublicFolder]:
    umask = os.umask(0o077)  # as the unit has it
    yield PublicFolder(tmp_path / "www")
    os.umask(umask)


FILES = {"a/key": b"1", "a/b/page": b"2", "last.txt": b"3"}


def laid(*outcomes: Laid) -> dict[str, Laid]:
    return dict(zip(FILES, outcomes, strict=True))


def test_is_written_once_for_everybody_to_read_and_then_left_untouched(folder: PublicFolder) -> None:
    assert folder.lay(FILES, replace=False) == laid(Laid.WRITTEN, Laid.WRITTEN, Laid.WRITTEN)
    before = {name: (folder.path / name).stat() for name in (*FILES, LIST)}
    assert {stat.S_IMODE(found.st_mode) for found in before.values()} == {0o644}
    assert {stat.S_IMODE((folder.path / name).stat().st_mode) for name in ("", "a", "a/b")} == {0o755}
    assert folder.lay(FILES, replace=False) == laid(Laid.UNCHANGED, Laid.UNCHANGED, Laid.UNCHANGED)
    after = {name: (folder.path / name).stat() for name in (*FILES, LIST)}
    assert [found.st_mtime_ns for found in after.values()] == [found.st_mtime_ns for found in before.values()]
    assert [found.st_ino for found in after.values()] == [found.st_ino for found in before.values()]


def test_what_is_not_ours_stays_until_it_is_to_be_replaced(folder: PublicFolder) -> None:
    (folder.path / "a").mkdir(parents=True)
    (folder.path / "a/key").write_bytes(b"theirs")
    (folder.path / "robots.txt").write_bytes(b"theirs as well")
    assert folder.lay(FILES, replace=False) == laid(Laid.LEFT, Laid.WRITTEN, Laid.WRITTEN)
    (folder.path / "last.txt").write_bytes(b"3, corrected by the editor of the site")
    assert folder.lay({**FILES, "last.txt": b"4"}, replace=False) == laid(Laid.LEFT, Laid.UNCHANGED, Laid.LEFT)
    assert (folder.path / "a/key").read_bytes() == b"theirs"
    assert folder.lay(FILES, replace=True) == laid(Laid.WRITTEN, Laid.UNCHANGED, Laid.WRITTEN)
    assert (folder.path / "robots.txt").read_bytes() == b"theirs as well"


def test_what_is_published_no_more_goes_unless_somebody_changed_it(folder: PublicFolder) -> None:
    folder.lay(FILES, replace=False)
    (folder.path / "a/b/page").write_bytes(b"changed")
    assert folder.lay({"last.txt": b"3"}, replace=False) == {"last.txt": Laid.UNCHANGED, "a/key": Laid.REMOVED}
    assert (folder.path / "a/b/page").read_bytes() == b"changed"


@pytest.mark.parametrize("after", range(5))
def test_a_kill_anywhere_leaves_every_file_whole_and_ours(
    folder: PublicFolder, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    folder.lay(FILES, replace=False)
    new = {name: content * 1000 for name, content in FILES.items()}
    rename, left = Path.rename, [after]

    def killed(path: Path, target: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return rename(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", killed)
        with pytest.raises(KeyboardInterrupt):
            folder.lay(new, replace=False)
    assert all((folder.path / name).read_bytes() in (FILES[name], new[name]) for name in FILES)
    assert Laid.LEFT not in folder.lay(new, replace=False).values()
    assert {name: (folder.path / name).read_bytes() for name in new} == new
    assert [path.name for path in folder.path.rglob(".*new")] == []


def test_a_list_that_leads_out_of_the_folder_takes_nothing_away_there(folder: PublicFolder) -> None:
    folder.lay(FILES, replace=False)
    outside = folder.path.parent / "precious"
    outside.write_bytes(b"1")
    one = (folder.path / LIST).read_text().splitlines()[0].partition("  ")[0]
    digests = {line.partition("  ")[0] for line in (folder.path / LIST).read_text().splitlines()}
    lines = [f"{digest}  {path}" for digest in digests for path in ("../precious", str(outside))]
    (folder.path / LIST).write_text("\n".join([*lines, f"{one}  x/../../precious", "nonsense", ""]))
    folder.lay(FILES, replace=False)
    assert outside.exists()


def test_two_at_once_do_not_get_in_each_others_way(folder: PublicFolder) -> None:
    folder.lay(FILES, replace=False)
    held = os.open(folder.path, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    with pytest.raises(Temporary, match="Another mailbot is publishing"):
        folder.lay(FILES, replace=False)
    os.close(held)


@pytest.mark.parametrize("spoil", ["a file in the way", "a folder in the way"])
def test_a_folder_that_cannot_be_written_is_said_with_the_remedy(folder: PublicFolder, spoil: str) -> None:
    if spoil == "a file in the way":
        folder.path.write_bytes(b"")
    else:
        (folder.path / "last.txt").mkdir(parents=True)
    with pytest.raises(ConfigError) as refused:
        folder.lay(FILES, replace=False)
    assert "install -d -o" in refused.value.remedy


def test_a_folder_below_one_that_is_closed_is_named() -> None:
    root = make_home()
    inside = PublicFolder(root / "private/www")
    inside.lay(FILES, replace=False)
    assert inside.closed_to_others() == root
    root.chmod(0o755)
    assert inside.closed_to_others() is None
    remove_home(root)
