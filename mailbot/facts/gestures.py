"""What a mail client sends instead of words: meant for others with such a client, and never relayed."""

from __future__ import annotations

from enum import StrEnum


class Gesture(StrEnum):
    """What the client sent; case/gestures.py decides what becomes of it."""

    REACTION = "reaction"  # a thumb, a heart: "liked your message"
    RECALL = "recall"  # Outlook's attempt to take a mail back
    RECEIPT = "receipt"  # read, delivered, deleted unread (RFC 8098)
    INVITATION = "invitation"  # a meeting, or the answer to one (RFC 6047)
