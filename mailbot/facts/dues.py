"""What must happen, and when: the kinds of dues, by the names that the database has for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DueKind(StrEnum):
    """Each kind of due; what is done when one comes up stands in the table of case/dues.py."""

    # Of a case
    SEND_DRAFT = "send-draft"
    HOUR_OVER = "hour-over"  # of a command that nobody signed
    KEY_VALID = "key-valid"
    KEY_REVOKED = "key-revoked"
    PARTNER_NOTICE = "partner-notice"
    NEW_KEY = "new-key"  # of ours
    CLOCK = "clock"  # of a law
    CLOCK_QUESTION = "clock-question"
    CONTACT_CLOSE = "contact-close"
    RIGHTS_MISSED = "rights-missed"
    ASSESSMENT_MISSED = "assessment-missed"
    SOLUTION_PASSED = "solution-passed"
    PROGRESS = "progress"
    CONTACT_CLOSING = "contact-closing"
    ASSESSMENT_REMINDER = "assessment-reminder"
    SOLUTION_REMINDER = "solution-reminder"
    RIGHTS_REMINDER = "rights-reminder"
    CONTACT_REMINDER = "contact-reminder"
    ERASE = "erase"
    # Of the house
    DIGEST = "digest"
    MORNING = "morning"
    KEYS = "keys"
    NEW_KEY_INSIDE = "new-key-inside"
    PUBLISHED = "published"
    CREDENTIALS = "credentials"
    REPORT = "report"
    RETENTION = "retention"
    HEAD = "head"  # over all chains
    MANY_OPENED = "many-opened"  # by one person
    # Of a letter, whose row it is about
    UNDELIVERED = "undelivered"


@dataclass(frozen=True, slots=True)
class Due:
    """What must happen, to which case, and when."""

    kind: DueKind
    at: datetime
    reference: str | None = None  # None: of the house, not of a case
    about: int | None = None  # a draft
