"""Where a password or passphrase is found: never in the configuration file itself."""

from __future__ import annotations

import os
import re
import shlex
import stat
from pathlib import Path
from typing import Annotated

from pydantic import Field, PrivateAttr, model_validator

from mailbot.config.fields import FilePath, Section
from mailbot.errors import ConfigError, by_cause
from mailbot.ownership import as_typed

CREDENTIAL = r"\w[\w.-]*"


def is_credential_name(text: str) -> bool:
    """Return whether {credential: TEXT} may stand in the file."""
    return re.fullmatch(CREDENTIAL, text) is not None


def credential_names(section: object) -> set[str]:
    """Return every NAME of a {credential: NAME} in a section, and in those inside it."""
    if isinstance(section, Secret):
        return {section.credential} if section.credential else set()
    if isinstance(section, Section):
        return set().union(*(credential_names(value) for _, value in section))
    if isinstance(section, tuple | list):
        return set().union(*map(credential_names, section))
    return set()


class Secret(Section):
    """Where a password or passphrase is found; read when it is needed and not kept."""

    credential: Annotated[str, Field(pattern=f"^{CREDENTIAL}$")] | None = None
    """Name of a file that systemd hands over, or in credentials/ beside the configuration file.

    `mailbot credential NAME` puts it there.
    """
    file: FilePath | None = None
    """Path of a file."""
    env: Annotated[str, Field(pattern=r"^[A-Za-z_]\w*$")] | None = None
    """Name of an environment variable."""

    @model_validator(mode="before")
    @classmethod
    def _never_inline(cls, value: object) -> object:
        if not isinstance(value, dict) or len(value) != 1:
            raise ValueError(
                "must say where the secret is, never the secret itself: {credential: NAME}, {file: PATH} or {env: NAME}"
            )
        return value

    _config_dir: Path = PrivateAttr(Path())

    def model_post_init(self, context: Path | None) -> None:
        """Remember where the configuration file stands."""
        self._config_dir = context or Path()

    def read(self) -> str:
        """Read the secret; raises ConfigError, or Temporary when what keeps it from being read may pass."""
        if self.env:
            if secret := os.environ.get(self.env):
                return secret
            raise ConfigError(f"The environment variable {self.env} is not set.", "Set it for the service.")
        *handed_over, beside = self._places()
        return next((secret for path in handed_over if (secret := self._read(path, ""))), "") or self._read(beside)

    @property
    def where(self) -> str:
        """Name where it is, as the configuration does."""
        return self.credential or str(self.file or self.env)

    def how_to_replace(self) -> str:
        """Return how another one is put in, in a sentence."""
        if self.env:
            return f"Set the environment variable {self.env} for the service."
        return self._put_it_there(self._places()[-1])

    def _places(self) -> list[Path]:
        """Return where it may stand: what the unit hands over, then what lies beside the configuration file.

        The unit has an empty line for what was not there, and nothing for a name that it does not know.
        """
        if self.file:
            return [self.file]
        name, handed_over = self.credential or "", os.environ.get("CREDENTIALS_DIRECTORY")
        return [*([Path(handed_over) / name] if handed_over else []), self._config_dir / "credentials" / name]

    def _read(self, path: Path, missing: str | None = None) -> str:
        try:
            with path.open("rb") as opened:
                mode, raw = os.fstat(opened.fileno()).st_mode, opened.read()
            secret = raw.decode().strip("\r\n")
        except FileNotFoundError as failed:
            if missing is not None:
                return missing
            raise by_cause(failed, f"The secret {path} cannot be read", self._put_it_there(path)) from None
        except OSError as failed:
            chown = f"Run as root: chown {os.geteuid()} {shlex.quote(str(path))}"
            remedy = chown if isinstance(failed, PermissionError) else self._put_it_there(path)
            raise by_cause(failed, f"The secret {path} cannot be read", remedy) from None
        except UnicodeDecodeError:
            raise ConfigError(f"The secret {path} is not UTF-8.", "Save it as text.") from None
        if mode & stat.S_IRWXO:
            raise ConfigError(f"The secret {path} is open to every user.", f"Run: chmod o= {shlex.quote(str(path))}")
        if not secret and missing is None:
            raise ConfigError(f"The secret {path} is empty.", self._put_it_there(path))
        return secret

    def _put_it_there(self, path: Path) -> str:
        if self.credential:
            return f"Run: {as_typed(self._config_dir / 'config.yaml', 'credential', self.credential)}"
        return f"Put it there, with chmod 600 {shlex.quote(str(path))}"
