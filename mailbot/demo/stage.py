"""The demo's stage: the people, their mail server, a real daemon in its threads, and a clock that jumps.

Everything lies in one folder with a short path (gpg-agent's socket stands in it), and is gone when the stage is left:
the daemon, the servers, the agents, the folder. The daemon is asked when something is due and whether letters are on
their way, and its books which letter it was that somebody got. What it promised and kept is for the mail to show.
"""

from __future__ import annotations

import io
import secrets
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Self

from mailbot.admin.cases import line_of
from mailbot.daemon import Daemon
from mailbot.demo.people import NOTHING, Debt, Origin, Person, ReadLetter, new_gpg
from mailbot.demo.screen import Timeline
from mailbot.demo.servers import Arrived, Loses, MailServer
from mailbot.edges.gpg import Gpg
from mailbot.edges.store import LetterState
from mailbot.errors import MailbotError
from mailbot.facts import Case, Clock, Content
from mailbot.letters import find
from mailbot.logs import log_to
from mailbot.mail.trace import find_message_id

ADDRESS = "security@voorbeeld.example"
FIRST_MAIL = datetime(2026, 4, 1, 7, 12, tzinfo=UTC)  # past: a mail server may doubt a time of arrival in the future
KEYS_MADE = FIRST_MAIL - timedelta(days=100)
ROOM = 60  # characters: the path of an agent's socket has 107, and 40 of them are names below this folder
PATIENCE = 300.0  # seconds for all that is to do at one moment; it takes about one, if the machine is not busy
LOOK = 0.02  # seconds between looks whether it is done

Start = Callable[[Path, Clock], Daemon]
"""Builds a daemon from a configuration file and a clock."""


class StoryStuck(MailbotError):
    """The case cannot go on: somebody waits for what does not come."""


