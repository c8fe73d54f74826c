from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailbot.admin.check import (
    BARS,
    Finding,
    Outcome,
    attempt,
    exit_status,
    fine,
    probe_cage,
    probe_clock,
    probe_database,
    probe_handlers,
    probe_key,
    probe_metadata,
    probe_partners,
    probe_texts,
)
from mailbot.admin.init import Made
from mailbot.admin.keys.renewal import rotate_subkeys
from mailbot.bootstrap.keys import open_gpg, our_keys
from mailbot.config import load
from mailbot.edges.store import Store
from mailbot.errors import ConfigError, MailbotError, Permanent, Temporary
from mailbot.facts import NOT_YET, Handler, Key, Partner
from mailbot.letters.rendering import Texts

NOW = datetime.now(UTC)  # the key was made by then; what is asserted hangs on its age alone
YEAR = timedelta(days=365)


def raising(error: MailbotError) -> Iterable[Finding]:
    raise error


@pytest.mark.parametrize(
    ("error", "finding", "status"),
    [
        pytest.param(
            ConfigError("No key.", "Make one."),
            Finding("imap", Outcome.FAIL, "No key.", "Make one."),
            78,
            id="the-operator-must-change-something",
        ),
        pytest.param(
            Permanent("login refused. Check username"),
            Finding("imap", Outcome.FAIL, "login refused.", "Check username."),
            78,
            id="the-other-side-will-not",
        ),
        pytest.param(
            Permanent("no such thing"),
            Finding("imap", Outcome.FAIL, "no such thing.", "Check imap.host, imap.port and imap.tls."),
            78,
            id="the-edge-does-not-say-what-to-check",
        ),
        pytest.param(
            Temporary("lost"),
            Finding(
                "imap",
                Outcome.FAIL,
                "lost.",
                "Try again; if it stays, check imap.host, imap.port and imap.tls.",
                again=True,
            ),
            75,
            id="the-other-side-cannot-now",
        ),
    ],
)
def test_what_stops_a_probe_is_a_finding(error: MailbotError, finding: Finding, status: int) -> None:
    findings = list(attempt("imap", lambda: raising(error)))
    assert findings == [finding]
    assert exit_status(findings) == status


def test_what_was_found_before_the_trouble_is_kept() -> None:
    def probe() -> Iterator[Finding]:
        yield fine("imap", "Logged in.")
        raise Temporary("lost")

    assert [finding.outcome for finding in attempt("imap", probe)] == [Outcome.OK, Outcome.FAIL]


def test_a_warning_fails_nothing() -> None:
    assert exit_status([Finding("clock", Outcome.WARN, "odd")]) == 0


def test_what_waiting_does_not_mend_counts_more() -> None:
    lost = Finding("imap", Outcome.FAIL, "lost", again=True)
    assert exit_status([lost, Finding("key", Outcome.FAIL, "expired")]) == 78


@pytest.mark.parametrize(
    ("age", "found"),
    [
        pytest.param(timedelta(0), [(Outcome.OK, "the key ends on")], id="a-new-key-is-fine"),
        pytest.param(
            2 * YEAR - timedelta(days=89),
            [(Outcome.OK, "work"), (Outcome.WARN, "key rotate")],
            id="a-successor-is-due-90-days-before",
        ),
        pytest.param(
            2 * YEAR + timedelta(days=1), [(Outcome.FAIL, "key rotate")], id="nobody-encrypts-to-an-ended-subkey"
        ),
        pytest.param(3 * YEAR + timedelta(days=1), [(Outcome.FAIL, "key rotate")], id="nothing-is-left-of-the-key"),
    ],
)
def test_our_key_is_watched(made: Made, age: timedelta, found: list[tuple[Outcome, str]]) -> None:
    ours = our_keys(load(made.config), made.config)
    findings = list(attempt("key", lambda: probe_key(ours, NOW + age)))
    assert [finding.outcome for finding in findings] == [outcome for outcome, _ in found]
    for finding, (_, says) in zip(findings, found, strict=True):
        assert says in finding.text + finding.remedy


def test_the_remedy_for_an_ageing_key_works(made: Made) -> None:
    ours = our_keys(load(made.config), made.config)
    rotate_subkeys(ours, NOW + 3 * YEAR, "me", early=False)  # long after all of it has ended
    (finding,) = probe_key(ours, NOW + 3 * YEAR)
    assert finding.outcome is Outcome.OK


def test_a_wrong_passphrase_is_found(made: Made) -> None:
    config = load(made.config)
    open_gpg(config).sign(b"", NOW)  # from here on the agent remembers the right one
    (made.credentials / "openpgp-passphrase").write_text("wrong")
    (finding,) = attempt("key", lambda: probe_key(our_keys(config, made.config), NOW))
    assert finding.outcome is Outcome.FAIL
    assert "passphrase" in finding.text


