"""Every letter, in every language, with every combination of what it can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import pytest

from mailbot.errors import Permanent
from mailbot.facts import (
    Audience,
    CloseReason,
    Happening,
    Key,
    Letter,
    Notice,
    Organisation,
    Owed,
    Partner,
    Promises,
    Span,
    State,
    Unit,
    Value,
)
from mailbot.mail.catalogue import FIELDS, LANGUAGES, WITH_BELOW
from mailbot.mail.compose import RULE, Rendered, Texts
from mailbot.mail.quoting import mark_line

LONG = 150  # words that somebody reads on a phone
COLUMNS = 78  # RFC 3676 section 4.2
DAY = date(2026, 11, 27)
OTHER_DAY = date(2026, 12, 1)
AT = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
STATES = tuple(state.value for state in State)
YES_NO = (False, True)
SOME_DAY = (None, DAY)
COMMANDS = ("#accept YYYY-MM-DD", "#invalid", "#close fixed|invalid|duplicate|out-of-scope|no-report|spam")
HAPPENED = ("received", "accepted", "deferred", "invalid", "fixed", "reopened", "answered")
SHARED = ("partner-told", "shared-summary", "shared", "shared-named")
UP_TO_EVERYTHING = ("", "0x2A is not what anybody expected here, on line 12 of 14")
BREACH: Mapping[str, Sequence[Value]] = {
    "aware_at": (AT,),
    "until": (AT,),
    "left": (0, 1, 23),
    "over": YES_NO,
    "still_open": ((), ("facts",), ("facts", "effects", "measures", "data", "affected", "authority")),
}

VALUES: Mapping[str, Mapping[str, Sequence[Value]]] = {
    "acknowledgement": {
        "state": ("contact", "received"),
        "assessment_by": SOME_DAY,
        "failure": ("", "not-for-us", "broken"),
        "encrypted": YES_NO,
        "signed": YES_NO,
    },
    "receipt": {
        "encrypted": YES_NO,
        "signed": YES_NO,
        "state": STATES,
        "assessment_by": SOME_DAY,
        "next_by": SOME_DAY,
    },
    "not-for-us": {"assessment_by": SOME_DAY},
    "broken": {"assessment_by": SOME_DAY},
    "contact-reminder": {"closes_on": (DAY,)},
    "accepted": {"solution_by": (DAY,), "next_by": (None, OTHER_DAY)},
    "invalid": {},
    "deferred": {"day": SOME_DAY, "next_by": (None, OTHER_DAY)},
    "fixed": {"ask": YES_NO},
    "closed": {
        "reason": tuple(reason.value for reason in CloseReason),
        "ask": YES_NO,
        "credit": ("", "yes", "no"),
        "publish": ("", "yes", "no", "agreed"),
        "shared": ((), *((Happening(AT, what, "IBD"),) for what in SHARED)),
    },
    "reopened": {"assessment_by": (DAY,)},
    "progress": {
        "state": STATES,
        "solution_by": SOME_DAY,
        "fixed": YES_NO,
        "happened": (
            (),
            *((Happening(AT, what),) for what in HAPPENED),
            *((Happening(AT, what, "IBD"),) for what in SHARED),
            tuple(Happening(AT, what) for what in HAPPENED),
            tuple(Happening(AT, what, "IBD") for what in ("received", "accepted", "partner-told", "shared")),
        ),
        "next_by": (OTHER_DAY,),
    },
    "assessment-missed": {"was": (DAY,), "by": (OTHER_DAY,)},
    "solution-missed": {"was": (DAY,), "next_by": (OTHER_DAY,)},
    "relay": {},
    "credit-question": {},
    "unreadable-key": {"problem": ("expired", "revoked", "cannot encrypt", "version 6", "other")},
    "opened": {"assessment_by": SOME_DAY},
    "stopped": {},
    "case": {
        "what": ("contact", "report", "message", "reopened"),
        "sender": ("somebody@reporter.example",),
        "proven": ((), ("signature",), ("vouched",), ("answer",), ("answer", "signature", "vouched")),
        "encryption": ("no", "whole", "partly", "not-for-us", "broken"),
        "failure_reason": ("no integrity protection",),
        "signature": ("none", "unknown", "bad", "good"),  # a good one last: beside "signature" in `proven`
        "joined_by": ("", "key", "letter", "inner subject", "subject", "address"),
        "names": ("", "VB-2026-9XYZ"),
        # What is rare stands in the middle: tried one by one beside the least and the most of everything else
        "was_copied": (False, True, False),
        "copied": ((), ("tim@reporter.example", "kim@reporter.example"), ()),
        "same_as": ("", "VB-2026-9XYZ", ""),
        "anonymous": (False, True, False),
        "credit": ("", "yes", "no", "R0sa", ""),
        "publish": ("", "yes", "no", "a blog, after the summer", ""),
        "credit_asked": (False, True, False),
        "consent": ("", "on the telephone, Monday", ""),
        "fingerprint_offered": ("", "A" * 40, ""),
        "another": (False, True, False),
        "key": ("none", "pinned", "offered", "unusable"),
        "key_problem": ("expired",),
        "state": STATES,
        "assessment_by": SOME_DAY,
        "solution_by": SOME_DAY,
        "attachments": (0, 1, 12),
        "subject": ("", "A way into the register of births, deaths and marriages, through the search form" * 3),
        "automated": ("", "Auto-Submitted"),
    },
    "confirmation": {
        "commands": ((), ("#note",), ("#accept 2026-12-11", "#progress 2 weeks")),
        "waiting": ((), ("#key accept",), ("#key accept", "#merge VB-2026-9XYZ")),
        "waiting_at": (None, AT),
        "state": STATES,
        "sending": ("nothing", "delayed", "waits-clear-ok", "waits-send", "waits-look", "now"),
        "send_at": (None, AT),
        "partner": ("", "IBD"),
    },
    "refused": {
        "line_number": (3,),
        "line": ("#acept tomorrow", "#accept " + "a long story " * 20),
        "why": (
            "unknown",
            "illegal",
            "no-date",
            "bad-date",
            "past-date",
            "bad-argument",
            "missing-argument",
            "lower-command",
            "nothing-waits",
            "no-case",
            "not-assigned",
            "merged",
            "not-first",
            "bad-address",
            "no-such-case",
            "cannot-merge",
            "several-handlers",
            "no-such-handler",
            "no-key-offered",
            "no-such-partner",
            "nothing-to-share",
            "no-breach",
            "breach-ended",
            "late-reason",
            "nobody-reads",
            "no-consent",
            "not-shown",
            "to-partner",
            "repeats",
        ),
        "state": ("", *STATES),
        "would_work": ((), COMMANDS),
    },
    "unproven": {"name": ("Anke de Vries",), "when": (AT,)},
    "assessment-reminder": {"by": (DAY,), "state": STATES},
    "assessment-escalation": {"by": (DAY,), "state": STATES, "reporter": ("told", "lost", "not-told", "told-before")},
    "solution-reminder": {"by": (DAY,), "state": STATES},
    "solution-passed": {"by": (DAY,), "state": STATES, "reporter": ("told", "lost", "not-told")},
    "contact-closing": {"closes_on": (DAY,)},
    "undelivered": {
        "letter": ("receipt", "acknowledgement", "relay", "opened", "stopped", "of a later version"),
        "name": ("", "Anke de Vries"),
        "reason": ("", *UP_TO_EVERYTHING),
        "final": YES_NO,
        "stopped": YES_NO,
    },
    "unwritable": {"letter": ("receipt",), "reason": UP_TO_EVERYTHING},
    "held": {"sender": ("", "somebody@reporter.example"), "reason": UP_TO_EVERYTHING, "when": (AT,)},
    "digest": {
        "notices": (
            (),
            *(
                (Notice(AT, reference, what, excerpt),)
                for what in ("contact", "report", "message", "held", "reminder", "undelivered", "letters-stopped")
                for reference in (None, "VB-2026-9XYZ")
                for excerpt in UP_TO_EVERYTHING
            ),
        ),
    },
    "help": {
        "state": ("", *STATES),
        "would_work": (
            (),
            (
                *COMMANDS,
                "#defer [YYYY-MM-DD]",
                "#fixed",
                "#reopen",
                "#progress 2 weeks",
                "#note",
                "#send",
                "#stop",
                "#clear-ok",
                "#help",
            ),
        ),
    },
    "assigned": {
        "by": ("Anke de Vries",),
        "state": STATES,
        "assessment_by": SOME_DAY,
        "solution_by": SOME_DAY,
        "history": YES_NO,
    },
    "morning": {
        "held": (
            (),
            (Notice(AT, None, "held", "a signature that was used before"), Notice(AT, "VB-2026-9XYZ", "held", "")),
        ),
        "spam": (0, 1, 12),
        "soon": ((), (Owed("VB-2026-9XYZ", "assessment", DAY), Owed("VB-2026-AAAA", "solution", DAY))),
        "missed": ((), (Owed("VB-2026-9XYZ", "assessment", DAY), Owed("VB-2026-AAAA", "solution", DAY))),
    },
    "out-of-office": {"name": ("Bram Jansen",), "what": ("assessment", "solution"), "by": (DAY,)},
    "waits-an-hour": {"name": ("Anke de Vries",), "line": ("#key accept",), "at": (AT,)},
    "breach-declared": {"name": ("Anke de Vries",), **BREACH},
    "breach-reminder": BREACH,
    "breach-question": {"received_at": (AT,), "until": (AT,)},
    "partner-mail": {
        "partner": ("IBD",),
        "sender": ("incident@ibd.example",),
        "proven": ((), ("signature",), ("vouched",), ("answer", "signature", "vouched")),
        "encryption": ("no", "whole", "partly", "not-for-us", "broken"),
        "failure_reason": ("no integrity protection",),
        "joined_by": ("letter", "subject"),
        "attachments": (0, 1, 12),
        "subject": ("", "Your report of Monday"),
    },
    "partner-notice": {
        "first": YES_NO,
        "received_at": (AT,),
        "breach": YES_NO,
        "state": (*STATES, "fixed"),
        "reason": ("", *(reason.value for reason in CloseReason)),
        "solution_by": SOME_DAY,
    },
    "partner-report": {"received_at": (AT,), "holds": ("summary", "report", "both"), "named": YES_NO},
    "breach-officer": BREACH,
}
TO_HANDLERS = tuple(VALUES)[tuple(VALUES).index("case") :]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts()


@pytest.fixture
def organisation() -> Organisation:
    return Organisation(
        name="Gemeente Voorbeeld",
        address="security@voorbeeld.example",
        aliases=(),
        languages=LANGUAGES,
        timezone="Europe/Amsterdam",
        country="NL",
        prefix="VB",
        policy_url="https://www.voorbeeld.example/responsible-disclosure",
        privacy_url="https://www.voorbeeld.example/privacy",
        fingerprint="0123456789ABCDEF0123456789ABCDEF01234567",
        handlers=(),
        promises=Promises(
            Span(5, Unit.WORKING_DAYS),
            Span(14, Unit.DAYS),
            Span(1, Unit.WORKING_DAYS),
            relay_delay=AT - AT,
        ),
    )


def combinations(name: str) -> Iterator[Mapping[str, Value]]:
    """Give every combination of values; of the many of `case`, each value beside the first and the last of the rest."""
    values = VALUES[name]
    if name != "case":
        yield from (dict(zip(values, chosen, strict=True)) for chosen in product(*values.values()))
        return
    for rest in (0, -1):
        for field in values:
            for value in values[field]:
                yield {other: values[other][rest] for other in values} | {field: value}
    for pair in product(values["what"], values["state"], values["assessment_by"], values["encryption"], values["key"]):
        chosen = zip(("what", "state", "assessment_by", "encryption", "key"), pair, strict=True)
        yield {other: values[other][0] for other in values} | dict(chosen)


def letter(name: str, language: str, fields: Mapping[str, Value], reference: str | None = "VB-2026-K7QM") -> Letter:
    audience = Audience.HANDLER if name in TO_HANDLERS else Audience.REPORTER
    return Letter(name, audience, "somebody@reporter.example", language, fields, reference=reference)


def why_wrong(rendered: Rendered, *, apart: bool) -> str | None:
    """Say what a reader would stumble over, or None; `apart`: the letter ends in a block of reference."""
    above, _, block = rendered.body.partition(RULE)
    body = rendered.body
    lines = [rendered.subject, *body.splitlines()]
    first = above.replace(" \n", " ").split("\n\n", 1)[0]
    checks = {
        "an exclamation mark": "!" in rendered.subject + body,
        "a mark that nobody replaced": re.search(r"[{}\0]|\[\[|\]\]|\bNone\b", body) is not None,
        "an empty value": re.search(
            r"“”|\(\)| [.,]|,,|(?<!\.)\.\.(?!\.)|: *$(?!\n\n)", body.replace(" \n", " "), re.MULTILINE
        )
        is not None,
        "two sentences without a space between": re.search(r"\w[.,;:?][A-ZÀ-Þ]", body) is not None,
        "too many words": len(re.findall(r"\S*\w\S*", above)) > LONG,
        "too long a line": any(len(line) > COLUMNS for line in lines),
        "as soon as possible": re.search(
            r"as soon as|zo (snel|spoedig) mogelijk|dès que possible|so bald wie|schnellstmöglich|plus vite", body
        )
        is not None,
        "a command at the beginning of a line": any(re.match(r"[-*\s]*#", line) for line in lines),
        "an empty first paragraph": first.strip() == "" and "relay" not in body,
        "a gap": "\n\n\n" in body or body != body.lstrip("\n"),
        "no block of reference": apart and "0123 4567 89AB CDEF" not in block,
        "an empty subject": not re.search(r"\w", rendered.subject.partition("]")[2] or rendered.subject),
    }
    return next((f"{what} in:\n{rendered.subject}\n\n{body}" for what, found in checks.items() if found), None)


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in VALUES if name != "relay"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_reads_well_whatever_it_has_to_say(
    texts: Texts, organisation: Organisation, language: str, name: str
) -> None:
    for fields in combinations(name):
        rendered = texts.render(letter(name, language, fields), organisation)
        assert (why := why_wrong(rendered, apart=name not in TO_HANDLERS)) is None, f"{fields}: {why}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_of_a_language_are_complete(texts: Texts, language: str) -> None:
    assert [problem for problem in texts.check() if problem.startswith(f"{language}/")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_without_a_reference_names_none(texts: Texts, organisation: Organisation, language: str) -> None:
    rendered = texts.render(letter("broken", language, {"assessment_by": DAY}, reference=None), organisation)
    assert why_wrong(rendered, apart=True) is None
    assert "[" not in rendered.subject


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_relay_holds_the_words_and_the_block_of_reference(
    texts: Texts, organisation: Organisation, language: str
) -> None:
    relayed = replace(letter("relay", language, {}), below="Dear reporter,\n\nwe found it.\n")
    body = texts.render(relayed, organisation).body
    assert body.startswith(f"Dear reporter,\n\nwe found it.\n\n{RULE}\n\n- ")


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in VALUES if name not in TO_HANDLERS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_reach_a_reporter_through_a_field(
    texts: Texts, organisation: Organisation, language: str, name: str
) -> None:
    for fields in combinations(name):
        forged = {field: "canary" if isinstance(value, str) else value for field, value in fields.items()}
        rendered = texts.render(letter(name, language, forged), organisation)
        assert "canary" not in rendered.subject + rendered.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_reports_is_told_whom_reports_are_always_shared_with(
    texts: Texts, organisation: Organisation, language: str
) -> None:
    key = Key("A" * 40, "", ())
    partners = (Partner("IBD", "incident@ibd.example", key, always=True), Partner("NCSC", "cert@ncsc.example", key))
    sharing = replace(organisation, partners=partners)
    for fields in combinations("acknowledgement"):
        rendered = texts.render(letter("acknowledgement", language, fields), sharing)
        assert (why := why_wrong(rendered, apart=True)) is None, why
        assert ("IBD" in rendered.body, "NCSC" in rendered.body) == (True, False)
        assert "IBD" not in texts.render(letter("acknowledgement", language, fields), organisation).body


def test_a_day_that_is_missing_is_not_written_as_today(texts: Texts, organisation: Organisation) -> None:
    with pytest.raises(Permanent, match="a day is missing"):
        texts.render(letter("reopened", "en", {"assessment_by": None}), organisation)


def test_the_table_of_fields_is_the_one_that_is_tried_here() -> None:
    assert {name: frozenset(values) for name, values in VALUES.items()} == FIELDS


@pytest.mark.parametrize(
    ("language", "source", "shown"),
    [
        pytest.param("en", "{{ by | day }}", "Friday 27 November 2026", id="a day in English"),
        pytest.param("nl", "{{ by | day }}", "vrijdag 27 november 2026", id="a day in Dutch"),
        pytest.param("fr", "{{ by | day }}", "vendredi 27 novembre 2026", id="a day in French"),
        pytest.param("de", "{{ by | day }}", "Freitag, 27. November 2026", id="a day in German"),
        pytest.param("fr", "{{ was | day }}", "mardi 1er décembre 2026", id="the first of a month in French"),
        pytest.param("en", "{{ state | moment }}", "Sunday 22 November 2026 at 23:30", id="a moment in English"),
        pytest.param("nl", "{{ state | moment }}", "zondag 22 november 2026 om 23.30 uur", id="a moment in Dutch"),
        pytest.param("fr", "{{ state | moment }}", "dimanche 22 novembre 2026 à 23 h 30", id="a moment in French"),
        pytest.param("de", "{{ state | moment }}", "Sonntag, 22. November 2026, 23:30 Uhr", id="a moment in German"),
        pytest.param("en", "{{ late | day }}", "Monday 23 November 2026", id="the day of a moment is the local one"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(
    tmp_path: Path, organisation: Organisation, language: str, source: str, shown: str
) -> None:
    write(tmp_path, f"{language}/fixed.txt", f"Subject: x\n\n{source}\n")
    fields: Mapping[str, Value] = {
        "by": DAY,
        "was": OTHER_DAY,
        "state": AT,
        "late": AT.replace(minute=59, hour=23),
    }
    own = replace(letter("fixed", language, fields), audience=Audience.HANDLER)
    assert Texts(tmp_path).render(own, organisation).body == f"{shown}\n"


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        pytest.param(
            "Subject: x\n\n{{ wish }}\n",
            "en/accepted.txt uses wish, which this letter does not have.",
            id="a field that this letter does not have",
        ),
        pytest.param(
            "Subject: x\n\n{% if %}\n",
            "en/accepted.txt cannot be read, line 3: Expected an expression, got 'end of statement block'.",
            id="a mistake in the template language",
        ),
        pytest.param(
            "Subject: x\n\n{{ solution_by | wish }}\n",
            "en/accepted.txt cannot be read, line 3: No filter named 'wish'.",
            id="a filter that is not there",
        ),
        pytest.param(
            "We have looked into your report.\n",
            "en/accepted.txt does not begin with a line `Subject: …` and a blank line.",
            id="no subject",
        ),
        pytest.param("Subject: x\n\nIt is valid.\n", None, id="a good one"),
    ],
)
def test_check_says_what_is_wrong_with_a_text(tmp_path: Path, source: str, problem: str | None) -> None:
    write(tmp_path, "en/accepted.txt", source)
    found = [problem for problem in Texts(tmp_path).check() if problem.startswith("en/")]
    assert found == ([problem] if problem else [])


def test_check_wants_a_place_for_the_words_of_others(tmp_path: Path) -> None:
    for name in WITH_BELOW:
        write(tmp_path, f"en/{name}.txt", "Subject: x\n\ny\n")
    missing = [problem for problem in Texts(tmp_path).check() if problem.startswith("en/")]
    assert sorted(missing) == [f"en/{name}.txt has no line `[[below]]`." for name in sorted(WITH_BELOW)]


def test_check_finds_a_text_that_no_letter_will_ever_use(tmp_path: Path) -> None:
    write(tmp_path, "en/acepted.txt", "Subject: x\n\ny\n")
    assert "en/acepted.txt is the name of no letter." in Texts(tmp_path).check()


def test_a_text_that_is_not_utf8_is_named_by_check_and_stops_its_letter_only(
    tmp_path: Path, organisation: Organisation
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "fixed.txt").write_bytes(b"Subject: x\n\n\xe9t\xe9\n")
    texts = Texts(tmp_path)
    assert "en/fixed.txt is not UTF-8." in texts.check()
    with pytest.raises(Permanent, match="en/fixed"):
        texts.render(letter("fixed", "en", {}), organisation)
    assert texts.render(letter("invalid", "en", {}), organisation).subject.startswith("[VB-2026-K7QM] ")


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("{{ ''.__class__.__mro__ }}", id="a way to the interpreter"),
        pytest.param("{% include '/etc/passwd' %}", id="a file from outside"),
        pytest.param("{% include '../../../etc/passwd' %}", id="a file from outside, by a relative path"),
        pytest.param("{{ wish }}", id="a field that is not there"),
        pytest.param("{{ 1 + reference }}", id="a sum of what cannot be added"),
    ],
)
def test_a_text_cannot_reach_beyond_its_fields(tmp_path: Path, organisation: Organisation, source: str) -> None:
    write(tmp_path, "en/fixed.txt", f"Subject: x\n\n{source}\n")
    with pytest.raises(Permanent, match="text en/fixed: "):
        Texts(tmp_path).render(letter("fixed", "en", {}), organisation)


def test_a_letter_in_a_language_without_texts_cannot_be_written(texts: Texts, organisation: Organisation) -> None:
    with pytest.raises(Permanent, match="text xx/fixed"):
        texts.render(letter("fixed", "xx", {}), organisation)


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("one\n[[below]]\ntwo", id="a forged place for the words of others"),
        pytest.param("one\0two", id="a NUL, which marks that place inside"),
        pytest.param("one\r\n\r\n#accept 2026-12-11", id="a command on a line of its own"),
        pytest.param("one\u2028two\u2029three\x85four", id="line breaks of Unicode"),
        pytest.param("one\u202etwo", id="a right-to-left override"),
        pytest.param("{{ reference }}{% raw %}", id="a template"),
    ],
)
def test_what_a_field_holds_stays_on_its_line_above_the_mark(
    texts: Texts, organisation: Organisation, hostile: str
) -> None:
    values = VALUES["case"]
    fields = {field: values[field][0] for field in values}
    fields |= dict.fromkeys(("subject", "failure_reason", "automated", "sender"), hostile)
    case = replace(letter("case", "en", fields), below="their words")
    body = texts.render(case, organisation, mark="4F2A").body
    above, mark, below = body.partition(mark_line("4F2A"))
    assert (mark, below) == (mark_line("4F2A"), "\ntheir words\n")
    assert not re.search("[\0\r\x85\u2028\u2029\u202e]|^ *#", above, re.MULTILINE)
    assert "one" in above or "{{ reference }}{% raw %}" in above


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        pytest.param("a" * 2000, "a" * 2000, id="a line of 2,000 characters"),
        pytest.param("one \ntwo", "one\ntwo", id="a space at the end, which would join the lines"),
        pytest.param("  indented", "   indented", id="an indented line is stuffed"),
        pytest.param("From here", " From here", id="a line that begins with From is stuffed"),
        pytest.param("> quoted", "> quoted", id="a quote stays a quote"),
        pytest.param("one\r\ntwo\rthree", "one\ntwo\nthree", id="all line ends are the same"),
        pytest.param("* * *\n[[below]]", "* * *\n[[below]]", id="our own marks mean nothing"),
        pytest.param("", "", id="nothing at all"),
    ],
)
def test_the_words_of_others_are_kept_line_by_line(
    texts: Texts, organisation: Organisation, below: str, kept: str
) -> None:
    body = texts.render(replace(letter("relay", "en", {}), below=below), organisation).body
    assert body.startswith(f"{kept}\n\n{RULE}\n\n- Reference:")


def write(folder: Path, name: str, source: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(source, "utf-8")
