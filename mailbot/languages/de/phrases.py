"""What programs must know of German; what each field is for says languages/phrases.py."""

from mailbot.languages.de.clocks import CLOCKS
from mailbot.languages.de.figures import FIGURES
from mailbot.languages.de.formulas import FORMULAS
from mailbot.languages.de.publication import PUBLICATION
from mailbot.languages.de.reasons import BY_PROGRAM, REASONS
from mailbot.languages.de.rights import RIGHTS
from mailbot.languages.de.status import STATUS
from mailbot.languages.de.words import EVERYDAY, WORDS
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
        day="EEEE, d. MMMM y",
        first_day="EEEE, d. MMMM y",
        said_day="EEEE, 'den' d. MMMM y",
        first_said_day="EEEE, 'den' d. MMMM y",
        short_day="d. MMMM",
        first_short_day="d. MMMM",
        moment="{day}, {at:%H:%M} Uhr",
        lasting={"day": "Tag", "days": "Tage", "month": "Monat", "months": "Monate", "year": "Jahr", "years": "Jahre"},
        fillers=("den", "der", "am", "bis", "zum"),
        at=("um",),
        oclock=("uhr",),
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
            r"[äöüß]|...ung|sch(?:[lmntw]|$)|keit|lich|zeich|tz|bar(?:e[rnms]?)?$|ier(?:t|te|ten|en)$|heit|pf|^auf|^aus[^t]"
            r"|weis|zeit|ie(?:ht|gt|bt)|^(?:ge|ver|be|ent)....*(?:[^ae][dt]|en)$|...en$|cht$"
        ),
        first_person=("[Ii]ch",),
        written_out={"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"},
        legalese=(
            "vertraulich",
            "adressat",
            "empfänger",
            "absender",
            "vernichten",
            "löschen",
            "haftung",
            "unbefugt",
            "diese (?:e-)?mail",
        ),
        disclaimers=("ausschließlich für d", "irrtümlich erhalten"),
    ),
    formulas=FORMULAS,
    contact_lines=ContactLines(
        labels=(
            "Telefon",
            "Mobil",
            "Handy",
            "Durchwahl",
            "Postfach",
            "Anschrift",
            "USt-IdNr",
            "Amtsgericht",
            "Registergericht",
            "Geschäftsführ(?:er|ung)",
            "HRB",
            "Sitz",
        ),
        pictures=("bild",),
        drawn_by_machine=("automatisch generierte",),
        at_work=("arbeite", "erreichbar"),
        weekdays=("mo", "montag", "dienstag", "mittwoch"),
    ),
    quotes=Quotes(
        opening=("Am",),
        wrote=("schrieb",),
        wrote_on=("schrieb am",),
        ends=(),
        original=("Ursprüngliche Nachricht", "Originalnachricht"),
        forwarded=("Weitergeleitete Nachricht",),
        forward_begins=("Anfang der weitergeleiteten (?:Nachricht|E-Mail)",),
        from_field=("Von",),
        date_field=("Gesendet", "Datum"),
        to_or_subject_field=("An", "Betreff"),
        answers_below=("siehe unten", "weiter unten", "im Text"),
        nobody=("nicht",),
    ),
    banners=Banners(
        external=("extern(?:e[nr]?)?",),
        bracketed=(),
        openers=("achtung", "vorsicht", "warnung", "diese (?:e-?mail|nachricht)"),
        outside=("außerhalb", "von (?:außen|extern)", "externe[nr]? quelle"),
        mail_words=("e-?mail", "mail", "nachricht", "absender"),
        warnings=(r"(?:klicken|öffnen) sie .{0,40}\b(?:nicht|keine)", "seien sie vorsichtig"),
        rules=("haftungsausschluss",),
        this_mail=("diese (?:e-?mail|nachricht|mail)",),
        for_somebody=("bestimmt", "empfänger", "adressat", "irrtümlich", "versehentlich"),
        of_law=("haftung", "rechtsverbindlich", "virus"),
        secret=("vertraulich",),
        destroy=("löschen", "vernichten"),
        forbidden=("unzulässig", "nicht gestattet", "weitergabe"),
        stock=("(?:bitte )?denk(?:en sie)? an die umwelt",),
    ),
    gestures=Gestures(
        forwards=("wg", "weitergel(?:eitet)?", "weiterleitung"),
        goes_on=("re", "aw", "antwort", "wg"),
        recalls=("zurückrufen", "rückruf", "nachricht zurückrufen", "rückruf der nachricht"),
        reminders=(),
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
            *(
                "angenommen",
                "zugesagt",
                "akzeptiert",
                "mit vorbehalt",
                "vorläufig",
                "vielleicht",
                "abgelehnt",
                "abgesagt",
            ),
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
    ),
    requests=Requests(
        stop=("stopp", "stop", "anhalten"),
        start=("start", "starten", "weiter", "fortsetzen"),
        anonymous=("anonym", "anonyme"),
        no_mail=("keine post", "keine mail", "keine mails", "keine e-mail", "keine e-mails"),
        anonymous_reports=("anonyme meldung",),
        key=(r"(?:pgp|gpg)?[- ]?schlüsseln?", r"(?:pgp|gpg)?[- ]?keys?", "fingerabdr(?:uck|ücke)", "fingerprints?"),
        mine=("mein(?:e|en|em|er|es)?", "unser(?:e|en|em|er|es)?", "ich", "wir"),
    ),
    status=STATUS,
    rights=RIGHTS,
    disclosure=Disclosure(
        everyday=EVERYDAY,
        at_sign=("klammeraffe", "at"),
        dot=("punkt",),
        users_folder=("Benutzer",),
    ),
    placeholders={
        "REFERENCE": "KENNUNG",
        "WHY": "GRUND",
        "TEXT": "TEXT",
        "NAME": "NAME",
        "ADDRESS": "ADRESSE",
        "WORDS": "WÖRTER",
        "STEP": "SCHRITT",
        "REF": "NUMMER",
        "FIELD": "FELD",
        "HOW": "WIE",
    },
)
