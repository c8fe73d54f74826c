"""What a reporter hears at once about a mail of theirs.

Nothing in it comes from what a stranger wrote, and what decrypting taught goes to handlers alone.
"""

from __future__ import annotations

import re
from typing import assert_never

from mailbot.case.addressing import day_of, to_reporter
from mailbot.case.attachment_selection import sorted_out
from mailbot.case.rights_erasure import PUT_OFF
from mailbot.facts import Broken, Case, Good, Letter, Mail, NotForUs, Opened, Organisation
from mailbot.letters import for_reporter
from mailbot.letters.for_reporter import Became, Failure

_BECAME = {
    "report": Became.REPORT,
    "reopened": Became.REOPENED,
    "resumed": Became.RESUMED,
    PUT_OFF: Became.NOT_ERASED,
}


def failure(mail: Mail) -> Failure | None:
    """Name why the mail could not be read, in the only ways that its sender may hear; None when most of it could.

    What of it could not, when most could, is told to handlers, who can ask for it.
    """
    if mail.unread:
        return Failure.UNREAD
    closed = len(mail.opened.unopened)
    if mail.opened.encrypted and closed <= len(mail.message.encrypted) - closed:
        return None
    return Failure.BROKEN if mail.opened.encrypted else why_not_opened(mail.opened)


def why_not_opened(opened: Opened) -> Failure | None:
    """Name why nothing of what came encrypted could be opened; None when some could."""
    match opened.failure:
        case NotForUs():
            return Failure.NOT_FOR_US
        case Broken():
            return Failure.BROKEN
        case None:
            return None


def acknowledgement(case: Case, mail: Mail, key_problem: str, organisation: Organisation) -> Letter:
    """Answer somebody's first mail: the reference, the dates, our key, and why theirs cannot be used."""
    content = for_reporter.Acknowledgement(
        state=case.state,
        assessment_by=day_of(case.assessment),
        failure=failure(mail),
        files=_files(mail, organisation),
        encrypted=mail.opened.encrypted,
        signed=_is_signed(mail),
        key_problem=key_problem,
        key_from=mail.key.usable_from if mail.key else None,
        unmatched=case.version == 0 and _names_a_case(mail, organisation) and not _continues(case, mail),
    )
    return to_reporter(case, content)


def _names_a_case(mail: Mail, organisation: Organisation) -> bool:
    """Return whether a subject names a case: erased, never there or another's is all one to who may hear of none."""
    reference = rf"\b{re.escape(organisation.prefix)}-\d{{4}}-[0-9A-Z]{{4}}\b"
    return re.search(reference, mail.answerable.subject, re.IGNORECASE) is not None


def _continues(case: Case, mail: Mail) -> bool:
    """Return whether the case goes on with one of the same person's, which ended long ago or stands beside it."""
    return bool(set(case.linked) - {mail.names or ""})


def unreadable_key(case: Case, mail: Mail, problem: str) -> Letter:
    """Tell the owner of a key why it cannot be used, and what helps."""
    usable_from = mail.key.usable_from if mail.key else None
    return to_reporter(case, for_reporter.UnreadableKey(problem=problem, key_from=usable_from))


def receipt(case: Case, mail: Mail, what: str, organisation: Organisation) -> Letter:
    """Answer what a reporter sends later; `what` is what it was to the case."""
    content = for_reporter.Receipt(
        became=_BECAME.get(what, Became.MESSAGE),
        files=_files(mail, organisation),
        encrypted=mail.opened.encrypted,
        signed=_is_signed(mail),
        older_key=mail.opened.to_older,
        state=case.state,
        assessment_by=day_of(case.assessment),
        next_by=day_of(case.progress) if case.updates else None,
    )
    return to_reporter(case, content)


def not_opened(case: Case, why: Failure) -> Letter:
    """Tell that a later mail could not be opened, with the right key."""
    day = day_of(case.assessment)
    match why:
        case Failure.NOT_FOR_US:
            return to_reporter(case, for_reporter.NotForUs(assessment_by=day))
        case Failure.BROKEN:
            return to_reporter(case, for_reporter.Broken(assessment_by=day))
        case Failure.UNREAD:
            return to_reporter(case, for_reporter.Unread(assessment_by=day))
    assert_never(why)


def _files(mail: Mail, organisation: Organisation) -> int:
    """Count what somebody attached, without what their program did; what decrypting taught is no sender's to hear."""
    return 0 if mail.opened.encrypted else len(sorted_out(mail.message.attachments, organisation)[0])


def _is_signed(mail: Mail) -> bool:
    return isinstance(mail.opened.signature, Good) and mail.is_authors  # whose else, the inside may have told
