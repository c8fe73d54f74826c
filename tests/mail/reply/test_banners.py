"""Banners and disclaimers: known ones go, possible ones are doubted, a person's warnings and secrets stay."""

import pytest

from mailbot.mail.reply.quotes import Cut, cut


@pytest.mark.parametrize(
    "banner",
    [
        pytest.param("[EXTERN]", id="a-tag"),
        pytest.param("[EXTERN] Let op: deze e-mail komt van buiten.", id="a-tag-and-a-sentence"),
        pytest.param("LET OP: dit bericht komt van buiten de organisatie.", id="in-capitals-nl"),
        pytest.param(
            "CAUTION: This email originated from outside of the organization. Do not click\n"
            "links or open attachments unless you recognize the sender and know the content\nis safe.",
            id="wrapped-en",
        ),
        pytest.param(
            "Attention : ce message provient de l'extérieur. Ne cliquez sur aucun lien si vous n'êtes pas sûr.", id="fr"
        ),
        pytest.param(
            "Achtung: Diese E-Mail kommt von außerhalb. Öffnen Sie Anhänge nicht, wenn Sie unsicher sind.", id="de"
        ),
        pytest.param(
            "You don't often get email from kim@example.net. Learn why this is important"
            "<https://aka.ms/LearnAboutSenderIdentification>",
            id="the-tip-of-Exchange-in-any-language",
        ),
        pytest.param("[EXTERNAL EMAIL]\n\n--------------------", id="with-a-rule-below"),
    ],
)
def test_a_banner_goes(banner: str) -> None:
    assert cut(f"{banner}\n\n#fixed\n\nDone.") == Cut("#fixed\n\nDone.", doubtful=False)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Let op: de externe mailserver is nog kwetsbaar.", id="a-warning-of-the-person"),
        pytest.param("Let op: uw e-mail over de externe koppeling bevatte twee links.", id="a-warning-about-a-mail"),
        pytest.param("Extern is er niets te zien.", id="a-sentence-that-begins-so"),
        pytest.param("This e-mail is confidential.", id="one-sign-of-a-disclaimer"),
    ],
)
def test_the_own_words_stay(words: str) -> None:
    assert cut(f"{words}\n\nDone.") == Cut(f"{words}\n\nDone.", doubtful=False)
    assert cut(f"Done.\n\n{words}") == Cut(f"Done.\n\n{words}", doubtful=False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Let op: deze e-mail komt van buiten onze afdeling.\n\nGedaan.", id="two-signs-of-a-banner"),
        pytest.param("[Alleen voor intern gebruik]\n\nGedaan.", id="a-sensitivity-label"),
        pytest.param("Gedaan.\n\nDit bericht is vertrouwelijk; verwijder het na lezing.", id="two-of-a-disclaimer"),
        pytest.param(
            "Gedaan.\n\nGroet,\nAnke\n\nDit bericht is vertrouwelijk; verwijder het na lezing.",
            id="two-below-a-greeting-that-a-person-may-write",
        ),
        pytest.param(
            "Gedaan.\n\nDit bericht is vertrouwelijk en alleen voor Kim bestemd.",
            id="two-formal-ones-without-a-greeting",
        ),
    ],
)
def test_what_a_gateway_may_have_written_stays_and_is_doubted(text: str) -> None:
    assert cut(text) == Cut(text, doubtful=True)


NL = (
    "Deze e-mail is uitsluitend bestemd voor de geadresseerde. Bent u dat niet, dan verzoeken wij u het bericht te\n"
    "vernietigen. Openbaarmaking is niet toegestaan."
)
EN = "This message is intended only for the addressee. If you received it in error, please delete it."
FR = "Ce message et ses pièces jointes sont confidentiels et destinés à leurs seuls destinataires."
DE = "Diese E-Mail kann vertrauliche Informationen enthalten und ist nur für den Empfänger bestimmt."


@pytest.mark.parametrize(
    ("greeting", "footer"),
    [
        pytest.param("", NL, id="three-signs-nl"),
        pytest.param("Groet,\nAnke", EN, id="en-below-a-greeting"),
        pytest.param("Cordialement,\nAnne", FR, id="fr-below-a-greeting"),
        pytest.param("Grüße\nAnke", DE, id="de-below-a-greeting"),
        pytest.param("Groet,\nAnke", f"{NL}\n\n{EN}", id="two-languages"),
        pytest.param("Groet,\nAnke", f"Disclaimer:\n{EN}", id="with-a-heading"),
        pytest.param("Groet,\nAnke", f"________________________________\n{EN}\n", id="below-a-rule"),
        pytest.param("", "Aan deze e-mail kunnen geen rechten worden ontleend.", id="the-stock-sentence-nl"),
        pytest.param("", "P Please consider the environment before printing this e-mail.", id="a-plea-for-trees"),
    ],
)
def test_a_disclaimer_goes(greeting: str, footer: str) -> None:
    letter = f"Done.\n\n{greeting}".strip()
    assert cut(f"{letter}\n\n{footer}") == Cut(letter, doubtful=False)
