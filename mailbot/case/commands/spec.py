"""What a command is: one row for each, a `CommandSpec`, says all in which it differs from the others.

Rows stand in the module of their group, below their functions; `table.py` gathers them. Nothing else in the house
names a command: the grammar, the execution and the letters ask its row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from mailbot.case.states import MOVES, Move
from mailbot.facts import Case, CloseReason, Inquiry, Organisation, RefusalReason, Span, State, Topic
from mailbot.letters.desk import Usage

if TYPE_CHECKING:
    from mailbot.case.commands.context import AnswerInstead, CommandContext, Execution, Refusal

DATE = "YYYY-MM-DD"
RESUME_LINE = "#rights resume"  # what handlers type before they use again what somebody had them only keep
_FORTNIGHT = timedelta(weeks=2)
ANY_STATE = frozenset(State)
WHILE_OPEN = ANY_STATE - {State.CLOSED}


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a mail, with its argument read."""

    spec: CommandSpec
    line: str  # as typed, without invisible characters and bullets
    line_number: int
    day: date | None = None
    reason: CloseReason | None = None
    span: Span | None = None
    of: str = ""  # whom or what it is about, where its row leaves that open: the name of a clock
    choice: str = ""  # a word of those that the row names: accept, yes, notified …
    clock: time | None = None  # of `day`, in the organisation's time zone
    text: str = ""  # an argument in the handler's own words: a name, an address, a reference, a reason

    @property
    def name(self) -> str:
        """Return what stands behind the `#`."""
        return self.spec.name

    @property
    def understood(self) -> str:
        """Return the line for its writer, with the day that was read where it was typed in another way."""
        day = self.day.isoformat() if self.day else ""
        return self.line if day in self.line else f"{self.line} ({day})"

    @property
    def wants_reason(self) -> bool:
        """Return whether the letter that belongs to it wants the handler's own words in it."""
        return self.spec.wants_reason(self)

    @property
    def argument(self) -> tuple[object, ...]:
        """Return all that was said besides the name."""
        return (self.day, self.reason, self.span, self.of, self.choice, self.clock, self.text)


@dataclass(frozen=True, slots=True)
class Problem:
    """The first line of a mail that stands in the way, and lines that would have worked in its place."""

    line_number: int
    line: str
    why: RefusalReason
    would_work: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """What may stand behind the name of a command: how people read it, and how it is read."""

    usage: str  # in brackets what may be left out, with "|" between choices, `DATE` for a day
    read: Callable[[Command, str, date], Command | RefusalReason]
    wraps: bool = False  # is words of the handler's own, which a mail client may have wrapped
    joins_words: bool = False  # is the first of the words below the commands
    example_in: timedelta = _FORTNIGHT  # how far away the day is that an example names


class Words(Enum):
    """Whom the words are for that a handler writes below a command."""

    REPORTER = auto()  # in answer to a letter that shows a case, or in a mail that opens one; in no other
    NOTE = auto()  # the journal: they stay inside
    REGISTER = auto()  # the command's own record, and the journal: the reporter gets no letter in this mail
    PARTNER = auto()  # whom the command names
    NOBODY = auto()  # the command is answered, and nothing else of the mail is done


def example_day(today: date, ahead: timedelta = _FORTNIGHT) -> str:
    """Return a day as it is typed, for an example that works as it stands: nobody reads `YYYY` twice."""
    return (today + ahead).isoformat()


def differ(command: Command, other: Command) -> bool:
    """Return whether a command given twice is given with two different arguments."""
    return command.argument != other.argument


def without(_: Command) -> bool:
    """Return that the letter of a command says all that is to be said."""
    return False


def with_reason(_: Command) -> bool:
    """Return that the letter of a command wants a reason, whatever its argument."""
    return True


def never(_: Command, __: Case) -> bool:
    """Return that a command is done at once, whoever gives it."""
    return False


def always(_: Command, __: Case) -> bool:
    """Return that a command waits, whatever its argument."""
    return True


def gathers_nothing(_: Command) -> Inquiry | None:
    """Return that a command needs nothing looked up."""
    return None


def nothing(_: Case) -> str:
    """Return that what a command is about cannot become something else while it waits."""
    return ""


CommandFunction = Callable[["CommandContext", "Execution", Command], "Execution | Refusal | AnswerInstead"]
"""Is given how far the commands of a mail have come, and returns how far they are then, or why not.

An answer in its place is all that the mail does.
"""


