import contextlib
import io
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mailbot.edges import parser as edge
from mailbot.edges.parser import Parser, channel
from mailbot.errors import Permanent, Temporary
from mailbot.facts import Attachment, EncryptedPart, Form, Message
from mailbot.mail.believed import Believed
from mailbot.mail.message import Settings, parse
from mailbot.mail.tree import Limits
from tests.edges.systemd_filter import AS_THE_UNIT
from tests.fixtures import FIXTURES
from tests.machine import LONG
from tests.mail.hostile import HOSTILE

SETTINGS = Settings(("nl", "en"), Believed("mx.voorbeeld.example"))
PLAIN = (FIXTURES / "plain/alternatives-thunderbird.eml").read_bytes()
SLOW = b"Subject: x\r\n\r\n" + b"\n" * 20_000_000  # lines cost the email package a microsecond each


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser(SETTINGS) as warm:
        yield warm


def child_of(parser: Parser) -> int:
    assert parser._nursery is not None
    return parser._nursery.pid


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("plain/autocrypt-k9.eml", id="a key"),
        pytest.param("plain/replies-and-references-gmail.eml", id="a date"),
        pytest.param("hostile/file-names.eml", id="attachments"),
        pytest.param("bounce/two-recipients-exchange.eml", id="delivery reports"),
    ],
)
def test_the_child_answers_what_parsing_gives(parser: Parser, name: str) -> None:
    raw = (FIXTURES / name).read_bytes()
    assert parser.parse(raw) == parse(raw, SETTINGS)


def test_every_type_of_a_message_comes_through(parser: Parser) -> None:
    armor = b"-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMAw==\r\n-----END PGP MESSAGE-----\r\n"
    signed = (
        b"Content-Type: multipart/signed; protocol=application/pgp-signature; boundary=s\r\n\r\n--s\r\n"
        b'Content-Type: text/plain; hp="clear"\r\nSubject: inner\r\n\r\nhello\r\n--s\r\n'
        b"Content-Type: application/pgp-signature\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\niQ==\r\n--s--\r\n"
    )
    assert [part.form for part in parser.parse(b"Subject: x\r\n\r\n" + armor).encrypted] == [Form.INLINE]
    found = parser.parse(signed)
    assert found == parse(signed, SETTINGS)
    assert found.signed is not None
    assert found.protected is not None


def test_cleartext_goes_the_same_way(parser: Parser) -> None:
    found = parser.parse_cleartext(b"%PDF\x00", Form.ATTACHMENT, "report.pdf.gpg")
    assert found.attachments == (Attachment("report.pdf", "application/octet-stream", b"%PDF\x00"),)


def test_a_refusal_comes_through_and_the_child_goes_on(parser: Parser) -> None:
    child = child_of(parser)
    with pytest.raises(Permanent, match="nested deeper than 50"):
        parser.parse(b"Content-Type: message/rfc822\r\n\r\n" * 900)
    assert parser.parse(PLAIN).sender == "reporter@example.org"
    assert child_of(parser) == child


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make, _ in HOSTILE])
def test_hostile_bytes_cost_bounded_time_and_the_next_message_is_read(
    parser: Parser, make: Callable[[], bytes]
) -> None:
    with contextlib.suppress(Permanent):
        parser.parse(make())
    assert parser.parse(PLAIN).sender == "reporter@example.org"


def test_a_message_that_takes_too_long_is_refused_and_the_next_is_read() -> None:
    with Parser(SETTINGS, seconds=LONG) as parser:
        parser._seconds = 1
        with pytest.raises(Permanent, match="parser overran its 1 s"):
            parser.parse(SLOW)
        parser._seconds = LONG
        assert parser.parse(PLAIN).sender == "reporter@example.org"


def test_a_child_that_hangs_is_killed() -> None:
    with Parser(SETTINGS, seconds=LONG) as parser:
        parser.parse(PLAIN)
        os.kill(child_of(parser), signal.SIGSTOP)
        parser._seconds = 0.1
        with pytest.raises(Permanent, match=r"parser overran its 0\.1 s"):
            parser.parse(PLAIN)
        parser._seconds = LONG
        assert parser.parse(PLAIN).sender == "reporter@example.org"


