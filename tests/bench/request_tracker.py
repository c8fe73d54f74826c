"""Request Tracker as Debian packages it, warm: a server of its own that has everything loaded, on a database in a file.

Mails are handed to it as rt-mailgate does, by HTTP on the loopback interface, without the Perl that rt-mailgate starts
for each: what is compared is the server's work.
"""

from __future__ import annotations

import os
import subprocess
import time
import urllib.parse
import urllib.request
from pathlib import Path
from textwrap import dedent

from tests.bench.processes import Tree
from tests.bench.rsa import share
from tests.machine import LONG, free_port
from tests.people import Person, remove_home

_SERVER = Path("/usr/share/request-tracker5/libexec/rt-server")

_SITE = """
    use utf8;
    Set($rtname, 'voorbeeld');
    Set($Organization, 'voorbeeld.example');
    Set($CorrespondAddress, '{ours}');
    Set($CommentAddress, '{ours}');
    Set($WebDomain, 'localhost');
    Set($WebPort, {web});
    Set($DatabaseType, 'SQLite');
    Set($DatabaseName, '{folder}/rt.db');
    Set($MasonDataDir, '{folder}/mason');
    Set($MasonSessionDir, '{folder}/sessions');
    Set($LogDir, '{folder}');
    Set($LogToSyslog, undef);
    Set($LogToFile, 'warning');
    Set($LogToSTDERR, undef);
    Set($MailCommand, sub {{
        my @taken = $_[0]->smtpsend(Host => '127.0.0.1', Port => {smtp}, MailFrom => '{ours}');
        return scalar @taken;
    }});
    Set(@MailPlugins, qw(Auth::MailFrom));
    Set(%Crypt, Incoming => ['GnuPG'], Outgoing => 'GnuPG', RejectOnMissingPrivateKey => 1, RejectOnBadData => 1);
    Set(%GnuPG, Enable => 1, GnuPG => 'gpg', Passphrase => '', OutgoingMessagesFormat => 'RFC');
    Set(%GnuPGOptions, homedir => '{folder}/gpg', 'trust-model' => 'always', 'pinentry-mode' => 'loopback');
    1;
"""

_FILL = """
    use lib '/usr/share/request-tracker5/lib';
    use RT -init;
    my $me = RT->SystemUser;
    my $queue = RT::Queue->new($me);
    $queue->Load('General');
    $queue->SetCorrespondAddress($ENV{OURS});
    $queue->SetSign(1);
    $queue->SetEncrypt(1);
    my $everyone = RT::Group->new($me);
    $everyone->LoadSystemInternalGroup('Everyone');
    $everyone->PrincipalObj->GrantRight(Right => $_, Object => $queue) for qw(CreateTicket ReplyToTicket);
    my ($ok, $why) = $queue->AddWatcher(Type => 'AdminCc', Email => $ENV{READER});
    die $why unless $ok;
    my $scrips = RT::Scrips->new($me);
    $scrips->UnLimit;
    while (my $scrip = $scrips->Next) {
        $scrip->SetDisabled(1) if $scrip->Description =~ /autoreply/i;
    }
"""


class RequestTracker:
    """A queue with one AdminCc, who gets every new ticket signed and encrypted; nobody else gets mail."""

    NAME = "Request Tracker"
    PACKAGES = "request-tracker5 rt5-db-sqlite rt5-standalone"

    @staticmethod
    def is_there() -> bool:
        """Return whether it is installed, with its server and the driver of its database."""
        driver = ["perl", "-MDBD::SQLite", "-MServer::Starter", "-e", "1"]
        return _SERVER.exists() and subprocess.run(driver, check=False, capture_output=True).returncode == 0

    def __init__(self, folder: Path, ours: Person, reader: Person, reporter: Person, port: int) -> None:
        self._home = home = folder / "gpg"
        home.mkdir(mode=0o700)
        share(ours, home, reader, reporter)
        self._url = f"http://127.0.0.1:{(web := free_port())}"
        site = folder / "RT_SiteConfig.pm"
        site.write_text(dedent(_SITE).format(ours=ours.address, folder=folder, web=web, smtp=port))
        for name in ("none", "mason", "sessions"):
            (folder / name).mkdir()
        environment = os.environ | {"RT_SITE_CONFIG": str(site), "RT_SITE_CONFIG_DIR": str(folder / "none")}
        self._log = (folder / "log").open("wb")
        for command in (
            ["rt-setup-database-5", "--action", "init", "--skip-create"],
            ["perl", "-e", dedent(_FILL)],
        ):
            subprocess.run(
                command,
                check=True,
                env=environment | {"OURS": ours.address, "READER": reader.address},
                stdout=self._log,
                stderr=self._log,
            )
        self._server = subprocess.Popen(
            [str(_SERVER), "--server", "Starlet", "--host", "127.0.0.1", "--port", str(web)],
            env=environment,
            stdout=self._log,
            stderr=self._log,
        )
        self._wait()

    def spent(self) -> float:
        """Give the seconds of processor time until now."""
        return Tree(self._server.pid, self._home).spent()

    def takes(self, mail: bytes) -> None:
        """Hand it a mail; what it sends of it has left when this returns."""
        form = urllib.parse.urlencode({"queue": "General", "action": "correspond", "message": mail})
        with urllib.request.urlopen(f"{self._url}/REST/1.0/NoAuth/mail-gateway", form.encode()) as answer:
            said = answer.read()
        assert said.startswith(b"ok"), said

    def close(self) -> None:
        """End the server, and its gpg agent."""
        self._server.terminate()
        self._server.wait(LONG)
        self._log.close()
        remove_home(self._home)

    def _wait(self) -> None:
        deadline = time.monotonic() + LONG
        while time.monotonic() < deadline:
            assert self._server.poll() is None, "Request Tracker did not start"
            try:
                urllib.request.urlopen(self._url, timeout=LONG).close()
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise AssertionError("Request Tracker does not answer")
