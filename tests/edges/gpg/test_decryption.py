"""What was decrypted is one whole protected message for us; everything else is Broken, NotForUs, or our own trouble."""

from __future__ import annotations

import os
import subprocess
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pysequoia
import pytest

from mailbot.edges.gpg import Gpg, packets, verdicts
from mailbot.edges.gpg import process as gpg_process
from mailbot.edges.gpg.decryption import SecretKey
from mailbot.edges.gpg.process import Limits, Ran
from mailbot.errors import Permanent, Temporary, Unsettled
from mailbot.facts import Bad, Broken, Decrypted, Decryption, Good, NotForUs, UnknownKey, Unsigned
from tests.people import PASSPHRASE, Ours, People, Person

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
TEXT = b"SQL injection in /login\r\n"


@pytest.fixture(scope="session")
def noor(people: People) -> Person:
    return people.get("noor@reporter.example", "Noor Bakker")


@pytest.fixture(scope="session")
def eve(people: People) -> Person:
    return people.get("eve@attacker.example", "Eve")


def binary(armored: bytes) -> bytes:
    return packets.dearmored(armored)


def parts(armored: bytes) -> list[packets.Packet]:
    return list(packets.split(binary(armored)))


def long_packet(tag: int, body: bytes) -> bytes:
    return bytes([0xC0 | tag, 0xFF]) + len(body).to_bytes(4) + body


class Cast(NamedTuple):
    """Who takes part in a test: a reporter, somebody else, and our public key."""

    noor: Person
    eve: Person
    us: str


Make = Callable[[Cast], bytes]


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda c: c.noor.encrypt(TEXT, c.us, at=NOW), id="armored"),
        pytest.param(lambda c: binary(c.noor.encrypt(TEXT, c.us, at=NOW)), id="binary"),
        pytest.param(lambda c: c.noor.encrypt(TEXT, c.eve.armored, c.us, at=NOW), id="to somebody else too"),
        pytest.param(lambda c: c.noor.encrypt(TEXT, c.us, at=NOW, args=["--throw-keyids"]), id="hidden recipient"),
        pytest.param(
            lambda c: c.noor.encrypt(TEXT, c.us, at=NOW, args=["--symmetric", "--passphrase", "x"]),
            id="to us and with a passphrase, which nobody is asked for",
        ),
        pytest.param(
            lambda c: b"above\n" + c.noor.encrypt(TEXT, c.us, at=NOW) + b"below\n", id="text around the armor"
        ),
        pytest.param(
            lambda c: c.noor.encrypt(TEXT, c.us, at=NOW).replace(b"-----\n\n", b"-----\n"),
            id="without the blank line",
        ),
        pytest.param(
            lambda c: c.noor.encrypt(
                TEXT, c.us, at=NOW, args=["--set-filename", "x\n[GNUPG:] NEWSIG\u2028[GNUPG:] NEWSIG"]
            ),
            id="a file name that looks like status lines",
        ),
    ],
)
def test_messages_to_us_are_decrypted(make: Make, ours: Ours, noor: Person, eve: Person) -> None:
    assert ours.gpg.decrypt(make(Cast(noor, eve, ours.armored)), [], NOW) == Decrypted(TEXT, Unsigned())


def nested(c: Cast) -> bytes:
    inner = binary(c.noor.encrypt(TEXT, c.us, at=NOW))
    return c.noor.encrypt(inner, c.us, at=NOW, args=["--no-literal"])


def nested_passphrase(c: Cast) -> bytes:
    inner = c.noor.gpg("--symmetric", "--passphrase", PASSPHRASE, stdin=TEXT, at=NOW)
    return c.noor.encrypt(inner, c.us, at=NOW, args=["--no-literal"])


def unprotected(c: Cast) -> bytes:
    key, container = parts(c.noor.encrypt(TEXT, c.us, at=NOW))
    return key.raw + long_packet(packets.SED, container.body[1:])


