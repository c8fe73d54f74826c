"""Which tables this code knows: what it refuses to write to is known without alembic, which takes long to load."""

from functools import cache
from pathlib import Path
from typing import Final

from mailbot.errors import Outdated

VERSIONS: Final = Path(__file__).parent / "migrations" / "versions"


@cache
def newest_tables() -> str:
    """Return the number of the newest step, by which a file's name begins."""
    return max(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*_*.py"))


def of_a_newer_version(tables: str | None) -> Outdated:
    """Return why this code leaves a database with these tables alone."""
    return Outdated(
        f"The database was written by a newer mailbot (tables {tables}).",
        "Install that version here as well and start it; or, to go back, restore the copy that was made before the"
        " upgrade.",
    )
