"""How often each room is entered, and each thing outside is asked, until a message is understood.

Counted at the very methods of the store, of gpg and of the parser, which do their work as ever. Each number that grows
costs every message something; each that shrinks may be an answer that nobody has asked for any more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from mailbot.edges.gpg import Gpg
from mailbot.edges.gpg.inspection import Looking
from mailbot.edges.parser import Parser
from mailbot.edges.store import Store
from mailbot.facts import Reached
from mailbot.intake.correlation import Correlator
from mailbot.intake.understanding import Understanding
from tests.system.scenes import encrypted, gpg_of, mail, passed
from tests.system.world import MakeWorld

REPORT = "The form at /requests lets me read the requests of others when I change the number in it. " * 4
COUNTED: dict[type, dict[str, str]] = {
    Correlator: {"correlate": "correlate"},
    Store: {"open_cases_of": "cases", "find_case": "cases", "find_letter": "letters", "find_returned": "letters"},
    Gpg: {"decrypt": "decrypt", "verify": "verify"},
    Looking: {"inspected": "keys", "certifies": "keys beside the pinned one"},
    Parser: {"parse": "parse", "parse_cleartext": "parse"},
}


def raises_at(point: str) -> Reached:
    """Let a bug live at a named point."""

    def reached(name: str) -> None:
        if name == point:
            raise KeyError(name)

    return reached


class Tally:
    """What was asked for while each message was understood, one after the other."""

    def __init__(self) -> None:
        self.messages: list[Counter[str]] = []
        self._current: Counter[str] | None = None

    @property
    def last(self) -> dict[str, int]:
        return dict(self.messages[-1])

    def counting(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **named: Any) -> Any:
            if self._current is not None:
                self._current[name] += 1
            return method(*args, **named)

        return counted

    @contextmanager
    def message(self) -> Iterator[None]:
        self._current = Counter()
        self.messages.append(self._current)
        try:
            yield
        finally:
            self._current = None


@pytest.fixture
def tally(monkeypatch: pytest.MonkeyPatch) -> Tally:
    tally = Tally()
    for owner, methods in COUNTED.items():
        for method, name in methods.items():
            monkeypatch.setattr(owner, method, tally.counting(name, getattr(owner, method)))
    understand = Understanding.understand

    def counted(self: Understanding, *args: Any, **named: Any) -> Any:
        with tally.message():
            return understand(self, *args, **named)

    monkeypatch.setattr(Understanding, "understand", counted)
    return tally


PLAIN = {"correlate": 1, "cases": 1}
EXPECTED = {
    "a plain first report": PLAIN,
    "a report with its key attached": PLAIN | {"keys": 1},
    # The key that signed it lies inside: the part is decrypted again, for its signature alone
    "an encrypted report with its key inside": PLAIN | {"decrypt": 2, "parse": 1, "keys": 1},
    "an encrypted answer": PLAIN | {"letters": 2, "decrypt": 1, "parse": 1},
    # Its thread stands inside alone: it names another letter than the outside, which names none
    "an encrypted answer with its thread inside": PLAIN | {"correlate": 2, "letters": 1, "decrypt": 1, "parse": 1},
    "a signed answer with the pinned key": PLAIN | {"letters": 2, "verify": 1, "keys": 1},
    # Its protected subject alone names the case to whose key the signature belongs
    "from another address, the case named inside": {"correlate": 2, "cases": 3, "decrypt": 2, "parse": 1},
    "a handler's signed mail": {"correlate": 1, "cases": 3, "letters": 2, "verify": 1},
    "a handler's unproven mail": {"correlate": 1, "cases": 3, "letters": 1},
    "the same, released": {"correlate": 1, "cases": 4, "letters": 1},
    "a copy with better evidence": PLAIN,
    "a mail of which the header alone is read": PLAIN,
}


def protected(text: str, *fields: str) -> bytes:
    """An entity with header fields of its own (RFC 9788)."""
    return "\r\n".join(['Content-Type: text/plain; hp="cipher"', *fields, "", text, ""]).encode()


def test_each_room_is_entered_once_and_a_second_time_for_one_reason_alone(make_world: MakeWorld, tally: Tally) -> None:
    world = make_world(languages=["en"])
    counts: dict[str, dict[str, int]] = {}

    def counts_as(kind: str) -> None:
        world.goes_on()
        counts[kind] = tally.last
        world.now += timedelta(minutes=20)

    noor = world.correspondent("noor@reporter.example")
    genuine = noor.writes(REPORT)
    counts_as("a plain first report")
    world.correspondent("mira@reporter.example", key=True).writes(REPORT, key=True)
    counts_as("a report with its key attached")
    rosa = world.correspondent("rosa@melder.example", key=True, vouched=True)
    rosa.writes(REPORT, encrypted=True, key=True)
    counts_as("an encrypted report with its key inside")
    shown = world.bram().reads()[-1]
    (acknowledged,) = rosa.reads()
    reference = acknowledged.subject.partition("[")[2].removesuffix("]")
    rosa.answers(acknowledged, "One thing more.", encrypted=True)
    counts_as("an encrypted answer")
    person = gpg_of(rosa)
    inside = protected("And more.", f"In-Reply-To: {acknowledged.message_id}")
    rosa.sends(mail(rosa.address, encrypted(person, inside, world)))
    counts_as("an encrypted answer with its thread inside")
    rosa.answers(acknowledged, "The last.", signed=True, key=True)
    counts_as("a signed answer with the pinned key")
    inside = protected("From home.", "From: rosa@home.example", f"Subject: [{reference}] More")
    rosa.sends(mail("rosa@home.example", encrypted(person, inside, world)))
    counts_as("from another address, the case named inside")
    world.bram().answers(shown, "Thank you, we look into it.", signed=True)
    counts_as("a handler's signed mail")
    world.bram().answers(shown, "#accept 2025-12-19")
    counts_as("a handler's unproven mail")
    (held,) = world.daemon.house.store.held_messages()
    with world.daemon.house.store.write() as transaction:
        transaction.release_held(held.row, "root", world.now)
    counts_as("the same, released")
    noor.sends(passed(domain="reporter.example").encode() + b"\r\n" + genuine)
    counts_as("a copy with better evidence")
    world.correspondent("tim@reporter.example").writes(REPORT)
    world.reached = raises_at("opened")
    for _ in range(2):
        world.goes_on()
        world.ahead += timedelta(minutes=2)
    counts_as("a mail of which the header alone is read")
    assert counts == EXPECTED