def tampered(c: Cast) -> bytes:
    key, container = parts(c.noor.encrypt(TEXT * 100, c.us, at=NOW, args=["--compress-algo", "none"]))
    body = bytearray(container.body)
    body[len(body) // 2] ^= 1
    return key.raw + long_packet(packets.SEIPD, bytes(body))


def shortened(c: Cast) -> bytes:
    key, container = parts(c.noor.encrypt(TEXT * 100, c.us, at=NOW, args=["--compress-algo", "none"]))
    return key.raw + long_packet(packets.SEIPD, container.body[:-200])


def crowded(c: Cast) -> bytes:
    key, container = parts(c.noor.encrypt(TEXT, c.us, at=NOW, args=["--throw-keyids"]))
    return key.raw * 100 + container.raw


WORDS = long_packet(packets.LITERAL, b"b\0" + bytes(4) + TEXT)
OPENING, CLOSING = long_packet(packets.ONE_PASS, b"\6" + bytes(69)), long_packet(packets.SIGNATURE, b"\6" + bytes(150))


def holding(*found: bytes) -> Make:
    """A message to us that holds these packets."""
    options = ["--no-literal", "--compress-algo", "none"]
    return lambda c: c.noor.encrypt(b"".join(found), c.us, at=NOW, args=options)


def deflated(content: bytes) -> bytes:
    return long_packet(8, b"\2" + zlib.compress(content))  # RFC 9580 section 5.6


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        pytest.param(lambda c: c.noor.encrypt(TEXT, c.eve.armored, at=NOW), NotForUs(), id="to another key"),
        pytest.param(
            holding(OPENING, WORDS, WORDS, CLOSING), Broken("not one plaintext"), id="two texts in an unknown signature"
        ),
        pytest.param(holding(OPENING, CLOSING), Broken("not one plaintext"), id="no text in an unknown signature"),
        pytest.param(
            holding(OPENING, deflated(WORDS), CLOSING), Broken("not one plaintext"), id="a packed text in one"
        ),
        pytest.param(
            holding(OPENING, WORDS, deflated(WORDS), CLOSING),
            Broken("not one plaintext"),
            id="a packed text beside one",
        ),
        pytest.param(
            holding(OPENING, WORDS, CLOSING[:-1]),
            Broken("not one plaintext"),
            id="an unknown signature that is cut off",
        ),
        pytest.param(
            lambda c: holding(OPENING, binary(c.noor.encrypt(TEXT, c.us, at=NOW)), CLOSING)(c),
            Broken("not one plaintext"),
            id="encrypted twice, with an unknown signature between",
        ),
        pytest.param(
            lambda c: c.noor.encrypt(TEXT, c.eve.armored, at=NOW, args=["--throw-keyids"]),
            Broken("could not be decrypted"),
            id="to a hidden key that is not ours",
        ),
        pytest.param(lambda c: c.noor.gpg("--store", stdin=TEXT), Broken("not encrypted"), id="a literal packet"),
        pytest.param(lambda c: c.noor.gpg("--sign", stdin=TEXT), Broken("not encrypted"), id="signed, not encrypted"),
        pytest.param(
            lambda c: c.noor.gpg("--symmetric", "--passphrase", PASSPHRASE, stdin=TEXT),
            Broken("a passphrase instead of a key"),
            id="with a passphrase only, even our own",
        ),
        pytest.param(
            lambda c: c.noor.encrypt(
                TEXT, c.eve.armored, at=NOW, args=["--throw-keyids", "--symmetric", "--passphrase", PASSPHRASE]
            ),
            Broken("could not be decrypted"),
            id="to a hidden key that is not ours, and with our own passphrase",
        ),
        pytest.param(unprotected, Broken("no integrity protection"), id="without integrity protection"),
        pytest.param(tampered, Broken("changed on the way"), id="one bit changed"),
        pytest.param(shortened, Broken("changed on the way"), id="shortened, with a length that fits"),
        pytest.param(lambda c: binary(c.noor.encrypt(TEXT, c.us, at=NOW))[:-10], Broken("cut off"), id="cut off"),
        pytest.param(lambda c: c.noor.encrypt(TEXT, c.us, at=NOW)[:-60], Broken("cut off"), id="cut off in its armor"),
        pytest.param(nested, Broken("nested encryption"), id="encrypted twice"),
        pytest.param(
            nested_passphrase, Broken("nested encryption"), id="a passphrase inside, which nobody is asked for"
        ),
        pytest.param(
            lambda c: binary(c.noor.encrypt(TEXT, c.us, at=NOW)) * 2,
            Broken("several messages"),
            id="two in one",
        ),
        pytest.param(crowded, Broken("too many recipients"), id="a hundred hidden recipients"),
        pytest.param(lambda _: b"", Broken("not encrypted"), id="empty"),
        pytest.param(lambda _: b"\xff" * 9, Broken("cut off"), id="noise"),
        pytest.param(
            lambda _: b"-----BEGIN PGP MESSAGE-----\n\nhQGMA\n-----END PGP MESSAGE-----",
            Broken("damaged armor"),
            id="armor of nothing",
        ),
    ],
)
def test_nothing_else_is_decrypted(make: Make, expected: Decryption, ours: Ours, noor: Person, eve: Person) -> None:
    assert ours.gpg.decrypt(make(Cast(noor, eve, ours.armored)), [noor.armored.encode()], NOW) == expected


