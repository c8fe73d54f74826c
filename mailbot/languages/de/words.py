"""Words of German: those that tell it from other languages, and those that everybody uses."""

from mailbot.languages.phrases import word_set

WORDS = word_set(
    """
    der die das den dem des ein eine einen einem einer eines und oder aber ich du sie er es wir ihr mir
    mich dir dich uns euch ihnen ihm ihn ihre ihrer ihren ihrem mein meine meinen meiner unser unsere
    unserer dieser diese dieses diesen diesem ist sind war waren bin bist sein wird werden wurde wurden
    habe hast hat haben hatte kann kannst können könnte könnten konnte soll sollte muss müssen darf will
    wollte möchte nicht kein keine keinen nur auch noch schon sehr wenn dann weil dass daß ob als wie was
    wer wo wann warum hier dort dabei damit dazu davon dadurch daher in im an am auf aus bei beim mit ohne
    für fuer durch über ueber unter zwischen gegen bis nach vor von vom zu zum zur seit während hallo guten
    tag morgen geehrte geehrter damen herren herr frau liebe lieber moin grüße grüßen gruß gruesse gruessen
    gruss freundliche freundlichen viele beste besten danke dank vielen bitte gefunden entdeckt lücke
    luecke sicherheitslücke sicherheitsluecke schwachstelle daten passwort passwörter kunden zugriff nutzer
    benutzer melden meldung eigenen andere anderen alle alles man mehr sowie jedoch etwas jemand lassen
    heute gestern gibt geht steht moechte koennen koennte schlüssel seite konto eurem eure euer eurer
    eueren fehlende fehlt fehlen offener offen siehe öffentlich oeffentlich erreichbar möglich moeglich
    aktiviert anhang zudem außerdem ausserdem bereits leider gerne gern mal ja nein jetzt gerade immer
    wieder selbst jeder jede jedes jeden beide ersten letzten woche tage tagen stunden jahr euren konten
    eingeloggt anmelden angemeldet anmeldung einloggen sehen lesen ändern aendern abrufen ausführen senden
    schicken geschickt gemeldet behoben beheben gelesen gesehen getestet testen nutzen verwenden ermöglicht
    sollten würde würden wäre waere hätte haette dürfen müsste wohin woher wen wem welche welcher welches
    innerhalb aufgefallen betrifft ließ lässt laesst falls sobald bevor nachdem trotz wegen rechnungen
    angaben zugänglich gefährlich nichts niemand fremde fremder anbei bezüglich mfg vg lg nix keinerlei
    keiner keines nie niemals oft manchmal stets weiterhin bisher sofort einfach direkt vollständig
    komplett komplette sichtbar einsehbar vorhanden nötig gültig ungültig abgelaufen mittels ins ans aufs
    übers beziehungsweise bzw bzgl ggf sämtliche einige einiger mehrere solche solcher deren dessen denen
    jener jenes somit deshalb darum trotzdem obwohl damals neulich kürzlich versehentlich hab habt seid
    wollen wollt sollen dürft darfst mögen müsst machen macht gemacht tun tut getan kommt kommen kam zeigt
    zeigen ergibt läuft laufen liegt liegen lag bekam bekommen bekomme kriege sieht finde finden klappt
    funktioniert reagiert betroffen fremden fremdes nen nem ned grüezi servus heuer zugangsdaten
    verschlüsselt verschlüsselten anfrage antwort antworten nachricht hinweis frage fragen rasch dringend
    hilfe verwundbar veröffentlichung forscher unverschlüsselt klartext ungeschützt zugreifen unsicher
    wieso weshalb worauf wofür worüber hierzu hierbei hiermit darauf darüber darunter darin daran dran drin
    drauf raus rein rum nun
    """
)
"""Small words and a few of the trade, as people write them, in lower case: who uses them writes German."""

EVERYDAY = word_set(
    """
    aber alle allem allen alles also anders anfrage antwort antworten auch aufgrund aussen ausser bald beheben
    behebung behoben beim bekommen bereits berichten besten bestimmt bevor bitte bleiben brauchen damen damit danach
    dank danke dann daran darauf daraus darf daruber darum dass davon dazu deinen denn deren deshalb dessen detail
    dies diese diesem diesen dieser dieses doch dort durch eben eigene eigenen eine einem einen einer eines einige
    einigen einmal empfangen erhalten erreichen erst erste ersten etwa etwas fall falls frage fragen freundlich
    freundliche freundlichen ganz geben geehrte geehrter gegen gehen geht genau gern gerne gesendet gestern gibt
    gruss grusse grussen guten habe haben hallo hatte hatten herren herzlich herzlichen heute hier hilfe hinweis
    hinweise horen ihnen ihre ihrem ihren ihrer immer indem information informationen innerhalb jede jeden jeder
    jedoch jemand jetzt kann kein keine keinen keiner konnen konnte konnten kontakt kurz lange lassen leider letzte
    letzten liebe lieber machen mail mails mehr mein meine meinem meinen meiner melden meldung meldungen mich
    mitteilen mochte mochten moglich moglicherweise morgen muss mussen nach nachricht nachrichten nachste nachsten
    nicht nichts niemand noch nochmals oder ohne problem pruefen prufen schicken schnell schnelle schnellen schon
    schreiben schwachstelle sehr sein seine seinem seinen seiner seit selbst sende senden sich sicher sicherheit
    sind sobald sogar solche soll sollen sollte sondern sonst sowie spater spatestens statt team teil trotz uber
    uberhaupt unser unsere unserem unseren unserer unter update viel viele vielen vielleicht vielmals vollstandig
    vorher wann waren warten warum weil weiter weitere weiteren weiterhin welche welchem welchen welcher wenig wenn
    werde werden wichtig wieder wird wissen woche wochen wohl wollen wurde wurden zeit zuerst zuletzt zunachst
    zuruck zusammen zwar zwei zwischen
    """
)
"""Words of four letters and more that stand in every letter and give nothing away, without accents."""
