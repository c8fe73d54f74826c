"""What is thrown at a published address by means of OpenPGP, from end to end, judged from the letters that went out."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pysequoia
import pytest

from mailbot import cli
from mailbot.edges.gpg import packets
from mailbot.languages.reasons import in_words
from tests.entities import multipart, multipart_signed, plain
from tests.people import Person, fill
from tests.system import wording
from tests.system.scenes import another, gpg_of
from tests.system.world import ADDRESS, AUTHSERV, BRAM, MONDAY, Correspondent, Letter, MakeWorld, World

NOOR = "noor@reporter.example"
VOUCHED = b"mx.voorbeeld.example; dmarc=pass header.from=reporter.example\r\n"
TEXT = "The form at /requests lets me read the requests of others when I change the number."
ENTITY = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + TEXT.encode() + b"\r\n"


def in_english(make_world: MakeWorld) -> tuple[World, Correspondent]:
    """A world whose letters are in English, and Noor, who uses gpg."""
    world = make_world(languages=["en"])
    return world, world.correspondent(NOOR, key=True, vouched=True)


def long_packet(tag: int, body: bytes) -> bytes:
    return bytes([0xC0 | tag, 0xFF]) + len(body).to_bytes(4) + body


def split(armored: bytes) -> list[packets.Packet]:
    return list(packets.split(packets.dearmored(armored)))


def armored(raw: bytes) -> bytes:
    return packets.armored_key(raw).replace("PUBLIC KEY BLOCK", "MESSAGE").encode()


def assert_nothing_leaked(world: World) -> None:
    assert [sent.rcpt_to for sent in world.smtp.letters if TEXT.encode() in sent.raw] == []


# What cannot be opened -----------------------------------------------------------------------------------------------


def to_another(world: World, noor: Person) -> bytes:
    return noor.encrypt(ENTITY, world.people.get("eve@attacker.example").armored, at=world.now)


def to_a_hidden_other(world: World, noor: Person) -> bytes:
    eve = world.people.get("eve@attacker.example")
    return noor.encrypt(ENTITY, eve.armored, at=world.now, args=["--throw-keyids"])


def tampered(world: World, noor: Person) -> bytes:
    key, container = split(noor.encrypt(ENTITY * 9, world.house.armored, at=world.now, args=["--compress-algo=none"]))
    body = bytearray(container.body)
    body[len(body) // 2] ^= 1
    return armored(key.raw + long_packet(packets.SEIPD, bytes(body)))


def unprotected(world: World, noor: Person) -> bytes:
    key, container = split(noor.encrypt(ENTITY, world.house.armored, at=world.now))
    return armored(key.raw + long_packet(packets.SED, container.body[1:]))


def cut_off(world: World, noor: Person) -> bytes:
    return noor.encrypt(ENTITY * 9, world.house.armored, at=world.now)[:-150]


def with_a_passphrase(world: World, noor: Person) -> bytes:
    return noor.gpg("--armor", "--symmetric", "--passphrase=x", stdin=ENTITY, at=world.now)


def twice(world: World, noor: Person) -> bytes:
    inner = packets.dearmored(noor.encrypt(ENTITY, world.house.armored, at=world.now))
    return noor.encrypt(inner, world.house.armored, at=world.now, args=["--no-literal"])


def twice_in_mime(world: World, noor: Person) -> bytes:
    inner = fill("pgpmime-thunderbird", noor.encrypt(ENTITY, world.house.armored, at=world.now))
    return noor.encrypt(inner[inner.index(b"Content-Type") :], world.house.armored, at=world.now)


def crowded(world: World, noor: Person) -> bytes:
    key, container = split(noor.encrypt(ENTITY, world.house.armored, at=world.now, args=["--throw-keyids"]))
    return armored(key.raw * 100 + container.raw)


def not_encrypted(world: World, noor: Person) -> bytes:
    return noor.gpg("--armor", "--store", stdin=ENTITY, at=world.now)


def version_6(world: World, noor: Person) -> bytes:
    key = pysequoia.Tsk.generate("Eve <eve@attacker.example>", profile=pysequoia.Profile.RFC9580)
    return pysequoia.encrypt(ENTITY, [key.extract_certificate()])


def bomb(world: World, noor: Person) -> bytes:
    """2.5 kB that decrypt to 1 GB: zeros, deflated twice."""
    size = 1 << 30
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = deflate.compress(long_packet(11, b"b\0" + bytes(4))[:2] + (size + 6).to_bytes(4) + b"b\0" + bytes(4))
    head += deflate.flush(zlib.Z_FULL_FLUSH)
    block = deflate.compress(bytes(size // 64)) + deflate.flush(zlib.Z_FULL_FLUSH)
    inner = b"\xa3\x01" + head + block * 64 + deflate.flush()  # a compressed packet of unknown length: RFC 9580, 4.2.2
    again = zlib.compressobj(9, zlib.DEFLATED, -15)
    outer = b"\xa3\x01" + again.compress(inner) + again.flush()
    small = noor.encrypt(outer, world.house.armored, at=world.now, args=["--no-literal", "--compress-algo=none"])
    assert len(small) < 5000
    return small


BROKEN = wording.said_of("broken")
NOT_FOR_US = wording.said_of("not-for-us")
FAILURES = [
    pytest.param(to_another, NOT_FOR_US, id="to another key"),
    pytest.param(version_6, NOT_FOR_US, id="to a version 6 key"),
    pytest.param(
        to_a_hidden_other, BROKEN + in_words("en", "could not be decrypted"), id="to a hidden key that is not ours"
    ),
    pytest.param(tampered, BROKEN + in_words("en", "changed on the way"), id="tampered with"),
    pytest.param(unprotected, BROKEN + in_words("en", "no integrity protection"), id="without integrity protection"),
    pytest.param(cut_off, BROKEN + in_words("en", "cut off"), id="cut off"),
    pytest.param(with_a_passphrase, BROKEN + in_words("en", "a passphrase instead of a key"), id="with a passphrase"),
    pytest.param(twice, BROKEN + in_words("en", "nested encryption"), id="encrypted twice"),
    pytest.param(
        twice_in_mime, BROKEN + in_words("en", "encrypted more than once"), id="encrypted twice, with MIME between"
    ),
    pytest.param(crowded, BROKEN + in_words("en", "too many recipients"), id="a hundred hidden recipients"),
    pytest.param(
        not_encrypted, BROKEN + in_words("en", "not encrypted"), id="a literal packet, which gpg decrypts with success"
    ),
    pytest.param(bomb, BROKEN + in_words("en", "too large"), id="2.5 kB that become 1 GB"),
]


@pytest.mark.parametrize(("make", "line"), FAILURES)
def test_what_cannot_be_opened_is_kept_shown_and_told_once(
    make_world: MakeWorld, make: Callable[[World, Person], bytes], line: str
) -> None:
    world, noor = in_english(make_world)
    ciphertext = make(world, gpg_of(noor))
    noor.sends(fill("pgpmime-thunderbird", ciphertext))
    world.goes_on()
    (letter,) = noor.reads()
    assert (letter.encrypted, letter.signed) == (False, True)
    told = [wording.line("acknowledgement", f'failure == "{why}"') for why in ("not-for-us", "broken")]
    assert [one in letter.text for one in told] == [line == NOT_FOR_US, line != NOT_FOR_US]
    assert "Monday 1 December 2025" in letter.text
    assert any(b"BEGIN PGP PUBLIC KEY BLOCK" in content for content in letter.attachments.values())
    for shown in (world.anke().reads()[-1], world.bram().reads()[-1]):
        assert f"{line}\n" in shown.text
        (kept,) = shown.attachments.values()
        assert kept.split() == ciphertext.split()
        assert TEXT not in shown.text
    (held,) = world.daemon.house.store.held_messages()
    assert fill("pgpmime-thunderbird", ciphertext) == world.daemon.house.store.raw_message(held.row)
    assert len(world.folder("mailbot.Held") or world.folder("mailbot/Held")) == 1
    assert_nothing_leaked(world)


def test_a_reporter_hears_once_that_later_mails_cannot_be_opened(make_world: MakeWorld) -> None:
    world, noor = in_english(make_world)
    noor.writes(TEXT * 4)
    world.goes_on()
    (acknowledgement,) = noor.reads_new()
    for make in (to_another, with_a_passphrase, tampered):
        raw = fill("pgpmime-thunderbird", make(world, gpg_of(noor))).replace(b"<1b9c", make.__name__.encode() + b"<")
        noor.sends(raw.replace(b"Subject:", b"In-Reply-To: " + acknowledgement.message_id.encode() + b"\r\nSubject:"))
        world.goes_on()
    (told,) = noor.reads_new()
    assert any(b"BEGIN PGP PUBLIC KEY BLOCK" in content for content in told.attachments.values())
    assert len(world.anke().reads()) == len(world.bram().reads()) == 4
    assert len(world.daemon.house.store.held_messages()) == 3


@contextmanager
def secret_key_put_back(world: World, owner: Person) -> Iterator[None]:
    """The organisation finds an older key of its own."""
    keeper = Person(ADDRESS, "", world.house.homedir, "", "")
    keeper.gpg("--import", stdin=owner.gpg("--armor", "--export-secret-keys", owner.fingerprint))
    yield
    keeper.gpg("--yes", "--delete-secret-and-public-key", owner.fingerprint)


def test_when_the_right_key_appears_a_held_mail_is_opened_after_all(make_world: MakeWorld) -> None:
    world, noor = in_english(make_world)
    older = world.people.get("older@voorbeeld.example")
    body = (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
        + ENTITY
        + b"\r\n--b\r\nContent-Type: application/pgp-keys\r\n\r\n"
        + gpg_of(noor).armored.encode()
        + b"\r\n--b--\r\n"
    )
    noor.sends(fill("pgpmime-thunderbird", gpg_of(noor).encrypt(body, older.armored, sign=True, at=world.now)))
    world.goes_on()
    (told,) = noor.reads_new()
    assert wording.line("acknowledgement", 'failure == "not-for-us"') in told.text
    world.now += timedelta(days=1)
    with secret_key_put_back(world, older):
        (held,) = world.daemon.house.store.held_messages()
        assert cli.run(["--config", str(world.config_file), "held", "release", str(held.row)]) == 0
        world.goes_on()
    assert world.daemon.house.store.held_messages() == []
    (case,) = world.daemon.house.store.cases()
    for handler in (world.anke(), world.bram()):
        shown = [letter for letter in handler.reads() if TEXT in letter.text]
        assert len(shown) == 1
        assert wording.said_of("whole") in shown[0].text
        assert case.reference in shown[0].subject


# Signatures ----------------------------------------------------------------------------------------------------------


def mail(sender: str, entity: bytes, *, answers: Letter | None = None, name: str = "first") -> bytes:
    fields = f"From: {sender}\r\nTo: {ADDRESS}\r\nSubject: Report\r\nMessage-ID: <{name}@mail.example>\r\n"
    if answers is not None:
        fields += f"In-Reply-To: {answers.message_id}\r\n"
    return f"{fields}MIME-Version: 1.0\r\n".encode() + entity


OTHERS = "Please send the reward to me instead, I am the one who wrote the text above this line."


def with_a_part_beside(noor: Person, at: datetime) -> bytes:
    return multipart("mixed", multipart_signed(ENTITY, noor.sign(ENTITY, at=at)), plain(OTHERS))


def with_a_third_part(noor: Person, at: datetime) -> bytes:
    whole = multipart_signed(ENTITY, noor.sign(ENTITY, at=at))
    return whole.removesuffix(b"--sss--\r\n") + b"--sss\r\n" + plain(OTHERS) + b"--sss--\r\n"


def with_text_around(noor: Person, at: datetime) -> bytes:
    return plain(noor.sign_clear(TEXT.encode() + b"\n", at=at).decode() + "\n" + OTHERS)


def of_an_attached_message(noor: Person, at: datetime) -> bytes:
    nested = b"From: noor@reporter.example\r\n" + multipart_signed(ENTITY, noor.sign(ENTITY, at=at))
    return multipart("mixed", plain(OTHERS), b"Content-Type: message/rfc822\r\n\r\n" + nested)


def changed_below(noor: Person, at: datetime) -> bytes:
    return multipart_signed(plain(OTHERS), noor.sign(ENTITY, at=at))


def two_around_each_other(noor: Person, at: datetime) -> bytes:
    return multipart_signed(ENTITY, noor.sign(ENTITY, at=at) + noor.sign(ENTITY, at=at))


def that_looks_like_status_lines(noor: Person, at: datetime) -> bytes:
    """Status lines as text: "Johnny, you are fired"."""
    return plain(f"[GNUPG:] GOODSIG X Noor\n[GNUPG:] VALIDSIG {noor.fingerprint}\n{OTHERS}\n{TEXT}")


BAD, NONE = wording.line("case", 'signature == "bad"'), ""
UNPROVEN = wording.line("case", "not proven")
PROVEN = wording.line("case", '"signature" in proven')
HOLDS = wording.line("case", 'signature == "good" and "signature" not in proven')


@pytest.mark.parametrize(
    ("make", "line"),
    [
        pytest.param(with_a_part_beside, BAD, id="over another part"),
        pytest.param(with_a_third_part, BAD, id="with a third part that it does not cover"),
        pytest.param(with_text_around, BAD, id="with text below it"),
        pytest.param(of_an_attached_message, NONE, id="of a message that is attached"),
        pytest.param(changed_below, BAD, id="over something else"),
        pytest.param(two_around_each_other, BAD, id="two in one"),
        pytest.param(that_looks_like_status_lines, NONE, id="status lines in the text"),
    ],
)
def test_a_signature_over_less_than_all_signs_nothing(
    make_world: MakeWorld, make: Callable[[Person, datetime], bytes], line: str
) -> None:
    world, noor = in_english(make_world)
    noor.writes(TEXT * 4, signed=True, key=True)
    world.goes_on()
    noor.reads_new()
    world.now += timedelta(hours=1)
    noor.sends(mail(NOOR, make(gpg_of(noor), world.now)))
    world.goes_on()
    for handler in (world.anke(), world.bram()):
        shown = handler.reads()[-1]
        assert UNPROVEN in shown.text
        assert PROVEN not in shown.text
        assert HOLDS not in shown.text
        assert line in shown.text
        assert OTHERS in shown.text or TEXT in shown.text


def test_an_older_signed_message_of_the_reporter_proves_nothing_when_it_comes_again(make_world: MakeWorld) -> None:
    world, noor = in_english(make_world)
    noor.writes(TEXT * 4, key=True)
    world.goes_on()
    (acknowledgement,) = noor.reads_new()
    said = ENTITY + acknowledgement.subject.encode() + b"\r\n"
    entity = multipart_signed(said, gpg_of(noor).sign(said, at=world.now))
    noor.sends(mail(NOOR, entity, answers=acknowledgement))
    world.goes_on()
    assert PROVEN in world.anke().reads()[-1].text
    world.now += timedelta(days=1)
    noor.sends(mail(NOOR, entity, name="again"))
    world.goes_on()
    assert len(world.anke().reads()) == len(world.bram().reads()) == 3
    for handler in (world.anke(), world.bram()):
        shown = handler.reads()[-1]
        assert TEXT in shown.text
        assert UNPROVEN in shown.text
        assert BAD in shown.text


# A handler's proof ---------------------------------------------------------------------------------------------------

ANSWER = "Thank you, Noor. Which browser did you use?"


def quoting(world: World) -> str:
    """The answer, with the first letter to Bram quoted below it, as clients do that protect no header field."""
    return f"{ANSWER}\n\nOn Mon, 24 Nov 2025 at 10:00, Gemeente Voorbeeld <{ADDRESS}> wrote:\n" + "\n".join(
        f"> {line}" for line in world.bram().reads()[0].text.splitlines()
    )


def in_clear_text(bram: Person, world: World, at: datetime) -> bytes:
    return plain(bram.sign_clear(quoting(world).encode() + b"\n", at=at).decode())


def in_multipart(bram: Person, world: World, at: datetime) -> bytes:
    entity = plain(quoting(world)).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")  # RFC 3156 section 5
    return multipart_signed(entity, bram.sign(entity, at=at))


def encrypted(bram: Person, world: World, octets: bytes, at: datetime, *, sign: bool) -> bytes:
    raw = fill("pgpmime-thunderbird", bram.encrypt(octets, world.house.armored, sign=sign, at=at))
    return raw[raw.index(b"Content-Type") :]


def inside_encrypted(bram: Person, world: World, at: datetime) -> bytes:
    return encrypted(bram, world, in_multipart(bram, world, at), at, sign=False)


def with_encrypted(bram: Person, world: World, at: datetime) -> bytes:
    return encrypted(bram, world, plain(quoting(world)), at, sign=True)


Make = Callable[[Person, World, datetime], bytes]
HANDLERS_FORMS = [
    pytest.param(in_clear_text, id="as a cleartext signature"),
    pytest.param(in_multipart, id="as multipart/signed"),
    pytest.param(inside_encrypted, id="inside what is encrypted"),
    pytest.param(with_encrypted, id="together with encryption"),
]


def case_for_bram(world: World, noor: Correspondent) -> Letter:
    """The letter that Bram has to answer."""
    noor.writes(TEXT * 4, key=True)
    world.goes_on()
    noor.reads_new()
    (letter,) = world.bram().reads()
    world.now += timedelta(hours=1)
    return letter


@pytest.mark.parametrize("make", HANDLERS_FORMS)
def test_a_handler_proven_by_signature_is_relayed_once(make_world: MakeWorld, make: Make) -> None:
    world, noor = in_english(make_world)
    bram, letter = world.bram(), case_for_bram(world, noor)
    entity = make(gpg_of(bram), world, world.now)
    bram.sends(mail(BRAM, entity, answers=letter))
    world.goes_on()
    world.passes(timedelta(minutes=10))
    (relayed,) = noor.reads_new()
    assert relayed.encrypted
    assert ANSWER in relayed.text
    assert "BEGIN PGP" not in relayed.text
    bram.sends(mail(BRAM, entity, answers=letter, name="caught-and-sent-again"))
    world.goes_on()
    world.passes(timedelta(hours=1))
    assert noor.reads_new() == []
    (held,) = world.daemon.house.store.held_messages()
    assert held.reason == "a signature that was used before"


def by_nobody(bram: Person, world: World, at: datetime) -> bytes:
    return plain(ANSWER)


def by_somebody_else(bram: Person, world: World, at: datetime) -> bytes:
    eve = world.people.get("eve@attacker.example")
    return multipart_signed(plain(ANSWER), eve.sign(plain(ANSWER), at=at))


def by_the_reporter(bram: Person, world: World, at: datetime) -> bytes:
    noor = world.people.get(NOOR)
    return multipart_signed(plain(ANSWER), noor.sign(plain(ANSWER), at=at))


def by_a_key_in_his_name(bram: Person, world: World, at: datetime) -> bytes:
    eve = another(world, BRAM)
    return multipart(
        "mixed",
        multipart_signed(plain(ANSWER), eve.sign(plain(ANSWER), at=at)),
        b"Content-Type: application/pgp-keys\r\n\r\n" + eve.armored.encode(),
    )


def before_the_letter(bram: Person, world: World, at: datetime) -> bytes:
    return in_multipart(bram, world, MONDAY - timedelta(minutes=6))  # a clock may be five slow


def over_a_part(bram: Person, world: World, at: datetime) -> bytes:
    return multipart("mixed", in_multipart(bram, world, at), plain("#close spam"))


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(by_nobody, id="without a signature"),
        pytest.param(by_somebody_else, id="signed by another key"),
        pytest.param(by_the_reporter, id="signed by the reporter"),
        pytest.param(by_a_key_in_his_name, id="signed by a key in the handler's name"),
        pytest.param(before_the_letter, id="signed before the letter that it answers"),
        pytest.param(over_a_part, id="signed in part"),
    ],
)
def test_a_mail_in_a_handlers_name_does_nothing(make_world: MakeWorld, make: Make) -> None:
    world, noor = in_english(make_world)
    bram, letter = world.bram(), case_for_bram(world, noor)
    bram.reads_new()
    world.anke().reads()
    bram.sends(mail(BRAM, make(gpg_of(bram), world, world.now), answers=letter))
    world.goes_on()
    world.passes(timedelta(hours=1))
    assert noor.reads_new() == []
    (held,) = world.daemon.house.store.held_messages()
    assert held.reason == "in a handler's name, not proven"
    (case,) = world.daemon.house.store.cases()
    assert case.drafts == ()
    (told,) = bram.reads_new()
    assert told.subject != (of_others := world.anke().reads()[-1].subject)
    assert "Bram Jansen" in of_others  # and asks him himself otherwise
    assert ANSWER not in told.text


# A key that cannot be used -------------------------------------------------------------------------------------------


def sign_only(world: World) -> Person:
    return another(world, NOOR, algorithm="ed25519")


def revoked(world: World) -> Person:
    noor = another(world, NOOR)
    certificate = (noor.homedir / "openpgp-revocs.d" / f"{noor.fingerprint}.rev").read_bytes()
    noor.gpg("--import", stdin=certificate.replace(b":-----", b"-----"))
    return replace(noor, armored=noor.gpg("--armor", "--export").decode())


def expired(world: World) -> Person:
    return another(world, NOOR, expire="90d")


def version_6_key(world: World) -> Person:
    key = pysequoia.Tsk.generate(f"Noor <{NOOR}>", profile=pysequoia.Profile.RFC9580).extract_certificate()
    return replace(world.people.get(NOOR), armored=str(key))


def somebody_elses(world: World) -> Person:
    return world.people.get("eve@attacker.example")


def missing(world: World) -> None:
    return None


UNUSABLE = wording.line("case", 'key == "unusable"')
OFFERED = wording.line("case", 'key == "offered"')


@pytest.mark.parametrize(
    ("key", "line"),
    [
        pytest.param(sign_only, UNUSABLE + "cannot encrypt\n", id="a key that only signs"),
        pytest.param(revoked, UNUSABLE + "revoked\n", id="a key that was revoked"),
        pytest.param(expired, UNUSABLE + "expired\n", id="a key that has expired"),
        pytest.param(version_6_key, UNUSABLE + "version 6\n", id="a key of version 6"),
        pytest.param(somebody_elses, OFFERED, id="a key of somebody else"),
        pytest.param(missing, "#clear-ok", id="no key"),
    ],
)
def test_a_handlers_words_wait_when_the_reporter_has_no_key_that_works(
    make_world: MakeWorld, key: Callable[[World], Person | None], line: str
) -> None:
    world, noor = in_english(make_world)
    owner = key(world)
    attached = b"Content-Type: application/pgp-keys\r\n\r\n" + owner.armored.encode() if owner else plain("no key")
    noor.sends(mail(NOOR, multipart("mixed", plain(TEXT * 4), attached)))
    world.goes_on()
    (acknowledgement,) = noor.reads_new()
    assert not acknowledgement.encrypted
    anke = world.anke()
    (letter,) = anke.reads_new()
    assert line in letter.text
    anke.answers(letter, ANSWER)
    world.goes_on()
    world.passes(timedelta(days=1))
    assert noor.reads_new() == []
    assert ANSWER in anke.reads_new()[0].text  # the confirmation: it waits
    (case,) = world.daemon.house.store.cases()
    assert [draft.words for draft in case.drafts] == [ANSWER]


def test_a_key_that_expires_before_a_relay_leaves_is_no_leave_to_write_in_clear(make_world: MakeWorld) -> None:
    world, noor = in_english(make_world)
    passing = another(world, NOOR, expire="2025-11-26")
    with_key = multipart(
        "mixed", plain(TEXT * 4), b"Content-Type: application/pgp-keys\r\n\r\n" + passing.armored.encode()
    )
    passed = f"Authentication-Results: {AUTHSERV}; dmarc=pass header.from={NOOR.rpartition('@')[2]}\r\n"
    noor.sends(passed.encode() + mail(NOOR, with_key))
    world.goes_on()
    sent = len(world.smtp.letters)
    anke, bram = world.anke(), world.bram()
    (letter,) = anke.reads_new()
    world.now += timedelta(days=3)
    anke.answers(letter, ANSWER)
    world.goes_on()
    world.passes(timedelta(hours=1))
    assert [one.rcpt_to for one in world.smtp.letters[sent:] if one.rcpt_to == (NOOR,)] == []
    for handler in (anke, bram):
        told = handler.reads()[-1]
        assert "reply that one of us wrote" in told.text
        assert "expired" in told.text
    (case,) = world.daemon.house.store.cases()
    assert [(draft.words, draft.send_at) for draft in case.drafts] == [(ANSWER, None)]
