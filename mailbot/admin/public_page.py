"""What an organisation says in public of its address: as text for its own site, and as a page of one file a language.

The same sentences are in both (`languages/*/publication.py`), with the promises as they are configured. In the page
everything is escaped by jinja2; it has no script, and nothing in it comes from elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from textwrap import fill
from typing import Self
from urllib.parse import quote

from babel import Locale
from babel.lists import format_list
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from mailbot.admin.keys.works_on import grouped
from mailbot.facts import Organisation, Partner, Right, Span
from mailbot.languages import PHRASES

TEMPLATE = Path(__file__).with_name("page.html")
STYLE = Path(__file__).with_name("page.css")
KEY_FILE = "openpgp-key.asc"  # beside the pages
_COLUMNS = 76
_LOCAL_PART = "!$'*+-^_`{|}~"  # RFC 6068 section 2: what of a local part stands as it is in a mailto URI


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What is announced: of the configuration, or of the answers that one is made from."""

    organisation: str
    address: str
    assessment: Span
    progress: Span
    policy_url: str = ""
    privacy_url: str = ""
    fingerprint: str = ""
    partners: tuple[Partner, ...] = ()

    @classmethod
    def of(cls, organisation: Organisation) -> Self:
        """Return what the configuration announces."""
        return cls(
            organisation=organisation.name,
            address=organisation.address,
            assessment=organisation.promises.assessment,
            progress=organisation.promises.progress,
            policy_url=organisation.policy_url,
            privacy_url=organisation.privacy_url,
            fingerprint=organisation.fingerprint,
            partners=tuple(partner for partner in organisation.partners if partner.always),
        )


def mailto(address: str) -> str:
    """Return an address as a URI (RFC 6068)."""
    local, _, domain = address.rpartition("@")
    return f"mailto:{quote(local, safe=_LOCAL_PART)}@{domain}"


def policy(announced: Announced, language: str) -> str:
    """Return a policy for the organisation's own site: what it promises, in plain text."""
    words = _Words(announced, language, escaped=False)
    first = (words.of("found"), words.of("write"))
    # break_on_hyphens would part the PGP-Schlüssel; no-break spaces stay, since only blanks are broken at
    items = (fill(text, _COLUMNS, initial_indent="- ", subsequent_indent="  ") for text in words.promises())
    return "\n".join([*(fill(text, _COLUMNS) for text in first), *items])


def pages(announced: Announced, languages: Sequence[str]) -> Mapping[str, bytes]:
    """Return the page in each language, by its file; `index.html` is the first."""
    made = {f"{language}.html": _page(announced, language, languages).encode() for language in languages}
    return {**made, "index.html": made[f"{languages[0]}.html"]}


def _page(announced: Announced, language: str, languages: Sequence[str]) -> str:
    words = _Words(announced, language, escaped=True)
    others = [{"language": other, "name": _own_name(other)} for other in languages if other != language]
    return words.environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(
        language=language,
        others=others,
        style=Markup(STYLE.read_text(encoding="utf-8")),  # noqa: S704  a file of ours
        organisation=announced.organisation,
        texts=words.all(),
        promises=words.promises(),
        rights=_rights(language),
        fingerprint=grouped(announced.fingerprint),
        policy_url=announced.policy_url,
        privacy_url=announced.privacy_url,
    )


def _rights(language: str) -> list[tuple[str, str]]:
    """Return what people type who ask about their data, and what that asks for."""
    wanted, words = PHRASES[language].publication.data_wanted, PHRASES[language].rights
    return [(getattr(words, right.value).typed, wanted[right.value]) for right in Right]


def _own_name(language: str) -> str:
    name = Locale.parse(language).get_display_name(language) or language
    return name[:1].upper() + name[1:]


class _Words:
    """The sentences of a language, filled in with what is announced."""

    def __init__(self, announced: Announced, language: str, *, escaped: bool) -> None:
        self._announced = announced
        self._language = language
        self._texts = PHRASES[language].publication
        self._escaped = escaped
        self.environment = Environment(
            autoescape=escaped,  # noqa: S701  not escaped is what goes to a terminal
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def of(self, name: str) -> str:
        """Return one sentence, by the name of its field."""
        return self._filled(getattr(self._texts, name))

    def all(self) -> Mapping[str, object]:
        """Return every text of the page that is one sentence, or a list of them."""
        texts = {field.name: getattr(self._texts, field.name) for field in fields(self._texts)}
        single = {name: text for name, text in texts.items() if isinstance(text, str)}
        filled: dict[str, object] = {name: self._filled(text) for name, text in single.items()}
        return {**filled, "wanted": [self._filled(text) for text in self._texts.wanted]}

    def promises(self) -> list[str]:
        """Return what somebody who reports may expect, in its order."""
        partners = ["partners_told"] if self._announced.partners else []
        return [self.of(name) for name in ("key_comes", "assessment", "progress", "confidential", *partners)]

    def _filled(self, text: str) -> str:
        announced, texts = self._announced, self._texts
        told = [partner.called(self._language) for partner in announced.partners]
        made = self.environment.from_string(text).render(
            organisation=announced.organisation,
            address=self._link(mailto(announced.address), announced.address, "address"),
            key=self._link(KEY_FILE, texts.key_named, "key"),
            partners=format_list(told, locale=self._language),
            span=_span(announced.progress, texts.every, texts.every_one)
            if text == texts.progress
            else _span(announced.assessment, texts.within, texts.within_one),
        )
        return Markup(made) if self._escaped else made  # noqa: S704  jinja2 has escaped what was filled in

    def _link(self, to: str, words: str, kind: str) -> str:
        return Markup('<a class="{}" href="{}">{}</a>').format(kind, to, words) if self._escaped else words


def _span(span: Span, many: Mapping[str, str], one: Mapping[str, str]) -> str:
    return (one if span.amount == 1 else many)[span.unit.value].format(n=span.amount)
