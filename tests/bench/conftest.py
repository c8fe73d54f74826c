"""Where figures are taken, the SMTP server is a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest

from tests.bench.recorder import Recorder
from tests.servers import Authority, SmtpServer


@pytest.fixture(scope="session")
def recorder(authority: Authority) -> Iterator[Recorder]:
    """The server that records."""
    with Recorder(authority) as recorder:
        yield recorder


@pytest.fixture
def smtp_server(recorder: Recorder) -> SmtpServer:
    """In the place of the server that runs in a thread of this process."""
    recorder.reset()
    return cast("SmtpServer", recorder)  # all that a World asks of it
