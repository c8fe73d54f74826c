"""Why a mail is kept for a person to look at."""

from __future__ import annotations

from enum import StrEnum


class HoldReason(StrEnum):
    """Why we hold a mail, in the words of log, journal and database; `{}` is what differs from mail to mail.

    Each has its words in every language (languages/reasons.py). What differs is free text: the place of a bug, what
    gpg or a server said.
    """

    # What could not be read
    FAILED_BEFORE = "failed twice before: {}"
    FAILED = "failed {} times: {}"
    DIED = "the daemon died twice while it was read"
    DAMAGED = "damaged in the database"
    NOT_GIVEN = "not given by the mail server: {}"
    UNREAD = "{}"  # in the words of the part that could not read it
    # What could not be opened
    NOT_OPENED = "could not be opened: {}"
    PARTLY_NOT_OPENED = "could not be opened in part: {}"
    NOT_FOR_US = "encrypted to a key that is not ours"
    PARTLY_NOT_FOR_US = "encrypted in part to a key that is not ours"
    KEYS_UNSEEN = "its keys took too long"
    # Who wrote it, and what it asks
    UNPROVEN = "in a handler's name, not proven"
    UNSIGNED = "encrypted, and not signed by the colleague it comes from"
    HANDLERS_NOT_OPENED = "a handler's mail that could not be opened"
    TOO_MANY = "too many mails of one handler in a day"
    REPLAYED = "a signature that was used before"
    LOWER_COMMAND = "a command below the top"
    COMMAND_IN_SUBJECT = "a command in the subject"
    RIGHTS_UNPROVEN = "asks for somebody's data, and may be anybody"
    REPEATS = "repeats decrypted text to an unproven author"
    NO_SENDER = "no single From address"
    OUR_ADDRESS = "from our own address, not by us"
    OFFICERS_ABOUT_NO_CASE = "from the data protection officer, about no case"
    PARTNERS_ABOUT_NO_CASE = "from a partner, about no case"
    SPAM = "spam: {}"
    # What came back
    OTHER_RETURN_PATH = "a failure notice that came to another address than the return path of its letter"
    KNOWN_TO_OTHERS = "a failure notice about a letter that others know of"
    NO_LETTER_OF_OURS = "delivery report about no letter of ours"
