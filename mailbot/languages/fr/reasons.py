"""Why a mail is held, in French; a `{}` stands for what differs from one mail to the next."""

REASONS = {
    # What could not be read
    "failed twice before: {}": "illisible deux fois de suite : {}",
    "failed {} times: {}": "{} échecs : {}",
    "the daemon died twice while it was read": "mailbot s’est arrêté deux fois pendant la lecture",
    "damaged in the database": "endommagé dans la base de données",
    "not given by the mail server: {}": "le serveur de messagerie ne le donne pas : {}",
    "unreadable: {}": "illisible : {}",
    "larger than {} octets": "plus de {} octets",
    "more than {} octets of header fields": "plus de {} octets d’en-tête",
    "a {} field of {} octets": "un champ {} de {} octets",
    "more than {} parts": "plus de {} parties",
    "more than {} addresses": "plus de {} adresses",
    "nested deeper than {}": "plus de {} niveaux imbriqués",
    "parser overran its {} s": "lecture de plus de {} s",
    "parser died": "lecture interrompue",
    "parser gave no message": "lecture sans résultat",
    # What could not be opened
    "could not be opened: {}": "impossible à ouvrir : {}",
    "could not be opened in part: {}": "en partie impossible à ouvrir : {}",
    "encrypted to a key that is not ours": "chiffré avec une clé qui n’est pas la nôtre",
    "encrypted in part to a key that is not ours": "en partie chiffré avec une clé qui n’est pas la nôtre",
    "encrypted with S/MIME": "chiffré avec S/MIME",
    "too many encrypted parts": "trop de parties chiffrées",
    "took too long": "trop long",
    "its keys took too long": "examen de ses clés trop long",
    "encrypted more than once": "chiffré plusieurs fois",
    "nested encryption": "chiffrement imbriqué",
    "too many packets": "trop de paquets",
    "too many recipients": "trop de destinataires",
    "its key has a passphrase that openpgp.older does not name": (
        "la phrase secrète de la clé manque dans openpgp.older"
    ),
    "the passphrase of our key is wrong": "la phrase secrète de notre clé est fausse",
    "could not be decrypted": "déchiffrement impossible",
    "not encrypted": "non chiffré",
    "several messages": "plusieurs messages",
    "no integrity protection": "sans protection d’intégrité",
    "a passphrase instead of a key": "une phrase secrète au lieu d’une clé",
    "no recipient": "aucun destinataire",
    "too large": "trop volumineux",
    "changed on the way": "modifié en chemin",
    "not one plaintext": "pas de contenu unique",
    "cut off": "tronqué",
    "damaged armor": "endommagé",
    "not OpenPGP": "pas du OpenPGP",
    # Who wrote it, and what it asks
    "in a handler's name, not proven": "au nom d’un collègue, sans preuve",
    "signed, and says nowhere which case it is for": "signé, sans dire pour quel dossier",
    "signed, and its words name another case, or several": "signé, avec un autre dossier ou plusieurs dans le texte",
    "signed for another letter than it answers": "signé pour un autre message que celui auquel il répond",
    "encrypted, and not signed by the colleague it comes from": "chiffré, et non signé par le collègue",
    "a handler's mail that could not be opened": "d’un collègue, impossible à ouvrir",
    "too many mails of one handler in a day": "trop de messages d’un collègue en un jour",
    "a signature that was used before": "une signature déjà utilisée",
    "a command below the top": "une commande qui n’est pas en tête",
    "a command in the subject": "une commande dans l’objet",
    "repeats decrypted text to an unproven author": "répète un texte déchiffré à un auteur non prouvé",
    "no single From address": "pas d’expéditeur unique",
    "from our own address, not by us": "de notre adresse, mais pas de nous",
    "from the data protection officer, about no case": "du délégué à la protection des données, sans dossier",
    "from a partner, about no case": "d’un partenaire, sans dossier",
    "spam: {}": "spam selon notre serveur : {}",
    # What a machine wrote
    "null reverse-path": "peut-être un message de notre part revenu",
    "written to the return path of a letter": "peut-être un message de notre part revenu",
    "multipart/report": "un accusé ou un avis d’échec",
    "a failure notice that came to another address than the return path of its letter": (
        "un avis d’échec qui n’est pas arrivé à l’adresse de retour de notre message"
    ),
    "a failure notice about a letter that others know of": "un avis d’échec sur un message que d’autres connaissent",
    "delivery report about no letter of ours": "un avis d’échec sur un message qui n’est pas de nous",
    "aggregate report": "un rapport agrégé",
    "calendar reply": "une réponse à une invitation",
    "sender that nobody reads": "un expéditeur que personne ne lit",
    "return path that nobody reads": "une adresse de retour que personne ne lit",
    "ticket system": "d’un système de tickets",
    # What we wrote ourselves
    "may have left before the database was restored": "peut-être parti avant la restauration de la base",
    "a letter that our mail server does not take yet": (
        "un message de notre part que notre serveur n’accepte pas encore"
    ),
}

BY_PROGRAM = "envoyé par un logiciel"
"""What every sign of a machine comes to that has no words of its own."""
