"""Every form of encrypted and signed mail, made by two OpenPGPs, as clients really send it, from end to end."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from typing import Protocol

import pysequoia
import pytest
from babel.dates import format_date

from tests.people import Person, fill, make_home
from tests.system import wording
from tests.system.world import AUTHSERV, Correspondent, Letter, MakeWorld, World

NOOR = "noor@reporter.example"  # who writes the mails in fixtures/report
TEXT = "The form at /requests lets me read the requests of others when I change the number."
REPORT = TEXT.encode() + b"\r\n"
PROOF = b"proof-of-concept\x00\xff"


class Tool(Protocol):
    """An OpenPGP implementation in the reporter's hands."""

    noor: Person

    def encrypts(self, cleartext: bytes, *, sign: bool = False) -> bytes:
        """An armored message to the organisation and to herself."""

    def signs(self, octets: bytes) -> bytes:
        """A detached armored signature."""

    def signs_clear(self, text: bytes) -> bytes:
        """A block with a cleartext signature."""


@dataclass
class GnuPG:
    """gpg, at the world's clock."""

    noor: Person
    world: World

    def encrypts(self, cleartext: bytes, *, sign: bool = False) -> bytes:
        return self.noor.encrypt(cleartext, self.world.house.armored, self.noor.armored, sign=sign, at=self.world.now)

    def signs(self, octets: bytes) -> bytes:
        return self.noor.sign(octets, at=self.world.now)

    def signs_clear(self, text: bytes) -> bytes:
        return self.noor.sign_clear(text, at=self.world.now)


@dataclass
class Sequoia:
    """Sequoia, which knows the real clock only."""

    noor: Person
    world: World
    key: pysequoia.Tsk

    def encrypts(self, cleartext: bytes, *, sign: bool = False) -> bytes:
        to = [pysequoia.Cert.from_bytes(one.encode()) for one in (self.world.house.armored, self.noor.armored)]
        return pysequoia.encrypt(cleartext, to, signer=self.key.signer() if sign else None)

    def signs(self, octets: bytes) -> bytes:
        return pysequoia.sign(self.key.signer(), octets, mode=pysequoia.SignatureMode.DETACHED)

    def signs_clear(self, text: bytes) -> bytes:
        return pysequoia.sign(self.key.signer(), text, mode=pysequoia.SignatureMode.CLEAR)


def gnupg(world: World) -> Tool:
    """Noor with a key of gpg's making."""
    return GnuPG(world.people.get(NOOR, "Noor Bakker"), world)


def sequoia(world: World) -> Tool:
    """Noor with a key of Sequoia's making, which gpg opens her letters with."""
    world.now = datetime.now(UTC).replace(microsecond=0)
    key = pysequoia.Tsk.generate(f"Noor Bakker <{NOOR}>")
    public = key.extract_certificate()
    noor = Person(NOOR, "Noor Bakker", make_home(), public.fingerprint.upper(), str(public))
    world.people.known[noor.fingerprint] = noor  # takes the home away in the end
    noor.gpg("--import", stdin=str(key).encode())
    return Sequoia(noor, world, key)


def entity(tool: Tool, *, key: bool = True, parameters: dict[str, str] | None = None, **fields: str) -> bytes:
    """The report as a MIME entity with an attachment, and her key, header fields inside when they are named."""
    mail = EmailMessage(policy=SMTP)
    for name, value in fields.items():
        mail[name] = value
    mail.set_content(TEXT)
    mail.add_attachment(PROOF, maintype="application", subtype="zip", filename="proof.zip")
    if key:
        mail.add_attachment(
            tool.noor.armored.encode(), maintype="application", subtype="pgp-keys", filename="OpenPGP_key.asc"
        )
    del mail["MIME-Version"]
    for name, value in (parameters or {}).items():
        mail.set_param(name, value)
    return mail.as_bytes().removesuffix(b"\r\n")


def signed(tool: Tool, octets: bytes) -> bytes:
    """A mail signed as Thunderbird does."""
    return fill("signed-thunderbird", tool.signs(octets)).replace(b"@@SIGNED@@", octets)


def signed_clear(tool: Tool) -> bytes:
    """A text signed as K-9 Mail did."""
    block = tool.signs_clear(REPORT * 5).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return fill("inline-signed-k9", b"").replace(b"@@SIGNED@@", block)


def without_fields_of_the_mail(mail: bytes) -> bytes:
    """What of a mail is encrypted: RFC 3156 section 6.1."""
    return mail[mail.index(b"Content-Type:") :]


def with_autocrypt(mail: bytes, tool: Tool) -> bytes:
    """The mail with her key in its Autocrypt field."""
    packets = tool.noor.gpg("--dearmor", stdin=tool.noor.armored.encode())
    keydata = base64.encodebytes(packets).strip().replace(b"\n", b"\r\n ")
    return mail.replace(b"@@KEYDATA@@", b"\r\n " + keydata)


def vouched_for(mail: bytes) -> bytes:
    """The mail as our own server passes it on; the key of one that anybody could have sent is offered only."""
    domain = NOOR.rpartition("@")[2]
    return f"Authentication-Results: {AUTHSERV}; dmarc=pass header.from={domain}\r\n".encode() + mail


