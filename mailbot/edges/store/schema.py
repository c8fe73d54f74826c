"""Which tables this code knows: what it works with, and what not, is known without alembic, which is slow to load."""

from functools import cache
from pathlib import Path
from typing import Final

from mailbot.errors import Outdated

VERSIONS: Final = Path(__file__).parent / "migrations" / "versions"


@cache
def steps_in(versions: Path) -> frozenset[str]:
    """Return the numbers of the steps in a folder, by which their files' names begin; read once."""
    return frozenset(path.name.partition("_")[0] for path in versions.glob("[0-9]*_*.py"))


def newest_tables() -> str:
    """Return the number of the newest step."""
    return max(steps_in(VERSIONS))


def of_a_newer_version(tables: str | None) -> Outdated:
    """Return why this code leaves a database with these tables alone."""
    return Outdated(
        f"The database was written by a newer mailbot (tables {tables}).",
        "Install that version here as well and start it; or, to go back, restore the copy that was made before the"
        " upgrade.",
    )
