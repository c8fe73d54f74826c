"""Effects: what `decide` returns, and `commit.py` carries out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mailbot.facts.audit import Head, Witnessed
from mailbot.facts.case import Case
from mailbot.facts.certificates import Revocation
from mailbot.facts.dues import Due
from mailbot.facts.erasure import ErasedLine, Hindrance
from mailbot.facts.evidence import Context
from mailbot.facts.holding import HoldReason
from mailbot.facts.letters import Letter, Notice, Telling
from mailbot.facts.machines import Sign
from mailbot.facts.retention import Outliving


@dataclass(frozen=True, slots=True)
class Save:
    """The case as it stands from now on (new or changed)."""

    case: Case


@dataclass(frozen=True, slots=True)
class Enter:
    """An entry for a case's journal; `facts` are sealed and can be erased, `kind` stays."""

    kind: str
    facts: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""  # "" is the case that the event meets or opens


@dataclass(frozen=True, slots=True)
class Send:
    """A letter to write and to queue."""

    letter: Letter


@dataclass(frozen=True, slots=True)
class Tell:
    """Letters to handlers about one event, sent now or, when `kept`, left for the digest."""

    letters: tuple[Letter, ...]
    kept: Notice | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """Keep the message for a person to look at."""

    reason: HoldReason | Sign | Context
    detail: str = ""  # what differs from one mail to the next, where the reason has a place for it

    @property
    def text(self) -> str:
        """Return the reason in the words of log, journal and database."""
        return self.reason.format(self.detail)


@dataclass(frozen=True, slots=True)
class Prove:
    """From now on the address counts as one that can be reached."""

    address: str


@dataclass(frozen=True, slots=True)
class Spend:
    """Something that may be used only once: a handler's signature. If it was spent before, the mail is held."""

    digest: bytes


@dataclass(frozen=True, slots=True)
class Known:
    """Letters, by Message-ID, that a mail from `sender` names; `others`: somebody else got that mail too."""

    message_ids: tuple[str, ...]
    sender: str
    others: bool


@dataclass(frozen=True, slots=True)
class Remember:
    """The digest of a text, and the case it came in, so that the same text is recognised."""

    digest: bytes


@dataclass(frozen=True, slots=True)
class Guard:
    """Prints of decrypted text without a proven author: no relay repeats it (leak_guard.py)."""

    row: int  # of the message
    prints: frozenset[str]


@dataclass(frozen=True, slots=True)
class Put:
    """A due of the house; there is one of each kind."""

    due: Due


@dataclass(frozen=True, slots=True)
class Void:
    """A revocation, which holds for ever and in every case: each case with that key is looked at in turn."""

    revocation: Revocation


@dataclass(frozen=True, slots=True)
class Recall:
    """All that the leads were told of each morning and that is still there, by key."""

    told: Mapping[str, Telling]


@dataclass(frozen=True, slots=True)
class EndHold:
    """A held message is taken in once more, or done with; where it is held no longer, all is decided again."""

    row: int
    by: str
    release: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """A signed head, over all chains as they stand; where another was signed meanwhile, all is decided again."""

    head: Head


@dataclass(frozen=True, slots=True)
class Witness:
    """An entry for the installation's own journal: who saw or did what."""

    act: Witnessed


@dataclass(frozen=True, slots=True)
class Erase:
    """Everything of a case goes but one line, and the rows of the register that outlive it."""

    case: Case
    line: ErasedLine
    despite: frozenset[Hindrance] = frozenset()  # what was decided about
    outliving: tuple[Outliving, ...] = ()


@dataclass(frozen=True, slots=True)
class Declare:
    """A signed text that names what was erased, by its lines, and is kept."""

    text: str
    names: tuple[str, ...]


Effect = (
    EndHold
    | Void
    | Save
    | Enter
    | Send
    | Tell
    | Hold
    | Prove
    | Spend
    | Known
    | Remember
    | Guard
    | Put
    | Recall
    | Witness
    | Erase
    | Declare
    | Anchor
)
