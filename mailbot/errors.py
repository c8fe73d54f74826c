"""The only questions about an error: would another try help, and whose fault is it?

An edge turns every exception of its library into one of these, where it enters, and nothing else leaves an edge.
The text of an error is for the log and the operator: it never holds content, an outside address or a secret.
"""


class MailbotError(Exception):
    """Anything that went wrong and has a name."""


class Temporary(MailbotError):
    """Another try may help: nobody is told, the work is done again later."""


class Unsettled(Temporary):
    """Temporary as far as can be told, and nobody knows for certain: tried again a few times, then it counts."""


class Permanent(MailbotError):
    """Another try will not help: a person must be told, and what was being worked on is held."""


class ConfigError(MailbotError):
    """The operator must change something before the daemon can run (exit status 78, EX_CONFIG).

    `remedy` is one sentence that says what to do.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(f"{problem} {remedy}".strip())
        self.problem = problem
        self.remedy = remedy
