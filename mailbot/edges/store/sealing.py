"""Between values and sealed columns: which bytes a value is sealed as, and under which context.

A context is `table.column`. Hashes of addresses and Message-IDs are keyed, so that a stolen database cannot be asked
whether it knows somebody.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, TypeVar

from pydantic import ConfigDict, TypeAdapter
from pydantic_core import PydanticSerializationError, ValidationError

from mailbot.domains import one_mailbox, organisational
from mailbot.edges.store.cases_of_before import with_clocks
from mailbot.errors import Permanent
from mailbot.facts import Case, Handover, KeptLogin, Lean, Notice, Revocation, Seals, Share, Telling

# In a tuple, because a standard dataclass takes pydantic's configuration only from what holds it.
_CASE: Final = TypeAdapter(tuple[Case], config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64"))
_NOTICE: Final = TypeAdapter(Notice)
_LEAN: Final = TypeAdapter(Lean)
_REVOCATION: Final = TypeAdapter(Revocation)
_LOGIN: Final = TypeAdapter(KeptLogin)
_HANDOVER: Final = TypeAdapter(Handover)
_TELLINGS: Final = TypeAdapter(dict[str, Telling])
_FACTS: Final = TypeAdapter(dict[str, str])

TAG_BYTES: Final = 10
"""Eighty bits: beyond guessing, and twenty characters of the sixty-four that a local part may have."""

PRINT_BYTES: Final = 10
"""Eighty bits: with ten million prints at rest, one question in 10^17 is answered yes by chance."""

T = TypeVar("T")


class Sealing:
    """Seals and hashes the store's own values with the vault."""

    def __init__(self, seals: Seals) -> None:
        self.seal = seals.seal
        self.unseal = seals.unseal
        self._hash = seals.hash
        self.versions: set[bytes] = set()  # hashes of those that this process knows to be in force

    def identity(self, value: bytes) -> bytes:
        """Hash what makes a message the same message."""
        return self._hash(value, "identity")

    def address(self, value: str) -> bytes:
        """Hash an address."""
        return self._hash(_raw(value), "address")

    def share(self, address: str) -> Share:
        """Hash an address's domain and mailbox, to whose share of a ceiling it counts."""
        domain = organisational(address.rpartition("@")[2])
        return Share(self._hash(_raw(domain), "domain"), self._hash(_raw(one_mailbox(address)), "mailbox"))

    def message_id(self, value: str) -> bytes:
        """Hash a Message-ID."""
        return self._hash(_raw(value), "message id")

    def return_tag(self, message_id: str) -> str:
        """Return the tag of a letter's return path, which neither its Message-ID nor the logs reveal."""
        return self._hash(_raw(message_id), "return path")[:TAG_BYTES].hex()

    def tag(self, tag: str) -> bytes:
        """Hash the tag of a return path."""
        return self._hash(_raw(tag), "tag")

    def digest(self, value: bytes) -> bytes:
        """Hash what may be used only once."""
        return self._hash(value, "spent")

    def key(self, fingerprint: str) -> bytes:
        """Hash the key id of an OpenPGP key of version 4: a signature need not name more of it."""
        return self._hash(_raw(fingerprint[-16:]), "key")

    def said(self, digest: bytes) -> bytes:
        """Hash the digest of a text."""
        return self._hash(digest, "said")

    def print(self, value: str) -> bytes:
        """Hash a print of decrypted text, no longer than chance matches require: there are hundreds in a mail."""
        return self._hash(_raw(value), "print")[:PRINT_BYTES]

    def login(self, name: str) -> bytes:
        """Hash what a login is known by."""
        return self._hash(_raw(name), "login")

    def seal_text(self, value: str, context: str) -> bytes:
        """Seal one line."""
        return self.seal(_raw(value), context)

    def unseal_text(self, sealed: bytes, context: str) -> str:
        """Return the line that `seal_text` sealed."""
        return self.unseal(sealed, context).decode("utf-8", "surrogatepass")

    def seal_case(self, case: Case) -> bytes:
        """Seal a whole case."""
        return self.seal(_json(_CASE, (case,)), "cases.case")

    def unseal_case(self, sealed: bytes, version: int) -> Case:
        """Return a case, at the version that its row has."""
        try:
            (case,) = _CASE.validate_json(with_clocks(self.unseal(sealed, "cases.case")))
        except ValidationError as foreign:
            raise Permanent("a case was written in a form that this version does not know") from foreign
        return replace(case, version=version)

    def seal_revocation(self, revocation: Revocation) -> bytes:
        """Seal what was revoked of a key."""
        return self.seal(_json(_REVOCATION, revocation), "revoked.revocation")

    def unseal_revocation(self, sealed: bytes) -> Revocation:
        """Return the revocation that `seal_revocation` sealed."""
        return _REVOCATION.validate_json(self.unseal(sealed, "revoked.revocation"))

    def seal_notice(self, notice: Notice) -> bytes:
        """Seal a notice."""
        return self.seal(_json(_NOTICE, notice), "notices.notice")

    def unseal_notice(self, sealed: bytes) -> Notice:
        """Return a notice."""
        return _NOTICE.validate_json(self.unseal(sealed, "notices.notice"))

    def seal_tellings(self, told: Mapping[str, Telling]) -> bytes:
        """Seal what the leads were told of each morning."""
        return self.seal(_json(_TELLINGS, dict(told)), "settings.tellings")

    def unseal_tellings(self, sealed: bytes) -> Mapping[str, Telling]:
        """Return what the leads were told of each morning."""
        return _TELLINGS.validate_json(self.unseal(sealed, "settings.tellings"))

    def seal_lean(self, lean: Lean) -> bytes:
        """Seal a letter without its attachments."""
        return self.seal(_json(_LEAN, lean), "letters_lean.lean")

    def unseal_lean(self, sealed: bytes) -> Lean:
        """Return a sealed letter without its attachments."""
        return _LEAN.validate_json(self.unseal(sealed, "letters_lean.lean"))

    def seal_login(self, kept: KeptLogin) -> bytes:
        """Seal what a provider gave us."""
        return self.seal(_json(_LOGIN, kept), "logins.login")

    def unseal_login(self, sealed: bytes) -> KeptLogin:
        """Return what was sealed of a provider's."""
        return _LOGIN.validate_json(self.unseal(sealed, "logins.login"))

    def seal_handover(self, handover: Handover) -> bytes:
        """Seal what is noted of a change of our key."""
        return self.seal(_json(_HANDOVER, handover), "settings.handover")

    def unseal_handover(self, sealed: bytes) -> Handover:
        """Return what is noted of a change of our key."""
        return _HANDOVER.validate_json(self.unseal(sealed, "settings.handover"))


def facts_json(facts: Mapping[str, str]) -> bytes:
    """Write the payload of a journal entry: the same facts give the same bytes, and no text is an error."""
    return json.dumps(dict(facts), sort_keys=True, separators=(",", ":")).encode()


def parse_facts(payload: bytes) -> dict[str, str]:
    """Return the facts that `facts_json` wrote."""
    return _FACTS.validate_python(json.loads(payload))


def printable(reason: str) -> str:
    """One short printable line: a reason may quote a server, and PostgreSQL takes no NUL."""
    return "".join(c if c.isprintable() else " " for c in reason)[:300]


def _json(adapter: TypeAdapter[T], value: T) -> bytes:
    try:
        return adapter.dump_json(value)
    except PydanticSerializationError as unwritable:  # a lone surrogate is no character, so there is no JSON for it
        raise Permanent("text that is not Unicode") from unwritable


def _raw(value: str) -> bytes:
    return value.encode("utf-8", "surrogatepass")
