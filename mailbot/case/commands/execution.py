"""What comes of the commands of one mail: run one after the other, they move a case, and its words become a draft.

All or nothing: a command that is not possible where it stands, and nothing of the mail is done. What a command does is
its function's, what else it differs in its row says; none is named here.
"""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import addressing
from mailbot.case.commands.confirmation import confirm
from mailbot.case.commands.context import HOUR, AnswerInstead, CommandContext, Execution, Refusal
from mailbot.case.commands.spec import RESUME_LINE, Command, Problem, Words
from mailbot.case.drafts import ASSESSES
from mailbot.case.exposure import find_exposed, holds_address
from mailbot.case.leak_guard import find_repeated_attachment, find_repeated_line, readable
from mailbot.case.promises import kept
from mailbot.case.states import opened, undo_of
from mailbot.facts import Case, Doubt, Doubted, Draft, DraftLetter, Effect, RefusalReason, Save, State, Waiting


def execute(context: CommandContext, case: Case) -> list[Effect] | Problem:
    """Run all commands on `case` and draft what goes to the reporter, or say which line stands in the way."""
    execution = _run(context, Execution(case, context.words.strip()))
    for step in (_give_words_away, _keep_words_inside, _ask_for_reason, _check_words):
        if not isinstance(execution, Execution):
            break
        execution = step(context, execution)
    match execution:
        case Problem():
            return execution
        case AnswerInstead(effects=effects):
            return list(effects)
        case Execution():
            pass
    doubts = _doubts(context, execution)
    draft = _draft(context, execution, case, doubtful=bool(doubts))
    if draft is not None and (twin := _twin(draft, execution.case)) is not None:
        draft, execution = None, replace(execution, shown=twin)  # the same mail sent twice
    if draft is not None and case.state is State.CLOSED and context.held_until(case) is not None:
        # A lead has stopped it: whoever holds a handler's mailbox must not begin again
        number = context.commands[0].line_number if context.commands else 0
        return Problem(number, case.subject, RefusalReason.ILLEGAL)
    touched = _touched(context, execution, draft)
    if draft is not None:
        execution = execution.entered(context, "draft", text=draft.text.value, words=draft.words)
    return [Save(touched), *execution.effects, confirm(context, case, touched, draft or execution.shown, doubts)]


# The commands --------------------------------------------------------------------------------------------------------


def _run(context: CommandContext, execution: Execution) -> Execution | Problem | AnswerInstead:
    """Run the commands one after the other; the first that is refused is the problem."""
    alone = next((command for command in context.commands if command.spec.alone), None)
    if alone is not None and len(context.commands) > 1:  # or the others would be left undone without a word
        return _beside_others(context, alone)
    for command in context.commands:
        if not command.spec.is_legal(execution.case.state):
            return _problem(context, command, Refusal(RefusalReason.ILLEGAL), execution.case)
        if context.must_wait(command, execution.case):
            execution = _waiting(context, execution, command)
            continue
        outcome = command.spec.function(context, execution, command)
        if isinstance(outcome, Refusal):
            return _problem(context, command, outcome, execution.case)
        if isinstance(outcome, AnswerInstead):
            return outcome
        execution = outcome
    return execution


def _beside_others(context: CommandContext, command: Command) -> Problem:
    """Return that a command does not go with the others of its mail."""
    others = tuple(other.line for other in context.commands if other.spec is not command.spec)
    return Problem(command.line_number, command.line, RefusalReason.ILLEGAL, others)


def _problem(context: CommandContext, command: Command, refusal: Refusal, case: Case) -> Problem:
    lines = refusal.would_work or context.table.would_work(case, context.situation.organisation, context.today)
    return Problem(command.line_number, command.line, refusal.why, lines)


def _waiting(context: CommandContext, execution: Execution, command: Command) -> Execution:
    """Let a command wait its hour, and tell every lead, who may stop it."""
    # What is for a register may go on below the line
    below = context.below.split() if command.spec.words is Words.REGISTER else ()
    line = " ".join(filter(None, (f"#{command.name}", command.of, command.choice, command.text, *below)))
    about = command.spec.about(execution.case)
    waiting = Waiting(
        context.number, context.handler.address, context.situation.now, line, context.situation.now + HOUR, about
    )
    case = replace(execution.case, waiting=(*execution.case.waiting, waiting))
    waits = replace(execution, case=case).entered(context, "waits-an-hour", line=line)
    return waits.and_also(context.tell_leads(case.reference, line, waiting.at, waiting.id))


# The words below them ------------------------------------------------------------------------------------------------


def _give_words_away(context: CommandContext, execution: Execution) -> Execution | Problem:
    """Hand the words below a command to whom it has them for, if not to the reporter."""
    register = next((command for command in context.commands if command.spec.words is Words.REGISTER), None)
    if execution.words and register is not None:
        if execution.letter:  # for the register or for the reporter?
            return _beside_others(context, register)
        execution = _noted(context, execution)
    if context.has_words_for(Words.NOTE):
        execution = _noted(context, execution)
    return replace(execution, words="") if context.has_words_for(Words.PARTNER) else execution


