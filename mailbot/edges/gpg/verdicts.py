"""What a run of gpg proved, read from its status lines and its exit status: gpg's doc/DETAILS.

What counts is how a run ended. Lines on the way may speak of another key than the one that did it in the end, and where
gpg ends without a reason, or with one that may pass (its agent, memory, time), that is no finding about a mail.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from mailbot.edges.gpg.process import Ran
from mailbot.errors import Permanent, Unsettled
from mailbot.facts import Bad, Good, Signature, UnknownKey, Unsigned

# One of these for each signature
_VERDICTS = {
    "GOODSIG": "",
    "BADSIG": "bad",
    "EXPSIG": "expired-signature",
    "EXPKEYSIG": "expired-key",
    "REVKEYSIG": "revoked-key",
    "ERRSIG": "unreadable",
}
_NO_PUBLIC_KEY = "9"  # ERRSIG's reason

# libgpg-error codes, the low 16 bits of what stands in an ERROR line
_SYSTEM_ERRORS = range(0x8000, 0x8100)  # such as 0x8056: the agent is out of secure memory
_AGENT_AWAY = {26, 62, 76, 77, 78, 81}  # NO_VALUE, TIMEOUT, INV_RESPONSE, NO_AGENT, AGENT, ASSUAN
_PASSPHRASE = {11, 31, 85, 86, 87, 99, 177}  # BAD_, INV_, NO_PIN_ENTRY, PIN_ENTRY, BAD_PIN, CANCELED, NO_PASSPHRASE
# A session key that is another's, or damaged: PUBKEY_ALGO, CHECKSUM, INV_PACKET, WRONG_SECKEY, BAD_KEY, BAD_MPI,
# WRONG_PUBKEY_ALGO, INV_DATA, UNSUPPORTED_ALGORITHM, BAD_DATA, DECRYPT_FAILED, UNKNOWN_CURVE
_ANOTHERS = {4, 10, 14, 18, 19, 30, 41, 79, 84, 89, 152, 188}

_ERROR = re.compile(r"([a-z0-9_.]+) (\d+)")  # not gpg-exit, with which gpg 2.4 ends whatever the reason

_TIME_CONFLICT = 39

OURS_IS_WRONG = "the passphrase of our key is wrong"


def error_codes(ran: Ran) -> str:
    """Return the errors that gpg named, by place and code, for the log: nothing that a stranger wrote."""
    return ", ".join(f"{place} {code}" for place, code in _errors(ran))


def _errors(ran: Ran) -> list[tuple[str, int]]:
    matches = (_ERROR.match(rest) for name, rest in ran.status if name in ("ERROR", "FAILURE"))
    return [(match[1], int(match[2]) & 0xFFFF) for match in matches if match]


def raise_trouble(ran: Ran) -> None:
    """Raise errors that are the agent's or the machine's fault, in a run that involves only our own key."""
    codes = {code for _, code in _errors(ran)}
    if _may_pass(codes):
        raise Unsettled(f"gpg-agent is short of memory or did not answer ({error_codes(ran)})")
    if codes & _PASSPHRASE:
        raise Permanent(OURS_IS_WRONG)


def _may_pass(codes: set[int]) -> bool:
    return any(code in _SYSTEM_ERRORS or code in _AGENT_AWAY for code in codes)


def is_time_conflict(ran: Ran) -> bool:
    """Return whether gpg would not sign, as what it replaces was signed later or in the same second."""
    return any(code == _TIME_CONFLICT for _, code in _errors(ran))


def raise_if_late(ran: Ran) -> None:
    """Raise when gpg was stopped by the clock on the wall: under load it may need less another time."""
    if ran.stopped == "time":
        raise Unsettled("gpg or its agent did not answer in time")


def needs_another_passphrase(ran: Ran) -> bool:
    """Return whether a run failed because its secret key has another passphrase; raise what may be temporary.

    False means that the session key is for another key, or no session key at all.
    """
    raise_if_late(ran)
    codes = {code for _, code in _errors(ran)}
    if codes & _PASSPHRASE:
        return True
    if codes - _ANOTHERS:
        raise Unsettled(f"gpg could not use our secret key ({error_codes(ran)})")
    if codes:
        return False
    if ran.count("NO_SECKEY"):
        raise Unsettled("gpg or its agent did not find our secret key")  # so it says too when no agent can be started
    if ran.returncode and not (ran.count("NODATA") or ran.count("END_DECRYPTION")):
        raise Unsettled(f"gpg ended with {ran.returncode} and gave no reason")
    return False


def gave_up_on_words(ran: Ran) -> bool:
    """Return whether gpg found the words of a message and gave out none: it does not know a signature around them."""
    gave_up = any(place == "proc_pkt.plaintext" for place, _ in _errors(ran))
    return gave_up and not (ran.stopped or ran.count("PLAINTEXT"))


def why_not_decrypted(ran: Ran) -> str | None:
    """Return why a run that found the session key gave no plaintext that counts; a signature is another matter."""
    if ran.stopped in ("size", "processor"):
        return {"size": "too large", "processor": "took too long"}[ran.stopped]
    raise_if_late(ran)
    if ran.count("BEGIN_DECRYPTION") > 1:
        return "nested encryption"
    if ran.count("BADMDC"):
        return "changed on the way"
    if ran.count("DECRYPTION_OKAY") != 1 or ran.count("GOODMDC") != 1:
        if _may_pass({code for _, code in _errors(ran)}) or not _is_explained(ran):
            raise Unsettled(f"gpg could not decrypt, and gave no reason ({error_codes(ran) or ran.returncode})")
        return "could not be decrypted"
    if ran.count("PLAINTEXT") != 1:
        return "not one plaintext"
    return None


def _is_explained(ran: Ran) -> bool:
    """Return whether gpg ended by itself, and not in the middle of its work."""
    return not ran.returncode or bool(_errors(ran)) or any(map(ran.count, ("DECRYPTION_FAILED", "NODATA")))


def signature(ran: Ran, names: Sequence[str], signed: bytes) -> Signature:
    """Sum up what the status lines say about a signature by one of the primary keys `names` over `signed`.

    Of several, each must be good and by another of `names`, whose order says which of them counts first.
    """
    verdicts = [(name, arguments.split()) for name, arguments in ran.status if name in _VERDICTS]
    if not verdicts and not ran.count("NEWSIG"):
        return Unsigned()
    if not verdicts or ran.count("NEWSIG") > len(verdicts):
        return Bad("several" if verdicts else "unreadable")
    valid = [arguments.split() for name, arguments in ran.status if name == "VALIDSIG"]
    if len(verdicts) > 1:
        return _together(ran, names, [name for name, _ in verdicts], valid, signed)
    [(name, arguments)] = verdicts
    if name == "ERRSIG" and arguments[5] == _NO_PUBLIC_KEY:
        return UnknownKey()
    if name != "GOODSIG" or len(valid) != 1 or ran.returncode:
        return Bad(_VERDICTS[name] or "unreadable")
    # The last field is the primary key's fingerprint: a user ID proves nothing
    signer, made_at = valid[0][9], valid[0][2]
    return _good(signer, made_at, signed) if signer in names else UnknownKey()


def _together(
    ran: Ran, names: Sequence[str], verdicts: Sequence[str], valid: Sequence[Sequence[str]], signed: bytes
) -> Signature:
    """Judge several signatures over one content: who changes to another key has both sign that."""
    by = {arguments[9]: arguments[2] for arguments in valid if arguments[9] in names}
    if set(verdicts) != {"GOODSIG"} or ran.returncode or not len(by) == len(valid) == len(verdicts):
        return Bad("several")
    first, *others = sorted(by, key=names.index)
    return replace(_good(first, by[first], signed), beside=tuple(others))


def _good(signer: str, made_at: str, signed: bytes) -> Good:
    # Not over the signature's own bytes, which a stranger can write down differently and keep valid; nor over white
    # space, which some kinds of signature do not cover
    named = b" ".join([signer.encode(), made_at.encode(), b"".join(signed.split())])
    return Good(signer, datetime.fromtimestamp(int(made_at), UTC), hashlib.sha256(named).digest())
