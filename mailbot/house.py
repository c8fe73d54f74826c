"""What a daemon works with: everything that was opened for it, and the values of the configuration."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime

from mailbot.commit import Commit
from mailbot.edges import imap, smtp
from mailbot.edges.parser import Parser
from mailbot.edges.sent_marker import SentMarker
from mailbot.edges.store import Restored, Store
from mailbot.facts import Clock, Organisation, Reached
from mailbot.instance import Instance
from mailbot.intake.understanding import Understanding
from mailbot.mailbox_lease import MailboxLease
from mailbot.published import LookAtPublished
from mailbot.pulse import Outlets


@dataclass(frozen=True, slots=True)
class House:
    """Everything a daemon works with; `bootstrap/daemon.py` builds it."""

    organisation: Organisation
    imap: imap.Settings
    store: Store
    parser: Parser
    understanding: Understanding
    commit: Commit
    sender: smtp.Sender
    sent_marker: SentMarker
    restored: Restored | None
    instance: Instance
    lease: MailboxLease
    outlets: Outlets
    floor: datetime
    look_at_published: LookAtPublished | None  # None: nothing is said to be published
    now: Clock
    real: Clock
    reached: Reached
    _open: ExitStack

    def close(self) -> None:
        """Close what was opened, in reverse order."""
        self._open.close()
