"""The rows of all commands: whether each is complete, and whether one row is all that a new command needs."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules
from types import SimpleNamespace

import pytest

from mailbot.case import commands, handler_mail
from mailbot.case.clocks import PRESETS
from mailbot.case.commands import moves
from mailbot.case.commands.context import CommandContext, Execution
from mailbot.case.commands.grammar import find_in_subject, find_put_away, parse
from mailbot.case.commands.release import STOP
from mailbot.case.commands.spec import (
    WHILE_OPEN,
    Argument,
    Command,
    CommandSpec,
    CommandTable,
    Words,
    always,
    contradict,
    rows_of,
)
from mailbot.case.commands.table import COMMANDS, GROUPS
from mailbot.case.states import Move
from mailbot.facts import (
    Case,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Good,
    Opened,
    Organisation,
    Proof,
    RefusalReason,
    RunningClock,
    Standing,
    State,
    Topic,
)
from mailbot.languages import LANGUAGES, PHRASES
from tests.case.builders import ANKE, FRESH, HOUSE, KEY, NOW, case_in, first, from_handler, sent, situation
from tests.case.commands.orders import HOUSE_WITH_PARTNER, TABLE, kinds, refusal, saved_first
from tests.sample_letters import fields_of

TODAY = date(2026, 11, 23)
CASE = Path(handler_mail.__file__).parent
HELP = {
    folder.name: (folder / "letters" / "help.txt").read_text("utf-8")
    for folder in files("mailbot.languages").iterdir()
    if (folder / "letters").is_dir()
}


@pytest.mark.parametrize("language", sorted(HELP))
def test_the_letter_help_says_what_each_command_is_for_and_knows_no_other(language: str) -> None:
    assert sorted(re.findall(r'^  "#([a-z-]+)": "\w', HELP[language], re.MULTILINE)) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_row_is_complete(name: str) -> None:
    row = COMMANDS[name]
    assert row.name == name
    assert re.fullmatch("[a-z]+(-[a-z]+)*", name)  # what the grammar can read
    assert any(row.is_legal(state) for state in State)
    assert row.usage.startswith(f"#{name}")
    assert parse(TABLE[name].line, TODAY).commands[0].spec is row
    assert row.alone or row.words is not Words.NOBODY  # the others of its mail would be left undone without a word


def test_every_move_of_a_state_has_a_row_and_every_row_that_moves_a_state_to_move_from() -> None:
    not_ordered = {Move.REPORT, Move.OPEN, Move.MERGE, Move.LAPSE, Move.WITHDRAW}  # by no command that moves alone
    ordered = {name: row.move for name, row in COMMANDS.items() if row.move is not None}
    assert ordered == {move.value: move for move in set(Move) - not_ordered}


APART = {
    "accept": {"rights", "invalid", "defer", "close", "spam", "merge", "share"},
    "invalid": {"rights", "accept", "defer", "spam", "merge", "share"},
    "defer": {"rights", "accept", "invalid", "close", "spam", "merge", "share"},
    "fixed": {"rights", "spam", "merge", "share"},
    "close": {"rights", "accept", "defer", "reopen", "spam", "merge", "share"},
    "reopen": {"rights", "close", "spam", "merge", "share"},
    "spam": {"rights", "accept", "invalid", "defer", "fixed", "close", "reopen", "merge", "share"},
    "merge": {"accept", "invalid", "defer", "fixed", "close", "reopen", "spam", "share"},
    "share": {
        *("accept", "invalid", "defer", "fixed", "close", "reopen", "spam", "merge"),
        *("new", "send", "stop", "breach", "incident", "exploited", "clock"),
    },
    "send": {"stop", "share"},
    "stop": {"send", "share"},
    "new": {"share"},
    "breach": {"share"},
    "incident": {"share"},
    "exploited": {"share"},
    "clock": {"share"},
    "rights": {"accept", "invalid", "defer", "fixed", "close", "reopen", "spam"},
}
"""Commands that one mail cannot ask for together; all others go together."""


@pytest.mark.parametrize("name", COMMANDS)
def test_which_commands_do_not_go_together(name: str) -> None:
    command = Command(COMMANDS[name], TABLE[name].line, 1)
    beside = {other for other, row in COMMANDS.items() if contradict(command, Command(row, f"#{other}", 2))}
    assert beside - {name} == APART.get(name, set())


@pytest.mark.parametrize("name", COMMANDS)
def test_what_contradicts_does_so_either_way_round_and_never_itself(name: str) -> None:
    command = Command(COMMANDS[name], TABLE[name].line, 1)
    assert not contradict(command, command)
    for other in COMMANDS.values():
        beside = Command(other, f"#{other.name}", 2)
        assert contradict(command, beside) == contradict(beside, command)


def test_two_rows_of_one_name_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="two commands of one name"):
        CommandTable([STOP, replace(STOP)], COMMANDS.fallback)


def test_a_row_belongs_to_the_group_of_its_function() -> None:
    (row,) = (row for row in rows_of([moves]) if row.name == "progress")
    assert row is moves.PROGRESS
    borrowed = SimpleNamespace(__name__="mailbot.case.commands.borrower", PROGRESS=moves.PROGRESS)
    assert list(rows_of([borrowed])) == []


def test_every_module_with_rows_is_a_group() -> None:
    modules = [import_module(f"{commands.__name__}.{module.name}") for module in iter_modules(commands.__path__)]
    assert {module for module in modules if any(rows_of([module]))} == set(GROUPS)


# One row more, made up here: all that a new command needs ------------------------------------------------------------


def _read_number(command: Command, argument: str, _: date) -> Command | RefusalReason:
    number = argument.upper()
    if not number:
        return RefusalReason.MISSING_ARGUMENT
    return replace(command, text=number) if re.fullmatch(r"MU-\d{4}", number) else RefusalReason.BAD_ARGUMENT


def _made_up(context: CommandContext, execution: Execution, command: Command) -> Execution:
    return execution.entered(context, "made-up", number=command.text)


MADE_UP = CommandSpec(
    "made-up", _made_up, Argument("MU-1234", _read_number), legal_in=WHILE_OPEN, contradicts=(STOP,), topic=Topic.TEAM
)
LINE = "#made-up MU-1234"
OPEN_CASE = case_in(State.ACCEPTED, key=KEY)


def table_with(row: CommandSpec) -> CommandTable:
    return CommandTable([*COMMANDS.values(), row], COMMANDS.fallback)


def play(text: str, row: CommandSpec = MADE_UP, case: Case = OPEN_CASE, *, signed: bool = True) -> list[Effect]:
    event = from_handler(text)
    if signed:
        good = Opened(signature=Good("A" * 40, NOW, b"digest"))
        event = replace(event, opened=good, proofs=event.proofs | {Proof.SIGNATURE})
    return handler_mail.obey(event, ANKE, case, situation(Standing(ANKE.address)), table_with(row))


def listed(effects: list[Effect]) -> list[str]:
    topics = fields_of(first(effects, "help"))["topics"]
    return [usage.line for of in topics for usage in of.commands]


def without_clocks() -> Organisation:
    return replace(HOUSE, clocks=tuple(replace(clock, enabled=False) for clock in PRESETS.values()))


class TestOneRowMore:
    def test_is_obeyed_and_confirmed_and_the_words_below_it_go_to_the_reporter(self) -> None:
        effects = play(f"{LINE}\n\nYour finding has a number now.")
        noted = Enter("made-up", {"handler": ANKE.address, "number": "MU-1234"})
        assert noted in effects
        assert fields_of(first(effects, "confirmation"))["commands"] == (LINE,)
        assert [draft.words for draft in saved_first(effects).drafts] == ["Your finding has a number now."]

    def test_is_listed_by_help_where_it_is_legal(self) -> None:
        assert LINE in listed(play("#help"))
        assert LINE not in listed(play("#help", case=case_in(State.CLOSED)))

    @pytest.mark.parametrize(
        ("house", "running", "there"),
        [
            pytest.param(without_clocks(), "", set(), id="none-is-switched-on"),
            pytest.param(HOUSE, "", {"#breach"}, id="one-that-has-a-command"),
            pytest.param(without_clocks(), "nis2", {"#incident"}, id="one-that-runs-and-is-off-by-now"),
            pytest.param(HOUSE_WITH_PARTNER, "", {"#breach", "#incident", "#exploited"}, id="all-that-have-one"),
        ],
    )
    def test_no_clock_is_offered_that_is_of_no_use(self, house: Organisation, running: str, there: set[str]) -> None:
        clocks = (RunningClock(PRESETS[running], NOW, ANKE.address, NOW, NOW),) if running else ()
        lines = COMMANDS.would_work(replace(OPEN_CASE, clocks=clocks), house, TODAY)
        assert {line.partition(" ")[0] for line in lines} & {"#breach", "#incident", "#exploited", "#clock"} == there

    @pytest.mark.parametrize(
        ("text", "case", "why"),
        [
            pytest.param("#made-up", OPEN_CASE, "missing-argument", id="without-its-argument"),
            pytest.param("#made-up 1234", OPEN_CASE, "bad-argument", id="with-a-wrong-one"),
            pytest.param("#made-ups MU-1234", OPEN_CASE, "unknown", id="with-a-slip"),
            pytest.param(LINE, case_in(State.CLOSED), "illegal", id="in-a-closed-case"),
            pytest.param(f"{LINE}\n#stop", OPEN_CASE, "illegal", id="beside-what-its-row-contradicts"),
            pytest.param(f"#stop\n{LINE}", OPEN_CASE, "illegal", id="and-the-other-way-round"),
            pytest.param(f"{LINE}\n#made-up MU-9999", OPEN_CASE, "illegal", id="twice-with-two-arguments"),
            pytest.param(f"Thank you.\n\n{LINE}", OPEN_CASE, "lower-command", id="below-words"),
            pytest.param(f"#note {LINE}", OPEN_CASE, "lower-command", id="behind-another-command"),
        ],
    )
    def test_is_refused(self, text: str, case: Case, why: str) -> None:
        assert refusal(play(text, case=case)) == why

    def test_is_named_to_whoever_slips(self) -> None:
        for text in ("#made-ups MU-1234", "#made-up 1234"):
            assert fields_of(first(play(text), "refused"))["would_work"] == (LINE,)

    def test_is_found_where_none_is_read(self) -> None:
        table = table_with(MADE_UP)
        parsed = parse("Thank you.", TODAY, table)
        assert find_in_subject(f"Re: {LINE}", parsed, "", TODAY, table) is not None
        assert find_put_away((LINE,), parsed, table) is not None
        assert find_in_subject(f"Re: {LINE}", parsed, "", TODAY) is None  # without the row it is a word like any other

    def test_may_wait_its_hour(self) -> None:
        row = replace(MADE_UP, waits=always)
        waiting = saved_first(play(LINE, row, signed=False))
        assert [waits.line for waits in waiting.waiting] == [LINE]
        hour_later = situation(Standing(ANKE.address), now=NOW + timedelta(hours=1))
        event = DueNow(Due(DueKind.HOUR_OVER, hour_later.now, FRESH, waiting.waiting[0].id))
        effects = handler_mail.hour_is_over(event, waiting, hour_later, table_with(row))
        assert kinds(effects) == ["made-up"]
        assert sent(effects) == [("confirmation", ANKE.address)]

    @pytest.mark.parametrize(
        ("words", "entered", "drafted"),
        [
            pytest.param(Words.REPORTER, ["made-up", "draft"], ["For whom?"], id="the-reporter"),
            pytest.param(Words.NOTE, ["made-up", "note"], [], id="the-journal"),
            pytest.param(Words.REGISTER, ["made-up", "note"], [], id="a-register"),
            pytest.param(Words.PARTNER, ["made-up"], [], id="a-partner"),
        ],
    )
    def test_says_whom_the_words_below_it_are_for(self, words: Words, entered: list[str], drafted: list[str]) -> None:
        effects = play(f"{LINE}\n\nFor whom?", replace(MADE_UP, words=words))
        assert kinds(effects) == entered
        assert [draft.words for draft in saved_first(effects).drafts] == drafted

    def test_may_have_to_stand_alone(self) -> None:
        alone = replace(MADE_UP, alone=True)
        assert refusal(play(f"#note\n{LINE}", alone)) == "illegal"
        assert kinds(play(LINE, alone)) == ["made-up"]

    def test_may_work_in_a_mail_about_no_case(self) -> None:
        outcomes = [
            handler_mail.obey(from_handler(LINE), ANKE, None, situation(Standing(ANKE.address)), table_with(row))
            for row in (MADE_UP, replace(MADE_UP, without_case=True))
        ]
        assert refusal(outcomes[0]) == "no-case"
        assert "made-up" in kinds(outcomes[1])

    def test_may_move_a_case_only_where_the_states_have_its_move(self) -> None:
        assert refusal(play(LINE, replace(MADE_UP, move=Move.REOPEN))) == "illegal"


def names_asked_for(source: str) -> set[str]:
    """Name the commands with which `source` compares a name: what makes one of them special belongs in its row."""
    comparisons = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Compare)]
    of_names = [node for node in comparisons if ".name" in ast.unparse(node)]
    texts = [text.value for node in of_names for text in ast.walk(node) if isinstance(text, ast.Constant)]
    return {text for text in texts if isinstance(text, str) and text in COMMANDS}


def test_nobody_asks_for_a_command_by_its_name() -> None:
    asked = {path.name: names_asked_for(path.read_text("utf-8")) for path in CASE.rglob("*.py")}
    assert {name: names for name, names in asked.items() if names} == {}


@pytest.mark.parametrize("line", ['command.name == "new"', 'command.name in ("note", "new")', '"spam" != c.name'])
def test_whoever_does_is_found(line: str) -> None:
    assert names_asked_for(line)


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"en"}))
def test_what_stands_for_a_handlers_own_words_is_shown_in_their_language(language: str) -> None:
    usages = {word for row in COMMANDS.values() for word in re.findall(r"\b[A-Z]{3,}\b", row.usage)}
    assert {*PHRASES[language].placeholders} == usages - {"YYYY"}
