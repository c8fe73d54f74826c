"""The operator's program gets its line, and harms nothing when it hangs, fails or is missing."""

from __future__ import annotations

import os
import select
from pathlib import Path

import pytest

from mailbot.edges.alarm_program import run_alarm_program
from mailbot.errors import Temporary


def script(folder: Path, body: str) -> str:
    path = folder / "page-me"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


def test_it_gets_the_line_and_its_arguments_without_a_shell(tmp_path: Path) -> None:
    program = script(tmp_path, f'printf "%s|" "$@" > {tmp_path}/said; cat >> {tmp_path}/said')
    run_alarm_program([program, "--to", "a b; $(id)"], '{"event": "broken"}')
    assert (tmp_path / "said").read_text() == '--to|a b; $(id)|{"event": "broken"}\n'


def test_it_gets_no_secret_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", "/run/credentials/mailbot.service")
    monkeypatch.setenv("IMAP_PASSWORD", "canary")
    run_alarm_program([script(tmp_path, f"env > {tmp_path}/env; ls /proc/self/fd > {tmp_path}/open")], "{}")
    assert "canary" not in (tmp_path / "env").read_text()
    assert "CREDENTIALS_DIRECTORY" not in (tmp_path / "env").read_text()
    assert (tmp_path / "open").read_text().split()[:3] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        pytest.param("exit 3", "page-me ended with status 3", id="it fails"),
        pytest.param("kill -9 $$", "page-me ended with status -9", id="it is killed"),
        pytest.param("exec <&-; exit 1", "page-me ended with status 1", id="it does not read"),
    ],
)
def test_what_goes_wrong_is_said(tmp_path: Path, body: str, why: str) -> None:
    with pytest.raises(Temporary, match=why):
        run_alarm_program([script(tmp_path, body)], "{}")


def test_one_that_hangs_is_killed_with_its_children(tmp_path: Path) -> None:
    program = script(tmp_path, f"sleep 600 & echo $! > {tmp_path}/child; wait")
    with pytest.raises(Temporary, match="did not end within 1 seconds"):
        run_alarm_program([program], "{}", seconds=1)
    assert ends(int((tmp_path / "child").read_text()))


def ends(process: int) -> bool:
    """Wait until a process that was killed has ended, which a busy machine takes its time for."""
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    with os.fdopen(descriptor):
        return bool(select.select([descriptor], [], [], 30)[0])


@pytest.mark.parametrize(
    ("program", "why"),
    [
        pytest.param(["/nonexistent/page"], "cannot be run: No such file or directory", id="missing"),
        pytest.param([str(Path(__file__))], "cannot be run: Permission denied", id="not to be run"),
        pytest.param(["/etc"], "cannot be run: Permission denied", id="a folder"),
        pytest.param(["/bin/true", "\0"], "cannot be run: ValueError", id="a NUL"),
    ],
)
def test_what_cannot_be_run_is_said(program: list[str], why: str) -> None:
    with pytest.raises(Temporary, match=why):
        run_alarm_program(program, "{}")
