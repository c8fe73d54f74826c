"""What a mail client sends in the place of words: meant for whoever has such a client as well, and never relayed."""

from __future__ import annotations

from enum import StrEnum


class Gesture(StrEnum):
    """What it is; what becomes of it is decided in case/gestures.py."""

    REACTION = "reaction"  # a thumb, a heart: "liked your message"
    RECALL = "recall"  # Outlook's attempt to take a mail back
    RECEIPT = "receipt"  # read, delivered, deleted unread (RFC 8098)
    INVITATION = "invitation"  # a meeting, or the answer to one (RFC 6047)
