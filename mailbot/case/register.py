"""The register of the clocks of laws (GDPR article 33(5) wants one), a row for each step of each clock of a case.

It outlives its cases: what happened and what was done about it stays; nothing says who reported it, or who noted it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from mailbot.case.clocks import PRESETS, Reading, Rules, StepNow, read_clocks, time_ends
from mailbot.case.commands.sharing import somebody
from mailbot.case.redaction import redacted
from mailbot.facts import Case, Organisation, Outliving

FIELDS = tuple(dict.fromkeys(field for clock in PRESETS.values() for field in clock.fields))
WHO = "declared_by"


def rows_of_case(case: Case, rules: Rules) -> list[dict[str, Any]]:
    """Return the rows of one case."""
    return [_row(case, reading, step) for reading in read_clocks(case, rules) for step in reading.steps]


def outliving(case: Case, organisation: Organisation) -> Iterator[Outliving]:
    """Yield the rows of a case that are to outlive it; none where their own term is over as well."""
    since = case.ended_at or case.opened_at
    goes_at = time_ends(organisation.retention.breach_register, since, organisation.timezone)
    who = somebody(case, organisation)
    for row in rows_of_case(case, organisation):
        columns = {name: redacted(text, who) for name, value in row.items() if (text := _text(value))}
        yield Outliving(case.reference, goes_at, columns | {"reference": case.reference, WHO: ""})


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _row(case: Case, reading: Reading, step: StepNow) -> dict[str, Any]:
    clock, record = reading.clock, step.record
    row = {
        "reference": case.reference,
        "clock": clock.name,
        "law": reading.law.law,
        "step": step.step.name,
        "aware_at": clock.aware_at,
        "due": step.due_at,
        "done": step.done_at,
        "authority_reference": record.reference if record else "",
        "reason": record.late_reason if record else "",
        "not_applicable": clock.not_applicable or (record.not_applicable if record else ""),
        "authority": reading.law.authority,
        WHO: clock.declared_by,
        "declared_at": clock.declared_at,
        "fixed_at": clock.fixed_at or case.fixed_at,
    }
    return row | {name: clock.words_of(name) for name in (*FIELDS, *reading.law.fields)}
