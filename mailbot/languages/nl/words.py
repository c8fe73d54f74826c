"""Words of Dutch: those that tell it from other languages, and those that everybody uses."""

from mailbot.languages.phrases import word_set

WORDS = word_set(
    """
    de het een en van ik je jij u uw wij we jullie hij zij ze dit dat deze die er is zijn was waren ben
    bent wordt worden werd heb hebt heeft hebben had kan kun kunt kunnen kon zou zouden zal zullen moet
    moeten mag wil wilt willen niet geen wel ook nog al maar want omdat als dan of om te in op aan bij met
    zonder voor door naar uit over onder tussen tegen tot na hoe wat wie waar wanneer waarom waardoor
    waarmee hier daar daarna daarmee hierbij hierdoor hiermee mijn ons onze hun haar hem mij me zich iets
    niets iemand alle alles veel meer mensen graag alvast beste geachte groet groeten vriendelijke
    hartelijke bedankt dank hallo goedemorgen goedemiddag goedendag heer mevrouw gevonden lek lekken
    kwetsbaarheid beveiliging beveiligingslek gegevens wachtwoord wachtwoorden klant klanten melden melding
    gebruiker gebruikers andere ander eigen nieuwe zien laten weten krijg krijgt staat staan ga gaat komt
    vandaag gisteren sinds volgens namelijk echter bijvoorbeeld zodat jouw mogelijk sleutel versturen
    sturen stuur stuurt vraag vragen gemeente bestand bestanden pagina ontdekt zit werkt toegang ontbreekt
    ontbreken bijlage zie klopt hoor lukt konden mocht zelf steeds hele heel eens dus even zo nu toen
    laatste eerste iedereen inloggen ingelogd gevoelige vertrouwelijke lezen bekijken aanpassen wijzigen
    opvragen uitvoeren ontvangen verstuurd gemeld verholpen oplossen opgelost zoals denk vind vond gezien
    getest testen datalek adres adressen bericht dagen week weken maken gemaakt doen doet gedaan kijken
    hoeft waarop hierover erg goed jaar tijdens binnen tweede stuk niks alleen enkele elk elke ieder iedere
    welke welk boven zichtbaar nodig via nooit vaak soms altijd inmiddels meteen direct gewoon gaan gaf
    geeft geven kom komen toon toont tonen werden blijkt blijft gebruik gebruikt zoeken zoek ff iem svp aub
    mvg ge gij nie da amai zeker volledig volledige kwetsbaar kwetsbare verlopen rechtstreeks hieronder
    hierboven beveiligd onbeveiligd openbaar persoonsgegevens inzage onderzoeker versleuteld per
    vermoedelijk onveilig gehoord iemands jouwe uwe zelfs toch misschien waarschijnlijk helaas kreeg kregen
    stond liet doorgeven opgevallen mail contacteren nogmaals dringend niemand nergens ergens
    """
)
"""Small words and a few of the trade, as people write them, in lower case: who uses them writes Dutch."""

EVERYDAY = word_set(
    """
    aangeven aanvullende account alle alleen allemaal alles altijd anders antwoord bedanken bedankt bent bericht
    berichten beste betekent beter beveiliging bijvoorbeeld binnen contact daar daarna daarom dank dankbaar deze
    dezelfde dingen door doorgeven duidelijk eens eerder eerst eigen elkaar enige enkele even gaan gaat geachte geef
    geeft geen gegeven geldt geweest goed goede goedemorgen goedendag graag groet groeten haar hallo hartelijk
    hartelijke hebben hebt heeft heel heer helaas hele help helpen hier hiervoor hoor horen houden iedereen iemand
    iets informatie information inmiddels intussen jullie kunnen kunt kwetsbaarheid laat laten later maar mail mails
    maken meer meest melden melder melding meldingen mevrouw moet moeten mogelijk naar namelijk neem nemen niemand
    niet niets nodig nogmaals nooit omdat onder ondertussen onderzoek onderzoeken ontvangen onze opgelost oplossen
    oplossing over reactie reacties reageren samen snel snelle sorry spoedig steeds sturen stuur stuurt tegen terug
    tijd tijdens toch toen tussen uiterlijk vanaf vandaag vast veel verder verwachten verwelkomen volgende voor
    vooraf voordat vraag vragen vriendelijke waar waarom waarschijnlijk wachten wanneer want waren week weer weken
    welke werd weten willen wilt worden wordt zeer zelf zich zijn zoals zodra zonder zouden zullen zult
    """
)
"""Words of four letters and more that stand in every letter and give nothing away, without accents."""
