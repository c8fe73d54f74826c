"""What the clocks of laws are called in French; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import ClockWords

CLOCKS = ClockWords(
    titles={
        "gdpr": "violation de données personnelles",
        "gdpr-processor": "violation de données, clients à informer",
        "nis2": "incident important (NIS2)",
        "cra-vulnerability": "vulnérabilité exploitée (CRA)",
        "cra-incident": "incident grave (CRA)",
    },
    doubts={
        "gdpr": (
            "L’obligation de prévenir l’autorité de contrôle dépend du risque pour les personnes "
            "concernées\u00a0: voyez cela avec votre délégué à la protection des données."
        ),
        "gdpr-processor": (
            "C’est à vous de voir s’il s’agit de données de vos clients et ce que prévoient vos "
            "contrats\u00a0: voyez cela avec votre délégué à la protection des données."
        ),
        "nis2": (
            "La loi peut le demander, si elle s’applique à votre organisation et si l’incident est "
            "important\u00a0: voyez cela avec la personne chargée de NIS2 chez vous."
        ),
        "cra-vulnerability": (
            "La loi peut le demander, si vous êtes le fabricant et si la vulnérabilité est activement "
            "exploitée\u00a0: voyez cela avec la personne responsable du produit."
        ),
        "cra-incident": (
            "La loi peut le demander, si vous êtes le fabricant et si l’incident est grave\u00a0: voyez cela "
            "avec la personne responsable du produit."
        ),
    },
    doubt="Quelqu’un doit décider si cela s’applique ici\u00a0: voyez avec la personne qui en est chargée.",
    tells={
        "gdpr": "l’autorité de contrôle",
        "gdpr-processor": "les clients dont ce sont les données",
        "nis2": "le CSIRT ou l’autorité compétente",
        "cra-vulnerability": "le CSIRT coordinateur et l’ENISA",
        "cra-incident": "le CSIRT coordinateur et l’ENISA",
    },
    steps={
        "notification": "notification",
        "customers": "information des clients",
        "early-warning": "alerte précoce",
        "final-report": "rapport final",
    },
    asks={
        "early-warning": "un bref message pour signaler un possible incident",
        "notification": "ce qui s’est passé, la gravité possible, les mesures prises",
        "customers": "ce qui est arrivé à leurs données",
        "final-report": "tout ce qui est connu de la cause, des conséquences et des mesures",
    },
    fields={
        "facts": "que s’est-il passé, et le problème est-il maîtrisé\u00a0?",
        "data": "quelles données et quelles personnes sont concernées, et combien\u00a0?",
        "effects": "quelles peuvent en être les conséquences\u00a0?",
        "measures": "quelles mesures ont été prises\u00a0?",
        "affected": "les personnes concernées ont-elles été informées et aidées\u00a0?",
        "cause": "un acte illicite ou malveillant est-il possible\u00a0?",
        "countries": "quels pays peuvent être touchés\u00a0?",
        "severity": "quelle en est la gravité\u00a0?",
        "indicators": "quels indicateurs de compromission sont connus\u00a0?",
        "product": "quel produit, dans quelles versions\u00a0?",
        "actor": "que sait-on de qui l’exploite\u00a0?",
        "users": "les utilisateurs ont-ils été informés, et que peuvent-ils faire\u00a0?",
    },
    brief={"gdpr": "RGPD", "gdpr-processor": "RGPD", "nis2": "NIS2", "cra-vulnerability": "CRA", "cra-incident": "CRA"},
    laws={
        "GDPR, article 33(1)": "RGPD, article\u00a033, paragraphe\u00a01",
        "GDPR, article 33(2)": "RGPD, article\u00a033, paragraphe\u00a02",
        "NIS2, article 23(4)": "directive NIS2, article\u00a023, paragraphe\u00a04",
        "CRA, article 14(2)": "règlement CRA, article\u00a014, paragraphe\u00a02",
        "CRA, article 14(4)": "règlement CRA, article\u00a014, paragraphe\u00a04",
    },
    personal_data=(
        "donn[eé]es (?:personnelles|à caractère personnel)",
        "fuite de donn[eé]es",
        "mots? de passe",
        "adresses? (?:e-?mail|[eé]lectronique)",
        "date de naissance",
        "passeport",
        "m[eé]dica(?:l|ux)",
        "(?:fichier|liste) (?:des )?(?:clients|patients)",
    ),
    exploited=(
        "exploit[eé]e",
        "attaquant",
        "pirat[eé]",
        "compromis",
        "ran[cç]ongiciel",
        "d[eé]rob[eé]",
        r"vol[eé]e?s?\b",
    ),
)
