"""Where a mail belongs: the letter that it answers, the case, and which case its signature is for.

Asked about the outside of each mail, before it is opened: that says whose keys may have signed it, and where it belongs
as long as nothing shows who wrote what was inside. Asked a second time only where the layer of OpenPGP has a subject or
a thread of its own, which names another letter than what stands readable outside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.case.handler_mail import SLOW
from mailbot.case.own_addresses import find_tags, is_ours
from mailbot.case.round_trip import LIFE, secret_in
from mailbot.edges.store import Store
from mailbot.facts import (
    NEEDS,
    ROUND_TRIP,
    Audience,
    Case,
    Context,
    Doing,
    Good,
    Handler,
    JoinedBy,
    Key,
    LetterRecord,
    Message,
    Organisation,
    Partner,
    Shown,
    Signature,
)
from mailbot.intake.evidence import grade_by_server, keys_of, takes_by_address
from mailbot.intake.findings import ClaimedSender, Correlation
from mailbot.mail.signed_context import SignedContent, read_signed_content

NAMED = 5  # cases that one mail names and that are looked up: people name one
SAME_CASE = timedelta(days=30)  # a mail joins its sender's only open case, by address alone, if that is no older


class Correlator:
    """Asks the store what a mail has to do with what we know."""

    def __init__(self, store: Store, organisation: Organisation) -> None:
        self._store = store
        self._organisation = organisation
        known: list[Handler | Partner] = [*organisation.partners, *organisation.handlers]
        self._known = {person.address: person for person in known}
        self._reference = re.compile(rf"\b{re.escape(organisation.prefix)}-\d{{4}}-[0-9A-Z]{{4}}\b", re.IGNORECASE)

    def outside(self, outer: Message, now: datetime, held_for: str | None) -> tuple[ClaimedSender, Correlation]:
        """Return who a mail says it is from, and its case by what its outside names."""
        with self._store.one_read():
            sender = self._claimed_sender(outer, now)
            return sender, self.correlate(outer, outer, sender, held_for)

    def _claimed_sender(self, outer: Message, now: datetime) -> ClaimedSender:
        """Return what is known of the address that a mail says it is from."""
        address = outer.sender or ""
        returned, shown = self._returned(outer)
        return ClaimedSender(
            address=address,
            known=self._known.get(address),
            open_cases=tuple(self._store.open_cases_of(address, now - SAME_CASE)) if address else (),
            returned=returned,
            shown=shown,
        )

    def correlate(self, message: Message, outer: Message, sender: ClaimedSender, held_for: str | None) -> Correlation:
        """Find the case of a mail by what `message` names, which is its outside or what was inside.

        `held_for` is the case that it waited for in the hold.
        """
        answered = sender.returned or self._answered(message, sender.address)
        about = self._find_case(answered.reference, sender) if answered and answered.reference else None
        belongs = self._belongs(message, outer, sender, answered, about)
        waited = self._find_case(held_for, sender) if held_for else None
        if waited is not None and waited.reporter == sender.address:
            belongs = Correlation(waited, belongs.joined_by)
        # Whose keys may have signed a mail its outside says; beyond that it matters where no case takes it in
        asks_elsewhere = sender.handler is None and (message is outer or belongs.case is None)
        return replace(
            belongs,
            answers=answered,
            answered_case=about,
            named=self._named_elsewhere(message, outer, sender) if asks_elsewhere else (),
            beside=sender.open_cases[:NAMED] if belongs.case is None and sender.known is None else (),
        )

    def bind(
        self, correlation: Correlation, message: Message, signature: Signature, sender: ClaimedSender
    ) -> Correlation:
        """Let what a good signature covers say which case it is for: the header around it is anybody's."""
        answered = correlation.answers
        if not isinstance(signature, Good):
            return correlation
        content = read_signed_content(message, self._organisation.prefix)
        ids = content.chosen([*message.in_reply_to, *message.references])
        if sender.handler is None:
            return _signed_for(correlation, content, ids, signature)
        key = sender.handler.key
        if key is None or answered is None or (signature.fingerprint, answered.to) != (key.fingerprint, sender.address):
            return correlation
        found, ids = self._found(ids, sender.address)
        answered = found or answered
        if answered.reference is None:
            return replace(correlation, answers=answered)  # a letter about no case: nothing of a case is done there
        context = content.context(answered.reference, ids)
        about = correlation.answered_case
        same = about is not None and about.reference == answered.reference
        case = about if same else self._store.find_case(answered.reference)
        return replace(correlation, case=case, answers=answered, astray=None if context.proves else context)

    def _found(self, message_ids: Sequence[str], to: str) -> tuple[LetterRecord | None, list[str]]:
        """Return which letter a header answers, and its Message-ID: one beside it may only bear another's code."""
        found = self._store.find_letter(message_ids, to=to)
        if found is None:
            return None, []
        distinct = list(dict.fromkeys(message_ids))
        if len(distinct) > 1:
            distinct = [one for one in distinct if self._store.find_letter([one], to=to) == found]
        return found, distinct

    def named_cases(self, message: Message) -> tuple[Case, ...]:
        """Return the cases whose references stand in what a handler wrote."""
        # A recall names the mail that it is about in its subject alone
        words = f"{message.subject}\n{message.new_text}"
        references = dict.fromkeys(name.upper() for name in self._reference.findall(words))
        return tuple(filter(None, map(self._store.find_case, list(references)[:NAMED])))

    def find_erased(self, message: Message) -> str:
        """Return which case a subject names whose record was erased; an empty string for none."""
        named = dict.fromkeys(name.upper() for name in self._reference.findall(message.subject))
        return next((name for name in list(named)[:NAMED] if self._store.find_erased(name) is not None), "")

    def is_ours(self, message: Message, address: str) -> bool:
        """Return whether a mail is a letter of ours that came by again."""
        if message.message_id is None or not is_ours(address, self._organisation):
            return False
        return self._store.find_letter([message.message_id], to=None) is not None

    def is_round_trip(self, outer: Message, content: Message, now: datetime) -> bool:
        """Return whether a mail of ours is the one that an operator has just sent, by the secret that it brings."""
        secret = secret_in(content.new_text)
        if outer.message_id is None or secret is None:
            return False
        expected, meant = self._store.find_letter([outer.message_id]), self._store.find_returned([secret])
        if expected is None or meant is None or expected.text != ROUND_TRIP:
            return False
        return expected.id == meant.id and now - expected.queued_at < LIFE

    def _returned(self, outer: Message) -> tuple[LetterRecord | None, Shown]:
        """Find our letter that came back: by the tag it was sent with, else by what a delivery report returns of it."""
        tags = find_tags((*outer.delivered_to, *outer.to), self._organisation.subaddress)
        if tags and (tagged := self._store.find_returned(tags)) is not None:
            return tagged, Shown.TAG
        originals = [report.original_message_id for report in outer.reports if report.original_message_id]
        named = self._store.find_letter(originals[:1]) if originals else None  # one report, one original
        if named is None:
            return self._answered_by_machine(outer), Shown.MESSAGE_ID
        whole = self._store.boundary_of(named.id) in outer.reports[0].boundaries
        return named, Shown.CONTENT if whole else Shown.MESSAGE_ID

    def _answered_by_machine(self, outer: Message) -> LetterRecord | None:
        """Find the letter to a handler that somebody else's machine answers, to which the handler's mail goes on."""
        ids = [*outer.in_reply_to, *reversed(outer.references)]
        letter = self._store.find_letter(ids) if ids and outer.automated is not None else None
        handlers = letter is not None and letter.audience is Audience.HANDLER
        return letter if handlers and letter is not None and letter.to != outer.sender else None

    def _answered(self, message: Message, address: str) -> LetterRecord | None:
        """Find our letter to its sender that a mail answers."""
        ids = [*message.in_reply_to, *reversed(message.references)]
        return self._store.find_letter(ids, to=address) if ids and address else None

    def _belongs(
        self,
        message: Message,
        outer: Message,
        sender: ClaimedSender,
        answered: LetterRecord | None,
        about: Case | None,
    ) -> Correlation:
        address, known = sender.address, sender.known is not None
        if answered is not None and about is not None:
            returned = answered.to != address  # a letter to somebody else is not answered: it came back
            ours = known or answered.audience is Audience.PARTNER  # the data protection officer is not known by name
            if ours or returned or about.reporter == address:
                return Correlation(about, JoinedBy.LETTER)
        if sender.handler is not None:
            return Correlation(None)
        named = self._named_in_subjects(message, outer, sender)
        if named.case is not None or named.names is not None:
            return named
        theirs = [case for case in sender.open_cases if takes_by_address(case, outer)]
        return Correlation(theirs[0], JoinedBy.ADDRESS) if len(theirs) == 1 else named

    def _named_in_subjects(self, message: Message, outer: Message, sender: ClaimedSender) -> Correlation:
        """Find the sender's case by a reference in the inner or the outer subject, or whether they name another's."""
        address, known = sender.address, sender.known is not None
        may_join = grade_by_server(outer) >= NEEDS[Doing.JOIN_BY_NAME]
        names = None
        was_copied = False
        for subject in dict.fromkeys((message.subject, outer.subject)):
            for reference in self._reference.findall(subject):
                case = self._find_case(reference.upper(), sender)
                where = JoinedBy.SUBJECT if subject == outer.subject else JoinedBy.INNER_SUBJECT
                if case is not None and (known or (address and case.reporter == address and may_join)):
                    return Correlation(case, where)
                names = names or (case.reference if case else None)
                was_copied = was_copied or (case is not None and address in case.copied)
        return Correlation(None, names=names, was_copied=was_copied)

    def _named_elsewhere(self, message: Message, outer: Message, sender: ClaimedSender) -> tuple[Case, ...]:
        """Return the cases of other addresses that a mail names, and to which a key is pinned."""
        named = [reference for part in (message, outer) for reference in self._reference.findall(part.subject)]
        ids = [*message.in_reply_to, *reversed(message.references)]
        answered = self._store.find_letter(ids) if ids else None
        if answered is not None and answered.audience is Audience.REPORTER and answered.reference:
            named.append(answered.reference)
        references = list(dict.fromkeys(reference.upper() for reference in named))[:NAMED]
        cases = (self._find_case(reference, sender) for reference in references)
        return tuple(case for case in cases if case and case.reporter != sender.address and case.key is not None)

    def _find_case(self, reference: str, sender: ClaimedSender) -> Case | None:
        """Find a case; those of the sender are at hand."""
        own = next((case for case in sender.open_cases if case.reference == reference), None)
        return own or self._store.find_case(reference)


