import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
EXTRAS = PROJECT["project"]["optional-dependencies"]
RUNNING = [*PROJECT["project"]["dependencies"], *EXTRAS["postgresql"], *EXTRAS["demo"]]
TESTING = [*RUNNING, *EXTRAS["metadata"], *EXTRAS["report"], *EXTRAS["dev"]]


def locked(name: str) -> dict[str, str]:
    """Give the version of each package in a lock file."""
    return dict(re.findall(r"^([\w.-]+)==(\S+) \\$", (ROOT / name).read_text(), re.MULTILINE))


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        pytest.param("requirements-build.lock", PROJECT["build-system"]["requires"], id="to-build"),
        pytest.param("requirements.lock", RUNNING, id="to-run"),
        pytest.param("requirements-metadata.lock", EXTRAS["metadata"], id="to-strip-files"),
        pytest.param("requirements-report.lock", EXTRAS["report"], id="to-draw-pictures"),
        pytest.param("requirements-dev.lock", TESTING, id="to-test"),
    ],
)
def test_every_dependency_is_locked_at_a_version_that_the_project_admits(lock: str, wanted: list[str]) -> None:
    versions = locked(lock)
    requirements = [Requirement(line) for line in wanted]
    assert not [
        str(one) for one in requirements if not one.specifier.contains(versions.get(canonicalize_name(one.name), "0"))
    ]


@pytest.mark.parametrize(
    "lock",
    [f"requirements{which}.lock" for which in ("-build", "", "-metadata", "-report", "-dev", "-fuzz")],
)
def test_every_package_has_a_hash_and_comes_from_nowhere_in_particular(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert len(re.findall(r"==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", text)) == len(re.findall("==", text)) > 0
    assert not re.search(r"https?:|file:/|--(index|find|extra|trusted)", text)


def test_what_is_tested_is_what_runs() -> None:
    tested = locked("requirements-dev.lock") | locked("requirements-build.lock")
    for lock in ("requirements.lock", "requirements-metadata.lock", "requirements-report.lock"):
        assert {name: tested[name] for name in locked(lock)} == locked(lock)
