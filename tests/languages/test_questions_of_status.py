"""Whether a mail says nothing but the question where things stand, as people really ask it."""

from __future__ import annotations

import pytest

from mailbot.languages.questions import LONGEST, asks_where_it_stands

ASKED = {
    "en": """
        status?
        Status update please.
        Any update on this?
        any news yet?
        Hi, is there any news about my report?
        Hello team,| |could you please give me an update on this issue?| |Kind regards,|Rosa
        What's the current status of VB-2026-K7QM?
        Hi all, just checking in. Any progress on this?
        I was wondering if there is any update on my report. Thanks in advance!
        How is it going with the fix?
        Where do we stand?
        Where does my report stand?
        Has this been fixed yet?
        Good morning, how far are you with the investigation?
        Dear Sir or Madam,| |I would like to know what the status of my report is.| |Best regards|Rosa van Dijk
        Have you had a chance to look at my report?
        It's been two weeks, any feedback?
        When can I expect an update?
        Following up on this.
        Just following up - any developments?
        Hey, did anything happen with my ticket?
        Hi there! Wanted to check on the status of the vulnerability I reported on 3 April. Thanks!
        Do you have any idea when this will be fixed?
        gentle reminder, any update?
        I have not heard from you in three weeks. Any news?
    """,
    "nl": """
        Status?
        stand van zaken?
        Is er al nieuws?
        Is er al iets bekend over mijn melding?
        Goedendag,| |Wat is de stand van zaken?| |Met vriendelijke groet,|Rosa
        Hoe staat het ermee?
        Hallo, hoe staat het met mijn melding VB-2026-K7QM?
        Heeft u al meer nieuws voor mij?
        Kunt u mij een update geven?
        Kunt u laten weten hoe het ermee staat?
        Ik vroeg me af of er al nieuws is.
        Beste mensen,| |graag een update over mijn melding. Alvast bedankt!| |Groet, Rosa
        Is het lek inmiddels gedicht?
        Hoe ver zijn jullie?
        Nog nieuws?
        Ik zou graag willen weten wat de status van mijn melding is.
        Mag ik een update?
        Wat is er met mijn melding gebeurd?
        Wanneer kan ik een reactie verwachten?
        Weet u al meer?
        Dag, hoe staat het er inmiddels voor met de kwetsbaarheid die ik op 3 april heb gemeld?
        Kunnen jullie mij op de hoogte houden van de voortgang?
        Ik heb al een tijd niets gehoord. Is er nieuws?
    """,
    "fr": """
        statut ?
        Où en est mon signalement ?
        où en est-on ?
        Où en êtes-vous ?
        Avez-vous des nouvelles ?
        Bonjour,| |Avez-vous du nouveau concernant mon signalement ?| |Cordialement,|Rosa
        Y a-t-il du nouveau ?
        Du nouveau ?
        Quel est l’état d’avancement de mon signalement VB-2026-K7QM ?
        Bonjour, pourriez-vous me donner des nouvelles s’il vous plaît ? Merci d’avance.
        Qu’en est-il de mon signalement ?
        Je voulais savoir où en est mon dossier.
        Est-ce corrigé ?
        Est-ce qu’il y a du nouveau à ce sujet ?
        Des nouvelles ?
        Je me permets de revenir vers vous pour savoir où vous en êtes.
        Pouvez-vous me faire un point ?
        Comment ça avance ?
        Quand puis-je espérer une réponse ?
        Bonjour, je n'ai pas eu de nouvelles depuis deux semaines. Où en êtes-vous ?
        Sauriez-vous me dire quand la faille sera corrigée ?
        Je reste dans l'attente de vos nouvelles.
    """,
    "de": """
        Stand?
        Status?
        Gibt es Neuigkeiten?
        Gibt es schon etwas Neues zu meiner Meldung?
        Guten Tag,| |wie ist der aktuelle Stand?| |Mit freundlichen Grüßen|Rosa
        Wie ist der Stand der Dinge?
        Was gibt es Neues?
        Haben Sie schon Neuigkeiten für mich?
        Hallo, wie sieht es mit meiner Meldung VB-2026-K7QM aus?
        Können Sie mir bitte den aktuellen Stand mitteilen?
        Koennten Sie mir kurz sagen, wie der Stand ist?
        Ich wollte nachfragen, ob es schon Neuigkeiten gibt.
        Wie weit sind Sie?
        Ist die Lücke inzwischen behoben?
        Hat sich schon etwas getan?
        Sachstand bitte. Vielen Dank im Voraus!
        Gibt es ein Update?
        Sehr geehrte Damen und Herren,| |ich möchte mich nach dem Stand meiner Meldung erkundigen.| |Viele Grüße|Rosa
        Wann kann ich mit einer Rückmeldung rechnen?
        Hallo, gibt es schon ein Update zu der Lücke, die ich am 3. April gemeldet habe?
        Ich habe seit zwei Wochen nichts gehört. Wie ist der Stand?
        Können Sie schon etwas sagen?
        Wie geht es weiter?
    """,
}

SAYS_MORE = """
    Any update on this? I found a second way in, at /export.
    Status? If I hear nothing by Friday I will publish it.
    What is the status of my account?
    Is there any news about the reward that you promised?
    Any news? The form at /login has the same problem.
    Hello,
    Thanks!
    Yes.
    Rosa
    No, I was not. A private window was enough.
    Where is the form?
    I have news for you.
    Is er al nieuws? De fout zit nu ook in de app.
    Wat is de status van mijn aanvraag voor een paspoort?
    Hoe staat het met mijn beloning?
    Hallo, ik heb nog een lek gevonden.
    Avez-vous des nouvelles ? La faille est toujours exploitable.
    Je vous donne des nouvelles : le problème existe encore.
    Quel est le montant de la récompense ?
    Gibt es Neuigkeiten? Sonst wende ich mich an die Presse.
    Wie ist der Stand? Die Lücke wird inzwischen ausgenutzt.
    Wie ist Ihre Telefonnummer?
    Please erase my data.
    STOP
""".strip().splitlines()


def said(text: str) -> str:
    return text.strip().replace("|", "\n")


@pytest.mark.parametrize(
    "text",
    [pytest.param(said(text), id=language) for language, texts in ASKED.items() for text in texts.strip().splitlines()],
)
def test_it_is_the_question(text: str) -> None:
    assert asks_where_it_stands(text)
    assert asks_where_it_stands(text.upper())
    assert not asks_where_it_stands(f"{text}\nThe password is in the file robots.txt.")


@pytest.mark.parametrize("text", [said(text) for text in SAYS_MORE])
def test_it_says_more_or_something_else(text: str) -> None:
    assert not asks_where_it_stands(text)


def test_each_language_has_fifteen_ways_to_ask() -> None:
    assert all(len(texts.strip().splitlines()) >= 15 for texts in ASKED.values())


def test_what_is_long_is_more_than_a_question() -> None:
    assert not asks_where_it_stands("status? " * (LONGEST + 1))
    assert not asks_where_it_stands("a" * 100_000)
    assert not asks_where_it_stands("")
