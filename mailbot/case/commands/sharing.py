"""What a handler shares with a partner: what a report says, without who wrote it; and the reporter's consent.

    #share IBD --confirmation, word for word--> waits --#send--> leaves; an hour later where #send is not signed
                                                  '--#stop, #consent withdrawn--> deleted

Guarantee: nothing goes to a partner that a handler has not been shown word for word and sent by answering that very
confirmation, and nothing goes in clear. Attachments never go.
"""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import draft_letters
from mailbot.case.commands import arguments, clocks, linking
from mailbot.case.commands.assignment import find_named, near
from mailbot.case.commands.context import HOUR, CommandContext, Execution, Refusal
from mailbot.case.commands.spec import RESUME_LINE, Command, CommandSpec, Words
from mailbot.case.redaction import Somebody, redacted
from mailbot.facts import Case, Consent, Draft, DraftLetter, Heard, Organisation, RefusalReason, Topic

_ALONE = " summary"  # after the partner's name: the handler's words go alone
_WITHDRAWN = "withdrawn"
_RULE = "* * *"  # between a handler's words and the reporter's


def _share(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    """Draft what a partner would get; it leaves only by #send, in answer to the confirmation that shows it."""
    if execution.case.restricted_at is not None:
        return Refusal(RefusalReason.RESTRICTED, (RESUME_LINE,))
    alone = command.text.casefold().endswith(_ALONE)
    name = command.text[: -len(_ALONE)].strip() if alone else command.text
    partners = context.situation.organisation.partners
    meant = find_named(name, partners)
    if len(meant) != 1:
        lines = tuple(f"#{SHARE.name} {partner.name}" for partner in meant or near(name, partners))
        return Refusal(RefusalReason.NO_SUCH_PARTNER, lines)
    summary = "" if context.has_words_for(Words.NOTE) else context.below.strip()
    if alone and not summary:
        return Refusal(RefusalReason.MISSING_ARGUMENT)
    heard = () if alone or execution.case.received_at is None else _theirs(execution.case, context.heard)
    if not (summary and alone) and not heard:
        return Refusal(RefusalReason.NOTHING_TO_SHARE)
    named = _consented(execution.case)
    pieces = [summary, *([_RULE] if summary and heard else []), *map(_shown, heard)]
    if not named:  # each by itself: people sign each mail
        pieces = [redacted(piece, somebody(execution.case, context.situation.organisation)) for piece in pieces]
    draft = Draft(
        id=context.number,
        handler=context.handler.address,
        made_at=context.situation.now,
        text=DraftLetter.PARTNER_REPORT,
        words="\n\n".join(filter(None, pieces)),
        unsure=True,
        partner=meant[0].name,
        holds="summary" if not heard else "both" if summary else "report",
        named=named,
    )
    case = replace(execution.case, drafts=(*execution.case.drafts, draft))
    drafted = replace(execution, case=case, shown=draft)
    return drafted.entered(context, "share-drafted", partner=draft.partner, words=draft.words)


def let_go(context: CommandContext, execution: Execution) -> Execution | Refusal | None:
    """Obey a #send that answers the confirmation of what goes to a partner; None when it answers anything else."""
    draft = next((draft for draft in execution.case.drafts if draft.partner and draft.id == context.about), None)
    if draft is None:
        return None
    if draft_letters.draft_letter(execution.case, draft, context.situation.organisation) is None:
        return Refusal(RefusalReason.NO_SUCH_PARTNER)
    gone = replace(
        draft, send_at=context.situation.now if context.signed else draft.send_at or context.situation.now + HOUR
    )
    drafts = tuple(gone if other.id == draft.id else other for other in execution.case.drafts)
    going = replace(execution, case=replace(execution.case, drafts=drafts), shown=gone)
    going = going.entered(context, "share-sent", partner=draft.partner)
    if context.signed or draft.send_at is not None or gone.send_at is None:
        return going
    line = f"#{SHARE.name} {draft.partner}"
    return going.and_also(context.tell_leads(execution.case.reference, line, gone.send_at, draft.id))


def _consent(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    """Record that the reporter agreed to being named to a partner, or does no longer."""
    case = execution.case
    if command.text.casefold() != _WITHDRAWN:
        agreed = Consent(context.situation.now, command.text, context.handler.address)
        return replace(execution, case=replace(case, consents=(*case.consents, agreed))).entered(
            context, "consent", how=command.text
        )
    if not _consented(case):
        return Refusal(RefusalReason.NO_CONSENT, (f"#{CONSENT.name} HOW",))
    ended = tuple(
        replace(consent, withdrawn_at=consent.withdrawn_at or context.situation.now) for consent in case.consents
    )
    kept = tuple(draft for draft in case.drafts if not draft.named)  # what was to leave with the name does not
    return replace(execution, case=replace(case, consents=ended, drafts=kept)).entered(context, "consent-withdrawn")


def _consented(case: Case) -> bool:
    return any(consent.withdrawn_at is None for consent in case.consents)


def _theirs(case: Case, heard: tuple[Heard, ...]) -> tuple[Heard, ...]:
    """Return the mails of the reporter's, of all that was heard in a case."""
    return tuple(mail for mail in heard if mail.sender in (case.reporter, *case.addresses) and mail.own_words.strip())


def _shown(heard: Heard) -> str:
    """Show what one mail said: when, what it was about, and the words that were new in it."""
    return f"[{heard.at:%Y-%m-%d}] {heard.subject}".rstrip() + f"\n\n{heard.own_words.strip()}"


def somebody(case: Case, organisation: Organisation) -> Somebody:
    """Return who reported a case, to be found in no text about it."""
    ours = (organisation.address, *organisation.aliases, *(handler.address for handler in organisation.handlers))
    return Somebody(
        name=case.reporter_name,
        addresses=(case.reporter, *case.addresses),
        fingerprints=tuple(key.fingerprint for key in (case.key, case.offered_key) if key is not None),
        ours=frozenset(address.partition("@")[2] for address in ours),
    )


SHARE = CommandSpec(
    "share",
    _share,
    arguments.words("NAME|NAME summary"),
    contradicts=(linking.MERGE, linking.NEW, *clocks.EVERY),
    contradicts_moves=True,
    words=Words.PARTNER,
    topic=Topic.TEAM,
)
CONSENT = CommandSpec("consent", _consent, arguments.words("HOW|withdrawn"), topic=Topic.RECORD)
