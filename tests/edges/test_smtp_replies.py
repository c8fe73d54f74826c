"""What our own mail server's answers mean: what servers are known to say, and what a stranger makes them say."""

import pytest

from mailbot.edges.smtp.replies import judge
from mailbot.errors import Later, MailbotError, NotLetIn, Permanent, Refused, Temporary
from mailbot.facts import LetterRefusal

ANNA = "anna@reporter.example"
US = "<security@voorbeeld.example>"
SIZE, VIRUS, SPAM, FORM, POLICY = LetterRefusal
Verdict = type[MailbotError] | LetterRefusal


def verdict(command: str, answer: str, rcpt_to: str = ANNA) -> Verdict:
    code, _, message = answer.partition(" ")
    found = judge("SMTP mail.example:587", command, int(code), message.replace("|", "\n"), rcpt_to)
    return LetterRefusal(found.what) if isinstance(found, Refused) else type(found)


LIMITS = {
    "Google's day": "550 5.4.5 Daily user sending limit exceeded.|5.4.5 For more information go to",
    "Google's day, by its words": "550 5.7.1 Daily SMTP relay sending limit exceeded for this user.",
    "Google's rate": "421 4.7.28 Gmail has detected an unusual rate of unsolicited mail",
    "… behind a 5yz": "550 5.7.1 Our system has detected an unusual rate of unsolicited mail from your IP address",
    "Google's recipients": "550 5.5.3 Too many recipients for this sender",
    "a recipient who gets too much": "550 5.2.1 The user you are trying to contact is receiving mail at a rate that",
    "Exchange Online's day": "550 5.1.90 Your message can't be sent because you've reached your daily limit",
    "… of a trial tenant": "550 5.7.232 Your message can't be sent because your trial tenant is over it",
    "… of a tenant": "550 5.7.233 Your message can't be sent because your tenant is over its rate limit",
    "… of its first domain": "550 5.7.236 Your message can't be sent because your tenant exceeded its daily limit",
    "… in the store's words": "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
    "… and another code": "554 5.2.2 mailbox full; STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
    "… throttled": "550 5.2.252 Sender throttled due to continuous send as denied errors.",
    "… threads": "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded",
    "… of a minute": "421 4.4.2 Message submission rate for this client has exceeded the configured limit",
    "Postfix's recipients": "452 4.5.3 Error: too many recipients",
    "… by a code alone": "452 4.5.3",
    "… by its words alone": "452 Too many recipients received this hour",
    "Postfix's rate": "450 4.7.1 Error: too much mail from 192.0.2.7",
    "Postfix's policy service": "450 4.7.1 <anna@reporter.example>: Recipient address rejected: Policy rate limit",
    "a sender's rate": "450 4.7.1 <security@voorbeeld.example>: Sender address rejected: sending rate limit exceeded",
    "rspamd's": '451 4.7.1 Ratelimit "user" exceeded',
    "4.7.x behind a 5yz": "550 4.7.1 please wait",
    "cPanel's hour": "550 Domain voorbeeld.example has exceeded the max emails per hour (201/200 (100%)) allowed.",
    "IONOS'": "550 Mail send limit exceeded",
    "Amazon's day": "454 Throttling failure: Daily message quota exceeded.",
    "policyd's": "554 5.7.1 <>: Recipient address rejected: Policy Rejection: Message count quota exceeded",
    "outMail's": "554 5.7.1 <anna@reporter.example>: Recipient address rejected: You have exceeded your Outmail quota.",
    "Zoho's": "550 5.4.6 Unusual sending activity detected. Please try after sometime",
    "our address, while its domain cannot be looked up": f"450 4.1.8 {US}: Sender address rejected: Domain not found",
}

