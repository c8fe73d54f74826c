"""What is done with a mail from outside: a first contact, a report, more about a case, a bounce, a machine's mail.

PGP is never a condition for being heard: whatever comes in clear, cannot be opened, or is odd is received, put in
front of a handler, and answered. Whether it is *answered* depends on the standing of its address alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.case import (
    acknowledgement,
    addressing,
    automated_mail,
    drafts,
    partners,
    provisional,
    rights_erasure,
    shown_mail,
    status_question,
)
from mailbot.case.classification import is_report
from mailbot.case.holding import held, is_lost_notice
from mailbot.case.own_addresses import is_ours
from mailbot.case.promises import next_progress, promise_from, without_passed
from mailbot.case.reachability import is_lost
from mailbot.case.reporter_key import with_keys
from mailbot.case.states import Move, moved, opened
from mailbot.case.subscription import Wish, find_wish
from mailbot.case.turns import is_flooded
from mailbot.facts import (
    Broken,
    Case,
    Doing,
    Effect,
    Enter,
    Good,
    Grade,
    Hold,
    HoldReason,
    Mail,
    NotForUs,
    Notice,
    NoticeKind,
    Organisation,
    Proof,
    Prove,
    Remember,
    Save,
    Situation,
    Spend,
    State,
    Tell,
    Way,
)
from mailbot.letters.for_handlers import News

_EXCERPT = 500  # characters of a message in a digest
_WISHED = {Wish.STOP: "stopped", Wish.START: "resumed", Wish.ANONYMOUS: "anonymous"}

REOPENS = timedelta(days=60)  # after the close; what comes later is a case of its own, linked to it
MOST_COPIED = 20


def open_case(mail: Mail, situation: Situation, *, before: str = "") -> list[Effect]:
    """Open a case for somebody's mail, and acknowledge it; `before` is a case of theirs that ended long ago."""
    case = replace(
        opened(situation.fresh, mail.received_at, mail.sender, situation.organisation.languages[0]),
        seen_at=situation.now,
        subject=mail.message.subject,
        linked=tuple(filter(None, (mail.names, before, *(other.reference for other in mail.beside)))),
        anonymous=automated_mail.is_nobody(mail) or not mail.sender,
        by_machine=mail.message.automated is not None,
        copied=(others := _copied(mail, situation.organisation)),
        readers=others if mail.may(Doing.NAME_READERS) else (),
    )
    claimed = provisional.claimed(case, mail, situation.organisation)
    case = with_keys(claimed, mail, situation, pinned_at=mail.received_at)
    what = News.CONTACT
    if is_report(mail):
        case, what = _with_report(case, mail, situation.organisation), News.REPORT
    case, notices = _tell_partners(case, mail, situation)
    answers = acknowledgement.acknowledged(mail, without_passed(case, situation), situation)
    effects = [
        Save(acknowledgement.with_key_told(case, mail, answers)),
        Enter(what.value, journalled(mail)),
        *_remembered(mail),
        *answers,
    ]
    telling = tell(case, mail, situation, what)
    effects += rights_erasure.put_off_all(mail, situation)
    kept_apart = [*effects, *_linked(mail.beside, situation.fresh), *notices]
    return [*kept_apart, *spent(mail), *_kept(mail), *_reached(mail, case), telling]


def _linked(others: Iterable[Case], reference: str) -> list[Effect]:
    """Let handlers see a new case beside those of its address that it was kept apart from."""
    return [
        effect
        for other in others
        for effect in (
            Save(replace(other, linked=(*other.linked, reference))),
            Enter("linked", {"with": reference}, other.reference),
        )
    ]


def is_over(case: Case, mail: Mail, now: datetime) -> bool:
    """Return whether a case ended so long ago that more from its reporter is another one."""
    closed = case.state is State.CLOSED and case.closed_at is not None and now - case.closed_at > REOPENS
    return closed and mail.may(Doing.REOPEN) and not rights_erasure.is_put_off(mail, case)


