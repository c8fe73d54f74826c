"""The letters that a decision calls for: who gets which text, with which facts in it.

Nothing of a letter to a reporter comes from what a stranger wrote, and what decrypting taught goes to handlers alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mailbot.facts import (
    Attachment,
    Audience,
    Auto,
    Bad,
    Broken,
    Case,
    CloseReason,
    Draft,
    Good,
    Handler,
    Happening,
    Letter,
    LetterRecord,
    Mail,
    NotForUs,
    Opened,
    Organisation,
    Partner,
    Promise,
    Proof,
    Role,
    State,
    Unsigned,
    Value,
)


def still_to_tell(case: Case) -> tuple[Happening, ...]:
    """Return what a letter leaves untold: in clear it may not name whom a report was shared with."""
    return () if case.key else tuple(one for one in case.happened if one.partner)


def asks_credit(case: Case, text: str) -> bool:
    """Return whether a letter asks, this once, about naming the finder and making it public: that which says solved."""
    solved = text == "fixed" or (text == "closed" and case.close_reason is CloseReason.FIXED)
    return solved and case.credit_asked_at is None and is_written_to(case) and not (case.credit or case.publish)


def is_written_to(case: Case) -> bool:
    """Return whether letters that a machine writes go to the reporter; what a handler writes is another thing."""
    return not (case.anonymous or case.by_machine)


def to_reporter(case: Case, text: str, auto: Auto, **fields: Value) -> Letter:
    """Make an automatic letter to the reporter: reference, state and dates, encrypted whenever the key is known."""
    return Letter(
        text=text,
        audience=Audience.REPORTER,
        to=case.reporter,
        language=case.language,
        fields=fields,
        auto=auto,
        key=case.key,
        reference=case.reference,
    )


def to_handler(
    handler: Handler, organisation: Organisation, text: str, reference: str | None, auto: Auto, **fields: Value
) -> Letter:
    """Make a letter to one handler, in the handler's language, encrypted whenever the handler has a key."""
    return Letter(
        text=text,
        audience=Audience.HANDLER,
        to=handler.address,
        language=handler.language or organisation.languages[0],
        fields=fields,
        auto=auto,
        key=handler.key,
        reference=reference,
    )


def to_handlers(
    handlers: Iterable[Handler], organisation: Organisation, text: str, reference: str | None, **fields: Value
) -> tuple[Letter, ...]:
    """Make the same letter to each of `handlers`, each to be encrypted by itself."""
    return tuple(to_handler(handler, organisation, text, reference, Auto.GENERATED, **fields) for handler in handlers)


def to_partner(
    partner: Partner, organisation: Organisation, text: str, reference: str | None, **fields: Value
) -> Letter:
    """Make a letter to a partner, in its language; always encrypted."""
    return Letter(
        text=text,
        audience=Audience.PARTNER,
        to=partner.address,
        language=partner.language or organisation.languages[0],
        fields=fields,
        auto=Auto.GENERATED,
        key=partner.key,
        reference=reference,
    )


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


def day_of(promise: Promise | None) -> date | None:
    """Return the day of a promise that is still to be kept, or None."""
    return promise.by if promise is not None and promise.kept_at is None else None


def failure(mail: Mail) -> str:
    """Name why the mail could not be read, in the only ways that its sender may hear; "" when most of it could.

    What of it could not, when most could, is told to handlers, who can ask for it.
    """
    if mail.unread:
        return "unread"
    closed = len(mail.opened.unopened)
    if mail.opened.encrypted and closed <= len(mail.message.encrypted) - closed:
        return ""
    return "broken" if mail.opened.encrypted else _failure(mail.opened)


def _failure(opened: Opened) -> str:
    match opened.failure:
        case NotForUs():
            return "not-for-us"
        case Broken():
            return "broken"
    return ""


def acknowledgement(case: Case, mail: Mail, key_problem: str) -> Letter:
    """Answer somebody's first mail: the reference, the dates, our key, and why theirs cannot be used."""
    letter = to_reporter(
        case,
        "acknowledgement",
        Auto.REPLIED,
        state=case.state.value,
        assessment_by=day_of(case.assessment),
        failure=failure(mail),
        encrypted=mail.opened.encrypted,
        signed=isinstance(mail.opened.signature, Good) and mail.is_authors,  # whose else, the inside may have told
        key_problem=key_problem,
        key_from=mail.key.usable_from if mail.key else None,
    )
    return with_our_key(letter)


