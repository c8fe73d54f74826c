"""`status`: is all well? For monitoring plugins, for a shell, and for whoever wants to know.

The first line and the exit status are those of a monitoring plugin
(https://www.monitoring-plugins.org/doc/guidelines.html): Nagios, Icinga and what works with them read both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer

from mailbot.errors import MailbotError
from mailbot.facts import Alarm, Deed, SignOfLife, Vitals
from mailbot.health.conditions import Condition, Level, summary, worst
from mailbot.health.metrics import queues
from mailbot.health.table import judge_all
from mailbot.ownership import meant_for
from mailbot.terminal import print_json, printable

INDENT = 22  # columns before the text of a condition


def show_status(vitals: Vitals, alarms: Sequence[Alarm], config: Path, *, as_json: bool) -> int:
    """Print how everything is, and return the exit status."""
    conditions = [replace(one, remedy=meant_for(one.remedy, config)) for one in judge_all(vitals)]
    if as_json:
        print_json({**_said(conditions), **_facts(vitals), "alarms": [_alarm(alarm) for alarm in alarms]})
    else:
        figures = " ".join(_figures(vitals))
        typer.echo(f"{_plain(summary(conditions))} | {figures}")
        for condition in conditions:
            text = "\n".join(filter(None, (_plain(condition.text), _plain(condition.remedy))))
            indented = text.replace("\n", "\n" + " " * INDENT)
            typer.echo(f"{condition.level.name.lower():8}  {condition.name:10}  {indented}")
    return worst(conditions)


def show_unknown(why: MailbotError, config: Path, *, as_json: bool) -> int:
    """Print why nothing can be told, and return the exit status for that."""
    conditions = [Condition("status", Level.UNKNOWN, " ".join(meant_for(str(why), config).split()))]
    if as_json:
        print_json(_said(conditions))
    else:
        typer.echo(_plain(summary(conditions)))
    return Level.UNKNOWN


def _said(conditions: Sequence[Condition]) -> dict[str, Any]:
    return {
        "status": worst(conditions).name.lower(),
        "summary": summary(conditions),
        "conditions": [
            {
                "name": condition.name,
                "level": condition.level.name.lower(),
                "text": condition.text,
                "remedy": condition.remedy,
                "since": condition.since,
            }
            for condition in conditions
        ],
    }


def _facts(vitals: Vitals) -> dict[str, Any]:
    return {
        "daemons": [_daemon(daemon) for daemon in vitals.daemons],
        "queues": {
            name: {"count": queue.count, "oldest_at": queue.oldest_at} for name, queue in queues(vitals).items()
        },
        "expiries": [{"kind": one.kind, "name": one.name, "at": one.at} for one in vitals.expiries],
        "promises": {"missed": vitals.missed, "at_risk": vitals.at_risk},
        "backup_at": vitals.backup_at,
        "mailbox_holder": vitals.holder,
        "disk_free": vitals.disk_free,
    }


def _daemon(daemon: SignOfLife) -> dict[str, Any]:
    return {
        "owner": daemon.owner[:8],
        "host": daemon.host,
        "version": daemon.version,
        "started_at": daemon.started_at,
        "seen_at": daemon.seen_at,
        "stopped_at": daemon.stopped_at,
        **{deed.value: daemon.deeds.get(deed) for deed in Deed},
        "failing": [
            {"loop": one.loop, "since": one.since, "reason": one.reason, "lasting": one.lasting}
            for one in daemon.failing
        ],
    }


def _alarm(alarm: Alarm) -> dict[str, Any]:
    return {
        "name": alarm.name,
        "since": alarm.since,
        "over_at": alarm.over_at,
        "text": alarm.text,
        "remedy": alarm.remedy,
    }


def _figures(vitals: Vitals) -> Iterator[str]:
    """Yield the performance data: a name, a number and its unit each."""
    seen = max((daemon.seen_at for daemon in vitals.daemons), default=None)
    if seen is not None:
        yield f"sign_of_life={max(0, int((vitals.real - seen).total_seconds()))}s"
    for name, queue in queues(vitals).items():
        yield f"{name}={queue.count};;;0"
    yield f"promises_missed={vitals.missed};;;0"
    yield f"promises_at_risk={vitals.at_risk};;;0"
    if vitals.disk_free is not None:
        yield f"disk_free={vitals.disk_free}B;;;0"
    for expiry in vitals.expiries:
        yield f"'{expiry.kind}-{expiry.name}'={int((expiry.at - vitals.real).total_seconds())}s"


def _plain(text: str) -> str:
    """Return a text without what a plugin's output uses for itself: figures would begin behind a bar."""
    return printable(text).replace("|", "/")
