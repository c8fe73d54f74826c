"""Metadata out of pictures, PDF and office documents: in a process of its own, in its cage, read again after it.

`files_with_metadata` makes each file with a name, a place or a device in it, wherever its format keeps such things.
"""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
import textwrap
import zipfile
import zlib
from collections.abc import Callable, Sequence

import pikepdf
import pytest
from PIL import Image

from mailbot.edges import metadata
from mailbot.edges.metadata import Stripper, stripping
from mailbot.edges.metadata.heif import strip_boxes
from mailbot.edges.metadata.office import strip_office
from mailbot.edges.metadata.pdf import strip_pdf
from mailbot.edges.metadata.pictures import strip_picture
from mailbot.errors import Permanent
from mailbot.facts import Attachment, Stripped
from tests.edges import files_with_metadata as files
from tests.machine import LONG

PEOPLE = [("Anke de Vries", "anke@voorbeeld.example")]
TELLS = (b"Anke", b"anke", b"52.3702", b"Fairphone", b"AdV", b"00A77B3C", b"00a77b3c", b"xmpmeta", b"srv01", b"deleted")
PICTURES: dict[str, Callable[[], bytes]] = {
    "jpeg": files.jpeg,
    "grey-jpeg": lambda: files.jpeg(mode="L"),
    "four-colour-jpeg": lambda: files.jpeg(mode="CMYK"),
    "png": files.png,
    "png-with-a-palette": lambda: files.png(mode="P"),
    "moving-png": files.moving_png,
    "moving-gif": files.gif,
    "webp": files.webp,
    "lossy-webp": lambda: files.webp(lossless=False),
    "tiff-with-two-pages": files.tiff,
}
TURNED: dict[str, Callable[[int], bytes]] = {"jpeg": files.jpeg, "png": files.png, "webp": files.webp}
OFFICE: dict[str, Callable[[], bytes]] = {"docx": files.docx, "xlsx": files.xlsx, "pptx": files.pptx, "odt": files.odt}


def left_of(raw: bytes) -> list[bytes]:
    held = files.unpacked(raw)
    return [one for one in TELLS if one in held]


def points(raw: bytes, frame: int = 0) -> bytes:
    with Image.open(io.BytesIO(raw)) as image:
        image.seek(frame)
        return bytes(image.tobytes())


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in PICTURES.items()])
def test_a_picture_loses_what_it_tells_and_no_point(make: Callable[[], bytes]) -> None:
    raw = make()
    assert left_of(raw)
    stripped = strip_picture(raw)
    assert left_of(stripped) == []
    with Image.open(io.BytesIO(raw)) as before, Image.open(io.BytesIO(stripped)) as after:
        assert (after.size, after.mode) == (before.size, before.mode)
        frames = getattr(before, "n_frames", 1)
        assert getattr(after, "n_frames", 1) == frames
        assert after.info.get("loop") == before.info.get("loop")
        assert {key for key in after.getexif() if key > 0x0132} <= {0x011A, 0x0152, 0x0153, *range(0x013D, 0x0143)}
    assert [points(stripped, n) for n in range(frames)] == [points(raw, n) for n in range(frames)]


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in TURNED.items()])
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_picture_that_is_stored_turned_is_turned(make: Callable[[int], bytes], orientation: int) -> None:
    upright = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_270, 8: Image.Transpose.ROTATE_90}[orientation]
    stripped = strip_picture(make(orientation))
    assert left_of(stripped) == []
    with Image.open(io.BytesIO(make(1))) as meant, Image.open(io.BytesIO(stripped)) as shown:
        wanted = meant.convert("RGB").transpose(upright)
        assert (shown.size, shown.getexif().get(0x0112)) == (wanted.size, None)
        differences = [abs(a - b) for a, b in zip(wanted.tobytes(), shown.convert("RGB").tobytes(), strict=True)]
    assert max(differences) <= (12 if make is files.jpeg else 0)  # a JPEG is drawn anew with the same tables


