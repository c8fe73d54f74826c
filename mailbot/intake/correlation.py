"""Where a mail belongs: the letter that it answers, the case, and with what proof its From address wrote it.

Asked twice for each mail. Before it is opened, for the keys that may have signed it; after, for where it belongs, since
what stood inside may name another letter than what stood readable outside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mailbot.case.handler_mail import SLOW
from mailbot.case.own_addresses import find_tags, is_ours
from mailbot.case.subscription import wants_no_letters
from mailbot.edges.store import Store
from mailbot.facts import (
    NEEDS,
    Audience,
    Case,
    Certificate,
    Context,
    Doing,
    Fact,
    Good,
    Grade,
    Handler,
    Key,
    LetterRecord,
    Mail,
    Message,
    Opened,
    Organisation,
    Partner,
    Proof,
    Shown,
    grade_of,
    is_of_one_grade,
    is_signed_by,
)
from mailbot.mail.signed_context import Said, find_said

NAMED = 5  # cases that one mail names and that are looked up: people name one
SAME_CASE = timedelta(days=30)  # a mail joins its sender's only open case, by address alone, if that is no older


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a mail says it is from, and what that alone tells."""

    address: str
    known: Handler | Partner | None
    open_cases: tuple[Case, ...]
    returned: LetterRecord | None  # our letter that came back with the mail
    shown: Shown = Shown.TAG  # … and by what

    @property
    def handler(self) -> Handler | None:
        """Return the handler of this address."""
        return self.known if isinstance(self.known, Handler) else None

    @property
    def partner(self) -> Partner | None:
        """Return the partner of this address."""
        return self.known if isinstance(self.known, Partner) else None


@dataclass(frozen=True, slots=True)
class Recognised:
    """Where a mail belongs: its case, how it came there, and a case of somebody else that it names."""

    case: Case | None
    joined_by: str = ""
    names: str | None = None
    was_copied: bool = False
    answers: LetterRecord | None = None
    elsewhere: tuple[Case, ...] = ()  # of other addresses: it belongs there if the key pinned there signed it
    astray: Context | None = None  # why a good signature does not count there
    beside: tuple[Case, ...] = ()  # its sender's own, which it does not join by its address alone


