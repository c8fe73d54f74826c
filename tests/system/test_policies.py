"""Two published policies, each held to its every line in a case of several weeks. Judged from the mail that arrived."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
import yaml

from mailbot.facts import State
from tests.fixtures import FIXTURES
from tests.people import People
from tests.system.world import Correspondent, House, Letter, MakeWorld, World

PROFILES = FIXTURES / "policies"
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
    assert "dimanche 30 novembre 2025" in receipt.text
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
