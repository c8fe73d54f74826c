"""The page of a copy of one's data: in every language, with everything and with nothing, and nobody's script in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mailbot import languages, letters
from mailbot.facts import Consent, Right, RightsRequest, State
from mailbot.languages import LANGUAGES
from mailbot.letters.data_page import KeptCase, KeptData, Note, Piece, Shared, page

AT = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script>"
FULL = KeptCase(
    reference="VB-2026-K7QM",
    state=State.ACCEPTED,
    opened_at=AT,
    closed_at=AT,
    fixed_at=None,
    assessment_by=date(2026, 12, 1),
    solution_by=date(2026, 12, 24),
    credit="R0sa",
    publish="yes",
    consents=(Consent(AT, "on the telephone", "anke@voorbeeld.example", AT),),
    anonymous=False,
    updates=False,
    requests=tuple(RightsRequest(right, AT, date(2026, 12, 27)) for right in Right),
    pieces=(
        Piece(AT, yours=True, subject=HOSTILE, text=HOSTILE, file="mails/1.eml", files=(HOSTILE,), unproven=True),
        Piece(AT, yours=True, sealed=True, file="mails/2.eml"),
        Piece(AT, yours=False),
    ),
    notes=(Note(AT, HOSTILE),),
    shared=tuple(Shared(AT, "IBD", what) for what in ("told", "summary", "report", "named")),
    held=False,
    kept_until=date(2027, 11, 27),
    breach=True,
)
NOTHING = replace(FULL, credit="", publish="", consents=(), updates=True, requests=(), pieces=(), notes=(), shared=())
DATA = KeptData(
    organisation="Gemeente Voorbeeld",
    address="security@voorbeeld.example",
    privacy_url="https://www.voorbeeld.example/privacy",
    authority="Autoriteit Persoonsgegevens",
    language="en",
    timezone="Europe/Amsterdam",
    made_at=AT,
    person="rosa@melder.example",
    addresses=("rosa@home.example",),
    name="Rosa Vega",
    fingerprints=("A" * 40,),
    cases=(FULL,),
)


def read(data: KeptData) -> str:
    return re.sub(r"<style>.*?</style>", "", page(data).decode(), flags=re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", State)
def test_it_can_be_read_in_every_language_whatever_became_of_a_case(language: str, state: State) -> None:
    for case in (FULL, NOTHING, replace(FULL, fixed_at=AT, held=True), replace(NOTHING, kept_until=None)):
        html = read(replace(DATA, language=language, cases=(replace(case, state=state),)))
        assert f'lang="{language}"' in html
        assert "2026" in html
        assert not re.search(r"\{\{|\{%|@@|None|<li>\s*</li>|<p[^>]*>\s*</p>", html)
    assert read(replace(DATA, language=language, cases=(), name="", fingerprints=(), authority=""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_somebody_wrote_is_text_and_nothing_is_fetched(language: str) -> None:
    html = read(replace(DATA, language=language))
    assert HOSTILE not in html
    assert "&lt;script&gt;" in html
    assert not re.search(r"<(?:script|img|iframe|link|object|form)|\son\w+=", html)
    assert set(re.findall(r'href="([^"]*)"', html)) <= {"mails/1.eml", "mails/2.eml", DATA.privacy_url}
    assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html


def test_the_languages_tell_the_same() -> None:
    shapes = {tuple(re.findall(r"<(\w+)", read(replace(DATA, language=language)))) for language in LANGUAGES}
    assert len(shapes) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_what_the_page_asks_for_and_nothing_else(language: str) -> None:
    said = (Path(languages.__file__).parent / language / "copy.html").read_text(encoding="utf-8")
    asked = (Path(letters.__file__).parent / "copy.html").read_text(encoding="utf-8")
    blocks = [re.findall(r"{% block (\w+)", text) for text in (said, asked)]
    assert blocks[0] == blocks[1]
    assert not re.sub(r"{% extends .*?%}|{% block .*?{% endblock %}", "", said).strip()
