"""What `check` says of how long things are kept: the terms, and each that is shorter than a known minimum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mailbot.admin.check import Finding, Outcome, fine
from mailbot.facts import Retention, Within
from mailbot.facts.retention import NL_MUNICIPALITY

_MONTH = 30  # days, at least, of one that is compared


@dataclass(frozen=True, slots=True)
class Minimum:
    """How long something is to be kept at least, and who says so."""

    key: str
    term: Within
    source: str


MINIMUMS = {
    NL_MUNICIPALITY.preset: (
        Minimum("valid", Within(months=36), "BIO2 5.28.01: what is kept of an incident, three years"),
        Minimum("invalid", Within(months=36), "BIO2 5.28.01: of a suspected incident as well, three years"),
        Minimum("no_report", Within(months=12), "the selection list of 2020, 6.3: what was broken off, a year"),
        Minimum("breach_register", Within(months=60), "the selection list of 2020, 29.1: declarations, five years"),
        Minimum("journal", Within(months=36), "BIO2 5.28.01: the log belongs to the incident, three years"),
    )
}
"""By preset: who names one says by which rules they work."""


def probe_retention(retention: Retention) -> Iterator[Finding]:
    """Say how long each thing is kept, and which terms are too short."""
    all_of_them = ", ".join(
        f"{key} {_words(one)}"
        for key in ("valid", "invalid", "no_report", "spam", "breach_register", "mailbox", "journal", "backups")
        if isinstance(one := getattr(retention, key), Within)
    )
    yield fine("retention", f"Cases go on their term ({retention.preset}): {all_of_them}.")
    for minimum in MINIMUMS.get(retention.preset, ()):
        term: Within = getattr(retention, minimum.key)
        if _days(term) < _days(minimum.term):
            text = (
                f"retention.{minimum.key} is {_words(term)}, less than the {_words(minimum.term)} of {minimum.source}."
            )
            yield _warning(text, f"Take retention.{minimum.key} out, and the preset's term counts.")
    if _days(retention.identities) < _days(retention.mailbox):
        text = "retention.identities is shorter than retention.mailbox: a copy put back would be new mail."
        yield _warning(text, "Let identities be at least as long as mailbox.")


def _warning(text: str, remedy: str) -> Finding:
    return Finding("retention", Outcome.WARN, text, remedy)


def _days(term: Within) -> int:
    return term.days + term.months * _MONTH


def _words(term: Within) -> str:
    years, months = divmod(term.months, 12)
    count, unit = (term.days, "day") if not term.months else (term.months, "month") if months else (years, "year")
    return f"{count} {unit}{'' if count == 1 else 's'}"
