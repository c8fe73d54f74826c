"""A copy of a mail is made of whatever was read of it: whoever wrote it oddly has their data back as well."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime

import pytest

from mailbot.facts import Attachment, Message
from mailbot.mail.copying import readable_copy

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(Message("rösa@melder.example"), id="a-sender-beyond-ascii"),
        pytest.param(Message("a b@melder.example"), id="a-sender-with-a-space"),
        pytest.param(Message("rosa@melder.example", to=("nobody in particular",)), id="to-no-address"),
        pytest.param(Message("rosa@melder.example", message_id="<ü@melder.example>"), id="an-odd-message-id"),
        pytest.param(Message("rosa@melder.example", message_id="<a\nBcc: b@c.example>"), id="a-field-in-a-message-id"),
        pytest.param(
            Message("rosa@melder.example", subject="a\u2028b\x85c\nBcc: b@c.example"), id="lines-in-a-subject"
        ),
    ],
)
def test_odd_fields_make_a_mail_and_no_fields_of_their_own(message: Message) -> None:
    made = email.message_from_bytes(readable_copy(message, NOW), policy=email.policy.default)
    assert (made["From"] is not None, made["Bcc"], made.get_content().strip()) == (True, None, "")


@pytest.mark.parametrize(
    "media_type", ["message/delivery-status", "message/rfc822", "multipart/mixed", "text/plain", "", "odd", "/", "x/"]
)
def test_what_was_attached_is_there_to_the_octet(media_type: str) -> None:
    message = Message("rosa@melder.example", attachments=(Attachment("a.bin", media_type, b"From: a\n\n\xff\x00"),))
    made = readable_copy(message, NOW)
    assert b"RnJvbTogYQoK/wA=" in made
    assert b"a.bin" in made
