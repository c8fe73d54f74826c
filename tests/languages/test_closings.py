"""Each closing formula that people write, and what both who need them make of it: redaction and signature cutting."""

from __future__ import annotations

import pytest

from mailbot.case.redaction import TAKEN_OUT, Somebody, redacted
from mailbot.languages.closings import is_formula, is_sent_from, is_wish, may_be_name, split_closing
from mailbot.mail.reply.contact_lines import Author
from mailbot.mail.reply.quotes import Cut, cut

NOBODY = Somebody("", ())
ROSA = Author("Rosa Vega", "rosa@melder.example")
SAYS = "The order page shows the orders of other people."

FORMULAS = {
    "nl": """
        Met vriendelijke groet | Met vriendelijke groeten | Vriendelijke groet | met een vriendelijke groet | Groet
        Groeten | Groetjes | Hartelijke groet | Met hartelijke groeten | Beste groeten | Veel groeten | Groeten uit Ede
        Mvg | MVG | M.v.g. | m.vr.gr. | Vr. gr. | Gr. | gr | Grt | Grtz | Hoogachtend | Met de meeste hoogachting
        Bedankt | Alvast bedankt | Hartelijk bedankt | Alvast hartelijk dank | Bij voorbaat dank | Met dank | Bvd
        b.v.d. | Dank u wel | Dank je wel | Dankuwel | Hartelijk dank | Veel dank | Bedankt voor uw tijd | Liefs
        Bedankt en groet | Alvast bedankt en vriendelijke groet | Met respect | In afwachting van uw reactie
        Vriendelijk bedankt | Collegiale groet | Warme groet | Gr en bedankt
        Vriendelijk groetend | Gegroet | Sportieve groet""",
    "en": """
        Kind regards | Best regards | Regards | Warm regards | Kindest Regards | With kind regards | Many regards
        Best wishes | With best wishes | All the best | Best | Sincerely | Yours sincerely | Sincerely yours
        Yours faithfully | Yours truly | Very truly yours | Respectfully | Respectfully yours | Cheers | Thanks
        Many thanks | Thanks a lot | Thanks again | Thank you | Thank you very much | Thank you for your time
        Thanks for your help and attention | Thanks in advance | Thank you in advance for your help | Thx | Tnx | TIA
        Thanks & regards | Thanks and kind regards | Thanks, best regards | Rgds | Best rgds | BR | KR | V/R | Yours
        Take care | Cordially | With gratitude | Much appreciated | Warmly | Greetings | Kind regards and thanks
        Greetz | Faithfully | Best of luck""",
    "fr": """
        Cordialement | Bien cordialement | Très cordialement | Tres cordialement | Cdlt | Bien cdlt | Cdt | Crdlt
        Bien à vous | Bien à toi | Sincèrement | Sincères salutations | Meilleures salutations | Salutations distinguées
        Salutations | Avec mes salutations distinguées | Amicalement | Respectueusement | Merci | Merci d'avance
        Merci d’avance | Merci beaucoup | Merci par avance | Merci pour votre aide | Avec mes remerciements | Slts | BàV
        Veuillez agréer, Madame, Monsieur, l'expression de mes sentiments distingués
        Je vous prie d'agréer l'assurance de ma considération distinguée | Dans l'attente de votre retour
        Recevez, Madame, mes sincères salutations | En vous remerciant par avance | Merci, cordialement | Bises""",
    "de": """
        Mit freundlichen Grüßen | Mit freundlichem Gruß | Mit freundlichen Gruessen | Mit freundlichen Grüssen
        Freundliche Grüße | Freundliche Grüsse | Viele Grüße | Viele Gruesse | Liebe Grüße | Beste Grüße | Beste Gruesse
        Herzliche Grüße | Schöne Grüße | Sonnige Grüße | Mit besten Grüßen | Mit kollegialen Grüßen | Gruß | Gruss
        Grüße | Grüße aus Kiel | Viele Grüße aus dem sonnigen Kiel | MfG | M.f.G. | VG | LG | BG | GLG | Vielen Dank
        Herzlichen Dank | Besten Dank | Danke | Dankeschön | Danke schön | Vielen Dank im Voraus | Danke im Voraus
        Vielen Dank für Ihre Mühe | Danke und Gruß | Vielen Dank und viele Grüße | Danke! LG | Hochachtungsvoll
        Mit vorzüglicher Hochachtung | Ihr | Ihre | Mit bestem Dank | Grüezi und viele Grüße
        Freundlichst | MbG""",
}
WISHES = """
    Fijne dag | Een prettig weekend | Fijne avond nog | Tot ziens | Have a nice day | Have a great weekend ahead
    Stay safe | Looking forward to hearing from you | I look forward to your reply | Bonne journée | Belle soirée
    Bon week-end | À bientôt | A+ | Schönen Tag noch | Ein schönes Wochenende | Bis bald | Alles Gute
    Happy bug hunting | Bonne réception"""


