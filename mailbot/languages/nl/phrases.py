"""What programs must know of Dutch; what each field is for says languages/phrases.py."""

from mailbot.languages.nl.clocks import CLOCKS
from mailbot.languages.nl.figures import FIGURES
from mailbot.languages.nl.formulas import FORMULAS
from mailbot.languages.nl.publication import PUBLICATION
from mailbot.languages.nl.reasons import BY_PROGRAM, REASONS
from mailbot.languages.nl.rights import RIGHTS
from mailbot.languages.nl.status import STATUS
from mailbot.languages.nl.words import EVERYDAY, WORDS
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
        first_day="EEEE d MMMM y",
        said_day="EEEE d MMMM y",
        first_said_day="EEEE d MMMM y",
        short_day="d MMMM",
        first_short_day="d MMMM",
        moment="{day} om {at:%H.%M} uur",
        lasting={"day": "dag", "days": "dagen", "month": "maand", "months": "maanden", "year": "jaar", "years": "jaar"},
        fillers=("de", "op", "voor", "e"),
        at=("om",),
        oclock=("uur",),
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
            r"ij[^a]|ij$|aa[^ah]|uu|oe[kdgrtv]|lijk|heid|sch(?:r|ap)|ee(?:rt|rd|ld|ft|gt)$|eren$|..tie(?:s|f|ve)?$"
            r"|^(?:ge|ver|be|ont)....*(?:[^ae][dt]|en)$|...en$|cht$"
        ),
        first_person=("[Ii]k",),
        written_out={},
        legalese=("vertrouwelijk", "ontvanger", "afzender", "verwijder", "aansprakelijk", "verboden", "dit bericht"),
        disclaimers=("geadresseerde", "uitsluitend bestemd", "abusievelijk"),
    ),
    formulas=FORMULAS,
    contact_lines=ContactLines(
        labels=(
            "Telefoon",
            "Mobiel",
            "Werkdagen",
            "Aanwezig",
            "Bereikbaar",
            "Bezoekadres",
            "Postadres",
            "Postbus",
            "Adres",
            "KvK",
            "BTW",
        ),
        pictures=("afbeelding",),
        drawn_by_machine=("automatisch gegenereerde",),
        at_work=("werk", "aanwezig", "bereikbaar"),
        weekdays=("ma", "di", "maandag", "dinsdag", "woensdag"),
    ),
    quotes=Quotes(
        opening=("Op",),
        wrote=("schreef", "geschreven"),
        wrote_on=("schreef op",),
        ends=(),
        original=("Oorspronkelijk bericht", "Origineel bericht"),
        forwarded=("Doorgestuurd bericht",),
        forward_begins=("Begin doorgestuurd bericht",),
        from_field=("Van",),
        date_field=("Verzonden", "Datum"),
        to_or_subject_field=("Aan", "Onderwerp"),
        answers_below=("hieronder", "onderstaande?"),
        nobody=("verborgen", "onbekende"),
    ),
    banners=Banners(
        external=("externe?",),
        bracketed=("buiten",),
        openers=("let op", "pas op", "waarschuwing", "deze e-?mail", "dit bericht"),
        outside=("van buiten", "buiten (?:de|onze)", "externe? bron"),
        mail_words=("e-?mail", "mail", "bericht", "afzender"),
        warnings=(r"(?:klik|open)\b.{0,30}\b(?:niet|geen)", "wees (?:voorzichtig|alert)"),
        rules=("disclaimer", "proclaimer"),
        this_mail=("d(?:it|eze) (?:e-?mail|bericht|mail)", "de inhoud van"),
        for_somebody=("bestemd", "geadresseerde", "ten onrechte", "per (?:abuis|vergissing)"),
        of_law=("geen rechten", "aansprakelijk", "virus"),
        secret=("vertrouwelijk",),
        destroy=("verwijder", "vernietig", "te wissen"),
        forbidden=("verboden", "niet toegestaan", "openbaarmaking"),
        stock=("denk aan het milieu", "aan .{2,60} kunnen geen rechten worden ontleend"),
    ),
    gestures=Gestures(
        forwards=("doorst(?:uren)?", "doorgestuurd", "doorsturen"),
        goes_on=("re", "antw", "antwoord", "fw", "fwd"),
        recalls=("intrekken", "intrekking", "bericht intrekken", "terugroepen"),
        reminders=(),
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
    ),
    requests=Requests(
        stop=("stop", "stoppen"),
        start=("start", "starten", "hervat", "hervatten"),
        anonymous=("anoniem",),
        no_mail=("geen mail", "geen mails", "geen e-mail", "geen post"),
        anonymous_reports=("anonieme? melding",),
        key=(r"(?:pgp|gpg)?[- ]?sleutels?", "(?:publieke|openbare) sleutels?", "fingerprints?", "vingerafdruk(?:ken)?"),
        mine=("mijn", "m'n", "onze", "ons", "ik"),
    ),
    status=STATUS,
    rights=RIGHTS,
    disclosure=Disclosure(
        everyday=EVERYDAY,
        at_sign=("at", "apenstaartje", "bij"),
        dot=("punt",),
        users_folder=("Gebruikers",),
    ),
    placeholders={
        "REFERENCE": "KENMERK",
        "WHY": "REDEN",
        "TEXT": "TEKST",
        "NAME": "NAAM",
        "ADDRESS": "ADRES",
        "WORDS": "WOORDEN",
        "STEP": "STAP",
        "REF": "NUMMER",
        "FIELD": "VELD",
        "HOW": "HOE",
    },
)
