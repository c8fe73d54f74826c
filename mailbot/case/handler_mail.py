"""What is done with a handler's mail: whether it is believed, and what comes of obeying or refusing it.

All or nothing: one command that is unknown or not legal in its place, and nothing runs and nothing is sent. A
handler's words wait as a draft for `relay_delay`, while the handler reads in the confirmation what will be sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.case import (
    addressing,
    attachment_selection,
    desk,
    holding,
    relay_attachments,
    relay_recipients,
    reporter_mail,
)
from mailbot.case.commands import release, sharing
from mailbot.case.commands.context import CommandContext
from mailbot.case.commands.execution import execute, nobodys_case
from mailbot.case.commands.grammar import Parsed, find_in_subject, find_put_away, first_command, parse
from mailbot.case.commands.spec import CommandTable, Problem, Words
from mailbot.case.commands.table import COMMANDS
from mailbot.case.promises import calendar_of
from mailbot.facts import (
    Audience,
    Case,
    Context,
    Desk,
    Doing,
    Doubt,
    Doubted,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Good,
    Handler,
    Hold,
    HoldReason,
    Inquiry,
    Kept,
    Letter,
    LetterRecord,
    LookUp,
    Mail,
    Message,
    Organisation,
    Proof,
    RefusalReason,
    Role,
    Save,
    Send,
    Situation,
    Standing,
    Tell,
)
from mailbot.languages.gestures import is_forward, is_mood
from mailbot.letters.alerts import Held
from mailbot.letters.desk import DeskPaused, HeldDone, Help
from mailbot.letters.for_handlers import Assigned, CaseMail, Confirmation, PartnerMail, Refused, Unproven

ANSWERS = (Confirmation, Refused, Help, HeldDone)
TOLD_ONCE = (Held, Unproven)
SLOW = timedelta(minutes=5)  # by which a handler's clock may be behind ours; no signature counts twice, early or not
FRESH = timedelta(days=1)  # how old the signature of a mail may be that answers no letter of ours


def is_proven(mail: Mail, handler: Handler) -> bool:
    """Return whether `handler` wrote this: in answer to a letter that only they got, and proven besides.

    Proven by the enrolled key's signature, made after that letter, or by our own mail server. A command that opens a
    case may come in a mail that answers nothing, when it was signed lately: executed once, as every signature is. What
    only reads may come so when our own server vouches for it as well.
    """
    letter = mail.answers
    if letter is None:
        if mail.may(Doing.ASK) and Proof.VOUCHED in mail.proofs and desk.asks_to_read(mail):
            return True
        first = first_command(mail.message.new_text)
        opens_case = first is not None and first.opens_case
        return (opens_case or desk.asks_to_read(mail)) and _is_signed_since(mail, mail.received_at - FRESH)
    if letter.to != handler.address or letter.audience is not Audience.HANDLER:
        return False
    return mail.may(Doing.OBEY) and (Proof.VOUCHED in mail.proofs or _is_signed_since(mail, letter.queued_at))


def _is_signed_since(mail: Mail, at: datetime) -> bool:
    return Proof.SIGNATURE in mail.proofs and _is_made_since(mail, at)


def _is_made_since(mail: Mail, at: datetime) -> bool:
    signature = mail.opened.signature
    return isinstance(signature, Good) and signature.made_at >= at.replace(microsecond=0) - SLOW  # in whole seconds


def why_stray(mail: Mail, handler: Handler) -> HoldReason | Context | None:
    """Return why a mail that comes from `handler` is no order for the case that its header names, or None.

    A signature tells who wrote a mail and not where it belongs, unless what it covers says so: a caught one would
    move to whichever case its carrier likes. Our own server's word is about the mail as it came, so it does without;
    but neither a signature that says otherwise can be brought along, nor words that nobody but us can read yet: whoever
    holds a handler's mailbox, and a caught ciphertext, would have them decrypted and sent to a case of their own.
    """
    letter, astray = mail.answers, mail.astray
    if letter is None or letter.to != handler.address or letter.audience is not Audience.HANDLER:
        return None
    vouched = Proof.VOUCHED in mail.proofs
    sealed = any(not part.enclosed for part in mail.message.encrypted)
    counts = vouched or _is_made_since(mail, letter.queued_at)
    if astray is not None and counts and (astray is Context.ANOTHER or sealed or not vouched):
        return astray
    return HoldReason.UNSIGNED if vouched and sealed and Proof.SIGNATURE not in mail.proofs else None


def ask_which_case(
    mail: Mail, handler: Handler, reason: HoldReason | Context, case: Case | None, situation: Situation
) -> list[Effect]:
    """Hold a mail that is a handler's and shows not for which case, and tell the handler what helps."""
    if overrun := why_set_aside(mail, situation):
        return hold_and_tell(mail, handler, overrun, situation)
    why = _ASKED.get(reason, RefusalReason.NO_CONTEXT)
    return [Hold(reason), Send(refusal(Problem(0, "", why), handler, situation.organisation, case))]


