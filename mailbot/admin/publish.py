"""`publish`: writes what strangers look for into a folder that a web server gives to the world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typer

from mailbot.admin.check import Outcome
from mailbot.admin.public_files import SECURITY_TXT, Published, compose_all
from mailbot.admin.public_folder import Laid, PublicFolder
from mailbot.admin.published import Found, Inspector, summed
from mailbot.edges.gpg import Gpg
from mailbot.edges.web import Web
from mailbot.facts import Look, Organisation, Progress, unwatched
from mailbot.ownership import as_typed
from mailbot.terminal import printable

EX_TEMPFAIL, EX_CONFIG = 75, 78
FACTS = ("where", "outcome", "fault", "text", "remedy")


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

    def inspect(self, web: Web, now: datetime, progress: Progress = unwatched) -> Iterator[Found]:
        """Look at all that is really published, and yield what is found, one thing after the other."""
        return Inspector(
            organisation=self.organisation,
            sites=self.sites,
            keyserver=self.keyserver,
            gpg=self.gpg,
            key=self.gpg.own_key(now),
            now=now,
            web=web,
        ).look(progress)

    def look(self, web: Web, now: datetime, before: Look | None) -> Look:
        """Look, for the leads; `before` is what was found the last time."""
        return summed(tuple(self.inspect(web, now)), now, before)

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
        typer.echo(f"  {laid:9}  {printable(name)}{until}")
    for note in written.notes:
        typer.echo(printable(note))


def show_found(found: Iterable[Found], *, quiet: bool) -> list[Found]:
    """Print each thing as it is found, unless `quiet`, and return all of them."""
    shown = []
    for one in found:
        shown.append(one)
        if not quiet:
            remedy = f" {one.remedy}" if one.remedy and one.outcome is not Outcome.OK else ""
            typer.echo(f"{one.outcome:4}  {printable(one.where)}\n      {printable(one.text + remedy)}")
    return shown


def status_of(found: Iterable[Found]) -> int:
    """Return 0 where nothing is wrong, 75 where waiting may help, 78 where somebody must change something."""
    failures = [one for one in found if one.outcome is Outcome.FAIL]
    if not failures:
        return 0
    return EX_TEMPFAIL if all(one.again for one in failures) else EX_CONFIG


def facts_of(written: Publishing | None, found: Iterable[Found] | None) -> dict[str, object]:
    """Return the same for --json; what was not asked for is null."""
    return {
        "folder": written and str(written.folder.absolute()),
        "files": written and [{"path": name, "outcome": laid.value} for name, laid in written.files.items()],
        "ends_at": written and written.ends_at,
        "notes": list(written.notes) if written else [],
        "findings": None if found is None else [{name: getattr(one, name) for name in FACTS} for one in found],
    }
