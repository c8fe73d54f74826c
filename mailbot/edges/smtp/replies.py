"""What a refusal by our own mail server means: whose fault it is, and whether another try would help.

    a limit of ours        Later      of an hour, a day, a number of connections: it passes, whatever the first digit
    our login or address   NotLetIn   stays until an operator acts (with 4yz: Later)
    the letter             Refused    its size, a virus, spam, its form, a policy
    the recipient          Permanent  5yz that is none of those
    who knows              Temporary  4yz that is none of those

The first digit is RFC 5321 section 4.2's, the enhanced code RFC 3463's, and words decide what neither says: servers use
550 and 5.7.1 for everything. Only our server's own words count. Addresses are cut out of them, for a stranger chose
the recipient's, and so is what another server is quoted to have said: else strangers could halt every letter.
"""

import re

from mailbot.edges.net import one_line
from mailbot.errors import Later, MailbotError, NotLetIn, Permanent, Refused, Temporary
from mailbot.facts import LetterRefusal

ENHANCED = re.compile(r"([245]\.\d{1,3}\.\d{1,3})(?= |$)|.*\(#([245]\.\d{1,3}\.\d{1,3})\)")  # RFC 3463; qmail's way

OUT_OF_STEP = 503  # bad sequence: about our session, and over with it
NOT_LOGGED_IN = {530, 534, 535, 538}  # RFC 4954 sections 4 and 6

# Exchange Online's connections; and what web APIs say, by some gateways
_LIMIT_CODES = {429, 432}
# RFC 3463's X.4.5 (Google: of a day) and X.5.3 (recipients); Exchange Online's of a day, of a tenant, and of a sender
# that it throttles; all of 4.7.x, with whatever first digit
_LIMIT = re.compile(r"[45]\.4\.5|[45]\.5\.3|5\.1\.90|5\.7\.23[1236]|5\.2\.25[1-5]|4\.7\.\d+")
_SURE_LIMIT = re.compile(r"submissionquota|submission\s?exceeded|thread\slimit|throttl|at\sa\srate")
_MAYBE_LIMIT = re.compile(
    r"""
      rate\s?limit | unusual\s(?:rate|sending) | you(?:'ve|\shave)\s[^.;]{0,20}exceeded
    | too\s(?:many|much)\s(?:e-?mails?|messages?|recipients|con\w+|sessions?|errors)
    | \b(?:send\w*|sent|relay|submission|hourly|daily|messag\w+|e-?mails?|mails?)\b
      [^.;]{0,40}\b(?:limit|quota|rate)s?\b[^.;]{0,20}\b(?:exceed\w*|reached)
    | \b(?:exceed\w*|reached)\b[^.;]{0,60}(?:\b(?:limit|rate|threshold)s?\b|\b(?:per|an|each)\s(?:hour|day|minute)\b)
    """,
    re.VERBOSE,
)
# X.2.x is the state of somebody's mailbox (RFC 3463 section 3.3): a limit of theirs, which they may never mend
_MAILBOX = re.compile(r"mailbox|inbox|storage|disk|over\s?quota|\bfull\b")

# The sender's address (RFC 3463 section 3.2), its domain's records (RFC 7372, RFC 7505), and Exchange's for who may not
# send, or not send as us
_OURS = re.compile(r"[45]\.1\.[78]|5\.7\.(?:3|8|1[013]|2[0-7]|57|60|64|50[1-3]|511|70[258]|750)")
_OURS_WORDS = re.compile(
    r"""
      \bsender(?:\saddress|\sdomain)?(?:\sis|\swas)?\s(?:reject|refus|den(?:y|ied)|invalid|verif|blocked|not\s(?:allowed|owned))
    | \binvalid\ssender | not\sowned\sby | not\slogged\sin | \bsend\s?as\b | \bsendas | bad\s(?:outbound\s)?sender
    | authentication\s(?:is\s)?required
    | must\s(?:issue|authenticate|log\s) | not\sauthenticated | client\shost | helo\scommand
    | \byour\s(?:ip|host|network|account)\b
    """,
    re.VERBOSE,
)
# 4yz as well: Postfix says 454 4.7.1, and it stays until there is a login
_RELAYING = re.compile(
    r"""
      relay(?:ing)?(?:\saccess)?\s(?:is\s)?(?:denied|not\s(?:allowed|permitted)|prohibited)
    | (?:unable|not\spermitted|refus\w+)\sto\srelay | rcpthosts
    """,
    re.VERBOSE,
)
# Exchange: who may write to this mailbox is its own restriction
_THEIRS = re.compile(r"resolver\.")

