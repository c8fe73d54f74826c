"""Another key is written into the configuration file, and nothing else changes in it; or nothing at all does."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mailbot.config import load
from mailbot.config.new_key import NewKey, lines_for, replace_file, with_new_key
from mailbot.errors import ConfigError
from tests.config.example import loaded

OLD, NEW = "A1" * 20, "B2" * 20
CHANGE = NewKey(NEW, "openpgp-2026", OLD)
ENTRY = f'{{fingerprint: "{OLD}", passphrase: {{credential: "openpgp-passphrase"}}}}'
BLOCK = """\
# ours
openpgp:   # the key
  fingerprint: A1A1 A1A1 A1A1 A1A1 A1A1 A1A1 A1A1 A1A1 A1A1 A1A1  # on paper
  passphrase: {credential: openpgp-passphrase}   # in the safe
address: a@voorbeeld.example
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            BLOCK,
            f"""\
# ours
openpgp:   # the key
  fingerprint: "{NEW}"  # on paper
  older: [{ENTRY}]
  passphrase: {{credential: openpgp-2026}}   # in the safe
address: a@voorbeeld.example
""",
            id="comments-stay",
        ),
        pytest.param(
            BLOCK.replace("\n", "\r\n"),
            f'# ours\r\nopenpgp:   # the key\r\n  fingerprint: "{NEW}"  # on paper\r\n  older: [{ENTRY}]\r\n'
            "  passphrase: {credential: openpgp-2026}   # in the safe\r\naddress: a@voorbeeld.example\r\n",
            id="line-ends-of-windows-stay",
        ),
        pytest.param(
            f"openpgp: {{fingerprint: {OLD}, passphrase: {{credential: openpgp-passphrase}}}}",
            f'openpgp: {{fingerprint: "{NEW}", older: [{ENTRY}], passphrase: {{credential: openpgp-2026}}}}',
            id="a-section-on-one-line-without-a-line-end",
        ),
        pytest.param(
            f"openpgp:\n  fingerprint: {OLD}",
            f'openpgp:\n  fingerprint: "{NEW}"\n  passphrase: {{credential: openpgp-2026}}\n'
            f'  older: [{{fingerprint: "{OLD}"}}]',
            id="a-key-without-a-passphrase",
        ),
        pytest.param(
            f"openpgp:\n  passphrase:\n    file: /root/it\n  fingerprint: '{OLD}'\n  older:\n"
            f"  - {{fingerprint: {'C3' * 20}}}\n",
            f'openpgp:\n  passphrase:\n    credential: openpgp-2026\n  fingerprint: "{NEW}"\n  older:\n'
            f'  - {{fingerprint: "{OLD}", passphrase: {{file: "/root/it"}}}}\n  - {{fingerprint: {"C3" * 20}}}\n',
            id="a-file-and-a-list-of-older-keys",
        ),
        pytest.param(
            f"openpgp:\n  passphrase: {{credential: openpgp-passphrase}}\n  older: [{{fingerprint: {'C3' * 20}}}]\n"
            f"  fingerprint: {OLD}\n",
            f"openpgp:\n  passphrase: {{credential: openpgp-2026}}\n  older: [{ENTRY}, {{fingerprint: {'C3' * 20}}}]\n"
            f'  fingerprint: "{NEW}"\n',
            id="older-keys-on-one-line",
        ),
        pytest.param(
            f"\ufeffopenpgp:\n  older:\n  passphrase: {{credential: openpgp-passphrase}}\n  fingerprint: {OLD}\n",
            f'\ufeffopenpgp:\n  older: [{ENTRY}]\n  passphrase: {{credential: openpgp-2026}}\n  fingerprint: "{NEW}"\n',
            id="a-byte-order-mark-and-no-older-key-yet",
        ),
    ],
)
def test_three_places_change(before: str, after: str) -> None:
    assert with_new_key(before, CHANGE) == after


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"fpr: &ours {OLD}\nopenpgp:\n  fingerprint: *ours\n", id="the-fingerprint-stands-elsewhere"),
        pytest.param(f"openpgp: &ours\n  fingerprint: {OLD}\ncopy: *ours\n", id="the-section-stands-twice"),
        pytest.param(f"openpgp:\n  fingerprint: {OLD}\n  fingerprint: {OLD}\n", id="two-fingerprints"),
        pytest.param("openpgp:\n  fingerprint: >\n    A1\n", id="folded"),
        pytest.param(f"openpgp:\n  fingerprint: {OLD}\n  older: none\n", id="older-is-no-list"),
        pytest.param("address: a@voorbeeld.example\n", id="no-section"),
        pytest.param("openpgp: [", id="no-yaml"),
    ],
)
def test_another_shape_is_left_as_it_is_and_the_lines_to_write_are_shown(text: str) -> None:
    with pytest.raises(ConfigError) as refused:
        with_new_key(text, CHANGE)
    assert NEW in refused.value.remedy
    assert OLD in refused.value.remedy


def test_a_passphrase_that_the_new_key_does_not_have_is_taken_out_by_a_person() -> None:
    with pytest.raises(ConfigError):
        with_new_key(BLOCK, NewKey(NEW, "", OLD))
    assert lines_for(BLOCK, NewKey(NEW, "", OLD))[0] == f'fingerprint: "{NEW}"'


def test_the_file_is_replaced_whole_with_its_mode_and_a_link_to_it_stays_one(tmp_path: Path) -> None:
    file, link = tmp_path / "real.yaml", tmp_path / "config.yaml"
    file.write_text("before")
    file.chmod(0o640)
    link.symlink_to(file)
    replace_file(link, "after\r\n", lambda new: new.read_bytes())
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode), link.is_symlink()) == (b"after\r\n", 0o640, True)

    def refuse(_: Path) -> None:
        raise ConfigError("wrong", "")

    with pytest.raises(ConfigError):
        replace_file(link, "wrong", refuse)
    assert {path.name for path in tmp_path.iterdir()} == {"config.yaml", "real.yaml"}
    assert file.read_bytes() == b"after\r\n"


def test_what_is_written_is_a_configuration(tmp_path: Path) -> None:
    config = loaded(tmp_path)
    file = tmp_path / "config.yaml"
    change = NewKey(NEW, "openpgp-2026", config.openpgp.fingerprint)
    file.write_text(with_new_key(file.read_text(), change))
    written = load(file).openpgp
    assert (written.fingerprint, [key.fingerprint for key in written.older]) == (NEW, [change.old])
