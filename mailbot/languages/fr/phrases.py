"""What programs must know of French; what each field is for says languages/phrases.py."""

from mailbot.languages.fr.clocks import CLOCKS
from mailbot.languages.fr.figures import FIGURES
from mailbot.languages.fr.formulas import FORMULAS
from mailbot.languages.fr.prepositions import au, de
from mailbot.languages.fr.publication import PUBLICATION
from mailbot.languages.fr.reasons import BY_PROGRAM, REASONS
from mailbot.languages.fr.rights import RIGHTS
from mailbot.languages.fr.status import STATUS
from mailbot.languages.fr.words import EVERYDAY, WORDS
from mailbot.languages.phrases import (
    Banners,
    ContactLines,
    Dates,
    Detection,
    Disclosure,
    Gestures,
    Phrases,
    Quotes,
    Requests,
    patterns,
)

PHRASES = Phrases(
    dates=Dates(
        day="EEEE d MMMM y",
        first_day="EEEE d'er' MMMM y",
        said_day="EEEE d MMMM",
        first_said_day="EEEE d'er' MMMM",
        short_day="d MMMM",
        first_short_day="d'er' MMMM",
        moment="{day} à {at:%H}\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}{at:%M}",
        lasting={"day": "jour", "days": "jours", "month": "mois", "months": "mois", "year": "an", "years": "ans"},
        fillers=("le", "pour", "er", "e"),
        at=("a",),
        oclock=("h",),
    ),
    reasons=REASONS,
    by_program=BY_PROGRAM,
    clocks=CLOCKS,
    publication=PUBLICATION,
    figures=FIGURES,
    detection=Detection(
        words=WORDS,
        trade=frozenset(),
        traits=(
            r"[éèêàçœâîôû]|eau|[ae]ux$|eurs?$|euse|ière|i?ques?$|[^aeiou]ait$|aient$|..ez$|.oir$|[ae]lles?$|[^a]ement$"
            r"|iss(?:ent|ant|ez|ons)|[^e]ées?$|[^aeo]ures?$|[aeo]n[tc]es?$|eils?$|illez?$"
        ),
        first_person=("[Jj]e", "[Jj]'"),
        written_out={},
        legalese=(
            "confiden",
            "destinataire",
            "expéditeur",
            "détrui",
            "supprime",
            "responsabilité",
            "interdit",
            "non autorisé",
            "pièces jointes",
            "par erreur",
            "ce message",
        ),
        disclaimers=("destinataires? désigné", "message par erreur"),
    ),
    formulas=FORMULAS,
    contact_lines=ContactLines(
        labels=("Tél", "Téléphone", "Portable", "Courriel", "Adresse", "BP", "SIRET"),
        pictures=(),
        drawn_by_machine=("générée automatiquement",),
        at_work=("présente?", "joignable", "travaille"),
        weekdays=("lundi", "mardi", "mercredi"),
    ),
    quotes=Quotes(
        opening=("Le",),
        wrote=("a écrit",),
        wrote_on=("a écrit le",),
        ends=("a écrit",),
        original=("Message d['’]origine", "Message original"),
        forwarded=("Message transféré",),
        forward_begins=("Début du message (?:réexpédié|transféré)",),
        from_field=("De",),
        date_field=("Envoyé", "Date"),
        to_or_subject_field=("À", "A", "Objet"),
        answers_below=("ci-dessous", "dans le texte"),
        nobody=("destinataires?",),
    ),
    banners=Banners(
        external=("externe",),
        bracketed=(),
        openers=("attention", "avertissement", "ce (?:message|courriel|mail)"),
        outside=("de l['’]extérieur", "extérieure? à", "(?:message|courriel|expéditeur|origine) externe"),
        mail_words=("e-?mail", "mail", "message", "courriel", "expéditeur"),
        warnings=("ne cliquez", "n['’]ouvrez", "soyez (?:prudent|vigilant)"),
        rules=("avertissement",),
        this_mail=("ce (?:message|courriel|mail)", "cet e-?mail"),
        for_somebody=("destiné", "destinataire", "par erreur"),
        of_law=("responsab", "virus"),
        secret=("confidentiel",),
        destroy=("supprimer", "détrui"),
        forbidden=("interdit",),
        stock=("(?:s['’]il vous plaît )?(?:pensez à l['’]environnement|n['’]imprimez ce)",),
    ),
    gestures=Gestures(
        forwards=("tr", "transf(?:[ée]r[ée])?", "transmis"),
        goes_on=("re", "ref", "réf", "rép", "tr"),
        recalls=("rappel",),
        reminders=("rappel",),
        taken_back=(
            r"souhaite(?:rait)? rappeler le message",
            r"aimerait rappeler le message",
            r"veut rappeler (?:le|ce) message",
        ),
        receipts=(
            "lu",
            "non lu",
            "supprimé sans avoir été lu",
            "remis",
            "distribué",
            "non remis",
            "non distribu(?:é|able)",
            "relayé",
        ),
        invitations=(
            *("accepté", "acceptée", "provisoire", "peut-être", "refusé", "refusée", "décliné", "annulé", "annulée"),
            *("invitation", "invitation modifiée", "nouvel horaire proposé"),
        ),
        reactions=patterns(
            r"""
            <who> a réagi (?:avec .{1,20} )?à (?:votre|ton|un|ce) (?:message|e-?mail|courriel|courrier)
            <who> a (?:aimé|adoré) (?:votre|ton|ce) (?:message|e-?mail|courriel)
            (?:<who> )?a réagi (?:via|avec) (?:gmail|outlook)
            (?:a (?:aimé|adoré|mis en évidence|ri de)|n'a pas aimé|a réagi .{0,20} à) <cited>
            """
        ),
        away=("réponse automatique", "absence du bureau", r"absence\s*:", "absent", "message d'absence"),
    ),
    requests=Requests(
        stop=("stop", "arrêt", "arret", "arrêter", "arreter"),
        start=("reprendre", "reprise"),
        anonymous=("anonyme",),
        no_mail=("aucun message", "aucun mail", "aucun courriel", "aucun e-mail", "pas de message"),
        anonymous_reports=("signalement anonyme",),
        key=("cl(?:é|e|ef)s?", "certificats?", "empreintes?"),
        mine=("ma", "mon", "mes", "notre", "nos", "je", "j'.*", "nous"),
    ),
    status=STATUS,
    rights=RIGHTS,
    disclosure=Disclosure(
        everyday=EVERYDAY,
        at_sign=("arobase", "chez"),
        dot=("point",),
        users_folder=("Utilisateurs",),
    ),
    placeholders={
        "REFERENCE": "RÉFÉRENCE",
        "WHY": "RAISON",
        "TEXT": "TEXTE",
        "NAME": "NOM",
        "ADDRESS": "ADRESSE",
        "WORDS": "MOTS",
        "STEP": "DÉMARCHE",
        "REF": "NUMÉRO",
        "FIELD": "CHAMP",
        "HOW": "COMMENT",
    },
    filters={"au": au, "de": de},
)
