"""What goes on its term without belonging to a case: old mails and copies, journals, rows of the register.

Done by the agenda before the leads are told of cases, each part in transactions of its own: whatever is interrupted is
found again the next working morning.

Guarantee: a clock that is set wrong erases nothing at once. Where more than a month lies between two mornings, the
machine was off or its clock is wrong, and nothing goes for two weeks; as soon as the clock is right, they begin anew.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from mailbot.case.promises import calendar_of
from mailbot.case.retention import began_before
from mailbot.edges.store import Store
from mailbot.facts import Ground, Organisation
from mailbot.logs import Log

log = Log("mailbot.sweep")

BEGINS = "retention-begins"
"""The setting that says before which moment nothing is erased."""
WARNING = timedelta(weeks=2)  # a week for the leads to read of cases, and one for operators to look at the terms
LOOKED = "retention-looked"
"""The setting that says when what is over was looked for last."""
LEAP = timedelta(days=31)  # between two mornings, from which on the clock is not believed
AT_ONCE = 500  # mails in one transaction


def begin(store: Store, now: datetime) -> None:
    """Note, at the first start of a version that erases, from when on it does: nothing of before goes unannounced."""
    if store.setting(BEGINS) is None:
        begins_at = now + WARNING if store.has_messages() else now
        store.put_setting(BEGINS, begins_at.isoformat().encode(), once=True)


def retention_begins_at(store: Store) -> datetime | None:
    """Return before which moment nothing is erased."""
    noted = store.setting(BEGINS)
    return None if noted is None else datetime.fromisoformat(noted.decode())


def _begins_by_a_clock_to_be_believed(store: Store, now: datetime) -> datetime | None:
    """Return before which moment nothing is erased, put off where time made a leap, on or back."""
    begins_at, noted = retention_begins_at(store), store.setting(LOOKED)
    store.put_setting(LOOKED, now.isoformat().encode())
    if begins_at is None:
        return None
    leapt = noted is not None and now - datetime.fromisoformat(noted.decode()) > LEAP
    if leapt or begins_at > now + WARNING:  # the second was noted by a clock that was ahead
        begins_at = now + WARNING
        store.put_setting(BEGINS, begins_at.isoformat().encode())
        log.warning("nothing is erased for two weeks: the clock made a leap, or mailbot was off", until=begins_at)
    return begins_at


def sweep(store: Store, organisation: Organisation, now: datetime) -> None:
    """Erase what belongs to no case and is over."""
    begins_at = _begins_by_a_clock_to_be_believed(store, now)
    if begins_at is None or begins_at > now:
        return
    terms = organisation.retention
    day = calendar_of(organisation).local_day(now).isoformat()
    for ground in (Ground.SPAM, Ground.NO_REPORT):
        term = terms.spam if ground is Ground.SPAM else terms.no_report
        before = began_before(term, organisation, now)
        mails = 0
        while rows := store.mails_without_case(before, spam=ground is Ground.SPAM, limit=AT_ONCE):
            with store.write() as transaction:
                line = transaction.erase_mails(rows, ground.value, day, now)
            if line is None:
                break
            mails += line.mails
        if mails:
            log.info("erased mails without a case", ground=ground.value, mails=mails)
    journals = sum(map(store.forget_journal, store.old_journals(began_before(terms.journal, organisation, now))))
    rows_gone = store.forget_outliving(now)
    store.forget_identities(began_before(terms.identities, organisation, now))
    copies = store.end_copies(began_before(terms.mailbox, organisation, now))
    letters = store.forget_letters(began_before(terms.no_report, organisation, now))  # lists for handlers, and the like
    files = store.forget_files(began_before(terms.backups, organisation, now))
    if journals or rows_gone or copies or letters or files:
        log.info(
            "forgotten", journals=journals, register=rows_gone, copies=copies, letters=letters, older_databases=files
        )
