"""Every letter, in every language, with every combination of what it can be told, or every two things together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime
from itertools import product
from pathlib import Path

import pytest
from jinja2.meta import find_undeclared_variables

from mailbot.errors import Permanent
from mailbot.facts import (
    Audience,
    Content,
    Happening,
    Key,
    Letter,
    Organisation,
    Partner,
    Proof,
    State,
)
from mailbot.languages import LANGUAGES, PHRASES
from mailbot.letters.clocks import ClockQuestion, MayRun
from mailbot.letters.for_handlers import Confirmation, Unproven
from mailbot.letters.for_reporter import AssessmentMissed, Broken, Fixed, Relay, Reopened
from mailbot.letters.frame import frame
from mailbot.letters.layout import woven
from mailbot.letters.proofreading import combined, problems
from mailbot.letters.rendering import RULE, Rendered, Texts
from mailbot.letters.sampling import AT, DAY, ORGANISATION, OTHER_DAY, samples
from mailbot.mail.reply.quotes import mark_line
from tests.sample_letters import LETTERS, sample

LONG = 180  # words that somebody reads on a phone, where files are named that stay
SHORT = 150  # … who reports something, greeting and sign-off included
LISTS = {  # which are looked through: when there is something to tell of everything
    "morning": 300,
    "monthly-report": 700,  # a document
    "clock-declared": 230,
    "clock-reminder": 230,
    "clock-officer": 285,
    "cases-going": 230,
    "cases-erased": 230,
    "declaration": 420,  # a document
    "progress": 180,
    "closed": 180,
}
SUBJECT = 60  # characters, of which a phone shows the first 40
LONGEST_DAY = date(2026, 9, 30)
COLUMNS = 78  # RFC 3676 section 4.2
TO_REPORTERS = tuple(letter.text for letter in LETTERS.values() if letter.audience is Audience.REPORTER)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts()


@pytest.fixture
def organisation() -> Organisation:
    return ORGANISATION


TOGETHER = {  # of the letters that can be told most: what decides about sentences that touch each other
    "case": ("what", "state", "assessment_by", "encryption", "key"),
    "confirmation": tuple(  # lists stand by themselves, and `kept` where nothing else is said
        field for field in samples(Confirmation) if field not in ("left_out", "kept", "doubts", "changed")
    ),
    "morning": ("held", "older_held", "spam", "soon", "missed", "older_missed"),  # the rest are lists by themselves
}


def combinations(name: str) -> Iterator[Content]:
    """Give every combination of values; of what can be told most, each beside the first and the last of the rest."""
    kind = LETTERS[name]
    values = samples(kind)
    together = TOGETHER.get(name, tuple(values))
    if name in TOGETHER:
        for rest in (0, -1):
            for field in values:
                for value in values[field]:
                    yield kind(**{other: values[other][rest] for other in values} | {field: value})
    for chosen in combined({field: values[field] for field in together}):
        yield kind(**{other: values[other][0] for other in values} | chosen)


def letter(content: Content, language: str, reference: str | None = "VB-2026-K7QM") -> Letter:
    return Letter(content, content.audience, "somebody@reporter.example", language, reference=reference)


def why_wrong(rendered: Rendered, *, apart: bool, words: int = LONG) -> str | None:
    """Say what a reader would stumble over, or None; `apart`: the letter ends in a block of reference."""
    above, _, block = rendered.body.partition(RULE)
    body = rendered.body
    lines = [rendered.subject, *body.splitlines()]
    first = above.replace(" \n", " ").split("\n\n", 1)[0]
    checks = {
        "an exclamation mark": "!" in rendered.subject + body,
        "a mark that nobody replaced": re.search(r"[{}\0]|\[\[|\]\]|\bNone\b", body) is not None,
        "an empty value": re.search(
            r"“”|\(\)| [.,]|,,|(?<!\.)\.\.(?!\.)|: *$(?!\n\n|\n\xa0)", body.replace(" \n", " "), re.MULTILINE
        )
        is not None,
        "two sentences without a space between": re.search(r"\w[.,;:?][A-ZÀ-Þ]", body) is not None,
        "too many words": len(re.findall(r"\S*\w\S*", above)) > words,
        "too long a line": any(len(line) > COLUMNS for line in lines),
        "as soon as possible": re.search(
            r"as soon as|zo (snel|spoedig) mogelijk|dès que possible|so bald wie|schnellstmöglich|plus vite", body
        )
        is not None,
        "a command at the beginning of a line": any(re.match(r"[-* ]*#", line) for line in lines),
        "a command cut from its argument": re.search(
            r"#(?:(?:accept|defer) \n ?[\dA-Z]{4}-|key \n ?(?:accept|drop)|held \n ?(?:show|release|discard))", body
        )
        is not None,
        "an empty first paragraph": first.strip() == "" and "relay" not in body,
        "a gap": "\n\n\n" in body or body != body.lstrip("\n"),
        "no block of reference": apart and "https://www.voorbeeld.example/privacy" not in block,
        "an empty subject": not re.search(r"\w", rendered.subject.rpartition("[")[0] or rendered.subject),
    }
    return next((f"{what} in:\n{rendered.subject}\n\n{body}" for what, found in checks.items() if found), None)


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in LETTERS if name != "relay"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_reads_well_whatever_it_has_to_say(
    texts: Texts, organisation: Organisation, language: str, name: str
) -> None:
    for content in combinations(name):
        rendered = texts.render(letter(content, language), organisation)
        words = LISTS.get(name, SHORT if name in TO_REPORTERS else LONG)
        why = why_wrong(rendered, apart=name in TO_REPORTERS, words=words)
        assert why is None, f"{content}: {why}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_subject_is_short_and_ends_with_the_reference(language: str) -> None:
    heads = Texts()  # of each letter, nothing but its head: that is what differs
    for name in LETTERS:
        head = (heads.find_source(language, name) or "").partition("\n\n")[0]
        heads.own[f"{language}/{name}.txt"] = f"{head}\n\nx\n".encode()
    for name, kind in LETTERS.items():
        values = samples(kind)
        asked = [field for field in values if field in find_undeclared_variables(heads.parse(language, name))]
        for chosen in product(*(values[field] for field in asked)):
            content = sample(name, **{field: at_its_longest(value) for field, value in zip(asked, chosen, strict=True)})
            subject = heads.render(letter(content, language), ORGANISATION).subject
            assert subject.endswith(" [VB-2026-K7QM]"), name
            assert name == "lean" or len(subject) <= SUBJECT, subject  # that one has another letter's


def at_its_longest(value: object) -> object:
    if isinstance(value, datetime):
        return value.replace(month=9, day=30)
    return LONGEST_DAY if isinstance(value, date) else value


CLEAR = {  # of what any mail server on the way reads: nothing of what was found, whether it is true, and still open
    "en": r"\bvalid (?!yet)|\bvalid$|vulnerab|hole|fix|solved|solution|breach|leak|wait",
    "nl": "klopt|kwetsbaar|lek|opgelost|oplossing|wachten",
    "fr": "fondé|vulnérab|faille|fuite|correct|corrig|résolu|solution|attendre",
    "de": "trifft zu|schwachstelle|lücke|behoben|behebung|lösung|panne|warten",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TO_REPORTERS)
def test_a_subject_tells_nobody_on_the_way_what_came_of_a_report(texts: Texts, language: str, name: str) -> None:
    head = (texts.find_source(language, name) or "").partition("\n\n")[0].partition("Subject: ")[2]
    assert not re.search(CLEAR[language], re.sub(r"\{%.*?%\}", "|", head), re.IGNORECASE)


@pytest.mark.parametrize(
    ("words", "greets", "wishes"),
    [
        pytest.param("We found it.", True, True, id="words alone"),
        pytest.param("Hi Rosa,\n\nWe found it.", False, True, id="a greeting of their own"),
        pytest.param("Beste Rosa,\n\nWe vonden het.", False, True, id="in another language"),
        pytest.param("We found it.\n\nKind regards,", True, False, id="a closing of their own"),
        pytest.param("We found it.\n\nBest, Noor", True, False, id="with a name"),
        pytest.param("We found it.\n\nKind regards,\n\nNoor de Vega", True, False, id="with a name below"),
        pytest.param("Gevonden.\n\nGroet,\nNoor\nTeam Web", True, False, id="with a name and a team below"),
        pytest.param("Thanks,\n\nwe found it.", True, True, id="a formula that words follow"),
        pytest.param("Hello there.\nGood day!\n\nHave a nice weekend", False, False, id="both"),
        pytest.param("High time that we looked: thanks.", True, True, id="words that only begin like one"),
    ],
)
def test_what_a_colleague_wrote_is_not_greeted_twice(texts: Texts, words: str, greets: bool, wishes: bool) -> None:
    body = texts.render(replace(letter(Relay(), "en"), below=words), ORGANISATION).body
    assert body.startswith("Hello,\n\n") is greets
    assert ("Kind regards,\n\nThe security team" in body.replace(words, "")) is wishes
    assert "The security team, Gemeente Voorbeeld\n\n* * *" in body  # who wrote, and not that a machine did


@pytest.mark.parametrize(
    ("language", "stop", "again"),
    [("en", "STOP", "START"), ("nl", "STOP", "START"), ("de", "STOP", "START"), ("fr", "STOP", "REPRENDRE")],
)
def test_who_has_stopped_the_letters_reads_how_they_begin_again(
    texts: Texts, language: str, stop: str, again: str
) -> None:
    for stopped in (False, True):
        body = texts.render(replace(letter(Reopened(DAY), language), stopped=stopped), ORGANISATION).body
        assert [word in body for word in (stop, again)] == [not stopped, stopped]


def test_who_signs_stands_in_the_configuration(texts: Texts) -> None:
    signed = replace(ORGANISATION, signatures=(("nl", "het CERT van Voorbeeld"),))
    written = {language: texts.render(letter(Reopened(DAY), language), signed).body for language in ("nl", "en")}
    assert "het CERT van Voorbeeld\n" in written["nl"]
    assert "The security team, Gemeente Voorbeeld\n" in written["en"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TO_REPORTERS)
def test_the_block_of_reference_is_whole_once_and_short_after(texts: Texts, language: str, name: str) -> None:
    content = sample(name)
    published = replace(ORGANISATION, published=("https://www.voorbeeld.example",))
    body = texts.render(letter(content, language), published).body
    block = body.replace(" \n ", " ").partition(RULE)[2]
    assert ("security@voorbeeld.example" in block) is content.comes_first
    halves = ("\n\xa0\xa00123\xa04567\xa089AB\xa0CDEF\xa00123\n", "\n\xa0\xa04567\xa089AB\xa0CDEF\xa00123\xa04567\n")
    assert [half in block for half in halves] == [content.brings_our_key] * 2
    page = f"https://www.voorbeeld.example/security/{language}.html"
    assert (page in block) is content.brings_our_key
    assert ("STOP" in block) is not content.ends_letters
    typed = block.replace("\xa0", " ")
    assert any(word.upper() in typed for word in PHRASES[language].requests.no_mail) is not content.ends_letters


def test_the_texts_of_every_language_are_complete(texts: Texts) -> None:
    assert problems(texts) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_runs_into_the_next_for_a_tag_at_its_end(texts: Texts, language: str) -> None:
    """Such a tag takes the line break with it, unless it is written `+%}`: an item ended in the next one."""
    words_and_a_tag = re.compile(r"^(?!Subject: |\{% set |\}).*(?<!\+)%\}$", re.MULTILINE)
    for name in LETTERS:
        lines = words_and_a_tag.findall(texts.find_source(language, name) or "")
        assert [line for line in lines if re.sub(r"\{%.*?%\}", "", line).strip(" -")] == [], name


def test_french_keeps_its_signs_with_their_words(texts: Texts) -> None:
    plain = re.compile(r"(?<=[\w’)}]) (?=[:;?!»])|(?<=«) ")  # where a no-break space belongs
    for name in LETTERS:
        source = texts.find_source("fr", name)
        words = re.sub(r"{%.*?%}", "", source or "")
        assert (found := plain.search(words)) is None, f"{name}: {words[max(found.start() - 20, 0) : found.end() + 20]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_without_a_reference_names_none(texts: Texts, organisation: Organisation, language: str) -> None:
    rendered = texts.render(letter(Broken(DAY), language, reference=None), organisation)
    assert why_wrong(rendered, apart=True) is None
    assert "[" not in rendered.subject


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_relay_holds_the_words_and_the_block_of_reference(
    texts: Texts, organisation: Organisation, language: str
) -> None:
    relayed = replace(letter(Relay(), language), below="Dear reporter,\n\nwe found it.\n")
    body = texts.render(relayed, organisation).body
    assert body.startswith("Dear reporter,\n\nwe found it.\n\n")  # not greeted twice
    assert f"Gemeente Voorbeeld\n\n{RULE}\n\n- " in body


@pytest.mark.parametrize("name", TO_REPORTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_reach_a_reporter_through_a_field(
    texts: Texts, organisation: Organisation, language: str, name: str
) -> None:
    for content in combinations(name):
        told = {field.name: getattr(content, field.name) for field in fields(content)}
        forged = {field: "canary" for field, value in told.items() if isinstance(value, str)}
        rendered = texts.render(letter(replace(content, **forged), language), organisation)
        assert "canary" not in rendered.subject + rendered.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_reports_is_told_whom_reports_are_always_shared_with(
    texts: Texts, organisation: Organisation, language: str
) -> None:
    key = Key("A" * 40, "", ())
    partners = (Partner("IBD", "incident@ibd.example", key, always=True), Partner("NCSC", "cert@ncsc.example", key))
    sharing = replace(organisation, partners=partners)
    for content in combinations("acknowledgement"):
        rendered = texts.render(letter(content, language), sharing)
        assert (why := why_wrong(rendered, apart=True)) is None, why
        assert ("IBD" in rendered.body, "NCSC" in rendered.body) == (True, False)
        assert "IBD" not in texts.render(letter(content, language), organisation).body


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_partner_is_called_what_people_know(texts: Texts, language: str) -> None:
    ibd = Partner("IBD", "incident@ibd.example", Key("A" * 40, "", ()), always=True, says=((language, "the sector’s"),))
    ncsc = replace(ibd, name="NCSC", says=())
    sharing = replace(ORGANISATION, partners=(ibd, ncsc))
    told = texts.render(letter(sample("acknowledgement"), language), sharing).body
    assert re.search(r"the\ssector’s(?:,)?\s\w+\sNCSC", told.replace(" \n", " "))  # "… and NCSC", as the language lists
    shared = (Happening(AT, "shared", "IBD"), Happening(AT, "shared", "CERT of before"))
    closed = texts.render(letter(sample("closed", shared=shared), language), sharing).body.replace(" \n ", " ")
    assert ("the sector’s" in closed, "IBD" in closed, "CERT of before" in closed) == (True, False, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_promises_more_than_the_policy_does(texts: Texts, language: str) -> None:
    fear = re.compile("legal|juridisch|justice|rechtlich")
    for name in ("acknowledgement", "opened"):
        content = letter(sample(name), language)
        assert not fear.search(texts.render(content, replace(ORGANISATION, safe_harbour=False)).body)
    assert fear.search(texts.render(letter(sample("acknowledgement"), language), ORGANISATION).body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_is_shown_in_the_order_in_which_a_handler_asks(texts: Texts, language: str) -> None:
    """Where an answer goes; who wrote; what is due; what else is known; what can be answered; the report."""
    content = sample("case", proven=(Proof.VOUCHED,), state=State.RECEIVED, assessment_by=DAY, encryption="whole")
    shown = replace(letter(content, language), below="their words", attachments=())
    body = texts.render(shown, ORGANISATION, mark="the mark").body
    first, *_ = body.partition("\n\n")
    assert "2026" not in first
    day = {"en": "27\xa0Nov", "nl": "27\xa0nov", "fr": "27\xa0nov", "de": "27.\xa0Nov"}[language]
    order = ["somebody@reporter.example", day, "#accept", "#help", "the mark", "their words"]
    places = [body.index(one) for one in order]
    assert places == sorted(places)
    facts = body[places[0] : places[1]]
    assert facts.count("\n- ") <= 3  # how surely, and where the case stands: nothing else between


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_must_be_typed_stands_in_no_quotation_marks(texts: Texts, language: str) -> None:
    """Copied as “#accept”, with its marks, a command is none for most programs, and looks odd to everybody."""
    quoted = re.compile(r"[“”„«‘\"']\s?(?:#[a-z]|\{\{ command)")
    for name in LETTERS:
        said = re.sub(r"\{% set .*?%\}", "", texts.find_source(language, name) or "", flags=re.DOTALL)
        assert not quoted.search(re.sub(r"\{%.*?%\}", "", said)), name


