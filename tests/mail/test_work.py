"""How much is done with the text of a mail, counted in calls: it is cut once, and each line is looked at once."""

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType

import pytest

from mailbot.case.subscription import find_wish
from mailbot.facts import Form, Message
from mailbot.languages.questions import LOOKED_AT, asks_where_it_stands
from mailbot.mail import language
from mailbot.mail.message import Settings, parse, parse_cleartext
from mailbot.mail.reply.signature_lines import BLOCK_LINES
from mailbot.mail.samples import ENCRYPTED, TEXT, read_samples

SETTINGS = Settings(("nl", "en", "fr", "de"))
FIELDS = "From: Rosa <rosa@melder.example>\nSubject: Leak\n"
ENTITY = "Content-Type: text/plain; charset=utf-8\n\n"
SENTENCE = "The form at /requests lets me read the requests of others when I change the number.\n"
PARAGRAPHS = f"Hello,\n\n{(SENTENCE * 5 + chr(10)) * 12}Kind regards,\nRosa\n"  # 5 kB
ANSWER = f"Thank you.\n\nRosa\n\nOn 23 Nov 2026, Anke <anke@voorbeeld.example> wrote:\n> {SENTENCE}"


def calls_of(work: Callable[[], object]) -> Counter[str]:
    """Count the calls of functions written in Python, by name."""
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            calls[frame.f_code.co_name] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("text", [pytest.param(PARAGRAPHS, id="a-report"), pytest.param(ANSWER, id="an-answer")])
@pytest.mark.parametrize("inside", [pytest.param(True, id="encrypted"), pytest.param(False, id="in-clear")])
def test_a_text_is_cut_once_and_its_language_told_once(text: str, inside: bool) -> None:
    raw = ((ENTITY if inside else FIELDS + ENTITY) + text).encode()
    calls = calls_of(lambda: parse_cleartext(raw, Form.PGPMIME, SETTINGS) if inside else parse(raw, SETTINGS))
    assert (calls["cut"], calls["detect"], calls["without_signature"]) == (1, 1, 1)


def test_each_line_of_the_end_of_a_mail_is_read_once() -> None:
    calls = calls_of(lambda: parse_cleartext((ENTITY + PARAGRAPHS).encode(), Form.PGPMIME, SETTINGS))
    assert 0 < calls["closing_of"] <= BLOCK_LINES + 5  # and again, those below a name
    assert sum(calls.values()) < 6_000


def test_who_writes_more_than_a_question_or_a_wish_is_not_read_for_one() -> None:
    long = "stop" + " " * LOOKED_AT
    question = f"Any news on my report?{' ' * LOOKED_AT}"
    calls = calls_of(lambda: (find_wish(Message(sender=None, new_text=long)), asks_where_it_stands(question)))
    assert calls["without_signs"] == calls["folded_words"] == 0
    assert find_wish(Message(sender=None, new_text=long)) is None


def test_a_mail_without_words_is_not_asked_for_its_language_nor_written_out_for_a_report_that_it_is_not() -> None:
    calls = calls_of(lambda: parse(ENCRYPTED.replace(b"Subject: Leak", b"Subject: ..."), SETTINGS))
    assert calls["parse"] > 0
    assert calls["_scores"] == calls["flatten"] == 0


def test_what_is_read_before_mails_come_is_of_the_shapes_that_come() -> None:
    assert [part.form for part in parse(ENCRYPTED, SETTINGS).encrypted] == [Form.PGPMIME]
    language._looks_like.cache_clear()  # of words that other tests have asked for
    read = calls_of(lambda: read_samples(SETTINGS))
    strangers = calls_of(
        lambda: (parse(ENCRYPTED, SETTINGS), parse_cleartext(TEXT + PARAGRAPHS.encode(), Form.PGPMIME, SETTINGS))
    )
    assert strangers.keys() - read.keys() == set()
