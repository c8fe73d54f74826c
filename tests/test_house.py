"""The rules of the house, read from the imports and the files: which room may know which, and what no file may hold.

Every rule is shown to turn red on a made-up module as well: a checker that sees nothing would be green for ever.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house_rules import cycles, large_functions, shared_names, unused_names

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "mailbot").rglob("*.py"))

SHARED = {"mailbot", "mailbot.domains", "mailbot.facts", "mailbot.errors"}
ROOMS_BELOW = {
    "languages": set[str](),
    "letters": {"mailbot.languages"},
    "mail": {"mailbot.languages", "mailbot.letters"},
    "case": {"mailbot.languages", "mailbot.letters"},
}
PURE_LIBRARIES = {
    "confusable_homoglyphs",
    "authres",
    "babel",
    "flufl",
    "holidays",
    "idna",
    "jinja2",
    "mailparser",
    "webencodings",
}
# The network, other processes and threads, the clock, the machine: all that a pure room must be handed as values.
IMPURE_STANDARD = {
    *("asyncio", "ftplib", "http", "imaplib", "logging", "multiprocessing", "os", "poplib", "random", "select"),
    *("selectors", "shutil", "signal", "smtplib", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile"),
    *("threading", "time"),
}
# An edge may be a folder.
LIBRARIES_OF_EDGES = {
    "backups": {"pydantic"},  # folders on a disk, with a manifest
    "alarm_program": set[str](),  # a program of the operator's
    "charts": {"matplotlib"},
    "deadline": {"requests"},
    "erased_ledger": set[str](),  # a file
    "gpg": {"gnupg", "pysequoia"},  # each does what its module says
    "imap": {"imapclient"},
    # a login speaks to the connection that either has made; tokens come by the libraries of those who give them
    "login": {"aiosmtplib", "imapclient", "cryptography", "google", "msal", "requests"},
    "metadata": {"PIL", "lxml", "pikepdf"},
    "net": set[str](),  # TLS, by the standard library
    "notify": set[str](),  # systemd's socket, by the standard library
    "parser": {"mailbot.mail"},
    "refusals": set[str](),
    "sandbox": {"pyseccomp"},
    "sandboxed_process": set[str](),
    "sent_marker": set[str](),  # a file
    "smtp": {"aiosmtplib"},
    "security_txt": {"sectxt"},
    "store": {"alembic", "psycopg", "pydantic", "pydantic_core", "sqlalchemy", "sqlmodel"},  # what sqlmodel is made of
    "textfile": {"prometheus_client"},
    "vault": {"cryptography"},
    "waiting_acts": set[str](),  # a file
    "web": {"requests"},
}
# One sandbox for all that reads a stranger's bytes; one way to connect and to log in for both mail servers, and one end
# of what is asked by HTTP
SHARED_BY_EDGES = {
    "gpg": {"mailbot.edges.sandbox"},
    "imap": {"mailbot.edges.login", "mailbot.edges.net", "mailbot.edges.refusals"},
    "login": {"mailbot.edges.deadline", "mailbot.edges.net", "mailbot.edges.refusals"},
    "metadata": {"mailbot.edges.sandboxed_process"},
    "parser": {"mailbot.edges.sandboxed_process"},
    "sandboxed_process": {"mailbot.edges.sandbox"},
    "smtp": {"mailbot.edges.login", "mailbot.edges.net", "mailbot.edges.refusals"},
    "web": {"mailbot.edges.deadline"},
}
# mailbox_sync, _loops and _lease are parts of the daemon, house what it works with; bootstrap builds what daemon and
# cli run.
JOINERS = {
    "intake",
    "agenda",
    "commit",
    "completion",
    "decision",
    "event_context",
    "data_copies",
    "desk",
    "monthly_reader",
    "writer",
    "outbox",
    "mailbox_sync",
    "mailbox_loops",
    "mailbox_lease",
    "daemon",
    "house",
    "failures",
    "pulse",
    "published",
    "sweep",
    "bootstrap",
    "admin",
    "demo",
    "cli",
}
READERS_OF_CONFIGURATION = {"cli", "bootstrap", "config"}
WHAT_TRAVELS_TOGETHER = {"standing", "organisation", "now", "fresh"}
# Asked where nothing is being decided: when the house looks again, and which keys it would look at
ASKED_OUTSIDE_A_DECISION = {
    *(
        "again_at",
        "began_before",
        "declaration_of",
        "digests",
        "ended_before",
        "first_look",
        "marks",
        "nearing",
        "news",
        "next_check",
        "next_inside",
        "next_look",
        "next_morning",
        "next_report",
        "reached_again",
        "to_be_declared",
        "to_be_told",
        "told_until",
    ),
}
MODULE_LINES = 400

TEST_MODULES = sorted((ROOT / "tests").rglob("*.py"))
OUR_NAMES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (*MODULES, *TEST_MODULES)
}

# Modules of one room that know each other, for types alone: each with why they are two all the same.
KNOTS = {
    ("mailbot.case.commands.context", "mailbot.case.commands.spec"): "a row names a function that takes the context",
    ("mailbot.config", "mailbot.config.consistency"): "rules between the sections read the whole configuration",
}
# Rooms whose names are always read together with their module, or stand for the thing of that name elsewhere.
NAMED_AFTER_OTHERS = {
    "cli": "a function is named as its command is typed, and calls the one of admin/ that does it",
    "config": "a section of the file becomes the fact of its name",
    "letters": "a letter is named after what it tells of, and used as for_reporter.Broken",
}
# Public names that several modules have: the same thing asked of different things, and used with the module's name.
SHARED_NAMES = {
    "Limits": "each reader of strangers' bytes has limits of its own",
    "Settings": "each edge that is configured has settings of its own",
    "again_at": "of one due, and of any",
    "come_up": "what a module does when its due comes up",
    "erase": "of a case whose time has come, and of whatever tables say",
    "dues": "what is due of a case, by one module and by all",
    "facts_of": "what --json shows, of a case and of an entry",
    "find_gesture": "one finding, by a mail's structure, by its words, and by both",
    "is_aggregate": "of a mail that is read, and of one that is decided on",
    "is_encrypted": "of octets, and of a mail",
    "lines_of": "what a terminal shows, of a case and of a breach",
    "look": "at keys, and at what is published: what a module does when its due comes up",
    "next_look": "when the house looks at keys, at what is published, and for what is kept too long",
    "one_line": "of a server's answer, and of a stranger's text: edges know no mail/",
    "parse": "of a mail, and of the commands in one",
    "plainly": "what is done when a due failed",
    "printable": "of what is stored, and of what a terminal shows",
    "strings": "of a format of files each",
    "warm_up": "of each library that is used where nothing can be imported",
}

# Names that stand nowhere else in mailbot/, each with who uses it.
USED_BY_OTHERS = {
    "ASSIGNED": "made by its value",
    "BOTH": "made by its value",
    "CREDIT": "a command, found by listing the modules of commands",
    "PUBLISH": "a command, found by listing the modules of commands",
    "SHOW": "a command, found by listing the modules of commands",
    "SUMMARY": "made by its value",
    "find_class": "pickle",
    **dict.fromkeys(("data_received", "eof_received"), "asyncio"),
    "handle_data": "html.parser",
    "handle_endtag": "html.parser",
    "handle_starttag": "html.parser",
    "model_config": "pydantic",
    "model_post_init": "pydantic",
    "redirect_request": "urllib",
}

FIXTURE = re.compile(r"fixtures/[\w.-]+/[\w.-]+\.(?:eml|txt)")
# Put together here, so that this file does not hold them: a builder's paths, and where packages are downloaded from.
FORBIDDEN = [
    re.compile(pattern.replace("~", "").encode())
    for pattern in (
        r"(?<![\w.-])/wo~rk/",
        r"bash_~jobs",
        r"/opt/py~pi",
        r"py~pi\.(?:org|python\.org)",
        r"python~hosted\.org",
        r"registry\.npm~js\.org",
    )
]
NOT_OURS = {".git", ".venv", ".stamp", "__pycache__", "build", "dist", ".hypothesis"}


def imports_of(source: str) -> Iterator[str]:
    """Give every module that `source` imports, wherever the import stands; of our own packages, what is taken."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield "a relative import"
            else:
                taken = {f"{node.module}.{name.name}" for name in node.names}
                yield from sorted(taken & OUR_NAMES)
                if taken - OUR_NAMES:
                    yield str(node.module)


