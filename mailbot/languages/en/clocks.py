"""What the clocks of laws are called in English; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import ClockWords

CLOCKS = ClockWords(
    titles={
        "gdpr": "personal data breach",
        "gdpr-processor": "personal data breach at a processor",
        "nis2": "significant incident (NIS2)",
        "cra-vulnerability": "exploited vulnerability (CRA)",
        "cra-incident": "severe incident (CRA)",
    },
    doubts={
        "gdpr": (
            "Whether the supervisory authority must be told depends on the risk to the people concerned: "
            "check with your data protection officer."
        ),
        "gdpr-processor": (
            "Whether customers must be told depends on whose data it is and on your contracts: check with "
            "your data protection officer."
        ),
        "nis2": (
            "The law may require this if it applies to your organisation and the incident is significant: "
            "check with whoever is responsible for NIS2."
        ),
        "cra-vulnerability": (
            "The law may require this if you're the manufacturer and the vulnerability is actively "
            "exploited: check with whoever is responsible for your product."
        ),
        "cra-incident": (
            "The law may require this if you're the manufacturer and the incident is severe: check with "
            "whoever is responsible for your product."
        ),
    },
    doubt="We can't tell whether this applies here: please check with the person responsible.",
    tells={
        "gdpr": "the supervisory authority",
        "gdpr-processor": "the customers whose data it is",
        "nis2": "the CSIRT or the competent authority",
        "cra-vulnerability": "the coordinating CSIRT and ENISA",
        "cra-incident": "the coordinating CSIRT and ENISA",
    },
    steps={
        "notification": "notification",
        "customers": "telling the customers",
        "early-warning": "early warning",
        "final-report": "final report",
    },
    asks={
        "early-warning": "This is a short first message saying that something may have happened.",
        "notification": "It says what happened, how serious it may be and what has been done about it.",
        "customers": "Those whose data it is are told what happened.",
        "final-report": "It covers the whole story: the cause, the effects and what was done.",
    },
    fields={
        "facts": "What happened, and has it been stopped?",
        "data": "What data, whose, and how many people are affected?",
        "effects": "What effects could it have?",
        "measures": "What has been done about it?",
        "affected": "Have those affected been told and helped?",
        "cause": "Could it have been caused unlawfully or maliciously?",
        "countries": "Which countries could be affected?",
        "severity": "How severe is it?",
        "indicators": "Which indicators of compromise are known?",
        "product": "Which product, in which versions?",
        "actor": "What do we know about who is exploiting it?",
        "users": "Have the users been told, and what can they do?",
    },
    brief={"gdpr": "GDPR", "gdpr-processor": "GDPR", "nis2": "NIS2", "cra-vulnerability": "CRA", "cra-incident": "CRA"},
    laws={
        "GDPR, article 33(1)": "GDPR, Article 33(1)",
        "GDPR, article 33(2)": "GDPR, Article 33(2)",
        "NIS2, article 23(4)": "NIS2, Article 23(4)",
        "CRA, article 14(2)": "CRA, Article 14(2)",
        "CRA, article 14(4)": "CRA, Article 14(4)",
    },
    personal_data=(
        "personal (?:data|information)",
        "password",
        "e-?mail address",
        "(?:customers?|clients?|patients?|citizens?|users?)[’']? (?:data|records?|files?|names)",
        "names and addresses",
        r"passports?\b",
        "date of birth",
        "medical",
        "bank account",
    ),
    exploited=(
        "exploited",
        "in the wild",
        "attacker",
        r"\bhacked",
        "compromised",
        "ransomware",
        "web ?shell",
        "malware",
        "stolen",
        "is being abused",
    ),
)
