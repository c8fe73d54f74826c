"""A mail as a file that any mail program opens, made from what was read of it: in clear, however it came."""

from __future__ import annotations

from datetime import datetime
from email.errors import MessageDefect, MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from mailbot.facts import Attachment, Message


def readable_copy(message: Message, at: datetime, *, attachments: tuple[Attachment, ...] | None = None) -> bytes:
    """Return the bytes of a mail with the text and the files of `message`; `attachments` in the place of its own."""
    copy = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    if message.sender:
        copy["From"] = _address(message.sender)
    if message.to:
        copy["To"] = [_address(address) for address in message.to]
    copy["Date"] = format_datetime(message.date or at)
    copy["Subject"] = "".join(char if char.isprintable() else " " for char in message.subject)
    if message.message_id and message.message_id.isascii() and message.message_id.isprintable():
        copy["Message-ID"] = message.message_id
    copy.set_content(message.text)
    for file in message.attachments if attachments is None else attachments:
        kind, subtype = _type(file.media_type)
        copy.add_attachment(file.content, maintype=kind, subtype=subtype, filename=file.name)
    return copy.as_bytes()


def _type(media_type: str) -> tuple[str, str]:
    """Return a media type of bytes; parts of a mail are none that the library writes, but for a whole one."""
    kind, _, subtype = media_type.partition("/")
    if not (kind and subtype) or kind == "multipart" or (kind == "message" and subtype != "rfc822"):
        return "application", "octet-stream"
    return kind, subtype


def _address(address: str) -> Address:
    """Return an address; one that the library does not take stands there as a name."""
    try:
        return Address(addr_spec=address)
    except (MessageError, MessageDefect, ValueError):
        return Address(display_name="".join(char if char.isprintable() else " " for char in address))
