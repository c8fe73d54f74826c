"""`#hold`: a case is kept, whatever its retention term says, until somebody lifts that again.

A claim, an investigation, a request of an authority: whoever knows of one says so, and gives the reason. Keeping is
done at once; lifting makes that the case goes after all, so unsigned it waits its hour.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from mailbot.case import addressing
from mailbot.case.commands.confirmation import confirm
from mailbot.case.commands.context import AnswerInstead, CommandContext, Execution, Refusal
from mailbot.case.commands.lines import bare
from mailbot.case.commands.spec import Argument, Command, CommandSpec
from mailbot.case.retention import kept_back, lifted
from mailbot.facts import Case, Effect, Enter, LegalHold, RefusalReason, Save, Topic

_OFF = "off"
_NAMED = re.compile(r"\[?([A-Z]{2,8}-\d{4}-[0-9A-Z]{4})\]?[:,]?(?:\s+|$)", re.IGNORECASE)


def _read(command: Command, argument: str, _: date) -> Command | RefusalReason:
    """Read `WHY` or `off`; in front of either may stand the case that is meant."""
    text, of = bare(argument), ""
    if named := _NAMED.match(text):
        text, of = bare(text[named.end() :]), named[1].upper()
    if not text:
        return RefusalReason.MISSING_ARGUMENT
    return replace(command, of=of, choice=_OFF) if text.casefold() == _OFF else replace(command, of=of, text=text)


def _hold(context: CommandContext, execution: Execution, command: Command) -> Execution | AnswerInstead | Refusal:
    case = execution.case
    if command.of not in ("", case.reference) or not case.reference:
        return _named(context)
    if command.choice == _OFF:
        if case.legal_hold is None:
            return Refusal(RefusalReason.NOT_ON_HOLD)
        return replace(execution, case=lifted(case)).entered(context, "hold-lifted", why=case.legal_hold.why)
    return replace(execution, case=_kept(context, case, command)).entered(context, "hold", why=command.text)


def _named(context: CommandContext) -> AnswerInstead | Refusal:
    """Keep the cases that the commands of a mail name, which is about another or about none: a list of what goes."""
    effects: list[Effect] = []
    kept: list[Case] = []
    for command in context.commands:
        case = context.find_case(command.of)
        if not command.of or command.spec is not HOLD:
            return Refusal(RefusalReason.WHICH_TO_HOLD, ("#hold REFERENCE WHY",))
        if case is None or context.handler not in addressing.readers(case, context.situation.organisation):
            return Refusal(RefusalReason.NOT_THEIRS)
        if command.choice == _OFF:  # it may have to wait its hour, in its own case
            return Refusal(RefusalReason.WHICH_TO_HOLD, (f"#show {command.of}",))
        kept.append(_kept(context, case, command))
        entry = Enter("hold", {"handler": context.handler.address, "why": command.text}, case.reference)
        effects += [Save(kept[-1]), entry]
    return AnswerInstead((*effects, confirm(context, kept[0], kept[0], None)))


def _kept(context: CommandContext, case: Case, command: Command) -> Case:
    hold = LegalHold(context.situation.now, context.handler.address, command.text)
    return kept_back(case, hold)


def _lifts(command: Command, case: Case) -> bool:
    return command.choice == _OFF and bool(case.reference) and command.of in ("", case.reference)


def _of_one_case(command: Command, other: Command) -> bool:
    return command.of == other.of and command.argument != other.argument


HOLD = CommandSpec(
    "hold",
    _hold,
    Argument("WHY|REFERENCE WHY|off", _read, wraps=True),
    contradicts_itself=_of_one_case,
    waits=_lifts,
    without_case=True,
    topic=Topic.LAW,
)