def within(imported: str, module: str) -> bool:
    return imported == module or imported.startswith(module + ".")


def edge_of(imported: str) -> str | None:
    parts = imported.split(".")
    if parts[:2] != ["mailbot", "edges"] or len(parts) < 3:
        return None
    return parts[2]


def why_pure_room_may_not(room: str, imported: str) -> str | None:
    top = imported.split(".")[0]
    if top == "mailbot":
        below = any(within(imported, known) for known in (f"mailbot.{room}", *ROOMS_BELOW[room]))
        return None if imported in SHARED or below else f"{room}/ knows facts, errors, what is below it and itself"
    if top in sys.stdlib_module_names:
        impure = top in IMPURE_STANDARD or imported == "urllib.request"
        return f"{room}/ is handed values" if impure else None
    return None if top in PURE_LIBRARIES else "not a pure library"


def why_edge_may_not(edge: str, imported: str) -> str | None:
    if edge not in LIBRARIES_OF_EDGES:
        return "an edge without a library of its own"
    if imported in SHARED_BY_EDGES.get(edge, ()):
        return None
    if edge_of(imported) not in (None, edge):
        return "edges do not import each other"
    if imported in SHARED or edge_of(imported) == edge or imported.split(".")[0] in sys.stdlib_module_names:
        return None
    if any(within(imported, library) for library in LIBRARIES_OF_EDGES[edge]):
        return None
    return "an edge knows its one library, facts and errors"


