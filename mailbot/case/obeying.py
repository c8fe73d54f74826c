"""What is done with a handler's mail: commands, words for the reporter, drafts and their confirmation.

All or nothing: one command that is unknown or not legal in its place, and nothing runs and nothing is sent. A
handler's words wait as a draft for `relay_delay`, while the handler reads in the confirmation what will be sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mailbot.case import hearing, letters
from mailbot.case.commands import Command, Problem, parse, usage
from mailbot.case.schedule import calendar_of, happened, next_progress
from mailbot.case.states import MOVES, legal
from mailbot.facts import (
    Attachment,
    Audience,
    Auto,
    Case,
    CloseReason,
    Draft,
    Effect,
    Enter,
    Good,
    Handler,
    Hold,
    LetterRecord,
    Mail,
    Organisation,
    Promise,
    Proof,
    Save,
    Send,
    Standing,
    Tell,
)


def is_proven(mail: Mail, handler: Handler) -> bool:
    """Tell whether `handler` wrote this: in answer to a letter that only they got, and proven besides.

    Proven by the enrolled key's signature, made after that letter, or by our own mail server.
    """
    letter = mail.answers
    if letter is None or letter.to != handler.address or letter.audience is not Audience.HANDLER:
        return False
    if Proof.VOUCHED in mail.proofs:
        return True
    signature = mail.opened.signature
    return (
        Proof.SIGNATURE in mail.proofs
        and isinstance(signature, Good)
        and signature.made_at >= letter.queued_at.replace(microsecond=0)  # signatures count whole seconds
    )


def disbelieve(mail: Mail, handler: Handler, standing: Standing, organisation: Organisation) -> list[Effect]:
    """Hold a mail in a handler's name that nothing proves, and tell the handler and the leads, once a day."""
    hold = Hold("in a handler's name, not proven")
    if any(letter.text == "unproven" for letter in standing.lately):
        return [hold]
    told = {handler.address: handler} | {lead.address: lead for lead in letters.leads(organisation)}
    tell = letters.to_handlers(told.values(), organisation, "unproven", None, name=handler.name, when=mail.received_at)
    return [hold, Tell(tell)]


def why_set_aside(mail: Mail, standing: Standing, organisation: Organisation) -> str | None:
    """Say why a proven handler's mail must not be obeyed, or None to obey it."""
    if mail.opened.failure is not None:
        return "a handler's mail that could not be opened"  # what can be read of it is not what the handler wrote
    if len(_answers(standing)) >= organisation.ceilings.answers_to_handler_per_day:
        return "too many mails of one handler in a day"  # a machine that answers, and does not say that it is one
    return None


def set_aside(
    mail: Mail, handler: Handler, reason: str, standing: Standing, organisation: Organisation
) -> list[Effect]:
    """Hold a proven handler's mail, and tell the handler and the leads, once until something is answered again."""
    last = max((letter.queued_at for letter in _answers(standing)), default=None)
    if mail.opened.failure is None and any(
        letter.text == "held" and last is not None and letter.queued_at >= last for letter in standing.lately
    ):
        return [Hold(reason)]
    told = {handler.address: handler} | {lead.address: lead for lead in letters.leads(organisation)}
    tell = letters.to_handlers(
        told.values(), organisation, "held", None, sender=handler.address, reason=reason, when=mail.received_at
    )
    return [Hold(reason), Tell(tell)]


def _answers(standing: Standing) -> list[LetterRecord]:
    return [letter for letter in standing.lately if letter.text in ("confirmation", "refused", "help")]


def obey(mail: Mail, handler: Handler, case: Case | None, organisation: Organisation, now: datetime) -> list[Effect]:
    """Carry out a proven handler's mail, or refuse the whole of it and say why."""
    spent = hearing.spent(mail)
    parsed = parse(mail.message.new_text, today=calendar_of(organisation).local_day(now))
    relays = mail.answers is not None and mail.answers.text == "case"
    kept = any(command.name == "note" for command in parsed.commands)
    orders = Orders(mail, handler, organisation, now, parsed.commands, parsed.words if relays or kept else "")
    problem = parsed.problem
    if problem is None and case is not None:
        outcome = orders.carry_out(case)
        if not isinstance(outcome, Problem):
            return [*spent, *outcome]
        problem = outcome
    if problem is None:
        asks = all(command.name == "help" for command in parsed.commands)
        if asks and parsed.commands:
            return [*spent, orders.help(None)]
        problem = Problem(0, mail.message.subject, "no-case", ())
    refused = letters.to_handler(
        handler,
        organisation,
        "refused",
        case.reference if case else None,
        Auto.REPLIED,
        line_number=problem.line_number,
        line=problem.line,
        why=problem.why,
        state=case.state.value if case else "",
        would_work=problem.would_work,
    )
    if problem.why == "lower-command":
        return [*spent, Hold("a command below the top"), Send(refused)]
    return [*spent, Send(refused)]