def disbelieve(mail: Mail, handler: Handler, situation: Situation) -> list[Effect]:
    """Hold a mail in a handler's name that nothing proves, and tell the handler and the leads, once a day."""
    hold = Hold(HoldReason.UNPROVEN)
    if any(letter.is_a(Unproven) for letter in situation.standing.lately):
        return [hold]
    readers = {handler.address: handler} | {lead.address: lead for lead in addressing.leads(situation.organisation)}
    letters = (
        addressing.to_handler(
            reader,
            situation.organisation,
            Unproven(
                name=handler.name,
                yours=reader.address == handler.address,
                when=mail.received_at,
                lead=reader.role is Role.LEAD,
            ),
            None,
        )
        for reader in readers.values()
    )
    return [hold, Tell(tuple(replace(letter, listed=(mail.row,)) for letter in letters))]


def why_set_aside(mail: Mail, situation: Situation) -> HoldReason | None:
    """Return why a proven handler's mail must not be obeyed, or None to obey it."""
    if mail.opened.failure is not None or mail.opened.unopened:
        return HoldReason.HANDLERS_NOT_OPENED  # what can be read of it is not what the handler wrote
    answers = len(_answers(situation.standing))
    if answers >= situation.organisation.ceilings.answers_to_handler_per_day or desk.looks_too_often(situation):
        return HoldReason.TOO_MANY  # a machine that answers, and does not say that it is one
    return None


def hold_and_tell(mail: Mail, handler: Handler, reason: HoldReason, situation: Situation) -> list[Effect]:
    """Hold a proven handler's mail, and tell the handler and the leads, once until something is answered again."""
    last = max((letter.queued_at for letter in _answers(situation.standing)), default=None)
    if (
        mail.opened.failure is None
        and not mail.opened.unopened
        and any(
            letter.is_a(Held) and last is not None and letter.queued_at >= last for letter in situation.standing.lately
        )
    ):
        return [Hold(reason)]
    letters = holding.letters_to_leads(situation.organisation, mail, reason.value, [handler])
    return [Hold(reason), Tell(letters)]


def _answers(standing: Standing) -> list[LetterRecord]:
    return [letter for letter in standing.lately if letter.is_a(*ANSWERS)]


def obey(
    mail: Mail, handler: Handler, case: Case | None, situation: Situation, table: CommandTable = COMMANDS
) -> list[Effect]:
    """Carry out a proven handler's mail, or refuse the whole of it and say why."""
    spent = reporter_mail.spent(mail)
    parsed = parse(desk.desk_words(mail), calendar_of(situation.organisation).local_day(situation.now), table)
    context = _context(mail, handler, case, situation, parsed, table)
    outcome = _outcome(context, parsed, mail, case)
    if not isinstance(outcome, Problem):
        return [*spent, *outcome]
    letter = refusal(outcome, handler, situation.organisation, case)
    refused = Send(replace(letter, listed=context.listed))  # whoever got a number wrong may answer this one as well
    hold = [Hold(reason)] if (reason := _KEPT.get(outcome.why)) else []
    return [*spent, *hold, refused]


