"""What the parser and its processes say to each other on a pipe: one letter, how many octets follow, and these."""

from __future__ import annotations

import socket
import struct
import time

_HEADER = struct.Struct(">cQ")  # what follows, and how many octets of it
REQUEST, READY, MESSAGE, REFUSED = b"q", b"r", b"m", b"p"


def send(pipe: socket.socket, kind: bytes, octets: bytes, deadline: float | None) -> None:
    """Send all of it; raises TimeoutError when time is up (`deadline`, monotonic), OSError when nobody listens."""
    for piece in (_HEADER.pack(kind, len(octets)), octets):
        set_time_left(pipe, deadline)
        pipe.sendall(piece)


def receive(pipe: socket.socket, most: int, deadline: float | None) -> tuple[bytes, bytearray]:
    """Return what it is and at `most` so many octets; raises as `send` does."""
    kind, size = _HEADER.unpack(_receive_exactly(pipe, _HEADER.size, deadline))
    if size > most:
        raise ConnectionError("an answer of impossible size")
    return kind, _receive_exactly(pipe, size, deadline)


def _receive_exactly(pipe: socket.socket, size: int, deadline: float | None) -> bytearray:
    octets = bytearray(size)
    with memoryview(octets) as view:
        at = 0
        while at < size:
            set_time_left(pipe, deadline)
            got = pipe.recv_into(view[at:])
            if not got:
                raise ConnectionError("the other side is gone")
            at += got
    return octets


def set_time_left(pipe: socket.socket, deadline: float | None) -> None:
    """Let the next call on `pipe` take until then; raises TimeoutError when that is over."""
    if deadline is not None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        pipe.settimeout(left)
