"""The key over the years, as an operator keeps it: what each command does to a real key, and what `key show` says."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pysequoia
import pytest

from mailbot.admin.init import Made
from mailbot.admin.keys.renewal import extend_key, rotate_subkeys
from mailbot.admin.keys.show import show_key
from mailbot.admin.keys.works_on import OurKeys, changing_alone
from mailbot.bootstrap.keys import our_keys
from mailbot.case.key_renewal import years_from
from mailbot.config import load
from mailbot.edges.gpg import Gpg
from mailbot.errors import ConfigError, Temporary
from mailbot.facts import Decrypted, OwnKey
from tests.machine import LONG
from tests.people import People, make_home, remove_home

DAY = timedelta(days=1)
YEAR = 365 * DAY


@pytest.fixture
def ours(made: Made) -> OurKeys:
    return our_keys(load(made.config), made.config, with_passphrases=True)


def ends(key: OwnKey) -> list[date | None]:
    return [part.expires_at.date() if part.expires_at else None for part in key.parts]


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def opens(ours: OurKeys, ciphertext: bytes, now: datetime) -> bool:
    return isinstance(ours.gpg.decrypt(ciphertext, [], now), Decrypted)


def test_a_key_from_init_lives_by_one_command_at_a_time(
    ours: OurKeys, capsys: pytest.CaptureFixture[str], people: People
) -> None:
    now = datetime.now(UTC)
    rosa = people.get("rosa@reporter.example")
    first = ours.public_key.read_text()
    made_at = ours.look(now).primary.made_at
    assert ends(ours.look(now)) == [(made_at + 3 * YEAR).date(), (made_at + 2 * YEAR).date()]

    rotate_subkeys(ours, now, "me", early=False)  # not due yet
    assert f"A successor is due from {made_at + 2 * YEAR - 90 * DAY:%Y-%m-%d} on" in said(capsys)
    assert ours.public_key.read_text() == first

    now = made_at + 2 * YEAR - 89 * DAY
    early = rosa.encrypt(b"early", first, at=now)
    rotate_subkeys(ours, now, "me", early=False)
    assert "A new subkey to encrypt" in said(capsys)
    key = ours.look(now)
    assert ends(key) == [years_from(now, 3), (made_at + 2 * YEAR).date(), years_from(now, 2)]
    assert key.encrypting(now) == key.subkeys[1]
    second = ours.public_key.read_text()
    rotate_subkeys(ours, now + DAY, "me", early=False)  # done already
    assert ours.look(now) == key

    late = rosa.encrypt(b"late", second, at=now + YEAR)  # the first subkey has ended by then
    assert [opens(ours, sent, now + YEAR) for sent in (early, late)] == [True, True]

    now += YEAR
    extend_key(ours, years_from(now, 3), now, "me", subkeys=False, bounds=False)
    assert ends(ours.look(now))[0] == years_from(now, 3)
    third = ours.public_key.read_text()
    assert third != second
    extend_key(ours, years_from(now, 3), now + DAY, "me", subkeys=False, bounds=False)
    assert f"lasts until {years_from(now, 3)} already" in said(capsys)
    assert ours.public_key.read_text() == third


def test_each_form_that_was_published_is_read_whoever_writes(ours: OurKeys, people: People) -> None:
    """gpg encrypts to the newest subkey, Sequoia to each that is good; told is what names only an older one."""
    now = datetime.now(UTC)
    rosa = people.get("rosa@reporter.example")
    first = ours.gpg.public_key(now)
    rotate_subkeys(ours, now, "me", early=True)
    forms = {"first": first, "second": ours.public_key.read_text()}
    now += timedelta(minutes=1)

    def by_sequoia(form: str) -> bytes:
        return bytes(pysequoia.encrypt(b"Report", [pysequoia.Cert.from_bytes(forms[form].encode())]))

    sent = {f"gpg, {form}": rosa.encrypt(b"Report", forms[form], at=now) for form in forms}
    sent |= {f"Sequoia, {form}": by_sequoia(form) for form in forms}
    sent["gpg, hidden"] = rosa.encrypt(b"Report", first, at=now, args=["--throw-keyids"])
    found = {name: (opens(ours, raw, now), ours.gpg.is_to_older_part(raw, now)) for name, raw in sent.items()}
    assert found == {
        "gpg, first": (True, True),
        "gpg, second": (True, False),
        "Sequoia, first": (True, True),
        "Sequoia, second": (True, False),
        "gpg, hidden": (True, False),
    }


KILLED = """\
#!/bin/sh
case "$*" in *--quick-{which}*)
  {before} kill -9 $PPID
  "{gpg}" "$@" || exit
  kill -9 $PPID ;;
