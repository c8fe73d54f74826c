"""What a provider lets one mailbox send: kept by all daemons together, and what was promised goes first."""

from datetime import datetime, timedelta

import pytest

from mailbot.edges.store import LetterState, Store, WantedLetter
from mailbot.facts import Audience, Full, Letter, SendingLimits, Written
from mailbot.letters import patient
from tests.databases import NOW
from tests.sample_letters import sample

ANNA, BERT, LEAD = "anna@reporter.example", "bert@reporter.example", "anke@voorbeeld.example"
SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)
PATIENT = patient()


def queue(store: Store, name: str, to: str = ANNA, *, next_at: datetime = NOW) -> None:
    letter = Letter(sample(name), Audience.REPORTER, to, "nl")
    with store.write() as tx:
        tx.queue(Written(letter, f"<{name}-{to}-{next_at.timestamp()}@x>", b""), at=NOW, next_at=next_at)


def leave(store: Store, limits: SendingLimits, now: datetime = NOW, owner: str = "a") -> str | None:
    """Send one letter; return its text."""
    claimed = store.claim_letter(WantedLetter(owner, now, now, limits=limits, patient=PATIENT))
    if claimed is None:
        return None
    assert store.mark_sent(claimed.id, owner, now)
    return claimed.text


def test_letters_that_can_wait_are_digests() -> None:
    assert set(PATIENT) >= {"digest", "morning"}
    assert "acknowledgement" not in PATIENT


@pytest.mark.parametrize("window", [pytest.param(MINUTE, id="a-minute"), pytest.param(DAY, id="a-day")])
def test_so_many_leave_in_a_window_and_all_of_them_leave(store: Store, window: timedelta) -> None:
    limits = SendingLimits(per_minute=2) if window == MINUTE else SendingLimits(per_day=2)
    for number in range(5):
        queue(store, "receipt", f"{number}@reporter.example")
    left = [leave(store, limits, NOW + at) for at in (0 * SECOND, SECOND, 2 * SECOND, window - SECOND)]
    assert left == ["receipt", "receipt", None, None]
    assert store.full(NOW + 2 * SECOND, limits) == Full(NOW + window, 2, window)
    left = [leave(store, limits, NOW + window + at) for at in (0 * SECOND, 0 * SECOND, SECOND, 2 * SECOND)]
    assert left == ["receipt", None, "receipt", None]
    assert [leave(store, limits, NOW + 2 * window), store.full(NOW + 9 * window, limits)] == ["receipt", None]


def test_several_daemons_share_a_limit_and_what_is_on_its_way_counts(store: Store) -> None:
    limits = SendingLimits(per_minute=3)
    for number in range(4):
        queue(store, "receipt", f"{number}@reporter.example")
    assert leave(store, limits) == "receipt"
    claims = [store.claim_letter(WantedLetter(owner, NOW, NOW, limits=limits)) for owner in "abc"]
    assert [claim is not None for claim in claims] == [True, True, False]
    first = claims[0]
    assert first is not None
    store.release_letter(first.id, "a", "the server is away")  # which used nothing up
    assert store.claim_letter(WantedLetter("c", NOW, NOW, limits=limits)) is not None


def test_only_so_many_daemons_are_connected_at_once(store: Store) -> None:
    limits = SendingLimits(connections=2)
    for number in range(4):
        queue(store, "receipt", f"{number}@reporter.example")
    claims = {owner: store.claim_letter(WantedLetter(owner, NOW, NOW, limits=limits)) for owner in "abc"}
    assert [owner for owner, claim in claims.items() if claim is not None] == ["a", "b"]
    first = claims["a"]
    assert first is not None
    store.mark_sent(first.id, "a", NOW)
    assert store.claim_letter(WantedLetter("c", NOW, NOW, limits=limits)) is not None
    assert store.claim_letter(WantedLetter("a", NOW, NOW, limits=limits)) is None
    assert store.claim_letter(WantedLetter("b", NOW, NOW, limits=limits)) is not None  # over the connection that it has


def test_what_was_promised_leaves_first_and_order_per_address_is_kept(store: Store) -> None:
    queue(store, "morning", LEAD)
    queue(store, "digest", BERT)
    queue(store, "acknowledgement", ANNA, next_at=NOW + SECOND)
    queue(store, "assessment-escalation", LEAD, next_at=NOW + 2 * SECOND)
    limits = SendingLimits(per_minute=1)
    left = [leave(store, limits, NOW + number * MINUTE) for number in range(1, 6)]
    assert left == ["acknowledgement", "morning", "assessment-escalation", "digest", None]


def test_a_letter_that_left_by_a_clock_that_was_ahead_does_not_count_for_years(store: Store) -> None:
    limits = SendingLimits(per_day=1)
    queue(store, "receipt", ANNA)
    assert leave(store, limits, NOW + 3650 * DAY) == "receipt"
    queue(store, "receipt", BERT)
    assert leave(store, limits) == "receipt"


def test_a_clock_that_jumps_jumps_to_where_a_limit_ends(store: Store) -> None:
    limits = SendingLimits(per_day=1)
    queue(store, "receipt", ANNA)
    assert leave(store, limits) == "receipt"
    assert store.next_letter_at(NOW, lambda *_: None, limits) is None
    queue(store, "receipt", BERT)
    assert store.next_letter_at(NOW, lambda *_: None, limits) == NOW + DAY
    assert store.next_letter_at(NOW, lambda *_: None) == NOW
    assert [line.state for line in store.outbox()] == [LetterState.QUEUED]
