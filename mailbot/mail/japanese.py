"""Japanese as mail carries it: ISO-2022-JP and EUC-JP with Microsoft's and NEC's characters in them.

Mail clients write circled digits, Roman numerals and the kanji of names that JIS X 0208 lacks under labels that do not
hold them; Python's codecs refuse those. What is coded by rows and cells is moved over to Shift_JIS, whose Microsoft
form (cp932) has them all. RFC 1468, RFC 1554, RFC 2237; of RFC 1557 and RFC 1922, which switch in the same way, the
common part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SWITCH = re.compile(rb"\x1b(?:\$\(?[@ABCDOPQ]|\([BJIHT]|\$\)[ACG]|[&]@)")
_SWITCHES = re.compile(rb"\x1b(?:\$\(?[@ABCDOQ]|\(I|\$\)[ACG])")
_NONE = re.compile("[\x80\uf8f0-\uf8f3]")
_LINE_END = re.compile(rb"[\r\n]")
_EUC = re.compile(rb"\x8f[\xa1-\xfe]{2}|\x8e[\xa1-\xdf]|(?:[\xa1-\xfe]{2})+|[\x00-\x7f]+|.", re.DOTALL)
_SHIFTED = re.compile(rb"\x0e([^\x0f\r\n]*)\x0f?")
# Which Python codec reads a set once its octets have the high bit; JIS X 0208 goes by way of Shift_JIS.
_HIGH = {b"$A": "gb18030", b"$(A": "gb18030", b"$(C": "cp949"}
_WHOLE = {b"$(D": "iso2022_jp_1", b"$(O": "iso2022_jp_2004", b"$(Q": "iso2022_jp_2004", b"$(P": "iso2022_jp_2004"}
_ROWS = frozenset({b"$@", b"$B", b"$(@", b"$(B"})


def switches(octets: bytes) -> bool:
    """Return whether a text switches between sets of characters, as ISO-2022-JP and its kind do."""
    return bool(_SWITCHES.search(octets))


def decode_switched(octets: bytes) -> str:
    """Read ISO-2022-JP, its extensions, and what of ISO-2022-KR and ISO-2022-CN is in use."""
    return "".join(_runs(octets))


def decode_euc(octets: bytes) -> str:
    """Read EUC-JP; two octets with the high bit are a row and a cell of JIS X 0208, as Microsoft fills it."""
    return "".join(map(_euc_piece, _EUC.findall(octets)))


def from_shift_jis(octets: bytes) -> str:
    """Read Shift_JIS as Microsoft has it; Python makes private characters of the octets that are none."""
    return _NONE.sub("\ufffd", octets.decode("cp932", "replace"))


def _runs(octets: bytes) -> Iterator[str]:
    mode = b"(B"
    shifted = "gb18030" if b"\x1b$)A" in octets else "cp949"
    at = 0
    while at < len(octets):
        if switch := _SWITCH.match(octets, at):
            mode = mode if switch[0][1:3] == b"$)" else switch[0][1:]
            at = switch.end()
            continue
        following = octets.find(b"\x1b", at + 1)
        end = following if following >= 0 else len(octets)
        if mode != b"(B" and (broken := _LINE_END.search(octets, at, end)):
            yield _run(octets[at : broken.start()], mode, shifted)
            mode, at = b"(B", broken.start()  # RFC 1468: a line ends in ASCII; one that was cut off does not say so
            continue
        yield _run(octets[at:end], mode, shifted)
        at = end


def _run(octets: bytes, mode: bytes, shifted: str) -> str:
    if mode in _ROWS:
        return from_shift_jis(_shift_jis(octets))
    if mode in _HIGH:
        return _with_high_bit(octets).decode(_HIGH[mode], "replace")
    if mode in _WHOLE:
        return (b"\x1b" + mode + octets).decode(_WHOLE[mode], "replace")
    if mode == b"(I":
        return from_shift_jis(_with_high_bit(octets))
    pieces = _SHIFTED.split(octets)  # text, shifted, text, …: RFC 1557
    return "".join(
        _with_high_bit(piece).decode(shifted, "replace") if at % 2 else from_shift_jis(piece)
        for at, piece in enumerate(pieces)
    )


def _with_high_bit(octets: bytes) -> bytes:
    return bytes(octet | 0x80 if octet > 0x20 else octet for octet in octets)


def _shift_jis(octets: bytes) -> bytes:
    """Move rows and cells of JIS X 0208 over to Shift_JIS; what is no pair stays as it is."""
    moved = bytearray()
    at = 0
    while at < len(octets):
        row = octets[at]
        cell = octets[at + 1] if at + 1 < len(octets) else 0
        if not (0x21 <= row <= 0x7E and 0x21 <= cell <= 0x7E):
            moved.append(row)
            at += 1
            continue
        moved.append((row + 1 >> 1) + (0x70 if row < 0x5F else 0xB0))
        moved.append(cell + 0x7E if row % 2 == 0 else cell + (0x1F if cell < 0x60 else 0x20))
        at += 2
    return bytes(moved)


def _euc_piece(piece: bytes) -> str:
    if piece[0] == 0x8F:
        return piece.decode("euc_jp", "replace")
    if piece[0] == 0x8E:
        return from_shift_jis(piece[1:])
    if piece[0] < 0x80:
        return piece.decode("ascii")
    if len(piece) == 1:
        return "\ufffd"
    return from_shift_jis(_shift_jis(bytes(octet & 0x7F for octet in piece)))
