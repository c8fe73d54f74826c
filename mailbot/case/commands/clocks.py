"""The clocks of laws, as handlers start, keep and end them by mail: `#clock`, and the commands that are short for it.

`#breach facts …` says what `#clock gdpr facts …` says; `notified` and `not-notifiable` are words of old for `done
notification` and `not-applicable`. Which clocks, steps and fields there are is known when a command is carried out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mailbot.case import addressing
from mailbot.case.clock_reminders import clock_of
from mailbot.case.clock_text import form_for
from mailbot.case.clocks import (
    PRESETS,
    Reading,
    StepNow,
    all_clocks,
    command_for,
    find_running,
    named_by,
    read_clock,
    switched_on,
    with_clock,
)
from mailbot.case.commands.clock_lines import (
    DONE,
    FIXED,
    NOT_APPLICABLE,
    NOT_DONE,
    NOTIFIED,
    TEXT,
    clock_named,
    contradict_on_clocks,
    read_clock_line,
    read_named_clock,
)
from mailbot.case.commands.context import AnswerInstead, CommandContext, Execution, Refusal
from mailbot.case.commands.lines import bare
from mailbot.case.commands.spec import DATE, Argument, Command, CommandSpec, Words
from mailbot.facts import (
    Case,
    Effect,
    Enter,
    FieldRecord,
    LegalClock,
    Organisation,
    RefusalReason,
    RunningClock,
    Send,
    StepRecord,
    Topic,
)
from mailbot.letters import clocks
from mailbot.letters.layout import unbroken

_NOTIFICATION = "notification"
# Only so: an authority's reference may end in a day of its own
_WHEN = re.compile(r"(?P<before>.*\S)[ ,;]+(?P<day>\d{4}-\d{2}-\d{2})[ ,T]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})")


def _clock(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal | AnswerInstead:
    name, organisation = clock_named(command), context.situation.organisation
    running = find_running(execution.case, name)
    law = all_clocks(organisation).get(name, running.law if running else None)
    if law is None or (running is None and not law.enabled):
        usable = tuple(command_for(clock.name) for clock in switched_on(organisation))
        return Refusal(RefusalReason.NO_SUCH_CLOCK, usable)
    if command.choice == "":
        return _declare(context, execution, command, law)
    if running is None:
        return Refusal(RefusalReason.CLOCK_NOT_RUNNING, (command_for(name),))
    reading = read_clock(running, execution.case, organisation)
    if command.choice == TEXT:
        return _text(context, execution, reading)
    if command.choice == FIXED:
        return _fixed(context, execution, command, reading)
    if command.choice in (DONE, NOTIFIED, NOT_DONE):
        return _step(context, execution, command, reading)
    if command.choice in NOT_APPLICABLE:
        return _not_applicable(context, execution, command, reading)
    return _field(context, execution, command, reading)


# Awareness and the fix -----------------------------------------------------------------------------------------------


def _declare(context: CommandContext, execution: Execution, command: Command, law: LegalClock) -> Execution | Refusal:
    """Start a clock, or move its moment of awareness; a day alone means its first minute, the strict reading."""
    case, now = execution.case, context.situation.now
    running = find_running(case, law.name)
    known_at = running.aware_at if running else None
    aware_at = _moment(context, command) or known_at or case.received_at or case.opened_at
    if aware_at > now:
        return Refusal(RefusalReason.FUTURE_MOMENT, (command_for(law.name),))
    before = running or RunningClock(law, aware_at, context.handler.address, now, now)
    # It was thought not to apply: it has run on
    clock = replace(before, aware_at=aware_at, told_until=now, not_applicable="", not_applicable_at=None)
    done = _changed(context, execution, command, clock, "clock-aware", at=aware_at.isoformat())
    if isinstance(done, Refusal):
        return done
    was_at = running.aware_at if running and running.aware_at != aware_at else None
    begins = running is None or running.not_applicable
    return _told(context, done, law.name, clocks.ClockNews.STARTED if begins else clocks.ClockNews.AWARE, was_at)


def _fixed(context: CommandContext, execution: Execution, command: Command, reading: Reading) -> Execution | Refusal:
    """Note since when a fix is available, whether or not the case says so."""
    at, name = _moment(context, command) or context.situation.now, reading.clock.name
    if at > context.situation.now:
        return Refusal(RefusalReason.FUTURE_MOMENT, (f"{command_for(name)} {FIXED}",))
    clock = replace(reading.clock, fixed_at=at, told_until=context.situation.now)
    done = _changed(context, execution, command, clock, "clock-fixed", at=at.isoformat())
    return done if isinstance(done, Refusal) else _told(context, done, name, clocks.ClockNews.FIX)


def _moment(context: CommandContext, command: Command) -> datetime | None:
    if command.day is None:
        return None
    local = datetime.combine(command.day, command.clock or time(), ZoneInfo(context.situation.organisation.timezone))
    return local.astimezone(UTC)


def _told(
    context: CommandContext, execution: Execution, name: str, what: clocks.ClockNews, was_at: datetime | None = None
) -> Execution:
    """Tell the leads, the handler and the officer how a clock stands, while anything is to be done."""
    organisation = context.situation.organisation
    clock = find_running(execution.case, name)
    reading = None if clock is None else read_clock(clock, execution.case, organisation)
    if reading is None or not reading.is_running:
        return execution
    readers = {reader.address: reader for reader in (*addressing.leads(organisation), context.handler)}.values()
    told, reference = clock_of(reading, context.situation), execution.case.reference
    declared = clocks.ClockDeclared(
        name=context.handler.name,
        what=what,
        was_at=was_at,
        fixed_at=reading.clock.fixed_at if what is clocks.ClockNews.FIX else None,
        **told,
    )
    letters = [*addressing.to_handlers(readers, organisation, declared, reference)]
    if reading.law.officer:
        letters += addressing.to_officer(organisation, clocks.ClockOfficer(**told, what=what), reference)
    return execution.and_also(*map(Send, letters))


# Steps ---------------------------------------------------------------------------------------------------------------


def _step(context: CommandContext, execution: Execution, command: Command, reading: Reading) -> Execution | Refusal:
    """Record that a step was done; said again, it corrects the reference, and the moment where it names one."""
    step, rest = _step_of(command, reading)
    if step is None:
        return _no_such_step(reading, command.choice)
    if command.choice == NOT_DONE:
        records = tuple(record for record in reading.clock.records if record.step != step.step.name)
        clock = replace(reading.clock, records=records, told_until=context.situation.now)
        return _changed(context, execution, command, clock, "clock-not-done", step=step.step.name)
    would_work = f"{command_for(reading.clock.name)} {DONE} {step.step.name}"
    if not rest:
        return Refusal(RefusalReason.MISSING_ARGUMENT, (f"{would_work} REF",))
    rest, given_at = _split_moment(context, rest)
    if given_at is not None and given_at > context.situation.now:
        return Refusal(RefusalReason.FUTURE_MOMENT, (f"{would_work} {rest}",))
    at = given_at or step.done_at or context.situation.now
    reason = context.below.strip() or (step.record.late_reason if step.record else "")
    record = StepRecord(step.step.name, at, reference=rest, late_reason=reason)
    clock = replace(_with_record(reading.clock, record), not_applicable="", not_applicable_at=None)
    done = _changed(
        context, execution, command, clock, "clock-done", step=record.step, reference=rest, done_at=at.isoformat()
    )
    if isinstance(done, Refusal):
        return done
    return done.and_also(*_tell_the_others(context, done.case, reading.clock.name, record.step, rest, done=True))


def _not_applicable(
    context: CommandContext, execution: Execution, command: Command, reading: Reading
) -> Execution | Refusal:
    """Record why a step, or none of it, must be done."""
    words = " ".join((command.text, *context.below.split()))
    step = reading.find(words.partition(" ")[0].casefold()) if len(reading.steps) > 1 else None
    now = context.situation.now
    if step is not None:
        why = words.partition(" ")[2].strip()
        if not why:
            return Refusal(RefusalReason.MISSING_ARGUMENT, (f"{command.line} WHY",))
        if step.done_at is not None:
            return Refusal(RefusalReason.CLOCK_ENDED)
        clock = _with_record(reading.clock, StepRecord(step.step.name, now, not_applicable=why))
    else:
        why = words
        if not reading.is_running and not reading.clock.not_applicable:
            return Refusal(RefusalReason.CLOCK_ENDED)
        clock = replace(reading.clock, not_applicable=why, not_applicable_at=now)
    name = step.step.name if step else ""
    done = _changed(context, execution, command, clock, "clock-not-applicable", step=name, why=why)
    if isinstance(done, Refusal):
        return done
    return done.and_also(*_tell_the_others(context, done.case, reading.clock.name, name, why, done=False))


def _step_of(command: Command, reading: Reading) -> tuple[StepNow | None, str]:
    """Return the step that a command names, and what stands behind it; the only one need not be named."""
    if command.choice == NOTIFIED:
        return reading.find(_NOTIFICATION), command.text
    word, _, rest = command.text.partition(" ")
    if (step := reading.find(word.strip(" .,;:!*_").casefold())) is not None:
        return step, bare(rest)
    return (reading.steps[0], command.text) if len(reading.steps) == 1 else (None, "")


def _no_such_step(reading: Reading, verb: str) -> Refusal:
    verb = DONE if verb == NOTIFIED else verb
    reference = " REF" if verb == DONE else ""
    lines = (f"{command_for(reading.clock.name)} {verb} {step.step.name}{reference}" for step in reading.steps)
    return Refusal(RefusalReason.NO_SUCH_STEP, tuple(lines))


def _split_moment(context: CommandContext, text: str) -> tuple[str, datetime | None]:
    """Take the day and time at which it was done from behind a reference."""
    if (found := _WHEN.fullmatch(text)) is None:
        return text, None
    try:
        local = datetime.combine(date.fromisoformat(found["day"]), time(int(found["hour"]), int(found["minute"])))
    except ValueError:
        return text, None
    return found["before"], local.replace(tzinfo=ZoneInfo(context.situation.organisation.timezone)).astimezone(UTC)


def _with_record(clock: RunningClock, record: StepRecord) -> RunningClock:
    others = (other for other in clock.records if other.step != record.step)
    return replace(clock, records=(*others, record))


def _tell_the_others(
    context: CommandContext, case: Case, name: str, step: str, how: str, *, done: bool
) -> Iterator[Effect]:
    """Tell the other leads and the officer who says that a clock may stop: a mailbox in wrong hands could say so.

    The officer, in clear, reads the authority's reference and not the reason, which may tell of the content.
    """
    organisation = context.situation.organisation
    clock = find_running(case, name)
    if clock is None:
        return
    reading = read_clock(clock, case, organisation)
    ahead = next(iter(reading.ahead), None)
    leads = (lead for lead in addressing.leads(organisation) if lead != context.handler)
    stepped = clocks.ClockStepped(
        name=context.handler.name,
        clock=name,
        undo=unbroken(f"{command_for(name)} {NOT_DONE} {step}" if step else command_for(name)),
        step=step,
        whole=not step,
        done=done,
        told=how,
        ended=not reading.is_running,
        next_step=ahead.step.name if ahead else "",
        next_until=ahead.due_at if ahead else None,
    )
    letters = [*addressing.to_handlers(leads, organisation, stepped, case.reference)]
    if reading.law.officer:
        word = replace(stepped, undo="", told=how if done else "")
        letters += addressing.to_officer(organisation, word, case.reference)
    yield from map(Send, letters)


# Fields, and the text for the form -----------------------------------------------------------------------------------


def _field(context: CommandContext, execution: Execution, command: Command, reading: Reading) -> Execution | Refusal:
    if command.choice not in reading.law.fields:
        lines = (f"{command_for(reading.clock.name)} {field} TEXT" for field in reading.law.fields)
        return Refusal(RefusalReason.NO_SUCH_FIELD, tuple(lines))
    if not (words := command.text or context.below.strip()):
        return Refusal(RefusalReason.MISSING_ARGUMENT, (f"{command_for(reading.clock.name)} {command.choice} TEXT",))
    others = (record for record in reading.clock.fields if record.name != command.choice)
    clock = replace(reading.clock, fields=(*others, FieldRecord(command.choice, words)))
    return _changed(context, execution, command, clock, "clock-field", field=command.choice, text=words)


def _text(context: CommandContext, execution: Execution, reading: Reading) -> Execution | AnswerInstead:
    """Send what can be pasted into the authority's form: beside what else the mail asks for, or as its only answer."""
    letter = Send(form_for(reading, execution.case, context.handler, context.situation))
    if len(context.commands) > 1:
        return execution.entered(context, "clock-text", clock=reading.clock.name).and_also(letter)
    facts = {"handler": context.handler.address, "clock": reading.clock.name}
    return AnswerInstead((Enter("clock-text", facts, execution.case.reference), letter))


