"""Why a handler's command is refused; each reason has words of its own in the letter "refused"."""

from enum import StrEnum


class RefusalReason(StrEnum):
    """Why nothing of a handler's mail was done."""

    # The mail as a whole
    NO_CASE = "no-case"
    NO_CONTEXT = "no-context"  # signed, and what is signed names no case
    ANOTHER_LETTER = "another-letter"  # signed, as an answer to another letter of ours
    ENCRYPTED_UNSIGNED = "encrypted-unsigned"
    NOT_ASSIGNED = "not-assigned"
    TO_PARTNER = "to-partner"  # words that no command takes, in answer to a partner's mail
    # How a line is written
    UNKNOWN = "unknown"
    UNMARKED = "unmarked"  # a command said in full, but for its `#`
    LOWER_COMMAND = "lower-command"  # below the top, where none is read
    IN_SUBJECT = "in-subject"
    MISSING_ARGUMENT = "missing-argument"
    BAD_ARGUMENT = "bad-argument"
    NO_DATE = "no-date"
    BAD_DATE = "bad-date"
    PAST_DATE = "past-date"
    FUTURE_MOMENT = "future-moment"
    BAD_ADDRESS = "bad-address"
    NOT_FIRST = "not-first"
    # What is not possible as things stand
    ILLEGAL = "illegal"  # in this state, or beside another command of the mail
    NOTHING_WAITS = "nothing-waits"
    NOT_SHOWN = "not-shown"  # to a partner, and not word for word to the handler before
    MERGED = "merged"
    CANNOT_MERGE = "cannot-merge"
    NO_SUCH_CASE = "no-such-case"
    WHICH_CASE = "which-case"  # to show: it names none, and answers no letter about one
    LEADS_ONLY = "leads-only"
    WHICH_HELD = "which-held"  # what is held: the answered letter does not show that, or answers none
    NOT_HELD = "not-held"  # any more
    NOT_THEIRS = "not-theirs"  # to see; the same words as for a case that there is not
    NO_SUCH_HANDLER = "no-such-handler"
    SEVERAL_HANDLERS = "several-handlers"
    NO_SUCH_PARTNER = "no-such-partner"
    NOTHING_TO_SHARE = "nothing-to-share"
    NO_CONSENT = "no-consent"
    NO_KEY_OFFERED = "no-key-offered"
    ANOTHER_KEY = "another-key"  # than the one that the handler had before them
    WHICH_TO_HOLD = "which-to-hold"  # it names no case, and answers no letter about one
    NOT_ON_HOLD = "not-on-hold"
    WANTS_REASON = "wants-reason"  # the letter to the reporter, in the handler's own words
    NO_SUCH_CLOCK = "no-such-clock"  # or it is not switched on
    CLOCK_NOT_RUNNING = "clock-not-running"
    NO_SUCH_STEP = "no-such-step"
    NO_SUCH_FIELD = "no-such-field"
    CLOCK_ENDED = "clock-ended"
    LATE_REASON = "late-reason"  # a step of a law's is late, and nothing says why
    NOT_ASKED = "not-asked"  # of somebody's data, by anybody
    WHICH_REQUEST = "which-request"  # several wait
    LEADS_DECIDE = "leads-decide"  # about an objection
    ALREADY_EXTENDED = "already-extended"  # or its month is over
    TOO_LARGE = "too-large"  # a copy, for a mail
    STAYS_BY_LAW = "stays-by-law"  # what somebody wants erased: a legal hold, the clock of a law
    RESTRICTED = "restricted"  # what is kept is used for nothing but what was promised
    # Whom the words would reach
    NOBODY_READS = "nobody-reads"
    NOT_ALONE = "not-alone"  # the mail went to others as well
    REPEATS = "repeats"  # decrypted text, to somebody who is not shown to have written it
