"""The IMAP edge against a real Dovecot: exact, bounded, patient, and never without TLS."""

import math
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mailbot.edges import imap
from mailbot.edges.imap import Filed, Mailbox, Settings
from mailbot.edges.imap import fetching as imap_reading
from mailbot.edges.imap.session import nobody_else
from mailbot.edges.login import Password
from mailbot.edges.net import Tls
from mailbot.errors import Elsewhere, Permanent, Temporary
from mailbot.facts import Fetched
from tests.dovecot import announces, password_file
from tests.machine import LONG
from tests.servers import PASSWORD, Authority, Dovecot, Proxy

NOON = datetime(2026, 11, 20, 12, 0, 30, tzinfo=UTC)
ODD = b"Subject: odd\r\n\r\nbare\nLF, \x00 no, 8-bit \xe9\xff, (lit {3}\r\n) * 1 EXISTS\r\n.\r\n"
LITTLE = ("IMAP4rev1", "SASL-IR", "LITERAL+", "ENABLE", "AUTH=PLAIN")  # what any server can do


def mail(number: int) -> bytes:
    return b"From: anna@example.net\r\nSubject: number %d\r\n\r\nhello\r\n" % number


def settings(server: Dovecot | Proxy, authority: Authority, user: str, **more: Any) -> Settings:
    given: dict[str, Any] = {
        "host": server.host,
        "port": server.port,
        "tls": Tls.IMPLICIT,
        "login": Password(user, PASSWORD),
        "sent": "Sent",
        "connect_timeout": LONG,
        "read_timeout": LONG,
        "ca_file": str(authority.ca_file),
    }
    return Settings(**{**given, **more})


@contextmanager
def opened(given: Settings, allowed: Callable[[], None] = nobody_else) -> Iterator[Mailbox]:
    mailbox = Mailbox(given, allowed)
    try:
        mailbox.connect()
        yield mailbox
    finally:
        mailbox.close()


@pytest.fixture
def user(dovecot: Dovecot) -> str:
    return dovecot.new_user()


@pytest.fixture
def mailbox(dovecot: Dovecot, authority: Authority, user: str) -> Iterator[Mailbox]:
    with opened(settings(dovecot, authority, user)) as mailbox:
        yield mailbox


@pytest.fixture(scope="module")
def variant(request: pytest.FixtureRequest, authority: Authority) -> Iterator[Dovecot]:
    server = Dovecot(authority, request.param)
    yield server
    server.close()


@pytest.fixture
def proxy(dovecot: Dovecot) -> Iterator[Proxy]:
    with Proxy(dovecot.port) as proxy:
        yield proxy


@pytest.fixture
def plain_proxy(dovecot: Dovecot) -> Iterator[Proxy]:
    with Proxy(dovecot.plain_port) as proxy:
        yield proxy


# Look and fetch


def test_fetches_exact_bytes_and_the_time_of_arrival(dovecot: Dovecot, mailbox: Mailbox, user: str) -> None:
    odd = ODD.replace(b"\x00", b"NUL")  # IMAP cannot carry NUL outside BINARY
    dovecot.deliver(user, odd, received_at=NOON)
    uidvalidity, uids = mailbox.look(date(2026, 11, 1))
    expected = odd.replace(b"bare\nLF", b"bare\r\nLF")  # the literal that APPEND sends is canonical
    assert list(mailbox.fetch(uids)) == [Fetched(uids[0], uidvalidity, NOON, expected)]


def test_leaves_messages_unread(dovecot: Dovecot, mailbox: Mailbox, user: str) -> None:
    dovecot.deliver(user, mail(1))
    list(mailbox.fetch(mailbox.look(NOON.date())[1]))
    with dovecot.client(user) as other:
        assert other.search("UNSEEN") == [1]


def test_an_empty_mailbox_has_nothing(mailbox: Mailbox) -> None:
    assert mailbox.look(NOON.date())[1] == []
    assert list(mailbox.fetch([])) == []