def _changed(
    context: CommandContext, execution: Execution, command: Command, clock: RunningClock, kind: str, **facts: str
) -> Execution | Refusal:
    """Keep a clock, once every step that is late now has its reason (GDPR article 33(1): "reasons for the delay")."""
    case = with_clock(execution.case, clock)
    for step in read_clock(clock, case, context.situation.organisation).steps:
        if step.record is None or step.record.not_applicable:
            continue
        reason = (step.record.late_reason or context.below.strip()) if step.is_late else ""
        if step.is_late and not reason:
            return Refusal(RefusalReason.LATE_REASON, (command.line,))
        clock = _with_record(clock, replace(step.record, late_reason=reason))
    execution = replace(execution, case=with_clock(case, clock))
    return execution.entered(context, kind, clock=clock.name, **facts)


# The rows ------------------------------------------------------------------------------------------------------------


def _waits(command: Command, _: Case) -> bool:
    return command.choice in NOT_APPLICABLE  # it alone ends a clock with nobody outside having heard


def _row(name: str, usage: tuple[str, ...], clock: str = "") -> CommandSpec:
    """Return the row of a command that is short for `clock`; without one, of those that have no such command."""

    def usages(case: Case | None, organisation: Organisation) -> tuple[str, ...]:
        return tuple("|".join(usage).replace(_NAME, one) for one in named_by(clock, case, organisation))

    return CommandSpec(
        name,
        _clock,
        Argument("|".join(usage), read_clock_line if clock else read_named_clock, wraps=True, example_in=timedelta(0)),
        contradicts_itself=contradict_on_clocks,
        waits=_waits,
        words=Words.REGISTER,
        topic=Topic.LAW,
        usages=usages,
    )


_NAME = "NAME"
_SAID = ("done STEP REF", "not-applicable WHY", "FIELD TEXT", "text")
_OF_BREACH = (DATE, "notified REFERENCE", "not-notifiable WHY", *(f"{field} TEXT" for field in PRESETS["gdpr"].fields))
BREACH = _row("breach", (*_OF_BREACH, "text"), clock="gdpr")
INCIDENT = _row("incident", (DATE, *_SAID), clock="nis2")
EXPLOITED = _row("exploited", (DATE, *_SAID), clock="cra-vulnerability")
CLOCK = _row("clock", tuple(f"{_NAME} {said}" for said in (DATE, *_SAID)))
EVERY = (BREACH, INCIDENT, EXPLOITED, CLOCK)
