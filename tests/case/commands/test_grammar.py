from __future__ import annotations

import re
from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import assume, given
from hypothesis import strategies as st

from mailbot.case.commands.dates import parse_day
from mailbot.case.commands.grammar import Parsed, find_in_subject, find_put_away, parse
from mailbot.case.commands.spec import Command, Problem
from mailbot.case.commands.table import COMMANDS
from mailbot.case.promises import parse_span
from mailbot.facts import CloseReason, RefusalReason, Span, Unit

TODAY = date(2026, 11, 20)  # a Friday
DAY = date(2026, 11, 27)
ACCEPT = Command(COMMANDS["accept"], "#accept 2026-11-27", 1, day=DAY)


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        pytest.param("", Parsed(), id="an-empty-mail"),
        pytest.param("Thank you, we are on it.", Parsed((), "Thank you, we are on it."), id="words-alone"),
        pytest.param("#accept 2026-11-27", Parsed((ACCEPT,)), id="a-command-alone"),
        pytest.param(
            "#accept 2026-11-27\n\nThank you.\n\nAnke\n",
            Parsed((ACCEPT,), "Thank you.\n\nAnke"),
            id="command-and-words",
        ),
        pytest.param(
            "#accept 2026-11-27\r\n#clear-ok\r\n\r\nThank you.",
            Parsed((ACCEPT, Command(COMMANDS["clear-ok"], "#clear-ok", 2)), "Thank you."),
            id="two-commands-from-windows",
        ),
        pytest.param(
            "\n\n#fixed\nThank you.",
            Parsed((Command(COMMANDS["fixed"], "#fixed", 3),), "Thank you."),
            id="blank-lines-before",
        ),
        pytest.param(
            "#credit R0sa\t.",
            Parsed((Command(COMMANDS["credit"], "#credit R0sa\t.", 1, text="R0sa"),)),
            id="a-name-with-a-tab-and-a-stop-behind-it",
        ),
        pytest.param("#defer", Parsed((Command(COMMANDS["defer"], "#defer", 1),)), id="defer-without-a-date"),
        pytest.param(
            "#defer 27 november 2026",
            Parsed((Command(COMMANDS["defer"], "#defer 27 november 2026", 1, day=DAY),)),
            id="defer-with-a-date",
        ),
        pytest.param(
            "#close out of scope",
            Parsed((Command(COMMANDS["close"], "#close out of scope", 1, reason=CloseReason.OUT_OF_SCOPE),)),
            id="a-reason-in-words",
        ),
        pytest.param(
            "#progress every 3 weeks",
            Parsed((Command(COMMANDS["progress"], "#progress every 3 weeks", 1, span=Span(3, Unit.WEEKS)),)),
            id="an-interval",
        ),
        pytest.param(
            "#note call her back!\n\nAsk for Bram.",
            Parsed((Command(COMMANDS["note"], "#note call her back!", 1),), "call her back!\n\nAsk for Bram."),
            id="a-note-on-the-line-itself",
        ),
        pytest.param(
            "#clear–ok", Parsed((Command(COMMANDS["clear-ok"], "#clear-ok", 1),)), id="a-dash-that-the-client-made"
        ),
        pytest.param("#fixed\n#fixed", Parsed((Command(COMMANDS["fixed"], "#fixed", 1),)), id="the-same-command-twice"),
        pytest.param(
            "#reopen\n#accept 2026-11-27",
            Parsed(
                (
                    Command(COMMANDS["reopen"], "#reopen", 1),
                    Command(COMMANDS["accept"], "#accept 2026-11-27", 2, day=DAY),
                )
            ),
            id="one-after-the-other",
        ),
        pytest.param(
            "Thanks.\n\n#1 is the login page\n#include <stdio.h>",
            Parsed((), "Thanks.\n\n#1 is the login page\n#include <stdio.h>"),
            id="other-lines-with-a-hash-below-are-words",
        ),
        pytest.param(
            "See https://voorbeeld.example/help#new and guide.html#send, in C# send is a method.",
            Parsed((), "See https://voorbeeld.example/help#new and guide.html#send, in C# send is a method."),
            id="a-place-on-a-page-is-no-command",
        ),
    ],
)
def test_what_a_mail_asks_for(text: str, parsed: Parsed) -> None:
    assert parse(text, TODAY) == parsed


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("#Accept 2026-11-27", id="a-capital"),
        pytest.param("# accept 2026-11-27", id="a-space"),
        pytest.param("##accept 2026-11-27", id="two-hashes"),
        pytest.param("#\u00a0accept\u00a02026-11-27", id="no-break-spaces"),
        pytest.param("#accept: 27-11-2026", id="a-colon"),
        pytest.param("#accept 27-11-2026.", id="a-full-stop"),
        pytest.param("#accept27-11-2026", id="no-space"),
        pytest.param("\u200b#ac\u00adcept 2026-11-27\ufeff", id="invisible-characters"),
        pytest.param("\u202a#accept 2026-11-27\u202c", id="writing-direction-marks"),
        pytest.param("• #accept 2026-11-27", id="a-bullet"),
        pytest.param("* #accept 2026-11-27", id="a-bullet-in-plain-text"),
        pytest.param("*#accept 27/11/2026*", id="bold-in-plain-text"),
        pytest.param("#accept 2026–11–27", id="dashes-for-hyphens"),
        pytest.param("＃accept 2026-11-27", id="a-full-width-hash"),
        pytest.param("   #ACCEPT   27 NOV   ", id="spaces-around"),
        pytest.param("“#accept 2026-11-27”", id="the-quotation-marks-of-our-own-letters"),
        pytest.param("« #accept 2026-11-27 »", id="french-quotation-marks"),
        pytest.param("„#accept 2026-11-27“", id="german-quotation-marks"),
        pytest.param('"#accept" 2026-11-27', id="only-the-name-in-quotation-marks"),
        pytest.param("'#accept 2026-11-27'.", id="a-full-stop-behind-the-quotation-mark"),
        pytest.param("`#accept 2026-11-27`", id="backticks"),
        pytest.param("(#accept 2026-11-27)", id="brackets"),
        pytest.param("[#accept] 2026-11-27", id="brackets-around-the-name"),
        pytest.param("**#accept 2026-11-27**", id="bold-in-markdown"),
        pytest.param("~~“#accept 2026-11-27”~~", id="two-dresses-at-once"),
        pytest.param("1. #accept 2026-11-27", id="a-number-of-a-list"),
        pytest.param("(a) #accept 2026-11-27", id="a-letter-of-a-list"),
        pytest.param("iii) #accept 2026-11-27", id="a-roman-number"),
        pytest.param("- 2) #accept 2026-11-27", id="a-number-in-a-bullet"),
        pytest.param("-> #accept 2026-11-27", id="an-arrow"),
        pytest.param("➜ #accept 2026-11-27", id="an-arrow-of-one-sign"),
        pytest.param("👉🏽 #accept 2026-11-27", id="an-emoji"),
        pytest.param("\\#accept 2026-11-27", id="an-escape-of-markdown"),
        pytest.param("♯accept 2026-11-27", id="a-music-sharp"),
        pytest.param("⋕accept 2026-11-27", id="two-lines-across-two"),
        pytest.param("#️⃣accept 2026-11-27", id="the-keycap-emoji"),
        pytest.param("#“accept” 2026-11-27", id="quotation-marks-behind-the-hash"),
        pytest.param("\u2800\u3164#accept\u034f 2026-11-27", id="blank-signs-that-are-no-spaces"),
    ],
)
def test_a_line_is_read_however_the_client_writes_it(line: str) -> None:
    [command] = parse(line, TODAY).commands
    assert (command.name, command.day) == ("accept", DAY)


