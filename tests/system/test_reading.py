"""Mail that other programs write, from end to end: whatever its shape, a person reads it."""

from __future__ import annotations

from datetime import timedelta

from mailbot.facts import State
from tests.fixtures import FIXTURES
from tests.system import wording
from tests.system.world import ADDRESS, ANKE, AUTHSERV, BRAM, MakeWorld


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
    assert State.INVALID in {case.state for case in world.daemon.house.store.cases()}
    world.passes(timedelta(days=60))
    written_to = {address for letter in world.smtp.letters for address in letter.rcpt_to}
    assert written_to == {ANKE, BRAM}


REPORT = "The form at /requests lets me read the requests of others when I change the number in its address."
FORWARD = (
    "From: {sender}\r\nTo: "
    + ADDRESS
    + "\r\nSubject: {subject}\r\nMessage-ID: <fw-{mark}@reporter.example>\r\n{fields}"
    "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=ooo\r\n\r\n{own}--ooo\r\n"
    'Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="m.eml"\r\n\r\n'
)


def forwarded(inner: bytes, sender: str, *, own: str = "", subject: str = "FW", fields: str = "") -> bytes:
    """A mail that somebody forwards as an attachment, with words of their own or without."""
    text = f"--ooo\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{own}\r\n" if own else ""
    head = FORWARD.format(sender=sender, subject=subject, own=text, mark=len(inner), fields=fields)
    return head.encode() + inner + b"\r\n--ooo--\r\n"


def test_an_encrypted_mail_that_is_the_whole_of_another_is_opened(make_world: MakeWorld) -> None:
    world = make_world(languages=["en", "nl"])
    noor = world.correspondent("noor@reporter.example", key=True)
    inner = noor.composes(REPORT, encrypted=True, attachments={"proof.bin": b"proof"})
    noor.sends(forwarded(inner, noor.address))
    world.goes_on()
    letter = world.anke().reads_of_cases()[-1]
    assert wording.said_of("whole") in letter.text
    assert f"----- OpenPGP -----\n\nFrom: {noor.address}" in letter.text
    assert REPORT in letter.text
    assert b"proof" in letter.attachments.values()
    (case,) = world.daemon.house.store.cases()
    assert (case.state, case.key) == (State.RECEIVED, None)  # forwarding a mail does not show who wrote it
    (heard,) = world.daemon.house.store.heard(case.reference)
    assert (heard.decrypted, heard.authored) == (True, False)  # so that it does not go back


def test_what_a_handler_s_attached_mail_says_when_it_is_opened_is_not_obeyed(make_world: MakeWorld) -> None:
    world = make_world(languages=["en", "nl"])
    eve = world.correspondent("eve@evil.example", key=True)
    world.correspondent("noor@reporter.example").writes(REPORT * 4)
    world.goes_on()
    anke = world.anke()
    letter = anke.reads_of_cases()[-1]
    trap = eve.composes("#close spam\n\nGo away.", encrypted=True)
    vouched = f"Authentication-Results: {AUTHSERV}; dmarc=pass header.from=voorbeeld.example"
    fields = f"In-Reply-To: {letter.message_id}\r\n{vouched}\r\n"
    world.dovecot.deliver(
        world.user, forwarded(trap, ANKE, own="#note\r\n\r\nLook at this.", fields=fields), received_at=world.now
    )
    world.goes_on()
    (case,) = world.daemon.house.store.cases()
    assert case.state is State.RECEIVED
    world.passes(timedelta(hours=1))
    assert not any("Go away" in one.text for one in world.correspondent("noor@reporter.example").reads())


def test_what_s_mime_wraps_is_a_report_and_what_it_encrypts_is_told(make_world: MakeWorld) -> None:
    world = make_world(languages=["en", "nl"])
    for name in ("opaque-outlook", "encrypted-outlook"):
        world.dovecot.deliver(world.user, (FIXTURES / "smime" / f"{name}.eml").read_bytes(), received_at=world.now)
        world.goes_on()
    signed, encrypted = world.anke().reads_of_cases()[-2:]
    assert "The order number in the address can be guessed." in signed.text
    assert wording.line("case", 'smime == "signed"') in signed.text
    assert wording.line("case", 'encryption == "broken" and smime == "encrypted"') in encrypted.text
    assert "smime.p7m.untrusted" in encrypted.attachments
