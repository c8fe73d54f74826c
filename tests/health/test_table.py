"""Each thing that can be wrong is found, told in one sentence with its remedy, and is as bad as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mailbot.facts import Deed, Difference, Expiry, Failing, Fault, Lasting, Look, Queue, SignOfLife, Vitals
from mailbot.health.conditions import Condition, alarms, count_of, in_ten_words, summary, worst
from mailbot.health.table import TABLE, judge_all

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
DAEMON = SignOfLife("a" * 32, "mail1", "0.1.0", NOW - DAY, NOW - MINUTE / 2, deeds=dict.fromkeys(Deed, NOW - MINUTE))
WELL = Vitals(
    NOW,
    NOW,
    daemons=(DAEMON,),
    expiries=(Expiry(Lasting.KEY, "openpgp", NOW + 300 * DAY),),
    backup_at=NOW - DAY,
    key_confirmed_at=NOW - DAY,
    disk_free=20 << 30,
)


def with_daemon(**changes: object) -> Vitals:
    return replace(WELL, daemons=(replace(DAEMON, **changes),))  # type: ignore[arg-type]  # fields by name


def published(*faults: Fault, closed_off: bool = False) -> Vitals:
    found = tuple(Difference(f"https://voorbeeld.example/{fault}", fault) for fault in faults)
    return replace(WELL, published=Look(NOW - 2 * DAY, found, closed_off_since=NOW - 9 * DAY if closed_off else None))


def failing(loop: str, reason: str, *, minutes: float = 1, lasting: bool = False) -> Vitals:
    return with_daemon(failing=(Failing(loop, NOW - minutes * MINUTE, reason, lasting),))


REFUSED = "IMAP imap.voorbeeld.example:993: login is refused: no. Check imap.username and imap.password"


@pytest.mark.parametrize(
    ("vitals", "said"),
    [
        pytest.param(WELL, "MAILBOT OK: all is well", id="all is well"),
        pytest.param(
            Vitals(NOW, NOW),
            "MAILBOT UNKNOWN: no daemon has ever given a sign of life (and 3 more)",
            id="nothing ever ran",
        ),
        pytest.param(published(), "MAILBOT OK: all is well", id="what is published is right"),
        pytest.param(
            published(Fault.NOT_OURS, Fault.MISSING),
            "MAILBOT WARNING: 2 things that we publish found wrong, 2 days ago",
            id="what is published is wrong",
        ),
        pytest.param(
            published(closed_off=True),
            "MAILBOT WARNING: what is published could not be looked at: nothing on the web was reached, 2 days ago",
            id="the web is closed off",
        ),
        pytest.param(
            with_daemon(seen_at=NOW - 4 * MINUTE),
            "MAILBOT CRITICAL: no sign of life of mailbot for 4 minutes (and 2 more)",
            id="the daemon is dead",
        ),
        pytest.param(
            with_daemon(stopped_at=NOW - 2 * HOUR),
            "MAILBOT CRITICAL: mailbot was stopped 2 hours ago (and 2 more)",
            id="the daemon was stopped",
        ),
        pytest.param(
            with_daemon(seen_at=NOW + HOUR),
            "MAILBOT WARNING: the last sign of life is 1 hour ahead of the clock",
            id="the clock went back",
        ),
        pytest.param(
            replace(WELL, daemons=(DAEMON, replace(DAEMON, owner="b" * 32, host="mail2", seen_at=NOW - HOUR))),
            "MAILBOT WARNING: 1 at work, but no sign of life of bbbbbbbb on mail2",
            id="one daemon of two is dead",
        ),
        pytest.param(
            replace(WELL, daemons=(DAEMON, replace(DAEMON, owner="b" * 32, stopped_at=NOW - HOUR))),
            "MAILBOT OK: all is well",
            id="one daemon of two was stopped",
        ),
        pytest.param(
            with_daemon(started_at=NOW - MINUTE, deeds={}),
            "MAILBOT UNKNOWN: it has never been seen that the mailbox was read (and 1 more)",
            id="it starts for the first time",
        ),
        pytest.param(
            with_daemon(started_at=NOW - HOUR, deeds={Deed.SMTP_LOGIN: NOW}),
            "MAILBOT WARNING: it has never been seen that the mailbox was read",
            id="the mailbox was never read",
        ),
        pytest.param(
            with_daemon(deeds={Deed.FETCH: NOW - HOUR, Deed.SMTP_LOGIN: NOW}),
            "MAILBOT CRITICAL: the mailbox was read 1 hour ago, and not since",
            id="fetching is stuck",
        ),
        pytest.param(
            with_daemon(started_at=NOW - MINUTE, deeds={Deed.FETCH: NOW - DAY, Deed.SMTP_LOGIN: NOW - DAY}),
            "MAILBOT OK: all is well",
            id="it has just been started again",
        ),
        pytest.param(
            with_daemon(deeds={Deed.FETCH: NOW, Deed.SMTP_LOGIN: NOW - 5 * HOUR}),
            "MAILBOT CRITICAL: the server for letters let us in 5 hours ago, and not since",
            id="the sender is stuck",
        ),
        pytest.param(
            failing("fetcher", "IMAP imap.voorbeeld.example:993: [Errno 111] Connection refused"),
            "MAILBOT WARNING: no mail comes in: IMAP imap.voorbeeld.example:993: [Errno 111] Connection refused,"
            " for 1 minute",
            id="the mail server was restarted",
        ),
        pytest.param(
            failing("watcher", "IMAP login: timed out", minutes=6),
            "MAILBOT CRITICAL: no mail comes in: IMAP login: timed out, for 6 minutes",
            id="the mail server is down",
        ),
        pytest.param(
            failing("fetcher", REFUSED, minutes=0, lasting=True),
            f"MAILBOT CRITICAL: no mail comes in: {REFUSED}, for less than a minute",
            id="a wrong password is critical at once",
        ),
        pytest.param(
            failing("letters", "we may not send", lasting=True),
            "MAILBOT CRITICAL: letters do not leave: we may not send, for 1 minute",
            id="our address may not send",
        ),
        pytest.param(
            failing("worker-3", "it has been stuck for minutes", minutes=9),
            "MAILBOT CRITICAL: messages are not decided on: it has been stuck for minutes, for 9 minutes",
            id="a worker is stuck",
        ),
        pytest.param(
            failing("agenda", "database: SQLITE_FULL"),
            "MAILBOT WARNING: what is due is not done: database: SQLITE_FULL, for 1 minute",
            id="dues cannot be done",
        ),
        pytest.param(
            failing("alarm", "/usr/local/bin/page-me cannot be run: No such file or directory"),
            "MAILBOT WARNING: the alarm program does not work: /usr/local/bin/page-me cannot be run: No such file or"
            " directory",
            id="the alarm program is missing",
        ),
        pytest.param(
            failing("metrics", "/x.prom: Permission denied", minutes=900),
            "MAILBOT WARNING: the metrics file cannot be written: /x.prom: Permission denied",
            id="the metrics file cannot be written",
        ),
        pytest.param(
            replace(WELL, disk_free=50 << 20),
            "MAILBOT CRITICAL: 50 MB are free where state_dir is",
            id="the disk is full",
        ),
        pytest.param(
            with_daemon(unfetched=3, unfetched_since=NOW - 2 * HOUR),
            "MAILBOT CRITICAL: 3 messages lie in the mailbox, not taken in, for 2 hours",
            id="the mailbox fills",
        ),
        pytest.param(
            replace(WELL, undecided=Queue(1, NOW - 30 * MINUTE)),
            "MAILBOT WARNING: 1 message is taken in and not decided on, for 30 minutes",
            id="a message is not decided on",
        ),
        pytest.param(
            replace(WELL, unsent=Queue(1, NOW - 3 * DAY)),
            "MAILBOT WARNING: 1 letter waits to be sent, for 3 days",
            id="one letter waits for its own server, and others leave",
        ),
        pytest.param(
            replace(
                WELL,
                daemons=(replace(DAEMON, deeds={**DAEMON.deeds, Deed.SEND: NOW - DAY}),),
                unsent=Queue(7, NOW - 3 * HOUR),
            ),
            "MAILBOT CRITICAL: 7 letters wait to be sent, for 3 hours",
            id="no letter leaves",
        ),
        pytest.param(
            replace(WELL, overdue=Queue(1, NOW - 20 * MINUTE)),
            "MAILBOT WARNING: 1 thing is due and not done, for 20 minutes",
            id="a due is stuck",
        ),
        pytest.param(
            replace(WELL, overdue=Queue(2, NOW - 2 * MINUTE)), "MAILBOT OK: all is well", id="a due is being done"
        ),
        pytest.param(
            replace(WELL, set_aside=1),
            "MAILBOT WARNING: 1 step that failed three times, set aside for a person",
            id="a due was set aside",
        ),
        pytest.param(
            replace(WELL, held=Queue(2, NOW - 3 * DAY)),
            "MAILBOT WARNING: 2 messages are held for a person, for 3 days",
            id="held mail is left lying",
        ),
        pytest.param(replace(WELL, held=Queue(2, NOW - HOUR), spam=900), "MAILBOT OK: all is well", id="held today"),
        pytest.param(
            replace(WELL, missed=2, at_risk=1),
            "MAILBOT WARNING: 2 cases with a promise whose day has passed; 1 promise whose day passes within 24 hours",
            id="promises",
        ),
        pytest.param(
            replace(WELL, expiries=(Expiry(Lasting.KEY, "openpgp", NOW + 20 * DAY),)),
            "MAILBOT WARNING: the OpenPGP key (openpgp) expires in 20 days, on 2026-12-13",
            id="the key ends soon",
        ),
        pytest.param(
            replace(WELL, expiries=(Expiry(Lasting.CREDENTIAL, "imap", NOW + 3 * DAY),)),
            "MAILBOT CRITICAL: the secret to log in with (imap) expires in 3 days, on 2026-11-26",
            id="a secret ends this week",
        ),
        pytest.param(
            replace(WELL, expiries=(Expiry(Lasting.KEY, "openpgp", NOW - HOUR),)),
            "MAILBOT CRITICAL: the OpenPGP key (openpgp) has expired, 1 hour ago",
            id="the key has expired",
        ),
        pytest.param(
            replace(WELL, backup_at=NOW - 3 * DAY),
            "MAILBOT WARNING: the last backup was made 3 days ago",
            id="the timer of backups fails",
        ),
        pytest.param(
            replace(WELL, backup_at=None), "MAILBOT WARNING: no backup was ever made", id="there is no backup"
        ),
        pytest.param(
            replace(WELL, key_unconfirmed="nobody has confirmed yet that the secret key is kept elsewhere as well"),
            "MAILBOT WARNING: nobody has confirmed yet that the secret key is kept elsewhere as well",
            id="the secret key may be nowhere else",
        ),
        pytest.param(
            replace(WELL, expiries=(Expiry(Lasting.PUBLISHED, "security.txt", NOW + 29 * DAY),)),
            "MAILBOT WARNING: what is published (security.txt) expires in 29 days, on 2026-12-22",
            id="security.txt ends soon",
        ),
        pytest.param(
            Vitals(NOW, NOW, outdated=True, runs_here=True),
            "MAILBOT WARNING: the database has the tables of an older version",
            id="between an upgrade and the restart",
        ),
        pytest.param(
            Vitals(NOW, NOW, outdated=True, runs_here=False),
            "MAILBOT CRITICAL: the database has the tables of an older version, and no daemon runs here",
            id="an upgrade that does not start",
        ),
    ],
)
def test_what_is_wrong_is_the_first_line(vitals: Vitals, said: str) -> None:
    assert summary(judge_all(vitals)) == said


def test_whatever_is_wrong_says_what_to_do() -> None:
    wrong = [
        *judge_all(replace(WELL, undecided=Queue(1, NOW - DAY), overdue=Queue(1, NOW - DAY), missed=1, disk_free=0)),
        *judge_all(with_daemon(seen_at=NOW - DAY)),
        *judge_all(failing("sender", "SMTP: lost")),
        *judge_all(replace(WELL, expiries=tuple(Expiry(kind, "x", NOW) for kind in Lasting))),
    ]
    assert [condition.text for condition in wrong if condition.level and not condition.remedy] == []


def test_each_row_says_something_of_a_system_that_is_well() -> None:
    silent = [row.__name__ for row in TABLE if not list(row(WELL))]
    assert silent == ["_published", "_extras"]  # which are there only where they are configured


@pytest.mark.parametrize(
    ("vitals", "told"),
    [
        pytest.param(failing("fetcher", "lost", minutes=59), [], id="not within the hour"),
        pytest.param(failing("fetcher", "lost", minutes=60), ["incoming"], id="after an hour"),
        pytest.param(failing("fetcher", REFUSED, minutes=0, lasting=True), ["incoming"], id="for good, at once"),
        pytest.param(failing("metrics", "full", minutes=600), [], id="no warning"),
        pytest.param(
            replace(WELL, expiries=(Expiry(Lasting.KEY, "openpgp", NOW),)), ["key-openpgp"], id="an expired key"
        ),
        pytest.param(replace(WELL, held=Queue(1, NOW - 9 * DAY)), [], id="what a handler is to do"),
    ],
)
def test_an_alarm_is_what_stays_broken(vitals: Vitals, told: list[str]) -> None:
    assert [alarm.name for alarm in alarms(judge_all(vitals), NOW)] == told


def test_the_status_line_has_about_ten_words() -> None:
    everything = replace(
        failing("fetcher", "x" * 300), undecided=Queue(1, NOW - DAY), overdue=Queue(1, NOW - DAY), missed=1, set_aside=1
    )
    words = in_ten_words(judge_all(everything))
    assert words == "Critical: messages, incoming, dues, promises (mailbot status)"
    assert in_ten_words(judge_all(WELL)) == "All is well."


def test_nothing_known_is_not_well() -> None:
    assert worst([]) == 3
    assert summary([Condition("a", worst([]), "why")]) == "MAILBOT UNKNOWN: why"


@pytest.mark.parametrize(
    ("number", "thing", "said"),
    [(0, "case", "0 cases"), (1, "case", "1 case"), (1, "copy", "1 copy"), (2, "copy", "2 copies")],
)
def test_things_are_counted_as_people_do(number: int, thing: str, said: str) -> None:
    assert count_of(number, thing) == said
