"""One file in a process of its own: what it is, stripped by the library for its kind, and read once more.

Guarantee: the sandbox is entered before an octet of the file is read.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import unicodedata
from collections.abc import Callable, Sequence
from types import ModuleType

from mailbot.edges.metadata import HEAD, find_type
from mailbot.edges.sandboxed_process import Cage, Limits
from mailbot.errors import Permanent
from mailbot.facts import Doubt

_MEMORY = 1536 * 1024 * 1024  # of address space: a picture of 100 million points, twice
_WORD = 3  # letters of a name that are looked for by themselves

_Strip = Callable[[bytes], bytes]
_Words = Callable[[bytes], str]


def _kinds() -> dict[str, ModuleType]:
    """Load what there is: in the cage nothing can be imported any more."""
    modules: dict[str, ModuleType] = {}
    with contextlib.suppress(ImportError):
        from mailbot.edges.metadata import heif

        modules["boxes"] = heif
    with contextlib.suppress(ImportError):
        from mailbot.edges.metadata import pictures

        pictures.warm_up()
        modules["pictures"] = pictures
    with contextlib.suppress(ImportError):
        from mailbot.edges.metadata import pdf

        pdf.warm_up()
        modules["pdf"] = pdf
    with contextlib.suppress(ImportError):
        from mailbot.edges.metadata import office

        office.warm_up()
        modules["office"] = office
    return modules


def _stripped(raw: bytes, kinds: dict[str, ModuleType], people: Sequence[Sequence[str]]) -> tuple[str, bytes]:
    kind = find_type(raw)
    if not kind:
        return Doubt.UNKNOWN.value, b""
    if kind not in kinds or "pictures" not in kinds:  # all of them meet pictures
        return Doubt.NO_TOOL.value, b""
    words: _Words
    if kind == "pictures":
        strip: _Strip = kinds[kind].strip_picture
        words = _letters
    elif kind == "boxes":
        if not kinds[kind].is_boxes(raw):
            return Doubt.UNKNOWN.value, b""
        strip, words = kinds[kind].strip_boxes, _letters
    elif kind == "pdf":
        strip, words = kinds[kind].strip_pdf, kinds[kind].strings
    else:
        strip, words = kinds[kind].strip_office, kinds[kind].strings
    try:
        content = strip(raw)
        named = _names_somebody(f"{words(content)}\n{_letters(content)}", people)
    except Permanent as why:
        return str(why), b""
    except Exception:  # noqa: BLE001  # whatever a library says of an odd file, it was not stripped
        return Doubt.BROKEN.value, b""
    return (Doubt.NAMED.value if named else ""), content


def _letters(raw: bytes) -> str:
    """Return what can be read in the octets themselves, one octet a letter or two."""
    return raw.decode("latin-1") + raw.replace(b"\0", b"").decode("utf-8", "ignore")


def _names_somebody(text: str, people: Sequence[Sequence[str]]) -> bool:
    folded = unicodedata.normalize("NFKD", text).casefold()
    wanted = (unicodedata.normalize("NFKD", name).casefold() for person in people for name in person)
    return any(len(name) > _WORD and name in folded for name in wanted)


def _main() -> None:
    kinds = _kinds()
    cage = Cage()
    head = sys.stdin.buffer.read(HEAD.size)
    size, length = HEAD.unpack(head)
    asked = json.loads(sys.stdin.buffer.read(size))
    cage.enter(Limits(_MEMORY, asked["seconds"]))
    raw = sys.stdin.buffer.read(length)
    why, content = _stripped(raw, kinds, asked["people"])
    reason = why.encode()
    sys.stdout.buffer.write(HEAD.pack(len(reason), len(content)) + reason + content)
    sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    _main()
