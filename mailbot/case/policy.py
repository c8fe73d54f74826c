"""The whole behaviour: what happens to a case when something happens.

`decide` is pure: everything it may know is an argument, everything it wants done comes back as effects, and commit.py
carries those out in one transaction. Nothing here waits, writes, composes or looks at a clock.
"""

from __future__ import annotations

from mailbot.case import (
    automated_mail,
    bounces,
    classification,
    digest,
    dues,
    gestures,
    handler_mail,
    holding,
    leak_guard,
    refused_letters,
    reporter_key,
    reporter_mail,
    stuck_dues,
    unparsed_mail,
    unwritable,
)
from mailbot.case.own_addresses import is_ours
from mailbot.case.turns import is_flooded
from mailbot.facts import (
    Case,
    Doing,
    DueNow,
    Effect,
    Enter,
    Event,
    Guard,
    Handler,
    Hold,
    HoldReason,
    LetterRecord,
    LetterRefusal,
    Mail,
    Message,
    Notice,
    Organisation,
    Partner,
    Situation,
    Stuck,
    Tell,
    Undelivered,
    Unparsed,
    Unwritable,
    Voided,
    Withheld,
)


def decide(event: Event, case: Case | None, situation: Situation) -> list[Effect]:
    """Return what is to be done about `event`, which meets `case` (None: none yet).

    `standing` is that of the sender, or of the case's reporter when time or the outbox brings the event; `fresh` is
    the reference that a new case will get. What was revoked of the case's keys is gone before anything is decided.
    """
    lost: tuple[Voided, ...] = ()
    if case is not None and isinstance(event, Mail | DueNow):
        case, lost = reporter_key.without_revoked(case, event.voided)
    mail = reporter_key.believed(event) if isinstance(event, Mail) else None
    effects = _decide(mail or event, case, situation)
    return reporter_key.told_of(effects, case, lost, mail, situation.organisation)


def _decide(event: Event, case: Case | None, situation: Situation) -> list[Effect]:
    match event:
        case Unparsed(reason=reason):
            effects: list[Effect] = [
                Hold(HoldReason.UNREAD, reason),
                Tell(holding.told(situation.organisation, "", reason, event.received_at)),
            ]
            return _or_digest(effects, Notice(event.received_at, None, "held"), situation)
        case Withheld():
            return [
                Hold(HoldReason.NOT_GIVEN, event.reason),
                unparsed_mail.where(event, situation),
            ]
        case Mail(unread=why) if why:
            return unparsed_mail.take_in(event, case, situation)
        case Mail():
            effects = _mail(event, case, situation)
            return [*effects, *_guarded(event), *bounces.known(event, situation.organisation)]
        case DueNow():
            return _due(event, case, situation)
        case Stuck():
            return stuck_dues.set_aside(event, situation.organisation)
        case Undelivered(letter=letter, refusal=LetterRefusal() as what):
            effects = refused_letters.refused(event, what, case, situation.organisation)
            return _or_digest(effects, Notice(situation.now, letter.reference, refused_letters.NOT_TAKEN), situation)
        case Undelivered(letter=letter):
            return _lost(_gave_up(event, case, situation.organisation), letter, situation)
        case Unwritable():
            again = decide(event.event, case, situation)
            return unwritable.decide_without(event, again, case, situation)


def _guarded(mail: Mail) -> list[Effect]:
    """Remember what decrypting yielded, unless a signature or a handler's proof shows that its sender wrote it."""
    known = mail.handler is not None and handler_mail.is_proven(mail, mail.handler)
    # Whoever signs a mail with somebody's encrypted one attached has signed what they may not be able to read
    enclosed = any(part.enclosed for part in mail.message.encrypted)
    if not mail.opened.encrypted or (mail.may(Doing.OWN_THE_INSIDE) and not enclosed) or known:
        return []
    message = mail.message
    return [Guard(mail.row, leak_guard.prints((message.text, message.subject), message.attachments))]


def _due(event: DueNow, case: Case | None, situation: Situation) -> list[Effect]:
    row = dues.TABLE[event.due.kind]
    if event.plain:
        plainly = dues.find_plainly(event.due.kind)
        return plainly.act(event, case, situation) if plainly is not None else []
    if isinstance(row, dues.OfHouse):
        return row.act(event, situation)
    effects = [] if case is None else dues.come_up(event, case, situation)
    return _or_digest(effects, Notice(situation.now, event.due.reference, "reminder"), situation)


