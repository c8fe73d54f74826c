"""The people of the demo: each with an ordinary mail client, some with gpg.

They know nothing of mailbot but what arrives in their mail: they open a letter with the standard library and their own
gpg, and answer it as clients do, with the letter quoted below. What a person sees at a glance, which letter it is and
what it is about, comes from the books that it was written by (`Origin`), so that its wording may change.
"""

from __future__ import annotations

import email
import re
from calendar import month_name
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email import policy
from email.message import EmailMessage, MIMEPart
from email.utils import format_datetime, formataddr, make_msgid
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from mailbot.demo.servers import Arrived
from mailbot.edges.gpg import Gpg, make_key
from mailbot.errors import Permanent
from mailbot.facts import Content, Decrypted, Good, Key
from mailbot.mail.pgpmime import build_encrypted, build_signed

NOTHING: Mapping[str, bytes] = MappingProxyType({})


_DAY = re.compile(rf"\b[0-9]{{1,2}} (?:{'|'.join(month_name[1:])})\b")


class Debt(StrEnum):
    """What a case owes its reporter by a day."""

    ASSESSMENT = "an assessment"
    SOLUTION = "a solution"
    PROGRESS = "news of progress"


@dataclass(frozen=True, slots=True)
class Origin:
    """What the books have of a letter: which one it is, and the days that its case owed when it left."""

    letter: type[Content]
    owed: Mapping[Debt, date]


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A letter as its reader sees it."""

    to: str
    at: datetime
    message_id: str
    subject: str
    text: str
    attachments: Mapping[str, bytes]
    encrypted: bool
    signed: bool  # by the organisation's key; a reader without gpg cannot tell
    origin: Origin

    def is_a(self, *letters: type[Content]) -> bool:
        """Return whether it is one of these letters."""
        return self.origin.letter in letters

    def days(self) -> frozenset[date]:
        """Return the days that its words name, with a year or without: those of the year in which it came."""
        found = _DAY.findall(" ".join(self.text.split()))
        return frozenset(datetime.strptime(f"{day} {self.at.year}", "%d %B %Y").date() for day in found)  # noqa: DTZ007


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes to the organisation whose key is `house`."""

    name: str
    address: str
    house: Key
    gpg: Gpg | None = None

    def opens(self, arrived: Arrived, origin: Origin) -> ReadLetter:
        """Open a letter as a mail client does: decrypt it, check who signed it."""
        outer = email.message_from_bytes(arrived.raw, policy=policy.default)
        entity = arrived.raw
        encrypted = outer.get_content_type() == "multipart/encrypted"
        if encrypted:
            *_, locked = outer.iter_parts()  # RFC 3156 section 4: the control part, then the message
            opened = self.gpg and self.gpg.decrypt(locked.get_content(), [], arrived.at)
            if not isinstance(opened, Decrypted):
                raise Permanent(f"{self.name} cannot open a letter")
            entity = opened.cleartext
        root = email.message_from_bytes(entity, policy=policy.default)
        inner: MIMEPart = root
        verdict = None
        if root.get_content_type() == "multipart/signed":
            inner, signature = root.iter_parts()  # RFC 3156 section 5
            signed = entity.split(f"--{root.get_boundary()}\r\n".encode())[1].removesuffix(b"\r\n")
            house = [self.house.armored.encode()]
            verdict = self.gpg and self.gpg.verify(signed, signature.get_content(), house, arrived.at)
        body = inner.get_body(("plain",))
        return ReadLetter(
            to=arrived.to,
            at=arrived.at,
            message_id=str(outer["Message-ID"]),
            subject=str(inner["Subject"] or outer["Subject"]),
            # RFC 3676 section 4.1: a space before the line break says that the line goes on
            text=str(body.get_content() if body else "").replace("\r\n", "\n").replace(" \n ", " ").replace(" \n", " "),
            attachments={str(part.get_filename()): part.get_content() for part in inner.iter_attachments()},
            encrypted=encrypted,
            signed=isinstance(verdict, Good),
            origin=origin,
        )

    def writes(  # long: what a mail is made of, each by its name
        self,
        text: str,
        subject: str,
        now: datetime,
        *,
        to: str,
        answers: ReadLetter | None = None,
        sealed: bool = False,
        attachments: Mapping[str, bytes] = NOTHING,
    ) -> bytes:
        """Compose a mail: in clear or, `sealed`, signed and encrypted, with its subject inside."""
        body = EmailMessage(policy=policy.SMTP)
        body["Subject"] = subject
        body.set_content(text + (_quoted(answers, now) if answers else ""))
        for name, content in attachments.items():
            kind = "pgp-keys" if name.endswith(".asc") else "octet-stream"
            body.add_attachment(content, maintype="application", subtype=kind, filename=name)
        fields = {
            "From": formataddr((self.name, self.address)),
            "To": to,
            "Date": format_datetime(now),
            "Message-ID": make_msgid(domain=self.address.rpartition("@")[2]),
            "MIME-Version": "1.0",
        }
        if answers:
            fields |= {"In-Reply-To": answers.message_id, "References": answers.message_id}
        if sealed and self.gpg:
            body.set_param("protected-headers", "v1")  # as clients did before RFC 9788, and still do
            fields["Subject"] = "..."
            entity = body.as_bytes()
            entity = build_signed(entity, self.gpg.sign(entity, now))
            entity = build_encrypted(self.gpg.encrypt(entity, [self.house, self.gpg.own_key(now)], now))
        else:
            entity = body.as_bytes().replace(b"MIME-Version: 1.0\r\n", b"", 1)
        return "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode() + entity


def new_gpg(homedir: Path, name: str, address: str, made_at: datetime) -> Gpg:
    """Return gpg with a new key pair, in a home of its own; the caller ends its agent."""
    return Gpg(homedir, make_key(homedir, name, address, None, made_at), None)


def _quoted(letter: ReadLetter, now: datetime) -> str:
    lines = "".join(f"> {line}\n" for line in letter.text.splitlines())
    return f"\n\nOn {now:%a, %d %b %Y at %H:%M}, Gemeente Voorbeeld wrote:\n{lines}"
