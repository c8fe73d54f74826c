"""How mails in Dutch begin and end; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import Formulas, patterns

FORMULAS = Formulas(
    greetings=("beste", "geachte", "hallo", "hoi", "dag", r"goede\w+", r"goei\w+"),
    greeted=("en", "of", "team", "mensen", "allemaal", "heer", "mevrouw", "meneer"),
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
    joined_by=("en",),
    by=("van",),
    signs_for=("namens", r"o\.? ?b\.? ?v\.?", r"w\.? ?g\.?", "in opdracht", "ondertekend(?: door)?"),
    postscripts=(r"P\.? ?S", r"N\.? ?B"),
    sent_from=patterns(
        r"""
        (?:verzonden|verstuurd) (?:vanaf|vanuit|via|met|van|door) [^,.;:]{0,40}\b<program>
        outlook voor (?:ios|android) (?:downloaden|ophalen)
        download outlook voor \w+
        excuses? voor .{0,20}(?:typ|spel)fouten.{0,40}
        """
    ),
    devices=("telefoon", "mobieltje", "toestel", "smartphone", "tablet"),
    name_particles=("van", "der", "den", "de", "het", "ter", "ten", "te"),
    abbreviations=("Drs", "Ir", "Ing", "Mr", "Dr"),
    talk=(
        *("ik", "u", "uw", "wij", "we", "ons", "onze", "je", "jij", "jouw", "jullie", "het", "dit", "deze", "dat"),
        *("is", "zijn", "heb", "hebt", "heeft", "hebben", "kan", "kunt", "graag", "zie", "bel", "bijlagen?", "niet"),
        *("wel", "fijne?", "prettige?", "tot"),
    ),
)
