"""Which wording and which promises were in force: each version once, and from when on it was used.

A letter names both by their hash. When a version is used that is not the last one of its name, its first use is
noted, in the transaction of that letter; a process looks once for each, and then knows.

Guarantee: a letter that names a version can be shown with it, however old, also once its case is erased: versions hold
nothing of any case.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session, col, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.rows import add_once
from mailbot.edges.store.sealing import Sealing
from mailbot.edges.store.tables import LetterRow
from mailbot.edges.store.version_tables import InForceRow, VersionRow
from mailbot.facts import InForce, LetterMade, Version

CONTENT = "versions.version"


def note_version(session: Session, version: Version | None, at: datetime, seals: Sealing) -> bytes | None:
    """Note that a version is in force, unless it is known to be; return the hash by which a letter names it."""
    if version is None:
        return None
    if version.hash in seals.versions:
        return version.hash
    newest = select(InForceRow.hash).where(InForceRow.name == version.name).order_by(col(InForceRow.at).desc()).limit(1)
    if session.exec(newest).first() == version.hash:
        seals.versions.add(version.hash)  # only what is there already: this transaction may yet be undone
        return version.hash
    sealed = seals.seal_text(version.content, CONTENT)
    add_once(session, VersionRow, hash=version.hash, name=version.name, version_sealed=sealed)
    add_once(session, InForceRow, name=version.name, at=at, hash=version.hash)
    return version.hash


class Versions(Base):
    """The part of the store that shows what was in force."""

    def letters_made(self, reference: str) -> list[LetterMade]:
        """Return every letter of a case, in order, with what it was made from."""
        with self._database.read() as session:
            rows = session.exec(select(LetterRow).where(LetterRow.reference == reference).order_by(col(LetterRow.id)))
            return [
                LetterMade(
                    text=row.text,
                    audience=row.audience,
                    queued_at=row.queued_at,
                    sent_at=row.sent_at,
                    state=row.state,
                    wording=self._version(session, row.wording),
                    policy=self._version(session, row.policy),
                )
                for row in rows
            ]

    def versions(self, name: str | None = None) -> Iterator[InForce]:
        """Yield what was in force, of one name or of all, in the order of names and of time."""
        wanted = select(InForceRow)
        if name is not None:
            wanted = wanted.where(InForceRow.name == name)
        with self._database.read() as session:
            for row in session.exec(wanted.order_by(col(InForceRow.name), col(InForceRow.at))):
                if (version := self._version(session, row.hash)) is not None:
                    yield InForce(version, row.at)

    def _version(self, session: Session, hashed: bytes | None) -> Version | None:
        row = session.get(VersionRow, hashed) if hashed is not None else None
        return None if row is None else Version(row.name, self._sealing.unseal_text(row.version_sealed, CONTENT))
