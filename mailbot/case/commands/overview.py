"""What a handler can ask for."""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import addressing
from mailbot.case.commands import arguments
from mailbot.case.commands.context import AnswerInstead, CommandContext, Execution
from mailbot.case.commands.spec import Command, CommandSpec, Words
from mailbot.facts import Attachment, Inquiry, Send
from mailbot.languages import guide
from mailbot.letters import for_handlers


def _help(context: CommandContext, execution: Execution, _: Command) -> AnswerInstead:
    """Answer what would work now, and bring the guide along: whoever asks may want more than a list."""
    case = execution.case if execution.case.reference else None
    letter = addressing.to_handler(
        context.handler,
        context.situation.organisation,
        for_handlers.Help(
            state=case.state if case else None,
            would_work=context.table.would_work(case, context.today)
            if case
            else context.table.would_work_without_case(),
        ),
        case.reference if case else None,
    )
    page = Attachment("mailbot.txt", "text/plain", guide(letter.language).encode())
    return AnswerInstead((Send(replace(letter, attachments=(page,))),))


HELP = CommandSpec(
    "help", _help, arguments.NOTHING, words=Words.NOBODY, alone=True, without_case=True, inquiry=Inquiry.COMMANDS
)
