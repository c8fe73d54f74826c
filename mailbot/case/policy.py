"""The whole behaviour: what happens to a case when something happens.

`decide` is pure: everything it may know is an argument, everything it wants done comes back as effects, and commit.py
carries those out in one transaction. Nothing here waits, writes, composes or looks at a clock.
"""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import (
    addressing,
    automated_mail,
    bounces,
    classification,
    contact,
    digest,
    drafts,
    dues,
    enrolled_keys,
    gestures,
    handler_mail,
    holding,
    leak_guard,
    linking,
    partners,
    refused_letters,
    reporter_key,
    reporter_mail,
    stuck_dues,
    unparsed_mail,
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
    LetterRecord,
    LetterRefusal,
    Mail,
    Message,
    Notice,
    Organisation,
    Partner,
    Save,
    Send,
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
                Hold(reason),
                Tell(holding.told(situation.organisation, "", reason, event.received_at)),
            ]
            return _or_digest(effects, Notice(event.received_at, None, "held"), situation)
        case Withheld():
            return [
                Hold(f"not given by the mail server: {event.reason}"),
                unparsed_mail.where(event, situation),
            ]
        case Mail(unread=why) if why:
            return unparsed_mail.take_in(event, case, situation)
        case Mail():
            effects = _mail(event, case, situation)
            return [*effects, *_guarded(event), *bounces.known(event, situation.organisation)]
        case DueNow(plain=True):
            return stuck_dues.plainly(event, case, situation)
        case Stuck():
            return stuck_dues.set_aside(event, situation.organisation)
        case DueNow(due=due, digest=notices):
            if due.kind == dues.DIGEST:
                return digest.digest(notices, situation.organisation)
            if due.kind == enrolled_keys.KEYS:
                return enrolled_keys.look(event, situation)
            if due.kind == digest.MORNING:
                return digest.morning(event.board, situation)
            effects = [] if case is None else _with_its_dues(_come_up(event, case, situation), case)
            return _or_digest(effects, Notice(situation.now, due.reference, "reminder"), situation)
        case Undelivered(letter=letter, refusal=LetterRefusal() as what):
            effects = refused_letters.refused(event, what, case, situation.organisation)
            return _or_digest(effects, Notice(situation.now, letter.reference, refused_letters.NOT_TAKEN), situation)
        case Undelivered(letter=letter):
            return _lost(_gave_up(event, case, situation.organisation), letter, situation)
        case Unwritable():
            return _without(event, case, situation)


def _guarded(mail: Mail) -> list[Effect]:
    """Remember what decrypting yielded, unless a signature or a handler's proof shows that its sender wrote it."""
    known = mail.handler is not None and handler_mail.is_proven(mail, mail.handler)
    # Whoever signs a mail with somebody's encrypted one attached has signed what they may not be able to read
    enclosed = any(part.enclosed for part in mail.message.encrypted)
    if not mail.opened.encrypted or (mail.may(Doing.OWN_THE_INSIDE) and not enclosed) or known:
        return []
    message = mail.message
    return [Guard(mail.row, leak_guard.prints((message.text, message.subject), message.attachments))]


def _with_its_dues(effects: list[Effect], case: Case) -> list[Effect]:
    """Save a case that a due did not change: its row is gone, and what else was due with it, and both are set anew."""
    return effects if any(isinstance(effect, Save) for effect in effects) else [Save(case), *effects]


