"""What partners are told without anybody's doing: that there is a report, and where it stands.

A partner with `share: always` is told at once when a report comes in, and again when it stands elsewhere and the
reporter has heard of that. Nothing of who wrote the report and what it says is in these notices: reference, date, kind
and state. What a handler has to say to a partner is the matter of sharing.py.

In a flood a stranger's mail tells no partner; then a handler who does something about the case, or the reporter who
proves to be there, does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mailbot.case import addressing
from mailbot.facts import (
    Case,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Happening,
    Letter,
    Organisation,
    Partner,
    Save,
    Send,
    Situation,
    State,
    Told,
)
from mailbot.letters.for_partners import PartnerNotice
from mailbot.letters.stage import stage_of

TOLD = "partner-told"


def behind(case: Case, organisation: Organisation) -> tuple[Partner, ...]:
    """Name the partners who are always told, and have not been told where the case stands.

    While the word about a move waits as a draft, the reporter does not know and #stop may take it back: then none.
    """
    if case.restricted_at is not None:  # kept, and used for nothing but what was promised to its reporter
        return ()
    if case.received_at is None or any(draft.undo or draft.text is DraftLetter.OPENED for draft in case.drafts):
        return ()
    known = _known(case)
    return tuple(
        partner
        for partner in organisation.partners
        if partner.always
        and partner.address != case.reporter
        and known.get(partner.address) != _stands(case)
        and (partner.address in known or case.state is not State.CLOSED)
    )


def dues(case: Case, situation: Situation) -> tuple[Due, ...]:
    """Return the notice that is owed now: of a case that a handler has looked at, or that its partners know of."""
    if any(case.touched_at or partner.address in _known(case) for partner in behind(case, situation.organisation)):
        return (Due(DueKind.PARTNER_NOTICE, situation.now, case.reference),)
    return ()


def come_up(_event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    """Tell partners where a case stands now."""
    notified, effects = owed_notices(case, situation)
    return [Save(notified), *effects] if effects else []


def owed_notices(case: Case, situation: Situation) -> tuple[Case, list[Effect]]:
    """Return the notices that are owed, and the case as it is once they are sent."""
    effects: list[Effect] = []
    for partner in behind(case, situation.organisation):
        first = partner.address not in _known(case)
        others = tuple(told_before for told_before in case.partners_told if told_before.partner != partner.address)
        effects += [
            Enter(TOLD, {"partner": partner.name, "stands": _stands(case)}),
            Send(_notice(case, partner, situation.organisation, first=first)),
        ]
        case = replace(case, partners_told=(*others, Told(partner.address, _stands(case))))
        if first:  # that there is a report is news to its reporter; the rest they know
            case = replace(case, happened=(*case.happened, Happening(situation.now, TOLD, partner.name)))
    return case, effects


def without_untold(
    effects: Iterable[Effect], before: Case | None, failed: Iterable[str], organisation: Organisation
) -> Iterator[Effect]:
    """Leave out of what is recorded, and of what the reporter will read, the partners at addresses that failed.

    They stay among those who were told, so that the same letter does not fail again until the case moves.
    """
    addresses = set(failed)
    names = {partner.name for partner in organisation.partners if partner.address in addresses}
    had = before.happened if before else ()
    for effect in effects:
        match effect:
            case Enter(kind=kind, facts=facts) if kind == TOLD and facts["partner"] in names:
                continue
            case Save(case=saved):
                happened = tuple(
                    happening for happening in saved.happened if happening in had or happening.partner not in names
                )
                yield replace(effect, case=replace(saved, happened=happened))
            case _:
                yield effect


def _notice(case: Case, partner: Partner, organisation: Organisation, *, first: bool) -> Letter:
    return addressing.to_partner(
        partner,
        organisation,
        PartnerNotice(
            first=first,
            received_at=case.received_at,
            breach=_is_of_personal_data(case),
            state=stage_of(case),
            reason=case.close_reason,
            solution_by=addressing.day_of(case.solution) if case.state is State.ACCEPTED else None,
        ),
        case.reference,
    )


def _stands(case: Case) -> str:
    """Return what a notice says, as one word or more: when it changes, another notice is owed."""
    solution = addressing.day_of(case.solution) if case.state is State.ACCEPTED else None
    facts = (stage_of(case), case.close_reason, solution, "breach" if _is_of_personal_data(case) else None)
    return " ".join(str(fact) for fact in facts if fact)


def _is_of_personal_data(case: Case) -> bool:
    """Return whether a handler has started a clock for personal data, whatever became of it."""
    return any(clock.law.officer for clock in case.clocks)


def _known(case: Case) -> dict[str, str]:
    return {notified.partner: notified.stands for notified in case.partners_told}
