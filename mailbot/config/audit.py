"""The section about the audit: who saw and did what, and where proof of it goes."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AfterValidator

from mailbot.config.fields import Address, Line, Section

LEAST: Final = 5
"""Fewer are opened by anybody who works, and nobody would read what the leads are told."""


def _several(number: int) -> int:
    if number < LEAST:
        raise ValueError(f"must be a whole number from {LEAST} on")
    return number


class Audit(Section):
    """How the record of who saw and did what is watched from outside."""

    to: Address | None = None
    """Where the signed state of all journals goes each week, such as an auditor's address; to the leads when left out.

    Choose a mailbox that the people who run mailbot cannot change.
    """
    openers: Line | None = None
    """A group of this machine, such as mailbot-openers: who is in it may open cases and held messages at the command
    line; whoever is not types the passphrase of the organisation's key. When left out, nobody is asked."""
    unusual: Annotated[int, AfterValidator(_several)] = 20
    """How many cases and held messages one person may open within an hour before the leads are told."""
