"""Tokens from a program of the operator's: it prints one, or JSON with `access_token` and `expires_in` in seconds.

The program gets no shell, no input, an environment of a few names, and 30 seconds. What it says on standard error is
nobody's: it may hold a secret. Its exit status tells whether another try may help (sysexits.h).
"""

import contextlib
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mailbot.edges.login.grant import MOST, parse_grant
from mailbot.edges.login.sasl import TokenRefusal
from mailbot.edges.login.token import Token, TokenSource
from mailbot.errors import LASTING, ConfigError, LoginRefused, Temporary
from mailbot.facts import Clock

SECONDS = 30.0  # less than a mail server, or the SMTP edge (CONNECTING), waits
KEY = "auth.token_command"
# What a program that asks somebody for a token may need: to find others, its files, its secrets, the way out
PASSED_ON = ("PATH", "HOME", "CREDENTIALS_DIRECTORY", "SSL_CERT_FILE", "SSL_CERT_DIR")
PROXIES = ("http_proxy", "https_proxy", "no_proxy", "all_proxy")
# EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_OSFILE, EX_CANTCREAT, EX_PROTOCOL, EX_NOPERM, EX_CONFIG; and what a
# shell says of a command that it cannot run
LASTING_STATUS = frozenset({64, 65, 66, 67, 72, 73, 76, 77, 78, 126, 127})


@dataclass(frozen=True, slots=True)
class TokenCommand(TokenSource):
    """A program, with its arguments."""

    command: tuple[str, ...]
    now: Clock
    seconds: float = SECONDS

    def token(self, *, renewed: bool = False) -> Token:  # noqa: ARG002  # each run gives a new one
        """Run it; what it prints without saying how long that is good is asked for each time."""
        now = self.now()
        printed = self._run().strip()
        if printed.startswith(b"{"):
            try:
                return parse_grant(printed, now).token
            except ValueError as why:
                raise self._wrong(f"what it prints is no token: {why}") from None
        value = printed.decode("ascii", "replace")
        if not value or not value.isascii() or not value.isprintable() or " " in value:
            raise self._wrong("it prints no token")
        return Token(value, now)

    def remedy(self, _token: Token, _refusal: TokenRefusal) -> str:
        """Return what to look at."""
        return f"Check username, and that the token of {KEY} is for this server and this mailbox."

    def _run(self) -> bytes:
        try:
            running = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env=environment(os.environ),
                start_new_session=True,  # so that what it starts ends with it
            )
        except OSError as trouble:
            why = trouble.strerror or type(trouble).__name__
            if trouble.errno in LASTING:
                raise self._wrong(f"it cannot be run: {why}") from None
            raise Temporary(f"{KEY}: {self.command[0]} cannot be run: {why}") from trouble
        with running, _killed_in_the_end(running):
            printed, status = self._listen(running)
        return self._judge(printed, status)

    def _listen(self, running: subprocess.Popen[bytes]) -> tuple[bytes, int]:
        """Read until the program closes its output or prints too much, and wait for its end."""
        deadline, printed, out = time.monotonic() + self.seconds, b"", running.stdout
        if out is None:
            return b"", running.wait()
        with selectors.DefaultSelector() as waiting:
            waiting.register(out, selectors.EVENT_READ)
            while len(printed) <= MOST:
                if not waiting.select(max(0.0, deadline - time.monotonic())):
                    raise Temporary(f"{KEY}: {self.command[0]} does not end within {self.seconds:.0f} seconds")
                if not (chunk := os.read(out.fileno(), MOST)):
                    break
                printed += chunk
            else:
                raise self._wrong("it prints far more than a token")
        try:
            return printed, running.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise Temporary(f"{KEY}: {self.command[0]} does not end within {self.seconds:.0f} seconds") from None

    def _judge(self, printed: bytes, status: int) -> bytes:
        if status == 0:
            return printed
        if status in LASTING_STATUS:
            raise LoginRefused(f"{KEY}: {self.command[0]} gives no token: exit status {status}.", self._try_it())
        how = f"exit status {status}" if status > 0 else f"ended by {_signal(-status)}"
        raise Temporary(f"{KEY}: {self.command[0]} gives no token: {how}")

    def _wrong(self, why: str) -> ConfigError:
        return ConfigError(f"{KEY}: {self.command[0]}: {why}.", self._try_it())

    def _try_it(self) -> str:
        return "Run it as the service's user: it must print a token, or JSON with access_token and expires_in."


def environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Return what the program may know of our environment."""
    passed_on = {name for name in ours if name in PASSED_ON or name.lower() in PROXIES}
    return {"LANG": "C.UTF-8"} | {name: ours[name] for name in sorted(passed_on)}


@contextlib.contextmanager
def _killed_in_the_end(running: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(running.pid, signal.SIGKILL)


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
