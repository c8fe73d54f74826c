"""Signs of life: what a daemon says of itself, what waits in the database, and until when the things it needs last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from mailbot.facts.published import Look


class Deed(StrEnum):
    """What a daemon succeeds at, now and then, while all is well; the name of its column among the daemons."""

    IMAP_LOGIN = "imap_login_at"
    FETCH = "fetched_at"
    SMTP_LOGIN = "smtp_login_at"
    SEND = "sent_at"


class Lasting(StrEnum):
    """What ends on a day that is known."""

    KEY = "key"  # OpenPGP: nobody can encrypt to us, and nothing is signed, from then on
    CREDENTIAL = "credential"  # a secret or certificate that we log in with
    PUBLISHED = "published"  # security.txt


@dataclass(frozen=True, slots=True)
class Failing:
    """A loop of a daemon that fails, since when, and why; `lasting` when somebody must act before it can work."""

    loop: str
    since: datetime
    reason: str
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class SignOfLife:
    """A daemon as it said of itself at `seen_at`; all times are real ones."""

    owner: str  # the name that it works under
    host: str
    version: str
    started_at: datetime
    seen_at: datetime
    stopped_at: datetime | None = None  # when it was told to end
    deeds: Mapping[Deed, datetime] = field(default_factory=dict)  # when it last succeeded
    failing: tuple[Failing, ...] = ()
    unfetched: int = 0  # messages that it saw in the mailbox and has not recorded yet
    unfetched_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Expiry:
    """Until when something lasts, by a name that is ours: `openpgp`, `imap`, `smtp`."""

    kind: Lasting
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Queue:
    """How many wait, and since when the first of them."""

    count: int = 0
    oldest_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that broke, as it was told, or is to be told, to the program that `alarm:` names."""

    name: str
    since: datetime
    text: str
    remedy: str = ""
    over_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Vitals:
    """All that is known, without any secret, of whether all is well."""

    now: datetime  # on the clock of promises
    real: datetime
    daemons: tuple[SignOfLife, ...] = ()
    expiries: tuple[Expiry, ...] = ()
    published: Look | None = None  # what was found of it; None where nobody has looked
    backup_at: datetime | None = None  # when the last one was made
    key_confirmed_at: datetime | None = None  # when somebody last showed that the secret key is elsewhere as well
    key_unconfirmed: str = ""  # why nobody can be sure of that; "" where somebody can
    holder: str = ""  # the daemon that reads the mailbox, of several; "" where one alone can
    undecided: Queue = field(default_factory=Queue)  # messages that are recorded and not decided on
    held: Queue = field(default_factory=Queue)  # for a person; spam is counted apart
    spam: int = 0
    unsent: Queue = field(default_factory=Queue)  # letters that may leave by now
    letters: Mapping[str, int] = field(default_factory=dict)  # that have not left, by state
    overdue: Queue = field(default_factory=Queue)  # dues whose time has come
    set_aside: int = 0  # dues that failed again and again
    unremoved: int = 0  # copies of what was erased that the mail server was asked to remove, and keeps
    at_risk: int = 0  # promises whose day passes within a day
    missed: int = 0  # open cases with a promise whose day has passed
    missed_ever: Mapping[str, int] = field(default_factory=dict)  # by kind of entry
    cases: Mapping[str, int] = field(default_factory=dict)  # by state
    recorded_ever: int = 0
    written_ever: int = 0
    disk_free: int | None = None  # octets, where state_dir is; None where that is not this machine's to say
    runs_here: bool | None = None  # a daemon, on this machine; None where that was not asked
    outdated: bool = False  # the tables are an older version's: nothing else could be read
