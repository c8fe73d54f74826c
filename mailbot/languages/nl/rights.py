"""How people ask in Dutch for their data; what each field is for says languages/right_words.py."""

from mailbot.languages.phrases import word_set
from mailbot.languages.right_words import RightsWords, WordsOfRight

RIGHTS = RightsWords(
    access=WordsOfRight(
        typed="MIJN GEGEVENS",
        asks=(
            "inzage",
            "inzien",
            "kopie",
            "afschrift",
            "afschriften",
            "overzicht",
            "welke gegevens",
            "welke persoonsgegevens",
            "welke informatie",
            "wat u weet",
            "wat jullie weten",
            "wat u bewaart",
            "wat u over mij",
            "wat jullie over mij",
            "wat heeft u",
            "wat hebben jullie",
            "inzien",
            "dataportabiliteit",
            "overdraagbaarheid",
            "overdragen",
            "opvragen",
        ),
        alone=(
            "inzageverzoek",
            "avg inzageverzoek",
            "recht op inzage",
            "recht op dataportabiliteit",
            "recht op overdraagbaarheid",
            "verzoek om inzage",
            "verzoek tot inzage",
        ),
    ),
    erase=WordsOfRight(
        typed="WIS MIJN GEGEVENS",
        asks=(
            "wis",
            "wissen",
            "gewist",
            "verwijder",
            "verwijderen",
            "verwijderd",
            "verwijdering",
            "vergeten",
            "vernietig",
            "vernietigen",
            "vernietigd",
            "weghalen",
            "schrappen",
            "delete",
            "deleten",
        ),
        alone=(
            "wissen",
            "vergeet mij",
            "recht op vergetelheid",
            "recht op wissing",
            "recht op gegevenswissing",
            "recht om vergeten te worden",
            "verwijderverzoek",
            "verzoek tot verwijdering",
            "verzoek tot wissing",
            "verzoek om verwijdering",
            "vergeetverzoek",
        ),
    ),
    correct=WordsOfRight(
        typed="CORRIGEER MIJN GEGEVENS",
        asks=(
            "corrigeer",
            "corrigeren",
            "gecorrigeerd",
            "correctie",
            "rectificeer",
            "rectificeren",
            "rectificatie",
            "verbeter",
            "verbeteren",
            "verbetering",
            "wijzig",
            "wijzigen",
            "aanpassen",
            "kloppen niet",
            "klopt niet",
            "onjuist",
            "onjuiste",
            "fout",
            "verkeerd",
        ),
        alone=(
            "recht op rectificatie",
            "recht op correctie",
            "rectificatieverzoek",
            "correctieverzoek",
            "verzoek tot rectificatie",
            "verzoek tot correctie",
        ),
    ),
    restrict=WordsOfRight(
        typed="BEPERK MIJN GEGEVENS",
        asks=(
            "beperk",
            "beperken",
            "beperkt",
            "beperking",
            "bevries",
            "bevriezen",
            "niet meer gebruiken",
            "niet te gebruiken",
        ),
        alone=(
            "recht op beperking",
            "beperking van de verwerking",
            "recht op beperking van de verwerking",
            "beperk de verwerking",
            "verzoek tot beperking",
        ),
    ),
    object=WordsOfRight(
        typed="BEZWAAR",
        asks=(
            "bezwaar",
            "verzet",
            "stop met",
            "stoppen met",
            "stop de verwerking",
            "trek",
            "intrekken",
            "in te trekken",
        ),
        alone=(
            "ik maak bezwaar",
            "bezwaar",
            "recht van bezwaar",
            "recht van verzet",
            "recht op bezwaar",
            "bezwaar tegen verwerking",
            "ik trek mijn toestemming in",
            "intrekking van mijn toestemming",
        ),
    ),
    data=(
        "mijn gegevens",
        "mijn persoonsgegevens",
        "persoonsgegevens",
        "mijn persoonlijke gegevens",
        "mijn data",
        "mijn informatie",
        "mijn naam",
        "mijn adres",
        "mijn mailadres",
        "mijn e mailadres",
        "mijn emailadres",
        "mijn dossier",
        "over mij",
        "van mij",
        "mij betreffende",
        "gegevens",
        "alles wat u heeft",
        "alles wat jullie hebben",
        "alles over mij",
        "mij betreft",
        "betreffende mij",
        "gebruik van mijn",
    ),
    law=(
        "avg",
        "algemene verordening gegevensbescherming",
        "gdpr",
        "privacywet",
        "uavg",
    ),
    asking=word_set(
        """
        alsjeblieft alstublieft aub stuur geef vertel beroep doe eis gelieve graag hierbij hiermee ik kan kloppen klopt
        kun kunnen kunt maak mag moet moeten onjuist svp verzoek verzoeken vraag vragen wens wil willen
        wilt zou
        """
    ),
    beside=word_set(
        """
        a aan adres al alle alles als alsnog andere art artikel artikelen avg b bedankt behoeve bericht
        berichten beroep bestaat betreffende betrekking bewaard bewaart bewaren bij binnen bron c d
        daarna dan dank dat de definitief deze die direct dit doel doeleinden door dossier draagbaar e
        een eens eerst eigen elektronisch email en er ermee ervan gebruik gebruiken gebruikt gedeeld
        gegevens geheel gemeente gemeld gestructureerd grond haar heb hebben hebt heeft heet het hoe
        hoelang hun ik in indien informatie inzicht ip is jaar jou jouw jullie kan kennis kopie
        krachtens krijgen laat lang laten leesbaar leesbare lid maand machine machineleesbaar mail mails
        maken me mede mee melding meldingen met meteen mij mijn mijne moet mogelijk na naar niet nog nu
        of om omtrent onder onmiddellijk ons ontvang ontvangen ontvangers ontvangst onze op opgeslagen
        opsturen organisatie over per persoonlijke persoonsgegevens recht rechten s snel spoedig sturen
        stuur systeem systemen te ten termijn terug tevens toestemming toesturen tot u uit uiterlijk uw
        van vandaag vanwege vast verder verordening verstrekken verstrekt vertel vertellen verwerken
        verwerking verwerkingen verwerkt verwerkte via volgens volledig volledige voor vorm waar waarom
        waarvoor wat we weer weet welke wet weten wie wij wil worden wordt zal ze zich zijn zo zoals
        zodra zoveel
        """
    ),
)
