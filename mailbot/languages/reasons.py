"""Why a mail is held, in the words of a reader; what is not listed is said in the program's own.

A `{}` stands for what differs from one mail to the next. It is said as it is (the place of a bug, what a server said),
unless it is a reason itself: "could not be opened: cut off".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from mailbot.facts import Sign

_WORDS: Mapping[str, tuple[str, str, str, str]] = {  # nl, en, fr, de
    # What could not be read
    "failed twice before: {}": ("kon twee keer niet worden gelezen: {}", "could not be read, twice: {}", "illisible deux fois de suite : {}", "ließ sich zweimal nicht lesen: {}"),  # noqa: E501
    "failed {} times: {}": ("{} keer mislukt: {}", "failed {} times: {}", "{} échecs : {}", "{}-mal fehlgeschlagen: {}"),  # noqa: E501
    "the daemon died twice while it was read": ("mailbot viel twee keer uit tijdens het lezen", "mailbot crashed twice while reading it", "mailbot s’est arrêté deux fois pendant la lecture", "mailbot ist beim Lesen zweimal abgestürzt"),  # noqa: E501
    "damaged in the database": ("beschadigd in de database", "damaged in the database", "endommagé dans la base de données", "in der Datenbank beschädigt"),  # noqa: E501
    "not given by the mail server: {}": ("de mailserver geeft deze niet: {}", "the mail server does not hand it over: {}", "le serveur de messagerie ne le donne pas : {}", "der Mailserver gibt sie nicht heraus: {}"),  # noqa: E501
    "unreadable: {}": ("onleesbaar: {}", "unreadable: {}", "illisible : {}", "unlesbar: {}"),
    "larger than {} octets": ("groter dan {} bytes", "larger than {} bytes", "plus de {} octets", "größer als {} Bytes"),  # noqa: E501
    "more than {} octets of header fields": ("meer dan {} bytes aan kopregels", "more than {} bytes of header fields", "plus de {} octets d’en-tête", "mehr als {} Bytes an Kopfzeilen"),  # noqa: E501
    "a {} field of {} octets": ("een kopregel {} van {} bytes", "a {} field of {} bytes", "un champ {} de {} octets", "eine Kopfzeile {} mit {} Bytes"),  # noqa: E501
    "more than {} parts": ("meer dan {} onderdelen", "more than {} parts", "plus de {} parties", "mehr als {} Teile"),
    "more than {} addresses": ("meer dan {} adressen", "more than {} addresses", "plus de {} adresses", "mehr als {} Adressen"),  # noqa: E501
    "nested deeper than {}": ("meer dan {} lagen diep", "nested more than {} levels deep", "plus de {} niveaux imbriqués", "mehr als {} Ebenen tief verschachtelt"),  # noqa: E501
    "parser overran its {} s": ("lezen duurde langer dan {} s", "reading it took more than {} s", "lecture de plus de {} s", "Lesen dauerte länger als {} s"),  # noqa: E501
    "parser died": ("lezen brak af", "reading it broke off", "lecture interrompue", "Lesen brach ab"),
    "parser gave no message": ("lezen leverde niets op", "reading it yielded nothing", "lecture sans résultat", "Lesen ergab nichts"),  # noqa: E501
    # What could not be opened
    "could not be opened: {}": ("niet te openen: {}", "could not be opened: {}", "impossible à ouvrir : {}", "ließ sich nicht öffnen: {}"),  # noqa: E501
    "could not be opened in part: {}": ("deels niet te openen: {}", "could not be opened in part: {}", "en partie impossible à ouvrir : {}", "ließ sich teilweise nicht öffnen: {}"),  # noqa: E501
    "encrypted to a key that is not ours": ("versleuteld met een sleutel die niet van ons is", "encrypted to a key that is not ours", "chiffré avec une clé qui n’est pas la nôtre", "mit einem fremden Schlüssel verschlüsselt"),  # noqa: E501
    "encrypted in part to a key that is not ours": ("deels versleuteld met een sleutel die niet van ons is", "encrypted in part to a key that is not ours", "en partie chiffré avec une clé qui n’est pas la nôtre", "teilweise mit einem fremden Schlüssel verschlüsselt"),  # noqa: E501
    "encrypted with S/MIME": ("versleuteld met S/MIME", "encrypted with S/MIME", "chiffré avec S/MIME", "mit S/MIME verschlüsselt"),  # noqa: E501
    "too many encrypted parts": ("te veel versleutelde onderdelen", "too many encrypted parts", "trop de parties chiffrées", "zu viele verschlüsselte Teile"),  # noqa: E501
    "took too long": ("duurde te lang", "took too long", "trop long", "dauerte zu lange"),
    "its keys took too long": ("de sleutels erin bekijken duurde te lang", "looking at its keys took too long", "examen de ses clés trop long", "seine Schlüssel zu prüfen dauerte zu lange"),  # noqa: E501
    "encrypted more than once": ("meer dan één keer versleuteld", "encrypted more than once", "chiffré plusieurs fois", "mehrfach verschlüsselt"),  # noqa: E501
    "nested encryption": ("versleuteling in versleuteling", "encryption inside encryption", "chiffrement imbriqué", "Verschlüsselung in Verschlüsselung"),  # noqa: E501
    "too many packets": ("te veel pakketten", "too many packets", "trop de paquets", "zu viele Pakete"),
    "too many recipients": ("te veel ontvangers", "too many recipients", "trop de destinataires", "zu viele Empfänger"),
    "its key has a passphrase that openpgp.older does not name": ("het wachtwoord van de sleutel staat niet in openpgp.older", "its key has a passphrase that openpgp.older does not name", "la phrase secrète de la clé manque dans openpgp.older", "die Passphrase des Schlüssels fehlt in openpgp.older"),  # noqa: E501
    "the passphrase of our key is wrong": ("het wachtwoord van onze sleutel klopt niet", "the passphrase of our key is wrong", "la phrase secrète de notre clé est fausse", "die Passphrase unseres Schlüssels ist falsch"),  # noqa: E501
    "could not be decrypted": ("kon niet worden ontsleuteld", "could not be decrypted", "déchiffrement impossible", "ließ sich nicht entschlüsseln"),  # noqa: E501
    "not encrypted": ("niet versleuteld", "not encrypted", "non chiffré", "nicht verschlüsselt"),
    "several messages": ("meer dan één bericht", "several messages", "plusieurs messages", "mehrere Nachrichten"),
    "no integrity protection": ("niet beveiligd tegen wijziging", "no protection against changes", "sans protection d’intégrité", "kein Schutz vor Veränderung"),  # noqa: E501
    "a passphrase instead of a key": ("een wachtwoord in plaats van een sleutel", "a passphrase instead of a key", "une phrase secrète au lieu d’une clé", "eine Passphrase statt eines Schlüssels"),  # noqa: E501
    "no recipient": ("geen ontvanger", "no recipient", "aucun destinataire", "kein Empfänger"),
    "too large": ("te groot", "too large", "trop volumineux", "zu groß"),
    "changed on the way": ("onderweg gewijzigd", "changed on the way", "modifié en chemin", "unterwegs verändert"),
    "not one plaintext": ("geen eenduidige inhoud", "no single content", "pas de contenu unique", "kein eindeutiger Inhalt"),  # noqa: E501
    "cut off": ("afgebroken", "cut off", "tronqué", "abgeschnitten"),
    "damaged armor": ("beschadigd", "damaged", "endommagé", "beschädigt"),
    "not OpenPGP": ("geen OpenPGP", "not OpenPGP", "pas du OpenPGP", "kein OpenPGP"),
    # Who wrote it, and what it asks
    "in a handler's name, not proven": ("op naam van een collega, niet bewezen", "in a colleague’s name, not proven", "au nom d’un collègue, sans preuve", "im Namen einer Kollegin oder eines Kollegen, nicht bewiesen"),  # noqa: E501
    "signed, and says nowhere which case it is for": ("ondertekend, zonder te zeggen voor welke zaak", "signed, without saying for which case", "signé, sans dire pour quel dossier", "signiert, ohne zu sagen, für welchen Fall"),  # noqa: E501
    "signed, and its words name another case, or several": ("ondertekend, met een andere zaak of meer zaken in de tekst", "signed, and its words name another case, or several", "signé, avec un autre dossier ou plusieurs dans le texte", "signiert, mit einem anderen Fall oder mehreren im Text"),  # noqa: E501
    "signed for another letter than it answers": ("ondertekend voor een andere mail dan waarop het antwoordt", "signed for another email than the one it replies to", "signé pour un autre message que celui auquel il répond", "für eine andere Mail signiert als die, auf die geantwortet wird"),  # noqa: E501
    "encrypted, and not signed by the colleague it comes from": ("versleuteld, en niet ondertekend door de collega", "encrypted, and not signed by the colleague it comes from", "chiffré, et non signé par le collègue", "verschlüsselt, und nicht von der Person aus dem Team signiert"),  # noqa: E501
    "a handler's mail that could not be opened": ("van een collega, niet te openen", "from a colleague, could not be opened", "d’un collègue, impossible à ouvrir", "aus dem Team, ließ sich nicht öffnen"),  # noqa: E501
    "too many mails of one handler in a day": ("te veel mails van één collega op een dag", "too many emails from one colleague in a day", "trop de messages d’un collègue en un jour", "zu viele Mails einer Person aus dem Team an einem Tag"),  # noqa: E501
    "a signature that was used before": ("een handtekening die al eens is gebruikt", "a signature that was used before", "une signature déjà utilisée", "eine schon verwendete Signatur"),  # noqa: E501
    "a command below the top": ("een opdracht die niet bovenaan staat", "a command that is not at the top", "une commande qui n’est pas en tête", "ein Befehl, der nicht ganz oben steht"),  # noqa: E501
    "a command in the subject": ("een opdracht in het onderwerp", "a command in the subject", "une commande dans l’objet", "ein Befehl im Betreff"),  # noqa: E501
    "repeats decrypted text to an unproven author": ("herhaalt ontsleutelde tekst aan een onbewezen afzender", "repeats decrypted text to an unproven sender", "répète un texte déchiffré à un auteur non prouvé", "wiederholt Entschlüsseltes gegenüber jemandem ohne Nachweis"),  # noqa: E501
    "no single From address": ("geen eenduidige afzender", "no single sender", "pas d’expéditeur unique", "kein eindeutiger Absender"),  # noqa: E501
    "from our own address, not by us": ("van ons adres, maar niet van ons", "from our own address, but not by us", "de notre adresse, mais pas de nous", "von unserer Adresse, aber nicht von uns"),  # noqa: E501
    "from the data protection officer, about no case": ("van de privacyfunctionaris, bij geen zaak", "from the data protection officer, about no case", "du délégué à la protection des données, sans dossier", "vom Datenschutz, zu keinem Fall"),  # noqa: E501
    "from a partner, about no case": ("van een partner, bij geen zaak", "from a partner, about no case", "d’un partenaire, sans dossier", "von einem Partner, zu keinem Fall"),  # noqa: E501
    "spam: {}": ("spam volgens onze mailserver: {}", "spam, says our mail server: {}", "spam selon notre serveur : {}", "Spam laut unserem Mailserver: {}"),  # noqa: E501
    # What a machine wrote
    "null reverse-path": ("misschien een mail van ons die terugkwam", "may be an email of ours that came back", "peut-être un message de notre part revenu", "vielleicht eine Mail von uns, die zurückkam"),  # noqa: E501
    "written to the return path of a letter": ("misschien een mail van ons die terugkwam", "may be an email of ours that came back", "peut-être un message de notre part revenu", "vielleicht eine Mail von uns, die zurückkam"),  # noqa: E501
    "multipart/report": ("een ontvangst- of foutbericht van een mailserver", "a receipt or a failure notice", "un accusé ou un avis d’échec", "eine Lese- oder Fehlermeldung"),  # noqa: E501
    "a failure notice that came to another address than the return path of its letter": ("een foutbericht dat niet op het retouradres van onze mail kwam", "a failure notice that did not come to the return path of our email", "un avis d’échec qui n’est pas arrivé à l’adresse de retour de notre message", "eine Fehlermeldung, die nicht an die Rücksendeadresse unserer Mail kam"),  # noqa: E501
    "a failure notice about a letter that others know of": ("een foutbericht over een mail die ook anderen kennen", "a failure notice about an email that others know of", "un avis d’échec sur un message que d’autres connaissent", "eine Fehlermeldung zu einer Mail, die auch andere kennen"),  # noqa: E501
    "delivery report about no letter of ours": ("foutbericht over een mail die niet van ons is", "a failure notice about no email of ours", "un avis d’échec sur un message qui n’est pas de nous", "eine Fehlermeldung zu keiner Mail von uns"),  # noqa: E501
    "aggregate report": ("een verzamelrapport", "an aggregate report", "un rapport agrégé", "ein Sammelbericht"),
    "calendar reply": ("antwoord op een afspraak", "a reply to an invitation", "une réponse à une invitation", "eine Antwort auf eine Einladung"),  # noqa: E501
    "sender that nobody reads": ("afzender die niemand leest", "a sender that nobody reads", "un expéditeur que personne ne lit", "ein Absender, den niemand liest"),  # noqa: E501
    "return path that nobody reads": ("retouradres dat niemand leest", "a return address that nobody reads", "une adresse de retour que personne ne lit", "eine Rücksendeadresse, die niemand liest"),  # noqa: E501
    "ticket system": ("van een ticketsysteem", "from a ticket system", "d’un système de tickets", "von einem Ticketsystem"),  # noqa: E501
    # What we wrote ourselves
    "may have left before the database was restored": ("misschien al verstuurd vóór het terugzetten van de database", "may have left before the database was restored", "peut-être parti avant la restauration de la base", "vielleicht vor dem Wiederherstellen der Datenbank verschickt"),  # noqa: E501
    "a letter that our mail server does not take yet": ("een mail van ons die onze mailserver nog niet aanneemt", "an email of ours that our mail server does not take yet", "un message de notre part que notre serveur n’accepte pas encore", "eine Mail von uns, die unser Mailserver noch nicht annimmt"),  # noqa: E501
}  # fmt: skip
_PROGRAM = (
    "door een programma verstuurd",
    "sent by a program",
    "envoyé par un logiciel",
    "von einem Programm verschickt",
)
_BY_PROGRAM = frozenset(Sign)
_ORDER = ("nl", "en", "fr", "de")
_VARIABLE = [
    (re.compile(re.escape(reason).replace(r"\{\}", "(.+?)")), words)
    for reason, words in _WORDS.items()
    if "{}" in reason
]
_DEEPEST = 2  # "failed twice before: could not be opened: cut off"


def in_words(language: str, reason: str) -> str:
    """Put a reason into words of `language`."""
    return _said(_ORDER.index(language), reason, 0) if language in _ORDER else reason


def _said(at: int, reason: str, depth: int) -> str:
    if reason in _WORDS and "{}" not in reason:
        return _WORDS[reason][at]
    if depth == 0 and reason in _BY_PROGRAM:
        return _PROGRAM[at]
    for shape, words in _VARIABLE if depth <= _DEEPEST else ():
        if found := shape.fullmatch(reason):
            return words[at].format(*(_said(at, one, depth + 1) for one in found.groups()))
    return reason