def test_a_message_that_takes_too_much_memory_is_refused_and_the_next_is_read() -> None:
    with Parser(SETTINGS, memory=128 * 1024 * 1024) as parser:
        with pytest.raises(Permanent, match=r"parser (ran out of memory|died)"):
            parser.parse(b"Subject: x\r\n\r\n" + b"x" * 45_000_000)
        assert parser.parse(PLAIN).sender == "reporter@example.org"


def test_a_child_that_dies_at_work_is_told_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    with Parser(SETTINGS) as parser:
        os.kill(int(waiting_below(parser)["Pid"]), signal.SIGSTOP)  # it will not have answered before it is killed

        def asked(pipe: socket.socket, kind: bytes, octets: bytes, deadline: float) -> None:
            ask(pipe, kind, octets, deadline)
            if octets == PLAIN:
                os.kill(child_of(parser), signal.SIGKILL)

        ask = channel.send
        monkeypatch.setattr(edge, "send", asked)
        with pytest.raises(Permanent, match="parser died"):
            parser.parse(PLAIN)
        monkeypatch.undo()
        assert parser.parse(PLAIN).sender == "reporter@example.org"


def test_a_child_that_died_while_it_waited_costs_no_message() -> None:
    with Parser(SETTINGS) as parser:
        child = int(waiting_below(parser)["Pid"])
        os.kill(child, signal.SIGKILL)
        ended = select.poll()
        ended.register(os.pidfd_open(child), select.POLLIN)
        assert ended.poll(LONG * 1000)
        assert parser.parse(PLAIN).sender == "reporter@example.org"


def test_a_child_that_died_while_idle_costs_no_message() -> None:
    with Parser(SETTINGS) as parser:
        parser.parse(PLAIN)
        os.kill(child_of(parser), signal.SIGKILL)
        assert parser._nursery is not None
        os.waitid(os.P_PID, parser._nursery.pid, os.WEXITED | os.WNOWAIT)
        assert parser.parse(PLAIN).sender == "reporter@example.org"


def test_a_child_that_does_not_start_is_no_fault_of_the_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with Parser(SETTINGS) as parser, pytest.raises(Temporary, match="parser does not start"):
        parser.parse(PLAIN)


TRIES = """
import os, signal, socket, subprocess, sys
from mailbot.edges.sandboxed_process import Cage, Limits

def tried(name, what):
    try:
        what()
    except (OSError, ValueError) as refused:
        print(name, getattr(refused, "errno", None) or 1, flush=True)  # of a limit it says ValueError
    else:
        print(name, "DONE", flush=True)

told, telling = os.pipe()
cage, others = Cage(), os.getppid()
print(*cage.enter(Limits(1 << 30, 60)), flush=True)
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *args):
    if libc.syscall(number, *args) < 0:
        raise OSError(ctypes.get_errno(), "refused")
for name, what in {
    "open": lambda: os.open("/etc/passwd", os.O_RDONLY),
    "make a file": lambda: os.open("/tmp/mailbot-was-here", os.O_CREAT | os.O_WRONLY),
    "list": lambda: os.listdir("/"),
    "look": lambda: os.stat("/etc/passwd"),
    "tcp": lambda: socket.socket(socket.AF_INET).connect(("127.0.0.1", 1)),
    "unix": lambda: socket.socket(socket.AF_UNIX),
    "a pair of sockets": socket.socketpair,
    "exec": lambda: os.execv("/bin/true", ["true"]),
    "fork": os.fork,
    "signal": lambda: os.kill(others, 0),
    "ptrace": lambda: call(101, 16, others, 0, 0),
    "another's memory": lambda: call(310, others, 0, 0, 0, 0, 0),
    "a descriptor of another's": lambda: call(438, 0, 0, 0),
    "executable memory": lambda: __import__("mmap").mmap(-1, 4096, prot=7),
    "a name space": lambda: call(272, 0x40000000),
    "more memory": lambda: __import__("resource").setrlimit(9, (-1, -1)),
}.items():
    tried(name, what)
"""


@pytest.mark.parametrize("below", [[], [AS_THE_UNIT]], ids=["by-itself", "below-the-filter-of-a-unit"])
def test_from_inside_the_cage_there_is_nothing_to_reach(below: list[str]) -> None:
    command = [sys.executable, "-c", *below, TRIES]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    bars, *tries = ran.stdout.splitlines()
    assert set(bars.split()) >= {"no_new_privs", "seccomp"}
    assert tries
    assert [one for one in tries if one.rpartition(" ")[2] not in {"1", "13"}] == []  # EPERM, EACCES


