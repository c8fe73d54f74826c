from __future__ import annotations

from pathlib import Path

from tests.config.example import FINGERPRINT, loaded, problem

OLDER = """openpgp:
  older:
    - {fingerprint: 89AB CDEF 0123 4567 89AB CDEF 0123 4567 89AB CDEF, passphrase: {credential: openpgp-older}}
    - {fingerprint: "1123456789ABCDEF0123456789ABCDEF01234567"}"""


def test_older_keys_are_named_each_with_its_passphrase(tmp_path: Path) -> None:
    first, second = loaded(tmp_path, "openpgp:", OLDER).openpgp.older
    assert (first.fingerprint, second.fingerprint) == (
        "89ABCDEF0123456789ABCDEF0123456789ABCDEF",
        f"1{FINGERPRINT[1:]}",
    )
    assert first.passphrase is not None
    assert second.passphrase is None


def test_an_older_key_is_a_further_one(tmp_path: Path) -> None:
    twice = OLDER.replace("1123456789ABCDEF0123456789ABCDEF01234567", FINGERPRINT)
    found = problem(tmp_path, "openpgp:", twice)
    assert found == "openpgp: the same fingerprint stands twice; older names further keys only"
    assert "there is no such key" in problem(tmp_path, "openpgp:", OLDER.replace("passphrase:", "passphrse:"))
