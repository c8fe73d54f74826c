"""A month in which three people work by mail alone: a lead, one without PGP and one with, and nobody runs mailbot.

Reporters write, ask for news and fall silent; somebody forges colleagues, spam comes in, and a flood of strangers on
one day. What must hold: whatever is held is looked at and let go by mail, and no mail to any of the three told them
what an earlier one had told. The suite lives through two cases; MAILBOT_DESK=20 is the month, and prints who got what.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

import pytest

from mailbot.facts import State
from tests.system.world import ADDRESS, ANKE, BRAM, Correspondent, Letter, MakeWorld, World

CASES = int(os.environ.get("MAILBOT_DESK", "2"))  # one a day
CHRIS = "chris@voorbeeld.example"
DAY = timedelta(days=1)
FLOOD = 12 + CASES  # strangers of one domain, on one day: more than are told of one by one
REPORT = "The form at /requests/{n} shows what others wrote when I change the number in it, whoever I am. " * 4
GOES_ON = {  # what a handler does with a case that stands there
    State.CONTACT: ("#note\n\nLet us see whether there is more.",),
    State.RECEIVED: (
        "#accept {soon}",
        "#accept {soon}\n\nYou are right, thank you.",
        "#invalid\n\nIt is public by law.",
    ),
    State.ACCEPTED: ("#fixed", "#fixed\n\nWe closed it this morning."),
    State.DEFERRED: ("#accept {soon}",),
    State.INVALID: ("#close invalid",),
}
MARK = re.compile(r"^-+ 8< -+.*$", re.MULTILINE)  # random by letter
OF_WHOEVER_WROTE = ("confirmation", "refused", "help", "held-list", "held-shown", "held-done", "case-list", "case-file")


@dataclass
class Desk:
    """Everybody, what they have read, and which cases each of the three looks after."""

    world: World
    dice: random.Random
    staff: dict[str, Correspondent] = field(default_factory=dict)
    reporters: dict[str, Correspondent] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)  # mails that each of the three wrote
    shown: dict[tuple[str, str], Letter] = field(default_factory=dict)  # the letter of a case that each may answer

    def new(self, person: Correspondent) -> Iterator[Letter]:
        """Open what came since the last time."""
        came = [sent.raw for sent in self.world.smtp.letters if sent.rcpt_to == (person.address,)]
        start, self.seen[person.address] = self.seen[person.address], len(came)
        yield from map(person.opens, came[start:])

    def kind(self, letter: Letter, to: str) -> str:
        """Return the name of a letter's text."""
        record = self.world.daemon.house.store.find_letter([letter.message_id], to)
        assert record is not None
        return record.text

    def writes(self, person: Correspondent, letter: Letter, text: str) -> None:
        """Answer as one of the three, signed where there is a key."""
        self.sent[person.address] += 1
        person.answers(letter, text, encrypted=person.person is not None)
        self.world.goes_on()

    def reports(self, number: int) -> None:
        """Somebody new writes, with or without a key, at once or after a question."""
        address = f"reporter{number}@melder{number % 7}.example"
        person = self.world.correspondent(address, key=number % 3 == 0, vouched=True)
        self.reporters[address] = person
        person.writes(REPORT.format(n=number), subject=f"A hole, number {number}", key=person.person is not None)
        self.world.goes_on()

    def strangers(self, number: int) -> None:
        """Spam each day, a forged colleague now and then, a flood once."""
        spam = self.world.correspondent(f"shop{number}@spam.example")
        spam.sends(b"X-Spam-Flag: YES\r\n" + spam.composes("Buy this now, it is cheap.", subject="Cheap"))
        if number % 4 == 1:
            self.world.correspondent(ANKE, vouched=False).writes("#close spam\n\nGoodbye.", subject="Re: a case")
        if number == CASES // 2:
            for stranger in range(FLOOD):
                self.world.correspondent(f"x{stranger}@flood.example").writes(f"Hello, number {stranger}?")
        self.world.goes_on()

    def reporters_read(self) -> None:
        for person in self.reporters.values():
            for letter in self.new(person):
                match self.dice.randrange(8):
                    case 0:
                        person.answers(letter, "Is there any news?", encrypted=person.person is not None)
                    case 1:
                        page = self.dice.randrange(10**6)
                        person.answers(letter, f"Page {page} has it as well.", encrypted=person.person is not None)
                    case _:
                        continue
                self.world.goes_on()

    def staff_reads(self) -> None:
        """Each of the three reads their mail; the lead clears what is held, by mail."""
        for person in self.staff.values():
            for letter in self.new(person):
                if reference := re.search(r"\[(VB-\d{4}-\w{4})", letter.subject):
                    if self.kind(letter, person.address) in ("case", "assigned"):
                        self.shown[person.address, reference[1]] = letter
                elif person.address == ANKE and "#held" in letter.text and self.kind(letter, ANKE) != "held-list":
                    self.clears(person, letter)

    def clears(self, lead: Correspondent, letter: Letter) -> None:
        self.writes(lead, letter, "#held")
        *_, listed = self.new(lead)
        many = len(re.findall(r"#held show|^- (\d+):", listed.text, re.MULTILINE))
        if self.kind(listed, ANKE) == "held-list" and many > 1:
            self.writes(lead, listed, "#held show 1")
            self.writes(lead, listed, f"#held discard 1-{many - 1}")

    def staff_works(self) -> None:
        """Whoever looks after a case does the next thing, most days; whoever takes it says so."""
        cases = sorted(
            self.world.daemon.house.store.cases(), key=lambda case: (case.reporter not in self.reporters, case.reporter)
        )
        for place, case in enumerate(cases):
            person = list(self.staff.values())[place % len(self.staff)]
            letter = self.shown.get((person.address, case.reference))
            if letter is None or case.state is State.CLOSED or case.drafts or self.dice.random() < 0.5:
                continue
            if case.reporter.endswith("flood.example"):
                order = "#close no-report"
            elif person.address not in case.assigned:
                order = f"#assign {person.address.partition('@')[0]}"
            elif case.fixed_at is not None:
                order = "#close fixed"
            else:
                order = self.dice.choice(GOES_ON[case.state])
            soon = (self.world.now + self.dice.randrange(3, 12) * DAY).date()
            may_be_clear = "\n\n" in order and not case.was_protected
            self.writes(person, letter, ("#clear-ok\n" if may_be_clear else "") + order.format(soon=soon))