OURS = {
    "a login that may not send as us": f"553 5.7.1 {US}: Sender address rejected: not owned by user bram",
    "… without a login": f"553 5.7.1 {US}: Sender address rejected: not logged in",
    "an address that Postfix does not know": f"550 5.1.0 {US}: Sender address rejected: User unknown in local table",
    "… refused by a table": f"554 5.7.1 {US}: Sender address rejected: Access denied",
    "… of a domain without records": f"550 5.1.8 {US}: Sender address rejected: Domain not found",
    "Exim's callout": "550 Sender verify failed",
    "Exchange's send-as": "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
    "… in the store's words": "554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied",
    "Exchange's anonymous": "530 5.7.57 Client not authenticated to send mail.",
    "a sender that Exchange blocked": "550 5.1.8 Access denied, bad outbound sender",
    "a tenant that it blocked": "550 5.7.705 Access denied, tenant has exceeded threshold",
    "relaying, for now": "454 4.7.1 <anna@reporter.example>: Relay access denied",
    "relaying": "554 5.7.1 <anna@reporter.example>: Relay access denied",
    "… in Exchange's words": "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
    "… in qmail's": "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
    "… in Sendmail's": "550 5.7.1 <anna@reporter.example>... Relaying denied",
    "our host": "554 5.7.1 <host.example[192.0.2.7]>: Client host rejected: Access denied",
    "our host on a list": "554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org",
    "a login that is missing": "530 5.7.0 Authentication required",
    "TLS that is missing": "530 5.7.0 Must issue a STARTTLS command first",
    "our domain's records": "550 5.7.26 This mail is unauthenticated",
}

CONTENT = {
    "too big": ("552 5.3.4 Message size exceeds fixed limit", SIZE),
    "too big, by its code alone": ("552", SIZE),
    "too big for the recipient": ("550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient", SIZE),
    "too big, and no code says it": ("554 Message size limit exceeded", SIZE),
    "too big, as a limit that is exceeded": ("554 5.7.1 Your message exceeded the maximum size limit of 10 MB", SIZE),
    "too big, by its bytes": ("550 message is 26214401 bytes, 26214400 are allowed", SIZE),
    "a virus": ("554 5.7.1 virus Eicar-Test-Signature found", VIRUS),
    "a virus, by Exim": ("550 This message contains malware (Eicar-Test-Signature)", VIRUS),
    "a virus, by amavis": ("554 5.7.0 Reject, id=12345-01 - INFECTED: Eicar-Test-Signature", VIRUS),
    "a kind of file": ("552 5.7.0 blocked because its attachment presents a potential security issue", VIRUS),
    "spam": ("554 5.7.1 Spam message rejected", SPAM),
    "spam behind the code of a size": ("552 spam message discarded", SPAM),
    "a link": ("554 5.7.1 Message contains a URL listed by URIBL", SPAM),
    "a policy": ("554 5.7.1 Message rejected due to content policy", POLICY),
}  # fmt: skip
AFTER_DATA = {
    "no reason": ("554 5.7.1", POLICY),
    "no reason and no code": ("550 Denied", POLICY),
    "a form": ("554 5.6.0 Reject, id=12345-02 - BAD_HEADER", FORM),
    "a line": ("550 5.5.2 message line is too long", FORM),
}

THEIRS = {
    "nobody there": "550 5.1.1 <anna@reporter.example>: Recipient address rejected: User unknown",
    "nobody there, and no code says it": "550 no such user",
    "an access table": "554 5.7.1 <anna@reporter.example>: Recipient address rejected: Access denied",
    "a full mailbox": "552 5.2.2 <anna@reporter.example> Quota exceeded (mailbox for user is full)",
    "a mailbox with a size": "552 5.2.2 Mailbox size limit exceeded",
    "a full mailbox, and no code says it": "552 mailbox full",
    "a disabled one": "550 5.2.1 The email account that you tried to reach is disabled.",
    "a group for members": "550 5.7.1 RESOLVER.RST.AuthRequired; authentication required [Stage: CreateMessage]",
    "no domain": "550 5.1.2 no such domain",
}

OTHERS = {
    "for now": ("451 4.3.0 later", Temporary),
    "greylisted": ("450 4.2.0 Greylisted", Temporary),
    "busy": ("450 4.2.1 busy", Temporary),
    "a full disk": ("452 4.3.1 Insufficient system storage", Temporary),
    "a full disk behind a 5yz": ("554 5.3.1 Mail system full", Temporary),
    "a server that shuts down": ("421 4.3.2 shutting down", Temporary),
    "out of step": ("503 bad sequence", Temporary),
    "a size for now": ("451 4.3.0 message size", Temporary),
}


def rows(commands: str, table: dict[str, str], becomes: Verdict) -> list[object]:
    return [
        pytest.param(
            command,
            answer,
            becomes,
            id=f"{becomes.__name__ if isinstance(becomes, type) else becomes} at {command}: {name}",
        )
        for name, answer in table.items()
        for command in commands.split()
    ]


