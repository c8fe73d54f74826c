"""What `check` says of retention terms: each that is shorter than what binds whoever names the preset."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.admin.check import Outcome
from mailbot.admin.terms import MINIMUMS, probe_retention
from mailbot.facts import Retention, Within
from mailbot.facts.retention import DEFAULT, NL_MUNICIPALITY, PRESETS


def warned(retention: Retention) -> list[str]:
    first, *more = probe_retention(retention)
    assert first.outcome is Outcome.OK
    assert all(finding.outcome is Outcome.WARN and finding.remedy for finding in more)
    return [finding.text.split()[0] for finding in more]


@pytest.mark.parametrize("preset", PRESETS.values(), ids=list(PRESETS))
def test_no_preset_undercuts_what_it_is_for(preset: Retention) -> None:
    assert warned(preset) == []


@pytest.mark.parametrize("minimum", MINIMUMS["nl-municipality"], ids=lambda minimum: minimum.key)
def test_each_term_below_a_minimum_is_said(minimum: object) -> None:
    key: str = getattr(minimum, "key", "")
    a_day_less = replace(NL_MUNICIPALITY, **{key: Within(days=300)})  # type: ignore[arg-type]  # a key of a term
    assert warned(a_day_less) == [f"retention.{key}"]


def test_who_names_no_preset_is_bound_by_none() -> None:
    assert warned(replace(DEFAULT, valid=Within(days=1))) == []


def test_what_comes_back_must_still_be_known() -> None:
    assert warned(replace(DEFAULT, identities=Within(days=7))) == ["retention.identities"]
