"""What the clocks of laws are called in English; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import ClockWords

CLOCKS = ClockWords(
    titles={
        "gdpr": "personal data breach",
        "gdpr-processor": "data breach, to tell customers",
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
            "Whether the data is your customers’, and what your contracts say, is for you to decide: check "
            "with your data protection officer."
        ),
        "nis2": (
            "The law may ask for this, if it binds your organisation and the incident is significant: check "
            "with whoever is responsible for NIS2."
        ),
        "cra-vulnerability": (
            "The law may ask for this, if you are the manufacturer and the vulnerability is actively "
            "exploited: check with whoever is responsible for your product."
        ),
        "cra-incident": (
            "The law may ask for this, if you are the manufacturer and the incident is severe: check with "
            "whoever is responsible for your product."
        ),
    },
    doubt="Whether this applies here is for a person to decide: check with whoever is responsible for it.",
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
    fields={
        "facts": "what happened, and has it been stopped?",
        "data": "which data, whose, and of how many people?",
        "effects": "what may the effects be?",
        "measures": "what was done about it?",
        "affected": "have those affected been told and helped?",
        "cause": "may it have been caused unlawfully or maliciously?",
        "countries": "which countries may be affected?",
        "severity": "how severe is it?",
        "indicators": "which indicators of compromise are known?",
        "product": "which product, in which versions?",
        "actor": "what is known of who exploits it?",
        "users": "have the users been told, and what can they do?",
    },
)
