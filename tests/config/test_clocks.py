"""The clocks of the configuration: those of ours by their names, and further ones."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from mailbot.case.clocks import PRESETS, switched_on
from mailbot.facts import ClockStep, LegalClock, Marks, Mention, StepFrom, Within
from tests.config.example import TEXT, loaded, problem

OWN = "clocks: [{name: contract, law: our contracts, steps: [{name: notice, within: 8 hours}]"


def clocks_of(directory: Path, text: str) -> dict[str, LegalClock]:
    organisation = loaded(directory, new=text).organisation({"anke@voorbeeld.example": None})  # type: ignore[dict-item]
    return {clock.name: clock for clock in switched_on(organisation)}


def test_the_example_shows_each_kind(tmp_path: Path) -> None:
    begin = TEXT.index("# clocks:\n")
    shown = TEXT[begin : TEXT.index("# need_to_know")].splitlines()
    clocks = clocks_of(tmp_path, "\n".join(line.removeprefix("# ") for line in shown))
    assert set(clocks) == {"gdpr", "nis2", "contract"}
    assert clocks["gdpr"].steps == PRESETS["gdpr"].steps
    assert (clocks["gdpr"].authority, clocks["gdpr"].language) == ("Autoriteit Persoonsgegevens", "nl")
    assert clocks["contract"] == LegalClock(
        "contract",
        "our processing agreements, article 7",
        (
            ClockStep("notice", StepFrom.AWARENESS, Within(hours=48)),
            ClockStep("report", StepFrom.STEP_BEFORE, Within(months=1)),
        ),
        ("facts", "data", "measures"),
        tells="our customers",
        marks=Marks(before=(timedelta(hours=3),)),
        officer=True,
        asked_at=Mention.PERSONAL_DATA,
    )


def test_without_undue_delay_is_no_number_and_comes_daily(tmp_path: Path) -> None:
    text = OWN.replace("8 hours", "no number") + ", marks: [2 hours, 6 hours]}]"
    clock = clocks_of(tmp_path, text)["contract"]
    assert clock.steps[0].within is None
    assert clock.marks == Marks((), (), (timedelta(hours=2), timedelta(hours=6)), timedelta(days=1))


def test_gdpr_can_be_switched_off(tmp_path: Path) -> None:
    assert set(clocks_of(tmp_path, "clocks: [{name: gdpr, enabled: false}, cra-incident]")) == {"cra-incident"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("clocks: [gdpr, gdpr]", "clocks: names one twice", id="one-twice"),
        pytest.param("clocks: [nis3]", "clocks (entry 1): nis3 is none of gdpr, ", id="one-that-nobody-knows"),
        pytest.param("clocks: [{name: nis2, law: x}]", "clocks (entry 1): law: nis2 has its own", id="another-law"),
        pytest.param(
            "clocks: [{name: done}]", "clocks (entry 1).name: must be a word of small letters, digits", id="a-verb"
        ),
        pytest.param(
            OWN.replace("8", "some") + "}]", "steps (entry 1).within: must be such as “72 hours”", id="a-term"
        ),
        pytest.param(OWN + ", marks: [sometimes]}]", "marks (entry 1): must be such as “50 %”", id="a-mark"),
        pytest.param(OWN + ", fields: [notice]}]", "a name stands twice", id="a-field-like-a-step"),
        pytest.param(
            OWN + ", mark: [50 %]}]", "clocks (entry 1).mark: there is no such key; did you mean marks?", id="key"
        ),
        pytest.param(
            OWN.replace("within", "after: step before, within") + "}]", "there is no step before", id="the-first-of-all"
        ),
    ],
)
def test_what_does_not_fit_is_said(tmp_path: Path, text: str, said: str) -> None:
    assert said in problem(tmp_path, new=text)
