"""Passwords that are put in: nothing is shown of them, and nobody else can read them, from their first octet on."""

from __future__ import annotations

import io
import os
import pty
import pwd
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from mailbot.admin.init import Made
from mailbot.cli import run
from mailbot.config import load
from mailbot.edges.login import Password
from tests.machine import limited

SECRET = "hunter2 \u00e9 geheim"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def heard_until(terminal: int, words: bytes) -> bytes:
    heard = b""
    while words not in heard:
        heard += os.read(terminal, 1024)
    return heard


@pytest.mark.parametrize(
    "session",
    [
        pytest.param(["setsid", "--ctty", "--wait"], id="of-its-own"),
        pytest.param(["setsid", "--wait"], id="that-is-not-the-controlling-one"),
    ],
)
def test_what_is_typed_on_a_terminal_is_not_shown(made: Made, session: Sequence[str]) -> None:
    ours, theirs = pty.openpty()
    command = [*session, sys.executable, "-m", "mailbot", "--config", str(made.config), "credential", "imap-password"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, umask=0) as asking:
        os.close(theirs)
        shown = heard_until(ours, b"is not shown")
        os.write(ours, SECRET.encode() + b"\n")
        shown += heard_until(ours, b"Written to")
    os.close(ours)
    assert (asking.returncode, SECRET.encode() in shown, b"hunter2" in shown) == (0, False, False)
    imap = load(made.config).imap
    assert imap.login() == Password(imap.username, SECRET)
    assert (mode(made.credentials / "imap-password"), list(made.credentials.glob(".*"))) == (0o600, [])


def given(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))


def put_in(made: Made, name: str) -> int:
    return run(["--config", str(made.config), "credential", name])


@pytest.mark.parametrize("raw", [b"from a pipe", b"-----BEGIN\nlines\n-----END\n"])
def test_what_comes_by_a_pipe_is_taken_as_it_is(made: Made, monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    for before in (b"an older one", raw):
        given(monkeypatch, before)
        assert put_in(made, "smtp-password") == 0
    assert ((made.credentials / "smtp-password").read_bytes(), mode(made.credentials / "smtp-password")) == (raw, 0o600)


@pytest.mark.parametrize(
    ("name", "raw", "status"),
    [
        pytest.param("imap-password", b"", 65, id="nothing"),
        pytest.param("imap-password", b"\r\n", 65, id="an-empty-line"),
        pytest.param("imap-password", b"caf\xe9", 65, id="not-utf-8"),
        pytest.param("imap-password", bytes(2 << 20), 65, id="too-large"),
        pytest.param("../config.yaml", b"x", 64, id="a-path-for-a-name"),
        pytest.param("openpgp-passphrase", b"x", 78, id="what-opens-the-key"),
    ],
)
def test_what_is_refused_changes_nothing(
    made: Made, monkeypatch: pytest.MonkeyPatch, name: str, raw: bytes, status: int
) -> None:
    before = {path: path.read_bytes() for path in made.config.parent.rglob("*") if path.is_file()}
    given(monkeypatch, raw)
    assert put_in(made, name) == status
    assert {path: path.read_bytes() for path in made.config.parent.rglob("*") if path.is_file()} == before


@pytest.mark.usefixtures("capsys")  # what is said goes into a file otherwise
def test_on_a_full_disk_the_old_one_stays(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    (made.credentials / "imap-password").write_text("the old one")
    given(monkeypatch, b"the new one")
    with limited(resource.RLIMIT_FSIZE, 0):
        assert put_in(made, "imap-password") == 75
    assert {path.name: path.read_text() for path in made.credentials.glob("*imap*")} == {"imap-password": "the old one"}


def test_a_name_that_the_configuration_does_not_have_is_said(
    made: Made, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, b"x")
    assert put_in(made, "smtp-pasword") == 0
    assert "did you mean smtp-password?" in capsys.readouterr().out


def test_it_can_be_put_in_before_the_configuration_is_right(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    made.config.write_text("organisation: [")
    given(monkeypatch, b"x")
    assert put_in(made, "imap-password") == 0


@pytest.mark.skipif(os.getuid() != 0, reason="only root can work in what belongs to another")
def test_root_is_told_the_whole_command(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    os.chown(made.config.parent, pwd.getpwnam("nobody").pw_uid, -1)
    assert put_in(made, "imap-password") == 78
    words = f"Run: runuser -u nobody -- mailbot --config {made.config} credential imap-password"
    assert words in capsys.readouterr().err
