"""Transfer encodings: content to lines that survive transport without a change (RFC 2045 section 6)."""

import re
from base64 import encodebytes
from email.quoprimime import body_encode

_PIECE = 57 << 10  # octets encoded at a time: whole lines, of 57 octets each
_COLUMNS = 74  # RFC 2045 section 6.7 says 76; 2 less leave room for the escape at the start of a line


def base64(octets: bytes) -> bytes:
    """Encode for transport, in lines of 76 characters (RFC 2045 section 6.8)."""
    encoded = bytearray()
    with memoryview(octets) as view:
        for at in range(0, len(octets), _PIECE):
            encoded += encodebytes(view[at : at + _PIECE]).replace(b"\n", b"\r\n")
    return bytes(encoded)


def quoted_printable(text: str) -> str:
    """Encode for transport without change: no white space ends a line, none begins with `From ` or a dot."""
    octets = text.encode(errors="replace").decode("latin-1")  # a lone surrogate must not stop a letter
    # RFC 3156 section 3: gateways change "From "; RFC 5321 section 4.5.2: a lone dot ends the mail.
    return re.sub(r"(?m)^(?:F(?=rom )|\.)", lambda sign: f"={ord(sign[0]):02X}", body_encode(octets, _COLUMNS, "\r\n"))
