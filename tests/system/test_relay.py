"""What a relay carries: a handler's words and chosen files, to whom they were meant for, and nothing of the handler."""

from __future__ import annotations

import re
from datetime import timedelta
from email.utils import parsedate_to_datetime

from tests.edges import files_with_metadata as files
from tests.system.scenes import in_case
from tests.system.world import ADDRESS, BRAM, Letter, MakeWorld

TELLS = (b"Anke", b"anke", b"52.3702", b"Fairphone", b"AdV", b"00A77B3C", b"xmpmeta", b"Thunderbird", b"laptop")
CLIENT = {
    "User-Agent": "Thunderbird of anke",
    "Received": "from laptop-anke.voorbeeld.example (10.1.2.3)",
    "X-Originating-IP": "[10.1.2.3]",
    "Content-Location": "file:///home/anke/",
}


def told(letter: Letter) -> bytes:
    """All that its reader can see of a letter, with what is packed in its files."""
    head = "".join(f"{name}: {value}\n" for name, value in (*letter.outer.items(), *letter.inner.items()))
    parts = "".join(f"{name}: {value}\n" for part in letter.inner.walk() for name, value in part.items())
    return "\n".join((head, parts, letter.text)).encode() + b"".join(map(files.unpacked, letter.attachments.values()))


def test_nothing_of_the_handler_reaches_the_reporter(make_world: MakeWorld) -> None:
    heard: list[str] = []
    world, rosa, shown, _ = in_case(make_world)
    world.smtp.always["EHLO"] = heard.append
    world.restarts()
    rosa.reads_new()
    anke = world.anke()
    anke.to = ADDRESS + "".join(f"\r\n{name}: {value}" for name, value in CLIENT.items())
    evidence = {
        "Anke de Vries - plan.docx": files.docx(),
        "foto.jpg": files.jpeg(6),
        "plan.pdf": files.pdf(),
        "log.txt": b"all is well",
    }
    anke.answers(shown, "Here is what we found.", attachments=evidence)
    world.goes_on()
    confirmed = anke.reads()[-1].text
    assert "Anke de Vries - plan.docx" in confirmed
    assert "attachment-1.docx" in confirmed
    world.passes(timedelta(minutes=11))
    (letter,) = rosa.reads_new()
    assert list(letter.attachments) == ["attachment-1.docx", "foto.jpg", "plan.pdf", "log.txt"]
    assert [one for one in TELLS if one in told(letter)] == []
    assert "Here is what we found." in letter.text
    assert str(letter.outer["Message-ID"]).endswith("@voorbeeld.example>")
    assert parsedate_to_datetime(str(letter.outer["Date"])).utcoffset() in (None, timedelta(0))
    assert set(heard) == {"voorbeeld.example"}


def test_what_was_not_meant_for_the_reporter_never_leaves(make_world: MakeWorld) -> None:
    world, rosa, shown, _ = in_case(make_world)
    rosa.reads_new()
    anke = world.anke()

    def says(text: str, to: str = ADDRESS, **more: str) -> str:
        anke.to = to
        subject = more.pop("subject", f"Re: {shown.subject}")
        answered = {"In-Reply-To": shown.message_id, **more}
        anke.sends(anke.composes(text, subject=subject, fields=answered))
        world.goes_on()
        return re.sub(r"\s+", " ", anke.reads()[-1].text)

    assert "only copied in" in says("Bram, do we trust her?", BRAM, Cc=ADDRESS)
    assert "only copied in" in says("Bram, and now?", BRAM)  # we were in Bcc
    assert "went to other people" in says("We are all in a hurry.", f"{ADDRESS}, {BRAM}")
    assert "Reactions and receipts stay here" in says("Anke liked your message")
    assert "please look at it first" in says("I pass this on.", subject=f"Fwd: {shown.subject}")
    assert "commands only work at the very top" in says("Do we pay her?\n\n-- \nAnke\n#note")
    assert "goes to the reporter" in says("Too fast, sorry.")
    assert "Your recall worked" in says("Anke would like to recall the message.", subject=f"Recall: {shown.subject}")
    assert "came too late" in says("Anke would like to recall the message.", subject=f"Recall: {shown.subject}")
    world.passes(timedelta(hours=2))
    assert [letter.text for letter in rosa.reads_new()] == []
