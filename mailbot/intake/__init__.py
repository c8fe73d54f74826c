"""Messages on their way in: record, claim, read, understand; the event goes to commit.

    recorded --claim--> read --understood--> event --commit, and claim the next--> done | held
        ^                 |          |
        '--- try again ---'----------'        at the third attempt its header alone is read
        '--- gpg gave no verdict ----'        three times, and then what it gives counts

`reading.py` has the parser read it, `understanding.py` finds out who wrote it and where it belongs.

Guarantee: the raw bytes are recorded, sealed, before anything looks into them. A message that runs into a bug twice,
or that was alone in hand when the daemon died twice (`edges/store/crash_suspects.py`), is held, and so is one that the
parser cannot read; but its header is, in the parser's child, so that its sender is answered and handlers see who
wrote. What even that fails on is held unseen. The messages behind it go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.commit import Commit
from mailbot.completion import FinishMessage, NextMessage
from mailbot.edges.parser import Parser
from mailbot.edges.store import Arrival, ClaimedMessage, Delivered, MessageState, Store
from mailbot.errors import MailbotError, Outdated, Temporary, Unsettled
from mailbot.facts import Clock, HoldReason, Mail, Reached
from mailbot.intake.copies import Copies
from mailbot.intake.reading import NOBODY, Nothing, read
from mailbot.intake.understanding import Understanding
from mailbot.logs import Log, trace
from mailbot.mail.trace import find_message_id, find_sender, without_trace_fields, words_of_servers

log = Log("mailbot.intake")

RETRY_AFTER = timedelta(minutes=1)
# After a look at which gpg gave no verdict: three more within a quarter of an hour, for so long its sender's next wait
LOOK_AGAIN = (timedelta(minutes=1), timedelta(minutes=4), timedelta(minutes=9))


class Intake:
    """Takes in messages, one at a time and in order of arrival per sender; several may run side by side."""

    def __init__(  # long: what it works with, handed over by name in one place
        self,
        store: Store,
        parser: Parser,
        understanding: Understanding,
        commit: Commit,
        *,
        owner: str,
        subaddress: str | None,
        now: Clock,
        real: Clock,
        reached: Reached,
    ) -> None:
        self._store = store
        self._parser = parser
        self._understanding = understanding
        self._commit = commit
        self._copies = Copies(store, parser, subaddress)
        self._owner = owner
        self._following = NextMessage(owner, real)
        self._now = now
        self._real = real
        self._reached = reached

    def record(self, raw: bytes, received_at: datetime, place: tuple[str, int, int] | None = None) -> bool:
        """Keep the bytes of a message before anything looks into them; False when it is known already.

        `place` is (folder, uidvalidity, uid) on the IMAP server. What was received in the future, by a server's clock
        that is wrong, counts as received now: promises are counted from it.
        """
        return self.record_all([(raw, received_at, place)])[0]

    def record_all(self, came: Sequence[tuple[bytes, datetime, tuple[str, int, int] | None]]) -> list[bool]:
        """Do as `record` for each of several messages, in one transaction: all of them are recorded, or none."""
        now = self._now()
        recorded = self._store.record_all(
            [
                Delivered(
                    raw,
                    Arrival(find_sender(raw), find_message_id(raw), min(received_at, now), now),
                    identity=without_trace_fields(raw),
                    place=place,
                    traced=words_of_servers,
                )
                for raw, received_at, place in came
            ]
        )
        for _ in recorded:
            self._reached("recorded")
        return [one.new for one in recorded]

    def record_withheld(
        self, place: tuple[str, int, int], header: bytes, size: int | None, received_at: datetime | None
    ) -> None:
        """Keep what there is of a message that the IMAP server does not give; it is held, and the leads are told."""
        now = self._now()
        arrival = Arrival(find_sender(header), find_message_id(header), received_at or now, now)
        self._store.record_withheld(place, header, arrival, size)
        self._reached("recorded")

    def take_next(self) -> bool:
        """Take in the next message that waits; False when none does.

        With the end of one the next is claimed, in the same transaction: who calls this no more calls `give_back`.
        """
        leased = self._following.leased
        claimed = self._store.read_leased(leased) if leased else self._store.claim_message(self._owner, self._real())
        self._following.leased = None  # only now: what cannot be read is given back as well
        if claimed is None:
            return False
        # Once more here: it may have been recorded under a clock that has been set back since
        claimed = replace(claimed, received_at=min(claimed.received_at, self._now()))
        try:
            self._take_in(claimed)
        except Outdated:
            raise
        except Temporary as why:
            log.warning("again", message=claimed.row, reason=str(why))
            self._store.release_message(claimed.row, self._owner, self._real() + RETRY_AFTER, counted=False)
        except Exception as bug:  # noqa: BLE001  # nothing is lost to a bug: the third attempt holds the message
            reason = str(bug) if isinstance(bug, MailbotError) else trace(bug)
            log.error("failed", message=claimed.row, attempt=claimed.failures + 1, reason=reason)
            self._store.release_message(claimed.row, self._owner, self._real() + RETRY_AFTER, why=reason)
        return True

    def give_back(self) -> None:
        """Give back what this thread has claimed and not begun: another one, or another daemon, has it at once."""
        leased, self._following.leased = self._following.leased, None
        if leased is not None:
            self._store.release_message(leased.row.id, self._owner, self._real(), counted=False)

    def _take_in(self, claimed: ClaimedMessage) -> None:
        if claimed.failures >= NOBODY:
            self._hold(claimed)
            return
        if claimed.copy_of is not None and not claimed.released:
            compared = self._copies.compare(claimed, claimed.copy_of)
            if not compared.better:
                self._copies.file(claimed, self._owner, compared.reference)
                return
            claimed = replace(claimed, reference=compared.reference or claimed.reference)
        reading = read(self._parser, claimed)
        if not isinstance(reading, Nothing):
            self._reached("parsed")
        claimed = replace(claimed, raw=b"")  # a message may be huge, and letters of its size are written next
        last = claimed.unsettled >= len(LOOK_AGAIN)
        try:
            understood = self._understanding.understand(claimed, reading, self._now(), last=last)
        except Unsettled as why:  # about the message; gpg without a verdict while letters are written is as temporary
            self._defer(claimed, why)
            return
        self._commit.carry_out(
            understood.event,
            understood.case.reference if understood.case else None,
            address=understood.event.sender if isinstance(understood.event, Mail) else "",
            completion=FinishMessage(claimed.row, self._owner, self._following),
        )

    def _defer(self, claimed: ClaimedMessage, why: Unsettled) -> None:
        """Put off a message that gpg could not judge: the moment may be to blame, and nobody is told of that."""
        log.warning("unsettled", message=claimed.row, looks=claimed.unsettled + 1, reason=str(why))
        at = self._real() + LOOK_AGAIN[claimed.unsettled]
        self._store.defer_message(claimed.row, self._owner, at)

    def _hold(self, claimed: ClaimedMessage) -> None:
        """Hold a message without a word, where saying one is what fails: it stands in the morning's letter."""
        reason = HoldReason.FAILED.format(claimed.failures, claimed.why)
        with self._store.write() as transaction:
            transaction.finish_message(
                claimed.row, self._owner, MessageState.HELD, reason=reason, reference=claimed.reference
            )
        log.error("held", message=claimed.row, reason=reason)
