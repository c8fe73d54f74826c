"""What is encrypted to an older key of ours is opened with that key's own passphrase, and another's wrongs nobody."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailbot.admin.check import Outcome, probe_older
from mailbot.edges.gpg import Gpg, make_key, packets
from mailbot.errors import Permanent, Unsettled
from mailbot.facts import Broken, Decrypted, Decryption, Unsigned
from tests.people import MADE_AT, People, Person, make_home, remove_home

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
TEXT = b"SQL injection in /login\r\n"
TEXTS = Decrypted(TEXT, Unsigned())
LOCKED = Broken("its key has a passphrase that openpgp.older does not name")


@dataclass(frozen=True)
class Cupboard:
    """A gpg home with our key and two older ones, each with a passphrase of its own."""

    homedir: Path
    fingerprints: dict[str, str]
    armored: dict[str, str]

    def gpg(self, *args: str, passphrase: str = "") -> str:
        command = ["gpg", "--homedir", str(self.homedir), "--batch", "--pinentry-mode=loopback", "--trust-model=always"]
        command += ["--passphrase", passphrase, f"--faked-system-time={int(MADE_AT.timestamp())}", *args]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout

    def opened(self, **older: str | None) -> Gpg:
        """Our gpg with these older ones named, and an agent that remembers nothing."""
        subprocess.run(["gpgconf", "--homedir", str(self.homedir), "--kill", "gpg-agent"], check=True)
        named = {self.fingerprints[name]: passphrase for name, passphrase in older.items()}
        return Gpg(self.homedir, self.fingerprints["ours"], "one", older=named)


@pytest.fixture(scope="module")
def cupboard() -> Iterator[Cupboard]:
    homedir = make_home()
    fingerprints = {"ours": make_key(homedir, "Gemeente", "ours@voorbeeld.example", "one", MADE_AT)}
    made = Cupboard(homedir, fingerprints, {})
    for name, algorithm, passphrase in (("curve", "cv25519", "two"), ("rsa", "rsa2048", "three")):
        main = "ed25519" if name == "curve" else algorithm
        made.gpg("--quick-generate-key", f"{name}@voorbeeld.example", main, "sign", "1y", passphrase=passphrase)
        rows = made.gpg("--with-colons", "--list-keys", f"{name}@voorbeeld.example").splitlines()
        fingerprints[name] = next(row.split(":")[9] for row in rows if row.startswith("fpr:"))
        made.gpg("--quick-add-key", fingerprints[name], algorithm, "encr", "1y", passphrase=passphrase)
    for name, fingerprint in fingerprints.items():
        made.armored[name] = made.gpg("--armor", "--export", fingerprint)
    yield made
    remove_home(homedir)


@pytest.fixture(scope="module")
def noor(people: People) -> Person:
    return people.get("noor@reporter.example", "Noor Bakker")


HIDDEN = ["--throw-keyids"]


@pytest.mark.parametrize(
    ("to", "args", "older", "expected"),
    [
        pytest.param(["curve"], [], {"curve": "two"}, TEXTS, id="to an older key"),
        pytest.param(["curve"], HIDDEN, {"curve": "two"}, TEXTS, id="to an older key that is hidden"),
        pytest.param(["rsa"], HIDDEN, {"curve": "two", "rsa": "three"}, TEXTS, id="to the last of several"),
        pytest.param(["rsa", "curve"], HIDDEN, {"curve": "two"}, TEXTS, id="to two hidden ones, one of them named"),
        pytest.param(["curve", "ours"], [], {}, TEXTS, id="to ours behind one that is locked"),
        pytest.param(["curve", "rsa", "ours"], HIDDEN, {}, TEXTS, id="to ours behind two that are locked and hidden"),
        pytest.param(["ours"], HIDDEN, {"curve": "wrong"}, TEXTS, id="to ours, beside one with a wrong passphrase"),
        pytest.param(["curve"], [], {}, LOCKED, id="to one that nobody named"),
        pytest.param(["rsa"], HIDDEN, {"curve": "two"}, LOCKED, id="to a hidden one that nobody named"),
        pytest.param(["curve"], [], {"curve": "wrong"}, LOCKED, id="to one with a wrong passphrase"),
    ],
)
def test_each_key_is_tried_with_its_own_passphrase(
    to: list[str], args: list[str], older: dict[str, str], expected: Decryption, cupboard: Cupboard, noor: Person
) -> None:
    message = noor.encrypt(TEXT, *(cupboard.armored[name] for name in to), at=MADE_AT, args=args)
    assert cupboard.opened(**older).decrypt(message, [], NOW) == expected


def test_what_is_hidden_and_another_s_is_no_trouble_of_ours(cupboard: Cupboard, noor: Person, people: People) -> None:
    eve = people.get("eve@attacker.example", "Eve")
    message = noor.encrypt(TEXT, eve.armored, at=NOW, args=HIDDEN)
    gpg = cupboard.opened(curve="two", rsa="three")
    assert gpg.decrypt(message, [], NOW) == Broken("could not be decrypted")


def test_a_wrong_passphrase_of_our_own_key_is_our_trouble(cupboard: Cupboard, noor: Person) -> None:
    message = noor.encrypt(TEXT, cupboard.armored["ours"], at=NOW, args=HIDDEN)
    cupboard.opened()
    wrong = Gpg(cupboard.homedir, cupboard.fingerprints["ours"], "wrong", older={cupboard.fingerprints["curve"]: "two"})
    with pytest.raises(Permanent, match="passphrase of our key"):
        wrong.decrypt(message, [], NOW)


@pytest.mark.parametrize("args", [[], HIDDEN], ids=["named", "hidden"])
def test_an_agent_that_cannot_start_settles_nothing(
    args: list[str], cupboard: Cupboard, noor: Person, tmp_path: Path
) -> None:
    """Of which gpg says "no secret key", as of a mail that is for somebody else."""
    gpg = cupboard.opened()
    gpg._process.gpgbinary = str(tmp_path / "gpg")
    (tmp_path / "gpg").write_text('#!/bin/sh\nexec gpg --agent-program=/bin/false "$@"\n')
    (tmp_path / "gpg").chmod(0o755)
    message = noor.encrypt(TEXT, cupboard.armored["ours"], at=NOW, args=args)
    with pytest.raises(Unsettled):
        gpg.decrypt(message, [], NOW)


def longer(packet: packets.Packet) -> bytes:
    """The same session key for an algorithm that our key does not have."""
    body = packet.body[:9] + b"\x01" + packet.body[10:]
    return bytes([0xC0 | packets.PKESK, 0xFF]) + len(body).to_bytes(4) + body


def shorter(packet: packets.Packet) -> bytes:
    return bytes([0xC0 | packets.PKESK, 0xFF]) + (12).to_bytes(4) + packet.body[:12]


def flipped(packet: packets.Packet) -> bytes:
    return packet.raw[:-1] + bytes([packet.raw[-1] ^ 1])


@pytest.mark.parametrize("spoilt", [longer, shorter, flipped], ids=["another algorithm", "cut", "one bit"])
def test_a_session_key_that_is_spoilt_is_a_finding(
    spoilt: Callable[[packets.Packet], bytes], cupboard: Cupboard, noor: Person
) -> None:
    """Its sender is told at once, and not after a quarter of an hour."""
    message = noor.encrypt(TEXT, cupboard.armored["ours"], at=NOW)
    session, container = packets.split(packets.dearmored(message))
    found = cupboard.opened().decrypt(spoilt(session) + container.raw, [], NOW)
    assert found == Broken("could not be decrypted")


def test_check_tries_each_older_key(cupboard: Cupboard) -> None:
    """Both have ended: that is why they are older."""
    gpg = cupboard.opened(curve="two", rsa="wrong")
    names = [cupboard.fingerprints["curve"], cupboard.fingerprints["rsa"], "A" * 40]
    at = NOW + timedelta(days=400)
    found = list(probe_older(gpg, names, cupboard.homedir, at))
    assert [one.outcome for one in found] == [Outcome.OK, Outcome.FAIL, Outcome.FAIL], found[0].text
    assert "passphrase" in found[1].text
    assert "not in the gpg home" in found[2].text


def test_check_tries_an_older_key_that_was_revoked(cupboard: Cupboard) -> None:
    fingerprint = cupboard.fingerprints["rsa"]
    certificate = (cupboard.homedir / "openpgp-revocs.d" / f"{fingerprint}.rev").read_bytes()
    cut = certificate[certificate.index(b":-----BEGIN") + 1 :]
    subprocess.run(["gpg", "--homedir", str(cupboard.homedir), "--batch", "--import"], input=cut, check=True)
    gpg = cupboard.opened(rsa="three")
    assert gpg.why_older_is_of_no_use(fingerprint, NOW) is None
