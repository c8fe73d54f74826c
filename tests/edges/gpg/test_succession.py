"""One key of ours follows another: what is made and signed on the way, judged by gpg and by a second OpenPGP."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pysequoia
import pytest

from mailbot.edges.gpg import Gpg, certificates, make_key
from mailbot.edges.gpg.succession import Succession, signed_by_both
from mailbot.errors import Permanent
from mailbot.facts import Decrypted, KeyReason, Purpose, Unsigned
from tests.people import MADE_AT, People, make_home, remove_home

NOW = MADE_AT + timedelta(days=500)
IDS = ("Gemeente Voorbeeld <security@voorbeeld.example>", "Gemeente: Züri <ib@voorbeeld.example>")
TEXT = "Sleutel één volgt op sleutel nul.\n- en dit is een streepje\n"


@dataclass(frozen=True)
class Home:
    """A gpg home with an old key and its successor, each with its own passphrase."""

    homedir: Path
    succession: Succession
    old: str
    new: str

    @property
    def gpg(self) -> Gpg:
        return Gpg(self.homedir, self.new, "two", older={self.old: "one"})


@pytest.fixture(scope="module")
def house() -> Iterator[Home]:
    homedir = make_home()
    old = make_key(homedir, "Gemeente Voorbeeld", "security@voorbeeld.example", "one", MADE_AT)
    succession = Succession(homedir)
    new = succession.make_primary(IDS[0], "ed25519", "two", NOW)
    for _ in range(2):  # cut off and done once more
        succession.complete(new, IDS, "ed25519", "two", NOW)
        assert succession.certify(new, old, "one", NOW)
    yield Home(homedir, succession, old, new)
    remove_home(homedir)


def test_the_new_key_has_what_the_old_one_had_and_each_part_once(house: Home) -> None:
    key = house.succession.find(house.new, NOW)
    assert key is not None
    assert sorted(key.user_ids) == sorted(IDS)
    assert [part.purposes for part in key.parts] == [(Purpose.SIGN, Purpose.CERTIFY), (Purpose.ENCRYPT,)]


def test_whoever_has_the_old_key_finds_that_it_vouches_for_the_new_one(house: Home, people: People) -> None:
    published = house.gpg.own_key(NOW).armored
    old = Gpg(house.homedir, house.old, "one").own_key(NOW)
    budget = house.gpg.budget()
    assert house.gpg.looking.certifies(old, published.encode(), "security@voorbeeld.example", NOW, budget)
    assert pysequoia.Cert.from_bytes(published.encode()).fingerprint.upper() == house.new
    noor = people.get("noor@reporter.example")
    sent = noor.encrypt(b"a report", published, at=NOW)
    assert house.gpg.decrypt(sent, [], NOW) == Decrypted(b"a report", Unsigned())


def test_the_statement_is_signed_by_both(house: Home, people: People, tmp_path: Path) -> None:
    blocks = [house.gpg.sign_text(TEXT.encode(), NOW, by=by).decode() for by in (house.old, house.new)]
    both = signed_by_both(*blocks)
    keys = {name: house.succession.exported(name, NOW) for name in (house.old, house.new)}
    for name, armored in keys.items():
        seen = pysequoia.verify(both.encode(), store=lambda _, cert=armored: [pysequoia.Cert.from_bytes(cert.encode())])
        assert name in {one.certificate.upper() for one in seen.valid_sigs}
        assert bytes(seen.bytes or b"").decode().replace("\r\n", "\n").rstrip() == TEXT.rstrip()
    noor = people.get("noor@reporter.example")  # with gpg, and both keys
    ring, file = tmp_path / "ring", tmp_path / "statement"
    noor.gpg("--no-default-keyring", f"--keyring={ring}", "--import", stdin="".join(keys.values()).encode())
    file.write_text(both)
    ran = noor.gpg("--no-default-keyring", f"--keyring={ring}", "--status-fd=1", "--verify", str(file), at=NOW)
    assert [line.split()[2] for line in ran.decode().splitlines() if "VALIDSIG" in line] == [house.old, house.new]
    changed = both.replace("nul", "twee")
    with pytest.raises(Exception, match=r".*"):
        pysequoia.verify(changed.encode(), store=lambda _: [pysequoia.Cert.from_bytes(keys[house.old].encode())])
    with pytest.raises(ValueError, match="different"):
        signed_by_both(blocks[0], blocks[1].replace("nul", "twee"))


@pytest.mark.parametrize("reason", list(KeyReason))
def test_a_revocation_says_its_reason_and_what_came_to_the_key_is_read_all_the_same(
    house: Home, people: People, reason: KeyReason
) -> None:
    made = house.succession.revocation(house.old, reason, "one", NOW)
    old = Gpg(house.homedir, house.old, "one")
    sent = people.get("noor@reporter.example").encrypt(b"late", old.own_key(NOW).armored, at=NOW)
    homedir = make_home()
    shutil.copytree(house.homedir, homedir, dirs_exist_ok=True, ignore=shutil.ignore_patterns("S.*", "*.lock", ".#*"))
    try:
        elsewhere = Gpg(homedir, house.old, "one")
        there = Succession(homedir)
        there.take_in(made, house.old, NOW)
        there.take_in(made, house.old, NOW)
        [packets] = certificates.public_keys(there.exported(house.old, NOW).encode())
        found = elsewhere.looking.revocation(packets, [], NOW + timedelta(days=1), elsewhere.budget())
        assert found is not None
        assert (found.whole, found.soft) == (True, reason is not KeyReason.COMPROMISED)
        assert elsewhere.decrypt(sent, [], NOW) == Decrypted(b"late", Unsigned())
        assert not elsewhere.can_sign(house.old, NOW)
    finally:
        remove_home(homedir)


def test_what_revokes_another_key_revokes_nothing(house: Home) -> None:
    kept = house.succession.kept_revocation(house.new)
    assert kept is not None
    assert kept.startswith("-----BEGIN")
    with pytest.raises(Permanent, match="not one of"):
        house.succession.take_in("-----BEGIN nothing", house.old, NOW)
    with pytest.raises(Permanent, match="could not revoke"):
        house.succession.revocation("C3" * 20, KeyReason.RETIRED, "one", NOW)


def test_an_older_key_signs_with_its_own_passphrase_and_an_unknown_one_never(house: Home) -> None:
    assert house.gpg.can_sign(house.old, NOW)
    assert house.gpg.can_sign(house.new, NOW)
    assert not Gpg(house.homedir, house.new, "two").can_sign(house.old, NOW)
