"""How we know who wrote a mail: our own server's word, answers to our letters, signatures.

The grades, and what each allows, stand in `facts/evidence.py`; here is what of it a mail shows.
"""

from __future__ import annotations

from collections.abc import Iterable

from mailbot.case.subscription import wants_no_letters
from mailbot.facts import (
    Audience,
    Case,
    Fact,
    Good,
    Grade,
    Key,
    Message,
    Opened,
    Proof,
    grade_of,
    is_of_one_grade,
    is_signed_by,
)
from mailbot.intake.findings import ClaimedSender, Correlation


def keys_of(case: Case) -> tuple[Key, ...]:
    """Return the keys with which the reporter of a case may have signed: what each proves is another matter."""
    return tuple(key for key in (case.key, case.retired_key, case.offered_key) if key is not None)


def takes_by_address(case: Case, outer: Message) -> bool:
    """Return whether an open case takes in a mail of its reporter's address that shows nothing else of belonging there.

    Only among mails of one grade; and nobody is silenced by a wish for no letters that anybody may have had in their
    name, or by a machine's mail in it: whoever has none such gets a case, and an answer, of their own.
    """
    if not is_of_one_grade(grade_by_server(outer), case.grades):
        return False
    silent = Fact.NO_LETTERS in case.provisional and (case.anonymous or case.by_machine)
    return not silent or outer.automated is not None or wants_no_letters(outer)


def grade_by_server(message: Message) -> Grade:
    """Return the grade of a mail by our own server's word alone."""
    return grade_of(_word_of_our_server(message))


def _word_of_our_server(message: Message) -> set[Proof]:
    if message.disowned:
        return {Proof.DISOWNED}
    domain = message.vouched_domain
    vouched = domain is not None and message.sender is not None and message.sender.endswith("@" + domain)
    return {Proof.VOUCHED} if vouched else set()


def is_authors(
    message: Message, opened: Opened, sender: ClaimedSender, came_along: Iterable[Key], case: Case | None
) -> bool:
    """Return whether the sender of an encrypted mail wrote what lay inside: their own signature lay there as well.

    That of another address's reporter is theirs only where it names the address: a caught mail has anybody's around it.
    """
    if any(is_signed_by(opened, key) for key in came_along):
        return True
    inside = message.protected.sender if message.protected else None
    own = case is not None and sender.address in (case.reporter, inside)
    return case is not None and own and any(is_signed_by(opened, key) for key in keys_of(case))


def proofs(message: Message, opened: Opened, sender: ClaimedSender, correlation: Correlation) -> frozenset[Proof]:
    """Return how we know that the From address wrote a mail, in reply to what, for which case."""
    found = _word_of_our_server(message)
    letter = correlation.answers
    if letter and letter.to == sender.address and letter.audience is not Audience.HANDLER and not letter.exposed:
        found.add(Proof.ANSWER)  # of one that is exposed, whoever was in copy knows the Message-ID as well
    signature = opened.signature
    if isinstance(signature, Good) and signature.fingerprint in _expected(sender, correlation.case, signature):
        inner_sender = message.protected.sender if message.protected else None
        if inner_sender in (None, sender.address):
            found.add(Proof.SIGNATURE if correlation.astray is None else Proof.WRITTEN)
    if Proof.DISOWNED in found:
        found &= {Proof.DISOWNED, Proof.SIGNATURE, Proof.WRITTEN}  # whoever knows a letter of ours may still be anybody
    return frozenset(found)


def _expected(sender: ClaimedSender, case: Case | None, signature: Good) -> set[str]:
    """Return the fingerprints of the keys that prove the sender: enrolled for the address, or pinned to its case."""
    known = sender.known
    expected = {known.key.fingerprint} if known and known.key else set()
    may_be_reporter = sender.handler is None and case is not None and (not known or case.reporter == sender.address)
    if may_be_reporter and case is not None:
        expected |= {key.fingerprint for key in (case.key, _retired(signature, case)) if key is not None}
    return expected


def _retired(signature: Good, case: Case) -> Key | None:
    """Return the key that its owner has retired since the mail was signed: they do not say that it was stolen."""
    earlier = case.retired_at is not None and signature.made_at < case.retired_at
    return case.retired_key if earlier else None
