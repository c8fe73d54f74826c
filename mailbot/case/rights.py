"""What somebody asks about the data that is kept of them (GDPR articles 15 to 21): a request opens, and its month runs.

    asked, proven --> open --a month, or three--> answered: sent | erased | corrected | restricted | refused
    asked, unproven --> a question to the address; its answer proves the mailbox, and opens it

Guarantee: whoever only writes in somebody's name gets nothing, and learns nothing: the question goes to the address
itself, and says the same whether or not anything is kept of it. Identity is proven by the thread, never by a passport.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mailbot.case import acknowledgement, addressing, reporter_mail, rights_erasure
from mailbot.case.reachability import is_lost
from mailbot.case.reporter_letters import failure
from mailbot.case.rights_requests import MONTH, owed_by_day
from mailbot.facts import (
    Case,
    Doing,
    Effect,
    Enter,
    Grade,
    Handler,
    Hold,
    HoldReason,
    Lane,
    Letter,
    Mail,
    Organisation,
    Prove,
    Right,
    RightsRequest,
    Save,
    Send,
    Situation,
    Tell,
)
from mailbot.languages.rights import find_rights
from mailbot.letters import for_reporter
from mailbot.letters.audiences import ToReporter
from mailbot.letters.rights import NothingKept, RightsAsked, RightsReceived, RightsUnproven

ASKING = (RightsUnproven.text, NothingKept.text)
"""Letters that say nothing of anybody, and are no data to give back."""


def asked_in(mail: Mail) -> tuple[Right, ...]:
    """Return what a mail asks of its sender's data; on a phone it may be the subject of one that is empty."""
    message = mail.answerable
    asks = mail.sender and mail.handler is None and message.automated is None and not mail.released
    if not asks or mail.unread or failure(mail):
        return ()
    names = (message.sender_name, mail.sender.partition("@")[0])
    return find_rights(message.new_text if message.new_text.strip() else _bare(message.subject), names)


def _bare(subject: str) -> str:
    """Return a subject without what answering put before it."""
    return subject.rpartition(":")[2]


def is_theirs(mail: Mail) -> bool:
    """Return whether a mail shows that its sender has the mailbox: by an answer, our server's word or a signature."""
    return mail.may(Doing.WISH)


def decide_on(mail: Mail, rights: tuple[Right, ...], case: Case | None, situation: Situation) -> list[Effect]:
    """Decide on a mail that asks for `rights`; it belongs to `case`, or to none for all that it shows."""
    if not is_theirs(mail):
        return _unproven(mail, rights, case, situation)
    if case is not None and not rights_erasure.is_of_writer(mail, case):
        return reporter_mail.join(mail, case, situation)  # for a person to see: it is somebody else's data
    if about := tuple(_one_of_each(mail, case)):
        opened = (effect for each in about for effect in _opened(mail, rights, each, situation))
        return [*opened, *reporter_mail.spent(mail)]
    if mail.more_kept:  # something that was held, or was no report: for a person to look through
        effects = reporter_mail.open_case(mail, situation)
        new = next(effect.case for effect in effects if isinstance(effect, Save))
        rest = [effect for effect in effects if not isinstance(effect, Save | Tell) and not _answers(effect)]
        mine, *others = _opened(mail, rights, new, situation)
        return [mine, *rest, *others]
    return _nothing(mail, situation)


def kept_after_all(mail: Mail, rights: tuple[Right, ...], case: Case, situation: Situation) -> list[Effect]:
    """Decide on a mail that keeps a case from being erased, and may ask for something else: a copy before it goes."""
    open_now = {request.right for request in case.rights if request.is_open}
    by = owed_by_day(mail.received_at, MONTH, situation.organisation)
    fresh = (RightsRequest(one, mail.received_at, by) for one in rights if one not in {*open_now, Right.ERASE})
    return reporter_mail.join(mail, replace(case, rights=(*case.rights, *fresh)), situation)


def _answers(effect: Effect) -> bool:
    """Return whether an effect is what every mail is answered with."""
    return isinstance(effect, Send) and isinstance(
        effect.letter.content, for_reporter.Receipt | for_reporter.Acknowledgement
    )


def _one_of_each(mail: Mail, case: Case | None) -> Iterator[Case]:
    """Yield a case for each address that this person wrote from: what is kept by one is answered there alone."""
    own_first = sorted(mail.theirs, key=lambda other: other.reporter != mail.sender)
    seen: set[str] = set()
    for other in (*filter(None, [case]), *own_first):
        if other.reporter not in seen:
            yield other
        seen.add(other.reporter)