def statuses_below(parent: int) -> Iterator[dict[str, str]]:
    """Give what the kernel says of each child of a process."""
    for path in Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError):  # gone meanwhile
            lines = path.read_text().splitlines()
            status = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
            if status.get("PPid") == str(parent):
                yield status


def waiting_below(parser: Parser) -> dict[str, str]:
    """Give what the kernel says of the child that waits in its cage; only there does it sleep in a filter."""
    parser.bars()
    for _ in range(10_000):
        for status in statuses_below(child_of(parser)):
            if status["Seccomp"] == "2" and status["State"].startswith("S"):
                return status
    raise AssertionError("no child waits")


def test_a_child_is_in_its_cage_before_it_reads_one_message_and_is_gone() -> None:
    with Parser(SETTINGS) as parser:
        assert set(parser.bars()) >= {"no_new_privs", "seccomp"}
        waiting = waiting_below(parser)
        assert waiting["NoNewPrivs"] == "1"
        if os.geteuid() == 0:  # the kernel shows them to nobody else
            assert len(list(Path("/proc", waiting["Pid"], "fd").iterdir())) == 1  # its pipe
        parser.parse(PLAIN)
        parser.parse(PLAIN)
        assert waiting["Pid"] not in [one["Pid"] for one in statuses_below(child_of(parser))]


@pytest.mark.parametrize("path", sorted(FIXTURES.rglob("*.eml")), ids=lambda path: path.stem)
def test_the_cage_changes_nothing_in_what_is_read(parser: Parser, path: Path) -> None:
    raw = path.read_bytes()
    assert parser.parse(raw) == parse(raw, SETTINGS)


def test_limits_reach_the_child() -> None:
    with (
        Parser(Settings(("nl",), limits=Limits(size=100))) as parser,
        pytest.raises(Permanent, match="larger than 100"),
    ):
        parser.parse(b"x" * 101)


def test_threads_take_turns(parser: Parser) -> None:
    found: list[Message] = []
    raws = [b"Subject: %d\r\n\r\n" % number for number in range(20)]
    threads = [threading.Thread(target=lambda raw=raw: found.append(parser.parse(raw))) for raw in raws]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(int(message.subject) for message in found) == list(range(20))


def test_the_child_ends_with_its_parent() -> None:
    program = (
        "import os; from mailbot.edges.parser import Parser; from mailbot.mail.message import Settings;"
        "parser = Parser(Settings(('nl',))); parser.parse(b''); print(parser._nursery.pid, flush=True); os._exit(0)"
    )
    child = int(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout)
    with contextlib.suppress(ProcessLookupError):  # gone already
        ended = select.poll()
        ended.register(os.pidfd_open(child), select.POLLIN)
        assert ended.poll(LONG * 1000)


class Attack:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("false",)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(pickle.dumps(Attack()), id="a call of the system"),
        pytest.param(pickle.dumps(os.system), id="a function"),
        pytest.param(pickle.dumps(EncryptedPart(b"", Form.INLINE)), id="another type than Message"),
        pytest.param(b"\x80\x05cmailbot.facts.handed\nquiet\n.", id="a function of the facts"),
        pytest.param(b"\x80\x05c__builtin__\neval\n.", id="a builtin"),
        pytest.param(b"garbage", id="no pickle"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_an_answer_that_is_no_message_does_nothing(answer: bytes) -> None:
    with pytest.raises(Permanent, match="parser gave no message"):
        edge._understand(channel.MESSAGE, bytearray(answer))


def test_a_form_comes_through_from_a_python_that_writes_enumerations_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_debian_12(form: Form, _: object) -> tuple[Callable[..., object], tuple[type[Form], str]]:
        return getattr, (Form, form.name)

    monkeypatch.setattr(Form, "__reduce_ex__", as_debian_12)
    assert edge._Facts(io.BytesIO(pickle.dumps(EncryptedPart(b"", Form.INLINE)))).load() == EncryptedPart(
        b"", Form.INLINE
    )


def test_the_enumeration_itself_cannot_be_reached() -> None:
    found = edge._Facts(io.BytesIO(b"\x80\x05cmailbot.facts.incoming\nForm\n.")).load()
    assert found is not Form
