"""Who may do what: whoever pretends to be somebody else gets nothing, and what is said inside stays inside."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mailbot.facts import Ceilings, State
from tests.entities import mixed, part
from tests.system import wording
from tests.system.scenes import EVE, REPORT, ROSA, encrypted, gpg_of, in_case, mail, passed, signed, states
from tests.system.world import ADDRESS, ANKE, AUTHSERV, BRAM, MakeWorld, World

HANDLERS = (ANKE, BRAM)
QUESTION = "Which browser did you use?"
HELD = "mailbot.Held"


def outside(world: World) -> list[bytes]:
    """Every letter to anybody but handlers, as it left."""
    return [sent.raw for sent in world.smtp.letters if not set(sent.rcpt_to) & set(HANDLERS)]


class TestStrangers:
    @pytest.mark.parametrize("vouched", [False, True], ids=["nobody vouches for", "our server vouches for"])
    def test_who_names_a_case_of_somebody_else_gets_nothing_about_it(
        self, make_world: MakeWorld, *, vouched: bool
    ) -> None:
        world, rosa, _, _ = in_case(make_world)
        (case,) = world.daemon.house.store.cases()
        letter = rosa.reads()[0]
        eve = world.correspondent(EVE, vouched=vouched)
        thread = {"In-Reply-To": letter.message_id, "References": letter.message_id, "Reply-To": ROSA, "Cc": ROSA}
        eve.writes("STOP", subject=f"Re: [{case.reference}] Report", fields=thread)
        world.goes_on()
        world.passes(timedelta(days=40))
        for answer in eve.reads():
            assert case.reference not in answer.raw.decode() + answer.text
            assert letter.message_id not in answer.raw.decode()
        assert len({one.reference for one in world.daemon.house.store.cases()}) == 2
        (still,) = (one for one in world.daemon.house.store.cases() if one.reporter == ROSA)
        assert still.updates

    @pytest.mark.parametrize("text", ["STOP", REPORT], ids=["stop", "a-message"])
    def test_who_forges_the_reporter_and_answers_nothing_changes_nothing(
        self, make_world: MakeWorld, text: str
    ) -> None:
        world, rosa, anke, _ = in_case(make_world)
        world.anke().answers(anke, "#close invalid")
        world.goes_on()
        world.passes(timedelta(minutes=10))
        rosa.reads_new()
        (case,) = world.daemon.house.store.cases()
        eve = world.correspondent(EVE, key=True)
        theirs = gpg_of(eve).armored.encode()
        forged = mixed(part(text.encode()), part(theirs, "application/pgp-keys", "key.asc"))
        eve.sends(mail(ROSA, forged, f"References: <nothing@evil.example> [{case.reference}]"))
        eve.sends(mail(ROSA, signed(gpg_of(eve), forged, world), f"Subject: [{case.reference}]"))
        world.goes_on()
        for now in world.daemon.house.store.cases():
            assert now.key is None or now.key.fingerprint == gpg_of(rosa).fingerprint
            assert now.updates
        assert all(letter.encrypted or letter.signed for letter in rosa.reads_new())
        assert eve.reads() == []

    def test_an_alias_of_ours_is_never_written_to(self, make_world: MakeWorld) -> None:
        alias = "informatiebeveiliging@voorbeeld.example"
        world = make_world(aliases=[alias])
        for sender in (alias, ADDRESS, f"{ADDRESS}, {EVE}"):
            world.correspondent(EVE).sends(mail(sender, part(REPORT.encode()), f"Reply-To: {EVE}"))
        world.goes_on()
        world.passes(timedelta(days=40))
        assert outside(world) == []

    def test_a_delivery_report_about_no_letter_of_ours_is_held_and_told_in_the_morning(
        self, make_world: MakeWorld
    ) -> None:
        """Told at once, it could be about the very letter that tells it."""
        world, _, _, _ = in_case(make_world)
        status = f"Reporting-MTA: dns; mx.melder.example\r\n\r\nFinal-Recipient: rfc822; {ROSA}\r\nAction: failed\r\n"
        report = (
            b"Content-Type: multipart/report; report-type=delivery-status; boundary=rrr\r\n\r\n--rrr\r\n"
            + part(b"It could not be delivered.")
            + b"--rrr\r\n"
            + part(f"{status}Status: 5.1.1\r\n".encode(), "message/delivery-status")
            + b"--rrr--\r\n"
        )
        world.correspondent(EVE).sends(mail("mailer-daemon@melder.example", report, "Return-Path: <>"))
        world.goes_on()
        assert len(world.anke().reads()) == 1
        assert len(world.folder(HELD)) == 1
        world.passes(timedelta(days=1))
        assert "a failure notice about no email of ours" in world.anke().reads()[-1].text


class TestForgedHandlers:
    @pytest.mark.parametrize(
        "fields",
        [
            pytest.param([], id="nothing-at-all"),
            pytest.param([passed("mx.evil.example")], id="another-server"),
            pytest.param([f"Authentication-Results: {AUTHSERV}; dmarc=fail", passed()], id="below-the-top"),
            pytest.param([passed(f"mx.evil.example ({AUTHSERV}")[:-1] + "e)"], id="in-a-comment"),
            pytest.param([passed(domain="evil.example")], id="for-another-domain"),
            pytest.param([f"Authentication-Results: {AUTHSERV}; spf=pass (dmarc=pass)"], id="a-pass-in-a-comment"),
            pytest.param(
                [f"Authentication-Results: {AUTHSERV}; dmarc=fail header.from=voorbeeld.example; dmarc=pass"],
                id="two-verdicts",
            ),
        ],
    )
    def test_is_held_whoever_knows_the_letter(self, make_world: MakeWorld, fields: list[str]) -> None:
        world, rosa, anke, _ = in_case(make_world)
        forged = mail(ANKE, part(b"#close invalid\r\n\r\nGo away."), *fields, answers=anke)
        world.anke().sends(forged)
        world.goes_on()
        world.passes(timedelta(hours=1))
        assert rosa.reads_new() == []
        assert states(world) == {ROSA: State.RECEIVED}
        (told,) = world.anke().reads_new()[1:]
        assert anke.message_id not in told.text

    def test_by_the_answer_to_the_letter_of_another_handler(self, make_world: MakeWorld) -> None:
        world, rosa, anke, bram = in_case(make_world)
        world.anke().sends(mail(ANKE, part(b"#close invalid"), passed(), answers=bram))
        world.bram().sends(mail(BRAM, signed(gpg_of(world.bram()), part(b"#close invalid"), world), answers=anke))
        world.goes_on()
        assert states(world) == {ROSA: State.RECEIVED}
        assert rosa.reads_new() == []

    def test_by_another_key_that_comes_along(self, make_world: MakeWorld) -> None:
        world, rosa, _, bram = in_case(make_world)
        eve = gpg_of(world.correspondent(EVE, key=True))
        entity = mixed(part(b"#close invalid"), part(eve.armored.encode(), "application/pgp-keys", "key.asc"))
        world.bram().sends(mail(BRAM, signed(eve, entity, world), answers=bram))
        world.goes_on()
        assert states(world) == {ROSA: State.RECEIVED}
        assert rosa.reads_new() == []

    def test_what_stands_beside_their_encrypted_mail_never_reaches_a_reporter(self, make_world: MakeWorld) -> None:
        world, rosa, _, bram = in_case(make_world)
        theirs = encrypted(gpg_of(world.bram()), part(QUESTION.encode()), world)
        evil = part(b"canary-malware", "application/octet-stream", "tool.exe")
        world.bram().sends(mail(BRAM, mixed(theirs, evil), answers=bram))
        world.goes_on()
        world.passes(timedelta(hours=1))
        assert not [letter for letter in rosa.reads() if b"canary-malware" in letter.attachments.values()]
        assert rosa.reads_new() == []

    def test_a_banner_beside_their_encrypted_mail_stays_here(self, make_world: MakeWorld) -> None:
        world, rosa, _, bram = in_case(make_world)
        (case,) = world.daemon.house.store.cases()
        theirs = encrypted(gpg_of(world.bram()), part(f"{QUESTION}\r\n\r\n{case.reference}".encode()), world)
        world.bram().sends(mail(BRAM, mixed(part(b"canary-banner of the office"), theirs), answers=bram))
        world.goes_on()
        world.passes(timedelta(hours=1))
        (question,) = rosa.reads_new()
        assert QUESTION in question.text
        assert case.reference not in question.text.partition("* * *")[0]  # said for us alone
        assert question.attachments == {}

    def test_a_signed_order_counts_in_the_case_for_which_it_was_signed(self, make_world: MakeWorld) -> None:
        world, _, _, bram = in_case(make_world)
        tim = world.correspondent("tim@melder.example")
        tim.writes(REPORT)
        world.goes_on()
        other = world.bram().reads()[-1]
        world.now += timedelta(hours=1)
        meant = f"In-Reply-To: {bram.message_id}\r\nContent-Type: text/plain; protected-headers=v1\r\n\r\n"
        caught = signed(gpg_of(world.bram()), f"{meant}#close invalid".encode(), world)
        world.bram().sends(mail(BRAM, caught, answers=other))
        world.goes_on()
        assert states(world) == {ROSA: State.CLOSED, tim.address: State.RECEIVED}


class TestWhatReportersNeverSee:
    def test_the_letter_that_a_client_attaches_to_its_answer(self, make_world: MakeWorld) -> None:
        world, rosa, anke, _ = in_case(make_world)
        attached = part(anke.raw, "message/rfc822", "original.eml")
        entity = mixed(part(QUESTION.encode()), attached, part(b"canary-patch", "text/x-diff", "fix.patch"))
        world.anke().sends(mail(ANKE, entity, passed(), answers=anke))
        world.goes_on()
        (confirmation,) = world.anke().reads_new()[1:]
        assert [name for name in confirmation.attachments if "original" in name] == []
        assert b"canary-patch" in b"".join(confirmation.attachments.values())
        world.passes(timedelta(hours=1))
        (question,) = rosa.reads_new()
        assert [octets.strip() for octets in question.attachments.values()] == [b"canary-patch"]
        everything = question.text + question.raw.decode() + repr(question.attachments) + str(question.inner)
        assert ANKE not in everything
        assert anke.message_id not in everything

    def test_a_signature_block_is_cut_from_a_handlers_words(self, make_world: MakeWorld) -> None:
        world, rosa, anke, _ = in_case(make_world)
        world.anke().answers(anke, f"{QUESTION}\n\nKind regards,\nAnke de Vries\n{ANKE}")
        world.goes_on()
        world.passes(timedelta(hours=1))
        (letter,) = rosa.reads_new()
        assert "Kind regards,\nAnke de Vries" in letter.text
        assert ANKE not in letter.text + letter.raw.decode()

    def test_an_address_among_words_waits_for_a_look(self, make_world: MakeWorld) -> None:
        world, rosa, anke, _ = in_case(make_world)
        world.anke().answers(anke, f"{QUESTION} Or tell me at {ANKE} directly.\n\nKind regards,\nAnke de Vries")
        world.goes_on()
        world.passes(timedelta(hours=1))
        assert rosa.reads_new() == []
        (confirmation,) = world.anke().reads_new()[1:]
        assert wording.line("confirmation", 'elif sending == "waits-send"')[:20] in confirmation.text

    def test_what_could_not_be_opened_of_a_handlers_mail(self, make_world: MakeWorld) -> None:
        world, rosa, anke, _ = in_case(make_world)
        eve = gpg_of(world.correspondent(EVE, key=True))
        armored = eve.encrypt(QUESTION.encode(), eve.armored, at=world.now)
        world.anke().sends(mail(ANKE, part(b"canary-banner of the office\r\n\r\n" + armored), passed(), answers=anke))
        world.goes_on()
        world.passes(timedelta(hours=1))
        assert rosa.reads_new() == []
        assert len(world.folder(HELD)) == 1
        assert len(world.anke().reads_new()) == 2  # what she was shown, and that her mail could not be handled


def test_two_machines_on_either_side_that_say_nothing_of_it_come_to_an_end(make_world: MakeWorld) -> None:
    world, rosa, anke, _ = in_case(make_world)
    away = world.anke()
    away.answers(anke, "I am away until Monday. Call the office.")
    answered = 0
    for number in range(24):
        world.passes(timedelta(hours=1))
        for letter in away.reads_new():
            answered += 1
            away.answers(letter, f"I am away until Monday, says machine {number}.")
        for letter in rosa.reads_new():
            rosa.answers(letter, f"Thank you for your message, says machine {number}.")
    ceilings = Ceilings()
    assert answered < ceilings.answers_to_handler_per_day + 24 * ceilings.notices_per_hour
    assert len(rosa.reads()) <= ceilings.answers_to_handler_per_day + ceilings.machine_letters_per_day
    assert any("too many" in letter.text for letter in away.reads())


def test_the_log_names_nobody_and_nothing(make_world: MakeWorld, capfd: pytest.CaptureFixture[str]) -> None:
    world, rosa, anke, _ = in_case(make_world)
    world.smtp.always["RCPT"] = f"550 5.1.1 <{ROSA}>: user unknown canary-smtp"
    rosa.answers(rosa.reads()[0], "canary-text", attachments={"canary-name.txt": b"canary-octets"})
    world.anke().answers(anke, "#note canary-note")
    world.correspondent(EVE).sends(mail(f"canary-eve <{EVE}>", part(b"canary-text"), "Auto-Submitted: canary-auto"))
    world.correspondent(EVE).sends(mail(BRAM, part(b"canary-forged"), answers=anke))
    world.goes_on()
    logged = "".join(capfd.readouterr())
    assert "case=VB-" in logged
    for secret in ("canary", ROSA, EVE, ANKE, BRAM, anke.message_id, "melder.example", "evil.example"):
        assert secret not in logged