def test_colours_stay_and_the_profile_names_nobody() -> None:
    with Image.open(io.BytesIO(strip_picture(files.jpeg()))) as image:
        profile = image.info["icc_profile"]
    assert (b"rTRC" in profile, b"desc" in profile, b"cprt" in profile) == (True, False, False)


def test_a_picture_of_boxes_keeps_the_octets_of_its_picture() -> None:
    raw = files.heic()
    stripped = strip_boxes(raw)
    assert (left_of(stripped), len(stripped), b"PIXL" in stripped) == ([], len(raw), True)
    assert strip_boxes(stripped) == stripped


def test_a_pdf_looks_the_same_and_tells_nothing() -> None:
    raw = files.pdf()
    stripped = strip_pdf(raw)
    assert left_of(stripped) == []
    with pikepdf.open(io.BytesIO(stripped)) as document:
        (page,) = document.pages
        assert b"(The plan) Tj" in page.Contents.read_bytes()
        assert str(page.Annots[0].Contents) == "Check this"
        shown = page.Resources.XObject.X.read_raw_bytes()
    assert points(shown) == points(files.jpeg())


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "/FlateDecode": zlib.compress,
    "/ASCII85Decode": lambda octets: base64.a85encode(octets) + b"~>",
    "/ASCIIHexDecode": lambda octets: octets.hex().encode() + b">",
}


def with_picture(octets: bytes, *filters: str) -> bytes:
    document = pikepdf.open(io.BytesIO(files.pdf()))
    kinds = pikepdf.Array([pikepdf.Name(one) for one in filters])
    document.pages[0].Resources.XObject.X.write(octets, filter=kinds)
    out = io.BytesIO()
    document.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


@pytest.mark.parametrize("packing", PACKED)
def test_a_picture_that_is_packed_once_more_in_a_pdf_tells_nothing(packing: str) -> None:
    stripped = strip_pdf(with_picture(PACKED[packing](files.jpeg()), packing, "/DCTDecode"))
    with pikepdf.open(io.BytesIO(stripped)) as document:
        shown = document.pages[0].Resources.XObject.X.read_raw_bytes()
    assert left_of(shown) == []
    assert points(shown) == points(files.jpeg())


