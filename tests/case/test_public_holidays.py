from datetime import date, timedelta

import pytest
from holidays import country_holidays

from mailbot.case.public_holidays import public_holidays

YEAR = [date(2026, 1, 1) + timedelta(days) for days in range(365)]


@pytest.mark.parametrize(
    "country",
    [
        pytest.param("NL", id="this-one"),
        pytest.param("DE", id="another"),
        pytest.param("DEU", id="by-three-letters"),
        pytest.param("AX", id="one-that-is-made-of-another"),
        pytest.param("MY", id="one-of-many-calendars"),
    ],
)
def test_a_country_by_itself_has_the_days_that_it_has_among_all(country: str) -> None:
    alone, among_all = public_holidays(country, 2026), country_holidays(country, years=2026)
    assert dict(alone) == dict(among_all)
    assert [day for day in YEAR if alone.is_working_day(day)] == [day for day in YEAR if among_all.is_working_day(day)]
