"""The people, cases and mails that tests of decisions are made of, and what to ask of the effects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Unpack

from mailbot.case import policy
from mailbot.facts import (
    Audience,
    Case,
    Certificate,
    Effect,
    Enter,
    Event,
    Handler,
    Key,
    Letter,
    LetterRecord,
    Mail,
    Message,
    Organisation,
    Place,
    Promise,
    Promises,
    Proof,
    Role,
    Save,
    Send,
    Situation,
    Span,
    Standing,
    State,
    Stripped,
    Tell,
    Unit,
)
from tests.case.fields import CaseFields, LetterFields, MailFields

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # a Monday, 11 o'clock in Amsterdam
ANKE = Handler("Anke", "anke@voorbeeld.example", Role.LEAD, cleartext=True)
BRAM = Handler("Bram", "bram@voorbeeld.example", key=Key("B" * 40, "armor", ("bram@voorbeeld.example",)))
HOUSE = Organisation(
    name="Gemeente Voorbeeld",
    address="security@voorbeeld.example",
    aliases=(),
    languages=("nl", "en"),
    timezone="Europe/Amsterdam",
    country="NL",
    prefix="VB",
    policy_url="https://www.voorbeeld.example/rd",
    privacy_url="https://www.voorbeeld.example/privacy",
    fingerprint="A" * 40,
    handlers=(ANKE, BRAM),
    promises=Promises(
        Span(5, Unit.WORKING_DAYS), Span(14, Unit.DAYS), Span(1, Unit.WORKING_DAYS), timedelta(minutes=10)
    ),
)
REPORTER = "rosa@melder.example"
KEY = Key("C" * 40, "rosa's armor", (REPORTER,))
FRESH = "VB-2026-K7QM"
LONG = "The page /login takes the password from the query string. " * 6
KNOWN = Standing(REPORTER, 1, proven_at=NOW - timedelta(days=3))
STRANGER = Standing(REPORTER)


def letter_to(
    address: str, text: str = "case", audience: Audience = Audience.HANDLER, **more: Unpack[LetterFields]
) -> LetterRecord:
    row = LetterRecord(7, text, audience, FRESH, address, None, NOW - timedelta(hours=1))
    return replace(row, **more)


ANSWER = letter_to(REPORTER, "acknowledgement", Audience.REPORTER)


def mail(text: str = "Hello", **more: Unpack[MailFields]) -> Mail:
    message = Message(
        REPORTER, text=text, new_text=text, subject="A hole", language="en", message_id="<1@melder.example>"
    )
    if "certificates" not in more and (key := more.get("key")):
        inside = "opened" in more and more["opened"].encrypted
        more["certificates"] = (Certificate(key, Place.INSIDE if inside else Place.OUTSIDE),)
    return replace(Mail(1, NOW, REPORTER, message), **more)


def from_handler(text: str, **more: Unpack[MailFields]) -> Mail:
    handler = ANKE
    message = Message(handler.address, to=(HOUSE.address,), text=text, new_text=text, language="nl")
    event = Mail(
        9,
        NOW,
        handler.address,
        message,
        handler=handler,
        answers=letter_to(handler.address),
        proofs=frozenset({Proof.VOUCHED}),
    )
    return looked_at(replace(event, **more))


def looked_at(event: Mail) -> Mail:
    """Give a handler's mail whose files hold no metadata."""
    return replace(event, stripped=tuple(Stripped(one.content) for one in event.message.attachments))


def case_in(state: State, /, **more: Unpack[CaseFields]) -> Case:
    case = Case(FRESH, state, NOW - timedelta(days=2), REPORTER, "en", version=3, received_at=NOW - timedelta(days=2))
    if state is State.RECEIVED:
        case = replace(case, assessment=Promise(date(2026, 11, 27)), progress=Promise(date(2026, 12, 7)))
    if state is State.ACCEPTED:
        kept = Promise(date(2026, 11, 27), kept_at=NOW)
        case = replace(case, assessment=kept, solution=Promise(date(2026, 12, 11)), progress=Promise(date(2026, 12, 7)))
    return replace(case, **more)


def situation(
    standing: Standing = STRANGER, organisation: Organisation = HOUSE, now: datetime = NOW, fresh: str = FRESH
) -> Situation:
    """Return a situation that is usual but for what is given."""
    return Situation(standing, organisation, now, fresh)


def decide(event: Event, case: Case | None, known: Situation) -> list[Effect]:
    """Decide as the house does.

    Whatever changes a case must leave an entry in its journal.
    """
    effects = policy.decide(event, case, known)
    changed = any(isinstance(effect, Save) and effect.case != case for effect in effects)
    assert not changed or any(isinstance(effect, Enter) for effect in effects)
    return effects


def saved(effects: Sequence[Effect]) -> Case:
    (case,) = (effect.case for effect in effects if isinstance(effect, Save))
    return case


def letters_of(effects: Sequence[Effect]) -> Iterator[Letter]:
    for effect in effects:
        match effect:
            case Send(letter=letter):
                yield letter
            case Tell(letters=letters):
                yield from letters
            case _:
                pass


def sent(effects: Sequence[Effect]) -> list[tuple[str, str]]:
    """Name every letter that would go out, and to whom."""
    return [(letter.text, letter.to) for letter in letters_of(effects)]


def first(effects: Sequence[Effect], text: str) -> Letter:
    return next(letter for letter in letters_of(effects) if letter.text == text)


TOLD = [("case", ANKE.address), ("case", BRAM.address)]
