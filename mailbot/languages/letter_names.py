"""What each letter is called where another one speaks of it."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: Mapping[str, tuple[str, str, str, str]] = {  # nl, en, fr, de
    "acknowledgement": ("eerste ontvangstbevestiging", "our first reply, with our key", "premier accusé de réception", "Eingangsbestätigung mit unserem Schlüssel"),  # noqa: E501
    "receipt": ("ontvangstbevestiging", "the receipt", "accusé de réception", "Bestätigung einer weiteren Nachricht"),
    "not-for-us": ("we kunnen uw bericht niet lezen", "the note that we cannot read what they sent", "message illisible pour nous", "Hinweis, dass wir die Nachricht nicht lesen können"),  # noqa: E501
    "broken": ("we konden uw bericht niet openen", "the note that we could not open what they sent", "message impossible à ouvrir", "Hinweis, dass wir die Nachricht nicht öffnen konnten"),  # noqa: E501
    "unread": ("ons systeem kon uw bericht niet lezen", "the note that our system could not read what they sent", "message illisible pour notre système", "Hinweis, dass unser System die Nachricht nicht lesen konnte"),  # noqa: E501
    "contact-reminder": ("wilde u ons iets melden?", "the question whether a report will follow", "rappel avant clôture", "Nachfrage, ob noch eine Meldung kommt"),  # noqa: E501
    "accepted": ("uw melding klopt", "the assessment: valid", "signalement fondé", "Einschätzung: trifft zu"),
    "invalid": ("geen kwetsbaarheid of datalek", "the assessment: no vulnerability", "signalement non fondé", "Einschätzung: weder Schwachstelle noch Datenpanne"),  # noqa: E501
    "deferred": ("de oplossing moet wachten", "the assessment: valid, but it has to wait", "solution reportée", "Einschätzung: trifft zu, muss warten"),  # noqa: E501
    "fixed": ("het is opgelost", "the note that what they reported is solved", "problème résolu", "Mitteilung, dass das Problem behoben ist"),  # noqa: E501
    "closed": ("de melding is gesloten", "the note that the case is closed", "signalement clos", "Mitteilung, dass die Meldung abgeschlossen ist"),  # noqa: E501
    "reopened": ("de melding is weer open", "the note that the case is open again", "signalement rouvert", "Mitteilung, dass die Meldung wieder offen ist"),  # noqa: E501
    "progress": ("voortgangsbericht", "the progress update", "nouvelles de l’avancement", "Bericht zum Stand"),
    "assessment-missed": ("onze beoordeling is te laat", "the note that our assessment is late", "analyse en retard", "Mitteilung, dass sich die Einschätzung verspätet"),  # noqa: E501
    "solution-missed": ("de oplossing is te laat", "the note that the solution is late", "solution en retard", "Mitteilung, dass sich die Lösung verspätet"),  # noqa: E501
    "relay": ("antwoord van een collega", "the reply that one of us wrote", "réponse de votre équipe", "persönliche Antwort an die meldende Person"),  # noqa: E501
    "unreadable-key": ("vraag om een andere sleutel", "the request for another key", "demande d’une autre clé", "Bitte um einen brauchbaren Schlüssel"),  # noqa: E501
    "credit-question": ("mogen we u noemen?", "the question whether we may name them", "question sur la mention de son nom", "Frage, ob wir die meldende Person nennen dürfen"),  # noqa: E501
    "opened": ("we hebben uw melding vastgelegd", "the note that one of us opened a case for them", "signalement enregistré par votre équipe", "Mitteilung, dass wir die Meldung aufgenommen haben"),  # noqa: E501
    "stopped": ("u krijgt geen voortgangsberichten meer", "the note that automatic updates have stopped", "fin des nouvelles automatiques", "Mitteilung, dass keine regelmäßigen Berichte mehr kommen"),  # noqa: E501
    "case": ("mail over de zaak", "the email with a report or message", "message du dossier", "Mail mit einer Meldung oder Nachricht"),  # noqa: E501
    "confirmation": ("bevestiging van uw antwoord", "the confirmation of a reply", "confirmation de votre réponse", "Bestätigung einer Antwort"),  # noqa: E501
    "refused": ("uw antwoord is niet uitgevoerd", "the note that a reply could not be carried out", "réponse restée sans effet", "Hinweis, dass eine Antwort nicht ausgeführt wurde"),  # noqa: E501
    "unproven": ("een mail op naam van een collega", "the question whether a colleague wrote an email", "message à l’origine incertaine", "Frage, ob jemand aus dem Team eine Mail geschrieben hat"),  # noqa: E501
    "assessment-reminder": ("herinnering aan de beoordeling", "the reminder of the assessment", "rappel de l’analyse", "Erinnerung an die Einschätzung"),  # noqa: E501
    "assessment-escalation": ("de beoordeling is te laat", "the note to the person in charge that the assessment is late", "analyse en retard, à la personne responsable", "Hinweis an die Leitung, dass die Einschätzung überfällig ist"),  # noqa: E501
    "solution-reminder": ("herinnering aan de oplossing", "the reminder of the solution", "rappel de la solution", "Erinnerung an die Lösung"),  # noqa: E501
    "solution-passed": ("de verwachte oplossing is te laat", "the note to a colleague that the solution is late", "solution en retard, à votre équipe", "Hinweis, dass die Lösung überfällig ist"),  # noqa: E501
    "contact-closing": ("de zaak wordt gesloten", "the note that a case without a report closes", "annonce de clôture", "Hinweis, dass ein Fall ohne Meldung abgeschlossen wird"),  # noqa: E501
    "undelivered": ("een bericht is niet aangekomen", "the note that an email of ours did not arrive", "message non arrivé", "Hinweis, dass eine Nachricht nicht angekommen ist"),  # noqa: E501
    "unwritable": ("een bericht kon niet worden verstuurd", "the note that an email of ours could not be sent", "message impossible à préparer", "Hinweis, dass eine Nachricht nicht verschickt werden konnte"),  # noqa: E501
    "held": ("een mail die iemand moet bekijken", "the note that an email could not be handled", "message retenu", "Hinweis auf eine zurückgehaltene Mail"),  # noqa: E501
    "digest": ("overzicht van wat er is binnengekomen", "the summary of what came in", "récapitulatif des messages reçus", "Übersicht über das, was gekommen ist"),  # noqa: E501
    "help": ("wat u kunt antwoorden", "the list of commands", "liste des commandes", "Übersicht der Befehle"),
    "morning": ("overzicht van de ochtend", "the morning summary", "récapitulatif du matin", "Übersicht am Morgen"),
    "not-done": ("iets wat moest gebeuren, is niet gelukt", "the note that something due was not done", "avis qu’une tâche prévue n’a pas été faite", "Hinweis, dass etwas Fälliges nicht geschehen ist"),  # noqa: E501
    "out-of-office": ("een collega is afwezig", "the note that a colleague is away", "absence d’un ou d’une collègue", "Hinweis, dass jemand abwesend ist"),  # noqa: E501
    "assigned": ("een zaak is toegewezen", "the note that a case was assigned", "dossier confié", "Mitteilung, dass ein Fall zugewiesen ist"),  # noqa: E501
    "waits-an-hour": ("een opdracht wacht een uur", "the question whether a colleague sent a command", "commande en attente", "Frage, ob ein Befehl wirklich aus dem Team kommt"),  # noqa: E501
    "breach-declared": ("datalek vastgelegd", "the note that a data breach was recorded", "violation de données enregistrée", "Mitteilung, dass eine Datenpanne festgehalten ist"),  # noqa: E501
    "breach-reminder": ("herinnering aan het datalek", "the reminder of the 72 hours", "rappel des 72 heures", "Erinnerung an die 72 Stunden"),  # noqa: E501
    "breach-ended": ("bericht dat de 72 uur zijn afgesloten", "the note that the 72 hours have been ended", "fin du délai de 72 heures", "Nachricht, dass die 72 Stunden beendet sind"),  # noqa: E501
    "breach-question": ("misschien een datalek", "the question whether a report is a data breach", "violation de données possible", "Frage, ob eine Meldung eine Datenpanne ist"),  # noqa: E501
    "breach-officer": ("bericht aan de functionaris gegevensbescherming", "the email to the data protection officer", "avis à la protection des données", "Mail an die oder den Datenschutzbeauftragten"),  # noqa: E501
    "key-ending": ("een sleutel verloopt", "the warning about a key", "avis sur une clé", "Hinweis auf einen Schlüssel"),  # noqa: E501
    "nobody-reached": ("bericht dat niemand iets kreeg", "the note that nobody could be reached", "avis que personne n’a rien reçu", "Hinweis, dass niemand etwas bekommen hat"),  # noqa: E501
    "partner-mail": ("een partner heeft geschreven", "the email with what a partner wrote", "message d’un partenaire", "Mail mit dem, was ein Partner geschrieben hat"),  # noqa: E501
    "partner-notice": ("bericht aan een partner over een melding", "the notice to a partner", "avis à un partenaire", "Hinweis an einen Partner"),  # noqa: E501
    "partner-report": ("melding gedeeld met een partner", "the report to a partner", "signalement transmis à un partenaire", "Weitergabe einer Meldung an einen Partner"),  # noqa: E501
    "withheld": ("een mail die onze mailserver niet geeft", "the note that our mail server keeps an email back", "message que le serveur ne remet pas", "Hinweis auf eine Mail, die der Mailserver nicht herausgibt"),  # noqa: E501
    "key-revoked": ("een sleutel is ingetrokken", "the note that a key was revoked", "avis de révocation d’une clé", "Hinweis auf einen widerrufenen Schlüssel"),  # noqa: E501
    "our-key": ("onze eigen sleutel verloopt", "the warning about our own key", "avis sur notre propre clé", "Hinweis auf unseren eigenen Schlüssel"),  # noqa: E501
    "not-taken": ("een bericht dat onze mailserver niet aannam", "the note that our mail server did not take an email", "avis qu’un message a été refusé par notre serveur", "Hinweis, dass der Mailserver eine Nachricht nicht annahm"),  # noqa: E501
}  # fmt: skip
_ORDER = ("nl", "en", "fr", "de")


def called(language: str, letter: str) -> str:
    """Say in words of `language` which letter is meant; a letter of a later version goes by its own name."""
    names = _NAMES.get(letter)
    return names[_ORDER.index(language)] if names is not None and language in _ORDER else letter
