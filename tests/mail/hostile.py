"""Mails that were made to cost time or memory, and why each is refused, if it is."""

from collections.abc import Callable


def nested(levels: int) -> bytes:
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at) for at in range(levels))
    return head + b"\r\nhello\r\n"


HOSTILE: list[tuple[str, Callable[[], bytes], str | None]] = [
    ("larger than the bound", lambda: b"x" * 2_000_001, "larger than 2000000 octets"),
    ("a From of quotes", lambda: b"From: " + b'"' * 40_000 + b"\r\n\r\n", None),
    ("a field of 300 kB", lambda: b"X: " + b"a" * 300_000 + b"\r\n\r\n", "more than 256000 octets of header fields"),
    ("a field of 300 kB in a part", lambda: nested(1) + b"--b0\r\nX: " + b"a" * 300_000, "more than 256000 octets of"),
    (
        "100,000 semicolons",
        lambda: b"Content-Type: text/plain" + b";" * 100_000 + b"\r\n\r\n",
        "a Content-Type field of",
    ),
    (
        "20,000 RFC 2231 parts",
        lambda: b"Content-Type: text/plain" + b"".join(b"; n*%d=x" % at for at in range(20_000)) + b"\r\n\r\n",
        "a Content-Type field of",
    ),
    ("50,000 addresses", lambda: b"To: " + b"a@b," * 50_000 + b"\r\n\r\n", "more than 1000 addresses"),
    ("10,000 recipients", lambda: b"Delivered-To: a@b\r\n" * 10_000 + b"\r\n", "more than 1000 addresses"),
    ("100,000 parts", lambda: nested(1) + b"--b0\r\n\r\n\r\n" * 100_000, "more than 1000 parts"),
    ("1,000 levels", lambda: nested(1000), "nested deeper than 50"),
    ("60 levels", lambda: nested(60), "nested deeper than 50"),
    ("1,000 messages in messages", lambda: b"Content-Type: message/rfc822\r\n\r\n" * 900, "nested deeper than 50"),
    ("comments without end in HTML", lambda: b"Content-Type: text/html\r\n\r\n" + b"<!--" * 200_000, None),
    ("tags without end in HTML", lambda: b"Content-Type: text/html\r\n\r\n" + b"<a " * 200_000, None),
    ("punycode as charset", lambda: b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"a" * 400_000, None),
    ("an empty message", lambda: b"", None),
    ("nothing but NUL", lambda: b"\0" * 1000, None),
]
