"""What a letter can be told, derived from the types of its fields.

Our texts are tried with it by the tests, an operator's own at the start. A field that can be missing is tried missing,
one that is counted with none, one and many, an enum with each of its members. Where the type says too little (free text
above all), the field's annotation holds a `Sample`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from mailbot.facts import Key, Organisation, Partner, Promises, Span, Unit
from mailbot.languages import LANGUAGES

DAY = date(2026, 11, 27)
OTHER_DAY = date(2026, 12, 1)
AT = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
LONG: Final = "0x2A is not what anybody expected here, on line 12 of 14"


class Sample:
    """The values that a field is tried with, instead of those of its type.

    `idle` is what the field holds where another one says that there is nothing to tell: no sentence is made of it, but
    no text may break on it.
    """

    def __init__(self, *values: object, idle: object = ...) -> None:
        """Without `idle`, the field never stands idle."""
        self.values = values
        self.idle = () if idle is ... else (idle,)


_RARE: Final = object()
_T = TypeVar("_T")
Rare = Annotated[_T, _RARE]
"""What is seldom so: of letters with too many fields for every combination, tried beside the least and the most of
everything else, and itself at its first value when others are tried."""

Reference = Annotated[str, Sample("", "VB-2026-9XYZ")]
Person = Annotated[str, Sample("Anke de Vries")]
Fingerprint = Annotated[str, Sample("A" * 40)]
Day = Annotated[date | None, Sample(DAY)]
"""A day that is known whenever its letter is written: one that is missing stops the letter, and is never today's."""
Moment = Annotated[datetime | None, Sample(AT)]
"""A moment that is known whenever its letter speaks of it."""

ORGANISATION: Final = Organisation(
    name="Gemeente Voorbeeld",
    address="security@voorbeeld.example",
    aliases=(),
    languages=LANGUAGES,
    timezone="Europe/Amsterdam",
    country="NL",
    prefix="VB",
    policy_url="https://www.voorbeeld.example/responsible-disclosure",
    privacy_url="https://www.voorbeeld.example/privacy",
    fingerprint="0123456789ABCDEF0123456789ABCDEF01234567",
    safe_harbour=True,
    handlers=(),
    promises=Promises(Span(5, Unit.WORKING_DAYS), Span(14, Unit.DAYS), Span(1, Unit.WORKING_DAYS), timedelta(0)),
)
PARTNERS: Final = (Partner("IBD", "incident@ibd.example", Key("A" * 40, "", ()), always=True),)

_OF_TYPES: Final[Mapping[object, Sequence[object]]] = {
    NoneType: (None,),
    bool: (False, True),
    int: (0, 1, 12),
    str: ("", LONG),
    date: (DAY,),
    datetime: (AT,),
}


def samples(content: type, *, idle: bool = False) -> dict[str, tuple[object, ...]]:
    """Return the values that each field of a dataclass is tried with; with `idle`, those beside which it is silent too.

    Raises TypeError where the type of a field says too little and no Sample says more.
    """
    hints = get_type_hints(content, include_extras=True)
    return {field.name: _of(hints[field.name], idle=idle) for field in fields(content)}


def _of(hint: object, *, idle: bool) -> tuple[object, ...]:
    if hint in _OF_TYPES:
        return tuple(_OF_TYPES[hint])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tuple(hint)
    arguments = get_args(hint)
    if get_origin(hint) is Annotated:
        return _of_annotated(arguments[0], arguments[1:], idle=idle)
    if get_origin(hint) in (Union, UnionType):  # the missing value first, wherever the type has it
        return tuple(
            value for part in sorted(arguments, key=lambda part: part is not NoneType) for value in _of(part, idle=idle)
        )
    if get_origin(hint) is tuple and arguments[1:] == (...,):
        several = tuple(value for value in _of(arguments[0], idle=idle) if value not in ("", None))
        return ((), several[:1], several * 2)
    raise TypeError(f"{hint} says too little of what it may be: add a Sample to it")


def _of_annotated(hint: object, notes: Sequence[object], *, idle: bool) -> tuple[object, ...]:
    values = None
    for note in notes:
        if isinstance(note, Sample):
            values = (*note.values, *note.idle) if idle else note.values
    if values is None:
        values = _of(hint, idle=idle)
    return (*values, values[0]) if _RARE in notes else values
