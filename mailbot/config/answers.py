"""The answers that `mailbot init` gets, each checked as the key that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from mailbot.config.fields import Address, Line, Prefix, Url

KINDS: Mapping[str, Any] = {
    "organisation": Line,
    "address": Address,
    "policy_url": Url,
    "privacy_url": Url,
    "lead_name": Line,
    "lead_address": Address,
    "imap_host": Line,
    "smtp_host": Line,
    "prefix": Prefix,
}


def checked_answer(name: str, text: str) -> str:
    """Return an answer as the configuration takes it; raises ValueError with what it must be."""
    try:
        return str(TypeAdapter(KINDS[name]).validate_python(text.strip()))
    except ValidationError as wrong:
        raise ValueError(str(wrong.errors()[0]["ctx"]["error"])) from None
