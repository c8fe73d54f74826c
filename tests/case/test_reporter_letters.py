"""What letters know of this reporter's case, so that nobody reads a sentence that is meant for somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mailbot.case.promised_days import progress_letter
from mailbot.facts import (
    Attachment,
    Case,
    CloseReason,
    Due,
    DueKind,
    DueNow,
    Happening,
    Opened,
    Promise,
    Proof,
    Standing,
    State,
)
from mailbot.letters.for_reporter import Became, Before
from tests.case.builders import (
    ANKE,
    FRESH,
    KEY,
    KNOWN,
    LONG,
    NOW,
    case_in,
    decide,
    first,
    from_handler,
    mail,
    saved,
    situation,
)
from tests.case.fields import MailFields
from tests.sample_letters import fields_of

DAY = timedelta(days=1)
FRIDAY = date(2026, 11, 27)
LATER, SOONER = date(2027, 3, 1), date(2026, 12, 7)
PROVEN: MailFields = {"proofs": frozenset({Proof.ANSWER})}


@pytest.mark.parametrize(
    ("case", "text", "became"),
    [
        pytest.param(case_in(State.RECEIVED), LONG, Became.MESSAGE, id="more about a report"),
        pytest.param(case_in(State.CONTACT), LONG, Became.REPORT, id="the report that we had waited for"),
        pytest.param(case_in(State.CONTACT), "Hello again", Became.MESSAGE, id="still no report"),
        pytest.param(
            case_in(State.CLOSED, closed_at=NOW - DAY, close_reason=CloseReason.FIXED),
            LONG,
            Became.REOPENED,
            id="more about a closed case",
        ),
        pytest.param(case_in(State.ACCEPTED, updates=False), "START", Became.RESUMED, id="a wish for letters"),
    ],
)
def test_a_receipt_says_what_became_of_a_mail(case: Case, text: str, became: Became) -> None:
    assert fields_of(first(decide(mail(text, **PROVEN), case, situation(KNOWN)), "receipt"))["became"] is became


PICTURE = Attachment("login.png", "image/png", b"x")
LOGO = replace(PICTURE, name="logo.png", inline=True)
CARD = Attachment("rosa.vcf", "text/vcard", b"x")


@pytest.mark.parametrize(
    ("opened", "attachments", "files"),
    [
        pytest.param(Opened(), (PICTURE, replace(PICTURE, name="log.txt")), 2, id="what somebody attached"),
        pytest.param(Opened(), (PICTURE, LOGO, CARD), 1, id="without what their program did"),
        pytest.param(Opened(), (), 0, id="nothing"),
        pytest.param(Opened(encrypted=True), (PICTURE,), 0, id="what decrypting taught goes to handlers alone"),
    ],
)
def test_an_answer_counts_the_files_that_came_in_clear(
    opened: Opened, attachments: tuple[Attachment, ...], files: int
) -> None:
    plain = mail(LONG, **PROVEN)
    event = replace(plain, opened=opened, message=replace(plain.message, attachments=attachments))
    for case, text in ((None, "acknowledgement"), (case_in(State.RECEIVED), "receipt")):
        assert fields_of(first(decide(event, case, situation(KNOWN)), text))["files"] == files


def left(case: Case, order: str, text: str) -> dict[str, object]:
    """What the letter of a command tells, once it leaves."""
    ordered = saved(decide(from_handler(order), replace(case, key=KEY), situation(Standing(ANKE.address))))
    (draft,) = ordered.drafts
    assert draft.send_at is not None
    due = DueNow(Due(DueKind.SEND_DRAFT, draft.send_at, FRESH, draft.id))
    return fields_of(first(decide(due, ordered, situation(KNOWN, now=draft.send_at)), text))


@pytest.mark.parametrize(
    ("case", "before", "was"),
    [
        pytest.param(case_in(State.RECEIVED), Before.NEW, None, id="the assessment"),
        pytest.param(case_in(State.ACCEPTED, solution=Promise(SOONER)), Before.ACCEPTED, SOONER, id="another day"),
        pytest.param(
            case_in(State.ACCEPTED, solution=Promise(SOONER, kept_at=NOW), fixed_at=NOW),
            Before.FIXED,
            None,
            id="it was not fixed after all",
        ),
        pytest.param(case_in(State.DEFERRED), Before.DEFERRED, None, id="it waits no longer"),
        pytest.param(case_in(State.INVALID), Before.INVALID, None, id="a second look"),
    ],
)
def test_who_hears_of_a_day_hears_what_it_changes(case: Case, before: Before, was: date | None) -> None:
    told = left(case, f"#accept {LATER}", "accepted")
    assert (told["before"], told["was"], told["solution_by"]) == (before, was, LATER)


@pytest.mark.parametrize(
    ("case", "before"),
    [
        pytest.param(case_in(State.RECEIVED), Before.NEW, id="the assessment"),
        pytest.param(case_in(State.ACCEPTED, solution=Promise(SOONER)), Before.ACCEPTED, id="a day is given up"),
    ],
)
def test_who_hears_that_it_waits_hears_what_that_changes(case: Case, before: Before) -> None:
    assert left(case, f"#defer {LATER}\n\nThe supplier needs months.", "deferred")["before"] is before


@pytest.mark.parametrize("updates", [True, False])
def test_no_letter_by_the_calendar_is_promised_to_who_stopped_them(updates: bool) -> None:
    case = case_in(State.RECEIVED, updates=updates, progress=Promise(SOONER))
    assert (left(case, f"#accept {LATER}", "accepted")["next_by"] is not None) is updates
    assert (left(case, "#defer\n\nIt has to wait.", "deferred")["next_by"] is not None) is updates


@pytest.mark.parametrize(
    ("case", "told"),
    [
        pytest.param(
            case_in(State.RECEIVED, assessment=Promise(SOONER)), (SOONER, None, False, True), id="nothing is new"
        ),
        pytest.param(
            case_in(State.RECEIVED, assessment=Promise(SOONER, kept_at=NOW)),
            (None, None, False, True),
            id="it was given",
        ),
        pytest.param(
            case_in(State.RECEIVED, assessment=Promise((NOW - 3 * DAY).date())), (None, None, True, True), id="late"
        ),
        pytest.param(
            case_in(State.ACCEPTED, solution=Promise((NOW - 3 * DAY).date())),
            (None, None, True, True),
            id="late to fix",
        ),
        pytest.param(
            case_in(State.ACCEPTED, solution=Promise(SOONER), happened=(Happening(NOW, "accepted"),)),
            (None, SOONER, False, False),
            id="it was accepted",
        ),
        pytest.param(
            case_in(State.RECEIVED, happened=(Happening(NOW, "received"),)),
            (FRIDAY, None, False, True),
            id="that it came in is no news",
        ),
        pytest.param(
            case_in(State.RECEIVED, happened=(Happening(NOW, "shared", "IBD"),)),
            (FRIDAY, None, False, True),
            id="what may not be said in clear",
        ),
        pytest.param(
            case_in(State.RECEIVED, key=KEY, happened=(Happening(NOW, "shared", "IBD"),)),
            (FRIDAY, None, False, False),
            id="what may be said inside",
        ),
    ],
)
def test_progress_says_what_is_owed_and_whether_anything_is_new(
    case: Case, told: tuple[date | None, date | None, bool, bool]
) -> None:
    fields = fields_of(progress_letter(case, situation(KNOWN), None))
    assert (fields["assessment_by"], fields["solution_by"], fields["late"], fields["quiet"]) == told


@pytest.mark.parametrize(
    ("case", "what"),
    [
        pytest.param(case_in(State.RECEIVED), "accepted", id="the assessment"),
        pytest.param(case_in(State.ACCEPTED), "day-moved", id="another day"),
        pytest.param(case_in(State.ACCEPTED, fixed_at=NOW), "accepted", id="it was not fixed after all"),
        pytest.param(case_in(State.DEFERRED), "accepted", id="it waits no longer"),
    ],
)
def test_progress_tells_another_day_from_an_assessment(case: Case, what: str) -> None:
    ordered = saved(decide(from_handler(f"#accept {LATER}"), case, situation(Standing(ANKE.address))))
    assert [happening.what for happening in ordered.happened] == [what]
