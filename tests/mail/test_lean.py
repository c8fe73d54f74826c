"""What is kept of a letter in case its attachments are refused: all that it said, but for the line that names it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mailbot.facts import Attachment, Audience, Key, Lean, Letter
from mailbot.letters.rendering import Texts
from mailbot.letters.sampling import ORGANISATION
from mailbot.mail.compose import Stamp, compose
from mailbot.mail.lean import lean
from mailbot.mail.reply.quotes import mark_line
from mailbot.mail.signed_context import letter_line
from tests.sample_letters import sample

FILES = (Attachment("../proof.py", "text/x-python", b"x"), Attachment("shot.png", "image/png", b"x"))
CASE = Letter(
    sample("case"), Audience.HANDLER, "bram@voorbeeld.example", "en", reference="VB-2026-K7QM", attachments=FILES
)
ID = "<1@voorbeeld.example>"
LINE = letter_line("VB-2026-K7QM", ID)


def left_of(letter: Letter) -> Lean | None:
    stamp = Stamp(letter.to, ID, datetime(2026, 11, 27, tzinfo=UTC))
    return lean(letter, compose(letter, ORGANISATION, Texts(), [stamp], mark="4F2A", our_key=""))


@pytest.mark.parametrize(
    "key",
    [pytest.param(None, id="in clear"), pytest.param(Key("A" * 40, "", ()), id="encrypted, with a line that names it")],
)
def test_everything_that_it_said_is_kept_but_for_its_line(key: Key | None) -> None:
    said = f"Mine.\n\n{LINE}"
    kept = left_of(replace(CASE, key=key, below=said))
    assert kept is not None
    assert f"{kept.subject} [VB-2026-K7QM]" == Texts().render(CASE, ORGANISATION).subject
    assert kept.left_out == ("proof.py.untrusted", "shot.png")
    above, _, below = kept.body.partition(mark_line("4F2A"))
    assert LINE not in above
    assert below == f"\n{said}\n"


def test_of_a_letter_without_attachments_or_to_others_nothing_is_kept() -> None:
    assert left_of(replace(CASE, attachments=())) is None
    assert left_of(replace(CASE, content=sample("relay"), audience=Audience.REPORTER)) is None
