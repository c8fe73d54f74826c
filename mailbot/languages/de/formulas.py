"""How mails in German begin and end; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import Formulas, patterns

FORMULAS = Formulas(
    greetings=("guten", r"sehr geehrte\w?", "liebe[rs]?", "moin", "servus", "grüezi", "grüß gott"),
    greeted=("und", "damen", "herren", "zusammen", "tag", "morgen", "abend"),
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
    joined_by=("und", r"u\."),
    by=("von",),
    signs_for=(
        *(r"i\.? ?a\.?", r"i\.? ?v\.?", "im auftrage?", "in vertretung", r"ppa\.?", r"gez\.?", r"p\.? ?a\.?"),
        "im namen (?:von|des|der)",
    ),
    postscripts=(r"P\.? ?S", r"N\.? ?B"),
    sent_from=patterns(
        r"""
        gesendet (?:von|mit|via|über|aus) [^,.;:]{0,40}\b<program>
        (?:diese (?:nachricht|e-?mail) wurde )?(?:von|mit) .{1,50} (?:gesendet|verschickt|versandt|geschickt)
        (?:holen sie sich|laden sie) outlook \w{2,4} (?:ios|android)
        outlook für (?:ios|android) (?:beziehen|herunterladen)
        """
    ),
    devices=("Handy", "Mobil(?:telefon|gerät)?", "Gerät", "smartphone", "tablet"),
    name_particles=("von", "zu", "zum", "zur", "vom", "der", "den", "des"),
    abbreviations=("Abt", "Dipl", "Ing", "Dr"),
    talk=(
        *("ich", "sie", "ihre?", "wir", "uns", "unsere?", "es", "das", "dies", "ist", "sind", "habe", "haben", "kann"),
        *("können", "bitte", "siehe", "anbei", "anlagen?", "nicht", "schönen?", "bis"),
    ),
)
