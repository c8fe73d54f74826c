"""OpenPGP inside MIME: find the layers of a mail and take them apart, find armor in text, build new layers.

    multipart/encrypted, or what Exchange, Gmail and Proton make of it ─▶ encrypted
    multipart/signed ─▶ signed (the very octets) and, read from those octets, its leaves
    loose .asc, .gpg, .pgp ─▶ encrypted or keys
    everything else ─▶ leaves

Promises that what it calls signed is what its leaves were read from, and that nothing which could be read is hidden by
a label: a part that only claims to be encrypted stays a leaf. Does not look into attached messages: their signatures
are not this mail's. Standards: RFC 3156, RFC 9788, RFC 9580 section 6.2.
"""

from __future__ import annotations

import binascii
import hashlib
import re
import secrets
from dataclasses import dataclass, field, replace
from email.message import Message

from mailbot.errors import Permanent
from mailbot.facts import EncryptedPart, Form, ProtectedFields, SignedPart
from mailbot.mail import alternatives, cms, fields, tree
from mailbot.mail.packets import first_packet, is_encrypted, is_revocation

_ARMOR_HEAD = re.compile(rb"-----BEGIN PGP (MESSAGE|SIGNED MESSAGE|PUBLIC KEY BLOCK|PRIVATE KEY BLOCK|SIGNATURE)")
_SECRET = b"-----BEGIN PGP PRIVATE KEY BLOCK"
_MOST_UNWRAPPED = 3  # pieces of S/MIME in one mail: signed, encrypted and signed again is the most that people send
_NAMES = (".asc", ".gpg", ".pgp", ".rev")  # .rev: a revocation, as gpg keeps it ready
# Packet types that can come first: RFC 9580 section 5; 20 is GnuPG's own
_FIRST_PACKET = {1: "MESSAGE", 3: "MESSAGE", 9: "MESSAGE", 18: "MESSAGE", 20: "MESSAGE"}
_FIRST_PACKET |= {2: "SIGNATURE", 5: "PRIVATE KEY BLOCK", 6: "PUBLIC KEY BLOCK"}

# In text people quote and indent it, and HTML puts no-break spaces around it
_BEGIN = re.compile(r"([>\s]*)-----BEGIN PGP (MESSAGE|SIGNED MESSAGE|PUBLIC KEY BLOCK|PRIVATE KEY BLOCK)-----\s*\Z")
_END = re.compile(r"[>\s]*-----END PGP (MESSAGE|SIGNATURE|PUBLIC KEY BLOCK|PRIVATE KEY BLOCK)-----\s*\Z")
_SIGNATURE = re.compile(r"-----BEGIN PGP SIGNATURE-----\s*\Z")
_RUN_TOGETHER = re.compile(
    r"-----BEGIN PGP (MESSAGE|PUBLIC KEY BLOCK|PRIVATE KEY BLOCK)-----[ \t\xa0]"
    r"((?:[^\n-]|-(?!----))++)-----END PGP \1-----"
)
_QUOTES = re.compile(r"[>\s]*")
_ARMOR_LINE = 40  # characters: programs write 60 to 76 in a line of armor, and words no more than this
_RADIX64 = re.compile(r"[A-Za-z0-9+/=]+\Z")

# Signature packets say it in their fourth octet: RFC 9580 sections 5.2.3 and 9.5, RFC 3156 section 5
_MICALG = {8: "pgp-sha256", 9: "pgp-sha384", 10: "pgp-sha512", 11: "pgp-sha224"}


@dataclass(frozen=True, slots=True)
class Layers:
    """A mail, taken apart. `leaves` is the ordinary content left over, in order."""

    encrypted: tuple[EncryptedPart, ...]
    signed: SignedPart | None
    keys: tuple[bytes, ...]
    secret_key: bool
    protected: ProtectedFields | None  # of what is signed, or of `root`; they count when a layer really protects them
    leaves: tuple[Message, ...]
    smime: str = ""  # signed | encrypted: neither is checked or opened here


@dataclass
class _Found:
    encrypted: list[EncryptedPart] = field(default_factory=list)
    looked: bool = False
    left: int = 1_000_000  # characters of HTML that may be compared with plain text
    signed: SignedPart | None = None
    keys: list[bytes] = field(default_factory=list)
    secret_key: bool = False
    payload: Message | None = None  # the root of what is signed
    smime: str = ""
    unwrapped: int = 0  # pieces of S/MIME
    leaves: list[Message] = field(default_factory=list)


def take_apart(root: Message, raw: bytes) -> Layers:
    """Find the layers of `root`, which was parsed from `raw`; the bounds of `raw` are the caller's business."""
    found = _Found()
    _sort(root, raw, found, whole=True)
    protected = _protected(found.payload or root)
    keys = tuple(dict.fromkeys(found.keys))
    leaves = tuple(found.leaves)
    return Layers(tuple(found.encrypted), found.signed, keys, found.secret_key, protected, leaves, found.smime)