def join(mail: Mail, case: Case, situation: Situation) -> list[Effect]:
    """Add a mail to the case that it belongs to; its sender is the case's reporter, by the From line or their key."""
    if rights_erasure.is_put_off(mail, case):
        return _keep(mail, case, situation)
    reopens = mail.may(Doing.REOPEN)
    what, shown = "message", News.MESSAGE
    heard = heard_from(mail, case, situation)
    wish = find_wish(mail.answerable) if mail.may(Doing.WISH) else None
    if wish is None and status_question.may_be_told(mail, case, situation):
        told = status_question.told(mail, heard, situation, Enter("asked", journalled(mail)))
        return [*told, *_remembered(mail), *spent(mail), *_reached(mail, case)]
    if mail.may(Doing.WISH) and mail.message.automated is None:
        heard = replace(heard, heard_at=situation.now)
    if case.state is State.CONTACT and is_report(mail):
        heard, what, shown = _with_report(heard, mail, situation.organisation), "report", News.REPORT
    elif wish is not None:
        heard, what = _wished(heard, wish, situation.now), _WISHED[wish]
    elif case.state is State.CLOSED and reopens and (closing := drafts.untold_close(heard)) is not None:
        heard, shown = drafts.taken_back(heard, closing), News.KEPT_OPEN
    elif case.state is State.CLOSED and reopens:
        heard, what, shown = reopened(replace(heard, merged_into=""), situation), "reopened", News.REOPENED
    heard, notices = _tell_partners(heard, mail, situation)
    resumed = is_lost(case) and not is_lost(heard)
    shown_case = without_passed(heard, situation)
    never = wish is None and (case.anonymous or mail.again)
    if never and addressing.is_written_to(heard) and not addressing.is_written_to(case):
        answers = acknowledgement.acknowledged(mail, shown_case, situation)  # what came before got no letter
    else:
        answers = acknowledgement.answered(mail, shown_case, situation, what)
    return [
        Save(acknowledgement.with_key_told(heard, mail, answers)),
        Enter(what, journalled(mail)),
        *([Enter("letters-resumed")] if resumed else []),
        *_remembered(mail),
        *answers,
        *notices,
        *spent(mail),
        *_kept(mail),
        *_reached(mail, case),
        tell(heard, mail, situation, shown),
    ]


def _keep(mail: Mail, case: Case, situation: Situation) -> list[Effect]:
    """Keep a case that was to be erased: no more is read out of what they write, "stop" may mean the erasure."""
    heard = rights_erasure.kept_for_now(heard_from(mail, case, situation), situation)
    answers = acknowledgement.answered(mail, without_passed(heard, situation), situation, rights_erasure.PUT_OFF)
    return [
        Save(acknowledgement.with_key_told(replace(heard, heard_at=situation.now), mail, answers)),
        Enter(rights_erasure.PUT_OFF, journalled(mail)),
        *rights_erasure.put_off_beside(mail, heard),
        *_remembered(mail),
        *answers,
        *spent(mail),
        *_kept(mail),
        *_reached(mail, case),
        tell(heard, mail, situation, News.NOT_ERASED),
    ]


def heard_from(mail: Mail, case: Case, situation: Situation) -> Case:
    """Return a case with what a mail shows of its reporter: keys, addresses, and that somebody is there."""
    heard = provisional.settled(with_keys(case, mail, situation, pinned_at=situation.now), mail, situation.organisation)
    if mail.may(Doing.COUNT_AGAIN) and mail.sender == case.reporter:
        heard = replace(heard, bounced=(), undelivered=0)
    if mail.may(Doing.COUNT_AGAIN) and mail.message.automated is None:
        heard = replace(heard, by_machine=False)  # somebody is there to read what is written
    others = _copied(mail, situation.organisation)
    heard = replace(heard, copied=_among(heard.copied, others))
    if mail.may(Doing.NAME_READERS):
        heard = replace(heard, readers=_among(heard.readers, others))
    if _is_second_address(heard, mail):
        shown = mail.proofs & {Proof.VOUCHED, Proof.ANSWER}  # the key alone may put anybody's address there
        heard = replace(
            heard,
            addresses=_among(heard.addresses, (mail.sender,)),
            mailboxes=_among(heard.mailboxes, (mail.sender,)) if shown else heard.mailboxes,
        )
    return heard


