"""One connection to an IMAP server: made, proven, logged in, and what goes wrong on it sorted (RFC 3501; imapclient).

Refuses to log in without TLS, or to a server that cannot show who it is. Errors: Temporary (lost, slow, in trouble: the
connection is closed, connect again) and Permanent (an operator must change something; the text says what).
"""

import contextlib
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import ProtocolError

from mailbot.edges.login import Login
from mailbot.edges.net import TRANSIENT, Tls, one_line, refuse_cleartext, tls_context, why_no_tls
from mailbot.edges.refusals import Cause, Said, find_cause
from mailbot.errors import LoginRefused, MailbotError, Permanent, Temporary

# What imaplib, imapclient and the edge raise over an answer that makes no sense
NONSENSE = (
    *(ValueError, LookupError, TypeError, AttributeError),
    *(ArithmeticError, AssertionError, RecursionError, MemoryError),  # a literal of 100 GB, brackets in brackets
)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to reach the mailbox. Folder names are written with `/`; the server's own form is worked out."""

    host: str
    port: int
    tls: Tls
    login: Login
    folder: str = "INBOX"
    done: str = "mailbot/Done"
    held: str = "mailbot/Held"
    sent: str | None = None
    connect_timeout: float = 15
    read_timeout: float = 60
    ca_file: str | None = None  # instead of the system's authorities


def nobody_else() -> None:
    """Allow every command: nobody else has the mailbox."""


class Session:
    """One connection, owned by one thread, with one folder selected.

    `allowed` is asked before each command, and raises what ends the connection when the mailbox is not ours any more.
    """

    def __init__(self, settings: Settings, allowed: Callable[[], None] = nobody_else) -> None:
        self._settings = settings
        self._allowed = allowed
        self._client: IMAPClient | None = None
        self._prefix, self._separator = "", "/"
        self._selected: dict[bytes, Any] = {}  # what the server said of the folder when it was selected last
        self._uidvalidity = 0

    def connect(self) -> None:
        """Connect, prove the server's name, log in, select the folder."""
        self.close()
        where = f"IMAP {self._settings.host}:{self._settings.port}"
        self._allowed()
        try:
            self._open(where)
            self._log_in(where)
            with self._talking("namespace") as client:
                self._prefix, self._separator = _namespace(client)
            self._select()
        except MailbotError:
            self.close()
            raise

    def close(self) -> None:
        """Close the connection at once: a server that is stuck would not answer a LOGOUT either."""
        client, self._client = self._client, None
        if client is not None:
            with contextlib.suppress(OSError, IMAPClient.Error):
                client.shutdown()

    def resume(self) -> None:
        """Reconnect if an error has closed the connection."""
        if self._client is None:
            self.connect()

    def _select(self) -> dict[bytes, Any]:
        """Select the folder, even if it is selected: the server then tells what has changed in it."""
        with self._talking("select") as client:
            try:
                self._selected = client.select_folder(self._settings.folder)
            except IMAPClient.AbortError:
                raise
            except IMAPClient.Error as refused:
                _raise_if_known("select", refused)
                raise _refusal(f"IMAP folder {self._settings.folder}", refused, "Check imap.folder") from refused
            self._uidvalidity = self._selected[b"UIDVALIDITY"]
            return self._selected

    def _native(self, name: str) -> str:
        """Return a folder's name as this server writes it: `mailbot/Done` may be `INBOX.mailbot.Done` (RFC 2342)."""
        native = name.replace("/", self._separator)
        return native if native.startswith(self._prefix) else self._prefix + native

    @contextlib.contextmanager
    def _talking(self, doing: str) -> Iterator[IMAPClient]:
        """Sort errors; after one the connection is closed, since its state is unknown."""
        if self._client is None:
            raise Temporary(f"IMAP {doing}: not connected")
        try:
            self._allowed()
        except MailbotError:
            self.close()
            raise
        try:
            yield self._client
        except OSError as lost:
            self.close()
            raise Temporary(f"IMAP {doing}: {lost}") from lost
        except (IMAPClient.AbortError, ProtocolError, *NONSENSE) as lost:
            self.close()
            _raise_if_known(doing, lost)
            raise Temporary(f"IMAP {doing}: {type(lost).__name__}") from lost  # its text may quote a message
        except IMAPClient.Error as refused:
            self.close()
            _raise_if_known(doing, refused)
            raise Temporary(f"IMAP {doing}: {one_line(refused)}") from refused

    def _open(self, where: str) -> None:
        settings = self._settings
        refuse_cleartext(where, settings.host, settings.tls)
        context = tls_context(where, settings.tls, settings.ca_file)
        timeout = SocketTimeout(connect=settings.connect_timeout, read=settings.read_timeout)
        implicit = settings.tls is Tls.IMPLICIT
        try:
            client = IMAPClient(settings.host, settings.port, ssl=implicit, ssl_context=context, timeout=timeout)
            self._client = client
            client.normalise_times = False  # aware times, as the server says them
            if settings.tls is Tls.STARTTLS:
                _start_tls(client, context, where)
        except ssl.SSLError as trouble:
            raise why_no_tls(where, trouble) or Temporary(f"{where}: lost while starting TLS") from trouble
        except OSError as lost:
            raise Temporary(f"{where}: {lost}") from lost
        except IMAPClient.Error as refused:
            raise Temporary(f"{where}: {one_line(refused)}") from refused

    def _log_in(self, where: str) -> None:
        login = self._settings.login
        with self._talking("login") as client:
            try:
                login.log_in_to_imap(client)
            except LoginRefused as refused:
                raise refused.at(where) from None
            except IMAPClient.Error as refused:
                if isinstance(refused.__context__, IMAPClient.AbortError):  # imapclient makes every error a LoginError
                    raise refused.__context__ from None
                if (cause := find_cause(Said.IMAP_LOGIN, str(refused), by_token=False)) is not None:
                    raise _let_in(where, cause) from refused
                raise _refusal(f"{where}: login", refused, f"Check {' and '.join(login.keys)}") from refused
            except UnicodeError as unsendable:
                raise Permanent(f"{where}: the server takes only ASCII in user name and password") from unsendable
            # RFC 3501 section 6.2: a login changes what a server can do; Microsoft's shows MOVE from here on
            client._cached_capabilities = None  # noqa: SLF001  # imapclient keeps those of before