def unreadable_key(case: Case, mail: Mail, problem: str) -> Letter:
    """Tell the owner of a key why it cannot be used, and what helps."""
    usable_from = mail.key.usable_from if mail.key else None
    return to_reporter(case, "unreadable-key", Auto.REPLIED, problem=problem, key_from=usable_from)


def with_our_key(letter: Letter) -> Letter:
    """Let the letter carry the organisation's public key."""
    return replace(letter, attach_our_key=True)


def receipt(case: Case, mail: Mail) -> Letter:
    """Answer what a reporter sends later."""
    return to_reporter(
        case,
        "receipt",
        Auto.REPLIED,
        encrypted=mail.opened.encrypted,
        signed=isinstance(mail.opened.signature, Good) and mail.is_authors,  # whose else, the inside may have told
        state=case.state.value,
        assessment_by=day_of(case.assessment),
        next_by=day_of(case.progress) if case.updates else None,
    )


def not_opened(case: Case, mail: Mail) -> Letter:
    """Tell that a later mail could not be opened, with the right key."""
    letter = to_reporter(case, failure(mail), Auto.REPLIED, assessment_by=day_of(case.assessment))
    return with_our_key(letter)


def from_draft(case: Case, draft: Draft) -> Letter:
    """Make the letter that a draft becomes: the handler's words as they are, or the text that belongs to a command."""
    if draft.words:
        letter = to_reporter(case, "relay", Auto.NO)
        return replace(letter, below=draft.words, attachments=draft.attachments)
    fields: dict[str, dict[str, Value]] = {
        "accepted": {"solution_by": draft.day, "next_by": day_of(case.progress)},
        "deferred": {"day": draft.day, "next_by": day_of(case.progress)},
        "fixed": {"ask": asks_credit(case, "fixed")},
        "closed": {
            "reason": case.close_reason.value if case.close_reason else "",
            "ask": asks_credit(case, "closed"),
            "credit": case.credit if case.credit in ("", "no") else "yes",  # never the name: it may go in clear
            "publish": case.publish if case.publish in ("", "yes", "no") else "agreed",
            "shared": tuple(one for one in case.happened if one.partner) if case.key else (),
        },
        "reopened": {"assessment_by": case.assessment.by if case.assessment else None},
        "opened": {"assessment_by": day_of(case.assessment)},
    }
    letter = to_reporter(case, draft.text, Auto.GENERATED, **fields.get(draft.text, {}))
    return with_our_key(letter) if draft.text == "opened" else letter


def closed_without_report(case: Case) -> Letter:
    """Tell somebody who sent no report that we wait no longer: nothing to credit, nothing was shared."""
    reason = case.close_reason.value if case.close_reason else ""
    nothing: dict[str, Value] = {"ask": False, "credit": "", "publish": "", "shared": ()}
    return to_reporter(case, "closed", Auto.GENERATED, reason=reason, **nothing)


def draft_letter(case: Case, draft: Draft, organisation: Organisation) -> Letter | None:
    """Make the letter that a draft becomes, to the reporter or to a partner; None when there is no such partner."""
    if not draft.partner:
        return from_draft(case, draft)
    partner = next((one for one in organisation.partners if one.name == draft.partner), None)
    if partner is None:
        return None
    # Nothing that may change while it waits: what leaves is what the handler has seen, word for word
    fields: dict[str, Value] = {
        "received_at": case.received_at or case.opened_at,
        "holds": draft.holds,
        "named": draft.named,
    }
    letter = to_partner(partner, organisation, draft.text, case.reference, **fields)
    return replace(letter, below=draft.words, auto=Auto.NO)


