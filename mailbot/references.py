"""The public name of a case: VB-2026-K7QM. A number in its place would tell strangers how many reports there are."""

import secrets
from collections.abc import Callable

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that is misread: no I and 1, no O and 0


def fresh_reference(prefix: str, year: int, is_taken: Callable[[str], bool]) -> str:
    """Return a name that no case has, and none that was erased had: letters to people out there name it for ever."""
    while True:
        letters = "".join(secrets.choice(_ALPHABET) for _ in range(4))
        reference = f"{prefix}-{year}-{letters}"
        if not is_taken(reference):
            return reference
