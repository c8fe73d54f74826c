"""Whoever only asks about a key does not call it their own."""

import pytest

from mailbot.languages.questions import asks_about_a_key


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Is this key yours?", True),
        ("Hello,\n\nsomebody sent me the attached key.\nIs that\nkey really yours?\n", True),
        ("Is deze sleutel van jullie?", True),
        ("Klopt deze vingerafdruk?", True),
        ("Cette clé est-elle la vôtre ?", True),
        ("Gehört dieser Schlüssel Ihnen?", True),
        ("Whose PGP-key is this?", True),
        ("Can you use my key?", False),
        ("Could you please encrypt your answer to my attached public key?", False),
        ("Kunt u mijn sleutel gebruiken?", False),
        ("Pouvez-vous utiliser ma clé ?", False),
        ("Können Sie meinen Schlüssel verwenden?", False),
        ("My key is attached.", False),
        ("This key is new. Shall we talk on Monday?", False),
        ("Is the monkey yours?", False),
        ("", False),
    ],
)
def test_a_question_about_a_key(text: str, *, asks: bool) -> None:
    assert asks_about_a_key(text) is asks
