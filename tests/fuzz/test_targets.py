"""Every fuzz target holds for its seeds, and for what is left of them when they are cut off or joined."""

from collections.abc import Iterator

import pytest

from tests.fuzz.targets import TARGETS

MOST = 60  # seeds; the smallest come first


def _cut_off(raw: bytes) -> Iterator[bytes]:
    yield raw[: len(raw) // 2]
    yield raw[len(raw) // 3 :]
    yield raw.replace(b"\r\n", b"\n")


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_for_its_seeds(name: str) -> None:
    target = TARGETS[name]
    seeds = [raw for raw in target.seeds() if len(raw) <= target.longest][:MOST]
    assert seeds
    for raw in (b"", *seeds, *(piece for seed in seeds for piece in _cut_off(seed))):
        target.tried(raw)
