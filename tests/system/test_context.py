"""A signature counts for the case that it was made for: what it covers says which, never the header around it."""

from __future__ import annotations

from datetime import timedelta

from mailbot.facts import Case, Context, State
from mailbot.mail.signed_context import letter_line
from tests.entities import CRLF, part
from tests.people import People, Person
from tests.system import wording
from tests.system.scenes import EVE, IBD, REPORT, ROSA, encrypted, gpg_of, in_case, mail, passed, shared, signed, states
from tests.system.world import ADDRESS, ANKE, AUTHSERV, BRAM, Correspondent, Letter, MakeWorld, World

TIM = "tim@melder.example"
CARLA = "carla@voorbeeld.example"
UNSIGNED = "encrypted, and not signed by the colleague it comes from"


def quoting(text: str, *letters: Letter) -> bytes:
    """What a client signs that protects no field, and quotes."""
    below = "".join(f"> {line}\n" for letter in letters for line in letter.text.splitlines())
    return part(f"{text}\n\nOn Mon, 24 Nov 2025 at 10:00, us <{ADDRESS}> wrote:\n{below}".replace("\n", CRLF).encode())


def naming(text: str, letter: Letter) -> bytes:
    return part(f"{text}{CRLF}{CRLF}{reference(letter)}".encode())


def protecting(text: str, field: str) -> bytes:
    """What Thunderbird and K-9 sign."""
    return f"{field}\r\nContent-Type: text/plain; protected-headers=v1\r\n\r\n{text}".encode()


def reference(letter: Letter) -> str:
    return letter.subject[-13:-1]


def two_cases(make_world: MakeWorld, people: People) -> tuple[World, Letter, Letter]:
    """Rosa's case and Tim's, and the letters that Bram got about them, and Carla in the same words."""
    carla = people.get(CARLA)
    key = carla.homedir / "carla.asc"
    key.write_text(carla.armored)
    handlers = [
        {"name": "Anke de Vries", "address": ANKE, "role": "lead", "cleartext": True},
        {"name": "Bram Jansen", "address": BRAM, "key": "bram.asc"},
        {"name": "Carla Smit", "address": CARLA, "key": str(key)},
    ]
    world, _, _, rosas = in_case(make_world, handlers=handlers)
    world.correspondent(TIM).writes(REPORT.replace("requests", "complaints"))
    world.goes_on()
    (tims,) = world.bram().reads()[1:]
    world.anke().reads_new()
    world.now += timedelta(hours=1)
    return world, rosas, tims


def held(world: World) -> list[str]:
    return [one.reason for one in world.daemon.house.store.held_messages()]


def comes(world: World, entity: bytes, *fields: str, answers: Letter, sender: str = BRAM) -> list[Letter]:
    """Let a mail come in; give what Bram is told of it."""
    told = len(world.bram().reads())
    world.bram().sends(mail(sender, entity, *fields, answers=answers))
    world.goes_on()
    return world.bram().reads()[told:]


def test_a_signed_order_moves_to_no_other_case(make_world: MakeWorld, people: People) -> None:
    world, rosas, tims = two_cases(make_world, people)
    bram = gpg_of(world.bram())
    caught = [
        (quoting("#close invalid", rosas), Context.ANOTHER),
        (naming("#close invalid", rosas), Context.UNCLEAR),
        (protecting("#close invalid", f"Subject: Re: {rosas.subject}"), Context.ANOTHER),
        (quoting("#close invalid", rosas, tims), Context.ANOTHER),  # the first one: the other stands below its mark
        (part(b"#close invalid"), Context.NONE),
        (part(f"#close duplicate {reference(tims)}".encode()), Context.NONE),
    ]
    for entity, context in caught:
        asked = comes(world, signed(bram, entity, world), answers=tims)
        assert (held(world)[-1], states(world)) == (context.value, {ROSA: State.RECEIVED, TIM: State.RECEIVED})
        (letter,) = asked
        assert letter.encrypted
        assert wording.line("refused", 'why == "no-context"')[:40] in letter.text or "another email" in letter.text
    # … nor from the mailbox itself, in whose name our server vouches for the mail around it
    for entity in (signed(bram, quoting("#stop", rosas), world), encrypted(bram, quoting("Hello Rosa", rosas), world)):
        comes(world, entity, passed(), answers=tims)
        assert held(world)[-1] == Context.ANOTHER.value
    world.passes(timedelta(hours=2))
    assert world.correspondent(TIM).reads_new()[1:] == []