def listed(text: str) -> list[str]:
    return [one.strip() for line in text.strip().splitlines() for one in line.split(" | ")]


CLOSINGS = [
    pytest.param(one, id=f"{language}-{one}")
    for language, text in FORMULAS.items()
    for one in listed(text)
    if one != "Grüezi und viele Grüße"
]
ENDINGS = [*CLOSINGS, *(pytest.param(one, id=f"wish-{one}") for one in listed(WISHES))]
AS_WRITTEN = ["{}", "{},", "{}!", "{}.", "*{}*", "{} :)", "{} 🙂", "> {},", "\xa0{},"]


@pytest.mark.parametrize("formula", ENDINGS)
def test_each_formula_is_known_however_it_is_written(formula: str) -> None:
    for written in (formula, formula.upper(), formula.lower(), f"{formula},", f"{formula}!", f"*{formula}*,"):
        assert is_formula(written) or is_wish(written), written


@pytest.mark.parametrize("formula", CLOSINGS)
def test_a_formula_is_no_wish(formula: str) -> None:
    assert is_formula(formula)


@pytest.mark.parametrize("formula", ENDINGS)
def test_what_stands_below_a_formula_goes_to_no_partner(formula: str) -> None:
    for below in (
        "Rosa Vega\nVoorbeeld B.V.",
        "\nR.V.\nBeveiligingsonderzoeker | Voorbeeld\n+31 6 12 34 56 78\nStraat 1\n1234 AB Ede",
        "rosa",
        "i.A. Rosa Vega\nBeispiel GmbH",
        "Dr. Rosa Vega, MSc\nHead of Security\nAcme Ltd.\n\nhttps://www.acme.example",
    ):
        left = redacted(f"{SAYS}\n\n{formula},\n{below}", NOBODY)
        assert left == f"{SAYS}\n\n{formula},\n{TAKEN_OUT}", below


@pytest.mark.parametrize("formula", ENDINGS)
def test_what_stands_below_a_name_is_cut_from_an_answer(formula: str) -> None:
    # A line of a plain mail that ends in a word with an apostrophe is compared with a straight one, and stays as it was
    said = f"{SAYS}\n\n{formula},\nRosa Vega"
    assert cut(f"{said}\nAcme Ltd.\nT +31 6 12 34 56 78", ROSA) == Cut(said, doubtful=False)
    assert cut(f"{SAYS}\n\n{formula},\nRosa\nT +31 6 12 34 56 78", Author()) == Cut(
        f"{SAYS}\n\n{formula},\nRosa", doubtful=False
    )


