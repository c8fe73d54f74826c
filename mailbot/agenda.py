"""What time brings: one due row whose time has come becomes an event for commit.

    due --claim--> leased --carry_out--> gone
     ^                |---- a bug --> due, a little later; the third time told plainly, or set aside
     '--lease runs out|

Guarantee: a due row is leased by one, and is finished in the transaction that carries it out. Of several overdue
steps of one case only the strongest is taken; the commit computes the rest anew. What hits a bug is tried three times,
and then somebody hears of it: it holds up nothing else, and is not tried for ever unseen. A death of the daemon, a
lost lease and trouble of the moment count for nothing.
"""

from __future__ import annotations

from datetime import timedelta

from mailbot.case import dues
from mailbot.commit import Commit
from mailbot.completion import FinishDues, SetDueAside
from mailbot.edges.store import ClaimedDues, Store
from mailbot.errors import MailbotError, Outdated, Temporary
from mailbot.facts import Clock, Due, DueKind, DueNow, Organisation, Stuck
from mailbot.logs import Log, trace
from mailbot.published import LookAtPublished, keep_look
from mailbot.sweep import sweep

log = Log("mailbot.agenda")

TRIES = 3
RETRY_AFTER = timedelta(minutes=1)  # and longer after each failure


class Agenda:
    """Takes up what is due, one case at a time."""

    def __init__(  # long: what it works with, handed over by name in one place
        self,
        store: Store,
        commit: Commit,
        organisation: Organisation,
        *,
        owner: str,
        now: Clock,
        real: Clock,
        look_at_published: LookAtPublished | None = None,
    ) -> None:
        self._store = store
        self._commit = commit
        self._organisation = organisation
        self._owner = owner
        self._now = now
        self._real = real
        self._look_at_published = look_at_published

    def take_next(self) -> bool:
        """Do the next thing whose time has come; False when there is none."""
        claimed = self._store.claim_dues(self._owner, now=self._now(), real=self._real())
        if claimed is None:
            return False
        rows, due, row = _chosen(claimed)
        completion = FinishDues(rows, self._owner, due.at)
        rest = tuple(other for other in claimed.rows if other not in rows)
        try:
            if rest:  # nobody takes them up before this one is finished, and then they wait for no lease
                self._store.release_dues(rest, self._owner, self._real())
            try:
                self._carry_out(due, completion)
            except (Outdated, Temporary):
                raise
            except Exception as bug:  # noqa: BLE001  # one case that hits a bug must not stop the others
                self._failed(due, row, completion, claimed.failures[claimed.rows.index(row)] + 1, bug)
        except Temporary as why:
            log.warning("again", case=due.reference, due=due.kind, reason=str(why))
            self._store.release_dues(claimed.rows, self._owner, self._real() + RETRY_AFTER)
        return True

    def _carry_out(self, due: Due, completion: FinishDues) -> None:
        match due:
            case Due(kind=DueKind.UNDELIVERED, about=int(letter)):
                self._undelivered(letter, completion)
            case Due(kind=DueKind.PUBLISHED) if not self._look_is_kept():
                self._finish(completion)  # nothing is said to be published any more
            case _:
                if due.kind is DueKind.RETENTION:
                    sweep(self._store, self._organisation, self._now())
                self._commit.carry_out(DueNow(due), due.reference, address="", completion=completion)

    def _failed(self, due: Due, row: int, completion: FinishDues, failures: int, bug: Exception) -> None:
        """Try a due that hit a bug again, and find another way after the last time."""
        reason = _reason(bug)
        log.error("failed", case=due.reference, due=due.kind, failures=failures, reason=reason)
        if failures >= TRIES:
            self._find_another_way(due, row, completion, reason)
        else:
            self._store.mark_due_failed(row, self._owner)
        left = self._real() + RETRY_AFTER * failures if failures < TRIES else self._real()
        self._store.release_dues(completion.rows, self._owner, left)  # what is finished is no longer ours

    def _find_another_way(self, due: Due, row: int, completion: FinishDues, reason: str) -> None:
        """Send the plain letter that says it; where there is none, set the due aside and tell the leads."""
        again_at = dues.again_at(due, self._organisation, self._now())
        aside = SetDueAside(row, self._owner, reason, again_at)
        ways: list[tuple[DueNow | Stuck, str | None, FinishDues | SetDueAside]] = [(Stuck(due, reason), None, aside)]
        if dues.find_plainly(due.kind) is not None:
            ways.insert(0, (DueNow(due, plain=True), due.reference, completion))
        for event, reference, finishing in ways:
            try:
                self._commit.carry_out(event, reference, address="", completion=finishing)
            except Temporary:
                raise
            except Exception as bug:  # noqa: BLE001  # the next way is plainer
                log.error("failed", case=due.reference, due=due.kind, reason=_reason(bug))
            else:
                log.error("told plainly" if finishing is completion else "set aside", case=due.reference, due=due.kind)
                return
        with self._store.write() as transaction:
            aside.finish(transaction)
        log.error("set aside, and nobody could be told", case=due.reference, due=due.kind)

    def _undelivered(self, letter: int, completion: FinishDues) -> None:
        event = self._store.undelivered(letter)
        if event is None:  # an operator has sent it on its way again
            self._finish(completion)
            return
        self._commit.carry_out(event, event.letter.reference, address=event.letter.to, completion=completion)

    def _finish(self, completion: FinishDues) -> None:
        with self._store.write() as transaction:
            transaction.finish_dues(completion.rows, completion.owner)

    def _look_is_kept(self) -> bool:
        """Look at what is published, while no transaction is open, and keep what is found; False without a site."""
        if self._look_at_published is None:
            return False
        keep_look(self._store, look := self._look_at_published(self._now()))
        log.info(
            "looked at what is published", differences=len(look.differences), reached=look.closed_off_since is None
        )
        return True


def _chosen(claimed: ClaimedDues) -> tuple[tuple[int, ...], Due, int]:
    """Return the rows that are finished, the due to act on and its own row.

    Each letter that was lost is news; of several steps, the strongest is enough. That our key is a new one is told by
    itself: no other step says it, and a daemon that cannot say it yet does the others.
    """
    for row, due in zip(claimed.rows, claimed.dues, strict=True):
        if due.kind is DueKind.UNDELIVERED:
            return (row,), due, row
    steps = [n for n, due in enumerate(claimed.dues) if due.kind is not DueKind.NEW_KEY] or [0]
    due = dues.strongest(tuple(claimed.dues[n] for n in steps))
    return tuple(claimed.rows[n] for n in steps), due, claimed.rows[claimed.dues.index(due)]


def _reason(bug: Exception) -> str:
    return str(bug) if isinstance(bug, MailbotError) else trace(bug)
