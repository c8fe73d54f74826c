"""Which of the configured languages a mail is written in, told from its function words.

Security mails are short, full of English terms, and carry logs, code and boilerplate in any language. So small words
count (nobody borrows those), sentence by sentence, the first sentences most: what is pasted in or appended stands
further down. Packages that identify languages hold a hundred of them in fifty megabytes and more; a few need none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from unicodedata import combining, normalize

from mailbot.languages import LANGUAGES, PHRASES, any_phrase, every

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

_UMLAUTS = str.maketrans(
    {letter: spelt for phrases in PHRASES.values() for letter, spelt in phrases.detection.written_out.items()}
)


def _bare(words: str) -> str:
    """Return `text` as somebody types it on a keyboard without accents."""
    return "".join(letter for letter in normalize("NFD", words.translate(_UMLAUTS)) if not combining(letter))


# What the trade speaks in any language: it tells of its own language only where nothing else is said
_TERMS = frozenset(every(lambda phrases: phrases.detection.trade))
_SPOKEN_BY_ALL = tuple(language for language, phrases in PHRASES.items() if phrases.detection.trade)
_SAID = {
    language: {*phrases.detection.words, *map(_bare, phrases.detection.words)} - _TERMS
    for language, phrases in PHRASES.items()
}
_WEIGHTS = {
    language: {word: 1 / sum(word in other for other in _SAID.values()) for word in words}  # shared: tells little
    for language, words in _SAID.items()
}
_WEIGHTS["terms"] = dict.fromkeys(_TERMS, TERM_WEIGHT)
# By the word: each is looked up once, whichever language it tells of
_TELLS = {
    word: tuple((language, weights[word]) for language, weights in _WEIGHTS.items() if word in weights)
    for word in sorted(frozenset().union(*_WEIGHTS.values()))
}
_TRAITS = {language: re.compile(phrases.detection.traits) for language, phrases in PHRASES.items()}
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
    r"|You have an error in your SQL|Caused by: "
)
# Each begins with a letter to search for, and then looks behind itself: twenty times as fast as what it stands for
_MACHINE_WORD = re.compile(r"E(?<=\wE)(?:xception|rror)\b")
_DOTTED = re.compile(r"\.(?<=\w\.)\w++\.\w++\.\w")
_SYMBOLS = re.compile(r"[{}<>;=|$\\]")
_BOILERPLATE = re.compile(any_phrase(lambda phrases: phrases.detection.disclaimers))
# A report has some of these words, only a disclaimer many in one paragraph
_LEGALESE = re.compile(any_phrase(lambda phrases: phrases.detection.legalese))
LEGALESE = 4  # different words of it
# Who signs a disclaimer is never one
_PERSON = re.compile(rf"\b{any_phrase(lambda phrases: phrases.detection.first_person)}\b")
_GREETING = any_phrase(lambda phrases: phrases.formulas.greetings)
_CLOSING = any_phrase(lambda phrases: phrases.formulas.closings)
# Whom a greeting names; more than that and it is a sentence already
_ADDRESSED = rf"(?: +(?:(?-i:[A-Z]\S*?)|{any_phrase(lambda phrases: phrases.formulas.greeted)})){{0,4}}"
_FORMULA = re.compile(
    rf"^(?:(?:{_GREETING}){_ADDRESSED}|({_CLOSING})(?: +[^\s,!.:;]+){{0,4}}) *(?:$|[,!.:;])",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE_END = re.compile(r"([.!?:])\s+|\n\s*\n|,\s*\n")


def detect(text: str, languages: tuple[str, ...]) -> str | None:
    """Return which of `languages` a mail is written in; None when it is too short to tell, or in none of them.

    `text` is what is new in it, with LF line ends (reply/quotes.py): what is quoted in it counts as any other words.
    """
    new = text[:TEXT_LENGTH].replace("’", "'")
    if not _WORD.search(new):
        return None
    scores = _scores(_prose(new))
    if max(scores.values()) < ENOUGH:  # what looks like a log or quoted may be all there is; machines speak English
        scores = _scores(_words(new)) | {language: scores[language] for language in _SPOKEN_BY_ALL}
    best, second = sorted(LANGUAGES, key=lambda language: -scores[language])[:2]
    points = scores[best]
    clear = points >= ENOUGH and points >= scores[second] * MARGIN
    return best if clear and best in languages else None


def _prose(text: str) -> str:
    """Return `text` without what is not the person's own language: code, logs, quoted words, boilerplate."""
    paragraphs = re.split(r"\n[ \t]*\n", text)
    own = list(takewhile(lambda part: not _is_boilerplate(part), paragraphs))  # nobody writes on below a disclaimer
    own = own or [part for part in paragraphs if not _is_boilerplate(part)] or paragraphs
    lines = _SET_APART.sub(" ", "\n\n".join(own)).split("\n")
    return _words("\n".join(line for line in lines if not _is_machine(line)))


def _words(text: str) -> str:
    """Return the words of `text`, without addresses, paths, versions and parameters."""
    return "\n".join(" ".join(_words_of(line)) for line in text.split("\n"))


def _words_of(line: str) -> list[str]:
    tokens = line.split()
    if not _NAME_OF_SOMETHING.search(line):  # as in most lines of what people write
        return tokens
    return [token for token in tokens if token.isalpha() or not _NAME_OF_SOMETHING.search(token)]


def _is_machine(line: str) -> bool:
    machine = _MACHINE_LINE.match(line) or _MACHINE_WORD.search(line) or _DOTTED.search(line)
    return bool(machine) or len(_SYMBOLS.findall(line)) > 2


def _is_boilerplate(paragraph: str) -> bool:
    lowered = paragraph.lower()
    impersonal = not _PERSON.search(paragraph) and len(set(_LEGALESE.findall(lowered))) >= LEGALESE
    return impersonal or _BOILERPLATE.search(lowered) is not None


def _scores(text: str) -> dict[str, float]:
    """Return the score of each language: for the opening, the rest, and greetings, names and addresses."""
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
    foreign = any(points >= ENOUGH for language, points in scores.items() if language not in _SPOKEN_BY_ALL)
    for language in _SPOKEN_BY_ALL:
        scores[language] = scores[language] * ENGLISH_WEIGHT if foreign else scores[language] + terms
    if max(scores.values()) < ENOUGH:
        for language in scores:
            scores[language] += min(sum(points[language] for points in formulas), FORMULAS_CAP)
    return scores


@lru_cache(maxsize=1000)  # people say the same words again; a process that reads one mail forgets them with it
def _looks_like(word: str) -> tuple[str, ...]:
    return tuple(language for language, trait in _TRAITS.items() if trait.search(word))


def _points(sentence: str, cap: float) -> dict[str, float]:
    traits: dict[str, int] = {}
    points = dict.fromkeys(_WEIGHTS, 0.0)
    for word in _WORD.findall(sentence.lower()):
        if told := _TELLS.get(word):
            for language, weight in told:
                points[language] += weight
        else:
            for language in _looks_like(word):
                traits[language] = traits.get(language, 0) + 1
    for language, times in traits.items():
        points[language] += TRAIT_WEIGHT * times
    most = max(points.values())
    if most <= cap:
        return points if most else {}
    return {language: each * (cap / most) for language, each in points.items()}
