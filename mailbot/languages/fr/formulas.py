"""How mails in French begin and end; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import Formulas, patterns

FORMULAS = Formulas(
    greetings=("bonjour", "bonsoir", "salut", "allo", "ch[eè]re?s?", "mesdames", "madame", "monsieur"),
    greeted=("et", "ou", "tous", "toutes", "messieurs", "monsieur", "l'équipe", "à"),
    closings=patterns(
        r"""
        (?:(?:bien|tr[èe]s|plus) )?<cordialement>(?: (?:v[ôo]tre|à vous|à toi))?
        (?:bien )?(?:cdlt|crdlt|cordlt|cdmt)
        bien [àa] (?:vous|toi|tous)
        (?:(?:avec|recevez) )?(?:(?:toutes )?(?:mes|nos) )?(?:<sinceres> )?salutations(?: (?:très |les )?<sinceres>)?
        (?:avec )?(?:tous )?(?:(?:mes|nos) )?(?:<sinceres> )?remerciements(?: <avance>)?
        (?:(?:mille|grand|un grand) )merci(?: <avance>)?
        merci <beaucoup>(?: <beaucoup>)?
        <veuillez>\b.{1,140}\b<sentiments>(?: [^,;-]{0,40}[^,;\s-])?
        dans l'attente (?:de|d'une?) [^,;-]{0,40}[^,;\s-]
        en vous (?:en )?(?:remerciant|souhaitant)(?: [^,;-]{0,60}[^,;\s-])?
        (?:(?:je|nous) )?rest(?:e|ant|ons) à votre (?:entière )?disposition(?: [^,;-]{0,50}[^,;\s-])?
        """,
        cordialement="cordialement|amicalement|sinc[èe]rement|respectueusement|courtoisement|chaleureusement"
        "|fraternellement|confraternellement",
        beaucoup="<avance>|beaucoup|bien|infiniment|encore|à (?:vous|tous|toi)|pour (?:votre|ton|vos|tes|l'|la |le )"
        " ?(?:aide|retours?|réponse|temps|attention|compréhension|travail|réactivité|confiance|lecture|collaboration)",
        avance="d'avance|par avance|anticipés",
        sinceres="meilleures?|meilleurs|sinc[èe]res|cordiales|respectueuses|distinguées|bonnes|amicales|chaleureuses|vifs",
        sentiments="salutations|sentiments|considération|hommages?|respects?|dévouement",
        veuillez="veuillez|je vous prie|nous vous prions|recevez|agréez|croyez|daignez",
    ),
    brief=("merci", "cdt", "cord", "b[àa]v", "slts?", "amitiés", "bises?", "bisous", "biz"),
    wishes=patterns(
        r"""
        (?:(?:très|une|un) )?(?:bonne|belle|excellente|agréable) <journee>(?: à (?:vous|tous|toi))?
        (?:bonn?e?s?|excellent) (?:week-?end|courage|après-midi|fêtes|vacances)(?: à (?:vous|tous|toi))?
        [àa] (?:très )?(?:bient[ôo]t|plus|demain|la prochaine)
        [àa@]\+
        au revoir
        au plaisir(?: [^,;-]{0,40}[^,;\s-])?
        """,
        journee="journée|soirée|semaine|continuation|lecture|réception|fin de (?:journée|semaine)|année",
    ),
    joined_by=("et",),
    by=("de",),
    signs_for=(r"p/?o\.?", r"pour (?:le|la|les) \w+", "pour ordre", r"sign[ée]", "par délégation"),
    postscripts=(r"P\.? ?S", r"N\.? ?B"),
    sent_from=patterns(
        r"""
        envoyé (?:depuis|de|avec|à partir de|via|par) [^,.;:]{0,40}\b<program>
        (?:obtenir|obtenez|téléchargez|télécharger) outlook \w{2,4} (?:ios|android)
        """
    ),
    devices=("téléphone", "mobile", "portable", "appareil", "smartphone", "tablet"),
    name_particles=("du", "des", "de", "la", "le"),
    abbreviations=("Dr",),
    talk=(
        *("nous", "vous", "votre", "notre", "il", "elle", "ce", "cette", "est", "sont", "avez", "avons", "pouvez"),
        *("merci", "voir", "ci-joint", "pas", "bonne", "bientôt"),
    ),
)
