"""Which attachments of a handler's mail go with the words to the reporter, and why the others stay.

What mail clients add by themselves tells of the handler, and an attached mail holds more than its reader sees: a case
letter's secret Message-ID, the way it came, whom it went to. Those stay, and the confirmation names each.
"""

from __future__ import annotations

import re

from mailbot.facts import Attachment, LeftOut, Organisation, Stays

_BY_TYPE = {
    **dict.fromkeys(("text/vcard", "text/x-vcard", "text/directory"), Stays.CARD),
    "application/ms-tnef": Stays.PARCEL,
    "application/pgp-keys": Stays.KEY,
    "application/pgp-signature": Stays.SIGNATURE,
    **dict.fromkeys(("application/pkcs7-signature", "application/x-pkcs7-signature"), Stays.SIGNATURE),
    # S/MIME around the whole mail: the handler's certificate inside, no word readable
    **dict.fromkeys(("application/pkcs7-mime", "application/x-pkcs7-mime"), Stays.SIGNATURE),
    **dict.fromkeys(("text/calendar", "application/ics"), Stays.CALENDAR),  # names who invited whom
    "text/rfc822-headers": Stays.MAIL,
    "application/vnd.ms-outlook": Stays.MAIL,
}
# Gateways may forget what a part is (fixtures/reply/client-parts-without-types-nl-exchange.eml): then its name tells.
_BY_NAME = {
    Stays.PARCEL: re.compile(r"winmail\.dat", re.IGNORECASE),
    Stays.SIGNATURE: re.compile(r"smime\.p7[sm]|signature\.asc", re.IGNORECASE),
    Stays.KEY: re.compile(r"(?:openpgp_0x|publickey).*\.asc", re.IGNORECASE),
    Stays.CARD: re.compile(r".*\.vcf", re.IGNORECASE),
    Stays.CALENDAR: re.compile(r".*\.ics", re.IGNORECASE),
    Stays.MAIL: re.compile(r".*\.(?:eml|msg)", re.IGNORECASE),
    Stays.CLIENT: re.compile(r"att\d{5}\.(?:txt|html?)", re.IGNORECASE),
}


def sorted_out(
    attachments: tuple[Attachment, ...], organisation: Organisation
) -> tuple[tuple[Attachment, ...], tuple[LeftOut, ...]]:
    """Return the attachments that go with the words, and those that stay, each with why."""
    judged = [(attachment, _why_it_stays(attachment, organisation)) for attachment in attachments]
    goes = tuple(attachment for attachment, why in judged if why is None)
    return goes, tuple(LeftOut(attachment.name, why) for attachment, why in judged if why is not None)


def _why_it_stays(attachment: Attachment, organisation: Organisation) -> Stays | None:
    if attachment.inline:
        return Stays.PICTURE if attachment.media_type.startswith("image/") else Stays.CLIENT
    if attachment.media_type.startswith("message/"):
        return Stays.MAIL
    by_name = next((why for why, name in _BY_NAME.items() if name.fullmatch(attachment.name)), None)
    return (
        _BY_TYPE.get(attachment.media_type)
        or by_name
        or (Stays.OURS if _is_of_ours(attachment, organisation) else None)
    )


def _is_of_ours(attachment: Attachment, organisation: Organisation) -> bool:
    """Return whether the Message-ID of a letter of ours stands in a file: whoever knows a handler's may pose as one."""
    domain = re.escape(organisation.address.rpartition("@")[2].encode())
    plain = re.sub(rb"[\0\s]+", b"", attachment.content.replace(b"=\r\n", b"").replace(b"=\n", b""))
    return re.search(rb"[0-9a-f]{40}(?:@|=40|%40|&#64;|&#x40;)" + domain, plain, re.IGNORECASE) is not None
