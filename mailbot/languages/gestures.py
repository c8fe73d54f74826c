"""What stands in the place of words, told by what programs write around it in each language; and what was passed on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from mailbot.facts import Gesture
from mailbot.languages import any_phrase
from mailbot.languages.phrases import Phrases

_REACTION_LENGTH = 600  # characters: with what it reacts to, as much of it as Apple's and Google's programs quote
_WHO: Final = r"[^.!?:\n]{1,80}?"
_CITED: Final = "[\"“”„«‹‘'][\\s\\S]{1,500}[\"“”»›’‘'.…]"


def _before_subject(of: Callable[[Phrases], Iterable[str]]) -> re.Pattern[str]:
    """Find one of each language's words before the colon of a subject, with what answering put before it."""
    return re.compile(rf"\s*{any_phrase(of)}\s*(?:\[\d+\]|\(\d+\))?\s*[:：]", re.IGNORECASE)


_FORWARD = _before_subject(lambda phrases: phrases.gestures.forwards)
_RECALL = _before_subject(lambda phrases: phrases.gestures.recalls)
_RECEIPT = _before_subject(lambda phrases: phrases.gestures.receipts)
_INVITATION = _before_subject(lambda phrases: phrases.gestures.invitations)
# A word for a reminder as well: only what Outlook writes below it decides
_REMINDER = re.compile(rf"\s*{any_phrase(lambda phrases: phrases.gestures.reminders)}\b", re.IGNORECASE)
_AWAY = re.compile(rf"\W*{any_phrase(lambda phrases: phrases.gestures.away)}", re.IGNORECASE)
# Of a gateway or a filter, such as "[EXTERNAL]"; what stands behind a reference of ours the reporter wrote
_LABEL = re.compile(r"\s*\[(?![A-Z]{2,8}-\d{4}-)[^\[\]]{1,40}\]")
_PREFIX = re.compile(r"\s*[^\W\d_]{1,12}\s*(?:\[\d+\]|\(\d+\))?\s*[:：]")
_TAKEN_BACK = re.compile(any_phrase(lambda phrases: phrases.gestures.taken_back), re.IGNORECASE)
_REACTION = re.compile(
    r"\W*"
    + any_phrase(lambda phrases: phrases.gestures.reactions).replace("<who>", _WHO).replace("<cited>", _CITED)
    + r"\W*",
    re.IGNORECASE,
)
_MOOD = re.compile(r"(?:[^\w#]|_)*(?::[a-z0-9_+-]{2,30}:|\+1|[^\w#]|_)+", re.IGNORECASE)


def is_forward(subject: str) -> bool:
    """Return whether a subject says, before anything else than that it answers, that the mail was passed on."""
    while prefix := _LABEL.match(subject) or _PREFIX.match(subject):
        if _FORWARD.match(subject):
            return True
        subject = subject[prefix.end() :]
    return False


def says_away(subject: str) -> bool:
    """Return whether a subject begins as a program's does that answers while somebody is away."""
    return _AWAY.match(subject) is not None


def is_mood(text: str) -> bool:
    """Return whether a text has no word in it: a thumb, a smile, `:+1:`, dots."""
    return bool(text.strip()) and _MOOD.fullmatch(text) is not None


def find_gesture(subject: str, text: str) -> Gesture | None:
    """Return what a client sent instead of words, told by the subject and the new text; None for words."""
    words = text.replace("’", "'").replace("\xa0", " ").strip()
    if _RECALL.match(subject) and (not _REMINDER.match(subject) or not words or _TAKEN_BACK.search(words)):
        return Gesture.RECALL
    if _INVITATION.match(subject):
        return Gesture.INVITATION
    if _RECEIPT.match(subject):
        return Gesture.RECEIPT
    reacts = len(words) <= _REACTION_LENGTH and _REACTION.fullmatch(words)
    return Gesture.REACTION if reacts or is_mood(text) else None
