"""Whether a failure notice tells of a letter of ours: what shows it, and who else knows a letter's Message-ID.

Whoever is in copy of an answer to a letter finds its Message-ID in that answer. So it proves neither that a letter came
back nor, from then on, that somebody is its reader; what no client copies into an answer still does.
"""

from __future__ import annotations

from mailbot.case import automated_mail
from mailbot.case.own_addresses import is_ours
from mailbot.facts import NEEDS, Case, Doing, Effect, Grade, HoldReason, Known, LetterRecord, Mail, Organisation, Shown

_MOST = 50  # Message-IDs of one mail that are looked at: our own letters name twenty


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
    copied = any(not is_ours(one, organisation) for one in (*mail.message.to, *mail.message.cc) if one != mail.sender)
    return [Known(named, mail.sender, others=copied or automated_mail.Machine.LIST in kinds)]
