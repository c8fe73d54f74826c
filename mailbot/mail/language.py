"""Which of the configured languages a mail is written in, told from its function words.

Security mails are short, full of English terms, and carry logs, code and boilerplate in any language. So small words
count (nobody borrows those), sentence by sentence, the first sentences most: what is pasted in or appended stands
further down. Packages that identify languages hold a hundred of them in fifty megabytes and more; four need none.
"""

from __future__ import annotations

import re
from itertools import takewhile
from unicodedata import combining, normalize

from mailbot.languages import PHRASES
from mailbot.mail.reply.quotes import cut

TEXT_LENGTH = 4_000  # characters looked at: more than the opening and the capped rest ask for
OPENING = 4  # sentences that count in full: a greeting and what the mail is about
SENTENCE_CAP = 3.0  # points: one long sentence must not outweigh two short ones
REST_WEIGHT = 0.3
REST_CAP = 6.0  # points of all the rest together: half an opening
ENGLISH_WEIGHT = 0.6  # English stands inside mails in other languages, hardly ever the other way round
FORMULA_CAP = 0.3  # points of a greeting, of a name and address: many greet in the language of the other
FORMULAS_CAP = 0.6  # points of all of them: enough where there is nothing else
CITED_WEIGHT = 0.5  # of what a colon introduces: often somebody else's words
TERM_WEIGHT = 0.2  # three words of the trade tell a language where nothing else is said
TRAIT_WEIGHT = 0.4  # a name or a loan word can have the trait as well
ENOUGH = 0.6  # points: a small word that only this language has, but no greeting alone
MARGIN = 1.05  # how far ahead of the second the best must be

