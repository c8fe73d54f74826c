"""Which letter and which case a signed mail names, in what its signature covers (THREATS 41)."""

import re

import pytest

from mailbot.facts import Context, Message, ProtectedFields
from mailbot.mail.compose import new_message_ids
from mailbot.mail.reply.quotes import mark_line
from mailbot.mail.signed_context import letter_line, read_signed_content, without_names

CASE, OTHER = "VB-2026-K7QM", "VB-2026-3NPX"
LETTER, CONFIRMATION, ELSEWHERE = "<a1@voorbeeld.example>", "<c3@voorbeeld.example>", "<b2@voorbeeld.example>"
LINE, CONFIRMED, THEIRS = letter_line(CASE, LETTER), letter_line(CASE, CONFIRMATION), letter_line(OTHER, ELSEWHERE)
MARK = mark_line("4F2A")


def quoted(*lines: str) -> str:
    return "\n".join(["Thanks, Noor.", "", "On Mon, 23 Nov 2026, Voorbeeld wrote:", *(f"> {line}" for line in lines)])


def wrapped(line: str) -> str:
    return line.replace(" ", "\n> ")


@pytest.mark.parametrize(
    ("text", "context"),
    [
        pytest.param("Thanks, Noor.", Context.NONE, id="nothing"),
        pytest.param(quoted("A report has come in.", LINE, MARK, "Hello"), Context.LETTER, id="its letter, quoted"),
        pytest.param(quoted(wrapped(LINE), MARK), Context.LETTER, id="… and wrapped by the client"),
        pytest.param(quoted(">> " + LINE), Context.LETTER, id="… and quoted in a quote"),
        pytest.param(
            f"Thanks.\n\nFrom: us\nSent: Monday\nTo: me\n\n{LINE}\n{MARK}\nHello", Context.LETTER, id="Outlook"
        ),
        pytest.param(quoted(LINE.replace("-", "\N{NON-BREAKING HYPHEN}")), Context.LETTER, id="with other hyphens"),
        pytest.param(quoted(LINE.upper()), Context.LETTER, id="in capitals"),
        pytest.param(quoted(CONFIRMED), Context.ANOTHER, id="another letter about the same case"),
        pytest.param(quoted(THEIRS), Context.ANOTHER, id="a letter about another case"),
        pytest.param(quoted(LINE, THEIRS), Context.ANOTHER, id="both"),
        pytest.param(quoted(LINE, CONFIRMED), Context.ANOTHER, id="two letters about the case"),
        pytest.param(quoted(LINE, MARK, THEIRS), Context.LETTER, id="a line that the reporter made up"),
        pytest.param(quoted(MARK, LINE), Context.NONE, id="only below the mark"),
        pytest.param(f"#merge {OTHER}\n\n{quoted(LINE, MARK)}", Context.LETTER, id="another case as an argument"),
        pytest.param(f"Like {OTHER}.\n\n{quoted(LINE, MARK)}", Context.LETTER, id="another case mentioned"),
        pytest.param(quoted(LINE, f"Mentions {OTHER}"), Context.LETTER, id="another case that our letter mentions"),
        pytest.param(f"Thanks, Noor.\n\n{CASE}", Context.CASE, id="the reference below the words"),
        pytest.param(f"Thanks, Noor.\n\n({CASE.lower()}).", Context.CASE, id="… in brackets and small letters"),
        pytest.param(quoted(f"About {CASE}:"), Context.CASE, id="the reference alone, quoted"),
        pytest.param(
            quoted(MARK, "Hello") + f"\n\n{CASE}", Context.CASE, id="the reference below a quote with the mark"
        ),
        pytest.param(quoted(MARK, CASE), Context.NONE, id="the reference in what the reporter wrote"),
        pytest.param(f"Thanks.\n\n{OTHER}", Context.UNCLEAR, id="another reference"),
        pytest.param(f"Not {OTHER} but {CASE}.", Context.UNCLEAR, id="two references"),
        pytest.param(f"#merge {CASE}", Context.NONE, id="an argument alone"),
        pytest.param(f"“#merge {CASE}”", Context.NONE, id="an argument of a command in quotes"),
        pytest.param(f"See https://tracker.example/{CASE}", Context.NONE, id="in a link"),
        pytest.param(f"See <https://tracker.example/?q={CASE}>", Context.NONE, id="in a link in brackets"),
        pytest.param(f"Mail x-{CASE}@tracker.example", Context.NONE, id="in an address"),
        pytest.param("Thanks, see AB-2026-K7QM", Context.NONE, id="a reference of somebody else's"),
    ],
)
def test_what_the_signed_text_names_decides(text: str, context: Context) -> None:
    said = read_signed_content(Message(sender=None, text=text, new_text=text), "VB")
    assert said.context(CASE, [LETTER]) is context