SORRY = {"en": "sorry", "nl": "spijt", "fr": "désolé", "de": "entschuldig|leid"}
FAULT = {"en": "fault", "nl": "schuld|fout", "fr": "faute", "de": "Schuld|schuld |Fehler"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["assessment-missed", "solution-missed", "rights-late"])
def test_whoever_waits_too_long_reads_that_we_are_sorry_and_a_new_day(texts: Texts, language: str, name: str) -> None:
    body = texts.render(letter(sample(name), language), ORGANISATION).body
    assert re.search(SORRY[language], body)
    assert not re.search(FAULT[language], body)  # no claims are invited
    above = body.partition(RULE)[0]
    days = re.findall(r"\b(?:27|1)(?:\.|er)?\s(?:Nov|Dec|Dez|déc)", above, re.IGNORECASE)
    assert len(days) == 2  # the day that passed, and the new one


def test_a_day_that_is_missing_is_not_written_as_today(texts: Texts, organisation: Organisation) -> None:
    with pytest.raises(Permanent, match="a day is missing"):
        texts.render(letter(Reopened(assessment_by=None), "en"), organisation)


DAYS = AssessmentMissed(was=OTHER_DAY, by=DAY)
MOMENTS = ClockQuestion(received_at=AT, clocks=(MayRun("gdpr", "#breach", AT.replace(minute=59, hour=23)),))
MOMENT = "{{ received_at | moment }}"


