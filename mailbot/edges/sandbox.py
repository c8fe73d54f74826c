"""The bars of a cage, as the Linux kernel gives them: what shuts in whoever reads a stranger's bytes.

    no_new_privs   no program that is started has more rights (prctl(2), PR_SET_NO_NEW_PRIVS)
    landlock       files that were named, no other; no TCP port, no abstract socket, no signal to others (landlock(7))
    seccomp        system calls that were named, no other (seccomp(2))

They hold for the thread that raises them and for all that it starts, for good. Each is made ready once, and tried by
itself, since kernels and containers differ: `enclose` says which hold.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path

try:
    import pyseccomp
except RuntimeError:  # libseccomp is not installed
    pyseccomp = None

PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 22, 38
_SECCOMP_MODE_FILTER = 2
_LANDLOCK_CREATE_RULESET, _LANDLOCK_ADD_RULE, _LANDLOCK_RESTRICT_SELF = 444, 445, 446  # the same everywhere
_LANDLOCK_VERSION, _LANDLOCK_PATH_BENEATH = 1, 1
_PROT_EXEC = 4
_CLONE_VFORK = 0x4000

EXECUTE, WRITE, READ, LIST = 1 << 0, 1 << 1, 1 << 2, 1 << 3  # rights to a file, or to all below a folder

_LIBC = ctypes.CDLL(None, use_errno=True)
_PRCTL = _LIBC.prctl  # looked up once, not by each child: that writes to twenty pages


class Bars:
    """What may still be done behind them: `calls` by name, `files` with the rights to each."""

    def __init__(
        self, calls: Iterable[str], files: Mapping[Path, int] | None = None, *, starts_programs: bool = False
    ) -> None:
        """Whoever `starts_programs` does so without a copy of itself, and what it starts may load libraries."""
        self._ruleset = _ruleset(files or {})
        self._program = _program(calls, starts_programs=starts_programs)
        self._memory = ctypes.create_string_buffer(self._program, len(self._program) or 1)
        # struct sock_fprog: how many instructions of eight octets, and where they are
        self._filter = struct.pack("HP", len(self._program) // 8, ctypes.addressof(self._memory))

    def enclose(self) -> tuple[str, ...]:
        """Shut the calling thread in, for good, and say which bars hold."""
        held = ["no_new_privs"] if prctl(_PR_SET_NO_NEW_PRIVS, 1) else []
        if self._ruleset >= 0 and _LIBC.syscall(_LANDLOCK_RESTRICT_SELF, self._ruleset, 0) == 0:
            held.append("landlock")
        if self._ruleset >= 0:
            os.close(self._ruleset)
        if self._program and prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, self._filter):
            held.append("seccomp")
        return tuple(held)


def prctl(option: int, value: int, structure: bytes | None = None) -> bool:
    """Change what the kernel knows of this process or thread, and tell whether it has."""
    none = ctypes.c_ulong(0)
    return bool(_PRCTL(option, ctypes.c_ulong(value), structure or none, none, none) == 0)


def _ruleset(files: Mapping[Path, int]) -> int:
    """Make a set of rules that handles all that this kernel knows, and allows `files`; -1 without landlock."""
    version = _LIBC.syscall(_LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), _LANDLOCK_VERSION)
    if version < 1:
        return -1
    rights = (1 << (13 if version < 2 else 14 if version < 3 else 15 if version < 5 else 16)) - 1
    ports = 0b11 if version >= 4 else 0
    scopes = 0b11 if version >= 6 else 0  # abstract unix sockets, signals
    size = 8 if version < 4 else 16 if version < 6 else 24
    attributes = struct.pack("=QQQ", rights, ports, scopes)[:size]
    ruleset = int(_LIBC.syscall(_LANDLOCK_CREATE_RULESET, attributes, ctypes.c_size_t(size), 0))
    for path, allowed in files.items() if ruleset >= 0 else ():
        with contextlib.suppress(FileNotFoundError):  # another system has its libraries elsewhere
            _allow(ruleset, path, allowed)
    return ruleset


def _allow(ruleset: int, path: Path, rights: int) -> None:
    handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = struct.pack("=Qi", rights if path.is_dir() else rights & ~LIST, handle)
        _LIBC.syscall(_LANDLOCK_ADD_RULE, ruleset, _LANDLOCK_PATH_BENEATH, rule, 0)
    finally:
        os.close(handle)


def _program(calls: Iterable[str], *, starts_programs: bool) -> bytes:
    """Make the filter, once: what it does not name is refused as if the right to it were missing."""
    if pyseccomp is None:
        return b""
    made = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    for name in calls:
        with contextlib.suppress(OSError):  # this architecture has no such call
            made.add_rule(pyseccomp.ALLOW, name)
    for name in ("mmap", "mprotect"):  # their third argument is what the memory may be used for
        memory = [] if starts_programs else [pyseccomp.Arg(2, pyseccomp.MASKED_EQ, _PROT_EXEC, 0)]
        made.add_rule(pyseccomp.ALLOW, name, *memory)
    if starts_programs:
        for name in ("execve", "vfork"):
            with contextlib.suppress(OSError):
                made.add_rule(pyseccomp.ALLOW, name)
        made.add_rule(pyseccomp.ALLOW, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_VFORK, _CLONE_VFORK))
        # Whose limits: 0 is the caller itself
        made.add_rule(pyseccomp.ALLOW, "prlimit64", pyseccomp.Arg(0, pyseccomp.EQ, 0))
    with open(os.memfd_create("filter"), "w+b") as file:  # noqa: PTH123  a descriptor has no path
        made.export_bpf(file)
        file.seek(0)
        return file.read()
