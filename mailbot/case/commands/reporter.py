"""Commands about the reporter: which key is theirs, and whether they are written to."""

from __future__ import annotations

from dataclasses import replace

from mailbot.case import drafts
from mailbot.case.commands import arguments
from mailbot.case.commands.context import CommandContext, Execution, Refusal
from mailbot.case.commands.spec import Command, CommandSpec, always
from mailbot.case.reporter_key import dropped, pinned, without_offer
from mailbot.facts import Case, RefusalReason, Topic


def _key(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    case, offer = execution.case, execution.case.offered_key
    if command.choice == "accept":
        if offer is None:
            return Refusal(RefusalReason.NO_KEY_OFFERED)
        if context.seen_at and case.key_offered_at and context.seen_at < case.key_offered_at:
            return Refusal(RefusalReason.ANOTHER_KEY, (command.line,))  # than the one that the handler had before them
        accepted = pinned(case, offer, context.situation, at=context.situation.now)
        return replace(execution, case=accepted).entered(context, "key-accepted", fingerprint=offer.fingerprint)
    key = offer or case.key
    if key is None:
        return Refusal(RefusalReason.NO_KEY_OFFERED)
    since = offer is None and context.seen_at and case.key_pinned_at and context.seen_at < case.key_pinned_at
    if context.meant and (context.meant != key.fingerprint or since):
        # The offer that was to be forgotten is gone, or was accepted
        return Refusal(RefusalReason.ANOTHER_KEY, (command.line,))
    left = without_offer(case) if offer is not None else dropped(case)
    return replace(execution, case=left).entered(context, "key-dropped", fingerprint=key.fingerprint)


def _anonymous(context: CommandContext, execution: Execution, command: Command) -> Execution | Refusal:
    """Note that a reporter wants no letter at all, or that letters may go out again."""
    wanted = command.choice != "no"
    if not wanted and not execution.case.reporter:
        return Refusal(RefusalReason.NOBODY_READS)  # its mail named no single address
    case = replace(execution.case, by_machine=False)
    if wanted:
        case = drafts.nobody_to_tell(execution.case, context.situation.now)
    case = replace(case, anonymous=wanted)
    return replace(execution, case=case).entered(context, "anonymous" if wanted else "not-anonymous")


def _key_at_stake(case: Case) -> str:
    key = case.offered_key or case.key
    return key.fingerprint if key is not None else ""


KEY = CommandSpec(
    "key", _key, arguments.one_of("accept", "drop"), waits=always, about=_key_at_stake, topic=Topic.ANSWER
)
ANONYMOUS = CommandSpec("anonymous", _anonymous, arguments.one_of("yes", "no", default="yes"), topic=Topic.ANSWER)
