"""When it is looked at what is published, and what of it is news."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mailbot.case.publishing import first_look, look, news, next_look
from mailbot.facts import Board, Difference, Due, DueKind, DueNow, Fault, Look, Put, Spend, Standing, Tell
from tests.case.builders import HOUSE, NOW, decide, situation
from tests.sample_letters import fields_of

TUESDAY = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)  # eight o'clock in Amsterdam
WRONG = Difference("https://voorbeeld.example/.well-known/security.txt", Fault.MISSING)


def test_the_next_look_is_a_week_later_an_hour_before_the_morning() -> None:
    assert next_look(HOUSE, TUESDAY) == Due(DueKind.PUBLISHED, TUESDAY + timedelta(weeks=1))
    christmas = datetime(2026, 12, 18, 7, 0, tzinfo=UTC)  # a week later is a holiday, and a weekend follows
    assert next_look(HOUSE, christmas).at == datetime(2026, 12, 28, 7, 0, tzinfo=UTC)


def test_a_restart_puts_no_look_off_and_brings_none_forward() -> None:
    assert first_look(HOUSE, TUESDAY - timedelta(hours=12), None).at == TUESDAY
    seen = Look(TUESDAY)
    for later in (0, 3, 6):
        assert first_look(HOUSE, TUESDAY + timedelta(days=later), seen).at == TUESDAY + timedelta(weeks=1)


def test_a_look_sets_the_next_one() -> None:
    due = Due(DueKind.PUBLISHED, TUESDAY)
    assert look(DueNow(due), situation(Standing(""), now=TUESDAY)) == [Put(next_look(HOUSE, TUESDAY))]


def told(found: Look | None, ends_at: datetime | None = None, now: datetime = NOW) -> list[tuple[object, ...]]:
    return [(one.differences, one.closed_off, one.ends_at, one.ended) for one in news(found, ends_at, HOUSE, now)]


def test_what_differs_is_news_once_for_each_look() -> None:
    first, again = Look(NOW, (WRONG,)), Look(NOW + timedelta(weeks=1), (WRONG,))
    assert told(None) == told(Look(NOW)) == []
    assert told(first) == told(again) == [((WRONG,), False, None, False)]
    digests = [one.digest for found in (first, first, again) for one in news(found, None, HOUSE, NOW)]
    assert len(set(digests)) == 2


def test_that_nothing_can_be_reached_is_news_once_as_long_as_it_lasts() -> None:
    looks = [Look(NOW + timedelta(weeks=week), closed_off_since=NOW) for week in range(3)]
    looks += [Look(NOW + timedelta(weeks=9), closed_off_since=NOW + timedelta(weeks=9))]
    assert told(looks[0]) == [((), True, None, False)]
    assert len({one.digest for found in looks for one in news(found, None, HOUSE, NOW)}) == 2


ENDS = datetime(2027, 3, 31, 12, 0, tzinfo=UTC)


def test_each_mark_before_the_end_is_told_once_and_the_end_itself() -> None:
    """Every morning from two months before the end on; NOW and ENDS stand in one year, and Easter ends it."""
    days = [ENDS - timedelta(days=left) for left in range(60, -4, -1)]
    seen = dict.fromkeys((one.digest, one.ended) for day in days for one in news(None, ENDS, HOUSE, day))
    assert [ended for _, ended in seen] == [False, False, False, False, True]
    first = next(day for day in days if told(None, ENDS, day))
    assert timedelta(days=30) <= ENDS - first <= timedelta(days=33), "before a weekend too"


def test_the_morning_tells_it_and_notes_that_it_is_told() -> None:
    morning = Due(DueKind.MORNING, TUESDAY + timedelta(hours=1))
    found = tuple(news(Look(TUESDAY, (WRONG,) * 30), ENDS, HOUSE, ENDS - timedelta(days=10)))
    effects = decide(DueNow(morning, board=Board(news=found)), None, situation(Standing(""), now=morning.at))
    assert [effect.digest for effect in effects if isinstance(effect, Spend)] == [one.digest for one in found]
    [letters] = [effect.letters for effect in effects if isinstance(effect, Tell)]
    published = fields_of(letters[0])["published"]
    assert (len(published.differences), published.more) == (20, 10)
    assert (published.ends_at, published.ended, published.closed_off) == (ENDS, False, False)
