"""What people wrote is read in the charset that they wrote it in, whatever the label says (THREATS 33)."""

from __future__ import annotations

import base64
import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mailbot.facts import Attachment
from mailbot.mail import charsets, japanese
from mailbot.mail.encoded_words import decode_words
from mailbot.mail.message import Settings, parse
from tests.fixtures import FIXTURES

CHARSETS = FIXTURES / "charset"
SETTINGS = Settings(("nl", "en"))
JAPANESE = "脆弱性の報告"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("gbk-called-gb2312", "您的订单号可以被猜到，朱镕基，看到别人的订单。", id="gbk-called-gb2312"),
        pytest.param("circled-digit-called-iso-2022-jp", "①脆弱性の報告", id="microsofts-iso-2022-jp"),
        pytest.param(
            "windows-1252-called-iso-8859-1", "I can’t log in – “admin” costs €50", id="windows-1252-called-latin-1"
        ),
        pytest.param(
            "latin-1-footer-below-utf-8", "Zie één voorbeeld — hier.\n\nVertrouwelijkheid geëist", id="two-in-one-text"
        ),
        pytest.param("x-sjis", "脆弱性", id="a-label-of-the-last-century"),
        pytest.param("windows-874", "ช่องโหว่", id="thai"),
        pytest.param("iso-2022-jp-without-a-label", JAPANESE, id="escapes-alone"),
        pytest.param("html-meta-alone", "Уязвимость в форме заказа", id="named-in-html-alone"),
    ],
)
def test_the_text_of_a_mail_is_read(name: str, text: str) -> None:
    assert parse((CHARSETS / f"{name}.eml").read_bytes(), SETTINGS).text == text


def test_fields_of_raw_octets_are_read_in_the_charset_of_the_text() -> None:
    found = parse((CHARSETS / "raw-gbk-fields-foxmail.eml").read_bytes(), SETTINGS)
    assert (found.sender, found.sender_name, found.subject) == ("chen@reporter.example", "陈", "订单号漏洞")
    assert found.text == "您的订单号F可以预测。"
    assert found.attachments == (Attachment("证明.zip", "application/octet-stream", b"PK"),)


def test_words_that_are_cut_through_characters_are_read() -> None:
    found = parse((CHARSETS / "split-characters-in-encoded-words.eml").read_bytes(), SETTINGS)
    assert (found.sender_name, found.subject) == ("Noémi", JAPANESE)


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        *(pytest.param(label, "cp1252", id=label) for label in ("us-ascii", "iso-8859-1", "ISO_8859-1:1987", "latin1")),
        *(pytest.param(label, "cp1252", id=label) for label in ("iso8859_1", "ISO 8859-1", "8859-1", "win-1252")),
        *(pytest.param(label, "cp1252", id=label) for label in ("ansi_x3.4-1968", "iso-8859-1-windows-3.1-latin-1")),
        *(pytest.param(label, "cp1254", id=label) for label in ("iso-8859-9", "latin5", "windows-1254")),
        *(pytest.param(label, "cp874", id=label) for label in ("tis-620", "iso-8859-11", "windows-874")),
        *(
            pytest.param(label, "gb18030", id=label)
            for label in ("gb2312", "GBK", "x-gbk", "euc-cn", "cp936", "gb_2312-80")
        ),
        *(pytest.param(label, "cp949", id=label) for label in ("euc-kr", "ks_c_5601-1987", "ksc5601", "uhc")),
        *(pytest.param(label, "cp932", id=label) for label in ("shift_jis", "x-sjis", "Windows-31J", "ms_kanji")),
        *(
            pytest.param(label, "big5hkscs", id=label)
            for label in ("big5", "big5-hkscs", "x-x-big5", "cn-big5", "cp950")
        ),
        *(pytest.param(label, "utf-8", id=label) for label in ("utf8", '"utf-8 ', "utf-8; format=flowed", "UTF_8")),
        *(pytest.param(label, "utf-8", id=label) for label in ("utf-8*en", "charset=utf-8", "utf8mb4", "'utf-8'")),
        *(pytest.param(label, "cp850", id=label) for label in ("cp-850", "ibm850", "850", "cp00850")),
        pytest.param("koi8-r", "koi8-r", id="koi8-r"),
        pytest.param("koi8-ru", "koi8-u", id="koi8-ru"),
        pytest.param("macintosh", "mac-roman", id="macintosh"),
        pytest.param("x-mac-ce", "mac-latin2", id="x-mac-ce"),
        pytest.param("windows-28592", "iso8859-2", id="microsofts-number-for-iso-8859-2"),
        pytest.param("iso-8859-8-i", "iso8859-8", id="iso-8859-8-i"),
        *(pytest.param(label, None, id=label or "nothing") for label in ("", "unknown-8bit", "default", "x-unknown")),
        *(pytest.param(label, None, id=label) for label in ("x-user-defined", "8bit", "hex", "idna", "undefined")),
        *(pytest.param(label, None, id=label) for label in ("punycode", "rot13", "zlib", "x" * 70_000, "x\udcff")),
    ],
)
def test_a_label_means_the_superset_behind_it(label: str, codec: str | None) -> None:
    assert charsets.find_codec(label) == codec


