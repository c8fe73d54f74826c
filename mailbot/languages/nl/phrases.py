"""What programs must know of Dutch."""

from mailbot.languages.nl.letter_names import LETTER_NAMES
from mailbot.languages.nl.reasons import BY_PROGRAM, REASONS
from mailbot.languages.phrases import Phrases, patterns

PHRASES = Phrases(
    greetings=("beste", "geachte", "hallo", "hoi", "dag", r"goede\w+", r"goei\w+"),
    closings=patterns(
        r"""
        (?:(?:met|de|een|onze|mijn) ){0,2}(?:zeer )?<hoe>(?:(?:,| en) <hoe>)? <groet>
        (?:(?:met|de) )?<groet>(?: (?:uit|vanuit) [^\s,]+)?
        m\.? ?v\.? ?g
        (?:m\.? ?)?vr\.? ?gr(?:oet(?:en)?)?
        (?:hart(?:elijke)?|vriendelijke|vriend)\.? gr
        hoogachtend
        (?:met )?(?:de )?(?:meeste )?hoogachting
        met (?:alle )?respect
        (?:(?:vriendelijk|hartelijk|beleefd) groetend|(?:wees )?gegroet)
        (?:met )?<zeer>{1,3}(?:bedankt|dank)
        (?:bedankt|dank) (?:alvast|nogmaals|bij voorbaat)
        dank ?(?:u|je|jullie) ?wel
        met dank
        <zeer>{0,2}(?:bedankt|dank) (?:alvast )?voor (?:uw|je|jullie|de) (?:snelle |goede )?<moeite>
        b\.? ?v\.? ?d
        in afwachting van (?:uw|je|jullie) (?:spoedige )?(?:reactie|antwoord|bericht)
        """,
        hoe="vriendelijke?|vriendschappelijke|hartelijke?|beste|collegiale?|warme|lieve|veel|zonnige|respectvolle|oprechte|sportieve",
        groet="groet(?:en|jes)?|gr(?:oe)?tjes",
        zeer="(?:alvast|zeer|heel|erg|hartelijke?|vriendelijk|veel|nogmaals|super|ontzettend|bij voorbaat) ",
        moeite="hulp|tijd|reactie|aandacht|medewerking|antwoord|inzet|moeite|begrip|werk",
    ),
    brief=("gr", "grt", "grtz", "grtn", "grtjs", "hgr", "bedankt", "dank", "liefs", "kus(?:jes)?"),
    wishes=patterns(
        r"""
        (?:nog )?(?:een )?(?:hele )?(?:fijne?|prettige?|mooie?|goede?|leuke?) <dag>(?: (?:nog|verder|(?:toe)?gewenst))?
        tot (?:ziens|snel|gauw|dan|straks|morgen|later|horens|spoedig|volgende week)
        succes
        sterkte
        doei
        """,
        dag="dag|avond|middag|ochtend|week|werkdag|weekend|vakantie|(?:feest|kerst)dagen|voortzetting",
    ),
    signs_for=("namens", r"o\.? ?b\.? ?v\.?", r"w\.? ?g\.?", "in opdracht", "ondertekend(?: door)?"),
    sent_from=patterns(
        r"""
        (?:verzonden|verstuurd) (?:vanaf|vanuit|via|met|van|door) [^,.;:]{0,40}\b<program>
        outlook voor (?:ios|android) (?:downloaden|ophalen)
        download outlook voor \w+
        excuses? voor .{0,20}(?:typ|spel)fouten.{0,40}
        """
    ),
    forwards=("doorst(?:uren)?", "doorgestuurd", "doorsturen"),
    recalls=("intrekken", "intrekking", "bericht intrekken", "terugroepen"),
    taken_back=(r"wil (?:het|dit) bericht\b.{0,300}\b(?:intrekken|terugroepen)",),
    receipts=(
        "gelezen",
        "niet gelezen",
        "ongelezen verwijderd",
        "ontvangen",
        "bezorgd",
        "afgeleverd",
        "onbestelbaar",
        "doorgegeven",
    ),
    invitations=(
        *("geaccepteerd", "aanvaard", "voorlopig", "voorlopig geaccepteerd", "misschien", "geweigerd", "afgewezen"),
        *("geannuleerd", "uitnodiging", "bijgewerkte uitnodiging", "nieuwe tijd voorgesteld"),
    ),
    reactions=patterns(
        r"""
        <who> heeft (?:met .{1,20} )?gereageerd op (?:uw|je|jouw|een|het|dit) (?:bericht|e-?mail|mail)
        <who> (?:vindt|vond) (?:uw|je|jouw|dit) (?:bericht|e-?mail|mail) (?:leuk|geweldig|grappig|verdrietig)
        (?:<who> )?(?:heeft )?gereageerd via (?:gmail|outlook)
        (?:vond|vindt|benadrukte|lachte om|twijfelde aan|reageerde .{0,20} op) <cited>(?: (?:niet )?leuk| geweldig)?
        """
    ),
    away=("automatisch (?:antwoord|bericht|beantwoord)", "afwezig", "niet aanwezig", "buiten kantoor"),
    key=(r"(?:pgp|gpg)?[- ]?sleutels?", "(?:publieke|openbare) sleutels?", "fingerprints?", "vingerafdruk(?:ken)?"),
    mine=("mijn", "m'n", "onze", "ons", "ik"),
    talk=(
        *("ik", "u", "uw", "wij", "we", "ons", "onze", "je", "jij", "jouw", "jullie", "het", "dit", "deze", "dat"),
        *("is", "zijn", "heb", "hebt", "heeft", "hebben", "kan", "kunt", "graag", "zie", "bel", "bijlagen?", "niet"),
        *("wel", "fijne?", "prettige?", "tot"),
    ),
    letter_names=LETTER_NAMES,
    reasons=REASONS,
    by_program=BY_PROGRAM,
)