class Recogniser:
    """Asks the store what a mail has to do with what we know."""

    def __init__(self, store: Store, organisation: Organisation) -> None:
        self._store = store
        self._organisation = organisation
        known: list[Handler | Partner] = [*organisation.partners, *organisation.handlers]
        self._known = {one.address: one for one in known}
        self._reference = re.compile(rf"\b{re.escape(organisation.prefix)}-\d{{4}}-[0-9A-Z]{{4}}\b", re.IGNORECASE)

    def sender(self, outer: Message, now: datetime) -> Sender:
        """Return what is known of the address that a mail says it is from."""
        address = outer.sender or ""
        returned, shown = self._returned(outer)
        return Sender(
            address=address,
            known=self._known.get(address),
            open_cases=tuple(self._store.open_cases_of(address, now - SAME_CASE)) if address else (),
            returned=returned,
            shown=shown,
        )

    def signers(self, outer: Message, sender: Sender, came_along: Sequence[Key]) -> list[str]:
        """Return the armored keys that may have signed a mail, as far as its outside tells; known ones first."""
        answered = sender.returned or self._answered(outer, sender.address)
        named = self._store.find_case(answered.reference) if answered and answered.reference else None
        elsewhere = () if sender.handler else self._elsewhere(outer, outer, sender.address)
        cases = [case for case in (*sender.open_cases, named, *elsewhere) if case is not None]
        known = [key for case in cases for key in keys_of(case)]
        enrolled = sender.known.key if sender.known else None
        return list(dict.fromkeys(key.armored for key in (enrolled, *known, *came_along) if key is not None))

    def recognise(self, message: Message, outer: Message, sender: Sender, held_for: str | None) -> Recognised:
        """Find the case of an opened mail; `held_for` is the one that it waited for in the hold."""
        answered = sender.returned or self._answered(message, sender.address)
        recognised = self._belongs(message, outer, sender, answered)
        waited = self._store.find_case(held_for) if held_for else None
        if waited is not None and waited.reporter == sender.address:
            recognised = Recognised(waited, recognised.joined_by)
        alone = recognised.case is None and sender.handler is None
        elsewhere = self._elsewhere(message, outer, sender.address) if alone else ()
        beside = sender.open_cases[:NAMED] if recognised.case is None and sender.known is None else ()
        return replace(recognised, answers=answered, elsewhere=elsewhere, beside=beside)

    def meant(self, recognised: Recognised, message: Message, opened: Opened, sender: Sender) -> Recognised:
        """Let what a signature covers say which case it is for: the header around it is anybody's."""
        signature, answered = opened.signature, recognised.answers
        if not isinstance(signature, Good):
            return recognised
        said = find_said(message, self._organisation.prefix)
        ids = said.chosen([*message.in_reply_to, *message.references])
        if sender.handler is None:
            return _signed_for(recognised, said, ids, signature)
        key = sender.handler.key
        if key is None or answered is None or (signature.fingerprint, answered.to) != (key.fingerprint, sender.address):
            return recognised
        answered = self._store.find_letter(ids, to=sender.address) or answered
        if answered.reference is None:
            return replace(recognised, answers=answered)  # a letter about no case: nothing of a case is done there
        context = said.context(answered.reference, ids)
        case = self._store.find_case(answered.reference)
        return replace(recognised, case=case, answers=answered, astray=None if context.proves else context)

    def named(self, message: Message) -> tuple[Case, ...]:
        """Return the cases whose references stand in what a handler wrote."""
        said = f"{message.subject}\n{message.new_text}"  # a recall names the mail that it is about in its subject alone
        references = dict.fromkeys(found.upper() for found in self._reference.findall(said))
        return tuple(filter(None, map(self._store.find_case, list(references)[:NAMED])))

    def is_ours(self, message: Message, address: str) -> bool:
        """Return whether a mail is a letter of ours that came by again."""
        if message.message_id is None or not is_ours(address, self._organisation):
            return False
        return self._store.find_letter([message.message_id], to=None) is not None

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

    def _belongs(self, message: Message, outer: Message, sender: Sender, answered: LetterRecord | None) -> Recognised:
        address, known = sender.address, sender.known is not None
        if answered is not None and answered.reference is not None:
            case = self._store.find_case(answered.reference)
            returned = answered.to != address  # a letter to somebody else is not answered: it came back
            ours = known or answered.audience is Audience.PARTNER  # the data protection officer is not known by name
            if case is not None and (ours or returned or case.reporter == address):
                return Recognised(case, "letter")
        if sender.handler is not None:
            return Recognised(None)
        names = None
        was_copied = False
        may_join = grade_by_server(outer) >= NEEDS[Doing.JOIN_BY_NAME]
        for subject, where in ((message.subject, "inner subject"), (outer.subject, "subject")):
            for reference in self._reference.findall(subject):
                case = self._store.find_case(reference.upper())
                if case is not None and (known or (address and case.reporter == address and may_join)):
                    return Recognised(case, where if subject != outer.subject else "subject")
                names = names or (case.reference if case else None)
                was_copied = was_copied or (case is not None and address in case.copied)
        theirs = [case for case in sender.open_cases if takes_by_address(case, outer)]
        if names is None and len(theirs) == 1:
            return Recognised(theirs[0], "address")
        return Recognised(None, names=names, was_copied=was_copied)

    def _elsewhere(self, message: Message, outer: Message, address: str) -> tuple[Case, ...]:
        """Return the cases of other addresses that a mail may belong to, if the key pinned to one of them signed it."""
        found = [reference for one in (message, outer) for reference in self._reference.findall(one.subject)]
        ids = [*message.in_reply_to, *reversed(message.references)]
        answered = self._store.find_letter(ids) if ids else None
        if answered is not None and answered.audience is Audience.REPORTER and answered.reference:
            found.append(answered.reference)
        references = list(dict.fromkeys(reference.upper() for reference in found))[:NAMED]
        cases = filter(None, map(self._store.find_case, references))
        return tuple(case for case in cases if case.reporter != address and case.key is not None)


