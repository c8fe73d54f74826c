"""What an organisation publishes of its address in French: as text, and as a page."""

from __future__ import annotations

from mailbot.languages.phrases import Publication

PUBLICATION = Publication(
    title="Signaler une vulnérabilité ou une violation de données personnelles",
    found=("Vous avez trouvé une vulnérabilité ou une violation de données personnelles chez {{ organisation }} ?"),
    write="Écrivez‑nous à {{ address }}. Vous n’avez pas à dire qui vous êtes.",
    tell="Ce qu’il nous faut savoir",
    wanted=(
        "Où se trouve le problème : l’adresse de la page, le système ou le service.",
        "Comment le reproduire, étape par étape.",
        "Ce que vous avez vu.",
    ),
    spare=(
        "Nous vous demandons de ne rien publier avant la correction et de n’envoyer que les données personnelles "
        "nécessaires."
    ),
    follows="Ce qui se passe ensuite",
    key_comes=(
        "Vous recevrez en réponse notre clé publique OpenPGP. Chiffrez si vous le souhaitez ; ce n’est pas obligatoire."
    ),
    assessment=(
        "{{ span }}, nous vous dirons si le problème est confirmé et, dans ce cas, pour quand nous prévoyons "
        "une correction."
    ),
    progress="Ensuite, nous vous donnerons des nouvelles {{ span }} jusqu’à la correction.",
    confidential="Votre signalement reste confidentiel.",
    partners_told=(
        "Nous travaillons avec {{ partners }}, à qui nous disons qu’un signalement est arrivé et de quel type, mais "
        "pas qui l’a envoyé."
    ),
    within={
        "days": "Sous {n} jours",
        "weeks": "Sous {n} semaines",
        "working days": "Sous {n} jours ouvrés",
    },
    within_one={
        "days": "Sous un jour",
        "weeks": "Sous une semaine",
        "working days": "Sous un jour ouvré",
    },
    every={
        "days": "tous les {n} jours",
        "weeks": "toutes les {n} semaines",
        "working days": "tous les {n} jours ouvrés",
    },
    every_one={
        "days": "chaque jour",
        "weeks": "chaque semaine",
        "working days": "chaque jour ouvré",
    },
    plain="Sans chiffrement",
    plain_way=(
        "Un e-mail ordinaire convient très bien. Si possible, n’y mettez ni mots de passe ni "
        "données d’autres personnes : notre réponse contient notre clé, et vous pourrez nous envoyer le reste "
        "chiffré."
    ),
    encrypted="Avec chiffrement",
    encrypted_for="Si vous utilisez OpenPGP (PGP), par exemple dans Thunderbird :",
    download="Téléchargez {{ key }}.",
    key_named="notre clé publique",
    compare=("Importez-la dans votre logiciel de messagerie et comparez son empreinte avec celle-ci :"),
    encrypt=(
        "Chiffrez votre message pour {{ address }}. Joignez votre propre clé publique : nous pourrons ainsi "
        "chiffrer nos réponses."
    ),
    data="Vos données",
    data_asked=(
        "Vous pouvez nous interroger sur les données que nous conservons sur "
        "vous. Répondez à l’un de nos messages avec ces seuls mots :"
    ),
    data_wanted={
        "access": "une copie",
        "erase": "l’effacement",
        "correct": "une rectification, en disant ce qui est inexact",
        "restrict": "la conservation sans utilisation",
        "object": "la fin de leur utilisation, en disant pourquoi",
    },
    data_answer=(
        "Vos propres mots conviennent aussi. Vous saurez dans un délai d’un "
        "mois ce que nous avons fait, sans avoir à prouver votre identité."
    ),
    policy="Notre politique de signalement",
    privacy="Ce que nous faisons de vos données",
    other_languages="Cette page dans une autre langue",
)
