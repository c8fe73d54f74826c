"""What is looked up for a handler who asks: on a real store, with the real parser in its cage and real gpg."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

import pytest

from mailbot.desk import ALL_TEXTS, CUT, DeskReader, MailReader, alive
from mailbot.edges.parser import Parser
from mailbot.edges.store import Arrival, MessageState, Store
from mailbot.facts import (
    Case,
    Deed,
    Expiry,
    Inquiry,
    Lasting,
    Letter,
    LookUp,
    Queue,
    SignOfLife,
    State,
    StepKind,
    Vitals,
    Written,
)
from mailbot.intake.decryption import Decryptor
from mailbot.mail.believed import Believed
from mailbot.mail.message import Settings
from tests.case.builders import HOUSE
from tests.databases import NOW
from tests.people import Ours
from tests.sample_letters import sample

REFERENCE, OTHER = "VB-2026-K7QM", "VB-2026-9XYZ"
ROSA = "rosa@melder.example"
MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="module")
def mails(ours: Ours) -> Iterator[MailReader]:
    with Parser(Settings(("en",), Believed())) as parser:
        yield MailReader(parser, Decryptor(parser, ours.gpg), HOUSE)


@pytest.fixture
def reader(store: Store, mails: MailReader) -> DeskReader:
    return DeskReader(store, mails, lambda: NOW, lambda _address, _now: None)


def opened(store: Store, reference: str, subject: str, *entries: tuple[str, Mapping[str, str]]) -> None:
    case = Case(reference, State.RECEIVED, NOW, ROSA, "en", subject=subject)
    with store.write() as tx:
        assert tx.save_case(case, 0, NOW)
        for number, (kind, facts) in enumerate(entries):
            tx.append(reference, kind, facts, NOW + number * MINUTE)


def said(text: str, number: int = 1) -> tuple[str, Mapping[str, str]]:
    facts = {"message": str(number), "sender": ROSA, "subject": "A hole", "text": text, "attachments": "", "proven": ""}
    return "message", facts


def holds(store: Store, raw: bytes, reason: str = "spam: x", at: datetime = NOW) -> int:
    row = store.record(raw, Arrival(ROSA, None, at, at), identity=raw).row
    assert store.claim_message("a", NOW)
    with store.write() as tx:
        assert tx.finish_message(row, "a", MessageState.HELD, reason=reason)
    return row


class TestACase:
    def test_of_two_hundred_mails_the_newest_come_in_full_and_the_rest_in_lines(
        self, store: Store, reader: DeskReader
    ) -> None:
        opened(store, REFERENCE, "A hole", *(said(f"{number} " + "x" * 1000, number) for number in range(200)))
        desk = reader.read(LookUp(Inquiry.CASE, words=REFERENCE), NOW)
        texts = [step.text for step in desk.steps]
        assert len(texts) == 200
        assert desk.shortened
        assert texts[-1] is not None
        assert texts[-1].startswith("199 ")
        assert sum(len(text) for text in texts if text) <= ALL_TEXTS + len(CUT)
        assert texts[:150] == [None] * 150

    def test_has_what_happened_in_order_and_nothing_of_the_houses_own(self, store: Store, reader: DeskReader) -> None:
        entries: tuple[tuple[str, Mapping[str, str]], ...] = (
            said("Look."),
            ("caught-up", {}),
            ("note", {"handler": "anke@voorbeeld.example", "text": "ours"}),
            ("accepted", {"handler": "bram@voorbeeld.example"}),
            ("shown", {"by": "root"}),
        )
        opened(store, REFERENCE, "A hole", *entries)
        desk = reader.read(LookUp(Inquiry.CASE, reference=REFERENCE), NOW)
        assert [(step.kind, step.text) for step in desk.steps] == [
            (StepKind.MAIL, "Look."),
            (StepKind.NOTE, "ours"),
            (StepKind.ACCEPTED, None),
        ]
        assert not desk.shortened

    def test_that_is_not_there_is_nothing(self, reader: DeskReader) -> None:
        assert reader.read(LookUp(Inquiry.CASE, words=OTHER), NOW).case is None

    def test_is_found_by_all_its_words_in_subject_sender_and_notes(self, store: Store, reader: DeskReader) -> None:
        opened(store, REFERENCE, "A hole in the wall", ("note", {"text": "The CARETAKER knows."}), said("secret"))
        opened(store, OTHER, "A door")

        def finds(words: str) -> list[str]:
            return [docket.case.reference for docket in reader.read(LookUp(Inquiry.FIND, words=words), NOW).dockets]

        assert finds("hole Caretaker") == finds("rosa WALL") == [REFERENCE]
        assert set(finds("rosa")) == {REFERENCE, OTHER}
        assert finds("hole door") == finds("secret") == []


class TestWhatIsHeld:
    def test_comes_newest_first_and_spam_last(self, store: Store, reader: DeskReader) -> None:
        rows = [
            holds(store, b"From: a@x.example\r\n\r\n1"),
            holds(store, b"From: b@x.example\r\n\r\n2", "no single From address"),
            holds(store, b"From: c@x.example\r\n\r\n3", "no single From address"),
        ]
        held = reader.read(LookUp(Inquiry.HELD), NOW).held
        assert [(one.row, one.sender) for one in held] == [
            (rows[2], "c@x.example"),
            (rows[1], "b@x.example"),
            (rows[0], "a@x.example"),
        ]

    def test_is_read_in_the_cage_and_stays_held(self, store: Store, reader: DeskReader) -> None:
        row = holds(store, b"From: a@x.example\r\nSubject: Watches\r\n\r\nCheap.\r\n")
        desk = reader.read(LookUp(Inquiry.HELD, "show", "2", listed=(99, row)), NOW)
        assert desk.held_text is not None
        assert (desk.held_text.subject, desk.held_text.text.strip()) == ("Watches", "Cheap.")
        assert [one.row for one in store.held_messages()] == [row]

    def test_of_one_that_cannot_be_read_the_header_is_shown_and_why(self, store: Store, reader: DeskReader) -> None:
        deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(200))
        row = holds(store, b"From: a@x.example\r\nSubject: Deep\r\nMIME-Version: 1.0\r\n" + deep + b"\r\nx")
        shown = reader.read(LookUp(Inquiry.HELD, "show", listed=(row,)), NOW).held_text
        assert shown is not None
        assert (shown.subject, shown.text) == ("Deep", "")
        assert shown.unread

    def test_that_is_gone_is_not_shown(self, store: Store, reader: DeskReader) -> None:
        row = holds(store, b"From: a@x.example\r\n\r\n1")
        with store.write() as tx:
            assert tx.release_held(row, "root", NOW)
        desk = reader.read(LookUp(Inquiry.HELD, "show", listed=(row,)), NOW)
        assert (desk.held, desk.held_text) == ((), None)


def test_a_letter_keeps_what_it_numbers(store: Store) -> None:

    content = sample("held-list")
    letter = Letter(content, content.audience, "anke@voorbeeld.example", "nl", listed=(7, 3, 5))
    with store.write() as tx:
        tx.queue(Written(letter, "<1@x>", b""), at=NOW)
    found = store.find_letter(["<1@x>"], to="anke@voorbeeld.example")
    assert found is not None
    assert found.listed == (7, 3, 5)


def test_whether_all_works_is_told_from_what_the_daemons_say() -> None:
    daemon = SignOfLife("a", "host", "1", NOW - timedelta(days=1), NOW, deeds={Deed.FETCH: NOW, Deed.SMTP_LOGIN: NOW})
    well = Vitals(NOW, NOW, daemons=(daemon,), expiries=(Expiry(Lasting.KEY, "openpgp", NOW + timedelta(days=90)),))
    told = alive(well)
    assert (told.mail_stopped_at, told.letters_stopped_at, told.key_ended) == (None, None, False)
    stale = SignOfLife("a", "host", "1", NOW - timedelta(days=1), NOW, deeds={Deed.FETCH: NOW - 10 * MINUTE})
    broken = Vitals(NOW, NOW, daemons=(stale,), unsent=Queue(3, NOW - timedelta(hours=2)))
    assert alive(broken).mail_stopped_at == NOW - 10 * MINUTE
    assert (alive(broken).letters_stopped_at, alive(broken).waiting) == (NOW - timedelta(hours=2), 3)
