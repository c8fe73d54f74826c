"""What a mail brings, told without a word of it: a report, or only the question how to send one."""

from __future__ import annotations

from mailbot.facts import Mail

REPORT_LENGTH = 300  # characters of their own text: shorter, with nothing attached or encrypted, is a contact


def is_report(mail: Mail) -> bool:
    """Return whether a mail brings a report, or only asks how to send one."""
    return (
        brings_more_than_words(mail)
        or len(mail.message.new_text.strip()) + len(mail.message.only_shown) >= REPORT_LENGTH
    )


def brings_more_than_words(mail: Mail) -> bool:
    """Return whether something is attached to a mail, or encrypted in it, or beyond reading."""
    return bool(mail.message.attachments) or is_encrypted(mail) or bool(mail.unread)


def is_encrypted(mail: Mail) -> bool:
    """Return whether something in a mail came encrypted, opened or not."""
    return mail.opened.encrypted or mail.opened.failure is not None
