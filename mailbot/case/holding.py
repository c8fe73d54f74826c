"""What waits for a person to look at it: kept, and shown to those in charge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from mailbot.case import addressing
from mailbot.case.turns import is_flooded
from mailbot.facts import (
    Audience,
    Effect,
    Handler,
    Hold,
    Letter,
    Mail,
    Message,
    Notice,
    NoticeKind,
    Organisation,
    Situation,
    Tell,
)
from mailbot.letters import alerts

EXCERPT = 500  # characters of a held message


def held(mail: Mail, hold: Hold, situation: Situation) -> list[Effect]:
    """Keep a mail for a person to look at, and tell the leads, in the digest when there is much of it.

    Of what may be a letter that came back they hear in the morning: it may be the very letter that would tell them.
    """
    if _came_back(mail):
        return [hold]
    if is_flooded(situation):
        return [
            hold,
            Tell((), Notice(mail.received_at, None, NoticeKind.HELD, mail.message.new_text[:EXCERPT])),
        ]
    return [
        hold,
        Tell(letters_to_leads(situation.organisation, mail.sender, hold.text, mail.received_at, mail.message)),
    ]


def letters_to_leads(
    organisation: Organisation,
    sender: str,
    reason: str,
    when: datetime,
    message: Message | None = None,
    also: Iterable[Handler] = (),
) -> tuple[Letter, ...]:
    """Tell the leads that a mail waits for a person to look at it, and show them how it begins.

    Encrypted, or to those who may read in clear; to others without what it says.
    """
    readers = {handler.address: handler for handler in (*also, *addressing.leads(organisation))}
    shown = []
    for handler in readers.values():
        may_read = message is not None and (handler.key is not None or handler.cleartext)
        subject = message.subject if message is not None and may_read else ""
        letter = addressing.to_handler(handler, organisation, alerts.Held(sender, reason, when, subject), None)
        shown.append(replace(letter, below=message.text[:EXCERPT]) if message is not None and may_read else letter)
    return tuple(shown)


def _came_back(mail: Mail) -> bool:
    """Return whether a mail may be a bounce, whatever it says (RFC 5321 section 4.5.5: people send no null path)."""
    return bool(mail.message.reports) or mail.message.return_path == "" or is_lost_notice(mail)


def is_lost_notice(mail: Mail) -> bool:
    """Return whether a machine sends back what we wrote to a handler: shown to them, it would come back for ever."""
    letter = mail.answers
    return letter is not None and letter.audience is Audience.HANDLER and letter.to != mail.sender
