"""A mail whose header is all that could be read: held for a person, and its sender answered all the same.

What its body says is unknown, so whatever it is, it counts as a report: the promise runs, and handlers see who wrote.
Nothing is obeyed: of a handler, a partner or a machine it is held, with a word to the leads.
"""

from __future__ import annotations

from mailbot.case import delivery_notices, digest, holding, reporter_mail
from mailbot.case.own_addresses import is_ours
from mailbot.case.turns import is_flooded
from mailbot.facts import (
    Case,
    Effect,
    Hold,
    HoldReason,
    Mail,
    Message,
    Notice,
    NoticeKind,
    Organisation,
    Situation,
    Tell,
    Unparsed,
    Withheld,
)


def unparsed(event: Unparsed, situation: Situation) -> list[Effect]:
    """Hold what could not be looked into at all, and tell the leads."""
    letters = holding.letters_to_leads(situation.organisation, event, event.reason)
    effects: list[Effect] = [Hold(HoldReason.UNREAD, event.reason), Tell(letters)]
    return digest.or_digest(effects, Notice(event.received_at, None, NoticeKind.HELD), situation)


def not_given(event: Withheld, situation: Situation) -> list[Effect]:
    """Hold what the mail server does not give, and tell the leads where it lies."""
    return [Hold(HoldReason.NOT_GIVEN, event.reason), where(event, situation)]


def take_in(mail: Mail, case: Case | None, situation: Situation) -> list[Effect]:
    """Open a case for it, or add it to the case that it belongs to; tell where it lies, if we could not have it."""
    telling = [where(mail.withheld, situation)] if mail.withheld else []
    match mail:
        case Mail(message=Message(spam=str() as sign), released=False) if not mail.in_touch:
            return [Hold(HoldReason.SPAM, sign)]
        case _ if not _may_be_answered(mail, situation.organisation):
            hold = Hold(HoldReason.UNREAD, mail.unread)
            return [hold, *telling] if telling else holding.held(mail, hold, situation)
        case _ if case is None:
            return [*reporter_mail.open_case(mail, situation), *telling]
        case _ if reporter_mail.is_over(case, mail, situation.now):
            return [*reporter_mail.open_case(mail, situation, before=case.reference), *telling]
        case _:
            return [*reporter_mail.join(mail, case, situation), *telling]


def where(withheld: Withheld, situation: Situation) -> Tell:
    """Tell the leads which mail their mail server does not give us, and where it lies; in a flood, in the digest."""
    if is_flooded(situation):
        return Tell((), Notice(withheld.received_at, None, NoticeKind.HELD))
    return Tell(delivery_notices.withheld(situation.organisation, withheld))


def _may_be_answered(mail: Mail, organisation: Organisation) -> bool:
    """Return whether a person outside wrote it, as far as its header tells."""
    known = mail.handler or mail.partner or mail.ours or mail.sender == organisation.data_protection_officer
    machine = mail.message.automated is not None or mail.message.return_path == ""
    return bool(mail.sender) and not known and not machine and not is_ours(mail.sender, organisation)