def _wished(case: Case, wish: Wish, now: datetime) -> Case:
    """Note what a reporter wants: whoever is anonymous stays so until they ask for letters again."""
    if wish is Wish.ANONYMOUS:
        return replace(drafts.nobody_to_tell(case, now), updates=False, anonymous=True)
    return replace(case, updates=wish is Wish.START, anonymous=case.anonymous and wish is not Wish.START)


def _is_second_address(case: Case, mail: Mail) -> bool:
    """Return whether the pinned key vouches for another From address: that stands inside what is signed (RFC 9788)."""
    inside = mail.message.protected.sender if mail.message.protected else None
    return mail.may(Doing.ADD_ADDRESS) and inside == mail.sender and mail.sender != case.reporter


def _copied(mail: Mail, organisation: Organisation) -> tuple[str, ...]:
    """Return whom a mail went to beside us."""
    others = dict.fromkeys((*mail.message.to, *mail.message.cc))
    return tuple(address for address in others if address != mail.sender and not is_ours(address, organisation))[
        :MOST_COPIED
    ]


def _among(known: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *others)))[:MOST_COPIED]


def _remembered(mail: Mail) -> list[Effect]:
    return [Remember(mail.text_digest)] if mail.text_digest else []


def reopened(case: Case, situation: Situation) -> Case:
    """Put a closed case back to `received`, with its promises running anew."""
    return _promising(moved(case, Move.REOPEN, situation.now), situation.organisation, situation.now)


def _promising(case: Case, organisation: Organisation, at: datetime) -> Case:
    """Let what is promised of a report run from a moment on."""
    case = replace(case, assessment=promise_from(at, organisation.promises.assessment, organisation))
    return replace(case, progress=next_progress(case, organisation, at))


def spent(mail: Mail) -> list[Effect]:
    """Use up the signature of a mail: what was caught on the way and comes again proves nothing.

    That of a mail which proves nothing is left for the one that it was made for: whoever carries that one may send a
    copy of it first.
    """
    signature = mail.opened.signature
    counted = mail.handler is not None or mail.may(Doing.SPEND_SIGNATURE)
    return [Spend(signature.digest)] if counted and isinstance(signature, Good) else []


def tell(case: Case, mail: Mail, situation: Situation, what: News) -> Tell:
    """Show a mail to the handlers at once, or keep it for their digest when a flood of strangers comes in."""
    if _is_flooded(mail, situation):
        notice = Notice(mail.received_at, case.reference, NoticeKind(what.value), mail.message.new_text[:_EXCERPT])
        return Tell((), notice)
    return Tell(shown_mail.case_letters(case, mail, situation, what))


def _is_flooded(mail: Mail, situation: Situation) -> bool:
    """Return whether too much comes in for a stranger's mail to be told at once."""
    vouched, disowned = mail.may(Doing.HAVE_A_LANE) or mail.message.backed, mail.grade is Grade.FAILED
    return is_flooded(situation, vouched=vouched, disowned=disowned) and not mail.in_touch


def _tell_partners(case: Case, mail: Mail, situation: Situation) -> tuple[Case, list[Effect]]:
    return (case, []) if _is_flooded(mail, situation) else partners.owed_notices(case, situation)


