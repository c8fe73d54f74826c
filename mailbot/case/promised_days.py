"""What is done as a promised day comes near and passes: handlers are reminded, the reporter reads the honest truth."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.case import addressing, draft_letters
from mailbot.case.commands.spec import example_day
from mailbot.case.promises import at_its_end, calendar_of, last_working_day, next_progress, promise_from, without_passed
from mailbot.case.questions import is_open, unanswered
from mailbot.case.reachability import hears, hears_of_it, is_reachable
from mailbot.facts import Case, Effect, Enter, Letter, Promise, Save, Send, Situation, State, Tell
from mailbot.letters import for_reporter
from mailbot.letters.for_handlers import (
    AssessmentEscalation,
    AssessmentReminder,
    ReporterKnows,
    SolutionPassed,
    SolutionReminder,
)

_AFTER_A_LETTER = timedelta(minutes=1)


def assessment_reminder_at(case: Case, situation: Situation) -> datetime | None:
    """Return when handlers are reminded of the assessment."""
    return _reminder_at(case, case.assessment, situation)


def solution_reminder_at(case: Case, situation: Situation) -> datetime | None:
    """Return when handlers are reminded of the solution."""
    return _reminder_at(case, case.solution, situation)


def assessment_missed_at(case: Case, situation: Situation) -> datetime | None:
    """Return when the day of the assessment has passed, as long as nobody was told so."""
    return _missed_at(case, case.assessment, situation)


def solution_passed_at(case: Case, situation: Situation) -> datetime | None:
    """Return when the day of the solution has passed, as long as nobody was told so."""
    return _missed_at(case, case.solution, situation)


def progress_at(case: Case, situation: Situation) -> datetime | None:
    """Return when the next progress letter leaves: on the last working day of what was promised.

    On the day of the solution, late: by then it may be there, and its letter is the one that was promised. While a
    handler's letter waits to leave, after that: it counts, and says what this one does not know yet.
    """
    if case.state is State.CLOSED or case.progress is None or not hears(case):
        return None
    calendar = calendar_of(situation.organisation)
    at = calendar.office_at(calendar.start_of(last_working_day(case.progress, calendar)))
    if case.solution is not None and case.solution.by == case.progress.by and case.solution.kept_at is None:
        at = at_its_end(case.progress.by, calendar)
    leaving = (draft.send_at + _AFTER_A_LETTER for draft in case.drafts if draft.send_at and not draft.partner)
    return calendar.office_at(max([at, *leaving]))


def _reminder_at(case: Case, promise: Promise | None, situation: Situation) -> datetime | None:
    if case.state is State.CLOSED or promise is None or promise.kept_at is not None or promise.reminded_at is not None:
        return None
    ahead = situation.organisation.promises.remind_handlers
    return calendar_of(situation.organisation).warn_at(promise.by, ahead)


def _missed_at(case: Case, promise: Promise | None, situation: Situation) -> datetime | None:
    if case.state is State.CLOSED or promise is None or promise.kept_at is not None:
        return None
    follows = calendar_of(situation.organisation).follow_at(promise.by)
    return follows if promise.missed_told_at is None or promise.missed_told_at < follows else None


def remind_of_assessment(case: Case, situation: Situation) -> list[Effect]:
    """Remind the handlers that the assessment falls due."""
    if case.assessment is None:
        return []
    reminded = replace(case, assessment=replace(case.assessment, reminded_at=situation.now))
    reminder = AssessmentReminder(
        by=case.assessment.by, state=case.state, asked_at=unanswered(case), example_day=_example(situation)
    )
    return _remind(reminded, reminder, situation)


def remind_of_solution(case: Case, situation: Situation) -> list[Effect]:
    """Remind the handlers that the solution falls due."""
    if case.solution is None:
        return []
    reminded = replace(case, solution=replace(case.solution, reminded_at=situation.now))
    reminder = SolutionReminder(
        by=case.solution.by, state=case.state, asked_at=unanswered(case), example_day=_example(situation)
    )
    return _remind(reminded, reminder, situation)


def _remind(case: Case, reminder: AssessmentReminder | SolutionReminder, situation: Situation) -> list[Effect]:
    workers = addressing.workers(case, situation.organisation)  # who is in charge hears when the day has passed
    tell = addressing.to_handlers(workers, situation.organisation, reminder, case.reference)
    return [Save(case), Enter(reminder.text), Tell(tell)]


def _example(situation: Situation) -> str:
    return example_day(calendar_of(situation.organisation).local_day(situation.now))


def assessment_missed(case: Case, situation: Situation) -> list[Effect]:
    """Tell the leads, and once the reporter, that the day of the assessment has passed, and promise another."""
    promise = case.assessment
    if promise is None:
        return []
    first = promise.missed_told_at is None
    again = promise_from(situation.now, situation.organisation.promises.assessment, situation.organisation)
    owed = replace(again, missed_told_at=situation.now) if first else replace(promise, missed_told_at=situation.now)
    knows = hears_of_it(case, situation.standing) if first else ReporterKnows.TOLD_BEFORE
    escalation = AssessmentEscalation(
        by=promise.by,
        state=case.state,
        asked_at=unanswered(case),
        reporter=knows,
        example_day=_example(situation),
    )
    leads = addressing.leads(situation.organisation)
    effects: list[Effect] = [
        Enter("assessment-missed", {"by": promise.by.isoformat()}),
        Tell(addressing.to_handlers(leads, situation.organisation, escalation, case.reference)),
    ]
    missed = replace(case, assessment=owed)
    if first and is_reachable(case, situation.standing):  # the honest letter goes out once
        missed = replace(missed, progress=next_progress(case, situation.organisation, situation.now))
        letter = addressing.to_reporter(missed, for_reporter.AssessmentMissed(was=promise.by, by=owed.by))
        effects.append(Send(letter))
    return [Save(missed), *effects]


def solution_passed(case: Case, situation: Situation) -> list[Effect]:
    """Tell handlers and reporter that the day of the solution has passed."""
    promise = case.solution
    if promise is None:
        return []
    passed = replace(
        case, solution=replace(promise, missed_told_at=situation.now, reminded_at=promise.reminded_at or situation.now)
    )
    knows = hears_of_it(case, situation.standing)
    content = SolutionPassed(
        by=promise.by,
        state=case.state,
        asked_at=unanswered(case),
        reporter=knows,
        example_day=_example(situation),
    )
    readers = addressing.readers(case, situation.organisation)
    effects: list[Effect] = [
        Enter("solution-passed", {"by": promise.by.isoformat()}),
        Tell(addressing.to_handlers(readers, situation.organisation, content, case.reference)),
    ]
    if is_reachable(case, situation.standing):
        progress = next_progress(case, situation.organisation, situation.now)
        passed = replace(passed, progress=progress)
        letter = addressing.to_reporter(passed, for_reporter.SolutionMissed(was=promise.by, next_by=progress.by))
        effects.append(Send(letter))
    return [Save(passed), *effects]


def progress(case: Case, situation: Situation) -> list[Effect]:
    """Tell the reporter where the case stands, and promise the next such letter."""
    progress = next_progress(case, situation.organisation, situation.now)
    reported = replace(draft_letters.as_reported(case), progress=progress)
    if not is_reachable(case, situation.standing):
        return [Save(replace(case, progress=progress)), Enter("progress-not-sent")]
    return [Save(reported), Enter("progress"), Send(progress_letter(case, situation, progress))]


def progress_letter(case: Case, situation: Situation, following: Promise | None) -> Letter:
    """Say where the case stands; the `following` letter by the calendar is promised to whoever gets those."""
    calendar = calendar_of(situation.organisation)
    shown = without_passed(case, situation)
    told = tuple(one for one in case.happened if one.what != "received" and (case.key or not one.partner))
    late = any(
        promise is not None and promise.kept_at is None and kept is None
        for promise, kept in ((case.assessment, shown.assessment), (case.solution, shown.solution))
    )
    wrote_at = case.heard_at if is_open(case.heard_at, case) else None
    content = for_reporter.Progress(
        state=case.state,
        reported_at=case.received_at or case.opened_at,
        assessment_by=addressing.day_of(shown.assessment),
        solution_by=addressing.day_of(shown.solution),
        late=late and case.state is not State.CLOSED,
        fixed=case.fixed_at is not None,
        quiet=not told,
        happened=told if case.key else (),  # in clear: reference, state and dates only
        unanswered=calendar.local_day(wrote_at) if wrote_at else None,
        next_by=following.by if following and case.updates else None,
    )
    return addressing.to_reporter(case, content)


def is_overtaken(before: Case, after: Case) -> bool:
    """Return whether a progress letter that was written of `before`, and has not left, tells what is no longer so."""
    return _tells(before) != _tells(after)


def _tells(case: Case) -> tuple[object, ...]:
    days = (addressing.day_of(promise) for promise in (case.assessment, case.solution))
    return (case.state, *days, case.fixed_at, case.updates, case.anonymous, case.key)


def owed_again(before: Case, after: Case, situation: Situation) -> Case:
    """Return a case whose progress letter was withdrawn: it is owed today, unless a letter takes its place.

    What takes its place counts as progress, so the next letter has been promised anew.
    """
    again = replace(after, happened=(*after.reported, *after.happened), reported=())
    if after.progress is None or after.progress != before.progress:
        return again
    return replace(again, progress=Promise(calendar_of(situation.organisation).local_day(situation.now)))
