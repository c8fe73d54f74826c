"""The reporter's key: which one counts, what it becomes, and that what was revoked never counts again.

    none --one key, on whose owner the whole mail agrees, of enough grade--> PINNED
    PINNED --a newer form of it--> PINNED, with more in it; an older form takes nothing away
    PINNED --a successor that it vouches for, #key accept--> PINNED
    any other key --> OFFERED, shown to handlers --#key accept--> PINNED | --#key drop--> forgotten
    PINNED --#key drop, its owner's revocation--> none, where from then on a key is offered only
    a key that is not valid yet --its time comes--> what it would have been then

What vouches for a key: the signature that it made over the content, then its place inside the encryption or the
signature, then that it came along at all. Where these name different keys, or a key stands only outside of what was
encrypted or signed, none is pinned: whoever carries a mail can put one beside it.

Guarantee: no mail below the grade that `Doing.PIN_KEY` needs changes to which key letters go, but for a revocation,
which counts from whomever it comes; and a key that was revoked as a whole is neither pinned nor offered in its case
any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from mailbot.case import addressing
from mailbot.facts import (
    NOT_YET,
    Bad,
    Case,
    Certificate,
    Doing,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Good,
    Handler,
    Key,
    KeyToCome,
    Mail,
    Organisation,
    Partner,
    Place,
    Proof,
    Revocation,
    Save,
    Signature,
    Situation,
    Tell,
    UnknownKey,
    Unsigned,
    Void,
    Voided,
)
from mailbot.languages.questions import asks_about_a_key
from mailbot.letters import alerts

# Candidates ----------------------------------------------------------------------------------------------------------


def best(certificates: Sequence[Certificate], signature: Signature, text: str) -> Key | None:
    """Return the key that most vouches for itself among the sender's own; it may not be good for anything.

    `text` are the sender's own words, which may do no more than ask about a key.
    """
    asks = bool(certificates) and asks_about_a_key(text)
    own = [
        certificate
        for rank, certificate in _by_rank(certificates, _signers(signature), asks=asks)
        if rank > Place.ELSEWHERE
    ]
    return own[0].key if own else None


def _ranked(mail: Mail, case: Case | None) -> list[tuple[Place, Certificate]]:
    """Return the keys that a mail speaks for, those first for which most speaks; what can be used before the rest."""
    signers = _signers(mail.opened.signature)
    asks = bool(mail.certificates) and asks_about_a_key(mail.message.new_text)
    certificates = list(mail.certificates)
    offer = case.offered_key if case else None
    if offer is not None and offer.fingerprint in signers and mail.sender in offer.addresses:
        certificates.append(Certificate(offer, Place.SIGNER))  # offered before, it shows now that its owner writes
    return _by_rank(certificates, signers, asks=asks)


def _by_rank(
    certificates: Iterable[Certificate], signers: Sequence[str], *, asks: bool
) -> list[tuple[Place, Certificate]]:
    ranked = [
        (
            Place.SIGNER if certificate.key.fingerprint in signers else Place.ELSEWHERE if asks else certificate.place,
            certificate,
        )
        for certificate in certificates
    ]
    return sorted(ranked, key=lambda pair: (-pair[0], pair[1].key.why_unusable is not None))


def _signers(signature: Signature) -> tuple[str, ...]:
    match signature:
        case Good(fingerprint=fingerprint, beside=beside):
            return (fingerprint, *beside)
        case Unsigned() | UnknownKey() | Bad():
            return ()


def _is_agreed(mail: Mail, ranked: Sequence[tuple[Place, Certificate]]) -> bool:
    """Return whether all that a mail shows of its sender's key names the first of `ranked`."""
    (rank, foremost), *_ = ranked
    names = {certificate.key.fingerprint for place, certificate in ranked if place > Place.ELSEWHERE}
    signed = not isinstance(mail.opened.signature, Unsigned)
    layers = signed or mail.opened.encrypted or mail.opened.failure is not None or bool(mail.opened.unopened)
    if rank is Place.ELSEWHERE or len(names) > 1 or (layers and rank is Place.OUTSIDE):
        return False
    return not signed or _signers(mail.opened.signature) == (foremost.key.fingerprint,)


