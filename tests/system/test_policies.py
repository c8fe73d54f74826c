"""Two published policies, each held to its every line in a case of several weeks. Judged from the mail that arrived."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from mailbot.admin.cases import show_case
from mailbot.case.clocks import read_clocks
from mailbot.edges.store import OWN
from mailbot.facts import Audience, State
from tests.fixtures import FIXTURES
from tests.people import People
from tests.system.remains import everything, mail_of, octets_in
from tests.system.scenes import run
from tests.system.wording import subject
from tests.system.world import BRAM, Correspondent, House, Letter, MakeWorld, World
from tests.system.years import DAY, END, RIGHTS, WAYS, Years, lived, made_house
from tests.system.years import DPO as OFFICER

PROFILES = FIXTURES / "policies"
YEARS = int(os.environ.get("MAILBOT_YEARS", "6"))  # cases in two years; `make soak` has sixty, and every working day
IBD = "incident@ibd.example"
DPO = "fg@voorbeeld.example"


def profile(make_world: MakeWorld, name: str, people: People, house_key: House) -> World:
    """A world that runs a profile as it stands; only hosts, folders and the organisation's key are the test's own."""
    settings: dict[str, Any] = yaml.safe_load((PROFILES / name / "config.yaml").read_text())
    own = {key: value for key, value in settings.items() if key not in ("imap", "smtp", "openpgp", "state_dir")}
    world = make_world(**own)
    folder = world.config_file.parent
    shutil.copytree(PROFILES / name / "texts", folder / "texts")
    (folder / "keys").mkdir()
    (folder / "keys" / "ibd.asc").write_text(people.get(IBD).armored)
    # `make_world` lays what it is given over a configuration of its own, so what a profile leaves out stays in there
    written = yaml.safe_load(world.config_file.read_text())
    kept = set(settings) | {"imap", "smtp", "openpgp", "state_dir"}
    world.config_file.write_text(yaml.safe_dump({key: value for key, value in written.items() if key in kept}))
    return world


def member(world: World, address: str) -> Correspondent:
    """Somebody of the organisation, whose own mail server vouches for them."""
    return Correspondent(world, address, None, vouched=True, to=world.address, authserv=world.authserv)


def outsider(world: World, address: str, *, key: bool = False) -> Correspondent:
    return Correspondent(
        world, address, world.people.get(address) if key else None, to=world.address, authserv=world.authserv
    )


def written_at(letter: Letter) -> datetime:
    return parsedate_to_datetime(str(letter.outer["Date"])).astimezone(UTC)


def recipients(world: World) -> set[str]:
    return {address for sent in world.smtp.letters for address in sent.rcpt_to}


def test_a_debt_collectors_policy_in_french(make_world: MakeWorld, people: People, house_key: House) -> None:
    world = profile(make_world, "debt-collector", people, house_key)
    world.now = datetime(2025, 11, 27, 9, 0, tzinfo=UTC)  # a Thursday: three days end on a Sunday
    corbeau = outsider(world, "corbeau@melder.example", key=True)
    camille = member(world, "camille@recouvrement.example")

    # "We send you the PGP key" to whoever writes
    corbeau.writes("Bonjour, j'ai trouvé une faille. Pouvez-vous m'envoyer votre clé, s'il vous plaît ?")
    world.goes_on()
    (acknowledgement,) = corbeau.reads_new()
    assert any(b"BEGIN PGP PUBLIC KEY BLOCK" in content for content in acknowledgement.attachments.values())
    # No legal action, confidential, a pseudonym will do
    for promised in ("aucune action en justice", "confidentiel", "sauf si la loi", "un pseudonyme suffit"):
        assert promised in acknowledgement.text
    camille.reads_new()

    # "Within three days, with our analysis and an expected date"
    report = "Le formulaire /demandes me laisse lire les demandes des autres si je change le numéro dans l'adresse."
    corbeau.answers(acknowledgement, report, encrypted=True, key=True)
    world.goes_on()
    (receipt,) = corbeau.reads_new()
    assert "dimanche 30 novembre" in receipt.text
    (shown,) = camille.reads_new()
    world.passes_until(datetime(2025, 11, 28, 15, 0, tzinfo=UTC))
    assert any("30 novembre" in letter.text for letter in camille.reads_new())  # reminded before it
    camille.answers(shown, "#accept 2026-01-09")
    world.goes_on()
    world.passes(timedelta(hours=1))
    (assessment,) = corbeau.reads_new()
    assert "vendredi 9 janvier 2026" in assessment.text
    assert written_at(assessment) < datetime(2025, 11, 30, 23, 0, tzinfo=UTC)

    # "We keep you informed of progress"
    world.passes_until(datetime(2026, 1, 5, 12, 0, tzinfo=UTC))
    progress = corbeau.reads_new()
    assert [(at.day, at.month) for at in map(written_at, progress)] == [(12, 12), (26, 12)]
    assert all("deux demandes" not in letter.text and letter.encrypted for letter in progress)

    # "Named as the finder, if you like"; "gladly part of a publication once it is solved": asked once
    camille.answers(shown, "#fixed")
    world.goes_on()
    world.passes(timedelta(hours=1))
    fixed = corbeau.reads_new()[-1]
    assert "pseudonyme" in fixed.text
    corbeau.answers(fixed, "Oui, sous le nom Corbeau.", encrypted=True)
    world.goes_on()
    camille.answers(shown, "#credit Corbeau\n#publish après le 1er février, ensemble")
    world.goes_on()
    camille.answers(shown, "#close fixed")
    world.goes_on()
    world.passes(timedelta(hours=1))
    closed = corbeau.reads_new()[-1].text
    assert "Comme convenu, nous vous citons" in closed
    assert "de la façon convenue avec vous" in closed

    # "Confidential; no personal data to third parties": nobody else ever got a letter
    assert recipients(world) == {corbeau.address, camille.address, "denis@recouvrement.example"}
    # Everything that followed the report left encrypted, all of it signed
    assert [letter.encrypted for letter in corbeau.reads()] == [False] + [True] * (len(corbeau.reads()) - 1)
    assert all(letter.signed for letter in corbeau.reads())
    (case,) = world.daemon.house.store.cases()
    assert (case.state, case.credit) == (State.CLOSED, "Corbeau")
    assert world.daemon.house.store.verify_journal(case.reference) == []


def test_a_municipalitys_policy_in_dutch(make_world: MakeWorld, people: People, house_key: House) -> None:
    world = profile(make_world, "municipality", people, house_key)
    world.now = datetime(2025, 12, 22, 9, 0, tzinfo=UTC)  # a Monday before Christmas
    sanne = outsider(world, "sanne@melder.example")
    anke = member(world, "anke@voorbeeld.example")
    ibd = Correspondent(world, IBD, people.get(IBD), to=world.address, authserv=world.authserv)
    report = "In het klantportaal zie ik de aanvragen van anderen, met naam en adres, als ik het nummer verander. " * 4

    # In clear is as good; five working days across Christmas; confidential; no legal steps; always shared
    sanne.writes(report, subject="Datalek?")
    world.goes_on()
    (acknowledgement,) = sanne.reads_new()
    for promised in (
        "woensdag 31 december 2025",
        "geen juridische stappen",
        "vertrouwelijk",
        "We delen elke melding met IBD",
    ):
        assert promised in acknowledgement.text
    (notice,) = ibd.reads_new()
    assert notice.encrypted
    assert all(secret not in notice.text for secret in ("sanne", "melder.example", "klantportaal", "Datalek?"))
    (shown,) = anke.reads_new()

    # A data leak: the law's clock, the officer, the five questions
    anke.answers(shown, "#breach")
    world.goes_on()
    world.passes_until(datetime(2025, 12, 24, 12, 0, tzinfo=UTC))
    officer = [sent.raw for sent in world.smtp.letters if sent.rcpt_to == (DPO,)]
    assert officer
    assert all(b"klantportaal" not in raw and b"sanne" not in raw for raw in officer)
    anke.answers(shown, "#breach facts Het nummer in het adres\n#breach data Naam en adres\n#breach affected 12 mensen")
    world.goes_on()
    anke.answers(
        shown, "#breach measures Portaal dicht\n#breach effects Inzage door een onderzoeker\n#breach notified AP-2025-1"
    )
    world.goes_on()
    (case,) = world.daemon.house.store.cases()
    (clock,) = case.clocks
    assert [record.reference for record in clock.records] == ["AP-2025-1"]

    # The assessment, in time, and the partner hears of the state
    anke.answers(shown, "#accept 2026-01-30")
    world.goes_on()
    world.passes_until(datetime(2025, 12, 29, 12, 0, tzinfo=UTC))
    assessment = sanne.reads_new()[-1]
    assert "vrijdag 30 januari 2026" in assessment.text
    assert written_at(assessment) < datetime(2025, 12, 31, 23, 0, tzinfo=UTC)
    assert len(ibd.reads_new()) >= 1

    # Kept informed; asked whether and how to publish, and whether to be named
    world.passes_until(datetime(2026, 1, 28, 12, 0, tzinfo=UTC))
    assert len(sanne.reads_new()) == 2
    anke.answers(shown, "#fixed")
    world.goes_on()
    world.passes(timedelta(hours=1))
    assert "Mogen we u noemen" in sanne.reads_new()[-1].text
    assert recipients(world) == {sanne.address, anke.address, "bram@voorbeeld.example", IBD, DPO}
    assert not [letter for letter in sanne.reads() if "te laat" in letter.text]


@pytest.mark.parametrize("word", ["anoniem: een lek"])
def test_a_municipality_hears_of_a_leak_from_nobody_in_particular(
    make_world: MakeWorld, people: People, house_key: House, word: str
) -> None:
    world = profile(make_world, "municipality", people, house_key)
    somebody = outsider(world, "x7@melder.example")
    somebody.writes("In het klantportaal zie ik de aanvragen van anderen. " * 8, subject=word)
    world.goes_on()
    anke = member(world, "anke@voorbeeld.example")
    anke.answers(anke.reads_new()[0], "#accept 2026-01-30")
    world.goes_on()
    world.passes(timedelta(days=60))
    assert somebody.reads() == []
    assert [case.state for case in world.daemon.house.store.cases()] == [State.ACCEPTED]
    assert len([sent for sent in world.smtp.letters if sent.rcpt_to == (IBD,)]) >= 1


# Two years, and what the three policies about data say of them -------------------------------------------------------


@pytest.fixture
def years_key() -> Iterator[House]:
    yield from made_house()


def test_two_years_of_three_policies(
    make_world: MakeWorld, years_key: House, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    years = lived(make_world, years_key, YEARS, every_day="MAILBOT_YEARS" in os.environ)
    logged = "".join(capfd.readouterr())
    access_is_limited_and_traced(years)
    backups_and_incidents(years, tmp_path)
    terms_are_kept(years, logged)
    rights_are_answered(years)
    breaches_are_notified(years)


def access_is_limited_and_traced(years: Years) -> None:
    """Security measures 2 and 4, and the security policy's "people": who sees what, and that it is known."""
    world, store = years.world, years.world.daemon.house.store
    # Least privilege, profiles with different rights: who works on no case reads nothing of it, and decides no term
    of_bram = [letter.subject for letter in world.correspondent(BRAM, vouched=True).reads()]
    assert {found for said in of_bram for found in re.findall(r"VB-\d{4}-\w{4}", said)} == years.assigned
    assert not [said for said in of_bram if said.startswith(subject("fr", "declaration"))]
    # What is exchanged is encrypted, wherever the other side can read that
    for reporter in (one for one in years.reporters.values() if one.person is not None):
        assert [letter.encrypted for letter in reporter.reads()][1:] == [True] * (len(reporter.reads()) - 1)
    # Traces of access, entries, changes and deletions, with who, in one place that shows whether it was tampered with
    show_case(store, world.daemon.house.organisation, years.kept, "marie (uid 1001)", world.now, as_json=True)
    seen = [dict(entry.facts or {}) for entry in store.audit_trail() if entry.kind == "shown"]
    assert [one["by"] for one in seen if one.get("about") == years.kept][-1:] == ["marie (uid 1001)"]
    assert store.verify_journal(OWN) == []
    assert [problem for name in years.canaries for problem in store.verify_journal(name)] == []
    # Secrets stand in files of their own, that only their reader can open
    settings = yaml.safe_load(world.config_file.read_text())
    assert {type(settings[server]["password"]) for server in ("imap", "smtp")} == {dict}
    # Few tools of others, each known to the last bit
    locked = (Path(__file__).parents[2] / "requirements.lock").read_text()
    assert locked.count("--hash=sha256:") >= len(re.findall(r"^[a-z].*==", locked, re.MULTILINE)) > 10


