"""What programs must know of German."""

from mailbot.languages.de.letter_names import LETTER_NAMES
from mailbot.languages.de.reasons import BY_PROGRAM, REASONS
from mailbot.languages.phrases import Phrases, patterns

PHRASES = Phrases(
    greetings=("guten", r"sehr geehrte\w?", "liebe[rs]?", "moin", "servus", "grüezi", "grüß gott"),
    closings=patterns(
        r"""
        (?:mit )?(?:(?:den|unseren|meinen) )?(?:<wie> )?(?:(?:und|&) <wie> )?<gruss>(?: (?:aus|vom|nach) <wo>)?
        m\.? ?f\.? ?g
        v\. ?g
        l\. ?g
        (?:gv|g|v)lg
        (?:hzl|herzl|freundl|beste)\.? gr(?:\.|üße)?
        m\.? ?frdl\.? gr(?:\.|üßen)?
        hochachtungsvoll
        (?:freundlichst|herzlichst)
        hochachtend
        (?:mit )?(?:(?:vorzüglicher|größter) )?hochachtung
        mit besten empfehlungen
        ergebenst
        (?:mit )?(?:(?:recht|ganz) )?<wie> dank(?: <voraus>){0,2}
        danke? <voraus>
        danke ?(?:schön|schoen|sehr|vielmals|dir|ihnen|euch)(?: <voraus>)?
        merci vielmals?
        """,
        gruss="gr(?:ü|ue|u)(?:ß|ss|sz|s)(?:en?|li|le)?",
        wie="(?:freundlich|best|herzlich|herzlichst|viel|schön|schoen|lieb|kollegial|sonnig|höflich|vorzüglich|nett"
        "|verbindlich|sportlich|hanseatisch|kameradschaftlich|warm|tausend|ganz lieb)e?[nmrs]?",
        wo=r"(?:d\w{1,2} )?(?:[a-zäöüß]+e[nrs]? )?[^\s,]+",
        voraus="im voraus|vorab|schon (?:mal|einmal)|nochmals?"
        "|für (?:ihre|eure|deine|die|den|das) (?:[a-zäöüß]+e[nrs]? )?[a-zäöüß]+(?: und [a-zäöüß]+)?",
    ),
    brief=("vg", "lg", "bg", "hg", "sg", "fg", "mbg", "danke", "dank", "ihre?", "eue?re?", "deine?", "merci"),
    wishes=patterns(
        r"""
        (?:(?:ich|wir) wünschen? (?:ihnen|euch|dir) )?(?:noch )?(?:eine?n? )?<schoen> <tag>(?: (?:noch|gewünscht))?
        bis (?:bald|dann|später|morgen|nächste woche|die tage|demnächst)
        alles gute
        auf wiedersehen
        tschüss?
        servus
        bleiben sie gesund
        pfiat(?: di| eich)?
        """,
        schoen="(?:schön|angenehm|erholsam|gut|sonnig|entspannt)e[nrs]?",
        tag="tag|abend|woche|wochenende|restwoche|nachmittag|morgen|feierabend|zeit|feiertage",
    ),
    signs_for=(
        *(r"i\.? ?a\.?", r"i\.? ?v\.?", "im auftrage?", "in vertretung", r"ppa\.?", r"gez\.?", r"p\.? ?a\.?"),
        "im namen (?:von|des|der)",
    ),
    sent_from=patterns(
        r"""
        gesendet (?:von|mit|via|über|aus) [^,.;:]{0,40}\b<program>
        (?:diese (?:nachricht|e-?mail) wurde )?(?:von|mit) .{1,50} (?:gesendet|verschickt|versandt|geschickt)
        (?:holen sie sich|laden sie) outlook \w{2,4} (?:ios|android)
        outlook für (?:ios|android) (?:beziehen|herunterladen)
        """
    ),
    forwards=("wg", "weitergel(?:eitet)?", "weiterleitung"),
    recalls=("zurückrufen", "rückruf", "nachricht zurückrufen", "rückruf der nachricht"),
    taken_back=(r"möchte die nachricht\b.{0,300}\bzurückrufen",),
    receipts=(
        "gelesen",
        "nicht gelesen",
        "ungelesen gelöscht",
        "übermittelt",
        "zugestellt",
        "unzustellbar",
        "weitergegeben",
        "lesebestätigung",
    ),
    invitations=(
        *("angenommen", "zugesagt", "akzeptiert", "mit vorbehalt", "vorläufig", "vielleicht", "abgelehnt", "abgesagt"),
        *("storniert", "einladung", "aktualisierte einladung", "neue uhrzeit vorgeschlagen"),
    ),
    reactions=patterns(
        r"""
        <who> hat (?:mit .{1,20} )?auf (?:ihre|deine|eine|die) (?:nachricht|e-?mail|mail) reagiert
        <who> gefällt (?:ihre|deine|diese) (?:nachricht|e-?mail|mail)
        (?:<who> )?(?:hat )?über (?:gmail|outlook) reagiert
        (?:gefällt|gefällt nicht|liebt|lacht über|hebt hervor|fragt nach|reagierte .{0,20} auf)\W{0,3}<cited>
        <cited> (?:gefällt|gefiel) mir
        """
    ),
    away=("automatische (?:antwort|rückmeldung|e-?mail)", "abwesen", "ich bin (?:nicht im büro|im urlaub)"),
    key=(r"(?:pgp|gpg)?[- ]?schlüsseln?", r"(?:pgp|gpg)?[- ]?keys?", "fingerabdr(?:uck|ücke)", "fingerprints?"),
    mine=("mein(?:e|en|em|er|es)?", "unser(?:e|en|em|er|es)?", "ich", "wir"),
    talk=(
        *("ich", "sie", "ihre?", "wir", "uns", "unsere?", "es", "das", "dies", "ist", "sind", "habe", "haben", "kann"),
        *("können", "bitte", "siehe", "anbei", "anlagen?", "nicht", "schönen?", "bis"),
    ),
    letter_names=LETTER_NAMES,
    reasons=REASONS,
    by_program=BY_PROGRAM,
)
