"""What was agreed with the reporter about naming them and making the problem public.

It is asked once, by the letter that says that the problem is solved; the answer comes in the reporter's own words, and
a handler records it. No answer is an answer: nobody is named, and nobody is asked again.
"""

from __future__ import annotations

from dataclasses import replace

from mailbot.case.commands import arguments
from mailbot.case.commands.context import CommandContext, Execution
from mailbot.case.commands.spec import Command, CommandSpec
from mailbot.facts import Topic


def _credit(context: CommandContext, execution: Execution, command: Command) -> Execution:
    answer = _answer(command.text)
    return replace(execution, case=replace(execution.case, credit=answer)).entered(context, "credit", answer=answer)


def _publish(context: CommandContext, execution: Execution, command: Command) -> Execution:
    answer = _answer(command.text)
    return replace(execution, case=replace(execution.case, publish=answer)).entered(context, "publish", answer=answer)


def _answer(text: str) -> str:
    """Return yes or no, however it is written, or what else was agreed in the handler's words."""
    return text.casefold() if text.casefold() in ("yes", "no") else text


CREDIT = CommandSpec("credit", _credit, arguments.words("yes|no|NAME"), topic=Topic.RECORD)
PUBLISH = CommandSpec("publish", _publish, arguments.words("yes|no|HOW"), topic=Topic.RECORD)