def test_what_decrypts_to_too_much_is_stopped(ours: Ours, noor: Person) -> None:
    small = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE, limits=Limits(output=1 << 20))
    bomb = noor.encrypt(bytes(16 << 20), ours.armored, at=NOW, args=["--compress-algo", "zlib"])
    assert len(bomb) < 64 << 10
    assert small.decrypt(bomb, [], NOW) == Broken("too large")


def test_an_agent_that_does_not_answer_is_our_trouble(ours: Ours, noor: Person) -> None:
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    message = noor.encrypt(TEXT, ours.armored, at=NOW)
    assert gpg.decrypt(message, [], NOW) == Decrypted(TEXT, Unsigned())
    gpg._process._limits = Limits(seconds=0)  # now that it knows its keys
    with pytest.raises(Unsettled, match="in time"):
        gpg.decrypt(message, [], NOW)


FOUND = (("DECRYPTION_KEY", "A B u"), ("BEGIN_DECRYPTION", ""))
FULL = (*FOUND, ("PLAINTEXT", "62 0 "), ("DECRYPTION_OKAY", ""), ("GOODMDC", ""), ("END_DECRYPTION", ""))
FAILED = (*FOUND, ("DECRYPTION_FAILED", ""), ("END_DECRYPTION", ""))


@pytest.mark.parametrize(
    ("ran", "why"),
    [
        pytest.param(Ran(FULL, b"x", 0), None, id="whole"),
        pytest.param(Ran(FULL, b"x", 2), None, id="whole, with a signature that does not count"),
        pytest.param(Ran(FOUND, b"x", -24, "processor"), "took too long", id="stopped for its cost"),
        pytest.param(Ran(FOUND, b"x", -9, "size"), "too large", id="stopped for its size"),
        pytest.param(
            Ran((*FOUND, ("PLAINTEXT", "62 0 "), ("DECRYPTION_OKAY", "")), b"x", 0),
            "could not be decrypted",
            id="decrypted, but gpg does not call it protected",
        ),
        pytest.param(
            Ran((*FOUND, ("DECRYPTION_OKAY", ""), ("GOODMDC", "")), b"x", 0),
            "not one plaintext",
            id="decrypted to no plaintext",
        ),
        pytest.param(Ran(FAILED, b"", 2), "could not be decrypted", id="gpg says that it cannot"),
        pytest.param(Ran((*FOUND, ("BADMDC", "")), b"", 2), "changed on the way", id="changed"),
        pytest.param(Ran((*FOUND, ("NODATA", "3")), b"", 2), "could not be decrypted", id="nothing inside"),
        pytest.param(
            Ran((*FOUND, ("ERROR", "proc_pkt.plaintext 89_BAD_DATA"), ("BADMDC", "")), b"", 2),
            "changed on the way",
            id="nonsense inside",
        ),
    ],
)
def test_status_lines_must_agree(ran: Ran, why: str | None) -> None:
    assert verdicts.why_not_decrypted(ran) == why


@pytest.mark.parametrize(
    "ran",
    [
        pytest.param(Ran(FOUND, b"x", -9, "time"), id="stopped by the clock"),
        pytest.param(Ran(FOUND, b"x", 2), id="ended in the middle"),
        pytest.param(
            Ran((*FOUND, ("FAILURE", "gpg-exit 33554433")), b"x", 2), id="ended in the middle, as 2.4 says it"
        ),
        pytest.param(Ran((*FAILED[:3], ("ERROR", "decrypt 32854")), b"x", 2), id="out of memory"),
    ],
)
def test_an_end_without_a_reason_is_no_finding_about_the_mail(ran: Ran) -> None:
    with pytest.raises(Unsettled):
        verdicts.why_not_decrypted(ran)