@pytest.mark.parametrize(
    ("language", "content", "source", "shown"),
    [
        pytest.param("en", DAYS, "{{ by | day }}", "Friday 27 November 2026", id="a day in English"),
        pytest.param("nl", DAYS, "{{ by | day }}", "vrijdag 27 november 2026", id="a day in Dutch"),
        pytest.param("fr", DAYS, "{{ by | day }}", "vendredi 27 novembre 2026", id="a day in French"),
        pytest.param("de", DAYS, "{{ by | day }}", "Freitag, 27. November 2026", id="a day in German"),
        pytest.param(
            "de", DAYS, "{{ by | said_day }}", "Freitag, den 27. November 2026", id="a day in a German sentence"
        ),
        pytest.param("fr", DAYS, "{{ was | said_day }}", "mardi 1er décembre", id="the first in a French sentence"),
        pytest.param("fr", DAYS, "{{ was | day }}", "mardi 1er décembre 2026", id="the first of a month in French"),
        pytest.param("en", MOMENTS, MOMENT, "Sunday 22 November 2026 at 23:30", id="a moment in English"),
        pytest.param("nl", MOMENTS, MOMENT, "zondag 22 november 2026 om 23.30 uur", id="a moment in Dutch"),
        pytest.param(
            "fr",
            MOMENTS,
            MOMENT,
            "dimanche 22 novembre 2026 à 23\xa0h\xa030",
            id="a moment in French",
        ),
        pytest.param(
            "de",
            MOMENTS,
            MOMENT,
            "Sonntag, 22. November 2026, 23:30 Uhr",
            id="a moment in German",
        ),
        pytest.param(
            "en", MOMENTS, "{{ clocks[0].until | day }}", "Monday 23 November 2026", id="a moment's local day"
        ),
    ],
)
def test_dates_are_written_as_the_language_writes_them(
    tmp_path: Path, organisation: Organisation, language: str, content: Content, source: str, shown: str
) -> None:
    write(tmp_path, f"{language}/{content.text}.txt", f"Subject: x\n\n{source}\n")
    own = replace(letter(content, language), audience=Audience.HANDLER)
    body = Texts(tmp_path).render(own, organisation).body
    assert body == f"{shown}\n".replace(" ", "\xa0")  # no client breaks it


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("{{ ''.__class__.__mro__ }}", id="a way to the interpreter"),
        pytest.param("{% include '/etc/passwd' %}", id="a file from outside"),
        pytest.param("{% include '../../../etc/passwd' %}", id="a file from outside, by a relative path"),
        pytest.param("{% include name ~ '/outside' %}", id="a text from outside"),
        pytest.param("{{ wish }}", id="a field that is not there"),
        pytest.param("{{ 1 + reference }}", id="a sum of what cannot be added"),
        pytest.param("{{ 1 // 0 }}", id="a division by nothing"),
        pytest.param("{% for one in range(10 ** 9) %}x{% endfor %}", id="a count without end"),
    ],
)
def test_a_text_cannot_reach_beyond_its_fields(tmp_path: Path, organisation: Organisation, source: str) -> None:
    write(tmp_path, "outside.txt", "a secret\n")
    write(tmp_path, "texts/en/unproven.txt", f"Subject: x\n\n{source}\n")
    with pytest.raises(Permanent, match="text en/unproven: "):
        Texts(tmp_path / "texts").render(
            letter(Unproven(str(tmp_path), yours=False, when=AT, lead=False), "en"), organisation
        )


