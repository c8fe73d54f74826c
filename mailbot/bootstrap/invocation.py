"""What a command is given to work with, opened from the configuration that the operator chose, once it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mailbot.instance import refuse_unchecked
from mailbot.ownership import refuse_root

if TYPE_CHECKING:  # a command that asks for none of it does not wait for a database library
    from mailbot.config import Config
    from mailbot.edges.store import Store
    from mailbot.facts import Message, Opened


@dataclass(frozen=True, slots=True)
class Invocation:
    """A command as it was typed: the configuration that was chosen by an option, and all of its arguments."""

    option: str | None
    arguments: Sequence[str]

    def path(self) -> Path:
        """Return which configuration file it works with."""
        from mailbot.config import find_config

        return find_config(self.option).absolute()

    def config(self, *, unchecked: bool = False) -> Config:
        """Return the configuration; raises ConfigError, or Temporary when it cannot be read at the moment.

        `unchecked`: also one that came out of a backup which nobody has checked.
        """
        from mailbot.config import load

        if not unchecked:
            refuse_unchecked(self.path())
        config = load(self.path())
        self.refuse_root(config.state_dir)
        return config

    def refuse_root(self, folder: Path) -> None:
        """Raise ConfigError where root would leave behind what the service could not open."""
        refuse_root(folder, self.arguments)

    def store(self) -> Store:
        """Return the store, open; raises ConfigError or Temporary."""
        from mailbot.bootstrap.keys import open_gpg
        from mailbot.bootstrap.store import leave_tables_alone, open_store
        from mailbot.terminal import shown_progress

        config = self.config()
        leave_tables_alone(config)
        with shown_progress() as progress:
            return open_store(config, open_gpg(config), datetime.now(UTC), progress)

    def store_to_open(self) -> Store:
        """Return the store for a command that shows what somebody wrote; raises ConfigError for who may not see it."""
        from mailbot.admin.opening import require_opener

        config = self.config()
        if config.audit.openers is not None:
            secret = config.openpgp.passphrase
            require_opener(config.audit.openers, lambda: secret.read() if secret is not None else "")
        return self.store()

    def enter_acts(self) -> None:
        """Enter in the installation's own journal what was kept beside the database."""
        from mailbot.bootstrap.store import enter_acts

        enter_acts(self.config(), datetime.now(UTC))

    def settings(self) -> Store:
        """Return the store without the data key, at whatever tables it has: values of the installation alone.

        Raises ConfigError where there is no database yet.
        """
        from mailbot.bootstrap.store import open_settings

        return open_settings(self.config())

    def look_into(self, raw: bytes) -> tuple[Message, Opened]:
        """Return a message parsed and opened; raises ConfigError, Temporary, or Permanent if it cannot be parsed."""
        from mailbot.bootstrap.inspection import look_into

        return look_into(self.config(), raw, datetime.now(UTC))