# What a mail changes -------------------------------------------------------------------------------------------------


def with_keys(case: Case, mail: Mail, situation: Situation, *, pinned_at: datetime) -> Case:
    """Take in the keys that came with a mail: pin one, let it grow or succeed, or keep it as an offer."""
    case = _protected(case, mail)
    if mail.may(Doing.PIN_KEY):
        case = _grown(case, mail, situation)
    pinned_name = case.key.fingerprint if case.key else ""
    ranked = [
        (rank, certificate)
        for rank, certificate in _ranked(mail, case)
        if certificate.key.fingerprint not in (pinned_name, *case.revoked)
    ]
    if not ranked:
        return case
    foremost = ranked[0][1]
    takes_over = _takes_over(case, mail, ranked)
    if foremost.key.why_unusable is None:
        if takes_over:
            return pinned(case, foremost.key, situation, at=pinned_at)
        return offered(case, foremost.key, situation.now, proven=mail.may(Doing.PIN_KEY))
    return _with_key_to_come(case, foremost.key, instead_of=pinned_name if takes_over else None)


def _protected(case: Case, mail: Mail) -> Case:
    """Note that there was something to protect, and that who can encrypt will want to be written to like that."""
    protected = mail.opened.encrypted or bool(mail.certificates)
    clear_ok = case.clear_ok and not (mail.opened.encrypted and mail.may(Doing.PIN_KEY))
    return replace(case, was_protected=case.was_protected or protected, clear_ok=clear_ok)


def _takes_over(case: Case, mail: Mail, ranked: Sequence[tuple[Place, Certificate]]) -> bool:
    """Return whether the first of `ranked` is the one to write to from now on."""
    if not mail.may(Doing.PIN_KEY):
        return False
    if case.key is None:
        # After a drop nothing is pinned by itself: whoever dropped it from a stolen mailbox would send the next one
        return not case.key_dropped and _is_agreed(mail, ranked)
    return _succeeds(case, case.key, mail, *ranked[0])


def _grown(case: Case, mail: Mail, situation: Situation) -> Case:
    """Let the pinned key be what all its forms together are: a later end, another subkey, and nothing less."""
    if case.key is None:
        return case
    for certificate in mail.certificates:
        same = certificate.key.fingerprint == case.key.fingerprint and certificate.grown_from == case.key.armored
        if same and certificate.grown is not None and certificate.grown.why_unusable is None:
            renewed = certificate.grown.armored != case.key.armored or case.key.why_not(situation.now) is not None
            return replace(_released(case, situation) if renewed else case, key=certificate.grown)
    return case


def _succeeds(case: Case, key: Key, mail: Mail, rank: Place, certificate: Certificate) -> bool:
    """Return whether the pinned `key` vouches for another *as its owner's new one*: that a mail holds it is not enough.

    Either the pinned key certified the new one, or a statement names both keys, and both have signed it.
    """
    if rank is Place.ELSEWHERE:
        return False
    if key.fingerprint in certificate.certified_by:
        return True
    signature = mail.opened.signature
    if not isinstance(signature, Good) or not mail.may(Doing.SUCCEED_KEY):
        return False
    later = case.key_pinned_at is None or signature.made_at > case.key_pinned_at
    both = {key.fingerprint, certificate.key.fingerprint}
    text = re.sub(r"\s+", "", mail.message.new_text).upper()
    return later and both == set(_signers(mail.opened.signature)) and all(fingerprint in text for fingerprint in both)


def _with_key_to_come(case: Case, key: Key, *, instead_of: str | None) -> Case:
    """Keep a key that is not valid yet: it is looked at again when it is."""
    if key.why_unusable != NOT_YET or key.usable_from is None:
        return case
    if instead_of is None and case.key_to_come is not None and case.key_to_come.instead_of is not None:
        return case  # one that merely comes along takes nobody's place, here neither
    good = replace(key, why_unusable=None, usable_from=None)
    return replace(case, key_to_come=KeyToCome(good, key.usable_from, instead_of))


