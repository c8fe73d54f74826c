import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from mailbot.bootstrap.restore import MARKED, accept_as_current
from mailbot.edges.sent_marker import NOTHING, LastSent, SentMarker
from mailbot.edges.store import Store
from mailbot.errors import ConfigError, MailbotError, Temporary
from tests.machine import limited


def gone(folder: Path) -> None:
    folder.rmdir()


def in_its_place(folder: Path) -> None:
    (folder / "left-last").mkdir()


def test_what_left_last_is_remembered(tmp_path: Path) -> None:
    marker = SentMarker(tmp_path / "left-last")
    assert marker.read() is None
    marker.begin()
    assert marker.read() == NOTHING
    marker.note(LastSent(7, 2, sent=True))
    assert marker.read() == LastSent(7, 2, sent=True)
    marker.note(LastSent(10**18, 10**5, sent=False))
    marker.note(LastSent(8, 1, sent=True))  # a shorter one leaves nothing of the longer
    assert marker.read() == LastSent(8, 1, sent=True)
    (tmp_path / "left-last").write_text("7 ")  # by a power cut
    assert marker.read() == NOTHING


def test_on_a_full_disk_the_last_note_stays_and_a_first_one_is_missed(tmp_path: Path) -> None:
    marker = SentMarker(tmp_path / "left-last")
    marker.note(LastSent(7, 2, sent=True))
    with limited(resource.RLIMIT_FSIZE, 0):
        marker.note(LastSent(8, 1, sent=True))
        with pytest.raises(Temporary, match="left-last cannot be written: File too large"):
            marker.begin()
    assert marker.read() == LastSent(7, 2, sent=True)


@pytest.mark.parametrize(
    ("change", "act", "kind"),
    [
        pytest.param(gone, SentMarker.begin, ConfigError, id="no-folder-to-write-into"),
        pytest.param(in_its_place, SentMarker.begin, ConfigError, id="a-folder-where-it-is-written"),
        pytest.param(in_its_place, SentMarker.read, ConfigError, id="a-folder-where-it-is-read"),
    ],
)
def test_what_stays_wrong_is_said(
    tmp_path: Path, change: Callable[[Path], None], act: Callable[[SentMarker], object], kind: type[MailbotError]
) -> None:
    folder = tmp_path / "state"
    folder.mkdir()
    change(folder)
    with pytest.raises(kind):
        act(SentMarker(folder / "left-last"))


def test_a_note_that_cannot_be_read_at_the_moment_is_not_taken_for_none(tmp_path: Path) -> None:
    marker = SentMarker(tmp_path / "left-last")
    marker.begin()
    with limited(resource.RLIMIT_NOFILE, 3), pytest.raises(Temporary, match="Too many open files"):
        marker.read()


def test_a_start_that_could_not_note_does_not_say_that_it_did(sqlite_store: Store, tmp_path: Path) -> None:
    """Else the next one would take the database for one that was moved here, and stay down."""
    with pytest.raises(ConfigError):
        accept_as_current(sqlite_store, SentMarker(tmp_path / "away" / "left-last"))
    assert sqlite_store.setting(MARKED) is None
