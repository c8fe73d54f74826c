"""The program that an operator named to be told of alarms: run without a shell, handed one line, and never waited for.

It may hang, fail or be missing: it is killed with its children when its time is over, and what it says is not read.
It gets none of our environment, which may hold secrets or where they are.
"""

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress

from mailbot.errors import Temporary

SECONDS = 30.0  # for a program that sends a message somewhere
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "USER", "LOGNAME")


def run_alarm_program(program: Sequence[str], line: str, seconds: float = SECONDS) -> None:
    """Run `program` with `line` on its standard input; raises Temporary when it does not end well."""
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    try:
        running = subprocess.Popen(
            list(program),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd="/",
            start_new_session=True,  # a group of its own, which can be killed whole
        )
    except (OSError, ValueError) as trouble:
        why = trouble.strerror if isinstance(trouble, OSError) else None
        raise Temporary(f"{program[0]} cannot be run: {why or type(trouble).__name__}") from trouble
    try:
        running.communicate(f"{line}\n".encode(), timeout=seconds)
    except subprocess.TimeoutExpired:
        raise Temporary(f"{program[0]} did not end within {seconds:.0f} seconds") from None
    finally:
        if running.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            if running.stdin is not None:
                running.stdin.close()
    if running.returncode:
        raise Temporary(f"{program[0]} ended with status {running.returncode}")
