"""The outbox on a real store and a real SMTP server: sent or failed, in order, and at worst twice."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailbot.edges import smtp
from mailbot.edges.login import Password
from mailbot.edges.net import Tls
from mailbot.edges.sent_marker import NOTHING, LastSent, SentMarker
from mailbot.edges.smtp import Sender, Settings
from mailbot.edges.store import ASIDE, LetterState, Restored, Store, WantedLetter
from mailbot.edges.vault import Vault
from mailbot.errors import MailbotError, NotLetIn, Permanent, Temporary, Unheard
from mailbot.facts import UNLIMITED, Audience, Letter, SendingLimits, Written
from mailbot.outbox import Outbox
from tests.databases import NOW
from tests.sample_letters import sample
from tests.servers import CUT, PASSWORD, Authority, Sent, SmtpServer

NOBODY_NOTES = SentMarker(Path("/nowhere/left-last"))
US = "security@voorbeeld.example"
ANNA = "anna@reporter.example"
BERT = "bert@reporter.example"
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
LATER = timedelta(days=1)  # longer than any wait and any lease
REMEDY = "Check smtp.username, and that it may send from our address"
LIMIT = "DATA 550 5.4.5: a limit of ours; this letter waits until it is over"
OURS = f"we may not send: 553 5.7.1. {REMEDY}"
POLICY = "DATA 554 5.7.1: refused for its content (policy)"
POINTS = ["letter leased", "letter connected", "letter taken", "letter committed"]


class Killed(BaseException):
    """Where a kill would have hit."""


@dataclass
class World:
    """A store, a sender, and two clocks that stand still."""

    store: Store
    sender: Sender
    now: datetime = NOW
    real: datetime = NOW
    points: list[str] = field(default_factory=list)
    kill_at: str = ""
    happens: dict[str, Callable[[], object]] = field(default_factory=dict)  # by the point at which it does
    numbers: list[int] = field(default_factory=list)

    def outbox(self, owner: str = "a", subaddress: str | None = None, limits: SendingLimits = UNLIMITED) -> Outbox:
        return Outbox(
            self.store,
            self.sender,
            now=lambda: self.now,
            real=lambda: self.real,
            reached=self.reached,
            owner=owner,
            mail_from=US,
            subaddress=subaddress,
            copy=True,
            sent_marker=NOBODY_NOTES,
            limits=limits,
        )

    def reached(self, point: str) -> None:
        self.points.append(point)
        self.happens.pop(point, int)()
        if point == self.kill_at:
            raise Killed

    def queue(self, raw: bytes = b"one", to: str = ANNA, audience: Audience = Audience.REPORTER) -> int:
        letter = Letter(sample("receipt"), audience, to, "nl", reference="VB-2026-K7QM")
        name = f"<{raw.decode()}@voorbeeld.example>"
        with self.store.write() as tx:
            return tx.queue(Written(letter, name, body(raw)), at=NOW)

    def states(self) -> list[tuple[LetterState, str]]:
        return [(line.state, line.reason.partition(": ")[2]) for line in self.store.outbox()]


def body(name: bytes) -> bytes:
    return b"Message-ID: <%s@voorbeeld.example>\r\n\r\n%s\r\n" % (name, name)


@pytest.fixture
def sender(smtp_server: SmtpServer, authority: Authority) -> Iterator[Sender]:
    given = Settings(
        "localhost", smtp_server.port, Tls.IMPLICIT, Password("security", PASSWORD), 10, str(authority.ca_file)
    )
    sender = Sender(given)
    yield sender
    sender.close()


@pytest.fixture
def world(sqlite_store: Store, sender: Sender) -> World:
    return World(sqlite_store, sender)


def taken(server: SmtpServer) -> list[bytes]:
    return [letter.raw for letter in server.letters]


def test_an_empty_outbox_has_nothing_to_do(world: World) -> None:
    assert not world.outbox().send_next()


def test_sends_the_very_bytes_from_our_own_address(world: World, smtp_server: SmtpServer) -> None:
    world.queue()
    assert world.outbox().send_next()
    sent = smtp_server.letters[0]
    assert sent == Sent(US, (ANNA,), body(b"one"), sent.options)
    assert world.states() == []
    assert world.points == POINTS
    assert not world.outbox().send_next()


def test_a_server_that_goes_unseen_counts_nothing_against_a_letter(world: World, smtp_server: SmtpServer) -> None:
    world.queue(b"one")
    outbox = world.outbox()
    assert outbox.send_next()
    world.queue(b"two")
    world.happens["letter connected"] = smtp_server.stop
    with pytest.raises(Unheard):
        outbox.send_next()
    (line,) = world.store.outbox()
    assert (line.state, line.attempts) == (LetterState.QUEUED, 0)
    smtp_server.start()
    assert outbox.send_next()
    assert taken(smtp_server) == [body(b"one"), body(b"two")]


def test_a_letter_that_is_withdrawn_never_leaves_and_one_that_was_tried_is_not_withdrawn(
    world: World, smtp_server: SmtpServer
) -> None:
    world.queue(b"one")
    world.queue(b"two", BERT, Audience.HANDLER)
    with world.store.write() as tx:
        assert tx.withdraw("VB-2026-K7QM", "progress") == tx.withdraw("VB-2026-9XYZ", "receipt") == 0
        assert tx.withdraw("VB-2026-K7QM", "receipt") == 1  # to the reporter alone
    assert [line.audience for line in world.store.outbox()] == [Audience.HANDLER]
    world.queue(b"three")
    smtp_server.on("DOT", *[lambda _: "451 4.3.0 later"] * 2)
    outbox = world.outbox()
    assert [outbox.send_next(), outbox.send_next()] == [True, True]
    with world.store.write() as tx:
        assert tx.withdraw("VB-2026-K7QM", "receipt") == 0  # it may have left
    assert b"one" not in b"".join(taken(smtp_server))


def test_copies_for_sent_are_of_letters_to_reporters_only(world: World) -> None:
    world.queue(b"one")
    world.queue(b"two", BERT, Audience.HANDLER)
    outbox = world.outbox()
    assert [outbox.send_next(), outbox.send_next()] == [True, True]
    assert [copy.raw for copy in world.store.to_copy_to_sent(10)] == [body(b"one")]


def test_waits_longer_after_each_failure_then_hourly(world: World, smtp_server: SmtpServer) -> None:
    world.queue()
    smtp_server.always["RCPT"] = "451 4.3.0 later"
    waits = []
    for _ in range(8):
        assert world.outbox().send_next()
        tried_at = world.real
        while not world.store.claim_letter(WantedLetter("probe", world.now, world.real)):
            world.real += MINUTE
        waits.append((world.real - tried_at) // MINUTE)
        world.store.take_back("probe")
        attempts = world.store.outbox()[0].attempts
    smtp_server.always.clear()
    # each probe counts as an attempt of its own
    assert waits == [1, 5, 30, 60, 60, 60, 60, 60]
    assert attempts == 16
    assert world.outbox().send_next()
    assert taken(smtp_server) == [body(b"one")]


@pytest.mark.parametrize(
    ("point", "answer", "becomes"),
    [
        pytest.param("RCPT", "450 4.2.1 busy", (LetterState.QUEUED, "RCPT 450 4.2.1"), id="4yz is tried again"),
        pytest.param("DOT", CUT, (LetterState.QUEUED, "SMTPServerDisconnected"), id="a lost connection too"),
        pytest.param("RCPT", "550 5.1.1 no", (LetterState.FAILED, "RCPT 550 5.1.1"), id="5yz is final"),
        pytest.param("DOT", "554 5.7.1 no", (LetterState.FAILED, POLICY), id="5yz to the content too"),
        pytest.param(
            "MAIL",
            "550 5.7.1 no",
            (
                LetterState.QUEUED,
                f"we may not send: 550 5.7.1 no. {REMEDY}",
            ),
            id="our own address, refused, fails nothing",
        ),
    ],
)
def test_what_the_server_says_is_noted_with_the_letter(
    world: World, smtp_server: SmtpServer, point: str, answer: str, becomes: tuple[LetterState, str]
) -> None:
    letter = world.queue()
    smtp_server.always[point] = answer
    assert world.outbox().send_next()
    assert world.states() == [becomes]
    event = world.store.undelivered(letter)
    assert (event is not None) == (becomes[0] is LetterState.FAILED)


@pytest.mark.parametrize(
    ("point", "answer", "error", "says"),
    [
        pytest.param("AUTH", "535 5.7.8 no", Permanent, "login is refused: 535 5.7.8 no", id="a login refused"),
        pytest.param("AUTH", "454 4.7.0 later", Temporary, "454 4.7.0 later", id="a login refused for now"),
        pytest.param("CONNECT", "554 5.3.2 go away", Temporary, "554", id="a greeting that is none"),
        pytest.param("CONNECT", CUT, Temporary, "SMTP localhost", id="a connection that is cut"),
    ],
)
def test_no_way_to_the_server_is_no_fault_of_the_letters_and_is_said(
    world: World,
    smtp_server: SmtpServer,
    monkeypatch: pytest.MonkeyPatch,
    point: str,
    answer: str,
    error: type[MailbotError],
    says: str,
) -> None:
    monkeypatch.setattr(smtp, "LOCKED_OUT", 0)
    world.queue()
    outbox = world.outbox()
    smtp_server.always[point] = answer
    for _ in range(9):  # more often than a letter is tried before it is given up
        with pytest.raises(error, match=says):
            outbox.send_next()
        world.now += LATER
    (line,) = world.store.outbox()
    assert (line.state, line.attempts) == (LetterState.QUEUED, 0)
    assert says in line.reason
    smtp_server.always.clear()
    assert outbox.send_next()  # at once
    assert taken(smtp_server) == [body(b"one")]


def test_whoever_waits_for_a_failed_letter_is_told(world: World, smtp_server: SmtpServer) -> None:
    letter = world.queue()
    smtp_server.on("RCPT", "550 5.1.1 no anna")
    world.outbox().send_next()
    claimed = world.store.claim_dues("a", world.now, world.real)
    assert claimed is not None
    assert [(due.kind, due.about, due.reference) for due in claimed.dues] == [("undelivered", letter, "VB-2026-K7QM")]
    assert not world.outbox().send_next()


@pytest.mark.parametrize(
    ("tries", "age", "state"),
    [
        pytest.param(7, timedelta(days=4, hours=23), LetterState.QUEUED, id="not before five days"),
        pytest.param(7, timedelta(days=5, minutes=1), LetterState.FAILED, id="after five days"),
        pytest.param(1, timedelta(days=9), LetterState.QUEUED, id="not at the first try after an outage of our own"),
    ],
)
def test_gives_up(world: World, smtp_server: SmtpServer, tries: int, age: timedelta, state: LetterState) -> None:
    world.queue()
    smtp_server.always["RCPT"] = "451 4.3.0 later"
    for left in reversed(range(tries)):
        world.now = NOW + (age if left == 0 else timedelta())
        assert world.outbox().send_next()
        world.real += LATER
    assert [line.state for line in world.store.outbox()] == [state]


def sends(outbox: Outbox) -> str:
    """Send what there is; what stops that or keeps a letter, and whether somebody must act."""
    trouble: MailbotError | None = None
    try:
        while outbox.send_next():
            pass
        trouble = outbox.trouble
    except MailbotError as why:
        trouble = why
    if trouble is None:
        return ""
    return f"{'lasts' if isinstance(trouble, (Permanent, NotLetIn)) else 'passes'}: {str(trouble).partition(': ')[2]}"


@pytest.mark.parametrize(
    ("point", "answer", "says"),
    [
        pytest.param(
            "DOT", "550 5.4.5 Daily user sending limit exceeded", f"passes: {LIMIT}", id="the letters of a day"
        ),
        pytest.param(
            "DOT", "432 4.3.2 thread limit", f"passes: {LIMIT}".replace("550 5.4.5", "432 4.3.2"), id="threads"
        ),
        pytest.param("RCPT", "553 5.7.1 Sender address rejected: no", f"lasts: {OURS}", id="our own address"),
        pytest.param("RCPT", "530 5.7.1 log in", f"lasts: {OURS}".replace("553", "530"), id="a login that is missing"),
    ],
)
def test_limits_and_our_own_trouble_last_for_weeks_and_give_nothing_up(
    world: World, smtp_server: SmtpServer, point: str, answer: str, says: str
) -> None:
    world.queue()
    outbox = world.outbox()

    def half_a_day_later() -> str:
        world.now, world.real = world.now + DAY / 2, world.real + DAY / 2
        return sends(outbox)

    smtp_server.always = {"RCPT": "451 4.3.0 later"}
    assert [half_a_day_later() for _ in range(6)] == [""] * 6
    smtp_server.always = {point: answer}
    assert [half_a_day_later() for _ in range(20)] == [says] * 20
    (line,) = world.store.outbox()
    assert (line.state, line.attempts, line.next_at) == (LetterState.QUEUED, 26, NOW)
    assert (line.excused_at, line.reason.partition(": ")[2]) == (NOW + DAY * 3.5, says.partition(": ")[2])
    smtp_server.always = {"RCPT": "451 4.3.0 later"}
    assert [half_a_day_later() for _ in range(4)] == [""] * 4  # of its five days, the ten do not count
    (line,) = world.store.outbox()
    assert (line.state, line.attempts) == (LetterState.QUEUED, 30)
    assert (line.next_at, line.excused_at) == (NOW + 10 * DAY, None)
    assert half_a_day_later() == ""
    assert [line.state for line in world.store.outbox()] == [LetterState.FAILED]


def test_a_limit_is_asked_about_less_and_less_often_and_ends_with_a_letter_that_is_taken(
    world: World, smtp_server: SmtpServer
) -> None:
    world.queue()
    outbox = world.outbox()
    smtp_server.always = {"DOT": "550 5.4.5 Daily user sending limit exceeded"}
    assert sends(outbox) == f"passes: {LIMIT}"
    for number, minutes in enumerate((1, 2, 5, 10, 30, 60, 60), 1):
        assert smtp_server.commands.count("DATA") == number
        world.real += minutes * MINUTE - timedelta(seconds=1)
        assert sends(outbox) == f"passes: {LIMIT}"  # nothing is tried, and not all is well
        assert smtp_server.commands.count("DATA") == number
        world.real += timedelta(seconds=1)
        assert sends(outbox) == f"passes: {LIMIT}"
    world.real += LATER
    smtp_server.always = {}
    assert [sends(outbox), taken(smtp_server)] == ["", [body(b"one")]]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        pytest.param("450 4.7.1 too much mail", "passes", id="a limit"),
        pytest.param("553 5.7.1 Sender address rejected: no", "lasts", id="our own address"),
    ],
)
def test_what_one_letter_alone_meets_keeps_no_other_and_what_two_meet_is_not_tried_with_a_third(
    world: World, smtp_server: SmtpServer, answer: str, says: str
) -> None:
    outbox = world.outbox()
    for name in (b"one", b"two", b"three", b"four", b"five"):
        world.queue(name, f"{name.decode()}@reporter.example")
    smtp_server.on("RCPT", answer, None, answer, answer)
    assert [outbox.send_next(), outbox.send_next()] == [True, True]
    assert (outbox.trouble is not None) == (says == "lasts")  # until somebody acts
    assert sends(outbox).partition(":")[0] == says
    assert taken(smtp_server) == [body(b"two")]
    assert smtp_server.commands.count("RCPT") == 4
    assert {line.state for line in world.store.outbox()} == {LetterState.QUEUED}
    world.real += LATER
    assert [sends(outbox), sorted(taken(smtp_server)[1:])] == [
        "",
        sorted(map(body, (b"one", b"three", b"four", b"five"))),
    ]


@pytest.mark.parametrize("answer", ["450 4.7.1 too much mail", "553 5.7.1 Sender address rejected: no"])
def test_what_another_daemon_has_sent_meanwhile_is_no_trouble_any_more(
    world: World, smtp_server: SmtpServer, answer: str
) -> None:
    world.queue()
    outbox = world.outbox("a")
    smtp_server.on("RCPT", answer)
    assert sends(outbox) != ""
    world.real += LATER
    assert world.outbox("b").send_next()
    assert [sends(outbox), outbox.trouble] == ["", None]


def test_letters_to_one_address_leave_in_order(world: World, smtp_server: SmtpServer) -> None:
    for raw, to in ((b"one", ANNA), (b"two", ANNA), (b"three", BERT)):
        world.queue(raw, to)
    smtp_server.on("RCPT", "451 4.3.0 later")
    outbox = world.outbox()
    assert [outbox.send_next() for _ in range(3)] == [True, True, False]
    assert taken(smtp_server) == [body(b"three")]
    world.real += LATER
    assert [outbox.send_next() for _ in range(3)] == [True, True, False]
    assert taken(smtp_server)[1:] == [body(b"one"), body(b"two")]


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_loses_nothing_and_doubles_only_after_the_250(world: World, smtp_server: SmtpServer, point: str) -> None:
    world.queue()
    world.kill_at = point
    with pytest.raises(Killed):
        world.outbox("killed").send_next()
    world.kill_at = ""
    if point != "letter committed":
        assert not world.outbox("other").send_next()  # the lease has not run out
    world.real += LATER
    world.outbox("other").send_next()
    assert world.states() == []
    assert taken(smtp_server) == [body(b"one")] * (2 if point == "letter taken" else 1)


def test_two_daemons_send_a_letter_once(world: World, smtp_server: SmtpServer) -> None:
    world.queue()
    smtp_server.on("RCPT", lambda _: str(world.outbox("b").send_next()) and None)
    assert world.outbox("a").send_next()
    assert taken(smtp_server) == [body(b"one")]


def test_what_was_taken_and_not_marked_does_not_go_out_again(
    sqlite_url: str, vault: Vault, sender: Sender, smtp_server: SmtpServer
) -> None:
    store = Store(f"{sqlite_url}?timeout=0.05", vault)
    world = World(store, sender)
    world.queue()
    blocker = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)

    def block(point: str) -> None:
        if point == "letter taken":
            blocker.execute("BEGIN IMMEDIATE")

    outbox = Outbox(
        store,
        sender,
        now=lambda: world.now,
        real=lambda: world.real,
        reached=block,
        owner="a",
        mail_from=US,
        copy=False,
        sent_marker=NOBODY_NOTES,
    )
    with pytest.raises(Temporary):
        outbox.send_next()
    with pytest.raises(Temporary):
        outbox.send_next()
    blocker.rollback()
    blocker.close()
    world.real += LATER  # the lease has run out, and nobody else took it
    assert not outbox.send_next()
    assert world.states() == []
    assert taken(smtp_server) == [body(b"one")]
    store.close()


def test_a_next_letter_that_cannot_be_claimed_keeps_none_from_being_marked(
    world: World, sqlite_url: str, smtp_server: SmtpServer
) -> None:
    world.queue()
    outbox = world.outbox()

    def spoil(_: str) -> None:
        world.queue(b"two", BERT)
        with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as broken:
            broken.execute(
                "CREATE TRIGGER broken BEFORE UPDATE ON letters WHEN NEW.state = 'sending'"
                " BEGIN SELECT RAISE(ABORT, 'broken'); END"
            )

    smtp_server.on("DOT", spoil)
    for _ in range(2):
        with pytest.raises(Permanent):
            outbox.send_next()
    assert world.states() == [(LetterState.QUEUED, "")]
    assert taken(smtp_server) == [body(b"one")]


def test_what_is_in_hand_when_a_sender_ends_is_anybodys_at_once_as_it_was(
    world: World, smtp_server: SmtpServer
) -> None:
    world.queue()
    world.queue(b"two", BERT)
    ends, goes_on = world.outbox("a"), world.outbox("b")
    assert [ends.send_next(), goes_on.send_next()] == [True, False]
    ends.give_back()
    ends.give_back()
    assert [line.attempts for line in world.store.outbox()] == [0]
    assert [goes_on.send_next(), ends.send_next()] == [True, False]
    assert taken(smtp_server) == [body(b"one"), body(b"two")]


def test_a_letter_keeps_the_return_path_of_its_own_over_retries(world: World, smtp_server: SmtpServer) -> None:
    letters = [world.queue(b"one"), world.queue(b"two", BERT)]
    paths: list[str] = []

    def note(argument: str) -> str | None:
        paths.append(argument.partition(">")[0].removeprefix("FROM:<"))
        return "451 4.3.0 later" if len(paths) == 1 else None

    smtp_server.always["MAIL"] = note
    outbox = world.outbox(subaddress="+")
    while outbox.send_next():
        pass
    world.real += LATER
    outbox.send_next()
    again, other, once_more = paths
    assert again == once_more != other
    for path, letter in ((again, letters[0]), (other, letters[1])):
        local, _, domain = path.partition("@")
        mailbox, _, tag = local.partition("+")
        assert f"{mailbox}@{domain}" == US
        found = world.store.find_returned([tag])
        assert found is not None
        assert found.id == letter


def test_the_log_names_letter_and_case_and_nobody(
    world: World, smtp_server: SmtpServer, capsys: pytest.CaptureFixture[str]
) -> None:
    world.queue()
    smtp_server.on("RCPT", "451 4.3.0 later, anna")
    outbox = world.outbox()
    outbox.send_next()
    world.real += LATER
    outbox.send_next()
    said = capsys.readouterr()
    logged = said.out + said.err
    assert "VB-2026-K7QM" in logged
    assert "RCPT 451 4.3.0" in logged
    assert "anna" not in logged
    assert "one@voorbeeld" not in logged


def test_what_leaves_is_noted_beside_the_database_and_an_older_database_does_not_know_of_it(
    store: Store, sender: Sender, tmp_path: Path
) -> None:
    world = World(store, sender)
    first, second = world.queue(), world.queue(b"two", BERT)
    sent_marker = SentMarker(tmp_path / "left-last")
    seen: list[LastSent | None] = []
    outbox = Outbox(
        store,
        sender,
        now=lambda: world.now,
        real=lambda: world.real,
        reached=lambda _: seen.append(sent_marker.read()),
        owner="a",
        mail_from=US,
        copy=False,
        sent_marker=sent_marker,
    )
    outbox.send_next()
    outbox.give_back()
    leaving, left = LastSent(first, 1, sent=False), LastSent(first, 1, sent=True)
    assert list(dict.fromkeys(seen)) == [None, leaving, left]
    assert (tmp_path / "left-last").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.glob("left-last*")] == ["left-last"]
    assert not store.is_older(first, 1, sent=True)
    assert store.is_older(first, 2, sent=False)
    assert store.is_older(second, 1, sent=False)  # in this database it has not left
    assert store.is_older(second, 0, sent=True)
    assert store.is_older(second + 1, 1, sent=False)
    assert not store.is_older(0, 0, sent=False)


def test_in_a_database_that_was_put_back_what_waits_is_set_aside_until_an_operator_sends_it(
    store: Store, sender: Sender, smtp_server: SmtpServer
) -> None:
    world = World(store, sender)
    first, second = world.queue(b"one"), world.queue(b"two", BERT)
    assert store.claim_letter(WantedLetter("gone", NOW, NOW)) is not None  # one is leased
    assert store.set_aside(NOW) == 2
    assert store.restored() == Restored(NOW, 0)
    with store.write() as tx:
        later = Letter(sample("receipt"), Audience.REPORTER, ANNA, "nl", reference="VB-2026-K7QM")
        tx.queue(Written(later, "<six@x>", body(b"six")), at=NOW, aside=True)
    world.real += LATER
    assert not world.outbox().send_next()
    assert [(line.state, line.reason) for line in store.outbox()] == [(LetterState.FAILED, ASIDE)] * 3
    assert store.requeue(second, NOW)
    assert world.outbox().send_next()
    assert [sent.rcpt_to for sent in smtp_server.letters] == [(BERT,)]
    assert store.undelivered(first) is not None
    assert store.next_due_at() is None  # and nobody is told that it could not be delivered


@pytest.mark.parametrize("what", ["", "12", "one 2 sent", "1 2 sent more", "\0\0\0"])
def test_a_note_that_a_power_cut_spoilt_accuses_no_database(tmp_path: Path, what: str) -> None:
    (tmp_path / "left-last").write_text(what)
    assert SentMarker(tmp_path / "left-last").read() == NOTHING
    (tmp_path / "left-last").unlink()
    assert SentMarker(tmp_path / "left-last").read() is None


# What a provider lets us send


def test_a_limit_that_two_letters_met_halts_all_of_them_longer_and_longer(
    world: World, smtp_server: SmtpServer
) -> None:
    outbox = world.outbox()
    for name in (b"one", b"two", b"three", b"four"):
        world.queue(name, f"{name.decode()}@reporter.example")
    smtp_server.always["DOT"] = "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException"
    assert sends(outbox).partition(":")[0] == "passes"
    for number, minutes in enumerate((1, 2, 5, 10), 2):
        assert smtp_server.commands.count("DATA") == number
        world.real += minutes * MINUTE - timedelta(seconds=1)
        assert sends(outbox).partition(":")[0] == "passes"
        assert smtp_server.commands.count("DATA") == number
        world.real += timedelta(seconds=1)
        assert sends(outbox).partition(":")[0] == "passes"
    smtp_server.always.clear()
    world.real += LATER
    assert sends(outbox) == ""
    assert taken(smtp_server) == [body(name) for name in (b"one", b"two", b"three", b"four")]


def test_the_letters_of_a_day_are_counted_before_the_provider_does(world: World, smtp_server: SmtpServer) -> None:
    outbox = world.outbox(limits=SendingLimits(per_minute=30, per_day=2))
    for name in (b"one", b"two", b"three"):
        world.queue(name, f"{name.decode()}@reporter.example")
    while outbox.send_next():
        pass
    assert taken(smtp_server) == [body(b"one"), body(b"two")]
    assert str(outbox.trouble) == "2 letters have left in a day (smtp.limits); more may from 09:00 UTC on"
    (line,) = world.store.outbox()
    assert (line.state, line.attempts, outbox.next_at()) == (LetterState.QUEUED, 0, NOW + DAY)
    world.now += DAY
    assert [outbox.send_next(), outbox.trouble] == [True, None]


def test_a_connection_is_given_back_where_there_are_only_so_many(world: World, smtp_server: SmtpServer) -> None:
    world.queue()
    outbox = world.outbox(limits=SendingLimits(connections=3))
    assert [outbox.send_next(), outbox.send_next()] == [True, False]
    assert smtp_server.commands[-1] == "QUIT"
