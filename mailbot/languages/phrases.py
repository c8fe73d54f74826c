"""What each language must bring: a folder with a module `phrases` that holds `PHRASES`, one of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language that programs must know.

    Those of mails are regular expressions, matched whatever the case, against a line whose apostrophes are straight.
    """

    greetings: tuple[str, ...]
    """How mails begin: "Dear", whom they name stands behind it."""
    closings: tuple[str, ...]
    """Closing formulas: on a line of their own, or with a name behind them on the same."""
    brief: tuple[str, ...]
    """Closing formulas that are words of every day or abbreviations: a name beside one of these needs a comma."""
    wishes: tuple[str, ...]
    """What stands in the place of a closing formula, and may be words to the reader as well: "Have a nice day"."""
    signs_for: tuple[str, ...]
    """What stands before the name of one who signs for another: "p.p."."""
    sent_from: tuple[str, ...]
    """What programs put below a mail: "Sent from my iPhone"; <program> is any program or device."""
    forwards: tuple[str, ...]
    """What clients put before the subject of a mail that they pass on: "Fwd", without its colon."""
    recalls: tuple[str, ...]
    """What Outlook puts before the subject of a mail that it would like to take back, without its colon."""
    taken_back: tuple[str, ...]
    """What it says there: "would like to recall the message"."""
    receipts: tuple[str, ...]
    """What stands before the subject of a receipt: "Read", "Delivered", "Not read", without its colon."""
    invitations: tuple[str, ...]
    """What calendars put before a subject: "Accepted", "Cancelled", "Invitation", without its colon."""
    reactions: tuple[str, ...]
    """What stands in a mail of which the only words are those of a program that carries a thumb: <who> is a name."""
    away: tuple[str, ...]
    """What clients and servers put before the subject of an automatic answer."""
    key: tuple[str, ...]
    """What people call an OpenPGP key, when they ask whose one is: "Is this key yours?"."""
    mine: tuple[str, ...]
    """What makes it the writer's own all the same: "Can you use my key?"."""
    talk: tuple[str, ...]
    """Words that a line of a signature block does not have, and one to the reader does."""
    letter_names: Mapping[str, str]
    """What each letter is called where another one speaks of it, by the name of its file."""
    reasons: Mapping[str, str]
    """Why a mail is held, by what the program calls it; a `{}` stands for what differs from one mail to the next."""
    by_program: str
    """What every sign of a machine comes to that `reasons` has no words for."""


def patterns(text: str, **pieces: str) -> tuple[str, ...]:
    """Return the lines of `text`, with each <piece> that they name in its place."""
    for name, piece in pieces.items():
        text = text.replace(f"<{name}>", f"(?:{piece})")
    return tuple(line.strip() for line in text.strip().splitlines())
