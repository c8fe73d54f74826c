"""The nursery: an interpreter that has loaded `mail/` and nothing else, and forks a child for each message.

It has no store, no key, no connection, and never reads a message. A child has nothing but the pipe of its one message,
has entered the cage (sandboxed_process.py) before that comes, reads, answers, and ends. The next one is forked while
that one reads: nobody waits for it.
"""

from __future__ import annotations

import codecs
import contextlib
import encodings
import gc
import importlib
import os
import pickle
import pkgutil
import signal
import socket
import sys
from typing import NoReturn

from mailbot.edges.parser.channel import MESSAGE, READY, REFUSED, REQUEST, receive, send
from mailbot.edges.sandboxed_process import Cage, Limits
from mailbot.errors import Permanent
from mailbot.facts import Form, Message
from mailbot.mail import message
from mailbot.mail.message import Settings
from mailbot.mail.samples import read_samples

_LAZY = ("email.parser", "idna.uts46data", "idna.idnadata")  # imported when they are first needed


def _nurse(control: socket.socket) -> None:
    """Be the nursery: have a child ready for each request that comes, until the parent is gone."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # meant for the parent, where a whole group of processes is told
    settings, seconds, memory = pickle.loads(receive(control, sys.maxsize, None)[1])  # noqa: S301 - the parent wrote it
    limits = Limits(memory, seconds)
    warm_up(settings)
    cage = Cage()
    gc.collect()
    gc.freeze()  # what children share with the nursery stays shared
    send(control, READY, " ".join(_tried(cage, limits)).encode(), None)
    last = 0
    while True:
        child, pipe = _fork_a_child(control, cage, limits, settings)
        if not control.recv(1):
            raise ConnectionError("the parent is gone")
        if last:  # it has answered; one that was taken over may linger
            with contextlib.suppress(ProcessLookupError):
                os.kill(last, signal.SIGKILL)
            os.waitpid(last, 0)
        if os.waitpid(child, os.WNOHANG)[0]:  # somebody killed it as it waited: no fault of the message
            pipe.close()
            child, pipe = _fork_a_child(control, cage, limits, settings)
        with pipe:
            socket.send_fds(control, [REQUEST], [pipe.fileno()])
        last = child


def _fork_a_child(control: socket.socket, cage: Cage, limits: Limits, settings: Settings) -> tuple[int, socket.socket]:
    """Return a child that waits for its one message, and the parent's end of its pipe."""
    ours, theirs = socket.socketpair()
    with theirs:
        child = os.fork()
        if not child:
            ours.close()
            _be_a_child(control, theirs, cage, limits, settings)
    return child, ours


def warm_up(settings: Settings) -> None:
    """Load all that parsing a mail may need: inside the sandbox nothing can be imported any more.

    And read as children will: the interpreter writes into what it runs until it fits, and what it keeps for the next
    time; each page that a child writes to is copied for it first.
    """
    for name in sorted(module.name for module in pkgutil.iter_modules(encodings.__path__)):
        with contextlib.suppress(LookupError, ImportError):  # of another system: mbcs
            codecs.lookup(name)
    for module in _LAZY:
        importlib.import_module(module)
    read_samples(settings)


def _tried(cage: Cage, limits: Limits) -> tuple[str, ...]:
    """Start a child inside the sandbox; return the protections that are in force."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.write(write_end, " ".join(cage.enter(limits)).encode())
        os._exit(0)
    os.close(write_end)
    with open(read_end, "rb") as answer:  # noqa: PTH123  a descriptor has no path
        bars = answer.read().decode().split()
    os.waitpid(child, 0)
    return tuple(bars)


def _be_a_child(
    control: socket.socket, pipe: socket.socket, cage: Cage, limits: Limits, settings: Settings
) -> NoReturn:
    """Read one message, answer, end; nothing of the nursery's is in reach."""
    try:
        control.close()
        os.closerange(0, 3)
        cage.enter(limits)
        _answer(pipe, settings)
    finally:
        os._exit(0)


def _answer(pipe: socket.socket, settings: Settings) -> None:
    opened = pickle.loads(receive(pipe, sys.maxsize, None)[1])  # noqa: S301 - the parent wrote it
    try:
        raw = bytes(receive(pipe, sys.maxsize, None)[1])
        answer = (MESSAGE, pickle.dumps(_parse(raw, opened, settings)))
    except Permanent as refused:
        answer = (REFUSED, str(refused).encode())
    except MemoryError:
        answer = (REFUSED, b"parser ran out of memory")
    send(pipe, *answer, None)


def _parse(raw: bytes, opened: tuple[Form, str] | None, settings: Settings) -> Message:
    if opened is None:
        return message.parse(raw, settings)
    form, name = opened
    return message.parse_cleartext(raw, form, settings, name)


if __name__ == "__main__":
    with contextlib.suppress(ConnectionError):  # the parent is gone
        _nurse(socket.socket(fileno=0))