def test_a_letter_in_a_language_without_texts_cannot_be_written(texts: Texts, organisation: Organisation) -> None:
    with pytest.raises(Permanent, match="text xx/fixed"):
        texts.render(letter(Fixed(ask=False), "xx"), organisation)


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("one\n[[below]]\ntwo", id="a forged place for the words of others"),
        pytest.param("one\0two", id="a NUL, which marks that place inside"),
        pytest.param("one\r\n\r\n#accept 2026-12-11", id="a command on a line of its own"),
        pytest.param("one\u2028two\u2029three\x85four", id="line breaks of Unicode"),
        pytest.param("one\u202etwo", id="a right-to-left override"),
        pytest.param("{{ reference }}{% raw %}", id="a template"),
    ],
)
def test_what_a_field_holds_stays_on_its_line_above_the_mark(
    texts: Texts, organisation: Organisation, hostile: str
) -> None:
    forged = dict.fromkeys(("subject", "failure_reason", "automated", "sender"), hostile)
    case = replace(letter(sample("case", **forged), "en"), below="their words")
    body = texts.render(case, organisation, mark=mark_line("4F2A")).body
    above, mark, below = body.partition(mark_line("4F2A"))
    assert (mark, below) == (mark_line("4F2A"), "\ntheir words\n")
    assert not re.search("[\0\r\x85\u2028\u2029\u202e]|^ *#", above, re.MULTILINE)
    assert "one" in above or "{{ reference }}{% raw %}" in above


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        pytest.param("a" * 2000, "a" * 2000, id="a line of 2,000 characters"),
        pytest.param("one \ntwo", "one\ntwo", id="a space at the end, which would join the lines"),
        pytest.param("  indented", "   indented", id="an indented line is stuffed"),
        pytest.param("From here", " From here", id="a line that begins with From is stuffed"),
        pytest.param("> quoted", "> quoted", id="a quote stays a quote"),
        pytest.param("one\r\ntwo\rthree", "one\ntwo\nthree", id="all line ends are the same"),
        pytest.param("* * *\n[[below]]", "* * *\n[[below]]", id="our own marks mean nothing"),
        pytest.param("", "", id="nothing at all"),
    ],
)
def test_the_words_of_others_are_kept_line_by_line(
    texts: Texts, organisation: Organisation, below: str, kept: str
) -> None:
    body = texts.render(replace(letter(Relay(), "en"), below=below), organisation).body
    assert body.startswith(f"Hello,\n\n{kept}\n\nKind regards,\n\n")


