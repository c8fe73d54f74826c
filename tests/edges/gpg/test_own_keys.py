"""What gpg lists of our own keys, read column by column: also what no test machine has, such as a smart card."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mailbot.edges.gpg.own_keys import read_listing
from mailbot.facts import Custody, KeyPart, OwnKey, Purpose

F, G = "A" * 40, "B" * 40
MADE, ENDS = datetime(2025, 6, 1, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC)
C, S, E = Purpose.CERTIFY, Purpose.SIGN, Purpose.ENCRYPT


def listed(
    primary: str = "pub:-:255:22:AA:1748736000:::-:::scESC:::+::ed25519:::0:",
    subkey: str = "sub:-:255:18:BB:1748736000:1811808000:::::e:::+::cv25519::",
    user_id: str = "uid:-::::1748736000::H::G V <s@voorbeeld.example>::::::::::0:",
) -> list[OwnKey]:
    rows = [
        "tru::1:1:0:3:1:5",
        primary,
        f"fpr:::::::::{F}:",
        "grp:::::::::X:",
        user_id,
        subkey,
        f"fpr:::::::::{G}:",
        "",
    ]
    return list(read_listing("\n".join(rows)))


def only(**rows: str) -> OwnKey:
    (key,) = listed(**rows)
    return key


def test_a_key_is_read() -> None:
    assert only() == OwnKey(
        KeyPart(F, "ed25519", (S, C), MADE, None, Custody.HERE),
        ("G V <s@voorbeeld.example>",),
        (KeyPart(G, "cv25519", (E,), MADE, ENDS, Custody.HERE),),
    )


@pytest.mark.parametrize(
    ("mark", "custody"),
    [
        pytest.param("+", Custody.HERE, id="here"),
        pytest.param("#", Custody.ELSEWHERE, id="a stub of a key that is kept offline"),
        pytest.param("", Custody.ELSEWHERE, id="no secret half at all"),
        pytest.param("D2760001240103040006123456780000", Custody.CARD, id="the number of a smart card"),
    ],
)
def test_where_a_secret_half_is_stands_in_its_row(mark: str, custody: Custody) -> None:
    subkey = f"sub:-:255:18:BB:1748736000:1811808000:::::e:::{mark}::cv25519::"
    assert only(subkey=subkey).subkeys[0].custody is custody


@pytest.mark.parametrize(
    ("row", "algorithm"),
    [
        pytest.param("sub:-:4096:1:BB:1748736000::::::e:::+:::23::", "rsa4096", id="RSA"),
        pytest.param("sub:-:2048:16:BB:1748736000::::::e:::+:::23::", "elg2048", id="ElGamal"),
        pytest.param("sub:-:1024:17:BB:1748736000::::::s:::+:::23::", "dsa1024", id="DSA"),
        pytest.param("sub:-:384:18:BB:1748736000::::::e:::+::brainpoolP384r1::", "brainpoolp384r1", id="a curve"),
        pytest.param("sub:-:0:29:BB:1748736000::::::e:::+::::", "algorithm 29", id="one of a time to come"),
    ],
)
def test_algorithms_are_called_as_gpg_takes_them(row: str, algorithm: str) -> None:
    assert only(subkey=row).subkeys[0].algorithm == algorithm


@pytest.mark.parametrize(
    ("primary", "subkey", "why"),
    [
        pytest.param("-", "-", None, id="good"),
        pytest.param("r", "r", "revoked", id="revoked"),
        pytest.param("-", "r", "revoked", id="its only subkey revoked"),
        pytest.param("-", "i", "cannot encrypt", id="a subkey that its primary key has not signed"),
    ],
)
def test_what_gpg_thinks_of_a_part_counts(primary: str, subkey: str, why: str | None) -> None:
    key = only(
        primary=f"pub:{primary}:255:22:AA:1748736000:::-:::scESC:::+::ed25519:::0:",
        subkey=f"sub:{subkey}:255:18:BB:1748736000:1811808000:::::e:::+::cv25519::",
    )
    assert key.why_unusable(datetime(2026, 1, 1, tzinfo=UTC)) == why
    assert key.why_unusable(datetime(2028, 1, 1, tzinfo=UTC)) == (why or "expired")


def test_user_ids_are_shown_as_they_are_and_only_those_that_count() -> None:
    assert only(user_id="uid:-::::1748736000::H::A\\x3aB é <s@v.example>::::::::::0:").user_ids == (
        "A:B é <s@v.example>",
    )
    assert only(user_id="uid:r::::1748736000::H::old <s@v.example>::::::::::0:").user_ids == ()
