"""A throw-away certificate authority, and a real Dovecot over TLS that needs no root."""

from __future__ import annotations

import grp
import itertools
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from imapclient import IMAPClient

from tests.machine import LONG, free_port

PASSWORD = "correct-horse-battery-staple"
SERVER_USER = "nobody"  # Dovecot refuses to run sessions as root


# ---------------------------------------------------------------------------------------------------------------
# Certificates
# ---------------------------------------------------------------------------------------------------------------


class Authority:
    """A throw-away certificate authority; `ca_file` is what clients are told to trust."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.ca_file = directory / "ca.pem"
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, f"Throw-away CA {directory.name}")])
        root = self._builder(self._name, self._key.public_key()).add_extension(x509.BasicConstraints(True, None), True)
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        self.ca_file.write_bytes(_pem(root.add_extension(usage, True).sign(self._key, hashes.SHA256())))

    def certificate(self, name: str = "localhost") -> tuple[Path, Path]:
        """Make a server certificate for `name`; the files of the chain and of its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        names = x509.SubjectAlternativeName([x509.DNSName(name)])
        chain_file, key_file = self.directory / f"{name}.pem", self.directory / f"{name}.key"
        builder = self._builder(subject, key.public_key()).add_extension(names, False)
        chain_file.write_bytes(_pem(builder.sign(self._key, hashes.SHA256())))
        no_encryption = serialization.NoEncryption()
        encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
        key_file.write_bytes(key.private_bytes(encoding, form, no_encryption))
        return chain_file, key_file

    def server_context(self, name: str = "localhost") -> ssl.SSLContext:
        """What a server needs to show the certificate for `name`."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*self.certificate(name))
        return context

    def _builder(self, subject: x509.Name, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        builder = x509.CertificateBuilder().subject_name(subject).issuer_name(self._name).public_key(key)
        builder = builder.serial_number(x509.random_serial_number())
        authority_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), False)
        builder = builder.add_extension(authority_id, False)
        return builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=30))


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


# ---------------------------------------------------------------------------------------------------------------
# Dovecot
# ---------------------------------------------------------------------------------------------------------------

_VERSION = "dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0\n"  # must come first

_CONF = """
base_dir = {directory}/run
state_dir = {directory}/state
log_path = {directory}/log
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
protocols = imap
listen = 127.0.0.1
ssl = yes
auth_failure_delay = 0
first_valid_uid = 1
mail_fsync = never
mail_max_userip_connections = 200
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service auth {{
  user = {user}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain_port}
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
"""

# Processes that serve one session after the other: starting them costs more than all that a test does in one
_CONF_OF_2_3 = """
service imap-login {{
  service_count = 0
}}
service imap {{
  service_count = 1000
}}
ssl_cert = <{directory}/localhost.pem
ssl_key = <{directory}/localhost.key
disable_plaintext_auth = no
mail_location = maildir:~/mail
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={directory}/home/%u
}}
"""

_CONF_OF_2_4 = """
ssl_server_cert_file = {directory}/localhost.pem
ssl_server_key_file = {directory}/localhost.key
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ~/mail
passdb static {{
  password = {password}
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = {directory}/home/%{{user}}
  }}
}}
"""


@cache
def is_2_3() -> bool:
    """Whether Dovecot is Debian 12's: from 2.4 on, half of its settings have other names."""
    if not (program := _program()):
        return False  # tests are collected all the same; those that need it fail, and say what to install
    said = subprocess.run([program, "--version"], check=True, capture_output=True, text=True, timeout=LONG).stdout
    return said.startswith("2.3.")


def _program() -> str | None:
    return shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")


def announces(*capabilities: str) -> str:
    """Of a server that announces these capabilities, and no other."""
    return f"protocol imap {{\n imap_capability = {' '.join(capabilities)}\n}}"


def password_file(path: str) -> str:
    """Of a server that looks into this file of `user:password` lines first."""
    if is_2_3():
        return f"passdb {{\n driver = passwd-file\n args = scheme=PLAIN {path}\n}}"
    return f"passdb passwd-file {{\n default_password_scheme = plain\n passwd_file_path = {path}\n}}"


