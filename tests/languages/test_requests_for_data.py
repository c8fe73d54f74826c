"""Whether a mail asks for the data that is kept of its writer, as people really ask, and what only sounds like it."""

from __future__ import annotations

import pytest

from mailbot.facts import Right
from mailbot.languages import PHRASES
from mailbot.languages.rights import LONGEST_REQUEST, find_rights

ASKED = {
    "en": """
        access: my data
        access: MY DATA
        access: Hi, I want a copy of my data. Thanks, Rosa
        access: I, Rosa Vega, want a copy of my data.
        access: Can I have my data please?
        access: What data do you hold about me?
        access: Which personal data do you have on me?
        access: Subject access request
        access: I would like to exercise my right of access under Article 15 GDPR.
        access: Dear Sir or Madam,| |I hereby request all personal data you hold about me (Art. 15 GDPR).| |Rosa
        access: I'd like to know what information you keep about me, and who you have shared it with.
        access: Please send me all my personal data in a machine readable format, under article 20 of the GDPR.
        erase: erase my data
        erase: Please delete everything about me.
        erase: please delete all the data you have on me
        erase: I want my data deleted.
        erase: Forget me.
        erase: Thank you. Now please delete all my data.
        erase: Could you remove my personal data from your systems? Thank you.
        erase: I exercise my right to be forgotten.
        erase: Hello,| |under Article 17 GDPR I request the erasure of my personal data.| |Kind regards,|Rosa
        access erase: Please send me a copy of my data and then delete it all.
        correct: Please correct my data. My name is Rosa Vega, not Vega Rosa.
        correct: CORRECT MY DATA
        correct: My personal data is wrong. I live in Leiden now.
        restrict: restrict my data
        restrict: Please restrict the processing of my data until this is settled.
        object: I object to the processing of my personal data. My employer must not learn of this.
        object: I withdraw my consent.
        object: OBJECT
        object: Please stop processing my data.
    """,
    "nl": """
        access: mijn gegevens
        access: Ik wil graag een kopie van mijn gegevens.
        access: Recht op inzage
        access: Welke gegevens heeft u van mij?
        access: Goedendag,| |graag ontvang ik inzage in mijn persoonsgegevens.| |Met vriendelijke groet,|Rosa
        access: Hierbij verzoek ik u op grond van artikel 15 AVG om inzage in mijn persoonsgegevens.
        access: inzageverzoek
        access: Kunt u mij vertellen wat u over mij bewaart?
        access: Ik doe een beroep op mijn recht op inzage.
        access: Wat weten jullie over mij?
        erase: wis mijn gegevens
        erase: Verwijder al mijn gegevens alstublieft.
        erase: Wilt u alles over mij verwijderen?
        erase: Ik wil dat mijn gegevens worden gewist.
        erase: Recht op vergetelheid
        erase: Wis nu meteen al mijn gegevens.
        erase: Op grond van artikel 17 AVG verzoek ik u mijn persoonsgegevens te wissen.
        access erase: Stuur mij een kopie van mijn gegevens en verwijder ze daarna.
        correct: Mijn gegevens kloppen niet. Ik heet Rosa de Vega.
        correct: corrigeer mijn gegevens
        correct: Graag mijn naam corrigeren: het is Rosa de Vega.
        restrict: Ik wil dat u de verwerking van mijn gegevens beperkt.
        restrict: Beperk mijn gegevens
        object: Ik maak bezwaar tegen de verwerking van mijn gegevens.
        object: bezwaar
        object: Ik trek mijn toestemming in.
    """,
    "fr": """
        access: mes données
        access: Droit d’accès
        access: Je souhaite obtenir une copie de mes données.
        access: Bonjour,| |je souhaite exercer mon droit d'accès.| |Cordialement,|Rosa
        access: Quelles données avez-vous sur moi ?
        access: Pouvez-vous m'envoyer toutes les données que vous avez sur moi ?
        access: Demande d'accès (article 15 du RGPD)
        access: En application de l'article 15 du RGPD, je vous prie de me communiquer mes données personnelles.
        access: Que savez-vous sur moi ?
        access: Je voudrais une copie de l'ensemble des données me concernant, s'il vous plaît.
        erase: effacer mes données
        erase: Veuillez supprimer toutes mes données.
        erase: Merci d'effacer toutes les données me concernant.
        erase: Je demande la suppression de mes données personnelles.
        erase: Droit à l'oubli
        erase: Effacez maintenant toutes mes données.
        erase: Conformément à l'article 17 du RGPD, je vous demande d'effacer mes données.
        access erase: Je voudrais une copie de mes données, puis leur suppression.
        correct: Merci de rectifier mes données. Mon nom s'écrit Véga, avec un accent.
        correct: CORRIGER MES DONNÉES
        restrict: Je demande la limitation du traitement de mes données.
        restrict: limiter mes données
        object: Je m'oppose au traitement de mes données.
        object: opposition
        object: Je retire mon consentement.
    """,
    "de": """
        access: meine Daten
        access: Auskunft nach Art. 15 DSGVO
        access: Ich möchte eine Kopie meiner Daten.
        access: Welche Daten haben Sie über mich gespeichert?
        access: Guten Tag,| |hiermit beantrage ich gemäß Artikel 15 DSGVO Auskunft über meine Daten.| |Rosa
        access: Bitte teilen Sie mir mit, welche Daten Sie zu meiner Person gespeichert haben.
        access: Ich mache mein Recht auf Auskunft geltend.
        access: Auskunftsersuchen
        access: Könnten Sie mir bitte alle Daten schicken, die Sie von mir haben?
        access: Datenauskunft gemäß DSGVO
        erase: Meine Daten löschen
        erase: Bitte löschen Sie alle meine Daten.
        erase: Ich möchte, dass meine Daten gelöscht werden.
        erase: Recht auf Vergessenwerden
        erase: Bitte löschen Sie jetzt sofort alle meine Daten.
        erase: Gemäß Art. 17 DSGVO verlange ich die Löschung meiner personenbezogenen Daten.
        erase: Bitte loeschen Sie alles, was Sie ueber mich gespeichert haben.
        access erase: Bitte schicken Sie mir eine Kopie meiner Daten und löschen Sie danach alles.
        correct: Bitte berichtigen Sie meine Daten. Ich heiße Rosa Vega.
        correct: Meine Daten sind falsch. Ich heiße Rosa Vega.
        restrict: Bitte schränken Sie die Verarbeitung meiner Daten ein. Einschränkung der Verarbeitung.
        restrict: Ich verlange die Einschränkung der Verarbeitung meiner Daten.
        object: Ich widerspreche der Verarbeitung meiner Daten.
        object: Widerspruch
        object: Ich widerrufe meine Einwilligung.
    """,
}

