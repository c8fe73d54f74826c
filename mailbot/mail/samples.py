"""Mails of the shapes that come most, for a process that must have read some before strangers' mails come.

The guide for handlers stands for what people write in each language.
"""

from __future__ import annotations

from dataclasses import replace
from quopri import encodestring

from mailbot.facts import Form
from mailbot.languages import LANGUAGES, guide
from mailbot.mail.message import Settings, parse, parse_cleartext
from mailbot.mail.tree import Limits

_ODD = b"""From: =?utf-8?Q?K=C3=A9vin?= <k@xn--mller-kva.example>
Subject: =?iso-2022-jp?B?GyRCJCIbKEI=?=
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=x-user-defined

text
--b
Content-Type: text/html

<p>text</p>
--b--
"""
_FIELDS = b"""Authentication-Results: mx.voorbeeld.example; dmarc=pass header.from=melder.example
From: Rosa <rosa@melder.example>
To: security@voorbeeld.example
Subject: Leak
Date: Fri, 27 Nov 2026 23:15:25 +0000
Message-ID: <1@melder.example>
MIME-Version: 1.0
"""
ENCRYPTED = (
    _FIELDS
    + b"""Content-Type: multipart/encrypted; boundary=e; protocol="application/pgp-encrypted"

--e
Content-Type: application/pgp-encrypted

Version: 1

--e
Content-Type: application/octet-stream; name="encrypted.asc"

-----BEGIN PGP MESSAGE-----

hF4Da2jLi7P+OicSAQdAmcE8jnt82QZQk01Rkv8fWaa0OEZ7NPHW3KPuOlls9yEw
i9wKmXgYTM5NYZjeWOGtYKNW8LKK8srk+wR5eHe9O7ZKAqn/Uxlonfyi1BBNnV8l
-----END PGP MESSAGE-----

--e--
"""
)
TEXT = b"""Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

"""
_LENGTH = 1_000  # characters of a text: one that is longer is read in the same way


def read_samples(settings: Settings) -> None:
    """Read each of them, whatever the limits for mails that come."""
    settings = replace(settings, limits=Limits())
    parse(_ODD, settings)
    for language in LANGUAGES:
        text = TEXT + encodestring(f"Hello,\n\n{guide(language)[:_LENGTH]}\n\nKind regards,\nRosa\n".encode())
        parse(ENCRYPTED, settings)
        parse_cleartext(text, Form.PGPMIME, settings)
        parse(_FIELDS + text, settings)
