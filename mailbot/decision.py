"""What was decided about an event, and on what; and what operators read of it in the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mailbot.completion import Completion, FinishMessage
from mailbot.facts import (
    Case,
    Effect,
    EndHold,
    Enter,
    Hold,
    Letter,
    Occurrence,
    Save,
    Send,
    Situation,
    Tell,
)
from mailbot.logs import Log

log = Log("mailbot.commit")


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, and on what: it holds as long as that stands as it did."""

    event: Occurrence
    case: Case | None
    situation: Situation
    effects: Sequence[Effect]

    @property
    def saved(self) -> Case | None:
        """Return the case that the event met, or opened, as it stands afterwards."""
        return next((effect.case for effect in self.effects if isinstance(effect, Save)), self.case)

    @property
    def letters(self) -> Iterable[Letter]:
        """Return the letters to write, in order."""
        for effect in self.effects:
            match effect:
                case Send(letter=letter):
                    yield letter
                case Tell(letters=letters):
                    yield from letters
                case _:
                    pass  # it holds no letter


def log_decision(decision: Decision, completion: Completion) -> None:
    """Write down, for operators, what was decided: references, states and reasons."""
    case, saved = decision.case, decision.saved
    about: dict[str, object] = {"case": saved.reference} if saved else {}
    if isinstance(completion, FinishMessage):
        about["message"] = completion.row
    for effect in decision.effects:
        match effect:
            case Hold(text=reason):
                log.info("held", **about, reason=reason)
            case Enter(kind=kind):
                log.info("entry", **about, kind=kind)
            case EndHold(row=row, release=release):
                log.info("released" if release else "discarded", held=row)
            case _:
                pass  # nothing that an operator looks for
    is_new = case is None and saved is not None and saved.version == 0
    if saved is not None and (is_new or (case is not None and saved.state is not case.state)):
        before = case.state.value if case else "new"
        log.info(f"{before}->{saved.state.value}", **about)
