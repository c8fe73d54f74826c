"""What becomes of a handler's mail that is none of words: a thumb, a receipt, an invitation, an attempt to recall.

None of it is for the reporter. What a program sends by itself is noted and nobody is answered; a person who meant it
for the reporter reads that it stays. A recall does what it asks for as long as that is possible: it stops what waits.
"""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import addressing, drafts, handler_mail, reporter_mail
from mailbot.case.commands.confirmation import confirm
from mailbot.case.commands.context import CommandContext
from mailbot.case.commands.spec import Problem
from mailbot.case.commands.table import COMMANDS
from mailbot.facts import (
    Case,
    Effect,
    Enter,
    Gesture,
    Handler,
    Kept,
    Mail,
    Message,
    Proof,
    RefusalReason,
    Save,
    Send,
    Situation,
)
from mailbot.languages import gestures

# What only the subject tells to be a receipt, a person may have written: who did is told, and the words are kept
_KEPT = {
    Gesture.REACTION: Kept.REACTION,
    Gesture.RECEIPT: Kept.REACTION,
    Gesture.INVITATION: Kept.INVITATION,
}


def find_gesture(message: Message) -> Gesture | None:
    """Return what a client sent instead of words; None when the mail holds words."""
    known = {gesture.value: gesture for gesture in Gesture}
    return known.get(message.gesture) or gestures.find_gesture(message.subject, message.new_text)


def met(mail: Mail, handler: Handler, case: Case | None, situation: Situation) -> list[Effect]:
    """Return what is done about a handler's mail that is none of words."""
    gesture = find_gesture(mail.message)
    if reason := handler_mail.why_set_aside(mail, situation):
        return handler_mail.hold_and_tell(mail, handler, reason, situation)
    if gesture is Gesture.RECALL:
        return _recall(mail, handler, case, situation)
    entry = Enter("gesture", {"handler": handler.address, "what": gesture.value if gesture else ""})
    by_program = mail.message.automated is not None or (gesture is Gesture.RECEIPT and mail.message.gesture)
    if by_program or case is None or gesture is None:
        return [entry]
    if not handler_mail.is_proven(mail, handler):
        return handler_mail.disbelieve(mail, handler, situation)
    noted = Enter("note", {"handler": handler.address, "text": mail.message.new_text.strip()})
    context = CommandContext(handler, situation, COMMANDS, (), mail.row, kept=_KEPT[gesture])
    confirmed = confirm(context, case, case, None)
    return [*reporter_mail.spent(mail), Save(case), entry, *([] if gesture is Gesture.REACTION else [noted]), confirmed]


def _recall(mail: Mail, handler: Handler, case: Case | None, situation: Situation) -> list[Effect]:
    """Stop what waits of this handler's, as `#stop` does, or say that nothing waits any more.

    Outlook names the mail that it would take back by its subject alone, never by a Message-ID that we know: all that
    waits of this handler's is stopped, and the confirmation says so.
    """
    if not mail.proofs & {Proof.VOUCHED, Proof.SIGNATURE}:
        return handler_mail.disbelieve(mail, handler, situation)
    meant = case or (mail.cases[0] if len(mail.cases) == 1 else None)
    if meant is None or handler not in addressing.readers(meant, situation.organisation):
        problem = Problem(0, mail.message.subject, RefusalReason.NO_CASE)
        return [Send(handler_mail.refusal(problem, handler, situation.organisation, None))]
    mine = [draft for draft in meant.drafts if draft.handler == handler.address]
    waiting = tuple(waits for waits in meant.waiting if waits.handler != handler.address)
    stopped = replace(meant, waiting=waiting)
    for draft in reversed(mine):
        if draft in stopped.drafts:
            stopped = drafts.taken_back(stopped, draft)
    in_time = stopped != meant
    kept = Kept.RECALLED if in_time else Kept.TOO_LATE
    entry = Enter("draft-stopped" if in_time else "recall-too-late", {"handler": handler.address}, meant.reference)
    context = CommandContext(handler, situation, COMMANDS, (), mail.row, kept=kept)
    confirmed = confirm(context, meant, stopped, None)
    return [*reporter_mail.spent(mail), Save(stopped), entry, confirmed]
