"""Brings a database to the tables that this code knows; the steps stand in `migrations/versions`."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url

from mailbot.edges.store.database import LOCKS, Database, make_file, sorted_errors
from mailbot.errors import ConfigError

STEPS: Final = Path(__file__).parent / "migrations"


def migrate(url: str) -> None:
    """Create the tables, or bring older ones up to date; an SQLite file is copied beside itself first.

    Raises ConfigError when a newer mailbot has been here, and Temporary when somebody else is making the same SQLite
    file at this moment.
    """
    database = Database(url)
    try:
        with database.connection() as connection:
            revision = MigrationContext.configure(connection).get_current_revision()
        _refuse_newer(revision)
        if revision is not None and revision != _scripts().get_current_head():
            _copy(database, url, revision)
        with database.connection() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCKS['migration']})"))
            _upgrade(connection)
    finally:
        database.close()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _refuse_newer(revision: str | None) -> None:
    try:
        _scripts().get_revision(revision or "base")
    except CommandError as unknown:
        raise ConfigError(
            f"The database was written by a newer mailbot (tables {revision}).",
            "Install that version again, or restore the copy that was made before the upgrade.",
        ) from unknown


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _copy(database: Database, url: str, revision: str) -> None:
    """Keep what is there: sealed as it is, consistent, readable to the owner alone."""
    path = make_url(url).database
    if not path or make_url(url).get_backend_name() != "sqlite":
        return  # PostgreSQL is backed up by whoever runs it
    copy = Path(f"{path}.before-{revision}")
    with sorted_errors():
        copy.unlink(missing_ok=True)  # of an upgrade that was interrupted: the tables are still the same
        make_file(copy)  # VACUUM INTO fills an empty one
        raw = database.engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM INTO ?", (str(copy),))
        finally:
            raw.close()