def test_a_signed_order_moves_to_no_other_letter_of_its_case(make_world: MakeWorld, people: People) -> None:
    """An answer to a confirmation relays nothing: as the answer to the report, its words would go to the reporter."""
    world, rosas, _ = two_cases(make_world, people)
    bram, rosa = gpg_of(world.bram()), world.correspondent(ROSA, key=True)
    rosa.reads_new()
    (confirmation,) = comes(world, signed(bram, quoting("Dear Rosa, thanks.", rosas), world), answers=rosas)
    comes(world, signed(bram, quoting("Anke, is she right?", confirmation), world), answers=rosas)
    # … nor with a Message-ID beside it that is made up to bear the code of what is quoted
    code = letter_line(reference(confirmation), confirmation.message_id)[-11:-1]
    made_up = f"References: <{code}.{'0' * 32}@voorbeeld.example>"
    comes(world, signed(bram, quoting("Anke, is she right at all?", confirmation), world), made_up, answers=rosas)
    assert held(world) == [Context.ANOTHER.value] * 2
    world.passes(timedelta(hours=1))
    assert ["is she right" in letter.text for letter in rosa.reads_new()] == [False]


def test_any_client_can_say_which_case_is_meant(make_world: MakeWorld, people: People) -> None:
    world, rosas, _ = two_cases(make_world, people)
    bram = gpg_of(world.bram())
    orders = [
        (signed(bram, quoting("#accept 2025-12-10", rosas), world), State.ACCEPTED),
        (signed(bram, naming(f"#defer{CRLF}{CRLF}It is old.", rosas), world), State.DEFERRED),
        (encrypted(bram, protecting("#accept 2025-12-11", f"Subject: Re: {rosas.subject}"), world), State.ACCEPTED),
        (
            signed(bram, protecting("#defer\r\n\r\nIt is old.", f"References: {rosas.message_id}"), world),
            State.DEFERRED,
        ),
        (part(clear(bram, quoting("#close invalid", rosas), world)), State.CLOSED),
    ]
    for entity, state in orders:
        (confirmation,) = comes(world, entity, answers=rosas)
        assert states(world) == {ROSA: state, TIM: State.RECEIVED}
        assert reference(confirmation) == reference(rosas)
    assert held(world) == []


def clear(person: Person, entity: bytes, world: World) -> bytes:
    text = entity.partition(b"\r\n\r\n")[2].replace(CRLF.encode(), b"\n")
    return person.sign_clear(text, at=world.now + timedelta(seconds=30))


def test_what_a_thief_of_the_mailbox_brings_along_is_neither_an_order_nor_decrypted(
    make_world: MakeWorld, people: People
) -> None:
    """Our server's word is about the mail as it came: not about what a part of it was signed for, or who sealed it."""
    world, rosas, tims = two_cases(make_world, people)
    bram, rosa = gpg_of(world.bram()), gpg_of(world.correspondent(ROSA, key=True))
    comes(world, signed(bram, part(b"#key drop"), world), passed(), answers=rosas)  # from another list, another time
    cases = {case.reporter: case for case in world.daemon.house.store.cases()}
    assert [one.line for one in cases[ROSA].waiting] == ["#key drop"]
    secret = part(b"The password is canary-7731.")
    for ciphertext in (encrypted(rosa, secret, world), encrypted(bram, secret, world)):
        world.anke().sends(mail(ANKE, ciphertext, passed(), answers=world.anke().reads()[1]))
        comes(world, ciphertext, passed(), answers=tims)
    world.anke().answers(world.anke().reads()[1], "#clear-ok")
    world.goes_on()
    world.passes(timedelta(hours=2))
    assert held(world) == [UNSIGNED, UNSIGNED, UNSIGNED, Context.NONE.value]
    assert not any("canary-7731" in letter.text for letter in world.correspondent(TIM).reads())