@pytest.fixture
def desk(make_world: MakeWorld) -> Desk:
    world = make_world(
        languages=["en"],
        promises={"assessment": "5 working days", "progress": "every 14 days"},
        handlers=[
            {"name": "Anke de Vries", "address": ANKE, "role": "lead", "cleartext": True},
            {"name": "Bram Jansen", "address": BRAM, "key": "bram.asc"},
            {"name": "Chris de Boer", "address": CHRIS, "cleartext": True},
        ],
    )
    chris = world.correspondent(CHRIS, vouched=True)
    desk = Desk(world, random.Random(20251124), {ANKE: world.anke(), BRAM: world.bram(), CHRIS: chris})
    for number in range(CASES):
        desk.reports(number)
        desk.strangers(number)
        desk.staff_reads()
        desk.staff_works()
        desk.reporters_read()
        world.passes(DAY)
        desk.staff_reads()
    for _ in range(14):  # the last ones are brought to their end
        desk.staff_works()
        desk.staff_reads()
        world.passes(DAY)
    return desk


@pytest.mark.timeout(3600)  # the whole month takes minutes
def test_three_people_work_by_mail_alone_and_read_nothing_twice(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    world, store = desk.world, desk.world.daemon.house.store
    got: Counter[tuple[str, str]] = Counter()
    for person in desk.staff.values():
        told: Counter[tuple[str, str]] = Counter()
        mornings = []
        for letter in person.reads():
            kind = desk.kind(letter, person.address)
            got[kind, person.address] += 1
            text = MARK.sub("", letter.text)
            assert "people who run mailbot" not in text, text
            if kind == "morning":
                mornings.append(text)
            elif kind not in OF_WHOEVER_WROTE:  # these answer what was asked, as often as it is
                told[letter.subject, text] += 1
        assert [text for text, times in told.items() if times > 1] == []
        assert all(first != second for first, second in pairwise(mornings))
        assert sum(got[kind, person.address] for kind in OF_WHOEVER_WROTE) <= desk.sent[person.address]
    with capsys.disabled():
        sys.stdout.write(f"\n{table(got, desk)}\n")
    waits = [held for held in store.held_messages() if held.received_at < world.now - 15 * DAY]
    assert waits == []
    assert {ADDRESS} == {sent.mail_from for sent in world.smtp.letters}


def table(got: Counter[tuple[str, str]], desk: Desk) -> str:
    """Say who got how many mails of which kind."""
    people = list(desk.staff)
    names = [address.partition("@")[0] for address in people]
    lines = [f"{'':24}" + "".join(f"{name:>8}" for name in names)]
    kinds = sorted({kind for kind, _ in got})
    lines += [f"{kind:24}" + "".join(f"{got[kind, address] or '':>8}" for address in people) for kind in kinds]
    totals = (sum(many for (_, to), many in got.items() if to == address) for address in people)
    lines.append(f"{'all':24}" + "".join(f"{total:>8}" for total in totals))
    lines.append(f"{'(written by them)':24}" + "".join(f"{desk.sent[address]:>8}" for address in people))
    return "\n".join(lines)
