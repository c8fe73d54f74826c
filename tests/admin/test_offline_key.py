"""A primary key that is kept elsewhere: the lines that `key` prints work there, and what comes back is tried first."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailbot.admin.keys.bringing_in import bring_in
from mailbot.admin.keys.renewal import extend_key, rotate_subkeys
from mailbot.admin.keys.show import show_key
from mailbot.admin.keys.works_on import OurKeys
from mailbot.case.key_renewal import years_from
from mailbot.edges.gpg import Gpg
from mailbot.errors import ConfigError, Permanent
from mailbot.facts import Custody
from tests.people import make_home, remove_home

PASSPHRASE = "offline and here"


@dataclass
class Safe:
    """The machine that has the primary key, and ours, which has its subkeys."""

    homedir: Path
    ours: OurKeys

    @property
    def now(self) -> datetime:
        """After whatever was done there: its gpg has the machine's clock."""
        return datetime.now(UTC) + timedelta(seconds=2)

    @property
    def file(self) -> Path:
        return self.homedir / f"{self.ours.fingerprint}.asc"

    def runs(self, *lines: str, passphrase: str = PASSPHRASE, at: datetime | None = None) -> None:
        """Run lines as they were printed, with gpg's clock at `at`."""
        for line in lines:
            words = shlex.split(line)
            assert words[0] == "gpg"
            batch = ["--batch", "--yes", "--quiet", "--pinentry-mode=loopback", f"--passphrase={passphrase}"]
            batch += [f"--faked-system-time={at:%Y%m%dT%H%M%S}"] if at else []
            here = {"GNUPGHOME": str(self.homedir), "PATH": os.environ["PATH"]}
            subprocess.run([words[0], *batch, *words[1:]], check=True, capture_output=True, env=here, cwd=self.homedir)


