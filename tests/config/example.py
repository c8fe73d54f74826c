"""The example of a configuration file, whole or with one thing changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailbot.config import Config, load
from mailbot.errors import ConfigError

EXAMPLE = Path(__file__).parents[2] / "config.example.yaml"
TEXT = EXAMPLE.read_text()
PARTNERS = "".join(
    f"{line.removeprefix('# ')}\n" for line in TEXT.splitlines() if line.startswith(("# partners:", "#   - {name: IBD"))
)
FINGERPRINT = "0123456789ABCDEF0123456789ABCDEF01234567"


def loaded(directory: Path, old: str = "", new: str = "") -> Config:
    """Load the example with one thing changed."""
    assert old in TEXT
    path = directory / "config.yaml"
    path.write_text(TEXT.replace(old, new, 1) if old else TEXT + new)
    return load(path)


def problem(directory: Path, old: str = "", new: str = "") -> str:
    with pytest.raises(ConfigError) as caught:
        loaded(directory, old, new)
    assert caught.value.__cause__ is None
    assert caught.value.remedy
    return caught.value.problem


def private(path: Path, raw: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    path.chmod(0o640)
