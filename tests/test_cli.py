import io
import json
import os
import pty
import pwd
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from mailbot.admin.identity import who
from mailbot.admin.init import Made
from mailbot.bootstrap.keys import open_gpg
from mailbot.bootstrap.store import open_store
from mailbot.cli import run
from mailbot.config import load
from mailbot.edges.store import Arrival, MessageState, Store, WantedLetter
from mailbot.facts import Audience, Case, Letter, Promise, State, Version, Written
from mailbot.logs import Log, log_to_stderr, trace
from tests.installed import change
from tests.machine import LONG
from tests.people import make_home, remove_home
from tests.running_clocks import running
from tests.sample_letters import sample
from tests.servers import Dovecot, SmtpServer
from tests.websites import Page, Websites

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOSTILE = "\x1b[2J\x9b\u202egpj.exe"
CASE = Case(
    reference="VB-2026-K7QM",
    state=State.RECEIVED,
    opened_at=NOW,
    reporter="reporter@example.org",
    language="nl",
    subject=f"Lek {HOSTILE}",
    received_at=NOW,
    assessment=Promise(date(2026, 11, 30)),
)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where nothing is yet, on a path that is short enough for gpg's socket."""
    root = make_home()
    yield root / "etc"
    remove_home(root / "etc/state/gnupg")
    remove_home(root)


@pytest.fixture
def filled(made: Made) -> Iterator[Store]:
    """The store of an installation that has seen one case, one held message and one letter."""
    config = load(made.config)
    store = open_store(config, open_gpg(config), NOW)
    with store.write() as tx:
        tx.save_case(CASE, 0, NOW)
        tx.append(CASE.reference, "received", {"name": HOSTILE}, NOW)
        letter = Letter(sample("receipt"), Audience.REPORTER, CASE.reporter, "nl", reference=CASE.reference)
        tx.queue(Written(letter, "<1@voorbeeld.example>", b""), at=NOW)
    row = store.record(f"Subject: {HOSTILE}\r\n\r\nx".encode(), Arrival(None, None, NOW, NOW), identity=b"1").row
    store.claim_message("owner", NOW)
    with store.write() as tx:
        tx.finish_message(row, "owner", MessageState.HELD, reason=f"odd {HOSTILE}")
    yield store
    store.close()


