"""Throw-away OpenPGP people: real keys in real gpg homes, so that tests meet what a reporter's own gpg would make.

    anke = people.get("anke@voorbeeld.example", "Anke de Vries")
    mail = anke.encrypt(b"...", organisation.armored, sign=True)

Keys are ed25519/cv25519 without a passphrase. Every method takes `at` for tests that move the clock.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from mailbot.edges import gpg
from tests.fixtures import FIXTURES
from tests.machine import LONG

MADE_AT = datetime.fromisoformat("2025-06-02T09:00:00+00:00")  # before any `now` that a test uses
REPORTS = FIXTURES / "report"


@dataclass(frozen=True)
class Person:
    """Somebody with a key pair, who uses gpg on the command line."""

    address: str
    name: str
    homedir: Path
    fingerprint: str
    armored: str

    def gpg(self, *args: str, stdin: bytes = b"", at: datetime | None = None) -> bytes:
        """What gpg writes to standard output; raises CalledProcessError when it fails."""
        clock = ["--faked-system-time", f"{int(at.timestamp())}!"] if at else []
        command = ["gpg", "--homedir", str(self.homedir), "--batch", "--no-tty", "--quiet", "--pinentry-mode=loopback"]
        command += ["--passphrase", "", "--trust-model=always", *clock, *args]
        return subprocess.run(command, input=stdin, capture_output=True, check=True, timeout=LONG).stdout

    def sign(self, data: bytes, at: datetime | None = None) -> bytes:
        """A detached armored signature."""
        return self.gpg("--armor", "--digest-algo=SHA512", "--detach-sign", stdin=data, at=at)

    def sign_clear(self, text: bytes, at: datetime | None = None) -> bytes:
        """A cleartext-signed block (RFC 9580 section 7)."""
        return self.gpg("--clear-sign", stdin=text, at=at)

    def encrypt(
        self, data: bytes, *to: str, sign: bool = False, at: datetime | None = None, args: Sequence[str] = ()
    ) -> bytes:
        """An armored message to every key in `to` (armored); `args` are further options of gpg."""
        with ExitStack() as stack:
            options = ["--armor", *args, *(["--sign"] if sign else [])]
            for key in to:
                file = stack.enter_context(tempfile.NamedTemporaryFile(dir=self.homedir))
                file.write(key.encode())
                file.flush()
                options += ["--recipient-file", file.name]
            return self.gpg(*options, "--encrypt", stdin=data, at=at)

    def decrypt(self, ciphertext: bytes, at: datetime | None = None) -> bytes:
        """The plaintext, whoever signed it."""
        return self.gpg("--skip-verify", "--decrypt", stdin=ciphertext, at=at)

    def verify(self, signed: bytes, signature: bytes, signer: str, at: datetime | None = None) -> bool:
        """Tell whether `signature` (detached) over `signed` was made by the armored key `signer`."""
        with tempfile.TemporaryDirectory(dir=self.homedir) as folder:
            ring, file = Path(folder, "ring"), Path(folder, "signature")
            ring.write_bytes(_octets(signer))
            file.write_bytes(signature)
            try:
                self.gpg("--no-default-keyring", f"--keyring={ring}", "--verify", str(file), "-", stdin=signed, at=at)
            except subprocess.CalledProcessError:
                return False
            return True


@cache
def _octets(armored: str) -> bytes:
    """The packets of a key."""
    return subprocess.run(["gpg", "--dearmor"], input=armored.encode(), capture_output=True, check=True).stdout


def fill(fixture: str, armored: bytes, key: str = "") -> bytes:
    """Load fixtures/report/`fixture`.eml with the message `armored` (and the public key `key`) in its place."""
    lines = armored.decode().split("\n")
    headless = ["Version: GnuPG v2", "Comment: https://reporter.example", *[line for line in lines[1:] if line]]
    packets = binascii.a2b_base64("".join(line for line in lines[2:] if line[:1] not in ("=", "-")))
    places = {
        "ARMOR": armored,
        "BASE64": base64.encodebytes(armored),
        "QUOTED-PRINTABLE": quopri.encodestring(armored),
        "HTML": "".join(f"<div>{line or '&nbsp;'}</div>" for line in lines).encode(),
        "INDENTED": "\n".join(f"   {line}" for line in [lines[0], *headless]).encode(),
        "BINARY": base64.encodebytes(packets),
        "KEY": key.encode(),
    }
    raw = (REPORTS / f"{fixture}.eml").read_bytes()
    for name, content in places.items():
        raw = raw.replace(f"@@{name}@@".encode(), content.strip(b"\n").replace(b"\n", b"\r\n"))
    return raw


def make_home() -> Path:
    """An empty gpg home: its path must be short, or the agent's socket cannot be made in it."""
    return Path(tempfile.mkdtemp(prefix="mb-"))


def remove_home(homedir: Path) -> None:
    """End the agent, take the home away."""
    subprocess.run(["gpgconf", "--homedir", str(homedir), "--kill", "all"], check=False, capture_output=True)
    shutil.rmtree(homedir, ignore_errors=True)


@dataclass
class People:
    """Makes people, each once."""

    known: dict[str, Person] = field(default_factory=dict)

    def get(
        self,
        address: str,
        name: str = "",
        *,
        algorithm: str = "future-default",
        expire: str = "0",
        made_at: datetime = MADE_AT,
    ) -> Person:
        """The person with that address; whoever asks first says how the key looks (`future-default`: Curve25519)."""
        if address not in self.known:
            nobody = Person(address, name or address.partition("@")[0].title(), make_home(), "", "")
            nobody.gpg("--quick-generate-key", f"{nobody.name} <{address}>", algorithm, "default", expire, at=made_at)
            listing = nobody.gpg("--with-colons", "--list-keys").decode()
            fingerprint = next(line.split(":")[9] for line in listing.splitlines() if line.startswith("fpr:"))
            armored = nobody.gpg("--armor", "--export").decode()
            self.known[address] = Person(address, nobody.name, nobody.homedir, fingerprint, armored)
        return self.known[address]

    def leave(self) -> None:
        """End every agent."""
        for person in self.known.values():
            remove_home(person.homedir)


PASSPHRASE = "zeven kleine \u00e9\u00e9nden %00"  # with what a careless reader of passphrases would trip over


@dataclass(frozen=True)
class Ours:
    """The organisation's key in a gpg home made by our own code."""

    homedir: Path
    fingerprint: str
    gpg: gpg.Gpg
    armored: str


@pytest.fixture(scope="session")
def ours() -> Iterator[Ours]:
    """Make the organisation's key once for all tests."""
    homedir = make_home()
    fingerprint = gpg.make_key(homedir, "Gemeente Voorbeeld", "security@voorbeeld.example", PASSPHRASE, MADE_AT)
    ours = gpg.Gpg(homedir, fingerprint, PASSPHRASE)
    yield Ours(homedir, fingerprint, ours, ours.public_key(MADE_AT))
    remove_home(homedir)


@pytest.fixture(scope="session")
def lasting() -> Iterator[Ours]:
    """The organisation's key for as long as anybody looks ahead."""
    apart = People()
    who = apart.get("security@voorbeeld.example", "Gemeente Voorbeeld", expire="20y")
    yield Ours(who.homedir, who.fingerprint, gpg.Gpg(who.homedir, who.fingerprint, None), who.armored)
    apart.leave()


@pytest.fixture(scope="session")
def people() -> Iterator[People]:
    """Everybody a test run needs."""
    everybody = People()
    yield everybody
    everybody.leave()