def no_key(*said: str) -> Ran:
    """A run that found no session key: `said` are its errors, as gpg 2.4 has them."""
    errors = tuple(("ERROR", f"pkdecrypt_failed {code}") for code in said)
    return Ran((("NO_SECKEY", "1F1C05DA55A29ACB"), *errors, *FAILED[1:], ("FAILURE", "gpg-exit 33554433")), b"", 2)


@pytest.mark.parametrize(
    ("ran", "expected"),
    [
        pytest.param(no_key("67108875"), True, id="another passphrase"),
        pytest.param(no_key("16777226"), False, id="another's session key for ECDH"),
        pytest.param(no_key("33554450"), False, id="another's session key for RSA"),
        pytest.param(Ran((("NODATA", "3"), ("FAILURE", "gpg-exit 33554433")), b"", 2), False, id="no session key"),
        pytest.param(no_key("16810070"), Unsettled, id="the agent is out of secure memory"),
        pytest.param(no_key("67108941"), Unsettled, id="no agent"),
        pytest.param(no_key("33554449"), Unsettled, id="no agent, as gpg 2.4 says it"),
        pytest.param(no_key(), Unsettled, id="no agent, as gpg 2.2 says it"),
        pytest.param(no_key("16777419"), Unsettled, id="the file of our secret key is damaged"),
        pytest.param(Ran((), b"", 2), Unsettled, id="no reason at all"),
        pytest.param(Ran((), b"", -9, "time"), Unsettled, id="stopped by the clock"),
    ],
)
def test_a_run_that_finds_no_session_key(ran: Ran, expected: bool | type[Exception]) -> None:
    if not isinstance(expected, bool):
        with pytest.raises(expected):
            verdicts.needs_another_passphrase(ran)
    else:
        assert verdicts.needs_another_passphrase(ran) is expected


def test_of_what_gpg_says_the_log_gets_places_and_codes_alone() -> None:
    lines = (("ERROR", "pkdecrypt_failed 67108875"), ("ERROR", "Noor Bakker 12"), ("ERROR", "decrypt 38 /home/noor"))
    assert verdicts.error_codes(Ran(lines, b"", 2)) == "pkdecrypt_failed 11, decrypt 38"


@pytest.mark.parametrize(
    ("said", "error"),
    [
        pytest.param("pkdecrypt_failed 16810070", Unsettled, id="the agent is out of secure memory"),
        pytest.param("pkdecrypt_failed 67108941", Unsettled, id="no agent"),
        pytest.param("pkdecrypt_failed 67108875", Permanent, id="the wrong passphrase"),
    ],
)
def test_trouble_with_the_agent_is_no_finding_about_the_mail(said: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        verdicts.raise_trouble(Ran((("NO_SECKEY", "1F1C05DA55A29ACB"), ("ERROR", said)), b"", 2))


def test_a_wrong_passphrase_is_our_trouble(ours: Ours, noor: Person) -> None:
    message = noor.encrypt(TEXT, ours.armored, at=NOW)
    ours.gpg.sign(TEXT, NOW)
    wrong = Gpg(ours.homedir, ours.fingerprint, "wrong")
    with pytest.raises(Permanent, match="passphrase"):
        wrong.check(NOW)  # restarts the agent, which else remembers the right one
    with pytest.raises(Permanent, match="passphrase"):
        wrong.decrypt(message, [], NOW)
    ours.gpg.check(NOW)


@pytest.mark.parametrize(
    ("script", "match"),
    [
        pytest.param("kill -9 $$", "signal 9", id="killed"),
        pytest.param(None, "could not be started", id="gone"),
    ],
)
def test_a_gpg_that_dies_is_our_trouble(script: str | None, match: str, ours: Ours, tmp_path: Path) -> None:
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    gpg._process.gpgbinary = str(tmp_path / "gpg")
    if script:
        (tmp_path / "gpg").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "gpg").chmod(0o755)
    with pytest.raises(Temporary, match=match):
        gpg.sign(TEXT, NOW)


