"""Draws pictures: words and numbers as JSON on stdin, PNG on stdout. Run as a process, and by nothing else imported.

Plain, as a municipality prints: no colour that grey does not tell apart, so that what was missed is hatched and what
was kept is filled; each bar bears its number; letters are large enough for a phone, on which a picture is as wide as a
hand.
"""

from __future__ import annotations

import json
import sys
from io import BytesIO
from typing import Any

import matplotlib

matplotlib.use("Agg")

from matplotlib import pyplot  # chooses a screen otherwise
from matplotlib.ticker import MaxNLocator

from mailbot.edges.charts import LENGTH

WIDTH, HEIGHT, DPI = 4.8, 3.0, 200  # inches: 960 dots across, three to each of a phone's
INK, QUIET = "#1b1b1f", "#8a8d96"
CROWDED = 100  # numbers of three digits have no room side by side
STYLES = ({"color": "#2f4b73"}, {"facecolor": "white", "hatch": "////"})
"""Of the first series and of the second: told apart by their lightness and by the hatching."""


def _drawn(picture: dict[str, Any]) -> bytes:
    """Return one picture as PNG."""
    figure, axes = pyplot.subplots(figsize=(WIDTH, HEIGHT), dpi=DPI, layout="constrained")
    figure.get_layout_engine().set(w_pad=0.1, h_pad=0.06)
    figure.suptitle(picture["title"], x=0.02, ha="left", fontsize=11, fontweight="bold", color=INK)
    series = list(picture["series"].items())
    most = max((number for _, numbers in series for number in numbers), default=0)
    if most == 0:
        _write_nothing(axes, picture["nothing"])
    elif picture["across"]:
        _lie(axes, picture["labels"], series[0][1], most)
    else:
        _stand(axes, picture["labels"], series, most)
    raw = BytesIO()
    figure.savefig(raw, format="png", metadata={"Software": None})
    pyplot.close(figure)
    return raw.getvalue()


def _write_nothing(axes: Any, words: str) -> None:
    axes.set_axis_off()
    axes.text(0.5, 0.5, words, ha="center", va="center", fontsize=12, color=INK, transform=axes.transAxes)


def _stand(axes: Any, labels: list[str], series: list[tuple[str, list[int]]], most: int) -> None:
    """Draw bars that stand side by side over their labels."""
    width = 0.8 / len(series)
    for number, (name, values) in enumerate(series):
        places = [place - 0.4 + width * (number + 0.5) for place in range(len(labels))]
        bars = axes.bar(places, values, width, label=name, edgecolor=INK, linewidth=0.8, **STYLES[number])
        turned = 90 if most >= CROWDED and len(series) > 1 else 0
        size = 8 if len(series) == 1 else 6.5
        shown = [str(value) if value else "" for value in values]
        axes.bar_label(bars, shown, fontsize=size, color=INK, padding=2, rotation=turned)
    axes.set_xticks(range(len(labels)), labels, fontsize=8)
    axes.set_ylim(0, most * 1.15)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.tick_params(axis="y", labelsize=8)
    axes.grid(axis="y", color="#d9dbe0", linewidth=0.6)
    _plain(axes, "left")
    if len(series) > 1:
        axes.figure.legend(loc="outside lower left", ncols=len(series), fontsize=8.5, frameon=False)


def _lie(axes: Any, labels: list[str], values: list[int], most: int) -> None:
    """Draw bars that lie beside their labels, the first on top."""
    bars = axes.barh(range(len(labels)), values, 0.7, edgecolor=INK, linewidth=0.8, **STYLES[0])
    axes.bar_label(bars, [str(value) for value in values], fontsize=9, color=INK, padding=3)
    axes.set_yticks(range(len(labels)), labels, fontsize=9)
    axes.invert_yaxis()
    axes.set_xlim(0, most * 1.12)
    axes.set_xticks([])
    _plain(axes, "bottom")


def _plain(axes: Any, without: str) -> None:
    for side in ("top", "right", without):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(QUIET)
    axes.tick_params(length=0, colors=INK)
    axes.set_axisbelow(True)


def main() -> None:
    """Draw what stands on stdin."""
    for picture in json.load(sys.stdin):
        raw = _drawn(picture)
        sys.stdout.buffer.write(LENGTH.pack(len(raw)) + raw)


if __name__ == "__main__":
    main()
