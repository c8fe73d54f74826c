"""Messages that an IMAP server gives badly: the others come, and that one is asked for by itself (threat 55)."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mailbot.edges.imap import Filed, Mailbox, Settings
from mailbot.edges.login import Password
from mailbot.edges.net import Tls
from mailbot.errors import Permanent, Temporary
from mailbot.facts import Fetched, NotGiven
from tests.dovecot import Dovecot
from tests.imap_proxy import (
    ImapProxy,
    Spoiler,
    cut,
    cut_inside,
    fetching,
    instead,
    moving,
    nothing,
    refused,
    saying,
    silent,
)
from tests.servers import PASSWORD

NOON = datetime(2026, 11, 20, 12, 0, 30, tzinfo=UTC)
BAD = 2  # the UID that is answered badly for; 1 and 3 are innocent
BODY = rb"BODY\[\] \{\d+\}\r\n.*(?=\)\r\n\Z)"


def mail(number: int) -> bytes:
    return b"From: anna%d@example.net\r\nSubject: number %d\r\n\r\nhello\r\n" % (number, number)


def literal(size: int) -> bytes:
    return b"BODY[] {%d}\r\n" % size


@pytest.fixture
def user(dovecot: Dovecot) -> str:
    user = dovecot.new_user()
    dovecot.deliver(user, mail(1), mail(2), mail(3), received_at=NOON)
    return user


@pytest.fixture
def given(imap_proxy: ImapProxy, user: str) -> Settings:
    return Settings("localhost", imap_proxy.port, Tls.NONE, Password(user, PASSWORD), sent="Sent", read_timeout=10)


@pytest.fixture
def mailbox(given: Settings) -> Iterator[Mailbox]:
    mailbox = Mailbox(given)
    mailbox.connect()
    yield mailbox
    mailbox.close()


def together(mailbox: Mailbox) -> list[int]:
    """The UIDs that come when all are asked for at once."""
    came: list[int] = []
    with suppress(Temporary):
        came.extend(fetched.uid for fetched in mailbox.fetch([1, 2, 3]))
    return came


def alone(mailbox: Mailbox, uid: int) -> Any:
    """What is got of a message that is asked for by itself; of a reason no more than that it quotes no message."""
    got = mailbox.ask_for(uid, mailbox._uidvalidity)
    if not isinstance(got, NotGiven):
        return got
    assert not re.search("anna|number|hello", got.reason)
    return NotGiven("")


LASTING = [
    pytest.param(refused("NO", BAD), id="NO after the others"),
    pytest.param(lambda answer: answer.tag + b" NO Server Unavailable. 15\r\n", id="NO, and nothing of the others"),
    pytest.param(refused("BAD", BAD, "Internal server error"), id="BAD"),
    pytest.param(cut, id="the connection cut instead of an answer"),
    pytest.param(cut_inside(BAD), id="the connection cut inside the message"),
    pytest.param(nothing(BAD), id="OK and nothing"),
    pytest.param(instead(BAD, BODY, b"BODY[] NIL"), id="NIL"),
    pytest.param(instead(BAD, BODY, b'BODY[] ""'), id="a message of no octets"),
    pytest.param(instead(BAD, BODY, b"BODY[] (a b)"), id="a list"),
    pytest.param(instead(BAD, rb" " + BODY, b""), id="the date, and no message"),
    pytest.param(instead(BAD, rb"BODY\[\] \{\d+\}\r\n", literal(20)), id="a literal that ends too early"),
    pytest.param(instead(BAD, rb"BODY\[\] \{\d+\}\r\n", literal(10**11)), id="a literal of 100 GB that never ends"),
    pytest.param(instead(BAD, rb"\bUID 2\b", b"UID 77"), id="the message under another UID"),
    pytest.param(instead(BAD, rb"\bUID 2\b", b"UID x"), id="a UID that is no number"),
    pytest.param(instead(BAD, rb"\bFETCH \(", b"FETCH (FLAGS "), id="items that do not come in pairs"),
    pytest.param(instead(BAD, rb"\bFETCH \(", b"FETCH " + b"(" * 5000), id="a line that nobody can parse"),
    pytest.param(instead(BAD, rb"\r\n\Z", b" \xff\xfe(\r\n"), id="octets behind the end"),
]


@pytest.mark.parametrize("spoiler", LASTING)
def test_a_message_that_is_never_given_costs_itself_alone(
    imap_proxy: ImapProxy, given: Settings, spoiler: Spoiler
) -> None:
    imap_proxy.spoil(fetching(BAD, "BODY.PEEK[]"), spoiler)
    mailbox = Mailbox(replace(given, read_timeout=0.5))
    mailbox.connect()
    came = together(mailbox)
    before = imap_proxy.connections
    asked = {uid: alone(mailbox, uid) for uid in (1, 2, 3) if uid not in came}
    got = {uid: one.raw if isinstance(one, Fetched) else one for uid, one in asked.items()}
    assert {**dict.fromkeys(came), **got} == {
        **{uid: None if uid in came else mail(uid) for uid in (1, 3)},
        BAD: NotGiven(""),
    }
    assert imap_proxy.connections > before  # for that one, at least once, a fresh one
    assert mailbox.find_header(BAD) == mail(BAD).partition(b"hello")[0]
    assert (mailbox.find_size(BAD), mailbox.find_received_at(BAD)) == (len(mail(BAD)), NOON)
    mailbox.close()


def test_a_message_that_the_server_is_silent_about_costs_itself_alone(imap_proxy: ImapProxy, given: Settings) -> None:
    imap_proxy.spoil(fetching(BAD, "BODY.PEEK[]"), silent)
    mailbox = Mailbox(replace(given, read_timeout=0.3))
    mailbox.connect()
    assert together(mailbox) == []
    assert [type(alone(mailbox, uid)) for uid in (1, 2, 3)] == [Fetched, NotGiven, Fetched]
    mailbox.close()


@pytest.mark.parametrize(
    "spoiler",
    [
        pytest.param(instead(BAD, rb" ?RFC822\.SIZE \d+", b""), id="no size"),
        *(
            pytest.param(instead(BAD, rb"RFC822\.SIZE \d+", b"RFC822.SIZE " + size), id=f"a size of {size.decode()}")
            for size in (b"NIL", b"-5", b"x", b"999999999999", b'"12"', b"(1 2)")
        ),
        pytest.param(nothing(BAD), id="OK and nothing"),
        pytest.param(refused("NO", BAD), id="NO"),
        pytest.param(cut, id="the connection cut"),
    ],
)
def test_no_size_that_can_be_costs_no_message(imap_proxy: ImapProxy, mailbox: Mailbox, spoiler: Spoiler) -> None:
    imap_proxy.spoil(fetching(BAD, "RFC822.SIZE"), spoiler)
    came = together(mailbox)
    assert [alone(mailbox, uid).raw for uid in (1, 2, 3) if uid not in came] == [
        mail(uid) for uid in (1, 2, 3) if uid not in came
    ]


@pytest.mark.parametrize("size", [pytest.param(0, id="none"), pytest.param(5, id="less"), pytest.param(70, id="more")])
def test_a_size_that_is_not_quite_true_costs_nothing(imap_proxy: ImapProxy, mailbox: Mailbox, size: int) -> None:
    imap_proxy.spoil(fetching(BAD, "RFC822.SIZE"), instead(BAD, rb"RFC822\.SIZE \d+", b"RFC822.SIZE %d" % size))
    assert together(mailbox) == [1, 2, 3]


@pytest.mark.parametrize(
    "spoiler",
    [
        pytest.param(instead(BAD, rb'INTERNALDATE "[^"]+" ?', b""), id="no date"),
        *(
            pytest.param(
                instead(BAD, rb'INTERNALDATE "[^"]+"', b"INTERNALDATE " + said), id=f"the date {said.decode()}"
            )
            for said in (
                b"NIL",
                b'""',
                b'"99-Nov-2026 12:00:30 +0000"',
                b'"20-Foo-2026 12:00:30 +0000"',
                b'"31-Dec-9999 23:59:59 -1400"',
                b'"20-Nov-2026 12:00:30 +9999"',
                b"4711",
                b"(2026 11 20)",
            )
        ),
        pytest.param(lambda answer: answer.tag + b" NO date out of range\r\n", id="NO to whoever asks for the date"),
    ],
)
def test_a_date_that_cannot_be_costs_no_message(imap_proxy: ImapProxy, mailbox: Mailbox, spoiler: Spoiler) -> None:
    imap_proxy.spoil(fetching(BAD, "INTERNALDATE"), spoiler)
    got = {}
    with suppress(Temporary):
        got = {fetched.uid: fetched for fetched in mailbox.fetch([1, 2, 3])}
    got |= {uid: alone(mailbox, uid) for uid in (1, 2, 3) if uid not in got}
    assert {uid: (one.raw, one.received_at) for uid, one in got.items()} == {
        1: (mail(1), NOON),
        2: (mail(2), None),
        3: (mail(3), NOON),
    }


def test_a_fault_of_the_moment_is_no_verdict(imap_proxy: ImapProxy, mailbox: Mailbox) -> None:
    imap_proxy.spoil(fetching(BAD, "BODY"), cut_inside(BAD), times=2)
    assert together(mailbox) == []
    assert alone(mailbox, BAD).raw == mail(BAD)


def test_what_was_cut_short_is_asked_for_again(imap_proxy: ImapProxy, mailbox: Mailbox) -> None:
    short = instead(BAD, BODY, b"BODY[] {10}\r\nFrom: anna")
    imap_proxy.spoil(fetching(BAD, "BODY"), short, times=1)
    assert together(mailbox) == [1, 3]
    assert alone(mailbox, BAD).raw == mail(BAD)


def test_a_message_that_was_expunged_meanwhile_is_gone(
    imap_proxy: ImapProxy, mailbox: Mailbox, dovecot: Dovecot, user: str
) -> None:
    uidvalidity, _ = mailbox.look(date(2026, 1, 1))
    with dovecot.client(user) as other:
        other.delete_messages([BAD])
        other.expunge()
    assert together(mailbox) == [1, 3]
    assert mailbox.ask_for(BAD, uidvalidity) is None
    assert mailbox.ask_for(1, uidvalidity + 1) is None  # the folder was made anew


def test_a_server_that_is_away_has_refused_nothing(imap_proxy: ImapProxy, mailbox: Mailbox) -> None:
    uidvalidity, _ = mailbox.look(date(2026, 1, 1))
    imap_proxy.spoil(fetching(BAD, "BODY"), cut)
    imap_proxy.spoil(saying(b"SELECT"), refused("NO", 0, "[UNAVAILABLE] later"))
    with pytest.raises(Temporary, match="UNAVAILABLE"):
        mailbox.ask_for(BAD, uidvalidity)


@pytest.mark.parametrize(
    ("spoiler", "header"),
    [
        pytest.param(None, mail(BAD).partition(b"hello")[0], id="the header itself"),
        pytest.param(
            refused("NO", BAD),
            b"From: anna2@example.net\r\nSubject: number 2\r\n\r\n",
            id="no header, but an envelope",
        ),
        pytest.param(cut, b"From: anna2@example.net\r\nSubject: number 2\r\n\r\n", id="cut, and an envelope"),
    ],
)
def test_gives_what_can_be_had_of_a_message(
    imap_proxy: ImapProxy, mailbox: Mailbox, spoiler: Spoiler | None, header: bytes
) -> None:
    if spoiler is not None:
        imap_proxy.spoil(fetching(BAD, "BODY"), spoiler)
    assert mailbox.find_header(BAD) == header


def test_gives_nothing_where_nothing_can_be_had(imap_proxy: ImapProxy, mailbox: Mailbox) -> None:
    imap_proxy.spoil(fetching(BAD), cut)
    assert (mailbox.find_header(BAD), mailbox.find_size(BAD), mailbox.find_received_at(BAD)) == (b"", None, None)


# Filing away, and Sent


@pytest.mark.parametrize(
    ("spoiler", "becomes"),
    [
        pytest.param(refused("NO", BAD), Filed.REFUSED, id="NO"),
        pytest.param(refused("BAD", BAD), Filed.REFUSED, id="BAD"),
        pytest.param(cut, Temporary, id="cut"),
    ],
)
def test_a_message_that_is_not_moved_is_told_from_one_that_never_can_be(
    imap_proxy: ImapProxy, mailbox: Mailbox, spoiler: Spoiler, becomes: Any
) -> None:
    uidvalidity, _ = mailbox.look(date(2026, 1, 1))
    imap_proxy.spoil(moving(BAD), spoiler, passed_on=False)
    became: Any
    try:
        became = mailbox.file_away(BAD, uidvalidity, "done")
    except Temporary as lost:
        became = type(lost)
        mailbox.resume()
    assert (became, mailbox.file_away(3, uidvalidity, "done")) == (becomes, Filed.MOVED)


def test_a_message_that_is_gone_is_not_moved_again(
    imap_proxy: ImapProxy, mailbox: Mailbox, dovecot: Dovecot, user: str
) -> None:
    uidvalidity, _ = mailbox.look(date(2026, 1, 1))
    with dovecot.client(user) as other:
        other.delete_messages([BAD])
        other.expunge()
    imap_proxy.spoil(moving(BAD), refused("NO", BAD, "[NONEXISTENT] no such message"), passed_on=False)
    assert mailbox.file_away(BAD, uidvalidity, "done") is Filed.STAYS


def test_a_copy_that_is_refused_leaves_the_connection_good(
    imap_proxy: ImapProxy, mailbox: Mailbox, dovecot: Dovecot, user: str
) -> None:
    imap_proxy.spoil(saying(b"APPEND", b"number 2"), refused("NO", 0, "[OVERQUOTA] full"), passed_on=False)
    with pytest.raises(Permanent, match="OVERQUOTA"):
        mailbox.append_sent(mail(2), NOON)
    mailbox.append_sent(mail(3), NOON)
    assert dovecot.read(user, "Sent") == [mail(3)]