class Stage:
    """Everybody and everything, while the context lasts."""

    def __init__(self, start: Start, timeline: Timeline, loses: Loses) -> None:
        self.now = FIRST_MAIL
        self.letters: list[ReadLetter] = []
        self._start, self._timeline, self._loses = start, timeline, loses
        self._log = io.StringIO()
        self._seen: list[str] = []
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with self._open:
            place = tempfile.gettempdir()
            if len(place) > ROOM:
                place = "/tmp"  # noqa: S108  made with a random name and mode 0700 all the same
            folder = self._open.enter_context(tempfile.TemporaryDirectory(prefix="mb-", dir=place))
            self._set_up(Path(folder))
            self._open = self._open.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def sends(  # long: what a mail is made of, each by its name
        self,
        person: Person,
        text: str,
        subject: str = "",
        *,
        answers: ReadLetter | None = None,
        sealed: bool = False,
        attachments: Mapping[str, bytes] = NOTHING,
        forged: bool = False,
    ) -> None:
        """Let somebody send a mail now, and everybody do what is to do."""
        subject = subject or f"Re: {answers.subject if answers else ''}"
        raw = person.writes(
            text, subject, self.now, to=ADDRESS, answers=answers, sealed=sealed, attachments=attachments
        )
        who = f"Somebody in {person.name}'s name" if forged else person.name
        how = "encrypted and signed" if sealed else "in clear"
        self._timeline.wrote(who, how, subject, text, attachments, self.now)
        self._server.deliver(raw, passed=not forged)
        self._settle()

    def passes_until(self, until: datetime) -> None:
        """Let time jump from one due to the next until `until`, while everybody does what comes up."""
        while (due := self._daemon.next_at()) is not None and due <= until:
            self.now = max(self.now, due)
            self._daemon.wake()
            self._settle()
        self.now = until
        self._settle()

    def latest(self, person: Person, wanted: type[Content]) -> ReadLetter:
        """Return the latest of these letters to somebody; raises StoryStuck when none came."""
        for letter in reversed(self.letters):
            if letter.to == person.address and letter.is_a(wanted):
                return letter
        raise StoryStuck(f"{person.name} never got the letter “{wanted.text}”")

    def troubles(self) -> list[str]:
        """Return what the daemon complained of."""
        return [line for line in self._log.getvalue().splitlines() if line.startswith(("warning", "error"))]

    def _set_up(self, folder: Path) -> None:
        house, rosa, bram = (self._gpg(folder / name, *who) for name, who in KEYS.items())
        key = house.own_key(self.now)
        self.rosa = Person("Rosa", KEYS["r"][1], key, rosa)
        self.bram = Person("Bram", KEYS["b"][1], key, bram)
        self.anke = Person("Anke", ANKE, key)
        self._people = {person.address: person for person in (self.rosa, self.bram, self.anke)}
        self.rosas_key = rosa.public_key(self.now).encode()
        (folder / "bram.asc").write_text(bram.public_key(self.now))
        password = secrets.token_urlsafe()
        (folder / "password").write_text(password)
        (folder / "password").chmod(0o600)
        self._server = self._open.enter_context(MailServer(ADDRESS, password, lambda: self.now, self._loses))
        config = folder / "config.yaml"
        ports = {"imap_port": self._server.imap_port, "smtp_port": self._server.smtp_port}
        config.write_text(CONFIG.format(fingerprint=key.fingerprint, **ports))
        self._listen()
        self._daemon = self._start(config, lambda: self.now)
        self._open.callback(self._daemon.close)
        self._running = threading.Thread(target=self._daemon.run, name="daemon")
        self._running.start()
        self._open.callback(self._running.join)
        self._open.callback(self._daemon.stop)

    def _gpg(self, homedir: Path, name: str, address: str) -> Gpg:
        self._open.callback(
            subprocess.run, ["gpgconf", "--homedir", str(homedir), "--kill", "all"], check=False, capture_output=True
        )
        return new_gpg(homedir, name, address, KEYS_MADE)

    def _listen(self) -> None:
        """Keep the daemon's log, and out of the timeline."""
        self._open.enter_context(log_to(self._log))

    def _settle(self) -> None:
        """Wait until nothing is to do at this moment, then show what came of it."""
        patience = time.monotonic() + PATIENCE
        while not self._is_quiet():
            if time.monotonic() > patience or not self._running.is_alive():
                raise StoryStuck("mailbot has stopped working on its mail")
            time.sleep(LOOK)
        self._show()

    def _is_quiet(self) -> bool:
        """Return whether nothing is left to do; looks in the order of the work, so that nothing slips past."""
        if self._server.waiting():
            return False
        due = self._daemon.next_at()
        return (due is None or due > self.now) and not self._daemon.house.store.outbox(LetterState.SENDING)

    def _show(self) -> None:
        arrived = self._server.letters[len(self.letters) :]
        opened = [self._people[letter.to].opens(letter, self._origin(letter)) for letter in arrived]
        self.letters += opened
        for _, alike in groupby(opened, key=lambda letter: (letter.at, letter.subject)):
            self._timeline.got({self._people[letter.to].name: letter for letter in alike})
        store = self._daemon.house.store
        lines = [line_of(case, self._daemon.house.organisation) for case in store.cases()] + [
            f"held: {held.reason}" for held in store.held_messages()
        ]
        if new := [line for line in lines if line not in self._seen]:
            self._timeline.operator(self.now, *new)
        self._seen = lines

    def _origin(self, arrived: Arrived) -> Origin:
        """Look a letter up in the books; the case is as it was left when everything to do at this moment was done."""
        store = self._daemon.house.store
        record = store.find_letter([find_message_id(arrived.raw) or ""], arrived.to)
        if record is None:
            raise StoryStuck("a letter came that no book has")
        case = store.find_case(record.reference) if record.reference else None
        return Origin(find()[record.text], {} if case is None else _owed(case))


def _owed(case: Case) -> Mapping[Debt, date]:
    owed = {Debt.ASSESSMENT: case.assessment, Debt.SOLUTION: case.solution, Debt.PROGRESS: case.progress}
    return {what: promise.by for what, promise in owed.items() if promise is not None and promise.kept_at is None}


ANKE = "anke@voorbeeld.example"
KEYS = {  # gpg home, then whose key
    "house": ("Gemeente Voorbeeld", ADDRESS),
    "r": ("Rosa", "rosa@melder.example"),
    "b": ("Bram Jansen", "bram@voorbeeld.example"),
}
CONFIG = """
organisation: Gemeente Voorbeeld
address: security@voorbeeld.example
languages: [en, nl, fr, de]
timezone: Europe/Amsterdam
country: NL
case_prefix: VB
policy_url: https://www.voorbeeld.example/responsible-disclosure
safe_harbour: true
privacy_url: https://www.voorbeeld.example/privacy
state_dir: state
imap:
  host: 127.0.0.1
  port: {imap_port}
  tls: none
  username: security@voorbeeld.example
  password: {{file: password}}
smtp: {{host: 127.0.0.1, port: {smtp_port}, tls: none}}
openpgp: {{fingerprint: {fingerprint}, homedir: house}}
promises:
  assessment: 5 working days
  progress: every 14 days
  remind_handlers: 1 working day
relay_delay: 10 minutes
handlers:
  - {{name: Anke de Vries, address: anke@voorbeeld.example, role: lead, cleartext: true}}
  - {{name: Bram Jansen, address: bram@voorbeeld.example, key: bram.asc}}
internal_domains: [voorbeeld.example]
authserv_id: voorbeeld.example
"""
