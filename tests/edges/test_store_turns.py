"""Letters that wait for their turn: who is next of however many, found in an index, on either database."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from random import Random
from typing import Any

import pytest
from sqlalchemy import event

from mailbot.case.turns import next_in_line
from mailbot.edges.store import LetterState, Store, WantedLetter
from mailbot.facts import Audience, Lane, Letter, Written
from tests.case.turns_model import Model
from tests.databases import NOW
from tests.sample_letters import sample

HOUR = timedelta(hours=1)
ANNA = "anna@melder.example"
NAMES = count()


def waits(
    store: Store, *addresses: str, lane: Lane = Lane.STRANGERS, now: datetime = NOW, disowned: bool = False, **more: Any
) -> list[int]:
    """Queue an acknowledgement to each address."""
    with store.write() as tx:
        return [
            tx.queue(
                Written(
                    Letter(sample("acknowledgement"), Audience.REPORTER, one, "nl", lane=lane, disowned=disowned),
                    f"<{next(NAMES)}@x>",
                    b"",
                ),
                at=now,
                **more,
            )
            for one in addresses
        ]


def leave(store: Store, now: datetime, ceiling: int) -> Iterator[str]:
    """Send all that may leave at a moment."""
    while letter := store.claim_letter(WantedLetter("a", now, now, choose=partial(next_in_line, ceiling=ceiling))):
        assert store.mark_sent(letter.id, "a", now)
        yield letter.to


@pytest.mark.parametrize("at_once", [False, True], ids=["in-line", "at-once-where-nobody-is"])
def test_the_store_lets_go_whom_the_rule_would_let_go_of_all(store: Store, *, at_once: bool) -> None:
    """The same days as the model in tests/case/test_turns.py lives through, in which everybody in line is looked at."""
    chance = Random(1)  # the same days each time
    model = Model(ceiling := 3)
    choose = partial(next_in_line, ceiling=ceiling)
    now, left, addresses = NOW, list[tuple[datetime, str]](), dict[int, str]()
    for number, minutes in enumerate([*(chance.choice([0, 0, 7, 60]) for _ in range(25)), 25 * 60]):
        if number < 25:
            domain, mailbox = max(0, chance.randrange(9) - 4), chance.randrange(3)
            addresses[number] = f"m{mailbox}+{number}@d{domain}.example"
            waits(store, addresses[number], now=now, choose=choose if at_once else None)
            model.comes(number, f"d{domain}", f"d{domain}m{mailbox}", now)
        until = now + timedelta(minutes=minutes)
        model.passes_until(until, now)
        while (at := store.next_letter_at(now, choose)) is not None and at <= until:
            now = max(now, at)
            left += [(now, one) for one in leave(store, now, ceiling)]
        now = until
    assert len(left) == 25
    assert sorted(left) == sorted((at, addresses[letter]) for at, letter, *_ in model.left)


@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param([f"m{n}@flood.example" for n in range(9)], id="of-one-domain"),
        pytest.param([f"m{n}@host{n}.flood.example" for n in range(9)], id="of-its-subdomains"),
        pytest.param([f"m{n}@host{n}.flood.co.uk" for n in range(9)], id="below-what-a-registry-sells"),
        pytest.param([f"m{n}@FLOOD.example{'.' * (n % 2)}" for n in range(9)], id="however-it-is-spelt"),
        pytest.param([f"m{n}@{('xn--bcher-kva', 'bücher')[n % 2]}.example" for n in range(9)], id="in-either-alphabet"),
        pytest.param([f"m{n}@[192.0.2.{n}]" for n in range(9)], id="of-addresses-that-are-no-names"),
    ],
)
def test_one_domain_leaves_room_for_the_next(sqlite_store: Store, addresses: list[str]) -> None:
    waits(sqlite_store, *addresses)
    assert len(list(leave(sqlite_store, NOW, 6))) == 4
    waits(sqlite_store, ANNA)
    assert list(leave(sqlite_store, NOW, 6)) == [ANNA]
    assert len(list(leave(sqlite_store, NOW + HOUR, 6))) == 4


def test_what_their_domains_disown_waits_as_one(sqlite_store: Store) -> None:
    waits(sqlite_store, *(f"m@forged{n}.example" for n in range(9)), disowned=True)
    assert len(list(leave(sqlite_store, NOW, 6))) == 3
    waits(sqlite_store, "noor@forged8.example")
    assert list(leave(sqlite_store, NOW, 6)) == ["noor@forged8.example"]


def test_a_mailbox_under_many_names_is_one_and_its_neighbour_comes_first(sqlite_store: Store) -> None:
    names = ["e.ve", "eve", "EVE+1", "eve+2", "e.v.e+3", "eve+4"]
    waits(sqlite_store, *(f"{name}@mail.example" for name in names))
    assert len(list(leave(sqlite_store, NOW, 6))) == 3
    waits(sqlite_store, "bob@mail.example")
    assert list(leave(sqlite_store, NOW, 6)) == ["bob@mail.example"]


def test_nobody_stands_in_line_where_nobody_is_before_them_and_there_is_room(store: Store) -> None:
    choose = partial(next_in_line, ceiling=2)
    waits(store, *(f"m@d{n}.example" for n in range(4)), choose=choose)
    waits(store, ANNA, lane=Lane.VOUCHED, choose=choose)
    waits(store, "late@d4.example", now=NOW + HOUR, choose=choose)  # there is room again, for who came before
    queued, waiting = LetterState.QUEUED, LetterState.WAITING
    assert [line.state for line in store.outbox()] == [queued, queued, waiting, waiting, queued, waiting]
    assert list(leave(store, NOW, 2)) == ["m@d0.example", "m@d1.example", ANNA]
    assert list(leave(store, NOW + HOUR, 2)) == ["m@d2.example", "m@d3.example"]


def test_each_lane_has_an_hour_of_its_own(sqlite_store: Store) -> None:
    waits(sqlite_store, *(f"m{n}@d{n}.example" for n in range(9)))
    assert len(list(leave(sqlite_store, NOW, 6))) == 6
    waits(sqlite_store, ANNA, lane=Lane.VOUCHED)
    assert list(leave(sqlite_store, NOW, 6)) == [ANNA]


def test_letters_to_one_address_keep_their_order_whatever_their_turn(sqlite_store: Store) -> None:
    """In a lane that is full, then in another; and a machine's that needs no turn."""
    waits(sqlite_store, *(f"m{n}@d{n}.example" for n in range(2)))
    (first,) = waits(sqlite_store, ANNA)
    (second,) = waits(sqlite_store, ANNA, lane=Lane.VOUCHED)
    assert len(list(leave(sqlite_store, NOW, 2))) == 2
    later = NOW + HOUR
    claimed = [sqlite_store.claim_letter(WantedLetter("a", later, later, choose=partial(next_in_line, ceiling=2)))]
    assert sqlite_store.mark_sent(first, "a", later)
    claimed.append(sqlite_store.claim_letter(WantedLetter("a", later, later)))
    assert [letter and letter.id for letter in claimed] == [first, second]


