"""What the function of a command is given and gives back.

    CommandContext  what one mail asks for, and all that may be known of it; the same for all its commands
    Execution       how far its commands have come; each function returns the next one
    AnswerInstead   all that the mail comes to
    Refusal         why a command cannot be done, instead

Each is a value: a function changes none of them, and does nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from mailbot.case import addressing
from mailbot.case.commands.spec import Command, CommandTable, Words
from mailbot.case.promises import calendar_of
from mailbot.case.relay_attachments import Carried
from mailbot.facts import (
    Attachment,
    Case,
    Desk,
    Doubted,
    Draft,
    DraftLetter,
    Effect,
    Enter,
    Handler,
    Heard,
    Kept,
    LeftOut,
    RefusalReason,
    Right,
    Situation,
    Tell,
)
from mailbot.letters import for_handlers

HOUR = timedelta(hours=1)
"""How long a command that no signature proves waits, with every lead told (DESIGN section 7)."""


@dataclass(frozen=True, slots=True)
class CommandContext:
    """Who asks for what, and what the functions of the commands may know."""

    handler: Handler
    situation: Situation
    table: CommandTable
    commands: tuple[Command, ...]
    number: int  # of the mail, and so of the draft or of the command that waits
    words: str = ""  # that have a reader
    about: int | None = None  # what the answered confirmation shows: a draft, or a command that waits
    seen_at: datetime | None = None  # when the letter that is answered was written: what came later was not seen
    attachments: tuple[Attachment, ...] = ()  # as they came
    files: Carried = field(default_factory=Carried)  # … and as they go
    left_out: tuple[LeftOut, ...] = ()  # attachments that stay
    doubts: tuple[Doubted, ...] = ()  # why the words are to be looked at before they leave
    kept: Kept | None = None  # why they stay inside, whatever they say
    signed: bool = False  # by OpenPGP: nobody who only holds the handler's mailbox can do that
    heard: tuple[Heard, ...] = ()
    guarded: frozenset[str] = frozenset()  # prints of decrypted text that the mail repeats
    cases: tuple[Case, ...] = ()  # other cases that the commands name
    meant: str = ""  # of a command that has waited: what it was about then
    below: str = ""  # the words below the commands, whether or not they go to the reporter
    desk: Desk = field(default_factory=Desk)  # what was looked up
    listed: tuple[int, ...] = ()  # the held messages that the answered letter shows, as it numbers them

    @property
    def today(self) -> date:
        """Return the organisation's day."""
        return calendar_of(self.situation.organisation).local_day(self.situation.now)

    def has_words_for(self, reader: Words) -> bool:
        """Return whether a command among those given takes the words for that reader."""
        return any(command.spec.words is reader for command in self.commands)

    def held_until(self, case: Case) -> datetime | None:
        """Return until when nothing leaves to whom an unsigned #new names; never a time where a signature proves it."""
        return None if self.signed else case.held_until

    def find_case(self, reference: str) -> Case | None:
        """Return another case that the commands name."""
        return next((case for case in self.cases if case.reference == reference), None)

    def must_wait(self, command: Command, case: Case) -> bool:
        """Return whether a command waits its hour, since no signature proves who gave it."""
        return not self.signed and command.spec.waits(command, case)

    def tell_leads(self, reference: str, line: str, at: datetime, about: int) -> Tell:
        """Tell every lead of what waits until `at`; whoever answers that can stop it."""
        organisation, name = self.situation.organisation, self.handler.name
        letters = (
            addressing.to_handler(
                lead,
                organisation,
                for_handlers.WaitsAnHour(name=name, yours=lead.address == self.handler.address, line=line, at=at),
                reference,
            )
            for lead in addressing.leads(organisation)
        )
        return Tell(tuple(replace(letter, about=about) for letter in letters))


@dataclass(frozen=True, slots=True)
class Execution:
    """How far the commands of one mail have come: the case, the letter that goes with them, what else is to be done."""

    case: Case
    words: str = ""  # that no command has taken yet: they go to the reporter
    letter: DraftLetter | None = None  # beside or instead of the words
    command: Command | None = None  # whose letter it is
    effects: tuple[Effect, ...] = ()
    delay: timedelta | None = None  # how long the letter waits; None is the organisation's delay
    at_once: bool = False  # without the organisation's delay
    enclosed: tuple[Attachment, ...] = ()  # what goes with the letter, once a handler has looked at it
    rights: tuple[Right, ...] = ()  # what somebody asked of their data, and the letter is about
    last_backup: date | None = None  # of what that letter says is erased
    shown: Draft | None = None  # a draft for the confirmation to show, beside one of this mail's own

    def entered(self, context: CommandContext, kind: str, **facts: str) -> Execution:
        """Add an entry to the journal of the case."""
        return self.and_also(Enter(kind, {"handler": context.handler.address, **facts}))

    def and_also(self, *effects: Effect) -> Execution:
        """Add something to be done."""
        return replace(self, effects=(*self.effects, *effects))


@dataclass(frozen=True, slots=True)
class AnswerInstead:
    """What a mail is answered in the place of a confirmation, and what is done beside that: nothing else of it is."""

    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command cannot be done, and lines that would have worked instead; without any, all that would."""

    why: RefusalReason
    would_work: tuple[str, ...] = ()