@dataclass(frozen=True, slots=True)
class _So:
    """How far the orders of one mail have come: the case, the letter that belongs to them, what the journal gets."""

    case: Case
    text: str = ""
    command: Command | None = None
    entries: tuple[Enter, ...] = ()


@dataclass(frozen=True, slots=True)
class Orders:
    """What one mail of a handler orders."""

    mail: Mail
    handler: Handler
    organisation: Organisation
    now: datetime
    commands: tuple[Command, ...]
    words: str

    def carry_out(self, case: Case) -> list[Effect] | Problem:
        """Run all commands on `case` and draft what goes to the reporter, or say which line stands in the way."""
        so = _So(case)
        for command in self.commands:
            if command.name in MOVES[so.case.state] or command.name in legal(so.case.state):
                done = _DEEDS[command.name](self, so, command)
            else:
                done = None
            if done is None:
                return self._refusal(so.case, command)
            so = done
        names = {command.name for command in self.commands}
        if "help" in names:
            return [self.help(case)]
        entries = list(so.entries)
        words = self.words.strip()
        if "note" in names:
            entries.append(Enter("note", {"handler": self.handler.address, "text": words}))
            words = ""
        draft = self._draft(so, words)
        if draft is None:
            return [Save(so.case), *entries, self._confirm(so.case, None)]
        drafted = replace(so.case, drafts=(*so.case.drafts, draft))
        entries.append(Enter("draft", {"handler": self.handler.address, "text": draft.text, "words": words}))
        return [Save(drafted), *entries, self._confirm(drafted, draft)]

    def help(self, case: Case | None) -> Send:
        """Answer what would work now."""
        letter = letters.to_handler(
            self.handler,
            self.organisation,
            "help",
            case.reference if case else None,
            Auto.REPLIED,
            state=case.state.value if case else "",
            would_work=self._would_work(case) if case else ("#help",),
        )
        return Send(letter)

    def _refusal(self, case: Case, command: Command) -> Problem:
        why, would_work = "illegal", self._would_work(case)
        if command.name in legal(case.state):
            why = "nothing-waits"
            if command.name == "send" and case.drafts:
                why, would_work = "illegal", (usage("clear-ok"), usage("stop"))
        return Problem(command.line_number, command.line, why, would_work)

    def _would_work(self, case: Case) -> tuple[str, ...]:
        return tuple(usage(name) for name in legal(case.state))

    def _draft(self, so: _So, words: str) -> Draft | None:
        if not words and not so.text:
            return None
        sent_now = any(command.name == "send" for command in self.commands)
        in_clear = words and so.case.key is None and not so.case.clear_ok
        # The handler looks first at what would be sent: a signature block that nothing marks names its writer
        named = any(handler.address in words.casefold() for handler in self.organisation.handlers)
        doubtful = bool(words) and (self.mail.message.cut_doubtful or named)
        later = self.now + self.organisation.promises.relay_delay
        return Draft(
            id=self.mail.row,
            handler=self.handler.address,
            made_at=self.now,
            text=so.text or "relay",
            words=words,
            day=so.command.day if so.command else None,
            attachments=_meant(self.mail.message.attachments) if words else (),
            send_at=None if in_clear or doubtful else self.now if sent_now else later,
            unsure=doubtful,
            fulfils="assessment" if so.text in _ASSESSES else "",
        )

    def _confirm(self, case: Case, draft: Draft | None) -> Send:
        sending = "nothing"
        if draft is not None and draft.send_at is None:
            sending = "waits-clear-ok" if case.key is None and not case.clear_ok else "waits-send"
        elif draft is not None and draft.send_at is not None:
            sending = "now" if draft.send_at <= self.now else "delayed"
        letter = letters.to_handler(
            self.handler,
            self.organisation,
            "confirmation",
            case.reference,
            Auto.REPLIED,
            commands=tuple(command.line for command in self.commands),
            state=case.state.value,
            sending=sending,
            send_at=draft.send_at if draft else None,
        )
        if draft is None:
            return Send(letter)
        shows = letters.from_draft(case, draft)
        return Send(replace(letter, about=draft.id, shows=shows, attachments=shows.attachments))


_OF_CLIENTS = frozenset(
    {
        "text/vcard",
        "text/x-vcard",
        "text/directory",
        "application/ms-tnef",
        "application/pgp-keys",
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "message/rfc822",  # Outlook can attach the mail it answers: the case letter, with its secret Message-ID
        "text/rfc822-headers",
    }
)
"""What mail clients add by themselves, and which tells of the handler."""

_ASSESSES = frozenset({"accepted", "invalid", "deferred", "fixed", "closed"})
"""Letters that keep the assessment promise when they are sent."""


