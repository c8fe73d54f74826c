"""What counts as repeating decrypted text: eight words in a row, an attachment; and to whom it may be said."""

from __future__ import annotations

import hashlib

import pytest

from mailbot.case.quoted import find_repeated_attachment, find_repeated_line
from mailbot.facts import Attachment, Heard
from tests.case.test_policy import NOW, REPORTER

SECRET = "The form at /requests lets me read the requests of others when I change the number in the address."


def heard(text: str = SECRET, *, decrypted: bool = True, authored: bool = False, subject: str = "") -> Heard:
    return Heard(NOW, REPORTER, subject, text, "", decrypted, authored)


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        pytest.param(f"Hello,\n\n{SECRET}\n", heard(), 3, id="the-whole"),
        pytest.param("You say: lets me read the requests of others when", heard(), 1, id="eight-words-in-a-row"),
        pytest.param("lets me read the requests of OTHERS.", heard(), None, id="seven-are-a-coincidence"),
        pytest.param(
            "LETS me\n> read - the requests\n> of others, when", heard(), 1, id="case-marks-and-lines-hide-none"
        ),
        pytest.param("lets me, well, read the requests of others when", heard(), None, id="in-their-own-words"),
        pytest.param(SECRET, heard(decrypted=False), None, id="what-came-in-clear-is-theirs-already"),
        pytest.param(SECRET, heard(authored=True), None, id="a-signature-shows-who-wrote-it"),
        pytest.param("It says: swordfish at four", heard("swordfish at four o'clock"), None, id="part-of-a-short-text"),
        pytest.param("Swordfish at four o'clock?", heard("swordfish at four o'clock"), 1, id="all-of-a-short-text"),
        pytest.param("Hello again", heard("hello"), None, id="a-greeting-is-no-secret"),
        pytest.param(
            "x\nthe keys of the mayor lie under the mat",
            heard("", subject="The keys of the mayor lie under the mat"),
            2,
            id="the-inner-subject",
        ),
        pytest.param("", heard(), None, id="nothing-said"),
    ],
)
def test_a_line_that_repeats_what_was_decrypted_is_found(text: str, said: Heard, line: int | None) -> None:
    assert find_repeated_line(text, (heard("Something else entirely.", decrypted=False), said)) == line


def test_an_attachment_that_was_decrypted_is_found_by_its_bytes() -> None:
    shot = Attachment("shot.png", "image/png", b"pixels")
    digest = frozenset({hashlib.sha256(b"pixels").hexdigest()})
    secret = Heard(NOW, REPORTER, "", "", "shot.png", decrypted=True, digests=digest)
    theirs = Heard(NOW, REPORTER, "", "", "shot.png", decrypted=True, authored=True, digests=digest)
    assert find_repeated_attachment((Attachment("renamed.bin", "x/y", b"other"), shot), (secret,)) == shot
    assert find_repeated_attachment((shot,), (theirs,)) is None
