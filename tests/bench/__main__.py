"""Run the parts that are named, or all but `peers`: `python -m tests.bench [PART...]`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.figures import say

PARTS = ("message", "reading", "arrival", "idle", "backlog", "cases", "commands")


class Screen:
    """Instead of pytest's own screen: nothing but what went wrong."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            print(report.longreprtext, file=sys.__stdout__)


def main(parts: list[str]) -> int:
    """Run these parts, and return the exit status."""
    if unknown := [part for part in parts if part not in (*PARTS, "peers")]:
        sys.stderr.write(f"There is no part {', '.join(unknown)}. The parts are: {', '.join(PARTS)}, peers.\n")
        return 64
    say("what", "figure", "goal, at most")
    screen = ["--capture=sys", "-W", "ignore", "-p", "no:terminal", "-p", "no:xdist", "-p", "no:cacheprovider"]
    files = [str(Path(__file__).with_name(f"{part}.py")) for part in parts or PARTS]
    return pytest.main([*screen, "-o", "addopts=", "-o", "timeout=0", *files], plugins=[Screen()])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