def test_an_exit_status_that_nothing_explains_settles_nothing(ours: Ours, noor: Person, tmp_path: Path) -> None:
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    gpg._process.gpgbinary = str(tmp_path / "gpg")
    (tmp_path / "gpg").write_text('#!/bin/sh\ngpg "$@"\ncase "$*" in *--decrypt*) exit 2;; esac\n')
    (tmp_path / "gpg").chmod(0o755)
    for sign in (False, True):
        message = noor.encrypt(TEXT, ours.armored, sign=sign, at=NOW, args=["--throw-keyids"])
        with pytest.raises(Unsettled, match="no reason"):
            gpg.decrypt(message, [], NOW)


def test_a_gpg_home_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(Permanent, match="home"):
        Gpg(tmp_path / "none", "", None)


def test_secrets_stand_in_no_argument_and_no_environment(ours: Ours, noor: Person, tmp_path: Path) -> None:
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    gpg._process.gpgbinary = str(tmp_path / "gpg")
    (tmp_path / "gpg").write_text(f'#!/bin/sh\n(echo "$@"; env) >> {tmp_path}/seen\nexec gpg "$@"\n')
    (tmp_path / "gpg").chmod(0o755)
    gpg.sign(b"canary", NOW)
    assert gpg.decrypt(noor.encrypt(b"canary", ours.armored, at=NOW), [], NOW) == Decrypted(b"canary", Unsigned())
    seen = (tmp_path / "seen").read_text()
    assert "--decrypt" in seen
    assert PASSPHRASE not in seen
    assert "canary" not in seen
    environment = {line.partition("=")[0] for line in seen.splitlines() if "=" in line and " " not in line}
    assert environment <= {"PATH", "LC_ALL", "PWD", "OLDPWD", "SHLVL", "_"}


def test_a_key_that_is_new_in_the_home_is_noticed(ours: Ours, noor: Person) -> None:
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    gpg._decrypting._secrets = {b"another!": SecretKey(b"another!", 18, True, "A" * 40)}
    assert gpg.decrypt(noor.encrypt(TEXT, ours.armored, at=NOW), [], NOW) == Decrypted(TEXT, Unsigned())


@pytest.mark.parametrize("args", [[], ["--throw-keyids"]], ids=["named", "hidden"])
@pytest.mark.parametrize("sign", [False, True], ids=["unsigned", "signed"])
def test_a_hidden_recipient_in_front_of_us(sign: bool, args: list[str], ours: Ours, noor: Person, eve: Person) -> None:
    """As a blind copy makes it; gpg decrypts it and exits with 2."""
    fresh = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    hidden, _ = parts(noor.encrypt(TEXT, eve.armored, at=NOW, args=["--throw-keyids"]))
    message = hidden.raw + binary(noor.encrypt(TEXT, ours.armored, sign=sign, at=NOW, args=args))
    found = fresh.decrypt(message, [noor.armored.encode()], NOW)
    assert isinstance(found, Decrypted)
    assert found.cleartext == TEXT
    assert isinstance(found.signature, Good if sign else Unsigned)


def test_a_keyring_that_cannot_be_read_is_our_trouble(ours: Ours, noor: Person, eve: Person) -> None:
    hasty = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE, limits=Limits(seconds=0))
    with pytest.raises(Temporary):
        hasty.decrypt(noor.encrypt(TEXT, eve.armored, at=NOW), [], NOW)