def _opened(mail: Mail, rights: tuple[Right, ...], case: Case, situation: Situation) -> list[Effect]:
    """Open what is not open already, tell by when there is an answer, and let those in charge know."""
    resumes = is_lost(case)
    case = reporter_mail.heard_from(mail, case, situation)  # somebody is there: their key, and letters that came back
    waiting = {request.right: request for request in case.rights if request.is_open}
    by = owed_by_day(mail.received_at, MONTH, situation.organisation)
    fresh = tuple(RightsRequest(right, mail.received_at, by) for right in rights if right not in waiting)
    heard = replace(case, rights=(*case.rights, *fresh), heard_at=situation.now)
    by = min([*(waiting[right].by for right in rights if right in waiting), *(request.by for request in fresh)])
    facts = {**reporter_mail.journalled(mail), "rights": " ".join(rights), "by": by.isoformat()}
    effects: list[Effect] = [Save(heard), Enter("rights-asked", facts, case.reference)]
    if mail.sender == case.reporter:
        effects.append(Prove(mail.sender))
    if resumes and not is_lost(heard):
        effects.append(Enter("letters-resumed", {}, case.reference))
    if fresh or acknowledgement.may_answer(mail, situation, RightsReceived, reference=case.reference):
        received = addressing.to_reporter(heard, RightsReceived(rights=rights, by=by))
        effects.append(Send(replace(received, grade=mail.grade)))
    told = RightsAsked(
        rights=rights,
        by=by,
        others=sum(other.reference != case.reference for other in mail.theirs if other.reporter == case.reporter),
        again=not fresh,
    )
    return [*effects, Tell(tuple(_with_words(mail, told, heard, situation.organisation)))]


def _with_words(mail: Mail, told: RightsAsked, case: Case, organisation: Organisation) -> Iterator[Letter]:
    """Tell those in charge; whoever may read what reporters write has the words below."""
    for lead in addressing.leads(organisation):
        letter = addressing.to_handler(lead, organisation, told, case.reference)
        below = mail.answerable.text if may_be_shown(lead) else ""
        yield replace(letter, below=below, attachments=mail.answerable.attachments if below else ())


def may_be_shown(handler: Handler) -> bool:
    """Return whether a letter to a handler may hold what somebody wrote: encrypted, or where clear text is allowed."""
    return handler.key is not None or handler.cleartext


def _unproven(mail: Mail, rights: tuple[Right, ...], case: Case | None, situation: Situation) -> list[Effect]:
    """Ask the address whether it was them, whatever is kept of it; the mail itself is there for a person to see."""
    ask = acknowledgement.may_answer(mail, situation, RightsUnproven)
    if case is None:
        letter = _to_stranger(mail, RightsUnproven(rights=rights), situation)
        return [Hold(HoldReason.RIGHTS_UNPROVEN), *([Send(letter)] if ask else [])]
    joined = [effect for effect in reporter_mail.join(mail, case, situation) if not _answers(effect)]
    if not ask or mail.sender != case.reporter or case.by_machine:
        return joined
    letter = addressing.to_reporter(case, RightsUnproven(rights=rights))
    return [*joined, Send(replace(letter, grade=mail.grade))]


def _nothing(mail: Mail, situation: Situation) -> list[Effect]:
    """Tell somebody of whom nothing is kept that it is so; once a day, as with every answer of a machine."""
    said: list[Effect] = [Enter("rights-nothing-kept"), *reporter_mail.spent(mail)]
    if not acknowledgement.may_answer(mail, situation, NothingKept):
        return said
    return [*said, Send(_to_stranger(mail, NothingKept(), situation))]


def _to_stranger(mail: Mail, content: ToReporter, situation: Situation) -> Letter:
    """Make a letter that belongs to no case, in the lane of strangers: a flood of them holds up nothing else."""
    organisation = situation.organisation
    language = mail.answerable.language or organisation.languages[0]
    language = language if language in organisation.languages else organisation.languages[0]
    letter = Letter(content, content.audience, mail.sender, language)
    lane = Lane.VOUCHED if mail.may(Doing.HAVE_A_LANE) or mail.message.backed else Lane.STRANGERS
    return replace(letter, lane=lane, disowned=mail.grade is Grade.FAILED, grade=mail.grade)
