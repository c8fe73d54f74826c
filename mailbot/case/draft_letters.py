"""The letters that waiting drafts become, and what goes with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mailbot.case import rights_erasure
from mailbot.case.addressing import day_of, is_written_to, to_partner, to_reporter
from mailbot.facts import Case, CloseReason, Draft, DraftLetter, Happening, Letter, Organisation, State
from mailbot.letters import for_partners, for_reporter, rights
from mailbot.letters.audiences import ToReporter
from mailbot.letters.for_reporter import Answer, Before

_EXPLAINED = (CloseReason.INVALID, CloseReason.DUPLICATE, CloseReason.OUT_OF_SCOPE)
"""Why a case is closed, where that is a decision which somebody may want to understand."""

_DECIDED = frozenset({State.ACCEPTED, State.DEFERRED, State.INVALID})


def still_to_tell(case: Case) -> tuple[Happening, ...]:
    """Return what a letter leaves untold: in clear it may not name whom a report was shared with."""
    return () if case.key else tuple(happening for happening in case.happened if happening.partner)


def as_reported(case: Case) -> Case:
    """Return a case whose progress letter has been written."""
    left = still_to_tell(case)
    reported = tuple(happening for happening in case.happened if happening not in left)
    return replace(case, happened=left, reported=reported)


def asks_credit(case: Case, letter: DraftLetter) -> bool:
    """Return whether a letter asks, this once, about naming the finder and making it public: that which says solved."""
    solved = letter is DraftLetter.FIXED or (letter is DraftLetter.CLOSED and case.close_reason is CloseReason.FIXED)
    return solved and case.credit_asked_at is None and is_written_to(case) and not (case.credit or case.publish)


def from_draft(case: Case, draft: Draft) -> Letter:
    """Make the letter that a draft becomes: the handler's words as they are, or the text that belongs to a command.

    A decision goes out as our letter, with the handler's words inside as its reason.
    """
    explained = bool(draft.words) and _is_explained(case, draft)
    content = _content(case, draft, explained=explained)
    if not draft.words:
        return replace(to_reporter(case, content), attachments=draft.attachments)
    letter = to_reporter(case, content if explained else for_reporter.Relay())
    return replace(letter, below=draft.words, attachments=draft.attachments)


def _is_explained(case: Case, draft: Draft) -> bool:
    """Return whether the words of a draft are the reason of what our letter tells, and stand inside it."""
    if draft.text is DraftLetter.CLOSED:
        return case.close_reason in _EXPLAINED
    return bool(draft.rights) or draft.text in (DraftLetter.INVALID, DraftLetter.DEFERRED)


def _content(case: Case, draft: Draft, *, explained: bool) -> ToReporter:
    match draft.text:
        case DraftLetter.ACCEPTED:
            before = _before(draft)
            was = draft.undo.solution.by if draft.undo and draft.undo.solution and before is Before.ACCEPTED else None
            return for_reporter.Accepted(before=before, was=was, solution_by=draft.day, next_by=_next(case))
        case DraftLetter.INVALID:
            return for_reporter.Invalid(reasoned=explained)
        case DraftLetter.DEFERRED:
            return for_reporter.Deferred(reasoned=explained, before=_before(draft), day=draft.day, next_by=_next(case))
        case DraftLetter.FIXED:
            return for_reporter.Fixed(ask=asks_credit(case, draft.text))
        case DraftLetter.CLOSED:
            return _closed(case, ask=asks_credit(case, draft.text), reasoned=explained, known_by=draft.day)
        case DraftLetter.REOPENED:
            return for_reporter.Reopened(assessment_by=case.assessment.by if case.assessment else None)
        case DraftLetter.OPENED:
            return for_reporter.Opened(assessment_by=day_of(case.assessment))
        case DraftLetter.RELAY | DraftLetter.PARTNER_REPORT:
            return for_reporter.Relay()
        case _:
            return _of_rights(case, draft)


def _of_rights(case: Case, draft: Draft) -> ToReporter:
    """Return the letter about what somebody asked of their data."""
    reasoned = bool(draft.words)
    match draft.text:
        case DraftLetter.RIGHTS_COPY:
            return rights.RightsCopy(reasoned=reasoned)
        case DraftLetter.RIGHTS_CORRECTED:
            return rights.RightsCorrected()
        case DraftLetter.RIGHTS_ERASED:
            register = any(not clock.not_applicable for clock in case.clocks)
            until = rights_erasure.reply_by(draft.day)
            return rights.RightsErased(draft.day, until, draft.last_backup, register, draft.some_stay, reasoned)
        case DraftLetter.RIGHTS_EXTENDED:
            was = min((one.by for one in case.rights if one.is_open and one.right in draft.rights), default=draft.day)
            return rights.RightsExtended(was=was, by=draft.day)
        case DraftLetter.RIGHTS_RESTRICTED:
            return rights.RightsRestricted(reasoned=reasoned)
        case DraftLetter.RIGHTS_RESUMED:
            return rights.RightsResumed(reasoned=reasoned)
        case _:
            return rights.RightsRefused(right=draft.rights[0])


def _next(case: Case) -> date | None:
    """Return by when the next letter comes by the calendar, to whoever gets those."""
    return day_of(case.progress) if case.updates else None


def _before(draft: Draft) -> Before:
    """Return what the reporter has heard of the case: that is where #stop would put it back to."""
    if draft.undo is None or draft.undo.state not in _DECIDED:
        return Before.NEW
    return Before.FIXED if draft.undo.fixed_at is not None else Before(draft.undo.state)


def _closed(case: Case, *, ask: bool, reasoned: bool, known_by: date | None) -> for_reporter.Closed:
    return for_reporter.Closed(
        reasoned=reasoned,
        known_by=known_by if case.close_reason is CloseReason.DUPLICATE else None,
        reason=case.close_reason,
        ask=ask,
        credit=_answer(case.credit, Answer.YES),
        publish=_answer(case.publish, Answer.AGREED),
        shared=tuple(happening for happening in case.happened if happening.partner) if case.key else (),
    )


def _answer(words: str, otherwise: Answer) -> Answer | None:
    """Return what was answered, and never in whose words: they may be a name, and the letter may go in clear."""
    return next((answer for answer in (Answer.YES, Answer.NO) if words == answer), otherwise) if words else None


def closed_without_report(case: Case) -> Letter:
    """Tell somebody who sent no report that we wait no longer: nothing to credit, nothing was shared."""
    content = for_reporter.Closed(
        reasoned=False, known_by=None, reason=case.close_reason, ask=False, credit=None, publish=None, shared=()
    )
    return to_reporter(case, content)


def draft_letter(case: Case, draft: Draft, organisation: Organisation) -> Letter | None:
    """Make the letter that a draft becomes, to the reporter or to a partner; None when there is no such partner."""
    if not draft.partner:
        return from_draft(case, draft)
    partner = next((partner for partner in organisation.partners if partner.name == draft.partner), None)
    if partner is None:
        return None
    # Nothing that may change while it waits: what leaves is what the handler has seen, word for word
    content = for_partners.PartnerReport(
        received_at=case.received_at or case.opened_at, holds=for_partners.Holds(draft.holds), named=draft.named
    )
    return replace(to_partner(partner, organisation, content, case.reference), below=draft.words)