@pytest.mark.parametrize(
    ("command", "answer", "becomes"),
    [
        *rows("MAIL RCPT DATA", LIMITS, Later),
        *rows("MAIL RCPT DATA", OURS, NotLetIn),
        *rows("RCPT", THEIRS, Permanent),
        *(one for name, (answer, what) in CONTENT.items() for one in rows("MAIL RCPT DATA", {name: answer}, what)),
        *(one for name, (answer, what) in AFTER_DATA.items() for one in rows("DATA", {name: answer}, what)),
        *(one for name, (answer, what) in OTHERS.items() for one in rows("MAIL RCPT DATA", {name: answer}, what)),
        pytest.param("RCPT", "554 5.7.1 no", POLICY, id="a policy that does not say what it is about"),
        pytest.param("RCPT", "554 5.6.0 no", FORM, id="a form that does not say what it is about"),
        pytest.param("RCPT", "550 5.7.1 no", Permanent, id="a recipient who may not be written to"),
        pytest.param("DATA", "550 5.1.1 nobody", Permanent, id="a recipient, refused late"),
        pytest.param("DATA", "552 5.2.2 over quota", Permanent, id="a mailbox, full by then"),
        pytest.param("MAIL", "550 5.7.1 not you", NotLetIn, id="our address, without a reason"),
        pytest.param("MAIL", "501 5.1.7 bad sender", NotLetIn, id="our address, badly written"),
    ],
)
def test_an_answer_tells_whose_fault_it_is_and_whether_it_passes(command: str, answer: str, becomes: Verdict) -> None:
    assert verdict(command, answer) == becomes


@pytest.mark.parametrize(
    ("rcpt_to", "answer"),
    [
        pytest.param(
            '"sender address rejected"@evil.example',
            '550 5.1.1 <"sender address rejected"@evil.example>: Recipient address rejected: User unknown',
            id="in a name, as it is",
        ),
        pytest.param(
            '"too many messages"@evil.example',
            "550 5.1.1 too many messages@evil.example... User unknown",
            id="in a name, without its quotes",
        ),
        pytest.param(
            "too-many-messages@rate-limit.example",
            "550 5.1.1 too-many-messages@rate-limit.example: User unknown",
            id="in a name and a domain",
        ),
        pytest.param(
            ANNA,
            f"550 5.1.1 <{ANNA}>: Recipient address rejected: undeliverable address: host mx.evil.example[192.0.2.9]"
            " said: 550 5.7.1 Sender address rejected: not owned by you, rate limit exceeded, virus",
            id="in what their server said to ours",
        ),
        pytest.param(
            ANNA,
            "550 Callback failed. Response: 550 too many messages, daily limit exceeded",
            id="in what their server said to Exim",
        ),
    ],
)
def test_no_words_of_a_stranger_decide(rcpt_to: str, answer: str) -> None:
    assert verdict("RCPT", answer, rcpt_to) is Permanent


@pytest.mark.parametrize(
    ("command", "answer", "says"),
    [
        pytest.param(
            "RCPT",
            f"550 5.7.1 <{ANNA}>: Relay access denied",
            "we may not send: 550 5.7.1. Check smtp.username, and that it may send from our address",
            id="our trouble",
        ),
        pytest.param(
            "MAIL",
            "553 5.7.1 <security+0a1b2c@voorbeeld.example>: not owned by user bram",
            "we may not send: 553 5.7.1 <>: not owned by user bram."
            " Check smtp.username, and that it may send from our address",
            id="our trouble, in the server's words but for the tag of the letter",
        ),
        pytest.param(
            "DATA",
            "550 5.4.5 Daily user sending limit exceeded",
            "DATA 550 5.4.5: a limit of ours; this letter waits until it is over",
            id="a limit",
        ),
        pytest.param("DATA", f"554 5.7.1 worm {ANNA}", "DATA 554 5.7.1: refused for its content (virus)", id="a virus"),
        pytest.param("RCPT", f"550 no {ANNA}", "RCPT 550", id="a recipient"),
    ],
)
def test_an_error_says_in_words_what_it_is_and_names_nobody(command: str, answer: str, says: str) -> None:
    code, _, message = answer.partition(" ")
    assert str(judge("SMTP mail.example:587", command, int(code), message, ANNA)) == f"SMTP mail.example:587: {says}"
