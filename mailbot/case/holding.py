"""What waits for a person to look at it: kept, and shown to those in charge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mailbot.case import addressing
from mailbot.case.turns import is_flooded
from mailbot.facts import (
    Audience,
    Effect,
    Handler,
    Hold,
    Letter,
    Mail,
    Notice,
    NoticeKind,
    Organisation,
    Role,
    Situation,
    Tell,
    Unparsed,
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
        Tell(letters_to_leads(situation.organisation, mail, hold.text)),
    ]


def letters_to_leads(
    organisation: Organisation, event: Mail | Unparsed, reason: str, also: Iterable[Handler] = ()
) -> tuple[Letter, ...]:
    """Tell the leads that a mail waits for a person to look at it, and show them how it begins.

    Encrypted, or to those who may read in clear; to others without what it says. An answer shows and ends the hold.
    """
    readers = {handler.address: handler for handler in (*also, *addressing.leads(organisation))}
    return tuple(_held_letter(handler, organisation, event, reason) for handler in readers.values())


def _held_letter(handler: Handler, organisation: Organisation, event: Mail | Unparsed, reason: str) -> Letter:
    message = event.message if isinstance(event, Mail) else None
    may_read = message is not None and (handler.key is not None or handler.cleartext)
    content = alerts.Held(
        sender=event.sender if isinstance(event, Mail) else "",
        reason=reason,
        when=event.received_at,
        subject=message.subject if message is not None and may_read else "",
        lead=handler.role is Role.LEAD,
    )
    letter = replace(addressing.to_handler(handler, organisation, content, None), listed=(event.row,))
    return replace(letter, below=message.text[:EXCERPT]) if message is not None and may_read else letter


def _came_back(mail: Mail) -> bool:
    """Return whether a mail may be a bounce, whatever it says (RFC 5321 section 4.5.5: people send no null path)."""
    return bool(mail.message.reports) or mail.message.return_path == "" or is_lost_notice(mail)


def is_lost_notice(mail: Mail) -> bool:
    """Return whether a machine sends back what we wrote to a handler: shown to them, it would come back for ever."""
    letter = mail.answers
    return letter is not None and letter.audience is Audience.HANDLER and letter.to != mail.sender
