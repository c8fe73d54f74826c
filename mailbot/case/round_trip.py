"""The mail that an operator sends to ourselves through the real servers, to see that a report is opened and answered.

It is answered once, encrypted to the key that it brought, and is nothing else: no case, no letter to anybody, no
reference. Only a mail from our own address whose Message-ID and secret this store wrote down itself counts as one, so a
stranger who writes the same words has written to us like anybody.
"""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

from mailbot.facts import Audience, Effect, Letter, Mail, Send, Situation, Spend, is_signed_by
from mailbot.letters.alerts import RoundTrip

LIFE = timedelta(hours=1)
"""How long one is answered: no command waits for longer."""

_SECRET = re.compile(r"\bround trip ([0-9a-f]{64})\b")


def secret_in(text: str) -> str | None:
    """Return the secret that a mail brings."""
    found = _SECRET.search(text)
    return found[1] if found else None


def request_words(secret: str) -> str:
    """Return what the mail says."""
    return f"This is a test of mailbot, sent by mailbot check --round-trip.\n\nround trip {secret}\n"


def spent_by(message_id: str) -> bytes:
    """Return what is spent when it is answered."""
    return hashlib.sha256(f"round trip {message_id}".encode()).digest()


def answer(mail: Mail, situation: Situation) -> list[Effect]:
    """Answer it; any other mail of ours that came back was said once already."""
    if not mail.round_trip or mail.key is None or not is_signed_by(mail.opened, mail.key):
        return []
    address = situation.organisation.address
    letter = Letter(RoundTrip(), Audience.HANDLER, address, situation.organisation.languages[0], key=mail.key)
    return [Spend(spent_by(mail.message.message_id or "")), Send(letter)]