def backups_and_incidents(years: Years, tmp_path: Path) -> None:
    """Security measures 3, 4 and 5: backups, what comes up is told and handled, and looked at month by month."""
    world, store = years.world, years.world.daemon.house.store
    # A backup while it runs, which is looked into before it counts, and holds nothing that was erased
    (tmp_path / "backups").mkdir()
    run(world, "backup", str(tmp_path / "backups"))
    assert b"zeisig" not in octets_in(tmp_path / "backups").lower()
    # Each report was answered and told to those in charge within the day
    assert all(reporter.reads() for reporter in years.reporters.values())
    told = " ".join(letter.subject for letter in years.lead().reads())
    assert [reference for reference in years.canaries if reference not in told] == []
    # Measures are evaluated: those in charge get the figures of each month
    begins = subject("fr", "monthly-report").partition("{")[0]
    months = [letter for letter in years.lead().reads() if letter.subject.startswith(begins)]
    assert len(months) >= (23 if years.every_day else 1)
    assert store.notices() == []


def terms_are_kept(years: Years, logged: str) -> None:
    """The GDPR text, I: each datum has its term, and is gone when that is over; what law or a claim keeps, stays."""
    world, store = years.world, years.world.daemon.house.store
    left = {case.reference for case in years.store_cases}
    gone = set(years.canaries) - left
    spam = {one for n, one in enumerate(years.canaries) if WAYS[n % len(WAYS)] == "spam"}
    assert years.kept in left
    assert [case.reference for case in store.cases_on_hold()] == [years.kept]
    over = [
        case.reference
        for case in years.store_cases
        if case.closed_at is not None and case.closed_at < END - 373 * DAY and case.reference != years.kept
    ]
    assert over == []
    assert gone >= spam
    assert {line.name for line in store.erased_lines()} == gone
    # Gone is gone: in no value of the database, no file beside it, no folder of the mailbox, no line of the log
    said = b"\n".join(value for _, value in everything(store)).lower()
    mails = b"\n".join(raw for raws in mail_of(world).values() for raw in raws).lower()
    for reference in gone:
        canary = years.canaries[reference].encode()
        assert canary not in said, reference
        assert canary not in mails, reference
    assert not re.search("zeisig|melder.example", logged, re.IGNORECASE)  # of whom anything was ever logged
    # Copies in the mailbox have a term of their own, also of what is kept
    assert years.canaries[years.kept].encode() not in mails
    # Each was announced a week before, and declared: signed, with its ground, and the day of the last backup
    letters = [letter for letter in years.lead().reads() if not letter.subject.startswith("[")]
    lists = [one.text for one in letters if "#hold VB-" in one.text]
    announced = {found for text in lists for found in re.findall(r"- (VB-\d{4}-\w{4})\b", text)}
    assert gone <= announced
    declared = {name for one in store.declarations() for name in one.names}
    assert declared == gone
    for one in store.declarations():
        assert "BEGIN PGP SIGNED MESSAGE" in one.text
        assert all(name in one.text for name in one.names)
    attached = [raw for one in letters for name, raw in one.attachments.items() if name.startswith("declaration-")]
    assert [raw.decode() for raw in attached] == [one.text for one in store.declarations()]


