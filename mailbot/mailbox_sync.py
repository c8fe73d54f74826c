"""The mailbox's own work: take out what was erased, fetch what came, file away what was decided on, copy into Sent.

    asked for with others --left out--> by itself --not given, WAITS--> … --> held, and the leads know --LATER--> …

Guarantee: a message that the server does not give, move or take costs itself alone, a number of times, and a person
hears which one it was; the others go on. Nothing is held against a message while the server cannot be reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from mailbot.edges.imap import Filed, Kind, Mailbox, Sought
from mailbot.edges.imap.fetching import BATCH
from mailbot.edges.store import Copy, MessageState, Removal, Unfiled, Waits
from mailbot.errors import Permanent, Temporary
from mailbot.facts import Clock, Fetched, NotGiven, Progress, unwatched
from mailbot.house import House
from mailbot.intake import Intake
from mailbot.logs import Log, trace
from mailbot.mail import received
from mailbot.mail.trace import find_message_id, without_trace_fields, words_of_servers

WAITS = (timedelta(0), timedelta(minutes=1), timedelta(minutes=10))
"""Real time between tries; a failure after the last one is a verdict. The first is what any lost connection costs."""

LATER = (timedelta(hours=1), timedelta(hours=6))
"""Real time until what is held for it is asked for again; then once a day. A server that was mended gives it then."""

CLAIMED = timedelta(minutes=10)
"""Real time for one copy into Sent; longer than a connection lives on which it could still be on its way."""

DAY = timedelta(days=1)
REFUSED_IN_A_ROW = 10  # then the server has a trouble of its own, and no more is asked of it until the next time
AT_ONCE = 200

BUNCH = 10  # messages in one transaction: more gain little, and workers wait for the first of them
BUNCH_OCTETS = 1 << 20  # or so many, and what came on top of them: as long nobody else can write

log = Log("mailbot.mailbox_sync")


class MailboxSync:
    """Works in the mailbox, on a connection that it is handed; `stopping` ends it after what it is doing."""

    def __init__(  # long: what it says to the daemon, each by its name
        self,
        house: House,
        intake: Intake,
        *,
        real: Clock,
        beat: Callable[[], object],
        recorded: Callable[[], object],
        left: Callable[[int], object],
        stopping: Callable[[], bool],
    ) -> None:
        self._house = house
        self._store = house.store
        self._folder = house.imap.folder
        self._intake = intake
        self._real = real
        self._beat = beat
        self._recorded = recorded
        self._left = left
        self._stopping = stopping
        self._looked_back = False
        self._too_old: set[tuple[int, int]] = set()
        self._first_uid: dict[int, int] = {}  # by UIDVALIDITY
        self._astray_is_new: dict[tuple[int, int], bool] = {}  # dated before all else
        self._moves_floor(house.floor)

    def _moves_floor(self, floor: datetime) -> None:
        """Leave mail alone that came before then: the floor moves as the hashes of what was erased go."""
        self._floor = floor
        # Servers compare days in a time zone of their own
        self._since = (floor - DAY).date()

    def fetch(self, mailbox: Mailbox, progress: Progress = unwatched) -> None:
        """Record what came. Raises what keeps the server from being reached, or the database from being used."""
        self._bring_back(mailbox)
        self._remove_erased(mailbox)
        self._moves_floor(self._store.floor() or self._house.floor)
        uidvalidity, uids = mailbox.look(self._since)
        uids += self._astray(mailbox, uidvalidity)
        known = self._store.known_uids(self._folder, uidvalidity, uids)
        waits = self._store.withheld(self._folder, uidvalidity)
        self._clear_up(uidvalidity, uids, known, waits)
        new = sorted(uid for uid in uids if not (uid in known or uid in waits or (uidvalidity, uid) in self._too_old))
        for start in range(0, len(new), BATCH):
            progress("fetching mail", start, len(new))
            self._left(len(new) - start)
            left = self._fetch_together(mailbox, new[start : start + BATCH])
            self._fetch_alone(mailbox, uidvalidity, left, waits)
            if self._stopping():  # the rest stays where it is
                return
        self._left(0)  # what the server does not give is held, and counts as that
        now = self._real()
        due = [uid for uid in sorted(uids) if uid in waits and uid not in known and waits[uid].may_be_asked_for(now)]
        self._fetch_alone(mailbox, uidvalidity, due, waits)

    def tidy(self, mailbox: Mailbox) -> None:
        """File away what was decided on, and put copies of letters into Sent."""
        now = self._real()
        refused = 0
        while places := self._store.to_file_away(AT_ONCE, now):
            for place in self._file_away_together(mailbox, places):
                refused = 0 if self._file_away(mailbox, place) else refused + 1
                if self._stopping() or refused == REFUSED_IN_A_ROW:
                    return
        for copy in self._store.to_copy_to_sent(AT_ONCE, now):
            refused = 0 if self._copy(mailbox, copy) else refused + 1
            if self._stopping() or refused == REFUSED_IN_A_ROW:
                return

    # What was erased

    def _remove_erased(self, mailbox: Mailbox) -> None:
        """Take out of the mailbox what was erased; what the server refuses is asked for again, and never given up."""
        refused = 0
        removals = self._store.removals(AT_ONCE, self._real())
        if removals:  # somebody may have read as it was erased, and kept it in the log of the database
            self._store.forget_freed()
        for removal in removals:
            refused = 0 if self._remove(mailbox, removal) else refused + 1
            if self._stopping() or refused == REFUSED_IN_A_ROW:
                return

    def _remove(self, mailbox: Mailbox, removal: Removal) -> bool:
        self._beat()
        self._house.lease.confirm()
        mailbox.resume()

        def is_it(raw: bytes) -> bool:
            return self._store.is_of(removal, without_trace_fields(raw), words_of_servers(raw))

        ours = removal.letter
        sought = Sought(removal.message_id, removal.at, ours, removal.place, is_it=None if ours else is_it)
        try:
            count, why = mailbox.remove(sought), "IMAP remove: refused"
        except Temporary as lost:
            mailbox.resume()  # a server that is away has refused nothing
            count, why = None, str(lost)
        if count is None:
            pauses = (*WAITS, *LATER, DAY)
            self._store.mark_not_removed(removal.id, self._real() + pauses[min(removal.tries, len(pauses) - 1)])
            log.warning("not removed", erased=removal.erased, tries=removal.tries + 1, reason=why)
            return False
        self._house.reached("removed")
        self._store.mark_removed(removal.id)
        log.info("removed from the mailbox" if count else "not in the mailbox any more", erased=removal.erased)
        return True

    # Fetching

    def _bring_back(self, mailbox: Mailbox) -> None:
        """Look anew, after a copy was put back, at what was filed away since; what the copy knows of goes again."""
        if self._looked_back:
            return
        if (filed_since := self._store.filed_since()) is not None:
            self._beat()
            messages = mailbox.bring_back(max((filed_since - DAY).date(), self._since))
            self._store.mark_brought_back()
            log.info("brought back what was filed away since the copy was made", messages=messages)
        self._looked_back = True

    def _astray(self, mailbox: Mailbox, uidvalidity: int) -> list[int]:
        """Return what came since mailbot first saw this folder and bears a date of before: the server's may be wrong.

        UIDs only rise (RFC 3501 section 2.3.1.1), so they tell what is new where the date does not.
        """
        first = self._first_uid.get(uidvalidity)
        if first is None:
            if mailbox.next_uid is None:
                return []
            key = f"first uid: {uidvalidity} {self._folder}"
            if self._store.setting(key) is None:
                self._store.put_setting(key, str(mailbox.next_uid).encode(), once=True)
            first = self._first_uid[uidvalidity] = int(self._store.setting(key) or 0)
        astray = mailbox.dated_before(self._since, first)
        return [uid for uid in astray if self._came_now(mailbox, (uidvalidity, uid))]

    def _came_now(self, mailbox: Mailbox, place: tuple[int, int]) -> bool:
        """Return whether mail is new, with a wrong date, or old and put back by somebody: its own header tells."""
        if place not in self._astray_is_new:
            self._beat()
            header = mailbox.find_header(place[1])
            if not header:  # asked for again at the next look
                return False
            came_at = received.came_at(header)
            self._astray_is_new[place] = came_at is not None and came_at >= self._floor
            if self._astray_is_new[place]:
                log.warning("misdated", uid=place[1])
        return self._astray_is_new[place]

    def _clear_up(self, uidvalidity: int, uids: Iterable[int], known: set[int], waits: dict[int, Waits]) -> None:
        for uid in known & waits.keys():  # recorded, and then the process was killed
            self._store.mark_given((self._folder, uidvalidity, uid))
        gone = [uid for uid in waits.keys() - set(uids) if not waits[uid].held]
        if gone:
            self._store.mark_gone(self._folder, uidvalidity, gone)

    def _fetch_together(self, mailbox: Mailbox, uids: list[int]) -> list[int]:
        """Record messages; return those that were left out."""
        recorded: set[int] = set()
        mailbox.resume()
        for bunch in self._bunches(mailbox.fetch(uids)):
            recorded.update(self._record_together(bunch))
        return [uid for uid in uids if uid not in recorded]

    def _bunches(self, fetching: Iterator[Fetched]) -> Iterator[list[Fetched]]:
        """Yield what comes, as much at a time as is recorded in one transaction, until it is cut off or all stops."""
        bunch: list[Fetched] = []
        self._beat()
        with suppress(Temporary):
            for fetched in fetching:
                self._beat()
                bunch.append(fetched)
                if len(bunch) == BUNCH or sum(len(one.raw) for one in bunch) >= BUNCH_OCTETS:
                    yield bunch
                    bunch = []
                if self._stopping():
                    break
        if bunch:
            yield bunch

    def _fetch_alone(self, mailbox: Mailbox, uidvalidity: int, uids: list[int], waits: dict[int, Waits]) -> None:
        refused = 0
        for uid in uids:
            if self._stopping() or refused == REFUSED_IN_A_ROW:
                return
            self._beat()
            match mailbox.ask_for(uid, uidvalidity):
                case None:
                    self._store.mark_gone(self._folder, uidvalidity, [uid])
                    continue
                case Fetched() as fetched:
                    why = self._record(fetched)
                case NotGiven(reason=why):
                    pass
            if why is not None:
                refused += 1
                self._note_not_given(mailbox, (self._folder, uidvalidity, uid), waits.get(uid), why)
                continue
            refused = 0
            if uid in waits:
                self._store.mark_given((self._folder, uidvalidity, uid))
                log.info("given", uid=uid, tries=waits[uid].tries)

    def _record_together(self, bunch: Sequence[Fetched]) -> list[int]:
        """Record messages in one transaction; return which are, or need not be: none where one of them cannot be."""
        dated = [(fetched, self._received_at(fetched)) for fetched in bunch]
        try:
            self._intake.record_all(
                [(fetched.raw, at, self._place(fetched)) for fetched, at in dated if at is not None]
            )
        except Temporary:
            raise
        except Permanent as why:  # asked for by itself, each is recorded, or it is said why not
            log.info("not recorded together", messages=len(bunch), reason=str(why))
            return []
        except Exception as bug:  # noqa: BLE001  # one message must not stop the whole inbox: each by itself, as above
            trace(bug)
            return []
        self._recorded()
        return [fetched.uid for fetched in bunch]

    def _received_at(self, fetched: Fetched) -> datetime | None:
        """Return when a message came; None for one that is left alone, since it came before the floor."""
        received_at = fetched.received_at
        if (
            received_at is None
            or received_at.date() < self._since - DAY  # found among what came since, and now told otherwise
            or self._astray_is_new.get((fetched.uidvalidity, fetched.uid))
        ):
            received_at = self._house.now()
        if received_at >= self._floor:
            return received_at
        self._too_old.add((fetched.uidvalidity, fetched.uid))
        return None

    def _place(self, fetched: Fetched) -> tuple[str, int, int]:
        return self._folder, fetched.uidvalidity, fetched.uid

    def _record(self, fetched: Fetched) -> str | None:
        """Record a message; return why not, where that is not possible."""
        received_at = self._received_at(fetched)
        if received_at is None:
            return None
        try:
            self._intake.record(fetched.raw, received_at, self._place(fetched))
        except Temporary:
            raise
        except Permanent as why:
            return str(why)
        except Exception as bug:  # noqa: BLE001  # one message must not stop the whole inbox
            return trace(bug)
        self._recorded()
        return None

    def _note_not_given(self, mailbox: Mailbox, place: tuple[str, int, int], waits: Waits | None, why: str) -> None:
        tries = waits.tries + 1 if waits else 1
        pauses = (*WAITS, *LATER, DAY)
        self._store.mark_not_given(place, tries, self._real() + pauses[min(tries, len(pauses)) - 1], why)
        log.warning("not given", uid=place[2], tries=tries, reason=why)
        if tries <= len(WAITS) or (waits and waits.held):
            return
        self._beat()
        header = mailbox.find_header(place[2])
        self._beat()
        size, received_at = mailbox.find_size(place[2]), mailbox.find_received_at(place[2])
        self._intake.record_withheld(place, header, size, received_at)
        self._recorded()

    # Filing away, and Sent

    def _file_away_together(self, mailbox: Mailbox, places: Sequence[Unfiled]) -> list[Unfiled]:
        """File away what goes to one folder with one command each; return what is to be filed away by itself."""
        alone = [place for place in places if place.tries]  # or it would spoil it for the others again
        for which in dict.fromkeys((place.uidvalidity, _kind(place)) for place in places):
            alike = [place for place in places if (place.uidvalidity, _kind(place)) == which and not place.tries]
            if len(alike) < 2 or self._stopping() or not self._moved_together(mailbox, alike, *which):
                alone += alike
        return alone

    def _moved_together(self, mailbox: Mailbox, places: Sequence[Unfiled], uidvalidity: int, kind: Kind) -> bool:
        self._beat()
        self._house.lease.confirm()
        mailbox.resume()
        try:
            if not mailbox.file_away_together([place.uid for place in places], uidvalidity, kind):
                return False
        except Temporary:  # one of them may be what the server fails at
            return False
        self._house.reached("moved")
        self._store.mark_filed(*(place.id for place in places))
        self._house.reached("filed away")
        return True

    def _file_away(self, mailbox: Mailbox, place: Unfiled) -> bool:
        self._beat()
        self._house.lease.confirm()
        mailbox.resume()
        try:
            filed = mailbox.file_away(place.uid, place.uidvalidity, _kind(place))
        except Temporary as lost:
            mailbox.resume()  # a server that is away has refused nothing
            filed, why = Filed.REFUSED, str(lost)
        else:
            why = "IMAP file away: refused"
        if filed is not Filed.REFUSED:  # where it may not be moved, it stays
            self._house.reached("moved")
            self._store.mark_filed(place.id)
            self._house.reached("filed away")
            return True
        again_at = self._again_at(place.tries)
        self._store.mark_not_filed(place.id, again_at)
        outcome = "left where it is" if again_at is None else "not filed away"
        log.warning(outcome, uid=place.uid, tries=place.tries + 1, reason=why)
        return False

    def _copy(self, mailbox: Mailbox, copy: Copy) -> bool:
        self._beat()
        self._house.lease.confirm()
        mailbox.resume()
        # Two appends make two copies, so one daemon alone tries it, and whoever tries it after it looks first
        if not self._store.claim_copy(copy.id, self._real(), self._real() + CLAIMED):
            return True
        try:
            if not (copy.tried and mailbox.has_sent(find_message_id(copy.raw) or "")):
                mailbox.append_sent(copy.raw, copy.sent_at)
        except Temporary as lost:
            mailbox.resume()
            why = str(lost)
        except Permanent as refused:
            why = str(refused)
        else:
            self._store.mark_copied(copy.id)
            return True
        again_at = self._again_at(copy.tries)
        self._store.mark_not_copied(copy.id, again_at)
        log.warning("no copy in Sent", outbox=copy.id, tries=copy.tries + 1, reason=why, given_up=again_at is None)
        return False

    def _again_at(self, tries: int) -> datetime | None:
        """Return when to try again what was refused so many times; None when it was often enough."""
        return self._real() + WAITS[tries] if tries < len(WAITS) else None


def _kind(place: Unfiled) -> Kind:
    return "held" if place.state is MessageState.HELD else "done"