def _sort(part: Message, raw: bytes, found: _Found, *, whole: bool) -> None:
    kind = tree.media_type(part)
    inside = tree.children(part)
    if kind.startswith("message/") or not inside:  # an attached message is a leaf: RFC 3156 says nothing of it
        _sort_leaf(part, kind, found)
        return
    if kind == "multipart/alternative" and not (isinstance(part, tree.Part) and part.decided):
        found.left -= alternatives.mark(part, found.left)
    if kind == "multipart/signed" and not found.looked:
        found.looked = True  # once: each look costs a pass over all octets, and two signatures sign nothing for sure
        if _sort_signed(part, raw, found, whole=whole):
            return
    control = any(tree.media_type(child) == "application/pgp-encrypted" for child in inside)
    for child in inside:
        if control and tree.media_type(child) == "application/pgp-encrypted" and _is_control(tree.content(child)):
            continue
        if control and not tree.children(child) and _is_ciphertext(child, proper=kind == "multipart/encrypted"):
            # Seen in the wild: multipart/mixed around the two parts of RFC 3156 section 4, with empty text or a footer
            # beside them (fixtures/report/pgpmime-exchange.eml, fixtures/report/pgpmime-gmail-api.eml)
            found.encrypted.append(EncryptedPart(tree.content(child), Form.PGPMIME))
            continue
        _sort(child, raw, found, whole=False)


def _is_control(content: bytes) -> bool:
    return content.strip().lower().startswith(b"version:") or not content.strip()  # RFC 3156 section 4


def _is_ciphertext(part: Message, *, proper: bool) -> bool:
    """Return whether this part is the ciphertext beside a control part, which its label alone does not prove."""
    kind = tree.media_type(part)
    if _what(tree.content(part), packets=not kind.startswith("text/")) == "MESSAGE":
        return True
    return proper and kind == "application/octet-stream"  # damaged on the way: still no content to show


def _sort_signed(signed: Message, raw: bytes, found: _Found, *, whole: bool) -> bool:
    """Take a multipart/signed apart by its octets; return False when it is not signed with OpenPGP."""
    pieces = _pieces(signed, raw)
    if len(pieces) < 2:
        return False
    try:
        payload, second, *others = (tree.read_tree(piece, tree.Limits()) for piece in pieces)
    except Permanent:
        return False
    signature = tree.content(second)
    if _what(signature, packets=True) != "SIGNATURE":
        return False
    # Two parts, no more (RFC 1847 section 2.1): a third is nobody's, and shown as that
    found.signed = SignedPart(pieces[0], signature, Form.PGPMIME, covers_all=whole and not others)
    found.payload = payload
    for part in [payload, *others]:
        _sort(part, raw, found, whole=False)
    return True


def _pieces(part: Message, raw: bytes) -> list[bytes]:
    """Return the octets between the boundaries of `part` in `raw`, in canonical form. RFC 2046 section 5.1.1.

    The line break before a boundary belongs to the boundary: RFC 3156 section 5.
    """
    try:
        boundary = part.get_boundary()
    except tree.ODD:
        boundary = None
    if not boundary:
        return []
    raw = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    delimiter = re.compile(
        rb"(?:\A|\r\n)--" + re.escape(boundary.encode("ascii", "surrogateescape")) + rb"(--)?[ \t]*(?=\r\n|\Z)"
    )
    pieces: list[bytes] = []
    last: re.Match[bytes] | None = None
    for match in delimiter.finditer(raw):
        if last:
            pieces.append(raw[last.end() + 2 : match.start()])
        last = match
        if match[1]:
            return pieces
    return [*pieces, raw[last.end() + 2 :]] if last else []


def _sort_leaf(part: Message, kind: str, found: _Found) -> None:
    name = fields.find_file_name(part)
    if _unwrap_smime(part, kind, name, found):
        return
    loose = name.lower().endswith(_NAMES) or kind.startswith("application/pgp")
    body = kind.startswith("text/") and not name
    what = None if body or kind.startswith("message/") else _what(tree.content(part), packets=loose)
    if what is None and kind.startswith("application/") and is_encrypted(tree.content(part)):
        what = "MESSAGE"  # whatever it is called
    if what == "MESSAGE":
        found.encrypted.append(EncryptedPart(tree.content(part), Form.ATTACHMENT, name))
    elif what == "PUBLIC KEY BLOCK" or (what == "SIGNATURE" and is_revocation(tree.content(part))):
        found.keys.append(tree.content(part))
    elif what != "PRIVATE KEY BLOCK":
        found.leaves.append(part)
    found.secret_key |= what == "PRIVATE KEY BLOCK" or (what is not None and _SECRET in tree.content(part))


