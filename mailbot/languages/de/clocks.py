"""What the clocks of laws are called in German; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import ClockWords

CLOCKS = ClockWords(
    titles={
        "gdpr": "Datenpanne",
        "gdpr-processor": "Datenpanne, Kunden informieren",
        "nis2": "erheblicher Sicherheitsvorfall (NIS2)",
        "cra-vulnerability": "ausgenutzte Schwachstelle (CRA)",
        "cra-incident": "schwerer Vorfall (CRA)",
    },
    doubts={
        "gdpr": (
            "Ob die Aufsichtsbehörde davon erfahren muss, hängt vom Risiko für die Betroffenen ab: Klären Sie "
            "das mit Ihrer Datenschutzbeauftragten oder Ihrem Datenschutzbeauftragten."
        ),
        "gdpr-processor": (
            "Ob es um Daten Ihrer Kunden geht und was Ihre Verträge sagen, entscheiden Sie: Klären Sie das "
            "mit Ihrer Datenschutzbeauftragten oder Ihrem Datenschutzbeauftragten."
        ),
        "nis2": (
            "Das Gesetz kann das verlangen, wenn es für Ihre Organisation gilt und der Vorfall erheblich ist: "
            "Klären Sie das mit der Stelle, die bei Ihnen für NIS2 zuständig ist."
        ),
        "cra-vulnerability": (
            "Das Gesetz kann das verlangen, wenn Sie der Hersteller sind und die Schwachstelle aktiv "
            "ausgenutzt wird: Klären Sie das mit der Stelle, die für das Produkt zuständig ist."
        ),
        "cra-incident": (
            "Das Gesetz kann das verlangen, wenn Sie der Hersteller sind und der Vorfall schwer ist: Klären "
            "Sie das mit der Stelle, die für das Produkt zuständig ist."
        ),
    },
    doubt="Ob das hier gilt, muss ein Mensch entscheiden: Klären Sie das mit der zuständigen Stelle bei Ihnen.",
    tells={
        "gdpr": "die Aufsichtsbehörde",
        "gdpr-processor": "die Kunden, deren Daten es sind",
        "nis2": "das CSIRT oder die zuständige Behörde",
        "cra-vulnerability": "das koordinierende CSIRT und die ENISA",
        "cra-incident": "das koordinierende CSIRT und die ENISA",
    },
    steps={
        "notification": "Meldung",
        "customers": "Information der Kunden",
        "early-warning": "Frühwarnung",
        "final-report": "Abschlussbericht",
    },
    fields={
        "facts": "Was ist passiert, und ist es abgestellt?",
        "data": "Welche Daten, von wem, und von wie vielen Menschen?",
        "effects": "Welche Folgen kann es haben?",
        "measures": "Was wurde dagegen getan?",
        "affected": "Wurden die Betroffenen informiert, und wurde ihnen geholfen?",
        "cause": "Kann eine rechtswidrige oder böswillige Handlung dahinterstehen?",
        "countries": "Welche Länder können betroffen sein?",
        "severity": "Wie schwer ist es?",
        "indicators": "Welche Spuren eines Angriffs sind bekannt?",
        "product": "Welches Produkt, in welchen Versionen?",
        "actor": "Was ist darüber bekannt, wer sie ausnutzt?",
        "users": "Wurden die Nutzer informiert, und was können sie tun?",
    },
)
