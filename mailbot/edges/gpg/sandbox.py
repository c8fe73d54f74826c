"""A cage for the gpg that reads strangers' bytes: their keys, their signatures, a key to encrypt to.

    a thread --raises the bars around itself--> starts gpg, which is born behind them

The bars (sandbox.py) hold for a thread and for all that it starts, so nothing runs between fork and exec, and the
rest of the daemon stays free. Of the machine gpg sees its own program, the system's libraries, and what it was handed:
pipes, and files in memory. Its home is one that does not exist.

Guarantee: whoever takes over such a gpg reads no file of the daemon's, our gpg home and the database above all, reaches
no network, no agent, no other process, starts no other program, and writes to its pipes alone, where the kernel has
landlock; without it, seccomp leaves it the files that the service's user may read, and still no network.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import os
import resource
import shutil
import struct
import subprocess
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from mailbot.edges.gpg.process import Limits, Process, Ran
from mailbot.edges.sandbox import EXECUTE, LIST, READ, WRITE, Bars
from mailbot.errors import Unsettled

HOMELESS = Path("/nonexistent")  # Debian's name for the home of whoever has none
ALONE = (
    *(f"--homedir={HOMELESS}", "--no-default-keyring", "--no-autostart"),
    *("--lock-never", "--no-random-seed-file"),  # there is nowhere to write either
)
"""What gpg is told where it has no home: it looks for no keyring, starts no agent, writes no file."""

_LIBRARIES = ("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache")
_MEMORY = 1 << 30  # octets of address space: keys and signatures are small, and what is verified is streamed
_FILES = 64  # descriptors; gpg opens a dozen
_PT_INTERP = 3
_STANDARD_ERROR = 2

# What a program needs to be loaded, to compute, and to read what it may open. The thread starts gpg by vfork and
# execve, which gpg may use as well: that there is nothing else to start is landlock's part.
_ALLOWED = (
    *("read", "readv", "pread64", "write", "writev", "close", "close_range", "lseek", "fcntl", "ioctl", "dup", "dup2"),
    *("dup3", "pipe2", "poll", "ppoll", "select", "pselect6", "open", "openat", "access", "faccessat", "faccessat2"),
    *("stat", "lstat", "fstat", "newfstatat", "statx", "fstatfs", "statfs", "readlink", "readlinkat", "getdents64"),
    *(
        "getcwd",
        "chdir",
        "umask",
        "brk",
        "munmap",
        "mremap",
        "madvise",
        "mlock",
        "munlock",
        "futex",
        "rseq",
        "membarrier",
    ),
    *("sched_yield", "sched_getaffinity", "restart_syscall", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn"),
    *("sigaltstack", "getrandom", "getpid", "getppid", "gettid", "getuid", "geteuid", "getgid", "getegid", "getrusage"),
    *("getgroups", "getpgrp", "getrlimit", "setrlimit", "uname", "sysinfo", "clock_gettime", "clock_getres", "times"),
    *("clock_nanosleep", "nanosleep", "gettimeofday", "time", "exit", "exit_group", "arch_prctl", "set_tid_address"),
    "set_robust_list",
)


class Caged(Process):
    """Runs gpg on strangers' bytes, without a home and behind bars."""

    def __init__(self, limits: Limits) -> None:
        self._trust = _trust_database()
        super().__init__(None, limits, options=[*ALONE, f"--trustdb-name=/dev/fd/{self._trust}"])
        self._gate = _gate(Path(shutil.which(self.gpgbinary, path=self.env["PATH"]) or self.gpgbinary).resolve())

    @property
    def bars(self) -> tuple[str, ...]:
        """Return what confines gpg on this machine: no_new_privs, landlock, seccomp."""
        return self._gate.bars

    def run(self, *args: str, **options: Any) -> Ran:
        """Run gpg, once more where it ends without a word; raises Unsettled where it then says nothing again.

        It names what is wrong with all that strangers send but some signatures, so silence is no finding about a mail
        elsewhere. It has no home that could change, so what it does say it would say again.
        """
        ran = super().run(*args, **options)
        if ran.is_silent:
            ran = super().run(*args, **options)
        if ran.is_silent and "--verify" not in args:
            raise Unsettled(f"gpg ended with {ran.returncode} and gave no reason")
        return ran

    def started(self, command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        """Start gpg behind the bars."""
        options["pass_fds"] = (*options["pass_fds"], self._trust)
        return self._gate.start(command, **options)


class Gate:
    """Starts one program in a cage. Safe to share between threads, which take turns."""

    def __init__(self, program: Path, readable: Iterable[Path] = ()) -> None:
        """`readable` is what the program may read besides its libraries."""
        files = dict.fromkeys([*map(Path, _LIBRARIES), *readable], READ | LIST)
        files |= {file: READ | EXECUTE for file in (program, _interpreter(program)) if file is not None}
        files |= {Path("/dev/null"): READ | WRITE, Path("/dev/urandom"): READ, Path("/dev/random"): READ}
        for number in map(int, os.listdir("/proc/self/fd")):  # noqa: PTH208  whatever started us may have left some open
            with contextlib.suppress(OSError):  # it was closed meanwhile
                os.set_inheritable(number, number <= _STANDARD_ERROR)
        self._program = program
        self._thread = ThreadPoolExecutor(1, "gpg-gate")
        self.bars = self._thread.submit(Bars(_ALLOWED, files, starts_programs=True).enclose).result()

    def start(self, command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        """Start the program with the arguments of `command`, behind the bars and within limits of its own."""
        process = self._thread.submit(_started, command, executable=self._program, **options).result()
        _limit(process.pid)
        return process


def _started(command: list[str], *, pass_fds: Sequence[int] = (), **options: Any) -> subprocess.Popen[bytes]:
    """Start a program with `pass_fds`. None of our other descriptors outlives an exec: PEP 446, and Gate for the rest.

    Popen would look into /proc which ones to close, and, where it may not, try each of the thousands that there can be.
    """
    collecting = gc.isenabled()
    gc.disable()  # what others have left to be collected may have files to close, and here it could not
    try:
        for descriptor in pass_fds:
            os.set_inheritable(descriptor, True)  # noqa: FBT003  it takes no keyword
        return subprocess.Popen(command, close_fds=False, cwd="/", **options)  # with a folder: by vfork, not clone3
    finally:
        for descriptor in pass_fds:
            os.set_inheritable(descriptor, False)  # noqa: FBT003
        if collecting:
            gc.enable()


def _limit(pid: int) -> None:
    """Limit the resources of a started program.

    Core dumps gpg ends by itself when it starts: it reads their limits and sets them again, and a lower one that comes
    in between is its end, without a word.
    """
    for kind, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, _FILES),
    ):
        with contextlib.suppress(ProcessLookupError, PermissionError):  # it has ended, or a lower one is in force
            resource.prlimit(pid, kind, (most, most))


