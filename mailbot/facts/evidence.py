"""Who wrote a mail: the evidence for its From address, how far that goes, and what a mail may do on it.

Guarantee: whatever a mail asks for is measured against one table, `NEEDS`; nothing else decides what is proof enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum, IntEnum, StrEnum, auto


class Proof(StrEnum):
    """A sign that the From address wrote a mail."""

    NONE = "unproven"
    SIGNATURE = "signature"  # a valid one, of the pinned or enrolled key, over the whole
    VOUCHED = "vouched"  # by our own server: dmarc=pass, or what else the operator named
    ANSWER = "answer"  # answers an unguessable Message-ID that only this address got
    WRITTEN = "written"  # signed by that key, over a content that says not for which case: it tells who, not what for
    DISOWNED = "disowned"  # by our own server: dmarc=fail. It speaks against the address


class Context(StrEnum):
    """Which letter and which case the signed content of a mail names.

    A value that proves nothing is the reason for which a handler's mail is held.
    """

    LETTER = "that letter"
    CASE = "its case"
    NONE = "signed, and says nowhere which case it is for"
    UNCLEAR = "signed, and its words name another case, or several"
    ANOTHER = "signed for another letter than it answers"

    @property
    def proves(self) -> bool:
        """Return whether a signature over that content counts for the case."""
        return self in (Context.LETTER, Context.CASE)


class JoinedBy(StrEnum):
    """What showed to which case a mail belongs; the values are what the letter's texts ask for."""

    NOTHING = ""  # it belongs to none, or waited for it in the hold
    KEY = "key"  # the pinned key of the case signed it, from another address
    LETTER = "letter"  # it answers a letter about the case
    INNER_SUBJECT = "inner subject"  # names its reference there
    SUBJECT = "subject"
    ADDRESS = "address"  # the case is its sender's only open one: anybody could have written it


class Shown(Enum):
    """How a failure notice shows that it comes from where our letter went."""

    TAG = auto()  # it came to the letter's own return path, which no client copies into an answer
    CONTENT = auto()  # it returns of the letter what no client copies either: the boundary between its parts
    MESSAGE_ID = auto()  # it names the letter: everybody can who was sent an answer to it


class Grade(IntEnum):
    """How certain it is who wrote a mail; a better grade may do all that a worse one may."""

    FAILED = 0  # disowned: it voids every other sign but a signature
    UNPROVEN = 1  # anybody could have written it
    REACHABLE = 2  # it answers a letter of ours that only the recipient has, from the address that got it
    VOUCHED = 3  # DMARC passed at our own server (RFC 7489), or what else the operator named
    SIGNED = 4  # by the pinned key, over a content that names the case or answers our letter


class Doing(Enum):
    """What a mail may do in the name of its From address."""

    HAVE_ACKNOWLEDGEMENT = auto()  # of a first mail; a case of its own it has in any case
    JOIN_BY_NAME = auto()  # join the case of its sender whose reference it names, or whose letter it answers
    HAVE_RECEIPT = auto()  # … for what is written later, from an address that has proven nothing before
    PROVE_ADDRESS = auto()  # let its address have all that we send by the calendar: reminders, progress
    FIX_FACTS = auto()  # settle what was provisional: language, name, wish for no mail
    PIN_KEY = auto()  # have the key that it brings used from now on; else it is offered to handlers
    WISH = auto()  # STOP, START, no letters at all
    REOPEN = auto()  # a closed case
    COUNT_AGAIN = auto()  # as one who is reached, and no machine, after letters came back or a machine wrote
    BOUNCE = auto()  # report that a letter of ours did not arrive
    HAVE_A_LANE = auto()  # of its own, for its acknowledgement, and room of its own among handlers' notices
    ASK = auto()  # as a handler's, in a mail of its own: what only reads, answered to the enrolled address alone
    OBEY = auto()  # as a handler's, in answer to a letter to that very handler
    SPEND_SIGNATURE = auto()  # use up the signature that it bears: it counts once
    SUCCEED_KEY = auto()  # put another key in the place of the pinned one
    ADD_ADDRESS = auto()  # of the same person
    NAME_READERS = auto()  # who may read what handlers write in the case: those that it went to beside us
    OWN_THE_INSIDE = auto()  # count as the word of whoever wrote what came encrypted: be answered by it, be its author


NEEDS: Mapping[Doing, Grade] = {
    Doing.HAVE_ACKNOWLEDGEMENT: Grade.FAILED,  # forwarding breaks DMARC, and PGP is no condition for being heard
    Doing.JOIN_BY_NAME: Grade.FAILED,  # it is shown for what it is, and does nothing there
    Doing.HAVE_RECEIPT: Grade.REACHABLE,
    Doing.PROVE_ADDRESS: Grade.REACHABLE,
    Doing.FIX_FACTS: Grade.REACHABLE,
    Doing.PIN_KEY: Grade.REACHABLE,
    Doing.WISH: Grade.REACHABLE,
    Doing.REOPEN: Grade.REACHABLE,
    Doing.COUNT_AGAIN: Grade.REACHABLE,
    Doing.BOUNCE: Grade.REACHABLE,
    Doing.NAME_READERS: Grade.REACHABLE,
    Doing.SPEND_SIGNATURE: Grade.REACHABLE,
    Doing.HAVE_A_LANE: Grade.VOUCHED,
    Doing.ASK: Grade.VOUCHED,
    Doing.OBEY: Grade.VOUCHED,
    Doing.SUCCEED_KEY: Grade.SIGNED,
    Doing.ADD_ADDRESS: Grade.SIGNED,
    Doing.OWN_THE_INSIDE: Grade.SIGNED,  # who sends somebody's caught ciphertext may be vouched for all the same
}
"""The least grade that each deed needs. Joining by address alone needs no least one: `is_of_one_grade`."""


OF_THE_WRITER = frozenset({Doing.SUCCEED_KEY, Doing.OWN_THE_INSIDE})
"""What a signature is enough for, whichever case it was made for: it is about the key and its owner."""


def grade_of(proofs: Iterable[Proof]) -> Grade:
    """Return the grade of a mail for which these signs were found."""
    signs = frozenset(proofs)
    if Proof.SIGNATURE in signs:
        return Grade.SIGNED
    if Proof.DISOWNED in signs:
        return Grade.FAILED
    if Proof.VOUCHED in signs:
        return Grade.VOUCHED
    return Grade.REACHABLE if Proof.ANSWER in signs else Grade.UNPROVEN


def is_of_one_grade(grade: Grade, held: Iterable[Grade]) -> bool:
    """Return whether a mail may join, by its address alone, a case that holds mails of the grades `held`.

    A better mail never inherits what a worse one said, and a worse one never speaks for a better one. A case from
    before grades were kept holds none, and takes what comes.
    """
    known = frozenset(held)
    return not known or grade in known
