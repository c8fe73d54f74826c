"""A whole world around one mailbot: a real Dovecot, an SMTP server that records, people with keys, a clock that jumps.

    world = make_world()
    rosa = world.reporter("rosa@melder.example")
    rosa.writes("Hello, how do I report something?")
    world.goes_on()                               # fetch, decide, send: what `mailbot run --once` does
    letter = rosa.reads()[-1]                     # decrypted, its signature checked, like a mail client would
    rosa.answers(letter, "…", encrypted=True)
    world.passes_until(datetime(...))             # time jumps from due to due

Mail is judged as it arrived, never from the store.
"""

from __future__ import annotations

import email
import email.policy
import pickle
import shutil
import sqlite3
import textwrap
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage, Message
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, Pool

from mailbot.bootstrap.daemon import build_daemon
from mailbot.config import load
from mailbot.daemon import Daemon
from mailbot.edges.gpg import make_key
from mailbot.edges.parser import Parser
from mailbot.facts import Reached, quiet
from tests.entities import multipart_encrypted, multipart_signed
from tests.people import MADE_AT, People, Person, make_home, remove_home
from tests.servers import PASSWORD, Authority, Dovecot, SmtpServer
from tests.system.stepping import Stepping

ADDRESS = "security@voorbeeld.example"
AUTHSERV = "mx.voorbeeld.example"
ANKE = "anke@voorbeeld.example"  # the lead, without PGP: our own mail server vouches for her
BRAM = "bram@voorbeeld.example"  # uses PGP
MONDAY = datetime(2025, 11, 24, 9, 0, tzinfo=UTC)  # past: Dovecot knows no INTERNALDATE in the future


@dataclass
class House:
    """The organisation's key, made once per test run."""

    homedir: Path
    fingerprint: str
    armored: str


@pytest.fixture(scope="session")
def house_key(people: People) -> Iterator[House]:
    """The organisation's key, in a gpg home as `mailbot init` makes it."""
    homedir = make_home()
    fingerprint = make_key(homedir, "Gemeente Voorbeeld", ADDRESS, None, MADE_AT)
    keeper = Person(ADDRESS, "Gemeente Voorbeeld", homedir, fingerprint, "")
    yield House(homedir, fingerprint, keeper.gpg("--armor", "--export", fingerprint).decode())
    remove_home(homedir)


@dataclass(frozen=True)
class Letter:
    """A letter as its reader sees it."""

    raw: bytes
    outer: Message
    inner: EmailMessage  # what was signed: decrypted when it came encrypted
    encrypted: bool
    signed: bool  # by the organisation's key, checked with gpg

    @property
    def message_id(self) -> str:
        return str(self.outer["Message-ID"])

    @property
    def subject(self) -> str:
        return str(self.inner["Subject"] or self.outer["Subject"])

    @property
    def text(self) -> str:
        """The body with its soft line breaks joined (RFC 3676 section 4.1)."""
        body = self.inner.get_body(("plain",))
        assert body is not None
        text = str(body.get_content()).replace("\r\n", "\n")
        return text.replace(" \n ", " ").replace(" \n", " ").replace("\xa0", " ")

    @property
    def attachments(self) -> dict[str, bytes]:
        return {
            str(part.get_filename()): part.get_payload(decode=True)  # type: ignore[misc]  # bytes for every leaf
            for part in self.inner.iter_attachments()
        }


