"""Which secret keys an exported file holds, as real gpg writes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mailbot.edges.gpg.secret_packets import secret_keys_in
from tests.people import People, Person

ADDRESS = "security@voorbeeld.example"


@pytest.fixture(scope="module")
def keeper(people: People) -> Person:
    """Somebody with a primary key and one subkey."""
    return people.get(ADDRESS)


def fingerprints(person: Person) -> list[str]:
    listing = person.gpg("--with-colons", "--list-secret-keys", person.fingerprint).decode()
    return [line.split(":")[9] for line in listing.splitlines() if line.startswith("fpr:")]


@pytest.mark.parametrize(
    ("options", "parts"),
    [
        pytest.param(["--armor", "--export-secret-keys"], [0, 1], id="all-of-it"),
        pytest.param(["--export-secret-keys"], [0, 1], id="without-armor"),
        pytest.param(["--armor", "--export-secret-subkeys"], [1], id="a-stub-of-the-primary-key-is-no-secret"),
        pytest.param(["--armor", "--export"], [], id="the-public-key"),
    ],
)
def test_what_is_in_an_export(keeper: Person, options: list[str], parts: list[int]) -> None:
    all_of_it = fingerprints(keeper)
    assert secret_keys_in(keeper.gpg(*options, keeper.fingerprint)) == {all_of_it[part] for part in parts}


@pytest.mark.parametrize("algorithm", ["rsa2048", "nistp256"])
def test_of_any_algorithm(algorithm: str) -> None:
    people = People()
    try:
        person = people.get("other@voorbeeld.example", algorithm=algorithm)
        assert secret_keys_in(person.gpg("--export-secret-keys")) == set(fingerprints(person))
    finally:
        people.leave()


def flipped(raw: bytes) -> bytes:
    at = raw.index(b"\n\n") + 40
    return raw[:at] + (b"A" if raw[at : at + 1] != b"A" else b"B") + raw[at + 1 :]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(flipped, "its checksum differs", id="one-letter-in-the-armor"),
        pytest.param(lambda raw: raw[:200], "cut off", id="half-of-it"),
        pytest.param(lambda _: b"Dear Sir,\n", "", id="a-letter"),
        pytest.param(lambda _: b"\xff" * 500, "", id="noise"),
    ],
)
def test_what_is_no_export(keeper: Person, damage: Callable[[bytes], bytes], said: str) -> None:
    raw = damage(keeper.gpg("--armor", "--export-secret-keys", keeper.fingerprint))
    try:
        assert secret_keys_in(raw) == set()
    except (ValueError, IndexError) as why:
        assert said in str(why)  # noqa: PT017  either is right
