"""What waits as a draft, when its time has come: a handler's words, a command's letter, what goes to a partner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from mailbot.case import addressing, draft_letters, rights_requests
from mailbot.case.promises import kept, next_progress
from mailbot.case.states import Move, moved, moved_back
from mailbot.facts import (
    Case,
    Draft,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Happening,
    Organisation,
    Prove,
    Save,
    Send,
    Situation,
    Tell,
    Unwritable,
)
from mailbot.letters import alerts, for_reporter

ASSESSES = frozenset(
    {DraftLetter.ACCEPTED, DraftLetter.INVALID, DraftLetter.DEFERRED, DraftLetter.FIXED, DraftLetter.CLOSED}
)
"""Letters that keep the assessment promise when they are sent."""

_SHARED = {"summary": "shared-summary", "report": "shared", "both": "shared"}


def dues(case: Case, _situation: Situation) -> Iterator[Due]:
    """Yield when each draft leaves that waits for its time and for nobody's word."""
    return (Due(DueKind.SEND_DRAFT, draft.send_at, case.reference, draft.id) for draft in case.drafts if draft.send_at)


def leaving(case: Case, at: datetime, organisation: Organisation) -> Case:
    """Return a case as it is when a handler's letter leaves, which counts as progress: a letter may name the next."""
    return replace(case, progress=case.progress and next_progress(case, organisation, at))


def leave(due: Due, case: Case, situation: Situation) -> list[Effect]:
    """Let the draft of a due row leave; nothing when it is gone or waits for a person again."""
    draft = next((draft for draft in case.drafts if draft.id == due.about), None)
    if draft is None or draft.send_at is None:
        return []
    if draft.partner:
        return _to_partner(draft, case, situation)
    if case.anonymous and not draft.rights:  # whoever asks for their data wants the answer
        return [Save(replace(case, drafts=_without(draft, case))), Enter("draft-dropped")]
    if draft.holds_content and case.key is None and not case.clear_ok:
        # A handler's words go in clear only when one said so; since then an encrypted mail took that back
        return _waits(draft, case, situation.organisation, "no key of the reporter; #clear-ok sends it unencrypted")
    assessment = kept(case.assessment, situation.now) if draft.fulfils == "assessment" else case.assessment
    sent = replace(
        leaving(case, situation.now, situation.organisation),
        drafts=_without(draft, case),
        assessment=assessment,
        held_until=None,
        answered_at=situation.now,
    )
    letters = [draft_letters.from_draft(sent, draft)]
    if draft_letters.asks_credit(sent, draft.text):
        if draft.words:  # the handler's own, instead of the letter that asks
            letters.append(addressing.to_reporter(sent, for_reporter.CreditQuestion()))
        sent = replace(sent, credit_asked_at=situation.now)
    sent = rights_requests.with_letter_left(sent, draft, situation.now)
    if isinstance(letters[0].content, for_reporter.Closed):
        sent = replace(sent, happened=draft_letters.still_to_tell(sent))
    return [
        Save(sent),
        Enter("letter", {"text": draft.text.value, "handler": draft.handler, "words": draft.words}),
        *map(Send, letters),
        Prove(case.reporter),  # written to by a handler
    ]


def untold_close(case: Case) -> Draft | None:
    """Return the letter about the close that still waits: as far as the reporter knows, the case is open."""
    return next((draft for draft in case.drafts if draft.text is DraftLetter.CLOSED and draft.undo is not None), None)


def taken_back(case: Case, draft: Draft) -> Case:
    """Delete a draft and put back what its command had moved, since nobody was told.

    A later move stays, and is taken back further if it is.
    """
    was = draft.undo
    at = case.drafts.index(draft)
    left = [other for other in case.drafts if other.id != draft.id]
    case = replace(case, drafts=tuple(left))
    if draft.text is DraftLetter.OPENED:  # by #new, and nobody outside has heard of it
        return moved(replace(case, drafts=to_partners(case)), Move.WITHDRAW, draft.made_at)
    if was is None:
        return case
    later = next((other for other in left[at:] if other.undo is not None), None)
    if later is not None:
        drafts = (replace(other, undo=was) if other is later else other for other in left)
        return replace(case, drafts=tuple(drafts))
    return replace(
        moved_back(case, was),
        # A progress letter may have gone out meanwhile, and must not go out again
        progress=case.progress if case.progress and was.progress else was.progress,
        happened=tuple(happening for happening in case.happened if happening.at < draft.made_at or happening.partner),
    )


def as_told(case: Case) -> Case:
    """Return a case as far as its reporter knows: without the moves whose letters still wait."""
    for draft in reversed(case.drafts):
        if draft.undo is not None:
            case = taken_back(case, draft)
    return case


def to_partners(case: Case) -> tuple[Draft, ...]:
    """Return what waits for a partner: that has its reader, whatever becomes of the reporter's letters."""
    return tuple(draft for draft in case.drafts if draft.partner)


def nobody_to_tell(case: Case, now: datetime) -> Case:
    """Drop what waits for a reporter who gets no letter any more; an assessment among it was made all the same."""
    assessed = any(draft.fulfils == "assessment" for draft in case.drafts)
    assessment = kept(case.assessment, now) if assessed else case.assessment
    left = tuple(draft for draft in case.drafts if draft.partner or draft.rights)
    return replace(case, drafts=left, assessment=assessment)


def unwritten(event: Unwritable, case: Case) -> list[Effect]:
    """Let a draft wait for a person whose letter cannot be written; not for the word to one who follows the case."""
    if not isinstance(event.event, DueNow):
        return []
    followers = {follower.reporter for follower in event.event.cases}
    failed = any(failure.letter.to not in followers for failure in event.failures)
    return [Save(put_off(case, event.event.due.about))] if failed else []


def put_off(case: Case, draft_id: int | None) -> Case:
    """Let a draft wait for a person again."""
    drafts = tuple(replace(draft, send_at=None) if draft.id == draft_id else draft for draft in case.drafts)
    return replace(case, drafts=drafts)


def _to_partner(draft: Draft, case: Case, situation: Situation) -> list[Effect]:
    letter = draft_letters.draft_letter(case, draft, situation.organisation)
    if letter is None:
        return _waits(draft, case, situation.organisation, f"{draft.partner} is no partner any more")
    what = "shared-named" if draft.named and draft.holds != "summary" else _SHARED[draft.holds]
    happened = (*case.happened, Happening(situation.now, what, draft.partner))
    entry = {"partner": draft.partner, "handler": draft.handler, "words": draft.words}
    return [
        Save(replace(case, drafts=_without(draft, case), happened=happened)),
        Enter("shared", entry | {"named": "yes" if draft.named else "", "holds": draft.holds}),
        Send(letter),
    ]


def _waits(draft: Draft, case: Case, organisation: Organisation, reason: str) -> list[Effect]:
    readers = addressing.readers(case, organisation)
    letters = addressing.to_handlers(
        readers, organisation, alerts.Unwritable(letter=draft.text, reason=reason, name=draft.partner), case.reference
    )
    return [Save(put_off(case, draft.id)), Enter("draft-waits", {"reason": reason}), Tell(letters)]


def _without(draft: Draft, case: Case) -> tuple[Draft, ...]:
    return tuple(other for other in case.drafts if other.id != draft.id)
