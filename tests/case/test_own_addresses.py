"""Our own address, with a tag behind it or without, and the tags of our letters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.case.own_addresses import TAG_LENGTH, TAGS, find_tags, has_room, is_ours, tagged
from mailbot.edges.store.sealing import TAG_BYTES
from tests.case.builders import HOUSE

TAGGING = replace(HOUSE, aliases=("veilig@voorbeeld.example",), subaddress="+")


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        pytest.param("security@voorbeeld.example", True, id="the-mailbox"),
        pytest.param("security+0f3a@voorbeeld.example", True, id="with-a-tag"),
        pytest.param("security+a+b@voorbeeld.example", True, id="with-a-tag-in-a-tag"),
        pytest.param("veilig@voorbeeld.example", True, id="an-alias"),
        pytest.param("veilig+x@voorbeeld.example", True, id="an-alias-with-a-tag"),
        pytest.param("security@melder.example", False, id="of-another-domain"),
        pytest.param("security+x@melder.example", False, id="of-another-domain-with-a-tag"),
        pytest.param("securityguard@voorbeeld.example", False, id="a-longer-name"),
        pytest.param("rosa+security@voorbeeld.example", False, id="somebody-else-with-a-tag"),
        pytest.param("", False, id="none"),
    ],
)
def test_what_comes_to_our_mailbox_is_ours(address: str, ours: bool) -> None:
    assert is_ours(address, TAGGING) is ours


def test_without_the_setting_a_tag_makes_another_address() -> None:
    assert not is_ours("security+x@voorbeeld.example", HOUSE)
    assert find_tags(["security+x@voorbeeld.example"], None) == []


@pytest.mark.parametrize(
    ("addresses", "tags"),
    [
        pytest.param(["security+0f3a@voorbeeld.example"], ["0f3a"], id="as-we-wrote-it"),
        pytest.param(["mailbox7+0f3a@mail.internal"], ["0f3a"], id="as-a-server-calls-the-mailbox-inside"),
        pytest.param(["a+one+0f3a@x"], ["0f3a"], id="behind-a-tag-of-the-servers"),
        pytest.param(["security@voorbeeld.example", "+x@voorbeeld.example", "x+@voorbeeld.example"], [], id="none"),
        pytest.param(["a+1@x", "b+1@x", "a+2@x"], ["1", "2"], id="each-once"),
        pytest.param([f"a+{n}@x" for n in range(99)], [str(n) for n in range(TAGS)], id="the-first-of-very-many"),
    ],
)
def test_a_tag_is_found_wherever_it_stands(addresses: list[str], tags: list[str]) -> None:
    assert find_tags(addresses, "+") == tags


def test_a_tag_of_ours_fits_behind_a_local_part_of_43_characters() -> None:
    assert len(bytes(TAG_BYTES).hex()) == TAG_LENGTH
    assert has_room("s" * 43 + "@voorbeeld.example")
    assert not has_room("s" * 44 + "@voorbeeld.example")


def test_a_letter_leaves_with_its_tag_where_the_server_takes_one() -> None:
    assert tagged(HOUSE.address, "+", "0f3a") == "security+0f3a@voorbeeld.example"
    assert tagged(HOUSE.address, None, "0f3a") == HOUSE.address
