"""Of several dues of one case, which is acted on, and which are finished with it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mailbot.agenda import _chosen
from mailbot.edges.store import ClaimedDues
from mailbot.facts import Due, DueKind
from tests.databases import NOW

CASE = "VB-2026-K7QM"


@pytest.mark.parametrize(
    ("kinds", "finished", "acted_on"),
    [
        pytest.param(["contact-reminder", "progress"], (0, 1), "progress", id="the-strongest-step-does-for-all"),
        pytest.param(["progress", "undelivered"], (1,), "undelivered", id="each-letter-that-was-lost-is-news"),
        pytest.param(["new-key", "progress"], (1,), "progress", id="a-new-key-of-ours-is-told-by-itself"),
        pytest.param(["clock", "new-key", "progress"], (0, 2), "clock", id="…-after-all-else"),
        pytest.param(["new-key"], (0,), "new-key", id="…-when-nothing-else-is-due"),
    ],
)
def test_what_is_done_of_several(kinds: list[str], finished: tuple[int, ...], acted_on: str) -> None:
    dues = tuple(Due(DueKind(kind), NOW + timedelta(minutes=n), CASE) for n, kind in enumerate(kinds))
    rows = tuple(range(len(dues)))
    chosen, due, row = _chosen(ClaimedDues(rows, dues, attempts=1, failures=(0,) * len(dues)))
    assert (chosen, due.kind.value) == (finished, acted_on)
    assert dues[row] == due
