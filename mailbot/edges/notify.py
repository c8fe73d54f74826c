"""Tells systemd how the service is doing, over $NOTIFY_SOCKET.

Follows sd_notify(3): one datagram a message, to a path or to an abstract socket. Without the variable (a shell, a
container) nothing is sent, and a notice that cannot be delivered never disturbs the work that it speaks of.
"""

import os
import socket
from contextlib import suppress


def ready() -> None:
    """Tell systemd that start-up is over: mail is being watched."""
    _send("READY=1")


def watchdog() -> None:
    """Tell systemd that work goes on; due at least every WatchdogSec of the unit."""
    _send("WATCHDOG=1")


def stopping() -> None:
    """Tell systemd that the shutdown has begun."""
    _send("STOPPING=1")


def status(text: str) -> None:
    """Show `text` in `systemctl status`. It holds no content: everybody on the host can read it."""
    _send("STATUS=" + " ".join(text.split()))  # a line break would begin another assignment


def _send(assignment: str) -> None:
    name = os.environ.get("NOTIFY_SOCKET", "")
    if not name:
        return
    address = "\0" + name[1:] if name.startswith("@") else name  # "@" stands for the NUL of an abstract socket
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
        channel.settimeout(1)  # systemd reads at once; a full queue must not hold up a loop
        channel.sendto(assignment.encode(), address)