@cache
def _trust_database() -> int:
    """Return a trust database, empty and not to be changed: for a key that has ended gpg wants one, and makes it.

    Its first record says of which version it is (3) and where the table of hashes is (1), an empty one: gpg's tdbio.c.
    """
    first = b"\x01gpg\x03\x03\x01\x05\x01\x02" + bytes(29) + b"\x01"
    handle = os.memfd_create("trust", os.MFD_ALLOW_SEALING | os.MFD_CLOEXEC)
    os.write(handle, first + (b"\x0a" + bytes(39)) * 29)
    fcntl.fcntl(handle, fcntl.F_ADD_SEALS, fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK)
    return handle


@cache
def _gate(program: Path) -> Gate:
    """Return the one gate to a program: a thread's privileges, once dropped, are dropped for good."""
    return Gate(program)


def _interpreter(program: Path) -> Path | None:
    """Return the loader that an ELF program names (elf(5), PT_INTERP); None where it names none."""
    with contextlib.suppress(OSError, struct.error, ValueError), program.open("rb") as file:
        head = file.read(64)
        if head[:5] != b"\x7fELF\x02":  # of 64 bits
            return None
        order = "<" if head[5] == 1 else ">"
        [table] = struct.unpack_from(f"{order}Q", head, 32)
        size, count = struct.unpack_from(f"{order}HH", head, 54)
        for number in range(count):
            file.seek(table + number * size)
            entry = file.read(size)
            kind, _, offset, _, _, length = struct.unpack_from(f"{order}IIQQQQ", entry)
            if kind == _PT_INTERP:
                file.seek(offset)
                return Path(file.read(length).rstrip(b"\0").decode()).resolve()
    return None
