"""Writing another key of the organisation into the configuration file: comments stay, and everything else.

Three places change: `openpgp.fingerprint`, `openpgp.passphrase`, and `openpgp.older`, which gets the key of before.
What comes out is read once more, and counts only when it says the very same but for these three. Where that fails (an
anchor, a shape that nobody writes), nothing is changed, and the operator is shown the lines to write.
"""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import yaml

from mailbot.config.mistakes import Loader
from mailbot.errors import ConfigError, Temporary, by_cause


@dataclass(frozen=True, slots=True)
class NewKey:
    """What the file is to say from now on."""

    fingerprint: str
    credential: str  # the name of its passphrase; "" where it has none
    old: str  # fingerprint of the key of before


@dataclass(frozen=True, slots=True)
class _Edit:
    """Puts `text` in the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


class _Unfit(Exception):
    """The file has a shape that is left to people."""


def with_new_key(text: str, new: NewKey) -> str:
    """Return the text of a configuration file with another key in it; raises ConfigError where that is not safe."""
    remedy = "Change it yourself, under openpgp:\n" + "\n".join(f"  {line}" for line in lines_for(text, new))
    problem = "The configuration file is written in a way that is left as it is."
    try:
        before = _values(text)
        changed = _edited(text, list(_edits(text, before["openpgp"], new)))
        as_meant = _values(changed) == _expected(before, new)
    except (_Unfit, yaml.YAMLError, KeyError, TypeError, ValueError) as odd:
        raise ConfigError(problem, remedy) from odd
    if not as_meant:
        raise ConfigError(problem, remedy)
    return changed


def lines_for(text: str, new: NewKey) -> list[str]:
    """Return what the section is to say, for somebody who writes it by hand."""
    section = {}
    with suppress(yaml.YAMLError, KeyError, TypeError):
        section = _values(text)["openpgp"]
    lines = [f'fingerprint: "{new.fingerprint}"']
    if new.credential:
        lines.append(f"passphrase: {{credential: {new.credential}}}")
    return [*lines, f"older: [{_older(section, new)}]  # and those that stand there already"]


def replace_file(path: Path, text: str, load: Callable[[Path], object]) -> None:
    """Put `text` in the place of a file, whole or not at all, with its owner and mode.

    `load` reads a configuration file and raises ConfigError for one that is wrong. Raises ConfigError, and leaves the
    file, where it is not ours to replace.
    """
    real = path.resolve()  # a link stays one
    new = ""
    try:
        status = real.stat()
        with tempfile.NamedTemporaryFile(
            "w", dir=real.parent, prefix=f".{real.name}.", suffix=".new", delete=False, encoding="utf-8", newline=""
        ) as file:
            new = file.name
            file.write(text)
            file.flush()
            os.fchmod(file.fileno(), stat.S_IMODE(status.st_mode))
            if (status.st_uid, status.st_gid) != (os.geteuid(), os.fstat(file.fileno()).st_gid):
                os.fchown(file.fileno(), status.st_uid, status.st_gid)
            os.fsync(file.fileno())
        load(Path(new))
        Path(new).replace(real)
        new = ""
    except OSError as trouble:
        error = by_cause(trouble, f"{real} cannot be replaced", "Change it yourself, as its owner.")
        raise error from trouble
    finally:
        if new:
            Path(new).unlink(missing_ok=True)
    _sync(real.parent)


def _sync(folder: Path) -> None:
    """Write down that a file of this folder has another content now: a power cut undoes it no more."""
    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
    except OSError as trouble:
        raise Temporary(f"{folder} cannot be written: {trouble.strerror}") from trouble


def read_file(path: Path) -> str:
    """Return the text of a configuration file as it is, line ends and all."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except OSError as trouble:
        raise by_cause(trouble, f"{path} cannot be read", "Run mailbot as the user of the service.") from trouble


def _values(text: str) -> dict[str, dict[str, object]]:
    values: dict[str, dict[str, object]] = Loader(text.removeprefix("\ufeff")).get_single_data()
    return values


