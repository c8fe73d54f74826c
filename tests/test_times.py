"""Lengths of time that hang on each other: whoever changes one of them is told here which others it must fit."""

import re
from pathlib import Path

import pytest

from mailbot.daemon import GRACE, LEAVE, SILENT
from mailbot.edges.login import command, endpoint, oauth2
from mailbot.edges.smtp import CONNECTING, SENDING
from mailbot.edges.store.base import LEASE
from mailbot.failures import PIECE
from mailbot.mailbox_lease import LEASE as MAILBOX
from mailbot.mailbox_lease import LOOK, MARGIN, RENEW
from mailbot.mailbox_loops import WATCH

UNIT = (Path(__file__).parents[1] / "systemd" / "mailbot.service").read_text()


def of_unit(key: str) -> float:
    length = re.search(rf"^{key}=(\d+)(min|s)?$", UNIT, re.MULTILINE)
    assert length
    return float(length[1]) * (60 if length[2] == "min" else 1)


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [
        pytest.param(WATCH, SILENT, id="a-loop-that-waits-for-work-and-one-that-is-stuck"),
        pytest.param(PIECE, SILENT, id="a-loop-that-waits-after-a-failure-and-one-that-is-stuck"),
        pytest.param(CONNECTING + SENDING, SILENT, id="the-slowest-letter-and-a-sender-that-is-stuck"),
        pytest.param(SILENT, of_unit("WatchdogSec"), id="what-the-log-tells-and-the-kill-by-systemd"),
        pytest.param(CONNECTING + SENDING, LEASE.total_seconds(), id="the-slowest-letter-and-its-lease"),
        pytest.param(3 * RENEW + MARGIN, MAILBOX, id="three-renewals-that-fail-and-the-loss-of-the-mailbox"),
        pytest.param(MAILBOX + 2 * LOOK + RENEW, 120, id="the-takeover-of-a-mailbox-and-what-README-says"),
        pytest.param(GRACE + LEAVE, of_unit("TimeoutStopSec"), id="the-mailbox-given-up-and-the-end-of-the-process"),
        pytest.param(endpoint.TIMEOUT + endpoint.TOTAL, CONNECTING, id="asking-for-a-token-and-connecting"),
        pytest.param(command.SECONDS, CONNECTING, id="a-program-that-gives-tokens-and-connecting"),
        pytest.param(
            3 * (endpoint.TIMEOUT + endpoint.TOTAL),
            oauth2.LEASE.total_seconds(),
            id="asking-with-each-refresh-token-and-the-lease",
        ),
        pytest.param(GRACE, of_unit("TimeoutStopSec"), id="the-end-of-the-loops-and-the-end-of-the-process"),
    ],
)
def test_one_length_of_time_ends_before_the_other(shorter: float, longer: float) -> None:
    assert shorter < longer