def _come_up(event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    match event.due.kind:
        case dues.HOUR_OVER:
            return handler_mail.hour_is_over(event, case, situation)
        case dues.KEY_REVOKED:
            return []  # all of it was said when the case met the revocation
        case dues.KEY_VALID:
            return reporter_key.comes_of_age(case, situation)
        case dues.DRAFT:
            effects = drafts.leave(event.due, case, situation)
            return [*effects, *linking.followed(effects, case, event.cases, situation.now)]
        case contact.CLOSE:
            calendar = dues.calendar_of(situation.organisation)
            if later := contact.kept_open(case, event.reminder_left_at, calendar, situation.now):
                return later
    return dues.come_up(event.due, case, situation)


def _mail(mail: Mail, case: Case | None, situation: Situation) -> list[Effect]:
    match mail:
        case Mail(ours=True):
            return []  # our own mail come back: it was said once already
        case Mail(message=Message(reports=(_, *_)), answers=None):
            return holding.held(mail, "delivery report about no letter of ours", situation)
        case Mail(message=Message(reports=(_, *_)), answers=LetterRecord() as letter) if reason := bounces.why_not(
            mail, letter, case, situation.organisation
        ):
            return holding.held(mail, reason, situation)
        case Mail(message=Message(reports=(_, *_)), answers=LetterRecord() as letter):
            return _lost(reporter_mail.bounce(mail, letter, case, situation.organisation), letter, situation)
        case Mail(handler=Handler() as handler) if gestures.find_gesture(mail.message) is not None:
            return gestures.met(mail, handler, case, situation)
        case Mail(handler=Handler() as handler) if digest.is_away(mail.message):
            return digest.absent(handler, case, situation)
        case Mail(handler=Handler() as handler) if reason := handler_mail.why_stray(mail, handler):
            return handler_mail.ask(mail, handler, reason, case, situation)
        case Mail(handler=Handler() as handler) if not handler_mail.is_proven(mail, handler):
            return handler_mail.disbelieve(mail, handler, situation)
        case Mail(handler=Handler() as handler) if reason := handler_mail.why_set_aside(mail, situation):
            return handler_mail.set_aside(mail, handler, reason, situation)
        case Mail(handler=Handler() as handler):
            return handler_mail.obey(mail, handler, case, situation)
        case Mail(message=Message(automated=str() as reason)) if case is None and automated_mail.is_aggregate(mail):
            return reporter_mail.automated(mail, reason, case, situation)  # whoever sends it
        case Mail(message=Message(spam=str() as sign), released=False) if not mail.in_touch:
            return [Hold(f"spam: {sign}")]  # without a word to anybody, in whose name ever: it stands in the digest
        case Mail(sender="", message=Message(automated=str())) if not automated_mail.is_heard(
            mail, case, situation.organisation
        ):
            return holding.held(mail, "no single From address", situation)
        case Mail(sender=sender) if is_ours(sender, situation.organisation):
            return holding.held(mail, "from our own address, not by us", situation)
        case Mail(sender=sender) if sender == situation.organisation.data_protection_officer and case is not None:
            return reporter_mail.from_partner(mail, case, situation)
        case Mail(sender=sender) if sender == situation.organisation.data_protection_officer:
            return holding.held(mail, "from the data protection officer, about no case", situation)
        case Mail(partner=Partner()) if case is not None and mail.sender != case.reporter:
            return reporter_mail.from_partner(mail, case, situation)
        case Mail(partner=Partner()) if case is None and not classification.is_report(mail):
            return holding.held(mail, "from a partner, about no case", situation)
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


def _without(event: Unwritable, case: Case | None, situation: Situation) -> list[Effect]:
    """Decide the same once more, but without the letters that cannot be written, and tell the other handlers."""
    failed = {(failure.letter.text, failure.letter.to) for failure in event.failures}
    followers = {one.reporter for one in event.event.cases} if isinstance(event.event, DueNow) else set()
    draft_failed = any(address not in followers for _, address in failed)  # not the word to one who follows the case
    if isinstance(event.event, DueNow) and event.event.due.kind == dues.DRAFT and case is not None and draft_failed:
        effects: list[Effect] = [Save(drafts.put_off(case, event.event.due.about))]
    else:
        effects = [
            left for effect in decide(event.event, case, situation) if (left := _leave_out(effect, failed)) is not None
        ]
    unreachable = {address for _, address in failed}
    effects = list(partners.without_untold(effects, case, unreachable, situation.organisation))
    effects = enrolled_keys.noted(effects, case, event.failures, situation)
    if isinstance(event.event, DueNow) and event.event.due.kind == enrolled_keys.KEYS:
        return effects  # it is looked at again, and what could not be written is told by the marks
    if isinstance(event.event, DueNow) and event.event.due.kind in stuck_dues.PLAIN:
        plain = map(enrolled_keys.in_clear, stuck_dues.instead(event.event, case, situation))
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
        told = addressing.to_handlers(
            others, situation.organisation, "unwritable", reference, letter=text, reason=reason, name=name
        )
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
