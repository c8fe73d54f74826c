"""Schleuder as Debian packages it, with a configuration, a database and a list of its own: `schleuder work`."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import yaml

from tests.bench.processes import Tree, spent_by_children
from tests.bench.rsa import share
from tests.people import Person, remove_home

_MAKE = """
require 'schleuder'
ActiveRecord::Migration.verbose = false
load Gem.find_files('schleuder/db/schema.rb').first || '/usr/lib/ruby/vendor_ruby/schleuder/db/schema.rb'
list, = Schleuder::ListBuilder.new(
  {email: ENV['LIST'], fingerprint: ENV['KEY']}, ENV['READER'], nil, File.read(ENV['READER_KEY'])
).run
abort list.errors.full_messages.join(', ') unless list.is_a?(Schleuder::List) && list.persisted?
list.import_key(File.read(ENV['REPORTER_KEY']))
"""


class Schleuder:
    """A list with one subscriber."""

    NAME = "Schleuder"
    PACKAGES = "schleuder"

    @staticmethod
    def is_there() -> bool:
        """Return whether it is installed."""
        return shutil.which("schleuder") is not None

    def __init__(self, folder: Path, ours: Person, reader: Person, reporter: Person, port: int) -> None:
        self._list = ours.address
        local, _, domain = ours.address.partition("@")
        self._home = home = folder / "lists" / domain / local
        home.mkdir(parents=True, mode=0o700)
        self._environment = os.environ | {
            "SCHLEUDER_CONFIG": str(folder / "schleuder.yml"),
            "SCHLEUDER_LIST_DEFAULTS": "/etc/schleuder/list-defaults.yml",
        }
        settings = {
            "lists_dir": str(folder / "lists"),
            "listlogs_dir": str(folder / "logs"),
            "keyword_handlers_dir": str(folder / "none"),
            "filters_dir": str(folder / "none"),
            "superadmin": reader.address,
            "smtp_settings": {"address": "localhost", "port": port, "enable_starttls_auto": False},
            "database": {"production": {"adapter": "sqlite3", "database": str(folder / "db.sqlite")}},
        }
        (folder / "schleuder.yml").write_text(yaml.safe_dump(settings))
        share(ours, home)
        keys = {"READER_KEY": reader, "REPORTER_KEY": reporter}
        for name, person in keys.items():
            (folder / name).write_text(person.armored)
        given = {"LIST": ours.address, "KEY": ours.fingerprint, "READER": reader.address}
        given |= {name: str(folder / name) for name in keys}
        subprocess.run(["ruby", "-e", _MAKE], check=True, env=self._environment | given, stdout=subprocess.DEVNULL)

    def spent(self) -> float:
        """Give the seconds of processor time until now, those of other children of ours among them."""
        return spent_by_children() + Tree(None, self._home).spent()

    def takes(self, mail: bytes) -> None:
        """Hand it a mail, as an MTA does; it has left when this returns."""
        subprocess.run(["schleuder", "work", self._list], input=mail, check=True, env=self._environment)

    def close(self) -> None:
        """End its gpg agent."""
        remove_home(self._home)
