"""What was erased is taken out of the mailbox against a real Dovecot: that message, wherever it lies, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from imapclient import DELETED

from mailbot.edges.imap import Mailbox, Settings, Sought
from mailbot.edges.login import Password
from mailbot.edges.net import Tls
from mailbot.errors import Temporary
from tests.dovecot import announces
from tests.imap_proxy import Command, ImapProxy, Spoiler, cut, refused, saying
from tests.machine import LONG
from tests.servers import PASSWORD, Authority, Dovecot

NOON = datetime(2026, 11, 20, 12, 0, 30, tzinfo=UTC)
LITTLE = ("IMAP4rev1", "SASL-IR", "LITERAL+", "ENABLE", "AUTH=PLAIN")  # what any server can do
ID = "<same@example.net>"
DONE, HELD = "mailbot.Done", "mailbot.Held"


def mail(words: str, message_id: str = ID) -> bytes:
    named = f"Message-ID: {message_id}\r\n" if message_id else ""
    return f"From: anna@example.net\r\n{named}Subject: x\r\n\r\n{words}\r\n".encode()


OURS = mail("erased")


@pytest.fixture(
    scope="module",
    params=[
        pytest.param("", id="with-uidplus"),
        pytest.param(announces(*LITTLE, "NAMESPACE"), id="without-uidplus"),
    ],
)
def server(request: pytest.FixtureRequest, authority: Authority) -> Iterator[Dovecot]:
    server = Dovecot(authority, request.param)
    yield server
    server.close()


@pytest.fixture
def user(server: Dovecot) -> str:
    return server.new_user()


@pytest.fixture
def mailbox(server: Dovecot, authority: Authority, user: str) -> Iterator[Mailbox]:
    mailbox = Mailbox(
        Settings(
            host=server.host,
            port=server.port,
            tls=Tls.IMPLICIT,
            login=Password(user, PASSWORD),
            sent="Sent",
            connect_timeout=LONG,
            read_timeout=LONG,
            ca_file=str(authority.ca_file),
        )
    )
    mailbox.connect()
    yield mailbox
    mailbox.close()


def sought(message_id: str | None = ID, **more: object) -> Sought:
    given: dict[str, object] = {"is_it": lambda raw: raw in (OURS, mail("erased", "")), **more}
    return Sought(message_id, NOON, **given)  # type: ignore[arg-type]  # by name


def fill(server: Dovecot, user: str, folder: str, *raws: bytes) -> None:
    with server.client(user) as client:
        if not client.folder_exists(folder):
            client.create_folder(folder)
        for raw in raws:
            client.append(folder, raw, (), NOON)


def words(server: Dovecot, user: str, folder: str) -> list[str]:
    return [raw.decode().rpartition("\r\n\r\n")[2].strip() for raw in server.read(user, folder)]


@pytest.mark.parametrize("folder", ["INBOX", DONE, HELD])
def test_a_mail_goes_from_wherever_mailbot_has_it_and_one_that_bears_its_name_stays(
    server: Dovecot, user: str, mailbox: Mailbox, folder: str
) -> None:
    fill(server, user, folder, mail("forged"), OURS, mail("another", "<2@example.net>"), OURS)
    with server.client(user, folder) as client:
        client.add_flags(client.search()[2], [DELETED])  # by somebody who has not expunged it yet
    assert mailbox.remove(sought()) == 2
    assert words(server, user, folder) == ["forged", "another"]
    with server.client(user, folder) as client:
        assert [client.get_flags(uid)[uid] for uid in client.search(["DELETED"])] == [(DELETED,)]
    assert mailbox.remove(sought()) == 0
    assert mailbox.look(NOON.date() - timedelta(days=1))[0] > 0  # the folder is selected as it was


def test_a_mail_without_a_message_id_is_found_by_its_day(server: Dovecot, user: str, mailbox: Mailbox) -> None:
    fill(server, user, DONE, mail("erased", ""), mail("another", ""), OURS)
    assert mailbox.remove(sought(None)) == 1
    assert words(server, user, DONE) == ["another", "erased"]


def test_a_mail_that_the_server_does_not_give_goes_by_its_number(server: Dovecot, user: str, mailbox: Mailbox) -> None:
    fill(server, user, "INBOX", mail("another"), mail("not given"))
    uidvalidity, uids = mailbox.look(NOON.date() - timedelta(days=1))
    stale = sought(place=("INBOX", uidvalidity + 1, uids[1]))
    assert mailbox.remove(stale) == 0  # of a folder that was made anew the number is another's
    assert mailbox.remove(sought(place=("INBOX", uidvalidity, uids[1]))) == 1
    assert words(server, user, "INBOX") == ["another"]


def test_our_letter_goes_from_sent_and_from_nowhere_else(server: Dovecot, user: str, mailbox: Mailbox) -> None:
    mailbox.append_sent(OURS, NOON)
    mailbox.append_sent(mail("another", "<2@example.net>"), NOON)
    fill(server, user, "INBOX", OURS)
    assert mailbox.remove(Sought(ID, NOON, letter=True)) == 1
    assert [words(server, user, folder) for folder in ("Sent", "INBOX")] == [["another"], ["erased"]]


def test_what_somebody_has_moved_elsewhere_is_not_looked_for(server: Dovecot, user: str, mailbox: Mailbox) -> None:
    fill(server, user, "Kept", OURS)
    assert mailbox.remove(sought()) == 0
    assert words(server, user, "Kept") == ["erased"]


@pytest.mark.parametrize(
    ("command", "spoiler", "becomes"),
    [
        pytest.param(saying(b"EXPUNGE"), refused("NO", 1, "no permission"), None, id="it-says-no"),
        pytest.param(saying(b"EXPUNGE"), lambda answer: answer.tagged, None, id="it-says-ok-and-does-nothing"),
        pytest.param(saying(b"EXPUNGE"), cut, Temporary, id="it-hangs-up"),
        pytest.param(saying(b"SEARCH"), refused("NO", 1), Temporary, id="it-finds-nothing-today"),
    ],
)
def test_what_the_server_does_not_do_is_asked_for_again(
    dovecot: Dovecot, imap_proxy: ImapProxy, command: Command, spoiler: Spoiler, becomes: object
) -> None:
    user = dovecot.new_user()
    fill(dovecot, user, DONE, OURS, mail("another"))
    mailbox = Mailbox(Settings(imap_proxy.host, imap_proxy.port, Tls.NONE, Password(user, PASSWORD)))
    mailbox.connect()
    imap_proxy.spoil(command, spoiler, passed_on=False)
    became: object
    try:
        became = mailbox.remove(sought())
    except Temporary as lost:
        became = type(lost)
    assert became is becomes
    imap_proxy.mend()
    mailbox.resume()
    assert mailbox.remove(sought()) == 1
    assert words(dovecot, user, DONE) == ["another"]
    mailbox.close()
