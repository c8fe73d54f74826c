"""The parser in a process of its own, which hostile bytes may hang, kill or fill.

    no child --start--> warm --parse--> warm
       ^                  |--overruns its time, dies, or has read something huge--> no child, started again at once
       '------------------'

Guarantee: a call returns a Message or raises within `seconds` of real time, whatever the bytes. The child is a fresh
interpreter (a fork of a process with threads may hang) that holds `mail/` and nothing else: no store, no key, no
connection. It has no core dumps, a limit on memory and on processor time, and ends when its parent does. What it
answers is read as values of the facts types only, so that a child that was taken over can lie about the mail that it
was given, and do no more.
"""

from __future__ import annotations

import contextlib
import copyreg
import io
import pickle
import resource
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import TracebackType
from typing import Self

from mailbot import facts
from mailbot.errors import Permanent, Temporary
from mailbot.facts import Form, Message
from mailbot.mail import message
from mailbot.mail.fields import one_line
from mailbot.mail.message import Settings

_HEADER = struct.Struct(">cQ")  # what follows, and how many octets of it
_REQUEST, _READY, _MESSAGE, _REFUSED = b"q", b"r", b"m", b"p"
_HUGE = 2_000_000  # octets; what a child needed for more than this it seldom gives back to the system
_START_SECONDS = 60.0  # a cold start takes under one; an overloaded machine is no reason to give up

_TYPES: dict[tuple[str, str], Callable[..., object]] = {
    ("datetime", kind.__name__): kind for kind in (datetime, timedelta, timezone)
} | {
    (kind.__module__, kind.__name__): kind
    for kind in (
        facts.Attachment,
        facts.DeliveryReport,
        facts.EncryptedPart,
        facts.Message,
        facts.ProtectedFields,
        facts.SignedPart,
    )
}


def _form(value: str) -> Form:
    """Stand in for the class: pickle sets attributes on what it is given, and an enumeration takes them."""
    return Form(value)


def _as_written(form: Form) -> tuple[type[Form], tuple[str]]:
    return Form, (form.value,)


_TYPES[Form.__module__, "Form"] = _form
copyreg.pickle(Form, _as_written)  # some Pythons, Debian 12's 3.11.2 among them, write getattr(Form, "INLINE") instead


class _Died(Permanent):
    """The child is gone: the message killed it, or somebody did who had the whole machine in mind."""


class Parser:
    """One warm child. Threads take turns."""

    def __init__(self, settings: Settings, *, seconds: float = 20, memory: int = 768 * 1024 * 1024) -> None:
        """`seconds` of real time for one message; `memory` is the child's whole address space, in octets.

        A message of 25 MB takes a child 180 MB, one of 50 MB 340 MB, and a child that has read nothing 30 MB.
        """
        self._settings = settings
        self._seconds = seconds
        self._memory = memory
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._pipe: socket.socket | None = None
        self._warm = False

    def __enter__(self) -> Self:
        with self._lock:
            self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def parse(self, raw: bytes, *, twice: bool = False) -> Message:
        """Read a mail. Raises Permanent when it cannot be read, Temporary when no child can be started.

        When the child dies of it, another is asked if it may be done `twice`: a machine that is short of memory kills
        the first child that it finds.
        """
        return self._ask(None, raw, twice=twice)

    def parse_cleartext(self, cleartext: bytes, form: Form, name: str = "", *, twice: bool = False) -> Message:
        """Read what decrypting yielded; as with `parse`."""
        return self._ask((form, name), cleartext, twice=twice)

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._stop()

    def kill(self) -> None:
        """End the child at once, whoever is talking to it: for a process that is about to end."""
        child = self._child
        if child is not None:
            child.kill()

    def _ask(self, opened: tuple[Form, str] | None, raw: bytes, *, twice: bool) -> Message:
        try:
            return self._ask_once(opened, raw)
        except _Died:
            if not twice:
                raise
            return self._ask_once(opened, raw)

    def _ask_once(self, opened: tuple[Form, str] | None, raw: bytes) -> Message:
        with self._lock:
            pipe = self._warm_pipe()
            deadline = time.monotonic() + self._seconds
            try:
                _send(pipe, _REQUEST, pickle.dumps(opened), deadline)
                _send(pipe, _REQUEST, raw, deadline)
                # The text stands in an answer up to three times, and a signed mail once more in its signed part.
                kind, answer = _receive(pipe, 8 * len(raw) + 1_000_000, deadline)
            except TimeoutError as late:
                self._stop()
                raise Permanent(f"parser overran its {self._seconds:g} s") from late
            except OSError as lost:
                self._stop()
                raise _Died("parser died") from lost
            except BaseException:
                self._stop()  # interrupted between question and answer
                raise
            if len(raw) > _HUGE:
                self._stop()
                self._start()
            return _understand(kind, answer)

    def _warm_pipe(self) -> socket.socket:
        if self._child is None or self._child.poll() is not None:
            self._start()
        if self._pipe is None:
            raise Temporary("parser does not start")
        if not self._warm:
            try:
                _receive(self._pipe, 0, time.monotonic() + _START_SECONDS)
            except OSError as lost:
                self._stop()
                raise Temporary("parser does not start") from lost
            self._warm = True
        return self._pipe

    def _start(self) -> None:
        """Start a child without waiting for it."""
        self._stop()
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-I", "-m", "mailbot.edges.parser"]
            try:
                self._child = subprocess.Popen(
                    command,
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,  # a traceback may show what the mail says
                    env={"LC_ALL": "C.UTF-8"},
                    start_new_session=True,  # an interrupt from the terminal is the parent's to handle
                )
                self._pipe = ours
                limits = (self._settings, self._seconds, self._memory)
                _send(ours, _REQUEST, pickle.dumps(limits), time.monotonic() + _START_SECONDS)
            except OSError as failed:
                ours.close()
                self._stop()
                raise Temporary("parser does not start") from failed

    def _stop(self) -> None:
        self._warm = False
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._child = None


