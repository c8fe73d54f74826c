"""What one mail of a handler orders: its commands run one after the other, its words become a draft.

All or nothing: a command that is not possible where it stands, and nothing of the mail is done. Each command is a
*deed*: it is given how far the orders have come (`So`) and gives back how far they are then, or why not (`Not`). The
deeds stand in rooms of their own, by what they are about; `DEEDS` in handler_mail.py names them all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from mailbot.case import addressing
from mailbot.case.commands.grammar import Command, Problem, usage, waits
from mailbot.case.exposure import find_exposed, holds_address
from mailbot.case.leak_guard import find_repeated_attachment, find_repeated_line, readable
from mailbot.case.promises import kept, runs_until
from mailbot.case.relay_attachments import Carried
from mailbot.case.states import legal
from mailbot.facts import (
    Attachment,
    Auto,
    Case,
    Doubt,
    Doubted,
    Draft,
    Effect,
    Enter,
    Handler,
    Heard,
    Kept,
    LeftOut,
    Save,
    Send,
    Situation,
    State,
    Stays,
    Tell,
    Undo,
    Waiting,
)

HOUR = timedelta(hours=1)
"""How long a command that no signature proves waits, with every lead told (DESIGN section 7)."""


@dataclass(frozen=True, slots=True)
class Not:
    """Why a command cannot be done: a word of the letter "refused", and lines that would have worked instead."""

    why: str
    would_work: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class So:
    """How far the orders of one mail have come: the case, the letter that belongs to them, what else is to be done."""

    case: Case
    text: str = ""
    command: Command | None = None
    effects: tuple[Effect, ...] = ()
    delay: timedelta | None = None  # how long the letter waits; None is the organisation's delay
    shown: Draft | None = None  # a draft for the confirmation to show, beside one of this mail's own

    def entered(self, orders: Orders, kind: str, **facts: str) -> So:
        """Add an entry to the journal of the case."""
        return self.and_also(Enter(kind, {"handler": orders.handler.address, **facts}))

    def and_also(self, *effects: Effect) -> So:
        """Add something to be done."""
        return replace(self, effects=(*self.effects, *effects))


@dataclass(frozen=True, slots=True)
class Orders:
    """Who orders what, and what the deeds may know."""

    handler: Handler
    situation: Situation
    commands: tuple[Command, ...]
    row: int  # of the mail: the number of the draft or of the command that waits
    words: str = ""
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
    cases: tuple[Case, ...] = ()  # other cases that the orders name
    meant: str = ""  # of a command that has waited: the fingerprint of the key that it is about
    below: str = ""  # the words below the commands, whether or not they go to the reporter

    def named(self, name: str) -> bool:
        """Return whether a command is among the orders."""
        return any(command.name == name for command in self.commands)

    def held_until(self, case: Case) -> datetime | None:
        """Return until when nothing leaves to whom an unsigned #new names; never a time where a signature proves it."""
        return None if self.signed else case.held_until

    def find_case(self, reference: str) -> Case | None:
        """Return another case that the orders name."""
        return next((case for case in self.cases if case.reference == reference), None)

    def carry_out(self, case: Case, deeds: Mapping[str, Deed]) -> list[Effect] | Problem:
        """Run all commands on `case` and draft what goes to the reporter, or say which line stands in the way."""
        so = So(case)
        if self.named("help") and len(self.commands) > 1:  # or the others would be left undone without a word
            asked = next(command for command in self.commands if command.name == "help")
            others = tuple(command.line for command in self.commands if command is not asked)
            return Problem(asked.line_number, asked.line, "illegal", others)
        for command in self.commands:
            if command.name not in legal(so.case.state):
                return self._problem(command, Not("illegal"), so.case)
            if self._waits(command, so.case):
                so = self._waiting(so, command)
                continue
            done = deeds[command.name](self, so, command)
            if isinstance(done, Not):
                return self._problem(command, done, so.case)
            so = done
        if self.named("help"):
            return [self.help(case)]
        words = self.words.strip()
        if words and (breach := next((one for one in self.commands if one.name == "breach"), None)) is not None:
            if so.text:  # for the register or for the reporter?
                others = tuple(one.line for one in self.commands if one.name != "breach")
                return Problem(breach.line_number, breach.line, "illegal", others)
            so = so.entered(self, "note", text=words)
            words = ""  # are for the register
        if self.named("note"):
            so = so.entered(self, "note", text=words)
            words = ""
        if self.named("share"):
            words = ""  # are for the partner
        if words and self.kept is not None:
            if so.text:  # the words would have been its letter
                command = so.command or self.commands[0]
                return Problem(command.line_number, command.line, "not-alone", ())
            so = so.entered(self, "note", text=words)
            words = ""
        if words and so.case.anonymous:
            return Problem(0, words.partition("\n")[0], "nobody-reads", ())
        if repeated := self._repeated(words, so.case):
            return repeated
        shared = find_exposed(self.below, self.situation.organisation) if self.named("share") else ()
        doubts = self._doubts(words) or shared
        draft = self._draft(so, words, case, doubtful=bool(doubts))
        if draft is not None and (twin := _twin(draft, so.case)) is not None:
            draft, so = None, replace(so, shown=twin)  # the same mail sent twice
        if draft is not None and case.state is State.CLOSED and self.held_until(case) is not None:
            # A lead has stopped it: whoever holds a handler's mailbox must not begin again
            return Problem(self.commands[0].line_number if self.commands else 0, case.subject, "illegal", ())
        did = bool(so.effects or draft)
        touched = replace(so.case, touched_at=so.case.touched_at or self.situation.now) if did else so.case
        if not (words or addressing.is_written_to(so.case)) and so.text in ASSESSES:
            # Nobody is told, so nothing else keeps the promise
            touched = replace(touched, assessment=kept(touched.assessment, self.situation.now))
        if draft is not None:
            touched = replace(touched, drafts=(*touched.drafts, draft))
            so = so.entered(self, "draft", text=draft.text, words=words)
        return [Save(touched), *so.effects, self.confirm(touched, draft or so.shown, doubts)]

    def help(self, case: Case | None) -> Send:
        """Answer what would work now."""
        letter = addressing.to_handler(
            self.handler,
            self.situation.organisation,
            "help",
            case.reference if case else None,
            Auto.REPLIED,
            state=case.state.value if case else "",
            would_work=would_work(case) if case else (usage("new"), usage("help")),
        )
        return Send(letter)

    def _repeated(self, words: str, case: Case) -> Problem | None:
        """Refuse to hand decrypted text back to somebody who is not shown to have written it."""
        if not words:
            return None
        clear = [one for one in self.heard if not one.decrypted and one.sender == case.reporter]
        known = " ".join(
            (self.situation.organisation.address, *self.situation.organisation.aliases)
        )  # to whoever wrote there
        theirs = [known, *(f"{one.subject}\n{one.text}" for one in clear)]
        number = find_repeated_line(words, self.guarded, theirs)
        if number is not None:
            return Problem(number, words.splitlines()[number - 1], "repeats", ())
        attachment = find_repeated_attachment(self.attachments, self.guarded, theirs)
        return None if attachment is None else Problem(0, attachment.name, "repeats", ())

    def _problem(self, command: Command, refusal: Not, case: Case) -> Problem:
        lines = refusal.would_work or would_work(case)
        return Problem(command.line_number, command.line, refusal.why, lines)

    def _waits(self, command: Command, case: Case) -> bool:
        # A command that makes a case lets the letter wait instead: there is no case yet that could wait
        protected = case.was_protected or case.key is not None or case.offered_key is not None
        return waits(command, protected=protected) and not self.signed and command.name != "new"

    def _waiting(self, so: So, command: Command) -> So:
        """Let a command wait its hour, and tell every lead, who may stop it."""
        below = self.below.split() if command.name == "breach" else ()  # the reason may go on there
        line = " ".join(filter(None, (f"#{command.name}", command.choice, command.text, *below)))
        key = so.case.offered_key or so.case.key
        about = key.fingerprint if key is not None and command.name == "key" else ""
        waiting = Waiting(self.row, self.handler.address, self.situation.now, line, self.situation.now + HOUR, about)
        case = replace(so.case, waiting=(*so.case.waiting, waiting))
        told = addressing.to_handlers(
            addressing.leads(self.situation.organisation),
            self.situation.organisation,
            "waits-an-hour",
            case.reference,
            name=self.handler.name,
            line=line,
            at=waiting.at,
        )
        told = tuple(replace(letter, about=waiting.id) for letter in told)
        return replace(so, case=case).entered(self, "waits-an-hour", line=line).and_also(Tell(told))

    def _doubts(self, words: str) -> tuple[Doubted, ...]:
        """Return why a handler is to look first at what would be sent."""
        if not words:
            return ()
        texts = (one for one in self.attachments if holds_address(readable(one), self.situation.organisation))
        files = (Doubted(Doubt.ADDRESS, one.name) for one in texts)
        return (*self.doubts, *find_exposed(words, self.situation.organisation), *files, *self.files.doubts)

    def _draft(self, so: So, words: str, before: Case, *, doubtful: bool) -> Draft | None:
        if so.case.anonymous or not (words or (so.text and addressing.is_written_to(so.case))):
            return None
        in_clear = words and so.case.key is None and not so.case.clear_ok
        delay = so.delay if so.delay is not None else self.situation.organisation.promises.relay_delay
        later = self.situation.now if self.named("send") and so.delay is None else self.situation.now + delay
        later = max(later, self.held_until(before) or later)
        return Draft(
            id=self.row,
            handler=self.handler.address,
            made_at=self.situation.now,
            text=so.text or "relay",
            words=words,
            day=so.command.day if so.command else None,
            attachments=self.files.files if words else (),
            send_at=None if in_clear or doubtful else later,
            unsure=doubtful,
            fulfils="assessment" if so.text in ASSESSES else "",
            undo=_undo(before) if so.text and before.reference == so.case.reference else None,
        )

    def _left_out(self, draft: Draft | None) -> tuple[LeftOut, ...]:
        """Name what stays of what was attached; where nothing goes, only what was attached on purpose."""
        if draft is not None and draft.attachments == self.files.files and self.words.strip():
            return self.left_out
        return tuple(LeftOut(one.name, Stays.NO_WORDS) for one in self.attachments)

    def confirm(self, case: Case, draft: Draft | None, doubts: tuple[Doubted, ...] = ()) -> Send:
        """Tell the handler what was done, what will be sent, and what stays."""
        sending = "nothing"
        if draft is not None and draft.send_at is None:
            sending = "waits-clear-ok" if case.key is None and not case.clear_ok else "waits-send"
        elif draft is not None and draft.send_at is not None:
            sending = "now" if draft.send_at <= self.situation.now else "delayed"
        if draft is not None and draft.partner and draft.send_at is None:
            sending = "waits-look"
        waiting = [command for command in case.waiting if command.id == self.row]
        letter = addressing.to_handler(
            self.handler,
            self.situation.organisation,
            "confirmation",
            case.reference,
            Auto.REPLIED,
            commands=tuple(command.line for command in self.commands if not self._waits(command, case)),
            waiting=tuple(command.line for command in waiting),
            waiting_at=waiting[0].at if waiting else None,
            state=case.state.value,
            sending=sending,
            send_at=draft.send_at if draft else None,
            partner=draft.partner if draft else "",
            left_out=self._left_out(draft),
            kept=self.kept.value if self.kept and sending == "nothing" else "",
            changed=self.files.changed if draft and draft.attachments else (),
            doubts=doubts if draft and draft.send_at is None else (),
            breach_until=runs_until(case) if case.state is State.CLOSED else None,
        )
        letter = replace(letter, about=draft.id if draft else self.row if waiting else None)
        shows = addressing.draft_letter(case, draft, self.situation.organisation) if draft else None
        if shows is None:
            return Send(letter)
        return Send(replace(letter, shows=shows, attachments=shows.attachments))


Deed = Callable[[Orders, So, Command], So | Not]

ASSESSES = frozenset({"accepted", "invalid", "deferred", "fixed", "closed"})
"""Letters that keep the assessment promise when they are sent."""


def would_work(case: Case) -> tuple[str, ...]:
    """Return the lines that would work in the state of a case, for help and refusals."""
    return tuple(usage(name) for name in legal(case.state))


def _twin(draft: Draft, case: Case) -> Draft | None:
    """Find a draft that says just the same and waits already."""
    same = (draft.handler, draft.text, draft.words, draft.day, draft.attachments)
    others = (one for one in case.drafts if not one.partner)
    return next((one for one in others if same == (one.handler, one.text, one.words, one.day, one.attachments)), None)


def _undo(case: Case) -> Undo:
    return Undo(
        case.state,
        case.solution,
        case.progress,
        case.fixed_at,
        case.closed_at,
        case.close_reason,
        case.merged_into,
    )
