"""Office documents without their metadata: OOXML (ECMA-376) and OpenDocument, both XML files in a zip.

Authors, dates, revisions, paths and printers go, and EXIF from the pictures inside; what is shown on a page stays, also
a name that somebody typed. A document that is encrypted, signed, or carries programs or other files is left as it is.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from posixpath import basename

from lxml import etree

from mailbot.edges.metadata.office_xml import MINIMAL, dropped_relations, is_dropped, strip_part, without_properties
from mailbot.edges.metadata.pictures import is_picture, strip_picture
from mailbot.errors import Permanent
from mailbot.facts import Doubt

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of older Office; newer documents are encrypted in one
_MOST_PARTS, _MOST_OCTETS = 5_000, 300_000_000
_WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_CONTENT_TYPES = "[Content_Types].xml"
_ACTIVE_PARTS = re.compile(
    r"(?:.*/)?(?:vbaProject\w*\.bin|vbaData\.xml|.*\.bin\.rels|activeX\d*\.(?:xml|bin)|connections\.xml)"
    r"|(?:.*/)?(?:embeddings|activeX|macrosheets|dialogsheets|queryTables|_xmlsignatures|ctrlProps|webextensions)/.+"
    r"|_xmlsignatures/.*|META-INF/(?:documentsignatures|macrosignatures)\.xml|(?:Basic|Scripts|Database)/.+"
    r"|Object \d+",
    re.IGNORECASE,
)
_XML = re.compile(r".*\.(?:xml|rels|vml|rdf)", re.IGNORECASE)
_FONTS = re.compile(r".*\.(?:odttf|fntdata|ttf|otf)", re.IGNORECASE)


def warm_up() -> None:
    """Load what zipfile and lxml import on first use, such as an encoding of file names."""
    sample = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a b='\xc3\xa9'/>"}
    strings(strip_office(_written(sample)))


def strip_office(raw: bytes) -> bytes:
    """Return the document without its metadata; raises Permanent with why it cannot be."""
    if raw.startswith(_OLE):
        raise Permanent(Doubt.LOCKED if "EncryptedPackage".encode("utf-16-le") in raw else Doubt.UNKNOWN)
    try:
        parts = _read(raw)
        stripped = _strip(parts)
        if _strip(stripped) != stripped:  # nothing more to take out
            raise Permanent(Doubt.BROKEN)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, RuntimeError, NotImplementedError) as odd:
        raise Permanent(Doubt.BROKEN) from odd
    return _written(stripped)


def strings(raw: bytes) -> str:
    """Return all text in the XML of a document."""
    texts = []
    for name, content in _read(raw).items():
        if _is_xml(name, content):
            root = etree.fromstring(content, _parser())
            texts.append("".join(str(text) for text in root.itertext()))
            texts += [str(value) for element in root.iter("*") for value in element.attrib.values()]
    return "\n".join(texts)


def _read(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_OCTETS:
            raise Permanent(Doubt.BROKEN)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Permanent(Doubt.LOCKED)
        if len({entry.filename for entry in entries}) != len(entries):
            raise Permanent(Doubt.BROKEN)
        return {entry.filename: archive.read(entry) for entry in entries}


def _strip(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    kind = parts.get("mimetype", b"")
    open_document = kind.startswith(b"application/vnd.oasis.opendocument.")
    if not open_document and _CONTENT_TYPES not in parts:
        raise Permanent(Doubt.UNKNOWN)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Permanent(Doubt.LOCKED)
    types = parts.get(_CONTENT_TYPES, b"")
    if any(map(_ACTIVE_PARTS.fullmatch, parts)) or b"macroEnabled" in types or b"oleObject" in types:
        raise Permanent(Doubt.ACTIVE)
    kept = {name: content for name, content in parts.items() if not is_dropped(name)}
    gone = {name for name in parts if is_dropped(name)}
    return {name: _part(name, content, gone) for name, content in kept.items()}


def _part(name: str, content: bytes, gone: set[str]) -> bytes:
    if name in MINIMAL or basename(name) == "meta.xml":
        return MINIMAL.get(name, MINIMAL["meta.xml"])
    if is_picture(content):
        return strip_picture(content, turn=False)
    if not _is_xml(name, content):
        if content and name != "mimetype" and not _FONTS.fullmatch(name):
            raise Permanent(Doubt.UNKNOWN)  # film, sound, metafiles: they say where and by whom, and are not read here
        return content
    root = etree.fromstring(content, _parser())
    if (bare := without_properties(root)) is not None:
        return bare
    if name.endswith(".rels"):
        dropped_relations(root)
    strip_part(name, root, gone)
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))


def _is_xml(name: str, content: bytes) -> bool:
    """Return whether a part is XML, by name or first octets: properties may be called `….psmdcp`, pictures SVG."""
    begins = content[:100].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]
    return begins == b"<" or (bool(content) and _XML.fullmatch(name) is not None)  # older LibreOffice has empty ones


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )


def _written(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _WHEN)
            # OpenDocument 1.3 part 2 section 3.3: the type comes first, as it is
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
