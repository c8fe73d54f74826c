"""Why a mail is held, in English; a `{}` stands for what differs from one mail to the next."""

REASONS = {
    # What could not be read
    "failed twice before: {}": "could not be read, twice: {}",
    "failed {} times: {}": "failed {} times: {}",
    "the daemon died twice while it was read": "mailbot crashed twice while reading it",
    "damaged in the database": "damaged in the database",
    "not given by the mail server: {}": "the mail server does not hand it over: {}",
    "unreadable: {}": "unreadable: {}",
    "larger than {} octets": "larger than {} bytes",
    "more than {} octets of header fields": "more than {} bytes of header fields",
    "a {} field of {} octets": "a {} field of {} bytes",
    "more than {} parts": "more than {} parts",
    "more than {} addresses": "more than {} addresses",
    "nested deeper than {}": "nested more than {} levels deep",
    "parser overran its {} s": "reading it took more than {} s",
    "parser died": "reading it broke off",
    "parser gave no message": "reading it yielded nothing",
    # What could not be opened
    "could not be opened: {}": "could not be opened: {}",
    "could not be opened in part: {}": "could not be opened in part: {}",
    "encrypted to a key that is not ours": "encrypted to a key that is not ours",
    "encrypted in part to a key that is not ours": "encrypted in part to a key that is not ours",
    "encrypted with S/MIME": "encrypted with S/MIME",
    "too many encrypted parts": "too many encrypted parts",
    "took too long": "took too long",
    "its keys took too long": "looking at its keys took too long",
    "encrypted more than once": "encrypted more than once",
    "nested encryption": "encryption inside encryption",
    "too many packets": "too many packets",
    "too many recipients": "too many recipients",
    "its key has a passphrase that openpgp.older does not name": (
        "its key has a passphrase that openpgp.older does not name"
    ),
    "the passphrase of our key is wrong": "the passphrase of our key is wrong",
    "could not be decrypted": "could not be decrypted",
    "not encrypted": "not encrypted",
    "several messages": "several messages",
    "no integrity protection": "no protection against changes",
    "a passphrase instead of a key": "a passphrase instead of a key",
    "no recipient": "no recipient",
    "too large": "too large",
    "changed on the way": "changed on the way",
    "not one plaintext": "no single content",
    "cut off": "cut off",
    "damaged armor": "damaged",
    "not OpenPGP": "not OpenPGP",
    # Who wrote it, and what it asks
    "in a handler's name, not proven": "in a colleague’s name, not proven",
    "signed, and says nowhere which case it is for": "signed, without saying for which case",
    "signed, and its words name another case, or several": "signed, and its words name another case, or several",
    "signed for another letter than it answers": "signed for another email than the one it replies to",
    "encrypted, and not signed by the colleague it comes from": (
        "encrypted, and not signed by the colleague it comes from"
    ),
    "a handler's mail that could not be opened": "from a colleague, could not be opened",
    "too many mails of one handler in a day": "too many emails from one colleague in a day",
    "a signature that was used before": "a signature that was used before",
    "a command below the top": "a command that is not at the top",
    "a command in the subject": "a command in the subject",
    "repeats decrypted text to an unproven author": "repeats decrypted text to an unproven sender",
    "no single From address": "no single sender",
    "from our own address, not by us": "from our own address, but not by us",
    "from the data protection officer, about no case": "from the data protection officer, about no case",
    "from a partner, about no case": "from a partner, about no case",
    "spam: {}": "spam, says our mail server: {}",
    # What a machine wrote
    "null reverse-path": "may be an email of ours that came back",
    "written to the return path of a letter": "may be an email of ours that came back",
    "multipart/report": "a receipt or a failure notice",
    "a failure notice that came to another address than the return path of its letter": (
        "a failure notice that did not come to the return path of our email"
    ),
    "a failure notice about a letter that others know of": "a failure notice about an email that others know of",
    "delivery report about no letter of ours": "a failure notice about no email of ours",
    "aggregate report": "an aggregate report",
    "calendar reply": "a reply to an invitation",
    "sender that nobody reads": "a sender that nobody reads",
    "return path that nobody reads": "a return address that nobody reads",
    "ticket system": "from a ticket system",
    # What we wrote ourselves
    "may have left before the database was restored": "may have left before the database was restored",
    "a letter that our mail server does not take yet": "an email of ours that our mail server does not take yet",
}

BY_PROGRAM = "sent by a program"
"""What every sign of a machine comes to that has no words of its own."""
