"""A reporter who asks where things stand, and says nothing else: they hear at once what the calendar would tell them.

At most once a day, and only whom their mail proves to be the reporter. Handlers learn of it in their next letter, not
in one of its own; a second question on the same day is an ordinary mail, which a person answers. So is one that comes
while the letter about a decision waits to leave: until then `#stop` takes it back, because nobody was told.
"""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import addressing, draft_letters, promised_days
from mailbot.case.promises import calendar_of
from mailbot.case.reachability import is_lost
from mailbot.case.reporter_letters import failure
from mailbot.facts import Case, Doing, Effect, Enter, Mail, Save, Send, Situation, State
from mailbot.languages.questions import asks_where_it_stands


def may_be_told(mail: Mail, case: Case, situation: Situation) -> bool:
    """Return whether a mail of a case is such a question, and one that a machine may answer."""
    message = mail.answerable
    return (
        mail.may(Doing.WISH)
        and mail.sender == case.reporter
        and case.state not in (State.CONTACT, State.CLOSED)
        and addressing.is_written_to(case)
        and not is_lost(case)
        and message.automated is None
        and not (message.attachments or mail.message.attachments or mail.unread or failure(mail))
        and not _was_told_today(case, situation)
        and not any(draft.undo for draft in case.drafts)
        and asks_where_it_stands(message.new_text)
    )


def told(mail: Mail, case: Case, situation: Situation, entered: Enter) -> list[Effect]:
    """Tell them where the case stands; the next letter by the calendar comes when it was promised."""
    letter = replace(promised_days.progress_letter(case, situation, case.progress), grade=mail.grade)
    known = replace(draft_letters.as_reported(case), asked_at=situation.now)
    return [Save(known), entered, Send(letter)]


def _was_told_today(case: Case, situation: Situation) -> bool:
    calendar = calendar_of(situation.organisation)
    return case.asked_at is not None and calendar.local_day(case.asked_at) == calendar.local_day(situation.now)
