"""What a mail client sent in the place of words, told by the structure of a mail (Gesture).

Only parts that clients put there count, never an attached file: a calendar that somebody attaches is a file as any
other. What tells itself by words and subject alone is found in languages/gestures.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message as Tree

from mailbot.facts import Gesture
from mailbot.mail.fields import find_file_name, first, one_line, read_fields
from mailbot.mail.tree import ODD, children, content, media_type

_MOST_PARTS = 100  # looked at: gestures have three
_PARCEL_OCTETS = 500_000  # of a winmail.dat that are searched: its class stands at the very front

_BY_TYPE = {
    # developers.google.com/workspace/gmail/reactions/format: between the plain text and the HTML, never an attachment
    "text/vnd.google.email-reaction+json": Gesture.REACTION,
    "message/disposition-notification": Gesture.RECEIPT,  # RFC 8098 section 3
    "message/delivery-status": Gesture.RECEIPT,  # RFC 3464, and RFC 6533 for the other
    "message/global-delivery-status": Gesture.RECEIPT,
    "message/global-disposition-notification": Gesture.RECEIPT,
    "text/calendar": Gesture.INVITATION,  # RFC 6047 section 2.4
}
# MS-OXCMSG and MS-OXTNEF: what a message is, in ASCII or two octets a character
_BY_CLASS = (
    (re.compile(rb"IPM\.Outlook\.Recall", re.IGNORECASE), Gesture.RECALL),
    (re.compile(rb"IPM\.(?:Schedule\.Meeting|Microsoft Schedule\.Mtg)", re.IGNORECASE), Gesture.INVITATION),
    (re.compile(rb"REPORT\.IPM\.[\w.]*(?:IPNRN|IPNNRN|DR|NDR)\b", re.IGNORECASE), Gesture.RECEIPT),
)
_BY_CONTENT_CLASS = (
    (re.compile(r"recall", re.IGNORECASE), Gesture.RECALL),
    (re.compile(r"calendarmessage", re.IGNORECASE), Gesture.INVITATION),
    (re.compile(r"\b(?:mdn|dsn)\b", re.IGNORECASE), Gesture.RECEIPT),
)


def find_gesture(root: Tree) -> Gesture | None:
    """Return what a client sent instead of words; None when the mail holds words."""
    content_class = first(read_fields(root), "content-class")
    for pattern, gesture in _BY_CONTENT_CLASS:
        if pattern.search(content_class):
            return gesture
    return next((found for part in _own_parts(root) if (found := _gesture_of(part))), None)


def _gesture_of(part: Tree) -> Gesture | None:
    kind = media_type(part)
    if kind == "application/ms-tnef" or _name(part) == "winmail.dat":
        octets = content(part)[:_PARCEL_OCTETS].replace(b"\0", b"")
        return next((gesture for pattern, gesture in _BY_CLASS if pattern.search(octets)), None)
    if _is_attached(part) or (kind == "text/calendar" and not _invites(part)):
        return None
    return _BY_TYPE.get(kind)


def _invites(part: Tree) -> bool:
    """Return whether a calendar is a message (RFC 6047 section 2.4: it names its method), not an attached file."""
    return "method" in one_line(str(part.get("content-type", ""))).lower().partition(";")[2] or not _name(part)


def _own_parts(root: Tree) -> Iterator[Tree]:
    """Yield the parts of a mail, without those of the mails that are attached to it."""
    parts = [root]
    for part in parts:
        yield part
        if media_type(part).startswith("multipart/"):
            parts += children(part)[: max(0, _MOST_PARTS - len(parts))]


def _is_attached(part: Tree) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except ODD:
        return True


def _name(part: Tree) -> str:
    try:
        return find_file_name(part).lower()
    except ODD:
        return ""
