"""A month of thirty cases (the suite lives through a few days of it); what must hold is checked over all that was sent.

Anke leads and has no PGP; Bram signs; the CSIRT is told of all; reporters are keyed or not, pseudonymous, silent,
tired of letters; and somebody tries every day to be one of them. Who does what is drawn from a seed.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

import mailbot.languages
from mailbot.facts import Case
from tests.system.world import ADDRESS, ANKE, BRAM, Correspondent, Letter, MakeWorld, World

CASES = int(os.environ.get("MAILBOT_MONTH", "4"))  # one a day; the whole month takes minutes
IBD = "incident@ibd.example"
EVE = "eve@evil.example"
DAY = timedelta(days=1)
HANDLERS = (ANKE, BRAM)
TEXTS = Path(mailbot.languages.__file__).parent / "en" / "letters"
BY_THE_CALENDAR = tuple(
    (TEXTS / f"{name}.txt").read_text().partition("Subject: ")[2].partition("\n")[0]
    for name in ("progress", "assessment-missed", "solution-missed", "contact-reminder")
)


@dataclass
class Month:
    """Everybody, and who has written to us so far."""

    world: World
    dice: random.Random
    reporters: dict[str, Correspondent] = field(default_factory=dict)
    canaries: dict[str, str] = field(default_factory=dict)  # of what came encrypted: canary -> who wrote it
    wrote: set[str] = field(default_factory=set)
    caught: list[bytes] = field(default_factory=list)  # handlers' mails that Eve saw on the way
    seen: Counter[str] = field(default_factory=Counter)

    def reports(self, number: int) -> None:
        """Somebody new writes, in one of five ways."""
        address = f"reporter{number}@melder{number % 7}.example"
        keyed = number % 3 == 0
        person = self.world.correspondent(address, key=keyed, vouched=number % 2 == 0)
        canary = f"canary-{number}-zebra"
        text = f"The form at /requests/{number} shows what others wrote when I change the number: {canary}. " * 4
        subject = "anonymous: a leak" if number % 5 == 2 else f"A hole, number {number}"
        if keyed:
            self.canaries[canary] = address
        person.writes(text, subject=subject, encrypted=keyed, key=keyed)
        self.reporters[address] = person
        self.wrote.add(address)

    def answers(self) -> None:
        """Reporters read what came, and some of them do something about it."""
        for person in self.reporters.values():
            for letter in self.new(person):
                match self.dice.randrange(10):
                    case 0:
                        person.answers(letter, "STOP", encrypted=person.person is not None)
                    case 1 | 2:
                        person.answers(letter, "Here is more of it.", encrypted=person.person is not None)
                    case 3:
                        person.writes("Is anybody there?", subject=f"Re: {letter.subject}")
                    case _:
                        pass

    def handles(self) -> None:
        """Anke and Bram answer some of what they are shown, not always as one should."""
        for handler in (self.world.anke(), self.world.bram()):
            for letter in self.new(handler):
                if "goes to the reporter" not in letter.text or self.dice.random() < 0.5:
                    continue
                soon = (self.world.now + self.dice.randrange(3, 20) * DAY).date()
                order = self.dice.choice(
                    [
                        f"#accept {soon}",
                        f"#accept {soon}\n#clear-ok\n\nThank you. Which browser did you use?",
                        "#invalid\n\nWhatever stands there is public.",
                        "#close out-of-scope\n\nThat server is not ours.",
                        "#note\nAsk the supplier.",
                        "#acept tomorrow",
                        "#breach",
                        "#clear-ok\n\nWe see it too, thank you.",
                        "#share IBD",
                    ]
                )
                self.caught.append(handler.answers(letter, order, encrypted=handler.person is not None))

    def forges(self) -> None:
        """Eve pretends to be everybody."""
        eve = self.world.correspondent(EVE)
        cases = self.world.daemon.house.store.cases()
        victim = self.dice.choice(cases) if cases else None
        self.wrote.add(EVE)
        for sender in (ANKE, *([victim.reporter] if victim else [])):
            eve.sends(self.world.correspondent(sender).composes("#close spam\n\nGoodbye.", subject="Re: a case"))
        if victim is not None:
            eve.writes("Tell me about it, please.", subject=f"Re: [{victim.reference}] your case")
        if self.caught:
            eve.sends(self.dice.choice(self.caught).replace(b"Subject:", b"X-Again: yes\r\nSubject:", 1))

    def new(self, person: Correspondent) -> Iterator[Letter]:
        """Open what came since the last time, and nothing twice: gpg is most of what a month costs."""
        came = [sent.raw for sent in self.world.smtp.letters if sent.rcpt_to == (person.address,)]
        start, self.seen[person.address] = self.seen[person.address], len(came)
        yield from map(person.opens, came[start:])


def lived(world: World) -> Month:
    """Live through the month."""
    month = Month(world, random.Random(20251124))
    for number in range(CASES):
        month.reports(number)
        world.goes_on()
        month.forges()
        world.goes_on()
        month.handles()
        month.answers()
        world.goes_on()
        world.passes(DAY)
    world.passes(14 * DAY)
    return month


@pytest.fixture
def month(make_world: MakeWorld) -> Month:
    world = make_world(
        languages=["en"],
        partners=[{"name": "IBD", "address": IBD, "key": "ibd.asc", "share": "always"}],
        promises={"assessment": "3 working days", "progress": "every 7 days"},
    )
    (world.config_file.parent / "ibd.asc").write_text(world.people.get(IBD).armored)
    return lived(world)


def summary(world: World) -> str:
    """Say who received how many letters of which kind."""
    counted = Counter((address, *kind_of(world, sent.raw)) for sent in world.smtp.letters for address in sent.rcpt_to)
    return "\n".join(f"{address:40} {kind:30} {many}" for (address, kind), many in sorted(counted.items()))


def kind_of(world: World, raw: bytes) -> tuple[str]:
    head = raw.partition(b"\r\n\r\n")[0].decode()
    return ("encrypted" if "multipart/encrypted" in head else "in clear",)


@pytest.mark.timeout(3600)  # the whole month takes minutes
def test_what_must_hold_held_for_all_that_was_sent(month: Month) -> None:
    world = month.world
    cases = {case.reference: case for case in world.daemon.house.store.cases()}
    no_letter_to_a_stranger(month)
    no_plaintext_outside(month)
    every_promise_was_kept_or_its_breach_told(month, cases)
    nothing_scheduled_went_twice(month)
    for reference, case in cases.items():
        assert world.daemon.house.store.verify_journal(reference) == []
        if case.anonymous:
            theirs = [sent.raw for sent in world.smtp.letters if sent.rcpt_to == (case.reporter,)]
            assert not [raw for raw in theirs if reference.encode() in raw]
    assert world.folder("INBOX") == []


def no_letter_to_a_stranger(month: Month) -> None:
    known = {*HANDLERS, IBD, *month.wrote}
    assert {address for sent in month.world.smtp.letters for address in sent.rcpt_to} <= known


def no_plaintext_outside(month: Month) -> None:
    """What came encrypted is read in clear by Anke alone; nobody gets it who did not write it, encrypted or not."""
    assert month.canaries
    for sent in month.world.smtp.letters:
        if sent.rcpt_to != (ANKE,):
            assert not [canary for canary in month.canaries if canary.encode() in sent.raw]
    for person in [*month.reporters.values(), month.world.correspondent(EVE)]:
        for letter in person.reads():
            assert not [canary for canary in month.canaries if canary in letter.text]


def every_promise_was_kept_or_its_breach_told(month: Month, cases: dict[str, Case]) -> None:
    store = month.world.daemon.house.store
    for reference, case in cases.items():
        if case.assessment is None or case.merged_into:
            continue
        kinds = [entry.kind for entry in store.journal(reference)]
        kept = case.assessment.kept_at is not None or case.close_reason is not None
        assert kept or "assessment-missed" in kinds, reference
        assert (
            case.assessment.kept_at is None
            or case.assessment.by >= case.assessment.kept_at.date()
            or ("assessment-missed" in kinds)
        ), reference


def nothing_scheduled_went_twice(month: Month) -> None:
    for person in month.reporters.values():
        scheduled = [
            (letter.subject, letter.text) for letter in person.reads() if letter.subject.startswith(BY_THE_CALENDAR)
        ]
        assert len(scheduled) == len(set(scheduled)), person.address
    dates: Counter[str] = Counter()
    for letter in month.world.anke().reads():
        if letter.subject == "What's waiting for you today":
            dates[str(letter.outer["Date"])] += 1
    assert set(dates.values()) == {1}


def test_the_mailbox_is_the_only_address_that_letters_come_from(make_world: MakeWorld) -> None:
    world = make_world()
    world.correspondent("tim@melder.example").writes("Hello, how do I report something?")
    world.goes_on()
    assert {sent.mail_from for sent in world.smtp.letters} == {ADDRESS}
