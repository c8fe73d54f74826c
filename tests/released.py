"""Filled databases of every schema that was ever released, and the scenario that fills one.

`released/NAME.sqlite.sql` and `.postgresql.sql` were written by the code of their time, with the hours below lived
through by real mail; the `.key` beside each is the throw-away secret key under which its data key is wrapped,
`.left-last` what stood in the state directory. Before a released schema is left behind, keep it, on the commit that was
released:

    MAILBOT_KEEP=0003 .venv/bin/pytest tests/system/test_upgrade.py -k of_today

and commit the files. What was kept is never changed.

`0001-first` and `0002-first` have the tables that the steps 0001 and 0002 made before they were changed for the last
time. The code of the first could not yet read mail: what fills it is the code that did, on the tables of then.
"""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from mailbot.errors import MailbotError
from mailbot.facts import Due, DueKind, Notice, NoticeKind
from tests.edges.full_case import FULL_CASE
from tests.people import Person, make_home
from tests.system.world import ADDRESS, ANKE, MONDAY, House, World

FOLDER = Path(__file__).parent / "released"
NAMES = sorted(
    (path.name.removesuffix(".sqlite.sql") for path in FOLDER.glob("*.sqlite.sql")), key=lambda name: f"{name}~"
)
"""In the order of their days: 0001-first, 0001, …"""

ROSA, TIM, MIA, NOA = (f"{name}@melder.example" for name in ("rosa", "tim", "mia", "noa"))
LEFT_AT = MONDAY + timedelta(hours=2, minutes=10)
"""When the days end: with a draft of Bram's, a letter to Mia and a mail of Noa's in hand."""


def live(world: World) -> None:
    """Leave something in every table, sealed by this version."""
    rosa = world.correspondent(ROSA, key=True)
    anke, bram = world.anke(), world.bram()
    rosa.writes("Hello, I found a vulnerability in your website. Could you please send me your key?")
    world.goes_on()
    world.passes(timedelta(hours=2))
    words = "The form at /requests lets me read the requests of others when I change the number in the address."
    rosa.answers(rosa.reads()[-1], words, encrypted=True, key=True, attachments={"requests.txt": b"1, 2, 3"})
    world.goes_on()
    bram.answers(bram.reads()[-1], "#note\n\nI look at it, and signed this.", encrypted=True)  # spends a signature
    world.goes_on()
    anke.answers(anke.reads()[-1], "#accept 2026-01-16")
    world.goes_on()
    world.passes(timedelta(minutes=10))  # the assessment leaves
    world.correspondent(TIM).writes("A list of names is public at /export, 12 of them, and anybody can read it.")
    world.correspondent(ANKE).writes("#close spam", subject="held: anybody could have written this")
    world.goes_on()
    first = next(letter for letter in bram.reads() if "[VB-" in letter.subject)  # not the morning's
    bram.answers(first, "Thank you, Rosa. Which browser was it?", encrypted=True)
    world.goes_on()  # waits as a draft, and a due of now plus ten minutes
    assert world.now == LEFT_AT
    world.smtp.stop()
    world.correspondent(MIA).writes("The door at /login is open, as anybody can see who looks at it closely.")
    with suppress(MailbotError):  # the letters wait
        world.goes_on()
    world.smtp.start()
    world.daemon.ingest(world.correspondent(NOA).composes("There is a second door at /admin, which is open as well."))
    with world.daemon.house.store.write() as transaction:
        transaction.save_case(FULL_CASE, 0, world.now)
        transaction.keep_notice(Notice(world.now, None, NoticeKind.HELD, "somebody wrote"))
        transaction.put_due(Due(DueKind.DIGEST, world.now + timedelta(hours=1)))
    world.restarts()


def keep(world: World, url: str, folder: Path, name: str) -> None:
    """Write the database, and the key of its organisation, to files."""
    folder.mkdir(exist_ok=True)
    kind = make_url(url).get_backend_name()
    keeper = Person(ADDRESS, "", world.house.homedir, "", "")
    (folder / f"{name}.{kind}.key").write_bytes(keeper.gpg("--armor", "--export-secret-keys"))
    if (noted := world.state_dir / "left-last").exists():
        (folder / f"{name}.{kind}.left-last").write_bytes(noted.read_bytes())
    if kind == "sqlite":
        database = sqlite3.connect(str(make_url(url).database))
        text = "\n".join(database.iterdump()) + "\n"
        database.close()
    else:
        address = url.replace("+psycopg", "")
        dump = ["pg_dump", "--inserts", "--no-owner", "--no-comments", "--dbname", address]
        text = subprocess.run(dump, check=True, capture_output=True, text=True).stdout
    (folder / f"{name}.{kind}.sql").write_text(text)


@dataclass(frozen=True)
class Kept:
    """A released database, by its name."""

    name: str
    folder: Path = FOLDER

    def put_into(self, url: str, state_dir: Path) -> None:
        """Fill an empty database with it, or put it in the place of a file, and lay beside it what lay there."""
        kind = make_url(url).get_backend_name()
        if (noted := self.folder / f"{self.name}.{kind}.left-last").exists():
            (state_dir / "left-last").write_bytes(noted.read_bytes())
        text = (self.folder / f"{self.name}.{kind}.sql").read_text()
        if kind == "sqlite":
            Path(str(make_url(url).database)).unlink(missing_ok=True)
            database = sqlite3.connect(str(make_url(url).database))
            database.execute("PRAGMA journal_mode=WAL")
            database.executescript(text)
            database.close()
            return
        statements = [line for line in text.splitlines() if not line.startswith("\\")]  # psql's own, of newer versions
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            connection.execute("\n".join(statements).encode())

    def house(self, url: str) -> House:
        """Give the key of its organisation, in a gpg home of its own."""
        kind = make_url(url).get_backend_name() if url else "sqlite"
        keeper = Person(ADDRESS, "", make_home(), "", "")
        keeper.gpg("--import", stdin=(self.folder / f"{self.name}.{kind}.key").read_bytes())
        listing = keeper.gpg("--with-colons", "--list-keys").decode()
        fingerprint = next(line.split(":")[9] for line in listing.splitlines() if line.startswith("fpr:"))
        return House(keeper.homedir, fingerprint, keeper.gpg("--armor", "--export").decode())
