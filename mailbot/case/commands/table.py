"""All commands: every row of every group, in the order in which the letters name them."""

from __future__ import annotations

from mailbot.case.commands import (
    assignment,
    clocks,
    credit,
    desk,
    held,
    hold,
    lesson,
    linking,
    moves,
    note,
    overview,
    release,
    reporter,
    rights,
    sharing,
)
from mailbot.case.commands.spec import CommandTable, rows_of

GROUPS = (
    *(moves, note, assignment, reporter, linking, release, clocks, rights, sharing, credit, lesson),
    *(hold, desk, held),
    overview,
)

COMMANDS = CommandTable(rows_of(GROUPS), fallback=overview.HELP)