def _context(
    mail: Mail, handler: Handler, case: Case | None, situation: Situation, parsed: Parsed, table: CommandTable
) -> CommandContext:
    """Return what the commands of a mail may know."""
    relays = mail.answers is not None and mail.answers.is_a(*SHOW_A_CASE)
    relays = relays or any(
        command.spec.opens_case or command.spec.words is Words.NOTE or command.wants_reason or command.spec.may_explain
        for command in parsed.commands
    )
    goes, left_out = attachment_selection.sorted_out(mail.message.attachments, situation.organisation)
    words = "" if not relays or is_mood(parsed.words) else parsed.words
    return CommandContext(
        handler,
        situation,
        table,
        parsed.commands,
        mail.row,
        words=words,
        about=mail.answers.about if mail.answers else None,
        seen_at=mail.answers.queued_at if mail.answers else None,
        attachments=goes,
        files=relay_attachments.carried(mail, goes, situation.organisation),
        left_out=left_out,
        doubts=tuple(_doubts(mail.message, parsed)),
        kept=_why_kept(mail, handler, case, situation, parsed, relays=relays),
        signed=_is_signed_since(mail, mail.answers.queued_at if mail.answers else mail.received_at - FRESH),
        heard=mail.heard,
        guarded=mail.guarded,
        cases=mail.cases,
        below=parsed.words,
        desk=mail.desk or Desk(),
        listed=mail.answers.listed if mail.answers else (),
    )


def _why_kept(
    mail: Mail, handler: Handler, case: Case | None, situation: Situation, parsed: Parsed, *, relays: bool
) -> Kept | None:
    if relays:
        return relay_recipients.why_kept(mail.message, handler, case, situation.organisation)
    # Words beside a command may be meant for it; alone they were meant for somebody
    return Kept.ELSEWHERE if parsed.words.strip() and not parsed.commands and not is_mood(parsed.words) else None


def _doubts(message: Message, parsed: Parsed) -> Iterator[Doubted]:
    """Return why the words of a mail wait for a look before they leave."""
    if parsed.unmarked is not None:
        yield Doubted(Doubt.COMMAND, parsed.unmarked.line[1:])
    if message.cut_doubtful or message.automated is not None:
        yield Doubted(Doubt.QUOTE)
    if is_forward(message.subject):  # to us alone: an answer by another button, or meant for somebody else
        yield Doubted(Doubt.FORWARD)


def _outcome(context: CommandContext, parsed: Parsed, mail: Mail, case: Case | None) -> list[Effect] | Problem:
    """Return what the commands and the words of a mail do, or the problem that keeps all of it from being done."""
    if parsed.problem is not None:
        return parsed.problem
    subject, put_away = mail.message.subject, mail.message.put_away
    # Our confirmations name these in their own subjects, and their answers carry no words
    known = f"{case.subject if case else ''} {release.SEND.usage} {release.CLEAR_OK.usage}"
    beside = find_in_subject(subject, parsed, known, context.today, context.table) or find_put_away(
        put_away, parsed, context.table
    )
    if beside is not None:
        return beside
    if context.kept is Kept.ELSEWHERE and (meant := parsed.unmarked) is not None:
        return Problem(meant.line_number, meant.line[1:], RefusalReason.UNMARKED, (meant.line,))
    first = parsed.commands[0].spec if parsed.commands else None
    if first is not None and first.inquiry not in (None, Inquiry.COMMANDS):
        return _look(context, case)
    if case is not None:
        if context.handler not in addressing.readers(case, context.situation.organisation):
            return Problem(0, subject, RefusalReason.NOT_ASSIGNED)
        if mail.answers and mail.answers.is_a(PartnerMail) and _is_lost(context):
            return Problem(0, "", RefusalReason.TO_PARTNER, (f"#{sharing.SHARE.name} NAME summary",))
        return execute(context, case)
    if first is not None and first.without_case and not (first.alone and len(parsed.commands) > 1):
        return execute(context, nobodys_case(context))
    return Problem(0, subject, RefusalReason.NO_CASE)


def _look(context: CommandContext, case: Case | None) -> list[Effect] | Problem:
    """Answer what only reads, whichever letter it answers: the command itself asks what its handler may see."""
    situation = context.situation
    changes = any(command.choice in command.spec.changes for command in context.commands)
    if changes or (until := desk.paused_until(situation)) is None:
        return execute(context, case or nobodys_case(context))
    if desk.is_told_of_pause(situation):
        return []
    return [Send(addressing.to_handler(context.handler, situation.organisation, DeskPaused(until=until), None))]