def _keep_words_inside(context: CommandContext, execution: Execution) -> Execution | Problem:
    """Note the words of a mail that went to others as well, or that its author takes back."""
    if not execution.words or context.kept is None:
        return execution
    if execution.letter:  # the words would have been its letter
        command = execution.command or context.commands[0]
        return Problem(command.line_number, command.line, RefusalReason.NOT_ALONE)
    return _noted(context, execution)


def _noted(context: CommandContext, execution: Execution) -> Execution:
    return replace(execution.entered(context, "note", text=execution.words), words="")


def _ask_for_reason(_context: CommandContext, execution: Execution) -> Execution | Problem:
    """Refuse a decision that nobody explains to the reporter; whoever gets no letter needs no explanation."""
    command = execution.command
    told = bool(execution.rights) or (addressing.is_written_to(execution.case) and not execution.case.anonymous)
    if command is None or execution.words or not (told and execution.letter and command.wants_reason):
        return execution
    return Problem(command.line_number, command.line, RefusalReason.WANTS_REASON, (command.line,))


def _check_words(context: CommandContext, execution: Execution) -> Execution | Problem:
    """Refuse words that nobody would read, and decrypted text for somebody who is not shown to have written it."""
    words, case = execution.words, execution.case
    if not words:
        return execution
    if case.anonymous and not execution.rights:
        return Problem(0, words.partition("\n")[0], RefusalReason.NOBODY_READS)
    if case.restricted_at is not None and execution.letter is None:
        return Problem(0, words.partition("\n")[0], RefusalReason.RESTRICTED, (RESUME_LINE,))
    clear = [mail for mail in context.heard if not mail.decrypted and mail.sender == case.reporter]
    organisation = context.situation.organisation
    known = " ".join((organisation.address, *organisation.aliases))  # to whoever wrote there
    theirs = [known, *(f"{mail.subject}\n{mail.text}" for mail in clear)]
    number = find_repeated_line(words, context.guarded, theirs)
    if number is not None:
        return Problem(number, words.splitlines()[number - 1], RefusalReason.REPEATS)
    attachment = find_repeated_attachment(context.attachments, context.guarded, theirs)
    return execution if attachment is None else Problem(0, attachment.name, RefusalReason.REPEATS)


def _doubts(context: CommandContext, execution: Execution) -> tuple[Doubted, ...]:
    """Return why a handler is to look first at what would be sent."""
    organisation = context.situation.organisation
    if not execution.words:
        return find_exposed(context.below, organisation) if context.has_words_for(Words.PARTNER) else ()
    texts = (file for file in context.attachments if holds_address(readable(file), organisation))
    files = (Doubted(Doubt.ADDRESS, file.name) for file in texts)
    return (*context.doubts, *find_exposed(execution.words, organisation), *files, *context.files.doubts)


# What is left ---------------------------------------------------------------------------------------------------------


def _draft(context: CommandContext, execution: Execution, before: Case, *, doubtful: bool) -> Draft | None:
    """Return what waits to go to the reporter, if anything does."""
    case, words = execution.case, execution.words
    is_told = bool(execution.rights) or not case.anonymous
    if not is_told or not (words or execution.rights or (execution.letter and addressing.is_written_to(case))):
        return None
    in_clear = (words or execution.enclosed) and case.key is None and not case.clear_ok
    unsure = doubtful or bool(execution.enclosed)
    now = context.situation.now
    delay = context.situation.organisation.promises.relay_delay if execution.delay is None else execution.delay
    later = now if execution.at_once and execution.delay is None else now + delay
    later = max(later, context.held_until(before) or later)
    moves = execution.letter is not None and not execution.rights
    return Draft(
        id=context.number,
        handler=context.handler.address,
        made_at=now,
        text=execution.letter or DraftLetter.RELAY,
        words=words,
        day=execution.command.day if execution.command else None,
        attachments=(*execution.enclosed, *(context.files.files if words else ())),
        send_at=None if in_clear or unsure else later,
        unsure=unsure,
        fulfils="assessment" if execution.letter in ASSESSES else "",
        undo=undo_of(before) if moves and before.reference == case.reference else None,
        rights=execution.rights,
        last_backup=execution.last_backup,
    )


def _twin(draft: Draft, case: Case) -> Draft | None:
    """Find a draft that says just the same and waits already."""
    same = (draft.handler, draft.text, draft.words, draft.day, draft.attachments)
    others = (other for other in case.drafts if not other.partner)
    return next(
        (other for other in others if same == (other.handler, other.text, other.words, other.day, other.attachments)),
        None,
    )


def _touched(context: CommandContext, execution: Execution, draft: Draft | None) -> Case:
    """Return the case as the mail leaves it."""
    case = execution.case
    if execution.effects or draft:
        case = replace(case, touched_at=case.touched_at or context.situation.now)
    if not (execution.words or addressing.is_written_to(case)) and execution.letter in ASSESSES:
        # Nobody is told, so nothing else keeps the promise
        case = replace(case, assessment=kept(case.assessment, context.situation.now))
    return case if draft is None else replace(case, drafts=(*case.drafts, draft))


def nobodys_case(context: CommandContext) -> Case:
    """Return what the commands of a mail begin with that is about no case."""
    organisation = context.situation.organisation
    return opened("", context.situation.now, "", organisation.languages[0])
