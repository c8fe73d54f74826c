"""Where all journals stand leaves the machine, and the leads hear at once of who opens many cases."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from mailbot.admin.audit import Checking, verify_store
from mailbot.edges.gpg import Gpg
from mailbot.facts import Act, Witnessed
from tests.system.scenes import REPORT
from tests.system.world import ADDRESS, ANKE, MakeWorld

AUDITOR = "auditor@control.example"
CANARY = "kanariepiet"
IDENTIFYING = ("rosa", "Rosa", "melder", "Visser", "anke", "Anke", "bram", "Bram", "auditor", "control.example", CANARY)


def test_a_head_leaves_each_week_and_vouches_for_what_it_covers(
    make_world: MakeWorld, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world = make_world(languages=["en"], audit={"to": AUDITOR, "unusual": 5})
    rosa = world.correspondent("rosa@melder.example", vouched=True)
    rosa.writes(f"{REPORT}\nRegards, Rosa Visser", subject=f"{CANARY} in your portal")
    world.goes_on()
    opened = world.anke().reads_of_cases()[0]
    world.anke().answers(opened, "#show")
    world.anke().answers(opened, f"#note\n\n{CANARY}")
    rosa.answers(rosa.reads()[-1], "my data")
    world.goes_on()
    shown = [entry for entry in world.daemon.house.store.audit_trail() if entry.kind == Act.SHOWN]
    assert [entry.facts and entry.facts["by"] for entry in shown] == [ANKE]
    world.passes(timedelta(days=7))
    mailed = world.correspondent(AUDITOR).reads()
    assert len(mailed) == 1  # each Sunday
    assert all(letter.signed for letter in mailed)
    to_leads = [letter for letter in world.anke().reads() if any("head" in name for name in letter.attachments)]
    assert to_leads
    mails = tmp_path / "mails"
    mails.mkdir()
    for number, letter in enumerate([*mailed, *to_leads]):
        (mails / f"{number}.eml").write_bytes(letter.raw)
    gpg = Gpg(world.house.homedir, world.house.fingerprint, None)
    checking = Checking(gpg, [world.house.armored.encode()], [mails])
    store = world.daemon.house.store
    logged = "".join(capsys.readouterr())  # every level is printed here
    assert "entry" in logged
    told = [word for word in (*IDENTIFYING, *REPORT.split("\n")) if word and word in logged]
    assert told == []
    assert verify_store(store, ADDRESS, checking, world.now, as_json=True), capsys.readouterr().out
    told = json.loads(capsys.readouterr().out)
    assert told["kept"] == len(mailed) + len(to_leads)
    assert told["heads"] >= 2
    by = "jdevries (uid 1004)"
    for number in range(6):  # one more than is usual
        with store.write() as tx:
            tx.witness(Witnessed(Act.SHOWN, by, f"held {number}"), world.now)
    anke = world.anke()
    anke.reads_new()
    world.goes_on()
    (letter,) = anke.reads_new()
    assert (by in letter.text, letter.subject.split()[0]) == (True, "6")
    with store.write() as tx:
        tx.witness(Witnessed(Act.SHOWN, by, "held 6"), world.now)
    world.goes_on()
    assert anke.reads_new() == []  # once an hour
