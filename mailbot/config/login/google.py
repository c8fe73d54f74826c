"""`auth: {google: …}`: a service account that acts for a mailbox of Google Workspace."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, ClassVar

from mailbot.config.fields import Address, FilePath, Line
from mailbot.config.login.way import Preset, Surroundings, Way
from mailbot.config.secret import Secret
from mailbot.errors import ConfigError
from mailbot.facts import SendingLimits

if TYPE_CHECKING:
    from mailbot.edges.login.google import GoogleTokens


class GoogleWay(Way):
    """A service account with domain-wide delegation (extra `mailbot[google]`)."""

    preset: ClassVar[Preset] = Preset(SendingLimits(per_day=2_000), files_sent=True)

    key: Secret
    """The JSON file that Google Cloud gives for a key of the service account."""
    subject: Address | None = None
    """The mailbox that it acts for; `username` when left out."""
    scope: Line = "https://mail.google.com/"
    """What tokens are for."""
    ca_file: FilePath | None = None
    """Certificate authorities that are trusted instead of the usual ones, for a proxy that opens TLS."""

    def source(self, around: Surroundings) -> GoogleTokens:
        """Return where tokens come from; raises ConfigError without google-auth, or without a key that can be used."""
        if find_spec("google") is None or find_spec("google.auth") is None or find_spec("requests") is None:
            raise ConfigError(
                "auth.google needs google-auth.", "Run: pip install 'mailbot[google]'; in a checkout: make."
            )
        from mailbot.edges.login.google import GoogleTokens, ServiceAccount, parse_key

        ca_file = str(self.ca_file) if self.ca_file else None
        account = ServiceAccount(parse_key(self.key.read()), self.subject or around.username, self.scope, ca_file)
        return GoogleTokens(account, around.now)