def why_outer_module_may_not(name: str, room: str, imported: str) -> str | None:
    if within(imported, "mailbot.config") and not {name, room} & READERS_OF_CONFIGURATION:
        return "only cli and bootstrap read the configuration"
    if within(name.replace("/", "."), "config.login") and within(imported, "mailbot.edges.login"):
        return None  # so that a way to log in is its section and its class, and nothing in between
    if within(imported, "mailbot.edges") and room not in JOINERS:
        return "does not join the two sides"
    return None


def why_may_not(module: str, imported: str) -> str | None:
    """Say which rule keeps `module` (its path below mailbot/) from importing `imported`, or None when it may."""
    name = module.removesuffix(".py").removesuffix("/__init__")
    room, *rest = name.split("/")
    if imported == "a relative import":
        return "imports are absolute, so that they can be read"
    if room in ("facts", "errors"):
        own = room == "facts" and within(imported, "mailbot.facts")
        return None if own or imported.split(".")[0] in sys.stdlib_module_names else "imports nothing"
    if room == "domains":
        return None if imported.split(".")[0] in {"idna", *sys.stdlib_module_names} else "knows its one library"
    if room in ROOMS_BELOW:
        return why_pure_room_may_not(room, imported)
    if room == "edges" and rest:
        return why_edge_may_not(edge_of("mailbot.edges." + rest[0]) or "", imported)
    return why_outer_module_may_not(name, room, imported)


def why_tests_may_not(imported: str) -> str | None:
    """Say why no module below tests/ may import `imported`, or None when it may."""
    parts = imported.split(".")
    shared_by_accident = parts[0] == "tests" and parts[-1].startswith("test_")
    return "what two tests need stands in a module of its own" if shared_by_accident else None