@dataclass(frozen=True)
class Seen:
    """What both handlers and the reporter see of a mail."""

    encryption: str
    signature: str = ""
    key: bool = True  # came along, and is pinned: the answer comes encrypted
    attachment: bool = True
    beside: str = ""  # text that stood outside


WHOLE, PARTLY, CLEAR = (wording.said_of(how) for how in ("whole", "partly", "no"))
PROVEN = wording.line("case", '"signature" in proven')
GOOD = wording.line("case", 'signature == "good" and "signature" not in proven')  # by a key that came along
UNKNOWN = wording.line("case", 'signature == "unknown"')
PINNED = wording.line("case", 'key == "pinned"')

SAID = {  # encrypted, signed
    (True, False): wording.line("acknowledgement", "elif encrypted"),
    (False, True): wording.line("acknowledgement", "elif signed"),
    (True, True): wording.line("acknowledgement", "encrypted and signed"),
}

FORMS = [
    pytest.param(
        lambda noor: fill("pgpmime-thunderbird", noor.encrypts(entity(noor))), Seen(WHOLE), id="PGP/MIME, key inside"
    ),
    pytest.param(
        lambda noor: fill("pgpmime-thunderbird", noor.encrypts(entity(noor, key=False))),
        Seen(WHOLE, key=False),
        id="PGP/MIME without a key",
    ),
    pytest.param(
        lambda noor: fill("pgpmime-thunderbird", noor.encrypts(entity(noor), sign=True)),
        Seen(WHOLE, GOOD),
        id="signed and encrypted in one, key inside",
    ),
    pytest.param(
        lambda noor: with_autocrypt(fill("pgpmime-autocrypt", noor.encrypts(entity(noor, key=False), sign=True)), noor),
        Seen(WHOLE, GOOD),
        id="signed and encrypted in one, key in the Autocrypt field",
    ),
    pytest.param(
        lambda noor: fill("pgpmime-thunderbird", noor.encrypts(entity(noor, key=False), sign=True)),
        Seen(WHOLE, UNKNOWN, key=False),
        id="signed and encrypted in one, without a key",
    ),
    pytest.param(
        lambda noor: fill("pgpmime-thunderbird", noor.encrypts(without_fields_of_the_mail(signed(noor, entity(noor))))),
        Seen(WHOLE, GOOD),
        id="signed inside encrypted, key inside",
    ),
    pytest.param(lambda noor: signed(noor, entity(noor)), Seen(CLEAR, GOOD), id="signed in clear, key inside"),
    pytest.param(
        lambda noor: with_autocrypt(signed_clear(noor), noor),
        Seen(CLEAR, GOOD, attachment=False),
        id="a text with a cleartext signature",
    ),
    pytest.param(
        lambda noor: fill("inline-mutt", noor.encrypts(REPORT, sign=True)),
        Seen(WHOLE, UNKNOWN, key=False, attachment=False),
        id="armor alone in a text",
    ),
    pytest.param(
        lambda noor: fill("inline-below-text", noor.encrypts(REPORT)),
        Seen(PARTLY, key=False, attachment=False, beside="my report is encrypted below"),
        id="armor below text",
    ),
    pytest.param(
        lambda noor: fill("inline-html", noor.encrypts(REPORT)),
        Seen(PARTLY, key=False, attachment=False, beside="Hallo, zie onder."),
        id="armor in HTML",
    ),
    pytest.param(
        lambda noor: fill("inline-quoted-printable", noor.encrypts(REPORT)),
        Seen(PARTLY, key=False, attachment=False, beside="Groet, Noor"),
        id="armor in quoted-printable",
    ),
    pytest.param(
        lambda noor: fill("inline-indented", noor.encrypts(REPORT)),
        Seen(PARTLY, key=False, attachment=False, beside="my tool gave me this"),
        id="armor indented, without its blank line",
    ),
    pytest.param(
        lambda noor: fill("pgpmime-exchange", noor.encrypts(entity(noor), sign=True)),
        Seen(WHOLE, GOOD),
        id="PGP/MIME through Exchange",
    ),
    pytest.param(
        lambda noor: fill("pgpmime-gmail-api", noor.encrypts(entity(noor), sign=True)),
        Seen(WHOLE, GOOD),
        id="PGP/MIME through the Gmail API",
    ),
    pytest.param(
        lambda noor: fill(
            "pgpmime-proton-bridge", noor.encrypts(entity(noor, key=False), sign=True), noor.noor.armored
        ),
        Seen(PARTLY, GOOD, beside="Sent with Proton Mail secure email."),
        id="PGP/MIME through Proton Bridge",
    ),
    pytest.param(
        lambda noor: fill("attachment-gpg-files", noor.encrypts(REPORT), noor.noor.armored),
        # The key lies outside what nobody signed: whoever carries the mail can have put it there
        Seen(PARTLY, key=False, attachment=False, beside="Please see the attached report."),
        id="a loose binary .gpg file and a key as .asc",
    ),
    pytest.param(
        lambda noor: fill("attachment-asc-outlook", noor.encrypts(REPORT, sign=True), noor.noor.armored),
        Seen(PARTLY, GOOD, attachment=False, beside="My report is in the file."),
        id="a loose .asc file and a key as application/pgp-keys",
    ),
    pytest.param(
        lambda noor: fill("attachment-pgp-apple-mail", noor.encrypts(REPORT)),
        Seen(WHOLE, key=False, attachment=False),
        id="a loose .pgp file in an empty mail",
    ),
]


