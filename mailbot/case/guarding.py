"""What of decrypted text no letter may repeat: all that nobody is shown to have written (leak_guard.py)."""

from __future__ import annotations

from mailbot.case import handler_mail, leak_guard
from mailbot.facts import Doing, Effect, Guard, Mail


def guarded(mail: Mail) -> list[Effect]:
    """Remember what decrypting yielded, unless a signature or a handler's proof shows that its sender wrote it."""
    known = mail.handler is not None and handler_mail.is_proven(mail, mail.handler)
    # Whoever signs a mail with somebody's encrypted one attached has signed what they may not be able to read
    enclosed = any(part.enclosed for part in mail.message.encrypted)
    if not mail.opened.encrypted or (mail.may(Doing.OWN_THE_INSIDE) and not enclosed) or known:
        return []
    message = mail.message
    return [Guard(mail.row, leak_guard.prints((message.text, message.subject), message.attachments))]
