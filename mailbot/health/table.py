"""All that can be wrong, a row each: from what is known to what it is like.

A row always says something, so that what is well is seen to be looked at. Sentences name no person, no address but our
own servers', and nothing of a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from mailbot.facts import Deed, Expiry, Failing, Lasting, Queue, SignOfLife, Vitals
from mailbot.health.conditions import Condition, Level, count_of, span

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

DEAD = 3 * MINUTE  # without a sign of life, which each daemon gives every minute
FAILS = 5 * MINUTE  # then what fails is more than a server that was restarted
STALE = 5 * MINUTE  # without a look into the mailbox, which is looked into each minute
UNPROVEN = 45 * MINUTE  # without a login at the server for letters, which is tried each quarter of an hour
STARTING = 2 * MINUTE  # in which nothing has to have worked yet
BACKUP = 2 * DAY  # of a timer that runs each day, one failure
ROOM = 500 << 20  # octets: a mail of 25 MB, its letters and a copy of the log of the database
LEAST_ROOM = 100 << 20

SOON = {Lasting.KEY: 30 * DAY, Lasting.CREDENTIAL: 30 * DAY, Lasting.PUBLISHED: 30 * DAY}
"""How long before its end a thing is a warning."""

AT_LAST = {Lasting.KEY: 7 * DAY, Lasting.CREDENTIAL: 7 * DAY, Lasting.PUBLISHED: 7 * DAY}

Row = Callable[[Vitals], Iterable[Condition]]


def judge_all(vitals: Vitals) -> tuple[Condition, ...]:
    """Return what everything is like; of tables that cannot be read, that."""
    rows = (_tables, _daemon, _disk) if vitals.outdated else TABLE
    return tuple(condition for row in rows for condition in row(vitals))


def _tables(vitals: Vitals) -> Iterator[Condition]:
    if vitals.outdated:
        text = "the database has the tables of an older version"
        if vitals.runs_here is False:
            yield Condition(
                "tables", Level.CRITICAL, f"{text}, and no daemon runs here", "See: systemctl status mailbot"
            )
        else:
            yield Condition("tables", Level.WARNING, text, "Run: systemctl restart mailbot")
    else:
        yield Condition("tables", Level.OK, "the database has the tables of this version")


def _daemon(vitals: Vitals) -> Iterator[Condition]:
    seen = sorted(vitals.daemons, key=lambda daemon: daemon.seen_at, reverse=True)
    living = _living(vitals)
    if not seen:
        if not vitals.outdated:
            remedy = "Run: systemctl start mailbot"
            yield Condition("daemon", Level.UNKNOWN, "no daemon has ever given a sign of life", remedy)
        return
    if not living:
        yield _dead(seen[0], vitals.real)
        return
    ahead = living[0].seen_at - vitals.real
    if ahead > DEAD:
        text = f"the last sign of life is {span(ahead)} ahead of the clock"
        yield Condition("daemon", Level.WARNING, text, "Set the clock right (timedatectl), and restart mailbot.")
        return
    died = [daemon for daemon in seen if daemon not in living and daemon.stopped_at is None]
    if died:
        named = ", ".join(f"{daemon.owner[:8]} on {daemon.host}" for daemon in died)
        text = f"{len(living)} at work, but no sign of life of {named}"
        yield Condition("daemon", Level.WARNING, text, "Start it again there, or leave it: it is forgotten in a week.")
        return
    number = f"{len(living)} daemons are" if len(living) > 1 else "the daemon is"
    holds = f"; the mailbox is held by {vitals.holder}" if vitals.holder else ""
    yield Condition("daemon", Level.OK, f"{number} at work{holds}")


def _dead(last: SignOfLife, now: datetime) -> Condition:
    if last.stopped_at is not None:
        text = f"mailbot was stopped {span(now - last.stopped_at)} ago"
        return Condition("daemon", Level.CRITICAL, text, "Run: systemctl start mailbot", last.stopped_at)
    text = f"no sign of life of mailbot for {span(now - last.seen_at)}"
    remedy = "See: systemctl status mailbot; journalctl -u mailbot -n 50"
    return Condition("daemon", Level.CRITICAL, text, remedy, last.seen_at)


def _disk(vitals: Vitals) -> Iterator[Condition]:
    if vitals.disk_free is None:
        return
    text = f"{vitals.disk_free >> 20} MB are free where state_dir is"
    level = Level.OK if vitals.disk_free >= ROOM else Level.WARNING
    if vitals.disk_free < LEAST_ROOM:
        level = Level.CRITICAL
    yield Condition("disk", level, text, "" if level is Level.OK else "Make room: nothing is taken in on a full disk.")


def _incoming(vitals: Vitals) -> Iterator[Condition]:
    failing = _failing(vitals, "watcher", "fetcher")
    if failing:
        yield _fails("incoming", f"no mail comes in: {failing[0].reason}", failing, vitals.real)
        return
    yield _worked(vitals, "incoming", "the mailbox was read", Deed.FETCH, STALE)


def _inbox(vitals: Vitals) -> Iterator[Condition]:
    daemons = [daemon for daemon in _living(vitals) if daemon.unfetched]
    oldest = min((daemon.unfetched_since for daemon in daemons if daemon.unfetched_since), default=None)
    queue = Queue(sum(daemon.unfetched for daemon in daemons), oldest)
    remedy = "See: journalctl -u mailbot -n 50"
    yield _waits(
        "inbox", "messages lie in the mailbox, not taken in", queue, (vitals.real, vitals.real), remedy, 10 * MINUTE
    )


def _outgoing(vitals: Vitals) -> Iterator[Condition]:
    failing = _failing(vitals, "sender", "letters")
    if failing:
        yield _fails("outgoing", f"letters do not leave: {failing[0].reason}", failing, vitals.real)
        return
    yield _worked(vitals, "outgoing", "the server for letters let us in", Deed.SMTP_LOGIN, UNPROVEN)


def _messages(vitals: Vitals) -> Iterator[Condition]:
    if failing := _failing(vitals, "worker"):
        yield _fails("messages", f"messages are not decided on: {failing[0].reason}", failing, vitals.real)
        return
    remedy = "See: journalctl -u mailbot -n 50"
    yield _waits(
        "messages", "messages are taken in and not decided on", vitals.undecided, _clocks(vitals), remedy, 20 * MINUTE
    )


def _letters(vitals: Vitals) -> Iterator[Condition]:
    """One letter may wait for its own server for days; that none has left since is another thing."""
    remedy = "See: mailbot outbox list"
    sent_at = max((daemon.deeds[Deed.SEND] for daemon in vitals.daemons if Deed.SEND in daemon.deeds), default=None)
    oldest = vitals.unsent.oldest_at
    none_left = oldest is not None and (sent_at is None or vitals.real - sent_at > vitals.now - oldest)
    critical = 60 * MINUTE if none_left else None
    yield _waits("letters", "letters wait to be sent", vitals.unsent, _clocks(vitals), remedy, 30 * MINUTE, critical)


def _dues(vitals: Vitals) -> Iterator[Condition]:
    if failing := _failing(vitals, "agenda"):
        yield _fails("dues", f"what is due is not done: {failing[0].reason}", failing, vitals.real)
        return
    if vitals.set_aside:
        text = f"{count_of(vitals.set_aside, 'step')} that failed three times, set aside for a person"
        yield Condition("dues", Level.WARNING, text, "See: mailbot dues list")
        return
    remedy = "See: journalctl -u mailbot -n 50"
    yield _waits("dues", "things are due and not done", vitals.overdue, _clocks(vitals), remedy, 10 * MINUTE)


def _removals(vitals: Vitals) -> Iterator[Condition]:
    """Judge what was erased and lies in the mailbox yet, as the server was asked and did not do it."""
    if vitals.unremoved:
        text = f"{count_of(vitals.unremoved, 'copy')} of what was erased, which the mail server does not remove"
        yield Condition("erased", Level.WARNING, text, "Remove them by hand, or let the login expunge.")
    else:
        yield Condition("erased", Level.OK, "the mailbox has no copy of what was erased, as far as it was asked")


def _held(vitals: Vitals) -> Iterator[Condition]:
    remedy = "See: mailbot held list"
    yield _waits("held", "messages are held for a person", vitals.held, _clocks(vitals), remedy, DAY, None)


def _promises(vitals: Vitals) -> Iterator[Condition]:
    wrong = []
    if vitals.missed:
        wrong.append(f"{count_of(vitals.missed, 'case')} with a promise whose day has passed")
    if vitals.at_risk:
        wrong.append(f"{count_of(vitals.at_risk, 'promise')} whose day passes within 24 hours")
    if not wrong:
        yield Condition("promises", Level.OK, "no promise is missed or near its day")
        return
    yield Condition("promises", Level.WARNING, "; ".join(wrong), "The handlers know; mailbot cases shows the dates.")


def _expiries(vitals: Vitals) -> Iterator[Condition]:
    for expiry in vitals.expiries:
        yield _expires(expiry, vitals.real)


def _expires(expiry: Expiry, now: datetime) -> Condition:
    name, left = f"{expiry.kind}-{expiry.name}", expiry.at - now
    thing = f"{WHAT[expiry.kind]} ({expiry.name})"
    if left <= timedelta(0):
        text = f"{thing} has expired, {span(-left)} ago"
        return Condition(name, Level.CRITICAL, text, RENEW[expiry.kind], expiry.at, lasting=True)
    text = f"{thing} expires in {span(left)}, on {expiry.at:%Y-%m-%d}"
    if left > SOON[expiry.kind]:
        return Condition(name, Level.OK, text)
    level = Level.CRITICAL if left <= AT_LAST[expiry.kind] else Level.WARNING
    return Condition(name, level, text, RENEW[expiry.kind], expiry.at - SOON[expiry.kind])


WHAT = {
    Lasting.KEY: "the OpenPGP key",
    Lasting.CREDENTIAL: "the secret to log in with",
    Lasting.PUBLISHED: "what is published",
}
RENEW = {
    Lasting.KEY: "Run: mailbot check; it prints how to extend it.",
    Lasting.CREDENTIAL: "Renew it with your provider, and put it in with mailbot credential.",
    Lasting.PUBLISHED: "Run: mailbot publish DIR, with the folder that the web server gives.",
}


def _published(vitals: Vitals) -> Iterator[Condition]:
    """Say what the last look at what is published has found, where anybody looks."""
    if (look := vitals.published) is None:
        return
    ago, remedy = f"{span(vitals.now - look.at)} ago", "Run: mailbot publish --check"
    if look.closed_off_since is not None:
        text = f"what is published could not be looked at: nothing on the web was reached, {ago}"
        yield Condition("published", Level.WARNING, text, remedy, look.closed_off_since)
    elif look.differences:
        text = f"{count_of(len(look.differences), 'thing')} that we publish found wrong, {ago}"
        yield Condition("published", Level.WARNING, text, remedy, look.at)
    else:
        yield Condition("published", Level.OK, f"what we publish was all right {ago}")


def _backup(vitals: Vitals) -> Iterator[Condition]:
    remedy = "Run: mailbot backup DIR, by its timer; README says how."
    if vitals.backup_at is None:
        level = Level.WARNING if vitals.daemons else Level.UNKNOWN
        yield Condition("backup", level, "no backup was ever made", remedy)
        return
    age = vitals.real - vitals.backup_at
    text = f"the last backup was made {span(age)} ago"
    yield Condition("backup", Level.OK if age <= BACKUP else Level.WARNING, text, "" if age <= BACKUP else remedy)


def _key_copy(vitals: Vitals) -> Iterator[Condition]:
    remedy = "Run: mailbot key confirm-backup"
    if vitals.key_unconfirmed:
        yield Condition("key-copy", Level.WARNING, vitals.key_unconfirmed, remedy)
    elif vitals.key_confirmed_at is not None:
        text = f"the secret key was confirmed to be elsewhere as well {span(vitals.real - vitals.key_confirmed_at)} ago"
        yield Condition("key-copy", Level.OK, text)


def _extras(vitals: Vitals) -> Iterator[Condition]:
    """Judge what tells others: while that is broken, nobody hears of anything else."""
    for loop, text in (("metrics", "the metrics file cannot be written"), ("alarm", "the alarm program does not work")):
        if failing := _failing(vitals, loop):
            yield Condition(loop, Level.WARNING, f"{text}: {failing[0].reason}", "", failing[0].since)


TABLE: tuple[Row, ...] = (
    _tables,
    _daemon,
    _disk,
    _incoming,
    _outgoing,
    _inbox,
    _messages,
    _letters,
    _dues,
    _removals,
    _held,
    _promises,
    _expiries,
    _published,
    _backup,
    _key_copy,
    _extras,
)
"""Every thing that can be wrong; the order is that of the answer."""


def _living(vitals: Vitals) -> list[SignOfLife]:
    return [daemon for daemon in vitals.daemons if is_living(daemon, vitals.real)]


def is_living(daemon: SignOfLife, now: datetime) -> bool:
    """Return whether a daemon is at work, as far as can be told."""
    return daemon.stopped_at is None and now - daemon.seen_at <= DEAD


def _failing(vitals: Vitals, *loops: str) -> list[Failing]:
    """Return what fails of some loops, what lasts first, then what has failed for longest."""
    found = [one for daemon in _living(vitals) for one in daemon.failing if one.loop.startswith(loops)]
    return sorted(found, key=lambda one: (not one.lasting, one.since))


def _fails(name: str, text: str, failing: list[Failing], now: datetime) -> Condition:
    since = min(one.since for one in failing)
    lasting = any(one.lasting for one in failing)
    level = Level.CRITICAL if lasting or now - since >= FAILS else Level.WARNING
    remedy = "" if lasting else "It is tried again; if it stays: mailbot check"
    return Condition(name, level, f"{text.rstrip('.')}, for {span(now - since)}", remedy, since, lasting)


def _worked(vitals: Vitals, name: str, what: str, deed: Deed, longest: timedelta) -> Condition:
    """Judge by when something last succeeded that succeeds all the time."""
    living = _living(vitals)
    at = max((daemon.deeds[deed] for daemon in vitals.daemons if deed in daemon.deeds), default=None)
    started_at = min((daemon.started_at for daemon in living), default=None)
    if at is None:
        new = started_at is None or vitals.real - started_at < STARTING
        level = Level.UNKNOWN if new else Level.WARNING
        return Condition(name, level, f"it has never been seen that {what}", "Run: mailbot check")
    ago = f"{what} {span(vitals.real - at)} ago"
    begun = at if started_at is None else max(at, started_at)
    if started_at is None:
        return Condition(name, Level.UNKNOWN, f"{ago}, and nobody tries", "Start mailbot.")
    if vitals.real - begun > longest:
        return Condition(name, Level.CRITICAL, f"{ago}, and not since", "See: journalctl -u mailbot -n 50", at)
    return Condition(name, Level.OK, ago)


def _waits(  # long: a queue, its words, and both of its limits
    name: str,
    what: str,
    queue: Queue,
    clocks: tuple[datetime, datetime],
    remedy: str,
    warning: timedelta,
    critical: timedelta | None = 60 * MINUTE,
) -> Condition:
    """Judge by how long the first of what waits has waited: by the clock of its times, and by the real one."""
    if not queue.count or queue.oldest_at is None:
        return Condition(name, Level.OK, f"no {what}")
    now, real = clocks
    waited = now - queue.oldest_at
    text = f"{queue.count} {what if queue.count > 1 else _one(what)}, for {span(waited)}"
    level = Level.WARNING if waited >= warning else Level.OK
    if critical is not None and waited >= critical:
        level = Level.CRITICAL
    return Condition(name, level, text, "" if level is Level.OK else remedy, real - waited)


def _clocks(vitals: Vitals) -> tuple[datetime, datetime]:
    return vitals.now, vitals.real


def _one(what: str) -> str:
    """Say of one what is said of several."""
    noun, verb, rest = what.split(" ", 2)
    singular = {"are": "is", "lie": "lies", "wait": "waits"}[verb]
    return f"{noun.removesuffix('s')} {singular} {rest}"
