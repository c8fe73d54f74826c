"""Fuzz one target, or each in turn: `make fuzz`. What was found is written below `.venv/fuzz/`; exits with 1 then."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOM = Path(__file__).parents[2] / ".venv" / "fuzz"
# Whatever may loop or raise on a stranger's bytes: our own readers, and the libraries below them
INSTRUMENTED = ["mailbot", "email", "html", "_markupbase", "mailparser", "authres", "idna", "webencodings", "quopri"]
SLOW = 10  # seconds for one input, which is a finding: instrumented and beside other work, ten times what it takes


def main() -> int:
    wanted = argparse.ArgumentParser(prog="make fuzz", description="TARGET is one of these, or all of them in turn.")
    wanted.add_argument("target", nargs="?", default="")
    wanted.add_argument("--seconds", type=int, default=600, help="for each target")
    wanted.add_argument("--megabytes", type=int, default=1024, help="of memory, at most")
    wanted.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = wanted.parse_args()
    if given.inside:
        _fuzz(given.target)
    from tests.fuzz.targets import TARGETS

    if given.target and given.target not in TARGETS:
        wanted.error(f"no target {given.target}: choose one of {', '.join(TARGETS)}")
    found = [not _run(name, given.seconds, given.megabytes) for name in ([given.target] if given.target else TARGETS)]
    return int(any(found))


def _run(name: str, seconds: int, megabytes: int) -> bool:
    """Run one target in a process of its own, which may be killed, and say what came of it."""
    corpus, findings = ROOM / "corpus" / name, ROOM / "found" / name
    for folder in (corpus, findings):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(findings.iterdir())
    from tests.fuzz.targets import TARGETS

    target = TARGETS[name]
    with tempfile.TemporaryDirectory() as scratch:
        words, first = Path(scratch, "words"), Path(scratch, "seeds")
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words))
        first.mkdir()
        for number, seed in enumerate(target.seeds()):
            (first / str(number)).write_bytes(seed[: target.longest])
        limits = [f"-max_total_time={seconds}", f"-rss_limit_mb={megabytes}", f"-timeout={SLOW}"]
        size = [f"-max_len={target.longest}", f"-dict={words}", f"-artifact_prefix={findings}/"]
        command = [sys.executable, "-m", "tests.fuzz", "--inside", name]
        began = time.monotonic()
        ran = subprocess.run(
            command,
            env={
                **os.environ,
                "FUZZER_OPTIONS": "\n".join([*limits, *size, "-print_final_stats=1", str(corpus), str(first)]),
            },
            capture_output=True,
            check=False,
            text=True,
            errors="replace",
        )
    said = ran.stderr + ran.stdout
    covered = re.findall(r"cov: (\d+) ft: (\d+)", said)
    tries = re.findall(r"number_of_executed_units: (\d+)|^#(\d+)\t", said, re.MULTILINE)
    new = sorted(set(findings.iterdir()) - before)
    executed = max((int(one or other) for one, other in tries), default=0)
    reached = f"{covered[-1][0]} edges, {covered[-1][1]} features" if covered else "nothing reached"
    kept = len(list(corpus.iterdir()))
    count = max(len(new), int(ran.returncode != 0))
    _say(f"{name:<15} {executed:>9} tries in {time.monotonic() - began:.0f} s: {reached}, {kept} kept, {count} found")
    if ran.returncode:
        _say("\n".join(said.splitlines()[-60:]))
    for path in new:
        _say(f"  {path}")
    return ran.returncode == 0 and not new


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _escaped(word: str) -> str:
    return "".join(
        chr(octet) if 32 <= octet < 127 and octet not in b'"\\' else f"\\x{octet:02x}" for octet in word.encode()
    )


def _fuzz(name: str) -> None:
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is not here. Run: make fuzz")
    with atheris.instrument_imports(include=INSTRUMENTED):
        from tests.fuzz.targets import TARGETS
    atheris.Setup([sys.argv[0], *os.environ["FUZZER_OPTIONS"].split("\n")], TARGETS[name].tried)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
