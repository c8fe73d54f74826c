from collections.abc import Callable

import pytest

from mailbot.edges.vault import Vault, new_data_key
from mailbot.errors import Permanent
from mailbot.facts import Seals

SECRET = "een geheim: €".encode()


@pytest.mark.parametrize("cleartext", [pytest.param(b"", id="nothing"), pytest.param(SECRET, id="a few words")])
def test_unseals_what_was_sealed(cleartext: bytes) -> None:
    vault: Seals = Vault(new_data_key())
    assert vault.unseal(vault.seal(cleartext, "cases.sealed"), "cases.sealed") == cleartext


def test_never_seals_to_the_same_bytes_twice() -> None:
    vault = Vault(new_data_key())
    assert len({vault.seal(SECRET, "x") for _ in range(100)}) == 100


def flipped(sealed: bytes, at: int) -> bytes:
    changed = bytearray(sealed)
    changed[at] ^= 1
    return bytes(changed)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: b"", id="nothing left"),
        pytest.param(lambda sealed: sealed[:1], id="only the version left"),
        pytest.param(lambda sealed: sealed[:20], id="cut inside the ciphertext"),
        pytest.param(lambda sealed: sealed[:-1], id="last byte missing"),
        pytest.param(lambda sealed: sealed + b"\0", id="a byte more"),
        pytest.param(lambda sealed: flipped(sealed, 0), id="another version"),
        pytest.param(lambda sealed: flipped(sealed, 1), id="another nonce"),
        pytest.param(lambda sealed: flipped(sealed, 14), id="ciphertext changed"),
        pytest.param(lambda sealed: flipped(sealed, -1), id="tag changed"),
        pytest.param(lambda _: Vault(new_data_key()).seal(SECRET, "cases.sealed"), id="another data key"),
    ],
)
def test_changed_and_foreign_bytes_do_not_unseal(change: Callable[[bytes], bytes]) -> None:
    vault = Vault(new_data_key())
    with pytest.raises(Permanent):
        vault.unseal(change(vault.seal(SECRET, "cases.sealed")), "cases.sealed")


def test_a_value_does_not_unseal_in_another_column() -> None:
    vault = Vault(new_data_key())
    with pytest.raises(Permanent):
        vault.unseal(vault.seal(SECRET, "cases.sealed"), "letters.to_sealed")


def test_hashes_are_stable_and_differ_by_value_purpose_and_key() -> None:
    key = new_data_key()
    assert Vault(key).hash(b"anna@example.org", "address") == Vault(key).hash(b"anna@example.org", "address")
    others = {
        Vault(key).hash(b"anna@example.org", "address"),
        Vault(key).hash(b"bert@example.org", "address"),
        Vault(key).hash(b"anna@example.org", "message id"),
        Vault(new_data_key()).hash(b"anna@example.org", "address"),
    }
    assert [len(others), {len(other) for other in others}] == [4, {32}]


def test_shows_nothing_of_its_key() -> None:
    key = new_data_key()
    vault = Vault(key)
    for secret in (key, vault._hash_key):
        assert secret.hex() not in repr(vault)
        assert repr(secret)[2:-1] not in repr(vault)


def test_refuses_a_key_of_another_length() -> None:
    with pytest.raises(Permanent):
        Vault(b"short")
