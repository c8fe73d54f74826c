"""Which of the configured languages a mail is written in, told from its function words.

Security mails are short, full of English terms, and carry logs, code and boilerplate in any language. So small words
count (nobody borrows those), sentence by sentence, the first sentences most: what is pasted in or appended stands
further down. Packages that identify languages hold a hundred of them in fifty megabytes and more; four need none.
"""

from __future__ import annotations

import re

from mailbot.mail.quoting import cut

TEXT_LENGTH = 20_000  # characters looked at: far more than the opening and the capped rest ask for
OPENING = 4  # sentences that count in full: a greeting and what the mail is about
SENTENCE_CAP = 3.0  # points: one long sentence must not outweigh two short ones
REST_WEIGHT = 0.3
REST_CAP = 6.0  # points of all the rest together: half an opening
ENGLISH_WEIGHT = 0.7  # English stands inside mails in other languages, hardly ever the other way round
FORMULA_WEIGHT = 0.3  # of greetings: many write theirs to somebody in the other's language
TRAIT_WEIGHT = 0.3  # a name or a loan word can have the trait as well
ENOUGH = 0.6  # points: a small word that only this language has, but no greeting alone
MARGIN = 1.15  # how far ahead of the second the best must be

_WORDS = {
    "nl": """
        de het een en van ik je jij u uw wij we jullie hij zij ze dit dat deze die er is zijn was waren ben bent
        wordt worden werd heb hebt heeft hebben had kan kun kunt kunnen kon zou zouden zal zullen moet moeten mag
        wil wilt willen niet geen wel ook nog al maar want omdat als dan of om te in op aan bij met zonder voor door
        naar uit over onder tussen tegen tot na hoe wat wie waar wanneer waarom waardoor waarmee hier daar daarna
        daarmee hierbij hierdoor hiermee mijn ons onze hun haar hem mij me zich iets niets iemand alle alles veel
        meer mensen graag alvast beste geachte groet groeten vriendelijke hartelijke bedankt dank hallo goedemorgen
        goedemiddag goedendag heer mevrouw gevonden lek lekken kwetsbaarheid beveiliging beveiligingslek gegevens
        wachtwoord wachtwoorden klant klanten melden melding gebruiker gebruikers andere ander eigen nieuwe zien
        laten weten krijg krijgt staat staan ga gaat komt vandaag gisteren sinds volgens namelijk echter
        bijvoorbeeld zodat jouw mogelijk sleutel versturen sturen stuur stuurt vraag vragen gemeente bestand
        bestanden pagina ontdekt zit werkt toegang ontbreekt ontbreken bijlage zie klopt hoor lukt konden mocht zelf
        steeds hele heel eens dus even zo nu toen laatste eerste iedereen inloggen ingelogd gevoelige vertrouwelijke
        lezen bekijken aanpassen wijzigen opvragen uitvoeren ontvangen verstuurd gemeld verholpen oplossen opgelost
        zoals denk vind vond gezien getest testen datalek adres adressen bericht dagen week weken maken gemaakt doen
        doet gedaan kijken hoeft waarop hierover erg goed jaar tijdens binnen tweede stuk""",
    "en": """
        the a an and of i you your yours he she it its we our they their them this that these those there is are was
        were be been being am has have had do does did can could would should will shall may might must not no yes
        also but because if then or to in on at by with without for from into out about over under between against
        until after before how what who where when why which while here my me us any some every all each other than
        so just only very more most please dear hello hi regards sincerely thanks thank best kind hey greetings let
        know found noticed discovered believe think reported want like get see look looking however still able don'
        doesn' didn' isn' can' couldn' i' it' we' you' that' there' wouldn' aren' haven' wasn' one new missing
        attached exposed allows allowing leads someone anyone else anything something everyone since again much many
        make made done need needs work works both now today yesterday first second back through during such own few
        too even already well good give given gives read send sent use using used show shows happens affected tested
        written write writing speak sorry appreciate forward really whether possibly publicly leaks leaking steps
        returns full name names customer customers details people company vulnerability issue attacker possible log
        edit save insert working""",
    "fr": """
        le la les un une des du de et à au aux en dans sur sous par pour avec sans chez vers entre contre depuis
        pendant je tu il elle on nous vous ils elles me te se ce cet cette ces ça mon ma mes ton ta tes son sa ses
        notre nos votre vos leur leurs qui que quoi dont où quand comment pourquoi est sont était étaient être été
        suis êtes sommes ai as a avons avez ont avait avoir peut peux peuvent pouvez pouvoir pourrait pourriez doit
        devez faire fait faut ne pas plus très aussi mais ou donc car si comme alors ainsi tout tous toute toutes
        autre autres même bien encore déjà ici là voici voilà bonjour bonsoir madame monsieur mesdames messieurs
        cordialement merci salutations respectueusement sincères faille failles vulnérabilité sécurité données mot
        passe mots clé signaler signale découvert trouvé accès utilisateur utilisateurs compte comptes fichier
        fichiers permet afin lorsque lorsqu' puis après avant sais suite toujours chaque peu j' l' d' qu' n' c' s'
        m' t' jusqu' quelqu' puisqu' aujourd' ete tres acces deja securite donnees vulnerabilite meme ouverte jointe
        ci joint pièce activé publiquement quel quelle quels quelles celui celle ceux cela ceci chacun rien personne
        jamais souvent maintenant hier mois semaine jours fois lors selon malgré ayant fut sera serait seront auriez
        aurait pourrais souhaite souhaiterais voudrais voulais remercie veuillez agréer bonne journée adresse
        adresses envoyer envoyé recevoir reçu contacter contacte lire voir consulter modifier exécuter connecter
        connecté connexion correction corriger corrigé montre agit apparaît noms personnelles quelconque deux trois
        première dernier dernière seul seule y""",
    "de": """
        der die das den dem des ein eine einen einem einer eines und oder aber ich du sie er es wir ihr mir mich dir
        dich uns euch ihnen ihm ihn ihre ihrer ihren ihrem mein meine meinen meiner unser unsere unserer dieser
        diese dieses diesen diesem ist sind war waren bin bist sein wird werden wurde wurden habe hast hat haben
        hatte kann kannst können könnte könnten konnte soll sollte muss müssen darf will wollte möchte nicht kein
        keine keinen nur auch noch schon sehr wenn dann weil dass daß ob als wie was wer wo wann warum hier dort
        dabei damit dazu davon dadurch daher in im an am auf aus bei beim mit ohne für fuer durch über ueber unter
        zwischen gegen bis nach vor von vom zu zum zur seit während hallo guten tag morgen geehrte geehrter damen
        herren herr frau liebe lieber moin grüße grüßen gruß gruesse gruessen gruss freundliche freundlichen viele
        beste besten danke dank vielen bitte gefunden entdeckt lücke luecke sicherheitslücke sicherheitsluecke
        schwachstelle daten passwort passwörter kunden zugriff nutzer benutzer melden meldung eigenen andere anderen
        alle alles man mehr sowie jedoch etwas jemand lassen heute gestern gibt geht steht moechte koennen koennte
        schlüssel seite konto eurem eure euer eurer eueren fehlende fehlt fehlen offener offen siehe öffentlich
        oeffentlich erreichbar möglich moeglich aktiviert anhang zudem außerdem ausserdem bereits leider gerne gern
        mal ja nein jetzt gerade immer wieder selbst jeder jede jedes jeden beide ersten letzten woche tage tagen
        stunden jahr euren konten eingeloggt anmelden angemeldet anmeldung einloggen sehen lesen ändern aendern
        abrufen ausführen senden schicken geschickt gemeldet behoben beheben gelesen gesehen getestet testen nutzen
        verwenden ermöglicht sollten würde würden wäre waere hätte haette dürfen müsste wohin woher wen wem welche
        welcher welches innerhalb aufgefallen betrifft ließ lässt laesst falls sobald bevor nachdem trotz wegen
        rechnungen angaben zugänglich gefährlich nichts niemand fremde fremder anbei bezüglich mfg vg lg""",
}
_WEIGHTS = {
    language: {
        word: 1 / sum(word in other.split() for other in _WORDS.values())  # shared: tells little
        for word in set(words.split())
    }
    for language, words in _WORDS.items()
}
_TRAITS = {
    "nl": re.compile(r"ij[^a]|ij$|aa[^ah]|uu|oe[kdgrtv]|lijk|heid|sch(?:r|ap)"),
    "en": re.compile(r"^th|^wh|ought|ally$"),
    "fr": re.compile(r"[éèêàçœâîôû]|eau|[ae]ux$|eur$|euse|ière"),
    "de": re.compile(r"[äöüß]|...ung|sch(?:[lmntw]|$)|keit|lich|zeich|tz"),
}
_WORD = re.compile(r"[^\W\d_]+'?")  # with its apostrophe: l'accès gives l' and accès, don't gives don' and t
_SET_APART = re.compile(  # code, and the words of somebody else; bounded, so that a lone quotation mark costs little
    r"```.{0,5000}?(?:```|\Z)|`[^`\n]{1,300}`|<[^<>\n]{1,300}>"
    r"|\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|„[^“”\n]{1,300}[“”]|«[^»\n]{1,300}»",
    re.DOTALL,
)
_NAME_OF_SOMETHING = re.compile(r"[@/\\_=\d]|\w[.:]\w")  # within a token: an address, path, host, version, parameter
_MACHINE_LINE = re.compile(
    r"[ \t]{4}|\t|[$#%>] |\[|\d{4}-\d\d-\d\d|\d\d?[:/.]\d\d[:/.]|(?:\d{1,3}\.){3}|at \S+\(|Traceback"
    r"|[A-Z]{3,7} \S+ HTTP/|HTTP/"
    r"|(?i:error|warning|warn|info|debug|fatal|notice)\b.{0,20}:|[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+: "
    r"|(?:Host|Cookie|Server|Accept|Origin|Referer|Location): |(?:SELECT|INSERT|UPDATE|curl|nmap|wget|sudo) "
    r"|You have an error in your SQL"
)
_SYMBOLS = re.compile(r"[{}<>;=|$\\]")
_BOILERPLATE = re.compile(
    r"intended recipient|intended (?:solely|only|exclusively)|addressee|(?:mail|message) in error"
    r"|geadresseerde|uitsluitend bestemd|abusievelijk|destinataires? désigné|message par erreur"
    r"|ausschließlich für d|irrtümlich erhalten",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"(?i:dear|hello|hi|hey|greetings|beste|geachte|hallo|hoi|goede\w+|bonjour|bonsoir|madame|guten|sehr geehrte|moin"
    r"|(?:kind |best )?regards|sincerely|thanks|cheers|met vriendelijke|vriendelijke|groet\w*|mvg|cordialement"
    r"|bien à|(?:mit )?freundliche\w*|viele grüße|gr[uü](?:ß|ss)e?|mfg|vg|lg)\b"
)
_FORMULA_WORDS = 5  # Mit freundlichen Grüßen Hans Müller
_SENTENCE_END = re.compile(r"[.!?:]\s+|\n\s*\n|,\s*\n")


