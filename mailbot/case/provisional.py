"""What mails say of their sender, and how far it binds: language, name, the wish for no letters.

    a first mail that nothing proves --> provisional --the first that proves to be theirs--> settled by what that says
    a first mail that is proven ------> settled

Anybody can write a first mail in somebody's name, before that person does. So what it says holds for its own answer,
and binds nobody: a mail of a better grade opens a case of its own (`correlation.py`), or, where it answers our letter,
settles here what was provisional. Keys are pinned by the same grade (`keys.py`). A fact that a proven mail says nothing
of stays provisional.
"""

from __future__ import annotations

from dataclasses import replace

from mailbot.case.subscription import wants_no_letters
from mailbot.facts import Case, Doing, Fact, Mail, Organisation


def claimed(case: Case, mail: Mail, organisation: Organisation) -> Case:
    """Return a case as its first mail describes its sender."""
    message = mail.answerable
    language = message.language if message.language in organisation.languages else None
    name = _name(mail)
    settled = mail.may(Doing.FIX_FACTS)
    rests = {Fact.LANGUAGE: not (settled and language), Fact.NAME: not (settled and name), Fact.NO_LETTERS: not settled}
    return replace(
        case,
        language=language or organisation.languages[0],
        reporter_name=name,
        anonymous=case.anonymous or wants_no_letters(message),
        grades=(mail.grade,),
        provisional=tuple(fact for fact in Fact if rests[fact]),
    )


def settled(case: Case, mail: Mail, organisation: Organisation) -> Case:
    """Return a case after another mail: if that proves to be its reporter's, it settles what was provisional."""
    if mail.sender != case.reporter:
        return case
    if case.grades:  # one that a handler opened, or of before grades were kept, goes on taking what comes
        case = replace(case, grades=tuple(dict.fromkeys((*case.grades, mail.grade))))
    if not mail.may(Doing.FIX_FACTS) or mail.message.automated is not None:
        return case
    message, name = mail.answerable, _name(mail)
    left = set(case.provisional)
    if Fact.LANGUAGE in left and message.language in organisation.languages:
        case = replace(case, language=message.language or case.language)
        left.remove(Fact.LANGUAGE)
    if Fact.NAME in left and name:
        case = replace(case, reporter_name=name)
        left.remove(Fact.NAME)
    if Fact.NO_LETTERS in left:
        case = replace(case, anonymous=wants_no_letters(message))
        left.remove(Fact.NO_LETTERS)
    return replace(case, provisional=tuple(fact for fact in case.provisional if fact in left))


def reported(case: Case, mail: Mail, organisation: Organisation) -> Case:
    """Let the report's own language count from here on, unless a better mail has settled it."""
    language = mail.answerable.language
    may = mail.may(Doing.FIX_FACTS) or Fact.LANGUAGE in case.provisional
    return replace(case, language=language) if may and language in organisation.languages and language else case


def _name(mail: Mail) -> str:
    """Return the name in the From field; some clients write the address there again."""
    return "" if "@" in mail.message.sender_name else mail.message.sender_name
