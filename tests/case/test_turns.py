"""Whose turn it is under a ceiling: in its time for everybody, whatever one of them sends."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailbot.case.turns import is_flooded, may_go, next_in_line
from mailbot.facts import Ceilings, InLine, Share, Standing
from tests.case.builders import STRANGER, situation
from tests.case.turns_model import HOUR, Model
from tests.databases import NOW

SIXTY = Ceilings().acknowledgements_per_hour


def gone(*domains: str) -> list[Share]:
    """What left within the hour: `a` is of a mailbox of its own, `a:x` of the mailbox x."""
    return [Share(one[:1].encode(), (one if ":" in one else f"{one}:{n}").encode()) for n, one in enumerate(domains)]


def in_line(*domains: str) -> list[InLine]:
    return [InLine(one[:1].encode(), place, place, one.encode()) for place, one in enumerate(domains)]


@pytest.mark.parametrize(
    ("waiting", "left", "ceiling", "turn"),
    [
        pytest.param(in_line(), [], 6, None, id="nobody-waits"),
        pytest.param(in_line("a"), [], 6, 0, id="whoever-is-alone"),
        pytest.param(in_line("a", "b"), [], 6, 0, id="who-stands-longest"),
        pytest.param(in_line("a", "b"), gone("a"), 6, 1, id="who-has-had-nothing-before-who-has"),
        pytest.param(in_line("a", "b"), gone("a", "b", "a"), 9, 1, id="who-has-had-less"),
        pytest.param(in_line("a:x"), gone(*["a:x"] * 2), 6, 0, id="one-mailbox-alone-gets-half-of-the-hour"),
        pytest.param(in_line("a:x"), gone(*["a:x"] * 3), 6, None, id="… and no more"),
        pytest.param(in_line("a"), gone(*["a"] * 3), 6, 0, id="one-domain-alone-gets-two-thirds"),
        pytest.param(in_line("a"), gone(*["a"] * 4), 6, None, id="… and not the rest"),
        pytest.param(in_line("a:y"), gone(*["a:x"] * 3), 6, 0, id="of-a-shared-domain-who-has-had-nothing"),
        pytest.param(in_line("a:x", "a:y"), gone(*["a:x"] * 3), 6, 1, id="who-is-kept-back-keeps-nobody-back"),
        pytest.param(in_line("a", "b"), gone(*["a"] * 4), 6, 1, id="the-next-domain-at-once"),
        pytest.param(in_line("a", "b", "c"), gone(*["a"] * 4, "b"), 6, 2, id="and-the-one-after-it"),
        pytest.param(in_line("c"), gone("a", "b", "d", "e", "f", "g"), 6, None, id="a-full-hour-is-full"),
    ],
)
def test_whose_turn_it_is(waiting: list[InLine], left: list[Share], ceiling: int, turn: int | None) -> None:
    found = next_in_line(waiting, left, ceiling=ceiling)
    assert (found and found.place) == turn


def test_floods_of_many_domains_at_once_leave_room_for_one_more() -> None:
    """Each of them sends all that it may before the next one begins."""
    left, rounds = SIXTY, []
    while left:
        took = next(had for had in range(SIXTY) if not may_go(left - had, had, had))
        rounds.append(took or 1)
        left -= rounds[-1]
    assert rounds == [30, 15, 8, 4, 2, 1]  # six of the attacker's domains, each bought


@dataclass(frozen=True)
class Came:
    """A letter when it came: after how many that had left, and into a line of how many domains."""

    at: datetime
    domain: str
    gone: int
    line: int


DOMAINS = 4
Arrivals = Sequence[tuple[int, int, int]]  # seconds since the one before, domain, mailbox
ARRIVALS = st.lists(
    st.tuples(
        st.sampled_from([0, 0, 0, 1, 700, 3600]),
        st.integers(0, 7).map(lambda n: max(0, n - (8 - DOMAINS))),  # half of all is one domain's
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=30,
)


def live(model: Model, arrivals: Arrivals) -> dict[int, Came]:
    """Let letters come, and go as soon as they may, until none waits."""
    came = {}
    now = NOW
    for letter, (gap, domain, mailbox) in enumerate(arrivals):
        now = model.passes_until(now + timedelta(seconds=gap), now)
        model.comes(letter, f"d{domain}", f"d{domain}m{mailbox}", now)
        came[letter] = Came(now, f"d{domain}", len(model.left), len(model.places))
    model.passes_until(None, now)
    return came


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 7), ARRIVALS)
def test_everybody_has_their_turn_in_bounded_time_and_nobody_two_before_it(ceiling: int, arrivals: Arrivals) -> None:
    model = Model(ceiling)
    came = live(model, arrivals)
    assert sorted(letter for _, letter, *_ in model.left) == sorted(came)  # all of them, once
    times = [at for at, *_ in model.left]
    assert all(there - here >= HOUR for here, there in zip(times, times[ceiling:], strict=False))
    for turn, (at, letter, domain, _) in enumerate(model.left):
        its = came[letter]
        before = Counter(whose for *_, whose, _ in model.left[its.gone : turn])
        own = before.pop(domain, 0)
        assert at - its.at <= (own + 1) * (HOUR + math.ceil(DOMAINS / ceiling) * HOUR)
        if not own and not any(whose == domain and one > its.at - HOUR for one, _, whose, _ in model.left[: its.gone]):
            assert max(before.values(), default=0) <= 1  # nobody has two turns before it has its first
            assert at - its.at <= math.ceil(its.line / ceiling) * HOUR


def test_a_shared_domain_gives_its_turns_to_those_who_have_had_fewer() -> None:
    model = Model(4)
    for letter in range(10):
        model.comes(letter, "big", "tagger", NOW)
    model.goes_on(NOW)
    model.comes(10, "big", "bob", NOW)
    model.comes(11, "big", "eve", NOW)
    model.passes_until(None, NOW)
    assert [mailbox for *_, mailbox in model.left] == ["tagger", "tagger", "bob", "eve", *["tagger"] * 8]


def told(*who: str) -> Standing:
    """What anna hears of, after handlers were told of these: by a domain, or a mailbox of it."""
    others = tuple(gone(*who))
    return replace(STRANGER, notices_last_hour=len(others), told=others, share=Share(b"a", b"a:anna"))


@pytest.mark.parametrize(
    ("known", "flooded", "flooded_vouched"),
    [
        pytest.param(told(), False, False, id="nothing-told"),
        pytest.param(told(*["a"] * 9), False, False, id="nine-of-her-domain"),
        pytest.param(told(*["a:anna"] * 10), True, False, id="ten-of-her-own"),
        pytest.param(told(*["a"] * 10), True, False, id="ten-of-ten-in-her-domain"),
        pytest.param(told(*["a:eve"] * 20), False, False, id="twenty-of-one-in-her-domain"),
        pytest.param(told(*["b"] * 20), False, False, id="twenty-of-one-other-domain"),
        pytest.param(told(*"bcdefghij", *["b"] * 20), False, False, id="nine-other-domains-however-much-they-send"),
        pytest.param(told(*"bcdefghijk"), True, False, id="ten-other-domains"),
        pytest.param(told(*"bcdefghijklmnopqrstu"), True, True, id="twenty-other-domains"),
        pytest.param(told(*["b"] * 20, "a:anna"), True, True, id="her-second-when-others-sent-twenty"),
        pytest.param(replace(STRANGER, notices_last_hour=10), True, False, id="nobody-knows-whose"),
    ],
)
def test_one_domains_flood_leaves_others_a_notice_of_their_own(
    known: Standing, flooded: bool, flooded_vouched: bool
) -> None:
    assert (is_flooded(situation(known)), is_flooded(situation(known), vouched=True)) == (flooded, flooded_vouched)


def test_what_a_domain_disowns_is_never_told_as_its_first() -> None:
    known = told(*["b"] * 10)
    assert (is_flooded(situation(known)), is_flooded(situation(known), disowned=True)) == (False, True)
