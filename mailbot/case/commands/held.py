"""`#held`: what waits for a person, read, released and discarded by whoever has nothing but a mail client.

A number means the very message that it stood for in the letter that is answered, whatever has come or gone since.
What nobody but a lead may do changes something, so it answers a letter of ours; reading does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from mailbot.case.commands.context import AnswerInstead, CommandContext, Execution, Refusal
from mailbot.case.commands.desk import answer_to_handler, may_read, may_see
from mailbot.case.commands.lines import bare
from mailbot.case.commands.spec import Argument, Command, reading
from mailbot.case.inert import as_quote, inert_line
from mailbot.facts import (
    Act,
    EndHold,
    Enter,
    HeldMail,
    HeldText,
    Inquiry,
    RefusalReason,
    Role,
    Send,
    Witness,
    Witnessed,
)
from mailbot.letters.desk import HeldDone, HeldLine, HeldList, HeldShown

LISTED_HELD = 30  # in one letter
AT_ONCE = 50  # numbers of one command
SHOWN = 40_000  # characters of one text: what a mail server takes, and a phone shows
_CHOICES = ("show", "release", "discard")
MORE = "more"  # than the answered letter lists
_NUMBERS = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")
_CUT = "\n[…]"


def _read(command: Command, argument: str, _: date) -> Command | RefusalReason:
    """Read `show 2`, `release 2 4-6`; the number may be left out where the answered letter shows one message alone."""
    choice, *numbers = bare(argument).casefold().replace(",", " ").split() or [""]
    if not choice or (choice == MORE and not numbers):
        return replace(command, choice=choice)
    if choice not in _CHOICES or not all(map(_NUMBERS.fullmatch, numbers)):
        return RefusalReason.BAD_ARGUMENT
    return replace(command, choice=choice, text=" ".join(numbers))


def rows_meant(words: str, listed: Sequence[int]) -> tuple[int, ...]:
    """Return the messages that numbers mean in an answer to a letter which shows `listed`; none if one means nothing.

    Without a number it is the only one that the letter shows.
    """
    if not words:
        return tuple(listed) if len(listed) == 1 else ()
    numbers = list(dict.fromkeys(_numbers(words)))
    if len(numbers) > AT_ONCE or not all(1 <= number <= len(listed) for number in numbers):
        return ()
    return tuple(listed[number - 1] for number in numbers)


def _numbers(words: str) -> Iterator[int]:
    for match in _NUMBERS.finditer(words):
        first = int(match[1])
        yield from range(first, int(match[2] or first) + 1)


def _held(context: CommandContext, _: Execution, command: Command) -> AnswerInstead | Refusal:
    organisation = context.situation.organisation
    theirs = [held for held in context.desk.held if may_see(context.handler, held.case, organisation)]
    if command.choice in ("", MORE):
        return _listed(context, theirs, context.listed if command.choice else ())
    if command.choice in command.spec.changes and context.handler.role is not Role.LEAD:
        return Refusal(RefusalReason.LEADS_ONLY, (f"#{command.name}", f"#{command.name} show 1"))
    rows = rows_meant(command.text, context.listed)
    meant = [held for row in rows for held in theirs if held.row == row]
    if not rows:
        return Refusal(RefusalReason.WHICH_HELD, (f"#{command.name}",))
    if len(meant) != len(rows):
        return Refusal(RefusalReason.NOT_HELD, (f"#{command.name}",))
    if command.choice == "show":
        return _shown(context, meant[0])
    return _ended(context, command, meant)


def _listed(context: CommandContext, theirs: Sequence[HeldMail], before: tuple[int, ...]) -> AnswerInstead:
    """List what is held, and no letter `before` has shown: it is counted on from there, so no number means two."""
    left = [held for held in theirs if held.row not in before]
    shown, may = left[:LISTED_HELD], may_read(context.handler)
    content = HeldList(
        held=tuple(
            HeldLine(
                number,
                held.received_at,
                held.reason,
                inert_line(held.sender) if may else "",
                held.case.reference if held.case else "",
            )
            for number, held in enumerate(shown, len(before) + 1)
        ),
        more=len(left) - len(shown),
        before=len(before),
        lead=context.handler.role is Role.LEAD,
    )
    letter = replace(answer_to_handler(context, content), listed=(*before, *(held.row for held in shown)))
    return AnswerInstead((Send(letter),))


def _shown(context: CommandContext, held: HeldMail) -> AnswerInstead | Refusal:
    text, may = context.desk.held_text or HeldText(), may_read(context.handler)
    names = {one.key.fingerprint: one.name for one in context.situation.organisation.handlers if one.key is not None}
    content = HeldShown(
        sender=inert_line(held.sender) if may else "",
        subject=text.subject if may else "",
        since=held.received_at,
        reason=held.reason,
        of_case=held.case.reference if held.case else "",
        vouched=text.vouched,
        signed_by=names.get(text.signed_by, text.signed_by),
        files=text.files if may else "",
        unread=text.unread,
        readable=may,
        lead=context.handler.role is Role.LEAD,
    )
    said = text.text if len(text.text) <= SHOWN else text.text[:SHOWN] + _CUT
    letter = replace(answer_to_handler(context, content), below=as_quote(said) if may else "", listed=(held.row,))
    reference = held.case.reference if held.case else ""
    looked = Enter("shown", {"by": context.handler.address, "held": held.reason}, reference)
    seen = Witness(Witnessed(Act.SHOWN, context.handler.address, f"held {held.row}"))
    return AnswerInstead((looked, seen, Send(letter)))


def _ended(context: CommandContext, command: Command, meant: Sequence[HeldMail]) -> AnswerInstead:
    release = command.choice == "release"
    content = HeldDone(released=release, count=len(meant), asked_again=release and any(one.withheld for one in meant))
    letter = replace(answer_to_handler(context, content), listed=context.listed)
    ends = (EndHold(held.row, context.handler.address, release) for held in meant)
    return AnswerInstead((*ends, Send(letter)))


HELD = reading(
    "held",
    _held,
    Argument("[show 1|release 1|discard 1|more]", _read),
    Inquiry.HELD,
    changes=frozenset({"release", "discard"}),
)