def test_looks_only_from_the_first_day_on(dovecot: Dovecot, mailbox: Mailbox, user: str) -> None:
    for day in (10, 20, 21):
        dovecot.deliver(user, mail(day), received_at=NOON.replace(day=day))
    assert mailbox.look(date(2026, 11, 20))[1] == [2, 3]


def test_finds_what_came_late_and_is_dated_early(dovecot: Dovecot, mailbox: Mailbox, user: str) -> None:
    dovecot.deliver(user, mail(1), received_at=NOON.replace(day=10))
    assert mailbox.look(date(2026, 11, 20))[1] == []
    first = mailbox.next_uid
    assert first == 2
    assert mailbox.dated_before(date(2026, 11, 20), first) == []  # though `2:*` has the last message in it
    dovecot.deliver(user, mail(2), received_at=NOON)
    dovecot.deliver(user, mail(3), received_at=NOON.replace(year=1980))
    assert mailbox.look(date(2026, 11, 20))[1] == [2]
    assert mailbox.dated_before(date(2026, 11, 20), first) == [3]


def test_looks_in_pieces_when_there_is_much(
    dovecot: Dovecot, mailbox: Mailbox, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "SEARCH_CHUNK", 3)
    dovecot.deliver(user, *map(mail, range(8)))
    assert mailbox.look(date(2020, 1, 1))[1] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_fetches_more_than_a_batch(dovecot: Dovecot, mailbox: Mailbox, user: str) -> None:
    messages = [mail(number) for number in range(120)]
    dovecot.deliver(user, *messages)
    assert [fetched.raw for fetched in mailbox.fetch(mailbox.look(date(2020, 1, 1))[1])] == messages


@pytest.mark.parametrize(
    ("sizes", "groups"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([3, 3, 3], [[0, 1, 2]], id="what fits goes together"),
        pytest.param([3, 8, 3], [[0], [1], [2]], id="a group is full"),
        pytest.param([1, 90, 1, 1], [[0], [1], [2, 3]], id="a message over the limit comes alone"),
    ],
)
def test_holds_no_more_in_memory_than_the_limit(sizes: list[int], groups: list[list[int]]) -> None:
    assert list(imap_reading._groups(dict(enumerate(sizes)), 10)) == groups


@pytest.mark.parametrize("limit_bytes", [pytest.param(1, id="one by one"), pytest.param(1 << 20, id="in one batch")])
def test_passes_over_what_was_expunged_meanwhile(
    dovecot: Dovecot, mailbox: Mailbox, user: str, limit_bytes: int
) -> None:
    dovecot.deliver(user, *map(mail, range(4)))
    _, uids = mailbox.look(date(2020, 1, 1))
    fetching = mailbox.fetch(uids, limit_bytes)
    with dovecot.client(user) as other:
        other.delete_messages([1, 3])
        other.expunge()
    assert [fetched.raw for fetched in fetching] == [mail(1), mail(3)]


def test_passes_over_what_the_server_has_no_body_of(
    dovecot: Dovecot, authority: Authority, user: str, plain_proxy: Proxy
) -> None:
    # RFC 2180 section 4.1: how some servers answer for a message that another client has expunged
    dovecot.deliver(user, mail(0), mail(1))
    plain_proxy.replace = (b"BODY[] {%d}\r\n%s" % (len(mail(0)), mail(0)), b"BODY[] NIL")
    with opened(settings(plain_proxy, authority, user, tls=Tls.NONE)) as mailbox:
        assert [fetched.raw for fetched in mailbox.fetch(mailbox.look(date(2020, 1, 1))[1])] == [mail(1)]


# File away


