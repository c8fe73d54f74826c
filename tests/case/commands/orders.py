"""Every command with a line that works, a case that is ready for it, and a handler who gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Unpack

from mailbot.case.clocks import PRESETS
from mailbot.facts import (
    Case,
    CloseReason,
    Desk,
    Draft,
    DraftLetter,
    Effect,
    Enter,
    Good,
    Heard,
    Opened,
    Organisation,
    Partner,
    Proof,
    Right,
    RightsRequest,
    Save,
    Standing,
    State,
    Tell,
)
from tests.case.builders import (
    ANKE,
    BRAM,
    FRESH,
    HOUSE,
    KEY,
    NOW,
    REPORTER,
    case_in,
    decide,
    first,
    from_handler,
    sent,
    situation,
)
from tests.case.fields import CaseFields, MailFields
from tests.sample_letters import fields_of

OTHER = "VB-2026-9XYZ"
ELSEWHERE = Case(OTHER, State.RECEIVED, NOW - timedelta(days=9), "tim@melder.example", "en", version=2)
HEARD = Heard(NOW - timedelta(days=2), REPORTER, "A hole", "The door at /login is open.", "", own_words="It is open.")
IBD = Partner("IBD", "incident@ibd.example", replace(KEY, fingerprint="E" * 40))
ON = tuple(replace(PRESETS[name], enabled=True) for name in ("nis2", "cra-vulnerability"))
HOUSE_WITH_PARTNER = replace(HOUSE, partners=(IBD,), clocks=ON)
WAITS = Draft(4, ANKE.address, NOW, DraftLetter.RELAY, "Thank you.")
OPEN = (State.CONTACT, State.RECEIVED, State.ACCEPTED, State.DEFERRED, State.INVALID)
EVERY = (*OPEN, State.CLOSED)


@dataclass(frozen=True)
class Row:
    """A command: a line that works, in which states, what its argument must not be, and what waits for it."""

    line: str
    states: Sequence[State]
    wrong: Sequence[str] = ()  # lines whose argument is missing or cannot be read
    waits: bool = False  # an hour, when no OpenPGP signature proves who gave it
    needs: CaseFields = field(default_factory=CaseFields)  # without which there is nothing to do
    words: str = ""  # without which it is refused

    @property
    def text(self) -> str:
        """A mail that asks for it."""
        return f"{self.line}\n\n{self.words}" if self.words else self.line

    @property
    def twice(self) -> str:
        """A mail that asks for it twice."""
        return self.text.replace(self.line, f"{self.line}\n{self.line}", 1)


REASON = "Whatever stands there is public."
TABLE = {
    "note": Row("#note", EVERY),
    "accept": Row(
        "#accept 2026-12-11",
        OPEN,
        ("#accept", "#accept soon", "#accept 2026-11-01", "#accept 2026-13-40", "#accept Monday 11 December 2026"),
    ),
    "invalid": Row("#invalid", (State.CONTACT, State.RECEIVED), ("#invalid because",), words=REASON),
    "defer": Row(
        "#defer 2027-03-01",
        (State.CONTACT, State.RECEIVED, State.ACCEPTED),
        ("#defer later", "#defer 2020-01-01"),
        words=REASON,
    ),
    "fixed": Row("#fixed", (State.ACCEPTED,), ("#fixed yesterday",)),
    "close": Row(
        "#close out-of-scope",
        OPEN,
        ("#close", "#close because", "#close fixed now", f"#close fixed {OTHER}"),
        words=REASON,
    ),
    "spam": Row("#spam", OPEN, ("#spam please",)),
    "reopen": Row("#reopen", (State.CLOSED,), ("#reopen it",)),
    "progress": Row("#progress 2w", OPEN, ("#progress", "#progress often", "#progress 3 hours")),
    "send": Row("#send", EVERY, ("#send it",), needs={"drafts": (WAITS,)}),
    "stop": Row("#stop", EVERY, ("#stop it",), needs={"drafts": (WAITS,)}),
    "clear-ok": Row("#clear-ok", EVERY, ("#clear-ok yes",), waits=True),
    "assign": Row("#assign Bram", EVERY, ("#assign", "#assign Chris")),
    "anonymous": Row("#anonymous", EVERY, ("#anonymous perhaps",)),
    "key": Row(
        "#key accept",
        EVERY,
        ("#key", "#key keep"),
        waits=True,
        needs={"offered_key": replace(KEY, fingerprint="D" * 40)},
    ),
    "breach": Row("#breach", EVERY, ("#breach never", "#breach notified", "#breach 2030-01-01")),
    "incident": Row("#incident", EVERY, ("#incident never", "#incident done", "#incident 2030-01-01")),
    "exploited": Row("#exploited", EVERY, ("#exploited never", "#exploited affected all", "#exploited 2030-01-01")),
    "clock": Row("#clock gdpr", EVERY, ("#clock", "#clock vat", "#clock gdpr never", "#clock gdpr 2030-01-01")),
    "rights": Row(
        "#rights refuse",
        EVERY,
        ("#rights", "#rights all", "#rights open", "#rights open everything"),
        needs={"rights": (RightsRequest(Right.ERASE, NOW, date(2026, 12, 23)),)},
        words=REASON,
    ),
    "merge": Row(f"#merge {OTHER}", OPEN, ("#merge", "#merge that one", f"#merge {OTHER} {FRESH}"), waits=True),
    "new": Row(
        "#new tim@melder.example",
        EVERY,
        ("#new", "#new Tim", f"#new {BRAM.address}", f"#new {HOUSE_WITH_PARTNER.address}", f"#new {IBD.address}"),
        waits=True,
    ),
    "share": Row("#share IBD", EVERY, ("#share", "#share NCSC", "#share IBD summary")),
    "consent": Row("#consent he said so on the telephone", EVERY, ("#consent", "#consent withdrawn")),
    "credit": Row("#credit R0sa", EVERY, ("#credit",)),
    "lesson": Row("#lesson ask for the version first", EVERY, ("#lesson",)),
    "hold": Row("#hold a claim may come of it", EVERY, ("#hold", f"#hold {OTHER}")),
    "publish": Row("#publish yes", EVERY, ("#publish",)),
    "cases": Row("#cases", EVERY, ("#cases all",)),
    "show": Row("#show", EVERY, ("#show me",)),
    "held": Row("#held", EVERY, ("#held fast", "#held show me")),
    "find": Row("#find register", EVERY, ("#find",)),
    "status": Row("#status", EVERY, ("#status please",)),
    "help": Row("#help", EVERY, ("#help me",)),
}
"""Every command of the grammar; the test below fails for one that is missing."""


def ready(name: str, state: State) -> Case:
    """A case in which nothing but its state stands in the way of a command."""
    case = case_in(state, key=KEY, received_at=NOW - timedelta(days=2))
    if state is State.CLOSED:
        case = replace(case, closed_at=NOW, close_reason=CloseReason.INVALID)
    return replace(case, **TABLE[name].needs)


def order(
    text: str,
    case: Case | None,
    *,
    signed: bool = True,
    house: Organisation = HOUSE_WITH_PARTNER,
    **more: Unpack[MailFields],
) -> list[Effect]:
    desk = Desk(case=case) if case else None
    usual: MailFields = {"cases": (ELSEWHERE,), "heard": (HEARD,), "desk": desk}
    event = from_handler(text, **(usual | more))
    if signed:
        good = Good("A" * 40, NOW, b"digest")
        event = replace(event, opened=Opened(signature=good), proofs=event.proofs | {Proof.SIGNATURE})
    return decide(event, case, situation(Standing(ANKE.address), house, fresh="VB-2026-NEWX"))


def kinds(effects: Sequence[Effect]) -> list[str]:
    return [effect.kind for effect in effects if isinstance(effect, Enter)]


def refusal(effects: Sequence[Effect]) -> str:
    """Say why nothing was done; fails when anything was."""
    assert not any(isinstance(effect, Save | Enter | Tell) for effect in effects)
    assert [text for text, _ in sent(effects)] == ["refused"]
    return str(fields_of(first(effects, "refused"))["why"])


def saved_first(effects: Sequence[Effect]) -> Case:
    return next(effect.case for effect in effects if isinstance(effect, Save))
