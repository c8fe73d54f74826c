"""What programs must know of English; what each field is for says languages/phrases.py."""

from mailbot.languages.en.clocks import CLOCKS
from mailbot.languages.en.figures import FIGURES
from mailbot.languages.en.formulas import FORMULAS
from mailbot.languages.en.publication import PUBLICATION
from mailbot.languages.en.reasons import BY_PROGRAM, REASONS
from mailbot.languages.en.rights import RIGHTS
from mailbot.languages.en.status import STATUS
from mailbot.languages.en.words import EVERYDAY, TRADE, WORDS
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
        moment="{day} at {at:%H:%M}",
        lasting={"day": "day", "days": "days", "month": "month", "months": "months", "year": "year", "years": "years"},
        fillers=("the", "of", "on", "by", "st", "nd", "rd", "th"),
        at=("at",),
        oclock=(),
    ),
    reasons=REASONS,
    by_program=BY_PROGRAM,
    clocks=CLOCKS,
    publication=PUBLICATION,
    figures=FIGURES,
    detection=Detection(
        words=WORDS,
        trade=TRADE,
        traits=r"^th|^wh|ought|ght|ally$|ously$|..[^aeiou]ed$|ould|ness$|^kn|ying$|[^e]able$|own$",
        first_person=("I",),
        written_out={},
        legalese=(
            "confiden",
            "privileged",
            "recipient",
            "notif(?:y|ied)",
            "sender",
            "delete",
            "liability",
            "prohibited",
            "unauthori[sz]ed",
            "print",
            "attachments",
            "in error",
            "this (?:e-?)?mail",
            "this message",
        ),
        disclaimers=(
            "intended recipient",
            "intended (?:solely|only|exclusively)",
            "addressee",
            "(?:mail|message) in error",
        ),
    ),
    formulas=FORMULAS,
    contact_lines=ContactLines(
        labels=("Phone", "Mobile", "Office", "Address", r"P\.?O\.? ?Box", "Working days"),
        pictures=("picture",),
        drawn_by_machine=("automatically generated",),
        at_work=("work(?:ing)?", "available"),
        weekdays=("mon", "tue", "monday", "tuesday", "wednesday"),
    ),
    quotes=Quotes(
        opening=("On",),
        wrote=("wrote",),
        wrote_on=(),
        ends=("wrote",),
        original=("Original Message",),
        forwarded=("Forwarded message",),
        forward_begins=("Begin forwarded message",),
        from_field=("From",),
        date_field=("Sent", "Date"),
        to_or_subject_field=("To", "Subject"),
        answers_below=("below", "inline"),
        nobody=("undisclosed", "unlisted"),
    ),
    banners=Banners(
        external=("external",),
        bracketed=("outside",),
        openers=("caution", "warning", "attention", "this (?:e-?mail|message)"),
        outside=("outside", "external source"),
        mail_words=("e-?mail", "mail", "message", "sender"),
        warnings=("(?:do not|don['’]t|never) (?:click|open)", "be careful", "use caution"),
        rules=("disclaimer",),
        this_mail=("this (?:e-?mail|message|communication|transmission)", "contents of"),
        for_somebody=("intended", "addressee", "recipient", "in error", "by mistake"),
        of_law=("liab", "virus"),
        secret=("confidential", "privileged"),
        destroy=("delete", "destroy"),
        forbidden=("prohibited", "disclosure"),
        stock=("(?:please )?(?:consider the environment|think before you print|think of the environment)",),
    ),
    gestures=Gestures(
        forwards=("fwd?", "forwarded", "forward"),
        goes_on=("re", "fw", "fwd"),
        recalls=("recall", "message recall", "recall request"),
        reminders=(),
        taken_back=(r"would like to recall the message", r"wants? to recall (?:the|this) message"),
        receipts=(
            "read",
            "not read",
            "read receipt",
            "delivered",
            "relayed",
            "undeliverable",
            "undelivered",
            "deleted",
            "return receipt(?: \\(displayed\\))?",
        ),
        invitations=(
            *("accepted", "tentative", "tentatively accepted", "maybe", "declined", "cancell?ed", "cancell?ed event"),
            *("invitation", "updated invitation", "meeting forward notification", "new time proposed"),
        ),
        reactions=patterns(
            r"""
            <who> (?:liked|loved|disliked|hearted|celebrated|laughed at) <your>
            <who> reacted(?: with)?(?: .{1,20})? to <your>
            (?:<who> )?reacted (?:.{1,20} )?via (?:gmail|outlook)
            (?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted(?: with)? .{1,20} to) <cited>
            removed an? .{1,30} from <cited>
            """,
            your="(?:your|a|the|this) (?:message|e-?mail|mail)",
        ),
        away=("automatic (?:reply|response)", "auto[- ]?(?:reply|response)", "out of (?:the )?office", r"ooo\b"),
    ),
    requests=Requests(
        stop=("stop", "unsubscribe"),
        start=("start", "resume"),
        anonymous=("anonymous",),
        no_mail=("no mail", "no email", "no emails", "no e-mail", "no mails"),
        anonymous_reports=("anonymous report",),
        key=(r"(?:pgp|gpg)?[- ]?keys?", "certificates?", "fingerprints?"),
        mine=("my", "mine", "our", "ours", "i", "we"),
    ),
    status=STATUS,
    rights=RIGHTS,
    disclosure=Disclosure(
        everyday=EVERYDAY,
        at_sign=("at",),
        dot=("dot",),
        users_folder=("Users",),
    ),
)