def _meant(attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    return tuple(one for one in attachments if not one.inline and one.media_type not in _OF_CLIENTS)


_Deed = Callable[[Orders, _So, Command], _So | None]


def _accept(orders: Orders, so: _So, command: Command) -> _So | None:
    if command.day is None:
        return None
    accepted = replace(so.case, solution=Promise(command.day), fixed_at=None)
    return _moved(orders, so, command, _with_progress(orders, accepted), "accepted", day=command.day.isoformat())


def _invalid(orders: Orders, so: _So, command: Command) -> _So:
    return _moved(orders, so, command, _with_progress(orders, replace(so.case, solution=None)), "invalid")


def _defer(orders: Orders, so: _So, command: Command) -> _So:
    deferred = _with_progress(orders, replace(so.case, solution=None))
    return _moved(orders, so, command, deferred, "deferred", day=command.day.isoformat() if command.day else "")


def _fixed(orders: Orders, so: _So, command: Command) -> _So:
    solution = so.case.solution and replace(so.case.solution, kept_at=orders.now)
    return _moved(orders, so, command, replace(so.case, fixed_at=orders.now, solution=solution), "fixed")


def _close(orders: Orders, so: _So, command: Command) -> _So:
    reason = command.reason or CloseReason.FIXED
    closed = replace(so.case, closed_at=orders.now, close_reason=reason, progress=None)
    done = _moved(orders, so, command, closed, "closed", reason=reason.value)
    return replace(done, text="", command=None) if reason is CloseReason.SPAM else done  # spam closes without a word


def _reopen(orders: Orders, so: _So, command: Command) -> _So:
    reopened = hearing.reopened(so.case, orders.organisation, orders.now)
    return _moved(orders, so, command, replace(reopened, happened=so.case.happened), "reopened")


def _progress(orders: Orders, so: _So, command: Command) -> _So | None:
    if command.span is None:
        return None
    case = replace(so.case, progress_every=command.span)
    case = replace(case, progress=next_progress(case, orders.organisation, orders.now))
    return _entered(replace(so, case=case), orders, "progress-every", line=command.line)


def _send(orders: Orders, so: _So, _: Command) -> _So | None:
    if orders.words.strip() and not any(command.name == "note" for command in orders.commands):
        return so  # the draft of this very mail
    sent = _each_draft(orders, so, orders.now, anyone=True)
    return sent and _entered(sent, orders, "sent-at-once")


def _stop(orders: Orders, so: _So, _: Command) -> _So | None:
    mine = {draft.id for draft in _drafts_meant(orders, so.case)}
    if not mine:
        return None
    rest = tuple(draft for draft in so.case.drafts if draft.id not in mine)
    return _entered(replace(so, case=replace(so.case, drafts=rest)), orders, "draft-stopped")


def _clear_ok(orders: Orders, so: _So, _: Command) -> _So | None:
    allowed = _entered(replace(so, case=replace(so.case, clear_ok=True)), orders, "clear-ok")
    return _each_draft(orders, allowed, orders.now) or allowed


def _nothing(_: Orders, so: _So, __: Command) -> _So:
    return so


def _moved(orders: Orders, so: _So, command: Command, case: Case, text: str, **facts: str) -> _So:
    state = MOVES[so.case.state][command.name]
    moved = replace(case, state=state, happened=happened(case, text, orders.now))
    return _entered(_So(moved, text, command, so.entries), orders, text, **facts)


def _with_progress(orders: Orders, case: Case) -> Case:
    return case if case.progress else replace(case, progress=next_progress(case, orders.organisation, orders.now))


def _drafts_meant(orders: Orders, case: Case) -> tuple[Draft, ...]:
    """Find the draft that the answered confirmation shows or, in answer to another letter, all that wait."""
    about = orders.mail.answers.about if orders.mail.answers else None
    return tuple(draft for draft in case.drafts if about is None or draft.id == about)


def _entered(so: _So, orders: Orders, kind: str, **facts: str) -> _So:
    entry = Enter(kind, {"handler": orders.handler.address, **facts})
    return replace(so, entries=(*so.entries, entry))


def _each_draft(orders: Orders, so: _So, at: datetime, *, anyone: bool = False) -> _So | None:
    meant = {
        draft.id
        for draft in _drafts_meant(orders, so.case)
        if (anyone or draft.send_at is None) and (so.case.key or so.case.clear_ok or not draft.words)
    }
    if not meant:
        return None
    drafts = tuple(replace(draft, send_at=at) if draft.id in meant else draft for draft in so.case.drafts)
    return replace(so, case=replace(so.case, drafts=drafts))


_DEEDS: Mapping[str, _Deed] = {
    "accept": _accept,
    "invalid": _invalid,
    "defer": _defer,
    "fixed": _fixed,
    "close": _close,
    "reopen": _reopen,
    "progress": _progress,
    "send": _send,
    "stop": _stop,
    "clear-ok": _clear_ok,
    "note": _nothing,
    "help": _nothing,
}
