"""What holds for any mail server that we connect to, whatever it speaks: TLS or nothing, its answers in one line.

Serves imap, smtp and login, which use it while they connect.
"""

import re
import ssl
from enum import StrEnum

from mailbot.domains import is_loopback
from mailbot.errors import Permanent

# RFC 5530 section 3: an IMAP server says itself that it is trouble of the moment
TRANSIENT = re.compile(r"\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\b")
ANSWER = 200  # characters of a server's answer that go into an error
LOST = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)  # while TLS was begun: that passes


class Tls(StrEnum):
    """How a connection is made safe; as the configuration writes it, but for the last."""

    IMPLICIT = "implicit"  # from the first octet on (RFC 8314 section 3)
    STARTTLS = "starttls"
    NONE = "none"
    OFFERED = "offered"  # what strangers' servers do (RFC 7435): TLS where there is some, whoever shows a certificate


def refuse_cleartext(where: str, host: str, tls: Tls) -> None:
    """Raise Permanent where a password, or a letter, would cross a network that others can listen to."""
    if tls is Tls.NONE and not is_loopback(host):
        raise Permanent(f"{where}: tls: none is for this machine only; use tls: implicit")


def tls_context(where: str, tls: Tls, ca_file: str | None) -> ssl.SSLContext:
    """Return a context that trusts the authorities in `ca_file`, or the system's; raises Permanent without the file."""
    try:
        context = ssl.create_default_context(cafile=ca_file)
    except OSError as unreadable:
        raise Permanent(f"{where}: ca_file cannot be read: {unreadable}") from unreadable
    if tls is Tls.OFFERED:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def why_no_tls(where: str, trouble: BaseException) -> Permanent | None:
    """Return what keeps TLS from being used until somebody acts; None when it is no such thing, or passes."""
    if isinstance(trouble, ssl.SSLCertVerificationError):
        reason = f"its certificate is not accepted: {trouble.verify_message}"
        return Permanent(f"{where}: {reason}; not logged in. Check host, or give ca_file")
    if isinstance(trouble, ssl.SSLError) and not isinstance(trouble, LOST):
        return Permanent(f"{where}: no TLS ({trouble.reason}); not logged in. Check port and tls")
    return None


def one_line(answer: object) -> str:
    """Return a server's answer as one short printable line, for the log."""
    return "".join(c if c.isprintable() else " " for c in str(answer))[:ANSWER]
