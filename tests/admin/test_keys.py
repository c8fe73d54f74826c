"""The key over the years, as an operator keeps it: what each command does to a real key, and what `key show` says."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mailbot.admin.init import Made
from mailbot.admin.keys.renewal import extend_key, rotate_subkeys
from mailbot.admin.keys.show import show_key
from mailbot.admin.keys.works_on import OurKeys
from mailbot.bootstrap.keys import our_keys
from mailbot.case.key_renewal import years_from
from mailbot.config import load
from mailbot.edges.gpg import Gpg
from mailbot.errors import ConfigError
from mailbot.facts import Decrypted, OwnKey
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
        pytest.param([f"{PRIMARY} rsa1024 sign,encr 60d"], True, ["encrypt"], id="an RSA key that does all by itself"),
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