@dataclass
class Correspondent:
    """Somebody with an ordinary mail client."""

    world: World
    address: str
    person: Person | None = None  # has a key
    vouched: bool = False  # our own server says dmarc=pass
    seen: int = 0
    to: str = ADDRESS
    authserv: str = AUTHSERV

    def reads(self) -> list[Letter]:
        """Every letter that came so far."""
        letters = [sent for sent in self.world.smtp.letters if sent.rcpt_to == (self.address,)]
        return [self.opens(sent.raw) for sent in letters]

    def reads_of_cases(self) -> list[Letter]:
        """Every letter about a case; the morning's letter to leads is about none."""
        return [letter for letter in self.reads() if "[VB-" in letter.subject]

    def reads_new(self) -> list[Letter]:
        """The letters that came since the last time."""
        letters = self.reads()
        new, self.seen = letters[self.seen :], len(letters)
        return new

    def opens(self, raw: bytes) -> Letter:
        """Open a letter as a mail client does, once: decrypt it, check who signed it."""
        known = self.world.opened
        if (letter := known.get((self.address, raw))) is None:
            letter = known[self.address, raw] = self._opens(raw)
        return letter

    def _opens(self, raw: bytes) -> Letter:
        outer = email.message_from_bytes(raw)
        encrypted = outer.get_content_type() == "multipart/encrypted"
        entity = raw
        if encrypted:
            assert self.person is not None, f"{self.address} cannot read this"
            ciphertext: Any = outer.get_payload(1).get_payload(decode=True)  # type: ignore[union-attr]  # RFC 3156
            entity = self.person.decrypt(ciphertext, at=self.world.now + timedelta(minutes=1))
        root = email.message_from_bytes(entity)
        assert root.get_content_type() == "multipart/signed"
        boundary = root.get_boundary()
        assert boundary is not None
        signed = entity.split(b"--" + boundary.encode() + b"\r\n")[1].removesuffix(b"\r\n")
        signature: Any = root.get_payload(1).get_payload(decode=True)  # type: ignore[union-attr]  # RFC 3156 section 5
        checker = self.person or self.world.checker
        good = checker.verify(signed, signature, self.world.house.armored, at=self.world.now + timedelta(minutes=1))
        inner = email.message_from_bytes(signed, policy=email.policy.default)
        assert isinstance(inner, EmailMessage)
        return Letter(raw, outer, inner, encrypted, good)

    def writes(self, text: str, *, subject: str = "Report", encrypted: bool = False, **more: Any) -> bytes:
        """Send a mail to the published address."""
        return self.sends(self.composes(text, subject=subject, encrypted=encrypted, **more))

    def answers(self, letter: Letter, text: str, *, encrypted: bool = False, **more: Any) -> bytes:
        """Answer a letter, with the letter quoted below, as clients do."""
        quoted = "".join(f"> {line}\n" for line in letter.text.splitlines())
        body = f"{text}\n\nOn Mon, 23 Nov 2026 at 10:00, Gemeente Voorbeeld <{ADDRESS}> wrote:\n{quoted}"
        fields = {"In-Reply-To": letter.message_id, "References": letter.message_id}
        return self.sends(
            self.composes(body, subject=f"Re: {letter.subject}", encrypted=encrypted, fields=fields, **more)
        )

    def composes(
        self,
        text: str,
        *,
        subject: str = "Report",
        encrypted: bool = False,
        signed: bool = False,
        key: bool = False,
        attachments: dict[str, bytes] | None = None,
        fields: dict[str, str] | None = None,
    ) -> bytes:
        """Compose a mail: in clear, signed (multipart/signed), or signed and encrypted (RFC 3156)."""
        body = EmailMessage(policy=email.policy.SMTP)
        body.set_content(text)
        for name, content in (attachments or {}).items():
            body.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        if key:
            assert self.person is not None
            body.add_attachment(
                self.person.armored.encode(), maintype="application", subtype="pgp-keys", filename="key.asc"
            )
        entity = _without_version(body.as_bytes())  # before it is signed: the field stands in the mail's own header
        if signed:
            assert self.person is not None
            entity = multipart_signed(entity, self.person.sign(entity, at=self.world.now + timedelta(seconds=30)))
        if encrypted:
            assert self.person is not None
            armored = self.person.encrypt(
                entity, self.world.house.armored, self.person.armored, sign=not signed, at=self.world.now
            )
            entity = multipart_encrypted(armored)
        header = {
            "From": self.address,
            "To": self.to,
            "Subject": "..." if encrypted else subject,
            "Date": format_datetime(self.world.now),
            "Message-ID": make_msgid(domain=self.address.rpartition("@")[2]),
            "MIME-Version": "1.0",
            **(fields or {}),
        }
        if self.vouched:
            domain = self.address.rpartition("@")[2]
            passed = f"{self.authserv}; dmarc=pass header.from={domain}; spf=pass smtp.mailfrom={domain}"
            header = {"Authentication-Results": passed, **header}
        return "".join(f"{name}: {value}\r\n" for name, value in header.items()).encode() + entity

    def sends(self, raw: bytes) -> bytes:
        """Hand a mail to the mail server."""
        self.world.dovecot.deliver(self.world.user, raw, received_at=self.world.now)
        return raw


