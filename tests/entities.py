"""MIME entities as mail programs make them, put together by hand, so that a test may put together a wrong one."""

from __future__ import annotations

CRLF = "\r\n"


def part(octets: bytes, kind: str = "text/plain", name: str = "") -> bytes:
    named = f'Content-Disposition: attachment; filename="{name}"\r\n' if name else ""
    return f"Content-Type: {kind}\r\n{named}\r\n".encode() + octets + b"\r\n"


def plain(text: str) -> bytes:
    return part(text.encode(), "text/plain; charset=utf-8")


def key_part(armored: str | bytes) -> bytes:
    return part(armored if isinstance(armored, bytes) else armored.encode(), "application/pgp-keys", "key.asc")


def multipart(kind: str, *parts: bytes, parameters: str = "") -> bytes:
    inside = b"".join(b"--bbb\r\n" + part + b"\r\n" for part in parts)
    return f"Content-Type: multipart/{kind}; boundary=bbb{parameters}\r\n\r\n".encode() + inside + b"--bbb--\r\n"


def mixed(*parts: bytes) -> bytes:
    return multipart("mixed", *parts)


def multipart_signed(entity: bytes, signature: bytes) -> bytes:
    """RFC 3156 section 5: `signature` is armored, and over `entity` to the octet."""
    head = b'Content-Type: multipart/signed; boundary="sss"; micalg=pgp-sha512; protocol="application/pgp-signature"'
    parts = b"\r\n--sss\r\n" + entity + b"\r\n--sss\r\nContent-Type: application/pgp-signature\r\n\r\n" + signature
    return head + b"\r\n\r\n" + parts + b"\r\n--sss--\r\n"


def multipart_encrypted(armored: bytes) -> bytes:
    """RFC 3156 section 4."""
    return (
        b'Content-Type: multipart/encrypted; boundary="eee"; protocol="application/pgp-encrypted"\r\n\r\n'
        b"--eee\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
        b'\r\n--eee\r\nContent-Type: application/octet-stream; name="encrypted.asc"\r\n\r\n'
        + armored.replace(b"\n", b"\r\n")
        + b"\r\n--eee--\r\n"
    )
