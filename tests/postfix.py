"""A real Postfix in front of a real Dovecot: what an organisation's own mail server notes down of a mail.

Strangers knock at `port`; handlers log in at `submission_port`. Delivery is by LMTP, so that Dovecot's own `Received`
field stands on top: to users at example.org by a socket, at example.net by TCP, and for whoever is called `filtered-…`
once more through Postfix before that, as content filters do. Authentication-Results are taken out of whatever comes in,
as README says. At `strict_port` it refuses what an organisation's own server refuses: whoever is not `bram` may send in
no name, and letters may be too large, infected or too many. It listens on 127.0.0.1 alone, out of a folder of its own.
Postfix starts as root only.
"""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import signal
import smtplib
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dovecot import PASSWORD, Authority, Dovecot
from tests.machine import LONG, free_port

PROGRAMS = Path("/usr/lib/postfix/sbin")
PORTS = ("lmtp_port", "port", "submission_port", "strict_port", "filtered_port")
RATE = 20  # messages a minute that the strict one takes of a client
MX, STORE = "mx.voorbeeld.example", "store.voorbeeld.example"

needs_postfix = pytest.mark.skipif(os.geteuid() != 0, reason="only root starts Postfix")

_BEHIND = f"""
protocols = imap lmtp
hostname = {MX}
postmaster_address = postmaster@voorbeeld.example
service lmtp {{
  unix_listener @directory@/lmtp {{
    mode = 0666
  }}
  inet_listener lmtp {{
    port = @lmtp@
  }}
}}
service auth {{
  unix_listener @directory@/login {{
    mode = 0666
  }}
}}
"""

_MAIN = """
compatibility_level = 3.6
myhostname = {mx}
mydestination =
mynetworks =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = {programs}
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
virtual_mailbox_domains = example.org, example.net
virtual_transport = lmtp:unix:{dovecot}/lmtp
transport_maps = inline:{{{{example.net = lmtp:inet:127.0.0.1:{lmtp_port}}}}}
smtpd_recipient_restrictions =
  reject_unauth_destination,
  check_recipient_access regexp:{{{{/^filtered-/ FILTER smtp:[127.0.0.1]:{filtered_port}}}}}
header_checks = regexp:{{{{/^Authentication-Results:/ IGNORE}}}}
smtpd_tls_cert_file = {folder}/localhost.pem
smtpd_tls_key_file = {folder}/localhost.key
smtpd_tls_security_level = may
smtpd_tls_received_header = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {dovecot}/login
smtpd_sasl_authenticated_header = yes
alias_maps =
local_recipient_maps =
"""

_MASTER = """
{port} inet n - n - - smtpd
{submission_port} inet n - n - - smtpd
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
{strict_port} inet n - n - - smtpd
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_sender_login_maps=static:bram
  -o smtpd_sender_restrictions=reject_sender_login_mismatch
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject_unauth_destination
  -o smtpd_reject_unlisted_sender=yes
  -o virtual_mailbox_maps=regexp:{{{{/^(security|anna)@/ OK}}}}
  -o message_size_limit=100000
  -o smtpd_client_message_rate_limit={rate}
  -o smtpd_client_event_limit_exceptions=
  -o cleanup_service_name=strict
strict unix n - n - 0 cleanup
  -o body_checks=regexp:{{{{/EICAR/ REJECT virus Eicar-Test-Signature}}}}
{filtered_port} inet n - n - - smtpd
  -o myhostname={store}
  -o smtpd_recipient_restrictions=reject_unauth_destination
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
smtp unix - - n - - smtp
relay unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
postlog unix-dgram n - n - 1 postlogd
"""

# postfix-script makes these, with the owners that the programs insist on
_OWNED = ["active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved", "trace"]


class MailServer:
    """Postfix and the Dovecot behind it."""

    def __init__(self, authority: Authority) -> None:
        if not (PROGRAMS / "master").exists():
            pytest.fail("Postfix is needed to test mail servers: apt install dovecot-lmtpd postfix", pytrace=False)
        ports = {name: free_port() for name in PORTS}
        self.host, self.port, self.submission_port = "localhost", ports["port"], ports["submission_port"]
        self.strict_port = ports["strict_port"]
        self.dovecot = Dovecot(authority, _BEHIND.replace("@lmtp@", str(ports["lmtp_port"])))
        self.dovecot.directory.chmod(0o711)  # Postfix looks for its sockets there
        self.folder = Path(tempfile.mkdtemp(prefix="mb-"))
        self.folder.chmod(0o711)
        for path in authority.certificate():
            shutil.copy(path, self.folder)
        values = {"mx": MX, "store": STORE, "folder": self.folder, "programs": PROGRAMS, "rate": RATE}
        for name, text in (("main.cf", _MAIN), ("master.cf", _MASTER)):
            (self.folder / name).write_text(text.format(**values, **ports, dovecot=self.dovecot.directory))
        self._make_queue()
        self._process = subprocess.Popen([PROGRAMS / "master", "-c", self.folder], start_new_session=True)
        self._wait_until_it_answers()

    def _make_queue(self) -> None:
        owner, postdrop = pwd.getpwnam("postfix"), grp.getgrnam("postdrop").gr_gid
        for name in ("queue/pid", "data", *(f"queue/{name}" for name in _OWNED), "queue/maildrop", "queue/public"):
            (self.folder / name).mkdir(parents=True, mode=0o700)
            if name != "queue/pid":
                os.chown(self.folder / name, owner.pw_uid, owner.pw_gid)
        (self.folder / "queue").chmod(0o755)
        (self.folder / "queue/pid").chmod(0o755)
        for name, mode in (("maildrop", 0o730), ("public", 0o710)):
            os.chown(self.folder / "queue" / name, owner.pw_uid, postdrop)
            (self.folder / "queue" / name).chmod(mode)

    def _wait_until_it_answers(self) -> None:
        for _ in range(LONG * 50):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if self._process.poll() is not None:
                break
            threading.Event().wait(0.02)
        log = self.folder / "log"
        pytest.fail(f"Postfix does not start: {log.read_text() if log.exists() else 'no log'}", pytrace=False)

    def close(self) -> None:
        """End both, and remove the mail."""
        self._process.send_signal(signal.SIGTERM)  # it takes its children along
        self._process.wait()
        self.dovecot.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def arrived(self, user: str, number: int = 1) -> list[bytes]:
        """Wait until so many messages have arrived for `user`."""
        for _ in range(LONG * 20):
            if len(found := self.dovecot.read(user)) >= number:
                return found
            threading.Event().wait(0.05)
        return pytest.fail(f"nothing arrived: {(self.folder / 'log').read_text()}", pytrace=False)

    def knocks(self, raw: bytes, mail_from: str, rcpt_to: str, helo: str = "stranger.example") -> None:
        """Hand over a mail as a stranger's server does."""
        with smtplib.SMTP("127.0.0.1", self.port, helo) as client:
            client.sendmail(mail_from, [rcpt_to], raw)

    def submits(self, raw: bytes, mail_from: str, rcpt_to: str, login: str) -> None:
        """Hand over a mail as a handler's client does."""
        with smtplib.SMTP("127.0.0.1", self.submission_port, "werkplek") as client:
            client.starttls()
            client.login(login, PASSWORD)
            client.sendmail(mail_from, [rcpt_to], raw)


@pytest.fixture(scope="session")
def mail_server(authority: Authority) -> Iterator[MailServer]:
    """One Postfix and its Dovecot for the session; `dovecot.new_user` keeps tests apart."""
    server = MailServer(authority)
    yield server
    server.close()
