"""What an organisation publishes of its address in Dutch: as text, and as a page."""

from __future__ import annotations

from mailbot.languages.phrases import Publication

PUBLICATION = Publication(
    title="Kwetsbaarheid of datalek melden",
    found="Heeft u een kwetsbaarheid of een datalek gevonden bij {{ organisation }}?",
    write="Mail ons dan op {{ address }}. U hoeft niet te zeggen wie u bent.",
    tell="Wat we van u willen weten",
    wanted=(
        "Waar u het heeft gevonden: op welke pagina, in welk systeem of bij welke dienst.",
        "Hoe we het zelf kunnen zien, stap voor stap.",
        "Wat u heeft gezien, en wat iemand ermee zou kunnen doen.",
    ),
    spare=(
        "Stuur niet meer persoonsgegevens mee dan nodig is, en maak niets openbaar zolang het probleem niet "
        "is opgelost."
    ),
    follows="Wat er daarna gebeurt",
    key_comes="Bij ons antwoord zit onze publieke PGP-sleutel. Versleutelen mag, maar hoeft niet.",
    assessment="{{ span }} hoort u of uw melding klopt en, zo ja, wanneer we een oplossing verwachten.",
    progress="Daarna hoort u {{ span }} hoe het ervoor staat, tot het probleem is opgelost.",
    confidential="We behandelen uw melding vertrouwelijk.",
    partners_told=(
        "We laten {{ partners }} weten dat er een melding is en om wat voor melding het gaat, "
        "maar niet van wie die komt."
    ),
    within={
        "days": "Binnen {n} dagen",
        "weeks": "Binnen {n} weken",
        "working days": "Binnen {n} werkdagen",
    },
    within_one={
        "days": "Binnen een dag",
        "weeks": "Binnen een week",
        "working days": "Binnen een werkdag",
    },
    every={
        "days": "elke {n} dagen",
        "weeks": "elke {n} weken",
        "working days": "elke {n} werkdagen",
    },
    every_one={
        "days": "elke dag",
        "weeks": "elke week",
        "working days": "elke werkdag",
    },
    plain="Zonder versleuteling",
    plain_way=(
        "Een gewone mail is prima. Laat wachtwoorden en gegevens van anderen liever nog weg. Bij ons antwoord "
        "zit onze sleutel, en daarmee kunt u ons de rest versleuteld sturen."
    ),
    encrypted="Met versleuteling",
    encrypted_for="Gebruikt u OpenPGP (PGP), bijvoorbeeld in Thunderbird? Dan gaat het zo:",
    download="Download {{ key }}.",
    key_named="onze publieke sleutel",
    compare="Importeer de sleutel in uw mailprogramma en vergelijk de vingerafdruk met deze:",
    encrypt=(
        "Versleutel uw mail aan {{ address }}. Stuur uw eigen publieke sleutel mee, dan kunnen we onze "
        "antwoorden ook versleutelen."
    ),
    data="Uw gegevens",
    data_asked=(
        "U kunt ons iets vragen over de gegevens die we van u bewaren. Antwoord op een mail van ons met alleen:"
    ),
    data_wanted={
        "access": "een kopie",
        "erase": "wissen",
        "correct": "corrigeren, met erbij wat er niet klopt",
        "restrict": "bewaren, maar niet gebruiken",
        "object": "niet gebruiken, met erbij waarom",
    },
    data_answer=(
        "Eigen woorden mogen ook. Binnen een maand hoort u wat we hebben gedaan. U hoeft niet te bewijzen wie u bent."
    ),
    policy="Ons beleid",
    privacy="Zo gaan we met uw gegevens om",
    other_languages="Deze pagina in een andere taal",
)