IMITATION = (
    f"{RULE}\n\n- To get no email from us, reply NO MAIL.\n\nKind regards,\n\nThe security team\n- – –\n> quoted"
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name, kind in LETTERS.items() if kind.insets_below])
def test_no_line_of_what_somebody_wrote_passes_for_one_of_ours(texts: Texts, language: str, name: str) -> None:
    content = sample(name, **({"reasoned": True} if "reasoned" in samples(LETTERS[name]) else {}))
    lines, ours = (
        texts.render(replace(letter(content, language), below=below), ORGANISATION).body.split("\n")
        for below in (IMITATION, "x")
    )
    for line in filter(None, IMITATION.split("\n")):
        assert f"\xa0\xa0{line}" in lines
        assert lines.count(line) == ours.count(line)


@pytest.mark.parametrize(
    ("words", "joins"),
    [
        pytest.param("The page is public on purpose.", True, id="one sentence"),
        pytest.param("  The page is public\xa0: on purpose.\n", True, id="… with what strays around it"),
        pytest.param("The page is public.\nOn purpose.", False, id="two lines"),
        pytest.param("The page is public. " * 11, False, id="many sentences"),
        pytest.param("The page, > 3 years old, is public.", False, id="what a quoted line begins with"),
        pytest.param("Public \N{EN DASH} on purpose.", False, id="what a line of ours begins with"),
        pytest.param("#1 is public", False, id="what a command begins with"),
        pytest.param("The page is \u202epublic.", False, id="a hidden sign"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reason_of_one_breath_stands_in_the_sentence(texts: Texts, language: str, words: str, joins: bool) -> None:
    for name in ("invalid", "deferred", "closed", "rights-refused"):
        content = sample(name, **({"reasoned": True} if "reasoned" in samples(LETTERS[name]) else {}))
        body = texts.render(replace(letter(content, language), below=words), ORGANISATION).body
        said = " ".join(words.replace("\xa0", " ").split())
        assert (f": {said}" in body.replace(" \n", " ")) is joins
        assert ("\n\xa0\xa0" + words.strip().partition("\n")[0].strip(" ") in body) is not joins


def test_nobodys_words_follow_a_sentence_that_does_not_announce_them() -> None:
    assert [woven(text, "It is public.") for text in ("Why:\n\n", "Why.\n\n", "")] == ["Why: It is public.", None, None]


def test_words_inside_a_letter_of_ours_are_set_apart_unless_they_are_few() -> None:
    """Words that are the whole letter need not be, nor those that handlers read below a mark, or copy into a form."""
    inside = {name for name, kind in LETTERS.items() if kind.has_below and not kind.is_words}
    outside = {name for name in inside if LETTERS[name].audience is not Audience.HANDLER}
    assert {name for name, kind in LETTERS.items() if kind.insets_below} == outside


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_wrote_a_letter_is_said_by_what_kind_it_is(texts: Texts, language: str) -> None:
    """Nobody reads that a machine wrote what a colleague did; of what it did, everybody reads so."""
    below = "It is meant to be open."

    def told(content: Content, words: str | None = None) -> set[str]:
        """What would not stand there if a person had written and sent it."""
        whole = replace(letter(content, language), below=words)
        ours = frame(whole, ORGANISATION)
        by_hand = replace(ours, machine=False, decided=False, explained=False, replies=False)
        told, rest = (
            set(texts.render(whole, ORGANISATION, around=around).body.replace(" \n", " ").split("\n\n"))
            for around in (ours, by_hand)
        )
        assert rest <= told
        return told - rest

    told_of = [
        told(sample("invalid", reasoned=True), below),
        *(told(sample(name)) for name in ("accepted", "acknowledgement", "receipt", "progress", "closed")),
    ]
    assert [len(one) for one in told_of] == [1] * 6
    assert len(set().union(*told_of)) == 6
    assert told(Relay(), below) == set()


def write(folder: Path, name: str, source: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(source, "utf-8")
