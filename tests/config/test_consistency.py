from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.example import PARTNERS, problem


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        pytest.param(
            "role: lead, ",
            "",
            "handlers: at least one must have role: lead, who is told when a promise is missed",
            id="nobody-in-charge",
        ),
        pytest.param(
            ", key: keys/anke.asc",
            "",
            "handlers (entry 1): needs a key, or cleartext: true for somebody inside internal_domains",
            id="a-handler-who-cannot-read",
        ),
        pytest.param(
            "[voorbeeld.example]",
            "[other.example]",
            "handlers (entry 2).cleartext: reports may go in clear to addresses inside internal_domains only",
            id="a-handler-outside",
        ),
        pytest.param(
            "authserv_id: mx",
            "# mx",
            "handlers (entry 2): has no key, so it takes something in vouching, and authserv_id for all but exchange: "
            "nothing else proves who wrote a mail",
            id="a-handler-who-cannot-prove-anything",
        ),
        pytest.param(
            "# vouching: [dmarc]",
            "vouching: []",
            "handlers (entry 2): has no key, so it takes something in vouching, and authserv_id for all but exchange: "
            "nothing else proves who wrote a mail",
            id="a-handler-whom-nothing-vouches-for",
        ),
        pytest.param(
            "# trusted_hosts: [",
            "trusted_hosts: [store.voorbeeld.example]  # [",
            "trusted_hosts: counts for submission alone; name that in vouching, or take this out",
            id="trusted-servers-whom-nothing-asks",
        ),
        pytest.param(
            "bram@",
            "Anke@",
            "handlers (entry 2).address: is taken already, by the mailbox itself or by another handler",
            id="one-twice",
        ),
        pytest.param(
            "bram@",
            "informatiebeveiliging@",
            "handlers (entry 2).address: is taken already, by the mailbox itself or by another handler",
            id="a-handler-who-is-the-mailbox",
        ),
        pytest.param(
            "bram@voorbeeld.example, cleartext: true, language: nl}",
            "security+bram@voorbeeld.example, cleartext: true, language: nl}\nsubaddress: '+'",
            "handlers (entry 2).address: is taken already, by the mailbox itself or by another handler",
            id="a-handler-who-is-the-mailbox-with-a-tag",
        ),
        pytest.param(
            "\naddress: security@",
            f"\nsubaddress: '+'\naddress: {'s' * 44}@",
            "subaddress: leaves no room for a tag behind the local part of address; take it out",
            id="no-room-for-a-tag",
        ),
    ],
)
def test_what_does_not_fit_together_is_said_with_its_key(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert problem(tmp_path, old, new) == sentence


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        pytest.param(
            PARTNERS.replace("incident@ibd.example", "bram@voorbeeld.example"),
            "partners (entry 1).address: is taken already, by the mailbox, a handler or another partner",
            id="a-partner-who-is-a-handler",
        ),
        pytest.param(
            PARTNERS.replace("incident@ibd.example", "informatiebeveiliging@voorbeeld.example"),
            "partners (entry 1).address: is taken already, by the mailbox, a handler or another partner",
            id="a-partner-at-an-alias",
        ),
        pytest.param(
            PARTNERS + "  - {name: ibd, address: other@ibd.example, key: ibd.asc}\n",
            "partners (entry 2).name: is taken already, and #share could mean either",
            id="two-partners-of-a-name",
        ),
        pytest.param(
            PARTNERS.replace("key: keys/ibd.asc, ", ""),
            "partners (entry 1).key: is missing",
            id="a-partner-without-a-key",
        ),
        pytest.param(
            PARTNERS.replace("always", "sometimes"),
            "partners (entry 1).share: must be 'always'",
            id="a-way-of-sharing-that-there-is-not",
        ),
        pytest.param(
            PARTNERS.replace("share:", "shares:"),
            "partners (entry 1).shares: there is no such key; did you mean share?",
            id="a-slip",
        ),
        *(
            pytest.param(
                f"{PARTNERS}data_protection_officer: {address}\n",
                "data_protection_officer: is taken already, by the mailbox, a handler or a partner",
                id=f"an-officer-who-is-{who}",
            )
            for who, address in {
                "the-mailbox": "security@voorbeeld.example",
                "a-handler": "anke@voorbeeld.example",
                "a-partner": "incident@ibd.example",
            }.items()
        ),
    ],
)
def test_nobody_has_two_roles(tmp_path: Path, more: str, sentence: str) -> None:
    assert problem(tmp_path, new=more) == sentence
