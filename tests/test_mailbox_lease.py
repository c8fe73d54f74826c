"""Who of several daemons has the mailbox: taken over in time, never held by two, and clocks that differ do no harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailbot.bootstrap.restore import is_in_use
from mailbot.edges.store import MailboxHold, Store, clock, database
from mailbot.edges.store.base import LEASE as LETTERS
from mailbot.edges.store.database import Database, alone
from mailbot.edges.vault import Vault
from mailbot.errors import Elsewhere, Temporary
from mailbot.mailbox_lease import LEASE, MARGIN, RENEW, HostLease, SharedLease
from tests.databases import NOW


@dataclass
class Host:
    """A host with clocks of its own: `seconds` nobody can set, `ahead` is how wrong its other clock is."""

    store: Store
    name: str = "mail1"
    seconds: float = 1000.0
    ahead: timedelta = timedelta(0)
    lease: SharedLease = field(init=False)

    def __post_init__(self) -> None:
        self.starts(self.name)

    def starts(self, instance: str) -> None:
        """Start a daemon under a name."""
        self.lease = SharedLease(
            self.store, instance, self.name, lambda: NOW + self.ahead, seconds=lambda: self.seconds
        )


@pytest.fixture
def hosts(store: Store) -> tuple[Host, Host]:
    return Host(store), Host(store, "mail2", 5.0, timedelta(minutes=10))


def later(seconds: float, *hosts: Host) -> None:
    for host in hosts:
        host.seconds += seconds


def test_one_has_it_for_as_long_as_it_renews(hosts: tuple[Host, Host]) -> None:
    one, other = hosts
    for _ in range(20):
        assert one.lease.take()
        assert not other.lease.take()
        assert (one.lease.left(), other.lease.left()) == (LEASE - MARGIN, 0)
        later(RENEW, one, other)


def test_it_is_taken_over_within_two_minutes_of_a_death_and_not_while_its_holder_counts_on_it(
    hosts: tuple[Host, Host],
) -> None:
    one, other = hosts
    assert one.lease.take()
    waited = 0.0
    later(0.1, one, other)
    while not other.lease.take():
        later(RENEW, one, other)
        waited += RENEW
    assert LEASE <= waited <= 120
    assert one.lease.left() == 0
    with pytest.raises(Elsewhere, match="another daemon"):
        one.lease.confirm()
    assert not one.lease.take()
    assert one.lease.holder() == "a daemon on mail2"


@pytest.mark.parametrize(
    "ahead", [timedelta(minutes=10), timedelta(minutes=-10), timedelta(days=365)], ids=["ahead", "behind", "a year"]
)
def test_clocks_that_differ_change_nothing(store: Store, ahead: timedelta) -> None:
    one, other = Host(store), Host(store, "mail2", ahead=ahead)
    assert one.lease.take()
    assert not other.lease.take()
    one.ahead -= 2 * ahead  # and somebody sets the holder's
    for _ in range(8):
        later(RENEW, one, other)
        assert one.lease.take()
        assert not other.lease.take()


def test_who_was_stopped_for_three_minutes_finds_that_it_is_lost_and_gets_it_back_no_sooner_than_another(
    hosts: tuple[Host, Host],
) -> None:
    one, other = hosts
    assert one.lease.take()
    assert not other.lease.take()
    for _ in range(5):
        later(RENEW, other)
        taken = other.lease.take()
    assert taken
    later(180, one)  # its process was stopped, its host was not
    assert one.lease.left() == 0
    assert not one.lease.take()


def test_a_host_that_was_stopped_whole_finds_out_before_it_changes_anything(hosts: tuple[Host, Host]) -> None:
    one, other = hosts
    assert one.lease.take()
    assert not other.lease.take()
    later(LEASE, other)
    assert other.lease.take()
    assert one.lease.left() > 0  # by its clock no time has passed
    with pytest.raises(Elsewhere, match="a daemon on mail2"):
        one.lease.confirm()
    assert one.lease.left() == 0
    other.lease.confirm()


def test_it_is_another_s_at_once_when_it_is_given_up(hosts: tuple[Host, Host]) -> None:
    one, other = hosts
    assert one.lease.take()
    assert not other.lease.take()
    one.lease.release()
    one.lease.release()  # which is said once
    assert one.lease.left() == 0
    assert other.lease.take()
    assert not one.lease.take()


@pytest.mark.parametrize(
    ("instance", "taken"),
    [pytest.param("mail1", True, id="under the same name"), pytest.param("other", False, id="under another name")],
)
def test_who_starts_anew_has_it_at_once_when_it_was_its_own(store: Store, instance: str, taken: bool) -> None:
    host = Host(store)
    assert host.lease.take()
    host.starts(instance)  # the one before was killed
    assert host.lease.take() is taken


def test_an_answer_that_was_lost_does_not_lose_the_mailbox(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    host = Host(store)
    assert host.lease.take()
    change = store.change_hold

    def changed_and_lost(seen: MailboxHold | None, new: MailboxHold | None) -> bool:
        change(seen, new)
        raise Temporary("database: the connection was lost")

    monkeypatch.setattr(store, "change_hold", changed_and_lost)
    with pytest.raises(Temporary):
        host.lease.take()
    monkeypatch.undo()
    assert host.lease.left() > 0
    assert host.lease.take()


def test_a_database_that_is_away_ends_it_by_itself(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    host = Host(store)
    assert host.lease.take()

    def away(*_: object) -> bool:
        raise Temporary("database: OperationalError")

    monkeypatch.setattr(store, "change_hold", away)
    for held in (True, True, True, False):
        later(RENEW, host)
        with pytest.raises(Temporary):
            host.lease.take()
        assert (host.lease.left() > 0) is held
    monkeypatch.undo()
    assert host.lease.take()  # nobody else wanted it


def test_who_wants_it_once_learns_within_a_renewal_that_its_holder_lives(hosts: tuple[Host, Host]) -> None:
    one, other = hosts
    assert one.lease.take()
    assert not other.lease.take()
    assert other.lease.may_be_given_up()
    assert one.lease.take()
    assert not other.lease.take()
    assert not other.lease.may_be_given_up()


def test_of_two_who_take_it_at_once_one_has_it(hosts: tuple[Host, Host], monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = hosts
    look: Callable[[], MailboxHold | None] = one.store.hold

    def and_another_is_faster() -> MailboxHold | None:
        seen = look()
        monkeypatch.undo()
        assert other.lease.take()
        return seen

    monkeypatch.setattr(one.store, "hold", and_another_is_faster)
    assert not one.lease.take()
    assert (one.lease.left(), other.lease.left() > 0) == (0, True)


def test_on_one_host_the_kernel_knows_who_has_it(tmp_path: Path) -> None:
    one, other = HostLease(tmp_path), HostLease(tmp_path)
    assert one.take()
    assert one.take()
    assert not other.take()
    with pytest.raises(Elsewhere, match="another daemon on this host"):
        other.confirm()
    one.confirm()
    one.release()
    assert other.take()
    with pytest.raises(Elsewhere):
        one.confirm()


def test_the_database_tells_the_time_to_all_hosts(store: Store) -> None:
    told = store.clock()()
    assert told.tzinfo is UTC
    assert abs(told - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("wrong", [timedelta(minutes=10), timedelta(minutes=-10)], ids=["ahead", "behind"])
def test_what_one_host_has_in_hand_is_not_taken_by_another_whose_clock_is_wrong(
    postgresql_template: str, wrong: timedelta, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = Store(postgresql_template, vault), Store(postgresql_template, vault)
    right = here.clock()()
    monkeypatch.setattr(clock, "_host", lambda: datetime.now(UTC) + wrong)
    assert abs(there.clock()() - right) < timedelta(minutes=1) < LETTERS
    here.close()
    there.close()


def test_a_session_that_stands_still_in_a_transaction_holds_up_nobody_for_long(
    postgresql_template: str, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its host is gone, or its process was stopped: the locks by which others claim are its own until then."""
    monkeypatch.setattr(database, "WAITS", ("idle_in_transaction_session_timeout = '50ms'", "lock_timeout = '20s'"))
    stopped, other = Database(postgresql_template), Store(postgresql_template, vault)

    def stands_still() -> None:
        with stopped.write() as session:
            alone(session, "messages")
            claimed.append(other.claim_message("other", NOW))  # it waits for its turn, and has it
            alone(session, "dues")

    claimed: list[object] = []
    with pytest.raises(Temporary):
        stands_still()
    assert claimed == [None]
    other.close()
    stopped.close()


@pytest.mark.parametrize(
    ("renews", "joins"),
    [
        pytest.param(True, True, id="while the first one works"),
        pytest.param(False, False, id="a copy in which somebody once held the mailbox"),
    ],
)
def test_a_host_joins_what_is_in_use(store: Store, renews: bool, joins: bool) -> None:
    first = Host(store)
    assert first.lease.take()
    assert is_in_use(store, lambda _: renews and first.lease.take()) is joins


def test_a_database_of_which_nobody_holds_the_mailbox_is_not_in_use(store: Store) -> None:
    assert not is_in_use(store, lambda _: None)
