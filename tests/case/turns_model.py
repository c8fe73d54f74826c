"""What the store keeps of turns under a ceiling, in the simplest way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mailbot.case.turns import next_in_line
from mailbot.facts import InLine, Share

HOUR = timedelta(hours=1)


@dataclass
class Model:
    """What the store keeps, in the simplest way: `tests/edges/test_store_turns.py` lives through the same."""

    ceiling: int
    waiting: dict[str, list[tuple[datetime, int, str]]] = field(default_factory=dict)  # by domain: at, letter, mailbox
    places: dict[str, int] = field(default_factory=dict)
    left: list[tuple[datetime, int, str, str]] = field(default_factory=list)  # at, letter, domain, mailbox

    def comes(self, letter: int, domain: str, mailbox: str, now: datetime) -> None:
        before = [at for at, _, _, whose in self.left if whose == mailbox and at > now - HOUR]
        before += [at for at, _, whose in self.waiting.get(domain, []) if whose == mailbox]
        place = max(now, max(before) + HOUR) if before else now
        self.waiting.setdefault(domain, []).append((place, letter, mailbox))
        self.places.setdefault(domain, self.last())

    def last(self) -> int:
        return max(self.places.values(), default=-1) + 1

    def goes_on(self, now: datetime) -> None:
        while True:
            lately = [Share(whose.encode(), mailbox.encode()) for at, _, whose, mailbox in self.left if at > now - HOUR]
            line = [
                InLine(domain.encode(), place, *((one := min(self.waiting[domain]))[1], one[2].encode()))
                for domain, place in self.places.items()
            ]
            turn = next_in_line(line, lately, ceiling=self.ceiling)
            if turn is None:
                return
            domain = turn.domain.decode()
            self.waiting[domain].remove(min(self.waiting[domain]))
            self.left.append((now, turn.letter, domain, turn.mailbox.decode()))
            if self.waiting[domain]:
                self.places[domain] = self.last()
            else:
                del self.places[domain]

    def passes_until(self, until: datetime | None, now: datetime) -> datetime:
        """Let time pass, to the end of what waits when no end is given; something goes as soon as it may."""
        self.goes_on(now)
        while any(self.waiting.values()):
            free_at = min(at for at, *_ in self.left if at > now - HOUR) + HOUR
            if until is not None and free_at > until:
                break
            now = free_at
            self.goes_on(now)
        return now if until is None else until
