"""What becomes of a letter that our own mail server does not take for what is in it.

    a handler's     whole --without its attachments--> lean --without its words--> bare --> nothing more
    anybody else's  whole --> nothing; handlers may write it anew

A letter without attachments goes from whole to bare. Each step is decided when the due of the one before it is done,
in one transaction: it goes once, and there are no more steps than these. Nobody's address is blamed: letters do not
stop, and nobody hears of a mailbox that does not work.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mailbot.case import addressing, contact, digest
from mailbot.case.handler_mail import SHOW_A_CASE
from mailbot.facts import (
    Audience,
    Case,
    Effect,
    Enter,
    Extent,
    Handler,
    Letter,
    LetterRecord,
    LetterRefusal,
    Notice,
    NoticeKind,
    Organisation,
    Role,
    Save,
    Send,
    Situation,
    Tell,
    Undelivered,
)
from mailbot.letters import alerts
from mailbot.letters.audiences import ToHandler


def refused(event: Undelivered, what: LetterRefusal, case: Case | None, situation: Situation) -> list[Effect]:
    """Say again what is left to say of a letter, and tell those in charge, or, of a reporter's, whoever may answer."""
    effects = _refused(event, what, case, situation.organisation)
    return digest.or_digest(effects, Notice(situation.now, event.letter.reference, NoticeKind.NOT_TAKEN), situation)


def _refused(event: Undelivered, what: LetterRefusal, case: Case | None, organisation: Organisation) -> list[Effect]:
    letter = event.letter
    left = _left(event, what, organisation)
    goes = left.extent if left is not None else Extent.WHOLE  # of which nothing goes
    facts = {
        "letter": letter.text,
        "to": addressing.reader_of(letter, organisation),
        "reason": event.reason,
        "goes": goes,
    }
    letters = addressing.to_handlers(
        _whom_to_tell(event, left, case, organisation),
        organisation,
        alerts.NotTaken(
            letter=letter.text,
            name=addressing.reader_of(letter, organisation),
            what=what,
            reason=event.reason,
            goes=goes,
        ),
        letter.reference,
    )
    after = contact.not_reminded(case, letter) if case is not None else None
    return [
        *([Save(after)] if after is not None and after != case else []),
        *([Enter("not-taken", facts)] if case is not None else []),
        *([Send(left)] if left is not None else []),
        Tell(letters),
    ]


def _left(event: Undelivered, what: LetterRefusal, organisation: Organisation) -> Letter | None:
    """Return what goes instead: only a handler's letter is said again, for what is left out can be read here."""
    letter = event.letter
    handler = next((handler for handler in organisation.handlers if handler.address == letter.to), None)
    if handler is None or letter.audience is not Audience.HANDLER or letter.extent is Extent.BARE:
        return None
    if letter.is_a(alerts.NotTaken):  # or a server that takes nothing would have us tell of it without end
        return None
    if letter.extent is Extent.WHOLE and event.lean is not None:
        lean = event.lean
        content = alerts.Lean(subject=lean.subject, what=what, reason=event.reason, left_out=lean.left_out)
        return replace(_to(handler, organisation, content, letter), extent=Extent.LEAN, again=lean.body)
    bare = alerts.Bare(
        letter=letter.text,
        what=what,
        reason=event.reason,
        lean=letter.extent is Extent.LEAN,
        relays=letter.is_a(*SHOW_A_CASE) and letter.reference is not None,
    )
    return replace(_to(handler, organisation, bare, letter), extent=Extent.BARE)


def _to(handler: Handler, organisation: Organisation, content: ToHandler, instead: LetterRecord) -> Letter:
    """Make a letter that stands for another, and is answered like it."""
    letter = addressing.to_handler(handler, organisation, content, instead.reference)
    return replace(letter, instead_of=instead.text, about=instead.about)


def _whom_to_tell(
    event: Undelivered, left: Letter | None, case: Case | None, organisation: Organisation
) -> Iterator[Handler]:
    letter = event.letter
    if letter.is_a(alerts.NotTaken):
        return
    if letter.audience is not Audience.HANDLER:
        yield from addressing.readers(case, organisation)
        return
    if left is not None and (letter.extent is not Extent.WHOLE or _is_lead(letter.to, organisation)):
        return  # they read it themselves, or those in charge have read of it a step ago
    for lead in addressing.leads(organisation):
        if lead.address != letter.to and lead.address not in event.alike:  # whose own copy says it
            yield lead


def _is_lead(address: str, organisation: Organisation) -> bool:
    return any(handler.address == address and handler.role is Role.LEAD for handler in organisation.handlers)
