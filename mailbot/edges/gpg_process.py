"""One run of gpg: its own status pipe, a time limit, and output counted as it comes.

python-gnupg reads gpg's status lines from the pipe that also carries text for people, where a user ID on a stranger's
key can forge a verdict (CVE-2018-12020), and waits for ever. So it builds the command line, and the pipes are ours.

Guarantee: gpg is dead when `run` returns; neither cleartext nor a passphrase stood in a file, an argument or the
environment.
"""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import gnupg

from mailbot.errors import Permanent, Temporary

AT_ONCE = 8  # the agent's secure memory runs out from 16 RSA operations at once (gpg 2.2.40)

# The options file, the trust database and the network stay out of every verdict
_ALWAYS = (
    "--no-options",
    "--no-permission-warning",
    "--trust-model=always",
    "--no-auto-check-trustdb",
    "--no-auto-key-locate",
    "--no-auto-key-retrieve",
    "--disable-dirmngr",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much gpg may cost."""

    output: int = 64 << 20  # bytes; more than any mail that a server takes, and little enough to hold in memory
    seconds: float = 20
    recipients: int = 16  # that might be us: a hidden one costs 0.1 to 0.3 s each
    key_bytes: int = 4 << 20  # of what claims to be keys
    key_size: int = 128 << 10  # of one key without other people's signatures: RSA-4096 with ten subkeys has 20 kB
    keys: int = 8  # looked at in one mail


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of gpg left behind. `status` are pairs of keyword and arguments, in order."""

    status: tuple[tuple[str, str], ...]
    output: bytes
    returncode: int  # never 0 when we stopped it
    stopped: str = ""  # why we killed it: "time" or "size"

    def count(self, keyword: str) -> int:
        """How often gpg said `keyword`."""
        return sum(name == keyword for name, _ in self.status)


@contextmanager
def memory_file(content: bytes) -> Iterator[int]:
    """Make a file that exists in memory only; gpg opens it as /dev/fd/N."""
    try:
        handle = os.memfd_create("mailbot")
    except OSError as lack:
        raise Temporary("no file could be made in memory") from lack
    try:
        with open(handle, "wb", closefd=False) as file:
            file.write(content)
        yield handle
    finally:
        os.close(handle)


class Process(gnupg.GPG):  # type: ignore[misc]  # python-gnupg has no types
    """Starts gpg with nothing of our environment. Safe to share between threads."""

    def __init__(self, homedir: Path, limits: Limits) -> None:
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
        try:
            super().__init__(gnupghome=str(homedir), env=environment, options=list(_ALWAYS))
        except (OSError, ValueError) as missing:
            raise Permanent("gpg cannot be run, or its home directory is missing") from missing
        self._limits = limits
        self._slots = threading.BoundedSemaphore(AT_ONCE)

    def run(
        self, *args: str, now: datetime, stdin: bytes = b"", files: Sequence[int] = (), passphrase: str | None = None
    ) -> Ran:
        """Run gpg with `args` at the moment `now`; raises Temporary when the machine could not."""
        try:
            told, telling = os.pipe()
        except OSError as lack:
            raise Temporary("gpg could not be started") from lack
        command = self.make_args([f"--faked-system-time={int(now.timestamp())}", *args], passphrase is not None)
        command[command.index("--status-fd") + 1] = str(telling)
        with self._slots, open(told, "rb", buffering=0) as status:  # noqa: PTH123  a descriptor has no path
            try:
                process = subprocess.Popen(
                    command,
                    env=self.env,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    pass_fds=(telling, *files),
                    bufsize=0,
                )
            except OSError as lack:
                raise Temporary("gpg could not be started") from lack
            finally:
                os.close(telling)
            with process:
                try:
                    line = b"" if passphrase is None else passphrase.encode() + b"\n"
                    ran = _listen(process, status.fileno(), line, stdin, self._limits)
                except BaseException:
                    process.kill()
                    raise
        if ran.returncode < 0 and not ran.stopped:
            raise Temporary(f"gpg was killed by signal {-ran.returncode}")
        return ran


def _listen(process: subprocess.Popen[bytes], status: int, line: bytes, stdin: bytes, limits: Limits) -> Ran:
    """Write `line` and `stdin`, and read what comes, inside the limits."""
    assert process.stdin is not None  # noqa: S101  for the type checker
    assert process.stdout is not None  # noqa: S101
    deadline = time.monotonic() + limits.seconds
    heard: dict[int, list[bytes]] = {process.stdout.fileno(): [], status: []}
    room = dict.fromkeys(heard, limits.output)
    rest = memoryview(stdin)
    stopped = ""
    with suppress(BrokenPipeError):
        process.stdin.write(line)  # a pipe takes a line at once
    os.set_blocking(process.stdin.fileno(), False)
    with selectors.DefaultSelector() as pipes:
        for source in heard:
            pipes.register(source, selectors.EVENT_READ)
        pipes.register(process.stdin, selectors.EVENT_WRITE)
        while pipes.get_map() and not stopped:
            ready = pipes.select(max(0, deadline - time.monotonic()))
            if time.monotonic() >= deadline:
                stopped = "time"
            for key, _ in ready:
                if key.fileobj is process.stdin:
                    with suppress(BrokenPipeError):  # gpg had enough: its status lines say why
                        rest = rest[os.write(key.fd, rest[:65536]) :]
                        if rest:
                            continue
                elif piece := os.read(key.fd, 65536):
                    heard[key.fd].append(piece)
                    room[key.fd] -= len(piece)
                    if room[key.fd] < 0:
                        stopped = "size"
                    continue
                pipes.unregister(key.fileobj)
                if key.fileobj is process.stdin:
                    process.stdin.close()
    if not stopped:
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            stopped = "time"
    if stopped:
        process.kill()
    returncode = process.wait()
    if stopped:  # it may have ended by itself meanwhile: what we did not hear to its end was no success all the same
        returncode = returncode or -signal.SIGKILL
    lines = b"".join(heard[status]).split(b"\n")
    said = [line[9:].decode("utf-8", "backslashreplace") for line in lines if line.startswith(b"[GNUPG:] ")]
    pairs = tuple((name, rest) for name, _, rest in (line.partition(" ") for line in said))
    return Ran(pairs, b"".join(heard[process.stdout.fileno()]), returncode, stopped)