@pytest.mark.parametrize(
    ("octets", "label", "text"),
    [
        pytest.param(
            "脆弱性の報告があります。".encode("utf-16-be"),
            "utf-16",
            "脆弱性の報告があります。",
            id="big-endian-without-a-zero",
        ),
        pytest.param(
            "脆弱性の報告があります。".encode("utf-16-le"),
            "utf-16be",
            "脆弱性の報告があります。",
            id="the-other-order-without-a-zero",
        ),
        pytest.param(b"a \xff b\xc3\xa9", "utf-8", "a \ufffd bé", id="one-bad-octet-costs-one-character"),
        pytest.param("一二".encode() + b"\xe4\xb8\n" + "三".encode(), "utf-8", "一二\ufffd\n三", id="a-cut-character"),
        pytest.param("订\xa0单".encode("gb18030", "ignore") + b"\xff!", "gbk", "订\xa0单\ufffd!", id="in-gbk"),
        pytest.param(b"\x80 50", "gb2312", "€ 50", id="the-euro-of-gbk"),
        pytest.param("脆弱".encode("cp932") + b"\xfd!", "shift_jis", "脆弱\ufffd!", id="in-shift-jis"),
        pytest.param("①脆".encode("cp932"), "iso-2022-jp", "①脆", id="shift-jis-called-iso-2022-jp"),
        pytest.param(b"\xad\xa1\xc0\xc8\x8e\xb1\x8f\xb0\xa1", "euc-jp", "①脆ｱ丂", id="nec-in-euc-jp"),
        pytest.param(b"\x1b$B@H\x1b(I1\x1b(Bx\x1b$B<e\ny", "iso-2022-jp", "脆ｱx弱\ny", id="kana-and-a-line-cut-off"),
        pytest.param(b"\x1b$B\xff@H\x1b(B", "iso-2022-jp", "\ufffd脆", id="a-bad-octet-between-escapes"),
        pytest.param("취약점".encode("iso2022_kr"), "iso-2022-kr", "취약점", id="iso-2022-kr"),
        pytest.param(b"\x1b$)A\x0e6)5%\x0f!", "iso-2022-cn", "订单!", id="iso-2022-cn"),
        pytest.param(b"~{6)5%~}!", "hz-gb-2312", "订单!", id="hz"),
        pytest.param("訂單".encode("cp950") + b"\xa3\xe1", "big5", "訂單€", id="big5-with-the-euro"),
        pytest.param("뷁".encode("cp949"), "euc-kr", "뷁", id="a-syllable-that-euc-kr-lacks"),
        pytest.param("Уязвимость".encode("koi8-r"), "koi8-r", "Уязвимость", id="koi8-r"),
        pytest.param("вразливість".encode("koi8-u"), "koi8-u", "вразливість", id="koi8-u"),
        pytest.param(b"C\xb5 l\xb2 h\xb1ng \x02", "viscii", "Cộ lỗ hổng Ẳ", id="viscii"),
        pytest.param("š – ž".encode("cp1250"), "iso-8859-2", "š – ž", id="windows-1250-called-iso-8859-2"),
        pytest.param("hé".encode("utf-16-le"), "utf-16", "hé", id="utf-16-without-a-mark"),
        pytest.param("hé!".encode("utf-16-be"), "utf-16", "hé!", id="utf-16-the-other-way-round"),
        pytest.param("hé".encode("utf-16"), "us-ascii", "hé", id="a-mark-against-the-label"),
        pytest.param("订单".encode("utf-16-be"), "utf-16be", "订单", id="utf-16-without-a-zero"),
        pytest.param("hé".encode(), "utf-16", "hé", id="utf-8-called-utf-16"),
        pytest.param(codecs.BOM_UTF8 + "hé".encode(), "windows-1251", "hé", id="the-mark-of-utf-8"),
        pytest.param("hé +AOk-".encode("utf-7"), "utf-7", "hé +AOk-", id="utf-7"),
        pytest.param(b"1+1=2 h+AOk-\n+AOk-", "utf-7", "1+1=2 h+AOk-\né", id="a-plus-in-utf-7"),
        pytest.param("hé".encode(), "us-ascii", "hé", id="utf-8-called-us-ascii"),
        pytest.param("hé".encode(), "iso-8859-1", "hé", id="utf-8-called-latin-1"),
        pytest.param(b"h\xe9", "us-ascii", "hé", id="latin-1-called-us-ascii"),
        pytest.param(
            "ошибка".encode(), "koi8-r", "ошибка".encode().decode("koi8-r"), id="a-label-counts-for-a-few-octets"
        ),
        pytest.param("ошибка ошибка".encode(), "koi8-r", "ошибка ошибка", id="utf-8-beyond-doubt"),
        pytest.param("hé “”".encode("cp850", "ignore"), "cp-850", "hé ", id="dos"),
        pytest.param("abc".encode("cp037"), "cp037", "abc", id="a-mainframe"),
        pytest.param(b"\x1b[1mred\x1b[0m", "", "\x1b[1mred\x1b[0m", id="escapes-of-a-terminal-are-no-japanese"),
        pytest.param(b"h\xe9", "hex", "hé", id="what-is-no-charset"),
        pytest.param(b"", "utf-16", "", id="nothing"),
    ],
)
def test_octets_become_text(octets: bytes, label: str, text: str) -> None:
    assert charsets.decode(octets, label) == text