_WORDS = {
    "nl": """
        de het een en van ik je jij u uw wij we jullie hij zij ze dit dat deze die er is zijn was waren ben
        bent wordt worden werd heb hebt heeft hebben had kan kun kunt kunnen kon zou zouden zal zullen moet
        moeten mag wil wilt willen niet geen wel ook nog al maar want omdat als dan of om te in op aan bij met
        zonder voor door naar uit over onder tussen tegen tot na hoe wat wie waar wanneer waarom waardoor
        waarmee hier daar daarna daarmee hierbij hierdoor hiermee mijn ons onze hun haar hem mij me zich iets
        niets iemand alle alles veel meer mensen graag alvast beste geachte groet groeten vriendelijke
        hartelijke bedankt dank hallo goedemorgen goedemiddag goedendag heer mevrouw gevonden lek lekken
        kwetsbaarheid beveiliging beveiligingslek gegevens wachtwoord wachtwoorden klant klanten melden melding
        gebruiker gebruikers andere ander eigen nieuwe zien laten weten krijg krijgt staat staan ga gaat komt
        vandaag gisteren sinds volgens namelijk echter bijvoorbeeld zodat jouw mogelijk sleutel versturen
        sturen stuur stuurt vraag vragen gemeente bestand bestanden pagina ontdekt zit werkt toegang ontbreekt
        ontbreken bijlage zie klopt hoor lukt konden mocht zelf steeds hele heel eens dus even zo nu toen
        laatste eerste iedereen inloggen ingelogd gevoelige vertrouwelijke lezen bekijken aanpassen wijzigen
        opvragen uitvoeren ontvangen verstuurd gemeld verholpen oplossen opgelost zoals denk vind vond gezien
        getest testen datalek adres adressen bericht dagen week weken maken gemaakt doen doet gedaan kijken
        hoeft waarop hierover erg goed jaar tijdens binnen tweede stuk niks alleen enkele elk elke ieder iedere
        welke welk boven zichtbaar nodig via nooit vaak soms altijd inmiddels meteen direct gewoon gaan gaf
        geeft geven kom komen toon toont tonen werden blijkt blijft gebruik gebruikt zoeken zoek ff iem svp aub
        mvg ge gij nie da amai zeker volledig volledige kwetsbaar kwetsbare verlopen rechtstreeks hieronder
        hierboven beveiligd onbeveiligd openbaar persoonsgegevens inzage onderzoeker versleuteld per
        vermoedelijk onveilig gehoord iemands jouwe uwe zelfs toch misschien waarschijnlijk helaas kreeg kregen
        stond liet doorgeven opgevallen mail contacteren nogmaals dringend niemand nergens ergens""",
    "en": """
        the a an and of i you your yours he she it its we our they their them this that these those there is
        are was were be been being am has have had do does did can could would should will shall may might must
        not no yes also but because if then or to in on at by with without for from into out about over under
        between against until after before how what who where when why which while here my me us any some every
        all each other than so just only very more most please dear hello hi regards sincerely thanks thank
        best kind hey greetings let know found noticed discovered believe think reported want like get see look
        looking however still able don' doesn' didn' isn' can' couldn' i' it' we' you' that' there' wouldn'
        aren' haven' wasn' one new missing attached exposed allows allowing leads someone anyone else anything
        something everyone since again much many make made done need needs work works both now today yesterday
        first second back through during such own few too even already well good give given gives read send
        sent use using used show shows happens affected tested written write writing speak sorry appreciate
        forward really whether possibly publicly leaks leaking steps returns full name names customer customers
        details people company vulnerability issue attacker possible log edit save insert working whatsoever
        whom whose nor though although unless within upon him himself itself themselves myself yourself never
        nothing nobody somebody everybody everything always often sometimes maybe perhaps actually currently
        recently directly simply immediately fully properly easily cannot kindly sir guys pls thx ur u got gets
        getting goes going went come comes came takes took put says said tell told try tried fix fixed change
        changed happen hear heard visible reachable expired lets whole other's weren' hasn' hadn' won' what'
        here' who' they' he' she' let' don wont cant dont im ive""",
    "fr": """
        le la les un une des du de et à au aux en dans sur sous par pour avec sans chez vers entre contre
        depuis pendant je tu il elle on nous vous ils elles me te se ce cet cette ces ça mon ma mes ton ta tes
        son sa ses notre nos votre vos leur leurs qui que quoi dont où quand comment pourquoi est sont était
        étaient être été suis êtes sommes ai as a avons avez ont avait avoir peut peux peuvent pouvez pouvoir
        pourrait pourriez doit devez faire fait faut ne pas plus très aussi mais ou donc car si comme alors
        ainsi tout tous toute toutes autre autres même bien encore déjà ici là voici voilà bonjour bonsoir
        madame monsieur mesdames messieurs cordialement merci salutations respectueusement sincères faille
        failles vulnérabilité sécurité données mot passe mots clé signaler signale découvert trouvé accès
        utilisateur utilisateurs compte comptes fichier fichiers permet afin lorsque lorsqu' puis après avant
        sais suite toujours chaque peu j' l' d' qu' n' c' s' m' t' jusqu' quelqu' puisqu' aujourd' ete tres
        acces deja securite donnees vulnerabilite meme ouverte jointe ci joint pièce activé publiquement quel
        quelle quels quelles celui celle ceux cela ceci chacun rien personne jamais souvent maintenant hier
        mois semaine jours fois lors selon malgré ayant fut sera serait seront auriez aurait pourrais souhaite
        souhaiterais voudrais voulais remercie veuillez agréer bonne journée adresse adresses envoyer envoyé
        recevoir reçu contacter contacte lire voir consulter modifier exécuter connecter connecté connexion
        correction corriger corrigé montre agit apparaît noms personnelles quelconque deux trois première
        dernier dernière seul seule y aucun aucune aucuns lui eux soi celles certains certaines plusieurs
        quelques ni dès hors via ya slt svp stp cdt bjr qqn ds jai cest nai pr trop moins assez surtout enfin
        vite quiconque laquelle lequel lesquels desquels duquel fais font faites va vas vont aller allez vais
        vient viennent venir met mettre mettez mis dit dis disent dire voit vois voient vu vue vus lu lue sait
        savoir prend prendre suffit semble semblent reste restent trouve trouvée trouvés trouver trouvez
        affiche affichent affiché affichée donne donnent donné existe marche fonctionne utilise utilisé
        utilisant utilisez signalement signalée possible visible visibles présent présente présents exposé
        exposée exposés exposées manquant manquante absent absents expiré vulnérable vulnérables clés clef
        chiffré chiffrée chiffrer courriel courriels site page pages serveur réseau réponse réponses répondre
        répond demande demander demandé demandes requête requêtes champ lien liens version fuite fuites
        personnel gens client clients dossier dossiers facture factures identifiant identifiants semaines jour
        étant fussent soient soit étiez étions aurais aurai aurez serais serez ferai pourra pourront devrait
        devraient faudrait savez pensez pense crois sembler grave complet complète entier entière entre-temps
        début fin suivant suivante suivants dessous dessus dedans dehors ailleurs partout parce puisque quoique
        vrai vraiment simplement directement immédiatement actuellement récemment notamment également seulement
        facilement entièrement publique publiques ki ke koi bcp tjs tjrs dsl pk pb chui rdv tt vs quil quon
        nest dun dune cetait etait jaimerais jarrive lacces problème problèmes système numéro numéros société
        entreprise mairie commune façon français envoie envoyez contenant montrant laissant permettant
        modifiant changeant piraté piratée découverte désolé désolée récompense lisible lisibles accessibles
        confirmée confirmé urgence obsolète télécharger téléchargeable nominatif voisin collègue""",
    "de": """
        der die das den dem des ein eine einen einem einer eines und oder aber ich du sie er es wir ihr mir
        mich dir dich uns euch ihnen ihm ihn ihre ihrer ihren ihrem mein meine meinen meiner unser unsere
        unserer dieser diese dieses diesen diesem ist sind war waren bin bist sein wird werden wurde wurden
        habe hast hat haben hatte kann kannst können könnte könnten konnte soll sollte muss müssen darf will
        wollte möchte nicht kein keine keinen nur auch noch schon sehr wenn dann weil dass daß ob als wie was
        wer wo wann warum hier dort dabei damit dazu davon dadurch daher in im an am auf aus bei beim mit ohne
        für fuer durch über ueber unter zwischen gegen bis nach vor von vom zu zum zur seit während hallo guten
        tag morgen geehrte geehrter damen herren herr frau liebe lieber moin grüße grüßen gruß gruesse gruessen
        gruss freundliche freundlichen viele beste besten danke dank vielen bitte gefunden entdeckt lücke
        luecke sicherheitslücke sicherheitsluecke schwachstelle daten passwort passwörter kunden zugriff nutzer
        benutzer melden meldung eigenen andere anderen alle alles man mehr sowie jedoch etwas jemand lassen
        heute gestern gibt geht steht moechte koennen koennte schlüssel seite konto eurem eure euer eurer
        eueren fehlende fehlt fehlen offener offen siehe öffentlich oeffentlich erreichbar möglich moeglich
        aktiviert anhang zudem außerdem ausserdem bereits leider gerne gern mal ja nein jetzt gerade immer
        wieder selbst jeder jede jedes jeden beide ersten letzten woche tage tagen stunden jahr euren konten
        eingeloggt anmelden angemeldet anmeldung einloggen sehen lesen ändern aendern abrufen ausführen senden
        schicken geschickt gemeldet behoben beheben gelesen gesehen getestet testen nutzen verwenden ermöglicht
        sollten würde würden wäre waere hätte haette dürfen müsste wohin woher wen wem welche welcher welches
        innerhalb aufgefallen betrifft ließ lässt laesst falls sobald bevor nachdem trotz wegen rechnungen
        angaben zugänglich gefährlich nichts niemand fremde fremder anbei bezüglich mfg vg lg nix keinerlei
        keiner keines nie niemals oft manchmal stets weiterhin bisher sofort einfach direkt vollständig
        komplett komplette sichtbar einsehbar vorhanden nötig gültig ungültig abgelaufen mittels ins ans aufs
        übers beziehungsweise bzw bzgl ggf sämtliche einige einiger mehrere solche solcher deren dessen denen
        jener jenes somit deshalb darum trotzdem obwohl damals neulich kürzlich versehentlich hab habt seid
        wollen wollt sollen dürft darfst mögen müsst machen macht gemacht tun tut getan kommt kommen kam zeigt
        zeigen ergibt läuft laufen liegt liegen lag bekam bekommen bekomme kriege sieht finde finden klappt
        funktioniert reagiert betroffen fremden fremdes nen nem ned grüezi servus heuer zugangsdaten
        verschlüsselt verschlüsselten anfrage antwort antworten nachricht hinweis frage fragen rasch dringend
        hilfe verwundbar veröffentlichung forscher unverschlüsselt klartext ungeschützt zugreifen unsicher
        wieso weshalb worauf wofür worüber hierzu hierbei hiermit darauf darüber darunter darin daran dran drin
        drauf raus rein rum nun""",
}
# English that the trade speaks in any language: it tells of English only where nothing else is said.
_TERMS = """
    absent access account accounts admin api app attack authentication authorization backdoor backend backup
    backups body bounty broken browser brute bruteforce bucket bug bugs bypass cache chain check checkout
    clickjacking client clients code command condition config console control cookie cookies credentials
    critical cross dashboard data database default complete denial direct directory disclosure domain double
    download dump email encryption endpoint endpoints error escalation execution exploit expose exposure feed
    file files filter firewall flag force frontend full hacked handling hash header headers hidden high
    hijacking host hosted hosting http https impact information injection insecure interaction internet invalid
    key keys leak link list listing live local log login logs low mail management medium metadata missing
    mobile network object online open origin output overflow page pages parameter patch path payload pentest
    phishing plugin poisoning policy pollution port possible present private privilege proof prototype public
    race random rate read redirect reference reflected release remote report repository request requests
    research researcher reset resource response responsible root scan scanner screen screenshot screenshots
    script search secret secure security server service session severity shell simple site sites smuggling
    software spending spoofing stack status storage stored subdomain support system takeover target team test
    testing token tokens tool trace tracker traversal trigger unauthenticated update upload uploads url user
    users validation version versions via video vulnerable visible web website workflow write written zero"""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _bare(words: str) -> str:
    """Write as on a keyboard without accents."""
    return "".join(letter for letter in normalize("NFD", words.translate(_UMLAUTS)) if not combining(letter))


