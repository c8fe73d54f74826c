"""The copy of all that is kept of somebody (GDPR articles 15 and 20): a zip that an ordinary person can open.

    index.html   what is kept, who had it, for how long, in their language; no script, nothing to fetch
    mails/       what they sent, as it came; what came encrypted by their own key's word, as it was inside
    letters/     what we sent them, readable
    data.json    the facts of index.html, for a program

Other people are struck out of what we wrote down: names and addresses of handlers, every address, signatures. What came
encrypted, and nothing shows who wrote what was inside, goes back as it came: whoever sends us somebody else's
ciphertext would have us decrypt it. So does a note that repeats such a text stay out.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Final

from mailbot.case.leak_guard import candidates
from mailbot.case.partners import TOLD
from mailbot.case.promises import calendar_of
from mailbot.case.redaction import TAKEN_OUT, Somebody, redacted
from mailbot.case.retention import term_ends_at
from mailbot.desk import MailReader
from mailbot.edges.store import Entry, LetterOutside, LetterState, Store
from mailbot.errors import Permanent
from mailbot.facts import Attachment, Case, Good, Key, Message, Organisation, Proof
from mailbot.letters.data_page import KeptCase, KeptData, Note, Piece, Shared, page
from mailbot.letters.rendering import RULE
from mailbot.letters.rights import RightsCopy
from mailbot.mail.copying import readable_copy

NAME: Final = "my-data.zip"
HIDDEN: Final = "..."
"""What programs write in the place of a subject that they do not encrypt (RFC 9788)."""
MOST: Final = 7_000_000
"""Bytes that go into a mail: many servers take 10 MB, of which encoding uses a third."""


class DataCopies:
    """Makes copies, from what the store has and from the bytes of mails."""

    def __init__(self, store: Store, mails: MailReader, organisation: Organisation) -> None:
        self._store = store
        self._mails = mails
        self._organisation = organisation

    def attachment(self, address: str, now: datetime) -> Attachment | None:
        """Return the copy for a mail; None where it is too large for one, or nothing is kept."""
        made = self.make(address, now)
        return Attachment(NAME, "application/zip", made) if made and len(made) <= MOST else None

    def make(self, address: str, now: datetime) -> bytes:
        """Return the copy of all that is kept of an address; b"" where that is nothing."""
        cases = self._store.cases_of(address)
        if not cases:
            return b""
        files: dict[str, bytes] = {}
        newest = cases[0]
        kept = tuple(self._case(case, files, now, newest.language) for case in cases)
        data = KeptData(
            organisation=self._organisation.name,
            address=self._organisation.address,
            privacy_url=self._organisation.privacy_url,
            authority=next((clock.authority for clock in self._organisation.clocks if clock.officer), ""),
            language=newest.language,
            timezone=self._organisation.timezone,
            made_at=now,
            person=newest.reporter,
            addresses=tuple(dict.fromkeys(other for case in cases for other in case.addresses)),
            name=next((case.reporter_name for case in cases if case.reporter_name), ""),
            fingerprints=tuple(dict.fromkeys(key.fingerprint for case in cases for key in _keys(case))),
            cases=kept,
        )
        return zipped({"index.html": page(data), "data.json": as_json(data), **files}, now)

    def _case(self, case: Case, files: dict[str, bytes], now: datetime, language: str) -> KeptCase:
        journal = [entry for entry in self._store.journal(case.reference) if entry.facts is not None]
        mails = [entry for entry in journal if _is_theirs(entry, case)]
        letters = [
            letter
            for letter in self._store.letters_outside(case.reference)
            if letter.to == case.reporter and letter.state is LetterState.SENT
        ]
        pieces = [
            *(self._mail(case, number, entry, files, now) for number, entry in enumerate(mails, 1)),
            *(self._letter(case, number, letter, files, now) for number, letter in enumerate(letters, 1)),
        ]
        until = term_ends_at(case, self._organisation)
        calendar = calendar_of(self._organisation)
        return KeptCase(
            reference=case.reference,
            state=case.state,
            opened_at=case.opened_at,
            closed_at=case.closed_at,
            fixed_at=case.fixed_at,
            assessment_by=case.assessment.by if case.assessment else None,
            solution_by=case.solution.by if case.solution else None,
            credit=case.credit,
            publish=self._without_us(case.publish),
            consents=tuple(case.consents),
            anonymous=case.anonymous,
            updates=case.updates,
            requests=case.rights,
            pieces=tuple(sorted(pieces, key=lambda piece: piece.at)),
            notes=tuple(self._notes(journal)),
            shared=tuple(self._shared(journal, language)),
            held=case.legal_hold is not None,
            kept_until=calendar.local_day(until) if until is not None else None,
            breach=bool(case.clocks),
        )

    # What was written

    def _mail(self, case: Case, number: int, entry: Entry, files: dict[str, bytes], now: datetime) -> Piece:
        facts = entry.facts or {}
        raw = self._store.raw_message(int(facts["message"]))
        place = f"mails/{case.reference}-{number:03}.eml"
        proofs = set(facts.get("proven", "").split(", "))
        if not facts.get("decrypted"):
            files |= {place: raw} if raw is not None else {}
            return Piece(
                entry.at,
                yours=True,
                subject=facts["subject"],
                text=facts.get("said") or facts["text"],  # without what it quotes, which the file has
                file=place if raw is not None else "",
                files=tuple(filter(None, facts["attachments"].split(", "))),
                unproven=bool(proofs & {Proof.NONE.value, Proof.DISOWNED.value}),
            )
        message = self._authored(raw, _keys(case), now) if raw is not None else None
        if message is None:
            files |= {place: raw} if raw is not None else {}
            return Piece(entry.at, yours=True, file=place if raw is not None else "", sealed=True)
        files[place] = readable_copy(message, entry.at)
        names = tuple(file.name for file in message.attachments)
        subject = "" if message.subject == HIDDEN else message.subject
        text = message.new_text or message.text
        return Piece(entry.at, yours=True, subject=subject, text=text, file=place, files=names)

    def _authored(self, raw: bytes, keys: Iterable[Key], now: datetime) -> Message | None:
        """Return what was inside, where the signature of a key of theirs shows that they wrote it."""
        known = {key.fingerprint: key.armored for key in keys}
        try:
            mail = self._mails.open(raw, list(known.values()), now)
        except Permanent:
            return None
        signature = mail.findings.signature
        theirs = isinstance(signature, Good) and signature.fingerprint in known
        return mail.message if theirs and not mail.findings.unopened else None

    def _letter(self, case: Case, number: int, letter: LetterOutside, files: dict[str, bytes], now: datetime) -> Piece:
        try:
            message = self._mails.read(self._store.raw_letter(letter.id), now)
        except Permanent:
            return Piece(letter.at, yours=False)
        place = f"letters/{case.reference}-{number:03}.eml"
        whole = None if letter.text != RightsCopy.text else ()  # an earlier copy holds what this one does
        files[place] = readable_copy(message, letter.at, attachments=whole)
        text = message.text.partition(f"\n{RULE}\n")[0].strip()
        names = tuple(file.name for file in message.attachments)
        return Piece(letter.at, yours=False, subject=message.subject, text=text, file=place, files=names)

    def _notes(self, journal: Iterable[Entry]) -> Iterator[Note]:
        """Yield what handlers noted, without them, and without what nobody is shown to have written."""
        for entry in journal:
            if entry.kind != "note" or not (text := (entry.facts or {}).get("text", "").strip()):
                continue
            guarded = self._store.find_guarded(candidates(text, ()))
            yield Note(entry.at, TAKEN_OUT if guarded else self._without_us(text))

    def _shared(self, journal: Iterable[Entry], language: str) -> Iterator[Shared]:
        called = {partner.name: partner.called(language) for partner in self._organisation.partners}
        for entry in journal:
            facts = entry.facts or {}
            partner = facts.get("partner", "")
            if entry.kind == TOLD:
                yield Shared(entry.at, called.get(partner, partner), "told")
            elif entry.kind == "shared":
                what = "summary" if facts.get("holds") == "summary" else "named" if facts.get("named") else "report"
                yield Shared(entry.at, called.get(partner, partner), what)

    def _without_us(self, text: str) -> str:
        for handler in self._organisation.handlers:
            text = redacted(text, Somebody(handler.name, (handler.address,)))
        return text


def _keys(case: Case) -> tuple[Key, ...]:
    return tuple(key for key in (case.key, case.retired_key) if key is not None)


def _is_theirs(entry: Entry, case: Case) -> bool:
    facts: Mapping[str, str] = entry.facts or {}
    return "message" in facts and facts["sender"] in (case.reporter, *case.addresses)


def as_json(data: KeptData) -> bytes:
    """Return the facts for a program: the fields of `KeptData`, times in UTC as ISO 8601 has them."""
    whole = {"format": "mailbot data copy 1", **asdict(data)}
    for case in whole["cases"]:
        for consent in case["consents"]:
            consent.pop("handler", None)
    return json.dumps(whole, default=lambda value: value.isoformat(), ensure_ascii=False, indent=1).encode()


def zipped(files: Mapping[str, bytes], now: datetime) -> bytes:
    """Return a zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, now.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
