"""The letters that there are: one text each in languages/<language>/letters/, and the fields that it may use."""

from collections.abc import Mapping
from typing import Final

FIELDS: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(fields.split())
    for name, fields in {
        # to the reporter
        "acknowledgement": "state assessment_by failure encrypted signed key_problem key_from",
        "receipt": "encrypted signed state assessment_by next_by",
        "not-for-us": "assessment_by",
        "broken": "assessment_by",
        "unread": "assessment_by",
        "contact-reminder": "closes_on",
        "accepted": "solution_by next_by",
        "invalid": "",
        "deferred": "day next_by",
        "fixed": "ask",
        "closed": "reason ask credit publish shared",
        "reopened": "assessment_by",
        "progress": "state solution_by fixed happened next_by",
        "assessment-missed": "was by",
        "solution-missed": "was next_by",
        "relay": "",
        "credit-question": "",
        "unreadable-key": "problem key_from",
        "opened": "assessment_by",
        "stopped": "",
        # to handlers
        "case": "what sender from_line seen_late proven encryption failure_reason unopened signature joined_by names"
        " was_copied copied again beside same_as anonymous by_machine credit publish credit_asked consent"
        " fingerprint_offered another key key_problem key_from state assessment_by solution_by attachments subject"
        " automated smime",
        "confirmation": "commands waiting waiting_at state sending send_at partner left_out kept doubts changed"
        " breach_until",
        "refused": "line_number line why state would_work",
        "unproven": "name when",
        "assessment-reminder": "by state",
        "assessment-escalation": "by state reporter",
        "solution-reminder": "by state",
        "solution-passed": "by state reporter",
        "contact-closing": "closes_on",
        "undelivered": "letter name reason final stopped content",
        "not-taken": "letter name what reason goes",
        "lean": "subject what reason left_out",
        "bare": "letter what reason lean relays",
        "unwritable": "letter reason name",
        "key-ending": "name yours partner ended ends file",
        "key-revoked": "key name soft",
        "our-key": "ends",
        "nobody-reached": "state assessment_by solution_by",
        "held": "sender reason when subject",
        "withheld": "sender subject when folder uid kilobytes reason",
        "not-done": "step at until over aside",
        "digest": "notices",
        "help": "state would_work",
        "morning": "held more_held spam soon more_soon missed more_missed",
        "out-of-office": "name what by",
        "assigned": "by state assessment_by solution_by history",
        "waits-an-hour": "name line at",
        "breach-declared": "name aware_at until left over still_open",
        "breach-reminder": "aware_at until left over still_open",
        "breach-question": "received_at until",
        "breach-ended": "name notified told",
        "partner-mail": "partner sender proven encryption failure_reason unopened joined_by attachments subject",
        # to a partner
        "partner-notice": "first received_at breach state reason solution_by",
        "partner-report": "received_at holds named",
        # to the data protection officer
        "breach-officer": "aware_at until left over still_open",
    }.items()
}
"""The letters, and the fields that each may use beside COMMON."""

COMMON: Final = frozenset(
    {"organisation", "address", "reference", "policy_url", "privacy_url", "fingerprint", "partners"}
)
WITH_BELOW: Final = frozenset({"relay", "case", "confirmation", "assigned", "held", "partner-mail", "partner-report"})
REFERENCE_BLOCK: Final = "reference-block"  # closes every letter to a reporter
