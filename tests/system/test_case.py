"""A whole case, from the first mail to its close, judged from the mail that arrived."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

import pytest

from mailbot.facts import State
from tests.people import Person
from tests.system.world import ANKE, BRAM, MakeWorld

WORDS = {
    "nl": (
        "Goedemiddag, ik heb een kwetsbaarheid gevonden in uw website. Kunt u mij uw sleutel sturen?",
        "Het formulier op /aanvragen laat mij de aanvragen van anderen lezen als ik het nummer in het adres verander.",
    ),
    "fr": (
        "Bonjour, j'ai trouvé une faille dans votre site. Pouvez-vous m'envoyer votre clé publique, s'il vous plaît ?",
        "Le formulaire /demandes me laisse lire les demandes des autres si je change le numéro dans l'adresse.",
    ),
    "en": (
        "Hello, I found a vulnerability in your website. Could you please send me your key?",
        "The form at /requests lets me read the requests of others when I change the number in the address.",
    ),
    "de": (
        "Guten Tag, ich habe eine Schwachstelle auf Ihrer Website gefunden. Schicken Sie mir bitte Ihren Schlüssel?",
        "Das Formular unter /antraege zeigt mir die Anträge anderer, wenn ich die Nummer in der Adresse ändere.",
    ),
}
DAYS = {  # the same days, as each language writes them in a sentence
    "nl": {"2025-12-31": "woensdag 31 december 2025", "2025-12-25": "donderdag 25 december 2025"},
    "fr": {"2025-12-31": "mercredi 31 décembre", "2025-12-25": "jeudi 25 décembre"},
    "en": {"2025-12-31": "Wednesday 31 December 2025", "2025-12-25": "Thursday 25 December 2025"},
    "de": {"2025-12-31": "Mittwoch, den 31. Dezember 2025", "2025-12-25": "Donnerstag, den 25. Dezember 2025"},
}


ACROSS_CHRISTMAS = ("5 working days", "2025-12-31")
THREE_DAYS = ("3 days", "2025-12-25")


@pytest.mark.parametrize(
    ("language", "promise", "owed"),
    [("nl", *ACROSS_CHRISTMAS), ("en", *ACROSS_CHRISTMAS), ("fr", *THREE_DAYS), ("de", *THREE_DAYS)],
)
def test_the_promise_is_kept(make_world: MakeWorld, language: str, promise: str, owed: str) -> None:
    world = make_world(promises={"assessment": promise})
    world.now = datetime(2025, 12, 22, 9, 0, tzinfo=UTC)  # a Monday
    greeting, report = WORDS[language]
    rosa = world.correspondent("rosa@melder.example", key=True)
    anke, bram = world.anke(), world.bram()

    rosa.writes(greeting, subject="Security")
    world.goes_on()
    (acknowledgement,) = rosa.reads_new()
    assert acknowledgement.signed
    assert not acknowledgement.encrypted
    assert world.house.fingerprint[:4] in acknowledgement.text
    assert any(b"BEGIN PGP PUBLIC KEY BLOCK" in content for content in acknowledgement.attachments.values())
    assert len(anke.reads_new()) == len(bram.reads_new()) == 1

    world.passes(timedelta(hours=2))
    rosa.answers(acknowledgement, report, encrypted=True, key=True, attachments={"requests.txt": b"canary-attachment"})
    world.goes_on()
    (receipt,) = rosa.reads_new()
    assert receipt.encrypted
    assert receipt.signed
    assert DAYS[language][owed] in receipt.text
    (shown,) = anke.reads_new()
    assert report in shown.text
    assert [(name, content) for name, content in shown.attachments.items() if b"canary" in content] == [
        ("requests.txt.untrusted", b"canary-attachment")
    ]
    (sealed,) = bram.reads_new()
    assert sealed.encrypted
    assert report in sealed.text

    world.passes(timedelta(hours=1))
    anke.answers(shown, "#accept 2026-01-16")
    world.goes_on()
    (confirmation,) = anke.reads_new()
    assert rosa.reads_new() == []
    world.passes(timedelta(minutes=10))
    (assessment,) = rosa.reads_new()
    assert assessment.encrypted
    assert "2026" in assessment.text
    assert " ".join(assessment.text.split()) in " ".join(confirmation.text.split())  # shown as it was sent

    bram.answers(sealed, "Thank you, Rosa. Which browser was it?", encrypted=True)
    world.goes_on()
    world.passes(timedelta(minutes=10))
    (question,) = rosa.reads_new()
    assert "Which browser was it?" in question.text
    assert BRAM not in question.raw.decode() + question.text
    assert "melder.example" not in question.text  # nothing that was quoted

    world.passes_until(datetime(2026, 1, 12, 12, 0, tzinfo=UTC))
    (progress,) = rosa.reads_new()
    assert progress.encrypted

    anke.answers(shown, "#fixed")
    world.goes_on()
    world.passes(timedelta(minutes=10))
    (fixed,) = rosa.reads_new()
    anke.answers(shown, "#close fixed")
    world.goes_on()
    world.passes(timedelta(days=15))  # nothing more comes by the calendar
    (closed,) = rosa.reads_new()
    assert {letter.signed for letter in rosa.reads()} == {True}
    (case,) = world.daemon.house.store.cases()
    assert case.state is State.CLOSED
    assert case.language == language
    assert world.daemon.house.store.verify_journal(case.reference) == []
    assert world.folder("INBOX") == []
    assert fixed.encrypted
    assert closed.encrypted


def test_a_reporter_who_writes_in_clear_throughout_is_kept_informed_all_the_same(make_world: MakeWorld) -> None:
    world = make_world()
    tim, anke = world.correspondent("tim@melder.example"), world.anke()
    tim.writes(WORDS["en"][0] + " " + WORDS["en"][1] * 4)
    world.goes_on()
    (acknowledgement,) = tim.reads_new()
    assert "Monday 1 December 2025" in acknowledgement.text
    (shown,) = anke.reads_new()
    anke.answers(shown, "Thank you. Which number did you use?")
    world.goes_on()
    world.passes(timedelta(hours=1))
    assert tim.reads_new() == []  # a handler's words go in clear only when a handler says so
    (waiting,) = anke.reads_new()
    anke.answers(waiting, "#clear-ok")
    world.goes_on()
    world.passes(timedelta(minutes=10))
    (question,) = tim.reads_new()
    assert "Which number did you use?" in question.text
    assert ANKE not in question.raw.decode()
    tim.answers(question, "It was 1047.")
    world.goes_on()
    assert "It was 1047." in anke.reads()[-1].text
    anke.answers(shown, "#invalid\n\nWhatever stands there is public.")
    world.goes_on()
    world.passes(timedelta(minutes=10))
    assert {letter.encrypted for letter in tim.reads()} == {False}
    assert len(tim.reads()) >= 3


def test_nobody_answers_and_everybody_is_told(make_world: MakeWorld) -> None:
    world = make_world(promises={"assessment": "3 days"})
    rosa = world.correspondent("rosa@melder.example", key=True, vouched=True)
    rosa.writes(WORDS["de"][1], encrypted=True, key=True)
    world.goes_on()
    assert "Donnerstag, den 27. November 2025" in rosa.reads_new()[0].text
    world.passes_until(datetime(2025, 11, 27, 22, 0, tzinfo=UTC))
    assert rosa.reads_new() == []
    assert len(world.anke().reads_of_cases()) == 2  # the report and the reminder
    world.passes_until(datetime(2025, 11, 28, 12, 0, tzinfo=UTC))
    (honest,) = rosa.reads_new()
    assert "Montag, den 1. Dezember 2025" in honest.text
    assert len(world.anke().reads_of_cases()) == 3
    assert len(world.bram().reads()) == 2


def test_letters_to_reporters_are_copied_to_sent_as_readable_for_us_as_for_them(make_world: MakeWorld) -> None:
    world = make_world(imap={"sent": "Sent"})
    rosa = world.correspondent("rosa@melder.example", key=True, vouched=True)
    rosa.writes(WORDS["en"][1], encrypted=True, key=True)
    world.goes_on()
    (copy,) = world.folder("Sent")
    assert copy == rosa.reads()[0].raw
    keeper = Person("", "", world.house.homedir, world.house.fingerprint, world.house.armored)
    ours = replace(rosa, person=keeper).opens(copy)
    assert ours.encrypted
    assert "Monday 1 December 2025" in ours.text
    for letter in [*world.anke().reads(), *world.bram().reads()]:  # whoever knows their Message-ID can answer for them
        assert letter.message_id.encode() not in copy


def test_a_message_that_was_held_goes_back_to_its_own_case(make_world: MakeWorld) -> None:
    world = make_world()
    rosa, anke = world.correspondent("rosa@melder.example", key=True, vouched=False), world.anke()
    somebody_else = replace(world.house, armored=world.people.get("else@example.org").armored)
    ours, world.house = world.house, somebody_else
    rosa.writes(WORDS["en"][1], encrypted=True)
    world.house = ours
    world.goes_on()
    anke.answers(anke.reads_new()[0], "#close no-report")
    world.goes_on()
    store = world.daemon.house.store
    (held,) = store.held_messages()
    with store.write() as transaction:
        assert transaction.release_held(held.row, "operator", world.now)
    world.goes_on()
    assert [(case.reference, case.state) for case in store.cases()] == [(held.reference, State.CLOSED)]
    assert [again.row for again in store.held_messages()] == [held.row]


def test_the_end_of_summer_time_moves_no_promise_and_sends_nothing_twice(make_world: MakeWorld) -> None:
    world = make_world()
    world.now = datetime(2025, 10, 23, 21, 30, tzinfo=UTC)  # a Thursday, half past eleven at night; it ends on Sunday
    rosa, anke = world.correspondent("rosa@melder.example", vouched=True), world.anke()
    rosa.writes(WORDS["en"][1] * 4)
    world.goes_on()
    assert "Thursday 30 October 2025" in rosa.reads_new()[0].text
    world.passes_until(datetime(2025, 11, 6, 7, 59, tzinfo=UTC))
    amsterdam = ZoneInfo("Europe/Amsterdam")
    went = [
        (parsedate_to_datetime(str(letter.outer["Date"])).astimezone(amsterdam), who)
        for who, letters in (("Anke", anke.reads_of_cases()[1:]), ("Rosa", rosa.reads_new()))
        for letter in letters
    ]
    assert went == [
        (datetime(2025, 10, 29, 16, 0, tzinfo=amsterdam), "Anke"),  # the reminder
        (datetime(2025, 10, 31, 9, 0, tzinfo=amsterdam), "Anke"),  # the escalation
        (datetime(2025, 10, 31, 9, 0, tzinfo=amsterdam), "Rosa"),  # the honest letter
    ]


def test_a_strangers_mail_under_the_message_id_of_our_letter_is_heard_all_the_same(make_world: MakeWorld) -> None:
    world = make_world()
    tim, eve = world.correspondent("tim@melder.example"), world.correspondent("eve@stranger.example")
    tim.writes(WORDS["en"][0])
    world.goes_on()
    (acknowledgement,) = tim.reads_new()
    eve.sends(eve.composes(WORDS["en"][1], fields={"Message-ID": acknowledgement.message_id}))
    world.goes_on()
    assert len(eve.reads()) == 1
    assert len(world.daemon.house.store.cases()) == 2