class _Facts(pickle.Unpickler):
    """Reads values of the facts types and nothing that could act."""

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        try:
            return _TYPES[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None


def _understand(kind: bytes, answer: bytearray) -> Message:
    if kind == _REFUSED:
        raise Permanent(one_line(answer.decode("utf-8", "replace"), 200))
    try:
        found = _Facts(io.BytesIO(answer)).load()
    except Exception as odd:
        raise Permanent("parser gave no message") from odd
    if not isinstance(found, Message):
        raise Permanent("parser gave no message")
    return found


def _send(pipe: socket.socket, kind: bytes, octets: bytes, deadline: float | None) -> None:
    for piece in (_HEADER.pack(kind, len(octets)), octets):
        _set_time_left(pipe, deadline)
        pipe.sendall(piece)


def _receive(pipe: socket.socket, most: int, deadline: float | None) -> tuple[bytes, bytearray]:
    kind, size = _HEADER.unpack(_receive_exactly(pipe, _HEADER.size, deadline))
    if size > most:
        raise ConnectionError("an answer of impossible size")
    return kind, _receive_exactly(pipe, size, deadline)


def _receive_exactly(pipe: socket.socket, size: int, deadline: float | None) -> bytearray:
    octets = bytearray(size)
    with memoryview(octets) as view:
        at = 0
        while at < size:
            _set_time_left(pipe, deadline)
            got = pipe.recv_into(view[at:])
            if not got:
                raise ConnectionError("the other side is gone")
            at += got
    return octets


def _set_time_left(pipe: socket.socket, deadline: float | None) -> None:
    if deadline is not None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        pipe.settimeout(left)


def _serve(pipe: socket.socket) -> None:
    """Be the child: answer questions until the parent is gone."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # meant for the parent, where a whole group of processes is told
    most = sys.maxsize
    settings, seconds, memory = pickle.loads(_receive(pipe, most, None)[1])  # noqa: S301 - the parent wrote it
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    _send(pipe, _READY, b"", None)
    while True:
        opened = pickle.loads(_receive(pipe, most, None)[1])  # noqa: S301 - the parent wrote it
        _limit_processor_time(seconds)
        try:
            raw = bytes(_receive(pipe, most, None)[1])
            found = _parse(raw, opened, settings)
            answer = (_MESSAGE, pickle.dumps(found))
        except Permanent as refused:
            answer = (_REFUSED, str(refused).encode())
        except MemoryError:
            answer = (_REFUSED, b"parser ran out of memory")
        _send(pipe, *answer, None)


def _parse(raw: bytes, opened: tuple[Form, str] | None, settings: Settings) -> Message:
    if opened is None:
        return message.parse(raw, settings)
    form, name = opened
    return message.parse_cleartext(raw, form, settings, name)


def _limit_processor_time(seconds: float) -> None:
    """Let the kernel end this process if nobody is left who would: the parent kills it before that."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 2, hard))


if __name__ == "__main__":
    with contextlib.suppress(ConnectionError):  # the parent is gone
        _serve(socket.socket(fileno=0))