def test_a_gpg_that_ends_just_as_its_time_is_up_has_not_succeeded(
    ours: Ours, noor: Person, eve: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its list of our keys may lack the end: taken for whole, a message to us would be none of ours."""

    def once_it_has_ended(process: subprocess.Popen[bytes], *more: Any) -> Ran:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        return listen(process, *more)

    listen = gpg_process._listen
    monkeypatch.setattr(gpg_process, "_listen", once_it_has_ended)
    hasty = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE, limits=Limits(seconds=0))
    with pytest.raises(Temporary):
        hasty.decrypt(noor.encrypt(TEXT, eve.armored, at=NOW), [], NOW)
    with pytest.raises(Temporary):
        hasty.public_key(NOW)


def test_signatures_inside(ours: Ours, noor: Person, eve: Person) -> None:
    keys = [noor.armored.encode()]
    signed = ours.gpg.decrypt(noor.encrypt(TEXT, ours.armored, sign=True, at=NOW), keys, NOW)
    assert isinstance(signed, Decrypted)
    assert isinstance(signed.signature, Good)
    assert (signed.signature.fingerprint, signed.signature.made_at) == (noor.fingerprint, NOW)
    unknown = ours.gpg.decrypt(eve.encrypt(TEXT, ours.armored, sign=True, at=NOW), keys, NOW)
    assert unknown == Decrypted(TEXT, UnknownKey())


def test_plaintext_that_looks_like_status_lines_changes_nothing(ours: Ours, noor: Person) -> None:
    valid = f"{noor.fingerprint} 2026-11-20 {int(NOW.timestamp())} 0 4 0 22 10 00 {noor.fingerprint}"
    text = f"\n[GNUPG:] NEWSIG\n[GNUPG:] GOODSIG X Noor\n[GNUPG:] VALIDSIG {valid}\n".encode()
    found = ours.gpg.decrypt(noor.encrypt(text, ours.armored, at=NOW), [noor.armored.encode()], NOW)
    assert found == Decrypted(text, Unsigned())


def test_our_own_signature_counts_only_when_asked_for(ours: Ours, noor: Person) -> None:
    signed = ours.gpg._secretly(
        "--armor", "--sign", f"--recipient={ours.fingerprint}", "--encrypt", stdin=TEXT, now=NOW
    )
    assert ours.gpg.decrypt(signed.output, [noor.armored.encode()], NOW) == Decrypted(TEXT, UnknownKey())


def test_many_at_once(ours: Ours, noor: Person) -> None:
    message = noor.encrypt(TEXT, ours.armored, at=NOW)
    with ThreadPoolExecutor(24) as pool:
        found = list(pool.map(lambda _: ours.gpg.decrypt(message, [], NOW), range(24)))
    assert found == [Decrypted(TEXT, Unsigned())] * 24


def changed(message: bytes) -> bytes:
    *locked, container = packets.split(binary(message))
    return b"".join(packet.raw for packet in locked) + container.raw[:-1] + bytes([container.raw[-1] ^ 1])


@pytest.mark.parametrize("times", [pytest.param(1, id="short"), pytest.param(50_000, id="long, and in pieces")])
def test_what_a_key_of_version_6_has_signed_is_read(times: int, ours: Ours, noor: Person) -> None:
    """Nobody can say who wrote it; gpg alone would give up on all of it."""
    key = pysequoia.Tsk.generate("Sam <sam@reporter.example>", profile=pysequoia.Profile.RFC9580)
    us = pysequoia.Cert.from_bytes(ours.armored.encode())
    text = TEXT * times
    message = bytes(pysequoia.encrypt(text, [us, key.extract_certificate()], signer=key.signer()))
    found = ours.gpg.decrypt(message, [str(key.extract_certificate()).encode()], NOW)
    assert found == Decrypted(text, Bad("unreadable"))
    assert ours.gpg.decrypt(changed(message), [], NOW) == Broken("changed on the way")
    beside = noor.gpg("--sign", "--compress-algo=none", stdin=TEXT, at=NOW)
    both = holding(OPENING, beside, CLOSING)(Cast(noor, noor, ours.armored))
    assert ours.gpg.decrypt(both, [noor.armored.encode()], NOW) == Decrypted(TEXT, Bad("unreadable"))
    thrifty = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE, limits=Limits(output=100_000))
    assert (thrifty.decrypt(message, [], NOW) == Broken("too large")) == (times > 1)


def test_what_another_openpgp_encrypts_and_signs(ours: Ours) -> None:
    now = datetime.now(UTC) + timedelta(seconds=1)  # Sequoia makes keys and signatures by the real clock
    key = pysequoia.Tsk.generate("Sam <sam@reporter.example>")
    public = str(key.extract_certificate()).encode()
    message = pysequoia.encrypt(TEXT, [pysequoia.Cert.from_bytes(ours.armored.encode())], signer=key.signer())
    found = ours.gpg.decrypt(message, [public], now)
    assert isinstance(found, Decrypted)
    assert found.cleartext == TEXT
    assert isinstance(found.signature, Good)
    assert found.signature.fingerprint == key.extract_certificate().fingerprint.upper()
