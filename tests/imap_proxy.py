"""An IMAP server that answers badly for some messages: a proxy in front of a real one, on the loopback, in clear.

    proxy.spoil(fetching(7, "BODY"), refused("NO"))      # UID 7 is never given
    proxy.spoil(moving(7), cut, times=1)

It reads commands and answers whole (with their literals), so that what is spoiled is one message in one answer.
"""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from tests.dovecot import Dovecot

LITERAL = re.compile(rb"\{(\d+)(\+?)\}\r\n\Z")
FETCH = re.compile(rb"\S+ UID FETCH (\S+) \((.*)\)\r\n", re.IGNORECASE)
MOVE = re.compile(rb"\S+ UID (?:MOVE|COPY) (\S+) ", re.IGNORECASE)


@dataclass
class Answer:
    """What the real server says to one command: its untagged responses, each with its literals, and the last line."""

    untagged: list[bytes]
    tagged: bytes

    @property
    def tag(self) -> bytes:
        return self.tagged.split(b" ", 1)[0]

    def of(self, uid: int) -> list[bytes]:
        """The responses about one message."""
        return [one for one in self.untagged if re.search(rb"\bUID %d\b" % uid, one[:200])]

    def without(self, uid: int) -> list[bytes]:
        return [one for one in self.untagged if one not in self.of(uid)]

    def all(self) -> bytes:
        return b"".join([*self.untagged, self.tagged])


CUT = b"\0cut"  # ends what a spoiler gives: no more comes, and the connection is closed
SILENCE = b"\0silence"  # no more comes, and the connection stays

Command = Callable[[bytes], bool]
Spoiler = Callable[[Answer], bytes]


def uids_of(command: bytes) -> set[int]:
    found = FETCH.match(command) or MOVE.match(command)
    return {int(one) for one in found[1].split(b",")} if found else set()


def fetching(uid: int, item: str = "") -> Command:
    """A FETCH that asks for this message (among others), for this item."""

    def asked(command: bytes) -> bool:
        found = FETCH.match(command)
        return found is not None and item.encode() in found[2] and uid in uids_of(command)

    return asked


def moving(uid: int) -> Command:
    """A MOVE or COPY of this message."""
    return lambda command: MOVE.match(command) is not None and uid in uids_of(command)


def saying(*words: bytes) -> Command:
    """A command that has all of these in it."""
    return lambda command: all(word in command for word in words)


def refused(how: str, uid: int, words: str = "[SERVERBUG] Internal error occurred") -> Spoiler:
    """Answer NO or BAD, with the others' data before it."""
    return lambda answer: b"".join(answer.without(uid)) + b"%s %s %s\r\n" % (answer.tag, how.encode(), words.encode())


def cut(_: Answer) -> bytes:
    """Cut the connection instead of answering."""
    return CUT


def silent(_: Answer) -> bytes:
    """Never answer."""
    return SILENCE