@dataclass
class World:
    """One mailbot and everybody around it."""

    dovecot: Dovecot
    smtp: SmtpServer
    house: House
    people: People
    user: str
    config_file: Path
    checker: Person
    now: datetime = MONDAY
    ahead: timedelta = timedelta(0)  # of the clock that leases and retries run on
    reached: Reached = quiet
    opened: dict[tuple[str, bytes], Letter] = field(default_factory=dict)  # by its reader
    _open: ExitStack = field(default_factory=ExitStack)
    _daemon: Daemon | None = None
    _elsewhere: Stepping | None = None

    @property
    def address(self) -> str:
        return str(yaml.safe_load(self.config_file.read_text())["address"])

    @property
    def authserv(self) -> str:
        return str(yaml.safe_load(self.config_file.read_text())["authserv_id"])

    @property
    def state_dir(self) -> Path:
        return self.config_file.parent / "state"

    @property
    def daemon(self) -> Daemon:
        """The daemon; made at first use."""
        if self._daemon is None:
            self._daemon = build_daemon(
                load(self.config_file),
                now=lambda: self.now,
                real=lambda: datetime.now(UTC) + self.ahead,
                reached=lambda point: self.reached(point),
            )
        return self._daemon

    def restarts(self) -> None:
        """End the daemon, as systemd would, and let the next use start another."""
        if self._daemon is not None:
            self._daemon.close()
            self._daemon = None
        if self._elsewhere is not None:
            self._elsewhere.close()

    def correspondent(self, address: str, *, key: bool = False, vouched: bool | None = None) -> Correspondent:
        """Somebody, with or without a key; whoever has one has their provider sign their mail as well (DMARC)."""
        person = self.people.get(address) if key else None
        return Correspondent(self, address, person, key if vouched is None else vouched)

    def anke(self) -> Correspondent:
        return self.correspondent(ANKE, vouched=True)

    def bram(self) -> Correspondent:
        return self.correspondent(BRAM, key=True, vouched=False)

    def steps_with(self, daemon: Stepping) -> None:
        """Let a daemon of another process do what there is to do, in the place of one in this."""
        self._elsewhere = daemon

    def goes_on(self) -> None:
        """Do all there is to do right now."""
        if self._elsewhere is not None:
            self._elsewhere.run_once(self.now)
        else:
            self.daemon.run_once()

    def passes(self, span: timedelta) -> None:
        """Let time pass."""
        self.passes_until(self.now + span)

    def passes_until(self, until: datetime) -> None:
        """Let time jump from due to due until `until`, doing what comes up."""
        while (due := (self._elsewhere or self.daemon).next_at()) is not None and due <= until:
            self.now = max(self.now, due)
            self.goes_on()
        self.now = until
        self.goes_on()

    def folder(self, name: str) -> list[bytes]:
        """The messages in a folder of the mailbox."""
        return self.dovecot.read(self.user, name)


def _second_part(container: Message) -> bytes:
    """Give the ciphertext, or the signature (RFC 3156 sections 4 and 5)."""
    parts = container.get_payload()
    assert isinstance(parts, list)
    second = parts[1]
    assert isinstance(second, Message)
    octets = second.get_payload(decode=True)
    assert isinstance(octets, bytes)
    return octets


def _without_version(entity: bytes) -> bytes:
    return entity.replace(b"MIME-Version: 1.0\r\n", b"", 1)


MakeWorld = Callable[..., World]


Nursery = tuple[Any, Any, bool, tuple[str, ...]]


@pytest.fixture(scope="session")
def nurseries() -> Iterator[dict[bytes, Nursery]]:
    """The parser's processes that no world uses now, by the settings that they were started with."""
    idle: dict[bytes, Nursery] = {}
    yield idle
    for nursery, control, _, _ in idle.values():
        control.close()
        nursery.kill()
        nursery.wait()


