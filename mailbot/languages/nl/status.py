"""How people ask in Dutch where their report stands; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import StatusQuestion, word_set

STATUS = StatusQuestion(
    about=(
        *("status", "stand", "stand van zaken", "tussenstand", "voortgang", "vooruitgang", "update", "updates"),
        *("statusupdate", "nieuws", "bekend", "duidelijkheid", "ontwikkelingen", "reactie", "antwoord", "bericht"),
        *("schot", "ervoor", "er voor", "ermee", "er mee", "hoe staat het", "hoe gaat het", "hoe ver", "waar staan"),
        *("gebeurd", "gedaan", "veranderd", "opgelost", "verholpen", "gedicht", "bekeken", "gekeken", "beoordeeld"),
        *("behandeld", "in behandeling", "iets horen", "iets weten", "te melden"),
        *("gehoord", "weet u meer", "weet u al meer", "op de hoogte", "meer te vertellen"),
    ),
    asking=word_set(
        """kunt kun kan kunnen zou zouden wilt mag graag aub svp alstublieft alsjeblieft vroeg vraag vragen weten horen
        benieuwd informeren navraag of wat hoe wanneer waar al nog heeft hebben hebt"""
    ),
    beside=word_set(
        """a aan aangeven actuele af afgelopen alleen alles alvast april augustus b bedankt ben benieuwd bent
        beoordeling bestaat betreffende betrekking bij bug daarover dag dagen dan dank dat datalek de december
        delen deze die dinsdag dit doen doet donderdag doorgeven dossier drie een eens eerder eigenlijk en
        enige enkele er erover ervan even februari ga gaat gehoord geleden gemaild gemeld geschreven gesprek
        gestuurd geven gevonden gisteren haar heb het hier hierin hiermee hierover hiervan hoogte hoor houden
        houdt huidige hulp idee iemand iets ik in inmiddels intussen inzake is issue januari je jou juli
        jullie juni kort korte krijgen kwestie kwetsbaarheid laatste lang laten lek m maand maandag maanden
        maart mail mailen mbt me mee meer mei melding meldingen met mij mijn misschien moeite moment n naar
        niets nieuw november nu o oktober om omtrent ondertussen onderzoek ons ontvangen onze op oplossing
        over p paar probleem reeds rond rondom s september sinds sindsdien situatie staan staat sturen ticket
        tijd tijdje toch toevallig tot twee u uw v van verder vertellen verwachten vier vind volgens vonden
        voor voorhand voraad vorige vrijdag want was we week weet weken wel wij wil wilde willen woensdag wou
        zaak zaken zal zien zijn zit zo"""
    ),
)
