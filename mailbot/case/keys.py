"""The reporter's key: pinned, offered, succeeded.

    none --with the first mail, or an answer to our letter--> PINNED --a successor it signed for, #key accept--> PINNED
    any other key --> OFFERED, shown to handlers --#key accept--> PINNED | --#key drop--> forgotten
    PINNED --#key drop--> none, where from then on a key is offered only
    a key that is not valid yet --its time comes--> what it would have been then

A key that merely comes along replaces nothing: whoever can put an address on a mail could then read what follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from mailbot.case.commands import Command
from mailbot.case.orders import Deed, Not, Orders, So
from mailbot.facts import NOT_YET, Case, Doing, Effect, Enter, Good, Key, KeyToCome, Mail, Organisation, Save


def with_key(case: Case, mail: Mail, organisation: Organisation, now: datetime) -> Case:
    """Take in the key that came with a mail of the case: pin it, renew it, let it succeed, or keep it as an offer."""
    proven = mail.may(Doing.PIN_KEY)
    if mail.opened.encrypted or mail.key is not None:
        case = replace(case, was_protected=True)
    if proven and mail.opened.encrypted:
        case = replace(case, clear_ok=False)  # who can encrypt will want to be written to like that
    if mail.key is None:
        return case
    if mail.key.why_unusable is None:
        return _with_good_key(case, mail.key, mail, organisation, now)
    if (good := _to_come(mail.key)) is None or mail.key.usable_from is None:
        return case
    then = _with_good_key(case, good, mail, organisation, now)
    instead_of = (case.key.fingerprint if case.key else "") if then.key == good else None
    if instead_of is None and case.key_to_come is not None and case.key_to_come.instead_of is not None:
        return case  # one that merely comes along takes nobody's place, here neither
    return replace(case, key_to_come=KeyToCome(good, mail.key.usable_from, instead_of))


def with_first_key(case: Case, mail: Mail) -> Case:
    """Pin the key that came with the first mail of a case, now or when it is valid."""
    if mail.key is None:
        return case
    if mail.key.why_unusable is None:
        return replace(case, key=mail.key, key_pinned_at=mail.received_at)
    good = _to_come(mail.key)
    if good is None or mail.key.usable_from is None:
        return case
    return replace(case, key_to_come=KeyToCome(good, mail.key.usable_from, ""))


def _to_come(key: Key) -> Key | None:
    return replace(key, why_unusable=None, usable_from=None) if key.why_unusable == NOT_YET else None


def _with_good_key(case: Case, key: Key, mail: Mail, organisation: Organisation, now: datetime) -> Case:
    proven = mail.may(Doing.PIN_KEY)
    if case.key is None:
        # After a drop nothing is pinned by itself: whoever dropped it from a stolen mailbox would send the next one
        at_once = proven and not case.key_dropped
        return pinned(case, key, organisation, now) if at_once else offered(case, key, now)
    if key.fingerprint == case.key.fingerprint:  # the same one, its expiry perhaps put off
        return replace(_released(case, organisation, now), key=key) if proven else case
    if _is_successor(case, mail):
        return pinned(case, key, organisation, now)
    return offered(case, key, now)


def comes_of_age(case: Case, organisation: Organisation, now: datetime) -> list[Effect]:
    """Take in a key that was not valid when it came, unless another has been pinned since, or it was dropped."""
    coming = case.key_to_come
    if coming is None or coming.at > now:
        return []
    case = replace(case, key_to_come=None)
    pinned_now = case.key.fingerprint if case.key else ""
    if coming.instead_of == pinned_now and not (case.key is None and case.key_dropped):
        case = pinned(case, coming.key, organisation, now)
    elif pinned_now != coming.key.fingerprint:  # else it came again meanwhile
        case = offered(case, coming.key, now)
    return [Save(case), Enter("key-valid", {"fingerprint": coming.key.fingerprint})]


def untold_problem(case: Case, mail: Mail) -> str:
    """Say why the key that came with a mail cannot be used, when its owner has not heard of that; else ""."""
    if case.key is not None or mail.key is None or mail.key.why_unusable is None:
        return ""
    return "" if case.key_told == _named(mail.key) else mail.key.why_unusable


def told_of_problem(case: Case, mail: Mail) -> Case:
    """Note that the reporter has heard why their key cannot be used."""
    return replace(case, key_told=_named(mail.key)) if mail.key is not None else case


def _named(key: Key) -> str:
    return f"{key.fingerprint} {key.why_unusable}"


def _is_successor(case: Case, mail: Mail) -> bool:
    """Tell whether the pinned key itself vouches for the new one, later than it was pinned."""
    signature = mail.opened.signature
    return (
        mail.may(Doing.SUCCEED_KEY)
        and mail.signed_key is not None
        and mail.key is not None
        and mail.signed_key.fingerprint == mail.key.fingerprint
        and isinstance(signature, Good)
        and (case.key_pinned_at is None or signature.made_at > case.key_pinned_at)
    )


def offered(case: Case, key: Key, now: datetime) -> Case:
    """Keep a key for the handlers to decide on; the latest is the one that counts."""
    known = case.offered_key is not None and case.offered_key.fingerprint == key.fingerprint
    return replace(case, offered_key=key, key_offered_at=case.key_offered_at if known else now)


def pinned(case: Case, key: Key, organisation: Organisation, now: datetime) -> Case:
    """Pin a key; what waited for #clear-ok can leave encrypted now, after the usual delay."""
    case = _released(case, organisation, now)
    return replace(case, key=key, key_pinned_at=now, offered_key=None, clear_ok=False, key_dropped=False)


def _released(case: Case, organisation: Organisation, now: datetime) -> Case:
    """Let go what waited for a key, or for one that had ended."""
    later = now + organisation.promises.relay_delay
    drafts = tuple(
        draft if draft.send_at or draft.unsure or draft.partner else replace(draft, send_at=later)
        for draft in case.drafts
    )
    return replace(case, drafts=drafts)


def _key(orders: Orders, so: So, command: Command) -> So | Not:
    case, offer = so.case, so.case.offered_key
    if command.choice == "accept":
        if offer is None:
            return Not("no-key-offered")
        if orders.seen_at and case.key_offered_at and orders.seen_at < case.key_offered_at:
            return Not("another-key", (command.line,))  # than the one that the handler had before them
        accepted = pinned(case, offer, orders.organisation, orders.now)
        return replace(so, case=accepted).entered(orders, "key-accepted", fingerprint=offer.fingerprint)
    dropped = offer or case.key
    if dropped is None:
        return Not("no-key-offered")
    if offer is not None:
        left = replace(case, offered_key=None)
    else:  # from here on nothing leaves encrypted, and no handler's words in clear without #clear-ok
        left = replace(case, key=None, key_pinned_at=None, clear_ok=False, was_protected=True, key_dropped=True)
    return replace(so, case=left).entered(orders, "key-dropped", fingerprint=dropped.fingerprint)


KEYS: Mapping[str, Deed] = {"key": _key}
