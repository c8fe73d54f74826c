"""What publishes, and looks at what is published."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from mailbot.admin.publish import Publisher
from mailbot.bootstrap.keys import enrolled_keys, open_gpg
from mailbot.config import Config
from mailbot.errors import ConfigError


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
