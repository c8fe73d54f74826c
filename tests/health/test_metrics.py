"""README's table of figures is the one that is written, and the names are Prometheus' own kind."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from mailbot.edges.textfile import Figures, write_figures
from mailbot.facts import Deed, Expiry, Lasting, Queue, SignOfLife, Vitals
from mailbot.health.metrics import METRICS
from mailbot.health.table import judge_all

README = (Path(__file__).parents[2] / "README.md").read_text()
ROW = re.compile(r"^\| `(mailbot_\w+)(?:\{([\w, ]+)\})?` \|", re.MULTILINE)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAEMON = SignOfLife("a" * 32, "mail1", "0.1.0", NOW, NOW, deeds=dict.fromkeys(Deed, NOW))
FULL = Vitals(
    NOW,
    NOW,
    daemons=(replace(DAEMON, unfetched=2, unfetched_since=NOW),),
    expiries=(Expiry(Lasting.KEY, "openpgp", NOW),),
    backup_at=NOW,
    undecided=Queue(1, NOW),
    held=Queue(1, NOW),
    unsent=Queue(1, NOW),
    overdue=Queue(1, NOW),
    disk_free=1,
)


def test_readme_has_every_figure_and_no_other() -> None:
    documented = {name: tuple(labels.split(", ")) if labels else () for name, labels in ROW.findall(README)}
    assert documented == {row.name: row.labels for row in METRICS}


@pytest.mark.parametrize("vitals", [pytest.param(FULL, id="full"), pytest.param(Vitals(NOW, NOW), id="nothing known")])
def test_what_is_written_is_read_by_prometheus_own_parser(tmp_path: Path, vitals: Vitals) -> None:
    conditions = judge_all(vitals)
    write_figures(
        tmp_path / "mailbot.prom",
        [Figures(row.name, row.help, row.labels, row.samples(vitals, conditions)) for row in METRICS],
    )
    families = list(text_string_to_metric_families((tmp_path / "mailbot.prom").read_text()))
    assert [(family.name, family.type) for family in families] == [
        (row.name.removesuffix("_total"), "counter" if row.name.endswith("_total") else "gauge") for row in METRICS
    ]
    samples = [sample for family in families for sample in family.samples]
    assert len({(sample.name, tuple(sample.labels.items())) for sample in samples}) == len(samples)
    assert len(samples) < 100


def test_names_follow_the_conventions() -> None:
    moments = [row.name for row in METRICS if "last" in row.name or "oldest" in row.name or "expiry" in row.name]
    assert [name for name in moments if not name.endswith("_timestamp_seconds")] == []
    assert [row.name for row in METRICS if re.search(r"_(ms|minutes|hours|days|kb|mb|count)$", row.name)] == []
    assert [row.name for row in METRICS if not row.help.endswith(".")] == []
