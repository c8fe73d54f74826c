"""Commands that only read: what there is, and what is known of a case.

They may come in a mail of their own, and are answered at once to the handler's enrolled address alone. What a handler
may not see is to them as if it were not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mailbot.case import addressing
from mailbot.case.clocks import earliest_ahead
from mailbot.case.commands import arguments
from mailbot.case.commands.context import AnswerInstead, CommandContext, Execution, Refusal
from mailbot.case.commands.spec import Command, reading
from mailbot.case.inert import as_quote, inert_line
from mailbot.case.promises import calendar_of
from mailbot.case.rights_requests import find_open
from mailbot.facts import (
    Act,
    Alive,
    Case,
    CaseStep,
    Docket,
    Enter,
    Handler,
    Inquiry,
    Letter,
    Organisation,
    RefusalReason,
    Role,
    Send,
    State,
    StepKind,
    Witness,
    Witnessed,
)
from mailbot.letters.audiences import ReplyToHandler
from mailbot.letters.desk import CaseFile, CaseLine, CaseList, DeskStatus, FoundCases, LastWord, NextDue, StepLine
from mailbot.letters.stage import stage_of

LISTED = 50  # cases in one list: as long as somebody reads on a phone
STEPS = 200  # that one letter lists


def may_read(handler: Handler) -> bool:
    """Return whether what somebody wrote may be shown to a handler: encrypted, or in clear to whom that is allowed."""
    return handler.key is not None or handler.cleartext


def may_see(handler: Handler, case: Case | None, organisation: Organisation) -> bool:
    """Return whether a handler may see a case or, with None, what belongs to no case."""
    return handler in addressing.readers(case, organisation)


def answer_to_handler(context: CommandContext, content: ReplyToHandler, reference: str | None = None) -> Letter:
    """Make a letter to whoever asks."""
    return addressing.to_handler(context.handler, context.situation.organisation, content, reference)


# #cases --------------------------------------------------------------------------------------------------------------


def _cases(context: CommandContext, _: Execution, __: Command) -> AnswerInstead:
    organisation = context.situation.organisation
    dockets = [docket for docket in context.desk.dockets if may_see(context.handler, docket.case, organisation)]
    lines = sorted((case_line(docket, context) for docket in dockets), key=_urgency)
    content = CaseList(
        cases=tuple(lines[:LISTED]),
        more=len(lines[LISTED:]),
        theirs=organisation.need_to_know and context.handler.role is not Role.LEAD,
    )
    return AnswerInstead((Send(answer_to_handler(context, content)),))


def _urgency(line: CaseLine) -> tuple[bool, bool, date, str]:
    """Return what the urgent cases are told by: late ones first, then the law's hours, then the nearest day."""
    law = line.law_until.date() if line.law_until else date.max
    return (not line.late, line.law_until is None, min(line.by or law, line.data_by or law, law), line.reference)


def case_line(docket: Docket, context: CommandContext) -> CaseLine:
    """Return a case as an item of a list."""
    case, organisation = docket.case, context.situation.organisation
    what, by = _next_due(case)
    data_by = min((request.by for request in find_open(case)), default=None)
    today = calendar_of(organisation).local_day(context.situation.now)
    names = {handler.address: handler.name for handler in organisation.handlers}
    last, last_at = _last_word(docket)
    ahead = earliest_ahead(case, organisation)
    return CaseLine(
        reference=case.reference,
        state=stage_of(case),
        subject=case.subject if may_read(context.handler) else "",
        what=what,
        by=by,
        late=any(day < today for day in (by, data_by) if day is not None),
        data_by=data_by,
        law_until=ahead[1].due_at if ahead else None,
        law_clock=ahead[0].clock.name if ahead else "",
        law_step=ahead[1].step.name if ahead else "",
        on_it=", ".join(names.get(address, address) for address in case.assigned),
        last=last,
        last_at=last_at,
    )


def _next_due(case: Case) -> tuple[NextDue | None, date | None]:
    """Return what is owed next, and by when; nothing is in a closed case."""
    owed = (
        (NextDue.ASSESSMENT, case.assessment),
        (NextDue.SOLUTION, case.solution),
        (NextDue.PROGRESS, case.progress),
    )
    if case.state is State.CLOSED:
        return None, None
    days = ((what, addressing.day_of(promise)) for what, promise in owed)
    return min(((what, day) for what, day in days if day is not None), key=lambda due: due[1], default=(None, None))


