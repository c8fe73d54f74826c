"""Whether what a handler writes would hand decrypted text to somebody who is not shown to have written it.

Whoever catches a reporter's ciphertext can wrap it in a mail of their own. We decrypt it for our handlers, and a
handler who quotes it in the answer would have decrypted it for the thief. Only a signature of the pinned key shows who
wrote a text; until then none of it goes back.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from mailbot.facts import Attachment, Heard

IN_A_ROW = 8  # words: fewer are a coincidence, or the name of what is talked about
AT_LEAST = 4  # words of a text that has no eight: all of them
_WORD = re.compile(r"\w+")


def find_repeated_line(text: str, heard: Iterable[Heard]) -> int | None:
    """Give the number of the line at which `text` repeats decrypted words of an unproven author, or None."""
    texts = (said for one in heard if _is_secret(one) for said in (one.text, one.subject))
    secret = {run for said in texts for run in _runs(_words(said))}
    if not secret:
        return None
    words = [(word, number) for number, line in enumerate(text.splitlines(), start=1) for word in _words(line)]
    spoken = [word for word, _ in words]
    for length in {len(run) for run in secret}:
        for at in range(len(spoken) - length + 1):
            if tuple(spoken[at : at + length]) in secret:
                return words[at][1]
    return None


def find_repeated_attachment(attachments: Iterable[Attachment], heard: Iterable[Heard]) -> Attachment | None:
    """Give an attachment that came in a decrypted mail of an unproven author, or None."""
    secret = {digest for one in heard if _is_secret(one) for digest in one.digests}
    return next((one for one in attachments if hashlib.sha256(one.content).hexdigest() in secret), None)


def _is_secret(heard: Heard) -> bool:
    return heard.decrypted and not heard.authored


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if AT_LEAST <= len(words) < IN_A_ROW:
        yield tuple(words)
    for at in range(len(words) - IN_A_ROW + 1):
        yield tuple(words[at : at + IN_A_ROW])
