"""Who gets a letter, and the envelope that it goes in: address, language, key.

What it says is the letter's own (letters/); what of a case and a mail goes into it is put together by
`reporter_letters`, `draft_letters` and `shown_mail`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mailbot.facts import Audience, Case, Handler, Letter, LetterRecord, Organisation, Partner, Promise, Role
from mailbot.letters.audiences import ToHandler, ToOfficer, ToPartner, ToReporter


def is_written_to(case: Case) -> bool:
    """Return whether letters that a machine writes go to the reporter; what a handler writes is another thing."""
    return not (case.anonymous or case.by_machine)


def to_reporter(case: Case, content: ToReporter) -> Letter:
    """Make a letter to the reporter, encrypted whenever the key is known."""
    stopped = not case.updates
    to, key, reference = case.reporter, case.key, case.reference
    return Letter(content, Audience.REPORTER, to, case.language, key=key, reference=reference, stopped=stopped)


def to_handler(handler: Handler, organisation: Organisation, content: ToHandler, reference: str | None) -> Letter:
    """Make a letter to one handler, in the handler's language, encrypted whenever the handler has a key."""
    language = handler.language or organisation.languages[0]
    return Letter(content, Audience.HANDLER, handler.address, language, key=handler.key, reference=reference)


def to_handlers(
    handlers: Iterable[Handler], organisation: Organisation, content: ToHandler, reference: str | None
) -> tuple[Letter, ...]:
    """Make the same letter to each of `handlers`, each to be encrypted by itself."""
    return tuple(to_handler(handler, organisation, content, reference) for handler in handlers)


def to_partner(partner: Partner, organisation: Organisation, content: ToPartner, reference: str | None) -> Letter:
    """Make a letter to a partner, in its language; always encrypted."""
    language = partner.language or organisation.languages[0]
    return Letter(content, Audience.PARTNER, partner.address, language, key=partner.key, reference=reference)


def to_officer(organisation: Organisation, content: ToOfficer, reference: str | None) -> tuple[Letter, ...]:
    """Make a letter to the data protection officer, in clear; none where there is no such person."""
    address, language = organisation.data_protection_officer, organisation.languages[0]
    return (Letter(content, Audience.PARTNER, address, language, reference=reference),) if address else ()


def leads(organisation: Organisation) -> Iterator[Handler]:
    """Return the handlers in charge."""
    return (handler for handler in organisation.handlers if handler.role is Role.LEAD)


def readers(case: Case | None, organisation: Organisation) -> tuple[Handler, ...]:
    """Return the handlers who may see a case: all, or with `need_to_know` the leads and those it is assigned to."""
    if not organisation.need_to_know:
        return organisation.handlers
    assigned = case.assigned if case else ()
    return tuple(
        handler for handler in organisation.handlers if handler.role is Role.LEAD or handler.address in assigned
    )


def workers(case: Case, organisation: Organisation) -> tuple[Handler, ...]:
    """Return the readers of a case who work on it, as long as there are any: all the others have #show.

    With `need_to_know` only leads are left beside them, and leads see all.
    """
    able = readers(case, organisation)
    if organisation.need_to_know:
        return able
    return tuple(handler for handler in able if handler.address in case.assigned) or able


def reader_of(letter: LetterRecord | Letter, organisation: Organisation) -> str:
    """Return the name of the handler or partner whom a letter is for; "" is the reporter."""
    if letter.audience is Audience.REPORTER:
        return ""
    names = {partner.address: partner.name for partner in organisation.partners}
    names |= {handler.address: handler.name for handler in organisation.handlers}
    return names.get(letter.to, letter.to)


def day_of(promise: Promise | None) -> date | None:
    """Return the day of a promise that is still to be kept, or None."""
    return promise.by if promise is not None and promise.kept_at is None else None