@pytest.mark.parametrize(
    ("octets", "filters", "why"),
    [
        pytest.param(files.jpeg(), ("/LZWDecode", "/DCTDecode"), "broken", id="in-an-old-packing"),
        pytest.param(b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x20uuidAnke", ("/JPXDecode",), "unknown", id="jpeg-2000"),
    ],
)
def test_a_picture_in_a_pdf_that_cannot_be_stripped_says_why(octets: bytes, filters: Sequence[str], why: str) -> None:
    with pytest.raises(Permanent, match=why):
        strip_pdf(with_picture(octets, *filters))


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in OFFICE.items()])
def test_an_office_document_says_the_same_and_nobody_says_it(make: Callable[[], bytes]) -> None:
    raw = make()
    assert left_of(raw)
    stripped = strip_office(raw)
    assert left_of(stripped) == []
    held = files.unpacked(stripped)
    shown = (b"The plan, in words.", b"Added.", b"Gone.", b"Is this so?", b"And more.", b"The plan", b"<v>42</v>")
    assert [one for one in shown if one in files.unpacked(raw)] == [one for one in shown if one in held]
    with zipfile.ZipFile(io.BytesIO(stripped)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        targets = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
    assert not any(gone in one for one in targets for gone in (b"thumbnail", b"customXml", b"Normal.dotm", b"printer"))


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        pytest.param(files.pdf(password="x"), "locked", id="a-pdf-with-a-password"),
        pytest.param(files.pdf(file=True), "active", id="a-pdf-with-a-file-in-it"),
        pytest.param(files.pdf(script=True), "active", id="a-pdf-with-a-program"),
        pytest.param(b"%PDF-1.7 nonsense", "broken", id="a-pdf-that-is-none"),
        pytest.param(files.docx(**{"word/vbaProject.bin": b"x"}), "active", id="a-document-with-macros"),
        pytest.param(files.docx(**{"word/embeddings/a.xlsx": files.xlsx()}), "active", id="a-document-in-a-document"),
        pytest.param(files.odt(**{"META-INF/documentsignatures.xml": "<a/>"}), "active", id="a-signed-document"),
        pytest.param(files.odt(**{"Basic/script-lc.xml": "<a/>"}), "active", id="an-open-document-with-macros"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unknown", id="an-older-document"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked",
            id="an-encrypted-one",
        ),
        pytest.param(files.zipped({"a.txt": b"Anke"}), "unknown", id="an-archive"),
        pytest.param(files.docx()[:-40], "broken", id="a-document-cut-off"),
        pytest.param(files.docx(**{"word/x.xml": "<a>&b;"}), "broken", id="a-document-that-is-no-XML"),
        pytest.param(files.docx(**{"word/media/a.mp4": b"\0\0\0\x18ftypmp42"}), "unknown", id="a-film-in-a-document"),
        pytest.param(files.docx(**{"word/media/a.emf": b"\1\0\0\0Anke"}), "unknown", id="a-metafile-in-a-document"),
        pytest.param(files.docx(**{"notes.txt": b"by Anke"}), "unknown", id="a-text-that-no-page-shows"),
    ],
)
def test_what_cannot_be_stripped_says_why(raw: bytes, why: str) -> None:
    strip = strip_pdf if raw.startswith(b"%PDF") else strip_office
    with pytest.raises(Permanent, match=why):
        strip(raw)


_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


@pytest.mark.parametrize(
    ("part", "content"),
    [
        pytest.param(
            "package/services/metadata/core-properties/4f9c.psmdcp",
            f"<c:coreProperties xmlns:c='{_CORE}'><c:lastModifiedBy>Anke</c:lastModifiedBy></c:coreProperties>",
            id="properties-of-the-packaging-library",
        ),
        pytest.param(
            "DocProps/Core1.xml",
            f"<c:coreProperties xmlns:c='{_CORE}'><c:lastModifiedBy>Anke</c:lastModifiedBy></c:coreProperties>",
            id="properties-under-another-name",
        ),
        pytest.param(
            "docProps/app2.xml",
            f"<Properties xmlns='{_OFFICE}/extended-properties'><Manager>Anke</Manager></Properties>",
            id="a-manager",
        ),
        pytest.param(
            "word/media/a.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><metadata>Anke</metadata><?by Anke?><g/></svg>",
            id="a-drawing",
        ),
        pytest.param("xl/pivotCache/a.xml", "<pivotCacheDefinition refreshedBy='Anke'/>", id="who-refreshed-it"),
        pytest.param("word/tasks.xml", "<Tasks><Attribution userId='Anke' userName='Anke'/></Tasks>", id="a-task"),
        pytest.param("Configurations2/current.xml", "", id="nothing-at-all"),
    ],
)
def test_a_document_tells_nothing_in_parts_under_any_name(part: str, content: str) -> None:
    with zipfile.ZipFile(io.BytesIO(strip_office(files.docx(**{part: content})))) as stripped:
        assert b"Anke" not in stripped.read(part)


