"""The mailbox: watch it, fetch from it, file away in it (IMAP, RFC 3501; imapclient).

Promises exact bytes in bounded memory, a folder name as the server writes it, and that nothing leaves the folder but
by a move of that very message. Whom it talks to, and how errors are sorted: `imap_session.py`.

    closed --connect--> open --look, fetch, file_away, wait, append_sent--> open
      ^                  |
      '--- Temporary, close

Guarantee: a message is expunged only after the server has confirmed its copy; flags are a courtesy and never read.
"""

import os
import select
import time
import weakref
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, Literal

from imapclient import DELETED, SEEN, IMAPClient

from mailbot.edges.imap_session import Session, Settings, one_line, refusable
from mailbot.errors import Permanent
from mailbot.facts import Fetched

__all__ = ["Mailbox", "Settings"]

BATCH = 50  # messages asked for at once: three times faster than one by one; Dovecot refuses lists over 10,000
SEARCH_CHUNK = 50_000  # a UID is at most 10 digits: an answer stays under the 1 MB line that imaplib can read
REIDLE = 9 * 60  # seconds; RFC 2177 wants under 29 minutes, home routers forget a connection after 10
POLL = 30  # seconds between looks where the server has no IDLE


class Mailbox(Session):
    """One connection to the mailbox, owned by one thread; only `stop` may be called from another."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._mark = (0, 0)
        self._stop = os.eventfd(0, os.EFD_NONBLOCK)
        weakref.finalize(self, os.close, self._stop)

    def connect(self) -> None:
        """Connect, prove the server's name, log in, select the folder."""
        super().connect()
        self._mark = _mark(self._selected)

    def stop(self) -> None:
        """Make `wait` return at once, now and from now on. Any thread may call it."""
        os.eventfd_write(self._stop, 1)

    def look(self, since: date) -> tuple[int, list[int]]:
        """Give UIDVALIDITY and the UIDs of what the server received on `since` or later.

        The server compares days in its own time zone (RFC 3501 section 6.4.4), so a caller with an exact floor asks
        from the day before it and compares `received_at`.
        """
        selected = self._select()
        self._mark = _mark(selected)
        exists, next_uid = selected[b"EXISTS"], selected.get(b"UIDNEXT", 0)
        ranges: list[list[Any]] = [[]]
        if exists > SEARCH_CHUNK:
            # closed ranges: `n:*` always has the last message in it (RFC 3501 section 6.4.8)
            ranges = [["UID", f"{low}:{low + SEARCH_CHUNK - 1}"] for low in range(1, next_uid, SEARCH_CHUNK)]
        with self._talking("search") as client:
            return self._uidvalidity, [uid for within in ranges for uid in client.search([*within, "SINCE", since])]

    def fetch(self, uids: Sequence[int], limit_bytes: int = 8 << 20) -> Iterator[Fetched]:
        """Give the messages, without marking them as read, at most `limit_bytes` of them in memory.

        A message bigger than that comes alone. What was expunged meanwhile is passed over.
        """
        for start in range(0, len(uids), BATCH):
            with self._talking("fetch") as client:
                answers = client.fetch(list(uids[start : start + BATCH]), ["RFC822.SIZE"])
                sizes = {uid: answer[b"RFC822.SIZE"] for uid, answer in answers.items()}
            for group in _groups(sizes, limit_bytes):
                with self._talking("fetch") as client:
                    answers = client.fetch(group, ["INTERNALDATE", "BODY.PEEK[]"])
                    found = [
                        Fetched(uid, self._uidvalidity, answer[b"INTERNALDATE"].astimezone(UTC), answer[b"BODY[]"])
                        for uid, answer in answers.items()
                        if answer.get(b"BODY[]") is not None
                    ]
                yield from found

    def file_away(self, uid: int, uidvalidity: int, kind: Literal["done", "held"]) -> bool:
        """Move a message that was decided on; False when it stays where it is.

        It stays when UIDVALIDITY is another by now, and, with a keyword as a courtesy to people, when the server can
        neither move nor expunge one message alone, or refuses the folder. Doing it twice is harmless.
        """
        if uidvalidity != self._uidvalidity:
            return False
        folder = self._native(self._settings.done if kind == "done" else self._settings.held)
        with self._talking("file away") as client:
            if self._moved(client, uid, folder):
                return True
            _create(client, folder)
            if self._moved(client, uid, folder):
                return True
            with refusable():
                client.add_flags([uid], [f"$Mailbot{kind.capitalize()}"], silent=True)
            return False

    def wait(self, seconds: float) -> bool:
        """Wait until there is mail that came after the last `look` or `wait`; False after `seconds` or `stop`.

        What counts is UIDNEXT, asked for before and after each sleep. What the server tells in IDLE only ends the
        sleep: mail that came just before may be told in the same packet as the go-ahead, which nobody waits for.
        """
        until = time.monotonic() + seconds
        while not self._news():
            if (left := until - time.monotonic()) <= 0:
                return False
            with self._talking("wait") as client:
                if client.has_capability("IDLE"):
                    client.idle()
                    stopped = self._sleep(min(left, REIDLE), client.socket().fileno())
                    # This notices a lost connection as well; imapclient's idle_check reads its end as "nothing"
                    client.idle_done()
                else:
                    stopped = self._sleep(min(left, POLL))
            if stopped:
                return False
        return True

    def shortcomings(self) -> Iterator[tuple[str, str]]:
        """Give what this server cannot do, each with what can be done about it."""
        with self._talking("capability") as client:
            if not client.has_capability("IDLE"):
                yield f"It has no IDLE: new mail is noticed after up to {POLL} seconds.", "Nothing has to be done."
            if not (client.has_capability("MOVE") or client.has_capability("UIDPLUS")):
                yield "It has neither MOVE nor UIDPLUS: handled mail stays in the folder.", "Clear it out by hand."

    def take_out(self, message_id: str) -> bytes | None:
        """Give a message by its Message-ID, from the folder or from among the handled ones, and delete it there."""
        for folder in (self._settings.folder, self._native(self._settings.done)):
            with self._talking("take out") as client:
                if not client.folder_exists(folder):
                    continue
                client.select_folder(folder)
                uids = client.search(["HEADER", "MESSAGE-ID", message_id])
                found = client.fetch(uids, ["BODY.PEEK[]"]) if uids else {}
                raws = [answer[b"BODY[]"] for answer in found.values()]
                if raws:
                    client.add_flags(uids, [DELETED], silent=True)
                    if client.has_capability("UIDPLUS"):
                        client.uid_expunge(uids)
            if raws:
                self._select()
                return bytes(raws[0])
        self._select()
        return None

    def append_sent(self, raw: bytes, when: datetime) -> None:
        """Put a copy into the folder for sent mail, if one is configured."""
        if self._settings.sent is None:
            return
        folder = self._native(self._settings.sent)
        with self._talking("append") as client:
            with refusable():
                client.append(folder, raw, [SEEN], when)
                return
            _create(client, folder)
            try:
                client.append(folder, raw, [SEEN], when)
            except IMAPClient.AbortError:
                raise
            except IMAPClient.Error as refused:
                raise Permanent(f"IMAP: no copy into {folder}: {one_line(refused)}. Check imap.sent") from refused

    def _news(self) -> bool:
        """Whether mail came since this was asked last."""
        mark, self._mark = self._mark, _mark(self._select())
        return mark != self._mark

    def _moved(self, client: IMAPClient, uid: int, folder: str) -> bool:
        with refusable():
            if client.has_capability("MOVE"):  # RFC 6851
                client.move([uid], folder)
                return True
            if client.has_capability("UIDPLUS"):  # RFC 4315: without it EXPUNGE takes what others marked as well
                client.copy([uid], folder)
                client.add_flags([uid], [DELETED], silent=True)
                client.uid_expunge([uid])
                return True
        return False

    def _sleep(self, seconds: float, *watched: int) -> bool:
        """Sleep until something is readable; whether it was `stop`."""
        poll = select.poll()
        for readable in (self._stop, *watched):
            poll.register(readable, select.POLLIN)
        return any(ready == self._stop for ready, _ in poll.poll(seconds * 1000))


def _create(client: IMAPClient, folder: str) -> None:
    with refusable():
        client.create_folder(folder)
        client.subscribe_folder(folder)


def _mark(selected: dict[bytes, Any]) -> tuple[int, int]:
    """Pick what changes when mail comes, and not when it is filed away."""
    return selected[b"UIDVALIDITY"], selected.get(b"UIDNEXT", selected[b"EXISTS"])


def _groups(sizes: dict[int, int], limit_bytes: int) -> Iterator[list[int]]:
    """Cut a batch into groups of at most `limit_bytes`; a bigger message is a group of its own."""
    group: list[int] = []
    total = 0
    for uid, size in sizes.items():
        if group and total + size > limit_bytes:
            yield group
            group, total = [], 0
        group.append(uid)
        total += size
    if group:
        yield group
