"""What an operator is told to type is for the organisation that they asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailbot.ownership import DEFAULT_CONFIG, meant_for

OTHER = DEFAULT_CONFIG.parent / "other" / DEFAULT_CONFIG.name
START = "Run: systemctl start mailbot; then try again."


@pytest.mark.parametrize(
    ("text", "config", "told"),
    [
        pytest.param(START, DEFAULT_CONFIG, START, id="the only one"),
        pytest.param(START, OTHER, "Run: systemctl start mailbot@other; then try again.", id="one of several"),
        pytest.param(START, Path("/srv/x.yaml"), START, id="by hand"),
        pytest.param("journalctl -u mailbot -n 50", OTHER, "journalctl -u mailbot@other -n 50", id="its log"),
        pytest.param("journalctl -u mailbot-backup", OTHER, "journalctl -u mailbot-backup@other", id="its timer"),
        pytest.param("See: mailbot held list", OTHER, f"See: mailbot --config {OTHER} held list", id="a command"),
        pytest.param("mailbot --config a.yaml check", OTHER, "mailbot --config a.yaml check", id="said already"),
        pytest.param("runuser -u x -- mailbot cases", OTHER, "runuser -u x -- mailbot cases", id="as it was typed"),
        pytest.param("mailbot was stopped", OTHER, "mailbot was stopped", id="no command"),
    ],
)
def test_a_remedy_is_for_the_configuration_that_was_asked_about(text: str, config: Path, told: str) -> None:
    assert meant_for(text, config) == told