@pytest.mark.parametrize("formula", CLOSINGS)
def test_a_name_beside_a_formula_goes_as_well(formula: str) -> None:
    for beside in (f"{formula}, Rosa Vega", f"{formula} - Rosa", f"{formula}, Rosa Vega\nVoorbeeld B.V."):
        left = redacted(f"{SAYS}\n\n{beside}", NOBODY)
        assert "Rosa" not in left, beside
        assert "Voorbeeld" not in left, beside
        assert left.startswith(f"{SAYS}\n\n{formula.rstrip('.')},".replace("’", "'")), beside


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Thanks to the missing check everybody reads the orders of others.", id="thanks-to"),
        pytest.param("Thanks to Kim Doe I saw it.\n\nOpen /admin and look.", id="thanks-to-somebody"),
        pytest.param("Thanks, I found another one.\nIt is in /export.", id="thanks-and-a-sentence"),
        pytest.param("Thanks.\n\nThe second hole is in /export.\nIt needs no password.", id="thanks-above-a-sentence"),
        pytest.param("Thank you for your quick answer to my first mail about the shop.\nKim", id="thanks-for"),
        pytest.param("Best Practices\n\n1. Do not trust the order number.", id="a-heading"),
        pytest.param("Best case: nobody has seen it.", id="best-case"),
        pytest.param("Danke, dass Sie so rasch antworten.\nDer Fehler steht in /export.", id="danke-dass"),
        pytest.param("Dank der fehlenden Prüfung liest jeder alles.\nSiehe /export.", id="dank-der"),
        pytest.param("Ihr Server antwortet jedem.\nSiehe /export.", id="ihr-server"),
        pytest.param("Bedankt voor uw bericht, ik kijk er morgen naar.", id="bedankt-voor"),
        pytest.param("Groeten horen bij een brief.", id="groeten-in-a-sentence"),
        pytest.param("Merci de corriger la page.\nElle montre tout.", id="merci-de"),
        pytest.param("Cordialement votre serveur ne vérifie rien.", id="cordialement-in-a-sentence"),
        pytest.param("LG Smart TV\n\nThe update is not signed and can be replaced by anybody.", id="a-maker"),
        pytest.param("Yours is the only site that does it.", id="yours-is"),
        pytest.param("Love letters are sent in clear by the form.", id="love-letters"),
        pytest.param("Ta is the name of the parameter.", id="ta-is"),
        pytest.param("Hope this helps the people who mend it.", id="hope-this-helps-whom"),
        pytest.param("Regards all users: every account can be read.", id="regards-as-a-verb"),
        pytest.param("Sent from the form, the mail has no check of its sender.", id="sent-from-the-form"),
        pytest.param("See this:\n\nGET /admin", id="a-request"),
        pytest.param("See this:\n\n脆弱性があります", id="words-in-a-script-without-capitals"),
        pytest.param("See this.\n\nIt is open.", id="a-short-last-paragraph"),
        pytest.param("Rosa", id="nothing-but-a-name"),
        pytest.param("It needs a name,\na password,\nand a form.", id="a-list-with-commas"),
        pytest.param("It is open. Thanks to Kim, I saw it.", id="thanks-to-in-the-last-line"),
        pytest.param("It is this list:\n\n- Apache\n\n- Nginx", id="a-list"),
    ],
)
def test_a_sentence_that_begins_as_a_formula_does_stays(text: str) -> None:
    assert redacted(text, NOBODY) == text
    assert cut(text, ROSA).text == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(
            "A.\n\nRegards,\nRosa\nAcme\n\nPS: it is in /b too.",
            "A.\n\nRegards,\n[…]\nPS: it is in /b too.",
            id="a-postscript-stays",
        ),
        pytest.param(
            "Thanks,\nRosa Vega\nAcme\n\nHere is the log that I have made:\n\n" + "GET /a\n" * 9,
            "Thanks,\n[…]\nHere is the log that I have made:\n\n" + "GET /a\n" * 9,
            id="a-signature-above-a-log",
        ),
        pytest.param(
            "A.\n\nRegards\nCan Özdemir\nIl Ponte S.r.l.", "A.\n\nRegards\n[…]", id="a-name-of-words-to-the-reader"
        ),
        pytest.param("A.\n\nKind regards Rosa Vega", "A.\n\nKind regards,\n[…]", id="no-comma"),
        pytest.param("A.\n\nViele Grüße von Rosa", "A.\n\nViele Grüße,\n[…]", id="greetings-from"),
        pytest.param("A.\nVG Rosa", "A.\nVG Rosa", id="an-abbreviation-without-a-comma-is-left-to-the-handler"),
        pytest.param("A.\n\nVG Rosa", "A.\n\n[…]", id="an-abbreviation-and-a-name-in-a-paragraph-of-their-own"),
        pytest.param("A. Regards, Rosa\nPS: B.", "A. Regards,\n[…]\nPS: B.", id="a-postscript-below-one-line"),
        pytest.param("A.\n\nThanks,\nhave a nice day\nRosa", "A.\n\nThanks,\nhave a nice day\n[…]", id="two-lines"),
        pytest.param("A.\n\nSent from Rosa's iPhone", "A.\n\n[…]", id="whose-telephone"),
        pytest.param("A.\n\nVon Rosas iPhone gesendet", "A.\n\n[…]", id="whose-telephone-de"),
        pytest.param("It is open. Groet, Rosa", "It is open. Groet,\n[…]", id="all-in-one-line"),
        pytest.param("It is open! Thanks, Rosa Vega", "It is open! Thanks,\n[…]", id="thanks-in-the-last-line"),
        pytest.param("A.\n\nB. Viele Grüße Rosa\n", "A.\n\nB. Viele Grüße,\n[…]\n", id="greetings-in-the-last-line"),
        pytest.param("A.\n\nRosa Vega", "A.\n\n[…]", id="a-name-alone"),
        pytest.param("A.\nUn saludo,\nRosa Vega\nAcme", "A.\nUn saludo,\n[…]", id="a-greeting-that-nobody-listed"),
        pytest.param("A.\n\nMvh,\n\nRosa\n\nAcme Ltd", "A.\n\nMvh,\n\n[…]\n\n[…]", id="each-in-a-paragraph"),
        pytest.param("A.\n\n*Rosa Vega*\nAcme Ltd.\n", "A.\n\n[…]\n", id="a-name-and-whose-it-is"),
        pytest.param("A.\n\nRosa\n\nSent from my iPhone", "A.\n\n[…]\n\n[…]", id="a-name-above-a-programs-line"),
        pytest.param("A.\n_____\nRosa Vega", "A.\n_____\n[…]", id="a-name-below-a-rule"),
        pytest.param("A.\n\nRegards,\n\n\n\n\n\nRosa\nAcme", "A.\n\nRegards,\n[…]", id="much-room-for-a-signature"),
        pytest.param("A.\n\n— Rosa", "A.\n\n[…]", id="a-dash-and-a-name"),
        pytest.param("A.\n\n-- \nRosa Vega\nAcme", "A.\n\n-- \n[…]", id="the-delimiter"),
        pytest.param("As\n--\nroot, and it can do all.", "As\n--\nroot, and it can do all.", id="two-dashes"),
        pytest.param("Gr\u00fc\u00dfe,\nRosa", "Grüße,\n[…]", id="composed"),
        pytest.param("Gru\u0308\u00dfe,\nRosa", "Grüße,\n[…]", id="decomposed"),
        pytest.param(
            "A.\n\nRegards,\nRosa Vega\nHead of Research\nAcme\nRoad 1\nTown\nT +31 1\nF +31 2\nwww.acme.example",
            "A.\n\nRegards,\n[…]",
            id="an-office-of-eight-lines",
        ),
    ],
)
def test_what_else_is_taken_out(text: str, left: str) -> None:
    assert redacted(text, NOBODY) == left


