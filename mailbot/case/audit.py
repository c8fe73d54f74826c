"""The audit's own dues: a head over all chains each day, which leaves each week, and word of who opened many cases."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from mailbot.case import addressing
from mailbot.facts import (
    Anchor,
    Attachment,
    Audience,
    Due,
    DueKind,
    DueNow,
    Effect,
    Head,
    Letter,
    Organisation,
    Put,
    Send,
    Situation,
    Spend,
    Tell,
)
from mailbot.letters.alerts import ManyOpened, RecordHead

AT: Final = 4  # o'clock (UTC): before any morning's letter, which takes the head along
LAST_OF_A_WEEK: Final = 6  # Sunday: until then a morning's letter may have taken one


def next_head(_organisation: Organisation, now: datetime) -> Due:
    """Return the due of the next day's head."""
    at = now.replace(hour=AT, minute=0, second=0, microsecond=0)
    return Due(DueKind.HEAD, at if at > now else at + timedelta(days=1))


def week_of(now: datetime) -> bytes:
    """Return what is spent once a head has left the machine in this week."""
    year, week, _ = now.isocalendar()
    return hashlib.sha256(f"audit head {year} {week}".encode()).digest()


def ends_week(now: datetime) -> bool:
    """Return whether this is the last head of its week: one is signed then, and leaves, if none has left before."""
    return now.weekday() == LAST_OF_A_WEEK


def head_file(head: Head) -> Attachment:
    """Return a head as a file that goes along with a letter."""
    return Attachment(f"mailbot-head-{head.number}.txt", "text/plain", head.signed.encode())


def come_up(event: DueNow, situation: Situation) -> list[Effect]:
    """Keep the head that was signed, and send it where none has left in this week."""
    effects: list[Effect] = [Put(next_head(situation.organisation, situation.now))]
    head, week = event.vigil.head, week_of(situation.now)
    if head is None:
        return effects
    effects.append(Anchor(head))
    if ends_week(situation.now) and week not in event.vigil.told:
        effects += [Spend(week), *(Send(letter) for letter in _letters(head, situation.organisation))]
    return effects


def _letters(head: Head, organisation: Organisation) -> Iterator[Letter]:
    content, file = RecordHead(number=head.number, at=head.at), (head_file(head),)
    to = organisation.audit_to
    handlers = [one for one in organisation.handlers if one.address == to] if to else addressing.leads(organisation)
    for handler in handlers:
        letter = addressing.to_handler(handler, organisation, content, None)
        yield Letter(content, letter.audience, letter.to, letter.language, key=letter.key, attachments=file)
    if to is not None and to not in {handler.address for handler in organisation.handlers}:
        yield Letter(content, Audience.PARTNER, to, organisation.languages[0], attachments=file)


# Who opened many


def unusual_due(_organisation: Organisation, now: datetime) -> Due:
    """Return the due that looks at it next; whoever opens more sets an earlier one."""
    return Due(DueKind.MANY_OPENED, now + timedelta(hours=1))


def look_at_openings(event: DueNow, situation: Situation) -> list[Effect]:
    """Tell the leads who opened more than is usual, once an hour for each."""
    effects: list[Effect] = []
    for by, (count, since) in sorted(event.vigil.opened.items()):
        digest = told_by(by, situation.now)
        if count > situation.organisation.unusual and digest not in event.vigil.told:
            content = ManyOpened(who=by, count=count, since=since)
            leads = addressing.leads(situation.organisation)
            tell = Tell(addressing.to_handlers(leads, situation.organisation, content, None))
            effects += [Spend(digest), tell]
    return effects


def told_by(by: str, now: datetime) -> bytes:
    """Return what is spent once the leads were told of somebody in this hour."""
    return hashlib.sha256(f"opened many {by} {now:%Y-%m-%d %H}".encode()).digest()
