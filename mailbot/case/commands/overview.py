"""What a handler can ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mailbot.case import addressing
from mailbot.case.commands import arguments
from mailbot.case.commands.context import AnswerInstead, CommandContext, Execution
from mailbot.case.commands.spec import Command, reading
from mailbot.facts import Attachment, Case, Inquiry, Send, Topic
from mailbot.languages import guide
from mailbot.letters.desk import Help, UsageOf


def _help(context: CommandContext, execution: Execution, _: Command) -> AnswerInstead:
    """Answer what would work now, and bring the guide along: whoever asks may want more than a list."""
    case = execution.case if execution.case.reference else None
    letter = addressing.to_handler(
        context.handler,
        context.situation.organisation,
        Help(state=case.state if case else None, topics=tuple(_topics(context, case))),
        case.reference if case else None,
    )
    page = Attachment("mailbot.txt", "text/plain", guide(letter.language).encode())
    return AnswerInstead((Send(replace(letter, attachments=(page,))),))


def _topics(context: CommandContext, case: Case | None) -> Iterator[UsageOf]:
    shown = tuple(context.table.shown(case, context.situation.organisation, context.today))
    for topic in Topic:
        if commands := tuple(usage for of, usage in shown if of is topic):
            yield UsageOf(topic, commands)


HELP = reading("help", _help, arguments.NOTHING, Inquiry.COMMANDS)
