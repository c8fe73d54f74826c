"""What `status` judges: read from the database as it is, without the data key, and without changing anything."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime

from mailbot.config import Config
from mailbot.edges.store import Store, is_outdated
from mailbot.edges.store.migration import tables_of
from mailbot.errors import ConfigError
from mailbot.facts import Alarm, Vitals
from mailbot.instance import is_running
from mailbot.pulse import free_room


def read_vitals(config: Config, now: datetime) -> tuple[Vitals, list[Alarm]]:
    """Return all that is known, and the alarms; raises ConfigError or Temporary where the database cannot be read."""
    if config.database == "sqlite":
        _require(config)
    disk_free = free_room(config.state_dir) if config.database == "sqlite" else None
    if not tables_of(config.database_url, read_only=True):
        raise ConfigError("The database has no tables yet.", "Start mailbot: systemctl start mailbot")
    if is_outdated(config.database_url, read_only=True):
        return Vitals(now, now, disk_free=disk_free, outdated=True, runs_here=_runs_here(config)), []
    with closing(Store(config.database_url, None, read_only=True)) as store:
        vitals = store.vitals(now, now)
        return replace(vitals, disk_free=disk_free), store.alarms()


def _require(config: Config) -> None:
    """Raise ConfigError where there is no database: SQLite would say of a missing and of a closed one the same."""
    file = config.state_dir / "mailbot.db"
    try:
        with file.open("rb"):
            pass
    except FileNotFoundError:
        raise ConfigError(f"There is no database {file} yet.", "Start mailbot: systemctl start mailbot") from None
    except OSError as trouble:
        why = trouble.strerror or type(trouble).__name__
        raise ConfigError(f"{file} cannot be read: {why}.", "Run it as the service's user.") from None


def _runs_here(config: Config) -> bool | None:
    try:
        return is_running(config.state_dir)
    except OSError:
        return None
