"""What a change of the primary key works with, from the configuration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path

from mailbot.admin.keys.primary import Works
from mailbot.bootstrap.keys import our_keys
from mailbot.bootstrap.store import leave_tables_alone, open_store
from mailbot.case.promises import Calendar
from mailbot.config import Config, load
from mailbot.config.new_key import NewKey, read_file, replace_file, with_new_key
from mailbot.config.secret import Secret
from mailbot.edges.waiting_acts import WaitingActs
from mailbot.facts import Handover, Reached, quiet
from mailbot.instance import running_here


@contextmanager
def primary_key(config: Config, path: Path, now: datetime, reached: Reached = quiet) -> Iterator[Works]:
    """Open what a change of the primary key works with; `path` is the configuration file."""
    leave_tables_alone(config)
    ours = our_keys(config, path, with_passphrases=True)

    def configure(change: Handover) -> None:
        new = NewKey(change.new, change.credential, change.old)
        replace_file(path, with_new_key(read_file(path), new), load)

    def credential(name: str) -> str:
        return Secret.model_validate({"credential": name}, context=path.parent).read()

    def passphrases() -> dict[str, str]:
        section = config.openpgp
        named = [
            (section.fingerprint, section.passphrase),
            *((key.fingerprint, key.passphrase) for key in section.older),
        ]
        return {fingerprint: secret.read() if secret else "" for fingerprint, secret in named}

    with ExitStack() as stack:
        store = stack.enter_context(closing(open_store(config, ours.gpg, now)))
        stack.callback(WaitingActs(config.state_dir).take, lambda acts: store.enter_waiting(acts, now))
        yield Works(
            ours=ours,
            organisation=config.name,
            store=store,
            passphrases=passphrases,
            credential=credential,
            configure=configure,
            running=lambda: running_here(config.state_dir),
            office_at=Calendar(config.timezone, config.country, config.extra_holidays).office_at,
            reached=reached,
        )