def rights_are_answered(years: Years) -> None:
    """The GDPR text, II: six rights, each by mail, within the month, without a copy of anybody's passport."""
    store = years.world.daemon.house.store
    assert set(years.asked.values()) == set(RIGHTS)
    for reference, right in years.asked.items():
        letters = years.reporters[reference].reads()
        received = next(one for one in letters if one.subject.startswith(subject("fr", "rights-received")))
        after = letters[letters.index(received) + 1 :]
        assert after, right  # an answer followed
        assert written_at(after[0]) - written_at(received) < 31 * DAY, right
        if right == "access":  # and portability: a page to read, the mails, and facts that a machine reads
            ((_, raw),) = after[0].attachments.items()
            with zipfile.ZipFile(io.BytesIO(raw)) as copy:
                assert {"index.html", "data.json"} <= set(copy.namelist())
                assert json.loads(copy.read("data.json"))
                assert years.canaries[reference] in copy.read("index.html").decode()
    # The wording and the promises of each letter that was sent can be shown
    made = store.letters_made(years.kept)
    assert made
    assert [letter for letter in made if letter.audience is Audience.REPORTER and letter.wording is None] == []


def breaches_are_notified(years: Years) -> None:
    """The GDPR text, III B, and measures 4: within 72 hours, the officer told; the register outlives its cases."""
    store, rules = years.world.daemon.house.store, years.world.daemon.house.organisation
    breaches = [one for n, one in enumerate(years.canaries) if WAYS[n % len(WAYS)] == "breach"]
    assert breaches
    told = [sent for sent in years.world.smtp.letters if sent.rcpt_to == (OFFICER,)]
    assert len(told) >= len(breaches)
    rows = {row.reference: row.columns for row in store.outliving()}
    for reference in breaches:
        case = store.find_case(reference)
        if case is None:
            row = rows[reference]
            assert (row["clock"], row["declared_by"], row["facts"]) == ("gdpr", "", "Le numéro dans l'adresse")
            assert datetime.fromisoformat(row["done"]) <= datetime.fromisoformat(row["due"])
        else:
            ((step,),) = [reading.steps for reading in read_clocks(case, rules)]
            assert step.done_at is not None
            assert not step.is_late
