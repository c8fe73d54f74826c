"""The case that the demo plays: what each person does, and when. Everything else happens by itself."""

from __future__ import annotations

from datetime import UTC, datetime

from mailbot.demo.promises import HERE
from mailbot.demo.stage import Stage
from mailbot.letters.for_handlers import CaseMail
from mailbot.letters.for_reporter import Acknowledgement, Progress, Relay


def act(stage: Stage) -> None:
    """Play it; raises StoryStuck when somebody waits for a letter that does not come."""
    rosa, anke, bram = stage.rosa, stage.anke, stage.bram

    stage.sends(rosa, HELLO, "A hole in your website")

    stage.passes_until(_at(4, 1, 10, 30))
    files = {"requests.txt": b"GET /requests/1047 -> the request of somebody else\n", "rosa.asc": stage.rosas_key}
    stage.sends(rosa, REPORT, answers=stage.latest(rosa, Acknowledgement), sealed=True, attachments=files)

    stage.passes_until(_at(4, 2, 9, 40))
    stage.sends(bram, QUESTION, answers=stage.latest(bram, CaseMail), sealed=True)

    stage.passes_until(_at(4, 2, 20, 15))
    stage.sends(rosa, ANSWER, answers=stage.latest(rosa, Relay), sealed=True)

    stage.passes_until(_at(4, 10, 10, 0))  # the day of the promise; both were reminded the day before
    report = stage.latest(anke, CaseMail)
    stage.sends(anke, "#acept 2026-05-15", answers=report)
    stage.passes_until(_at(4, 10, 10, 5))
    stage.sends(anke, "#accept 2026-05-15", answers=report)

    stage.passes_until(_at(4, 14, 3, 7))
    stage.sends(anke, FORGED, "Re: your report", forged=True)

    stage.passes_until(_at(4, 29, 16, 20))
    stage.sends(rosa, "Hello,\n\nis there any news?\n\nRosa", answers=stage.latest(rosa, Progress), sealed=True)

    stage.passes_until(_at(5, 15, 11, 0))  # two progress letters and a reminder have gone out by then
    stage.sends(anke, "#fixed", answers=report)

    stage.passes_until(_at(5, 18, 9, 30))
    stage.sends(bram, "#close fixed", answers=stage.latest(bram, CaseMail), sealed=True)

    stage.passes_until(_at(6, 30, 12, 0))  # nothing more comes


def _at(month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HERE).astimezone(UTC)


HELLO = """\
Hello,

I found a vulnerability in the website of your municipality. Could
you please send me your public key, so that I can tell you more?

Rosa"""

REPORT = """\
Thank you. The form at /requests shows me the requests of other
people: I only have to change the number in the address. I stopped
after the first one, which is attached. My key is attached as well.

Rosa"""

QUESTION = """\
Thank you, Rosa. We see it as well. Were you logged in?

--\x20
Bram Jansen
Gemeente Voorbeeld"""

ANSWER = "No, I was not. A private window was enough."

FORGED = """\
#close invalid

We have looked into it, and there is nothing. Please delete all you have."""
