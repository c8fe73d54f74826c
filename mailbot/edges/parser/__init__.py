"""The parser in processes of its own, which hostile bytes may hang, kill, fill or take over.

    no nursery --start--> warm --fork--> a child waits in its cage --its pipe, one message--> answer --> gone
        ^                  |
        '-- dies, overruns its time

The nursery (nursery.py) is a fresh interpreter: a fork of a process with threads may hang. It never reads a message;
for each one it has forked a child, which reads that one alone.

Guarantee: a call returns a Message or raises within `seconds` of real time, whatever the bytes. A child that was taken
over has seen one message, and can lie about it: what it answers is read as values of the facts types only.
"""

from __future__ import annotations

import contextlib
import copyreg
import io
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import TracebackType
from typing import Self

from mailbot import facts
from mailbot.edges.parser.channel import REFUSED, REQUEST, receive, send, set_time_left
from mailbot.errors import Permanent, Temporary
from mailbot.facts import Form, Message
from mailbot.mail.fields import one_line
from mailbot.mail.message import Settings

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
    """One warm nursery. Threads take turns."""

    def __init__(self, settings: Settings, *, seconds: float = 20, memory: int = 768 * 1024 * 1024) -> None:
        """`seconds` of real time for one message; `memory` is a child's whole address space, in octets.

        A message of 25 MB takes a child 180 MB, one of 50 MB 340 MB, and a child that has read nothing 30 MB.
        """
        self._settings = settings
        self._seconds = seconds
        self._memory = memory
        self._lock = threading.Lock()
        self._nursery: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._warm = False
        self._bars: tuple[str, ...] = ()

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

    def bars(self) -> tuple[str, ...]:
        """Return what shuts a child in on this machine: no_new_privs, landlock, seccomp. Raises Temporary."""
        with self._lock:
            self._warm_control()
            return self._bars

    def close(self) -> None:
        """End the nursery and its children."""
        with self._lock:
            self._stop()

    def kill(self) -> None:
        """End the nursery at once, whoever is talking to it: for a process that is about to end."""
        if self._nursery is not None:
            _kill_group(self._nursery.pid)

    def _ask(self, opened: tuple[Form, str] | None, raw: bytes, *, twice: bool) -> Message:
        try:
            return self._ask_once(opened, raw)
        except _Died:
            if not twice:
                raise
            return self._ask_once(opened, raw)

    def _ask_once(self, opened: tuple[Form, str] | None, raw: bytes) -> Message:
        with self._lock:
            control = self._warm_control()
            deadline = time.monotonic() + self._seconds
            try:
                with _ask_for_a_child(control, deadline) as pipe:
                    send(pipe, REQUEST, pickle.dumps(opened), deadline)
                    send(pipe, REQUEST, raw, deadline)
                    # The text stands in an answer up to three times, and a signed mail once more in its signed part.
                    kind, answer = receive(pipe, 8 * len(raw) + 1_000_000, deadline)
            except TimeoutError as late:
                self._stop()
                raise Permanent(f"parser overran its {self._seconds:g} s") from late
            except OSError as lost:
                self._stop()
                raise _Died("parser died") from lost
            except BaseException:
                self._stop()  # interrupted between question and answer
                raise
            return _understand(kind, answer)

    def _warm_control(self) -> socket.socket:
        if self._nursery is None or self._nursery.poll() is not None:
            self._start()
        if self._control is None:
            raise Temporary("parser does not start")
        if not self._warm:
            try:
                _, answer = receive(self._control, 1000, time.monotonic() + _START_SECONDS)
            except OSError as lost:
                self._stop()
                raise Temporary("parser does not start") from lost
            self._bars = tuple(answer.decode().split())
            self._warm = True
        return self._control

    def _start(self) -> None:
        """Start a nursery without waiting for it."""
        self._stop()
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-I", "-m", "mailbot.edges.parser.nursery"]
            try:
                self._nursery = subprocess.Popen(
                    command,
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,  # a traceback may show what the mail says
                    env={"LC_ALL": "C.UTF-8"},
                    start_new_session=True,  # an interrupt from the terminal is the parent's to handle
                )
                self._control = ours
                limits = (self._settings, self._seconds, self._memory)
                send(ours, REQUEST, pickle.dumps(limits), time.monotonic() + _START_SECONDS)
            except OSError as failed:
                ours.close()
                self._stop()
                raise Temporary("parser does not start") from failed

    def _stop(self) -> None:
        self._warm = False
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._nursery is not None:
            _kill_group(self._nursery.pid)
            self._nursery.wait()
            self._nursery = None


def _kill_group(leader: int) -> None:
    """End a nursery with its children; they are a session of their own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


class _Facts(pickle.Unpickler):
    """Reads values of the facts types and nothing that could act."""

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        try:
            return _TYPES[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None


def _understand(kind: bytes, answer: bytearray) -> Message:
    if kind == REFUSED:
        raise Permanent(one_line(answer.decode("utf-8", "replace"), 200))
    try:
        facts = _Facts(io.BytesIO(answer)).load()
    except Exception as odd:
        raise Permanent("parser gave no message") from odd
    if not isinstance(facts, Message):
        raise Permanent("parser gave no message")
    return facts


def _ask_for_a_child(control: socket.socket, deadline: float) -> socket.socket:
    """Return the pipe of a child that waits; the nursery has no other end of it any more."""
    set_time_left(control, deadline)
    control.sendall(REQUEST)
    set_time_left(control, deadline)
    _, pipes, _, _ = socket.recv_fds(control, 1, 1)
    if not pipes:
        raise ConnectionError("the other side is gone")
    return socket.socket(fileno=pipes[0])
