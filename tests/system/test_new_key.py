"""Another primary key, from the command to the last letter: cut off at every point, and with mail a year later."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pysequoia
import pytest
import yaml

from mailbot.admin.check import Finding
from mailbot.admin.keys.primary import NewPrimary, rotate_primary
from mailbot.admin.keys.revoke import Revoking, revoke_key
from mailbot.bootstrap.checklist import probes
from mailbot.bootstrap.keys import open_gpg
from mailbot.bootstrap.primary_key import primary_key
from mailbot.bootstrap.store import open_store
from mailbot.config import load
from mailbot.edges.gpg.succession import Succession
from mailbot.edges.store.handovers import DATA_KEY, data_key_for
from mailbot.errors import ConfigError, Temporary
from mailbot.facts import Case, Decrypted, KeyReason, State, Unsigned
from tests.people import People, Person
from tests.system import wording
from tests.system.rotating import POINTS, copied_home, rotate, rotate_apart
from tests.system.world import ADDRESS, ANKE, BRAM, CONFIG, MONDAY, House, Letter, MakeWorld, World

REPORT = "The form at /requests lets me read the requests of others when I change the number in it. " * 4
STRANGER = Case("VB-2025-AAAA", State.RECEIVED, MONDAY, "anna@melder.example", "nl")


@pytest.fixture
def homedir(house_key: House) -> Iterator[Path]:
    with copied_home(house_key.homedir) as copy:
        yield copy


@pytest.fixture
def config_file(tmp_path: Path, homedir: Path, house_key: House, people: object) -> Path:
    """A configuration of which only the key and the database are touched."""
    server = {"host": "mail.voorbeeld.example", "port": 993, "username": ADDRESS, "password": {"credential": "imap"}}
    settings = yaml.safe_load(CONFIG) | {
        "state_dir": str(tmp_path / "state"),
        "openpgp": {"fingerprint": house_key.fingerprint, "homedir": str(homedir)},
        "imap": server | {"since": "2020-01-01"},
        "smtp": server,
    }
    settings["handlers"] = settings["handlers"][:1]  # without a key
    file = tmp_path / "config.yaml"
    file.write_text(f"# ours\n{yaml.safe_dump(settings)}")
    (tmp_path / "state").mkdir(mode=0o700)
    return file


def readable(file: Path) -> list[Case]:
    """What the database holds, opened with the configuration as it is at this moment."""
    config = load(file)
    with closing(open_store(config, open_gpg(config), MONDAY)) as store:
        return [replace(case, version=0) for case in store.cases()]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_whatever_cuts_the_command_off_the_database_opens_and_the_command_goes_on(
    config_file: Path, tmp_path: Path, house_key: House, homedir: Path, new_postgresql: Callable[[], str], kind: str
) -> None:
    if kind == "postgresql":
        config_file.write_text(f"{config_file.read_text()}database: {new_postgresql()}\n")
    config = load(config_file)
    with closing(open_store(config, open_gpg(config), MONDAY)) as store, store.write() as transaction:
        transaction.save_case(STRANGER, 0, MONDAY)
    of_the_database = ("begun", "data key wrapped", "configuration changed", "inside the finish")
    before = tmp_path / "before.db"
    if kind == "sqlite":
        shutil.copy(config.state_dir / "mailbot.db", before)  # a backup from before the change
    for point in of_the_database if kind == "postgresql" else POINTS:
        assert rotate_apart(config_file, MONDAY, point=point) == -signal.SIGKILL, point
        assert readable(config_file) == [STRANGER], point
        if point == "configuration changed":
            assert readable_with_the_new_key_alone(config_file, homedir, house_key.fingerprint) == [STRANGER]
    assert rotate_apart(config_file, MONDAY) == 0  # finishes, or says that it is finished
    keys = Succession(homedir).listed(MONDAY)
    [new] = [key for key in keys if key.primary.fingerprint != house_key.fingerprint]
    config = load(config_file)
    assert config.openpgp.fingerprint == new.primary.fingerprint
    assert [len(key.subkeys) for key in keys] == [1, 1]
    assert config_file.read_text().startswith("# ours\n")
    gpg = open_gpg(config)
    with closing(open_store(config, gpg, MONDAY)) as store:
        wrapped = store.setting(DATA_KEY) or b""
        assert gpg.wrapped_for(wrapped, MONDAY) == {new.primary.fingerprint}
        assert store.setting(data_key_for(new.primary.fingerprint)) is None
        change = store.handover()
    assert change is not None
    assert (change.old, change.new, change.finished_at) == (house_key.fingerprint, new.primary.fingerprint, MONDAY)
    assert unfinished(config_file) == []
    if kind == "sqlite":
        shutil.copy(before, config.state_dir / "mailbot.db")
        assert readable(config_file) == [STRANGER]  # by the old key, which openpgp.older names
        assert len(unfinished(config_file)) == 1
        assert rotate_apart(config_file, MONDAY) == 0
        assert (readable(config_file), unfinished(config_file)) == ([STRANGER], [])


def readable_with_the_new_key_alone(file: Path, homedir: Path, old: str) -> list[Case]:
    """The same, on a machine that has no other secret key: the old one may be gone, or its passphrase."""
    with copied_home(homedir) as copy:
        person = Person(ADDRESS, "", copy, "", "")
        person.gpg("--yes", "--delete-secret-keys", old)
        settings = yaml.safe_load(file.read_text())
        settings["openpgp"] |= {"homedir": str(copy), "older": []}
        elsewhere = file.with_name("elsewhere.yaml")
        elsewhere.write_text(yaml.safe_dump(settings))
        return readable(elsewhere)


def unfinished(file: Path) -> list[Finding]:
    """What `check` says of a change that is under way."""
    found = (
        finding for thing, probe in probes(file, lambda: load(file), None) if thing == "key" for finding in probe()
    )
    return [finding for finding in found if "not finished" in finding.text]


def takes_up(world: World, homedir: Path) -> None:
    """Restart the daemon, whose letters are checked with the key that is configured now."""
    world.restarts()
    config = load(world.config_file)
    armored = open_gpg(config).public_key(world.now)
    world.house = House(homedir, config.openpgp.fingerprint, armored)


def told(letter: Letter) -> str:
    """The statement that came along."""
    return letter.attachments["key-transition.txt"].decode().replace("\r\n", "\n")


def signers(statement: str, *keys: str) -> set[str]:
    """Who signed a statement, judged by a second OpenPGP."""
    certificates = [pysequoia.Cert.from_bytes(key.encode()) for key in keys]
    seen = pysequoia.verify(statement.encode(), store=lambda _: certificates)
    return {signature.certificate.upper() for signature in seen.valid_sigs}


def test_everybody_hears_of_it_once_from_who_has_the_new_key_and_mail_to_the_old_one_is_read_a_year_later(
    make_world: MakeWorld, homedir: Path, house_key: House, capsys: pytest.CaptureFixture[str]
) -> None:
    world = make_world(openpgp={"homedir": str(homedir)})
    old = world.house
    rosa = world.correspondent("rosa@melder.example", key=True)
    rosa.writes(REPORT, encrypted=True, key=True)
    tim = world.correspondent("tim@melder.example", vouched=True)
    tim.writes(f"Bonjour, j'ai trouvé une faille dans votre formulaire de demande. {REPORT}", subject="Faille")
    tim.writes(f"Une autre faille: {REPORT} Une page montre tout.", subject="Encore une")
    noor = world.correspondent("noor@melder.example", vouched=True)
    noor.writes("Hello, I found a vulnerability in your website. Could you please send me your key?")
    stranger = world.correspondent("stranger@flood.example")
    stranger.writes("Hello, I found a vulnerability in your website. Could you please send me your key?")
    nameless = world.correspondent("nameless@melder.example", vouched=True)
    nameless.writes(f"ANONYMOUS {REPORT}")
    nameless.writes("ANONYMOUS")
    world.goes_on()
    everybody = (rosa, tim, noor, stranger, nameless, world.anke(), world.bram())
    before = {one.address: len(one.reads()) for one in everybody}

    rotate(world.config_file, world.now)
    with pytest.raises(Temporary, match="systemctl restart mailbot"):
        rotate(world.config_file, world.now)  # the daemon of before still runs
    assert "mailbot key rotate --primary" in capsys.readouterr().out.replace(f"--config {world.config_file} ", "")
    rosa.answers(rosa.reads()[-1], "Is it being looked at?", encrypted=True)  # while the command waits
    with primary_key(load(world.config_file), world.config_file, world.now) as works:
        elsewhere = replace(works, running=list)  # finished all the same: as if it ran on another machine
        rotate_primary(elsewhere, NewPrimary(), lambda _: True, world.now, "operator")
    world.goes_on()
    assert not any("key-transition.txt" in letter.attachments for one in everybody for letter in one.reads())
    world.ahead += timedelta(minutes=2)
    takes_up(world, homedir)
    new = world.house
    world.house = old  # what people have
    world.goes_on()
    world.passes(timedelta(hours=1))
    rotate(world.config_file, world.now)
    takes_up(world, homedir)
    world.goes_on()
    world.house = old
    letters = {one.address: one.reads()[before[one.address] :] for one in everybody}
    of_key = {
        address: [letter for letter in new if "key-transition.txt" in letter.attachments]
        for address, new in letters.items()
    }
    assert {address: len(found) for address, found in of_key.items()} == {
        rosa.address: 1,
        tim.address: 1,  # with two cases
        noor.address: 1,
        stranger.address: 0,
        nameless.address: 0,
        ANKE: 1,
        BRAM: 1,
    }
    for [letter] in (found for found in of_key.values() if found):
        assert letter.signed
        assert (letter.inner["Subject"] or "").count("OpenPGP") == 1
        assert signers(told(letter), old.armored, new.armored) == {old.fingerprint, new.fingerprint}
        assert all(fingerprint in told(letter) for fingerprint in (old.fingerprint, new.fingerprint))
        [name] = [name for name in letter.attachments if name.endswith(".asc")]
        assert pysequoia.Cert.from_bytes(letter.attachments[name]).fingerprint.upper() == new.fingerprint
    assert [letter.encrypted for address in (rosa.address, tim.address) for letter in of_key[address]] == [True, False]
    assert wording.line("new-key", "by_old") in of_key[rosa.address][0].text

    world.now += timedelta(days=365)
    rosa.answers(rosa.reads()[0], "It is back, a year later.", encrypted=True)  # to the key that she has
    world.house = new
    world.goes_on()
    assert any("It is back, a year later." in letter.text for letter in world.anke().reads())
    [receipt] = rosa.reads()[-1:]
    assert receipt.signed


def test_whoever_changes_the_configuration_first_is_joined_there(
    config_file: Path, homedir: Path, house_key: House, people: People
) -> None:
    """An imported key, put into the file by hand: the data key is read with the old one until the command has run."""
    old = load(config_file).openpgp.fingerprint
    assert readable(config_file) == []
    imported = make_successor(homedir)
    settings = yaml.safe_load(config_file.read_text())
    settings["openpgp"] |= {"fingerprint": imported, "older": [{"fingerprint": old}]}
    config_file.write_text(yaml.safe_dump(settings))
    assert readable(config_file) == []
    rotate(config_file, MONDAY)
    config = load(config_file)
    with closing(open_store(config, open_gpg(config), MONDAY)) as store:
        handover = store.handover()
        assert handover is not None
        assert (handover.old, handover.new, handover.finished_at) == (old, imported, MONDAY)
        assert open_gpg(config).wrapped_for(store.setting(DATA_KEY) or b"", MONDAY) == {imported}
    assert yaml.safe_load(config_file.read_text()) == settings
    late = MONDAY + timedelta(days=700)
    sent = people.get("noor@melder.example").encrypt(b"late", house_key.armored, at=MONDAY + timedelta(days=365))
    rotate(config_file, late)  # says that the last change is finished
    for _ in range(2):  # yet another key, two years on
        rotate(config_file, late, NewPrimary(another=True))
    config = load(config_file)
    assert [key.fingerprint for key in config.openpgp.older] == [imported, old]
    assert open_gpg(config).decrypt(sent, [], late + timedelta(days=365)) == Decrypted(b"late", Unsigned())
    assert readable(config_file) == []


def make_successor(homedir: Path) -> str:
    """A key that an operator has made elsewhere and imported."""
    succession = Succession(homedir)
    made = succession.make_primary(f"Gemeente Voorbeeld <{ADDRESS}>", "ed25519", "", MONDAY)
    succession.complete(made, (f"Gemeente Voorbeeld <{ADDRESS}>",), "ed25519", "", MONDAY)
    return made


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        pytest.param(NewPrimary(algorithm="dsa"), "dsa is no algorithm for it", id="an-algorithm-that-is-none"),
        pytest.param(NewPrimary(imported="B2" * 20), "is no key that can be used", id="a-key-that-is-not-there"),
    ],
)
def test_what_cannot_follow_is_refused_before_anything_is_noted(
    config_file: Path, asked: NewPrimary, problem: str
) -> None:
    with pytest.raises(ConfigError, match=problem):
        rotate(config_file, MONDAY, asked)
    config = load(config_file)
    with closing(open_store(config, open_gpg(config), MONDAY)) as store:
        assert store.handover() is None


def test_an_imported_key_follows_and_a_file_that_is_left_alone_is_changed_by_hand(
    config_file: Path, homedir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, imported = load(config_file).openpgp.fingerprint, make_successor(homedir)
    written = config_file.read_text()
    folded = written.replace(f"fingerprint: {old}", f"fingerprint: >-\n    {old}")
    config_file.write_text(folded)
    asked = NewPrimary(imported=imported)
    for _ in range(2):
        with pytest.raises(ConfigError, match=f'fingerprint: "{imported}"'):
            rotate(config_file, MONDAY, asked)
        assert (config_file.read_text(), readable(config_file)) == (folded, [])
    settings = yaml.safe_load(folded)
    settings["openpgp"] |= {"fingerprint": imported, "older": [{"fingerprint": old}]}
    config_file.write_text(yaml.safe_dump(settings))
    rotate(config_file, MONDAY, asked)
    config = load(config_file)
    with closing(open_store(config, open_gpg(config), MONDAY)) as store:
        handover = store.handover()
        assert handover is not None
        assert handover.finished_at == MONDAY
    Person(ADDRESS, "", homedir, "", "").gpg("--yes", "--delete-secret-keys", old)
    assert Succession(homedir).kept_revocation(old) is not None
    with primary_key(config, config_file, MONDAY) as works:
        revoke_key(works, Revoking(old, KeyReason.COMPROMISED, ""), MONDAY, "operator")
    key = Succession(homedir).find(old, MONDAY)
    assert key is not None
    assert key.primary.revoked
    said = capsys.readouterr().out
    assert "It gives no reason" in said
    assert "not that somebody else may have it" in said


def test_a_stolen_key_certifies_nothing_signs_nothing_and_is_revoked_when_another_is_in_its_place(
    make_world: MakeWorld, homedir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world = make_world(openpgp={"homedir": str(homedir)})
    old = world.house
    rosa = world.correspondent("rosa@melder.example", key=True)
    rosa.writes(REPORT, encrypted=True, key=True)
    world.goes_on()

    def revoke(asked: Revoking) -> None:
        with primary_key(load(world.config_file), world.config_file, world.now) as works:
            revoke_key(works, asked, world.now, "operator")

    with pytest.raises(ConfigError, match="the key in use"):
        revoke(Revoking("", KeyReason.COMPROMISED, ""))
    stolen = NewPrimary(reason=KeyReason.COMPROMISED)
    rotate(world.config_file, world.now, stolen)
    with pytest.raises(ConfigError, match="is not finished"):
        revoke(Revoking("", None, "12345678"))
    takes_up(world, homedir)
    rotate(world.config_file, world.now, stolen)
    new = world.house
    world.goes_on()
    letter = rosa.reads_new()[-1]
    assert wording.line("new-key", "compromised and encrypts") in letter.text
    assert letter.signed  # by the new one
    assert signers(told(letter), old.armored, new.armored) == {new.fingerprint}
    assert not Succession(homedir).is_certified(new.fingerprint, old.fingerprint, world.now)
    for _ in range(2):
        revoke(Revoking("", None, ""))
    said = capsys.readouterr().out
    assert "is revoked (compromised)" in said
    assert "is revoked already" in said
    [file] = world.config_file.parent.glob("*-revoked-*.asc")
    assert pysequoia.Cert.from_bytes(file.read_bytes()).is_revoked

    world.house = old
    rosa.answers(rosa.reads()[0], "Once more, to the key that I have.", encrypted=True)
    world.house = new
    world.goes_on()
    [shown] = [letter for letter in world.bram().reads() if "Once more, to the key that I have." in letter.text]
    assert wording.line("case", "to_revoked", "nl") in " ".join(shown.text.split())


def test_a_key_that_was_revoked_before_another_followed_it_is_followed_all_the_same(
    config_file: Path, homedir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody was too quick, or the key was stolen on a Friday night."""
    old = load(config_file).openpgp.fingerprint
    with primary_key(load(config_file), config_file, MONDAY) as works:
        revoke_key(works, Revoking(old, KeyReason.RETIRED, old[-8:]), MONDAY, "operator")
    assert readable(config_file) == []
    for _ in range(2):
        rotate(config_file, MONDAY)
    assert readable(config_file) == []
    config = load(config_file)
    with closing(open_store(config, open_gpg(config), MONDAY)) as store:
        handover = store.handover()
    assert handover is not None
    assert "The new key alone has signed this statement." in handover.statement
    assert "could not certify" in capsys.readouterr().out
    assert Succession(homedir).kept_revocation(old) is not None
