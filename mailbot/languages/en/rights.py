"""How people ask in English for their data; what each field is for says languages/right_words.py."""

from mailbot.languages.phrases import word_set
from mailbot.languages.right_words import RightsWords, WordsOfRight

RIGHTS = RightsWords(
    access=WordsOfRight(
        typed="MY DATA",
        asks=(
            "copy",
            "copies",
            "access",
            "what data",
            "which data",
            "what personal data",
            "which personal data",
            "what information",
            "which information",
            "what you know",
            "what you have",
            "what you hold",
            "what you store",
            "what you keep",
            "what do you know",
            "what do you have",
            "what do you hold",
            "what do you store",
            "what do you keep",
            "export",
            "download",
            "overview",
            "inspect",
            "portability",
            "transfer",
            "confirm whether",
            "whether you",
        ),
        alone=(
            "subject access request",
            "subject access requests",
            "data subject request",
            "data access request",
            "access request",
            "right of access",
            "right to access",
            "data portability",
            "dsar",
        ),
    ),
    erase=WordsOfRight(
        typed="ERASE MY DATA",
        asks=(
            "delete",
            "deleted",
            "deletion",
            "erase",
            "erased",
            "erasure",
            "remove",
            "removed",
            "removal",
            "wipe",
            "wiped",
            "forget",
            "forgotten",
            "destroy",
            "destroyed",
            "purge",
        ),
        alone=(
            "erase",
            "right to be forgotten",
            "right to erasure",
            "forget me",
            "erasure request",
            "deletion request",
            "request for erasure",
            "request for deletion",
        ),
    ),
    correct=WordsOfRight(
        typed="CORRECT MY DATA",
        asks=(
            "correct",
            "corrected",
            "correction",
            "rectify",
            "rectified",
            "rectification",
            "amend",
            "amended",
            "fix",
            "wrong",
            "incorrect",
            "inaccurate",
        ),
        alone=(
            "right to rectification",
            "rectification request",
            "request for rectification",
        ),
    ),
    restrict=WordsOfRight(
        typed="RESTRICT MY DATA",
        asks=(
            "restrict",
            "restricted",
            "restriction",
            "limit",
            "limited",
            "freeze",
            "stop using",
            "not use",
        ),
        alone=(
            "restrict",
            "right to restriction",
            "right to restrict processing",
            "restrict processing",
            "restriction of processing",
            "request for restriction",
        ),
    ),
    object=WordsOfRight(
        typed="OBJECT",
        asks=(
            "object",
            "objection",
            "objecting",
            "oppose",
            "stop processing",
            "withdraw",
            "revoke",
        ),
        alone=(
            "i object",
            "right to object",
            "i withdraw my consent",
            "i revoke my consent",
            "withdraw my consent",
            "revoke my consent",
            "withdrawal of consent",
            "objection to processing",
        ),
    ),
    data=(
        "my data",
        "my personal data",
        "personal data",
        "my information",
        "my personal information",
        "personal information",
        "my details",
        "my personal details",
        "my file",
        "my records",
        "my name",
        "my address",
        "my email address",
        "my e mail address",
        "about me",
        "on me",
        "concerning me",
        "relating to me",
        "of me",
        "me from your",
        "everything you have",
        "everything you hold",
        "everything you know",
        "everything you keep",
        "use of my",
        "data subject",
    ),
    law=(
        "gdpr",
        "uk gdpr",
        "general data protection regulation",
        "data protection act",
        "data protection law",
        "dsgvo",
        "avg",
        "rgpd",
    ),
    asking=word_set(
        """
        ask asking can could d demand exercise exercising expect hereby i'd inaccurate incorrect invoke
        invoking kindly like make making may need please pls request requesting requests require want
        will wish would writing wrong you're
        """
    ),
    beside=word_set(
        """
        a accordance according account accounts address addresses after afterwards again all already
        also am an and any anything are art article articles as asap at automated back basis be been
        being by cc clear collected collecting commonly concerning consent contact copy correspondence
        data database databases day days do does e electronic electronically email emails entire eu ever
        everything exactly file files fixed following for form format free from full further gdpr get
        give had has have having held hello here hereby hi hold holding how i if immediately in
        information into ip is it its just keep keeping know law lawful lawfully let ll long machine
        madam made mail mails may me message messages mine month months my name no now of on once one
        one's or organisation organization our out para paragraph permanently personal portable possible
        process processed processing provide purpose purposes pursuant re readable receive received
        recipients records regards regulation related relating report reported reports resolved right
        rights s section see send sent settled shared sir so solved some soon sources store stored
        structured subject system systems team thank thanks that the their them then there these this
        those till time to today uk under until us use used using ve want was we well were what when
        where whether which who whole whom will with within without you your yours
        """
    ),
)
