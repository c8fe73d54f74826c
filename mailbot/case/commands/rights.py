"""Commands about what somebody asks of the data that is kept of them (GDPR articles 15 to 21).

Each answers a request, and has a letter that waits as any draft does: the request counts as answered when that leaves.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mailbot.case import addressing, rights_erasure, rights_requests
from mailbot.case.commands.context import CommandContext, Execution, Refusal
from mailbot.case.commands.desk import may_read
from mailbot.case.commands.lines import bare
from mailbot.case.commands.spec import Argument, Command, CommandSpec
from mailbot.facts import (
    Act,
    Case,
    DraftLetter,
    Inquiry,
    RefusalReason,
    Right,
    RightOutcome,
    RightsRequest,
    Role,
    Send,
    Topic,
    Witness,
    Witnessed,
)
from mailbot.letters.rights import RightsReceived

EXPORT, ERASE, RESTRICT, RESUME, CORRECTED = "export", "erase", "restrict", "resume", "corrected"
REFUSE, EXTEND, WITHDRAWN, OPEN = "refuse", "extend", "withdrawn", "open"
_ANSWERS = {
    EXPORT: (Right.ACCESS,),
    ERASE: (Right.ERASE, Right.OBJECT),
    RESTRICT: (Right.RESTRICT, Right.OBJECT),
    CORRECTED: (Right.CORRECT,),
    REFUSE: tuple(Right),
    EXTEND: tuple(Right),
    WITHDRAWN: tuple(Right),
}
"""What each may answer."""
_LETTERS = {
    EXPORT: DraftLetter.RIGHTS_COPY,
    ERASE: DraftLetter.RIGHTS_ERASED,
    RESTRICT: DraftLetter.RIGHTS_RESTRICTED,
    CORRECTED: DraftLetter.RIGHTS_CORRECTED,
    REFUSE: DraftLetter.RIGHTS_REFUSED,
    EXTEND: DraftLetter.RIGHTS_EXTENDED,
}
_REASONED = frozenset({CORRECTED, REFUSE, EXTEND})
_WITH_RIGHT = frozenset({REFUSE, EXTEND, WITHDRAWN, OPEN})


def _rights(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    if command.choice == OPEN:
        return _open(context, execution, Right(command.of))
    if command.choice == RESUME:
        return _resume(execution, context, command)
    meant = _meant(execution.case, command)
    if isinstance(meant, Refusal):
        return meant
    if any(one.right is Right.OBJECT for one in meant) and context.handler.role is not Role.LEAD:
        return Refusal(RefusalReason.LEADS_DECIDE, ("#note",))
    if command.choice == WITHDRAWN:
        return _withdrawn(context, execution, meant)
    rights = tuple(one.right for one in meant)
    answer = _answered(context, execution, command, rights)
    match command.choice:
        case "export":
            return _export(context, answer)
        case "erase":
            return _erase(context, answer)
        case "extend":
            return _extend(context, answer, meant)
        case _:
            return answer.entered(context, f"rights-{command.choice}", rights=" ".join(rights))


def _meant(case: Case, command: Command) -> tuple[RightsRequest, ...] | Refusal:
    """Return the requests that a command answers."""
    may = [Right(command.of)] if command.of else _ANSWERS[command.choice]
    meant = [one for one in rights_requests.find_open(case) if one.right in may]
    if not meant:
        lines = tuple(f"#{command.name} {OPEN} {right}" for right in may[:1])
        return Refusal(RefusalReason.NOT_ASKED, lines)
    if len(meant) > 1 and command.choice == REFUSE:  # each has a reason of its own
        lines = tuple(f"#{command.name} {command.choice} {one.right}" for one in meant)
        return Refusal(RefusalReason.WHICH_REQUEST, lines)
    return tuple(meant)


def _answered(context: CommandContext, execution: Execution, command: Command, rights: tuple[Right, ...]) -> Execution:
    """Let the letter wait that belongs to a command, with the words of its line and below it."""
    words = "\n\n".join(filter(None, (command.text, context.words.strip())))
    return replace(execution, words=words, letter=_LETTERS[command.choice], command=command, rights=rights)


def _needs_lead(context: CommandContext) -> bool:
    """Return whether a handler may not answer for every case of a person: some of them they may not see."""
    return context.situation.organisation.need_to_know and context.handler.role is not Role.LEAD


def _export(context: CommandContext, execution: Execution) -> Execution | Refusal:
    """Show the handler what would be sent; it leaves when they say so."""
    copy = context.desk.copy
    if copy is None:
        return Refusal(RefusalReason.TOO_LARGE, ("#rights extend",))
    if not may_read(context.handler) or _needs_lead(context):
        return Refusal(RefusalReason.LEADS_DECIDE, ("#note",))
    seen = Witness(Witnessed(Act.EXPORTED, context.handler.address, execution.case.reference))
    return replace(execution, enclosed=(copy,)).entered(context, "rights-export").and_also(seen)


def _erase(context: CommandContext, execution: Execution) -> Execution | Refusal:
    """Let the letter wait after which everything goes; what the law keeps is nobody's to erase."""
    organisation = context.situation.organisation
    if _needs_lead(context):
        return Refusal(RefusalReason.LEADS_DECIDE, ("#note",))
    if rights_erasure.stays_by_law(execution.case, organisation):
        return Refusal(RefusalReason.STAYS_BY_LAW, (f"#rights {REFUSE} {Right.ERASE}",))
    gone_by, last_backup = rights_erasure.days_of_end(context.situation)
    command = execution.command and replace(execution.command, day=gone_by)
    erased = replace(execution, command=command, last_backup=last_backup)
    return erased.entered(context, "rights-erase", by=gone_by.isoformat())


