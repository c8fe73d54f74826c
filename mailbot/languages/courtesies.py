"""Words of four letters and more that everybody uses in every letter, and that therefore give nothing away."""

# English, Dutch, French and German, without accents
_WORDS = """
    aangeven aanvullende aber about above account after again against ainsi alle alleen allem allemaal allen alles
    alors also altijd always anders anfrage another answer antwoord antwort antworten anyone anything appreciate
    apres around assez auch aucun aucune aufgrund aura aurait aussen ausser aussi autre autres avant avec avez avoir
    avons aware back bald because bedanken bedankt been before beheben behebung behoben beim being bekommen below
    bent bereits bericht berichten best beste besten bestimmt betekent beter better between beveiliging bevor bien
    bientot bijvoorbeeld binnen bitte bleiben bonjour bonne bonsoir both brauchen case cases ceci cela celle celui
    cependant certain certains cette ceux chaque cher chere chez come comme comment compris confidential
    confirmation contact cordialement correction could daar daarna daarom damen damit danach dank dankbaar danke
    dann dans daran darauf daraus darf daruber darum dass date davon dazu dear deinen deja demain demande denn
    depuis deren dernier derniere deshalb dessen detail details deux devez devons deze dezelfde dies diese diesem
    diesen dieser dieses dingen dire disposition dites doch does doing donc done donne dont door doorgeven dort
    dossier duidelijk durch eben eens eerder eerst eigen eigene eigenen eine einem einen einer eines einige einigen
    einmal elkaar elle elles email emails empfangen encore enige enkele ensuite entre envoi envoye envoyer equipe
    erhalten erreichen erst erste ersten etaient etait etant etes etre etwa etwas even every everything examen
    expect faire fait faites fall falls faut ferons fixed fois forward frage fragen freundlich freundliche
    freundlichen from further gaan gaat ganz geachte geben geef geeft geehrte geehrter geen gegen gegeven gehen geht
    geldt genau gentlemen gern gerne gesendet gestern geweest gibt glad goed goede goedemorgen goedendag good graag
    grace great greetings groet groeten gruss grusse grussen guten haar habe haben hallo happy hartelijk hartelijke
    hatte hatten have having hear heard hearing hebben hebt heeft heel heer helaas hele hello help helpen here
    herren herzlich herzlichen hesitate heute hier hiervoor hilfe hinweis hinweise hoor horen houden however
    iedereen iemand iets ihnen ihre ihrem ihren ihrer immer indem inform informatie information informationen
    informations informer inmiddels innerhalb into intussen issue issues jamais jede jeden jeder jedoch jemand jetzt
    jour jours jullie jusqu just kann keep kein keine keinen keiner kind kindly know known konnen konnte konnten
    kontakt kunnen kunt kurz kwetsbaarheid laat lange lassen last laten later least leave leider less letzte letzten
    leur leurs liebe lieber like little lors lorsque maar machen madam madame mail mails maintenant mais maken many
    matter meer meest mehr meilleures mein meine meinem meinen meiner melden melder melding meldingen meldung
    meldungen meme memes merci message messages mettre mevrouw mich mieux might mitteilen mochte mochten moet moeten
    mogelijk moglich moglicherweise moins mois monsieur more morgen most much muss mussen must naar nach nachricht
    nachrichten nachste nachsten namelijk need neem nemen never news next nicht nichts niemand niet niets noch
    nochmals nodig nogmaals nooit nothing notre nous nouveau nouvelle nouvelles objet oder ohne omdat once onder
    ondertussen onderzoek onderzoeken only ontvangen onze opgelost oplossen oplossing ours over parce parler part
    partir pendant periode peut peuvent please possible pour pourquoi pourrait pouvez pouvons premier premiere
    prendre presque problem probleme prochain prochaine pruefen prufen puis quand quel quelle quelles quelque
    quelques quels question questions quick quickly quoi rapide rapidement reactie reacties reageren really receive
    received recevez recevoir recu regards remercie remerciements remercions reply repondre reponse report reported
    reporting reports reste rester retour same samen sans savoir schicken schnell schnelle schnellen schon schreiben
    schwachstelle securite security sehr sein seine seinem seinen seiner seit selbst selon semaine semaines send
    sende senden sending sent sera serait seront shall should sich sicher sicherheit signalement signalements since
    sincerely sind snel snelle sobald sogar soient soit solche soll sollen sollte some someone something sommes
    sondern sonst sont soon sorry souhaitez sous sowie spater spatestens spoedig statt steeds still sturen stuur
    stuurt such suis suite suivant suivi sujet sure surtout team tegen teil terug than thank thanks that their them
    then there these they think this those tijd tijdens toch today toen together tomorrow tous tout toute toutes
    tres trotz tussen uber uberhaupt uiterlijk understand unser unsere unserem unseren unserer unter until update
    upon vanaf vandaag vast veel verder vers verwachten verwelkomen very veuillez viel viele vielen vielleicht
    vielmals voici voila voir volgende vollstandig voor vooraf voordat vorher votre vous vraag vragen vraiment
    vriendelijke vulnerabilite vulnerability waar waarom waarschijnlijk wachten wait wann wanneer want waren warten
    warum week weeks weer weil weiter weitere weiteren weiterhin weken welche welchem welchen welcher welke well
    wenig wenn werd werde werden were weten what when where whether which wichtig wieder will willen wilt wird wish
    wissen with within without woche wochen wohl wollen worden wordt working would write writing wrote wurde wurden
    year yesterday your yours zeer zeit zelf zich zijn zoals zodra zonder zouden zuerst zuletzt zullen zult zunachst
    zuruck zusammen zwar zwei zwischen
"""

COMMON = frozenset(_WORDS.split())