def case_letters(case: Case, mail: Mail, organisation: Organisation, what: str) -> tuple[Letter, ...]:
    """Show a reporter's mail to every handler: what we know of it, then, under a mark, what it says, unchanged."""
    message = mail.message
    letters = to_handlers(
        readers(case, organisation),
        organisation,
        "case",
        case.reference,
        what=what,
        sender=mail.sender,
        from_line=message.from_line,
        seen_late=mail.received_at if mail.seen_late else None,
        proven=tuple(sorted(proof.value for proof in mail.proofs)),
        encryption=_encryption(mail),
        failure_reason=mail.unread or _why_closed(mail.opened),
        unopened=tuple(one.name for one in _unopened(mail)) if mail.opened.encrypted else (),
        signature=_signature(mail),
        joined_by=mail.joined_by,
        names=mail.names or "",
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
        consent=next((one.how for one in reversed(case.consents) if one.withdrawn_at is None), ""),
        fingerprint_offered=case.offered_key.fingerprint if case.offered_key else "",
        another=_may_be_another(case, mail, what),
        key=_key(case, mail),
        key_problem=(mail.key.why_unusable or "") if mail.key else "",
        key_from=mail.key.usable_from if mail.key else None,
        state=case.state.value,
        assessment_by=None if case.state is State.CLOSED else day_of(case.assessment),
        solution_by=None if case.state is State.CLOSED else day_of(case.solution),
        attachments=len(message.attachments),
        subject=message.subject,
        automated=message.automated or "",
        smime=message.smime,
    )
    files = (*message.attachments, *_unopened(mail))
    return tuple(replace(letter, below=message.text, attachments=files) for letter in letters)


def partner_letters(case: Case, mail: Mail, organisation: Organisation) -> tuple[Letter, ...]:
    """Show a partner's mail, or the data protection officer's, to the handlers of the case that it is about."""
    shown = to_handlers(
        readers(case, organisation),
        organisation,
        "partner-mail",
        case.reference,
        partner=mail.partner.name if mail.partner else "",
        sender=mail.sender,
        proven=tuple(sorted(proof.value for proof in mail.proofs)),
        encryption=_encryption(mail),
        failure_reason=_why_closed(mail.opened),
        unopened=tuple(one.name for one in _unopened(mail)) if mail.opened.encrypted else (),
        joined_by=mail.joined_by,
        attachments=len(mail.message.attachments),
        subject=mail.message.subject,
    )
    files = (*mail.message.attachments, *_unopened(mail))
    return tuple(replace(letter, below=mail.message.text, attachments=files) for letter in shown)


def _unopened(mail: Mail) -> tuple[Attachment, ...]:
    """Return what could not be opened, for a person to try."""
    return tuple(
        Attachment(one.part.name or "message.pgp", "application/pgp-encrypted", one.part.ciphertext)
        for one in mail.opened.unopened
    )


def _why_closed(opened: Opened) -> str:
    """Return the first reason why something could not be opened, beside its being for other keys."""
    return next((one.why.reason for one in opened.unopened if isinstance(one.why, Broken)), "")


def reader_of(letter: LetterRecord | Letter, organisation: Organisation) -> str:
    """Return the name of the handler or partner whom a letter is for; "" is the reporter."""
    if letter.audience is Audience.REPORTER:
        return ""
    names = {one.address: one.name for one in organisation.partners}
    names |= {one.address: one.name for one in organisation.handlers}
    return names.get(letter.to, letter.to)


def _may_be_another(case: Case, mail: Mail, what: str) -> bool:
    """Return whether a later mail looks like a report of its own: a subject that answers none, after the assessment."""
    assessed = case.assessment is not None and case.assessment.kept_at is not None
    return what == "message" and assessed and mail.answers is None


def _encryption(mail: Mail) -> str:
    if mail.unread:
        return "unread"
    if mail.opened.failure is not None:
        return _failure(mail.opened)
    if mail.opened.encrypted:
        return "partly" if mail.opened.partly else "whole"
    return "no"


def _signature(mail: Mail) -> str:
    match mail.opened.signature:
        case Good():
            return "written" if Proof.WRITTEN in mail.proofs else "good"
        case Bad():
            return "bad"
        case Unsigned():
            return "none"
    return "unknown"


def _key(case: Case, mail: Mail) -> str:
    if mail.key is not None and mail.key.why_unusable is not None:
        return "unusable"
    if case.key is not None and (mail.key is None or mail.key.fingerprint == case.key.fingerprint):
        return "pinned"
    return "offered" if mail.key is not None or case.offered_key or mail.other_keys else "none"
