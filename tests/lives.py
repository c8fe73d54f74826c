"""Cases as they are after a year, made up: what is entered in their journals, and the letters that left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlmodel import SQLModel

from mailbot.case.clocks import PRESETS
from mailbot.edges.store import Store
from mailbot.edges.store.journal import next_entry
from mailbot.edges.store.tables import CaseRow, EntryRow, LetterRow
from mailbot.facts import Case, CloseReason, RunningClock, State, StepRecord

ZONE = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)
NEXT_DAY = timedelta(hours=26)  # … whatever summer time does
MINUTE = timedelta(minutes=1)
WAYS: tuple[dict[str, str], ...] = ({}, {}, {"decrypted": "yes"}, {"way": "undecryptable"}, {"way": "unreadable"})


@dataclass
class Life:
    """One case, what was entered of it, and when which letter left to its reporter."""

    case: Case
    entries: list[tuple[datetime, str, dict[str, str]]] = field(default_factory=list)
    letters: list[tuple[datetime, str]] = field(default_factory=list)

    def enter(self, at: datetime, kind: str, **facts: str) -> datetime:
        self.entries.append((at, kind, facts))
        return at


def lives(count: int, until: datetime, days: int = 420, seed: int = 7) -> Iterator[Life]:
    """Yield cases that were opened within some days before `until`; of what came later nothing is known."""
    chance = Random(seed)
    for number in range(count):
        opened_at = until - timedelta(seconds=chance.randrange(days * 86400))
        yield _known(_life(number, opened_at, chance), until)


def _life(number: int, opened_at: datetime, chance: Random) -> Life:
    reporter, language = f"{number}@reporter.example", chance.choice(("nl", "nl", "en", "de", "fr"))
    life = Life(Case(f"VB-2026-{number:04}", State.CONTACT, opened_at, reporter, language))
    first = chance.choice(("report", "report", "report", "contact", "opened-by-handler"))
    life.enter(opened_at, first, **({} if first == "opened-by-handler" else chance.choice(WAYS)))
    if chance.random() < 0.9:
        life.letters.append((opened_at + chance.randrange(1, 300) * MINUTE, "acknowledgement"))
    received_at = opened_at
    if first == "contact":
        if chance.random() < 0.5:
            closed_at = life.enter(opened_at + 21 * DAY, "closed", reason="no-report")
            _close(life, closed_at, CloseReason.NO_REPORT)
            return life
        received_at = life.enter(opened_at + chance.randrange(1, 5) * DAY, "report", **chance.choice(WAYS))
    life.case = replace(life.case, state=State.RECEIVED, received_at=received_at)
    _after_the_report(life, received_at, chance)
    return life


def _after_the_report(life: Life, received_at: datetime, chance: Random) -> None:
    if chance.random() < 0.2:
        _breach(life, received_at, chance)
    if chance.random() < 0.15:
        closed_at = life.enter(received_at + 2 * DAY, "closed", reason="spam")
        _close(life, closed_at, CloseReason.SPAM)
        return
    at = _promise(life, "assessment", "assessment-missed", received_at, 7, chance)
    if at is None:
        return
    if chance.random() < 0.1:
        life.enter(at + DAY, "lesson", text=f"lesson of {life.case.reference}")
    if chance.random() < 0.4:
        at = _promise(life, "solution", "solution-passed", at, 30, chance)
    if at is None or chance.random() < 0.2:
        return
    reason = chance.choice((CloseReason.FIXED, CloseReason.DUPLICATE, CloseReason.INVALID))
    _close(life, life.enter(at + DAY, "closed", reason=reason.value), reason)
    if chance.random() < 0.1:
        again = life.enter(at + 9 * DAY, "reopened")
        life.case = replace(life.case, state=State.RECEIVED, closed_at=None, close_reason=None)
        life.enter(again + 3 * DAY, "assessment-kept", by=_day(again + 7 * DAY))


def _promise(life: Life, what: str, missed: str, since: datetime, days: int, chance: Random) -> datetime | None:
    """Let something be promised, and kept in time, late, after it was told as missed, or not at all."""
    by = since + days * DAY
    fate = chance.choice(("kept", "kept", "kept", "late", "made-up", "second day", "never"))
    if what == "solution" and chance.random() < 0.2:
        life.enter(since + 3 * DAY, "solution-moved", by=_day(by))
        by += 20 * DAY
    if fate == "kept":
        return life.enter(since + chance.randrange(1, days) * DAY, f"{what}-kept", by=_day(by))
    if fate == "late":
        return life.enter(by + NEXT_DAY, f"{what}-late", by=_day(by))
    told_at = life.enter(by + NEXT_DAY, missed, by=_day(by))
    life.letters.append((told_at, "assessment-missed" if what == "assessment" else "solution-missed"))
    if fate == "second day":
        return life.enter(told_at + 5 * DAY, f"{what}-kept", by=_day(told_at + 7 * DAY))
    if fate == "made-up":
        return life.enter(told_at + 5 * DAY, f"{what}-made-up", by=_day(by))
    life.letters.append((told_at + 14 * DAY, "progress"))
    life.enter(told_at + 14 * DAY, "progress-late", by=_day(told_at + 13 * DAY))
    return None


def _breach(life: Life, at: datetime, chance: Random) -> None:
    life.enter(at + DAY, "clock-aware", clock="gdpr")
    done = (StepRecord("notification", at + chance.randrange(2, 6) * DAY),) if chance.random() < 0.7 else ()
    clock = RunningClock(PRESETS["gdpr"], at, "anke@voorbeeld.example", at + DAY, at + DAY, done)
    life.case = replace(life.case, clocks=(clock,))


def _close(life: Life, at: datetime, reason: CloseReason) -> None:
    life.case = replace(life.case, state=State.CLOSED, closed_at=at, close_reason=reason)


def _known(life: Life, until: datetime) -> Life:
    """Take back what has not happened yet."""
    life.entries = sorted((entry for entry in life.entries if entry[0] < until), key=lambda entry: entry[0])
    life.letters = [letter for letter in life.letters if letter[0] < until]
    if life.case.closed_at is not None and life.case.closed_at >= until:
        life.case = replace(life.case, state=State.RECEIVED, closed_at=None, close_reason=None)
    if life.case.received_at is not None and life.case.received_at >= until:
        life.case = replace(life.case, state=State.CONTACT, received_at=None)
    if life.case.state is not State.CLOSED and not any(kind == "reopened" for _, kind, _ in life.entries):
        closed = [(at, facts) for at, kind, facts in life.entries if kind == "closed"]
        if closed:  # it would have been opened again later
            _close(life, closed[-1][0], CloseReason(closed[-1][1]["reason"]))
    life.case = replace(life.case, clocks=tuple(one for one in life.case.clocks if one.declared_at < until))
    return life


def put_into(store: Store, all_of_them: Iterator[Life]) -> None:
    """Write cases as the daemon would have, and all at once: one by one would take most of a test's time."""
    seals = store._sealing
    rows: dict[type[SQLModel], list[dict[str, object]]] = {CaseRow: [], EntryRow: [], LetterRow: []}
    for life in all_of_them:
        case = life.case
        rows[CaseRow].append(
            CaseRow(
                reference=case.reference,
                state=case.state.value,
                version=1,
                reporter_hash=seals.address(case.reporter),
                opened_at=case.opened_at,
                updated_at=case.opened_at,
                closed_at=case.closed_at,
                case_sealed=seals.seal_case(case),
            ).model_dump()
        )
        last: EntryRow | None = None
        for at, kind, facts in life.entries:
            last = next_entry(last, case.reference, kind, facts, at, seals)
            rows[EntryRow].append(last.model_dump())
        for number, (at, text) in enumerate(life.letters):
            name = f"<{case.reference}-{number}@x>"
            rows[LetterRow].append(_letter(case.reference, seals.seal_text(name, "letters.message_id"), at, text))
    with store._database.connection() as connection:
        for table, some in rows.items():
            if some:
                connection.execute(insert(table), some)


def _letter(reference: str, message_id: bytes, at: datetime, text: str) -> dict[str, object]:
    row = LetterRow(
        reference=reference,
        text=text,
        audience="reporter",
        to_sealed=b"",
        to_hash=b"",
        message_id_sealed=message_id,
        message_id_hash=message_id,
        by_machine=True,
        notifies=False,
        encrypted=False,
        state="sent",
        queued_at=at,
        next_at=at,
        sent_at=at,
    )
    return row.model_dump(exclude={"id"})


def _day(at: datetime) -> str:
    return at.astimezone(ZONE).date().isoformat()