def dues(case: Case, _situation: Situation) -> Iterator[Due]:
    """Yield when a key becomes valid that was not yet when it came."""
    if case.key_to_come is not None:
        yield Due(DueKind.KEY_VALID, case.key_to_come.at, case.reference)


def no_dues(_case: Case, _situation: Situation) -> tuple[Due, ...]:
    """Return nothing: whoever stores a revocation makes it due for each case that it concerns."""
    return ()


def is_revoked(_event: DueNow, _case: Case, _situation: Situation) -> list[Effect]:
    """Return nothing: all of it was said when the case met the revocation."""
    return []


def comes_of_age(_event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    """Take in a key that was not valid when it came, unless another has been pinned since, or it was dropped."""
    coming = case.key_to_come
    if coming is None or coming.at > situation.now:
        return []
    case = replace(case, key_to_come=None)
    pinned_now = case.key.fingerprint if case.key else ""
    if coming.instead_of == pinned_now and not (case.key is None and case.key_dropped):
        case = pinned(case, coming.key, situation, at=situation.now)
    elif pinned_now != coming.key.fingerprint:  # else it came again meanwhile
        case = offered(case, coming.key, situation.now, proven=coming.instead_of is not None)
    return [Save(case), Enter("key-valid", {"fingerprint": coming.key.fingerprint})]


def offered(case: Case, key: Key, now: datetime, *, proven: bool) -> Case:
    """Keep a key for the handlers to decide on: the latest, but nobody's in the place of the reporter's own offer."""
    known = case.offered_key is not None and case.offered_key.fingerprint == key.fingerprint
    if case.offer_proven and not proven:
        return case
    at = case.key_offered_at if known else now
    return replace(case, offered_key=key, key_offered_at=at, offer_proven=proven)


def pinned(case: Case, key: Key, situation: Situation, *, at: datetime) -> Case:
    """Pin a key; what waited for #clear-ok can leave encrypted now, after the usual delay."""
    case = without_offer(_released(case, situation))
    return replace(case, key=key, key_pinned_at=at, clear_ok=False, key_dropped=False)


def without_offer(case: Case) -> Case:
    """Forget the key that waits for a handler's word."""
    return replace(case, offered_key=None, offer_proven=False)


def _released(case: Case, situation: Situation) -> Case:
    """Let go what waited for a key, or for one that had ended."""
    later = situation.now + situation.organisation.promises.relay_delay
    drafts = tuple(
        draft if draft.send_at or draft.unsure or draft.partner else replace(draft, send_at=later)
        for draft in case.drafts
    )
    return replace(case, drafts=drafts)


def dropped(case: Case) -> Case:
    """Go on without a key: nothing leaves encrypted, and no handler's words in clear without #clear-ok."""
    return replace(case, key=None, key_pinned_at=None, clear_ok=False, was_protected=True, key_dropped=True)


# Revocation ----------------------------------------------------------------------------------------------------------


def without_revoked(case: Case, voided: Iterable[Voided]) -> tuple[Case, tuple[Voided, ...]]:
    """Take out of a case what was revoked of its keys; gives what changed it."""
    lost: list[Voided] = []
    for loss in voided:
        before, case = case, _without(case, loss)
        lost += [loss] if case != before else []
    return case, tuple(lost)


def _without(case: Case, voided: Voided) -> Case:
    revoked, left = voided.revocation, voided.left
    name = revoked.fingerprint
    good = left if left is not None and left.why_unusable is None and not revoked.whole else None
    if case.retired_key is not None and case.retired_key.fingerprint == name and not revoked.soft:
        case = replace(case, retired_key=None, retired_at=None)  # it was stolen after all
    if case.key is not None and case.key.fingerprint == name:
        if good is None and revoked.whole and revoked.soft:
            case = replace(case, retired_key=case.key, retired_at=revoked.at)
        case = replace(case, key=good) if good else dropped(case)
    if case.offered_key is not None and case.offered_key.fingerprint == name:
        case = replace(case, offered_key=good) if good else without_offer(case)
    if case.key_to_come is not None and case.key_to_come.key.fingerprint == name:
        case = replace(case, key_to_come=None)
    if revoked.whole and name not in case.revoked:
        case = replace(case, revoked=(*case.revoked, name))
    return case


def believed(mail: Mail) -> Mail:
    """Take from a mail the word of a key that was revoked: from then on anybody may have it.

    What a key signed before its owner retired it stands: they say that nobody else has had it.
    """
    if not isinstance(signature := mail.opened.signature, Good):
        return mail
    revoked = {
        revocation.fingerprint: revocation
        for revocation in (*mail.revocations, *(voided.revocation for voided in mail.voided))
    }
    gone = [revoked[name] for name in _signers(mail.opened.signature) if name in revoked and revoked[name].whole]
    if not any(not revocation.soft or signature.made_at >= revocation.at for revocation in gone):
        return mail
    opened = replace(mail.opened, signature=Bad("revoked-key"), inner_keys=())
    lowered = tuple(
        replace(certificate, place=Place.OUTSIDE) if certificate.place is Place.INSIDE else certificate
        for certificate in mail.certificates
    )
    return replace(mail, opened=opened, certificates=lowered, proofs=mail.proofs - {Proof.SIGNATURE})


def told_of(
    effects: Sequence[Effect], case: Case | None, lost: Sequence[Voided], mail: Mail | None, organisation: Organisation
) -> list[Effect]:
    """Add to what is done about an event what was revoked in it: handlers hear of it, and every case with such a key.

    `case` is the one it meets, `lost` already taken out.
    """
    noted = list(effects)
    if case is not None and lost:
        saved = any(isinstance(effect, Save) and effect.case.reference == case.reference for effect in noted)
        noted = noted if saved else [Save(case), *noted]
        for loss in lost:
            noted.append(Enter("key-revoked", {"fingerprint": loss.revocation.fingerprint}, case.reference))
            if loss.revocation.whole or loss.left is None or loss.left.why_unusable is not None:
                readers = addressing.readers(case, organisation)
                noted.append(_told(loss.revocation, readers, case.reference, "", organisation))
    people: tuple[Handler | Partner, ...] = (*organisation.handlers, *organisation.partners)
    for revocation in mail.revocations if mail is not None else ():
        noted.append(Void(revocation))
        theirs = [person.name for person in people if person.key and person.key.fingerprint == revocation.fingerprint]
        if theirs and revocation.whole:
            noted.append(_told(revocation, addressing.leads(organisation), "", theirs[0], organisation))
    return noted


def _told(
    revoked: Revocation, readers: Iterable[Handler], reference: str, name: str, organisation: Organisation
) -> Tell:
    """Tell handlers that a reporter's key, or the enrolled one of `name`, counts no longer."""
    content = alerts.KeyRevoked(key=revoked.fingerprint, name=name, soft=revoked.soft)
    return Tell(addressing.to_handlers(readers, organisation, content, reference))


# What is said of keys ------------------------------------------------------------------------------------------------


def untold_problem(case: Case, mail: Mail) -> str:
    """Return why the key that came with a mail cannot be used, when its owner has not heard of that; else ""."""
    if case.key is not None or mail.key is None or mail.key.why_unusable is None:
        return ""
    return "" if case.key_told == _named(mail.key) else mail.key.why_unusable


def told_of_problem(case: Case, mail: Mail) -> Case:
    """Note that the reporter has heard why their key cannot be used."""
    return replace(case, key_told=_named(mail.key)) if mail.key is not None else case


def _named(key: Key) -> str:
    return f"{key.fingerprint} {key.why_unusable}"
