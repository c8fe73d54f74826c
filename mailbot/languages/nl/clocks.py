"""What the clocks of laws are called in Dutch; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import ClockWords

CLOCKS = ClockWords(
    titles={
        "gdpr": "datalek",
        "gdpr-processor": "datalek bij gegevens van klanten",
        "nis2": "significant incident (NIS2)",
        "cra-vulnerability": "misbruikte kwetsbaarheid (CRA)",
        "cra-incident": "ernstig incident (CRA)",
    },
    doubts={
        "gdpr": (
            "Of u dit moet melden, bij de Autoriteit Persoonsgegevens of een andere toezichthouder, hangt af van het "
            "risico voor de betrokkenen. Overleg met uw functionaris gegevensbescherming."
        ),
        "gdpr-processor": (
            "Of het om gegevens van uw klanten gaat, en wat u met hen heeft afgesproken, weet u zelf het best. "
            "Overleg met uw functionaris gegevensbescherming."
        ),
        "nis2": (
            "Misschien moet u dit melden: als de wet voor uw organisatie geldt en het incident significant is. "
            "Overleg met wie bij u over NIS2 gaat."
        ),
        "cra-vulnerability": (
            "Misschien moet u dit melden: als u de fabrikant bent en de kwetsbaarheid actief wordt misbruikt. "
            "Overleg met wie bij u over het product gaat."
        ),
        "cra-incident": (
            "Misschien moet u dit melden: als u de fabrikant bent en het incident ernstig is. Overleg met wie "
            "bij u over het product gaat."
        ),
    },
    doubt="Of dit voor u geldt, beslist niet mailbot maar u. Overleg met degene die er bij u over gaat.",
    tells={
        "gdpr": "de toezichthouder",
        "gdpr-processor": "de klanten van wie de gegevens zijn",
        "nis2": "het CSIRT of de bevoegde autoriteit",
        "cra-vulnerability": "het coördinerende CSIRT en ENISA",
        "cra-incident": "het coördinerende CSIRT en ENISA",
    },
    steps={
        "notification": "melding bij de toezichthouder",
        "customers": "de klanten inlichten",
        "early-warning": "vroegtijdige waarschuwing",
        "final-report": "eindverslag",
    },
    asks={
        "early-warning": "Een kort eerste bericht dat er misschien iets aan de hand is.",
        "notification": "Daarin staat wat er is gebeurd, hoe ernstig het kan zijn en wat eraan is gedaan.",
        "customers": "De klanten horen wat er met hun gegevens is gebeurd.",
        "final-report": "Daarin staat het hele verhaal: oorzaak, gevolgen en maatregelen.",
    },
    fields={
        "facts": "Wat is er gebeurd, en is het gestopt?",
        "data": "Welke gegevens, van wie, en van hoeveel mensen?",
        "effects": "Wat kunnen de gevolgen zijn?",
        "measures": "Wat is eraan gedaan?",
        "affected": "Zijn de betrokkenen ingelicht en geholpen?",
        "cause": "Kan er opzet of kwade wil achter zitten?",
        "countries": "Welke landen kan het raken?",
        "severity": "Hoe ernstig is het?",
        "indicators": "Welke sporen van misbruik zijn bekend?",
        "product": "Welk product, in welke versies?",
        "actor": "Wat is bekend over wie het misbruikt?",
        "users": "Zijn de gebruikers ingelicht, en wat kunnen zij doen?",
    },
    brief={
        "gdpr": "datalek",
        "gdpr-processor": "datalek",
        "nis2": "NIS2",
        "cra-vulnerability": "CRA",
        "cra-incident": "CRA",
    },
    laws={
        "GDPR, article 33(1)": "artikel 33, lid\N{NO-BREAK SPACE}1, AVG",
        "GDPR, article 33(2)": "artikel 33, lid\N{NO-BREAK SPACE}2, AVG",
        "NIS2, article 23(4)": "artikel 23, lid\N{NO-BREAK SPACE}4, NIS2-richtlijn",
        "CRA, article 14(2)": "artikel 14, lid\N{NO-BREAK SPACE}2, verordening cyberweerbaarheid",
        "CRA, article 14(4)": "artikel 14, lid\N{NO-BREAK SPACE}4, verordening cyberweerbaarheid",
    },
    personal_data=(
        "persoonsgegevens",
        "datalek",
        "wachtwoord",
        "e-?mailadres",
        "(?:klant|pati[eë]nt|cli[eë]nt|gebruikers)gegevens",
        "geboortedatum",
        r"\bbsn\b",
        "burgerservicenummer",
        "paspoort",
        "medisch",
    ),
    exploited=(
        "misbruikt",
        "aanvaller",
        "gehackt",
        "gecompromitteerd",
        "gijzelsoftware",
        "gestolen",
        "ingebroken",
    ),
)