ANOTHER_MATTER = """
    Anybody can erase my data on your site: the button at /delete needs no password.
    The form at /export gives me a copy of everybody's data.
    I found that "delete my data" on your account page does nothing.
    Delete my data? That is what your chatbot offers to every visitor.
    Your site violates Article 17 GDPR: deleted accounts are still visible at /users.
    Under Article 15 GDPR users may ask for a copy, but your form sends it to the wrong person.
    Please delete my account on your website.
    Please delete my report.
    Correct.
    Yes, correct.
    I have a copy of your data.
    I could read my neighbour's personal data.
    You deleted my data.
    Thank you for my data.
    Thanks, I have received my data.
    Is my data safe?
    Status?
    STOP
    Hello,
    No mail.
    Iedereen kan mijn gegevens wissen via /verwijder.
    Op uw site kan ik de gegevens van anderen inzien.
    Het recht op inzage wordt op uw site niet nageleefd: het formulier stuurt de kopie naar een ander.
    Klopt.
    Ik heb alle gegevens van uw klanten gewist.
    N'importe qui peut effacer mes données sur votre site.
    Le formulaire de droit d'accès envoie mes données à un inconnu.
    Jeder kann auf Ihrer Seite meine Daten löschen.
    Über /auskunft bekommt man die Daten fremder Leute.
    Richtig.
    Die DSGVO-Auskunft auf Ihrer Seite zeigt fremde Daten.
""".strip().splitlines()

REPORT = "At /export any visitor gets the file of any other: change the number at the end of the address. " * 4


def said(text: str) -> str:
    return text.strip().replace("|", "\n")


def rows() -> list[object]:
    lines = [(language, line.strip()) for language, texts in ASKED.items() for line in texts.strip().splitlines()]
    return [pytest.param(*line.split(": ", 1), id=f"{language} {line[:60]}") for language, line in lines]


@pytest.mark.parametrize(("rights", "text"), rows())
def test_it_is_a_request(rights: str, text: str) -> None:
    wanted = tuple(Right(right) for right in rights.split())
    assert find_rights(said(text), ("Rosa", "Vega")) == wanted
    assert find_rights(said(text).upper(), ("Rosa", "Vega")) == wanted


@pytest.mark.parametrize("text", [said(text) for text in ANOTHER_MATTER])
def test_it_says_something_else(text: str) -> None:
    assert find_rights(text) == ()


@pytest.mark.parametrize("language", ASKED)
def test_what_we_give_people_to_type_is_understood(language: str) -> None:
    words = PHRASES[language].rights
    typed = {right: getattr(words, right.value).typed for right in Right}
    assert {right: find_rights(text) for right, text in typed.items()} == {right: (right,) for right in Right}
    assert {right: find_rights(f"{text}.") for right, text in typed.items()} == {right: (right,) for right in Right}


@pytest.mark.parametrize("text", ["Please delete my data.", "I want a copy of my data.", "Wis mijn gegevens."])
def test_a_phrase_in_a_report_opens_nothing(text: str) -> None:
    assert find_rights(f"{REPORT}\n\n{text}") == ()
    assert find_rights(f"{text}\n\n{REPORT}") == ()
    assert find_rights(f"{REPORT} {text} {REPORT}") == ()


def test_a_letter_that_begins_with_the_law_is_one_however_it_goes_on() -> None:
    template = """
        To whom it may concern:

        I am hereby requesting access according to Article 15 GDPR. Please confirm whether or not you are processing
        personal data (as defined by Article 4(1) and (2) GDPR) concerning me. In case you are, I am hereby requesting
        access to the following information: the purposes of the processing; the categories of personal data
        concerned; and the recipients or categories of recipients, as applicable.
    """
    assert find_rights(template.replace("        ", "")) == (Right.ACCESS,)
    template = """Sehr geehrte Damen und Herren,

hiermit verlange ich gemäß Art. 17 Abs. 1 DSGVO die Löschung meiner personenbezogenen Daten. Ferner sind sämtliche
Empfänger, denen die Daten offengelegt wurden, nach Artikel 19 zu unterrichten. Ich setze eine Frist von vier Wochen.
"""
    assert find_rights(template) == (Right.ERASE,)


def test_what_is_long_is_no_request() -> None:
    assert find_rights("my data " * (LONGEST_REQUEST + 1)) == ()
    assert find_rights("a" * 100_000) == ()
    assert find_rights("") == ()
