"""What waits for a person to look at it: kept, and shown to those in charge."""

from __future__ import annotations

from mailbot.case import letters
from mailbot.facts import Audience, Effect, Hold, Mail, Notice, Organisation, Standing, Tell


def held(mail: Mail, reason: str, standing: Standing, organisation: Organisation) -> list[Effect]:
    """Keep a mail for a person to look at, and tell the leads, in the digest when there is much of it.

    Of what may be a letter that came back they hear in the morning: it may be the very letter that would tell them.
    """
    if _came_back(mail):
        return [Hold(reason)]
    if standing.notices_last_hour >= organisation.ceilings.notices_per_hour:
        return [Hold(reason), Tell((), Notice(mail.received_at, None, "held"))]
    return [Hold(reason), Tell(letters.held(organisation, mail.sender, reason, mail.received_at))]


def _came_back(mail: Mail) -> bool:
    """Tell whether a mail may be a bounce, whatever it says (RFC 5321 section 4.5.5: people send no null path)."""
    return bool(mail.message.reports) or mail.message.return_path == "" or is_lost_notice(mail)


def is_lost_notice(mail: Mail) -> bool:
    """Tell whether a machine sends back what we wrote to a handler: shown to handlers, it would come back for ever."""
    letter = mail.answers
    return letter is not None and letter.audience is Audience.HANDLER and letter.to != mail.sender
