"""The statement that one key of the organisation follows another: a text for everybody, that both keys sign."""

from __future__ import annotations

from datetime import date

from mailbot.admin.keys.works_on import grouped
from mailbot.facts import Handover, KeyReason

_REASONS = {
    KeyReason.SUPERSEDED: "the old key is replaced because of its age or its algorithm. It was not stolen.",
    KeyReason.RETIRED: "the old key is no longer used. It was not stolen.",
    KeyReason.COMPROMISED: "somebody else may have the old key. What it signs proves nothing any more.",
}


def statement_of(change: Handover, organisation: str, address: str, day: date, *, by_old: bool, certified: bool) -> str:
    """Return the words of the statement; `by_old`: the old key signs it as well."""
    signed = "Both keys have signed this statement" if by_old else "The new key alone has signed this statement"
    if certified:
        signed += ", and the old key has certified the new one"
    advice = (
        "Do not encrypt to the old key any more. Compare the fingerprint of the new key with the one\n"
        "that we publish: nobody can vouch for it with the old key."
        if change.is_compromised
        else "Please encrypt to the new key from now on. What is still encrypted to the old one can be read."
    )
    return f"""\
OpenPGP key transition statement
{organisation} <{address}>
{day.isoformat()}

The old key:

  {change.old}
  {grouped(change.old)}

The new key, which takes its place from today on:

  {change.new}
  {grouped(change.new)}

The reason: {_REASONS[change.reason]}

{signed}. To check it, import
both keys and run: gpg --verify FILE

{advice}
"""
