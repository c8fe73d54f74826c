"""Pictures of figures, as PNG, drawn by a process of their own that ends with them.

matplotlib takes a second and a hundred megabytes: a daemon that draws once a month has neither to spare. Its process
is told nothing but the words and numbers of the pictures.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from importlib.util import find_spec

from mailbot.errors import Temporary
from mailbot.facts import Picture

SECONDS = 90.0  # matplotlib looks at every font of the machine; a loop that is silent for two minutes counts as stuck
LENGTH = struct.Struct(">I")  # before each picture


def missing_library() -> str | None:
    """Return the library that is not installed, or None when pictures can be drawn."""
    return None if find_spec("matplotlib") is not None else "matplotlib"


def draw(pictures: Sequence[Picture]) -> tuple[bytes, ...]:
    """Return each picture as PNG; none at all where matplotlib is missing. Raises Temporary when drawing failed."""
    if missing_library() is not None:
        return ()
    with tempfile.TemporaryDirectory(prefix="mailbot-charts-") as folder:  # matplotlib keeps a list of fonts
        environment = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ}
        try:
            done = subprocess.run(
                [sys.executable, "-m", "mailbot.edges.charts.drawing"],
                input=json.dumps([asdict(picture) for picture in pictures]).encode(),
                capture_output=True,
                timeout=SECONDS,
                check=True,
                env={**environment, "MPLCONFIGDIR": folder, "HOME": folder},
            )
        except (OSError, subprocess.SubprocessError) as why:
            raise Temporary(f"the pictures were not drawn: {type(why).__name__}") from why
    return tuple(_parted(done.stdout))


def _parted(stream: bytes) -> Sequence[bytes]:
    found, at = [], 0
    while at < len(stream):
        (length,) = LENGTH.unpack_from(stream, at)
        at += LENGTH.size + length
        found.append(stream[at - length : at])
    return found
