"""The figures that Prometheus reads, a row each: its name, what it is, its labels, and where it comes from.

Names follow https://prometheus.io/docs/practices/naming/: base units, `_total` for what only grows, and moments as
`_timestamp_seconds`, so that `time() - …` is right however old the file is. Each label has few values, all of them
ours: no reference, no address, nothing that a stranger chose. README has this table; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mailbot.facts import Deed, Queue, State, Vitals
from mailbot.health.conditions import Condition
from mailbot.health.table import is_living

Samples = Iterable[tuple[tuple[str, ...], float]]


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure, or one a value of its labels. A counter's name ends in `_total`; every other is a gauge."""

    name: str
    help: str
    samples: Callable[[Vitals, Sequence[Condition]], Samples]
    labels: tuple[str, ...] = ()


def _alone(value: Callable[[Vitals], float | datetime | None]) -> Callable[[Vitals, Sequence[Condition]], Samples]:
    """Return what gives a figure without labels; none at all where it is not known."""

    def samples(vitals: Vitals, _: Sequence[Condition]) -> Samples:
        return _known({(): value(vitals)})

    return samples


def _known(values: Mapping[tuple[str, ...], float | datetime | None]) -> Samples:
    for labels, value in values.items():
        if value is not None:
            yield labels, value.timestamp() if isinstance(value, datetime) else float(value)


def _last(vitals: Vitals, deed: Deed) -> datetime | None:
    return max((daemon.deeds[deed] for daemon in vitals.daemons if deed in daemon.deeds), default=None)


def _logins(vitals: Vitals, _: Sequence[Condition]) -> Samples:
    return _known({("imap",): _last(vitals, Deed.IMAP_LOGIN), ("smtp",): _last(vitals, Deed.SMTP_LOGIN)})


def queues(vitals: Vitals) -> dict[str, Queue]:
    """Return all that waits, by name."""
    inbox = [daemon for daemon in vitals.daemons if is_living(daemon, vitals.real)]
    oldest = min((daemon.unfetched_since for daemon in inbox if daemon.unfetched_since), default=None)
    return {
        "inbox": Queue(sum(daemon.unfetched for daemon in inbox), oldest),
        "undecided": vitals.undecided,
        "held": vitals.held,
        "spam": Queue(vitals.spam),
        "unsent": vitals.unsent,
        "overdue": vitals.overdue,
        "set-aside": Queue(vitals.set_aside),
    }


def _lengths(vitals: Vitals, _: Sequence[Condition]) -> Samples:
    return _known({(name,): queue.count for name, queue in queues(vitals).items()})


def _oldest(vitals: Vitals, _: Sequence[Condition]) -> Samples:
    return _known({(name,): queue.oldest_at for name, queue in queues(vitals).items()})


def _letters(vitals: Vitals, _: Sequence[Condition]) -> Samples:
    return _known({(state,): vitals.letters.get(state, 0) for state in ("waiting", "queued", "sending", "failed")})


def _cases(vitals: Vitals, _: Sequence[Condition]) -> Samples:
    return _known({(state.value,): vitals.cases.get(state.value, 0) for state in State})


def _missed_ever(vitals: Vitals, _: Sequence[Condition]) -> Samples:
    kinds = {"assessment": "assessment-missed", "solution": "solution-passed"}
    return _known({(promise,): vitals.missed_ever.get(kind, 0) for promise, kind in kinds.items()})


def _expiries(vitals: Vitals, _: Sequence[Condition]) -> Samples:
    return _known({(expiry.kind.value, expiry.name): expiry.at for expiry in vitals.expiries})


def _conditions(_: Vitals, conditions: Sequence[Condition]) -> Samples:
    return _known({(condition.name,): condition.level for condition in conditions})


METRICS: tuple[Metric, ...] = (
    Metric("mailbot_condition", "How each thing is: 0 ok, 1 warning, 2 critical, 3 unknown.", _conditions, ("name",)),
    Metric(
        "mailbot_last_sign_of_life_timestamp_seconds",
        "When a daemon last gave a sign of life.",
        _alone(lambda vitals: max((daemon.seen_at for daemon in vitals.daemons), default=None)),
    ),
    Metric(
        "mailbot_daemons",
        "Daemons at work.",
        _alone(lambda vitals: sum(is_living(daemon, vitals.real) for daemon in vitals.daemons)),
    ),
    Metric("mailbot_last_login_timestamp_seconds", "When a server last let us in.", _logins, ("server",)),
    Metric(
        "mailbot_last_fetch_timestamp_seconds",
        "When the mailbox was last read.",
        _alone(lambda vitals: _last(vitals, Deed.FETCH)),
    ),
    Metric(
        "mailbot_last_send_timestamp_seconds",
        "When a letter last left.",
        _alone(lambda vitals: _last(vitals, Deed.SEND)),
    ),
    Metric("mailbot_queue_length", "How many wait.", _lengths, ("queue",)),
    Metric("mailbot_queue_oldest_timestamp_seconds", "Since when the first of them waits.", _oldest, ("queue",)),
    Metric("mailbot_letters_unsent", "Letters that have not left.", _letters, ("state",)),
    Metric("mailbot_cases", "Cases.", _cases, ("state",)),
    Metric(
        "mailbot_cases_with_missed_promise",
        "Open cases with a promise whose day has passed.",
        _alone(lambda vitals: vitals.missed),
    ),
    Metric(
        "mailbot_promises_at_risk",
        "Promises whose day passes within 24 hours.",
        _alone(lambda vitals: vitals.at_risk),
    ),
    Metric("mailbot_promises_missed_total", "Days that passed with a promise not kept.", _missed_ever, ("promise",)),
    Metric("mailbot_messages_recorded_total", "Messages recorded.", _alone(lambda vitals: vitals.recorded_ever)),
    Metric("mailbot_letters_written_total", "Letters written.", _alone(lambda vitals: vitals.written_ever)),
    Metric(
        "mailbot_expiry_timestamp_seconds",
        "Until when a key, a secret to log in with or what is published lasts.",
        _expiries,
        ("kind", "name"),
    ),
    Metric(
        "mailbot_last_backup_timestamp_seconds",
        "When the last backup was made.",
        _alone(lambda vitals: vitals.backup_at),
    ),
    Metric(
        "mailbot_state_disk_free_bytes",
        "Room where state_dir is.",
        _alone(lambda vitals: vitals.disk_free),
    ),
)
