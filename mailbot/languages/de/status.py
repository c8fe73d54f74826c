"""How people ask in German where their report stands; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import StatusQuestion, word_set

STATUS = StatusQuestion(
    about=(
        *("stand", "stand der dinge", "sachstand", "zwischenstand", "bearbeitungsstand", "status", "update", "updates"),
        *("statusupdate", "neues", "neuigkeiten", "neuigkeit", "news", "fortschritt", "fortschritte", "nachrichten"),
        *("rueckmeldung", "antwort", "ergebnis", "ergebnisse", "erkenntnisse", "entwicklungen", "infos"),
        *("informationen", "nachfrage", "nachfragen", "nachhaken", "wie weit", "wo stehen", "sieht es", "siehts"),
        *("wie steht es", "laeuft", "geht es", "voran", "getan", "ergeben", "geaendert", "bewegt", "behoben"),
        *("geloest", "geschlossen", "bearbeitet", "geprueft", "erledigt", "untersucht", "beseitigt", "angeschaut"),
        *("angesehen", "von ihnen hoeren"),
        *("gehoert", "weiter", "etwas sagen", "auf dem laufenden"),
    ),
    asking=word_set(
        """gibt gab gaebe haben habt hat koennen koennten wuerden kann darf bitte bitten ob wie was wann wo wollte
        moechte wuerde fragen frage nachfragen nachfrage nachhaken wissen erkundigen gern gerne schon irgendwelche"""
    ),
    beside=word_set(
        """aktuell am aktuelle aktuellen aktueller aktuelles allem als also an anfrage angelegenheit april auf
        august aus bearbeitung behebung bei beim bekommen bereits bericht berichten beste besten bewertung
        bezueglich bisher bug bzgl da damit dank danke dann das dass dazu dem den denn der derzeit derzeitige
        derzeitigen des dezember die dienstag dies diesbezueglich diese diesem diesen dieser dieses dinge doch
        donnerstag dort drei durch e eigentlich ein eine einem einen einer eines einige einigen einmal
        einschaetzung email erhalten erwarten es etwas euch eure eurer fall februar fix freitag freue freuen
        fuer gar geben gehoert gemeldet gerade geschickt geschrieben gesehen gestern habe haette hallo halten
        hatte hier hierzu hilfe ich ihnen ihr ihre ihrem ihren ihrer im immer in inzwischen ist ja januar
        jetzt juli juni koennte koenntet kommen konnten kurz kurze kurzen kurzes lage laufenden leider letzte
        letzten liegt luecke maerz mai mail mal man mein meine meinem meinen meiner meines meldung mich mir
        mit mitteilen mittlerweile mittwoch mitzuteilen momentan monat monate monaten montag morgen muehe nach
        nachricht neue neuen neuer nicht nichts noch nochmal november nun nur oder oktober paar problem
        pruefung rechnen sache sagen schicken schoen schoenen schreiben schwachstelle sehr seit seitdem seiten
        september sich sicherheitsluecke sie sind so tage tagen ticket tun ueber um und uns unser unsere
        unserer vielen vielleicht vier vom von vor vorab voraus warten weg wege weil weiter weitere weiteren
        welche welcher werden wir wird wissen woche wochen worden wurde zeit zu zum zur zwei zwischenzeitlich"""
    ),
)
