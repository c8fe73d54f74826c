"""What each letter can be told, value by value: our texts are tried with it by the tests, an operator's at the start.

A field that can be missing has None here, one that is counted has none, one and many, one that is free text is empty
and long. Where the code tells a letter something new, it is added here, or a text that cannot say it is found too late.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from mailbot.facts import (
    Changed,
    CloseReason,
    Doubt,
    Doubted,
    Happening,
    Kept,
    Key,
    LeftOut,
    LetterRefusal,
    Notice,
    Organisation,
    Owed,
    Partner,
    Promises,
    Span,
    State,
    Stays,
    Unit,
    Value,
)
from mailbot.languages import LANGUAGES

DAY = date(2026, 11, 27)
OTHER_DAY = date(2026, 12, 1)
AT = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
STATES = tuple(state.value for state in State)
YES_NO, SOME_DAY = (False, True), (None, DAY)
COMMANDS = ("#accept YYYY-MM-DD", "#invalid", "#close fixed|invalid|duplicate|out-of-scope|no-report|spam")
HAPPENED = ("received", "accepted", "deferred", "invalid", "fixed", "reopened", "answered")
SHARED = ("partner-told", "shared-summary", "shared", "shared-named")
KEY_PROBLEMS = ("expired", "revoked", "cannot encrypt", "version 5", "version 6", "not valid yet", "other")
UP_TO_EVERYTHING = ("", "0x2A is not what anybody expected here, on line 12 of 14")
DOUBTS = tuple(Doubt)
CHANGED = tuple(Changed("Anke - plan.docx", name, stripped=True) for name in ("1.docx", "Anke - plan.docx"))
BREACH: Final[Mapping[str, Sequence[Value]]] = {
    "aware_at": (AT,),
    "until": (AT,),
    "left": (0, 1, 23),
    "over": YES_NO,
    "still_open": ((), ("facts",), ("facts", "effects", "measures", "data", "affected", "authority")),
}

VALUES: Final[Mapping[str, Mapping[str, Sequence[Value]]]] = {
    "acknowledgement": {
        "state": ("contact", "received"),
        "assessment_by": SOME_DAY,
        "failure": ("", "not-for-us", "broken", "unread"),
        "encrypted": YES_NO,
        "signed": YES_NO,
        "key_problem": ("", *KEY_PROBLEMS),
        "key_from": (AT,),
    },
    "receipt": {
        "encrypted": YES_NO,
        "signed": YES_NO,
        "state": STATES,
        "assessment_by": SOME_DAY,
        "next_by": SOME_DAY,
    },
    "not-for-us": {"assessment_by": SOME_DAY},
    "broken": {"assessment_by": SOME_DAY},
    "unread": {"assessment_by": SOME_DAY},
    "contact-reminder": {"closes_on": (DAY,)},
    "accepted": {"solution_by": (DAY,), "next_by": (None, OTHER_DAY)},
    "invalid": {},
    "deferred": {"day": SOME_DAY, "next_by": (None, OTHER_DAY)},
    "fixed": {"ask": YES_NO},
    "closed": {
        "reason": tuple(reason.value for reason in CloseReason),
        "ask": YES_NO,
        "credit": ("", "yes", "no"),
        "publish": ("", "yes", "no", "agreed"),
        "shared": ((), *((Happening(AT, what, "IBD"),) for what in SHARED)),
    },
    "reopened": {"assessment_by": (DAY,)},
    "progress": {
        "state": STATES,
        "solution_by": SOME_DAY,
        "fixed": YES_NO,
        "happened": (
            (),
            *((Happening(AT, what),) for what in HAPPENED),
            *((Happening(AT, what, "IBD"),) for what in SHARED),
            tuple(Happening(AT, what) for what in HAPPENED),
            tuple(Happening(AT, what, "IBD") for what in ("received", "accepted", "partner-told", "shared")),
        ),
        "next_by": (OTHER_DAY,),
    },
    "assessment-missed": {"was": (DAY,), "by": (OTHER_DAY,)},
    "solution-missed": {"was": (DAY,), "next_by": (OTHER_DAY,)},
    "relay": {},
    "credit-question": {},
    "unreadable-key": {"problem": KEY_PROBLEMS, "key_from": (AT,)},
    "opened": {"assessment_by": SOME_DAY},
    "stopped": {},
    "case": {
        "what": ("contact", "report", "message", "reopened", "kept-open"),
        "sender": ("somebody@reporter.example", "", "somebody@reporter.example"),
        "from_line": ("", "/O=VOORBEELD/OU=ZENTRALE/CN=RECIPIENTS/CN=NOOR", ""),
        "seen_late": (None, AT, None),
        "proven": ((), ("disowned", "written"), ("signature",), ("vouched",), ("answer", "signature", "vouched")),
        "encryption": ("no", "whole", "partly", "not-for-us", "broken", "unread"),
        "failure_reason": ("no integrity protection",),
        "unopened": ((), ("report.pdf.gpg",), ("report.pdf.gpg", "message.pgp"), ()),
        "signature": ("none", "unknown", "bad", "good"),  # a good one last: beside "signature" in `proven`
        "joined_by": ("", "key", "letter", "inner subject", "subject", "address"),
        "names": ("", "VB-2026-9XYZ"),
        # What is rare stands in the middle: tried one by one beside the least and the most of everything else
        "was_copied": (False, True, False),
        "copied": ((), ("tim@reporter.example", "kim@reporter.example"), ()),
        "again": (False, True, False),
        "beside": ((), ("VB-2026-9XYZ",), ()),
        "same_as": ("", "VB-2026-9XYZ", ""),
        "anonymous": (False, True, False),
        "by_machine": (False, True, False),
        "credit": ("", "yes", "no", "R0sa", ""),
        "publish": ("", "yes", "no", "a blog, after the summer", ""),
        "credit_asked": (False, True, False),
        "consent": ("", "on the telephone, Monday", ""),
        "fingerprint_offered": ("", "A" * 40, ""),
        "another": (False, True, False),
        "key": ("none", "pinned", "offered", "unusable"),
        "key_problem": ("not valid yet", "expired"),
        "key_from": (AT,),
        "state": STATES,
        "assessment_by": SOME_DAY,
        "solution_by": SOME_DAY,
        "attachments": (0, 1, 12),
        "subject": ("", "A way into the register of births, deaths and marriages, through the search form" * 3),
        "automated": ("", "Auto-Submitted"),
        "smime": ("", "signed", "encrypted", ""),
    },
    "confirmation": {
        "kept": ("", *(why.value for why in Kept), ""),
        "doubts": (
            (),
            *(tuple(Doubted(why, "?for=anke%40voorbeeld.example") for why in DOUBTS[n::4]) for n in range(4)),
            (),
        ),
        "changed": ((), (Changed("Anke.png", "1.png", stripped=False),), CHANGED, ()),
        "left_out": ((), *((LeftOut(f"{why}.dat", why),) for why in Stays), ()),
        "commands": ((), ("#note",), ("#accept 2026-12-11", "#progress 2 weeks")),
        "waiting": ((), ("#key accept",), ("#key accept", "#merge VB-2026-9XYZ")),
        "waiting_at": (None, AT),
        "state": STATES,
        "sending": ("nothing", "delayed", "waits-clear-ok", "waits-send", "waits-look", "now"),
        "send_at": (None, AT),
        "partner": ("", "IBD"),
        "breach_until": (None, AT),
    },
    "refused": {
        "line_number": (3,),
        "line": ("#acept tomorrow", "#accept " + "a long story " * 20),
        "why": (
            "unknown",
            "illegal",
            "no-date",
            "bad-date",
            "past-date",
            "bad-argument",
            "missing-argument",
            "lower-command",
            "in-subject",
            "nothing-waits",
            "no-case",
            "not-assigned",
            "merged",
            "not-first",
            "bad-address",
            "no-such-case",
            "cannot-merge",
            "several-handlers",
            "no-such-handler",
            "no-key-offered",
            "another-key",
            "no-such-partner",
            "nothing-to-share",
            "no-breach",
            "breach-ended",
            "late-reason",
            "future-moment",
            "nobody-reads",
            "no-consent",
            "not-shown",
            "to-partner",
            "repeats",
            "not-alone",
        ),
        "state": ("", *STATES),
        "would_work": ((), COMMANDS),
    },
    "unproven": {"name": ("Anke de Vries",), "when": (AT,)},
    "assessment-reminder": {"by": (DAY,), "state": STATES},
    "assessment-escalation": {"by": (DAY,), "state": STATES, "reporter": ("told", "lost", "not-told", "told-before")},
    "solution-reminder": {"by": (DAY,), "state": STATES},
    "solution-passed": {"by": (DAY,), "state": STATES, "reporter": ("told", "lost", "not-told")},
    "contact-closing": {"closes_on": (DAY,)},
    "undelivered": {
        "letter": ("receipt", "acknowledgement", "unread", "relay", "opened", "stopped", "of a later version"),
        "name": ("", "Anke de Vries"),
        "reason": ("", *UP_TO_EVERYTHING),
        "final": YES_NO,
        "stopped": YES_NO,
        "content": YES_NO,
    },
    "not-taken": {
        "letter": ("relay", "case", "of a later version"),
        "name": ("", "Anke de Vries"),
        "what": tuple(LetterRefusal),
        "reason": ("SMTP mail.example:465: DATA 554 5.7.1: refused for its content (virus)",),
        "goes": ("", "lean", "bare"),
    },
    "lean": {
        "subject": ("New report",),
        "what": tuple(LetterRefusal),
        "reason": ("SMTP mail.example:465: MAIL 552 5.3.4: too big",),
        "left_out": (("shot.png",), ("shot.png", "proof.py.untrusted") * 40),
    },
    "bare": {
        "letter": ("case", "morning", "of a later version"),
        "what": tuple(LetterRefusal),
        "reason": ("SMTP mail.example:465: DATA 554 5.7.1: refused for its content (spam)",),
        "lean": YES_NO,
        "relays": YES_NO,
    },
    "unwritable": {"letter": ("receipt",), "reason": UP_TO_EVERYTHING, "name": ("", "Bram Jansen")},
    "key-ending": {
        "name": ("Bram Jansen",),
        "yours": YES_NO,
        "partner": YES_NO,
        "ended": YES_NO,
        "ends": (AT,),
        "file": ("/etc/mailbot/keys/bram.asc",),
    },
    "key-revoked": {"key": ("A" * 40,), "name": ("", "Bram Jansen"), "soft": YES_NO},
    "our-key": {"ends": (AT,)},
    "nobody-reached": {"state": STATES, "assessment_by": SOME_DAY, "solution_by": SOME_DAY},
    "held": {
        "sender": ("", "somebody@reporter.example"),
        "reason": UP_TO_EVERYTHING,
        "when": (AT,),
        "subject": ("", "A way in"),
    },
    "withheld": {
        "sender": ("", "somebody@reporter.example"),
        "subject": UP_TO_EVERYTHING,
        "when": (AT,),
        "folder": ("INBOX",),
        "uid": (4711,),
        "kilobytes": (0, 12),
        "reason": UP_TO_EVERYTHING,
    },
    "not-done": {
        "step": (
            *("contact-reminder", "contact-closing", "contact-close", "assessment-reminder", "assessment-missed"),
            *("solution-reminder", "solution-passed", "progress", "breach", "breach-question", "partner-notice"),
            *("send-draft", "hour-over", "undelivered", "digest", "morning", "keys", "of a later version"),
        ),
        "at": (AT,),
        "until": (None, AT),
        "over": YES_NO,
        "aside": YES_NO,
    },
    "digest": {
        "notices": (
            (),
            *(
                (Notice(AT, reference, what, excerpt),)
                for what in (
                    "contact",
                    "report",
                    "message",
                    "held",
                    "reminder",
                    "undelivered",
                    "not-taken",
                    "letters-stopped",
                )
                for reference in (None, "VB-2026-9XYZ")
                for excerpt in UP_TO_EVERYTHING
            ),
        ),
    },
    "help": {
        "state": ("", *STATES),
        "would_work": (
            (),
            (
                *COMMANDS,
                "#defer [YYYY-MM-DD]",
                "#fixed",
                "#reopen",
                "#progress 2 weeks",
                "#note",
                "#send",
                "#stop",
                "#clear-ok",
                "#help",
            ),
        ),
    },
    "assigned": {
        "by": ("Anke de Vries", ""),
        "state": STATES,
        "assessment_by": SOME_DAY,
        "solution_by": SOME_DAY,
        "history": YES_NO,
    },
    "morning": {
        "held": (
            (),
            (
                Notice(AT, None, "held", "a signature that was used before"),
                Notice(AT, "VB-2026-9XYZ", "held", "too many mails of one handler in a day"),
            ),
        ),
        "more_held": (0, 1, 12),
        "spam": (0, 1, 12),
        "soon": ((), (Owed("VB-2026-9XYZ", "assessment", DAY), Owed("VB-2026-AAAA", "solution", DAY))),
        "more_soon": (0, 12),
        "missed": ((), (Owed("VB-2026-9XYZ", "assessment", DAY), Owed("VB-2026-AAAA", "solution", DAY))),
        "more_missed": (0, 12),
    },
    "out-of-office": {"name": ("Bram Jansen",), "what": ("assessment", "solution"), "by": (DAY,)},
    "waits-an-hour": {"name": ("Anke de Vries",), "line": ("#key accept",), "at": (AT,)},
    "breach-declared": {"name": ("Anke de Vries",), **BREACH},
    "breach-reminder": BREACH,
    "breach-question": {"received_at": (AT,), "until": (AT,)},
    "breach-ended": {"name": ("Anke de Vries",), "notified": YES_NO, "told": ("", "AP-2026-123", "a test list " * 20)},
    "partner-mail": {
        "partner": ("IBD", ""),
        "sender": ("incident@ibd.example",),
        "proven": ((), ("disowned", "written"), ("signature",), ("vouched",), ("answer", "signature", "vouched")),
        "encryption": ("no", "whole", "partly", "not-for-us", "broken"),
        "failure_reason": ("no integrity protection",),
        "unopened": ((), ("report.pdf.gpg", "message.pgp")),
        "joined_by": ("letter", "subject"),
        "attachments": (0, 1, 12),
        "subject": ("", "Your report of Monday"),
    },
    "partner-notice": {
        "first": YES_NO,
        "received_at": (AT,),
        "breach": YES_NO,
        "state": (*STATES, "fixed"),
        "reason": ("", *(reason.value for reason in CloseReason)),
        "solution_by": SOME_DAY,
    },
    "partner-report": {"received_at": (AT,), "holds": ("summary", "report", "both"), "named": YES_NO},
    "breach-officer": BREACH,
}

ORGANISATION: Final = Organisation(
    name="Gemeente Voorbeeld",
    address="security@voorbeeld.example",
    aliases=(),
    languages=LANGUAGES,
    timezone="Europe/Amsterdam",
    country="NL",
    prefix="VB",
    policy_url="https://www.voorbeeld.example/responsible-disclosure",
    privacy_url="https://www.voorbeeld.example/privacy",
    fingerprint="0123456789ABCDEF0123456789ABCDEF01234567",
    handlers=(),
    promises=Promises(Span(5, Unit.WORKING_DAYS), Span(14, Unit.DAYS), Span(1, Unit.WORKING_DAYS), timedelta(0)),
)
PARTNERS: Final = (Partner("IBD", "incident@ibd.example", Key("A" * 40, "", ()), always=True),)
COMMON_VALUES: Final[Mapping[str, Sequence[Value]]] = {"reference": (None, "VB-2026-K7QM"), "partners": ("", "IBD")}
"""Of the fields that every letter has, those that can be missing."""

OFTEN_EMPTY: Final = frozenset({"failure_reason", "key_problem", "line"})
"""Where another field says that there is nothing to tell, and the samples say what there is when there is."""
