"""The whole behaviour: what happens to a case when something happens.

`decide` is pure: everything it may know is an argument, everything it wants done comes back as effects, and commit.py
carries those out in one transaction. Nothing here waits, writes, composes or looks at a clock.
"""

from __future__ import annotations

from typing import assert_never

from mailbot.case import (
    automated_mail,
    bounces,
    classification,
    digest,
    dues,
    gestures,
    guarding,
    handler_mail,
    holding,
    refused_letters,
    reporter_key,
    reporter_mail,
    rights,
    rights_erasure,
    round_trip,
    stuck_dues,
    unparsed_mail,
    unwritable,
)
from mailbot.case.own_addresses import is_ours
from mailbot.facts import (
    Case,
    DueNow,
    Effect,
    Event,
    Handler,
    Hold,
    HoldReason,
    LetterRefusal,
    Mail,
    Message,
    Partner,
    Situation,
    Stuck,
    Undelivered,
    Unparsed,
    Unwritable,
    Voided,
    Withheld,
)


def decide(event: Event, case: Case | None, situation: Situation) -> list[Effect]:
    """Return what is to be done about `event`, which meets `case` (None: none yet).

    What was revoked of the case's keys is gone before anything is decided.
    """
    lost: tuple[Voided, ...] = ()
    if case is not None and isinstance(event, Mail | DueNow):
        case, lost = reporter_key.without_revoked(case, event.voided)
    mail = reporter_key.believed(event) if isinstance(event, Mail) else None
    effects = _decide(mail or event, case, situation)
    return reporter_key.told_of(effects, case, lost, mail, situation.organisation)


def _decide(event: Event, case: Case | None, situation: Situation) -> list[Effect]:
    match event:
        case Mail(unread=str() as why) if why:
            return unparsed_mail.take_in(event, case, situation)
        case Mail():
            effects = _mail(event, case, situation)
            return [*effects, *guarding.guarded(event), *bounces.known(event, situation.organisation)]
        case Unparsed():
            return unparsed_mail.unparsed(event, situation)
        case Withheld():
            return unparsed_mail.not_given(event, situation)
        case DueNow():
            return dues.come_up(event, case, situation)
        case Stuck():
            return stuck_dues.set_aside(event, situation.organisation)
        case Undelivered(refusal=LetterRefusal() as refusal):
            return refused_letters.refused(event, refusal, case, situation)
        case Undelivered():
            return bounces.given_up(event, case, situation)
        case Unwritable(event=Mail(ours=True)):
            return []  # the command that waits for it says that there is no answer
        case Unwritable():
            again = decide(event.event, case, situation)
            return unwritable.decide_without(event, again, case, situation)
        case _:
            assert_never(event)


def _mail(mail: Mail, case: Case | None, situation: Situation) -> list[Effect]:
    match mail:
        case Mail(ours=True):
            return round_trip.answer(mail, situation)
        case Mail(message=Message(reports=(_, *_))):
            return bounces.returned(mail, case, situation)
        case Mail(handler=Handler() as handler):
            return _handlers(mail, handler, case, situation)
        case Mail(message=Message(automated=str() as sign)) if case is None and automated_mail.is_aggregate(mail):
            return reporter_mail.automated(mail, sign, case, situation)  # whoever sends it
        case Mail(message=Message(spam=str() as sign), released=False) if not mail.in_touch:
            # Without a word to anybody, in whose name ever: it stands in the digest
            return [Hold(HoldReason.SPAM, sign)]
        case _:
            return _outsiders(mail, case, situation)


def _handlers(mail: Mail, handler: Handler, case: Case | None, situation: Situation) -> list[Effect]:
    """Decide on a mail in a handler's name, proven or not."""
    if gestures.find_gesture(mail.message) is not None:
        return gestures.met(mail, handler, case, situation)
    if digest.is_away(mail.message):
        return digest.absent(handler, case, situation)
    if (stray := handler_mail.why_stray(mail, handler)) is not None:
        return handler_mail.ask_which_case(mail, handler, stray, case, situation)
    if not handler_mail.is_proven(mail, handler):
        return handler_mail.disbelieve(mail, handler, situation)
    if (reason := handler_mail.why_set_aside(mail, situation)) is not None:
        return handler_mail.hold_and_tell(mail, handler, reason, situation)
    return handler_mail.obey(mail, handler, case, situation)


def _outsiders(mail: Mail, case: Case | None, situation: Situation) -> list[Effect]:
    """Decide on a mail from outside: of a machine, of our own address, of the officer or a partner, or a reporter's."""
    organisation = situation.organisation
    unheard = mail.message.automated is not None and not automated_mail.is_heard(mail, case, organisation)
    match mail:
        case Mail(sender="") if unheard:
            return holding.held(mail, Hold(HoldReason.NO_SENDER), situation)
        case Mail(sender=sender) if is_ours(sender, organisation):
            return holding.held(mail, Hold(HoldReason.OUR_ADDRESS), situation)
        case Mail(sender=sender) if sender == organisation.data_protection_officer:
            if case is None:
                return holding.held(mail, Hold(HoldReason.OFFICERS_ABOUT_NO_CASE), situation)
            return reporter_mail.from_partner(mail, case, situation)
        case Mail(partner=Partner()) if case is not None and mail.sender != case.reporter:
            return reporter_mail.from_partner(mail, case, situation)
        case Mail(partner=Partner(), released=False) if case is None and not classification.is_report(mail):
            return holding.held(mail, Hold(HoldReason.PARTNERS_ABOUT_NO_CASE), situation)
        case Mail(message=Message(automated=str() as sign)) if unheard:
            return reporter_mail.automated(mail, sign, case, situation)
        case _ if kept := rights_erasure.find_put_off(mail, case):
            return rights.kept_after_all(mail, rights.asked_in(mail), kept, situation)
        case _ if asked := rights.asked_in(mail):
            return rights.decide_on(mail, asked, case, situation)
        case _ if case is None:
            return reporter_mail.open_case(mail, situation)
        case _ if reporter_mail.is_over(case, mail, situation.now):
            return reporter_mail.open_case(mail, situation, before=case.reference)
        case _:
            return reporter_mail.join(mail, case, situation)