def test_a_hint_counts_where_the_label_says_nothing() -> None:
    octets = "Уязвимость".encode("cp1251")
    for label in ("", "us-ascii", "unknown-8bit", "utf-8"):
        assert charsets.decode(octets, label, hints=["", "windows-1251"]) == "Уязвимость"
    assert charsets.decode(octets, "koi8-r", hints=["windows-1251"]) == octets.decode("koi8-r")
    assert charsets.decode("é".encode(), hints=["windows-1251"]) == "é"


def test_japanese_is_what_python_reads_where_python_can() -> None:
    same = dict(zip("〜‖−¢£¬", "～∥－￠￡￢", strict=True))  # Microsoft's choice for six of JIS
    for row in range(0x21, 0x7F):
        for cell in range(0x21, 0x7F):
            octets = b"\x1b$B" + bytes([row, cell]) + b"\x1b(B"
            try:
                known = octets.decode("iso2022_jp")
            except UnicodeDecodeError:
                continue
            assert japanese.decode_switched(octets) == same.get(known, known)
            assert japanese.decode_euc(bytes([row | 0x80, cell | 0x80])) == same.get(known, known)


def b64(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("a =?utf-8?q?=C3=A9?= b", "a é b", id="a-word-among-others"),
        pytest.param("=?utf-8?Q?a?= =?utf-8?Q?b?=\r\n =?utf-8?Q?c_d?=", "abc d", id="space-between-words-is-none"),
        pytest.param("=?utf-8?Q?a?= =?iso-8859-1?Q?=E9?=", "aé", id="two-charsets"),
        pytest.param("=?iso-8859-1*en?Q?caf=E9?=", "café", id="with-a-language"),
        pytest.param(f"=?gb2312?B?{b64('订单號'.encode('gbk'))}?=", "订单號", id="the-superset"),
        pytest.param("=?iso-2022-jp?B?GyRCLSEbKEI=?=", "①", id="microsofts-japanese"),
        pytest.param(
            f"=?utf-8?B?{b64(JAPANESE.encode())[:5]}?= =?utf-8?B?{b64(JAPANESE.encode())[5:]}?=",
            JAPANESE,
            id="a-cut-group",
        ),
        pytest.param("=?utf-8?Q?Hello world?=", "Hello world", id="spaces-inside"),
        pytest.param("=?utf-8?Q?really??=", "really?", id="a-question-mark-inside"),
        pytest.param("=?utf-8?Q?a?=3D?=", "a?=", id="a-question-mark-before-an-escape"),
        pytest.param("=?utf-8?B?SGVs\r\n bG8=?=", "Hello", id="folded-inside"),
        pytest.param("=?utf-8?B?SGVsbG8?=", "Hello", id="without-padding"),
        pytest.param("=?utf-8?B?SGVsbG8", "Hello", id="cut-off"),
        pytest.param("=?utf-8?B?H=C3=A9llo?=", "Héllo", id="q-called-b"),
        pytest.param("=?utf-8?Q?SGVsbG8=?=", "Hello", id="b-called-q"),
        pytest.param('"=?utf-8?q?No=C3=A9mi?="', '"Noémi"', id="in-quotes"),
        pytest.param("=?x-unknown?Q?=E9?=", "é", id="an-unknown-charset"),
        pytest.param('=?"utf-8"?Q?=C3=A9?=', "é", id="a-charset-in-quotes"),
        pytest.param("=?utf-8?X?a?=", "=?utf-8?X?a?=", id="another-encoding"),
        pytest.param("=?utf-8?q?=zz=?=", "=zz=", id="a-broken-escape"),
        pytest.param("=?utf-8?B??=", "", id="an-empty-word"),
        pytest.param("a =? b ?= c", "a =? b ?= c", id="no-word"),
    ],
)
def test_encoded_words_are_read(value: str, text: str) -> None:
    assert decode_words(value) == text


