"""Taking a message out of the mailbox for good, wherever mailbot's own folders have it.

A message that was moved has another number, so it is looked for by its Message-ID, and since that is forged and reused,
what is found is compared whole before it goes. Without a Message-ID it is looked for by its day.

Guarantee: nothing is expunged but what was asked for. Where the server can expunge no single message (RFC 4315), what
others have marked as deleted is unmarked meanwhile, and marked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from imapclient import DELETED, IMAPClient
from imapclient.imapclient import SENT, TRASH

from mailbot.edges.imap.fetching import Reader
from mailbot.edges.imap.session import refusable

DAY = timedelta(days=1)
HEADER_OF_ID = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"


@dataclass(frozen=True, slots=True)
class Sought:
    """A message to take out: by what it is found, and how it is known; a letter of ours lies in Sent."""

    message_id: str | None
    at: datetime  # received, or sent
    letter: bool = False
    place: tuple[str, int, int] | None = None  # folder, UIDVALIDITY, UID: where it was taken in
    is_it: Callable[[bytes], bool] | None = None  # None: the Message-ID is enough, since nobody else made it up


class Remover(Reader):
    """A connection on which messages are taken out for good."""

    def remove(self, sought: Sought) -> int | None:
        """Take a message out of every folder of ours; return how many copies went, None when one was refused.

        That none is found is no trouble: somebody has deleted it, or moved it to where mailbot does not look.
        """
        count = 0
        try:
            for folder in self._folders_of(sought):
                with self._talking("remove") as client:
                    if not client.folder_exists(folder):
                        continue
                    selected = client.select_folder(folder)
                    uids = sorted({*self._at_its_place(client, sought, folder, selected), *_found(client, sought)})
                    if not uids:
                        continue
                    if not _expunged(client, uids, folder):
                        return None
                    count += len(uids)
        finally:
            if self._client is not None:
                self._select()
        return count

    def _folders_of(self, sought: Sought) -> Iterator[str]:
        settings = self._settings
        if not sought.letter:
            yield settings.folder
            yield self._native(settings.done)
            yield self._native(settings.held)
        elif settings.sent is not None:
            yield self._native(settings.sent)
        with self._talking("list folders") as client:
            # RFC 6154: where the provider itself files what it sent; and Gmail keeps what is expunged elsewhere
            own = client.find_special_folder(SENT) if sought.letter and settings.sent is None else None
            trash = client.find_special_folder(TRASH) if _is_gmail(client) else None
        yield from (folder for folder in (own, trash) if folder)

    def _at_its_place(
        self, client: IMAPClient, sought: Sought, folder: str, selected: dict[bytes, object]
    ) -> Sequence[int]:
        """Return its number where it was taken in: what bears it is this very message (RFC 3501 section 2.3.1.1)."""
        if sought.place is None:
            return ()
        name, uidvalidity, uid = sought.place
        if (name, uidvalidity) != (folder, selected.get(b"UIDVALIDITY")):
            return ()
        found: list[int] = client.search(["UID", str(uid)])
        return found


def _found(client: IMAPClient, sought: Sought) -> Sequence[int]:
    if sought.message_id is not None:
        uids: list[int] = client.search(["HEADER", "MESSAGE-ID", sought.message_id])
    else:
        # The server compares days in a time zone of its own
        day = sought.at.date()
        near = client.search(["SINCE", day - DAY, "BEFORE", day + 2 * DAY])
        uids = [uid for uid in near if not _has_message_id(client, uid)]
    return [uid for uid in uids if sought.is_it is None or sought.is_it(_body(client, uid))]


def _has_message_id(client: IMAPClient, uid: int) -> bool:
    answer = client.fetch([uid], [HEADER_OF_ID]).get(uid, {})
    return any(b"message-id" in value.lower() for value in answer.values() if isinstance(value, bytes))


def _body(client: IMAPClient, uid: int) -> bytes:
    with refusable():
        raw = client.fetch([uid], ["BODY.PEEK[]"]).get(uid, {}).get(b"BODY[]")
        return raw if isinstance(raw, bytes) else b""
    return b""


def _expunged(client: IMAPClient, uids: Sequence[int], folder: str) -> bool:
    with refusable():
        trash = client.find_special_folder(TRASH) if _is_gmail(client) else None
        if trash and trash != folder:  # whatever is expunged elsewhere stays among all mail
            client.move(uids, trash)
            return True
        client.add_flags(uids, [DELETED], silent=True)
        if client.has_capability("UIDPLUS"):
            client.uid_expunge(uids)
        else:
            with _others_unmarked(client, uids):
                client.expunge()
        return not client.search(["UID", ",".join(map(str, uids))])
    return False


@contextmanager
def _others_unmarked(client: IMAPClient, uids: Sequence[int]) -> Iterator[None]:
    others = [uid for uid in client.search(["DELETED"]) if uid not in uids]
    if others:
        client.remove_flags(others, [DELETED], silent=True)
    try:
        yield
    finally:
        if others:
            client.add_flags(others, [DELETED], silent=True)


def _is_gmail(client: IMAPClient) -> bool:
    return bool(client.has_capability("X-GM-EXT-1"))