def test_what_a_person_writes_takes_along_what_waits_for_its_reader(store: Store) -> None:
    waits(store, *(f"m{n}@melder.example" for n in range(9)), ANNA)
    list(leave(store, NOW, 6))
    with store.write() as tx:
        relayed = Letter(sample("relay"), Audience.REPORTER, ANNA, "nl")
        tx.queue(Written(relayed, "<relay@x>", b""), at=NOW)
    assert list(leave(store, NOW, 6)) == [ANNA, ANNA]


def test_an_operator_sends_one_that_waits(store: Store) -> None:
    *_, last = waits(store, *(f"m{n}@flood.example" for n in range(9)))
    list(leave(store, NOW, 6))
    line = store.outbox()[-1]
    assert (line.id, line.state, line.reason.partition(":")[0]) == (last, LetterState.WAITING, "waits for its turn")
    assert store.requeue(last, NOW)
    assert list(leave(store, NOW, 6)) == ["m8@flood.example"]


def test_who_waits_in_a_database_that_is_put_back_waits_for_an_operator(store: Store) -> None:
    waits(store, *(f"m{n}@flood.example" for n in range(9)))
    list(leave(store, NOW, 6))
    assert store.set_aside(NOW) == 5
    choose = partial(next_in_line, ceiling=6)
    assert store.next_letter_at(NOW, choose) is None
    assert store.claim_letter(WantedLetter("a", NOW + HOUR, NOW, choose=choose)) is None


def test_two_daemons_give_no_more_turns_than_there_are(store: Store) -> None:
    waits(store, *(f"m{n}@d{n}.example" for n in range(9)))
    choose = partial(next_in_line, ceiling=6)
    claimed = [store.claim_letter(WantedLetter(owner, NOW, NOW, choose=choose)) for owner in ("a", "b") * 4]
    assert len({letter.id for letter in claimed if letter}) == 6


def test_notices_count_to_the_domain_and_the_mailbox_that_brought_them(store: Store) -> None:
    letter = Letter(sample("case"), Audience.HANDLER, "anke@voorbeeld.example", "nl")
    brought = ["eve@host.flood.example", "Eve+1@flood.example", ANNA, ""]
    with store.write() as tx:
        for number, one in enumerate(brought):
            name = f"<{number}@x>"
            tx.queue(Written(letter, name, b""), at=NOW, tells_of=one)
    found = store.standing("eve@flood.example", NOW)
    assert found.share is not None
    assert [found.share.domain == one.domain for one in found.told] == [True, True, False, False]
    assert [found.share.mailbox == one.mailbox for one in found.told] == [False, True, False, False]
    assert found.notices_last_hour == 4
    later = store.standing("eve@flood.example", NOW + HOUR)
    assert (later.notices_last_hour, later.told) == (0, ())


def test_a_thief_of_the_database_learns_no_domain(sqlite_store: Store) -> None:
    waits(sqlite_store, *(f"m{n}@flood.example" for n in range(9)))
    list(leave(sqlite_store, NOW, 6))
    path = str(sqlite_store._database.engine.url.database)
    for name in ("", "-wal"):
        with open(path + name, "rb") as file:  # noqa: PTH123
            assert b"flood" not in file.read()


def test_the_cost_of_a_turn_is_the_same_however_many_wait(sqlite_store: Store) -> None:
    """Counted in steps of SQLite's machine, which no load of the processor changes."""
    steps: list[int] = []

    def watch(connection: Any, *_: object) -> None:
        connection.set_progress_handler(lambda: steps.append(1), 10)

    event.listen(sqlite_store._database.engine, "checkout", watch)
    costs = []
    for crowd in (10, 80):
        waits(sqlite_store, *(f"m{n}@flood.example" for n in range(crowd)), *(f"m@d{n}.example" for n in range(crowd)))
        list(leave(sqlite_store, NOW, 6))
        steps.clear()
        waits(sqlite_store, ANNA)
        assert not list(leave(sqlite_store, NOW, 6))
        assert sqlite_store.claim_letter(WantedLetter("a", NOW + HOUR, NOW, choose=partial(next_in_line, ceiling=6)))
        costs.append(len(steps))
        sqlite_store.set_aside(NOW)
    assert costs[1] < 1.5 * costs[0]