def detect(text: str, languages: tuple[str, ...]) -> str | None:
    """Give the one of `languages` that `text` is written in; None when it is too short to tell, or in none of them."""
    new = cut(text[:TEXT_LENGTH]).text.replace("’", "'")
    scores = _scores(_prose(new))
    best, second = sorted(_WORDS, key=lambda language: -scores[language])[:2]
    points = scores[best]
    told = points >= ENOUGH and points >= scores[second] * MARGIN
    return best if told and best in languages else None


def _prose(text: str) -> str:
    """Leave out what is not the person's own language: code, logs, quoted words, boilerplate."""
    paragraphs = re.split(r"\n[ \t]*\n", text)
    paragraphs = [part for part in paragraphs if not _BOILERPLATE.search(part)] or paragraphs
    return "\n".join(
        " ".join(token for token in line.split() if not _NAME_OF_SOMETHING.search(token))
        for line in _SET_APART.sub(" ", "\n\n".join(paragraphs)).split("\n")
        if not _MACHINE_LINE.match(line) and len(_SYMBOLS.findall(line)) <= 2
    )


def _scores(text: str) -> dict[str, float]:
    """Give the points of the languages that the opening speaks."""
    told = [points for sentence in _SENTENCE_END.split(text) if (points := _points(sentence))]
    scores = {}
    for language in _WORDS:
        opening, rest = (sum(points.get(language, 0) for points in part) for part in (told[:OPENING], told[OPENING:]))
        scores[language] = opening + min(rest * REST_WEIGHT, REST_CAP)
    if any(points >= ENOUGH for language, points in scores.items() if language != "en"):
        scores["en"] *= ENGLISH_WEIGHT
    return scores


def _points(sentence: str) -> dict[str, float]:
    words = _WORD.findall(sentence.lower())
    points = {
        language: sum(weights.get(word, 0) for word in words)
        + TRAIT_WEIGHT * sum(word not in weights and bool(_TRAITS[language].search(word)) for word in words)
        for language, weights in _WEIGHTS.items()
    }
    most = max(points.values())
    weight = FORMULA_WEIGHT if len(words) <= _FORMULA_WORDS and _FORMULA.match(sentence.strip()) else 1
    return {language: weight * each * min(1, SENTENCE_CAP / most) for language, each in points.items()} if most else {}
