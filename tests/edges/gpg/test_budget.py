"""One message has one budget, over all its parts and keys: its own cost is its fault, the machine's is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mailbot.edges.gpg import Budget, Gpg, Limits
from mailbot.errors import Unsettled
from mailbot.facts import Bad, Broken, Decrypted, Unsigned
from tests.people import PASSPHRASE, Ours, People, Person

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
TEXT = b"SQL injection in /login\r\n"
BURNS = "while :; do :; done"


@pytest.fixture(scope="session")
def noor(people: People) -> Person:
    return people.get("noor@reporter.example", "Noor Bakker")


MakeGpg = Callable[..., Gpg]


@pytest.fixture
def make_gpg(ours: Ours, tmp_path: Path) -> MakeGpg:
    """Our gpg, which does something else instead of decrypting, if told so, and notes each run."""

    def make(instead: str = "", limits: Limits = Limits()) -> Gpg:  # noqa: B008  a frozen value
        gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE, limits=limits)
        gpg._process.gpgbinary = str(tmp_path / "gpg")
        case = f'case "$*" in *--decrypt*) {instead};; esac' if instead else ""
        (tmp_path / "gpg").write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/runs\n{case}\nexec gpg "$@"\n')
        (tmp_path / "gpg").chmod(0o755)
        return gpg

    return make


def runs(tmp_path: Path) -> int:
    lines = (tmp_path / "runs").read_text().splitlines() if (tmp_path / "runs").exists() else []
    return sum("--list-keys" not in line for line in lines)


def test_what_burns_its_processor_time_is_ended_by_the_kernel_and_not_looked_at_again(
    make_gpg: MakeGpg, ours: Ours, noor: Person, tmp_path: Path
) -> None:
    gpg = make_gpg(BURNS, Limits(processor=1, seconds=120, message=120))
    budget = gpg.budget()
    message = noor.encrypt(TEXT, ours.armored, at=NOW)
    assert gpg.decrypt(message, [], NOW, budget) == Broken("took too long")
    assert gpg.decrypt(message, [], NOW, budget) == Broken("took too long")
    assert gpg.inspect(noor.armored.encode(), NOW, budget=budget)[0].why_unusable == "other"
    assert gpg.verify(TEXT, noor.sign(TEXT, at=NOW), [noor.armored.encode()], NOW, budget) == Bad("took too long")
    assert runs(tmp_path) == 1


def test_many_hidden_session_keys_have_one_budget(
    make_gpg: MakeGpg, ours: Ours, noor: Person, people: People, tmp_path: Path
) -> None:
    eve = people.get("eve@attacker.example", "Eve")
    message = noor.encrypt(TEXT, *[eve.armored] * 3, at=NOW, args=["--throw-keyids"])
    assert make_gpg(BURNS, Limits(processor=1, seconds=120, message=120)).decrypt(message, [], NOW) == Broken(
        "took too long"
    )
    assert runs(tmp_path) == 1


def test_the_clock_on_the_wall_settles_nothing(make_gpg: MakeGpg, ours: Ours, noor: Person) -> None:
    gpg = make_gpg(limits=Limits(message=0))
    with pytest.raises(Unsettled):
        gpg.decrypt(noor.encrypt(TEXT, ours.armored, at=NOW), [], NOW)
    with pytest.raises(Unsettled):
        gpg.inspect(noor.armored.encode(), NOW)


def test_what_was_decrypted_counts_together(ours: Ours, noor: Person) -> None:
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE, limits=Limits(output=5000))
    message = noor.encrypt(b"x" * 3000, ours.armored, at=NOW)
    budget = gpg.budget()
    assert gpg.decrypt(message, [], NOW, budget) == Decrypted(b"x" * 3000, Unsigned())
    assert gpg.decrypt(message, [], NOW, budget) == Broken("too large")
    budget.afresh()
    assert gpg.decrypt(message, [], NOW, budget) == Decrypted(b"x" * 3000, Unsigned())


def test_keys_leave_the_text_its_share() -> None:
    budget = Budget(Limits(processor=30))
    with budget.sparing(2 / 3) as spared:
        assert spared.processor == pytest.approx(10)
        spared.processor -= 12  # the kernel counts in whole seconds
    assert budget.processor == pytest.approx(18)


def test_each_run_costs_what_it_took(ours: Ours, noor: Person) -> None:
    budget = ours.gpg.budget()
    ours.gpg.decrypt(noor.encrypt(TEXT, ours.armored, at=NOW), [], NOW, budget)
    assert 0 < 30 - budget.processor < 5