@pytest.mark.parametrize(
    ("variant", "done", "held"),
    [
        pytest.param("", "mailbot.Done", "mailbot.Held", id="a server with MOVE"),
        pytest.param(
            "namespace inbox {\n inbox = yes\n prefix = INBOX.\n separator = .\n}",
            "INBOX.mailbot.Done",
            "INBOX.mailbot.Held",
            id="a server with folders under INBOX",
        ),
        pytest.param(
            announces(*LITTLE, "UIDPLUS", "NAMESPACE"),
            "mailbot.Done",
            "mailbot.Held",
            id="a server with UIDPLUS and no MOVE",
        ),
        pytest.param(
            announces(*LITTLE, "MOVE"),
            "mailbot.Done",
            "mailbot.Held",
            id="a server without NAMESPACE",
        ),
    ],
    indirect=["variant"],
)
def test_files_away_in_folders_that_the_server_likes(
    variant: Dovecot, authority: Authority, done: str, held: str
) -> None:
    user = variant.new_user()
    variant.deliver(user, mail(0), mail(1), mail(2), mail(3))
    with variant.client(user) as other:
        other.delete_messages([4])  # a person's mark, which is no business of ours
    with opened(settings(variant, authority, user)) as mailbox:
        uidvalidity, uids = mailbox.look(date(2020, 1, 1))
        assert mailbox.file_away(uids[0], uidvalidity, "done") is Filed.MOVED
        assert mailbox.file_away(uids[1], uidvalidity, "held") is Filed.MOVED
    assert variant.read(user) == [mail(2), mail(3)]
    assert (variant.read(user, done), variant.read(user, held)) == ([mail(0)], [mail(1)])
    with variant.client(user) as other:
        assert {name for _, _, name in other.list_sub_folders()} >= {done, held}


@pytest.mark.parametrize(
    ("variant", "done", "became"),
    [
        pytest.param("", "mailbot/../Done", Filed.REFUSED, id="a folder that the server refuses"),
        pytest.param(
            announces(*LITTLE, "NAMESPACE"),
            "mailbot/Done",
            Filed.STAYS,
            id="a server with neither MOVE nor UIDPLUS",
        ),
    ],
    indirect=["variant"],
)
def test_leaves_in_place_with_a_keyword_what_cannot_be_moved(
    variant: Dovecot, authority: Authority, done: str, became: Filed
) -> None:
    user = variant.new_user()
    variant.deliver(user, mail(0), mail(1))
    with variant.client(user) as other:
        other.delete_messages([2])
    with opened(settings(variant, authority, user, done=done)) as mailbox:
        uidvalidity, uids = mailbox.look(date(2020, 1, 1))
        assert mailbox.file_away(uids[0], uidvalidity, "done") is became
        assert mailbox.look(date(2020, 1, 1)) == (uidvalidity, uids)
    assert variant.read(user) == [mail(0), mail(1)]
    assert variant.read(user, "mailbot.Done") == []
    with variant.client(user) as other:
        flags = other.get_flags([1])[1]
        assert b"$MailbotDone" in flags
        assert b"\\Deleted" not in flags


@pytest.mark.parametrize("variant", [announces(*LITTLE, "NAMESPACE")], indirect=True, ids=["without UIDPLUS"])
def test_what_was_taken_out_is_not_found_again(variant: Dovecot, authority: Authority) -> None:
    user = variant.new_user()
    variant.deliver(user, b"Message-ID: <a@voorbeeld.example>\r\n\r\nHello\r\n")
    with opened(settings(variant, authority, user)) as mailbox:
        assert mailbox.take_out("<a@voorbeeld.example>") is not None
        assert mailbox.take_out("<a@voorbeeld.example>") is None


def test_moves_nothing_under_another_uidvalidity(dovecot: Dovecot, mailbox: Mailbox, user: str) -> None:
    dovecot.deliver(user, mail(0))
    uidvalidity, uids = mailbox.look(date(2020, 1, 1))
    assert mailbox.file_away(uids[0], uidvalidity + 1, "done") is Filed.STAYS
    assert dovecot.read(user) == [mail(0)]


def test_filing_away_twice_is_harmless(dovecot: Dovecot, mailbox: Mailbox, user: str) -> None:
    dovecot.deliver(user, mail(0))
    uidvalidity, uids = mailbox.look(date(2020, 1, 1))
    assert mailbox.file_away(uids[0], uidvalidity, "done") is Filed.MOVED
    assert mailbox.file_away(uids[0], uidvalidity, "done") is Filed.MOVED
    assert dovecot.read(user, "mailbot.Done") == [mail(0)]