def _unwrap_smime(part: Message, kind: str, name: str, found: _Found) -> bool:
    """Add what S/MIME merely wraps (RFC 8551 section 3.5.2); return True when nothing of the part itself is left."""
    if kind in ("application/pkcs7-signature", "application/x-pkcs7-signature"):
        found.smime = found.smime or "signed"
    labelled = kind in ("application/pkcs7-mime", "application/x-pkcs7-mime") or name.lower().endswith(".p7m")
    if not labelled or found.unwrapped >= _MOST_UNWRAPPED or (opaque := cms.unwrap(tree.content(part))) is None:
        return False
    found.unwrapped += 1
    if opaque.content is None:
        found.smime = "encrypted"
        return False
    try:
        inside = tree.read_tree(opaque.content, tree.Limits())
    except Permanent:
        return False
    found.smime = found.smime or "signed"
    _sort(inside, opaque.content, found, whole=False)
    return True


def _what(content: bytes, *, packets: bool) -> str | None:
    """Return what an OpenPGP file holds, by its armor or, where bare packets are allowed, by its first packet."""
    head = content[:4096].lstrip()  # a remark may stand above the armor
    if match := _ARMOR_HEAD.search(head) if packets else _ARMOR_HEAD.match(head):
        return match[1].decode()
    if packets:
        return _FIRST_PACKET.get(first_packet(content) or 0)
    return None


def _protected(payload: Message) -> ProtectedFields | None:
    """Return the header fields that are to count as those of the message."""
    try:
        older = payload.get_param("protected-headers")
        asks = payload.get_param("hp") in ("clear", "cipher") or older is not None  # RFC 9788 section 2
    except tree.ODD:
        return None
    if not asks:
        return None
    inner = fields.read_fields(payload)
    senders = fields.find_addresses(inner.get("from", ()))
    return ProtectedFields(
        subject=fields.decoded_line(inner["subject"][0]) if "subject" in inner else None,
        sender=senders[0] if len(senders) == 1 else None,
        date=fields.find_date(fields.first(inner, "date")),
        in_reply_to=fields.find_message_ids(inner.get("in-reply-to", ())),
        references=fields.find_message_ids(inner.get("references", ())),
    )


@dataclass(frozen=True, slots=True)
class Armor:
    """A text taken apart. `text` is what can be read without OpenPGP, signed text included."""

    text: str
    encrypted: tuple[EncryptedPart, ...] = ()
    signed: SignedPart | None = None
    keys: tuple[bytes, ...] = ()
    secret_key: bool = False
    marked: str = ""  # `text` with the name of each key where it stood


def key_mark(key: bytes) -> str:
    """Return a line that stands for a key in a text, and that nobody writes by chance."""
    return f"key {hashlib.sha256(key).hexdigest()}"


def take_armor(text: str) -> Armor:
    """Extract armor from anywhere in a decoded text: indented, quoted, without its blank line, with either line end.

    Linear in the text. Signed text is given to gpg as UTF-8, in which nearly everybody signs.
    """
    if _RUN_TOGETHER.search(text):
        text = "\n".join(map(_spread, text.split("\n")))
    readable: list[str] = []
    marks: list[tuple[int, str]] = []
    blocks: list[tuple[str, str, list[str]]] = []
    block: list[str] | None = None
    prefix = kind = ""
    for line in text.split("\n"):
        line = line.rstrip("\r")
        if begin := _BEGIN.match(line):
            readable += block or []  # the one before never ended
            prefix, kind, block = begin[1], begin[2], [line]
        elif block is None:
            readable.append(line)
        else:
            block.append(line)
            if end := _END.match(line):
                if end[1] == kind.replace("SIGNED MESSAGE", "SIGNATURE"):
                    blocks.append((kind, prefix, block))
                    readable += _signed_text(block, prefix) if kind == "SIGNED MESSAGE" else []
                    if kind == "PUBLIC KEY BLOCK":
                        marks.append((len(readable), prefix + key_mark(_rearmored(kind, block))))
                else:
                    readable += block
                block = None
    if block is not None and kind == "MESSAGE" and len(_radix64(block)) > 1:
        blocks.append((kind, prefix, block))  # cut off: whoever opens it will say so, and say that it was encrypted
    else:
        readable += block or []
    return replace(_armor(readable, blocks), marked=_marked(readable, marks))