@dataclass(frozen=True, slots=True, eq=False)  # a row is equal to itself alone
class CommandSpec:
    """One row: a command, and all in which it differs from the others."""

    name: str
    function: CommandFunction
    argument: Argument
    topic: Topic = field(kw_only=True)  # under which help lists it
    legal_in: frozenset[State] = ANY_STATE
    move: Move | None = None  # legal where case/states.py lets it begin, instead
    tells_reporter: bool = False  # a letter to the reporter belongs to it
    wants_reason: Callable[[Command], bool] = without  # in that letter, in the handler's own words
    may_explain: bool = False  # words below it are for that letter, whichever letter the mail answers
    contradicts: tuple[CommandSpec, ...] = ()  # in one mail; either way round
    contradicts_moves: bool = False  # every other that moves the case
    contradicts_itself: Callable[[Command, Command], bool] = differ  # given twice
    # When no OpenPGP signature proves who gave it, an hour, with every lead told, who may stop it: what somebody with a
    # handler's mailbox in the wrong hands would do. It weakens what protects the reporter, and cannot be taken back.
    waits: Callable[[Command, Case], bool] = never
    about: Callable[[Case], str] = nothing  # what must still be the same when the hour is over
    words: Words = Words.REPORTER
    alone: bool = False  # the only command of its mail
    without_case: bool = False  # works in a mail that is about no case
    inquiry: Inquiry | None = None  # it only reads, and may come in a mail of its own; what is looked up for it
    changes: frozenset[str] = frozenset()  # the choices with which it does not only read
    gathers: Callable[[Command], Inquiry | None] = (
        gathers_nothing  # what is looked up, for one that does more than read
    )
    usages: Callable[[Case | None, Organisation], tuple[str, ...]] | None = None  # what is offered, where that differs
    opens_case: bool = False  # makes the case that it works on, when it is the first of its mail

    @property
    def usage(self) -> str:
        """Return the line for help: `#accept YYYY-MM-DD`, `#close fixed|invalid|…`."""
        return f"#{self.name} {self.argument.usage}".strip()

    def usage_on(self, today: date) -> str:
        """Return that line with a day as it is typed."""
        day = example_day(today, self.argument.example_in)
        return self.usage.replace(f"[{DATE}]", day).replace(DATE, day)

    def offered(self, case: Case | None, organisation: Organisation, today: date) -> tuple[str, ...]:
        """Return what may stand behind the name, here and now, with its days; none where it is of no use."""
        usages = (self.argument.usage,) if self.usages is None else self.usages(case, organisation)
        day = example_day(today, self.argument.example_in)
        return tuple(usage.replace(f"[{DATE}]", day).replace(DATE, day) for usage in usages)

    def shown(self, case: Case | None, organisation: Organisation, today: date) -> Iterator[Usage]:
        """Yield the lines for help: each can be typed, and names what else may stand behind the command."""
        for usage in self.offered(case, organisation, today):
            choices = usage.strip("[]").split("|")
            first, instead = ("", choices) if usage.startswith("[") else (choices[0], choices[1:])
            yield Usage(self.name, f"#{self.name} {first}".strip(), tuple(instead))

    @property
    def takes_words(self) -> bool:
        """Return whether words have a reader beside this command, whatever letter the mail answers."""
        return self.opens_case or self.words is not Words.REPORTER

    def examples(self, today: date) -> tuple[str, ...]:
        """Return lines that can be typed as they stand."""
        day = example_day(today, self.argument.example_in)
        choices = self.argument.usage.strip("[]").replace(DATE, day).split("|")
        return tuple(f"#{self.name} {choice}".strip() for choice in choices)

    def excludes(self, other: CommandSpec) -> bool:
        """Return whether this row says that it does not go with `other`."""
        return other in self.contradicts or (self.contradicts_moves and other.move is not None)

    def is_legal(self, state: State) -> bool:
        """Return whether the command can be given in a case of that state."""
        return state in (MOVES[self.move].start if self.move is not None else self.legal_in)


def reading(
    name: str,
    function: CommandFunction,
    argument: Argument,
    inquiry: Inquiry,
    changes: frozenset[str] = frozenset(),
) -> CommandSpec:
    """Return the row of a command that only reads: it is answered alone, whatever case it is about, and no other."""
    return CommandSpec(
        name,
        function,
        argument,
        words=Words.NOBODY,
        alone=True,
        without_case=True,
        inquiry=inquiry,
        changes=changes,
        topic=Topic.LOOK,
    )


class CommandTable(Mapping[str, CommandSpec]):
    """Every command by its name; what moves a case comes first, then what needs an open one."""

    def __init__(self, rows: Iterable[CommandSpec], fallback: CommandSpec) -> None:
        """Put the rows in order; raise ValueError for two of one name, which nobody could tell apart.

        `fallback` is named to whoever writes what is like no command at all.
        """
        self.fallback = fallback
        ordered = sorted(rows, key=lambda row: (row.move is None, len(row.legal_in)))
        self._rows = {row.name: row for row in ordered}
        if len(self._rows) != len(ordered):
            raise ValueError("two commands of one name")

    def __getitem__(self, name: str) -> CommandSpec:
        """Return the row of a command."""
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._rows)

    def __len__(self) -> int:
        """Return how many commands there are."""
        return len(self._rows)

    def would_work(self, case: Case, organisation: Organisation, today: date) -> tuple[str, ...]:
        """Return the lines that would work in the state of a case; their days are near ones."""
        legal = (row for row in self.values() if row.is_legal(case.state))
        return tuple(
            f"#{row.name} {usage}".strip() for row in legal for usage in row.offered(case, organisation, today)
        )

    def shown(self, case: Case | None, organisation: Organisation, today: date) -> Iterator[tuple[Topic, Usage]]:
        """Yield what help lists in a case or, with None, in a mail that is about none."""
        for row in self.values():
            if row.without_case if case is None else row.is_legal(case.state):
                yield from ((row.topic, usage) for usage in row.shown(case, organisation, today))


def contradict(command: Command, other: Command) -> bool:
    """Return whether one mail cannot ask for both."""
    if command.spec is other.spec:
        return command.spec.contradicts_itself(command, other)
    return command.spec.excludes(other.spec) or other.spec.excludes(command.spec)


def rows_of(groups: Iterable[object]) -> Iterator[CommandSpec]:
    """Yield the rows that stand in the modules `groups`, beside their own functions."""
    for group in groups:
        for row in vars(group).values():
            if isinstance(row, CommandSpec) and row.function.__module__ == getattr(group, "__name__", ""):
                yield row
