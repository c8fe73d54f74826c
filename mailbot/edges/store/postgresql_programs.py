"""PostgreSQL's own programs, which copy a whole database and put it back: pg_dump and pg_restore.

They learn from a file in memory whom to talk to: a password is in no argument and on no disk. What they answer is
sorted as any error of the database is, and names no content.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

from sqlalchemy.engine import make_url

from mailbot.errors import ConfigError, MailbotError, Permanent, Temporary
from mailbot.facts import Progress

LOOK_SECONDS: Final = 1.0  # between two looks at how far a dump has come

_MISSING: Final = "Install PostgreSQL's client programs (apt install postgresql-client)."
_OLDER: Final = re.compile(r"server version: (\d+)[^;]*; pg_dump version: (\d+)")
_AGAIN: Final = re.compile(r"connection to server|could not connect|No space left|terminat|timeout|lock|recovery mode")
_LOGIN: Final = re.compile(r"password authentication failed|no password supplied|role .* does not exist|pg_hba.conf")


def dump(url: str, to: Path, progress: Progress) -> None:
    """Write one consistent copy of the database to a file, in PostgreSQL's custom format."""
    done = threading.Event()

    def tell() -> None:
        while not done.wait(LOOK_SECONDS):
            progress("copying the database", to.stat().st_size if to.exists() else 0, 0)

    watching = threading.Thread(target=tell, daemon=True)
    watching.start()
    try:
        options = ["--format=custom", "--no-owner", "--no-privileges", "--no-password"]
        _run(["pg_dump", *options, f"--file={to}", "--dbname=service=mailbot"], url)
    finally:
        done.set()
        watching.join()


def fill_from(url: str, dumped: Path) -> None:
    """Fill an empty database with a dump, all of it or nothing."""
    whole = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password"]
    _run(["pg_restore", *whole, "--dbname=service=mailbot", str(dumped)], url)


@contextmanager
def dumped_rows(dumped: Path, *tables: str) -> Iterator[IO[bytes]]:
    """Open the rows of some tables as pg_restore writes them for COPY, or of all.

    Whoever opens them reads them to their end. Raises Permanent for a damaged dump.
    """
    chosen = [f"--table={table}" for table in tables]
    command = ["pg_restore", "--data-only", *chosen, "--file=-", str(dumped)]
    with (
        tempfile.TemporaryFile() as said,
        _started(command, stdout=subprocess.PIPE, stderr=said, env=_environment()) as running,
    ):
        try:
            yield cast("IO[bytes]", running.stdout)
            status = running.wait()
        finally:
            running.kill()  # where its reader failed
        said.seek(0)
        why = said.read().decode(errors="replace")
    if status:
        raise _sorted("pg_restore", why)


def _run(command: Sequence[str], url: str) -> None:
    with _service_file(url) as descriptor:
        environment = {**_environment(), "PGSERVICEFILE": f"/dev/fd/{descriptor}", "PGSERVICE": "mailbot"}
        with _started(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment,
            pass_fds=[descriptor],
        ) as running:
            try:
                _, said = running.communicate()
            except BaseException:
                running.kill()
                raise
    if running.returncode:
        raise _sorted(command[0], said.decode(errors="replace"))


def _started(command: Sequence[str], **how: object) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(command, **how)  # type: ignore[call-overload,no-any-return]
    except FileNotFoundError:
        raise ConfigError(f"There is no {command[0]} on this machine.", _MISSING) from None
    except OSError as trouble:
        raise Temporary(f"{command[0]} cannot be started: {trouble.strerror}") from trouble


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C.UTF-8"}  # its words are read here


@contextmanager
def _service_file(url: str) -> Iterator[int]:
    """Say whom to talk to as a service file of libpq does, in memory."""
    parsed = make_url(url)
    _, parameters = parsed.get_dialect()().create_connect_args(parsed)
    lines = [f"{name}={value}" for name, value in parameters.items() if isinstance(value, str | int)]
    descriptor = os.memfd_create("service", os.MFD_CLOEXEC)
    try:
        os.write(descriptor, "\n".join(["[mailbot]", *lines, ""]).encode())
        yield descriptor
    finally:
        os.close(descriptor)


def _sorted(program: str, said: str) -> MailbotError:
    lines = [line.partition("error: ")[2] or line for line in said.splitlines() if "error:" in line] or [
        *said.splitlines()[:1],
        "it gave no reason",
    ]
    if "server version mismatch" in said and (versions := _OLDER.search(said)):
        server, ours = versions.groups()
        return ConfigError(
            f"pg_dump is of PostgreSQL {ours}, and the server of {server}: it copies no newer one.",
            f"Install the client programs of the server's version (postgresql-client-{server}), and try again.",
        )
    if "unsupported version" in said:
        return ConfigError(
            "pg_restore is older than the pg_dump that made this copy.",
            "Install the client programs of the version of that server, or a newer one, and try again.",
        )
    why = " ".join(lines[0].split())[:300]
    if _LOGIN.search(said):
        return ConfigError(f"{program}: {why}.", "Check `database`, and the service user's ~/.pgpass.")
    if _AGAIN.search(said):
        return Temporary(f"{program}: {why}")
    return Permanent(f"{program}: {why}")
