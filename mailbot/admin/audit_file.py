"""The record of `audit export`: a file of lines, each a JSON object, the last of them our signature over all before it.

And the heads that are compared with it: in mails as they were saved, in their attachments, in any text around them.
"""

from __future__ import annotations

import email
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from email.policy import compat32  # the default one fails with some header fields
from pathlib import Path
from typing import Final

from mailbot.admin.audit_verification import CheckedHead
from mailbot.case.heads import read_head, signed_text
from mailbot.edges.gpg import Gpg
from mailbot.edges.store.audit_record import AuditRecord, ChainEntry, ErasedMark
from mailbot.errors import Permanent, by_cause
from mailbot.facts import Bad, Good, Head

FORMAT: Final = 1
LARGEST_KEPT: Final = 16 << 20  # octets of a file with heads: a mail, or many in one text

_BLOCK = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----$.*?^-----END PGP SIGNATURE-----$", re.DOTALL | re.MULTILINE)
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)


def written(record: AuditRecord) -> bytes:
    """Return a record as a file has it, but for the signature."""
    lines: list[dict[str, object]] = [{"mailbot audit": FORMAT, "of": record.of, "made_at": record.made_at}]
    lines += [{"entry": asdict(entry)} for entry in record.entries]
    lines += [{"head": asdict(head)} for head in record.heads]
    lines += [{"erased": asdict(mark)} for mark in record.erased]
    lines += [{"case": case} for case in record.cases]
    return "".join(f"{json.dumps(line, default=_moment, separators=(',', ':'))}\n" for line in lines).encode()


def with_signature(raw: bytes, signature: bytes) -> bytes:
    """Return the file with a signature over what was written."""
    return raw + json.dumps({"signature": signature.decode()}).encode() + b"\n"


def split_signature(raw: bytes) -> tuple[bytes, bytes | None]:
    """Return what was signed, and the signature; None where there is none."""
    start = raw.rstrip(b"\n").rfind(b"\n") + 1
    try:
        last = json.loads(raw[start:])
        return (raw[:start], str(last["signature"]).encode()) if "signature" in last else (raw, None)
    except (ValueError, TypeError):
        return raw, None


def read_record(raw: bytes) -> AuditRecord:
    """Return what `written` wrote; raises Permanent for anything else."""
    try:
        first, *rest = (json.loads(line) for line in raw.decode().splitlines())
        if first["mailbot audit"] != FORMAT:
            raise Permanent("It was written by another version of mailbot: use that one.")
        return AuditRecord(
            of=str(first["of"]),
            made_at=datetime.fromisoformat(first["made_at"]),
            entries=tuple(_entry(line["entry"]) for line in rest if "entry" in line),
            heads=tuple(_head(line["head"]) for line in rest if "head" in line),
            erased=tuple(ErasedMark(**line["erased"]) for line in rest if "erased" in line),
            cases=tuple(str(line["case"]) for line in rest if "case" in line),
        )
    except (ValueError, KeyError, TypeError) as damaged:
        raise Permanent("It is no record of `mailbot audit export`, or it is damaged.") from damaged


def checked_heads(record: AuditRecord, gpg: Gpg, signers: Sequence[bytes]) -> list[CheckedHead]:
    """Return the heads of a record, each with what its signature is worth."""
    return [check_head(f"head {head.number}", head.signed, gpg, signers) for head in record.heads]


def kept_heads(files: Sequence[Path], gpg: Gpg, signers: Sequence[bytes]) -> Iterator[CheckedHead]:
    """Yield each head in these files, and in those of a folder; a file without one is a problem of its own."""
    for path in files:
        found = sorted(filter(Path.is_file, path.iterdir())) if path.is_dir() else [path]
        for file in found:
            blocks = [block for text in _texts(file) for block in _BLOCK.findall(text)]
            if not blocks:
                yield CheckedHead(file.name, None, "there is no head in it")
            for block in dict.fromkeys(blocks):
                yield check_head(file.name, block + "\n", gpg, signers)


def check_head(where: str, block: str, gpg: Gpg, signers: Sequence[bytes]) -> CheckedHead:
    """Return a head with what its signature is worth."""
    claimed = read_head(signed_text(block))
    if claimed is None:
        return CheckedHead(where, None, "it is no head")
    # Judged by the moment that it bears, which the signature covers: the key may have ended since
    verdict, signed = gpg.verified_text(block.encode(), signers, claimed.at)
    match verdict:
        case Good():
            text = read_head(signed.decode(errors="replace"))
            return CheckedHead(where, text, "" if text is not None else "it is no head")
        case Bad("revoked-key"):
            return CheckedHead(where, None, "the key that signed it was revoked since: anybody who has it could have")
        case _:
            return CheckedHead(where, None, "it was changed, or another key than the one given has signed it")


def _texts(file: Path) -> Iterator[str]:
    try:
        with file.open("rb") as opened:
            raw = opened.read(LARGEST_KEPT)
    except OSError as trouble:
        raise by_cause(trouble, f"{file} cannot be read", "Name a file with a head, or a folder of them.") from trouble
    yield from _unquoted(raw.decode(errors="replace"))
    for part in email.message_from_bytes(raw, policy=compat32).walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield from _unquoted(content.decode(errors="replace"))


def _unquoted(text: str) -> Iterator[str]:
    text = text.replace("\r\n", "\n")
    yield text
    yield _QUOTED.sub("", text)


def _entry(said: dict[str, str]) -> ChainEntry:
    return ChainEntry(**{**said, "seq": int(said["seq"]), "at": datetime.fromisoformat(said["at"])})  # type: ignore[arg-type]  # the others are text


def _head(said: dict[str, str]) -> Head:
    return Head(int(said["number"]), datetime.fromisoformat(said["at"]), said["covered"], said["signed"])


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    raise TypeError(type(value).__name__)
