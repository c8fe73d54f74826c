"""What time brings: one due row whose time has come becomes an event for commit.

Guarantee: a due row is leased by one, and is finished in the transaction that carries it out. Of several overdue
steps of one case only the strongest is taken; the commit computes the rest anew.
"""

from __future__ import annotations

from datetime import timedelta

import structlog

from mailbot.case import schedule
from mailbot.commit import Commit, DueDone
from mailbot.edges.store import ClaimedDues, Store
from mailbot.errors import Temporary
from mailbot.facts import Clock, Due, DueNow

log = structlog.get_logger("mailbot.agenda")

RETRY_AFTER = timedelta(minutes=1)


class Agenda:
    """Takes up what is due, one case at a time."""

    def __init__(self, store: Store, commit: Commit, *, owner: str, now: Clock, real: Clock) -> None:
        self._store = store
        self._commit = commit
        self._owner = owner
        self._now = now
        self._real = real

    def take_next(self) -> bool:
        """Do the next thing whose time has come; False when there is none."""
        claimed = self._store.claim_dues(self._owner, now=self._now(), real=self._real())
        if claimed is None:
            return False
        rows, due = _chosen(claimed)
        done = DueDone(rows, self._owner, due.at)
        rest = tuple(row for row in claimed.rows if row not in rows)
        try:
            if rest:  # nobody takes them up before this one is finished, and then they wait for no lease
                self._store.release_dues(rest, self._owner, self._real())
            match due:
                case Due(kind=schedule.UNDELIVERED, about=int(letter)):
                    self._undelivered(letter, done)
                case _:
                    self._commit.carry_out(DueNow(due), due.reference, address="", done=done)
        except Temporary as why:
            log.warning("again", case=due.reference, due=due.kind, reason=str(why))
            self._store.release_dues(claimed.rows, self._owner, self._real() + RETRY_AFTER)
        except Exception as bug:  # noqa: BLE001  # one case that hits a bug must not stop the others
            log.error("failed", case=due.reference, due=due.kind, reason=type(bug).__name__)
            self._store.release_dues(claimed.rows, self._owner, self._real() + RETRY_AFTER * claimed.attempts)
        return True

    def _undelivered(self, letter: int, done: DueDone) -> None:
        event = self._store.undelivered(letter)
        if event is None:  # an operator has sent it on its way again
            with self._store.write() as transaction:
                transaction.finish_dues(done.rows, done.owner)
            return
        self._commit.carry_out(event, event.letter.reference, address=event.letter.to, done=done)


def _chosen(claimed: ClaimedDues) -> tuple[tuple[int, ...], Due]:
    """Choose what to act on and which rows that ends: each lost letter is news; of scheduled steps one is enough."""
    for row, due in zip(claimed.rows, claimed.dues, strict=True):
        if due.kind == schedule.UNDELIVERED:
            return (row,), due
    return claimed.rows, schedule.strongest(claimed.dues)
