"""French prepositions before the names of partners, organisations and months."""

import pytest

from mailbot.languages import PHRASES


@pytest.mark.parametrize(
    ("name", "of", "to"),
    [
        pytest.param("le CERT-FR", "du CERT-FR", "au CERT-FR", id="an-article-that-is-taken-in"),
        pytest.param("les Pays-Bas", "des Pays-Bas", "aux Pays-Bas", id="of-many"),
        pytest.param("la CNIL", "de la CNIL", "à la CNIL", id="one-that-stays"),
        pytest.param("l’ANSSI", "de l’ANSSI", "à l’ANSSI", id="without-its-vowel"),
        pytest.param("Évry", "d’Évry", "à Évry", id="a-vowel-with-an-accent"),
        pytest.param("octobre 2026", "d’octobre 2026", "à octobre 2026", id="a-month"),
        pytest.param("Heumen", "de Heumen", "à Heumen", id="an-h"),
        pytest.param("Lens", "de Lens", "à Lens", id="that-only-begins-like-an-article"),
        pytest.param("le", "de le", "à le", id="an-article-alone"),
        pytest.param("", "de ", "à ", id="nothing"),
    ],
)
def test_a_name_takes_its_preposition(name: str, of: str, to: str) -> None:
    filters = PHRASES["fr"].filters
    assert (filters["de"](name), filters["au"](name)) == (of, to)
