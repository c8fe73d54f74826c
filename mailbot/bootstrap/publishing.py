"""What publishes, and looks at what is published."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from mailbot.admin.publish import Publisher
from mailbot.bootstrap.keys import enrolled_keys, open_gpg
from mailbot.config import Config
from mailbot.edges.gpg import Gpg
from mailbot.edges.store import Store
from mailbot.edges.web import Web, what_is_missing
from mailbot.errors import ConfigError
from mailbot.facts import Look, Organisation
from mailbot.published import LookAtPublished, find_look

SECONDS = 120.0  # for all of a look: a loop of the daemon that is silent for longer counts as stuck


def build_publisher(config: Config, path: Path, now: datetime) -> Publisher:
    """Return what publishes for a configuration, whose file is `path`; raises ConfigError where it names no site."""
    if not config.published:
        site = f"https://{urlsplit(config.policy_url).netloc}"
        raise ConfigError(
            "published: is missing, which names the sites that will give what is written.",
            f"Add it to {path}, for example: published: [{site}]",
        )
    gpg = open_gpg(config)
    organisation = config.organisation(enrolled_keys(config, gpg, now))
    return Publisher(organisation, config.published, gpg, path, config.keyserver)


def require_web() -> None:
    """Raise ConfigError where what fetches is not installed."""
    if (missing := what_is_missing()) is not None:
        raise ConfigError(
            f"To look at what is published takes {missing}, which is not installed.",
            "Run: pip install 'mailbot[publish]'; or take published: out of the configuration.",
        )


def look_at_published(config: Config, organisation: Organisation, gpg: Gpg, store: Store) -> LookAtPublished | None:
    """Return what looks, for the daemon; None where no site is named. Raises ConfigError where it could not."""
    if not config.published:
        return None
    require_web()
    publisher = Publisher(organisation, config.published, gpg, Path(), config.keyserver)

    def look(now: datetime) -> Look:
        with closing(Web(SECONDS)) as web:
            return publisher.look(web, now, find_look(store))

    return look