def asked(mail: Mail, case: Case | None, situation: Situation) -> LookUp | None:
    """Return what a mail asks to read, where it is proven to be its handler's; None where nothing is looked up."""
    if mail.handler is None or not is_proven(mail, mail.handler):
        return None
    parsed = parse(desk.desk_words(mail), calendar_of(situation.organisation).local_day(situation.now))
    gathered = [inquiry for command in parsed.commands if (inquiry := command.spec.gathers(command)) is not None]
    if gathered and case is not None:
        return LookUp(gathered[0], reference=case.reference)
    command = parsed.commands[0] if parsed.commands and desk.asks_to_read(mail) else None
    if command is None or command.spec.inquiry is None:
        return None
    if command.choice not in command.spec.changes and desk.paused_until(situation) is not None:
        return None
    return LookUp(
        command.spec.inquiry,
        choice=command.choice,
        words=command.text,
        reference=case.reference if case else "",
        listed=mail.answers.listed if mail.answers else (),
    )


def _is_lost(context: CommandContext) -> bool:
    """Return whether an answer to a partner's mail has words that no command takes anywhere."""
    taken = any(command.spec.takes_words or command.wants_reason for command in context.commands)
    return bool(context.below.strip()) and not taken


def refusal(problem: Problem, handler: Handler, organisation: Organisation, case: Case | None) -> Letter:
    """Say that nothing was done, and why."""
    return addressing.to_handler(
        handler,
        organisation,
        Refused(
            line_number=problem.line_number,
            line=problem.line,
            why=problem.why,
            state=case.state if case else None,
            would_work=problem.would_work,
        ),
        case.reference if case else None,
    )


def dues(case: Case, _situation: Situation) -> Iterator[Due]:
    """Yield when the hour is over of each command that waits."""
    return (Due(DueKind.HOUR_OVER, waiting.at, case.reference, waiting.id) for waiting in case.waiting)


def touched_by_command(due: Due, case: Case) -> tuple[str, ...]:
    """Name the cases that a command names which has waited."""
    return tuple(word for waits in case.waiting if waits.id == due.about for word in waits.line.upper().split()[1:])


def hour_is_over(event: DueNow, case: Case, situation: Situation, table: CommandTable = COMMANDS) -> list[Effect]:
    """Carry out a command that has waited its hour and that no lead has stopped."""
    waiting = next((waits for waits in case.waiting if waits.id == event.due.about), None)
    if waiting is None or waiting.at > situation.now:
        return []
    case = replace(case, waiting=tuple(waits for waits in case.waiting if waits != waiting))
    handler = next(
        (colleague for colleague in situation.organisation.handlers if colleague.address == waiting.handler), None
    )
    if handler is None:  # has left the organisation meanwhile
        return [Save(case), Enter("not-carried-out", {"line": waiting.line, "why": "no such handler"})]
    parsed = parse(waiting.line, calendar_of(situation.organisation).local_day(situation.now), table)
    context = CommandContext(
        handler,
        situation,
        table,
        parsed.commands,
        -waiting.id,  # the words of that mail may wait themselves, under its number
        about=waiting.id,
        seen_at=waiting.made_at,
        signed=True,
        cases=event.cases,
        meant=waiting.key,
    )
    outcome = parsed.problem or execute(context, case)
    if not isinstance(outcome, Problem):
        return outcome
    return [
        Save(case),
        Enter("not-carried-out", {"line": waiting.line, "why": outcome.why.value}),
        Send(refusal(outcome, handler, situation.organisation, case)),
    ]


_KEPT = {
    RefusalReason.LOWER_COMMAND: HoldReason.LOWER_COMMAND,
    RefusalReason.IN_SUBJECT: HoldReason.COMMAND_IN_SUBJECT,
    RefusalReason.REPEATS: HoldReason.REPEATS,
}
"""Refusals after which the whole mail is kept for a person: it holds more than a command with a slip in it."""

_ASKED: Mapping[HoldReason | Context, RefusalReason] = {
    Context.ANOTHER: RefusalReason.ANOTHER_LETTER,
    HoldReason.UNSIGNED: RefusalReason.ENCRYPTED_UNSIGNED,
}
"""What a handler is told of a mail that shows not for which case it is."""

SHOW_A_CASE = (CaseMail, Assigned)
"""Letters whose answer goes to the reporter; an answer to any other runs commands and relays nothing."""