def test_copies_into_sent(dovecot: Dovecot, mailbox: Mailbox, user: str) -> None:
    mailbox.append_sent(mail(7), NOON)
    mailbox.append_sent(mail(8), NOON)
    assert dovecot.read(user, "Sent") == [mail(7), mail(8)]
    with dovecot.client(user, "Sent") as other:
        assert other.search("UNSEEN") == []


def test_a_copy_in_sent_is_found_again_by_who_does_not_know_whether_it_was_made(
    dovecot: Dovecot, mailbox: Mailbox, user: str
) -> None:
    assert not mailbox.has_sent("<7@example.net>")  # no such folder yet
    mailbox.append_sent(b"Message-ID: <7@example.net>\r\n" + mail(7), NOON)
    assert mailbox.has_sent("<7@example.net>")
    assert not mailbox.has_sent("<8@example.net>")
    dovecot.deliver(user, mail(1))
    assert len(mailbox.look(date(2020, 1, 1))[1]) == 1  # and is in its own folder again


def test_a_mailbox_that_is_another_daemon_s_is_talked_to_no_more(
    dovecot: Dovecot, authority: Authority, user: str
) -> None:
    def taken() -> None:
        if another:
            raise Elsewhere("the mailbox is held by another daemon")

    another: list[bool] = []
    dovecot.deliver(user, mail(0))
    with opened(settings(dovecot, authority, user), taken) as mailbox:
        uidvalidity, uids = mailbox.look(date(2020, 1, 1))
        another.append(True)
        for act in (
            lambda: mailbox.look(date(2020, 1, 1)),
            lambda: list(mailbox.fetch(uids)),
            lambda: mailbox.ask_for(uids[0], uidvalidity),
            lambda: mailbox.find_header(uids[0]),
            lambda: mailbox.file_away(uids[0], uidvalidity, "done"),
            lambda: mailbox.append_sent(mail(7), NOON),
            lambda: mailbox.wait(60),
            mailbox.connect,
        ):
            another.clear()
            mailbox.connect()
            another.append(True)
            with pytest.raises(Elsewhere):
                act()
    assert [dovecot.read(user, "INBOX"), dovecot.read(user, "Sent")] == [[mail(0)], []]


def test_copies_nowhere_when_not_asked_to(dovecot: Dovecot, authority: Authority, user: str) -> None:
    with opened(settings(dovecot, authority, user, sent=None)) as mailbox:
        mailbox.append_sent(mail(7), NOON)
    with dovecot.client(user) as other:
        assert [name for _, _, name in other.list_folders()] == ["INBOX"]


def test_says_when_the_copy_is_refused(dovecot: Dovecot, authority: Authority, user: str) -> None:
    with opened(settings(dovecot, authority, user, sent="a/../b")) as mailbox:
        with pytest.raises(Permanent, match=r"Check imap\.sent"):
            mailbox.append_sent(mail(7), NOON)
        assert mailbox.look(NOON.date())


@pytest.mark.parametrize(
    ("variant", "says"),
    [
        pytest.param("", [], id="a good server"),
        pytest.param(announces(*LITTLE), ["no IDLE", "neither MOVE"], id="a poor one"),
    ],
    indirect=["variant"],
)
def test_tells_what_the_server_cannot_do(variant: Dovecot, authority: Authority, says: list[str]) -> None:
    with opened(settings(variant, authority, variant.new_user())) as mailbox:
        found = [text for text, _ in mailbox.shortcomings()]
    assert [part in text for part, text in zip(says, found, strict=True)] == [True] * len(says)


# Wait


@pytest.mark.parametrize(
    ("variant", "seconds"),
    [
        pytest.param("", LONG, id="IDLE"),
        pytest.param(announces(*LITTLE, "NAMESPACE"), 0.1, id="no IDLE"),
    ],
    indirect=["variant"],
)
def test_wakes_for_mail_that_came_between_look_and_wait(variant: Dovecot, authority: Authority, seconds: float) -> None:
    user = variant.new_user()
    with opened(settings(variant, authority, user)) as mailbox:
        for number in range(5):
            assert mailbox.look(date(2020, 1, 1))[1] == list(range(1, number + 1))
            variant.deliver(user, mail(number))
            assert mailbox.wait(seconds)
            assert not mailbox.wait(0)


