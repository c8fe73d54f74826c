"""The way out: hand one letter to the organisation's mail server (SMTP, RFC 5321; aiosmtplib).

Promises one recipient, the bytes as they are, CRLF and dots made safe on the wire, and one kept TLS connection.
Refuses to log in without TLS or to a server that cannot show who it is. Of `check`, Permanent means that an operator
must change something: login, certificate or TLS are refused. Of `send`, it means that this letter will not be taken:
for its recipient, or (Refused) for what is in it. All else is Temporary, also what is about us (Later, NotLetIn): a
wrong password must not fail every letter that waits. `replies.py` sorts what the server answers.
"""

import asyncio
import contextlib
import re
import select
import socket
import ssl
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TypeVar

import aiosmtplib

from mailbot.edges.login import Login
from mailbot.edges.net import Tls, one_line, refuse_cleartext, tls_context, why_no_tls
from mailbot.edges.refusals import Said, codes_of, find_cause
from mailbot.edges.smtp.handing_over import Unanswered, hand_over
from mailbot.edges.smtp.replies import NOT_LOGGED_IN, judge
from mailbot.errors import ConfigError, LoginRefused, MailbotError, NotLetIn, Permanent, Refused, Temporary, Unheard
from mailbot.facts import UNLIMITED, LetterRefusal, SendingLimits

# Seconds to connect and to send one letter, whatever the server does; together less than the silence after which the
# daemon counts as stuck, and than the lease of a letter (tests/test_times.py)
CONNECTING, SENDING = 60, 170
STALE = 10  # seconds to wait for an answer on a kept connection before making a new one
RECENT = 60  # seconds since a kept connection was used, within which it is not asked; no server hangs up so soon
LOCKED_OUT = 60  # seconds before another login after a refused one: many in a row get an account locked
FAREWELL = 5  # seconds to wait for the answer to QUIT
HUGE = 2_000_000  # octets; the buffers of a TLS connection grow with what it carries, and never shrink
ROUNDS = 10  # of the loop: asyncio lets go of a socket that has ended within a few

# One address and nothing beside it: aiosmtplib takes the first of several and reports success. RFC 5321 section 4.1.2,
# Dot-string or a Quoted-string without escapes, and UTF-8 as RFC 6531 section 3.3 has it
ADDRESS = re.compile(
    r"""(?:[^\s\x00-\x20\x7f<>()\[\]\\,;:"@]+|"[ !#-;=?-\[\]^-~]+")@[^\s\x00-\x20\x7f<>()\[\]\\,;:"@]+"""
)
# Counted as it will be sent: RFC 1870 section 5
_CRLF = re.compile(rb"\r\n|\r|\n")

