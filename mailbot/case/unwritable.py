"""What is done when letters cannot be written: the same without them, and somebody hears of it who can be reached."""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import addressing, dues, enrolled_keys, partners
from mailbot.facts import Case, DueNow, Effect, Enter, Save, Send, Situation, Tell, Unwritable
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
        effects += [Send(one) for one in plain if one.to in unreachable and (one.text, one.to) not in failed]
    others = tuple(
        handler
        for handler in addressing.readers(case, situation.organisation)
        if handler.address not in unreachable and enrolled_keys.can_be_reached(handler, situation.now)
    )
    for text, reason, reference, name in dict.fromkeys(
        (
            failure.letter.instead_of or failure.letter.text,
            failure.reason,
            failure.letter.reference,
            addressing.reader_of(failure.letter, situation.organisation),
        )
        for failure in event.failures
        if others or failure.letter.text != "unwritable"
    ):
        content = alerts.Unwritable(letter=text, reason=reason, name=name)
        told = addressing.to_handlers(others, situation.organisation, content, reference)
        effects += [Enter("unwritable", {"letter": text, "reason": reason}), Tell(told)]
    if not others:
        after = next((one.case for one in effects if isinstance(one, Save)), case)
        references = dict.fromkeys(failure.letter.reference for failure in event.failures)
        told_at_all = [
            enrolled_keys.nobody_reached(after, reference, situation.organisation) for reference in references
        ]
        effects += [left for one in told_at_all if (left := _leave_out(one, failed)) is not None]
    return effects


def _leave_out(effect: Effect, failed: set[tuple[str, str]]) -> Effect | None:
    match effect:
        case Send(letter=letter) if (letter.text, letter.to) in failed:
            return None
        case Tell():
            left = tuple(letter for letter in effect.letters if (letter.text, letter.to) not in failed)
            return replace(effect, letters=left)
    return effect