class Dovecot:
    """A real Dovecot without root. Any user name exists, with an empty mailbox and PASSWORD.

    `more` is added to its configuration, in words that its version knows; `@directory@` in it stands for `directory`.
    """

    def __init__(self, authority: Authority, more: str = "") -> None:
        if not (program := _program()):
            pytest.fail("Dovecot is needed to test mail servers: apt install dovecot-imapd", pytrace=False)
        self.host = "localhost"
        self.port, self.plain_port = free_port(), free_port()  # implicit TLS; clear with STARTTLS
        self.directory = Path(tempfile.mkdtemp(prefix="mb-"))  # short: it holds Unix sockets (108 bytes)
        self._program = program
        self._numbers = itertools.count(1)
        account = pwd.getpwnam(SERVER_USER) if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        for path in authority.certificate():
            shutil.copy(path, self.directory)
        configuration = (_CONF + _CONF_OF_2_3 if is_2_3() else _VERSION + _CONF + _CONF_OF_2_4).format(
            directory=self.directory,
            user=account.pw_name,
            group=grp.getgrgid(account.pw_gid).gr_name,
            uid=account.pw_uid,
            gid=account.pw_gid,
            port=self.port,
            plain_port=self.plain_port,
            password=PASSWORD,
        )
        configuration += more.replace("@directory@", str(self.directory))
        (self.directory / "dovecot.conf").write_text(configuration)
        self._as_user: list[str] = []
        if os.getuid() == 0:
            for path in (self.directory, *self.directory.iterdir()):
                os.chown(path, account.pw_uid, account.pw_gid)
            self._as_user = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start it, again after `stop`, on the same ports with the same mail."""
        command = [*self._as_user, self._program, "-F", "-c", str(self.directory / "dovecot.conf")]
        self._process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
        for _ in range(LONG * 50):
            if self._is_listening():
                return
            if self._process.poll() is not None:
                break
            threading.Event().wait(0.02)
        log = self.directory / "log"
        pytest.fail(f"Dovecot does not start: {log.read_text() if log.exists() else 'no log'}", pytrace=False)

    def _is_listening(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop it; clients are told BYE (with SIGKILL, nothing). The mail stays."""
        if self._process is not None:
            os.killpg(self._process.pid, how)
            self._process.wait(LONG)
            self._process = None
            # Its children end a little later: until then they hold the ports, and a client waits for their greeting
            for _ in range(250):  # and no longer: another server may have been given the port since
                if not self._is_listening():
                    return
                threading.Event().wait(0.02)

    def close(self) -> None:
        """Stop it and remove its mail."""
        self.stop(signal.SIGKILL)
        shutil.rmtree(self.directory, ignore_errors=True)

    def new_user(self) -> str:
        """A user name that no test had before: an address with an empty mailbox."""
        return f"security{next(self._numbers)}@example.org"

    @contextmanager
    def client(self, user: str, folder: str = "INBOX") -> Iterator[IMAPClient]:
        """Another mail client of `user`, logged in, with `folder` selected."""
        with IMAPClient("127.0.0.1", self.plain_port, ssl=False, timeout=LONG) as client:
            client.normalise_times = False
            client.login(user, PASSWORD)
            client.select_folder(folder)
            yield client

    def deliver(self, user: str, *raw: bytes, received_at: datetime | None = None, folder: str = "INBOX") -> None:
        """Put messages into a folder, byte for byte, as received at `received_at` (INTERNALDATE)."""
        with self.client(user) as client:
            for message in raw:
                client.append(folder, message, msg_time=received_at)

    def read(self, user: str, folder: str = "INBOX") -> list[bytes]:
        """The messages in a folder, oldest first; none where there is no such folder."""
        with self.client(user) as client:
            if not client.folder_exists(folder):
                return []
            client.select_folder(folder, readonly=True)
            found = client.fetch(client.search("ALL"), ["BODY.PEEK[]"])
            return [found[uid][b"BODY[]"] for uid in sorted(found)]
