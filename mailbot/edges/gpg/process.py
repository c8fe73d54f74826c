"""One run of gpg: its own status pipe, a time limit, and output counted as it comes.

python-gnupg reads gpg's status lines from the pipe that also carries text for people, where a user ID on a stranger's
key can forge a verdict (CVE-2018-12020), and waits for ever. So it builds the command line, and the pipes are ours.

Guarantee: gpg is dead when `run` returns; neither cleartext nor a passphrase stood in a file, an argument or the
environment. What the machine is to blame for is raised (Unsettled); what a message did to itself (`stopped` by size or
by processor time) is an answer.
"""

from __future__ import annotations

import math
import os
import resource
import select
import selectors
import signal
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any, Self

import gnupg

from mailbot.edges.gpg import certificates, packets
from mailbot.errors import Permanent, Temporary, Unsettled, by_cause

SKEW = timedelta(minutes=10)  # by which a sender's clock may be ahead of ours: gpg refuses what comes from the future
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
    processor: float = 30  # seconds of processor time for one message, over all its parts and keys
    message: float = 60  # seconds on the wall for the same, parsing what was decrypted included


class Budget:
    """What one message may still cost, over all its parts and keys. Used by one thread.

    Processor time is what a message costs wherever it is looked at, so to run out of it is a finding about the message.
    The clock on the wall also counts what else the machine has to do: to run out of that is trouble that may pass.
    """

    def __init__(self, limits: Limits) -> None:
        self.processor = limits.processor
        self._ends = time.monotonic() + limits.message
        self._most = limits.output
        self.afresh()

    def afresh(self) -> None:
        """Reset the count of decrypted octets: the result of an earlier attempt is not kept."""
        self.output = self._most

    @property
    def seconds(self) -> float:
        """Return how many seconds it may still take."""
        return max(0.0, self._ends - time.monotonic())

    @property
    def over(self) -> bool:
        """Return whether nothing more can be looked at."""
        return self.processor <= 0 or self.output <= 0 or not self.seconds

    @contextmanager
    def sparing(self, part: float) -> Iterator[Self]:
        """Reserve `part` of the processor time for after the block."""
        spared = self.processor * part
        self.processor -= spared
        try:
            yield self
        finally:
            self.processor += spared


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of gpg left behind. `status` are pairs of keyword and arguments, in order."""

    status: tuple[tuple[str, str], ...]
    output: bytes
    returncode: int  # never 0 when we stopped it
    stopped: str = ""  # why we killed it: "time" on the wall, "processor" time or "size"

    def count(self, keyword: str) -> int:
        """Return how often gpg said `keyword`."""
        return sum(name == keyword for name, _ in self.status)

    @property
    def is_silent(self) -> bool:
        """Return whether gpg failed by itself and said nothing at all, as when something keeps it from starting."""
        return bool(self.returncode) and not (self.stopped or self.status or self.output)


@contextmanager
def memory_file(content: bytes) -> Iterator[int]:
    """Make a file that exists in memory only; gpg opens it as /dev/fd/N."""
    try:
        handle = os.memfd_create("mailbot")
    except OSError as lack:
        raise Unsettled("no file could be made in memory") from lack
    try:
        with open(handle, "wb", closefd=False) as file:
            file.write(content)
        yield handle
    finally:
        os.close(handle)


def keyring(stack: ExitStack, keys: Iterable[bytes]) -> tuple[int, tuple[str, ...]]:
    """Put public keys into a keyring in memory to verify with; return its descriptor and the fingerprints, in order."""
    ring: list[bytes] = []
    names: dict[str, None] = {}
    for raw in keys:
        for group in certificates.public_keys(raw):
            names[packets.fingerprint(group[0])] = None
            ring += [p.raw for p in certificates.verifying(group)]
    return stack.enter_context(memory_file(b"".join(ring))), tuple(names)


class Process(gnupg.GPG):  # type: ignore[misc]  # python-gnupg has no types
    """Starts gpg with nothing of our environment. Safe to share between threads."""

    def __init__(self, homedir: Path | None, limits: Limits, *, options: Sequence[str] = ()) -> None:
        """`options` of gpg say what it does without a `homedir`."""
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
        try:
            if homedir is not None:  # python-gnupg would make one that is missing
                os.listdir(homedir)  # noqa: PTH208  names what is wrong with it
        except OSError as trouble:
            raise _sorted(trouble, f"the gpg home {homedir} cannot be used") from trouble
        try:
            home = homedir and str(homedir)
            super().__init__(gnupghome=home, env=environment, options=[*_ALWAYS, *options])
        except OSError as trouble:  # python-gnupg's own, about the one that says why
            cause = trouble.__context__ if isinstance(trouble.__context__, OSError) else trouble
            raise _sorted(cause, "gpg cannot be run") from trouble
        except RuntimeError as lack:  # python-gnupg reads with threads, and none can be started
            raise Temporary("gpg cannot be run: too many threads or processes") from lack
        except ValueError as failed:
            raise Temporary("gpg does not run") from failed
        self._limits = limits
        self._slots = threading.BoundedSemaphore(AT_ONCE)

    def run(
        self,
        *args: str,
        now: datetime,
        stdin: bytes = b"",
        files: Sequence[int] = (),
        passphrase: str | None = None,
        budget: Budget | None = None,
    ) -> Ran:
        """Run gpg with `args` at the moment `now`, on what is left of `budget`; raises Unsettled when it was killed."""
        budget = budget or Budget(self._limits)
        if budget.processor <= 0:
            return Ran((), b"", -signal.SIGXCPU, "processor")
        try:
            read_end, write_end = os.pipe()
        except OSError as lack:
            raise Unsettled("gpg could not be started") from lack
        # Standing still: a clock that runs on may show the next second to one run, and not yet to the one after it
        clock = f"--faked-system-time={int(now.timestamp())}!"
        command = self.make_args([clock, *args], passphrase is not None)
        command[command.index("--status-fd") + 1] = str(write_end)
        with self._slots, open(read_end, "rb", buffering=0) as status:  # noqa: PTH123  a descriptor has no path
            process = self._start(command, write_end, files)
            with process:
                try:
                    _limit(process.pid, budget)
                    line = b"" if passphrase is None else passphrase.encode() + b"\n"
                    ran = _listen(process, status.fileno(), line, stdin, self._limits, budget)
                except BaseException:
                    process.kill()
                    raise
        if ran.returncode < 0 and not ran.stopped:
            raise Unsettled(f"gpg was killed by signal {-ran.returncode}")
        return ran

    def _start(self, command: list[str], write_end: int, files: Sequence[int]) -> subprocess.Popen[bytes]:
        """Start gpg with these files open; `write_end`, its end of the status pipe, is closed here in any case."""
        try:
            return self.started(
                command,
                env=self.env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=(write_end, *files),
                bufsize=0,
            )
        except OSError as lack:
            raise Unsettled("gpg could not be started") from lack
        finally:
            os.close(write_end)

    def started(self, command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        """Start gpg, with the options of Popen."""
        return subprocess.Popen(command, **options)


def _sorted(trouble: OSError, what: str) -> Temporary | Permanent:
    error = by_cause(trouble, what, "")
    return error if isinstance(error, Temporary) else Permanent(error.problem.rstrip("."))


def _limit(pid: int, budget: Budget) -> None:
    """Make the kernel end gpg when the message has used up its processor time, counted in whole seconds."""
    with suppress(ProcessLookupError):  # it has ended already
        most = math.ceil(budget.processor)
        resource.prlimit(pid, resource.RLIMIT_CPU, (most, most + 1))


def _listen(
    process: subprocess.Popen[bytes], status: int, line: bytes, stdin: bytes, limits: Limits, budget: Budget
) -> Ran:
    """Write `line` and `stdin`, and read what comes, inside the limits."""
    assert process.stdin is not None  # noqa: S101  for the type checker
    assert process.stdout is not None  # noqa: S101
    deadline = time.monotonic() + min(limits.seconds, budget.seconds)
    output = process.stdout.fileno()
    room = {output: min(limits.output, budget.output), status: limits.output}
    with suppress(BrokenPipeError):
        process.stdin.write(line)  # a pipe takes a line at once
    os.set_blocking(process.stdin.fileno(), False)
    heard, stopped = _exchange(process.stdin, stdin, room, deadline)
    in_time, used = _reaped(process, 0 if stopped else max(0, deadline - time.monotonic()))
    budget.processor -= used
    if not stopped and process.returncode == -signal.SIGXCPU:
        stopped, budget.processor = "processor", 0
    elif not stopped and not in_time:
        stopped = "time"
    # It may have ended by itself meanwhile: what we did not hear to its end was no success all the same
    returncode = process.returncode or (-signal.SIGKILL if stopped else 0)
    lines = b"".join(heard[status]).split(b"\n")
    statements = [line[9:].decode("utf-8", "backslashreplace") for line in lines if line.startswith(b"[GNUPG:] ")]
    pairs = tuple((name, rest) for name, _, rest in (line.partition(" ") for line in statements))
    return Ran(pairs, b"".join(heard[output]), returncode, stopped)


def _exchange(
    sink: IO[bytes], stdin: bytes, room: dict[int, int], deadline: float
) -> tuple[dict[int, list[bytes]], str]:
    """Write `stdin` and read from the descriptors in `room`, from each at most so many octets, until all is said.

    Returns what was read from each, and what ended it early: "size", "time" (monotonic seconds), or nothing.
    """
    heard: dict[int, list[bytes]] = {source: [] for source in room}
    rest = memoryview(stdin)
    stopped = ""
    with selectors.DefaultSelector() as pipes:
        for source in room:
            pipes.register(source, selectors.EVENT_READ)
        pipes.register(sink, selectors.EVENT_WRITE)
        while pipes.get_map() and not stopped:
            ready = pipes.select(max(0, deadline - time.monotonic()))
            if time.monotonic() >= deadline:
                stopped = "time"
            for key, _ in ready:
                if key.fileobj is sink:
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
                if key.fileobj is sink:
                    sink.close()
    return heard, stopped


def _reaped(process: subprocess.Popen[bytes], seconds: float) -> tuple[bool, float]:
    """Wait for gpg to end, or end it; return whether it ended in time, and the processor time it used in seconds."""
    ended = os.pidfd_open(process.pid)
    try:
        in_time = bool(select.select([ended], [], [], seconds)[0])
    finally:
        os.close(ended)
    if not in_time:
        process.kill()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return in_time, usage.ru_utime + usage.ru_stime