def refusal(line_number: int, line: str, why: str, *would_work: str) -> Parsed:
    return Parsed(problem=Problem(line_number, line, RefusalReason(why), would_work))


REASONS = [f"#close {reason}" for reason in CloseReason]


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        pytest.param(
            "#acept 2026-11-27", refusal(1, "#acept 2026-11-27", "unknown", "#accept 2026-12-04"), id="a-slip"
        ),
        pytest.param("#xyzzy", refusal(1, "#xyzzy", "unknown", "#help"), id="nothing-like-it"),
        pytest.param("#", refusal(1, "#", "unknown", "#help"), id="a-hash-alone"),
        pytest.param("#1234 is ours", refusal(1, "#1234 is ours", "unknown", "#help"), id="a-ticket-number"),
        pytest.param("#accept", refusal(1, "#accept", "no-date", "#accept 2026-12-04"), id="no-date"),
        pytest.param("#accept soon", refusal(1, "#accept soon", "bad-date", "#accept 2026-12-04"), id="no-day"),
        pytest.param(
            "#defer 31-11-2026", refusal(1, "#defer 31-11-2026", "bad-date", "#defer 2026-12-04"), id="31-nov"
        ),
        pytest.param(
            "#accept 2026-11-19", refusal(1, "#accept 2026-11-19", "past-date", "#accept 2026-12-04"), id="yesterday"
        ),
        pytest.param("#close", refusal(1, "#close", "missing-argument", *REASONS), id="no-reason"),
        pytest.param("#close done", refusal(1, "#close done", "bad-argument", *REASONS), id="another-reason"),
        pytest.param("#progress", refusal(1, "#progress", "missing-argument", "#progress 2w"), id="no-interval"),
        pytest.param("#progress often", refusal(1, "#progress often", "bad-argument", "#progress 2w"), id="how-often"),
        pytest.param("#progress 2h", refusal(1, "#progress 2h", "bad-argument", "#progress 2w"), id="hours"),
        pytest.param("#fixed friday", refusal(1, "#fixed friday", "bad-argument", "#fixed"), id="an-argument-too-many"),
        pytest.param(
            "#fixed\n#xyzzy\n\nThank you.", refusal(2, "#xyzzy", "unknown", "#help"), id="one-bad-line-spoils-them-all"
        ),
        pytest.param(
            "#accept 2026-11-27\n#invalid",
            refusal(2, "#invalid", "illegal", "#accept 2026-11-27", "#invalid"),
            id="two-that-contradict",
        ),
        pytest.param(
            "#accept 2026-11-27\n#accept 2026-11-28",
            refusal(2, "#accept 2026-11-28", "illegal", "#accept 2026-11-27", "#accept 2026-11-28"),
            id="one-with-two-dates",
        ),
        pytest.param(
            "#fixed\n\n#note\n\nDo not tell her.",
            refusal(3, "#note", "lower-command", "#fixed", "#note"),
            id="a-command-below-a-blank-line",
        ),
        pytest.param(
            "Dear Sam,\n\n#note this is for us",
            refusal(3, "#note this is for us", "lower-command", "#note this is for us"),
            id="a-command-below-words",
        ),
        pytest.param(
            "Dear Sam,\n - #acept 27-11",
            refusal(2, "#acept 27-11", "lower-command", "#acept 27-11"),
            id="a-slip-below-words",
        ),
        pytest.param("> #note", refusal(1, "> #note", "lower-command", "> #note"), id="a-command-in-a-quote"),
        pytest.param(
            "Hi, #note for us", refusal(1, "Hi, #note for us", "lower-command", "Hi, #note for us"), id="behind-words"
        ),
        pytest.param("Hi.#note", refusal(1, "Hi.#note", "lower-command", "Hi.#note"), id="where-a-line-break-got-lost"),
        pytest.param(
            "Dear Sam,\n“#note”", refusal(2, "#note", "lower-command", "#note"), id="in-quotation-marks-below-words"
        ),
        pytest.param(
            "Dear Sam,\n\n1) # note", refusal(3, "# note", "lower-command", "# note"), id="in-a-list-below-words"
        ),
        pytest.param(
            "Dear Sam,\n&#35;note",
            refusal(2, "#35;note", "lower-command", "#35;note"),
            id="a-hash-that-html-wrote-out",
        ),
        pytest.param(
            "Dear Sam,\n#nоte", refusal(2, "#nоte", "lower-command", "#nоte"), id="with-a-letter-of-another-script"
        ),
        pytest.param(
            "#note for us #close spam",
            refusal(1, "#note for us #close spam", "lower-command", "#note", COMMANDS["close"].usage),
            id="two-on-one-line",
        ),
        pytest.param(
            "Dear Sam,\u2028#note",
            refusal(2, "#note", "lower-command", "#note"),
            id="a-command-behind-an-odd-line-break",
        ),
    ],
)
def test_what_is_unclear_is_a_problem_and_nothing_else(text: str, parsed: Parsed) -> None:
    assert parse(text, TODAY) == parsed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("2026-11-27", "2026-11-27", id="iso"),
        pytest.param("27-11-2026", "2026-11-27", id="hyphens"),
        pytest.param("27/11/2026", "2026-11-27", id="slashes"),
        pytest.param("27.11.2026", "2026-11-27", id="dots"),
        pytest.param("3/4/2027", "2027-04-03", id="the-day-comes-first"),
        pytest.param("27-11-26", "2026-11-27", id="a-short-year"),
        pytest.param("27-11", "2026-11-27", id="the-next-such-day"),
        pytest.param("20-11", "2026-11-20", id="today-is-the-next-such-day"),
        pytest.param("19-11", "2027-11-19", id="the-next-such-day-is-next-year"),
        pytest.param("29 feb", "2028-02-29", id="the-next-leap-day"),
        pytest.param("op 27 november", "2026-11-27", id="with-a-preposition"),
        pytest.param("27 nov. 2026", "2026-11-27", id="abbreviated"),
        pytest.param("1 mrt 2027", "2027-03-01", id="abbreviated-in-dutch"),
        pytest.param("vendredi 1er janvier 2027", "2027-01-01", id="french-first"),
        pytest.param("15 fevrier 2027", "2027-02-15", id="french-without-accents"),
        pytest.param("November 27th, 2026", "2026-11-27", id="the-month-first"),
        pytest.param("Freitag, den 27. November 2026", "2026-11-27", id="german"),
    ],
)
def test_dates_as_people_write_them(text: str, day: str) -> None:
    assert parse_day(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("tomorrow", id="a-word"),
        pytest.param("27", id="a-day-alone"),
        pytest.param("november", id="a-month-alone"),
        pytest.param("11/27/2026", id="american"),
        pytest.param("30 feb", id="a-day-that-never-comes"),
        pytest.param("2206-11-27", id="another-century"),
        pytest.param("27-11-126", id="no-year-at-all"),
        pytest.param("99999999999999999999-12-2027", id="a-day-of-many-digits"),
        pytest.param("1-99999999999999999999", id="a-month-of-many-digits"),
        pytest.param("1 december 99999999999999999999", id="a-year-of-many-digits"),
        pytest.param("27-11-2026 17:00", id="with-a-clock-time"),
        pytest.param("maandag 27 november 2026", id="a-weekday-that-does-not-fit"),
    ],
)
def test_what_is_no_day(text: str) -> None:
    problem = parse(f"#accept {text}", TODAY).problem
    assert problem
    assert problem.why == "bad-date"


