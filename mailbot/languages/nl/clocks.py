"""What the clocks of laws are called in Dutch; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import ClockWords

CLOCKS = ClockWords(
    titles={
        "gdpr": "datalek",
        "gdpr-processor": "datalek, klanten inlichten",
        "nis2": "significant incident (NIS2)",
        "cra-vulnerability": "misbruikte kwetsbaarheid (CRA)",
        "cra-incident": "ernstig incident (CRA)",
    },
    doubts={
        "gdpr": (
            "Of de Autoriteit Persoonsgegevens of een andere toezichthouder het moet weten, hangt af van het "
            "risico voor de betrokkenen: overleg met uw functionaris gegevensbescherming."
        ),
        "gdpr-processor": (
            "Of het om gegevens van uw klanten gaat, en wat in uw overeenkomsten staat, bepaalt u zelf: "
            "overleg met uw functionaris gegevensbescherming."
        ),
        "nis2": (
            "Misschien vraagt de wet dit, als zij voor uw organisatie geldt en het incident significant is: "
            "overleg met wie bij u over NIS2 gaat."
        ),
        "cra-vulnerability": (
            "Misschien vraagt de wet dit, als u de fabrikant bent en de kwetsbaarheid actief wordt misbruikt: "
            "overleg met wie bij u over het product gaat."
        ),
        "cra-incident": (
            "Misschien vraagt de wet dit, als u de fabrikant bent en het incident ernstig is: overleg met wie "
            "bij u over het product gaat."
        ),
    },
    doubt="Of dit hier geldt, moet een mens bepalen: overleg met wie daar bij u over gaat.",
    tells={
        "gdpr": "de toezichthouder",
        "gdpr-processor": "de klanten van wie de gegevens zijn",
        "nis2": "het CSIRT of de bevoegde autoriteit",
        "cra-vulnerability": "het coördinerende CSIRT en ENISA",
        "cra-incident": "het coördinerende CSIRT en ENISA",
    },
    steps={
        "notification": "melding",
        "customers": "de klanten inlichten",
        "early-warning": "vroegtijdige waarschuwing",
        "final-report": "eindverslag",
    },
    fields={
        "facts": "wat is er gebeurd, en is het gestopt?",
        "data": "welke gegevens, van wie, en van hoeveel mensen?",
        "effects": "wat kunnen de gevolgen zijn?",
        "measures": "wat is eraan gedaan?",
        "affected": "zijn de betrokkenen ingelicht en geholpen?",
        "cause": "kan er opzet of kwade wil achter zitten?",
        "countries": "welke landen kan het raken?",
        "severity": "hoe ernstig is het?",
        "indicators": "welke sporen van misbruik zijn bekend?",
        "product": "welk product, in welke versies?",
        "actor": "wat is bekend over wie het misbruikt?",
        "users": "zijn de gebruikers ingelicht, en wat kunnen zij doen?",
    },
)
