"""The mailbox: watch it, fetch from it, file away in it (IMAP, RFC 3501; imapclient).

Promises exact bytes in bounded memory, a folder name as the server writes it, and that nothing leaves the folder but
by a move of that very message, or as it was erased (`removing.py`). Whom it talks to, and how errors are sorted:
`session.py`.

    closed --connect--> open --look, fetch, file_away, wait, append_sent--> open
      ^                  |
      '--- Temporary, close

Guarantee: a message is expunged only after the server has confirmed its copy; flags are a courtesy and never read.
"""

import os
import select
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from imapclient import DELETED, SEEN, IMAPClient

from mailbot.edges.imap.removing import Remover, Sought
from mailbot.edges.imap.session import Settings, nobody_else, refusable
from mailbot.edges.net import one_line
from mailbot.errors import Permanent

__all__ = ["Filed", "Kind", "Mailbox", "Settings", "Sought"]

SEARCH_CHUNK = 50_000  # a UID is at most 10 digits: an answer stays under the 1 MB line that imaplib can read
REIDLE = 9 * 60  # seconds; RFC 2177 wants under 29 minutes, home routers forget a connection after 10
MOVE_CHUNK = 200  # UIDs in one command: a line that any server reads
POLL = 30  # seconds between looks where the server has no IDLE


Kind = Literal["done", "held"]
"""What was decided about a message, which names the folder that it is moved to."""


class Filed(StrEnum):
    """What happened to a message that was to be filed away."""

    MOVED = "moved"
    REFUSED = "refused"  # by the server, which could move it: another time it may
    STAYS = "stays"  # the server can move no single message, or it is gone, or the folder was made anew


