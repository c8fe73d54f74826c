"""What a reporter hears at once: a first mail acknowledged, a later one receipted, and what was wrong with it.

Everything that answers keeps to the ceilings of its address, whatever the mail says; what is told once is told once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mailbot.case import addressing, reporter_key, reporter_letters
from mailbot.case.rights_erasure import PUT_OFF
from mailbot.facts import (
    NEEDS,
    Case,
    Doing,
    Effect,
    Grade,
    Lane,
    Letter,
    Mail,
    Send,
    Situation,
)
from mailbot.letters.audiences import ToReporter
from mailbot.letters.for_reporter import Acknowledgement, Broken, NotForUs, Receipt, Stopped, Unread, UnreadableKey
from mailbot.letters.rights import NothingKept, RightsReceived, RightsUnproven

_NOT_OPENED = (NotForUs, Broken, Unread)
ANSWERS = (Acknowledgement, Receipt, *_NOT_OPENED, UnreadableKey, Stopped, RightsReceived, RightsUnproven, NothingKept)


def acknowledged(mail: Mail, case: Case, situation: Situation) -> list[Effect]:
    """Acknowledge somebody's first mail."""
    may = mail.may(Doing.HAVE_ACKNOWLEDGEMENT) and addressing.is_written_to(case)
    if not may or not may_answer(mail, situation, Acknowledgement):
        return []
    lane = Lane.VOUCHED if mail.may(Doing.HAVE_A_LANE) or mail.message.backed else Lane.STRANGERS
    # Whoever is asked to send it all again hears of their key the next time: one thing in a letter
    problem = "" if reporter_letters.failure(mail) else reporter_key.untold_problem(case, mail)
    letter = reporter_letters.acknowledgement(case, mail, problem, situation.organisation)
    return [Send(replace(letter, lane=lane, disowned=mail.grade is Grade.FAILED, grade=mail.grade))]


def answered(mail: Mail, case: Case, situation: Situation, what: str) -> list[Effect]:
    """Answer a later mail: that it could not be opened, or a receipt; and ask for another key where it needs one."""
    return [Send(replace(letter, grade=mail.grade)) for letter in _answers(mail, case, situation, what)]


def _answers(mail: Mail, case: Case, situation: Situation, what: str) -> list[Letter]:
    if what == PUT_OFF and case.reporter and reporter_letters.failure(mail) is None:
        # As all about their data it goes to who wants no mail, too; a handler must have had it erased for each one, so
        # that no program keeps itself going with it
        kept = reporter_letters.receipt(case, mail, what, situation.organisation)
        return [kept] if mail.message.automated is None else []
    if not addressing.is_written_to(case) or mail.sender != case.reporter:
        return []  # letters go to the one address that the case began with, and an anonymous one gets none
    if mail.again and any(
        letter.is_a(Acknowledgement) and letter.reference == case.reference for letter in situation.standing.lately
    ):
        return []  # for the same mail, which was believed less when it came
    if what == "stopped":
        may = may_answer(mail, situation, Stopped)
        return [addressing.to_reporter(case, Stopped())] if may else []
    if (why := reporter_letters.failure(mail)) is not None:
        may = may_answer(mail, situation, *_NOT_OPENED)
        return [reporter_letters.not_opened(case, why)] if may else []
    if situation.standing.proven_at is None and not mail.may(Doing.HAVE_RECEIPT):
        return []
    answers: list[Letter] = []
    once = () if what == "report" else (Receipt,)  # the one that names the day of the assessment is never left out
    if may_answer(mail, situation, *once, reference=case.reference):
        answers.append(reporter_letters.receipt(case, mail, what, situation.organisation))
    problem = reporter_key.untold_problem(case, mail)
    if problem and may_answer(mail, situation, UnreadableKey):
        answers.append(reporter_letters.unreadable_key(case, mail, problem))
    return answers


def with_key_told(case: Case, mail: Mail, answers: Iterable[Effect]) -> Case:
    """Note what the reporter hears of their key, so that nobody tells them again."""
    letters = {type(effect.letter.content) for effect in answers if isinstance(effect, Send)}
    names_it = UnreadableKey in letters or (Acknowledgement in letters and not reporter_letters.failure(mail))
    if names_it and reporter_key.untold_problem(case, mail):
        return reporter_key.told_of_problem(case, mail)
    return case


def may_answer(mail: Mail, situation: Situation, *letters: type[ToReporter], reference: str | None = None) -> bool:
    """Keep to the ceilings of an address (RFC 3834 section 2), whatever its header fields say.

    What mails were answered with that anybody could have written does not count against one that is proven: whoever
    writes in somebody's name before them would use up what they are told.
    """
    if mail.message.automated is not None:
        return False
    answers = [letter for letter in situation.standing.lately if letter.is_a(*ANSWERS)]
    if mail.may(Doing.FIX_FACTS):
        answers = [letter for letter in answers if letter.grade is None or letter.grade >= NEEDS[Doing.FIX_FACTS]]
    if len(answers) >= situation.organisation.ceilings.machine_letters_per_day:
        return False
    return not any(letter.is_a(*letters) and (reference is None or letter.reference == reference) for letter in answers)
