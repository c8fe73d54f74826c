"""What comes back: whether a failure notice tells of a letter of ours, and what is done about a letter that is lost.

Whoever is in copy of an answer to a letter finds its Message-ID in that answer. So it proves neither that a letter came
back nor, from then on, that somebody is its reader; what no client copies into an answer still does.
"""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import automated_mail, contact, delivery_notices, digest, holding
from mailbot.case.own_addresses import is_ours
from mailbot.case.reachability import is_lost
from mailbot.facts import (
    NEEDS,
    Audience,
    Case,
    Doing,
    Effect,
    Enter,
    Grade,
    Hold,
    HoldReason,
    Known,
    LetterRecord,
    Mail,
    Notice,
    NoticeKind,
    Organisation,
    Save,
    Shown,
    Situation,
    Tell,
    Undelivered,
)

_ARRIVED = frozenset({"delivered", "relayed", "expanded"})  # RFC 3464 section 2.3.3
_MOST = 50  # Message-IDs of one mail that are looked at: our own letters name twenty


def returned(mail: Mail, case: Case | None, situation: Situation) -> list[Effect]:
    """Take in a delivery status notification (RFC 3464); it is never answered."""
    letter = mail.answers
    if letter is None:
        return holding.held(mail, Hold(HoldReason.NO_LETTER_OF_OURS), situation)
    if (reason := why_not(mail, letter, case, situation.organisation)) is not None:
        return holding.held(mail, Hold(reason), situation)
    return _or_digest(_bounced(mail, letter, case, situation.organisation), letter, situation)


def given_up(event: Undelivered, case: Case | None, situation: Situation) -> list[Effect]:
    """Take in that our own mail server could not deliver a letter."""
    effects = _lost(event.letter, case, event.reason, situation.organisation, final=True)
    return _or_digest(effects, event.letter, situation)


def _or_digest(effects: list[Effect], letter: LetterRecord, situation: Situation) -> list[Effect]:
    what = NoticeKind.LETTERS_STOPPED if Enter("letters-stopped") in effects else NoticeKind.UNDELIVERED
    return digest.or_digest(effects, Notice(situation.now, letter.reference, what), situation)


def _bounced(mail: Mail, letter: LetterRecord, case: Case | None, organisation: Organisation) -> list[Effect]:
    """Return what a notice says of a letter.

    A letter has one recipient, but its reader may have had it forwarded, to one or to several: so whoever is named may
    be an address that we never wrote to; and when one of several got it, it arrived.
    """
    actions = {report.action for report in mail.message.reports}
    failed = next((report for report in mail.message.reports if report.action == "failed"), None)
    if failed is None or actions & _ARRIVED:
        what = "delayed" if "delayed" in actions else "arrived"  # RFC 3464 section 2.3.3: it is still being tried
        return [Enter(what, {"letter": letter.text})] if case else []
    reason = f"{failed.status} {failed.reason}".strip()
    return _lost(letter, case, reason, organisation, final=False)


def _lost(
    letter: LetterRecord, case: Case | None, reason: str, organisation: Organisation, *, final: bool
) -> list[Effect]:
    """Note that somebody did not get a letter, and tell the handlers; `final` is our own server's word."""
    effects: list[Effect] = []
    stopped = False
    if case is not None:
        after = case
        if letter.audience is Audience.REPORTER and letter.id not in case.bounced:
            after = replace(case, bounced=(*case.bounced, letter.id), undelivered=case.undelivered + 1)
            after = contact.not_reminded(after, letter)
        stopped = is_lost(after) and not is_lost(case)
        facts = {"letter": letter.text, "reason": reason}
        effects = [Save(after), Enter("undelivered", facts), *([Enter("letters-stopped")] if stopped else [])]
    return [
        *effects,
        Tell(delivery_notices.undelivered(letter, case, reason, organisation, final=final, stopped=stopped)),
    ]


def why_not(mail: Mail, letter: LetterRecord, case: Case | None, organisation: Organisation) -> HoldReason | None:
    """Return why a failure notice about `letter` counts for nothing, or None when it counts."""
    doubt = _doubt(mail, letter, case, organisation)
    # Who returns what only the reader of a letter has, stands where its reader is reached
    return doubt if (Grade.UNPROVEN if doubt else Grade.REACHABLE) < NEEDS[Doing.BOUNCE] else None


def _doubt(mail: Mail, letter: LetterRecord, case: Case | None, organisation: Organisation) -> HoldReason | None:
    """Return what speaks against a failure notice, or None.

    With tags, one that does not come to the letter's own return path comes from nobody who had to return it. Without,
    what it returns of the letter shows it; one that returns nothing is believed as long as nothing says that anybody
    could have learnt the Message-ID: a letter that came back was answered by nobody.
    """
    if mail.shown is Shown.TAG:
        return None
    if organisation.subaddress is not None:
        return HoldReason.OTHER_RETURN_PATH
    if mail.shown is Shown.CONTENT or not (letter.answered or letter.exposed or (case is not None and case.copied)):
        return None
    return HoldReason.KNOWN_TO_OTHERS


def known(mail: Mail, organisation: Organisation) -> list[Effect]:
    """Note whose Message-IDs a mail shows to be known: that they arrived, and whether to others than their reader."""
    named = (*mail.message.in_reply_to, *mail.message.references)[:_MOST]
    kinds = {automated_mail.MEANING[sign] for sign in automated_mail.signs(mail)}
    if not named or mail.ours or mail.message.reports or automated_mail.Machine.RETURNED in kinds:
        return []
    copied = any(
        not is_ours(address, organisation) for address in (*mail.message.to, *mail.message.cc) if address != mail.sender
    )
    return [Known(named, mail.sender, others=copied or automated_mail.Machine.LIST in kinds)]