def _expected(before: Mapping[str, dict[str, object]], new: NewKey) -> dict[str, dict[str, object]]:
    values: dict[str, dict[str, object]] = json.loads(json.dumps(before))  # what is in there twice, once each
    section = values["openpgp"]
    known = section.get("older") or []
    entry = Loader(_older(section, new)).get_single_data()
    section["older"] = [entry, *known] if isinstance(known, list) else known
    section["fingerprint"] = new.fingerprint
    if new.credential:
        section["passphrase"] = {"credential": new.credential}
    return values


def _older(section: Mapping[str, object], new: NewKey) -> str:
    """Return the key of before, as an entry of `older`; JSON is YAML."""
    passphrase = section.get("passphrase")
    secret = ""
    if isinstance(passphrase, dict):
        [(kind, name)] = passphrase.items()
        secret = f", passphrase: {{{kind}: {json.dumps(name, ensure_ascii=False)}}}"
    return f'{{fingerprint: "{new.old}"{secret}}}'


def _edits(text: str, section: Mapping[str, object], new: NewKey) -> Iterator[_Edit]:
    """Yield what changes in the text of the file."""
    shift = len(text) - len(text.removeprefix("\ufeff"))
    root = Loader(text.removeprefix("\ufeff")).get_single_node()
    if not isinstance(root, yaml.MappingNode):
        raise _Unfit
    openpgp = _one(root, "openpgp")[1]
    if not isinstance(openpgp, yaml.MappingNode):
        raise _Unfit
    key, fingerprint = _one(openpgp, "fingerprint")
    if not isinstance(fingerprint, yaml.ScalarNode) or fingerprint.style in ("|", ">"):
        raise _Unfit
    added = []
    if new.credential and "passphrase" in section:
        yield from _other_credential(_one(openpgp, "passphrase")[1], new.credential, shift)
    elif new.credential:
        added.append(f"passphrase: {{credential: {new.credential}}}")
    elif "passphrase" in section:
        raise _Unfit  # the new key has none, and a line would have to go
    if "older" in section:
        yield _with_older(_one(openpgp, "older")[1], _older(section, new), text, shift)
    else:
        added.append(f"older: [{_older(section, new)}]")
    start, end = fingerprint.start_mark.index + shift, fingerprint.end_mark.index + shift
    yield _Edit(start, end, f'"{new.fingerprint}"')
    if openpgp.flow_style:
        yield _Edit(end, end, "".join(f", {line}" for line in added))
    elif added:
        newline = "\r\n" if "\r\n" in text else "\n"
        at = _end_of_line(text, end)
        yield _Edit(at, at, "".join(f"{newline}{' ' * key.start_mark.column}{line}" for line in added))


def _one(mapping: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node]:
    """Return the key and the value of `name`, which stands there once."""
    found = [(key, value) for key, value in mapping.value if key.value == name]
    if len(found) != 1:
        raise _Unfit
    return found[0]


def _other_credential(passphrase: yaml.Node, credential: str, shift: int) -> Iterator[_Edit]:
    """Name another secret, in whichever way the one of before was named."""
    if not isinstance(passphrase, yaml.MappingNode) or len(passphrase.value) != 1:
        raise _Unfit
    for node, text in zip(passphrase.value[0], ("credential", credential), strict=True):
        yield _Edit(node.start_mark.index + shift, node.end_mark.index + shift, text)


def _with_older(older: yaml.Node, entry: str, text: str, shift: int) -> _Edit:
    """Put the key of before first among the older ones."""
    start = older.start_mark.index + shift
    match older:
        case yaml.SequenceNode(flow_style=True, value=known):
            return _Edit(start + 1, start + 1, entry + (", " if known else ""))
        case yaml.SequenceNode():
            newline = "\r\n" if "\r\n" in text else "\n"
            return _Edit(start, start, f"- {entry}{newline}{' ' * older.start_mark.column}")
        case yaml.ScalarNode(value=""):
            return _Edit(start, start, f" [{entry}]")
        case _:
            raise _Unfit


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if text[end - 1 : end] == "\r" else end


def _edited(text: str, edits: list[_Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