_SIZE = re.compile(r"[45]\.3\.4|[45]\.2\.3")  # RFC 3463 sections 3.3 and 3.4: for the system, for the recipient
_SIZE_WORDS = re.compile(r"\bsize\b|too\s(?:big|large)|\d\s?(?:bytes|octets|[km]i?b)\b|message\slength")
_VIRUS_WORDS = re.compile(
    r"virus|malware|infected|trojan|eicar|\bworm\b|executable|banned|attachment|file\s?(?:type|name)"
)
_SPAM_WORDS = re.compile(r"\bspam(?!haus|cop)|\bjunk\b|phish|unsolicited|\burls?\b|\bbulk\b")
_POLICY_WORDS = re.compile(
    r"polic|content|prohibited|(?:message|mail)[^.;]{0,20}\b(?:rejected|refused|blocked|not\saccepted)"
)
_FORM = re.compile(r"5\.6\.\d+|5\.5\.[24]")
_FULL = re.compile(r"5\.3\.[12]")  # the whole system, or closed: RFC 3463 section 3.4
_BY_POLICY = re.compile(r"5\.[67]\.\d+")
# What a server says of somebody although it has seen the letter, in answer to DATA
_SOMEBODY = re.compile(r"5\.[124]\.\d+|5\.5\.1")
_SOMEBODY_WORDS = re.compile(r"recipient|\busers?\b|mailbox|address\srejected")

_ADDRESS = re.compile(r"<[^>]*>|\S*@\S*")
_NOT_WORDS = re.compile(rf'{_ADDRESS.pattern}|"[^"]*"|https?://\S*')
# "undeliverable address: host mx.example.net[192.0.2.1] said: 550 …" (Postfix), "Response: 550 …" (Exim)
_QUOTED = re.compile(r"\b(?:said|response|(?:undeliverable|unverified)\saddress)\b.*")


def judge(where: str, command: str, code: int, message: str, rcpt_to: str) -> MailbotError:
    """Return what the answer to `command` (MAIL, RCPT, or DATA for the letter itself) means.

    The error holds the codes; the server's words as well when no recipient has been named yet, and never an address:
    our own has the tag in it that only the reader of a letter knows.
    """
    code_in_words = ENHANCED.match(message)
    enhanced = (code_in_words[1] or code_in_words[2]) if code_in_words else ""
    codes = f"{code} {enhanced}".strip() if command != "MAIL" else one_line(f"{code} {_ADDRESS.sub('<>', message)}")
    answer = f"{where}: {command} {codes}"
    not_let_in = f"{where}: we may not send: {codes}. Check smtp.username, and that it may send from our address"
    words = _own_words(message, rcpt_to)
    lasting = 500 <= code <= 599
    if lasting and _is_too_big(enhanced, words):
        return Refused(f"{answer}: too big", LetterRefusal.SIZE)
    ours = code in NOT_LOGGED_IN or _is_ours(enhanced, words)
    if _is_limit(code, enhanced, words, ours=ours):
        return Later(f"{answer}: a limit of ours; this letter waits until it is over")
    if code == OUT_OF_STEP or _FULL.fullmatch(enhanced):
        return Temporary(answer)
    if ours:
        return NotLetIn(not_let_in) if lasting or _RELAYING.search(words) else Later(not_let_in)
    if not lasting:
        return Temporary(answer)
    if (what := _why_refused(command, code, enhanced, words)) is not None:
        return Refused(f"{answer}: refused for its content ({what})", what)
    if command == "MAIL":  # all that the server has heard of is our address
        return NotLetIn(not_let_in)
    return Permanent(answer)


def _own_words(message: str, rcpt_to: str) -> str:
    words = _NOT_WORDS.sub("<>", " ".join(message.lower().replace(rcpt_to.lower(), "<>").split()))
    return _QUOTED.sub("", words)


def _is_too_big(enhanced: str, words: str) -> bool:
    if _SIZE.fullmatch(enhanced):
        return True
    return enhanced[1:4] != ".2." and not _MAILBOX.search(words) and _SIZE_WORDS.search(words) is not None


def _is_limit(code: int, enhanced: str, words: str, *, ours: bool) -> bool:
    if code in _LIMIT_CODES or _SURE_LIMIT.search(words):
        return True
    if _LIMIT.fullmatch(enhanced) and not ours:  # 454 4.7.1 Relay access denied
        return True
    theirs = enhanced[1:4] == ".2." or _MAILBOX.search(words) or _OURS.fullmatch(enhanced)
    return not theirs and _MAYBE_LIMIT.search(words) is not None


def _is_ours(enhanced: str, words: str) -> bool:
    if _OURS.fullmatch(enhanced):
        return True
    others = _VIRUS_WORDS.search(words) or _SPAM_WORDS.search(words) or _THEIRS.search(words)
    return not others and (_OURS_WORDS.search(words) or _RELAYING.search(words)) is not None


def _why_refused(command: str, code: int, enhanced: str, words: str) -> LetterRefusal | None:
    """Return what of the letter is refused; None when it is not the letter."""
    of_somebody = _MAILBOX if command == "DATA" else _SOMEBODY_WORDS
    if _SOMEBODY.fullmatch(enhanced) or of_somebody.search(words):
        return None
    for what, sign in (
        (LetterRefusal.VIRUS, _VIRUS_WORDS),
        (LetterRefusal.SPAM, _SPAM_WORDS),
        (LetterRefusal.POLICY, _POLICY_WORDS),
    ):
        if sign.search(words):
            return what
    if _FORM.fullmatch(enhanced):
        return LetterRefusal.FORM
    if code == 552:  # RFC 1870 section 6.1; RFC 5321 says it of a mailbox, which was looked for above
        return LetterRefusal.SIZE
    by_policy = _BY_POLICY.fullmatch(enhanced) is not None and code == 554
    return LetterRefusal.POLICY if command == "DATA" or (command == "RCPT" and by_policy) else None