@given(
    st.dates(TODAY, date(2099, 12, 31)),
    st.sampled_from(["nl", "fr", "en", "de"]),
    st.sampled_from(["full", "long", "d MMM y"]),
)
def test_every_date_that_our_letters_write_can_be_typed_back(day: date, language: str, form: str) -> None:
    assert parse_day(format_date(day, form, language), TODAY) == day


@given(st.text(st.characters() | st.sampled_from("#\n \u200b-*>"), max_size=80))
def test_no_text_breaks_the_reading_of_commands(text: str) -> None:
    parsed = parse(text, TODAY)
    assert parsed.problem is None or (parsed.commands, parsed.words) == ((), "")


@given(st.text("#acceptnoteclosefixd 0123456789-\n", max_size=60))
def test_what_would_work_never_is_what_was_refused(text: str) -> None:
    problem = parse(text, TODAY).problem
    if problem and problem.why not in ("lower-command", "illegal", "unknown"):
        assert all(parse(line, TODAY).problem is None for line in problem.would_work)


def test_usage_is_a_line_for_help() -> None:
    assert COMMANDS["accept"].usage == "#accept YYYY-MM-DD"
    assert COMMANDS["defer"].usage == "#defer [YYYY-MM-DD]"
    assert COMMANDS["close"].usage == "#close fixed|invalid|duplicate|out-of-scope|no-report|spam"
    assert COMMANDS["stop"].usage == "#stop"
    assert parse(COMMANDS["progress"].usage, TODAY).commands[0].span == parse_span("2 weeks")


