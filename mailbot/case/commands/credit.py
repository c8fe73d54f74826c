"""What was agreed with the reporter about naming them and making the problem public.

It is asked once, by the letter that says that the problem is solved; the answer comes in the reporter's own words, and
a handler records it. No answer is an answer: nobody is named, and nobody is asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mailbot.case.commands.execution import Deed, Orders, So
from mailbot.case.commands.grammar import Command


def _credit(orders: Orders, so: So, command: Command) -> So:
    answer = _answer(command.text)
    return replace(so, case=replace(so.case, credit=answer)).entered(orders, "credit", answer=answer)


def _publish(orders: Orders, so: So, command: Command) -> So:
    answer = _answer(command.text)
    return replace(so, case=replace(so.case, publish=answer)).entered(orders, "publish", answer=answer)


def _answer(text: str) -> str:
    """Return yes or no, however it is written, or what else was agreed in the handler's words."""
    return text.casefold() if text.casefold() in ("yes", "no") else text


CREDITING: Mapping[str, Deed] = {"credit": _credit, "publish": _publish}