def test_wakes_for_mail_that_comes_while_waiting(dovecot: Dovecot, mailbox: Mailbox, user: str) -> None:
    delivering = threading.Timer(0.2, dovecot.deliver, (user, mail(0)))
    delivering.start()
    assert mailbox.wait(LONG)
    delivering.join()


def test_waits_no_longer_than_asked(mailbox: Mailbox) -> None:
    assert not mailbox.wait(0.05)
    assert mailbox.look(NOON.date())  # and the connection is good afterwards


def test_begins_idling_anew_before_routers_forget_the_connection(
    mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "REIDLE", 0.02)
    assert not mailbox.wait(0.1)


@pytest.mark.parametrize("early", [pytest.param(True, id="before"), pytest.param(False, id="while waiting")])
def test_stop_ends_waiting(mailbox: Mailbox, early: bool) -> None:
    stopping = threading.Timer(0 if early else 0.1, mailbox.stop)
    stopping.start()
    if early:
        stopping.join()
    assert not mailbox.wait(LONG)
    stopping.join()
    assert not mailbox.wait(LONG)


def test_a_connection_that_ends_while_idling_is_lost(authority: Authority, user: str, proxy: Proxy) -> None:
    with opened(settings(proxy, authority, user)) as mailbox:
        ending = threading.Timer(0.1, proxy.stop)
        ending.start()
        with pytest.raises(Temporary):
            mailbox.wait(LONG)
        ending.join()


@pytest.fixture
def own_dovecot(authority: Authority) -> Iterator[Dovecot]:
    server = Dovecot(authority)
    yield server
    server.close()


def test_a_server_that_goes_away_is_lost_and_found_again(authority: Authority, own_dovecot: Dovecot) -> None:
    user = own_dovecot.new_user()
    own_dovecot.deliver(user, mail(0))
    with opened(settings(own_dovecot, authority, user)) as mailbox:
        ending = threading.Timer(0.1, own_dovecot.stop)
        ending.start()
        with pytest.raises(Temporary):  # it says BYE
            mailbox.wait(LONG)
        ending.join()
        with pytest.raises(Temporary, match="not connected"):
            mailbox.look(NOON.date())
        with pytest.raises(Temporary):
            mailbox.connect()
        own_dovecot.start()
        mailbox.connect()
        assert mailbox.look(date(2020, 1, 1))[1] == [1]


# Whom to trust


@pytest.mark.parametrize("tls", [Tls.IMPLICIT, Tls.STARTTLS, Tls.NONE])
def test_logs_in(dovecot: Dovecot, authority: Authority, user: str, tls: Tls) -> None:
    port = dovecot.port if tls is Tls.IMPLICIT else dovecot.plain_port
    with opened(settings(dovecot, authority, user, tls=tls, port=port)) as mailbox:
        assert mailbox.look(NOON.date())[1] == []


@pytest.mark.parametrize(
    ("change", "clear_port", "says"),
    [
        pytest.param({"ca_file": None}, False, "certificate is not accepted", id="an unknown authority"),
        pytest.param(
            {"ca_file": None, "tls": Tls.STARTTLS}, True, "certificate is not accepted", id="… after STARTTLS"
        ),
        pytest.param({"host": "127.0.0.1"}, False, "certificate is not accepted", id="another name"),
        pytest.param(
            {"host": "127.0.0.1", "tls": Tls.STARTTLS}, True, "certificate is not accepted", id="… after STARTTLS too"
        ),
        pytest.param({}, True, "no TLS", id="a port without TLS"),
        pytest.param({"tls": Tls.STARTTLS}, True, "no STARTTLS", id="STARTTLS taken out on the way"),
        pytest.param({"tls": Tls.NONE, "host": "imap.example.org"}, True, "this machine only", id="clear to elsewhere"),
        pytest.param({"ca_file": "/nonexistent/ca.pem"}, False, "ca_file cannot be read", id="no authorities' file"),
    ],
)
def test_refuses_to_log_in_without_proven_tls(
    authority: Authority,
    user: str,
    proxy: Proxy,
    plain_proxy: Proxy,
    change: dict[str, Any],
    clear_port: bool,
    says: str,
) -> None:
    way = plain_proxy if clear_port else proxy
    if says == "no STARTTLS":
        way.replace = (b"STARTTLS", b"STARTLES")
    with (
        pytest.raises(Permanent, match=says),
        opened(replace(settings(way, authority, user), **change)),
    ):
        pass
    assert PASSWORD.encode() not in way.heard
    assert b"LOGIN" not in way.heard
    assert b"AUTHENTICATE" not in way.heard


