"""Outgoing mail that survives a crash.

    WAITING --its turn--> QUEUED                                      (acknowledgements: `case/turns.py`)
    QUEUED --lease--> SENDING --250--> SENT
       ^                 |---no way to the server--> QUEUED, as it was
       |                 |---a limit of ours, we are not let in--> QUEUED, later: that counts for nothing
       |                 |---4yz, lost--> QUEUED, later (FAILED when too old)
       '--lease runs out-|---5yz--> FAILED, and a due row that tells the handlers
                         '---refused for what is in it--> FAILED, and the due row brings what is left of it

Where a provider lets only so many leave (`facts/limits.py`), what was promised goes before what can wait; what it
refuses for a limit stops all of them once a second letter has met it: a minute, then longer.

Guarantee: a letter is committed as QUEUED in the transaction that decided it, and leaves the outbox only as SENT or
FAILED. After a crash in SENDING it is sent again: at worst somebody gets it twice, with one Message-ID. What left is
noted beside the database as well, so that a copy of the database that is put back sends nothing a second time.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from mailbot.case.own_addresses import tagged
from mailbot.case.turns import by_turns
from mailbot.edges.sent_marker import LastSent, SentMarker
from mailbot.edges.smtp import Sender
from mailbot.edges.store import LeasedLetter, Outgoing, Store, WantedLetter
from mailbot.errors import Later, MailbotError, NotLetIn, Permanent, Refused, Temporary, Unheard
from mailbot.facts import UNLIMITED, Ceilings, Clock, Deed, LetterRefusal, Reached, SendingLimits
from mailbot.letters import patient
from mailbot.logs import Log

BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 30, 60))
"""Real time until the next try; then hourly. RFC 5321 section 4.5.4.1 wants 30 minutes in the long run."""

DAY = timedelta(days=1)

GIVE_UP = timedelta(days=5)
"""RFC 5321 section 4.5.4.1: at least four or five days."""

NOT_LET_IN = timedelta(minutes=15)
"""Until the next try where an operator must act first: as long as the daemon waits after a login that is refused."""

log = Log("mailbot.outbox")


class Outbox:
    """Sends what is queued, one letter at a time. `mail_from` is ours, so that a bounce is noticed."""

    def __init__(  # long: what it works with, handed over by name in one place
        self,
        store: Store,
        sender: Sender,
        *,  # values of the house, each by its name: a class for them would be House over again
        now: Clock,
        real: Clock,
        reached: Reached,
        owner: str,
        mail_from: str,
        subaddress: str | None = None,
        copy: bool,
        sent_marker: SentMarker,
        ceilings: Ceilings = Ceilings(),  # noqa: B008  # frozen
        did: Callable[[Deed], object] = lambda _: None,
        limits: SendingLimits = UNLIMITED,
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
        self._sent_marker = sent_marker
        self._choose = by_turns(ceilings)
        self._did = did
        self._limits = limits
        self._patient = patient()
        self._taken: Outgoing | None = None  # by the server, and not yet marked as sent
        self._following: LeasedLetter | None = None  # claimed with the end of the last one, and not begun
        self._kept: Later | NotLetIn | None = None  # why the letter that was tried last waits
        self._waits: dict[int, tuple[datetime, Later | NotLetIn]] = {}  # by letter: until when, by real time, and why
        self._halted_until: datetime | None = None  # by real time: letters met a limit one after the other
        self._halts = 0  # since a letter left

    def send_next(self) -> bool:
        """Send one letter whose time has come; False when there is none.

        Raises Temporary when the store cannot be used, and Temporary or Permanent when the mail server cannot be
        reached, does not let us in, or lets us send no more for now: that is no fault of the letter's, and not counted
        against it. What the server said of the letter is noted with it.

        With the end of one the next is claimed, in the same transaction: who calls this no more calls `give_back`.
        """
        if self._taken is not None:  # a full disk kept us from marking it: first that, or it would go out again
            marked = self._store.mark_sent(self._taken.id, self._owner, self._now(), copy=self._copy)
            self._sent(self._taken, marked=marked)
        self._refuse_while_halted()
        letter = self._take()
        if letter is None:
            if self._limits.connections is not None:  # others may need ours
                self._sender.hang_up()
            return False
        self._reached("letter leased")
        self._connect(letter)
        try:
            self._sent_marker.note(LastSent(letter.id, letter.attempts, sent=False))
            self._sender.send(self._return_path(letter), letter.to, letter.raw)
        except Refused as refused:
            self._give_up(letter, str(refused), LetterRefusal(refused.what))
        except Permanent as refused:
            self._give_up(letter, str(refused))
        except (Later, NotLetIn) as ours:
            self._wait(letter, ours)
            return True
        except Unheard as why:
            self._store.release_letter(letter.id, self._owner, str(why))
            raise
        except Temporary as trouble:
            self._fail(letter, str(trouble))
        else:
            self._taken = letter
            self._reached("letter taken")
            self._mark(letter)
            self._reached("letter committed")
        self._kept, self._halts = None, 0
        self._waits.pop(letter.id, None)
        return True

    def give_back(self) -> None:
        """Give back the letter that was claimed and not begun: another daemon has it at once."""
        leased, self._following = self._following, None
        if leased is not None:
            self._store.release_letter(leased.row.id, self._owner)

    def prove_login(self) -> None:
        """Make sure that the server lets us in, although there is no letter; raises what keeps us out."""
        self._sender.check()
        self._did(Deed.SMTP_LOGIN)

    def next_at(self) -> datetime | None:
        """Return when the next letter may leave; None when none waits."""
        return self._store.next_letter_at(self._now(), self._choose, self._limits)

    @property
    def trouble(self) -> Later | NotLetIn | None:
        """Return why letters wait while others may leave: a limit that the last one met, or where we may not send."""
        late = self._real() - NOT_LET_IN  # it would have been tried again by then: another daemon has sent it
        self._waits = {letter: (until, why) for letter, (until, why) in self._waits.items() if until > late}
        reasons = [why for _, why in self._waits.values()]
        limit = self._kept if self._kept in reasons else self._spent_day()
        return next((why for why in reasons if isinstance(why, NotLetIn)), limit)

    def _spent_day(self) -> Later | None:
        """Return the limit of a day, if it is what letters wait for; that of a minute is over before anybody asks."""
        if self._limits.per_day is None:
            return None
        full = self._store.full(self._now(), self._limits)
        if full is None or full.window < DAY:
            return None
        return Later(
            f"{full.letters} letters have left in a day (smtp.limits); more may from {full.until:%H:%M} UTC on"
        )

    def _refuse_while_halted(self) -> None:
        """Raise Later while all letters wait for a limit of ours."""
        if self._halted_until is not None and self._halted_until > self._real():
            raise Later(str(self._kept))
        self._halted_until = None

    def _connect(self, letter: Outgoing) -> None:
        try:
            self._sender.check()
        except MailbotError as why:
            self._store.release_letter(letter.id, self._owner, str(why))
            raise
        self._did(Deed.SMTP_LOGIN)
        self._reached("letter connected")

    def _return_path(self, letter: Outgoing) -> str:
        """Return the address that a bounce goes to; with a tag it is tied to its letter whatever it returns of it."""
        return tagged(self._mail_from, self._subaddress, letter.tag)

    def _take(self) -> Outgoing | None:
        """Take the letter that is in hand, or else claim one."""
        leased = self._following
        letter = self._store.read_leased_letter(leased) if leased else self._store.claim_letter(self._wanted())
        self._following = None  # only now: what cannot be read is given back as well
        return letter

    def _mark(self, letter: Outgoing) -> None:
        marked, self._following = self._store.mark_sent_and_claim(letter.id, self._wanted(), copy=self._copy)
        self._sent(letter, marked=marked)

    def _wanted(self) -> WantedLetter:
        return WantedLetter(
            self._owner,
            self._now(),
            self._real(),
            choose=self._choose,
            limits=self._limits,
            patient=self._patient,
        )

    def _sent(self, letter: Outgoing, *, marked: bool) -> None:
        self._taken = None
        self._did(Deed.SEND)
        self._sent_marker.note(LastSent(letter.id, letter.attempts, sent=True))
        self._log("sent" if marked else "sent by two, the lease had run out", letter)

    def _fail(self, letter: Outgoing, reason: str) -> None:
        """Note a try that failed; the last one when there were enough of them, and for long enough."""
        now, tries = self._now(), letter.attempts - letter.excused
        excused = now - letter.excused_at if letter.excused_at is not None else timedelta()
        # Too old alone is not enough: a machine that was off for a week has not tried for a week
        if tries > len(BACKOFF) and now - letter.next_at - excused > GIVE_UP:
            self._give_up(letter, reason)
            return
        self._store.retry_letter(letter.id, self._owner, self._real() + _wait(tries), reason, now)
        self._log("queued", letter, reason)

    def _wait(self, letter: Outgoing, why: Later | NotLetIn) -> None:
        """Put a letter back that has done nothing wrong; raises for the second: one alone may have it of its own."""
        left = NOT_LET_IN if isinstance(why, NotLetIn) else _wait(letter.excused + 1)
        self._waits[letter.id] = self._real() + left, why
        self._store.excuse_letter(letter.id, self._owner, self._real() + left, str(why), self._now())
        self._log("queued", letter, str(why))
        known, self._kept = self._kept is not None, why
        if not known:
            return
        if isinstance(why, NotLetIn):
            raise Permanent(str(why))  # somebody must act
        self._halts += 1
        self._halted_until = self._real() + _wait(self._halts)
        raise Later(str(why))

    def _give_up(self, letter: Outgoing, reason: str, refusal: LetterRefusal | None = None) -> None:
        self._store.mark_failed(letter.id, self._owner, self._now(), reason, refusal)
        self._log("failed", letter, reason)

    def _log(self, move: str, letter: Outgoing, reason: str = "") -> None:
        about = {"outbox": letter.id, "case": letter.reference, "attempts": letter.attempts, "message": letter.short_id}
        if reason:
            log.warning(move, **about, reason=reason)
        else:
            log.info(move, **about)


def _wait(tries: int) -> timedelta:
    """Return the real time until the next try after so many."""
    return BACKOFF[min(tries, len(BACKOFF)) - 1]
