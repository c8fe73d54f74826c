"""`publish`: writes what strangers look for into a folder that a web server gives to the world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typer

from mailbot.admin.public_files import SECURITY_TXT, Published, compose_all
from mailbot.admin.public_folder import Laid, PublicFolder
from mailbot.edges.gpg import Gpg
from mailbot.facts import Organisation
from mailbot.ownership import as_typed
from mailbot.terminal import printable

INDENT = 2


@dataclass(frozen=True, slots=True)
class Publishing:
    """What `publish` has done."""

    folder: Path
    files: Mapping[str, Laid]
    ends_at: datetime  # of security.txt
    notes: tuple[str, ...]  # what an operator should do all the same

    @property
    def complete(self) -> bool:
        """Return whether every file is in place."""
        return Laid.LEFT not in self.files.values()


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, and on which sites."""

    organisation: Organisation
    sites: Sequence[str]
    gpg: Gpg
    config: Path
    keyserver: str | None

    def write(self, folder: Path, now: datetime, *, replace: bool) -> Publishing:
        """Write everything into `folder`; what is right already stays untouched, its signature too.

        Raises ConfigError where the key cannot be published or the folder not be written, Temporary where it may pass.
        """
        there = PublicFolder(folder)
        published = compose_all(self.organisation, self.sites, self.gpg, now, there.read(SECURITY_TXT))
        files = there.lay(published.files, replace=replace)
        return Publishing(folder, files, published.ends_at, tuple(self._notes(there, published, files)))

    def _notes(self, folder: PublicFolder, published: Published, files: Mapping[str, Laid]) -> Iterator[str]:
        left = [name for name, laid in files.items() if laid is Laid.LEFT]
        if left:
            command = as_typed(self.config, "publish", str(folder.path.absolute()), "--replace")
            yield f"Not of mailbot, or changed since, and left as it is: {', '.join(left)}. To replace it: {command}"
        if (closed := folder.closed_to_others()) is not None:
            yield f"The web server's user may not enter {closed}: choose another folder, or open that one to it."
        for address in published.not_on_key:
            yield f"The key does not name {address}, so no Web Key Directory has it there. README says how to add it."


def show(written: Publishing) -> None:
    """Print what was done, and what is left to do."""
    typer.echo(f"Published in {printable(str(written.folder.absolute()))}:")
    for name, laid in written.files.items():
        until = f" (until {written.ends_at:%Y-%m-%d})" if name == SECURITY_TXT and laid is not Laid.LEFT else ""
        typer.echo(f"{' ' * INDENT}{laid:9}  {printable(name)}{until}")
    for note in written.notes:
        typer.echo(printable(note))


def facts_of(written: Publishing) -> dict[str, object]:
    """Return the same for --json."""
    return {
        "folder": str(written.folder.absolute()),
        "files": [{"path": name, "outcome": laid.value} for name, laid in written.files.items()],
        "ends_at": written.ends_at,
        "notes": list(written.notes),
    }
