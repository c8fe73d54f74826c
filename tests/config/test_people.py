from __future__ import annotations

from pathlib import Path

from mailbot import facts
from mailbot.facts import Key
from tests.config.example import FINGERPRINT, loaded


def test_a_partner_is_told_always_only_when_the_file_says_so(tmp_path: Path) -> None:
    more = "partners:\n  - {name: IBD, address: incident@ibd.example, key: ibd.asc, share: always, language: nl,\n"
    more += "     says: {nl: de IBD}}\n"
    more += "  - {name: NCSC, address: cert@ncsc.example, key: ncsc.asc}\n"
    config = loaded(tmp_path, new=f"{more}data_protection_officer: fg@voorbeeld.example\n")
    assert config.partners[0].key == tmp_path / "ibd.asc"
    key = Key(FINGERPRINT, "", ())
    keys = dict.fromkeys(("anke@voorbeeld.example", "incident@ibd.example", "cert@ncsc.example"), key)
    organisation = config.organisation(keys)
    assert organisation.partners == (
        facts.Partner("IBD", "incident@ibd.example", key, always=True, language="nl", says=(("nl", "de IBD"),)),
        facts.Partner("NCSC", "cert@ncsc.example", key),
    )
    assert organisation.data_protection_officer == "fg@voorbeeld.example"
