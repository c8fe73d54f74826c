"""What strangers sent reaches a gpg that has no home, no agent, no network and no file but what it was handed."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mailbot.edges.gpg import Gpg, certificates
from mailbot.edges.gpg.process import Process, memory_file
from mailbot.edges.gpg.sandbox import ALONE, Gate
from mailbot.errors import Unsettled
from mailbot.facts import Bad, Decrypted, Good, Key, Unsigned
from tests.edges.systemd_filter import AS_THE_UNIT
from tests.machine import LONG
from tests.people import PASSPHRASE, Ours, People, Person

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
PYTHON = Path(sys.executable).resolve()
LIBRARIES = [Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")] + [PYTHON.parents[1] / "lib"]


@pytest.fixture(scope="module")
def noor(people: People) -> Person:
    return people.get("noor@reporter.example", "Noor Bakker")


# Run in the place of gpg. What it may, it must be able to; what it may not, it tries
INSIDE = """
import ctypes, json, os, signal, socket, sys
libc = ctypes.CDLL(None, use_errno=True)
home, database, agent, handed, others, daemon, inbox, port = json.loads(sys.argv[1])
def call(number, *args):
    if libc.syscall(number, *args) < 0:
        raise OSError(ctypes.get_errno(), "refused")
def stands(number):
    try:
        return os.fstat(number)
    except OSError:
        return None
