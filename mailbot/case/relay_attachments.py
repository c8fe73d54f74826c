"""A handler's files as they go to the reporter: without metadata, and under names that name nobody.

What edges/metadata/ could take out of a file is taken out; where it could not, the file waits for the handler's look.
A file name with a person of the house in it gives way to a neutral one with the same ending.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import permutations

from mailbot.facts import Attachment, Changed, Doubt, Doubted, Mail, Organisation, Stripped
from mailbot.languages.names import TELLING_NOTHING
from mailbot.languages.signs import without_signs

_WORD = 3  # letters of a name that count by themselves
_RUN = 5  # letters of a name that is run together: "adevries", "vriesa"
_MOST_WORDS = 6  # of a name
_ADDRESS = re.compile(r"[^\s@]@[^\s@]")
_ENDING = re.compile(r"(?:\.tar)?\.[A-Za-z0-9]{1,8}\Z")


@dataclass(frozen=True, slots=True)
class Carried:
    """The files as they are sent, what was changed in them, and why they wait for a look."""

    files: tuple[Attachment, ...] = ()
    changed: tuple[Changed, ...] = ()
    doubts: tuple[Doubted, ...] = ()


def carried(mail: Mail, goes: tuple[Attachment, ...], organisation: Organisation) -> Carried:
    """Make ready the files of a mail that go with its words."""
    if not goes:
        return Carried()
    people = [name for handler in organisation.handlers for name in (handler.name, handler.address)]
    people.append(mail.message.sender_name)
    every = mail.message.attachments
    whole = mail.stripped if len(mail.stripped) == len(every) else tuple(_not_looked_at(every))
    files: list[Attachment] = []
    changed: list[Changed] = []
    doubts: list[Doubted] = []
    for attachment, stripped in zip(every, whole, strict=True):
        if not any(attachment is wanted for wanted in goes):
            continue
        name = (
            f"attachment-{len(files) + 1}{_ending(attachment.name)}"
            if names_somebody(attachment.name, people)
            else attachment.name
        )
        files.append(replace(attachment, name=name, content=stripped.content))
        if name != attachment.name or stripped.content != attachment.content:
            changed.append(Changed(attachment.name, name, stripped=stripped.content != attachment.content))
        if stripped.why:
            doubts.append(Doubted(_doubt(stripped.why), attachment.name))
    return Carried(tuple(files), tuple(changed), tuple(doubts))


def _not_looked_at(files: Iterable[Attachment]) -> Iterator[Stripped]:
    return (Stripped(file.content, Doubt.BROKEN.value) for file in files)


def _doubt(why: str) -> Doubt:
    return next((doubt for doubt in Doubt if doubt.value == why), Doubt.BROKEN)


def names_somebody(file_name: str, people: Iterable[str]) -> bool:
    """Return whether a file name holds a name of somebody, in whole, in part or run together, or an address."""
    folded = _folded(file_name.removesuffix(_ending(file_name)))
    words = set(re.findall(r"[^\W\d_]+", folded))
    words |= {word for piece in re.findall(r"[A-Z][a-z]+", file_name) for word in [_folded(piece)]}  # AnkePlan.docx
    run = "".join(re.findall(r"[^\W_]+", folded))
    if _ADDRESS.search(file_name):
        return True
    for person in people:
        parts = re.findall(r"[^\W\d_]+", _folded(person.partition("@")[0]))[:_MOST_WORDS]
        if any(len(part) >= _WORD and part not in TELLING_NOTHING and part in words for part in parts):
            return True
        if any(len(joined) >= _RUN and joined in run for joined in _run_together(parts)):
            return True
    return False


def _run_together(parts: list[str]) -> Iterator[str]:
    """Yield a name as accounts have it: ankedevries, adevries, avries, vriesa, devriesa."""
    if not parts:
        return
    yield "".join(parts)
    first, *rest = parts
    named = [part for part in rest if part not in TELLING_NOTHING and len(part) >= _WORD]
    for last in ("".join(rest), *named):
        if last:
            for part, other in permutations((first[0], last)):
                yield part + other
            yield first + last
            yield last + first


def _ending(name: str) -> str:
    match = _ENDING.search(name)
    return match.group() if match else ""


def _folded(text: str) -> str:
    return without_signs(unicodedata.normalize("NFKD", text), "Mn", "Cf").casefold()
