"""What handlers write down for each other."""

from __future__ import annotations

from mailbot.case.commands import arguments
from mailbot.case.commands.context import CommandContext, Execution
from mailbot.case.commands.spec import Command, CommandSpec, Words
from mailbot.facts import Topic


def _note(_: CommandContext, execution: Execution, __: Command) -> Execution:
    return execution  # its words are all of it


NOTE = CommandSpec("note", _note, arguments.WORDS_BELOW, words=Words.NOTE, topic=Topic.ANSWER)
