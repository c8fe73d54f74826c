"""What programs report of a domain's mail, day after day: DMARC and TLS reports, and complaints about single mails.

Known by their structure and their names, whoever sends them and whatever fields they lack: RFC 7489 section 7.2.1.1
and RFC 9990 (DMARC), RFC 8460 section 5.3 (TLS), RFC 5965 (complaints), RFC 6591 (mails that failed).
Guarantee: somebody who attaches one to words of their own, or to anything else, is not taken for a program.
"""

from __future__ import annotations

import re
from email.message import Message as Tree

from mailbot.facts import Attachment, Message
from mailbot.mail.fields import Fields, one_line
from mailbot.mail.tree import children, media_type

OWN_WORDS = 300  # characters: what stands around a report is shorter, where nothing else says that a program wrote it

# receiver!domain!begin!end[!id].xml.gz: some leave out a part, some write zip, some gateways write _ for the mark
_FILE = re.compile(
    r"[\w.-]+[!_](?:[\w.-]+[!_]\d{6,}[!_])?\d{6,}(?:[!_][\w.+=-]+)?(?:\.\w+)?\.(?:xml|json|gz|gzip|zip)"
    r"|(?:.*[\W_])?dmarc(?:[\W_].*)?\.(?:xml|xml\.gz|xml\.zip)|(?:.*[\W_])?tls-?rpt(?:[\W_].*)?\.json(?:\.gz)?",
    re.IGNORECASE,
)
_PACKED = re.compile(r"(?:application|text)/(?:x-)?(?:gzip|zip|zip-compressed|xml|json)")
_TLS = re.compile(r"application/tlsrpt\+(?:gzip|json)")
# "Report Domain: example.org Submitter: example.com Report-ID: <…>", "[Preview] Report Domain: …", "Dmarc Aggregate
# Report Domain: {…} Submitter: {…}"; an answer or a forward of one begins with a word and a colon.
_SUBJECT = re.compile(
    r"\s*(?:\[[^\[\]]{0,40}\]\s*)?(?:\w+\s+){0,3}report[\s-]+domain:\s*\S+.*\bsubmitter:\s*\S", re.IGNORECASE
)
_REPORT_TYPES = re.compile(r"report-type\s*=\s*\"?(?:tlsrpt|feedback-report)\b", re.IGNORECASE)
_PARTS = frozenset({"message/feedback-report"})
_XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?<feedback\b")
# RFC 8460 section 4.4: how a report about TLS begins, in whatever order
_JSON = re.compile(rb"\"(organization-name|date-range|contact-info|report-id|policies)\"\s*:")
_JSON_NAMES = 3
# Who sends such reports, where the local part says so.
_SENDER = re.compile(
    r".*(?:dmarc|tls-?rpt|report|postmaster|no-?reply|do-?not-?reply|abuse|daemon|bounce|feedback|fbl|root|nobody).*",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(r"\b(?:dmarc|tls-?rpt|smtp tls report|aggregate report)\b", re.IGNORECASE)
# Somebody speaks: "This is an aggregate report from Yahoo" has none of these
_SOMEBODY = re.compile(
    r"\bI\b|(?i:\b(?:we|my|our|ik|wij|mijn|ons|onze|je|nous|ma|mes|notre|ich|wir|mein|unser|please|bitte|graag)\b)|j'"
)


def is_aggregate(fields: Fields, root: Tree, subject: str, sender: str | None, body: Message) -> bool:
    """Return whether a mail is a program's report about mail, and nothing else."""
    if _has_the_structure(fields, root):
        return True
    files = [attachment for attachment in body.attachments if not attachment.inline]
    certain = any(map(_is_certain, files))
    titled = _SUBJECT.match(subject) is not None
    if not files or not all(map(_is_report, files)) or not (titled or certain):
        return False
    words = " ".join(body.text.split())
    by_its_sender = _SENDER.fullmatch((sender or "").rpartition("@")[0]) is not None
    if titled and by_its_sender:
        return True  # whatever it says: Microsoft explains in 700 characters why it sends them
    if len(words) >= OWN_WORDS or _SOMEBODY.search(words):
        return False
    return titled or by_its_sender or not words or bool(_SAYS_SO.search(words))


def _has_the_structure(fields: Fields, root: Tree) -> bool:
    if "feedback-type" in fields or "tls-report-domain" in fields:  # RFC 5965 section 3.1; RFC 8460 section 5.3
        return True
    if media_type(root) == "multipart/report" and _REPORT_TYPES.search(one_line(str(root.get("content-type", "")))):
        return True
    return any(media_type(part) in _PARTS for part in children(root))


def _is_report(attachment: Attachment) -> bool:
    packed = attachment.name.lower().endswith((".gz", ".zip", ".xml", ".json", ".gzip"))
    return _is_certain(attachment) or packed or _PACKED.fullmatch(attachment.media_type) is not None


def _is_certain(attachment: Attachment) -> bool:
    named = _FILE.fullmatch(attachment.name) or _TLS.fullmatch(attachment.media_type)
    begins = attachment.content[:1000]
    is_json = begins.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and set(_JSON.findall(begins))
    return bool(named or _XML.match(begins) or (is_json and len(is_json) >= _JSON_NAMES))
