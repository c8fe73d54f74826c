"""`cases` and `show`: cases as an operator sees them, facts for JSON and lines for a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import typer

from mailbot.case.clocks import Rules, earliest_ahead, read_clocks
from mailbot.edges.store import Entry, Store
from mailbot.facts import Act, Case, State, Witnessed
from mailbot.terminal import for_a_reader_who_may_leave, print_json, print_json_list, printable, printable_lines


@dataclass(frozen=True, slots=True)
class WantedCases:
    """Which cases are asked for: in a state, opened on that day or later (UTC), the last so many of these."""

    state: State | None = None
    since: date | None = None
    last: int | None = None


def list_cases(store: Store, rules: Rules, wanted: WantedCases, *, as_json: bool) -> None:
    """Print cases as they are read, without who and what."""
    since = datetime.combine(wanted.since, time(), UTC) if wanted.since else None
    cases = store.each_case(wanted.state, since, wanted.last)
    with for_a_reader_who_may_leave():
        if as_json:
            print_json_list("cases", (facts_of(case, rules) for case in cases))
            return
        for case in cases:
            typer.echo(line_of(case, rules))


def show_case(store: Store, rules: Rules, reference: str, by: str, now: datetime, *, as_json: bool) -> None:
    """Print one case and its journal, which notes who looked."""
    case = store.find_case(reference.upper())
    if case is None:
        raise typer.BadParameter("there is no such case", param_hint="REFERENCE")
    journal = store.journal(case.reference)
    problems = store.verify_journal(case.reference)
    with store.write() as transaction:
        transaction.append(case.reference, "shown", {"by": by}, now)
        transaction.witness(Witnessed(Act.SHOWN, by, case.reference), now)
    if as_json:
        entries = [facts_of_entry(entry) for entry in journal]
        print_json({"case": whole_facts_of(case, rules), "journal": entries, "problems": problems})
        return
    for line in lines_of(case, rules, journal, problems):
        typer.echo(line)


def facts_of(case: Case, rules: Rules) -> dict[str, Any]:
    """Return what may be told of a case without who and what."""
    clocks = _steps_ahead(case, rules)
    return {
        "reference": case.reference,
        "state": case.state,
        "close_reason": case.close_reason,
        "opened_at": case.opened_at,
        "received_at": case.received_at,
        "closed_at": case.closed_at,
        "assessment_by": case.assessment and case.assessment.by,
        "assessment_kept_at": case.assessment and case.assessment.kept_at,
        "solution_by": case.solution and case.solution.by,
        "fixed_at": case.fixed_at,
        "progress_by": case.progress and case.progress.by,
        "updates": case.updates,
        "clear_ok": case.clear_ok,
        "undelivered": case.undelivered,
        "drafts": len(case.drafts),
        "linked": list(case.linked),
        "credit_asked_at": case.credit_asked_at,
        "breach_until": next((step["due"] for step in clocks if step["clock"] == "gdpr"), None),
        "clocks": clocks,
        "anonymous": case.anonymous,
        "merged_into": case.merged_into,
        "followers": list(case.followers),
    }


def whole_facts_of(case: Case, rules: Rules) -> dict[str, Any]:
    """Return who and what as well."""
    return facts_of(case, rules) | {
        "reporter": case.reporter,
        "reporter_name": case.reporter_name,
        "credit": case.credit,
        "publish": case.publish,
        "consents": [asdict(consent) for consent in case.consents],
        "partners_told": {notice.partner: notice.stands for notice in case.partners_told},
        "subject": case.subject,
        "language": case.language,
        "key_fingerprint": case.key.fingerprint if case.key else None,
        "key_offered": case.offered_key.fingerprint if case.offered_key else None,
        "addresses": list(case.addresses),
        "copied": list(case.copied),
        "assigned": list(case.assigned),
        "legal_hold": case.legal_hold and asdict(case.legal_hold),
        "goes_at": case.goes_at,
    }


def _steps_ahead(case: Case, rules: Rules) -> list[dict[str, Any]]:
    """Return what is still to be done for a law, and by when."""
    return [
        {"clock": reading.clock.name, "step": step.step.name, "due": step.due_at}
        for reading in read_clocks(case, rules)
        for step in reading.ahead
    ]


def facts_of_entry(entry: Entry) -> dict[str, Any]:
    """Return one entry of the journal."""
    facts = None if entry.facts is None else dict(entry.facts)
    return {"seq": entry.seq, "at": entry.at, "kind": entry.kind, "facts": facts}


def line_of(case: Case, rules: Rules) -> str:
    """Return a case in one line, with what is owed by when."""
    owed = {"assessment": case.assessment, "solution": case.solution, "progress": case.progress}
    promised = "".join(
        f"  {name} by {promise.by}" for name, promise in owed.items() if promise and promise.kept_at is None
    )
    ahead = earliest_ahead(case, rules)
    clock = f"  {ahead[0].clock.name}: {ahead[1].step.name}" if ahead else ""
    by = f" by {due_at:%Y-%m-%d %H:%M} UTC" if ahead and (due_at := ahead[1].due_at) else ""
    return f"{case.reference}  {case.state:8}  opened {case.opened_at:%Y-%m-%d}{promised}{clock}{by}"


def lines_of(case: Case, rules: Rules, journal: Sequence[Entry], problems: Sequence[str]) -> Iterator[str]:
    """Yield a case and what happened in it, line by line."""
    for name, value in whole_facts_of(case, rules).items():
        if value not in (None, "", [], {}, 0):
            yield f"{name:19} {printable(str(value))}"
    for entry in journal:
        told = {"": "erased"} if entry.facts is None else {name: value for name, value in entry.facts.items() if value}
        short = "  ".join(f"{name}={value}".lstrip("=") for name, value in told.items() if "\n" not in value)
        yield f"{entry.at:%Y-%m-%d %H:%M}    {printable(f'{entry.kind:12} {short}'.rstrip())}"
        for name, value in told.items():
            if "\n" in value:  # what somebody wrote, as it stands
                yield f"{'':20}{name}:"
                yield from (f"{'':24}{line}".rstrip() for line in printable_lines(value).split("\n"))
    for problem in problems:
        yield f"The journal was tampered with: {printable(problem)}."
