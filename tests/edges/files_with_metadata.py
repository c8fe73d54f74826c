"""Small files that tell who made them, each made here: pictures, PDF and office documents, as programs write them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image, ImageCms, PngImagePlugin

ANKE = "Anke de Vries"
SECRET = b"52.3702N"  # where a picture was taken
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description dc:creator="Anke de Vries"/></x:xmpmeta>'


def _image(mode: str = "RGB") -> Image.Image:
    octets = {"RGB": 3, "CMYK": 4}.get(mode, 1)
    points = (x * 15 if n == 0 else y * 30 for y in range(8) for x in range(16) for n in range(octets))
    return Image.frombytes(mode, (16, 8), bytes(points))


def _exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F], exif[0x013B] = "Fairphone", ANKE
    exif[0x9286] = SECRET  # a comment
    exif.get_ifd(0x8825)[2] = (52.0, 22.0, 12.0)
    exif.get_ifd(0x8825)[29] = SECRET.decode()
    return exif


def _icc() -> bytes:
    return bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())


def jpeg(orientation: int = 1, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    _image(mode).save(out, "JPEG", quality=92, exif=_exif(orientation), comment=ANKE, icc_profile=_icc(), xmp=XMP)
    raw = out.getvalue()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\x14\x1c\x02\x50\0\rAnke de Vries\0\0"
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return raw[:2] + segment + raw[2:] + b"trailer of a telephone: Anke de Vries"


def png(orientation: int = 1, mode: str = "RGB") -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", ANKE)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=True)
    out = io.BytesIO()
    _image(mode).save(out, "PNG", pnginfo=texts, exif=_exif(orientation), icc_profile=_icc())
    return out.getvalue() + b"Anke de Vries"


def moving_png() -> bytes:
    out = io.BytesIO()
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", ANKE)
    _image().save(out, "PNG", save_all=True, append_images=[_image().rotate(180)], pnginfo=texts)
    return out.getvalue()


def gif() -> bytes:
    out = io.BytesIO()
    frames = [_image("P").rotate(180)]
    _image("P").save(out, "GIF", save_all=True, append_images=frames, loop=0, duration=80, comment=ANKE.encode())
    return out.getvalue() + b"Anke de Vries"


def webp(orientation: int = 1, *, lossless: bool = True) -> bytes:
    out = io.BytesIO()
    _image().save(out, "WEBP", lossless=lossless, exif=_exif(orientation), xmp=XMP, icc_profile=_icc())
    return out.getvalue() + b"Anke de Vries"


def tiff(orientation: int = 1) -> bytes:
    out = io.BytesIO()
    exif = _exif(orientation)
    exif[0x0131], exif[0x02BC] = "Anke de Vries's scanner", XMP
    _image().save(out, "TIFF", compression="tiff_lzw", exif=exif, save_all=True, append_images=[_image("L")])
    return out.getvalue()


def _box(kind: bytes, value: bytes) -> bytes:
    return struct.pack(">I4s", len(value) + 8, kind) + value


def heic(*, unknown: bool = False) -> bytes:
    """A container with a picture of four octets, EXIF, XMP and something that nothing points to."""
    items = (b"hvc1", b"PIXL"), (b"Exif", b"Exif\0\0 Anke de Vries 52.3702N"), (b"mime", XMP)
    ftyp = _box(b"ftyp", b"heic\0\0\0\0mif1heic")

    def made(base: int) -> bytes:
        entries = b""
        places = b""
        at = base
        for number, (kind, data) in enumerate(items, start=1):
            mime = b"application/rdf+xml\0" if kind == b"mime" else b""
            entries += _box(b"infe", b"\2\0\0\0" + struct.pack(">HH", number, 0) + kind + b"Anke's\0" + mime)
            places += struct.pack(">HHHHII", number, 0, 0, 1, at, len(data))
            at += len(data)
        iinf = _box(b"iinf", b"\0\0\0\0" + struct.pack(">H", len(items)) + entries)
        iloc = _box(b"iloc", b"\1\0\0\0\x44\0" + struct.pack(">H", len(items)) + places)
        udes = _box(b"udes", b"\0\0\0\0en\0Anke de Vries\0\0\0")
        ipco = _box(b"ipco", _box(b"ispe", bytes(4) + struct.pack(">II", 2, 2)) + _box(b"irot", b"\1") + udes)
        hdlr = _box(b"hdlr", bytes(8) + b"pict" + bytes(12) + b"Anke de Vries\0")
        inside = hdlr + _box(b"pitm", b"\0\0\0\0\0\1") + iinf + iloc + _box(b"iprp", ipco)
        return ftyp + _box(b"meta", b"\0\0\0\0" + inside)

    head = made(len(made(0)) + 8)
    data = b"".join(value for _, value in items) + b"Anke de Vries, behind it"
    return head + _box(b"mdat", data) + (_box(b"moov", b"Anke de Vries") if unknown else b"")


def pdf(
    *, note: bool = True, file: bool = False, script: bool = False, password: str = "", picture: bool = True
) -> bytes:
    """A page with words, a picture and a note, saved twice: with an earlier version of it behind."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 100))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = document.make_stream(b"BT /F1 12 Tf 10 50 Td (The plan) Tj ET /X Do")
    page.PieceInfo = pikepdf.Dictionary(Word=pikepdf.Dictionary(Private=pikepdf.String(ANKE)))
    if picture:
        shown = pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=16, Height=8)
        shown.ColorSpace, shown.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
        stream = pikepdf.Stream(document, jpeg(), shown)
        stream.Filter = pikepdf.Name.DCTDecode
        page.Resources.XObject = pikepdf.Dictionary(X=document.make_indirect(stream))
    if note:
        said = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9])
        said.T, said.Contents, said.M = pikepdf.String(ANKE), pikepdf.String("Check this"), pikepdf.String("D:2026")
        page.Annots = document.make_indirect(pikepdf.Array([document.make_indirect(said)]))
    if script:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    if file:
        document.attachments["plan.docx"] = b"Anke de Vries"
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:creator"] = [ANKE]
    document.docinfo["/Author"], document.docinfo["/Creator"] = ANKE, "Word of Anke"
    out = io.BytesIO()
    if password:
        document.save(out, encryption=pikepdf.Encryption(owner="o", user=password))
        return out.getvalue()
    document.save(out)
    raw = out.getvalue()
    earlier = raw + b"\n77 0 obj\n(Anke de Vries, deleted)\nendobj\n"
    start = raw.rindex(b"startxref")
    table = f"xref\n77 1\n{len(raw) + 1:010d} 00000 n \n"
    trailer = f"trailer\n<< /Size 78 /Root {_root(raw)} /Prev {int(raw[start + 9 :].split()[0])} >>\n"
    return earlier + f"{table}{trailer}startxref\n{len(earlier)}\n%%EOF\n".encode()