class TestInItsProcess:
    @pytest.mark.parametrize(
        ("name", "raw", "why", "stripped"),
        [
            pytest.param("a.jpg", files.jpeg(6), "", True, id="a-picture"),
            pytest.param("a.heic", files.heic(), "", True, id="a-picture-of-boxes"),
            pytest.param("a.heic", files.heic(unknown=True), "broken", False, id="with-a-box-that-nobody-knows"),
            pytest.param("a.pdf", files.pdf(), "", True, id="a-pdf"),
            pytest.param("a.docx", files.docx(), "", True, id="a-document"),
            pytest.param("a.txt", files.odt(), "", True, id="whatever-it-is-called"),
            pytest.param("a.7z", b"7z\xbc\xaf\x27\x1c\0\0", "unknown", False, id="an-archive"),
            pytest.param(
                "a.rtf", rb"{\rtf1{\info{\author Anke}}x}", "unknown", False, id="a-text-with-an-author-in-it"
            ),
            pytest.param("a.svg", b"<svg><metadata>Anke</metadata></svg>", "unknown", False, id="a-picture-in-words"),
            pytest.param("a.jpg", files.jpeg()[:200], "broken", False, id="a-picture-cut-off"),
            pytest.param("a.txt", "Zie één".encode(), "", False, id="a-text"),
            pytest.param("a.bin", bytes(40), "unknown", False, id="nothing-anybody-knows"),
        ],
    )
    def test_each_file_is_stripped_or_says_why(self, name: str, raw: bytes, why: str, *, stripped: bool) -> None:
        (found,) = Stripper(PEOPLE).strip([Attachment(name, "application/octet-stream", raw)])
        assert (found.why, found.content != raw) == (why, stripped)
        assert not stripped or left_of(found.content) == []

    def test_who_is_named_in_what_is_shown_is_told(self) -> None:
        shown = files.docx(**{"word/footer1.xml": "<w:p xmlns:w='w'>Anke de Vries, team</w:p>"})
        (found,) = Stripper(PEOPLE).strip([Attachment("a.docx", "application/x", shown)])
        assert (found.why, found.content != shown) == ("named", True)

    def test_one_that_takes_too_long_waits(self) -> None:
        file = Attachment("a.pdf", "application/pdf", files.pdf())
        assert Stripper(PEOPLE, seconds=0.001).strip([file]) == (Stripped(file.content, "broken"),)

    def test_asked_for_it_leaves_every_file_but_texts(self) -> None:
        pdf, text = Attachment("a.pdf", "application/pdf", files.pdf()), Attachment("a.txt", "text/plain", b"x")
        found = Stripper(PEOPLE, ask=True).strip([pdf, text])
        assert found == (Stripped(pdf.content, "as-it-is"), Stripped(text.content))

    def test_without_the_libraries_it_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for kinds in ({}, {"pictures": object()}):
            why, _ = stripping._stripped(files.pdf(), kinds, PEOPLE)  # type: ignore[arg-type]  # no module is asked
            assert why == "no-tool"
        monkeypatch.setattr(metadata, "find_spec", lambda _: None)
        assert metadata.missing() == {"PIL": "pictures", "pikepdf": "PDF", "lxml": "office documents"}

    def test_whoever_takes_it_over_reaches_nothing(self) -> None:
        inside = textwrap.dedent("""
            import os, socket
            from mailbot.edges.metadata import stripping

            def tries(raw, kinds, people):
                told = []
                for name, act in (
                    ("open", lambda: open("/etc/passwd").read()),
                    ("write", lambda: open("/tmp/left-behind", "w")),
                    ("connect", socket.socket),
                    ("fork", os.fork),
                    ("exec", lambda: os.execv("/bin/true", ["true"])),
                    ("kill", lambda: os.kill(os.getppid(), 0)),
                ):
                    try:
                        act()
                    except OSError as refused:
                        continue
                    told.append(name)
                return " ".join(told), raw

            stripping._stripped = tries
            stripping._main()
        """)
        head = json.dumps({"people": [], "seconds": 20}).encode()
        asked = metadata.HEAD.pack(len(head), 4) + head + b"file"
        done = subprocess.run(
            [sys.executable, "-c", inside], input=asked, capture_output=True, timeout=LONG, check=True
        )
        assert done.stdout == metadata.HEAD.pack(0, 4) + b"file"