_AROUND = st.text(
    "\"'`´“”„‟‘’‚«»‹›()[]{}<>*_~|=-–—•·→➜⇒☛✓👉0123456789.):abixv \u00a0\u200b\u00ad\ufeff\ufe0f\u2060\\&", max_size=8
)
_SIGNS = st.sampled_from(["#", "＃", "♯", "##", "﹟"])


@given(_AROUND, _SIGNS, _AROUND, st.sampled_from(["", "Dear Sam,\n", "Thanks.\n\n"]))
def test_words_never_leave_beside_a_command_in_whatever_dress(before: str, sign: str, after: str, above: str) -> None:
    assume(not re.search(r"\.[a-z]{2}", before))  # guide.html#note is a place on a page
    dressed = f"{before}{sign}note {after}"
    parsed = parse(f"{above}{dressed}\nNobody outside may read this.", TODAY)
    asked = parsed.problem is not None
    assert asked or "note" in [command.name for command in parsed.commands], dressed


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("#nòte", id="an-accent-of-a-dead-key"),
        pytest.param("#ņoțe", id="of-another-keyboard"),
        pytest.param("#n\u0336o\u0336t\u0336e\u0336", id="struck-through"),
        pytest.param("PS: #ñote", id="behind-words"),
    ],
)
def test_a_command_with_marks_on_its_letters_is_asked_about_below_the_top(line: str) -> None:
    problem = parse(f"Thanks.\n\n{line}\nNobody outside may read this.", TODAY).problem
    assert problem is not None
    assert (problem.line_number, problem.why) == (3, "lower-command")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("stop", "#stop", id="a-word"),
        pytest.param("\n Close fixed.\n\nThanks!", "#Close fixed.", id="with-words-below"),
        pytest.param("/accept 11 december", "#accept 11 december", id="with-another-sign"),
        pytest.param("note\nShe works at Voorbeeld.", "#note", id="not-for-the-reporter"),
        pytest.param("Note that it is closed.", None, id="a-sentence"),
        pytest.param("Close the page first.", None, id="another-argument"),
        pytest.param("Find out whether it works.", None, id="any-words-behind-it"),
        pytest.param("We can stop", None, id="in-the-middle"),
        pytest.param("Thanks.\nstop", None, id="below-the-first-line"),
        pytest.param("#note\nstop", None, id="below-a-command"),
    ],
)
def test_words_that_begin_as_a_command_does_but_for_its_sign(text: str, meant: str | None) -> None:
    unmarked = parse(text, TODAY).unmarked
    assert (unmarked and unmarked.line) == meant


