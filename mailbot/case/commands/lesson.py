"""What a case taught: a line for the report of the month, which names no case and nobody."""

from __future__ import annotations

from mailbot.case.commands import arguments
from mailbot.case.commands.context import CommandContext, Execution
from mailbot.case.commands.spec import Command, CommandSpec
from mailbot.facts import LESSON as ENTRY
from mailbot.facts import Topic


def _lesson(context: CommandContext, execution: Execution, command: Command) -> Execution:
    return execution.entered(context, ENTRY, text=command.text)


LESSON = CommandSpec("lesson", _lesson, arguments.words("WORDS"), topic=Topic.RECORD)
