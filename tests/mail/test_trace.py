import pytest

from mailbot.mail.trace import find_message_id, find_sender, header_alone, without_trace_fields

MAIL = b"From: a@example.org\r\nSubject: x\r\n\r\nReceived: in the body\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(MAIL.replace(b"\r\n", b"\n"), id="line ends changed"),
        pytest.param(b"Received: from x\r\n\tby y;\r\n date\r\n" + MAIL, id="a folded trace field on top"),
        pytest.param(MAIL.replace(b"Subject", b"delivered-to: b@example.org\r\nSubject"), id="one in the middle"),
        pytest.param(b"Return-Path: <>\r\n" + MAIL, id="another reverse-path"),
        pytest.param(b"Authentication-Results: mx; dmarc=pass\r\nARC-Seal: i=1\r\n" + MAIL, id="other verdicts"),
        pytest.param(b"X-Spam-Status: No\nX-Spamd-Bar: -\n" + MAIL, id="another spam score"),
    ],
)
def test_the_same_message_delivered_again_is_the_same(raw: bytes) -> None:
    assert without_trace_fields(raw) == without_trace_fields(MAIL)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(MAIL, MAIL.replace(b"in the body", b"in my body"), id="a trace name inside the body"),
        pytest.param(MAIL, MAIL.replace(b"Subject: x", b"Subject: y"), id="another subject"),
        pytest.param(MAIL, MAIL + b"\r\n", id="a line more"),
        pytest.param(
            b"Received: a\r\rone\r\n\r\n",
            b"Received: a\r\rtwo\r\n\r\n",
            id="a body behind bare returns in a trace field",
        ),
        pytest.param(
            b"Subject: x\nbody\nReceived: one\n\n",
            b"Subject: x\nbody\nReceived: two\n\n",
            id="a body without a blank line",
        ),
        pytest.param(b"\nReceived: one", b"\nReceived: two", id="a mail without fields"),
        pytest.param(
            b"Subject: x\n Received: one\n\n", b"Subject: x\n Received: two\n\n", id="a trace name in a folded subject"
        ),
        pytest.param(b"X-Receivedly: one\n\n", b"X-Receivedly: two\n\n", id="a longer name"),
        pytest.param(
            b"Received : one\n\n", b"Received : two\n\n", id="a space before the colon, which ends the header"
        ),
        pytest.param(b"", b"\n", id="nothing and one line end"),
    ],
)
def test_any_other_change_is_seen(one: bytes, other: bytes) -> None:
    assert without_trace_fields(one) != without_trace_fields(other)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(b"A: b\r\nmessage-id: <x@example.org>\r\n\r\n", "<x@example.org>", id="any case"),
        pytest.param(b"Message-ID:\r\n <x@example.org>\r\n\r\n", "<x@example.org>", id="folded"),
        pytest.param(b"A: b\r\n\r\nMessage-ID: <x@example.org>\r\n", None, id="not in the body"),
        pytest.param(b"Message-ID: <x\x00@example.org>\r\n\r\n", None, id="not with control characters"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_the_message_id_is_found_in_the_header_only(raw: bytes, expected: str | None) -> None:
    assert find_message_id(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(b"from: Jan <Jan@example.org>\r\n\r\n", "jan@example.org", id="with a name"),
        pytest.param(b"A: b\n\nFrom: jan@example.org\n", None, id="not in the body"),
        pytest.param(b"From: nobody\n\n", None, id="no address"),
    ],
)
def test_the_sender_for_the_order_of_handling_is_found(raw: bytes, expected: str | None) -> None:
    assert find_sender(raw) == expected


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        pytest.param(b"A: b\r\nFrom: c\r\n d\r\n\r\nbody", b"A: b\r\nFrom: c\r\n d\r\n\r\n", id="no body"),
        pytest.param(b"A: b\nC: d\n\nbody", b"A: b\r\nC: d\r\n\r\n", id="bare line ends"),
        pytest.param(
            b"Content-Type: multipart/report\nContent-Transfer-Encoding: x\nMIME-Version: 1.0\n\n",
            b"Content-Type: multipart/report\r\n\r\n",
            id="of its type, what tells a bounce",
        ),
        pytest.param(b"content-type: a" + b";" * 900 + b"\nA: b\n\n", b"A: b\r\n\r\n", id="no monstrous type"),
        pytest.param(b"X: " + b"x" * 9000 + b"\nA: b\n\n", b"A: b\r\n\r\n", id="no monstrous field"),
        pytest.param(b"A: b\nno field\nC: d\n\n", b"A: b\r\n\r\n", id="not what stands behind a line that is no field"),
        pytest.param(b"", b"\r\n\r\n", id="nothing"),
    ],
)
def test_of_a_message_that_cannot_be_read_the_header_is_kept(raw: bytes, kept: bytes) -> None:
    assert header_alone(raw) == kept


def test_of_very_many_fields_the_first_are_kept() -> None:
    fields = b"".join(b"X-%d: %s\r\n" % (number, b"x" * 1000) for number in range(1000))
    assert 60_000 < len(header_alone(b"From: c\r\n" + fields + b"\r\nbody")) < 70_000