def broken_rules(module: str, source: str) -> list[str]:
    """Name what is wrong with a module, given its path below mailbot/ and its text."""
    broken = [f"imports {imported}: {why}" for imported in imports_of(source) if (why := why_may_not(module, imported))]
    if not ast.get_docstring(ast.parse(source)):
        broken.append("has no docstring")
    if source.count("\n") > MODULE_LINES:
        broken.append(f"has more than {MODULE_LINES} lines")
    return [*broken, *large_functions(source)]


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _named(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _writes_a_state(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "state" and isinstance(node.ctx, ast.Store)
    if not isinstance(node, ast.Call):
        return False
    by_name: set[object] = {keyword.arg for keyword in node.keywords}
    by_name |= {
        key.value
        for keyword in node.keywords
        if keyword.arg is None and isinstance(keyword.value, ast.Dict)
        for key in keyword.value.keys
        if isinstance(key, ast.Constant)
    }
    match _named(node.func):
        case "replace" | "__replace__":
            return "state" in by_name
        case "Case":
            return "state" in by_name or len(node.args) > 1
        case "setattr" | "__setattr__":
            return any(isinstance(value, ast.Constant) and value.value == "state" for value in node.args)
        case _:
            return False


def writes_of_state(module: str, source: str) -> list[int]:
    """Name the lines on which a module writes the state of a case, which is done by the table of moves alone.

    A row of the store has a state of its own, and is no case.
    """
    if module == "case/states.py" or module.startswith("edges/"):
        return []
    return [getattr(node, "lineno", 0) for node in ast.walk(ast.parse(source)) if _writes_a_state(node)]


def why_no_situation(source: str) -> list[str]:
    """Name the functions that take apart what travels together: standing, organisation, now and the fresh reference."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    taken = {
        function.name: {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}
        for function in functions
    }
    return sorted(name for name, names in taken.items() if len(names & WHAT_TRAVELS_TOGETHER) > 1)


def missing_fixtures(source: str) -> list[str]:
    return [path for path in FIXTURE.findall(source) if not (ROOT / path).exists()]


def forbidden_words(raw: bytes) -> list[str]:
    return [found.group().decode() for pattern in FORBIDDEN for found in pattern.finditer(raw)]


def our_files() -> list[Path]:
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not any(part in NOT_OURS or part.endswith(("_cache", ".egg-info")) for part in path.parts)
    ]


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in MODULES])
def test_a_module_keeps_the_rules_of_its_room(path: Path) -> None:
    module = path.relative_to(ROOT / "mailbot").as_posix()
    assert broken_rules(module, path.read_text(encoding="utf-8")) == []


def test_no_module_of_tests_is_imported_by_another() -> None:
    broken = {
        str(path.relative_to(ROOT)): [name for name in imports_of(path.read_text("utf-8")) if why_tests_may_not(name)]
        for path in TEST_MODULES
    }
    assert {path: names for path, names in broken.items() if names} == {}


def test_what_a_decision_knows_travels_as_one_situation() -> None:
    found = {name for path in MODULES if "case" in path.parts for name in why_no_situation(path.read_text("utf-8"))}
    assert found == ASKED_OUTSIDE_A_DECISION


def test_a_function_that_takes_a_situation_apart_is_seen() -> None:
    assert why_no_situation("def new(case, organisation, now): ...") == ["new"]
    assert why_no_situation("def new(case, situation, *, at): ...\ndef other(organisation, at): ...") == []


def test_only_the_table_of_moves_writes_the_state_of_a_case() -> None:
    modules = {path.relative_to(ROOT / "mailbot").as_posix(): path.read_text(encoding="utf-8") for path in MODULES}
    written = {module: writes_of_state(module, source) for module, source in modules.items()}
    assert {module: lines for module, lines in written.items() if lines} == {}


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("closed = replace(case, closed_at=now, state=State.CLOSED)", id="replaced"),
        pytest.param("closed = dataclasses.replace(case, state=State.CLOSED)", id="replaced-by-its-full-name"),
        pytest.param('closed = replace(case, **{"state": State.CLOSED})', id="replaced-by-a-dictionary"),
        pytest.param("def f(): return [replace(one, state=two.state) for one in cases]", id="one-of-many"),
        pytest.param('case = Case("", State.CONTACT, now, "", "nl")', id="a-case-made"),
        pytest.param('case = facts.Case(reference="", state=State.CONTACT)', id="a-case-made-by-names"),
        pytest.param('object.__setattr__(case, "state", State.CLOSED)', id="set-by-force"),
        pytest.param("case.state = State.CLOSED", id="assigned"),
    ],
)
def test_a_state_written_elsewhere_is_seen(statement: str) -> None:
    assert writes_of_state("case/new.py", statement) == [1]


@pytest.mark.parametrize(
    ("module", "statement"),
    [
        pytest.param("case/states.py", "replace(case, state=row.end)", id="the-table-itself"),
        pytest.param("case/new.py", 'to_handler(one, "help", state=case.state.value)', id="a-field-of-a-letter"),
        pytest.param("case/new.py", "match event:\n    case Case(state=State.CLOSED):\n        pass", id="a-pattern"),
        pytest.param("case/new.py", "case = moved(case, Move.CLOSE, now)", id="a-move"),
        pytest.param("edges/store/new.py", "row.state = LetterState.SENT", id="a-row-of-the-store"),
    ],
)
def test_what_only_looks_like_a_state_written_is_left_alone(module: str, statement: str) -> None:
    assert writes_of_state(module, statement) == []


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        pytest.param("from tests.case.test_policy import REPORTER", False, id="a-name-of-it"),
        pytest.param("from tests.case import test_policy", False, id="all-of-it"),
        pytest.param("def f():\n    import tests.case.test_policy", False, id="in-a-function"),
        pytest.param("from tests.case.builders import REPORTER", True, id="a-module-of-builders"),
        pytest.param("from tests.system import world", True, id="another-folder"),
    ],
)
def test_what_a_test_imports_from_another_is_seen(statement: str, *, allowed: bool) -> None:
    assert [why_tests_may_not(name) is None for name in imports_of(statement)] == [allowed]


def test_no_modules_import_one_another() -> None:
    imports = {name_of(path): set(imports_of(path.read_text("utf-8"))) - {name_of(path)} for path in MODULES}
    assert cycles(imports) == sorted(KNOTS)


def test_no_two_public_functions_or_classes_have_one_name() -> None:
    sources = {name_of(path): path.read_text("utf-8") for path in MODULES if "migrations" not in path.parts}
    own = {name: text for name, text in sources.items() if not {*name.split(".")[1:2]} & {*NAMED_AFTER_OTHERS}}
    assert set(shared_names(own)) == set(SHARED_NAMES), "another name, or a line there that says why both bear it"


def test_nothing_is_dead() -> None:
    sources = (path.read_text("utf-8") for path in MODULES if "migrations" not in path.parts)
    texts = (path.read_text("utf-8") for path in (ROOT / "mailbot").rglob("*.txt"))
    assert unused_names(sources, texts) == sorted(USED_BY_OTHERS)


def test_fixtures_that_code_and_tests_speak_of_exist() -> None:
    sources = [*MODULES, *TEST_MODULES]
    missing = {
        str(path): missing_fixtures(path.read_text(encoding="utf-8")) for path in sources if path != Path(__file__)
    }
    assert {path: names for path, names in missing.items() if names} == {}


def test_no_file_holds_a_builders_path_or_the_name_of_a_package_registry() -> None:
    found = {str(path.relative_to(ROOT)): forbidden_words(path.read_bytes()) for path in our_files()}
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("module", "statement"),
    [
        pytest.param("mail/new.py", "import socket", id="mail-and-the-network"),
        pytest.param("mail/new.py", "import imapclient", id="mail-and-a-library-that-is-not-pure"),
        pytest.param("mail/new.py", "from mailbot.edges import vault", id="mail-and-an-edge"),
        pytest.param("mail/new.py", "from mailbot.case.states import MOVES", id="mail-and-case"),
        pytest.param("mail/new.py", "from mailbot import config", id="mail-and-the-configuration"),
        pytest.param(
            "languages/new.py", "from mailbot.mail.reply.contact_lines import Author", id="languages-and-mail"
        ),
        pytest.param("mail/new.py", "from . import message", id="a-relative-import"),
        pytest.param("case/new.py", "from time import monotonic", id="case-and-the-clock"),
        pytest.param("case/new.py", "from urllib.request import urlopen", id="case-and-the-web"),
        pytest.param("case/new.py", "def f():\n    from mailbot.mail import compose", id="case-and-mail-in-a-function"),
        pytest.param("edges/imap/__init__.py", "from mailbot.edges.smtp import Sender", id="two-edges"),
        pytest.param("edges/imap/__init__.py", "from mailbot.edges import store", id="two-edges-by-their-folder"),
        pytest.param("edges/imap/__init__.py", "import aiosmtplib", id="an-edge-and-the-library-of-another"),
        pytest.param("edges/store/new.py", "import cryptography.hazmat", id="an-edge-folder-and-another-library"),
        pytest.param("edges/vault.py", "from mailbot.mail import message", id="an-edge-and-mail"),
        pytest.param("edges/parser/__init__.py", "from mailbot.case import states", id="the-parser-and-case"),
        pytest.param("edges/new.py", "import re", id="an-edge-that-nobody-knows"),
        pytest.param("outbox.py", "from mailbot.config import Config", id="the-configuration-read-by-outbox"),
        pytest.param("daemon.py", "from mailbot.config import Config", id="the-configuration-read-by-the-daemon"),
        pytest.param("admin/new.py", "import mailbot.config", id="the-configuration-read-by-admin"),
        pytest.param("edges/net.py", "from mailbot.edges.imap import Mailbox", id="net-and-an-edge-that-it-serves"),
        pytest.param("edges/gpg/new.py", "from mailbot.edges.login import Login", id="a-login-that-gpg-knows"),
        pytest.param("config/people.py", "from mailbot.edges.login import Login", id="another-section-and-a-login"),
        pytest.param("logs.py", "from mailbot.edges import store", id="an-edge-used-by-one-that-joins-nothing"),
        pytest.param("facts/case.py", "import pydantic", id="facts-and-a-library"),
        pytest.param("errors.py", "from mailbot.facts import Case", id="errors-and-facts"),
        pytest.param("domains.py", "from mailbot.facts import Case", id="domains-and-facts"),
    ],
)
def test_a_forbidden_import_is_seen(module: str, statement: str) -> None:
    assert len(broken_rules(module, f'"""Text."""\n{statement}\n')) == 1


@pytest.mark.parametrize(
    ("module", "statement"),
    [
        pytest.param("mail/new.py", "from mailbot import facts", id="facts"),
        pytest.param("case/new.py", "from mailbot.domains import ascii_domain", id="domains"),
        pytest.param("case/new.py", "from mailbot.languages.closings import plain", id="the-languages"),
        pytest.param("facts/new.py", "from mailbot.facts.case import Case", id="another-file-of-the-facts"),
        pytest.param("mail/new.py", "from urllib.parse import quote", id="the-harmless-half-of-urllib"),
        pytest.param("edges/gpg/packets.py", "from mailbot.edges.gpg import process", id="another-file-of-one-edge"),
        pytest.param("edges/parser/__init__.py", "from mailbot.mail import message", id="the-parser's-library-is-mail"),
        pytest.param("edges/smtp/new.py", "from mailbot.edges.net import Tls", id="a-mail-server-and-the-net"),
        pytest.param("config/login.py", "from mailbot.edges.login import Password", id="a-section-and-its-login"),
        pytest.param("commit.py", "from mailbot.edges.store import Store", id="a-joiner-and-an-edge"),
    ],
)
def test_an_allowed_import_is_left_alone(module: str, statement: str) -> None:
    assert broken_rules(module, f'"""Text."""\n{statement}\n') == []


def test_a_module_without_docstring_or_too_long_is_seen() -> None:
    assert broken_rules("mail/new.py", "A = 1\n") == ["has no docstring"]
    assert broken_rules("mail/new.py", '"""Text."""\n' + "\n" * 400) == ["has more than 400 lines"]


LINES = "".join(f"    a{number} = {number}\n" for number in range(41))


@pytest.mark.parametrize(
    ("function", "large"),
    [
        pytest.param(f"def f() -> None:\n{LINES}", ["f has 41 lines"], id="too-long"),
        pytest.param(f"class A:\n  def f(self) -> None:\n{LINES}", ["f has 41 lines"], id="a-method-that-is-too-long"),
        pytest.param(f"def f() -> None:  # long: a table of rows\n{LINES}", [], id="with-a-reason"),
        pytest.param(f"def f(\n    a: int,  # long: a table of rows\n) -> None:\n{LINES}", [], id="a-reason-below"),
        pytest.param(f"def f() -> None:  # long:\n{LINES}", ["f has 41 lines"], id="a-reason-without-words"),
        pytest.param(
            'def f() -> None:\n    """' + "Words.\n" * 50 + '    """\n' + "    # Why\n\n" * 50 + "    a = 1\n",
            [],
            id="a-docstring-comments-and-blank-lines",
        ),
        pytest.param("def f(a, b, c, *, d, e, f, g): ...", ["f takes 7 arguments"], id="too-many-arguments"),
        pytest.param("def f(a, b, c, d, e, *f, **g): ...", ["f takes 7 arguments"], id="and-all-others"),
        pytest.param("class A:\n  def f(self, a, b, c, d, e, f): ...", [], id="six-and-self"),
    ],
)
def test_a_function_that_is_too_large_is_seen(function: str, large: list[str]) -> None:
    assert broken_rules("mail/new.py", f'"""Text."""\n{function}\n') == large


@pytest.mark.parametrize(
    ("imports", "found"),
    [
        pytest.param({"a": {"b"}, "b": {"a"}}, [("a", "b")], id="two"),
        pytest.param({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}, [("a", "b", "c")], id="three-in-a-ring"),
        pytest.param({"a": {"b"}, "b": {"a"}, "c": {"d"}, "d": {"c"}}, [("a", "b"), ("c", "d")], id="two-rings"),
        pytest.param({"a": {"b", "c"}, "b": {"c"}, "c": {"re"}}, [], id="one-way"),
    ],
)
def test_modules_that_import_one_another_are_seen(imports: dict[str, set[str]], found: list[tuple[str, ...]]) -> None:
    assert cycles(imports) == found


@pytest.mark.parametrize(
    ("module", "dead"),
    [
        pytest.param("def f(): ...", ["f"], id="a-function"),
        pytest.param("from a import f\ndef f(): ...", ["f"], id="that-is-only-imported"),
        pytest.param("class A:\n  @property\n  def p(self): ...\nA()", ["p"], id="a-property"),
        pytest.param("class A:\n  field: int = 0\nA()", ["field"], id="a-field"),
        pytest.param("LIMIT = 3", ["LIMIT"], id="a-constant"),
        pytest.param("def f(): ...\nf()", [], id="a-function-that-is-called"),
        pytest.param("@app.command()\ndef f(): ...", [], id="one-that-is-registered"),
        pytest.param("class A:\n  field: int = 0\nA(field=1)", [], id="a-field-that-is-given"),
        pytest.param("class A:\n  word: str = ''\nA()", [], id="a-field-that-a-letter-uses"),
    ],
)
def test_what_nobody_uses_is_seen(module: str, dead: list[str]) -> None:
    assert unused_names([module], ["{{ word }}"]) == dead


def test_a_name_that_two_modules_have_is_seen() -> None:
    modules = {"a": "def f(): ...\nclass B: ...", "b": "class B: ...\ndef _f(): ...", "c": "def f(): ..."}
    assert shared_names(modules) == {"B": ("a", "b"), "f": ("a", "c")}


def test_a_fixture_that_is_not_there_is_seen() -> None:
    assert missing_fixtures("# Seen in the wild (fixtures/reply/never-made.eml): …") == [
        "fixtures/reply/never-made.eml"
    ]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("cd /wo~rk/main", id="a-builder's-folder"),
        pytest.param("/tmp/bash_~jobs.0/x", id="a-builder's-log"),
        pytest.param("https://py~pi.org/simple", id="a-registry"),
        pytest.param("https://files.python~hosted.org/x", id="a-registry's-files"),
    ],
)
def test_words_that_no_file_may_hold_are_seen(words: str) -> None:
    assert len(forbidden_words(words.replace("~", "").encode())) == 1
