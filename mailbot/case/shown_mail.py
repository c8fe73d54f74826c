"""Mails shown to handlers: what is known of each, and below it what it says, unchanged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mailbot.case import questions
from mailbot.case.addressing import day_of, readers, to_handlers, workers
from mailbot.case.clocks import asked_by, command_for
from mailbot.case.commands.spec import example_day
from mailbot.case.promises import calendar_of
from mailbot.case.reporter_letters import why_not_opened
from mailbot.facts import (
    Attachment,
    Bad,
    Broken,
    Case,
    Good,
    Letter,
    Mail,
    Opened,
    Organisation,
    Promise,
    Proof,
    Situation,
    State,
    UnknownKey,
    Unsigned,
)
from mailbot.letters.clocks import MayRun
from mailbot.letters.for_handlers import CaseMail, Encryption, KeyState, News, PartnerMail, SignatureState
from mailbot.letters.for_reporter import Failure
from mailbot.letters.layout import unbroken
from mailbot.letters.stage import stage_of


def case_letters(case: Case, mail: Mail, situation: Situation, what: News) -> tuple[Letter, ...]:
    """Show a reporter's mail to the handlers: what we know of it, then, under a mark, what it says, unchanged.

    What comes later goes to those who work on the case alone.
    """
    organisation = situation.organisation
    files = (*mail.message.attachments, *_unopened(mail))
    told = workers(case, organisation) if what is News.MESSAGE else readers(case, organisation)
    content = _case_mail(case, mail, situation, what)
    letters = to_handlers(told, organisation, content, case.reference)
    return tuple(replace(letter, below=mail.message.text, attachments=files) for letter in letters)


def _case_mail(case: Case, mail: Mail, situation: Situation, what: News) -> CaseMail:  # long: a line a field
    return CaseMail(
        what=what,
        sender=mail.sender,
        from_line=mail.message.from_line,
        seen_late=mail.received_at if mail.seen_late else None,
        proven=tuple(sorted(mail.proofs)),
        encryption=_encryption(mail),
        to_revoked=mail.opened.to_revoked,
        failure_reason=mail.unread or _why_closed(mail.opened),
        unopened=tuple(file.name for file in _unopened(mail)) if mail.opened.encrypted else (),
        signature=_signature(mail),
        joined_by=mail.joined_by,
        names=mail.names or "",
        erased=mail.erased,
        was_copied=mail.was_copied,
        copied=case.copied,
        again=mail.again,
        beside=tuple(other.reference for other in mail.beside),
        same_as=mail.same_as,
        anonymous=case.anonymous,
        by_machine=case.by_machine,
        credit=case.credit,
        publish=case.publish,
        credit_asked=case.credit_asked_at is not None and not (case.credit and case.publish),
        consent=next((consent.how for consent in reversed(case.consents) if consent.withdrawn_at is None), ""),
        fingerprint_offered=case.offered_key.fingerprint if case.offered_key else "",
        another=_may_be_another(case, mail, what),
        asked_at=questions.unanswered(case),
        key=_key(case, mail),
        key_problem=(mail.key.why_unusable or "") if mail.key else "",
        key_from=mail.key.usable_from if mail.key else None,
        state=stage_of(case),
        assessment_by=_owed(case, case.assessment),
        solution_by=_owed(case, case.solution),
        attachments=len(mail.message.attachments),
        subject=mail.message.subject,
        automated=mail.message.automated or "",
        smime=mail.message.smime,
        may_run=_may_run(case, mail, situation.organisation) if what is News.REPORT else (),
        example_day=example_day(calendar_of(situation.organisation).local_day(situation.now)),
    )


def _owed(case: Case, promise: Promise | None) -> date | None:
    return day_of(promise) if case.state is not State.CLOSED else None


def _may_run(case: Case, mail: Mail, organisation: Organisation) -> tuple[MayRun, ...]:
    """Return the clocks to ask about, where none runs: once, in the letter that shows the report."""
    if case.clocks:
        return ()
    asked = asked_by(f"{mail.message.subject}\n{mail.message.new_text}", organisation)
    return tuple(MayRun(clock.name, unbroken(command_for(clock.name)), None) for clock in asked)


def partner_letters(case: Case, mail: Mail, organisation: Organisation) -> tuple[Letter, ...]:
    """Show a partner's mail, or the data protection officer's, to the handlers of the case that it is about."""
    content = PartnerMail(
        partner=mail.partner.name if mail.partner else "",
        sender=mail.sender,
        proven=tuple(sorted(mail.proofs)),
        encryption=_encryption(mail),
        failure_reason=_why_closed(mail.opened),
        unopened=tuple(file.name for file in _unopened(mail)) if mail.opened.encrypted else (),
        joined_by=mail.joined_by,
        attachments=len(mail.message.attachments),
        subject=mail.message.subject,
    )
    letters = to_handlers(readers(case, organisation), organisation, content, case.reference)
    files = (*mail.message.attachments, *_unopened(mail))
    return tuple(replace(letter, below=mail.message.text, attachments=files) for letter in letters)


def _unopened(mail: Mail) -> tuple[Attachment, ...]:
    """Return what could not be opened, for a person to try."""
    return tuple(
        Attachment(sealed.part.name or "message.pgp", "application/pgp-encrypted", sealed.part.ciphertext)
        for sealed in mail.opened.unopened
    )


def _why_closed(opened: Opened) -> str:
    """Return the first reason why something could not be opened, beside its being for other keys."""
    return next((sealed.why.reason for sealed in opened.unopened if isinstance(sealed.why, Broken)), "")


def _may_be_another(case: Case, mail: Mail, what: News) -> bool:
    """Return whether a later mail looks like a report of its own: a subject that answers none, after the assessment."""
    assessed = case.assessment is not None and case.assessment.kept_at is not None
    return what is News.MESSAGE and assessed and mail.answers is None


def _encryption(mail: Mail) -> Encryption:
    if mail.unread:
        return Encryption.UNREAD
    match why_not_opened(mail.opened):
        case Failure.NOT_FOR_US:
            return Encryption.NOT_FOR_US
        case Failure():
            return Encryption.BROKEN
        case None:
            pass
    if mail.opened.encrypted:
        return Encryption.PARTLY if mail.opened.partly else Encryption.WHOLE
    return Encryption.NO


def _signature(mail: Mail) -> SignatureState:
    match mail.opened.signature:
        case Good():
            return SignatureState.WRITTEN if Proof.WRITTEN in mail.proofs else SignatureState.GOOD
        case Bad():
            return SignatureState.BAD
        case Unsigned():
            return SignatureState.NONE
        case UnknownKey():
            return SignatureState.UNKNOWN


def _key(case: Case, mail: Mail) -> KeyState:
    if mail.key is not None and mail.key.why_unusable is not None:
        return KeyState.UNUSABLE
    if case.key is not None and (mail.key is None or mail.key.fingerprint == case.key.fingerprint):
        return KeyState.PINNED
    return KeyState.OFFERED if mail.key is not None or case.offered_key or mail.other_keys else KeyState.NONE