def test_a_refused_starttls_is_no_reason_to_go_on(authority: Authority, user: str, plain_proxy: Proxy) -> None:
    plain_proxy.replace = (b" OK Begin TLS", b" NO Not today")
    with (
        pytest.raises(Permanent, match="STARTTLS is refused"),
        opened(settings(plain_proxy, authority, user, tls=Tls.STARTTLS)),
    ):
        pass
    assert b"AUTHENTICATE" not in plain_proxy.heard


def test_a_greeting_that_says_logged_in_already_is_not_believed(
    authority: Authority, user: str, plain_proxy: Proxy
) -> None:
    plain_proxy.replace = (b"* OK [", b"* PREAUTH [")  # RFC 3501 section 7.1.4; it would leave us without TLS
    with pytest.raises(Permanent), opened(settings(plain_proxy, authority, user, tls=Tls.STARTTLS)):
        pass


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param({"login": Password("anna", "wrong")}, "Check username and password", id="a wrong password"),
        pytest.param({"folder": "Nowhere"}, r"Check imap\.folder", id="a folder that is not there"),
    ],
)
def test_tells_an_operator_what_to_change(
    dovecot: Dovecot, authority: Authority, user: str, change: dict[str, Any], says: str
) -> None:
    with pytest.raises(Permanent, match=says), opened(replace(settings(dovecot, authority, user), **change)):
        pass


def test_a_login_that_is_refused_for_now_is_tried_again(authority: Authority, user: str, plain_proxy: Proxy) -> None:
    plain_proxy.replace = (b"NO [AUTHENTICATIONFAILED]", b"NO [UNAVAILABLE]")
    with (
        pytest.raises(Temporary, match="the server has no room for us at the moment"),
        opened(settings(plain_proxy, authority, user, tls=Tls.NONE, login=Password(user, "wrong"))),
    ):
        pass


@pytest.mark.parametrize(
    "variant",
    [password_file("@directory@/passwords")],
    indirect=True,
    ids=["a password file"],
)
def test_any_password_may_be_used(variant: Dovecot, authority: Authority) -> None:
    (variant.directory / "passwords").write_text('anke@example.org:gehe\\im "ß €\n', encoding="utf-8")
    given = settings(variant, authority, "anke@example.org", login=Password("anke@example.org", 'gehe\\im "ß €'))
    with opened(given) as mailbox:
        assert mailbox.look(NOON.date())[1] == []
    assert "gehe" not in repr(given)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param(b"[UIDVALIDITY ", b"[UIDVALIDITX ", id="no UIDVALIDITY"),
        pytest.param(b"[UIDNEXT ", b"[UIDNEXT x", id="a UIDNEXT that is no number"),
        pytest.param(b"* SEARCH ", b"* SEARCH x", id="a UID that is no number"),
        pytest.param(b"* 1 FETCH (", b"* 1 FETCH )", id="brackets that do not match"),
    ],
)
def test_an_answer_that_makes_no_sense_is_trouble_of_the_moment(
    dovecot: Dovecot, authority: Authority, user: str, plain_proxy: Proxy, right: bytes, wrong: bytes
) -> None:
    dovecot.deliver(user, mail(0), received_at=NOON)
    plain_proxy.replace = (right, wrong)
    mailbox = Mailbox(settings(plain_proxy, authority, user, tls=Tls.NONE))
    with pytest.raises(Temporary):
        whole_session(mailbox)
    mailbox.close()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param(b"RFC822.SIZE ", b"RFC822.SIZX ", id="no size"),
        pytest.param(b"INTERNALDATE ", b"INTERNALDATX ", id="no time of arrival"),
        pytest.param(b"-2026 12:00:30", b"-2026 99:00:30", id="an impossible time of arrival"),
    ],
)
def test_a_message_without_what_stands_beside_it_is_taken_all_the_same(
    dovecot: Dovecot, authority: Authority, user: str, plain_proxy: Proxy, right: bytes, wrong: bytes
) -> None:
    dovecot.deliver(user, mail(0), received_at=NOON)
    plain_proxy.replace = (right, wrong)
    mailbox = Mailbox(settings(plain_proxy, authority, user, tls=Tls.NONE))
    mailbox.connect()
    uidvalidity, uids = mailbox.look(date(2020, 1, 1))
    fetched = [*mailbox.fetch(uids), mailbox.ask_for(uids[0], uidvalidity)]  # alone too, as `mailbox_sync` does
    mailbox.close()
    assert {one.raw for one in fetched if isinstance(one, Fetched)} == {mail(0)}


