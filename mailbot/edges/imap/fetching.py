"""Reading messages from the mailbox: many at once while all goes well, one by itself where it does not.

A server may answer NO, BAD, nonsense or nothing for one message of a batch, for ever (Exchange, Yahoo). So what an
answer leaves out is no error here: it is asked for by itself, with less and less, each time on a fresh connection.

Guarantee: a message is called withheld only by a server that lets us in; that it cannot be reached is Temporary.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from imapclient.response_types import Envelope

from mailbot.edges.imap.session import Session
from mailbot.errors import ConfigError, Permanent, Temporary
from mailbot.facts import Fetched, NotGiven

BATCH = 50  # messages asked for at once: three times faster than one by one; Dovecot refuses lists over 10,000
_CUT_SHORT = 2  # times: Exchange's RFC822.SIZE is an estimate, but a message of less than half of it was cut off

Answer = Mapping[bytes, Any]


class Reader(Session):
    """A connection that messages are read from."""

    def fetch(self, uids: Sequence[int], limit_bytes: int = 8 << 20) -> Iterator[Fetched]:
        """Yield the messages, without marking them as read, at most `limit_bytes` of them in memory.

        A message bigger than that comes alone. What the server leaves out, or answers oddly for, is passed over: it
        was expunged meanwhile, or `ask_for` tells.
        """
        for start in range(0, len(uids), BATCH):
            with self._talking("fetch") as client:
                answers = client.fetch(list(uids[start : start + BATCH]), ["RFC822.SIZE"])
            sizes = {uid: size for uid, answer in answers.items() if (size := _size(answer)) is not None}
            for group in _groups(sizes, limit_bytes):
                with self._talking("fetch") as client:
                    answers = client.fetch(group, ["INTERNALDATE", "BODY.PEEK[]"])
                for uid, answer in answers.items():
                    raw = _raw(answer, b"BODY[]")
                    if raw is not None and len(raw) * _CUT_SHORT >= sizes[uid]:
                        yield Fetched(uid, self._uidvalidity, _received_at(answer), raw)

    def ask_for(self, uid: int, uidvalidity: int) -> Fetched | NotGiven | None:
        """Ask for one message by itself; None when it is not there any more.

        Raises Temporary or Permanent only when there is no connection to be had: that is no fault of the message's.
        """
        why = ""
        # Some servers stumble over the date alone; and a connection that was used may be what is wrong
        for items in (["INTERNALDATE", "BODY.PEEK[]"], ["BODY.PEEK[]"]):
            if why:
                self.close()
            self.resume()
            if self._uidvalidity != uidvalidity:
                return None
            try:
                with self._talking("fetch") as client:
                    answer = client.fetch([uid], items).get(uid, {})
            except Temporary as trouble:
                why = str(trouble)
                continue
            if raw := _raw(answer, b"BODY[]"):
                return Fetched(uid, uidvalidity, _received_at(answer), raw)
            why = "IMAP fetch: OK, and nothing"
        return NotGiven(why) if self._is_there(uid) else None

    def find_header(self, uid: int) -> bytes:
        """Return the header of a message not given whole, or what ENVELOPE has of it; b"" when neither comes."""
        if header := _raw(self._piece(uid, "BODY.PEEK[HEADER]"), b"BODY[HEADER]"):
            return header
        envelope = self._piece(uid, "ENVELOPE").get(b"ENVELOPE")
        return _header_from(envelope) if isinstance(envelope, Envelope) else b""

    def find_size(self, uid: int) -> int | None:
        """Return the size of a message that is not given, if the server tells."""
        return _size(self._piece(uid, "RFC822.SIZE"))

    def find_received_at(self, uid: int) -> datetime | None:
        """Return when the server received a message that it does not give, if it tells."""
        return _received_at(self._piece(uid, "INTERNALDATE"))

    def _piece(self, uid: int, item: str) -> Answer:
        with suppress(Temporary, Permanent, ConfigError):
            self.resume()
            with self._talking("fetch") as client:
                answer: Answer = client.fetch([uid], [item]).get(uid, {})
                return answer
        return {}

    def _is_there(self, uid: int) -> bool:
        """Return whether the folder has the message; in doubt it has."""
        self.resume()
        with suppress(Temporary):
            self._select()  # a session may go on showing what others have expunged (RFC 2180 section 4.1)
            with self._talking("search") as client:
                return uid in client.search(["UID", str(uid)])
        return True


def _raw(answer: Answer, item: bytes) -> bytes | None:
    raw = answer.get(item)
    return raw if isinstance(raw, bytes) and raw else None


def _size(answer: Answer) -> int | None:
    size = answer.get(b"RFC822.SIZE")
    return size if isinstance(size, int) else None


def _received_at(answer: Answer) -> datetime | None:
    """Return INTERNALDATE; None when it is missing, no date, or at an end of the calendar."""
    moment = answer.get(b"INTERNALDATE")
    with suppress(OverflowError, ValueError):
        return moment.astimezone(UTC) if isinstance(moment, datetime) else None
    return None


def _header_from(envelope: Envelope) -> bytes:
    """Return the contents of ENVELOPE as a header (RFC 3501 section 7.4.2): the parser then reads it like any other."""
    senders = [
        b"%s@%s" % (sender.mailbox, sender.host) for sender in envelope.from_ or () if sender.mailbox and sender.host
    ]
    fields = {
        b"From": b", ".join(senders),
        b"Subject": envelope.subject,
        b"Message-ID": envelope.message_id,
        b"Date": format_datetime(envelope.date).encode() if envelope.date else None,
    }
    lines = [b"%s: %s" % (name, b" ".join(value.split())) for name, value in fields.items() if isinstance(value, bytes)]
    return b"\r\n".join([*lines, b"", b""])


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
