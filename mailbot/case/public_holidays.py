"""The public holidays of a country, from the library that knows them.

It keeps a module a country, in a package that loads all 250 of them with the first: eight megabytes and a tenth of a
second. So the one that is wanted is loaded by itself.
"""

from __future__ import annotations

from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import holidays
from holidays.registry import COUNTRIES

_FOLDER = Path(holidays.__file__).parent / "countries"


def public_holidays(country: str, year: int) -> holidays.HolidayBase:
    """Return the public holidays and weekends of a year, by the country's code in ISO 3166."""
    calendar: holidays.HolidayBase = _kind_of(country)(years=year)
    return calendar


@cache
def _kind_of(country: str) -> Any:
    name = next(name for name, (_, *codes) in COUNTRIES.items() if country in codes)
    spec = spec_from_file_location(f"{__name__}.{name}", _FOLDER / f"{name}.py")
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, country)