def stop(named: str) -> bytes:
    text = f"STOP\n\nOn Mon, 24 Nov 2025 at 10:00, us <{ADDRESS}> wrote:\n> Reference: {named}\n"
    return part(text.replace("\n", CRLF).encode())


def test_what_the_reporter_signed_elsewhere_is_no_wish_here(make_world: MakeWorld, people: People) -> None:
    """THREATS 41: an old "stop" from a list, or from their other case, sent again in their name."""
    world, rosas, _ = two_cases(make_world, people)
    rosa = gpg_of(world.correspondent(ROSA, key=True))
    letter = world.correspondent(ROSA, key=True).reads()[0]
    for entity in (part(b"STOP"), stop("VB-2024-AAAA"), quoting("STOP", world.bram().reads()[1])):
        for header in (f"Subject: Re: [{reference(rosas)}]", f"References: {rosas.message_id}"):
            world.bram().sends(mail(ROSA, signed(rosa, entity, world), header))
    world.now -= timedelta(days=2)  # signed before the letter that it seems to answer
    early = signed(rosa, stop(reference(rosas)), world)
    world.now += timedelta(days=2)
    world.bram().sends(mail(ROSA, early, f"Authentication-Results: {AUTHSERV}; dmarc=fail", answers=letter))
    world.goes_on()
    (case,) = (case for case in world.daemon.house.store.cases() if case.reference == reference(rosas))
    assert case.updates
    assert wording.line("case", '"written" in proven') in world.anke().reads()[-1].text
    meant = signed(rosa, stop(case.reference), world)
    world.bram().sends(mail(ROSA, meant, f"Subject: Re: [{case.reference}]"))
    world.goes_on()
    (case,) = (one for one in world.daemon.house.store.cases() if one.reference == case.reference)
    assert not case.updates


def case_of(world: World, named: str) -> Case:
    (case,) = (one for one in world.daemon.house.store.cases() if one.reference == named)
    return case


def test_a_thief_of_a_handlers_mailbox_waits_an_hour_for_each_thing(make_world: MakeWorld, people: People) -> None:
    """THREATS 48: whoever holds Anke's mailbox for a day, while Carla, a lead as well, reads her own mail."""
    carla = "carla@voorbeeld.example"
    handlers = [
        {"name": "Anke de Vries", "address": ANKE, "role": "lead", "cleartext": True},
        {"name": "Carla Bos", "address": carla, "role": "lead", "cleartext": True},
        {"name": "Bram Jansen", "address": BRAM, "key": "bram.asc"},
    ]
    world, rosa, shown, _ = in_case(make_world, handlers=handlers)
    shared(world, people.get(IBD).armored)
    world.restarts()
    world.correspondent(TIM).writes(REPORT.replace("requests", "complaints"))
    world.goes_on()
    thief, lead, rosas = world.anke(), world.correspondent(carla), reference(shown)
    tims = thief.reads()[-1]
    lead.reads_new()
    pinned = case_of(world, rosas).key
    orders = [
        "#key drop",
        "#clear-ok",
        "#share IBD",
        f"#merge {reference(tims)}",
        "#new eve@evil.example\n\nHere is what Rosa found.",
    ]
    for order in orders:
        thief.answers(shown, order)
        world.goes_on()
        thief.answers(thief.reads_new()[-1], "#send")  # makes no hour shorter
        world.goes_on()
        thief.reads_new()
    world.passes(timedelta(minutes=55))
    told = " ".join(letter.text for letter in lead.reads_new())
    assert [order for order in orders if order.partition("\n")[0] not in told] == []
    case = case_of(world, rosas)
    assert (case.key, case.clear_ok, case.merged_into) == (pinned, False, "")
    assert [sent.rcpt_to for sent in world.smtp.letters if "eve@evil.example" in sent.rcpt_to] == []
    assert ["requests" in letter.text for letter in world.correspondent(IBD, key=True).reads()] == [False, False]
    world.passes(timedelta(hours=3))  # and nobody stops it
    assert case_of(world, rosas).key is None
    Correspondent(world, ROSA, people.get(EVE)).answers(rosa.reads()[0], "My new key.", key=True)
    world.goes_on()
    assert case_of(world, rosas).key is None  # offered, and no more
