"""What reading each mail in a process of its own costs over reading it here: fork, cage and end."""

from __future__ import annotations

import statistics
import time

from mailbot.edges.parser import Parser
from mailbot.mail.message import Settings, parse
from tests.bench.figures import say
from tests.bench.processes import spent_by

TURNS, READINGS = 12, 25
RAW = b"From: rosa@melder.example\r\nSubject: Leak\r\n\r\n" + b"The form lets me read the requests of others. " * 110


def test_processor_time_of_a_child_for_each_message() -> None:
    settings = Settings(("nl", "en", "fr", "de"))
    here, more = [], []
    with Parser(settings) as parser:
        parser.parse(RAW)
        nursery = parser._nursery
        assert nursery is not None
        for _ in range(TURNS):
            before, began = spent_by(nursery.pid), time.process_time()
            for _ in range(READINGS):
                parse(RAW, settings)
            here.append((time.process_time() - began) / READINGS)
            for _ in range(READINGS):
                parser.parse(RAW)
            more.append((spent_by(nursery.pid) - before) / READINGS - here[-1])
    say("processor time to parse a mail of 5 kB", f"{statistics.median(here) * 1000:.1f} ms", "4 ms")
    say("processor time for a child, in its cage, for each message", f"{statistics.median(more) * 1000:.1f} ms", "3 ms")
