"""A cage for a process that reads a stranger's bytes: what is left to it is to compute, and to answer on one pipe.

Entered once and never left. Each bar is tried by itself, since kernels and containers differ; `enter` says which hold:

    no_new_privs   no program that is started has more rights (prctl(2), PR_SET_NO_NEW_PRIVS)
    seccomp        of the system calls only those of computing, reading and writing: no open, socket, exec, fork, ptrace
    landlock       no file, no TCP port, no abstract socket, no signal to others (landlock(7))

Guarantee: whoever takes over the process reads no file, reaches no network, starts nothing, traces nothing and signals
nobody, as long as one of the last two bars holds; memory and processor time are bounded whatever holds.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import resource
import struct
from dataclasses import dataclass
from typing import Any

try:
    import pyseccomp
except RuntimeError:  # libseccomp is not installed
    pyseccomp = None

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_LANDLOCK_CREATE_RULESET, _LANDLOCK_RESTRICT_SELF = 444, 446  # the same on every architecture
_LANDLOCK_VERSION = 1
_PROT_EXEC = 4
_KILL = 9

# What the interpreter needs to compute, to get memory and to talk on a descriptor that is open already.
_ALLOWED = (
    *("read", "readv", "write", "writev", "recvfrom", "sendto", "close", "lseek", "fstat", "poll", "ppoll", "select"),
    *("brk", "munmap", "mremap", "madvise", "futex", "rseq", "membarrier", "sched_yield", "restart_syscall"),
    *("rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "getrandom", "getpid", "gettid", "getrusage"),
    *("clock_gettime", "clock_getres", "clock_nanosleep", "gettimeofday", "time", "exit", "exit_group"),
)
_WITHOUT_EXECUTABLE_MEMORY = ("mmap", "mprotect")  # their third argument is what the memory may be used for


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process may use up: octets of address space, seconds of processor time."""

    memory: int
    seconds: float


class Cage:
    """A cage that is made ready in a clean process, and entered by its children."""

    def __init__(self) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._filter = _system_calls()
        self._ruleset = self._landlock()

    def enter(self, limits: Limits) -> tuple[str, ...]:
        """Shut this process in for good; gives the bars that hold."""
        self._prctl(_PR_SET_PDEATHSIG, _KILL)
        self._prctl(_PR_SET_DUMPABLE, 0)  # no other process of this user reads its memory
        held = ["no_new_privs"] if self._prctl(_PR_SET_NO_NEW_PRIVS, 1) else []
        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_NPROC, 0),
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_CPU, int(limits.seconds) + 2),
        ):
            with contextlib.suppress(ValueError, OSError):  # a lower one is in force already
                resource.setrlimit(kind, (most, most))
        if self._ruleset >= 0 and self._libc.syscall(_LANDLOCK_RESTRICT_SELF, self._ruleset, 0) == 0:
            held.append("landlock")
        if self._ruleset >= 0:
            os.close(self._ruleset)
        if self._filter is not None:
            with contextlib.suppress(OSError):
                self._filter.load()
                held.append("seccomp")
        return tuple(held)

    def _prctl(self, option: int, value: int) -> bool:
        return bool(self._libc.prctl(option, ctypes.c_ulong(value), ctypes.c_ulong(0), ctypes.c_ulong(0), 0) == 0)

    def _landlock(self) -> int:
        """Make a set of rules that handles all that this kernel knows, and allows none of it; -1 without landlock."""
        version = self._libc.syscall(_LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), _LANDLOCK_VERSION)
        if version < 1:
            return -1
        files = (1 << (13 if version < 2 else 14 if version < 3 else 15 if version < 5 else 16)) - 1
        ports = 0b11 if version >= 4 else 0
        scopes = 0b11 if version >= 6 else 0  # abstract unix sockets, signals
        size = 8 if version < 4 else 16 if version < 6 else 24
        rules = struct.pack("=QQQ", files, ports, scopes)[:size]
        return int(self._libc.syscall(_LANDLOCK_CREATE_RULESET, rules, ctypes.c_size_t(size), 0))


def _system_calls() -> Any:
    """Make the filter: what it does not name is refused as if the right to it were missing."""
    if pyseccomp is None:
        return None
    calls = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    for name in _ALLOWED:
        with contextlib.suppress(OSError):  # this architecture has no such call
            calls.add_rule(pyseccomp.ALLOW, name)
    for name in _WITHOUT_EXECUTABLE_MEMORY:
        calls.add_rule(pyseccomp.ALLOW, name, pyseccomp.Arg(2, pyseccomp.MASKED_EQ, _PROT_EXEC, 0))
    return calls
