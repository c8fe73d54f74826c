"""One letter over a connection that is there: its envelope, then its bytes (RFC 5321 section 3.3).

    PIPELINING offered:   MAIL RCPT DATA --answers--> bytes --answer-->            (RFC 2920: two turns)
    else:                 MAIL --> RCPT --> DATA --> bytes -->                     (four)

What a server answers is raised as aiosmtplib's own errors, the same in both ways: the first refusal is what counts.
Guarantee: the bytes of a letter are written only to a server that took its sender, its recipient and DATA.
"""

import asyncio
import contextlib
import re

import aiosmtplib
from aiosmtplib import SMTPDataError, SMTPRecipientRefused, SMTPResponseException, SMTPSenderRefused
from aiosmtplib.email import quote_address

ANSWER = 32_768  # octets of one answer at most; an EHLO's is a few thousand
_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOT = re.compile(rb"^\.", re.MULTILINE)
_CONTROL = re.compile(rb"[\x00-\x1f\x7f]")  # would begin another command
_END = b".\r\n"
_TAKEN, _FORWARDED, _GO_ON, _LEAVING, _NONSENSE = 250, 251, 354, 421, -1


class Unanswered(Exception):
    """The connection ended, or nothing came, before MAIL was answered: the server has heard nothing of the letter."""

    def __init__(self, cause: aiosmtplib.SMTPException | OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


async def hand_over(client: aiosmtplib.SMTP, mail_from: str, rcpt_to: str, raw: bytes, seconds: float) -> None:
    """Hand over one letter; returns when the server has taken it.

    `seconds` is the time for the answers to the envelope where all of it is sent at once; else the client's own counts.

    Raises SMTPNotSupported before anything is sent, Unanswered, and otherwise what aiosmtplib does.
    """
    if client.is_ehlo_or_helo_needed:  # after STARTTLS nothing counts that was announced before (RFC 3207 section 4.2)
        await _greet(client)
    letter = _on_the_wire(raw)
    options = [f"SIZE={len(letter)}"] if client.supports_extension("size") else []  # RFC 1870 section 6
    encoding = "ascii"
    if not (mail_from + rcpt_to).isascii():  # RFC 6531 section 3.4
        if not client.supports_extension("smtputf8"):
            raise aiosmtplib.SMTPNotSupported("SMTPUTF8")
        options.append("SMTPUTF8")
        encoding = "utf-8"
    try:
        if client.supports_extension("pipelining"):
            mail = " ".join((f"MAIL FROM:{quote_address(mail_from)}", *options)).encode(encoding)
            await _in_two_turns(client, mail, f"RCPT TO:{quote_address(rcpt_to)}".encode(encoding), letter, seconds)
        else:
            await _in_four_turns(client, mail_from, rcpt_to, letter, options, encoding)
    except SMTPResponseException:
        with contextlib.suppress(aiosmtplib.SMTPException, OSError):  # the letter's answer is what counts
            await client.rset()
        raise


async def _greet(client: aiosmtplib.SMTP) -> None:
    try:
        await client.ehlo()
    except aiosmtplib.SMTPHeloError:
        if not client.is_connected:
            raise
        await client.helo()


async def _in_four_turns(
    client: aiosmtplib.SMTP, mail_from: str, rcpt_to: str, letter: bytes, options: list[str], encoding: str
) -> None:
    try:
        await client.mail(mail_from, options=options, encoding=encoding)
    except SMTPResponseException:
        raise
    except (aiosmtplib.SMTPException, OSError) as lost:
        raise Unanswered(lost) from lost
    await client.rcpt(rcpt_to, encoding=encoding)
    await client.data(letter, timeout=None)


async def _in_two_turns(client: aiosmtplib.SMTP, mail: bytes, rcpt: bytes, letter: bytes, seconds: float) -> None:
    if _CONTROL.search(mail + rcpt):
        raise ValueError("an address with a control character")
    # Both are aiosmtplib's own to see; its protocol drops what comes before it asks, so ours takes the answers
    protocol, transport = client.protocol, client.transport
    if protocol is None or not isinstance(transport, asyncio.Transport) or transport.is_closing():
        lost = aiosmtplib.SMTPServerDisconnected("Connection lost")
        raise Unanswered(lost)
    answers = _Answers()
    transport.set_protocol(answers)
    try:
        await _converse(transport, answers, mail, rcpt, letter, seconds)
    finally:
        if answers.in_step:
            transport.set_protocol(protocol)
        else:
            client.close()


async def _converse(
    transport: asyncio.Transport, answers: "_Answers", mail: bytes, rcpt: bytes, letter: bytes, seconds: float
) -> None:
    refusal: SMTPResponseException | None = None
    transport.write(b"\r\n".join((mail, rcpt, b"DATA", b"")))
    for number, refused in enumerate((_why_no_sender, _why_no_recipient, _why_no_data)):
        try:
            code, text = await answers.next(seconds)
        except (aiosmtplib.SMTPException, OSError) as lost:
            if refusal is not None:
                raise refusal from lost
            if number == 0 and not isinstance(lost, SMTPResponseException):
                raise Unanswered(lost) from lost
            raise
        refusal = refusal or refused(code, text)
    if _TAKEN <= code < _GO_ON:
        answers.in_step = False  # one too many came before: what DATA is answered is still to come
    if code == _GO_ON:
        # Nobody is to get it, and the server takes it all the same: an empty one (RFC 2920 section 3.1)
        transport.write(_END if refusal else _DOT.sub(b"..", letter) + _END)
        try:
            code, text = await answers.next(seconds if refusal else None)
        except (aiosmtplib.SMTPException, OSError) as lost:
            if refusal is not None:
                raise refusal from lost
            raise
        refusal = refusal or (SMTPDataError(code, text) if code != _TAKEN else None)
    if refusal is not None:
        raise refusal


def _why_no_sender(code: int, text: str) -> SMTPResponseException | None:
    return SMTPSenderRefused(code, text, "") if code != _TAKEN else None


def _why_no_recipient(code: int, text: str) -> SMTPResponseException | None:
    return SMTPRecipientRefused(code, text, "") if code not in (_TAKEN, _FORWARDED) else None


def _why_no_data(code: int, text: str) -> SMTPResponseException | None:
    return SMTPDataError(code, text) if code != _GO_ON else None


class _Answers(asyncio.Protocol):
    """The answers to a group of commands, in their order."""

    def __init__(self) -> None:
        self.in_step = True  # each answer that was waited for came, and the server stays
        self._octets = bytearray()
        self._ended = False
        self._more = asyncio.Event()

    def data_received(self, data: bytes) -> None:
        self._octets += data
        self._more.set()

    def eof_received(self) -> None:
        self.connection_lost(None)

    def connection_lost(self, _: Exception | None) -> None:
        self._ended = True
        self.in_step = False
        self._more.set()

    async def next(self, seconds: float | None) -> tuple[int, str]:
        """Return the next answer; raises what aiosmtplib does where there is none, or one that is none."""
        in_step, self.in_step = self.in_step, False
        async with asyncio.timeout(seconds):
            while (answer := self._take()) is None:
                if self._ended:
                    raise aiosmtplib.SMTPServerDisconnected("Connection lost")
                self._more.clear()
                await self._more.wait()
        self.in_step = in_step and not self._ended and answer[0] != _LEAVING
        return answer

    def _take(self) -> tuple[int, str] | None:
        """Take one answer of one or more lines (RFC 5321 section 4.2.1) from what has come."""
        end = 0
        said = []
        while (line_end := self._octets.find(b"\n", end)) >= 0:
            line = bytes(self._octets[end:line_end])
            if not re.match(rb"[0-9]{3}", line):
                break
            said.append(line[4:].strip())
            end = line_end + 1
            if line[3:4] != b"-":
                del self._octets[:end]
                return int(line[:3]), b"\n".join(said).decode("utf-8", "surrogateescape")
        if line_end >= 0 or len(self._octets) > ANSWER:
            raise SMTPResponseException(_NONSENSE, "an answer that is none")
        return None


def _on_the_wire(raw: bytes) -> bytes:
    """Return a letter with CRLF at the end of each line: nothing in it looks like its end to any server."""
    raw = _LINE_END.sub(b"\r\n", raw)
    return raw if raw.endswith(b"\r\n") else raw + b"\r\n"
