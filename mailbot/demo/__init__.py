"""`mailbot demo`: one whole case, played on a throw-away mail server with the real daemon, real gpg and a fast clock.

Promises exit status 0 only if every promise to the reporter was kept, judged from the mail that reached her. Needs no
configuration, no root, and nothing of this machine but gpg; leaves nothing behind, however it ends.
"""

from __future__ import annotations

import io
import shutil
import sys
import time

from rich.console import Console

from mailbot.demo.promises import find_promises, why_not_confidential
from mailbot.demo.screen import WIDTH, Timeline
from mailbot.demo.servers import Loses
from mailbot.demo.stage import Stage, Start
from mailbot.demo.story import act
from mailbot.demo.weeks import Weeks
from mailbot.errors import ConfigError, MailbotError


def play(start: Start, *, whole: bool = False) -> int:
    """Play the case in this terminal, the `whole` of it or a week on a screen; 0 when every promise was kept."""
    if shutil.which("gpg") is None:
        raise ConfigError("The demo needs gpg.", "Run: sudo apt install gnupg")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without these characters shows question marks
    return perform(start, Console(highlight=False, width=WIDTH), whole=whole)


def perform(start: Start, console: Console, loses: Loses = lambda *_: False, *, whole: bool = True) -> int:
    """Play the case; a server that `loses` letters shows what a broken promise looks like."""
    began = time.monotonic()
    timeline = Timeline(console) if whole else Weeks(console)
    timeline.opening()
    wrong: list[str] = []
    with Stage(start, timeline, loses) as stage:
        try:
            act(stage)
        except MailbotError as why:
            wrong = [f"{why}.", *stage.troubles()[-3:]]
        letters = [letter for letter in stage.letters if letter.to == stage.rosa.address]
    timeline.ended()
    promises = find_promises(letters)
    wrong += why_not_confidential(letters)
    timeline.summary(promises, wrong, time.monotonic() - began)
    return 1 if wrong or not all(promise.kept for promise in promises) else 0