def cut_inside(uid: int) -> Spoiler:
    """Cut the connection in the middle of what is said of a message."""

    def half(answer: Answer) -> bytes:
        (about,) = answer.of(uid)
        return b"".join(answer.without(uid)) + about[: len(about) // 2] + CUT

    return half


def nothing(uid: int) -> Spoiler:
    """Say OK, and nothing of the message."""
    return lambda answer: b"".join(answer.without(uid)) + answer.tagged


def instead(uid: int, pattern: bytes, put: bytes) -> Spoiler:
    """Change what is said of a message; `pattern` must be there."""

    def changed(answer: Answer) -> bytes:
        (about,) = answer.of(uid)
        new, number = re.subn(pattern, lambda _: put, about, count=1, flags=re.DOTALL)
        assert number == 1, about
        return answer.all().replace(about, new)

    return changed


@dataclass
class _Spoiled:
    command: Command
    spoiler: Spoiler
    times: int | None
    passed_on: bool
    used: int = 0


@dataclass
class ImapProxy:
    """Listens, and passes everything on but what is spoiled."""

    target: int
    host: str = "localhost"
    commands: list[bytes] = field(default_factory=list)  # of every connection, as they came
    connections: int = 0

    def __post_init__(self) -> None:
        self._spoiled: list[_Spoiled] = []
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def spoil(self, command: Command, spoiler: Spoiler, *, times: int | None = None, passed_on: bool = True) -> None:
        """Answer such commands badly, so many times, or for ever; the real server may get them, or not."""
        with self._lock:
            self._spoiled.append(_Spoiled(command, spoiler, times, passed_on))

    def mend(self) -> None:
        """Answer well from now on."""
        with self._lock:
            self._spoiled.clear()

    def asked(self, command: Command) -> int:
        """How often such a command came."""
        with self._lock:
            return sum(map(command, self.commands))

    def close(self) -> None:
        """Stop listening, and end every connection."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        with self._lock:
            for end in self._open:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.target))
            with self._lock:
                self.connections += 1
                self._open |= {client, server}
                self._threads.append(threading.Thread(target=self._serve, args=(client, server)))
                self._threads[-1].start()

    def _serve(self, client: socket.socket, server: socket.socket) -> None:
        with client, server, client.makefile("rb") as commands, server.makefile("rb") as answers:
            with suppress(OSError):
                client.sendall(answers.readline())  # the greeting
                while command := commands.readline():
                    if not self._one(command, client, server, commands, answers):
                        break
            for end in (client, server):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        with self._lock:
            self._open -= {client, server}

    def _one(self, command: bytes, client: socket.socket, server: socket.socket, commands, answers) -> bool:  # type: ignore[no-untyped-def]  # files of sockets
        """Pass one command and its answer on; False when that ends the connection."""
        pieces = [command]
        while literal := LITERAL.search(pieces[-1]):  # of APPEND
            if not literal[2]:
                client.sendall(b"+ go on\r\n")
            pieces += [commands.read(int(literal[1])) + commands.readline()]
        whole, tag = b"".join(pieces), command.split(b" ", 1)[0]
        with self._lock:
            self.commands.append(whole)
        spoiled = self._spoiled_by(whole)
        if spoiled is not None and not spoiled.passed_on:
            return self._say(client, commands, spoiled.spoiler(Answer([], tag + b" OK done\r\n")))
        for piece in pieces:
            server.sendall(piece)
            if (literal := LITERAL.search(piece)) and not literal[2]:
                go_on = answers.readline()
                if not go_on.startswith(b"+"):  # there is no such folder
                    client.sendall(go_on)
                    return True
        untagged: list[bytes] = []
        while (response := _response(answers)) and not response.startswith(tag + b" "):
            if response.startswith(b"+"):  # IDLE, AUTHENTICATE: the client goes on speaking
                client.sendall(b"".join(untagged) + response)
                untagged = []
                if b"IDLE" in command.upper():
                    forwarding = threading.Thread(target=_forward, args=(answers, client, tag))
                    forwarding.start()
                    server.sendall(commands.readline())  # DONE
                    forwarding.join()
                    return True
                server.sendall(commands.readline())
                continue
            untagged.append(response)
        answer = Answer(untagged, response)
        return self._say(client, commands, spoiled.spoiler(answer) if spoiled else answer.all())

    def _say(self, client: socket.socket, commands, said: bytes) -> bool:  # type: ignore[no-untyped-def]  # a socket's file
        client.sendall(said.removesuffix(CUT).removesuffix(SILENCE))
        if said.endswith(SILENCE):
            commands.read(1)  # until the client has had enough
        return not said.endswith((CUT, SILENCE))

    def _spoiled_by(self, command: bytes) -> _Spoiled | None:
        with self._lock:
            for one in self._spoiled:
                if one.times != one.used and one.command(command):
                    one.used += 1
                    return one
        return None


def _response(answers) -> bytes:  # type: ignore[no-untyped-def]  # the file of a socket
    """Read one response with its literals."""
    response: bytes = answers.readline()
    line = response
    while literal := LITERAL.search(line):
        response += answers.read(int(literal[1]))
        line = answers.readline()
        response += line
    return response


def _forward(answers, client: socket.socket, tag: bytes) -> None:  # type: ignore[no-untyped-def]  # the file of a socket
    with suppress(OSError):
        while response := _response(answers):
            client.sendall(response)
            if response.startswith(tag + b" "):
                return


@pytest.fixture
def imap_proxy(dovecot: Dovecot) -> Iterator[ImapProxy]:
    """Stands before the Dovecot of the session."""
    proxy = ImapProxy(dovecot.plain_port)
    yield proxy
    proxy.close()
