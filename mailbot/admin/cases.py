"""Cases as an operator sees them: facts for JSON, lines for a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from mailbot.case.promises import until
from mailbot.edges.store import Entry
from mailbot.facts import Case
from mailbot.terminal import printable


def facts_of(case: Case) -> dict[str, Any]:
    """Return what may be told of a case without who and what."""
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
        "breach_until": _law_waits_until(case),
        "anonymous": case.anonymous,
        "merged_into": case.merged_into,
        "followers": list(case.followers),
    }


def whole_facts_of(case: Case) -> dict[str, Any]:
    """Return who and what as well."""
    return facts_of(case) | {
        "reporter": case.reporter,
        "reporter_name": case.reporter_name,
        "credit": case.credit,
        "publish": case.publish,
        "consents": [asdict(consent) for consent in case.consents],
        "partners_told": {told.partner: told.stands for told in case.partners_told},
        "subject": case.subject,
        "language": case.language,
        "key_fingerprint": case.key.fingerprint if case.key else None,
        "key_offered": case.offered_key.fingerprint if case.offered_key else None,
        "addresses": list(case.addresses),
        "copied": list(case.copied),
        "assigned": list(case.assigned),
    }


def _law_waits_until(case: Case) -> datetime | None:
    """Return the end of the 72 hours of a data breach that nobody has ended yet; closing a case does not end them."""
    return until(case.breach) if case.breach is not None and case.breach.ended_at is None else None


def facts_of_entry(entry: Entry) -> dict[str, Any]:
    """Return one entry of the journal."""
    facts = None if entry.facts is None else dict(entry.facts)
    return {"seq": entry.seq, "at": entry.at, "kind": entry.kind, "facts": facts}


def line_of(case: Case) -> str:
    """Show a case in one line, with what is owed by when."""
    owed = {"assessment": case.assessment, "solution": case.solution, "progress": case.progress}
    promised = "".join(f"  {name} by {one.by}" for name, one in owed.items() if one and one.kept_at is None)
    law = _law_waits_until(case)
    breach = f"  breach to be notified by {law:%Y-%m-%d %H:%M} UTC" if law else ""
    return f"{case.reference}  {case.state:8}  opened {case.opened_at:%Y-%m-%d}{promised}{breach}"


def lines_of(case: Case, journal: Sequence[Entry], problems: Sequence[str]) -> Iterator[str]:
    """Show a case and what happened in it."""
    for name, value in whole_facts_of(case).items():
        if value not in (None, "", [], {}, 0):
            yield f"{name:19} {printable(str(value))}"
    for entry in journal:
        said = "erased" if entry.facts is None else "  ".join(f"{name}={value}" for name, value in entry.facts.items())
        yield f"{entry.at:%Y-%m-%d %H:%M}    {printable(f'{entry.kind:12} {said}')}"
    for problem in problems:
        yield f"The journal was tampered with: {printable(problem)}."