def _root(raw: bytes) -> str:
    with pikepdf.open(io.BytesIO(raw)) as document:
        number, generation = document.Root.objgen
        return f"{number} {generation} R"


def zipped(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = ANKE.encode()
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_P}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    f"<dc:creator>{ANKE}</dc:creator><cp:lastModifiedBy>{ANKE}</cp:lastModifiedBy></cp:coreProperties>"
)
_APP = f'<Properties xmlns="{_R[:-14]}/extended-properties"><Company>Gemeente Anke</Company></Properties>'


def _types(*parts: str) -> str:
    overrides = "".join(f'<Override PartName="/{part}" ContentType="application/xml"/>' for part in parts)
    return (
        f'<Types xmlns="{_P}/content-types"><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(**kinds: str) -> str:
    made = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="{_P}/relationships">{made}</Relationships>'


def docx(**more: bytes | str) -> bytes:
    document = (
        f'<w:document xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"><w:body>'
        '<w:p w:rsidR="00A77B3C" w14:paraId="1A"><w:r><w:t>The plan, in words.</w:t></w:r>'
        f'<w:ins w:id="1" w:author="{ANKE}" w:date="2026-11-20T09:00:00Z"><w:r><w:t>Added.</w:t></w:r></w:ins>'
        f'<w:del w:id="2" w:author="{ANKE}" w:date="2026-11-20T09:00:00Z"><w:r>'
        "<w:delText>Gone.</w:delText></w:r></w:del>"
        "</w:p></w:body></w:document>"
    )
    comments = (
        f'<w:comments xmlns:w="{_W}"><w:comment w:id="0" w:author="{ANKE}" w:initials="AdV"'
        ' w:date="2026-11-20T09:00:00Z">'
        "<w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment></w:comments>"
    )
    settings = (
        f'<w:settings xmlns:w="{_W}" xmlns:r="{_R}"><w:attachedTemplate r:id="r0"/>'
        '<w:rsids><w:rsidRoot w:val="00A77B3C"/>'
        "</w:rsids></w:settings>"
    )
    return zipped(
        {
            "[Content_Types].xml": _types("docProps/custom.xml", "word/document.xml", "customXml/item1.xml"),
            "_rels/.rels": _relations(officeDocument="word/document.xml", thumbnail="docProps/thumbnail.jpeg"),
            "docProps/core.xml": _CORE,
            "docProps/app.xml": _APP,
            "docProps/custom.xml": f"<Properties>{ANKE}</Properties>",
            "docProps/thumbnail.jpeg": jpeg(),
            "customXml/item1.xml": f"<a>{ANKE}</a>",
            "word/document.xml": document,
            "word/comments.xml": comments,
            "word/people.xml": f'<w15:people xmlns:w15="w15"><w15:person w15:author="{ANKE}"/></w15:people>',
            "word/settings.xml": settings,
            "word/_rels/settings.xml.rels": _relations(attachedTemplate="file:///C:/Users/anke/Normal.dotm"),
            "word/_rels/document.xml.rels": _relations(image="media/image1.jpeg", customXml="../customXml/item1.xml"),
            "word/media/image1.jpeg": jpeg(),
            **more,
        }
    )


def xlsx(**more: bytes | str) -> bytes:
    s = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    workbook = (
        f'<workbook xmlns="{s}" xmlns:x15ac="x15ac"><fileSharing userName="{ANKE}"/>'
        '<x15ac:absPath url="C:\\Users\\anke\\"/><sheets/></workbook>'
    )
    sheet = (
        f'<worksheet xmlns="{s}" xmlns:r="{_R}"><sheetData><row><c><v>42</v></c></row></sheetData>'
        '<pageSetup r:id="r0"/></worksheet>'
    )
    notes = f'<comments xmlns="{s}"><authors><author>{ANKE}</author></authors><commentList/></comments>'
    person = (
        f'<personList xmlns="p"><person displayName="{ANKE}" id="{{1}}" userId="anke@voorbeeld.example"'
        ' providerId="AD"/></personList>'
    )
    return zipped(
        {
            "[Content_Types].xml": _types("xl/workbook.xml"),
            "_rels/.rels": _relations(officeDocument="xl/workbook.xml"),
            "docProps/core.xml": _CORE,
            "xl/workbook.xml": workbook,
            "xl/worksheets/sheet1.xml": sheet,
            "xl/worksheets/_rels/sheet1.xml.rels": _relations(
                printerSettings="../printerSettings/printerSettings1.bin"
            ),
            "xl/printerSettings/printerSettings1.bin": "\\\\srv01\\printer of Anke de Vries".encode("utf-16-le"),
            "xl/comments1.xml": notes,
            "xl/persons/person.xml": person,
            **more,
        }
    )


def pptx() -> bytes:
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    return zipped(
        {
            "[Content_Types].xml": _types("ppt/presentation.xml", "ppt/changesInfos/changesInfo1.xml"),
            "_rels/.rels": _relations(officeDocument="ppt/presentation.xml"),
            "docProps/core.xml": _CORE,
            "ppt/presentation.xml": f'<p:presentation xmlns:p="{p}"/>',
            "ppt/slides/slide1.xml": f'<p:sld xmlns:p="{p}" xmlns:a="a"><a:t>The plan</a:t></p:sld>',
            "ppt/commentAuthors.xml": (
                f'<p:cmAuthorLst xmlns:p="{p}"><p:cmAuthor id="0" name="{ANKE}" initials="AdV"/></p:cmAuthorLst>'
            ),
            "ppt/changesInfos/changesInfo1.xml": f"<a>{ANKE}</a>",
            "ppt/_rels/presentation.xml.rels": _relations(changesInfo="changesInfos/changesInfo1.xml"),
        }
    )


def odt(**more: bytes | str) -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
        ' xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0"'
        ' xmlns:officeooo="http://openoffice.org/2009/office"'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    )
    who = f"<dc:creator>{ANKE}</dc:creator><dc:date>2026-11-20T09:00:00</dc:date>"
    content = (
        f'<office:document-content {names}><office:body><text:p officeooo:rsid="00a77b3c">The plan, in words.'
        f"<office:annotation>{who}<meta:creator-initials>AdV</meta:creator-initials>"
        "<text:p>Is this so?</text:p></office:annotation>"
        " And more.</text:p></office:body></office:document-content>"
    )
    settings = (
        f"<office:document-settings {names}>"
        '<config:config-item config:name="PrinterName">Anke de Vries</config:config-item>'
        "</office:document-settings>"
    )
    manifest = (
        f'<manifest:manifest {names}><manifest:file-entry manifest:full-path="content.xml"/>'
        '<manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png"/></manifest:manifest>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "meta.xml": f"<office:document-meta {names}><office:meta>{who}</office:meta></office:document-meta>",
            "settings.xml": settings,
            "Thumbnails/thumbnail.png": png(),
            "Pictures/1.png": png(),
            "META-INF/manifest.xml": manifest,
            **more,
        }
    )


def unpacked(raw: bytes) -> bytes:
    """All that a file holds, with what is packed in it unpacked."""
    found = [raw]
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            found += [archive.comment, *(archive.read(name) for name in archive.namelist())]
    if raw.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(raw)) as document:
            found += [thing.read_raw_bytes() for thing in document.objects if isinstance(thing, pikepdf.Stream)]
            found.append(document.Root.to_json())
            found += [thing.unparse(resolved=True) for thing in document.objects]
    if raw.startswith(b"\x89PNG"):
        for at in (at for at in range(len(raw)) if raw[at : at + 2] in (b"\x78\x9c", b"\x78\xda")):
            try:
                found.append(zlib.decompressobj().decompress(raw[at:]))
            except zlib.error:
                continue
    return b"\n".join(found) + b"\n".join(one.replace(b"\0", b"") for one in found)
