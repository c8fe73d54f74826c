"""What of a handler's files goes: under which names, without what, and what the confirmation says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.case.relay_attachments import names_somebody
from mailbot.facts import Attachment, Changed, Doubt, Doubted, Handler, Mail, Standing, State, Stripped
from tests.case.builders import ANKE, HOUSE, KEY, case_in, decide, first, from_handler, saved, situation
from tests.sample_letters import fields_of

PEOPLE = ("Anke de Vries", "anke@voorbeeld.example", "Jürgen Müller-Lüdenscheidt", "jml@voorbeeld.example")
HERE = replace(HOUSE, handlers=(replace(ANKE, name="Anke de Vries"), *HOUSE.handlers[1:]))


@pytest.mark.parametrize(
    ("name", "names"),
    [
        *[
            pytest.param(name, True, id=name)
            for name in (
                *("Anke de Vries - analyse.docx", "analyse (anke).docx", "ANKE_analyse.pdf", "analyse-vries.pdf"),
                *("adevries.pcap", "devriesanke1.txt", "AnkePlan.docx", "plan_a.devries.docx", "Mu\u0308ller plan.pdf"),
                *("ludenscheidt.xlsx", "anke@voorbeeld.example.msg.txt", "van kees@elders.example.txt", "jml.txt"),
                "An\u200bke.docx",
            )
        ],
        *[
            pytest.param(name, False, id=name)
            for name in ("analyse.docx", "de oplossing.pdf", "IMG_0042.jpeg", "blanket.pdf", "log.tar.gz", "nak.txt")
        ],
    ],
)
def test_a_name_of_somebody_in_a_file_name_is_seen(name: str, *, names: bool) -> None:
    assert names_somebody(name, PEOPLE) is names


def obeyed(*files: tuple[Attachment, Stripped], handlers: tuple[Handler, ...] = HERE.handlers) -> tuple[Mail, list]:  # type: ignore[type-arg]  # effects
    event = from_handler("Here they are.", handler=handlers[0])
    message = replace(event.message, attachments=tuple(one for one, _ in files), sender_name="Vries, Anke de (ICT)")
    event = replace(event, message=message, stripped=tuple(two for _, two in files))
    house = replace(HERE, handlers=handlers)
    return event, decide(event, case_in(State.RECEIVED, key=KEY), situation(Standing(ANKE.address), house))


def a(name: str, content: bytes = b"with") -> Attachment:
    return Attachment(name, "application/octet-stream", content)


def test_files_go_as_they_were_stripped_and_renamed_and_the_confirmation_lists_it() -> None:
    _, effects = obeyed(
        (a("Anke - plan.tar.gz"), Stripped(b"with")),
        (a("vcard.vcf"), Stripped(b"with")),
        (a("adevries.docx"), Stripped(b"without")),
        (a("plan.png"), Stripped(b"without")),
        (a("log.txt"), Stripped(b"with")),
    )
    (draft,) = saved(effects).drafts
    gone = [("attachment-1.tar.gz", b"with"), ("attachment-2.docx", b"without"), ("plan.png", b"without")]
    assert [(one.name, one.content) for one in draft.attachments] == [*gone, ("log.txt", b"with")]
    confirmed = first(effects, "confirmation")
    assert confirmed.attachments == draft.attachments
    assert fields_of(confirmed)["changed"] == (
        Changed("Anke - plan.tar.gz", "attachment-1.tar.gz", stripped=False),
        Changed("adevries.docx", "attachment-2.docx", stripped=True),
        Changed("plan.png", "plan.png", stripped=True),
    )
    assert fields_of(confirmed)["doubts"] == ()


@pytest.mark.parametrize("why", ["as-it-is", "no-tool", "unknown", "locked", "active", "broken", "named", "a lie"])
def test_a_file_that_was_not_stripped_waits_with_why(why: str) -> None:
    _, effects = obeyed((a("plan.zip"), Stripped(b"with", why)))
    (draft,) = saved(effects).drafts
    assert (draft.send_at, draft.unsure) == (None, True)
    doubt = Doubt(why) if why in set(Doubt) else Doubt.BROKEN
    assert fields_of(first(effects, "confirmation"))["doubts"] == (Doubted(doubt, "plan.zip"),)


def test_a_file_that_nobody_looked_at_waits() -> None:
    event, _ = obeyed((a("plan.zip"), Stripped(b"with")))
    unseen = replace(event, stripped=())
    effects = decide(unseen, case_in(State.RECEIVED, key=KEY), situation(Standing(ANKE.address), HERE))
    assert saved(effects).drafts[0].unsure
