"""What pipx and pip are given."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_a_wheel_brings_what_a_system_needs(tmp_path: Path) -> None:
    """Letters, migrations, and the units and the example that `install-files` lays down."""
    source = tmp_path / "source"
    shutil.copytree(ROOT / "mailbot", source / "mailbot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "systemd", source / "systemd")
    for name in ("pyproject.toml", "README.md", "config.example.yaml"):
        shutil.copy(ROOT / name, source)
    build = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"  # what pip calls
    subprocess.run([sys.executable, "-c", build, str(tmp_path)], cwd=source, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("mailbot-*-py3-none-any.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    data = f"{'-'.join(wheel.name.split('-')[:2])}.data/data/share/mailbot"
    units = {path.name for path in (ROOT / "systemd").iterdir() if path.suffix in (".service", ".timer", ".conf")}
    assert {f"{data}/README.md", f"{data}/config.example.yaml", *(f"{data}/systemd/{name}" for name in units)} <= names
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "mailbot").rglob("*") if path.suffix != ".pyc"}
    assert {name for name in package if (ROOT / name).is_file()} - names == set()
