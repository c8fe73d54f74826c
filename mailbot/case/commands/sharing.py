"""What a handler shares with a partner: what a report says, without who wrote it; and the reporter's consent.

    #share IBD --confirmation, word for word--> waits --#send--> leaves; an hour later where #send is not signed
                                                  '--#stop, #consent withdrawn--> deleted

Guarantee: nothing goes to a partner that a handler has not been shown word for word and sent by answering that very
confirmation, and nothing goes in clear. Attachments never go.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mailbot.case import addressing
from mailbot.case.commands.assignment import find_named, near
from mailbot.case.commands.execution import HOUR, Deed, Not, Orders, So
from mailbot.case.commands.grammar import Command
from mailbot.case.redaction import Somebody, redacted
from mailbot.facts import Case, Consent, Draft, Heard, Organisation, Tell

REPORT = "partner-report"
_ALONE = " summary"  # after the partner's name: the handler's words go alone
_WITHDRAWN = "withdrawn"
_RULE = "* * *"  # between a handler's words and the reporter's


def _share(orders: Orders, so: So, command: Command) -> So | Not:
    """Draft what a partner would get; it leaves only by #send, in answer to the confirmation that shows it."""
    alone = command.text.casefold().endswith(_ALONE)
    name = command.text[: -len(_ALONE)].strip() if alone else command.text
    partners = orders.situation.organisation.partners
    found = find_named(name, partners)
    if len(found) != 1:
        return Not("no-such-partner", tuple(f"#share {one.name}" for one in found or near(name, partners)))
    summary = "" if orders.named("note") else orders.below.strip()
    if alone and not summary:
        return Not("missing-argument")
    heard = () if alone or so.case.received_at is None else _theirs(so.case, orders.heard)
    if not (summary and alone) and not heard:
        return Not("nothing-to-share")
    named = _consented(so.case)
    pieces = [summary, *([_RULE] if summary and heard else []), *map(_said, heard)]
    if not named:  # each by itself: people sign each mail
        pieces = [redacted(piece, _somebody(so.case, orders.situation.organisation)) for piece in pieces]
    draft = Draft(
        id=orders.row,
        handler=orders.handler.address,
        made_at=orders.situation.now,
        text=REPORT,
        words="\n\n".join(filter(None, pieces)),
        unsure=True,
        partner=found[0].name,
        holds="summary" if not heard else "both" if summary else "report",
        named=named,
    )
    case = replace(so.case, drafts=(*so.case.drafts, draft))
    drafted = replace(so, case=case, shown=draft)
    return drafted.entered(orders, "share-drafted", partner=draft.partner, words=draft.words)


def let_go(orders: Orders, so: So) -> So | Not | None:
    """Obey a #send that answers the confirmation of what goes to a partner; None when it answers anything else."""
    draft = next((draft for draft in so.case.drafts if draft.partner and draft.id == orders.about), None)
    if draft is None:
        return None
    if addressing.draft_letter(so.case, draft, orders.situation.organisation) is None:
        return Not("no-such-partner")
    gone = replace(
        draft, send_at=orders.situation.now if orders.signed else draft.send_at or orders.situation.now + HOUR
    )
    drafts = tuple(gone if other.id == draft.id else other for other in so.case.drafts)
    going = replace(so, case=replace(so.case, drafts=drafts), shown=gone)
    going = going.entered(orders, "share-sent", partner=draft.partner)
    if orders.signed or draft.send_at is not None or gone.send_at is None:
        return going
    told = addressing.to_handlers(
        addressing.leads(orders.situation.organisation),
        orders.situation.organisation,
        "waits-an-hour",
        so.case.reference,
        name=orders.handler.name,
        line=f"#share {draft.partner}",
        at=gone.send_at,
    )
    return going.and_also(Tell(tuple(replace(letter, about=draft.id) for letter in told)))


def _consent(orders: Orders, so: So, command: Command) -> So | Not:
    """Record that the reporter agreed to being named to a partner, or does no longer."""
    case = so.case
    if command.text.casefold() != _WITHDRAWN:
        agreed = Consent(orders.situation.now, command.text, orders.handler.address)
        return replace(so, case=replace(case, consents=(*case.consents, agreed))).entered(
            orders, "consent", how=command.text
        )
    if not _consented(case):
        return Not("no-consent", ("#consent HOW",))
    ended = tuple(replace(one, withdrawn_at=one.withdrawn_at or orders.situation.now) for one in case.consents)
    kept = tuple(draft for draft in case.drafts if not draft.named)  # what was to leave with the name does not
    return replace(so, case=replace(case, consents=ended, drafts=kept)).entered(orders, "consent-withdrawn")


def _consented(case: Case) -> bool:
    return any(one.withdrawn_at is None for one in case.consents)


def _theirs(case: Case, heard: tuple[Heard, ...]) -> tuple[Heard, ...]:
    """Return the mails of the reporter's, of all that was heard in a case."""
    return tuple(one for one in heard if one.sender in (case.reporter, *case.addresses) and one.said.strip())


def _said(heard: Heard) -> str:
    """Show what one mail said: when, what it was about, and the words that were new in it."""
    return f"[{heard.at:%Y-%m-%d}] {heard.subject}".rstrip() + f"\n\n{heard.said.strip()}"


def _somebody(case: Case, organisation: Organisation) -> Somebody:
    ours = (organisation.address, *organisation.aliases, *(one.address for one in organisation.handlers))
    return Somebody(
        name=case.reporter_name,
        addresses=(case.reporter, *case.addresses),
        fingerprints=tuple(key.fingerprint for key in (case.key, case.offered_key) if key is not None),
        ours=frozenset(address.partition("@")[2] for address in ours),
    )


SHARING: Mapping[str, Deed] = {"share": _share, "consent": _consent}
