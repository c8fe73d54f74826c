"""The file of figures is whole, readable to the node exporter, and what Prometheus' own parser reads."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from mailbot.edges.textfile import Figures, write_figures
from mailbot.errors import Temporary

FIGURES = [
    Figures("mailbot_queue_length", "How many wait.", ("queue",), [(("inbox",), 3.0), (("held",), 0.0)]),
    Figures("mailbot_messages_recorded_total", "Messages recorded.", (), [((), 7.0)]),
]


def read(path: Path) -> dict[tuple[str, str], dict[tuple[str, ...], float]]:
    families = text_string_to_metric_families(path.read_text())
    return {
        (family.name, family.type): {tuple(sample.labels.values()): sample.value for sample in family.samples}
        for family in families
    }


def test_it_can_be_read_by_everybody_whatever_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "mailbot.prom"
    before = os.umask(0o077)
    try:
        write_figures(path, FIGURES)
        write_figures(path, FIGURES)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert [file.name for file in tmp_path.iterdir()] == ["mailbot.prom"]
    assert read(path) == {
        ("mailbot_queue_length", "gauge"): {("inbox",): 3, ("held",): 0},
        ("mailbot_messages_recorded", "counter"): {(): 7},
    }


@pytest.mark.parametrize("place", ["/nonexistent/mailbot.prom", "/proc/mailbot.prom"])
def test_where_it_cannot_be_written_that_is_said_and_the_older_one_stays(place: str) -> None:
    with pytest.raises(Temporary, match=place):
        write_figures(Path(place), FIGURES)
