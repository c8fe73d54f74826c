"""What reads a stranger's bytes, for a command that looks into one message, or at what shuts the readers in."""

from __future__ import annotations

from datetime import datetime

from mailbot.bootstrap.keys import enrolled_keys, open_gpg
from mailbot.config import Config
from mailbot.edges.gpg import Limits
from mailbot.edges.gpg.sandbox import Caged
from mailbot.edges.parser import Parser
from mailbot.facts import Message, Opened
from mailbot.intake.decryption import Decryptor
from mailbot.mail.message import Settings


def parser_settings(config: Config) -> Settings:
    """Return what the parser needs to know."""
    return Settings(config.languages, config.believed())


def sandboxes(config: Config) -> dict[str, tuple[str, ...]]:
    """Return what shuts in the processes that read what strangers sent, on this machine."""
    with Parser(parser_settings(config)) as parser:
        return {"the parser": parser.bars(), "gpg": Caged(Limits()).bars}


def look_into(config: Config, raw: bytes, now: datetime) -> tuple[Message, Opened]:
    """Parse and open one message as intake would; raises Permanent when it cannot be parsed."""
    gpg = open_gpg(config)
    signers = [key.armored for key in enrolled_keys(config, gpg, now).values()]
    with Parser(parser_settings(config)) as parser:
        decryptor = Decryptor(parser, gpg)
        mail = decryptor.open(parser.parse(raw), signers, decryptor.attempt(now))
        return mail.message, mail.findings