@pytest.fixture
def mailbot(made: Made, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command for that installation; gives exit status, standard output, standard error."""
    monkeypatch.setenv("MAILBOT_CONFIG", str(made.config))

    def command(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments)
        said = capsys.readouterr()
        assert "\x1b" not in said.out + said.err
        assert "Traceback" not in said.out + said.err
        return status, said.out, said.err

    return command


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        pytest.param([], 64, "Usage", id="nothing"),
        pytest.param(["--help"], 0, "Usage", id="help"),
        pytest.param(["sing"], 64, "sing", id="an-unknown-command"),
        pytest.param(["cases", "--sing"], 64, "--sing", id="an-unknown-option"),
        pytest.param(["cases", "--state", "lost"], 64, "lost", id="an-unknown-state"),
        pytest.param(["ingest", "/nonexistent/mail"], 64, "/nonexistent/mail", id="a-file-that-is-not-there"),
        pytest.param(["init", "/nonexistent/etc"], 64, "--organisation, --address, ", id="init-with-nobody-to-ask"),
        pytest.param(["--config", "/nonexistent/c", "cases"], 78, "no configuration file", id="no-configuration"),
        pytest.param(["--config", "/dev/null", "run"], 78, "holds no keys", id="an-empty-configuration"),
        pytest.param(["--config", "/dev/null", "check"], 78, "holds no keys", id="checking-an-empty-configuration"),
        pytest.param(
            ["--config", "/dev/null", "ingest", "-"], 75, "holds no keys", id="the-mail-server-keeps-a-message"
        ),
        pytest.param(["--config", "secret\0", "cases"], 70, "bug in mailbot: ValueError at", id="a-bug"),
        pytest.param(["--config", "secret\0", "ingest", "-"], 75, "bug in mailbot", id="a-bug-bounces-no-message"),
    ],
)
def test_exit_statuses(
    arguments: list[str],
    status: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Subject: x\r\n\r\n")))
    assert run(arguments) == status
    output = "".join(capsys.readouterr())
    assert said in output
    assert "Traceback" not in output


ANSWERS = {
    "Name of the organisation": ["Gemeente Voorbeeld"],
    "Published address": ["security", "security@voorbeeld.example"],
    "Web page of the policy": ["www.voorbeeld.example", "https://www.voorbeeld.example/melden"],
    "Web page of the privacy statement": ["https://www.voorbeeld.example/privacy"],
    "Name of the person in charge": ["Anke de Vries"],
    "That person's own address": ["anke@voorbeeld.example"],
    "IMAP server": ["imap.voorbeeld.example"],
    "SMTP server": ["smtp.voorbeeld.example"],
    "Prefix": ["vb", "VB"],
    "Authentication-Results": [""],
}


def test_init_asks_again_for_what_the_configuration_would_refuse(folder: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mailbot", "init", str(folder)]
    os.write(ours, "".join(f"{line}\n" for lines in ANSWERS.values() for line in lines).encode())
    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=False)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    asked = done.stdout + done.stderr
    assert {question: asked.count(question) >= len(lines) for question, lines in ANSWERS.items()} == dict.fromkeys(
        ANSWERS, True
    )
    assert "must be two to eight capital letters" in asked
    assert load(folder / "config.yaml").case_prefix == "VB"


def test_init_says_which_answer_of_an_option_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = {
        "--organisation": "Voorbeeld",
        "--address": "security@voorbeeld.example",
        "--policy-url": "https://voorbeeld.example",
        "--privacy-url": "https://voorbeeld.example",
        "--lead-name": "Anke",
        "--lead-address": "anke",
        "--imap-host": "imap",
        "--smtp-host": "smtp",
        "--prefix": "VB",
    }
    assert run(["init", str(folder), *(word for option in options.items() for word in option)]) == 64
    assert "--lead-address: must be one e-mail address" in capsys.readouterr().err
    assert not folder.exists()


@pytest.mark.skipif(os.getuid() != 0, reason="only root can work in what belongs to another")
@pytest.mark.parametrize("arguments", [["cases"], ["run", "--once"], ["outbox", "list"], ["check"]])
def test_root_is_sent_to_the_user_of_the_service(mailbot: Any, made: Made, arguments: list[str]) -> None:
    state = load(made.config).state_dir
    os.chown(state, pwd.getpwnam("nobody").pw_uid, -1)
    before = set(state.rglob("*"))
    status, said, errors = mailbot(*arguments)
    typed = f"Run: runuser -u nobody -- mailbot {' '.join(arguments)}\n"
    assert (status, typed in said + errors) == (78, True)
    assert set(state.rglob("*")) == before


def test_a_bug_is_logged_without_content(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr()
    try:
        int("canary")
    except ValueError as bug:
        place = trace(bug)
    logged = capsys.readouterr().err
    assert place.startswith("ValueError at test_cli.py:")
    assert logged.startswith("error bug kind=ValueError at=test_cli.py:")
    assert "canary" not in place + logged


def test_a_line_goes_to_the_standard_error_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as replaced, io.StringIO() as before:
        replaced.setattr("sys.stderr", before)
        log_to_stderr()
    with monkeypatch.context() as replaced, io.StringIO() as now:
        replaced.setattr("sys.stderr", now)
        Log("tests").info("here")
        assert now.getvalue() == "info here\n"


# What is loaded later, or never: it is half of what most commands would take
MAIL = {"aiosmtplib", "authres", "imapclient", "mailparser", "requests"}
LATER = {*MAIL, "alembic", "confusable_homoglyphs", "holidays.countries", "jinja2", "rich", "structlog"}


@pytest.mark.parametrize(
    ("does", "without"),
    [
        pytest.param("import mailbot.cli", {*LATER, "gnupg", "holidays", "pydantic", "sqlalchemy"}, id="help"),
        pytest.param(
            "import mailbot.cli, mailbot.admin.status, mailbot.bootstrap.vitals, mailbot.bootstrap.store;"
            " from mailbot.config import load; from pathlib import Path; load(Path(sys.argv[1]))",
            LATER,
            id="a-command-that-opens-the-store",
        ),
        pytest.param(
            "from mailbot.logs import Log; Log('here').info('there')", {"pygments", "rich"}, id="a-line-of-a-log"
        ),
        pytest.param(
            "from mailbot.case.public_holidays import public_holidays; public_holidays('NL', 2026)",
            {"holidays.countries"},
            id="a-calendar",
        ),
    ],
)
def test_a_command_does_not_wait_for_what_it_does_not_work_with(does: str, without: set[str]) -> None:
    ask = f"import sys; {does}; print(*{without!r} & {{*sys.modules}})"
    example = str(Path(__file__).parent.parent / "config.example.yaml")
    done = subprocess.run([sys.executable, "-c", ask, example], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_the_whole_command_is_there() -> None:
    done = subprocess.run([sys.executable, "-m", "mailbot", "sing"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (64, "")


@pytest.mark.usefixtures("filled")
def test_cases_tell_dates_and_not_who_or_what(mailbot: Any) -> None:
    status, said, _ = mailbot("cases")
    assert (status, said) == (0, "VB-2026-K7QM  received  opened 2026-11-23  assessment by 2026-11-30\n")
    _, said, _ = mailbot("cases", "--json")
    (case,) = json.loads(said)["cases"]
    assert (case["reference"], case["state"], case["assessment_by"]) == ("VB-2026-K7QM", "received", "2026-11-30")
    assert case["opened_at"] == "2026-11-23T09:00:00+00:00"
    assert "reporter" not in said
    assert mailbot("cases", "--state", "closed") == (0, "", "")


def test_cases_tell_of_the_laws_clock_after_the_close_too(mailbot: Any, filled: Store) -> None:
    leak = running(NOW)
    with filled.write() as tx:
        assert tx.save_case(replace(CASE, state=State.CLOSED, clocks=(leak,)), 1, NOW)
    assert "gdpr: notification by 2026-11-26 09:00 UTC" in mailbot("cases")[1]
    (case,) = json.loads(mailbot("cases", "--json")[1])["cases"]
    assert case["breach_until"] == "2026-11-26T09:00:00+00:00"
    assert mailbot("breaches")[0] == 0
    (row,) = json.loads(mailbot("breaches", "--json")[1])["breaches"]
    assert (row["reference"], row["aware_at"]) == ("VB-2026-K7QM", "2026-11-23T09:00:00+00:00")
    assert mailbot("breaches", "--csv")[1].startswith('"reference","clock"')
    assert mailbot("breaches", "--clock", "nis2") == (0, "", "")
    status, _, errors = mailbot("breaches", "--clock", "nis")
    assert (status, "there is no such clock; there is gdpr" in errors) == (64, True)
    assert [entry.kind for entry in filled.journal(CASE.reference)].count("shown") == 3


def test_show_unseals_and_leaves_a_trace(mailbot: Any, filled: Store) -> None:
    status, said, _ = mailbot("show", "vb-2026-k7qm")
    assert status == 0
    assert r"Lek \x1b[2J\x9b\u202egpj.exe" in said
    assert r"received     name=\x1b[2J" in said
    shown = json.loads(mailbot("show", "VB-2026-K7QM", "--json")[1])
    assert (shown["case"]["reporter"], shown["case"]["subject"]) == (CASE.reporter, CASE.subject)
    assert [entry["kind"] for entry in shown["journal"]] == ["received", "shown"]
    assert shown["problems"] == []
    assert [entry.kind for entry in filled.journal(CASE.reference)] == ["received", "shown", "shown"]
    assert filled.journal(CASE.reference)[-1].facts == {"by": who()}
    assert mailbot("show", "VB-2026-AAAA")[0] == 64


def test_a_month_is_told_as_text_page_and_rows(mailbot: Any, filled: Store, tmp_path: Path) -> None:
    month = f"{NOW:%Y-%m}"
    page, rows = tmp_path / "report.html", tmp_path / "report.csv"
    status, said, _ = mailbot("report", "--month", month, "--language", "en", "--csv", str(rows))
    assert (status, "New cases: 1" in said) == (0, True)
    told = json.loads(mailbot("report", "--month", month, "--json")[1])
    assert (told["came"], told["held"], told["mails"], told["open"]) == (1, 1, 1, 1)
    assert f'"{month}","came","1"' in rows.read_text()
    assert rows.stat().st_mode & 0o777 == 0o600
    assert HOSTILE not in said
    assert mailbot("report", "--month", "November")[0] == 64
    assert mailbot("report", "--language", "xx")[0] == 64
    assert mailbot("report", "--month", month, "--csv", str(tmp_path / "no" / "where.csv"))[0] == 78
    assert not page.exists()


def test_what_was_in_force_is_shown_and_nothing_of_who(mailbot: Any, filled: Store) -> None:
    status, said, _ = mailbot("history", "vb-2026-k7qm")
    assert (status, "receipt" in said, CASE.reporter in said) == (0, True, False)
    (letter,) = json.loads(mailbot("history", CASE.reference, "--json")[1])["letters"]
    assert (letter["letter"], letter["text_hash"]) == ("receipt", None)
    assert mailbot("history", "VB-2026-AAAA")[0] == 64
    with filled.write() as tx:
        wording = Version("nl/receipt", "Dank u.")
        letter = Letter(sample("receipt"), Audience.REPORTER, CASE.reporter, "nl", reference=CASE.reference)
        tx.queue(Written(letter, "<2@voorbeeld.example>", b"", wording=wording), at=NOW)
    assert "Dank u." in mailbot("texts", "--letter", "receipt")[1]
    assert json.loads(mailbot("texts", "--on", "2026-11-22", "--json")[1]) == {"versions": []}
    status, said, errors = mailbot("texts", "--letter", "accepted")
    assert (status, said, "Nothing of it was in force" in errors) == (0, "", True)
    for option, wrong, near in [("--letter", "acepted", "accepted"), ("--language", "xx", "de, en, fr, nl")]:
        status, _, errors = mailbot("texts", option, wrong)
        assert (status, f"there is no {wrong}; there is {near}" in errors) == (64, True)
    (version,) = json.loads(mailbot("texts", "--language", "nl", "--on", f"{NOW:%Y-%m-%d}", "--json")[1])["versions"]
    assert (version["name"], version["hash"]) == ("nl/receipt", wording.hash.hex())


def test_publishing_needs_a_site_and_leaves_what_is_not_ours(mailbot: Any, made: Made, tmp_path: Path) -> None:
    folder = tmp_path / "www"
    status, _, said = mailbot("publish", str(folder))
    assert (status, "published: [https://www.voorbeeld.example]" in said) == (78, True)
    with made.config.open("a") as config:
        config.write("published: [https://www.Voorbeeld.example/]\n")
    status, said, _ = mailbot("publish", str(folder))
    assert (status, "written    .well-known/security.txt (until 20" in said) == (0, True)
    (folder / "security/nl.html").write_text("corrected by the editor of the site")
    status, said, _ = mailbot("publish", str(folder), "--json")
    published = json.loads(said)
    assert {file["path"]: file["outcome"] for file in published["files"] if file["outcome"] != "unchanged"} == {
        "security/nl.html": "left"
    }
    assert (status, published["folder"]) == (65, str(folder))
    assert any("--replace" in note for note in published["notes"])
    assert mailbot("publish", str(folder), "--replace")[0] == 0


def test_what_is_published_is_looked_at_where_strangers_find_it(
    mailbot: Any, made: Made, tmp_path: Path, websites: Websites
) -> None:
    with made.config.open("a") as config:
        config.write("published: [https://www.voorbeeld.example]\n")
    assert mailbot("publish")[0] == 64
    assert mailbot("publish", str(tmp_path / "www"))[0] == 0
    websites.serve("www.voorbeeld.example", tmp_path / "www")
    websites.serve("voorbeeld.example", tmp_path / "www")
    websites.put("www.voorbeeld.example", "/melden", Page(b"<h1>Melden"))
    status, said, _ = mailbot("publish", "--check", "--json")
    answer = json.loads(said)
    assert (status, answer["files"], {one["outcome"] for one in answer["findings"]}) == (0, None, {"ok"})
    del websites.pages["www.voorbeeld.example"]["/.well-known/security.txt"]
    status, said, _ = mailbot("publish", str(tmp_path / "www"), "--check")
    assert (status, "unchanged  .well-known/security.txt" in said) == (78, True)
    assert "fail  https://www.voorbeeld.example/.well-known/security.txt\n      is not there. Let" in said
    websites.pages.clear()
    assert mailbot("publish", "--check")[0] == 75


def test_the_outbox_is_listed_and_tried_again(mailbot: Any, filled: Store) -> None:
    assert "VB-2026-K7QM    receipt to reporter" in mailbot("outbox", "list")[1]
    (letter,) = json.loads(mailbot("outbox", "list", "--json")[1])["letters"]
    assert (letter["state"], letter["text"], letter["attempts"]) == ("queued", "receipt", 0)
    filled.claim_letter(WantedLetter("owner", NOW, NOW))
    filled.mark_failed(letter["id"], "owner", NOW, f"550 {HOSTILE}")
    assert r"failed" in mailbot("outbox", "list")[1]
    assert mailbot("outbox", "retry", str(letter["id"]))[0] == 0
    (retried,) = [entry for entry in filled.journal(CASE.reference) if entry.kind == "retried"]
    assert retried.facts == {"by": who(), "letter": "receipt"}
    assert json.loads(mailbot("outbox", "list", "--json")[1])["letters"][0]["state"] == "queued"
    assert mailbot("outbox", "retry", "4711")[0] == 64


def test_what_is_held_is_listed_shown_and_released(mailbot: Any, filled: Store) -> None:
    assert r"odd" in mailbot("held", "list")[1]
    (message,) = json.loads(mailbot("held", "list", "--json")[1])["messages"]
    number = str(message["id"])
    assert r"Subject: \x1b[2J\x9b\u202egpj.exe" in mailbot("held", "show", number)[1]
    assert mailbot("held", "release", number)[0] == 0
    assert filled.held_messages() == []
    for command in (["show", number], ["release", number], ["discard", number, "spam"]):
        assert mailbot("held", *command)[0] == 64


def test_all_that_is_held_is_released_but_for_spam(mailbot: Any, filled: Store) -> None:
    for number, reason in enumerate(("odd", "spam: X-Spam-Flag"), start=2):
        row = filled.record(b"x%d" % number, Arrival(None, None, NOW, NOW), identity=b"%d" % number).row
        filled.claim_message("owner", NOW)
        with filled.write() as tx:
            tx.finish_message(row, "owner", MessageState.HELD, reason=reason)
    for wrong in ([], ["1", "--all"]):
        assert mailbot("held", "release", *wrong)[0] == 64
    said = "Released: 2. The daemon takes them in next.\nLeft as spam: 1. `mailbot held release ID` releases one.\n"
    assert mailbot("held", "release", "--all")[:2] == (0, said)
    assert [held.reason for held in filled.held_messages()] == ["spam: X-Spam-Flag"]


def test_what_is_held_is_discarded(mailbot: Any, filled: Store) -> None:
    (message,) = filled.held_messages()
    assert mailbot("held", "discard", str(message.row), "spam")[0] == 0
    assert filled.held_messages() == []


def test_a_message_is_taken_from_a_pipe_once(mailbot: Any, connected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = b"From: reporter@example.org\r\nSubject: Lek\r\n\r\nHallo\r\n"
    for _ in range(2):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
        assert mailbot("ingest", "-")[0] == 0
    config = load(connected)
    store = open_store(config, open_gpg(config), NOW)
    claimed = store.claim_message("owner", NOW)
    assert claimed is not None
    assert claimed.raw == raw
    assert store.claim_message("owner", NOW) is None
    store.close()


def test_one_run_answers_what_waits(mailbot: Any, connected: Path, dovecot: Dovecot, smtp_server: SmtpServer) -> None:
    raw = b"From: reporter@example.org\r\nTo: security@voorbeeld.example\r\nSubject: Hoi\r\n\r\nHallo\r\n"
    dovecot.deliver(load(connected).imap.username, raw)
    status, said, errors = mailbot("run", "--once")
    assert (status, said) == (0, ""), errors
    recipients = {recipient for letter in smtp_server.letters for recipient in letter.rcpt_to}
    assert recipients == {"reporter@example.org", "anke@voorbeeld.example"}
    assert len(json.loads(mailbot("cases", "--json")[1])["cases"]) == 1


def test_nothing_runs_under_another_key_than_ours(mailbot: Any, connected: Path) -> None:
    assert mailbot("run", "--once")[0] == 0
    change(connected, {"openpgp": {"fingerprint": "0" * 40}})
    status, _, errors = mailbot("run", "--once")
    assert (status, "our key is not in the gpg home" in errors, "openpgp.fingerprint" in errors) == (78, True, True)


def test_a_wrong_text_of_ones_own_stops_the_start_and_no_letter(
    mailbot: Any, connected: Path, smtp_server: SmtpServer
) -> None:
    texts = connected.parent / "texts/nl"
    texts.mkdir(parents=True)
    (texts / "accepted.txt").write_text("Subject: x\n\n{{ name }}\n")
    connected.write_text(f"{connected.read_text()}\ntexts_dir: texts\n")
    for command in (["run", "--once"], ["check"]):
        status, said, errors = mailbot(*command)
        assert (status, "nl/accepted.txt, line 3: uses name, which" in said + errors) == (78, True), said + errors
        assert "Correct the file" in said + errors
    assert smtp_server.letters == []
    (texts / "accepted.txt").unlink()
    assert mailbot("run", "--once")[0] == 0
    texts.rmdir()
    texts.parent.rmdir()
    status, _, errors = mailbot("run", "--once")
    assert (status, "texts_dir" in errors, "cannot be read" in errors) == (78, True, True)


def test_the_service_says_when_it_is_ready_and_ends_on_sigterm(connected: Path, made: Made) -> None:
    path = made.config.parent.parent / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(path))
        manager.settimeout(LONG)
        environment = {**os.environ, "NOTIFY_SOCKET": str(path), "MAILBOT_CONFIG": str(connected)}
        command = [sys.executable, "-m", "mailbot", "run"]
        with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as daemon:
            assert manager.recv(100) == b"READY=1"
            daemon.send_signal(signal.SIGTERM)
            _, logged = daemon.communicate(timeout=LONG)
        assert daemon.returncode == 0, logged
        said = {manager.recv(100)}
        while b"STOPPING=1" not in said:
            said.add(manager.recv(100))
    assert b"Traceback" not in logged


def test_check_finds_nothing_wrong(mailbot: Any, connected: Path) -> None:
    status, said, errors = mailbot("check")
    assert (status, errors) == (0, ""), said
    lines = [line.split()[:2] for line in said.splitlines() if not line.startswith(" ")]
    assert [thing for _, thing in lines] == [
        "clock",
        "config",
        "texts",
        "cage",
        "metadata",
        "key",
        "handlers",
        "retention",
        "database",
        *("backup", "backup"),  # there is none, and nobody has confirmed that the key is elsewhere: warnings
        "imap",
        "smtp",
    ]


def test_check_says_what_is_wrong_and_goes_on(mailbot: Any, connected: Path, made: Made) -> None:
    change(connected, {"imap": {"port": 1}})
    with connected.open("a") as file:
        file.write("\npartners: [{name: IBD, address: incident@ibd.example, key: keys/missing.asc}]\n")
    (made.credentials / "smtp-password").write_text("wrong")
    (made.credentials / "openpgp-passphrase").write_text("wrong")
    status, said, _ = mailbot("check", "--json")
    found = {one["thing"]: one["outcome"] for one in json.loads(said)["findings"]}
    assert status == 78
    assert {thing: found[thing] for thing in ("config", "key", "handlers", "partners", "database", "imap", "smtp")} == {
        "config": "ok",
        "key": "fail",
        "handlers": "ok",
        "partners": "fail",
        "database": "ok",
        "imap": "fail",
        "smtp": "fail",
    }


@pytest.fixture
def mx(connected: Path, dovecot: Dovecot) -> Iterator[SmtpServer]:
    """What strangers' servers talk to: takes whatever is for our mailbox, from anybody."""
    user = load(connected).imap.username
    file = yaml.safe_load(connected.read_text()) | {"vouching": ["dmarc", "exchange"]}
    file["smtp"] = {name: value for name, value in file["smtp"].items() if name not in ("username", "password")}
    connected.write_text(yaml.safe_dump(file))
    with SmtpServer(None) as server:
        server.deliver = lambda raw: dovecot.deliver(user, raw)
        yield server


def _without_claims(raw: bytes) -> bytes:
    return re.sub(rb"^(Authentication-Results|X-MS-Exchange)[^\n]*\n", b"", raw, flags=re.MULTILINE)


def _tried(mailbot: Any, mx: SmtpServer) -> tuple[int, list[tuple[str, str]]]:
    status, said, _ = mailbot("check", "--probe", "--via", f"localhost:{mx.port}", "--json")
    *found, last = [one for one in json.loads(said)["findings"] if one["thing"] == "probe"]
    assert (last["outcome"], last["text"]) == ("warn", "true mail: not tried, as smtp: has no login.")
    assert "--login" in last["remedy"]
    return status, [(one["outcome"], one["text"]) for one in found]


def test_a_probe_tells_of_an_mx_that_lets_forgeries_pass(mailbot: Any, mx: SmtpServer, smtp_server: SmtpServer) -> None:
    status, found = _tried(mailbot, mx)
    assert (status, found) == (
        78,
        [("fail", "dmarc: a forgery is BELIEVED."), ("fail", "exchange: a forgery is BELIEVED.")],
    )
    assert (len(mx.letters), smtp_server.letters) == (2, [])
    assert mailbot("run", "--once")[0] == 0
    assert (smtp_server.letters, json.loads(mailbot("held", "list", "--json")[1])["messages"]) == ([], [])


def test_a_probe_is_content_with_an_mx_that_strips(mailbot: Any, mx: SmtpServer) -> None:
    deliver = mx.deliver
    assert deliver is not None
    mx.deliver = lambda raw: deliver(_without_claims(raw))
    status, found = _tried(mailbot, mx)
    assert (status, {outcome for outcome, _ in found}) == (0, {"ok"}), found
    assert len(mx.letters) == 2


def test_a_probe_tells_a_refusal_from_no_answer(mailbot: Any, mx: SmtpServer) -> None:
    mx.on("MAIL", "553 5.7.1 not logged in", "451 4.7.1 come back later")
    status, found = _tried(mailbot, mx)
    (refused, told), (put_off, why) = found
    assert (status, refused, put_off) == (75, "ok", "fail"), found
    assert ("refused the forgery" in told, "not tried" in why) == (True, True)
    mx.stop()
    assert {outcome for outcome, _ in _tried(mailbot, mx)[1]} == {"fail"}


def test_check_says_of_a_server_without_a_login_that_there_is_none(mailbot: Any, connected: Path, made: Made) -> None:
    with SmtpServer(None) as server:
        file = yaml.safe_load(connected.read_text())
        file["smtp"] = {"host": "localhost", "port": server.port, "tls": "none"}
        connected.write_text(yaml.safe_dump(file))
        (made.credentials / "smtp-password").unlink()
        status, said, _ = mailbot("check")
    assert status == 0, said
    assert "ok    smtp      No login configured; letters can be handed over." in said


def test_check_says_when_waiting_may_help(mailbot: Any, connected: Path) -> None:
    change(connected, {"imap": {"port": 1}})
    status, said, _ = mailbot("check")
    assert status == 75
    assert "fail  imap" in said


@pytest.mark.parametrize(
    ("trouble", "status"),
    [
        pytest.param(MemoryError(), 75, id="in Python"),
        pytest.param(SystemError("error return without exception set"), 75, id="in C"),
        pytest.param(ImportError("libpq.so: failed to map segment from shared object"), 75, id="in the loader"),
        pytest.param(ImportError("x.so: cannot allocate memory in static TLS block"), 75, id="in its threads' part"),
        pytest.param(ImportError("No module named 'gnupg'"), 70, id="a module that is not there"),
        pytest.param(LookupError("unknown encoding: euc_jp"), 75, id="in a codec of Python's own"),
        pytest.param(ValueError("memory"), 70, id="a bug"),
        pytest.param(KeyError("memory"), 70, id="a bug in a table"),
        pytest.param(PermissionError(13, "Permission denied", "/root/x"), 78, id="another's folder, looked into"),
        pytest.param(FileNotFoundError(2, "No such file", "/root/x"), 70, id="a file that should be there"),
    ],
)
def test_what_is_no_bug_is_not_called_one(trouble: Exception, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr("mailbot.cli.app", fails)
    assert run(["check"]) == status