@pytest.mark.parametrize(
    "line",
    [
        *("Sent from my iPhone", "Sent from my Samsung Galaxy smartphone.", "Sent from Yahoo Mail on Android"),
        *("Sent from Outlook for iOS", "Sent with Proton Mail secure email.", "Sent from my mobile device"),
        *("Verstuurd vanaf mijn iPhone", "Verzonden met Proton Mail", "Verzonden vanuit Outlook voor Android"),
        *("Envoyé de mon iPhone", "Envoyé à partir de Outlook pour iOS", "Envoyé depuis mon téléphone Huawei"),
        *("Von meinem iPhone gesendet", "Gesendet mit der GMX Mail App", "Gesendet von Mail für Windows"),
        *("Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.", "Get Outlook for iOS"),
        *("Outlook für Android beziehen", "Télécharger Outlook pour iOS", "Please excuse my brevity."),
    ],
)
def test_a_programs_line_is_cut(line: str) -> None:
    assert is_sent_from(line)
    assert cut(f"{SAYS}\n\nRosa\n\n{line}", ROSA).text == f"{SAYS}\n\nRosa"


@pytest.mark.parametrize(
    "words",
    [
        "Rosa",
        "R.V.",
        "Dr. Rosa van der Vega",
        "rosa".title(),
        "Prof. Dr.-Ing. Max von und zu Stein",
        "O'Neill, Sam",
        "ROSA",
    ],
)
def test_a_name(words: str) -> None:
    assert may_be_name(words)


@pytest.mark.parametrize(
    "words", ["rosa is here", "Really?", "Port 80", "Rosa and the others", "", "A B C D E F G H I", "Note:"]
)
def test_no_name(words: str) -> None:
    assert not may_be_name(words)


# A pattern that can be read in many ways would take minutes to see that it does not fit
@pytest.mark.parametrize(
    "line",
    [
        pytest.param("mit freundlichen und " * 14, id="kinds-of-greetings"),
        pytest.param("thanks and " * 27, id="thanks"),
        pytest.param("je vous prie " * 23, id="the-long-formula"),
        pytest.param("merci d'avance par avance " * 11, id="thanks-in-French"),
        pytest.param(" ".join(["dank für die mühe und arbeit"] * 10), id="thanks-for-what"),
        pytest.param(" " * 290 + "x", id="blanks"),
        pytest.param("at" + "^" * 90 + "here", id="carets"),
        pytest.param("a" + ":-)" * 90 + "x", id="smiles"),
        pytest.param("a" + "<3" * 140 + "x", id="hearts"),
        pytest.param("a" + "8" * 140 + ":;=" * 40 + "x", id="eyes"),
    ],
)
def test_a_hostile_line_is_read_all_the_same(line: str) -> None:
    assert not is_formula(line)
    assert split_closing(line) is None