def _start_tls(client: IMAPClient, context: ssl.SSLContext, where: str) -> None:
    # RFC 8314 section 4.1: somebody on the way can take STARTTLS out of the answer, so its absence is no "go on"
    why = "the server offers no STARTTLS"
    if client.has_capability("STARTTLS"):
        try:
            client.starttls(context)
        except IMAPClient.AbortError:
            raise
        except IMAPClient.Error as refused:
            why = f"STARTTLS is refused: {one_line(refused)}"
        else:
            return
    raise Permanent(f"{where}: {why}; not logged in. Use tls: implicit with its port, mostly 993")


@contextlib.contextmanager
def refusable() -> Iterator[None]:
    """Carry on when the server says NO or BAD, but not when the connection is lost."""
    try:
        yield
    except IMAPClient.AbortError:
        raise
    except IMAPClient.Error:
        return


def _raise_if_known(doing: str, refused: Exception) -> None:
    """Raise LoginRefused where a server says that the login was worth nothing, at whatever command it does."""
    cause = find_cause(Said.IMAP, str(refused), by_token=True)
    if cause is not None and not cause.passes:
        raise _let_in(f"IMAP {doing}", cause) from refused


def _let_in(where: str, cause: Cause) -> LoginRefused | Temporary:
    if cause.passes:
        return Temporary(f"{where}: {cause.means}")
    return LoginRefused(f"{where}: {cause.means}", cause.remedy, cause.permits)


def _refusal(what: str, refused: Exception, remedy: str) -> Temporary | Permanent:
    text = f"{what} is refused: {one_line(refused)}"
    return Temporary(text) if TRANSIENT.search(str(refused)) else Permanent(f"{text}. {remedy}")


def _namespace(client: IMAPClient) -> tuple[str, str]:
    """Return prefix and separator of our own folders."""
    if client.has_capability("NAMESPACE") and (personal := client.namespace().personal):
        prefix, separator = personal[0]
        return prefix, separator or "/"
    # RFC 3501 section 6.3.8: an empty name asks for the separator
    separators = [separator.decode() for _, separator, _ in client.list_folders("", "") if separator]
    return "", separators[0] if separators else "/"
