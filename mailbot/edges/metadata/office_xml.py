"""Where the XML of office documents says who wrote them, when, where and with what; and how to remove it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

NOBODY: Final = "-"  # where a schema wants a name

# Parts that hold nothing else, as they are when they say nothing
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
MINIMAL: Final[Mapping[str, bytes]] = {
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_CORE}"/>'.encode(),
    "docProps/app.xml": f'<Properties xmlns="{_OFFICE}/extended-properties"/>'.encode(),
    "meta.xml": (
        f'<office:document-meta xmlns:office="{_ODF}" office:version="1.3"><office:meta/></office:document-meta>'
    ).encode(),
}
_DROPPED = re.compile(
    r"docProps/(?:custom\.xml|thumbnail\..*)|customXml/.*|Thumbnails/.*|layout-cache"
    r"|(?:.*/)?(?:printerSettings/.*|changesInfos/.*|revisionInfo\.xml|userNames\.xml|revisions/.*|people\.xml"
    r"|recipientData\.xml|xmlMaps\.xml|docMetadata/.*|\[trash\]/.*)",
    re.IGNORECASE,
)
# By the end of a relation's type: what the dropped parts are to others
_DROPPED_RELATIONS = re.compile(
    r"(?:custom-properties|thumbnail|customXml|customXmlProps|printerSettings|changesInfo|revisionInfo|usernames"
    r"|revisionHeaders|people|recipientData|attachedTemplate|mailMergeSource|mailMergeHeaderSource|xmlMaps"
    r"|classificationlabels)\Z",
    re.IGNORECASE,
)
_ATTRIBUTES = re.compile(  # of revisions, documents and people; by their local names
    r"(?:paragraph-)?rsid(?:R|RDefault|P|RPr|Sect|Tr|Del)?|docId|documentId|uid|providerId|userId|displayName"
    r"|presenceInfo|dT|dateUtc|durableId|done-?by|editor-id|last-?modified-?by|lastEdited|lowestEdited|rupBuild"
    r"|creId|modId|refreshedBy|refreshedDate",
    re.IGNORECASE,
)
_NOTES = frozenset(("cm", "comment", "threadedComment"))
_OF_PEOPLE = frozenset(("name", "userId", "providerId", "displayName"))
_PLAIN = frozenset(
    ("rupBuild", "lastEdited", "lowestEdited", "dT", "refreshedBy", "refreshedDate")
)  # those that stand in no namespace
_AUTHORS = frozenset(("author", "initials", "userName", "creator"))
_DATES = frozenset(("date", "dt", "created", "modified"))
_ELEMENTS = frozenset(
    (
        *("rsids", "docId", "attachedTemplate", "mailMerge", "presenceInfo", "proofState"),
        *(
            "dataBinding",
            "absPath",
            "revisionPtr",
            "fileSharing",
            "docVars",
            "smartTagPr",
            "fileVersion",
            "printerSettings",
        ),
        *("creator-initials", "sender-initials", "custDataLst"),
    )
)
_SETTINGS = re.compile(r"Printer\w*|Rsid\w*|.*(?:Path|URL|DataSource|DatabaseName|User\w*|Signature\w*)", re.IGNORECASE)
_CONFIG_NAME = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}name"
_FIXED = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}fixed"
_AUTHOR_FIELDS = re.compile(r"author-(?:name|initials)|sender-\w[\w-]*|(?:initial-)?creator|printed-by")
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"


def is_dropped(name: str) -> bool:
    """Return whether a part is left out whole."""
    return _DROPPED.fullmatch(name) is not None


def without_properties(root: etree._Element) -> bytes | None:
    """Return what is left of a part that holds a document's properties, wherever it stands; None of any other part.

    Its name is free: ECMA-376 part 2 finds it by its relation, and System.IO.Packaging calls it `….psmdcp`.
    """
    if root.tag == f"{{{_CORE}}}coreProperties":
        return MINIMAL["docProps/core.xml"]
    if root.tag == f"{{{_OFFICE}/extended-properties}}Properties":
        return MINIMAL["docProps/app.xml"]
    if root.tag == f"{{{_OFFICE}/custom-properties}}Properties":
        return f'<Properties xmlns="{_OFFICE}/custom-properties"/>'.encode()
    return None


def dropped_relations(root: etree._Element) -> None:
    """Remove relations to parts that are dropped, and to templates on somebody's disk."""
    for relation in list(root):
        if _DROPPED_RELATIONS.search(relation.get("Type", "")):
            root.remove(relation)


def strip_part(name: str, root: etree._Element, gone: set[str]) -> None:
    """Remove from one part who wrote it, when and with what."""
    for element in list(root.iter("*")):
        local = etree.QName(element).localname
        if _is_superfluous(element, local, gone):
            _remove(element)
        elif element.tag in (f"{_DUBLIN}creator", f"{_DUBLIN}date"):
            element.text = NOBODY if element.tag.endswith("creator") else "1970-01-01T00:00:00"
        elif local == "author" and len(element) == 0 and element.text and "comments" in name.lower():
            element.text = NOBODY  # of a spreadsheet's notes
        else:
            _clean_attributes(element, local)


def _is_superfluous(element: etree._Element, local: str, gone: set[str]) -> bool:
    listed = local == "Override" and element.get("PartName", "").lstrip("/") in gone
    listed = listed or (local == "file-entry" and _value(element, "full-path") in gone)
    set_ = local == "config-item" and _SETTINGS.fullmatch(element.get(_CONFIG_NAME, "")) is not None
    return listed or set_ or local in _ELEMENTS or element.tag == "{http://www.w3.org/2000/svg}metadata"


def _clean_attributes(element: etree._Element, local: str) -> None:
    if element.tag.startswith("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}") and _AUTHOR_FIELDS.fullmatch(local):
        element.set(_FIXED, "true")  # or a program would fill in its own user, and what was shown would be gone
    person = local in ("cmAuthor", "author", "person", "Attribution", "Assign", "Unassign")
    for key in list(element.attrib):
        plain = etree.QName(key).localname
        spaced = key.startswith("{")
        if (plain in _AUTHORS and (spaced or person or local in _NOTES)) or (person and plain in _OF_PEOPLE):
            element.set(key, NOBODY)
        elif (
            (plain in _DATES and spaced and _is_revision(local))
            or (plain in _DATES and local in _NOTES)
            or (_ATTRIBUTES.fullmatch(plain) and (spaced or plain in _PLAIN))
            or (plain == "id" and local == "pageSetup")  # its printer's settings are left out
        ):
            del element.attrib[key]


def _is_revision(local: str) -> bool:
    revisions = ("ins", "del", "moveFrom", "moveTo", "comment", "cellIns", "cellDel", "cellMerge", "numberingChange")
    return local in revisions or local.endswith(("Change", "RangeStart", "commentExtensible"))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:  # the text behind an element is no part of it
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _value(element: etree._Element, local: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == local), "")