# Cut connections


def whole_session(mailbox: Mailbox) -> None:
    mailbox.connect()
    uidvalidity, uids = mailbox.look(date(2020, 1, 1))
    for fetched in list(mailbox.fetch(uids)):
        assert fetched.raw in (mail(0), ODD.replace(b"\x00", b"").replace(b"bare\n", b"bare\r\n"))
        mailbox.wait(0.001)
        mailbox.file_away(fetched.uid, uidvalidity, "done")
        mailbox.append_sent(mail(1), NOON)


TURNS = 48  # at which connections are cut, spread over the session as it is here: 39 to 54 were counted
OFFSETS = random.Random(20261121)  # fixed, so that a failure can be seen again

Cut = Callable[[Proxy, Proxy], None]
"""Tells the first proxy where to cut, by what the second one counted in a whole session."""


def cut_at_turn(turn: int) -> Cut:
    return lambda proxy, whole: setattr(proxy, "cut_at_turn", math.ceil(whole.turns * turn / TURNS))


def cut_within(share: float) -> Cut:
    return lambda proxy, whole: setattr(proxy, "cut_after", int(whole.bytes * share))


@pytest.fixture(scope="module")
def whole_sessions(dovecot: Dovecot, authority: Authority) -> dict[Tls, Proxy]:
    """The proxies of two sessions that nobody cut. How long they are hangs on the server's version and TLS."""
    counted = {}
    for tls, port in ((Tls.IMPLICIT, dovecot.port), (Tls.NONE, dovecot.plain_port)):
        user = dovecot.new_user()
        dovecot.deliver(user, ODD.replace(b"\x00", b""))
        with Proxy(port) as proxy:
            mailbox = Mailbox(settings(proxy, authority, user, tls=tls))
            whole_session(mailbox)
            mailbox.close()
        counted[tls] = proxy
    return counted


@pytest.mark.parametrize(
    ("tls", "cut"),
    [
        *(pytest.param(Tls.IMPLICIT, cut_at_turn(n), id=f"cut at turn {n}") for n in range(1, TURNS + 1)),
        *(
            pytest.param(tls, cut_within(OFFSETS.random()), id=f"{tls} cut at random {n}")
            for n in range(25)
            for tls in (Tls.IMPLICIT, Tls.NONE)
        ),
    ],
)
def test_only_temporary_comes_of_a_cut_and_the_next_try_works(
    dovecot: Dovecot,
    authority: Authority,
    user: str,
    whole_sessions: dict[Tls, Proxy],
    tls: Tls,
    cut: Cut,
) -> None:
    dovecot.deliver(user, ODD.replace(b"\x00", b""))
    with Proxy(dovecot.port if tls is Tls.IMPLICIT else dovecot.plain_port) as proxy:
        cut(proxy, whole_sessions[tls])
        mailbox = Mailbox(settings(proxy, authority, user, tls=tls))
        try:
            whole_session(mailbox)
        except Temporary:
            proxy.reset()
            whole_session(mailbox)
        mailbox.close()
    assert dovecot.read(user) == []
    assert len(dovecot.read(user, "mailbot.Done")) == 1
