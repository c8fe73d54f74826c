"""Whose word our own mail server gives for the author of a message (RFC 8601, DMARC).

Believed is only the topmost Authentication-Results field, and only when it carries the configured authserv-id: our
server adds its own above whatever came in, and must remove those that came in under its name (RFC 8601 section 5).
"""

from __future__ import annotations

from collections.abc import Sequence

import authres

# authres copies the rest of the field for every word that it reads. What servers write is under 2 kB.
_LONGEST = 8_000


def find_vouched_domain(fields: Sequence[str], authserv_id: str | None, from_domain: str) -> str | None:
    """Give `from_domain` when our server says dmarc=pass for it, else None.

    `fields` are the values of all Authentication-Results fields, topmost first.
    """
    if authserv_id is None or not fields or len(fields[0]) > _LONGEST:
        return None
    try:
        header = authres.parse_value(fields[0].replace("\r", "").replace("\n", ""))
    except (authres.AuthResError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        # Microsoft's own field has no authserv-id (fixtures/hostile/authentication-results-microsoft.eml), and what
        # cannot be read vouches for nobody. Comments are skipped by authres, never read (RFC 8601 section 2.2).
        return None
    if header.authserv_id != authserv_id.lower():  # RFC 8601 section 2.5: authres lowers its side
        return None
    verdicts = [result for result in header.results if result.method == "dmarc"]
    # Every verdict must agree: one more that a sender smuggled into a value does not outvote the real one.
    agreed = all(
        verdict.result == "pass" and _domains_of(verdict.properties) == {from_domain.lower()} for verdict in verdicts
    )
    return from_domain.lower() if verdicts and agreed else None


def _domains_of(properties: Sequence[authres.core.AuthenticationResultProperty]) -> set[str]:
    return {
        str(found.value).lower().rstrip(".") for found in properties if (found.type, found.name) == ("header", "from")
    }