@pytest.mark.parametrize(
    ("put_away", "text", "found"),
    [
        pytest.param(("#note",), "Call her.", "#note", id="below-the-dashes"),
        pytest.param(("Anke | “#note”",), "Call her.", "Anke | “#note”", id="behind-a-name"),
        pytest.param(("#note",), "#note\nCall her.", None, id="at-the-top-as-well"),
        pytest.param(("Anke #infosec #opentowork",), "Thank you.", None, id="what-her-signature-always-says"),
        pytest.param((), "Thank you.", None, id="no-command-at-all"),
    ],
)
def test_a_command_in_the_signature_block(put_away: tuple[str, ...], text: str, found: str | None) -> None:
    problem = find_put_away(put_away, parse(text, TODAY))
    assert problem == (found and Problem(0, found, RefusalReason.LOWER_COMMAND, (found,)))


@pytest.mark.parametrize(
    ("subject", "text", "known", "found"),
    [
        pytest.param("Re: [VB-2026-K7QM] #note", "Call her.", "", "#note", id="in-the-subject-alone"),
        pytest.param("“#close spam”", "", "", COMMANDS["close"].usage, id="in-quotation-marks-without-words"),
        pytest.param("Re: #nte", "Call her.", "", "#note", id="a-slip-in-the-subject"),
        pytest.param("Re: #accept", "Good.", "", COMMANDS["accept"].usage_on(TODAY), id="one-with-a-day"),
        pytest.param("Re: #note", "#note\nCall her.", "", None, id="in-the-text-as-well"),
        pytest.param("Re: #note in my app", "Thank you.", "#note in my app", None, id="the-words-of-the-reporter"),
        pytest.param("Re: [VB-2026-K7QM] a hole", "Thank you.", "a hole", None, id="no-command-at-all"),
    ],
)
def test_a_command_in_the_subject_alone(subject: str, text: str, known: str, found: str | None) -> None:
    problem = find_in_subject(subject, parse(text, TODAY), known, TODAY)
    assert problem == (found and Problem(0, subject, RefusalReason.IN_SUBJECT, (found,)))