def _last_word(docket: Docket) -> tuple[LastWord, datetime | None]:
    heard, answered = docket.heard_at, docket.answered_at
    if heard is None and answered is None:
        return LastWord.NOBODY, None
    if answered is None or (heard is not None and heard > answered):
        return LastWord.REPORTER, heard
    return LastWord.US, answered


# #show ---------------------------------------------------------------------------------------------------------------


def _show(context: CommandContext, execution: Execution, command: Command) -> AnswerInstead | Refusal:
    case = context.desk.case
    if not (command.text or execution.case.reference):
        return Refusal(RefusalReason.WHICH_CASE, (f"#{command.name} REFERENCE", f"#{CASES.name}"))
    if case is None or not may_see(context.handler, case, context.situation.organisation):
        return Refusal(RefusalReason.NOT_THEIRS, (f"#{CASES.name}",))
    steps, may = context.desk.steps, may_read(context.handler)
    earlier = max(0, len(steps) - STEPS)
    numbered = list(enumerate(steps, 1))[earlier:]
    content = CaseFile(
        case=case_line(next(iter(context.desk.dockets), Docket(case)), context),
        reporter=case.reporter if may else "",
        opened_at=case.opened_at,
        linked=", ".join(case.linked),
        steps=tuple(_step_line(number, step, may=may) for number, step in numbered),
        earlier=earlier,
        shortened=context.desk.shortened or not may,
    )
    zone = ZoneInfo(context.situation.organisation.timezone)
    below = "\n\n".join(_texts(numbered, zone)) if may else ""
    shown = replace(answer_to_handler(context, content, case.reference), below=below)
    by = context.handler.address
    looked = (Enter("shown", {"by": by}, case.reference), Witness(Witnessed(Act.SHOWN, by, case.reference)))
    return AnswerInstead((*looked, Send(shown)))


def _step_line(number: int, step: CaseStep, *, may: bool) -> StepLine:
    about = step.about if may or step.kind is StepKind.LETTER else ""
    return StepLine(number, step.at, step.kind, step.who if may else "", about, step.left)


def _texts(numbered: Iterable[tuple[int, CaseStep]], zone: ZoneInfo) -> Iterator[str]:
    """Yield what was written in a case, each text below a line of ours that bears the number it has in the list."""
    for number, step in numbered:
        if step.text is None:
            continue
        head = inert_line(f"[{number}] {step.at.astimezone(zone):%Y-%m-%d %H:%M} {step.who}")
        files = f"\n[{inert_line(step.files)}]" if step.files else ""
        yield f"{head}\n\n{as_quote(step.text)}{files}"


# #find and #status ---------------------------------------------------------------------------------------------------


def _find(context: CommandContext, _: Execution, __: Command) -> AnswerInstead:
    organisation = context.situation.organisation
    dockets = [docket for docket in context.desk.dockets if may_see(context.handler, docket.case, organisation)]
    lines = [case_line(docket, context) for docket in dockets if may_read(context.handler)]
    found = FoundCases(cases=tuple(lines[:LISTED]), more=len(lines[LISTED:]), not_searched=context.desk.not_searched)
    return AnswerInstead((Send(answer_to_handler(context, found)),))


def _status(context: CommandContext, _: Execution, __: Command) -> AnswerInstead:
    counts = may_see(context.handler, None, context.situation.organisation)
    alive = context.desk.alive or Alive()
    told = alive if counts else replace(alive, missed=0, at_risk=0, held=0, spam=0)
    return AnswerInstead((Send(answer_to_handler(context, DeskStatus(alive=told, counts=counts))),))


FIND = reading("find", _find, arguments.words("WORDS"), Inquiry.FIND)
STATUS = reading("status", _status, arguments.NOTHING, Inquiry.STATUS)
CASES = reading("cases", _cases, arguments.NOTHING, Inquiry.CASES)
SHOW = reading("show", _show, arguments.REFERENCE_OR_NOTHING, Inquiry.CASE)