@pytest.fixture
def safe() -> Iterator[Safe]:
    homedir, here = make_home(), make_home()
    for home in (homedir, here):
        (home / "gpg-agent.conf").write_text("s2k-count 1024\n")  # stretching passphrases would take most of the time
    safe = Safe(homedir, OurKeys(Gpg(here, "0" * 40, None), "0" * 40, (), "s@voorbeeld.example", here, here / "c.yaml"))
    made_at = datetime.now(UTC) - timedelta(days=1)  # gpg counts in seconds: of two subkeys of one second none is newer
    safe.runs("gpg --quick-generate-key security@voorbeeld.example ed25519 cert 1y", at=made_at)
    listed = ["gpg", "--homedir", str(homedir), "--with-colons", "--list-keys"]
    rows = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.splitlines()
    fingerprint = next(row.split(":")[9] for row in rows if row.startswith("fpr"))
    safe.ours = OurKeys(
        Gpg(here, fingerprint, PASSPHRASE), fingerprint, (), "s@voorbeeld.example", here, here / "config.yaml"
    )
    safe.runs(
        f"gpg --quick-add-key {fingerprint} ed25519 sign 1y",
        f"gpg --quick-add-key {fingerprint} cv25519 encr 100d",
        f"gpg --armor --output {safe.file} --export-secret-subkeys {fingerprint}",
        at=made_at,
    )
    subprocess.run(
        ["gpg", "--homedir", str(here), "--batch", "--import", str(safe.file)], check=True, capture_output=True
    )
    yield safe
    remove_home(homedir)
    remove_home(here)


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines of gpg in what was printed."""
    return re.findall(r"(?m)^  (gpg .*)$", capsys.readouterr().out)


def test_the_lines_that_are_printed_do_what_is_asked_for(safe: Safe, capsys: pytest.CaptureFixture[str]) -> None:
    ours, now = safe.ours, safe.now
    before = ours.look(now)
    assert before.primary.custody is Custody.ELSEWHERE
    ours.gpg.prove(now)
    show_key(ours, now, as_json=False)
    assert "The secret primary key is not in" in capsys.readouterr().out

    extend_key(ours, years_from(now, 3), now, "me", subkeys=False, bounds=False)
    lines = printed(capsys)
    assert ours.look(now) == before  # nothing was changed here
    safe.runs(*lines)
    bring_in(ours, safe.file, now, "me")
    assert f"The key now lasts until {years_from(now, 3)}" in capsys.readouterr().out

    rotate_subkeys(ours, now, "me", early=False)  # 100 days before the end: the primary key has to be fetched
    lines = printed(capsys)
    assert [line.split()[1] for line in lines] == ["--quick-add-key", "--armor"]
    safe.runs(*lines)
    now = safe.now
    bring_in(ours, safe.file, now, "me")
    assert "(encrypt) is new, and lasts until" in capsys.readouterr().out
    key = ours.look(now)
    assert key.is_offline
    assert key.encrypting(now) == key.subkeys[-1]
    assert len(key.subkeys) == 3
    ours.gpg.prove(now)
    bring_in(ours, safe.file, now, "me")
    assert "Nothing of it was new." in capsys.readouterr().out


NEW = "gpg --quick-add-key FPR cv25519 encr 2y"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        pytest.param(
            ["gpg --armor --output FILE --export-secret-keys FPR"],
            "holds the secret primary key",
            id="the secret primary key",
        ),
        pytest.param(
            [NEW, "gpg --armor --output FILE --export FPR"],
            "without its secret half",
            id="public halves alone",
        ),
        pytest.param(
            [
                "gpg --quick-generate-key eve@attacker.example ed25519 sign",
                "gpg --armor --output FILE --export-secret-subkeys",
            ],
            "holds another key",
            id="another key beside ours",
        ),
        pytest.param([f"gpg --output FILE --store {__file__}"], "no key in it", id="no key at all"),
    ],
)
def test_what_would_make_things_worse_is_refused(safe: Safe, lines: list[str], says: str) -> None:
    ours = safe.ours
    before = ours.look(safe.now)
    named = {"FPR": ours.fingerprint, "FILE": str(safe.file)}
    safe.runs(*(" ".join(named.get(word, word) for word in line.split()) for line in lines))
    now = safe.now
    with pytest.raises(Permanent, match=says):
        bring_in(ours, safe.file, now, "me")
    assert ours.look(now) == before
    assert [key.primary.fingerprint for key in ours.gpg.own_keys.listed(now)] == [ours.fingerprint]
    assert not list(ours.homedir.glob("trial-*"))


def test_a_subkey_with_another_passphrase_is_refused(safe: Safe) -> None:
    """Here our subkeys have one passphrase, and where the primary key is kept they have another."""
    ours = replace(safe.ours, gpg=Gpg(safe.ours.homedir, safe.ours.fingerprint, "the one of this machine"))
    safe.runs(f"gpg --quick-add-key {ours.fingerprint} cv25519 encr 2y")
    safe.runs(f"gpg --armor --output {safe.file} --export-secret-subkeys {ours.fingerprint}")
    before = ours.look(safe.now)
    with pytest.raises(ConfigError, match="another passphrase"):
        bring_in(ours, safe.file, safe.now, "me")
    assert ours.look(safe.now) == before


def test_a_revocation_is_refused(safe: Safe) -> None:
    """Alone, as gpg makes one with each key, or in the key: revoking is a command of its own."""
    ours = safe.ours
    certificate = (safe.homedir / "openpgp-revocs.d" / f"{ours.fingerprint}.rev").read_bytes()
    safe.file.write_bytes(certificate[certificate.index(b":-----BEGIN") + 1 :])
    with pytest.raises(Permanent, match="no key in it"):
        bring_in(ours, safe.file, safe.now, "me")
    safe.runs(f"gpg --import {safe.file}", f"gpg --armor --output {safe.file} --export {ours.fingerprint}")
    with pytest.raises(Permanent, match="revokes the key"):
        bring_in(ours, safe.file, safe.now, "me")
    assert not ours.look(safe.now).primary.revoked