def candidate_keys(sender: ClaimedSender, outside: Correlation, came_along: Sequence[Key]) -> list[str]:
    """Return the armored keys that may have signed a mail, as far as its outside tells; known ones first."""
    enrolled = sender.known.key if sender.known else None
    cases = [case for case in (*sender.open_cases, outside.answered_case, *outside.named) if case is not None]
    known = [key for case in cases for key in keys_of(case)]
    joined = keys_of(outside.case) if outside.case else ()
    keys = (enrolled, *known, *came_along, *joined)
    return list(dict.fromkeys(key.armored for key in keys if key is not None))


def named_alike(message: Message, outer: Message) -> bool:
    """Return whether a mail names the same letters and cases outside and, opened, in its `message`."""
    return (message.subject, message.in_reply_to, message.references) == (
        outer.subject,
        outer.in_reply_to,
        outer.references,
    )


def _signed_for(correlation: Correlation, content: SignedContent, ids: Sequence[str], signature: Good) -> Correlation:
    """Judge what a reporter or a partner signed; a pinned key proves another address of the same person.

    An old "stop", or a mail from a list, that somebody sends again in their name tells who wrote it, and no more.
    """
    answered = correlation.answers
    late = answered is not None and signature.made_at < answered.queued_at.replace(microsecond=0) - SLOW

    def context(case: Case) -> Context:
        known = answered is not None and answered.reference == case.reference
        return (
            Context.NONE if late else replace(content, threaded=content.threaded and known).context(case.reference, ids)
        )

    if correlation.case is not None:
        judged = context(correlation.case)
        return replace(correlation, astray=None if judged.proves else judged)
    near = [*correlation.beside, *correlation.elsewhere]
    theirs = [case for case in near if case.key and case.key.fingerprint == signature.fingerprint]
    meant = next((case for case in theirs if context(case).proves), None)
    if meant is None:
        return correlation
    joined_by = JoinedBy.ADDRESS if meant in correlation.beside else JoinedBy.KEY
    return replace(correlation, case=meant, joined_by=joined_by, names=None, was_copied=False, beside=())
