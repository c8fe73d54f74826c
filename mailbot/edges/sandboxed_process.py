"""A cage for a process that reads a stranger's bytes: what is left to it is to compute, and to answer on one pipe.

Entered once and never left, behind the bars that this kernel gives (sandbox.py): no file, no socket, no program,
no other process.

Guarantee: whoever takes over the process reads no file, reaches no network, starts nothing, traces nothing and signals
nobody, as long as landlock or seccomp holds; memory and processor time are bounded whatever holds.
"""

from __future__ import annotations

import contextlib
import resource
from dataclasses import dataclass

from mailbot.edges.sandbox import PR_SET_DUMPABLE, PR_SET_PDEATHSIG, Bars, prctl

_KILL = 9

# What the interpreter needs to compute, to get memory and to talk on a descriptor that is open already.
_ALLOWED = (
    *("read", "readv", "write", "writev", "recvfrom", "sendto", "close", "lseek", "fstat", "poll", "ppoll", "select"),
    *("brk", "munmap", "mremap", "madvise", "futex", "rseq", "membarrier", "sched_yield", "restart_syscall"),
    *("rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "getrandom", "getpid", "gettid", "getrusage"),
    *("clock_gettime", "clock_getres", "clock_nanosleep", "gettimeofday", "time", "exit", "exit_group"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process may use up: octets of address space, seconds of processor time."""

    memory: int
    seconds: float


class Cage:
    """A cage that is made ready in a clean process, and entered by its children."""

    def __init__(self) -> None:
        self._bars = Bars(_ALLOWED)

    def enter(self, limits: Limits) -> tuple[str, ...]:
        """Confine this process for good; return the protections that are in force."""
        prctl(PR_SET_PDEATHSIG, _KILL)
        prctl(PR_SET_DUMPABLE, 0)  # no other process of this user reads its memory
        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_NPROC, 0),
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_CPU, int(limits.seconds) + 2),
        ):
            with contextlib.suppress(ValueError, OSError):  # a lower one is in force already
                resource.setrlimit(kind, (most, most))
        return self._bars.enclose()
