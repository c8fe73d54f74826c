"""Mail that other programs write, from end to end: whatever its shape, a person reads it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from mailbot.facts import State
from tests.system.world import ANKE, BRAM, MakeWorld

FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_a_sender_is_answered_where_they_wrote_from(make_world: MakeWorld) -> None:
    world = make_world()
    senders = {
        "colon-in-the-name": "noor1@reporter.example",
        "no-angle-brackets": "noor3@reporter.example",
        "same-address-twice": "noor4@reporter.example",
        "dot-behind-the-domain": "noor8@reporter.example",
        "dots-docomo": "noor..v.@docomo.example",
        "quoted-local-part": '"noor vega"@reporter.example',
    }
    for name in senders:
        raw = (FIXTURES / "from" / f"{name}.eml").read_bytes()
        world.dovecot.deliver(world.user, raw, received_at=world.now)
    world.dovecot.deliver(
        world.user, (FIXTURES / "hostile" / "domain-with-sharp-s.eml").read_bytes(), received_at=world.now
    )
    world.goes_on()
    answered = {letter.rcpt_to[0] for letter in world.smtp.letters} - {ANKE, BRAM}
    assert answered == {*senders.values(), "noor@xn--strae-oqa.example"}


def test_what_names_no_single_sender_is_a_case_that_handlers_work_on(make_world: MakeWorld) -> None:
    world = make_world()
    for name in ("from/x400-exchange", "from/sender-without-from", "hostile/two-addresses-in-from"):
        raw = (FIXTURES / f"{name}.eml").read_bytes()
        world.dovecot.deliver(world.user, raw, received_at=world.now)
    world.goes_on()
    cases = world.daemon.house.store.cases()
    assert [(case.reporter, case.anonymous) for case in cases] == [("", True)] * 3
    shown = "\n".join(letter.text for letter in world.anke().reads_new())
    assert "</O=VOORBEELD/OU=ZENTRALE/CN=RECIPIENTS/CN=NOOR>" in shown
    assert "Sender: Noor <noor@reporter.example>" in shown
    anke = world.anke()
    letter = next(one for one in anke.reads() if "CN=NOOR" in one.text)
    anke.answers(letter, "#invalid\n\nThe number cannot be guessed.")
    world.goes_on()
    assert "niemand" in anke.reads()[-1].text  # the words would reach nobody
    anke.answers(letter, "#invalid")
    world.goes_on()
    world.passes(timedelta(days=60))
    written_to = {address for letter in world.smtp.letters for address in letter.rcpt_to}
    assert written_to == {ANKE, BRAM}
    assert State.INVALID in {case.state for case in world.daemon.house.store.cases()}