def automated(mail: Mail, reason: str, case: Case | None, situation: Situation) -> list[Effect]:
    """Keep a machine's mail, show it to a person, and answer nothing (RFC 3834 section 2)."""
    filed = automated_mail.is_aggregate(mail)
    if case is None and filed:
        return [Enter("aggregate-report")]  # which stands in the log alone: such come every day
    if case is None or is_lost_notice(mail):
        return held(mail, automated_mail.hold_for(reason), situation)
    entered = Enter("automated", {"reason": reason, **journalled(mail)})
    telling = [] if filed and not addressing.is_written_to(case) else [tell(case, mail, situation, News.MESSAGE)]
    return [Save(case), entered, *telling]


def from_partner(mail: Mail, case: Case, situation: Situation) -> list[Effect]:
    """Show what a partner, or the data protection officer, writes about a case to its handlers.

    It is never acknowledged, and never the reporter's. What a ticket system says to each notice is kept in the record
    alone.
    """
    who = "partner" if mail.partner else "officer"
    entered = Enter(f"{who}-wrote", {"from": mail.partner.name if mail.partner else mail.sender, **journalled(mail)})
    if mail.message.automated is not None and not automated_mail.speaks(mail):
        return [replace(entered, kind=f"{who}-answered"), *spent(mail)]
    if _is_flooded(mail, situation):
        telling = Tell((), Notice(mail.received_at, case.reference, NoticeKind.MESSAGE))
    else:
        telling = Tell(shown_mail.partner_letters(case, mail, situation.organisation))
    return [entered, *spent(mail), *_kept(mail), telling]


def _with_report(case: Case, mail: Mail, organisation: Organisation) -> Case:
    """Let the promises run, from the time the mail server received the report; the language is fixed from here on."""
    at = mail.received_at
    return _promising(moved(provisional.reported(case, mail, organisation), Move.REPORT, at), organisation, at)


def _reached(mail: Mail, case: Case) -> list[Effect]:
    """Count the reporter's address as reachable, unless the mail came from another one by their key alone."""
    return [Prove(mail.sender)] if mail.may(Doing.PROVE_ADDRESS) and mail.sender == case.reporter else []


def _kept(mail: Mail) -> list[Effect]:
    """Hold what could not be opened or read: when what was wrong is mended, the operator releases it."""
    if mail.unread:
        return [Hold(HoldReason.UNREAD, mail.unread)]
    if mail.keys_unseen:
        return [Hold(HoldReason.KEYS_UNSEEN)]
    match next((part.why for part in mail.opened.unopened), mail.opened.failure):
        case NotForUs() if mail.opened.encrypted:
            return [Hold(HoldReason.PARTLY_NOT_FOR_US)]
        case NotForUs():
            return [Hold(HoldReason.NOT_FOR_US)]
        case Broken(reason=reason) if mail.opened.encrypted:
            return [Hold(HoldReason.PARTLY_NOT_OPENED, reason)]
        case Broken(reason=reason):
            return [Hold(HoldReason.NOT_OPENED, reason)]
        case None:
            return []


def journalled(mail: Mail) -> dict[str, str]:
    """Return what a journal keeps of a mail."""
    return {
        "message": str(mail.row),
        "sender": mail.sender,
        "subject": mail.message.subject,
        "text": mail.message.text,
        "said": mail.message.new_text if mail.message.new_text != mail.message.text else "",
        "attachments": ", ".join(attachment.name for attachment in mail.message.attachments),
        "proven": ", ".join(sorted(proof.value for proof in mail.proofs)) or Proof.NONE.value,
        "decrypted": "yes" if mail.opened.encrypted else "",
        "digests": " ".join(hashlib.sha256(attachment.content).hexdigest() for attachment in mail.message.attachments),
        **({} if (way := _way(mail)) in (Way.CLEAR, Way.ENCRYPTED) else {"way": way.value}),
    }


def _way(mail: Mail) -> Way:
    """Return how a mail came, for the figures; of what was decrypted its entry says so."""
    if mail.unread:
        return Way.UNREADABLE
    if mail.opened.encrypted:
        return Way.ENCRYPTED
    return Way.CLEAR if mail.opened.failure is None else Way.UNDECRYPTABLE
