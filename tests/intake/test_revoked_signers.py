"""Whose signature counts for nothing, since they have revoked the key: a handler's, a partner's, a reporter's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mailbot.edges.store import Store
from mailbot.facts import Bad, Good, Opened, Revocation, Unsigned
from mailbot.intake.keys import KeyRevocations
from tests.databases import NOW
from tests.people import Ours

KEY, ANOTHER = "A" * 40, "B" * 40
STOLEN = Revocation(KEY, "-----BEGIN PGP", whole=True, soft=False, at=NOW)
RETIRED = replace(STOLEN, soft=True)
SIGNED = Opened(signature=Good(KEY, NOW, b"digest"))
EARLIER = Opened(signature=Good(KEY, NOW - timedelta(seconds=1), b"digest"))
VOID = Bad("revoked-key")


@pytest.mark.parametrize("came", [True, False], ids=["with the mail itself", "before"])
@pytest.mark.parametrize(
    ("revocation", "opened", "counts"),
    [
        pytest.param(None, SIGNED, True, id="a key that nobody revoked"),
        pytest.param(STOLEN, SIGNED, False, id="a stolen one"),
        pytest.param(STOLEN, EARLIER, False, id="a stolen one, whenever it seems to have signed"),
        pytest.param(RETIRED, SIGNED, False, id="a retired one, from then on"),
        pytest.param(RETIRED, EARLIER, True, id="a retired one, before"),
        pytest.param(replace(STOLEN, whole=False), SIGNED, True, id="a key of which a part was revoked"),
        pytest.param(replace(STOLEN, fingerprint=ANOTHER), SIGNED, True, id="another key than the revoked one"),
    ],
)
def test_the_signature_counts_of(
    sqlite_store: Store, ours: Ours, revocation: Revocation | None, opened: Opened, *, counts: bool, came: bool
) -> None:
    if revocation is not None and not came:
        with sqlite_store.write() as transaction:
            transaction.record_revocation(revocation, NOW)
    fresh = [revocation] if revocation is not None and came else []
    revocations = KeyRevocations(ours.gpg, sqlite_store)
    left = revocations.without_revoked(opened, fresh)
    assert left == (opened if counts else replace(opened, signature=VOID))
    unsigned = Opened(signature=Unsigned(), encrypted=True)
    assert revocations.without_revoked(unsigned, fresh) == unsigned
