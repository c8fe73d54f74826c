"""Where a signature block begins when nothing marks it, and that a person's words are never taken for one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailbot.mail.reply.contact_lines import Author
from mailbot.mail.reply.quotes import Cut, cut

ANKE = Author("Anke de Vries", "anke@voorbeeld.example")
LETTER = "Opgelost."


@pytest.mark.parametrize(
    ("author", "block", "stays"),
    [
        pytest.param(ANKE, "Groet,\nAnke\nT 024 555 01 23", "Groet,\nAnke", id="a-telephone"),
        pytest.param(ANKE, "Groet, Anke\nanke@voorbeeld.example", "Groet, Anke", id="a-name-beside-the-formula"),
        pytest.param(ANKE, "mvg\nAnke\nwww.voorbeeld.example", "mvg\nAnke", id="a-site"),
        pytest.param(
            ANKE,
            "Met vriendelijke groet / Kind regards,\n\ndrs. A. de Vries MSc\nAdviseur\n+31 (0)24 555 01 23",
            "Met vriendelijke groet / Kind regards,\n\ndrs. A. de Vries MSc",
            id="two-languages-and-titles",
        ),
        pytest.param(
            Author("Vries, Anke de (Voorbeeld)", "a.devries@voorbeeld.example"),
            "Anke de Vries\nAdviseur | Gemeente Voorbeeld\nM: 06 1234 56 78",
            "Anke de Vries",
            id="a-full-name-without-a-formula-as-Exchange-turns-it",
        ),
        pytest.param(
            ANKE,
            "Groet,\n\nAnke de Vries | Adviseur | T 024 555 01 23\nGemeente Voorbeeld",
            "Groet,\n\nAnke de Vries",
            id="contact-details-beside-the-name",
        ),
        pytest.param(
            ANKE,
            "Groet,\nAnke\n\nMet vriendelijke groet,\n\nAnke de Vries",
            "Groet,\nAnke",
            id="an-automatic-greeting-below-a-typed-one",
        ),
        pytest.param(
            ANKE, "Groet,\nAnke\n\nMet vriendelijke groet,\nAnke", "Groet,\nAnke", id="the-same-first-name-twice"
        ),
        pytest.param(ANKE, "Groet,\nAnke\nGemeente Voorbeeld", "Groet,\nAnke", id="the-organisation-of-the-address"),
        pytest.param(
            ANKE, "Groet,\nAnke\nhttps://www.voorbeeld.example/contact", "Groet,\nAnke", id="a-page-of-its-site"
        ),
        pytest.param(
            ANKE, "Groet,\nAnke\nhttps://www.linkedin.example/in/a1b2", "Groet,\nAnke", id="a-page-about-the-person"
        ),
        pytest.param(
            ANKE,
            "Groet,\nAnke\nVoorbeeld en Zonen B.V.\nT 024 555 01 23",
            "Groet,\nAnke",
            id="an-abbreviation-at-the-end",
        ),
        pytest.param(
            ANKE,
            "Groet,\nAnke\nT 024 555 01 23\nIk werk van maandag t/m donderdag",
            "Groet,\nAnke",
            id="working-days-below-contact-details",
        ),
        pytest.param(
            ANKE,
            "Groet,\nTeam Informatiebeveiliging\nPostbus 12\n6500 AA Voorbeeld\nT 024 555 01 23",
            "Groet,\nTeam Informatiebeveiliging",
            id="a-team-instead-of-a-name",
        ),
        pytest.param(
            ANKE,
            "Groet,\nAnke\nAdviseur\nT 024 555 01 23\nIk werk van maandag tot en met donderdag\n"
            "Samen maken we de stad veilig.\nwww.voorbeeld.example",
            "Groet,\nAnke",
            id="working-days-and-a-slogan-among-contact-details",
        ),
        pytest.param(
            Author("Anne Lefèvre", "anne@recouvrement.example"),
            "Je vous prie d'agréer, Madame, l'expression de mes salutations distinguées.\n\nAnne Lefèvre\nTél. : 01 55",
            "Je vous prie d'agréer, Madame, l'expression de mes salutations distinguées.\n\nAnne Lefèvre",
            id="the-long-formula-of-French-letters",
        ),
        pytest.param(
            Author("Anke Vogel", "anke@stadt-beispiel.example"),
            "MfG\nAnke Vogel\nStadt Beispiel\nRathausplatz 1\nDurchwahl: 0123",
            "MfG\nAnke Vogel",
            id="a-German-office",
        ),
        pytest.param(
            ANKE,
            "Groet,\nAnke\n[cid:image001.png@01DC5D12.A1B2C3D0]\n<https://www.voorbeeld.example/>",
            "Groet,\nAnke",
            id="a-logo-with-a-link",
        ),
    ],
)
def test_contact_details_go_and_the_greeting_stays(author: Author, block: str, stays: str) -> None:
    assert cut(f"{LETTER}\n\n{block}", author) == Cut(f"{LETTER}\n\n{stays}", doubtful=False)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Groet,\nAnke", id="a-greeting"),
        pytest.param("Bedankt.\n\nWe bellen u op 024 555 01 23.", id="thanks-and-a-sentence-with-a-telephone"),
        pytest.param("Groet,\nAnke\n\nPS: u kunt ook bellen.", id="a-postscript"),
        pytest.param("Groet,\nAnke\n\nNB 024 555 01 23 is dicht", id="a-postscript-with-a-telephone"),
        pytest.param("Groet,\nAnke\n\n- poort 22\n- poort 80", id="a-list-below-the-name"),
        pytest.param("Groet,\nAnke\n\nBijlage: rapport.pdf", id="what-is-attached"),
        pytest.param("U kunt bellen met:\n\nAnke de Vries\nT 024 555 01 23", id="contact-details-that-are-announced"),
        pytest.param("De server:\n10.0.0.1\nHAProxy 2.8\nwww.voorbeeld.example", id="facts-in-short-lines"),
        pytest.param("Groeten horen bij een brief\nT 024 555 01 23", id="a-sentence-that-begins-like-a-formula"),
    ],
)
def test_words_stay(words: str) -> None:
    assert cut(f"{LETTER}\n\n{words}", ANKE) == Cut(f"{LETTER}\n\n{words}", doubtful=False)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Groet,\nAnke\n\nT 024 555 01 23\n\nTot morgen!", id="words-below-contact-details"),
        pytest.param("Groet,\nAnke\n\nhttps://www.voorbeeld.example/a/b/c", id="a-link-that-is-no-home-page"),
        pytest.param("Groet,\nAnke\n127.0.0.1 GET /login", id="a-line-of-a-log"),
        pytest.param("Groet,\nAnke\n01-12-2026", id="a-day"),
        pytest.param("Groet,\nAnke\nT 024 555 01 23\nPS bel gerust\nM 06 1234 56 78", id="a-postscript-among-details"),
        pytest.param(
            "Groet,\nAnke\nT 024 555 01 23\nvandaag krijgt iedereen antwoord", id="half-a-sentence-below-them"
        ),
        pytest.param(
            "Groet,\nAnke\nT 024 555 01 23\nMorgen praten Kim Bram Sanne Joost en Piet met de leverancier",
            id="a-long-line-below-them",
        ),
        pytest.param("Mail mij op anke@voorbeeld.example.", id="the-author's-own-address"),
        pytest.param("Ziet u dit?\n\n\ufffc\n\nGroet,\nAnke", id="a-picture-of-Apple-Mail"),
    ],
)
def test_what_may_be_a_signature_stays_and_is_doubted(words: str) -> None:
    assert cut(f"{LETTER}\n\n{words}", ANKE) == Cut(f"{LETTER}\n\n{words}", doubtful=True)


@pytest.mark.parametrize(
    ("text", "marked", "new"),
    [
        pytest.param(
            "Opgelost.\n\nAnke\nVeilig is fijn, vinden wij.\n[Logo]<https://x.example/>",
            "Anke\nVeilig is fijn, vinden wij.",
            Cut("Opgelost.", doubtful=False),
            id="pictures-and-links-differ-between-the-alternatives",
        ),
        pytest.param(
            "Opgelost.\n\nMet vriendelijke groet,\n\nAnke de Vries\nVeilig is fijn, vinden wij.",
            "Anke de Vries\nVeilig is fijn, vinden wij.",
            Cut("Opgelost.\n\nMet vriendelijke groet,\n\nAnke de Vries", doubtful=False),
            id="a-name-below-a-typed-formula-stays",
        ),
        pytest.param(
            "Opgelost.\n\nAnke\nVeilig is fijn.\n\nNog iets: bel ons.",
            "Anke\nVeilig is fijn.",
            Cut("Opgelost.\n\nAnke\nVeilig is fijn.\n\nNog iets: bel ons.", doubtful=False),
            id="a-mark-above-other-words-cuts-nothing",
        ),
        pytest.param(
            "Anke\nVeilig is fijn.",
            "Anke\nVeilig is fijn.",
            Cut("Anke\nVeilig is fijn.", doubtful=False),
            id="a-mark-around-everything-cuts-nothing",
        ),
        pytest.param(
            "Opgelost.\n\nAkkoord", "Akkoord", Cut("Opgelost.\n\nAkkoord", doubtful=True), id="one-word-may-be-typed"
        ),
        pytest.param(
            "Opgelost.\n\nAnke\nPS. Tot morgen",
            "Anke\nPS. Tot morgen",
            Cut("Opgelost.\n\nAnke\nPS. Tot morgen", doubtful=False),
            id="a-postscript-inside-the-mark-was-typed",
        ),
    ],
)
def test_a_mark_is_believed_where_it_looks_like_a_signature(text: str, marked: str, new: Cut) -> None:
    assert cut(text, ANKE, [marked]) == new


@pytest.mark.parametrize(
    ("text", "new"),
    [
        pytest.param("#stop\n\nGroet,\nAnke\nT 024 555 01 23", "#stop", id="a-greeting-below-commands-alone-goes"),
        pytest.param("#stop\n\nAnke de Vries", "#stop", id="a-name-below-commands-alone-goes"),
        pytest.param("#fixed\n\nBedankt.", "#fixed\n\nBedankt.", id="a-word-of-thanks-is-a-letter"),
        pytest.param("#fixed\n\nGedaan.\n\nGroet,\nAnke", "#fixed\n\nGedaan.\n\nGroet,\nAnke", id="a-letter-is-one"),
    ],
)
def test_a_greeting_alone_is_no_letter(text: str, new: str) -> None:
    assert cut(text, ANKE) == Cut(new, doubtful=False)


SENTENCES = [f"Dit is zin {number} van mij, en die blijft." for number in range(12)]
AROUND = ["", "Groet,", "Anke", "Anke de Vries", "T 024 555 01 23", "Adviseur | Gemeente Voorbeeld", "[cid:a]"]
STOCK = ["LET OP: deze e-mail komt van buiten.", "-- ", "Sent from my iPhone", "Dit bericht is vertrouwelijk."]


@settings(max_examples=400)
@given(st.permutations(SENTENCES), st.lists(st.sampled_from(AROUND + STOCK), max_size=24), st.data())
def test_no_sentence_above_a_greeting_is_lost(said: list[str], below: list[str], data: st.DataObject) -> None:
    spots = data.draw(st.lists(st.integers(0, len(said)), max_size=4))
    letter = [line for at, sentence in enumerate(said) for line in ([""] if at in spots else []) + [sentence]]
    marked = "\n".join(below[data.draw(st.integers(0, 24)) :])
    kept = cut("\n".join([*letter, *below]), ANKE, [marked]).text
    assert [sentence for sentence in said if sentence not in kept] == []