@pytest.mark.parametrize(
    ("fields", "text", "context"),
    [
        pytest.param(
            ProtectedFields(in_reply_to=(LETTER,)), quoted(THEIRS, LINE), Context.LETTER, id="the thread, before all"
        ),
        pytest.param(
            # Our Message-ID is not signed where several got one letter: whoever carried it may have put another there
            ProtectedFields(in_reply_to=(LETTER,)),
            quoted(THEIRS),
            Context.ANOTHER,
            id="… but against the quote",
        ),
        pytest.param(
            ProtectedFields(references=(LETTER,)), quoted(CONFIRMED), Context.ANOTHER, id="… of the same case as well"
        ),
        pytest.param(ProtectedFields(references=(LETTER,)), "", Context.LETTER, id="References alone"),
        pytest.param(ProtectedFields(subject=f"Re: [{CASE}] New report"), "", Context.CASE, id="the subject"),
        pytest.param(
            ProtectedFields(subject=f"[EXT] AW: [{CASE}] [{OTHER}]"), "", Context.CASE, id="ours is the first"
        ),
        pytest.param(ProtectedFields(subject=f"Re: [{OTHER}] New report"), "", Context.ANOTHER, id="another's subject"),
        pytest.param(ProtectedFields(subject=f"Re: [{OTHER}]"), CASE, Context.ANOTHER, id="a subject against the text"),
        pytest.param(ProtectedFields(subject=f"[{OTHER}]"), quoted(LINE), Context.ANOTHER, id="… against the quote"),
        pytest.param(
            ProtectedFields(subject="Re: your letter"), quoted(LINE), Context.LETTER, id="a subject of their own"
        ),
        pytest.param(ProtectedFields(subject=f"About {CASE}"), "", Context.CASE, id="a subject that names it"),
    ],
)
def test_what_the_client_protects_decides(fields: ProtectedFields, text: str, context: Context) -> None:
    said = read_signed_content(Message(sender=None, subject=f"[{CASE}] outside", text=text, protected=fields), "VB")
    assert said.context(CASE, [LETTER]) is context


def test_what_stands_outside_the_signature_decides_nothing() -> None:
    below = f"----- old.eml -----\n\n{LINE}\n{CASE}"
    message = Message(
        sender=None, subject=f"Re: [{CASE}]", in_reply_to=(LETTER,), text=f"Thanks.\n\n{below}", only_shown=below
    )
    assert read_signed_content(message, "VB").context(CASE, [LETTER]) is Context.NONE


def test_of_what_the_header_lists_the_letter_that_is_quoted_is_the_one_that_is_answered() -> None:
    listed = [ELSEWHERE, CONFIRMATION, LETTER]
    said = read_signed_content(Message(sender=None, text=quoted(LINE, MARK)), "VB")
    assert said.chosen(listed) == [LETTER]
    assert read_signed_content(Message(sender=None, text="Thanks."), "VB").chosen(listed) == listed


def test_copies_of_one_letter_are_named_by_one_line_and_nobody_can_guess_anothers() -> None:
    ids = new_message_ids("voorbeeld.example", 3)
    code = ids[0][1:11]
    assert {letter_line(CASE, one) for one in ids} == {f"[{CASE} {code}]"}
    assert len(set(ids)) == 3
    assert all(re.fullmatch(rf"<{code}\.[0-9a-f]{{32}}@voorbeeld\.example>", one) for one in ids)
    [alone] = new_message_ids("voorbeeld.example", 1)
    assert "." not in alone.partition("@")[0]
    said = read_signed_content(Message(sender=None, text=quoted(f"[{CASE} {code}]", MARK)), "VB")
    assert [said.context(CASE, [one]) for one in (*ids, alone)] == [*[Context.LETTER] * 3, Context.ANOTHER]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(f"Thanks, Noor.\n\n{CASE}", "Thanks, Noor.", id="below the words"),
        pytest.param(f"Thanks, Noor.\n\n({CASE.lower()}).\n", "Thanks, Noor.", id="in brackets"),
        pytest.param(f"{LINE}\n\n#accept 2026-12-01", "#accept 2026-12-01", id="our line above a command"),
        pytest.param(f"#accept 2026-12-01\n\n{CASE}", "#accept 2026-12-01", id="below a command"),
        pytest.param(
            f"Your reference:\n{CASE}\nThanks.", f"Your reference:\n{CASE}\nThanks.", id="said to the reporter"
        ),
        pytest.param(f"Thanks.\n\n{OTHER}", f"Thanks.\n\n{OTHER}", id="another case"),
        pytest.param(f"It is {CASE}.", f"It is {CASE}.", id="in a sentence"),
    ],
)
def test_a_line_that_only_names_the_case_is_not_for_the_reporter(text: str, left: str) -> None:
    assert without_names(text, CASE).strip() == left