_SAID = {language: {*words.split(), *_bare(words).split()} - {*_TERMS.split()} for language, words in _WORDS.items()}
_WEIGHTS = {
    language: {word: 1 / sum(word in other for other in _SAID.values()) for word in words}  # shared: tells little
    for language, words in _SAID.items()
}
_WEIGHTS["terms"] = dict.fromkeys(_TERMS.split(), TERM_WEIGHT)
_KNOWN = frozenset().union(*_WEIGHTS.values())
_TRAITS = {
    "nl": re.compile(
        r"ij[^a]|ij$|aa[^ah]|uu|oe[kdgrtv]|lijk|heid|sch(?:r|ap)|ee(?:rt|rd|ld|ft|gt)$|eren$|..tie(?:s|f|ve)?$"
        r"|^(?:ge|ver|be|ont)....*(?:[^ae][dt]|en)$|...en$|cht$"
    ),
    "en": re.compile(r"^th|^wh|ought|ght|ally$|ously$|..[^aeiou]ed$|ould|ness$|^kn|ying$|[^e]able$|own$"),
    "fr": re.compile(
        r"[éèêàçœâîôû]|eau|[ae]ux$|eurs?$|euse|ière|i?ques?$|[^aeiou]ait$|aient$|..ez$|.oir$|[ae]lles?$|[^a]ement$"
        r"|iss(?:ent|ant|ez|ons)|[^e]ées?$|[^aeo]ures?$|[aeo]n[tc]es?$|eils?$|illez?$"
    ),
    "de": re.compile(
        r"[äöüß]|...ung|sch(?:[lmntw]|$)|keit|lich|zeich|tz|bar(?:e[rnms]?)?$|ier(?:t|te|ten|en)$|heit|pf|^auf|^aus[^t]"
        r"|weis|zeit|ie(?:ht|gt|bt)|^(?:ge|ver|be|ent)....*(?:[^ae][dt]|en)$|...en$|cht$"
    ),
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
_MACHINE_WORD = re.compile(r"\w(?:Exception|Error)\b|^Caused by: |(?:\w+\.){3,}\w")
_SYMBOLS = re.compile(r"[{}<>;=|$\\]")
_BOILERPLATE = re.compile(
    r"intended recipient|intended (?:solely|only|exclusively)|addressee|(?:mail|message) in error"
    r"|geadresseerde|uitsluitend bestemd|abusievelijk|destinataires? désigné|message par erreur"
    r"|ausschließlich für d|irrtümlich erhalten",
    re.IGNORECASE,
)
_LEGALESE = re.compile(  # a report has some of these words, only a disclaimer many in one paragraph
    r"confiden|vertrouwelijk|vertraulich|privileged|recipient|ontvanger|destinataire|adressat|empfänger|notif(?:y|ied)"
    r"|sender|afzender|expéditeur|absender|delete|verwijder|détrui|supprime|vernichten|löschen|liability"
    r"|aansprakelijk|responsabilité|haftung|prohibited|unauthori[sz]ed|verboden|interdit|unbefugt|non autorisé"
    r"|print|attachments|pièces jointes|in error|par erreur|this (?:e-?)?mail|this message|dit bericht|ce message"
    r"|diese (?:e-)?mail",
    re.IGNORECASE,
)
LEGALESE = 4  # different words of it
_PERSON = re.compile(r"\b(?:I|[Ii]k|[Ii]ch|[Jj]e|[Jj]')\b")  # who signs a disclaimer is never one
_GREETING = "|".join(one for phrases in PHRASES.values() for one in phrases.greetings)
_CLOSING = "|".join(one for phrases in PHRASES.values() for one in phrases.closings)
_ADDRESSED = (  # whom a greeting names; more than that and it is a sentence already
    r"(?: +(?:(?-i:[A-Z]\S*?)|sir|madam|and|or|und|en|of|et|ou|team|security|there|all|everyone|guys|mensen|allemaal"
    r"|heer|mevrouw|meneer|tous|toutes|messieurs|monsieur|l'équipe|à|damen|herren|zusammen|tag|morgen|abend|day)){0,4}"
)
_FORMULA = re.compile(
    rf"^(?:(?:{_GREETING}){_ADDRESSED}|({_CLOSING})(?: +[^\s,!.:;]+){{0,4}}) *(?:$|[,!.:;])",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE_END = re.compile(r"([.!?:])\s+|\n\s*\n|,\s*\n")


def detect(text: str, languages: tuple[str, ...]) -> str | None:
    """Return the one of `languages` that `text` is written in; None when it is too short to tell, or in none."""
    new = cut(text[:TEXT_LENGTH]).text.replace("’", "'")
    scores = _scores(_prose(new))
    if max(scores.values()) < ENOUGH:  # what looks like a log or quoted may be all there is; machines speak English
        scores = _scores(_words(new)) | {"en": scores["en"]}
    best, second = sorted(_WORDS, key=lambda language: -scores[language])[:2]
    points = scores[best]
    told = points >= ENOUGH and points >= scores[second] * MARGIN
    return best if told and best in languages else None


def _prose(text: str) -> str:
    """Leave out what is not the person's own language: code, logs, quoted words, boilerplate."""
    paragraphs = re.split(r"\n[ \t]*\n", text)
    own = list(takewhile(lambda part: not _is_boilerplate(part), paragraphs))  # nobody writes on below a disclaimer
    own = own or [part for part in paragraphs if not _is_boilerplate(part)] or paragraphs
    lines = _SET_APART.sub(" ", "\n\n".join(own)).split("\n")
    return _words("\n".join(line for line in lines if not _is_machine(line)))


def _words(text: str) -> str:
    """Leave out what is not a word: addresses, paths, versions, parameters."""
    return "\n".join(
        " ".join(token for token in line.split() if not _NAME_OF_SOMETHING.search(token)) for line in text.split("\n")
    )


def _is_machine(line: str) -> bool:
    return bool(_MACHINE_LINE.match(line) or _MACHINE_WORD.search(line)) or len(_SYMBOLS.findall(line)) > 2


def _is_boilerplate(paragraph: str) -> bool:
    words = {word.lower() for word in _LEGALESE.findall(paragraph)}
    impersonal = len(words) >= LEGALESE and not _PERSON.search(paragraph)
    return impersonal or bool(_BOILERPLATE.search(paragraph))


def _scores(text: str) -> dict[str, float]:
    """Return the points of the languages: of the opening, the rest, and greetings, names and addresses."""
    spoken: list[dict[str, float]] = []
    formulas: list[dict[str, float]] = []
    signed = False
    cited = False
    for sentence in _SENTENCE_END.split(_FORMULA.sub(r"\n\n\g<0>\n\n", text)):
        if sentence is None or sentence in ".!?:":
            cited = sentence == ":" or (cited and sentence is None)
            continue
        formula = _FORMULA.match(sentence.strip())
        signed = signed or bool(formula and formula[1] and spoken)
        points = _points(sentence, FORMULA_CAP if formula or signed else SENTENCE_CAP)
        if points and (formula or signed):
            formulas.append(points)
        elif points:
            spoken.append(
                {language: each * (CITED_WEIGHT if cited and spoken else 1) for language, each in points.items()}
            )
    scores = {}
    for language in _WEIGHTS:
        opening, rest = (sum(points[language] for points in part) for part in (spoken[:OPENING], spoken[OPENING:]))
        scores[language] = opening + min(rest * REST_WEIGHT, REST_CAP)
    terms = scores.pop("terms")
    if any(points >= ENOUGH for language, points in scores.items() if language != "en"):
        scores["en"] *= ENGLISH_WEIGHT
    else:
        scores["en"] += terms
    if max(scores.values()) < ENOUGH:
        for language in scores:
            scores[language] += min(sum(points[language] for points in formulas), FORMULAS_CAP)
    return scores


def _points(sentence: str, cap: float) -> dict[str, float]:
    words = _WORD.findall(sentence.lower())
    unknown = [word for word in words if word not in _KNOWN]
    points = {language: sum(weights.get(word, 0) for word in words) for language, weights in _WEIGHTS.items()}
    for language, trait in _TRAITS.items():
        points[language] += TRAIT_WEIGHT * sum(bool(trait.search(word)) for word in unknown)
    most = max(points.values())
    return {language: each * min(1, cap / most) for language, each in points.items()} if most else {}
