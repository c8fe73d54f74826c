"""What several letters say word for word: texts of their own, which only the letters that share them take in.

A part is told what the letter around it is told. It has no subject, and no class: the letter that stands for it here is
the one that it is tried in.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mailbot.facts import Content
from mailbot.letters.alerts import NotTaken
from mailbot.letters.clocks import ClockReminder
from mailbot.letters.for_reporter import Progress

PARTS: Mapping[str, type[Content]] = MappingProxyType(
    {
        "clock-steps": ClockReminder,  # what is next, and how each step stands
        "what-happened": Progress,  # when we did what, and told whom; `closed` takes in what was shared
        "why-not-taken": NotTaken,  # what our own mail server says of a letter
    }
)