@pytest.mark.parametrize("tool", [gnupg, sequoia])
@pytest.mark.parametrize(("make", "seen"), FORMS)
def test_every_form_is_read_and_answered(
    make_world: MakeWorld, tool: Callable[[World], Tool], make: Callable[[Tool], bytes], seen: Seen
) -> None:
    world = make_world(languages=["en"])
    hand = tool(world)
    noor = Correspondent(world, NOOR, hand.noor)
    noor.sends(vouched_for(make(hand)))
    world.goes_on()
    (acknowledgement,) = noor.reads()
    (clear,), (sealed,) = world.anke().reads(), world.bram().reads()
    assert (acknowledgement.encrypted, clear.encrypted, sealed.encrypted) == (seen.key, False, True)
    assert acknowledgement.signed
    assert SAID[seen.encryption != CLEAR, seen.signature == GOOD] in acknowledgement.text
    (case,) = world.daemon.house.store.cases()
    assert case.assessment is not None
    assert format_date(case.assessment.by, "EEEE d MMMM y", "en_GB") in acknowledgement.text
    for letter in (clear, sealed):
        above, below = halves(letter)
        assert f"{seen.encryption}\n" in above
        assert [line for line in (GOOD, UNKNOWN) if line in above] == [seen.signature][: bool(seen.signature)]
        assert (PINNED in above) == seen.key
        assert TEXT in below
        assert "BEGIN PGP" not in below
        assert ("proof.zip.untrusted", PROOF) in letter.attachments.items() or not seen.attachment
        assert seen.beside not in below or not seen.beside  # never mixed into what was protected
        assert seen.beside.encode() in b"".join(letter.attachments.values())


def halves(letter: Letter) -> tuple[str, str]:
    """What mailbot knows, and below the mark what the reporter wrote."""
    above, _, below = letter.text.partition("----- 8< -----")
    return above, below


@pytest.mark.parametrize("tool", [gnupg, sequoia])
@pytest.mark.parametrize(
    "parameters",
    [
        pytest.param({"hp": "cipher"}, id="header fields protected as RFC 9788 has it"),
        pytest.param({"protected-headers": "v1"}, id="header fields protected in the older form"),
    ],
)
def test_a_case_named_in_the_inner_subject_alone_gets_the_mail(
    make_world: MakeWorld, tool: Callable[[World], Tool], parameters: dict[str, str]
) -> None:
    world = make_world(languages=["en"])
    hand = tool(world)
    noor = Correspondent(world, NOOR, hand.noor)
    first = fill("pgpmime-autocrypt", hand.encrypts(entity(hand, key=False), sign=True))
    noor.sends(vouched_for(with_autocrypt(first, hand)))
    world.goes_on()
    (case,) = world.daemon.house.store.cases()
    inner = entity(hand, key=False, parameters=parameters, From=NOOR, Subject=f"Re: [{case.reference}] more")
    noor.sends(fill("pgpmime-thunderbird", hand.encrypts(inner, sign=True)).replace(b"<1b9c", b"<2b9c"))
    world.now += timedelta(days=31)  # too late to join its sender's only open case
    world.goes_on()
    assert len(world.daemon.house.store.cases()) == 1
    receipt = noor.reads()[1]
    assert receipt.encrypted
    assert SAID[True, True] in receipt.text
    for reader in (world.anke(), world.bram()):
        above, below = halves(
            next(letter for letter in reader.reads() if f"Re: [{case.reference}] more" in letter.text)
        )
        assert PROVEN in above
        assert TEXT in below


def test_a_report_that_a_key_of_version_6_has_signed_is_read_and_answered(make_world: MakeWorld) -> None:
    """gpg would give up on all of it; the key itself, which it cannot use, is told to be of version 6."""
    world = make_world(languages=["en"])
    world.now = datetime.now(UTC).replace(microsecond=0)
    key = pysequoia.Tsk.generate(f"Noor Bakker <{NOOR}>", profile=pysequoia.Profile.RFC9580)
    public = key.extract_certificate()
    hand = Sequoia(
        Person(NOOR, "Noor Bakker", world.house.homedir, public.fingerprint.upper(), str(public)), world, key
    )
    noor = Correspondent(world, NOOR)
    noor.sends(vouched_for(fill("pgpmime-thunderbird", hand.encrypts(entity(hand), sign=True))))
    world.goes_on()
    (acknowledgement,) = noor.reads()
    assert not acknowledgement.encrypted
    assert SAID[True, False] in acknowledgement.text
    above, below = halves(world.bram().reads()[0])
    assert wording.line("case", 'key == "unusable"') + "version 6\n" in above
    assert not any(line in above for line in (GOOD, UNKNOWN, PINNED))
    assert TEXT in below
