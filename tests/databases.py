"""Real databases for tests: an SQLite file and a PostgreSQL server of our own, with the tables made.

`database_url` and `store` run a test once on each; `sqlite_store` is for what only a file can show.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from mailbot.edges.store import Store, migrate
from mailbot.edges.vault import Vault, new_data_key

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NOBODY = 65534
MISSING = "There is no PostgreSQL server for the tests. Run: apt install postgresql"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Run a server on a socket of its own; gives the folder of the socket."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if not programs:
        with _from_wheel() as folder:
            yield folder
        return
    folder = tempfile.mkdtemp(prefix="mb-pg-")  # short: a socket's path has at most 107 bytes
    # PostgreSQL refuses to run as root; --pdeathsig ends it when the tests are killed.
    user = ["--reuid", f"{NOBODY}", "--regid", f"{NOBODY}", "--clear-groups"] if os.geteuid() == 0 else []
    as_user = ["setpriv", "--pdeathsig", "INT", *user]
    if user:
        os.chown(folder, NOBODY, NOBODY)
    initdb = [f"{programs[-1].parent}/initdb", "-D", f"{folder}/data", "-U", "mailbot", "-A", "trust", "--no-sync"]
    subprocess.run([*as_user, *initdb, "-E", "UTF8", "--locale=C"], check=True, capture_output=True, cwd=folder)
    options = ["listen_addresses=", f"unix_socket_directories={folder}", "fsync=off", "max_connections=50"]
    server = subprocess.Popen(
        [*as_user, str(programs[-1]), "-D", f"{folder}/data", *(arg for option in options for arg in ("-c", option))],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    try:
        while not _answers(folder):
            with contextlib.suppress(subprocess.TimeoutExpired):
                pytest.fail(f"PostgreSQL ended with {server.wait(0.05)}")
        yield folder
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder)


@contextlib.contextmanager
def _from_wheel() -> Iterator[str]:
    try:
        import pgserver
    except ImportError:
        pytest.fail(MISSING)
    folder = tempfile.mkdtemp(prefix="mb-pg-")
    server = pgserver.get_server(folder, cleanup_mode="delete")
    server.psql("CREATE ROLE mailbot SUPERUSER LOGIN")
    server.psql("CREATE DATABASE mailbot OWNER mailbot")
    yield folder
    server.cleanup()


def _answers(folder: str) -> bool:
    try:
        _postgresql(folder, "SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def _postgresql(folder: str, statement: str) -> None:
    with psycopg.connect(host=folder, user="mailbot", dbname="postgres", autocommit=True) as connection:
        connection.execute(statement.encode())


@pytest.fixture(scope="session")
def new_postgresql(postgresql_server: str) -> Callable[[], str]:
    """Make empty PostgreSQL databases."""

    def make() -> str:
        name = f"t{uuid4().hex}"
        _postgresql(postgresql_server, f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://mailbot@/{name}?host={postgresql_server}"

    return make


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str, new_postgresql: Callable[[], str]) -> str:
    """A database with the tables made, which others are copied from."""
    url = new_postgresql()
    migrate(url)
    return url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables made, which others are copied from."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """An SQLite database with the tables made."""
    shutil.copy(sqlite_template, tmp_path / "mailbot.db")
    return f"sqlite:///{tmp_path}/mailbot.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database with the tables made; the test runs once on each kind."""
    if request.param == "sqlite":
        url: str = request.getfixturevalue("sqlite_url")
        return url
    template: str = request.getfixturevalue("postgresql_template")
    before, _, after = template.partition("/t")
    source, _, host = after.partition("?host=")
    name = f"t{uuid4().hex}"
    _postgresql(host, f"CREATE DATABASE {name} TEMPLATE t{source}")
    return f"{before}/{name}?host={host}"


@pytest.fixture
def vault() -> Vault:
    return Vault(new_data_key())


@pytest.fixture
def store(database_url: str, vault: Vault) -> Iterator[Store]:
    """A store on each kind of database."""
    opened = Store(database_url, vault)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(sqlite_url: str, vault: Vault) -> Iterator[Store]:
    """A store on an SQLite file."""
    opened = Store(sqlite_url, vault)
    yield opened
    opened.close()