class Mailbox(Remover):
    """One connection to the mailbox, owned by one thread; only `stop` may be called from another."""

    def __init__(self, settings: Settings, allowed: Callable[[], None] = nobody_else) -> None:
        super().__init__(settings, allowed)
        self._mark = (0, 0)
        self.next_uid: int | None = None  # what the server will give next, as of the last `look`
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
        """Return UIDVALIDITY and the UIDs of what the server received on `since` or later.

        The server compares days in its own time zone (RFC 3501 section 6.4.4), so a caller with an exact floor asks
        from the day before it and compares `received_at`.
        """
        selected = self._select()
        self._mark = _mark(selected)
        self.next_uid = selected.get(b"UIDNEXT")
        exists, next_uid = selected[b"EXISTS"], selected.get(b"UIDNEXT", 0)
        ranges: list[list[Any]] = [[]]
        if exists > SEARCH_CHUNK:
            # closed ranges: `n:*` always has the last message in it (RFC 3501 section 6.4.8)
            ranges = [["UID", f"{low}:{low + SEARCH_CHUNK - 1}"] for low in range(1, next_uid, SEARCH_CHUNK)]
        with self._talking("search") as client:
            return self._uidvalidity, [uid for within in ranges for uid in client.search([*within, "SINCE", since])]

    def dated_before(self, since: date, first_uid: int) -> list[int]:
        """Return the UIDs from `first_uid` on of what the server says it received before `since`."""
        with self._talking("search") as client:
            uids: list[int] = client.search(["UID", f"{first_uid}:*", "BEFORE", since])
        return [uid for uid in uids if uid >= first_uid]  # `n:*` always has the last message in it

    def file_away_together(self, uids: Sequence[int], uidvalidity: int, kind: Kind) -> bool:
        """Move messages with one command; False when that did not go well: then `file_away` says it of each.

        Only by MOVE, which the server does whole for each of them: what was copied, and not yet expunged when the
        connection is lost, would be copied once more.
        """
        if uidvalidity != self._uidvalidity:
            return False
        folder = self._native(self._settings.done if kind == "done" else self._settings.held)
        with self._talking("file away") as client:
            return client.has_capability("MOVE") and self._moved(client, list(uids), folder)

    def file_away(self, uid: int, uidvalidity: int, kind: Kind) -> Filed:
        """Move a message that was decided on, or return why it stays. Doing it twice is harmless.

        What stays gets a keyword, as a courtesy to people.
        """
        if uidvalidity != self._uidvalidity:
            return Filed.STAYS
        folder = self._native(self._settings.done if kind == "done" else self._settings.held)
        with self._talking("file away") as client:
            if self._moved(client, [uid], folder):
                return Filed.MOVED
            _create(client, folder)
            if self._moved(client, [uid], folder):
                return Filed.MOVED
            with refusable():
                client.add_flags([uid], [f"$Mailbot{kind.capitalize()}"], silent=True)
            can_move = _can_move(client)
        return Filed.REFUSED if can_move and self._is_there(uid) else Filed.STAYS

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
                    self._allowed()  # the process may have slept for longer than it wanted to
                    # This notices a lost connection as well; imapclient's idle_check reads its end as "nothing"
                    client.idle_done()
                else:
                    stopped = self._sleep(min(left, POLL))
            if stopped:
                return False
        return True

    def shortcomings(self) -> Iterator[tuple[str, str]]:
        """Yield what this server cannot do, each with what can be done about it."""
        with self._talking("capability") as client:
            if not client.has_capability("IDLE"):
                yield f"It has no IDLE: new mail is noticed after up to {POLL} seconds.", "Nothing has to be done."
            if not _can_move(client):
                yield "It has neither MOVE nor UIDPLUS: handled mail stays in the folder.", "Clear it out by hand."

    def take_out(self, value: str, field: str = "MESSAGE-ID") -> bytes | None:
        """Return a message by a header field, from wherever our own mail lies, and delete it there."""
        for folder in self._where_ours_lie():
            with self._talking("take out") as client:
                if not client.folder_exists(folder):
                    continue
                client.select_folder(folder)
                # What is marked is gone: without UIDPLUS it lies there on, and would be found for ever
                uids = client.search(["UNDELETED", "HEADER", field, value])
                answers = client.fetch(uids, ["BODY.PEEK[]"]) if uids else {}
                raws = [answer[b"BODY[]"] for answer in answers.values()]
                if raws:
                    client.add_flags(uids, [DELETED], silent=True)
                    if client.has_capability("UIDPLUS"):
                        client.uid_expunge(uids)
            if raws:
                self._select()
                return bytes(raws[0])
        self._select()
        return None

    def find(self, field: str, value: str) -> bytes | None:
        """Return a message by a header field, from wherever our own mail lies."""
        found: bytes | None = None
        for folder in self._where_ours_lie():
            with self._talking("find") as client:
                if not client.folder_exists(folder):
                    continue
                client.select_folder(folder, readonly=True)
                uids = client.search(["HEADER", field, value])
                answers = client.fetch(uids[:1], ["BODY.PEEK[]"]) if uids else {}
                found = next((bytes(answer[b"BODY[]"]) for answer in answers.values()), None)
            if found is not None:
                break
        self._select()
        return found

    def _where_ours_lie(self) -> list[str]:
        """Return the folder, that of the handled ones, and that of sent ones: some servers file what we send there."""
        sent = [] if self._settings.sent is None else [self._native(self._settings.sent)]
        return [self._settings.folder, self._native(self._settings.done), *sent]

    def has_sent(self, message_id: str) -> bool:
        """Return whether the folder for sent mail has a copy of a letter."""
        if self._settings.sent is None:
            return False
        folder, uids = self._native(self._settings.sent), []
        with self._talking("look into Sent") as client, refusable():
            client.select_folder(folder, readonly=True)
            uids = client.search(["HEADER", "MESSAGE-ID", message_id])
        self._select()
        return bool(uids)

    def bring_back(self, since: date) -> int:
        """Move what came on `since` or later, and was filed away, into the folder again; return how many that were."""
        count = 0
        for name in (self._settings.done, self._settings.held):
            with self._talking("bring back") as client:
                folder = self._native(name)
                if client.folder_exists(folder):
                    client.select_folder(folder)
                    uids = client.search(["SINCE", since])
                    chunks = [uids[start : start + MOVE_CHUNK] for start in range(0, len(uids), MOVE_CHUNK)]
                    count += sum(len(chunk) for chunk in chunks if self._moved(client, chunk, self._settings.folder))
        self._select()
        return count

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
        """Return whether mail came since this was asked last."""
        mark, self._mark = self._mark, _mark(self._select())
        return mark != self._mark

    def _moved(self, client: IMAPClient, uids: list[int], folder: str) -> bool:
        with refusable():
            if client.has_capability("MOVE"):  # RFC 6851
                client.move(uids, folder)
                return True
            if client.has_capability("UIDPLUS"):  # RFC 4315: without it EXPUNGE takes what others marked as well
                client.copy(uids, folder)
                client.add_flags(uids, [DELETED], silent=True)
                client.uid_expunge(uids)
                return True
        return False

    def _sleep(self, seconds: float, *watched: int) -> bool:
        """Sleep until something is readable; return whether it was `stop`."""
        poll = select.poll()
        for readable in (self._stop, *watched):
            poll.register(readable, select.POLLIN)
        return any(ready == self._stop for ready, _ in poll.poll(seconds * 1000))


def _can_move(client: IMAPClient) -> bool:
    return bool(client.has_capability("MOVE") or client.has_capability("UIDPLUS"))


def _create(client: IMAPClient, folder: str) -> None:
    with refusable():
        client.create_folder(folder)
        client.subscribe_folder(folder)


def _mark(selected: dict[bytes, Any]) -> tuple[int, int]:
    """Return the part of a status that changes when mail comes, but not when it is filed away."""
    return selected[b"UIDVALIDITY"], selected.get(b"UIDNEXT", selected[b"EXISTS"])