def _extend(context: CommandContext, execution: Execution, meant: tuple[RightsRequest, ...]) -> Execution | Refusal:
    """Take two months more, once, and only while the first one runs: that is when they must hear of it."""
    organisation = context.situation.organisation
    for request in meant:
        first = rights_requests.owed_by_day(request.asked_at, rights_requests.MONTH, organisation)
        if request.extended_at is not None or context.today > first:
            return Refusal(RefusalReason.ALREADY_EXTENDED, (f"#rights {REFUSE} {request.right}",))
    by = min(rights_requests.owed_by_day(one.asked_at, rights_requests.EXTENDED, organisation) for one in meant)
    command = execution.command and replace(execution.command, day=by)
    extended = replace(execution, command=command)
    return extended.entered(context, "rights-extend", by=by.isoformat(), why=execution.words)


def _withdrawn(context: CommandContext, execution: Execution, meant: tuple[RightsRequest, ...]) -> Execution:
    """Close what they ask no more; what they are told of it stands below the command, in a handler's own words."""
    rights = tuple(one.right for one in meant)
    case = rights_requests.with_answered(execution.case, rights, RightOutcome.WITHDRAWN, context.situation.now)
    return replace(execution, case=case).entered(context, "rights-withdrawn", rights=" ".join(rights))


def _resume(execution: Execution, context: CommandContext, command: Command) -> Execution | Refusal:
    """Use again what was only kept: told before it is so."""
    if execution.case.restricted_at is None:
        return Refusal(RefusalReason.NOT_ASKED, (f"#{command.name} {OPEN} {Right.RESTRICT}",))
    words = "\n\n".join(filter(None, (command.text, context.words.strip())))
    resumed = replace(
        execution, words=words, letter=DraftLetter.RIGHTS_RESUMED, command=command, rights=(Right.RESTRICT,)
    )
    return resumed.entered(context, "rights-resume")


def _open(context: CommandContext, execution: Execution, right: Right) -> Execution | Refusal:
    """Open what no machine saw: asked on the telephone, or between other things."""
    organisation, now = context.situation.organisation, context.situation.now
    if rights_requests.find_open(execution.case, right):
        return Refusal(RefusalReason.ILLEGAL, (f"#rights {REFUSE} {right}", f"#rights {EXTEND} {right}"))
    by = rights_requests.owed_by_day(now, rights_requests.MONTH, organisation)
    request = RightsRequest(right, now, by)
    case = replace(execution.case, rights=(*execution.case.rights, request))
    opened = replace(execution, case=case).entered(context, "rights-opened", right=right, by=by.isoformat())
    letter = addressing.to_reporter(case, RightsReceived(rights=(right,), by=by))
    return opened.and_also(Send(letter)) if case.reporter else opened


# How it is typed ------------------------------------------------------------------------------------------------------


def _read(command: Command, argument: str, _: date) -> Command | RefusalReason:
    word, _space, rest = bare(argument).partition(" ")
    choice, rest = word.strip(" .,;:!*_").casefold(), rest.strip()
    if not choice:
        return RefusalReason.MISSING_ARGUMENT
    if choice not in (*_ANSWERS, RESUME, OPEN):
        return RefusalReason.BAD_ARGUMENT
    first, _space, words = rest.partition(" ")
    right = first.strip(" .,;:!*_").casefold()
    if choice in _WITH_RIGHT and right in set(Right):
        return replace(command, choice=choice, of=right, text=words.strip())
    if choice == OPEN:
        return RefusalReason.BAD_ARGUMENT if rest else RefusalReason.MISSING_ARGUMENT
    return replace(command, choice=choice, text=rest)


def _waits(command: Command, _: Case) -> bool:
    return command.choice == ERASE  # it cannot be taken back


def _wants_reason(command: Command) -> bool:
    return command.choice in _REASONED


def gathers(command: Command) -> Inquiry | None:
    """Return what is looked up for a command that does more than read."""
    return Inquiry.COPY if command.choice == EXPORT else None


_USAGE = (EXPORT, ERASE, RESTRICT, RESUME, "corrected TEXT", "refuse TEXT", "extend TEXT", WITHDRAWN, "open access")
RIGHTS = CommandSpec(
    "rights",
    _rights,
    Argument("|".join(_USAGE), _read, wraps=True),
    tells_reporter=True,
    wants_reason=_wants_reason,
    waits=_waits,
    may_explain=True,
    contradicts_moves=True,
    gathers=gathers,
    topic=Topic.LAW,
)
