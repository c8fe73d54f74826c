from __future__ import annotations

import resource
from pathlib import Path

import pytest

from mailbot.config import load
from mailbot.config.secret import Secret
from mailbot.edges.login import Password
from mailbot.errors import ConfigError, Temporary
from tests.config.example import loaded, private
from tests.machine import limited


def secret(directory: Path, **where: str) -> Secret:
    return Secret.model_validate(where, context=directory)


def test_secrets_stand_beside_the_file_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    private(tmp_path / "credentials" / "imap-password", b"beside\n")
    assert loaded(tmp_path).imap.login() == Password("security@voorbeeld.example", "beside")


def test_a_credential_stands_beside_the_file_or_where_systemd_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    private(tmp_path / "credentials" / "smtp", b"beside\n")
    private(tmp_path / "systemd" / "smtp", b"systemd")
    assert secret(tmp_path, credential="smtp").read() == "beside"
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "systemd"))
    assert secret(tmp_path, credential="smtp").read() == "systemd"


@pytest.mark.parametrize(
    "handed_over",
    [
        pytest.param({}, id="nothing-by-a-unit-that-does-not-know-its-name"),
        pytest.param({"smtp": b"\n"}, id="an-empty-line-by-a-unit-that-found-none"),
    ],
)
def test_what_the_unit_does_not_hand_over_stands_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handed_over: dict[str, bytes]
) -> None:
    (tmp_path / "systemd").mkdir()
    for name, raw in handed_over.items():
        private(tmp_path / "systemd" / name, raw)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "systemd"))
    with pytest.raises(ConfigError) as missing:
        secret(tmp_path, credential="smtp").read()
    assert missing.value.problem == f"The secret {tmp_path}/credentials/smtp cannot be read: No such file or directory."
    assert missing.value.remedy == f"Run: mailbot --config {tmp_path}/config.yaml credential smtp"
    private(tmp_path / "credentials" / "smtp", b"beside\n")
    assert secret(tmp_path, credential="smtp").read() == "beside"


def test_a_secret_that_cannot_be_read_at_the_moment_is_not_missing(tmp_path: Path) -> None:
    private(tmp_path / "credentials" / "smtp", b"beside\n")
    with limited(resource.RLIMIT_NOFILE, 3), pytest.raises(Temporary, match="Too many open files"):
        secret(tmp_path, credential="smtp").read()
    with limited(resource.RLIMIT_NOFILE, 3), pytest.raises(Temporary, match="Too many open files"):
        load(tmp_path / "config.yaml")


def test_a_secret_in_a_file_or_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    private(tmp_path / "secret", " pâss word \r\n".encode())
    assert secret(tmp_path, file="secret").read() == " pâss word "
    assert secret(Path("/nowhere"), file=str(tmp_path / "secret")).read() == " pâss word "
    monkeypatch.setenv("SMTP_PASSWORD", "x")
    assert secret(tmp_path, env="SMTP_PASSWORD").read() == "x"
    monkeypatch.delenv("SMTP_PASSWORD")
    with pytest.raises(ConfigError, match="SMTP_PASSWORD is not set"):
        secret(tmp_path, env="SMTP_PASSWORD").read()


@pytest.mark.parametrize(
    ("raw", "mode", "sentence"),
    [
        pytest.param(b"hunter2", 0o644, "is open to every user. Run: chmod o= ", id="open-to-all"),
        pytest.param(b"\n", 0o600, "is empty", id="empty"),
        pytest.param(b"hunter2\xff", 0o600, "is not UTF-8", id="not-utf-8"),
    ],
)
def test_a_secret_that_cannot_be_used(tmp_path: Path, raw: bytes, mode: int, sentence: str) -> None:
    (tmp_path / "secret").write_bytes(raw)
    (tmp_path / "secret").chmod(mode)
    with pytest.raises(ConfigError, match=sentence) as caught:
        secret(tmp_path, file="secret").read()
    assert "hunter2" not in str(caught.value)


def test_a_secret_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        secret(tmp_path, file="secret").read()