Locked = TypeVar("Locked", Permanent, LoginRefused)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to reach the server that letters are handed to."""

    host: str
    port: int
    tls: Tls
    login: Login | None = None
    timeout: float = 30  # seconds for each answer but the last, which has what is left of SENDING
    ca_file: str | None = None  # instead of the system's authorities
    # How we greet: servers note it in Received, which the reader of a letter sees. Never this machine's own name, which
    # may be that of a handler's computer or tell how the network is laid out; RFC 5321 section 4.1.3 allows an address
    ehlo: str = "[127.0.0.1]"
    limits: SendingLimits = UNLIMITED  # of the provider; kept by the outbox


class Sender:
    """One kept connection, used by one thread at a time."""

    def __init__(self, settings: Settings, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._monotonic = monotonic
        self._where = f"SMTP {settings.host}:{settings.port}"
        self._loop = asyncio.new_event_loop()
        self._context: ssl.SSLContext | None = None  # shared: making one costs 50 ms
        self._client: aiosmtplib.SMTP | None = None
        self._socket: socket.socket | None = None
        self._used_at = 0.0  # by the monotonic clock
        self._proven = False  # the kept connection has just answered: made, or asked
        self._locked_out: tuple[float, Permanent | LoginRefused] | None = None

    @property
    def limits(self) -> SendingLimits:
        """Return what the provider lets us send."""
        return self._settings.limits

    def check(self) -> None:
        """Make sure of a connection that is logged in: the kept one if it still answers, else a new one.

        Raises Temporary when the server cannot be reached now, Permanent when it will not be until somebody acts.
        """
        if not self._is_alive():
            self._run(self._check(), CONNECTING)

    def send(self, mail_from: str, rcpt_to: str, raw: bytes) -> None:
        """Hand over one letter; returns when the server has taken it (250)."""
        if not ADDRESS.fullmatch(rcpt_to):
            raise Permanent("not one plain address")
        self._run(self._send(mail_from, rcpt_to, raw), SENDING)
        if len(raw) > HUGE:
            self.hang_up()

    def close(self) -> None:
        """Quit the session and close the connection, for good."""
        self.hang_up()
        self._loop.close()

    def hang_up(self) -> None:
        """Quit the session and close the connection, if there is one."""
        if self._client is not None:
            with contextlib.suppress(aiosmtplib.SMTPException, OSError):
                self._loop.run_until_complete(self._client.quit(timeout=FAREWELL))
            self._loop.run_until_complete(self._drop())

    def _run(self, doing: Coroutine[None, None, None], seconds: float) -> None:
        try:
            self._loop.run_until_complete(asyncio.wait_for(doing, seconds))
        except (aiosmtplib.SMTPException, OSError) as lost:
            self._loop.run_until_complete(self._drop())
            raise Temporary(f"{self._where}: {type(lost).__name__}") from lost

    async def _check(self) -> None:
        if self._client is not None:
            with contextlib.suppress(aiosmtplib.SMTPException, OSError):
                await self._client.noop(timeout=STALE)
                self._proven, self._used_at = True, self._monotonic()
                return
            await self._drop()
        await self._connect()

    def _is_alive(self) -> bool:
        """Return whether the kept connection was used just now, and nothing came on it since: no farewell, no end."""
        if self._client is None or self._socket is None or not self._client.is_connected:
            return False
        if self._monotonic() - self._used_at > RECENT or self._socket.fileno() < 0:
            return False
        came = select.poll()
        came.register(self._socket, select.POLLIN)
        return not came.poll(0)

    async def _connect(self) -> None:
        settings = self._settings
        if self._locked_out is not None and self._monotonic() < self._locked_out[0]:
            raise _again(self._locked_out[1])
        refuse_cleartext(self._where, settings.host, settings.tls)
        if settings.tls is Tls.OFFERED and settings.login is not None:
            raise Permanent(f"{self._where}: no login where nobody shows who they are")
        if self._context is None:
            self._context = tls_context(self._where, settings.tls, settings.ca_file)
        try:
            self._socket = socket.create_connection((settings.host, settings.port), settings.timeout)
        except OSError as trouble:
            raise Temporary(f"{self._where}: {trouble}") from trouble
        self._socket.settimeout(0)
        client = self._client = aiosmtplib.SMTP(
            hostname=settings.host,
            local_hostname=settings.ehlo,
            sock=self._socket,
            use_tls=settings.tls is Tls.IMPLICIT,
            # True insists: RFC 8314 section 4.1, its absence may be an attack. None takes what is offered
            start_tls=None if settings.tls is Tls.OFFERED else settings.tls is Tls.STARTTLS,
            tls_context=self._context,
            timeout=settings.timeout,
        )
        try:
            await client.connect()
            if settings.login is not None:
                await settings.login.log_in_to_smtp(client)
        except (aiosmtplib.SMTPException, OSError) as trouble:
            # A server in trouble may refuse EHLO, and is then not known to have no AUTH. Where STARTTLS was missing,
            # aiosmtplib has hung up and forgotten what was announced
            why = self._why_not(trouble, announced=client.supports_esmtp or not client.is_connected)
            await self._drop()
            raise why from trouble
        except LoginRefused as refused:
            await self._drop()
            raise self._lock_out(refused.at(self._where)) from None
        except Exception:  # there is nothing to log in with, or a way to log in has a bug
            await self._drop()
            raise
        self._proven, self._used_at = True, self._monotonic()

    async def _send(self, mail_from: str, rcpt_to: str, raw: bytes) -> None:
        if self._client is None:
            try:
                await self._connect()
            except (Permanent, ConfigError) as ours:
                raise Temporary(str(ours)) from ours  # no fault of this letter's
        proven, self._proven = self._proven, False
        try:
            try:
                await self._hand_over(mail_from, rcpt_to, raw, proven=proven)
            except Unanswered:
                if proven:
                    raise
                await self._connect_again()
                await self._hand_over(mail_from, rcpt_to, raw, proven=True)
        except Unanswered as lost:
            raise lost.cause from lost
        finally:
            self._used_at = self._monotonic()

    async def _connect_again(self) -> None:
        """Make a connection in the place of one that ended unseen: what does not come of it is no letter's fault."""
        await self._drop()
        try:
            await self._connect()
        except MailbotError as why:
            raise Unheard(str(why)) from why
        self._proven = False

    async def _hand_over(self, mail_from: str, rcpt_to: str, raw: bytes, *, proven: bool) -> None:
        if (client := self._client) is None:  # _connect made one or raised
            return
        most = _most(client)
        if most is not None and (size := len(_CRLF.sub(b"\r\n", raw))) > most:
            raise Refused(f"{self._where}: too big: {size} octets, where {most} are taken", LetterRefusal.SIZE)
        try:
            # A server may keep its answers until it has worked through all three: RFC 2920 section 3.2
            await hand_over(client, mail_from, rcpt_to, raw, self._settings.timeout * (3 if proven else 1))
        except aiosmtplib.SMTPNotSupported as lacking:
            raise Permanent(f"{self._where}: the server takes only ASCII addresses (no SMTPUTF8)") from lacking
        except aiosmtplib.SMTPRecipientRefused as refused:
            raise self._sorted("RCPT", refused, rcpt_to) from refused
        except aiosmtplib.SMTPSenderRefused as refused:
            raise self._sorted("MAIL", refused, rcpt_to) from refused
        except aiosmtplib.SMTPDataError as refused:
            raise self._sorted("DATA", refused, rcpt_to) from refused

    def _sorted(self, command: str, refused: aiosmtplib.SMTPResponseException, rcpt_to: str) -> MailbotError:
        error = judge(self._where, command, refused.code, refused.message, rcpt_to)
        if self._settings.tls is Tls.OFFERED and isinstance(error, NotLetIn) and refused.code not in NOT_LOGGED_IN:
            return Permanent(str(error))  # nobody logged in, so the address is a claim of the letter's
        return error

    def _why_not(self, trouble: Exception, *, announced: bool) -> Permanent | LoginRefused | Temporary:
        """Return why there is no connection, and what an operator can do about it."""
        cause = trouble.__cause__ or trouble
        if (no_tls := why_no_tls(self._where, cause)) is not None:
            return no_tls
        if isinstance(trouble, aiosmtplib.SMTPAuthenticationError):
            why = f"{self._where}: login is refused: {_answer(trouble)}. {self._what_to_check()}"
            if not _lasts(trouble):
                return Temporary(why)
            known = find_cause(Said.SMTP, f"{trouble.code} {trouble.message}", by_token=False)
            if known is not None:
                what = f"{self._where}: login is refused{codes_of(_answer(trouble))}: {known.means}"
                return self._lock_out(LoginRefused(what, known.remedy, known.permits))
            return self._lock_out(Permanent(why))
        if isinstance(trouble, aiosmtplib.SMTPResponseException):
            # Its class itself is raised for STARTTLS alone: a greeting and an EHLO have classes of their own
            starttls = type(trouble) is aiosmtplib.SMTPResponseException
            return (Permanent if starttls and _lasts(trouble) else Temporary)(f"{self._where}: {_answer(trouble)}")
        # The class of all: the server announces no STARTTLS, or no AUTH
        lacking = announced and type(trouble) is aiosmtplib.SMTPException
        text = f"{self._where}: {one_line(str(trouble) or type(trouble).__name__)}"
        return Permanent(f"{text} Check port and tls") if lacking else Temporary(text)

    def _lock_out(self, refused: Locked) -> Locked:
        self._locked_out = self._monotonic() + LOCKED_OUT, refused
        return refused

    def _what_to_check(self) -> str:
        keys = self._settings.login.keys if self._settings.login is not None else ()
        return f"Check {' and '.join(f'smtp.{key}' for key in keys)}"

    async def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()
        if self._socket is not None:
            # The loop stands still between letters, and asyncio would wait for the other side's farewell: end it here
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
            for _ in range(ROUNDS):
                await asyncio.sleep(0)
            self._socket.close()
            self._socket = None


def _again(refused: Permanent | LoginRefused) -> Permanent | LoginRefused:
    """Return a new error that says the same: one that is raised twice would keep what it was raised in."""
    if isinstance(refused, LoginRefused):
        return refused.at("")
    return Permanent(str(refused))


def _lasts(reply: aiosmtplib.SMTPResponseException) -> bool:
    """Return whether a refusal stays: 5yz, unless the enhanced code says otherwise (RFC 3463 section 2)."""
    return 500 <= reply.code <= 599 and not reply.message.startswith("4.")


def _answer(reply: aiosmtplib.SMTPResponseException) -> str:
    return one_line(f"{reply.code} {reply.message}")


def _most(client: aiosmtplib.SMTP) -> int | None:
    """Return the size of the largest message that the server takes (RFC 1870 section 4; 0 stands for no limit)."""
    says = client.esmtp_extensions.get("size", "").strip()
    return int(says) or None if says.isascii() and says.isdecimal() else None
