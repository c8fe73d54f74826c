"""A file of figures that Prometheus' node exporter reads (its textfile collector; prometheus-client writes it).

Promises that a reader finds a whole file or the one before, readable to everybody: it holds figures alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from prometheus_client import CollectorRegistry, write_to_textfile
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from mailbot.errors import Temporary

READABLE = 0o644  # the unit's UMask= would keep the node exporter, another user, from reading it


@dataclass(frozen=True, slots=True)
class Figures:
    """One metric: a counter if its name ends in `_total`, else a gauge."""

    name: str
    help: str
    labels: tuple[str, ...]
    samples: Iterable[tuple[tuple[str, ...], float]]


class _Once(Collector):
    """Hands over what it was given."""

    def __init__(self, figures: Iterable[Figures]) -> None:
        self._figures = figures

    def collect(self) -> Iterator[Metric]:
        for one in self._figures:
            kind = CounterMetricFamily if one.name.endswith("_total") else GaugeMetricFamily
            family = kind(one.name, one.help, labels=one.labels)
            for labels, value in one.samples:
                family.add_metric(labels, value)
            yield family


def write_figures(path: Path, figures: Iterable[Figures]) -> None:
    """Write the file anew; raises Temporary where that is not possible."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Once(list(figures)))
    new = path.with_name(f".{path.name}.new")  # not *.prom, which would be read as well
    try:
        write_to_textfile(str(new), registry)
        new.chmod(READABLE)
        new.replace(path)
    except OSError as trouble:
        raise Temporary(f"{path}: {trouble.strerror or type(trouble).__name__}") from trouble
