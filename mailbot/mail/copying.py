"""A mail as a file that any mail program opens, made from what was read of it: in clear, however it came."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from mailbot.facts import Attachment, Message

_UNSENT = "".join(map(chr, range(32))) + "\x7f"  # no field holds what could begin another one


def readable_copy(message: Message, at: datetime, *, attachments: tuple[Attachment, ...] | None = None) -> bytes:
    """Return the bytes of a mail with the text and the files of `message`; `attachments` in the place of its own."""
    copy = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    if message.sender:
        copy["From"] = _address(message.sender)
    if message.to:
        copy["To"] = [_address(address) for address in message.to]
    copy["Date"] = format_datetime(message.date or at)
    copy["Subject"] = message.subject.translate(dict.fromkeys(map(ord, _UNSENT), " "))
    if message.message_id:
        copy["Message-ID"] = message.message_id
    copy.set_content(message.text)
    for file in message.attachments if attachments is None else attachments:
        kind, _, subtype = file.media_type.partition("/")
        copy.add_attachment(
            file.content, maintype=kind or "application", subtype=subtype or "octet-stream", filename=file.name
        )
    return copy.as_bytes()


def _address(address: str) -> Address:
    return Address(addr_spec=address)
