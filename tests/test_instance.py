"""Whether the process that had a name before died or left."""

from __future__ import annotations

import fcntl
import resource
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from mailbot.errors import ConfigError, Temporary
from mailbot.instance import NAME, Instance, claim_name
from tests.machine import limited

Held = AbstractContextManager[Instance]


def ends(held: Held, _: Instance) -> None:
    held.__exit__(None, None, None)


def is_killed(_: Held, taken: Instance) -> None:
    fcntl.flock(taken._descriptor, fcntl.LOCK_UN)  # as the kernel does; nothing is written


def is_told_to_end_and_then_killed(held: Held, taken: Instance) -> None:
    taken.leave()
    is_killed(held, taken)


@pytest.mark.parametrize(
    ("how", "died"),
    [
        pytest.param(ends, False, id="it ended"),
        pytest.param(is_killed, True, id="it was killed"),
        pytest.param(is_told_to_end_and_then_killed, False, id="it was told to end, and cut off"),
    ],
)
def test_a_name_is_taken_over_and_its_end_known(
    tmp_path: Path, how: Callable[[Held, Instance], None], died: bool
) -> None:
    names, gone = [], []
    for number in range(3):
        held = claim_name(tmp_path)
        taken = held.__enter__()
        assert taken.died is (died and number > 0)
        names.append(taken.name)
        gone.append(held)
        how(held, taken)
    assert len(set(names)) == 1
    assert len(names[0]) == NAME


def test_two_at_once_have_names_of_their_own(tmp_path: Path) -> None:
    with claim_name(tmp_path) as one, claim_name(tmp_path) as other:
        assert one.name != other.name
    with claim_name(tmp_path) as again:
        assert again.name == one.name


@pytest.mark.parametrize(
    ("written", "keeps", "died"),
    [
        pytest.param(b"", False, False, id="a new file"),
        pytest.param(b"a" * NAME, True, True, id="of a version that noted no end"),
        pytest.param(b"a" * 7, False, False, id="cut off by a power cut"),
        pytest.param(b"\0" * 33, False, False, id="emptied by a power cut"),
    ],
)
def test_a_file_that_says_less(tmp_path: Path, written: bytes, keeps: bool, died: bool) -> None:
    (tmp_path / "daemon-0.lock").write_bytes(written)
    with claim_name(tmp_path) as taken:
        assert (taken.name == "a" * NAME, taken.died) == (keeps, died)
    with claim_name(tmp_path) as again:
        assert (again.name, again.died) == (taken.name, False)


def test_a_folder_that_cannot_be_made_stays_so_until_somebody_changes_it(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(ConfigError, match="state cannot be written: Not a directory"),
        claim_name(tmp_path / "file/state"),
    ):
        pass


def test_a_name_that_cannot_be_written_is_trouble_of_the_moment(tmp_path: Path) -> None:
    with limited(resource.RLIMIT_FSIZE, 0), pytest.raises(Temporary, match="File too large"), claim_name(tmp_path):
        pass


def test_a_folder_that_was_copied_to_another_host_brings_no_name_along(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with claim_name(here) as one:
        shutil.copytree(here, there)
        with claim_name(there) as other:
            assert (other.name == one.name, other.died) == (False, False)
        with claim_name(there) as again:
            assert again.name == other.name
    with claim_name(here) as back:
        assert back.name == one.name
