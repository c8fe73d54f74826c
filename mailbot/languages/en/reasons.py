"""Why a mail is held, in English; a `{}` stands for what differs from one mail to the next."""

REASONS = {
    # What could not be read
    "failed twice before: {}": "couldn't be read, twice: {}",
    "failed {} times: {}": "couldn't be handled, {} times: {}",
    "the daemon died twice while it was read": "mailbot crashed twice while reading it",
    "damaged in the database": "damaged in the database",
    "not given by the mail server: {}": "the mail server doesn't hand it over: {}",
    "unreadable: {}": "unreadable: {}",
    "larger than {} octets": "larger than {} bytes",
    "more than {} octets of header fields": "its header is larger than {} bytes",
    "a {} field of {} octets": "its header has a {} field of {} bytes",
    "more than {} parts": "it has more than {} parts",
    "more than {} addresses": "it has more than {} addresses",
    "nested deeper than {}": "nested more than {} levels deep",
    "parser overran its {} s": "reading it took more than {} s",
    "parser died": "reading it broke off",
    "parser gave no message": "reading it gave nothing",
    # What could not be opened
    "could not be opened: {}": "couldn't be decrypted: {}",
    "could not be opened in part: {}": "couldn't be decrypted in part: {}",
    "encrypted to a key that is not ours": "encrypted to a key that isn't ours",
    "encrypted in part to a key that is not ours": "encrypted in part to a key that isn't ours",
    "encrypted with S/MIME": "encrypted with S/MIME",
    "too many encrypted parts": "too many encrypted parts",
    "took too long": "took too long",
    "its keys took too long": "looking at its keys took too long",
    "encrypted more than once": "encrypted more than once",
    "nested encryption": "encryption inside encryption",
    "too many packets": "too many packets",
    "too many recipients": "too many recipients",
    "its key has a passphrase that openpgp.older does not name": (
        "its key has a passphrase that openpgp.older doesn't name"
    ),
    "the passphrase of our key is wrong": "the passphrase of our key is wrong",
    "could not be decrypted": "couldn't be decrypted",
    "not encrypted": "not encrypted",
    "several messages": "several messages in one",
    "no integrity protection": "not protected against changes on the way",
    "a passphrase instead of a key": "encrypted with a passphrase instead of a key",
    "no recipient": "encrypted to no key at all",
    "too large": "too large",
    "changed on the way": "changed on the way",
    "not one plaintext": "it holds more than one text, or none",
    "cut off": "cut off",
    "damaged armor": "damaged",
    "not OpenPGP": "not OpenPGP",
    # Who wrote it, and what it asks
    "in a handler's name, not proven": "in a colleague's name, but we can't tell whether it's from them",
    "signed, and says nowhere which case it is for": "signed, without saying for which case",
    "signed, and its words name another case, or several": "signed, and its words name another case, or several",
    "signed for another letter than it answers": "signed for another email than the one it replies to",
    "encrypted, and not signed by the colleague it comes from": (
        "encrypted, and not signed by the colleague it comes from"
    ),
    "a handler's mail that could not be opened": "from a colleague, but we couldn't decrypt it",
    "too many mails of one handler in a day": "too many emails from one colleague in a day",
    "a signature that was used before": "a signature that was used before",
    "a command below the top": "a command that isn't at the top",
    "a command in the subject": "a command in the subject",
    "asks for somebody's data, and may be anybody": "asks about someone’s data, and may not come from them",
    "repeats decrypted text to an unproven author": "repeats what came encrypted to someone who may not be its author",
    "no single From address": "no single sender",
    "from our own address, not by us": "from our own address, but not by us",
    "from the data protection officer, about no case": "from the data protection officer, about no case",
    "from a partner, about no case": "from a partner, about no case",
    "spam: {}": "our mail server says it's spam: {}",
    # What a machine wrote
    "null reverse-path": "may be an email of ours that came back",
    "written to the return path of a letter": "may be an email of ours that came back",
    "multipart/report": "a receipt or a failure notice",
    "a failure notice that came to another address than the return path of its letter": (
        "a failure notice that didn't come to the return path of our email"
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
    "a letter that our mail server does not take yet": "an email of ours that our mail server doesn't take yet",
}

BY_PROGRAM = "sent by a program"
"""What every sign of a machine comes to that has no words of its own."""
