"""What the clocks of laws are called in German; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import ClockWords

CLOCKS = ClockWords(
    titles={
        "gdpr": "Datenpanne",
        "gdpr-processor": "Datenpanne bei Daten von Kunden",
        "nis2": "erheblicher Sicherheitsvorfall (NIS2)",
        "cra-vulnerability": "ausgenutzte Schwachstelle (CRA)",
        "cra-incident": "schwerer Vorfall (CRA)",
    },
    doubts={
        "gdpr": (
            "Ob wir die Datenpanne der Aufsichtsbehörde melden müssen, hängt vom Risiko für die Betroffenen ab. "
            "Klären Sie das bitte mit der oder dem Datenschutzbeauftragten."
        ),
        "gdpr-processor": (
            "Ob es um Daten unserer Kunden geht und was dazu in den Verträgen steht, können wir nicht erkennen. "
            "Klären Sie das bitte mit der oder dem Datenschutzbeauftragten."
        ),
        "nis2": (
            "Ob wir den Vorfall melden müssen, hängt davon ab, ob NIS2 für uns gilt und ob er erheblich ist. "
            "Klären Sie das bitte mit der Stelle, die bei uns für NIS2 zuständig ist."
        ),
        "cra-vulnerability": (
            "Ob wir die Schwachstelle melden müssen, hängt davon ab, ob wir das Produkt herstellen und ob sie aktiv "
            "ausgenutzt wird. Klären Sie das bitte mit der Stelle, die für das Produkt zuständig ist."
        ),
        "cra-incident": (
            "Ob wir den Vorfall melden müssen, hängt davon ab, ob wir das Produkt herstellen und ob er schwer ist. "
            "Klären Sie das bitte mit der Stelle, die für das Produkt zuständig ist."
        ),
    },
    doubt="Ob das hier gilt, können wir nicht beurteilen. Klären Sie das bitte mit der zuständigen Stelle.",
    tells={
        "gdpr": "die Aufsichtsbehörde",
        "gdpr-processor": "die Kunden, deren Daten es sind",
        "nis2": "das CSIRT oder die zuständige Behörde",
        "cra-vulnerability": "das koordinierende CSIRT und die ENISA",
        "cra-incident": "das koordinierende CSIRT und die ENISA",
    },
    steps={
        "notification": "Meldung an die Behörde",
        "customers": "Information der Kunden",
        "early-warning": "Frühwarnung",
        "final-report": "Abschlussbericht",
    },
    asks={
        "early-warning": "Das ist eine kurze erste Nachricht, dass möglicherweise etwas geschehen ist.",
        "notification": "Was geschehen ist, wie schwer es wiegen kann und was dagegen getan wurde.",
        "customers": "Die Kunden erfahren, was mit ihren Daten geschehen ist.",
        "final-report": "Der vollständige Bericht mit Ursache, Folgen und Maßnahmen.",
    },
    fields={
        "facts": "Was ist geschehen, und ist es behoben?",
        "data": "Welche Daten von welchen und wie vielen Personen sind betroffen?",
        "effects": "Welche Folgen sind möglich?",
        "measures": "Was haben wir dagegen getan?",
        "affected": "Wissen die Betroffenen davon, und wird ihnen geholfen?",
        "cause": "Kann eine rechtswidrige oder böswillige Handlung dahinterstecken?",
        "countries": "Welche Länder können betroffen sein?",
        "severity": "Wie schwerwiegend ist es?",
        "indicators": "Welche Spuren eines Angriffs sind bekannt?",
        "product": "Welches Produkt, in welchen Versionen?",
        "actor": "Was ist über die bekannt, die sie ausnutzen?",
        "users": "Wissen die Nutzerinnen und Nutzer davon, und was können sie tun?",
    },
    brief={
        "gdpr": "Datenpanne",
        "gdpr-processor": "Datenpanne",
        "nis2": "NIS2",
        "cra-vulnerability": "CRA",
        "cra-incident": "CRA",
    },
    laws={
        "GDPR, article 33(1)": "Art. 33 Abs. 1 DSGVO",
        "GDPR, article 33(2)": "Art. 33 Abs. 2 DSGVO",
        "NIS2, article 23(4)": "Art. 23 Abs. 4 NIS-2-Richtlinie",
        "CRA, article 14(2)": "Art. 14 Abs. 2 Cyberresilienz-Verordnung",
        "CRA, article 14(4)": "Art. 14 Abs. 4 Cyberresilienz-Verordnung",
    },
    personal_data=(
        "personenbezogene",
        "datenpanne",
        "passw[oö]rt",
        "e-?mail-?adresse",
        "(?:kunden|patienten|nutzer|bürger)daten",
        "geburtsdat",
        "reisepass",
        "gesundheitsdaten",
        "kontonummer",
    ),
    exploited=(
        "ausgenutzt",
        "angreifer",
        "gehackt",
        "kompromittiert",
        "erpressungssoftware",
        "gestohlen",
        "eingebrochen",
    ),
)
