"""How people ask in German for their data; what each field is for says languages/right_words.py."""

from mailbot.languages.phrases import word_set
from mailbot.languages.right_words import RightsWords, WordsOfRight

RIGHTS = RightsWords(
    access=WordsOfRight(
        typed="MEINE DATEN",
        asks=(
            "auskunft",
            "kopie",
            "kopien",
            "einsicht",
            "welche daten",
            "welche personenbezogenen daten",
            "welche informationen",
            "was sie wissen",
            "was sie haben",
            "was sie gespeichert",
            "was haben sie",
            "was wissen sie",
            "uebersicht",
            "datenuebertragbarkeit",
            "herausgabe",
            "einsehen",
        ),
        alone=(
            "auskunftsersuchen",
            "auskunftsanfrage",
            "auskunftsverlangen",
            "datenauskunft",
            "selbstauskunft",
            "recht auf auskunft",
            "auskunftsrecht",
            "recht auf datenuebertragbarkeit",
            "dsgvo auskunft",
            "antrag auf auskunft",
            "anfrage auf auskunft",
        ),
    ),
    erase=WordsOfRight(
        typed="MEINE DATEN LÖSCHEN",
        asks=(
            "loeschen",
            "loesche",
            "loescht",
            "geloescht",
            "loeschung",
            "entfernen",
            "entfernung",
            "entfernt",
            "vergessen",
            "vernichten",
            "vernichtung",
        ),
        alone=(
            "loeschen",
            "recht auf loeschung",
            "recht auf vergessenwerden",
            "loeschantrag",
            "loeschersuchen",
            "antrag auf loeschung",
            "loeschanfrage",
            "vergessen sie mich",
        ),
    ),
    correct=WordsOfRight(
        typed="MEINE DATEN BERICHTIGEN",
        asks=(
            "berichtigen",
            "berichtigung",
            "berichtigt",
            "korrigieren",
            "korrektur",
            "korrigiert",
            "falsch",
            "unrichtig",
            "unrichtige",
            "unrichtiger",
            "aendern",
        ),
        alone=(
            "recht auf berichtigung",
            "berichtigungsantrag",
            "antrag auf berichtigung",
        ),
    ),
    restrict=WordsOfRight(
        typed="MEINE DATEN EINSCHRÄNKEN",
        asks=(
            "einschraenken",
            "schraenken",
            "einschraenkung",
            "einzuschraenken",
            "eingeschraenkt",
            "beschraenken",
            "beschraenkung",
            "sperren",
            "sperrung",
            "nicht mehr verwenden",
            "nicht mehr nutzen",
        ),
        alone=(
            "recht auf einschraenkung",
            "einschraenkung der verarbeitung",
            "recht auf einschraenkung der verarbeitung",
            "antrag auf einschraenkung",
        ),
    ),
    object=WordsOfRight(
        typed="WIDERSPRUCH",
        asks=(
            "widerspruch",
            "widerspreche",
            "widersprechen",
            "widerrufe",
            "widerruf",
            "widerrufen",
            "stoppen",
        ),
        alone=(
            "widerspruch",
            "ich widerspreche",
            "widerspruchsrecht",
            "recht auf widerspruch",
            "ich widerrufe meine einwilligung",
            "widerruf meiner einwilligung",
            "widerspruch gegen die verarbeitung",
        ),
    ),
    data=(
        "meine daten",
        "meiner daten",
        "meinen daten",
        "personenbezogene daten",
        "personenbezogenen daten",
        "personenbezogener daten",
        "meine personenbezogenen daten",
        "meiner personenbezogenen daten",
        "meine angaben",
        "meiner angaben",
        "meine informationen",
        "mein name",
        "meinen namen",
        "meine adresse",
        "meine mailadresse",
        "meine e mail adresse",
        "meine akte",
        "ueber mich",
        "zu mir",
        "zu meiner person",
        "von mir",
        "mich betreffende",
        "mich betreffenden",
        "mich betreffen",
        "daten",
        "alles was sie",
        "nutzung meiner",
        "verarbeitung meiner",
    ),
    law=(
        "dsgvo",
        "ds gvo",
        "datenschutz grundverordnung",
        "datenschutzgrundverordnung",
        "bdsg",
        "gdpr",
    ),
    asking=word_set(
        """
        anfordern beantrage beantragen bitte bitten erbitte ersuche erteilen falsch fordere fordern
        geltend gern gerne haette hiermit ich koennen koennten mach mache moechte stelle unrichtig
        verlange will wollen wuensche wuerde
        """
    ),
    beside=word_set(
        """
        ab abs absatz adresse alle allem allen aller alles als an anderem antrag art artikel auch auf
        aus b bald bei bekommen bereitstellen betreffend betreffende betreffenden beziehungsweise bezug
        bis bzgl c daher damen danach danke dann das dass daten datenschutz dauerhaft dazu dem den denen
        der deren des deutsch dich die diese dieser dieses dir durch e eigenen ein eine einem einen
        einer eines einmal einwilligung elektronisch elektronischer email empfaenger endgueltig
        entsprechend er erhaben erhalten es etwa europaeischen falls form format frist fuer gaengigen
        ganze gebrauch geehrte geeigneter gegen gemaess gespeichert gespeicherte gespeicherten
        gespeicherter gleich grund grundlage guten habe haben hat herkunft herr herren heute hier
        hiermit i ich ihnen ihr ihre ihrem ihren ihrer im in informationen innerhalb ip ist ja jetzt
        kategorien kopie kostenlos kostenlose lange lassen lesbaren lit mache machen mail mails
        maschinenlesbaren mein meine meinem meinen meiner meines meldung mich mir mit mitteilen mittels
        mitzuteilen monat monaten monats nach nachricht nachrichten namen nebst nicht nr nun nur ob oder
        organisation person personenbezogen personenbezogene personenbezogenen personenbezogener recht
        rechte rechts s saemtliche saemtlicher satz schicken schraenken schreiben sehr sich sie sind so
        sobald sofern sofort soweit sowie spaeter spaetestens strukturierten system systeme systemen tag
        tage tagen teilen teilt u uebermitteln uebertragung um umfassende umgehend und uns unsere unter
        unternehmen unternehmens unverzueglich verantwortlichen verarbeiten verarbeitet verarbeiteten
        verarbeitung verwenden verwendet verwendung vielen vollstaendig vollstaendige vom von vor
        vorliegen weiter weitergegeben welche welchem welchen wem werden wie wieder wird wo woher wurden
        zu zudem zukommen zum zur zurueck zusaetzlich zusenden zweck zwecke zwecken
        """
    ),
)
