"""The only questions about an error: would another try help, and whose fault is it?

An edge turns every exception of its library into one of these, where it enters, and nothing else leaves an edge.
The text of an error is for the log and the operator: it never holds content, an outside address or a secret.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence

# What stays as it is until somebody changes it: missing, wrong, forbidden. Everything else that the system answers
# (no room, read-only, locked, no memory, no descriptors, no processes, an I/O error) may be gone in a minute, and so
# may what nobody has thought of: told to stay down, a service would stay down for good.
LASTING = {
    *(errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOEXEC),
    *(errno.EACCES, errno.EPERM),
}


class MailbotError(Exception):
    """Anything that went wrong and has a name."""


class Temporary(MailbotError):
    """Another try may help: nobody is told, the work is done again later."""


class Unsettled(Temporary):
    """Temporary as far as can be told, and nobody knows for certain: tried again a few times, then it counts."""


class Unheard(Temporary):
    """A server is not there, and has heard nothing of what was to be done: the try counts for nothing."""


class Later(Temporary):
    """A limit of ours, which passes by itself: the try counts for nothing, however often and long it lasts."""


class NotLetIn(Temporary):
    """Our login, address or host is refused: no letter's fault, and it lasts until an operator acts."""


class Elsewhere(MailbotError):
    """Another daemon does it by now: nothing went wrong, and nobody is told."""


class Permanent(MailbotError):
    """Another try will not help: a person must be told, and what was being worked on is held."""


class Refused(Permanent):
    """A letter that a server does not take for what is in it: it says nothing of whoever was to get it."""

    def __init__(self, reason: str, what: str) -> None:
        super().__init__(reason)
        self.what = what  # a word of facts.LetterRefusal


class ConfigError(MailbotError):
    """The operator must change something before the daemon can run (exit status 78, EX_CONFIG).

    `remedy` is one sentence that says what to do.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(f"{problem} {remedy}".strip())
        self.problem = problem
        self.remedy = remedy


class LoginRefused(ConfigError):
    """What we prove ourselves with is refused, by a mail server or by whoever gives tokens.

    An alarm at once, and tried again each quarter of an hour: an operator must act. `permits` name what the
    administrator of a tenant may have left out (edges/refusals.py).
    """

    def __init__(self, problem: str, remedy: str = "", permits: Sequence[str] = ()) -> None:
        super().__init__(problem, remedy)
        self.permits = tuple(permits)

    def at(self, where: str) -> LoginRefused:
        """Return the same, and where it was met; a new one each time, as one that is raised keeps where that was."""
        return LoginRefused(f"{where}: {self.problem}" if where else self.problem, self.remedy, self.permits)


class Outdated(ConfigError):
    """The database is a newer mailbot's: this process leaves it alone, and ends if it has worked with it until now."""


def by_cause(trouble: OSError, what: str, remedy: str) -> Temporary | ConfigError:
    """Sort what the system answered: `remedy` is for what lasts, and would be false for what passes."""
    why = trouble.strerror or type(trouble).__name__
    if trouble.errno in LASTING:
        return ConfigError(f"{what}: {why}.", remedy)
    return Temporary(f"{what}: {why}")
