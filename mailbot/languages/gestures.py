"""What stands in the place of words, told by what programs write around it in each language; and what was passed on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from mailbot.facts import Gesture
from mailbot.languages import PHRASES

_REACTION_LENGTH = 600  # characters: with what it reacts to, as much of it as Apple's and Google's programs quote
_WHO: Final = r"[^.!?:\n]{1,80}?"
_CITED: Final = "[\"“”„«‹‘'][\\s\\S]{1,500}[\"“”»›’‘'.…]"


def _any(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _before_subject(name: str) -> re.Pattern[str]:
    """Find one of a language's words before the colon of a subject, with what answering put before it."""
    words = [one for phrases in PHRASES.values() for one in getattr(phrases, name)]
    return re.compile(rf"\s*{_any(words)}\s*(?:\[\d+\]|\(\d+\))?\s*[:：]", re.IGNORECASE)


_FORWARD, _RECALL = _before_subject("forwards"), _before_subject("recalls")
_RECEIPT, _INVITATION = _before_subject("receipts"), _before_subject("invitations")
# Of a gateway or a filter, such as "[EXTERNAL]"; what stands behind a reference of ours the reporter wrote
_LABEL = re.compile(r"\s*\[(?![A-Z]{2,8}-\d{4}-)[^\[\]]{1,40}\]")
_PREFIX = re.compile(r"\s*[^\W\d_]{1,12}\s*(?:\[\d+\]|\(\d+\))?\s*[:：]")
_TAKEN_BACK = re.compile(_any(one for phrases in PHRASES.values() for one in phrases.taken_back), re.IGNORECASE)
_REACTION = re.compile(
    r"\W*"
    + _any(one for phrases in PHRASES.values() for one in phrases.reactions)
    .replace("<who>", _WHO)
    .replace("<cited>", _CITED)
    + r"\W*",
    re.IGNORECASE,
)
_MOOD = re.compile(r"(?:[^\w#]|_)*(?::[a-z0-9_+-]{2,30}:|\+1|[^\w#]|_)+", re.IGNORECASE)
_RAPPEL = re.compile(r"\s*rappel\b", re.IGNORECASE)  # a reminder as well: only what Outlook writes below it decides


def is_forward(subject: str) -> bool:
    """Return whether a subject says, before anything else than that it answers, that the mail was passed on."""
    while prefix := _LABEL.match(subject) or _PREFIX.match(subject):
        if _FORWARD.match(subject):
            return True
        subject = subject[prefix.end() :]
    return False


def is_mood(text: str) -> bool:
    """Return whether a text has no word in it: a thumb, a smile, `:+1:`, dots."""
    return bool(text.strip()) and _MOOD.fullmatch(text) is not None


def find_gesture(subject: str, text: str) -> Gesture | None:
    """Return what a mail is that is none of words, by its subject and its new text."""
    said = text.replace("’", "'").replace("\xa0", " ").strip()
    if _RECALL.match(subject) and (not _RAPPEL.match(subject) or not said or _TAKEN_BACK.search(said)):
        return Gesture.RECALL
    if _INVITATION.match(subject):
        return Gesture.INVITATION
    if _RECEIPT.match(subject):
        return Gesture.RECEIPT
    reacts = len(said) <= _REACTION_LENGTH and _REACTION.fullmatch(said)
    return Gesture.REACTION if reacts or is_mood(text) else None
