"""Who is written down as the one who typed a command."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from mailbot.admin.identity import UNSET, who

OURS = os.geteuid()
ANKE, BRAM = 31_001, 31_002  # no accounts of this machine
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another")


def processes(folder: Path, loginuid: int | None, *parents: int) -> Path:
    """What the kernel shows: this process, and its parents by their uids, the nearest first."""
    for number, uid in enumerate([OURS, *parents]):
        status = folder / ("self" if number == 0 else str(100 + number)) / "status"
        status.parent.mkdir()
        parent = 101 + number if number < len(parents) else 1
        status.write_text(f"Name:\tsh\nPPid:\t{parent}\nUid:\t{uid}\t0\t0\t0\n")
    if loginuid is not None:
        (folder / "self/loginuid").write_text(str(loginuid))
    return folder


@pytest.mark.parametrize(
    ("loginuid", "parents", "claim", "said"),
    [
        pytest.param(ANKE, [0, BRAM], "bram", f"uid {ANKE}", id="the-login-before-all-else"),
        pytest.param(UNSET, [0, 0, ANKE, 0], "bram", f"uid {ANKE}", id="no-login-but-a-persons-shell-behind-sudo"),
        pytest.param(None, [ANKE, BRAM], "", f"uid {ANKE}", id="a-kernel-without-audit-and-two-persons"),
        pytest.param(UNSET, [0, 0], "", "root (uid 0)", id="nobody-but-root"),
        pytest.param(UNSET, [0], "anke", "root (uid 0; $SUDO_USER claims anke)", id="root-and-a-claim"),
        pytest.param(0, [0], "anke", "root (uid 0; $SUDO_USER claims anke)", id="a-login-of-root-and-a-claim"),
        pytest.param(UNSET, [0], "root", "root (uid 0)", id="a-claim-that-adds-nothing"),
        pytest.param(UNSET, [0], "x\x1b[2J evil", "root (uid 0)", id="a-claim-that-is-no-name"),
    ],
)
@as_root  # `ours` would be among the parents' uids
def test_what_tells_who(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loginuid: int | None, parents: list[int], claim: str, said: str
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: SERVICE)
    assert who(processes(tmp_path, loginuid, *parents), {"SUDO_USER": claim}) == said


SERVICE = pwd.getpwnam("nobody").pw_uid  # an account that nobody logs in to


@pytest.mark.parametrize(
    ("loginuid", "parents", "environment", "said"),
    [
        pytest.param(UNSET, [], {}, f"nobody (uid {SERVICE}), by whom cannot be told", id="nothing-tells"),
        pytest.param(
            UNSET, [], {"SUDO_USER": "anke"}, f"anke (so $SUDO_USER claims), as nobody (uid {SERVICE})", id="a-claim"
        ),
        pytest.param(
            SERVICE, [SERVICE, 0], {}, f"nobody (uid {SERVICE}), by whom cannot be told", id="the-services-own-crontab"
        ),
    ],
)
def test_the_services_account_is_nobodys_name(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    loginuid: int,
    parents: list[int],
    environment: Mapping[str, str],
    said: str,
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: SERVICE)
    assert who(processes(tmp_path, loginuid, *parents), environment) == said


# What runuser does: becomes the service's user, and leaves where it came from as it was
ASK = f"import os; from mailbot.admin.identity import who; os.setresuid({SERVICE}, {SERVICE}, {SERVICE}); print(who())"


@as_root
@pytest.mark.parametrize(
    ("shell", "said"),
    [
        pytest.param([], "root (uid 0)", id="root"),
        # as sudo leaves it: the person's shell, and in it something that has become root
        pytest.param(["setpriv", f"--ruid={ANKE}", "sh", "-p", "-c", '"$@"; :', "sh"], f"uid {ANKE}", id="behind-sudo"),
        pytest.param(["sh", "-c", f'echo {ANKE} >/proc/self/loginuid; "$@"', "sh"], f"uid {ANKE}", id="logged-in"),
    ],
)
def test_what_the_kernel_of_this_machine_tells(shell: list[str], said: str) -> None:
    if Path("/proc/self/loginuid").read_text() != str(UNSET):
        pytest.skip("this session has a login of its own")
    environment = {name: value for name, value in os.environ.items() if name != "SUDO_USER"}
    done = subprocess.run(
        [*shell, sys.executable, "-c", ASK], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout == f"{said}\n"
