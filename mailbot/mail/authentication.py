"""What our own mail server says of a mail: whose word it gives for the author, and whether it takes it for spam.

Believed is only what our server writes itself and strips from what comes in. Of Authentication-Results that is the
topmost field, when it carries the configured authserv-id (RFC 8601 section 5). The other voices are weaker: they tell
of a connection or a domain, so they count for the organisation's own domains alone, where the operator names them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import authres

from mailbot.domains import ascii_domain
from mailbot.mail.believed import Believed, SpamSign, Voice
from mailbot.mail.fields import Fields
from mailbot.mail.received import Submitted, find_login

# authres copies the rest of the field for every word that it reads. What servers write is under 2 kB.
_LONGEST = 8_000


def find_vouched_domain(fields: Fields, believed: Believed, sender: str) -> str | None:
    """Return the domain of `sender` when our server vouches for it, else None."""
    domain = sender.rpartition("@")[2].lower()
    return domain if any(voice in believed.voices for voice in _voices(fields, believed, sender, domain)) else None


def is_disowned(fields: Fields, believed: Believed) -> bool:
    """Return whether our server says that the domain in From disowns the mail: dmarc=fail, whatever its policy.

    One verdict is enough. A sender who smuggles it in harms nobody but themselves.
    """
    results = _trusted(fields, believed.authserv_id)
    return any(result.method == "dmarc" and result.result == "fail" for result in results)


def is_backed(fields: Fields, believed: Believed, sender: str) -> bool:
    """Return whether the domain in From stands behind a mail of which no DMARC policy speaks, by its SPF or DKIM.

    That proves no author to anybody, as little as the domain asks for it. But no forger of names has it: it counts
    where a mail only asks for its turn.
    """
    domain = sender.rpartition("@")[2].lower()
    results = _trusted(fields, believed.authserv_id)
    if any(result.method == "dmarc" and result.result != "none" for result in results):
        return False
    return _has_spf(results, domain) or _has_dkim(results, domain)


def decisive_field(fields: Fields, believed: Believed, voice: Voice) -> str:
    """Return the value of the field in which `voice` speaks, with single blanks; empty where there is none."""
    match voice:
        case Voice.EXCHANGE:
            values = fields.get("x-ms-exchange-organization-authas", ())
        case Voice.SUBMISSION:
            submitted = find_login(fields.get("received", ()), believed.hosts)
            values = fields["received"][submitted.at :] if isinstance(submitted, Submitted) else ()
        case _:
            values = fields.get("authentication-results", ())
    return " ".join(values[0].split()) if values else ""


def why_silent(fields: Fields, believed: Believed, voice: Voice) -> str:
    """Return why `voice` does not vouch for a mail of our own, as half a sentence for the operator."""
    if voice is Voice.SUBMISSION:
        submitted = find_login(fields.get("received", ()), believed.hosts)
        if isinstance(submitted, Submitted):
            return (
                f"the login that is noted, {submitted.login}, is neither the address in From nor the part before its @"
            )
        return f"of the Received fields, {submitted.why}"
    if not (value := decisive_field(fields, believed, voice)):
        return "there is no such field"
    if voice is Voice.EXCHANGE:
        return f"X-MS-Exchange-Organization-AuthAs is {value[:40]}"
    results = _trusted(fields, believed.authserv_id)
    named = value.partition(";")[0].strip()[:80]
    if not results and "=" in named:
        return "Authentication-Results names no server, as Microsoft writes it"
    if not results and named.lower() != (believed.authserv_id or "").lower():
        return f"the topmost Authentication-Results is by {named}"
    verdicts = sorted({result.result for result in results if result.method == voice})
    return f"it says {voice}={', '.join(verdicts)}" if verdicts else f"it says nothing of {voice}"


def why_spam(fields: Fields, believed: Believed) -> str | None:
    """Return the configured sign by which our server takes the mail for spam, or None.

    A sender who writes such a field harms nobody but themselves: the mail is kept, and a person is told of it.
    """
    verdicts = dict(_verdicts(fields, believed))
    return next((sign.value for sign in believed.spam if verdicts.get(sign)), None)


def _verdicts(fields: Fields, believed: Believed) -> Iterator[tuple[SpamSign, bool]]:
    yield SpamSign.FLAG, any(value.strip().lower().startswith("yes") for value in fields.get("x-spam-flag", ()))
    yield SpamSign.STATUS, any(value.strip().lower().startswith("yes") for value in fields.get("x-spam-status", ()))
    results = _trusted(fields, believed.authserv_id)
    for sign, method in ((SpamSign.DMARC, "dmarc"), (SpamSign.SPF, "spf"), (SpamSign.DKIM, "dkim")):
        verdicts = {result.result for result in results if result.method == method}
        yield sign, "fail" in verdicts and "pass" not in verdicts


def _voices(fields: Fields, believed: Believed, sender: str, domain: str) -> Iterator[Voice]:
    """Yield every voice that speaks for `sender`, those that count for our own domains alone last."""
    results = _trusted(fields, believed.authserv_id)
    if _all_pass(results, "dmarc", ("header", "from"), domain):
        yield Voice.DMARC
    if domain not in believed.internal_domains:
        return
    if _has_spf(results, domain):
        yield Voice.SPF
    if _has_dkim(results, domain):
        yield Voice.DKIM
    if tuple(value.strip().lower() for value in fields.get("x-ms-exchange-organization-authas", ())) == ("internal",):
        yield Voice.EXCHANGE
    submitted = find_login(fields.get("received", ()), believed.hosts)
    if isinstance(submitted, Submitted) and is_login_of(submitted.login, sender):
        yield Voice.SUBMISSION


def _has_spf(results: Sequence[authres.core.AuthenticationResult], domain: str) -> bool:
    return _all_pass(results, "spf", ("smtp", "mailfrom"), domain)


def _has_dkim(results: Sequence[authres.core.AuthenticationResult], domain: str) -> bool:
    # Others may have signed as well, mailing lists and gateways: theirs say nothing of this domain
    own = [result for result in results if ("header", "d", domain) in _said(result)]
    return _all_pass(own, "dkim", ("header", "d"), domain)


def is_login_of(login: str, sender: str) -> bool:
    """Return whether a login belongs to an address of our own: the address itself, or its local part."""
    folded = login.lower() if login.isascii() else login  # the Kelvin sign is no k: `domains.comparable`
    return folded in (sender.lower(), sender.lower().partition("@")[0])


def _trusted(fields: Fields, authserv_id: str | None) -> Sequence[authres.core.AuthenticationResult]:
    """Read the results in the topmost Authentication-Results field, when our own server wrote it."""
    values = fields.get("authentication-results", ())
    if authserv_id is None or not values or len(values[0]) > _LONGEST:
        return ()
    try:
        header = authres.parse_value(values[0].replace("\r", "").replace("\n", ""))
    except (authres.AuthResError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        # Microsoft's own field has no authserv-id (fixtures/hostile/authentication-results-microsoft.eml), and what
        # cannot be read vouches for nobody. Comments are skipped by authres, never read (RFC 8601 section 2.2).
        return ()
    ours = header.authserv_id == authserv_id.lower()  # RFC 8601 section 2.5: authres lowers its side
    return tuple(header.results) if ours else ()


def _all_pass(
    results: Sequence[authres.core.AuthenticationResult], method: str, where: tuple[str, str], domain: str
) -> bool:
    """Return whether every verdict of a method is a pass for `domain`.

    Every one must agree: one more that a sender smuggled into a value does not outvote the real one.
    """
    verdicts = [result for result in results if result.method == method]
    return bool(verdicts) and all(
        verdict.result == "pass" and {value for *place, value in _said(verdict) if tuple(place) == where} == {domain}
        for verdict in verdicts
    )


def _said(result: authres.core.AuthenticationResult) -> set[tuple[str, str, str]]:
    """Return the properties of a verdict, with addresses reduced to their domains."""
    said = (
        (property_.type, property_.name, str(property_.value).rpartition("@")[2])
        for property_ in getattr(result, "properties", ())
    )
    # RFC 8616: where the mail is international, a server may write a domain in either form
    return {(kind, name, ascii_domain(value) or value.lower()) for kind, name, value in said}