def _spread(line: str) -> str:
    """Restore the line breaks of armor: HTML without <pre> joins its lines, and so do forms on the web."""
    before = _QUOTES.match(line)
    prefix = before[0] if before else ""

    def lines(found: re.Match[str]) -> str:
        words = found[2].split()
        if ":" in found[2]:  # "Version: GnuPG v2", before the first line of armor
            words = words[next((at for at, word in enumerate(words) if len(word) >= _ARMOR_LINE), 0) :]
        block = [f"-----BEGIN PGP {found[1]}-----", "", *words, f"-----END PGP {found[1]}-----", ""]
        return f"\n{prefix}".join(["", *block] if found.start() > len(prefix) else block)

    return _RUN_TOGETHER.sub(lines, line)


def _marked(readable: list[str], marks: list[tuple[int, str]]) -> str:
    if not marks:
        return ""
    at = [0, *(place for place, _ in marks)]
    pieces = [[*readable[start:end], mark] for start, (end, mark) in zip(at, marks, strict=False)]
    return "\n".join([*(line for piece in pieces for line in piece), *readable[at[-1] :]])


def _armor(readable: list[str], blocks: list[tuple[str, str, list[str]]]) -> Armor:
    of: dict[str, list[bytes]] = {"MESSAGE": [], "PUBLIC KEY BLOCK": [], "PRIVATE KEY BLOCK": []}
    signed = None
    for kind, prefix, block in blocks:
        if kind != "SIGNED MESSAGE":
            of[kind].append(_rearmored(kind, block))
        elif signed is None:
            octets = "\r\n".join(line.removeprefix(prefix) for line in block).encode("utf-8", "replace")
            alone = [line for line in readable if line.strip()] == [
                line for line in _signed_text(block, prefix) if line.strip()
            ]
            signed = SignedPart(octets, None, Form.INLINE, covers_all=alone and len(blocks) == 1)
    return Armor(
        "\n".join(readable),
        tuple(EncryptedPart(raw, Form.INLINE) for raw in dict.fromkeys(of["MESSAGE"])),
        signed,
        tuple(dict.fromkeys(of["PUBLIC KEY BLOCK"])),
        secret_key=bool(of["PRIVATE KEY BLOCK"]),
    )


def _radix64(block: list[str]) -> list[str]:
    lines = [line.strip("> \t\xa0") for line in block[1:]]
    return [line for line in lines if _RADIX64.match(line)]  # not the armor headers: they have a colon


def _rearmored(kind: str, block: list[str]) -> bytes:
    ended = [f"-----END PGP {kind}-----"] if _END.match(block[-1]) else []
    return "\n".join([f"-----BEGIN PGP {kind}-----", "", *_radix64(block), *ended, ""]).encode()


def _signed_text(block: list[str], prefix: str) -> list[str]:
    """Return the text inside a cleartext signature, its dashes unescaped. RFC 9580 section 7.2."""
    lines = [line.removeprefix(prefix) for line in block[1:]]
    start = next((at + 1 for at, line in enumerate(lines) if not line.strip()), 0)  # after the Hash header
    stop = next((at for at, line in enumerate(lines) if _SIGNATURE.match(line)), len(lines))
    return [line.removeprefix("- ") for line in lines[start:stop]]


def build_signed(entity: bytes, signature: bytes) -> bytes:
    """Build the multipart/signed entity (RFC 3156 section 5) of `entity` (CRLF) and its armored signature."""
    body = signature.partition(b"\n\n")[2]
    # The first packet is the signature, in the old or new format with one or two octets of length
    octets = binascii.a2b_base64(body.partition(b"\n")[0])
    size = 3 if octets[0] & 0x43 == 1 or (octets[0] & 0x40 and octets[1] >= 192) else 2
    parameters = f'micalg="{_MICALG[octets[size + 3]]}"; protocol="application/pgp-signature"'
    fields_ = b'Content-Type: application/pgp-signature; name="signature.asc"\r\n'
    return _multipart("signed", parameters, entity, fields_ + b"\r\n" + _crlf(signature))


def build_encrypted(ciphertext: bytes) -> bytes:
    """Build the multipart/encrypted entity (RFC 3156 section 4) of an armored message."""
    control = b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
    fields_ = b'Content-Type: application/octet-stream; name="encrypted.asc"\r\n'
    parameters = 'protocol="application/pgp-encrypted"'
    return _multipart("encrypted", parameters, control, fields_ + b"\r\n" + _crlf(ciphertext))


def _multipart(subtype: str, parameters: str, first: bytes, second: bytes) -> bytes:
    boundary = secrets.token_hex(16)
    head = f'Content-Type: multipart/{subtype};\r\n\tboundary="{boundary}";\r\n\t{parameters}\r\n\r\n'
    cut = f"\r\n--{boundary}".encode()
    return b"".join([head.encode(), cut[2:], b"\r\n", first, cut, b"\r\n", second, cut, b"--\r\n"])


def _crlf(armored: bytes) -> bytes:
    return armored.rstrip(b"\r\n").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") + b"\r\n"