def _mail(mail: Mail, case: Case | None, situation: Situation) -> list[Effect]:
    match mail:
        case Mail(ours=True):
            return []  # our own mail come back: it was said once already
        case Mail(message=Message(reports=(_, *_)), answers=None):
            return holding.held(mail, Hold(HoldReason.NO_LETTER_OF_OURS), situation)
        case Mail(message=Message(reports=(_, *_)), answers=LetterRecord() as letter) if reason := bounces.why_not(
            mail, letter, case, situation.organisation
        ):
            return holding.held(mail, Hold(reason), situation)
        case Mail(message=Message(reports=(_, *_)), answers=LetterRecord() as letter):
            return _lost(reporter_mail.bounce(mail, letter, case, situation.organisation), letter, situation)
        case Mail(handler=Handler() as handler) if gestures.find_gesture(mail.message) is not None:
            return gestures.met(mail, handler, case, situation)
        case Mail(handler=Handler() as handler) if digest.is_away(mail.message):
            return digest.absent(handler, case, situation)
        case Mail(handler=Handler() as handler) if stray := handler_mail.why_stray(mail, handler):
            return handler_mail.ask(mail, handler, stray, case, situation)
        case Mail(handler=Handler() as handler) if not handler_mail.is_proven(mail, handler):
            return handler_mail.disbelieve(mail, handler, situation)
        case Mail(handler=Handler() as handler) if why := handler_mail.why_set_aside(mail, situation):
            return handler_mail.set_aside(mail, handler, why, situation)
        case Mail(handler=Handler() as handler):
            return handler_mail.obey(mail, handler, case, situation)
        case Mail(message=Message(automated=str() as reason)) if case is None and automated_mail.is_aggregate(mail):
            return reporter_mail.automated(mail, reason, case, situation)  # whoever sends it
        case Mail(message=Message(spam=str() as sign), released=False) if not mail.in_touch:
            return [
                Hold(HoldReason.SPAM, sign)
            ]  # without a word to anybody, in whose name ever: it stands in the digest
        case Mail(sender="", message=Message(automated=str())) if not automated_mail.is_heard(
            mail, case, situation.organisation
        ):
            return holding.held(mail, Hold(HoldReason.NO_SENDER), situation)
        case Mail(sender=sender) if is_ours(sender, situation.organisation):
            return holding.held(mail, Hold(HoldReason.OUR_ADDRESS), situation)
        case Mail(sender=sender) if sender == situation.organisation.data_protection_officer and case is not None:
            return reporter_mail.from_partner(mail, case, situation)
        case Mail(sender=sender) if sender == situation.organisation.data_protection_officer:
            return holding.held(mail, Hold(HoldReason.OFFICERS_ABOUT_NO_CASE), situation)
        case Mail(partner=Partner()) if case is not None and mail.sender != case.reporter:
            return reporter_mail.from_partner(mail, case, situation)
        case Mail(partner=Partner()) if case is None and not classification.is_report(mail):
            return holding.held(mail, Hold(HoldReason.PARTNERS_ABOUT_NO_CASE), situation)
        case Mail(message=Message(automated=str() as reason)) if not automated_mail.is_heard(
            mail, case, situation.organisation
        ):
            return reporter_mail.automated(mail, reason, case, situation)
        case _ if case is None:
            return reporter_mail.open_case(mail, situation)
        case _ if reporter_mail.is_over(case, mail, situation.now):
            return reporter_mail.open_case(mail, situation, before=case.reference)
        case _:
            return reporter_mail.join(mail, case, situation)


def _or_digest(effects: list[Effect], notice: Notice, situation: Situation) -> list[Effect]:
    """Keep what handlers are told for their digest, when there is too much to tell one by one.

    A flood of forged senders comes back: their addresses bounce, and weeks later their cases are due, all at once.
    """
    if not is_flooded(situation):
        return effects
    return [Tell((), notice) if isinstance(effect, Tell) else effect for effect in effects]


def _lost(effects: list[Effect], letter: LetterRecord, situation: Situation) -> list[Effect]:
    what = "letters-stopped" if Enter("letters-stopped") in effects else "undelivered"
    return _or_digest(effects, Notice(situation.now, letter.reference, what), situation)


def _gave_up(event: Undelivered, case: Case | None, organisation: Organisation) -> list[Effect]:
    return reporter_mail.lost(event.letter, case, event.reason, organisation, final=True)
