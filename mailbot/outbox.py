"""Outgoing mail that survives a crash.

    QUEUED --lease--> SENDING --250--> SENT
       ^                 |---no way to the server--> QUEUED, as it was
       |                 |---4yz, lost--> QUEUED, later (FAILED when too old)
       '--lease runs out-|---5yz--> FAILED, and a due row that tells the handlers

Guarantee: a letter is committed as QUEUED in the transaction that decided it, and leaves the outbox only as SENT or
FAILED. After a crash in SENDING it is sent again: at worst somebody gets it twice, with one Message-ID. What left is
noted beside the database as well, so that a copy of the database that is put back sends nothing a second time.
"""

from datetime import timedelta

import structlog

from mailbot.case.addresses import tagged
from mailbot.edges.smtp import Sender
from mailbot.edges.store import Outgoing, Store
from mailbot.edges.witness import Seen, Witness
from mailbot.errors import MailbotError, Permanent, Temporary
from mailbot.facts import Clock, Reached

BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 30, 60))
"""Real time until the next try; then hourly. RFC 5321 section 4.5.4.1 wants 30 minutes in the long run."""

GIVE_UP = timedelta(days=5)
"""RFC 5321 section 4.5.4.1: at least four or five days."""

log = structlog.get_logger("mailbot.outbox")


class Outbox:
    """Sends what is queued, one letter at a time. `mail_from` is ours, so that a bounce is noticed."""

    def __init__(
        self,
        store: Store,
        sender: Sender,
        *,
        now: Clock,
        real: Clock,
        reached: Reached,
        owner: str,
        mail_from: str,
        subaddress: str | None = None,
        copy: bool,
        witness: Witness,
    ) -> None:
        self._store = store
        self._sender = sender
        self._now = now
        self._real = real
        self._reached = reached
        self._owner = owner
        self._mail_from = mail_from
        self._subaddress = subaddress  # between our local part and the tag of a letter, where the server supports that
        self._copy = copy  # letters to reporters are to lie in the IMAP folder for sent mail as well
        self._witness = witness
        self._taken: Outgoing | None = None  # by the server, and not yet marked as sent

    def send_next(self) -> bool:
        """Send one letter whose time has come; False when there is none.

        Raises Temporary when the store cannot be used, and Temporary or Permanent when the mail server cannot be
        reached or does not let us in: that is no fault of the letter's, and not counted against it. What the server
        said of the letter is noted with it.
        """
        if self._taken is not None:  # a full disk kept us from marking it: first that, or it would go out again
            self._mark(self._taken)
        letter = self._store.claim_letter(self._owner, self._now(), self._real())
        if letter is None:
            return False
        self._reached("letter leased")
        self._connect(letter)
        self._reached("letter connected")
        try:
            self._witness.note(Seen(letter.id, letter.attempts, sent=False))
            self._sender.send(self._return_path(letter), letter.to, letter.raw)
        except Permanent as refused:
            self._give_up(letter, str(refused))
        except Temporary as trouble:
            # Too old alone is not enough: a machine that was off for a week has not tried for a week
            if letter.attempts > len(BACKOFF) and self._now() - letter.next_at > GIVE_UP:
                self._give_up(letter, str(trouble))
            else:
                self._try_later(letter, str(trouble))
        else:
            self._taken = letter
            self._reached("letter taken")
            self._mark(letter)
            self._reached("letter committed")
        return True

    def _connect(self, letter: Outgoing) -> None:
        try:
            self._sender.check()
        except MailbotError as why:
            self._store.release(letter.id, self._owner, str(why))
            raise

    def _return_path(self, letter: Outgoing) -> str:
        """Give the address that a bounce goes to; with a tag it is tied to its letter whatever it returns of it."""
        return tagged(self._mail_from, self._subaddress, letter.tag)

    def _mark(self, letter: Outgoing) -> None:
        marked = self._store.sent(letter.id, self._owner, self._now(), copy=self._copy)
        self._taken = None
        self._witness.note(Seen(letter.id, letter.attempts, sent=True))
        self._log("sent" if marked else "sent by two, the lease had run out", letter)

    def _try_later(self, letter: Outgoing, reason: str) -> None:
        wait = BACKOFF[min(letter.attempts, len(BACKOFF)) - 1]
        self._store.retry(letter.id, self._owner, self._real() + wait, reason)
        self._log("queued", letter, reason)

    def _give_up(self, letter: Outgoing, reason: str) -> None:
        self._store.failed(letter.id, self._owner, self._now(), reason)
        self._log("failed", letter, reason)

    def _log(self, became: str, letter: Outgoing, reason: str = "") -> None:
        about = {"outbox": letter.id, "case": letter.reference, "attempts": letter.attempts, "message": letter.short_id}
        if reason:
            log.warning(became, **about, reason=reason)
        else:
            log.info(became, **about)
