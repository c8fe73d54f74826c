"""PDF without its metadata, through qpdf (pikepdf): every page stays as it looks.

Written anew as a whole, so nothing of earlier versions of the file is left (ISO 32000-1 section 7.5.6). A file that is
encrypted, signed or carries programs or other files is left as it is: what hides in it cannot be taken out without
breaking it.
"""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable, Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from mailbot.edges.metadata.pictures import strip_jpeg
from mailbot.errors import Permanent
from mailbot.facts import Doubt

_MOST_OBJECTS = 200_000
_MOST_PICTURE = 100_000_000  # octets of a JPEG; of a larger one a part is broken
# Who, when and with what, wherever it stands
_EVERYWHERE = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AF")
_OF_NOTES = ("/T", "/M", "/CreationDate", "/NM", "/RC")  # ISO 32000-1 section 12.5.2 and 12.5.6.2; /Contents is shown
_OF_PROGRAMS = ("/JavaScript", "/EmbeddedFiles")
_ACTIONS = frozenset(("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE"))


def strip_pdf(raw: bytes) -> bytes:
    """Return the file without its metadata; raises Permanent with why it cannot be."""
    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            pages = len(pdf.pages)
            _refuse(pdf)
            _strip(pdf)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        with pikepdf.open(io.BytesIO(out.getvalue())) as again:
            if len(again.pages) != pages or "/Info" in again.trailer or any(map(_left, _dictionaries(again))):
                raise Permanent(Doubt.BROKEN)
    except pikepdf.PasswordError as locked:
        raise Permanent(Doubt.LOCKED) from locked
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, ValueError, TypeError, KeyError, RecursionError) as odd:
        raise Permanent(Doubt.BROKEN) from odd
    return out.getvalue()


def warm_up() -> None:
    """Load what pikepdf imports on first use."""
    document = pikepdf.new()
    document.add_blank_page()
    out = io.BytesIO()
    document.save(out)
    strings(strip_pdf(out.getvalue()))


def strings(raw: bytes) -> str:
    """Return what stands in a file as text: notes, titles, links; not what is drawn on its pages."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        return "\n".join(
            str(value) for dictionary in _dictionaries(pdf) for value in dictionary.values() if _is_text(value)
        )


def _is_text(value: object) -> bool:
    return isinstance(value, pikepdf.String)


def _refuse(pdf: Pdf) -> None:
    if pdf.is_encrypted:
        raise Permanent(Doubt.LOCKED)
    names = pdf.Root.get("/Names")
    if isinstance(names, Dictionary) and any(name in names for name in _OF_PROGRAMS):
        raise Permanent(Doubt.ACTIVE)
    if "/Collection" in pdf.Root or "/Perms" in pdf.Root or "/DSS" in pdf.Root:
        raise Permanent(Doubt.ACTIVE)
    for dictionary in _dictionaries(pdf):
        kinds = {
            str(dictionary.get(key))
            for key in ("/Type", "/FT", "/S", "/Subtype")
            if isinstance(dictionary.get(key), Name)
        }
        if (
            kinds & {"/Sig", "/FileAttachment", "/EmbeddedFile", "/RichMedia"}
            or str(dictionary.get("/S", "")) in _ACTIONS
        ):
            raise Permanent(Doubt.ACTIVE)


def _strip(pdf: Pdf) -> None:
    for key in ("/Info", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    for dictionary in _dictionaries(pdf):
        for key in _superfluous(dictionary):
            del dictionary[key]
    for thing in pdf.objects:
        if isinstance(thing, Stream):
            _strip_picture(thing)


def _strip_picture(stream: Stream) -> None:
    """Remove EXIF from a JPEG, even one compressed once more (as ReportLab does); refuse JPEG 2000 with its like."""
    named = stream.get("/Filter")
    *around, kind = [str(name) for name in named] if isinstance(named, Array) and len(named) else [str(named)]
    if kind == "/JPXDecode" and any(box in stream.read_raw_bytes() for box in (b"uuid", b"xml ")):
        raise Permanent(Doubt.UNKNOWN)
    if kind not in ("/DCTDecode", "/DCT"):
        return
    octets = stream.read_raw_bytes()
    for packing in around:
        if packing not in _UNPACK:
            raise Permanent(Doubt.BROKEN)
        octets = _UNPACK[packing](octets)
    params = stream.get("/DecodeParms")
    own = params[-1] if isinstance(params, Array) and len(params) else params
    stream.write(strip_jpeg(octets), filter=Name.DCTDecode, decode_parms=own if isinstance(own, Dictionary) else None)


def _inflated(octets: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(octets, _MOST_PICTURE)
    except zlib.error as odd:
        raise Permanent(Doubt.BROKEN) from odd


def _from_ascii85(octets: bytes) -> bytes:
    return base64.a85decode(octets.strip().removeprefix(b"<~").partition(b"~")[0])


def _from_hex(octets: bytes) -> bytes:
    digits = b"".join(octets.partition(b">")[0].split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


_UNPACK: Mapping[str, Callable[[bytes], bytes]] = {
    "/FlateDecode": _inflated,
    "/Fl": _inflated,
    "/ASCII85Decode": _from_ascii85,
    "/A85": _from_ascii85,
    "/ASCIIHexDecode": _from_hex,
    "/AHx": _from_hex,
}


def _superfluous(dictionary: Object) -> list[str]:
    keys = [key for key in _EVERYWHERE if key in dictionary]
    is_note = dictionary.get("/Type") == Name.Annot or ("/Subtype" in dictionary and "/Rect" in dictionary)
    if is_note and dictionary.get("/Subtype") != Name.Widget:  # of a form, /T is the name of the field
        keys += [key for key in _OF_NOTES if key in dictionary]
    return keys


def _left(dictionary: Object) -> bool:
    return bool(_superfluous(dictionary))


def _dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Yield every dictionary of a file, those of streams and those inside others too."""
    waiting: list[Object] = [pdf.Root]
    seen = 0
    waiting += list(pdf.objects)
    while waiting:
        thing = waiting.pop()
        seen += 1
        if seen > _MOST_OBJECTS:
            raise Permanent(Doubt.BROKEN)
        if isinstance(thing, Dictionary | Stream):
            yield thing
            inside = [value for _, value in thing.items()]
        elif isinstance(thing, Array):
            inside = list(thing)
        else:
            continue
        waiting += [thing for thing in inside if isinstance(thing, Object) and not thing.is_indirect]
