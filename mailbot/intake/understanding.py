"""Understanding a message: from what the parser read to the event that `decide` is given.

    whose keys may have signed it --> decrypt, verify --> what it names inside --> its case, by the evidence --> Mail

Each room is entered once. What lay inside the encryption may send us back to two of them, each time for one reason, and
never more than once:

- `Decryptor.verify_again`: a signature by an unknown key, where only the inside told whose it may be, since the key
  itself, or the reference of the case to which it is pinned, stood in there;
- `Correlator.correlate`: where the layer of OpenPGP has a subject or a thread of its own. It counts, unless nothing
  shows that the sender wrote what lay inside: then the outside says where the mail belongs.

One budget for all of it (`findings.Attempt`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mailbot.edges.store import ClaimedMessage
from mailbot.facts import Broken, Key, Message, Reached, UnknownKey, Unopened
from mailbot.intake.correlation import Correlator, candidate_keys, named_alike
from mailbot.intake.decryption import Decryptor, OpenedMail
from mailbot.intake.evidence import is_authors, keys_of
from mailbot.intake.findings import Attempt, ClaimedSender, Correlation, Understood
from mailbot.intake.keys import ExaminedKeys, KeyExaminer, KeyRevocations
from mailbot.intake.mail_events import InnerMail, MailEvents
from mailbot.intake.reading import HeaderAlone, Nothing, Reading, Whole
from mailbot.logs import Log
from mailbot.mail.signed_context import without_names

log = Log("mailbot.intake")


class Understanding:
    """Finds out what a message is, who wrote it and where it belongs; from as many threads as take messages in."""

    def __init__(
        self,
        correlator: Correlator,
        decryptor: Decryptor,
        keys: KeyExaminer,
        revocations: KeyRevocations,
        events: MailEvents,
        reached: Reached,
    ) -> None:
        self._correlator = correlator
        self._decryptor = decryptor
        self._keys = keys
        self._revocations = revocations
        self._events = events
        self._reached = reached

    def understand(self, claimed: ClaimedMessage, reading: Reading, now: datetime, *, last: bool) -> Understood:
        """Return the event that a message is, and its case.

        Raises Unsettled when gpg gave no verdict and another attempt may bring one, unless this is the `last`.
        """
        match reading:
            case Nothing(why=why):
                return Understood(self._events.of_nothing(claimed, why))
            case HeaderAlone(header=header, why=why):
                return self._by_its_header(claimed, header, why, now)
            case Whole(message=message):
                return self._whole(claimed, message, self._decryptor.attempt(now, last=last))

    def _by_its_header(self, claimed: ClaimedMessage, header: Message, why: str, now: datetime) -> Understood:
        """Find out who wrote a mail that could not be read; gpg looks at nothing of it, keys neither."""
        sender, correlation = self._correlator.outside(header, now, claimed.reference)
        return Understood(self._events.of_header(claimed, header, sender, correlation, why), correlation.case)

    def _whole(self, claimed: ClaimedMessage, outer: Message, attempt: Attempt) -> Understood:
        sender, outside = self._correlator.outside(outer, attempt.now, claimed.reference)
        content = self._open(claimed, outer, sender, outside, attempt)
        _log_unopened(claimed, content.opened.unopened)
        return Understood(self._events.of_content(claimed, outer, sender, content), content.correlation.case)

    def _open(
        self, claimed: ClaimedMessage, outer: Message, sender: ClaimedSender, outside: Correlation, attempt: Attempt
    ) -> InnerMail:
        """Decrypt and verify a mail; what it names inside, if that is its sender's word, says where it belongs."""
        examination = self._keys.examination(sender.address, attempt)
        signers = candidate_keys(sender, outside, examination.examine(outer).signers)

        mail = self._decryptor.open(outer, signers, attempt)
        self._reached("opened")
        keys = examination.examine(mail.message, mail.findings)
        inside = outside
        if not named_alike(mail.message, outer):
            inside = self._correlator.correlate(mail.message, outer, sender, claimed.reference)

        more = [key for key in _keys_named_inside(inside, keys) if key not in signers]
        if more and isinstance(mail.findings.signature, UnknownKey):
            mail = self._decryptor.verify_again(mail, [*signers, *more], attempt)
            keys = examination.examine(mail.message, mail.findings)  # what a good signature covers is another place

        opened = self._revocations.without_revoked(mail.findings, keys.revocations)
        mail = replace(mail, findings=opened)
        correlation = self._correlator.bind(inside, mail.message, opened.signature, sender)
        if not _may_tell(mail, sender, keys, correlation):
            correlation = outside
        return InnerMail(
            message=_without_names(mail.message, sender, correlation),
            opened=opened,
            correlation=correlation,
            keys=examination.relate(keys, correlation.case),
        )


def _keys_named_inside(inside: Correlation, keys: ExaminedKeys) -> list[str]:
    """Return the armored keys that may have signed a mail, as far as what lay inside tells."""
    cases = [case for case in (inside.case, *inside.elsewhere) if case is not None]
    named: list[Key] = [key for case in cases for key in keys_of(case)]
    return list(dict.fromkeys(key.armored for key in (*named, *keys.signers)))


def _may_tell(mail: OpenedMail, sender: ClaimedSender, keys: ExaminedKeys, correlation: Correlation) -> bool:
    """Return whether what lay inside may say to which case a mail belongs: that tells in the answer.

    Whoever caught somebody's ciphertext can send it as their own; who is known by name is answered by rules of theirs.
    """
    if not mail.findings.encrypted or sender.known is not None:
        return True
    own_keys = [examined.key for examined in keys.keys]
    return is_authors(mail.message, mail.findings, sender, own_keys, correlation.case)


def _without_names(message: Message, sender: ClaimedSender, correlation: Correlation) -> Message:
    """Return a handler's mail without the lines that only say which case it is for."""
    if sender.handler is None or correlation.case is None:
        return message
    return replace(message, new_text=without_names(message.new_text, correlation.case.reference))


def _log_unopened(claimed: ClaimedMessage, parts: Sequence[Unopened]) -> None:
    for part in parts:
        reason, codes = (part.why.reason, part.why.codes) if isinstance(part.why, Broken) else ("not for us", "")
        log.info("not opened", message=claimed.row, reason=reason, gpg=codes)