def _signed_for(recognised: Recognised, said: Said, ids: Sequence[str], signature: Good) -> Recognised:
    """Judge what a reporter or a partner signed; a pinned key proves another address of the same person.

    An old "stop", or a mail from a list, that somebody sends again in their name tells who wrote it, and no more.
    """
    answered = recognised.answers
    late = answered is not None and signature.made_at < answered.queued_at.replace(microsecond=0) - SLOW

    def context(case: Case) -> Context:
        known = answered is not None and answered.reference == case.reference
        return Context.NONE if late else replace(said, threaded=said.threaded and known).context(case.reference, ids)

    if recognised.case is not None:
        found = context(recognised.case)
        return replace(recognised, astray=None if found.proves else found)
    near = [*recognised.beside, *recognised.elsewhere]
    theirs = [one for one in near if one.key and one.key.fingerprint == signature.fingerprint]
    meant = next((one for one in theirs if context(one).proves), None)
    if meant is None:
        return recognised
    joined_by = "address" if meant in recognised.beside else "key"
    return replace(recognised, case=meant, joined_by=joined_by, names=None, was_copied=False, beside=())


def keys_of(case: Case) -> tuple[Key, ...]:
    """Return the keys with which the reporter of a case may have signed: what each proves is another matter."""
    return tuple(key for key in (case.key, case.retired_key, case.offered_key) if key is not None)


def is_owned(
    message: Message, opened: Opened, sender: Sender, came_along: Sequence[Certificate], case: Case | None
) -> bool:
    """Return whether the sender of an encrypted mail wrote what lay inside: their own signature lay there as well.

    That of another address's reporter is theirs only where it names the address: a caught mail has anybody's around it.
    """
    if any(is_signed_by(opened, one.key) for one in came_along):
        return True
    inside = message.protected.sender if message.protected else None
    own = case is not None and sender.address in (case.reporter, inside)
    return case is not None and own and any(is_signed_by(opened, key) for key in keys_of(case))


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


def proofs(mail: Mail, case: Case | None) -> frozenset[Proof]:
    """Return how we know that the From address wrote a mail, in reply to what, for which case."""
    found = _word_of_our_server(mail.message)
    letter = mail.answers
    if letter and letter.to == mail.sender and letter.audience is not Audience.HANDLER and not letter.exposed:
        found.add(Proof.ANSWER)  # of one that is exposed, whoever was in copy knows the Message-ID as well
    if isinstance(mail.opened.signature, Good) and mail.opened.signature.fingerprint in _expected(mail, case):
        inner_sender = mail.message.protected.sender if mail.message.protected else None
        if inner_sender in (None, mail.sender):
            found.add(Proof.SIGNATURE if mail.astray is None else Proof.WRITTEN)
    if Proof.DISOWNED in found:
        found &= {Proof.DISOWNED, Proof.SIGNATURE, Proof.WRITTEN}  # whoever knows a letter of ours may still be anybody
    return frozenset(found)


def _expected(mail: Mail, case: Case | None) -> set[str]:
    """Return the fingerprints of the keys that prove the sender: enrolled for the address, or pinned to its case."""
    known = mail.handler or mail.partner
    expected = {known.key.fingerprint} if known and known.key else set()
    may_be_reporter = mail.handler is None and case is not None and (not known or case.reporter == mail.sender)
    if may_be_reporter and case is not None:
        expected |= {key.fingerprint for key in (case.key, _retired(mail, case)) if key is not None}
    return expected


def _retired(mail: Mail, case: Case) -> Key | None:
    """Return the key that its owner has retired since the mail was signed: they do not say that it was stolen."""
    signature = mail.opened.signature
    earlier = isinstance(signature, Good) and case.retired_at is not None and signature.made_at < case.retired_at
    return case.retired_key if earlier else None
