"""What is done when letters cannot be written: the same without them, and somebody hears of it who can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mailbot.case import addressing, dues, enrolled_keys, partners
from mailbot.facts import Case, DueNow, Effect, Enter, Handler, Save, Send, Situation, Tell, Unwritable
from mailbot.letters import alerts


def decide_without(event: Unwritable, again: list[Effect], case: Case | None, situation: Situation) -> list[Effect]:
    """Return what is decided `again`, but without the letters that cannot be written, and tell the other handlers."""
    row = dues.TABLE[event.event.due.kind] if isinstance(event.event, DueNow) else None
    failed = {(failure.letter.text, failure.letter.to) for failure in event.failures}
    unreachable = {address for _, address in failed}
    instead = row.unwritten(event, case) if isinstance(row, dues.OfCase) and case is not None else []
    effects = instead or [left for effect in again if (left := _leave_out(effect, failed)) is not None]
    effects = list(partners.without_untold(effects, case, unreachable, situation.organisation))
    effects = enrolled_keys.noted(effects, case, event.failures, situation)
    if isinstance(row, dues.OfHouse) and not row.tells_unwritten:
        return effects
    if isinstance(event.event, DueNow) and (plainly := dues.find_plainly(event.event.due.kind)) is not None:
        plain = map(enrolled_keys.in_clear, plainly.letters(event.event, case, situation))
        effects += [
            Send(letter) for letter in plain if letter.to in unreachable and (letter.text, letter.to) not in failed
        ]
    others = tuple(
        handler
        for handler in addressing.readers(case, situation.organisation)
        if handler.address not in unreachable and enrolled_keys.can_be_reached(handler, situation.now)
    )
    effects += _tell_others(event, others, situation)
    if not others:
        after = next((effect.case for effect in effects if isinstance(effect, Save)), case)
        references = dict.fromkeys(failure.letter.reference for failure in event.failures)
        alarms = [enrolled_keys.nobody_reached(after, reference, situation.organisation) for reference in references]
        effects += [left for alarm in alarms if (left := _leave_out(alarm, failed)) is not None]
    return effects


def _tell_others(event: Unwritable, others: tuple[Handler, ...], situation: Situation) -> Iterator[Effect]:
    """Note which letters could not be written, each once, and tell it to those who can be reached."""
    unwritten = dict.fromkeys(
        (
            failure.letter.instead_of or failure.letter.text,
            failure.reason,
            failure.letter.reference,
            addressing.reader_of(failure.letter, situation.organisation),
        )
        for failure in event.failures
        if others or not isinstance(failure.letter.content, alerts.Unwritable)
    )
    for text, reason, reference, name in unwritten:
        content = alerts.Unwritable(letter=text, reason=reason, name=name)
        yield Enter("unwritable", {"letter": text, "reason": reason})
        yield Tell(addressing.to_handlers(others, situation.organisation, content, reference))


def _leave_out(effect: Effect, failed: set[tuple[str, str]]) -> Effect | None:
    match effect:
        case Send(letter=letter) if (letter.text, letter.to) in failed:
            return None
        case Tell():
            left = tuple(letter for letter in effect.letters if (letter.text, letter.to) not in failed)
            return replace(effect, letters=left)
        case _:
            return effect
