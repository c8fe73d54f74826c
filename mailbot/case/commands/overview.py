"""What a handler can ask for."""

from __future__ import annotations

from mailbot.case import addressing
from mailbot.case.commands import arguments
from mailbot.case.commands.context import AnswerInstead, CommandContext, Execution
from mailbot.case.commands.spec import Command, CommandSpec, Words
from mailbot.facts import Inquiry, Send
from mailbot.letters import for_handlers


def _help(context: CommandContext, execution: Execution, _: Command) -> AnswerInstead:
    """AnswerInstead what would work now."""
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
    return AnswerInstead((Send(letter),))


HELP = CommandSpec(
    "help", _help, arguments.NOTHING, words=Words.NOBODY, alone=True, without_case=True, inquiry=Inquiry.COMMANDS
)
