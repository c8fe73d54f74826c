"""Letters that tell handlers what went wrong with mail: one of ours that did not arrive, one that we cannot have."""

from __future__ import annotations

import re
from dataclasses import replace

from mailbot.case.addressing import leads, reader_of, readers, to_handlers
from mailbot.facts import Case, Letter, LetterRecord, Organisation, Withheld
from mailbot.letters import alerts

# Too big for the system or the mailbox, its form, a policy or a virus: RFC 3463 sections 3.3, 3.4, 3.7 and 3.8
_OF_CONTENT = re.compile(r"5\.(?:2\.3|3\.4|[67]\.\d+)(?: |$)")


def undelivered(
    letter: LetterRecord, case: Case | None, reason: str, organisation: Organisation, *, final: bool, stopped: bool
) -> tuple[Letter, ...]:
    """Tell the handlers that somebody did not get a letter; of a handler's own letters, the others."""
    if letter.is_a(alerts.Undelivered):  # where no handler's mail arrives, such letters would beget each other for ever
        return ()
    others = tuple(handler for handler in readers(case, organisation) if handler.address != letter.to)
    return to_handlers(
        others,
        organisation,
        alerts.Undelivered(
            letter=letter.text,
            name=reader_of(letter, organisation),
            reason=reason,
            final=final,
            stopped=stopped,
            content=not final and _OF_CONTENT.match(reason) is not None,
        ),
        letter.reference,
    )


def withheld(organisation: Organisation, event: Withheld) -> tuple[Letter, ...]:
    """Tell the leads which mail their own mail server does not give us, and where they can read it."""
    letters = to_handlers(
        leads(organisation),
        organisation,
        alerts.Withheld(
            sender=event.sender,
            subject=event.subject,
            when=event.received_at,
            folder=event.folder,
            uid=event.uid,
            kilobytes=-(-event.size // 1000) if event.size else 0,
            reason=event.reason,
        ),
        None,
    )
    return tuple(replace(letter, listed=(event.row,)) for letter in letters)