esac
exec "{gpg}" "$@"
"""


KILLS = [("add-key", ""), ("add-key", ": not")]  # between two changes, and before the public key is written
if "MAILBOT_KILLS" in os.environ:
    KILLS += [("set-expire", ""), ("set-expire", ": not")]


@pytest.mark.parametrize(("which", "before"), KILLS)
def test_a_command_that_was_killed_at_a_change_is_repeated(made: Made, tmp_path: Path, which: str, before: str) -> None:
    """gpg is cut off with the command that runs it."""
    gpg = tmp_path / "gpg"
    gpg.write_text(KILLED.format(which=which, before=before, gpg=shutil.which("gpg")))
    gpg.chmod(0o700)
    rotate = [sys.executable, "-m", "mailbot", "--config", str(made.config), "key", "rotate", "--early"]
    there = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    # So that there are two changes to make: the primary key would end before a successor
    ours = our_keys(load(made.config), made.config)
    ours.gpg.changing.put_off(made.fingerprint, datetime.now(UTC) + 100 * DAY, datetime.now(UTC))
    killed = subprocess.run(rotate, check=False, capture_output=True, env=there, timeout=LONG)
    assert killed.returncode == -signal.SIGKILL
    subprocess.run(rotate, check=True, capture_output=True, timeout=LONG)
    key = ours.look(datetime.now(UTC))
    assert ends(key)[0] == years_from(datetime.now(UTC), 3)
    assert len(key.subkeys) == 2
    assert ours.public_key.read_text() == ours.gpg.public_key(datetime.now(UTC))
    ours.gpg.prove(datetime.now(UTC))


def test_show_says_what_is_due_next_without_a_passphrase(
    made: Made, ours: OurKeys, capsys: pytest.CaptureFixture[str]
) -> None:
    (made.credentials / "openpgp-passphrase").unlink()
    ours = our_keys(load(made.config), made.config, with_passphrases=False)
    now = datetime.now(UTC)
    key = ours.look(now)
    show_key(ours, now, as_json=True)
    shown = json.loads(capsys.readouterr().out)
    assert [step["what"] for step in shown["next"]] == ["encryption", "primary"]
    assert [step["command"].split()[-1] for step in shown["next"]] == ["rotate", "extend"]
    assert (shown["encrypts_to"], shown["signs_with"]) == (key.subkeys[0].fingerprint, key.primary.fingerprint)
    assert {part["secret"] for part in shown["parts"]} == {"here"}
    show_key(ours, now + 2 * YEAR - 80 * DAY, as_json=False)
    text = said(capsys)
    assert "Due now:" in text
    assert f"Publish {ours.public_key}" in text


# -- every shape of key that an earlier version, or an operator, has made -------------------------------------------


def made_with(*lines: str) -> OurKeys:
    """A key made by gpg itself, whose fingerprint the lines name as FPR; without a passphrase."""
    homedir = make_home()
    at = int((datetime.now(UTC) - 10 * DAY).timestamp())
    fingerprint = "FPR"
    for line in lines:
        clock = ["--faked-system-time", str(at)]
        command = ["gpg", "--homedir", str(homedir), "--batch", "--quiet", "--passphrase", "", *clock]
        words = [fingerprint if word == "FPR" else word for word in line.split()]
        subprocess.run([*command, *words], check=True, capture_output=True)
        listed = subprocess.run([*command, "--with-colons", "--list-keys"], check=True, capture_output=True, text=True)
        fingerprint = next(row.split(":")[9] for row in listed.stdout.splitlines() if row.startswith("fpr"))
        at += 5
    gpg = Gpg(homedir, fingerprint, None)
    return OurKeys(gpg, fingerprint, (), "security@voorbeeld.example", homedir, homedir / "config.yaml")


@pytest.fixture
def make() -> Iterator[Callable[..., OurKeys]]:
    homes: list[Path] = []

    def made(*lines: str) -> OurKeys:
        ours = made_with(*lines)
        homes.append(ours.homedir)
        return ours

    yield made
    for home in homes:
        remove_home(home)


PRIMARY = "--quick-generate-key security@voorbeeld.example"


@pytest.mark.parametrize(
    ("lines", "early", "purposes"),
    [
        pytest.param([f"{PRIMARY} ed25519 sign never"], False, ["encrypt"], id="nothing to encrypt to"),
        pytest.param(
            [f"{PRIMARY} ed25519 sign never", "--quick-add-key FPR cv25519 encr never"],
            True,
            ["encrypt", "encrypt"],
            id="nothing of it ends",
        ),
        pytest.param(
            [f"{PRIMARY} ed25519 sign 50d", "--quick-add-key FPR cv25519 encr 60d", "--quick-add-key FPR ed25519 auth"],
            False,
            ["encrypt", "authenticate", "encrypt"],
            id="a primary key that ends first, and one to authenticate",
        ),
        pytest.param(
            [
                f"{PRIMARY} ed25519 cert never",
                "--quick-add-key FPR ed25519 sign 60d",
                "--quick-add-key FPR cv25519 encr 20d",
                "--quick-add-key FPR cv25519 encr 60d",
            ],
            False,
            ["sign", "encrypt", "encrypt", "encrypt", "sign"],
            id="a primary key that only certifies, and several to encrypt to",
        ),
    ],
)
def test_whatever_the_key_is_like_it_gets_the_successors_that_it_needs(
    make: Callable[..., OurKeys], lines: list[str], purposes: list[str], *, early: bool
) -> None:
    ours, now = make(*lines), datetime.now(UTC) - timedelta(hours=1)  # gpg lets a clock set to this second run on
    rotate_subkeys(ours, now, "me", early=early)
    key = ours.look(now)
    assert [str(purpose) for part in key.subkeys for purpose in part.purposes] == purposes
    again = now + timedelta(minutes=1)
    rotate_subkeys(ours, again, "me", early=early)  # killed after its work, and repeated
    assert ours.look(again) == key
    newest = key.encrypting(now)
    assert newest is not None
    assert newest == max(key.subkeys, key=lambda part: ("encrypt" in part.purposes, part.made_at))
    assert key.primary.expires_at is None or key.primary.expires_at.date() == years_from(now, 3)
    ours.gpg.prove(again)


@pytest.mark.parametrize(
    ("until", "subkeys", "bounds", "expected"),
    [
        pytest.param(None, False, False, [None, 60], id="no end is put to what has none"),
        pytest.param(900, False, True, [900, 60], id="but where a day is asked for"),
        pytest.param(None, True, False, [None, 1096], id="the subkey in use as well"),
        pytest.param(30, True, False, [None, 60], id="nothing is made to end sooner"),
    ],
)
def test_what_is_put_off_is_what_was_asked_for(
    make: Callable[..., OurKeys], until: int | None, expected: list[int | None], *, subkeys: bool, bounds: bool
) -> None:
    ours = make(f"{PRIMARY} ed25519 sign never", "--quick-add-key FPR cv25519 encr 70d")
    now = datetime.now(UTC)
    day = now.date() + until * DAY if until else now.date() + 1096 * DAY
    extend_key(ours, day, now, "me", subkeys=subkeys, bounds=bounds)
    assert ends(ours.look(now)) == [now.date() + days * DAY if days else None for days in expected]


def test_a_wrong_passphrase_changes_nothing_and_names_the_key(made: Made, ours: OurKeys) -> None:
    (made.credentials / "openpgp-passphrase").write_text("wrong")
    ours = our_keys(load(made.config), made.config, with_passphrases=True)
    now = datetime.now(UTC) + YEAR
    before = ours.look(now)
    with pytest.raises(ConfigError, match=made.fingerprint):
        extend_key(ours, years_from(now, 3), now, "me", subkeys=False, bounds=False)
    with pytest.raises(ConfigError, match=made.fingerprint):
        rotate_subkeys(ours, now, "me", early=True)
    assert ours.look(now) == before


def test_two_commands_do_not_change_the_key_at_once(ours: OurKeys) -> None:
    now = datetime.now(UTC)
    before = ours.look(now)
    with changing_alone(ours), pytest.raises(Temporary, match="Another command"):
        rotate_subkeys(ours, now, "me", early=True)
    assert ours.look(now) == before