def test_handlers_keys_are_watched() -> None:
    soon = Key("A" * 40, "", (), NOW + timedelta(days=10))
    handlers = [Handler("Anke", "anke@example.org", key=soon), Handler("Bram", "bram@example.org", cleartext=True)]
    (finding,) = probe_handlers(handlers, NOW)
    assert (finding.outcome, "Ask Anke" in finding.remedy) == (Outcome.WARN, True)
    (finding,) = probe_handlers(handlers[1:], NOW)
    assert finding.outcome is Outcome.OK


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        pytest.param(Key("A" * 40, "", (), NOW + 2 * YEAR), Outcome.OK, id="for-years"),
        pytest.param(Key("A" * 40, "", (), NOW + timedelta(days=10)), Outcome.WARN, id="expires-soon"),
        pytest.param(Key("A" * 40, "", (), NOW, "expired"), Outcome.FAIL, id="expired"),
        pytest.param(Key("A" * 40, "", (), NOW), Outcome.FAIL, id="expired-since-it-was-read"),
        pytest.param(Key("A" * 40, "", (), None, NOT_YET, NOW + YEAR), Outcome.FAIL, id="not-valid-yet"),
        pytest.param(Key("A" * 40, "", (), None, NOT_YET, NOW), Outcome.OK, id="valid-since-it-was-read"),
    ],
)
def test_keys_of_partners_and_handlers_are_watched(key: Key, outcome: Outcome) -> None:
    says = (("nl", "de IBD"),)
    (finding,) = probe_partners([Partner("IBD", "incident@ibd.example", key, says=says)], ["nl"], NOW)
    assert (finding.outcome, "Ask IBD" in finding.remedy) == (outcome, outcome is not Outcome.OK)
    (finding,) = probe_handlers([Handler("Anke", "anke@example.org", key=key)], NOW)
    assert (finding.outcome, "Ask Anke" in finding.remedy) == (outcome, outcome is not Outcome.OK)


def test_a_partner_is_told_of_with_an_article() -> None:
    partner = Partner("IBD", "incident@ibd.example", Key("A" * 40, "", ()), says=(("nl", "de IBD"),))
    _, unsaid = probe_partners([partner], ["nl", "fr"], NOW)
    told = "Letters in fr call IBD by its name alone, without an article."
    assert (unsaid.outcome, unsaid.text) == (Outcome.WARN, told)


def test_a_database_that_cannot_be_written_is_found(tmp_path: Path) -> None:
    (finding,) = probe_database(f"sqlite:///{tmp_path}/mailbot.db", NOW)
    assert finding.outcome is Outcome.OK
    store = Store(f"sqlite:///{tmp_path}/mailbot.db", None)
    assert store.setting("checked_at") == NOW.isoformat().encode()
    store.close()
    (finding,) = attempt("database", lambda: probe_database(f"sqlite:///{tmp_path}/missing/mailbot.db", NOW))
    assert finding.outcome is Outcome.FAIL


def test_a_wrong_text_is_found(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en/invalid.txt").write_text("Subject: {{ nonsense }}\n\nNo.\n")
    findings = list(probe_texts(Texts(tmp_path)))
    assert [finding for finding in findings if "en/invalid.txt" in finding.text]
    assert {finding.outcome for finding in findings} == {Outcome.FAIL}


def test_the_clock_is_asked_without_being_set() -> None:
    before = datetime.now(UTC)
    (finding,) = probe_clock(before)
    assert finding.outcome in (Outcome.OK, Outcome.WARN)
    assert f"{before:%Y-%m-%d %H:%M} UTC" in finding.text


@pytest.mark.parametrize(
    ("bars", "outcome", "says"),
    [
        pytest.param(("no_new_privs", "landlock", "seccomp"), Outcome.OK, "no_new_privs, landlock, seccomp", id="all"),
        pytest.param(("no_new_privs", "seccomp"), Outcome.WARN, "This kernel has no landlock", id="an-older-kernel"),
        pytest.param(("no_new_privs", "landlock"), Outcome.WARN, "without seccomp", id="without-the-library"),
        pytest.param((), Outcome.WARN, "without no_new_privs and landlock and seccomp", id="nothing"),
    ],
)
@pytest.mark.parametrize("name", ["the parser", "gpg"])
def test_what_shuts_in_who_reads_strangers_bytes_is_told(
    name: str, bars: tuple[str, ...], outcome: Outcome, says: str
) -> None:
    (finding,) = probe_cage({"the parser": BARS, "gpg": BARS} | {name: bars})
    assert finding.outcome is outcome
    assert says in finding.text


@pytest.mark.parametrize(
    ("missing", "ask", "outcome", "text"),
    [
        pytest.param({}, False, Outcome.OK, "are taken out", id="all-of-them"),
        pytest.param({"PIL": "pictures"}, False, Outcome.WARN, "The metadata of pictures stay", id="one-missing"),
        pytest.param({"PIL": "pictures"}, True, Outcome.OK, "relay_metadata: ask", id="nobody-asked-for-it"),
    ],
)
def test_whether_metadata_can_be_taken_out_is_said(
    missing: dict[str, str], text: str, outcome: Outcome, *, ask: bool
) -> None:
    (finding,) = probe_metadata(missing, ask=ask)
    assert (finding.outcome, text in finding.text) == (outcome, True)
    assert ("make metadata" in finding.remedy) is (outcome is Outcome.WARN)
