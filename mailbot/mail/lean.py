"""A letter without its attachments, in case our own mail server refuses it for one of them."""

from __future__ import annotations

from mailbot.facts import Audience, Lean, Letter
from mailbot.letters.rendering import named
from mailbot.mail.compose import Composed, labels


def lean(letter: Letter, composed: Composed) -> Lean | None:
    """Return a handler's letter without its attachments; None when it has none.

    Not the line that names it: the one that goes instead has its own, and what quotes two would name neither.
    """
    if letter.audience is not Audience.HANDLER or not letter.attachments:
        return None
    names = tuple(labels(attachment, letter.audience)[0] for attachment in letter.attachments)
    subject = composed.rendered.subject.removesuffix(named(letter.reference))
    body = composed.rendered.body
    return Lean(subject, body.replace(f"\n\n{composed.line}", "", 1) if composed.line else body, names)
