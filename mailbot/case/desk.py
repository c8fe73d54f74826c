"""The desk by mail: which mails ask for it, and how much of it there is in an hour.

What only reads changes nothing and is answered to the handler's enrolled address alone, so it may come in a mail that
answers nothing: vouched for by our own server, or freshly signed. A machine that asks again with each answer it gets
is told once that it is enough, and after that nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from difflib import get_close_matches

from mailbot.case.commands.grammar import first_command
from mailbot.case.commands.lines import cleaned, split_command
from mailbot.case.commands.table import COMMANDS
from mailbot.facts import Mail, Situation
from mailbot.letters.desk import CaseFile, CaseList, DeskPaused, DeskStatus, FoundCases, HeldList, HeldShown, Help

LOOKS = (CaseList, CaseFile, HeldList, HeldShown, FoundCases, DeskStatus, Help)
"""Letters that show what was asked for."""

_HOUR = timedelta(hours=1)
_READING = tuple(name for name, row in COMMANDS.items() if row.inquiry is not None)


def desk_words(mail: Mail) -> str:
    """Return where the commands of a handler's mail stand: on a phone it may be the subject of one that is empty.

    That counts for what only reads: no signature need cover a subject, so nobody else could begin anything with it.
    """
    empty = mail.answers is None and not mail.message.new_text.strip()
    return mail.message.subject if empty and _asks(mail.message.subject) else mail.message.new_text


def asks_to_read(mail: Mail) -> bool:
    """Return whether a mail asks for what there is to read, or seems to: a slip of the finger is answered as well."""
    return _asks(desk_words(mail))


def _asks(words: str) -> bool:
    first = next(filter(None, map(cleaned, words.splitlines())), "")
    if not first.startswith("#"):
        return False
    if (spec := first_command(words)) is not None:
        return spec.inquiry is not None
    return bool(get_close_matches(split_command(first)[0], _READING, n=1))


def paused_until(situation: Situation) -> datetime | None:
    """Return until when a handler has seen as much as there is in an hour; None while there is more."""
    hour = situation.now - _HOUR
    looks = [letter.queued_at for letter in situation.standing.lately if letter.is_a(*LOOKS)]
    looks = sorted(at for at in looks if at > hour)
    most = situation.organisation.ceilings.looks_per_hour
    return None if len(looks) < most else looks[-most] + _HOUR


def is_told_of_pause(situation: Situation) -> bool:
    """Return whether a handler has heard so already."""
    hour = situation.now - _HOUR
    return any(letter.is_a(DeskPaused) and letter.queued_at > hour for letter in situation.standing.lately)


def looks_too_often(situation: Situation) -> bool:
    """Return whether a day's looks are so many that no person asks for them."""
    looks = sum(letter.is_a(*LOOKS) for letter in situation.standing.lately)
    return looks >= situation.organisation.ceilings.looks_per_day
