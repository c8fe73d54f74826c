"""A mailbot that was set up by `init` and pointed at the test's own servers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from mailbot.admin.init import Answers, Made, init
from mailbot.config import load
from tests.databases import NOW
from tests.people import make_home, remove_home
from tests.servers import PASSWORD, Authority, Dovecot, SmtpServer

ANSWERS = Answers(
    organisation="Gemeente Voorbeeld",
    address="security@voorbeeld.example",
    policy_url="https://www.voorbeeld.example/melden",
    privacy_url="https://www.voorbeeld.example/privacy",
    lead_name="Anke de Vries",
    lead_address="anke@voorbeeld.example",
    imap_host="localhost",
    smtp_host="localhost",
    authserv_id="mx.voorbeeld.example",
    prefix="VB",
    languages=("nl", "en", "fr", "de"),
    timezone="Europe/Amsterdam",
    country="NL",
)


@pytest.fixture(scope="session")
def original() -> Iterator[Made]:
    """What `init` made, once: making keys takes its time."""
    root = make_home()
    before = min(datetime.now(UTC), NOW) - timedelta(days=1)  # any `now` that a test takes, or has written down
    yield init(root / "etc", ANSWERS, before, load)
    remove_home(root / "etc/state/gnupg")
    remove_home(root)


@pytest.fixture
def made(original: Made) -> Iterator[Made]:
    """A copy of it for one test; its servers exist on paper only."""
    root = make_home()
    folder = shutil.copytree(original.config.parent, root / "etc", ignore=shutil.ignore_patterns("S.*"))  # sockets
    yield Made(folder / "config.yaml", folder / original.public_key.name, folder / "credentials", original.fingerprint)
    remove_home(folder / "state/gnupg")
    remove_home(root)


@pytest.fixture
def connected(made: Made, dovecot: Dovecot, smtp_server: SmtpServer, authority: Authority) -> Path:
    """Its configuration file, with servers that exist."""
    user = dovecot.new_user()
    servers: dict[str, Any] = {
        "imap": {"port": dovecot.port, "username": user},
        "smtp": {"port": smtp_server.port, "username": smtp_server.user},
    }
    for name in servers:
        (made.credentials / f"{name}-password").write_text(PASSWORD)
        (made.credentials / f"{name}-password").chmod(0o600)
    change(made.config, {name: {**server, "ca_file": str(authority.ca_file)} for name, server in servers.items()})
    return made.config


def change(config: Path, sections: dict[str, dict[str, Any]]) -> None:
    """Give keys of the file other values."""
    file = yaml.safe_load(config.read_text())
    for name, section in sections.items():
        file[name].update(section)
    config.write_text(yaml.safe_dump(file))
