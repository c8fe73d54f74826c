"""The same message again with another trace on it: whether that says more for it than any before.

    a copy --no better than one that came before--> DONE, without a word to anybody
       '---better in something--------------------> decided again, in the case that it is in already

Whoever carries a mail can hand over a copy first, from where our own server vouches for nothing, calls it spam or
notes that it came back. The genuine one must not end as a thing that was seen before.

Guarantee: a copy is decided on only where it is better than each one that counted, so that a message is at most as
often decided on as there are steps of evidence, and moved about or delivered twice not once more.
"""

from __future__ import annotations

from dataclasses import dataclass

from mailbot.case.own_addresses import find_tags
from mailbot.edges.parser import Parser
from mailbot.edges.store import SEEN_BEFORE, ClaimedMessage, MessageState, Store
from mailbot.errors import Permanent
from mailbot.facts import Message, Sign
from mailbot.intake.evidence import grade_by_server
from mailbot.logs import Log
from mailbot.mail.trace import header_alone

log = Log("mailbot.intake")

_OF_THE_TRACE = frozenset({Sign.NULL_PATH.value, Sign.NOBODY_PATH.value, Sign.DELIVERED_TO.value})
"""Signs of a machine that stand in fields which servers write; any other makes it another message."""

Weight = tuple[int, bool, bool, bool]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether there is more to a copy than to what came before, and the case that this is in."""

    better: bool
    reference: str | None


class Copies:
    """Weighs copies against what came before them."""

    def __init__(self, store: Store, parser: Parser, subaddress: str | None) -> None:
        self._store = store
        self._parser = parser
        self._subaddress = subaddress

    def compare(self, claimed: ClaimedMessage, copy_of: int) -> Comparison:
        """Compare a copy with each that counted; the header alone tells what servers wrote."""
        raws, reference = self._store.came_before(copy_of, claimed.row)
        if (mine := self._weigh(claimed.raw)) is None:
            return Comparison(better=False, reference=reference)
        before = [weight for raw in raws if (weight := self._weigh(raw)) is not None]
        return Comparison(is_better(mine, before), reference)

    def file(self, claimed: ClaimedMessage, owner: str, reference: str | None) -> None:
        """Be done with a copy that says no more than what came before."""
        with self._store.write() as transaction:
            transaction.finish_message(claimed.row, owner, MessageState.DONE, reason=SEEN_BEFORE, reference=reference)
        log.info("copy", message=claimed.row, of=claimed.copy_of)

    def _weigh(self, raw: bytes) -> Weight | None:
        try:
            outer = self._parser.parse(header_alone(raw), twice=True)
        except Permanent:
            return None
        tags = find_tags((*outer.delivered_to, *outer.to), self._subaddress)
        return weight(outer, returned=bool(tags) and self._store.find_returned(tags) is not None)


def weight(outer: Message, *, returned: bool) -> Weight:
    """Return what the trace of a mail says for it: every part is the better the larger.

    `returned` is whether it bears the tag of a letter of ours. Anybody can write one that looks like it.
    """
    return (
        grade_by_server(outer).value,
        outer.spam is None,
        not _OF_THE_TRACE & set(outer.signs),
        returned,
    )


def is_better(mine: Weight, before: list[Weight]) -> bool:
    """Return whether no copy that counted was as good in everything."""
    return not any(all(theirs >= own for theirs, own in zip(each, mine, strict=True)) for each in before)
