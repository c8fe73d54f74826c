"""The register of data breaches, as handlers keep it by mail: `#breach`, and the words that stand behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mailbot.case import addressing
from mailbot.case.breach import KEPT, hours_of, last_mark, until
from mailbot.case.commands.context import CommandContext, Execution, Refusal
from mailbot.case.commands.dates import parse_past
from mailbot.case.commands.lines import bare
from mailbot.case.commands.spec import DATE, Argument, Command, CommandSpec, Words
from mailbot.facts import Breach, Case, Effect, RefusalReason, Send
from mailbot.letters import breaches

_NOTIFIED, _NOT_NOTIFIABLE = "notified", "not-notifiable"
_ENDS = (_NOTIFIED, _NOT_NOTIFIABLE)


def _breach(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    if command.choice == "":
        return _declare(context, execution, command)
    if execution.case.breach is None:
        return Refusal(RefusalReason.NO_BREACH, (f"#{BREACH.name}",))
    if command.choice == _NOTIFIED:
        return _notified(context, execution, command)
    if command.choice == _NOT_NOTIFIABLE:
        if execution.case.breach.notified_at is not None:
            return Refusal(RefusalReason.BREACH_ENDED)
        why = " ".join((command.text, *context.below.split()))
        ended = replace(execution.case.breach, ended_at=context.situation.now, not_notifiable=why)
        done = _changed(context, execution, ended, "breach-not-notifiable", why=why)
        return done.and_also(*_tell_the_end(context, execution.case.reference, why))
    text = command.text or context.below.strip()
    if not text:
        return Refusal(RefusalReason.MISSING_ARGUMENT)
    kept = replace(execution.case.breach, **{command.choice: text})  # type: ignore[arg-type]  # KEPT are all text
    return _changed(context, execution, kept, f"breach-{command.choice}", text=text)


def _declare(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    """Start the clock, or move the moment of awareness; a day alone means its first minute, the strict reading."""
    aware_at = _moment(context, execution.case, command)
    if aware_at > context.situation.now:
        return Refusal(RefusalReason.FUTURE_MOMENT, (f"#{BREACH.name}",))
    before = execution.case.breach or Breach(aware_at, context.handler.address, context.situation.now)
    breach = replace(before, aware_at=aware_at, told=last_mark(aware_at, context.situation.now))
    if breach.notified_at is None:  # it was thought not to be notifiable: the clock has run on
        breach = replace(breach, ended_at=None, not_notifiable="")
    if breach.notified_at is not None and breach.notified_at > until(breach) and not breach.late_reason:
        if not context.below.strip():
            return Refusal(RefusalReason.LATE_REASON)
        breach = replace(breach, late_reason=context.below.strip())
    done = _changed(context, execution, breach, "breach-aware", at=aware_at.isoformat())
    if breach.ended_at is not None:
        return done
    reference = execution.case.reference
    readers = {
        reader.address: reader for reader in (*addressing.leads(context.situation.organisation), context.handler)
    }.values()
    hours, organisation = hours_of(breach, context.situation.now), context.situation.organisation
    declared = breaches.BreachDeclared(name=context.handler.name, **hours)
    letters = addressing.to_handlers(readers, organisation, declared, reference)
    officer = addressing.to_officer(organisation, breaches.BreachOfficer(**hours), reference)
    return done.and_also(*(Send(letter) for letter in (*letters, *officer)))


def _moment(context: CommandContext, case: Case, command: Command) -> datetime:
    if command.day is None:
        known = case.breach.aware_at if case.breach else None
        return known or case.received_at or case.opened_at
    local = datetime.combine(command.day, command.clock or time(), ZoneInfo(context.situation.organisation.timezone))
    return local.astimezone(UTC)


def _notified(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    """Record the notification; another reference later corrects the record, and not the moment."""
    breach = execution.case.breach
    if breach is None:
        return Refusal(RefusalReason.NO_BREACH, (f"#{BREACH.name}",))
    at = breach.notified_at or context.situation.now
    reason = context.below.strip() or breach.late_reason
    if at > until(breach) and not reason:
        return Refusal(RefusalReason.LATE_REASON)  # GDPR article 33(1): "accompanied by reasons for the delay"
    late = reason if at > until(breach) else ""
    breach = replace(
        breach, notified_at=at, ended_at=at, authority_reference=command.text, late_reason=late, not_notifiable=""
    )
    done = _changed(context, execution, breach, "breach-notified", authority_reference=command.text, late_reason=late)
    return done.and_also(*_tell_the_end(context, execution.case.reference, command.text, notified=True))


def _tell_the_end(context: CommandContext, reference: str, how: str, *, notified: bool = False) -> Iterator[Effect]:
    """Tell the other leads and the officer who says that the clock may stop: a mailbox in wrong hands could say so.

    The officer, in clear, reads the authority's reference and not the reason, which may tell of the content.
    """
    organisation = context.situation.organisation
    leads = (lead for lead in addressing.leads(organisation) if lead != context.handler)
    ended = breaches.BreachEnded(name=context.handler.name, notified=notified, told=how)
    in_clear = ended if notified else replace(ended, told="")
    letters = addressing.to_handlers(leads, organisation, ended, reference)
    yield from map(Send, (*letters, *addressing.to_officer(organisation, in_clear, reference)))


def _changed(context: CommandContext, execution: Execution, breach: Breach, kind: str, **facts: str) -> Execution:
    return replace(execution, case=replace(execution.case, breach=breach)).entered(context, kind, **facts)


def _read(command: Command, argument: str, today: date) -> Command | RefusalReason:
    """Read a word of the register and what it tells, or the moment of awareness: a day, a time of day, or both."""
    if not bare(argument):
        return command
    word, _, rest = argument.partition(" ")
    word = word.strip(" .,;:!*_").casefold()
    if word in KEPT:
        return replace(command, choice=word, text=bare(rest))
    if word in _ENDS:
        return replace(command, choice=word, text=bare(rest)) if bare(rest) else RefusalReason.MISSING_ARGUMENT
    try:
        day, clock = parse_past(argument, today)
    except ValueError:
        return RefusalReason.BAD_DATE
    return replace(command, day=day, clock=clock)


def _contradicts(command: Command, other: Command) -> bool:
    """Return whether two lines cannot both be true; several facts of one breach go together."""
    if command.choice != other.choice:
        return {command.choice, other.choice} == set(_ENDS)
    return command.argument != other.argument


def _waits(command: Command, _: Case) -> bool:
    return command.choice == _NOT_NOTIFIABLE  # it alone ends the hours with nobody outside having heard


BREACH = CommandSpec(
    "breach",
    _breach,
    Argument(
        "|".join([DATE, f"{_NOTIFIED} REFERENCE", f"{_NOT_NOTIFIABLE} WHY", *(f"{word} TEXT" for word in KEPT)]),
        _read,
        wraps=True,
        example_in=timedelta(0),  # of a breach one is aware already
    ),
    contradicts_itself=_contradicts,
    waits=_waits,
    words=Words.REGISTER,
)