@pytest.fixture
def _nurseries_outlive_their_world(nurseries: dict[bytes, Nursery], monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand the parser of a world that ends to the next one: to start it is half of what most worlds cost."""
    stop, enter = Parser._stop, Parser.__enter__

    def settings(parser: Parser) -> bytes:
        return pickle.dumps((parser._settings, parser._seconds, parser._memory))

    def close(parser: Parser) -> None:
        with parser._lock:
            nursery = parser._nursery
            if nursery is None or not parser._warm or nursery.poll() is not None or settings(parser) in nurseries:
                stop(parser)
                return
            nurseries[settings(parser)] = (nursery, parser._control, parser._warm, parser._bars)
            parser._nursery, parser._control, parser._warm = None, None, False

    def take(parser: Parser) -> Parser:
        idle = nurseries.pop(settings(parser), None)
        if idle is None:
            return enter(parser)
        parser._nursery, parser._control, parser._warm, parser._bars = idle
        return parser

    monkeypatch.setattr(Parser, "close", close)
    monkeypatch.setattr(Parser, "__enter__", take)


@pytest.fixture
def _nobody_waits_for_the_disk() -> Iterator[None]:
    """Let SQLite sync nothing, like the Dovecot and the PostgreSQL of these tests: none takes the power away."""

    def sync_nothing(connection: DBAPIConnection, entry: ConnectionPoolEntry, _: object) -> None:
        if isinstance(connection, sqlite3.Connection) and "synced" not in entry.info:
            connection.execute("PRAGMA synchronous=OFF").close()
            entry.info["synced"] = False

    event.listen(Pool, "checkout", sync_nothing)  # after the house's own settings, which stand at "connect"
    yield
    event.remove(Pool, "checkout", sync_nothing)


@pytest.fixture
def make_world(
    _nurseries_outlive_their_world: None,
    _nobody_waits_for_the_disk: None,
    tmp_path: Path,
    dovecot: Dovecot,
    smtp_server: SmtpServer,
    house_key: House,
    people: People,
    authority: Authority,
    sqlite_template: Path,
) -> Iterator[MakeWorld]:
    """Make a world; keyword arguments change its configuration.

    Its database has its tables already, which is the slowest step of a first start and is tried by tests of its own.
    """
    with ExitStack() as stack:

        def make(**changes: object) -> World:
            user = dovecot.new_user()
            folder = tmp_path / user.partition("@")[0]
            (folder / "credentials").mkdir(parents=True)
            for name in ("imap-password", "smtp-password"):
                (folder / "credentials" / name).write_text(PASSWORD)
                (folder / "credentials" / name).chmod(0o600)
            (folder / "bram.asc").write_text(people.get(BRAM).armored)
            settings = yaml.safe_load(CONFIG) | {
                "state_dir": str(folder / "state"),
                "openpgp": {"fingerprint": house_key.fingerprint, "homedir": str(house_key.homedir)},
                "imap": {
                    "host": dovecot.host,
                    "port": dovecot.port,
                    "username": user,
                    "password": {"credential": "imap-password"},
                    "ca_file": str(authority.ca_file),
                    "since": "2020-01-01",
                },
                "smtp": {
                    "host": smtp_server.host,
                    "port": smtp_server.port,
                    "username": smtp_server.user,
                    "password": {"credential": "smtp-password"},
                    "ca_file": str(authority.ca_file),
                },
            }
            for name, value in changes.items():
                settings[name] = settings.get(name, {}) | value if isinstance(value, dict) else value
            (folder / "config.yaml").write_text(yaml.safe_dump(settings))
            (folder / "state").mkdir(mode=0o700)
            shutil.copy(sqlite_template, folder / "state/mailbot.db")
            (folder / "state/mailbot.db").chmod(0o600)
            world = World(
                dovecot, smtp_server, house_key, people, user, folder / "config.yaml", people.get("checker@example.org")
            )
            stack.callback(world.restarts)
            return world

        yield make


CONFIG = textwrap.dedent(f"""
    organisation: Gemeente Voorbeeld
    address: {ADDRESS}
    languages: [nl, en, fr, de]
    timezone: Europe/Amsterdam
    country: NL
    case_prefix: VB
    policy_url: https://www.voorbeeld.example/responsible-disclosure
    privacy_url: https://www.voorbeeld.example/privacy
    promises:
      assessment: 5 working days
      progress: every 14 days
      remind_handlers: 1 working day
    relay_delay: 10 minutes
    handlers:
      - {{name: Anke de Vries, address: {ANKE}, role: lead, cleartext: true}}
      - {{name: Bram Jansen, address: {BRAM}, key: bram.asc}}
    internal_domains: [voorbeeld.example]
    authserv_id: {AUTHSERV}
""")
