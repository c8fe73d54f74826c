"""What a mailbot has of anybody, wherever it may lie: in the database, in files, in the folders of the mailbox."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlmodel import SQLModel

from mailbot.edges.store import Store
from mailbot.edges.store.verification import SEALED
from tests.system.world import World


def everything(store: Store) -> Iterator[tuple[str, bytes]]:
    """Yield what each value in the database says, unsealed."""
    with store._database.read() as session:
        for table in SQLModel.metadata.sorted_tables:
            for row in session.connection().execute(table.select()).mappings():
                for name, value in row.items():
                    if name.endswith(SEALED) and value is not None:
                        value = store._sealing.unseal(value, f"{table.name}.{name.removesuffix(SEALED)}")
                    yield f"{table.name}.{name}", value if isinstance(value, bytes) else str(value).encode()


def octets_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def mail_of(world: World) -> dict[str, list[bytes]]:
    with world.dovecot.client(world.user) as client:
        names = [name for flags, _, name in client.list_folders() if b"\\Noselect" not in flags]
    return {name: world.folder(name) for name in names}