@pytest.mark.parametrize(
    "piece", ["=?x?q?", "=?", "?=", "=?utf-8?Q?a?=41", "=?utf-8?Q?a?= ", "=?u?b?", "=?x?q?a?=41?="]
)
def test_no_value_takes_quadratic_time(piece: str) -> None:
    decode_words(piece * (400_000 // len(piece)))


@pytest.mark.parametrize(
    ("field", "name"),
    [
        pytest.param("filename*=utf-8''%E8%A8%BC.pdf", "証.pdf", id="rfc-2231"),
        pytest.param("filename*=gb2312''%C6%DA.pdf", "期.pdf", id="in-gb2312"),
        pytest.param("filename*=gb2312'zh'%87F.pdf", "嘑.pdf", id="in-gbk-called-gb2312"),
        pytest.param("filename*=''%E8%A8%BC.pdf", "証.pdf", id="no-charset"),
        pytest.param("filename*=x-unknown''%E9.pdf", "é.pdf", id="an-unknown-charset"),
        pytest.param("filename*0*=utf-8''%E8%A8; filename*1*=%BC.pdf", "証.pdf", id="cut-through-a-character"),
        pytest.param('filename="=?utf-8?B?6Ki8LnBkZg==?="', "証.pdf", id="an-encoded-word"),
        pytest.param("filename==?utf-8?B?6Ki8LnBkZg==?=", "証.pdf", id="an-encoded-word-without-quotes"),
        pytest.param('filename="証.pdf"', "証.pdf", id="raw-utf-8"),
        pytest.param('filename="../../a\x00b\u202egpj.exe"', "a b gpj.exe", id="nothing-but-a-name"),
    ],
)
def test_file_names_are_read(field: str, name: str) -> None:
    raw = f"Content-Type: application/pdf\r\nContent-Disposition: attachment; {field}\r\n\r\nx".encode()
    assert [file.name for file in parse(raw, SETTINGS).attachments] == [name]


LABELS = [
    "",
    "utf-8",
    "utf-16",
    "utf-7",
    "iso-2022-jp",
    "euc-jp",
    "gbk",
    "big5",
    "viscii",
    "hz",
    "iso-2022-kr",
    "cp037",
]
PIECES = [
    b"\x1b$B",
    b"\x1b(B",
    b"\x1b$)C",
    b"\x0e",
    b"\x0f",
    b"\xff\xfe",
    b"~{",
    b"+",
    b"-",
    b"\n",
    b"a",
    "é脆".encode(),
]


@given(
    some.lists(some.sampled_from(PIECES) | some.binary(max_size=6), max_size=20).map(b"".join),
    some.sampled_from(LABELS),
)
def test_no_octets_raise(octets: bytes, label: str) -> None:
    charsets.decode(octets, label, hints=[label, "euc-jp"])
    decode_words(octets.decode("latin-1"))
    decode_words(f"=?{label}?b?{b64(octets)}?= =?{label}?q?{octets.decode('latin-1')}?=")
