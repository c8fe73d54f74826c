"""The sites that give what is published, as the configuration names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.example import loaded, problem


@pytest.mark.parametrize(
    ("written", "site"),
    [
        ("https://www.voorbeeld.example", "https://www.voorbeeld.example"),
        ("HTTPS://WWW.Voorbeeld.example/", "https://www.voorbeeld.example"),
        ("https://www.straße.example", "https://www.xn--strae-oqa.example"),
        ("https://www.voorbeeld.example:443", "https://www.voorbeeld.example"),
        ("https://www.voorbeeld.example:8443/", "https://www.voorbeeld.example:8443"),
    ],
)
def test_a_site_is_named_as_links_to_it_begin(tmp_path: Path, written: str, site: str) -> None:
    assert loaded(tmp_path, new=f"published: ['{written}']\n").published == (site,)


@pytest.mark.parametrize(
    "written",
    [
        "http://www.voorbeeld.example",
        "www.voorbeeld.example",
        "https://www.voorbeeld.example/security",
        "https://www.voorbeeld.example?x",
        "https://user@www.voorbeeld.example",
        "https://",
        "https://-.example",
    ],
)
def test_what_is_no_site_is_refused(tmp_path: Path, written: str) -> None:
    said = problem(tmp_path, new=f"published: ['{written}']\n")
    assert said == "published (entry 1): must be a site such as https://www.example.org, without a path"


def test_a_site_is_named_once(tmp_path: Path) -> None:
    sites = "['https://voorbeeld.example', 'https://Voorbeeld.example/']"
    assert problem(tmp_path, new=f"published: {sites}\n") == "published: names a site twice"
