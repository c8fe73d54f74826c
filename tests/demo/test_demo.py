from __future__ import annotations

import gc
import io
import re
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rich.console import Console

import mailbot.languages
from mailbot.bootstrap.daemon import build_daemon
from mailbot.cli import CONFIG, run
from mailbot.config import load
from mailbot.demo import perform
from mailbot.demo.people import Debt, Origin, ReadLetter
from mailbot.demo.promises import PromiseMade, find_promises, why_not_confidential
from mailbot.demo.servers import LOOPBACK, SECONDS, Loses, MailServer
from mailbot.facts import Content
from mailbot.letters.for_reporter import Accepted, Acknowledgement, Closed, Fixed, Progress, Receipt
from tests.machine import LONG

ROSA = "rosa@melder.example"
SCREEN = 23  # lines of a terminal of 24, below its header
LETTERS = Path(mailbot.languages.__file__).parent / "en" / "letters"
MAILS_BEFORE = 66  # that the lead got when each morning told what the last one had told
SECURITY = "security@voorbeeld.example"
PASSWORD = "-pass"  # as random ones may be
LOGIN = f"1 LOGIN {SECURITY} {PASSWORD}".encode()


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the demo makes its folder: short, as the sockets of agents want it."""
    short = Path(tempfile.mkdtemp(prefix="mb-"))
    monkeypatch.setattr(tempfile, "tempdir", str(short))
    yield short
    shutil.rmtree(short)


def left_in(folder: Path) -> list[str]:
    """What is left of the demo; an agent that was told to end may take a moment for it."""
    until = time.monotonic() + LONG
    while (found := found_in(folder)) and time.monotonic() < until:
        time.sleep(0.02)
    return found


def found_in(folder: Path) -> list[str]:
    """Files below `folder`, and processes that were started there."""
    commands = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            commands.append(process.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:  # it has just ended
            continue
    return [*map(str, folder.iterdir()), *(command for command in commands if str(folder) in command)]


def subjects_of(name: str) -> list[str]:
    """What the subject of an English letter may begin with, whatever it says."""
    subject = (LETTERS / f"{name}.txt").read_text("utf-8").partition("\nSubject: ")[2].partition("\n")[0]
    return [words.strip() for words in re.split(r"\{[{%].*?[%}]\}", subject) if words.strip()]


def played(loses: Loses) -> tuple[int, str]:
    screen = Console(file=io.StringIO(), width=80)
    status = perform(lambda path, now: build_daemon(load(path), now=now), screen, loses)
    assert isinstance(screen.file, io.StringIO)
    return status, screen.file.getvalue()


def test_the_command_plays_a_whole_case_on_any_terminal_and_leaves_nothing_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(terminal, encoding="latin-1", write_through=True))
    assert run(["demo"]) == 0
    shown = terminal.getvalue().decode("latin-1")
    story, summary = shown.split("Every promise")
    kinds = [line.split(" due ")[0].strip() for line in summary.splitlines() if " due " in line]
    news = kinds.count("news of progress")
    assert news >= 2
    assert [kind for kind in kinds if kind != "news of progress"] == [
        "our key",
        "a receipt for her report",
        "an assessment",
        "a solution",
    ]
    assert f"{news + 4} of {news + 4} promises kept" in summary
    for sight in [
        "Anke writes       #acept 2026-05-15",
        "held              in a handler's name, not proven",
        "Rosa writes       is there any news?",
        "The case: closed",
    ]:
        assert sight in story
    for who, name in [
        ("Anke and Bram", "case"),
        ("Anke and Bram", "assessment-reminder"),
        ("Anke", "unproven"),  # in her name, and she had not: she is asked
        ("Rosa", "progress"),
    ]:
        assert any(f"to {who:14} {subject}" in story for subject in subjects_of(name)), name
    weeks = story.split("-- The week of" if "-- The week" in story else " The week of")[1:]
    assert max(week.count("\n") for week in weeks) <= SCREEN
    assert max(map(len, shown.splitlines())) <= 80
    proofs = subjects_of("record-head")  # once a week, to be put away: nobody's work
    to_anke = [line for line in story.splitlines() if " to Anke" in line and not any(one in line for one in proofs)]
    assert len(to_anke) <= MAILS_BEFORE // 3
    assert left_in(folder) == []


def test_a_progress_letter_that_never_arrives_is_a_broken_promise(folder: Path) -> None:
    status, shown = played(lambda to, at: to == ROSA and at.date() == date(2026, 4, 24))
    assert status == 1
    assert "news of progress                 due Fri 24 Apr   came Wed 29 Apr 16:20  NOT KEPT" in shown
    for sight in [
        "Rosa writes, encrypted and signed",
        "Anke and Bram get, in clear to Anke, encrypted and signed to Bram",
        "+ requests.txt.untrusted",
        "This would have worked:",  # in answer to a slip
        "held: in a handler's name, not proven",
    ]:
        assert sight in shown


def test_a_case_that_cannot_go_on_ends_and_says_why(folder: Path) -> None:
    status, shown = played(lambda to, _: to == ROSA)
    assert status == 1
    assert "Rosa never got the letter “acknowledgement”." in shown
    assert "0 of 5 promises kept" in shown
    assert left_in(folder) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param([], LOGIN, id="before the login"),
        pytest.param([LOGIN], b"2 NOOP", id="after it"),
        pytest.param([LOGIN, b"2 SELECT INBOX", b"3 IDLE"], b"DONE", id="in IDLE"),
        pytest.param([LOGIN, b"2 APPEND INBOX {4}"], b"A: B\r\n", id="in the middle of a command"),
    ],
)
def test_a_session_that_waits_outlives_the_garbage_collector(before: list[bytes], after: bytes) -> None:
    with (
        MailServer(SECURITY, PASSWORD, lambda: datetime.now(UTC)) as server,
        socket.create_connection((LOOPBACK, server.imap_port), SECONDS) as client,
        client.makefile("rwb", buffering=0) as lines,
    ):
        said = lines.readline()
        for command in before:
            lines.write(command + b"\r\n")
            while not said.startswith((command[:2], b"+")):
                said = lines.readline()
        gc.collect()
        lines.write(after + b"\r\n")
        assert lines.readline()
        server.deliver(b"From: rosa@melder.example\r\n\r\nHello\r\n", passed=False)  # its own session is there too


def test_without_its_extra_the_demo_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in [name for name in sys.modules if name.startswith("mailbot.demo")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "pymap.imap", None)
    assert run(["demo"]) == CONFIG
    assert capsys.readouterr().err == "The demo needs pymap.imap.\nRun: pip install 'mailbot[demo]'\n"


def letter(  # what it says by which day is made up: nothing of it is looked at but the day
    day: str, kind: type[Content], *says: Debt | str, encrypted: bool = True, signed: bool = True, text: str = ""
) -> ReadLetter:
    at = datetime.fromisoformat(f"2026-{day}T10:00").replace(tzinfo=UTC)
    key = {"key.asc": b"-----BEGIN PGP PUBLIC KEY BLOCK-----"} if not encrypted else {}
    owed = {Debt(what): date.fromisoformat(f"2026-{by}") for what, by in zip(says[::2], says[1::2], strict=True)}
    text = text or "\n".join(f"Mumble mumble {by.day}\n{by:%B}." for by in owed.values())
    subject = f"Something [{kind.text}]"
    return ReadLetter(ROSA, at, "<1@voorbeeld.example>", subject, text, key, encrypted, signed, Origin(kind, owed))


HELLO = letter("04-01", Acknowledgement, encrypted=False)
RECEIPT = letter("04-01", Receipt, Debt.ASSESSMENT, "04-10")
VALID_SAYS = (Debt.SOLUTION, "05-15", Debt.PROGRESS, "04-24")
VALID = letter("04-10", Accepted, *VALID_SAYS)
NEWS = letter("04-24", Progress, Debt.PROGRESS, "05-08")
SOLVED = letter("05-08", Fixed)


@pytest.mark.parametrize(
    ("letters", "broken"),
    [
        pytest.param([HELLO, RECEIPT, VALID, NEWS, SOLVED], [], id="every-promise-is-kept"),
        pytest.param([RECEIPT, VALID, NEWS, SOLVED], [("our key", "04-01", None)], id="the-key-never-comes"),
        pytest.param(
            [HELLO, letter("04-01", Receipt, Debt.ASSESSMENT, "04-10", signed=False), VALID, NEWS, SOLVED],
            [("a receipt for her report", "04-01", None)],
            id="a-receipt-that-nobody-signed-is-none",
        ),
        pytest.param(
            [HELLO, RECEIPT, letter("04-11", Accepted, *VALID_SAYS), NEWS, SOLVED],
            [("an assessment", "04-10", "04-11")],
            id="the-assessment-comes-a-day-late",
        ),
        pytest.param(
            [
                HELLO,
                letter("04-01", Receipt, Debt.ASSESSMENT, "04-17"),
                letter("04-11", Accepted, *VALID_SAYS),
                NEWS,
                SOLVED,
            ],
            [("an assessment", "04-10", "04-11")],
            id="a-letter-cannot-put-the-published-promise-off",
        ),
        pytest.param(
            [
                HELLO,
                RECEIPT,
                VALID,
                letter("04-24", Progress, Debt.PROGRESS, "05-29"),
                letter("05-11", Fixed),
            ],
            [("news of progress", "05-08", "05-11")],
            id="progress-comes-every-fortnight-whatever-a-letter-says",
        ),
        pytest.param(
            [HELLO, RECEIPT, VALID, letter("04-20", Receipt), SOLVED],
            [("news of progress", "04-24", "05-08")],
            id="a-receipt-is-no-news",
        ),
        pytest.param(
            [HELLO, RECEIPT, VALID, NEWS, letter("05-08", Closed)],
            [("a solution", "05-15", None)],
            id="a-closed-case-is-not-a-solved-one",
        ),
        pytest.param(
            [HELLO, RECEIPT, letter("04-10", Accepted, *VALID_SAYS, text="By and by, on 15 or 24 May."), SOLVED],
            [
                ("a solution, by a named day", "04-01", None),
                ("news of progress, by a named day", "04-01", None),
                ("what nobody owes", "05-24", None),
            ],
            id="what-no-letter-named-is-not-kept-either",
        ),
    ],
)
def test_promises_are_judged_from_letters(letters: list[ReadLetter], broken: list[tuple[str, str, str | None]]) -> None:
    found = [promise for promise in find_promises(letters) if not promise.kept]
    assert found == [
        PromiseMade(
            what,
            date.fromisoformat(f"2026-{by}"),
            datetime.fromisoformat(f"2026-{came}T10:00").replace(tzinfo=UTC) if came else None,
        )
        for what, by, came in broken
    ]


def test_a_letter_in_clear_or_unsigned_is_named() -> None:
    careless = [HELLO, RECEIPT, letter("04-10", Accepted, encrypted=False), letter("04-24", Progress, signed=False)]
    assert why_not_confidential(careless) == [
        "“Something [accepted]” came in clear.",
        "“Something [progress]” came unsigned.",
    ]