print([number for number in range(3, 1000) if number != handed and stands(number)], flush=True)
for name, what in {
    "what it was handed": lambda: open(f"/dev/fd/{handed}").read(),
    "a library": lambda: open("/etc/ld.so.cache").close(),
    "our gpg home": lambda: os.listdir(home),
    "our public keys": lambda: open(home + "/pubring.kbx", "rb"),
    "our secret keys": lambda: os.listdir(home + "/private-keys-v1.d"),
    "the agent of our home": lambda: socket.socket(socket.AF_UNIX).connect(agent),
    "the database": lambda: open(database, "rb"),
    "a file in its place": lambda: os.open(database, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    "a new file": lambda: os.open(os.path.dirname(database) + "/new", os.O_WRONLY | os.O_CREAT),
    "its end": lambda: os.unlink(database),
    "a folder": lambda: os.mkdir(os.path.dirname(database) + "/folder"),
    "who uses this machine": lambda: open("/etc/passwd"),
    "our configuration": lambda: os.listdir("/etc"),
    "another message": lambda: open(f"/proc/{daemon}/fd/{others}"),
    "what the daemon holds": lambda: os.listdir(f"/proc/{daemon}/fd"),
    "the daemon's environment": lambda: open(f"/proc/{daemon}/environ"),
    "the daemon's memory": lambda: open(f"/proc/{daemon}/mem", "rb"),
    "the same by a call": lambda: call(310, daemon, 0, 0, 0, 0, 0),
    "ptrace": lambda: call(101, 16, daemon, 0, 0),
    "a descriptor of the daemon's": lambda: call(438, 0, 0, 0),
    "a signal": lambda: os.kill(daemon, 0),
    "the limits of the daemon": lambda: call(302, daemon, 7, 0, 0),
    "the network": lambda: socket.socket(socket.AF_INET).connect(("127.0.0.1", port)),
    "the network, version 6": lambda: socket.socket(socket.AF_INET6),
    "a pair of sockets": socket.socketpair,
    "a shell": lambda: os.execv("/bin/sh", ["sh"]),
    "a shell in the loader's hands": lambda: open("/bin/sh", "rb"),
    "a copy of itself": os.fork,
    "a name space": lambda: call(272, 0x40000000),
    "keys of the kernel": lambda: call(250, 0, -3, 0, 0, 0),
    "a ring of calls": lambda: call(425, 1, ctypes.create_string_buffer(120)),
}.items():
    try:
        what()
    except OSError as refused:
        print(name, "is refused" if refused.errno in (1, 13) else refused.errno, flush=True)
    else:
        print(name, "is there", flush=True)
"""
THERE = ["[]", "what it was handed is there", "a library is there"]


@contextmanager
def a_listener() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def tried(gate: Gate, ours: Ours, tmp_path: Path) -> list[str]:
    """Run what is inside, and give what it could do; every try is made on something that is there."""
    database = tmp_path / "mailbot.db"
    database.write_bytes(b"sealed")
    ours.gpg.sign(b"x", NOW)  # starts the agent
    agent = ours.homedir / "S.gpg-agent"
    assert agent.is_socket()
    with memory_file(b"a key") as handed, memory_file(b"another's mail") as others, a_listener() as port:
        known = [str(ours.homedir), str(database), str(agent), handed, others, os.getpid(), "", port]
        process = gate.start(
            [str(PYTHON), "-I", "-S", "-c", INSIDE, json.dumps(known)],
            env={"LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=(handed,),
        )
        said, _ = process.communicate(timeout=LONG)
    assert database.read_bytes() == b"sealed"
    return said.decode().splitlines()


def test_whoever_takes_gpg_over_finds_nothing(ours: Ours, tmp_path: Path) -> None:
    gate = Gate(PYTHON, LIBRARIES)
    if "landlock" not in gate.bars:
        pytest.skip("this kernel has no landlock")
    said = tried(gate, ours, tmp_path)
    assert said[:3] == THERE
    assert [line for line in said[3:] if not line.endswith(" is refused")] == []
    assert len(said) == 32
    # Only the thread is behind the bars
    assert (tmp_path / "mailbot.db").read_bytes() == b"sealed"
    for end in socket.socketpair():
        end.close()


BELOW_THE_UNIT = """
import subprocess
from pathlib import Path
from mailbot.edges.gpg.sandbox import Caged
from mailbot.edges.gpg.process import Limits
from datetime import UTC, datetime
caged = Caged(Limits())
print(*caged.bars, caged.run("--version", now=datetime.now(UTC)).returncode)
"""


def test_below_a_filter_without_landlock_gpg_works_behind_the_other_bars() -> None:
    command = [sys.executable, "-c", AS_THE_UNIT, BELOW_THE_UNIT]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout == "no_new_privs seccomp 0\n"


@pytest.fixture
def starts(ours: Ours, monkeypatch: pytest.MonkeyPatch) -> tuple[Gpg, list[tuple[bool, str]]]:
    """Give an edge, and what of gpg it starts: whether in the cage, and all that gpg is told."""
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    seen: list[tuple[bool, str]] = []
    for caged, process in ((True, gpg._caged), (False, gpg._process)):

        def start(
            command: list[str],
            *,
            really: Callable[..., subprocess.Popen[bytes]] = process.started,
            caged: bool = caged,
            **options: Any,
        ) -> subprocess.Popen[bytes]:
            files = [str(Path(f"/proc/self/fd/{number}").readlink()) for number in options["pass_fds"]]
            seen.append((caged, " ".join([*command, *map(str, options["env"].items()), *files])))
            return really(command, **options)

        monkeypatch.setattr(process, "started", start)
    return gpg, seen


def test_what_strangers_sent_is_looked_at_without_our_home(
    ours: Ours, noor: Person, starts: tuple[Gpg, list[tuple[bool, str]]]
) -> None:
    gpg, seen = starts
    [key] = gpg.inspect(noor.armored.encode(), NOW)
    signature = noor.sign(b"words", at=NOW)
    assert isinstance(gpg.verify(b"words", signature, [noor.armored.encode()], NOW), Good)
    block = noor.sign_clear(b"words\n", at=NOW)
    assert isinstance(gpg.verify(block, None, [noor.armored.encode()], NOW), Good)
    assert noor.decrypt(gpg.encrypt(b"words", [key], NOW)) == b"words"
    assert [caged for caged, _ in seen] == [True] * 4
    for _, told in seen:
        assert str(ours.homedir) not in told
        assert all(option in told for option in ALONE)


def test_only_decrypting_and_signing_have_our_home(
    ours: Ours, noor: Person, starts: tuple[Gpg, list[tuple[bool, str]]]
) -> None:
    gpg, seen = starts
    gpg.sign(b"words", NOW)
    assert gpg.decrypt(noor.encrypt(b"words", ours.armored, at=NOW), [], NOW) == Decrypted(b"words", Unsigned())
    uncaged = [told for caged, told in seen if not caged]
    assert len(uncaged) == len(seen) == 3
    does = [next(word for word in ("--detach-sign", "--list-keys", "--decrypt") if word in told) for told in uncaged]
    assert does == ["--detach-sign", "--list-keys", "--decrypt"]


def test_the_kernel_says_that_gpg_is_shut_in(noor: Person) -> None:
    gate = Gate(Path("/usr/bin/gpg").resolve())
    with memory_file(noor.sign(b"words", at=NOW)) as file:
        command = ["gpg", *ALONE, "--batch", "--verify", f"/dev/fd/{file}", "-"]
        pipe = subprocess.PIPE
        with gate.start(command, env={}, stdin=pipe, stdout=pipe, stderr=pipe, pass_fds=(file,)) as process:
            status = Path(f"/proc/{process.pid}/status").read_text()
            limits = Path(f"/proc/{process.pid}/limits").read_text()
            process.kill()
    assert "NoNewPrivs:\t1\n" in status
    assert "Seccomp:\t2\n" in status
    hard = {line[:26].strip(): line.split()[-2] for line in limits.splitlines()}
    assert (hard["Max file size"], hard["Max processes"]) == ("0", "0")
    # gpg reads this one and sets it again: with a lower one in between it ends, and says nothing
    ours = next(line for line in Path("/proc/self/limits").read_text().splitlines() if line.startswith("Max core"))
    assert hard["Max core file size"] == ours.split()[-2]


ASKED: dict[str, Callable[[Gpg, Person], object]] = {
    "a signature": lambda gpg, noor: type(
        gpg.verify(b"words", noor.sign(b"words", at=NOW), [noor.armored.encode()], NOW)
    ),
    "a signed text": lambda gpg, noor: type(
        gpg.verify(noor.sign_clear(b"words\n", at=NOW), None, [noor.armored.encode()], NOW)
    ),
    "a key": lambda gpg, noor: forgetting(gpg).inspect(noor.armored.encode(), NOW)[0].why_unusable,
    "a key to encrypt to": lambda gpg, noor: noor.decrypt(
        gpg.encrypt(b"words", [Key(noor.fingerprint, noor.armored, (), None, None)], NOW)
    ),
    "the signatures on a key": lambda gpg, noor: any(
        row[:2] == ["sig", "!"]
        for row in gpg.looking._signatures(
            [*certificates.public_keys(noor.armored.encode())], noor.fingerprint, NOW, gpg.budget()
        )
    ),
}
NO_FINDING = {"a signature": Bad, "a signed text": Bad}  # of some that strangers send gpg never says a word


def forgetting(gpg: Gpg) -> Gpg:
    gpg.looking._seen.clear()
    return gpg


def falls_silent(monkeypatch: pytest.MonkeyPatch, process: Process, times: int) -> None:
    """Let gpg end in its first steps, so many times: it cannot open what its status lines should go to."""
    start = process.started
    left = ["silent"] * times

    def started(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        return start([*command[:1], "--status-fd=999", "--version"] if left and left.pop() else command, **options)

    monkeypatch.setattr(process, "started", started)


@pytest.mark.parametrize("asked", ASKED)
def test_gpg_that_says_nothing_has_found_nothing(
    asked: str, noor: Person, ours: Ours, monkeypatch: pytest.MonkeyPatch
) -> None:
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    found = ASKED[asked](gpg, noor)
    falls_silent(monkeypatch, gpg._caged, 1)
    assert ASKED[asked](gpg, noor) == found
    falls_silent(monkeypatch, gpg._caged, 2)
    if asked in NO_FINDING:
        assert ASKED[asked](gpg, noor) == NO_FINDING[asked]
    else:
        with pytest.raises(Unsettled, match="gave no reason"):
            ASKED[asked](gpg, noor)


def test_our_key_is_not_given_up_when_gpg_says_nothing_of_it(ours: Ours, monkeypatch: pytest.MonkeyPatch) -> None:
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    falls_silent(monkeypatch, gpg._process, 1)
    with pytest.raises(Unsettled, match="gave no reason"):
        gpg.sign(b"words", NOW)
    assert gpg.sign(b"words", NOW)
