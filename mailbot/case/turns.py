"""Who goes next, where more wants to leave in an hour than may: shared out by the domain that brought it.

    a domain comes --> last in line --its turn--> a letter leaves --> last in line again, while more of it waits

Whoever has had the least in the last hour goes first, and of those the one who stands longest. One domain that sends
thousands therefore waits behind its own: nobody else gets two turns before a domain that came gets its first.

Turns are not spent to the last by whoever is there: a domain takes one only while it has had less than what is left of
the hour (the dynamic threshold of Choudhury and Hahne, IEEE/ACM Transactions on Networking 6(2), 1998). So alone it
gets two thirds of the hour, one mailbox half of it, and the next domain's first letter leaves at once. Of a domain that
many people share, a mailbox that has had nothing yet has twice the room of one that has.

Guarantee: whatever comes, each domain in line has had its turn when as many letters have left as domains stood there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from mailbot.facts import Ceilings, Choose, InLine, Share, Situation, Standing


def by_turns(ceilings: Ceilings) -> Choose:
    """Return how acknowledgements are shared out."""
    return partial(next_in_line, ceiling=ceilings.acknowledgements_per_hour)


def next_in_line(waiting: Iterable[InLine], gone: Sequence[Share], *, ceiling: int) -> InLine | None:
    """Return whose turn it is; None while the hour has no room for any of them.

    `gone` is what left in the last hour. Of domains that had nothing then, only the foremost matters.
    """
    had = Counter(share.domain for share in gone)
    mailboxes = Counter(share.mailbox for share in gone)
    left = ceiling - len(gone)
    for waits in sorted(waiting, key=lambda waits: (had[waits.domain], waits.place)):
        if may_go(left, had[waits.domain], mailboxes[waits.mailbox]):
            return waits
    return None


def may_go(left: int, of_domain: int, of_mailbox: int) -> bool:
    """Return whether what is left of an hour has room for one more of a domain and a mailbox that had so many in it."""
    return of_domain < left * (1 if of_mailbox else 2)


def is_flooded(situation: Situation, *, vouched: bool = False, disowned: bool = False) -> bool:
    """Return whether handlers have been told too much in this hour to be told this as well, other than in the digest.

    Whom our own server vouches for has as much room again, so that forgeries do not drown real people; what a domain
    disowns is never its first.
    """
    notices = situation.standing.notices_last_hour if disowned else _in_its_way(situation.standing)
    return notices >= situation.organisation.ceilings.notices_per_hour * (2 if vouched else 1)


def _in_its_way(standing: Standing) -> int:
    """Count what handlers were told in this hour and keeps back what this address brings.

    A domain of which they have heard nothing yet is kept back by the number of other domains alone, not by how much one
    of them sent; so is a mailbox by that of other mailboxes.
    """
    domains = {share.domain for share in standing.told}
    mailboxes = {share.mailbox for share in standing.told}
    ways = [standing.notices_last_hour]
    if standing.share is not None and standing.share.domain not in domains:
        ways.append(len(domains))
    if standing.share is not None and standing.share.mailbox not in mailboxes:
        ways.append(len(mailboxes))
    return min(ways)
