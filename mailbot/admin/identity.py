"""Who typed a command: the person, for the record, where the command itself runs as the service's account.

    what tells                                               who could forge it
    loginuid, which the kernel keeps from login on           root
    the processes that this one came from                    nobody, but they may be out of sight
    the login of the terminal                                root
    $SUDO_USER                                               whoever runs the command: so it is called a claim

The first that tells counts. sudo, su and runuser all leave the first three as they were. What was done stands in the
journal of the case and in the system's log (journalctl -t mailbot): not all that waits belongs to a case.
"""

from __future__ import annotations

import os
import pwd
import re
import syslog
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from mailbot.logs import Log
from mailbot.ownership import is_a_persons

log = Log("mailbot.admin")

PROC = Path("/proc")
UNSET = 0xFFFF_FFFF  # (uid_t) -1: nobody has logged in
ROOT = 0
GENERATIONS = 64


def who(proc: Path = PROC, environment: Mapping[str, str] = os.environ) -> str:
    """Return who runs this command, with their uid, or that it cannot be told who does."""
    ours = os.geteuid()
    behind = _person_behind(proc, ours)
    claim = environment.get("SUDO_USER", "")
    claim = claim if re.fullmatch(r"[\w.@\\-]{1,64}", claim) else ""
    if behind is not None:
        claimed = f"; $SUDO_USER claims {claim}" if behind == ROOT and claim not in ("", _name(ROOT)) else ""
        return _person(behind, claimed)
    if claim:
        return f"{claim} (so $SUDO_USER claims), as {_person(ours)}"
    return _person(ours) if is_a_persons(ours) else f"{_person(ours)}, by whom cannot be told"


def person(proc: Path = PROC) -> int | None:
    """Return the uid of whoever runs this command; None where that cannot be told. No claim counts."""
    ours = os.geteuid()
    behind = _person_behind(proc, ours)
    return ours if behind is None and is_a_persons(ours) else behind


def note(what: str, by: str, **facts: object) -> None:
    """Log what somebody did, for this command and for the system; without content, as any log line."""
    log.info(what, **facts, by=by)
    words = " ".join(f"{name}={value}" for name, value in facts.items())
    syslog.openlog("mailbot", syslog.LOG_PID)
    syslog.syslog(syslog.LOG_NOTICE, f"{what} {words} by={by}")


def _person_behind(proc: Path, ours: int) -> int | None:
    found = _logged_in(proc)
    if found == ours and not is_a_persons(ours):
        return None  # the service's account itself, such as its crontab
    return _came_from(proc, ours) if found is None else found


def _logged_in(proc: Path) -> int | None:
    with suppress(OSError, ValueError):
        uid = int((proc / "self/loginuid").read_text())
        return None if uid == UNSET else uid
    return None


def _came_from(proc: Path, ours: int) -> int | None:
    """Return the nearest person among the parents of this process, else root; then whose terminal it is."""
    uids = [uid for uid in _parents(proc) if uid != ours]
    if uids:
        return next((uid for uid in uids if uid != ROOT), ROOT)
    with suppress(OSError, KeyError):
        terminals = pwd.getpwnam(os.getlogin()).pw_uid
        return terminals if terminals != ours else None
    return None


def _parents(proc: Path) -> Iterator[int]:
    """Yield the real uid of each parent, the nearest first; not of init, which is everybody's."""
    pid = "self"
    for _ in range(GENERATIONS):
        try:
            lines = (proc / pid / "status").read_text(errors="replace").splitlines()
        except OSError:
            return
        fields = dict(line.split(":", 1) for line in lines if ":" in line)
        if pid != "self":
            yield int(fields["Uid"].split()[0])
        pid = fields["PPid"].strip()
        if pid in ("0", "1"):
            return


def _person(uid: int, more: str = "") -> str:
    name = _name(uid)
    return f"{name} (uid {uid}{more})" if name else f"uid {uid}{more}"


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return ""
