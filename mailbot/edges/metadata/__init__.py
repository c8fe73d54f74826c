"""Removing metadata from files that handlers send on: a fresh process for each, confined before it reads an octet.

    files --kind by kind, one at a time--> a process: libraries, sandbox, read, strip, read again --> gone

The libraries are optional (`mailbot[metadata]`: Pillow, pikepdf, lxml). What cannot be stripped comes back as it was,
with why. Guarantee: a file that is given back as stripped was read again and holds none of what is looked for; a call
takes at most `seconds` for each file, and nothing is written anywhere.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from importlib.util import find_spec

from mailbot.facts import Attachment, Doubt, Stripped

LIBRARIES = {"PIL": "pictures", "pikepdf": "PDF", "lxml": "office documents"}
_SECONDS = 60.0  # of real time for a file; a picture of a telephone takes two
_MOST_SECONDS = 120  # for the files of one mail; its sender's next one waits
_MOST_FILES = 30  # of one mail; people attach five
_MOST_OCTETS = 50_000_000
HEAD = struct.Struct(">IQ")
"""What a file goes to its process and comes back with: the length of the words before it, and its own."""

_TEXT = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!doctype|<svg|<html|\{\\rtf|%!ps|%pdf)", re.IGNORECASE)


class Stripper:
    """Strips files, one after the other."""

    def __init__(self, people: Iterable[tuple[str, str]], *, ask: bool = False, seconds: float = _SECONDS) -> None:
        """`people` are the names and addresses that no file should hold; `ask` leaves every file as it is."""
        self._people = tuple(people)
        self._ask_first = ask
        self._seconds = seconds

    def strip(self, files: Sequence[Attachment]) -> tuple[Stripped, ...]:
        """Return each file without its metadata, or as it is, and why."""
        until = time.monotonic() + _MOST_SECONDS
        return tuple(
            self._one(file) if n < _MOST_FILES and time.monotonic() < until else _left_alone(file, Doubt.BROKEN)
            for n, file in enumerate(files)
        )

    def _one(self, file: Attachment) -> Stripped:
        if file.inline or is_text(file.content):
            return Stripped(file.content)  # what stands in a text is read as words are (case/exposure.py)
        if self._ask_first:
            return _left_alone(file, Doubt.AS_IT_IS)
        if not find_type(file.content):
            return _left_alone(file, Doubt.UNKNOWN)
        if len(file.content) > _MOST_OCTETS:
            return _left_alone(file, Doubt.BROKEN)
        try:
            why, content = self._ask(file.content)
        except (OSError, ValueError, TypeError, struct.error):
            return _left_alone(file, Doubt.BROKEN)
        if why not in ("", *(doubt.value for doubt in Doubt)):
            return _left_alone(file, Doubt.BROKEN)
        return Stripped(content if why in ("", Doubt.NAMED.value) else file.content, why)

    def _ask(self, content: bytes) -> tuple[str, bytes]:
        """Strip one file in a process of its own, whose answer is checked like a stranger's input."""
        with subprocess.Popen(
            [sys.executable, "-I", "-m", "mailbot.edges.metadata.stripping"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a traceback may show what the file says
            env={"LC_ALL": "C.UTF-8"},
            start_new_session=True,
        ) as process:
            watch = threading.Timer(self._seconds, _end, [process.pid])
            watch.start()
            try:
                if process.stdin is None or process.stdout is None:
                    raise OSError
                head = json.dumps({"people": self._people, "seconds": self._seconds}).encode()
                with contextlib.suppress(BrokenPipeError):
                    process.stdin.write(HEAD.pack(len(head), len(content)) + head + content)
                    process.stdin.close()
                most = 2 * len(content) + 1_000_000
                answer = process.stdout.read(most + 1)
            finally:
                watch.cancel()
                _end(process.pid)
        size, length = HEAD.unpack(answer[: HEAD.size])
        if len(answer) > most or HEAD.size + size + length != len(answer):
            raise ValueError
        return answer[HEAD.size : HEAD.size + size].decode(), answer[HEAD.size + size :]


def _left_alone(file: Attachment, why: Doubt) -> Stripped:
    return Stripped(file.content, why.value)


def missing() -> dict[str, str]:
    """Return the libraries that are not installed, each with what cannot be stripped without it."""
    return {name: kind for name, kind in LIBRARIES.items() if find_spec(name) is None}


def is_text(content: bytes) -> bool:
    """Return whether a file is plain text and nothing else: no web page, no picture, no document in a text format."""
    if b"\0" in content or _TEXT.match(content):
        return False
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return False
    return not re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]", text)


def find_type(raw: bytes) -> str:
    """Return the type of a file by its first octets, never by its name; "" for an unknown one."""
    if raw.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\0", b"MM\0*")):
        return "pictures"
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "pictures"
    if raw[4:8] == b"ftyp":
        return "boxes"
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    return "office" if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) else ""


def _end(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)
