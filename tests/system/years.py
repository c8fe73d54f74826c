"""Two years of a published address: cases of every outcome, told in French, that end, are kept, and go.

Each mail of a case says its canary. What handlers do is fixed by the number of the case; a year after the last of the
first ones is closed, their time is over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from mailbot.edges.gpg import Gpg, make_key
from mailbot.facts import Case
from tests.people import make_home, remove_home
from tests.system.world import ADDRESS, ANKE, BRAM, Correspondent, House, Letter, MakeWorld, World

DPO = "dpo@voorbeeld.example"
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
MADE_AT = datetime(2023, 6, 1, 8, 0, tzinfo=UTC)
BEGIN = datetime(2023, 6, 5, 8, 0, tzinfo=UTC)  # a Monday, from which two years are past: Dovecot knows no time to come
END = BEGIN + 104 * WEEK
REPORT = "Le formulaire /demandes me laisse lire les demandes des autres si je change le numéro : {canary}. " * 4
WAYS = ("fixed", "invalid", "breach", "spam", "out-of-scope", "duplicate")
RIGHTS = {
    "access": "mes données",
    "correct": "rectifier mes données",
    "restrict": "limiter le traitement de mes données",
    "object": "je m'oppose au traitement de mes données",
    "erase": "effacer mes données",
}
ANSWERS = {
    "access": "#rights export",
    "correct": "#rights corrected Le nom est corrigé.",
    "restrict": "#rights restrict",
    "object": "#rights refuse\n\nNous gardons ces faits un an, pour nos comptes rendus.",
    "erase": "#rights refuse\n\nNous gardons ces faits un an, pour nos comptes rendus.",
}


def made_house() -> Iterator[House]:
    """An organisation's key that is a few days old as the two years begin."""
    homedir = make_home()
    fingerprint = make_key(homedir, "Gemeente Voorbeeld", ADDRESS, None, MADE_AT)
    yield House(homedir, fingerprint, Gpg(homedir, fingerprint, None).public_key(MADE_AT))
    remove_home(homedir)


@dataclass
class Years:
    """The world, and what is remembered of who wrote what."""

    world: World
    every_day: bool
    number: int
    canaries: dict[str, str] = field(default_factory=dict)  # by reference
    reporters: dict[str, Correspondent] = field(default_factory=dict)
    assigned: set[str] = field(default_factory=set)  # to Bram
    asked: dict[str, str] = field(default_factory=dict)  # which right, by reference
    kept: str = ""  # the case that is held
    shown: list[str] = field(default_factory=list)  # to operators

    @property
    def store_cases(self) -> list[Case]:
        return self.world.daemon.house.store.cases()

    def until(self, at: datetime) -> None:
        """Let time pass: working morning by working morning, or in a jump."""
        if self.every_day:
            self.world.passes_until(at)
        else:
            self.world.now = max(self.world.now, at)
            self.world.goes_on()
            self.world.passes(HOUR)

    def lead(self) -> Correspondent:
        return self.world.anke()

    def shown_to(self, address: str, reference: str) -> Letter:
        """The letter that brought a case to a handler."""
        handler = self.world.correspondent(address, vouched=True)
        return next(letter for letter in handler.reads() if reference in letter.subject)

    def orders(self, reference: str, *lines: str) -> None:
        """Let the lead answer the letter about a case, once for each."""
        for line in lines:
            self.lead().answers(self.shown_to(ANKE, reference), line)
            self.world.goes_on()
        self.world.passes(timedelta(minutes=15))


def lived(make_world: MakeWorld, house: House, number: int, *, every_day: bool) -> Years:
    """Live through the two years."""
    world = make_world(
        languages=["fr", "nl", "en"],
        country="FR",
        timezone="Europe/Paris",
        openpgp={"fingerprint": house.fingerprint, "homedir": str(house.homedir)},
        imap={"sent": "Sent"},
        handlers=[
            {"name": "Anke de Vries", "address": ANKE, "role": "lead", "cleartext": True},
            {"name": "Bram Jansen", "address": BRAM, "cleartext": True},
        ],
        need_to_know=True,
        data_protection_officer=DPO,
        report="monthly",
    )
    world.house, world.now = house, BEGIN
    years = Years(world, every_day, number)
    ahead: list[tuple[datetime, int, Callable[[Years, int], None]]] = []
    apart = min(WEEK, 60 * WEEK / number)
    for n in range(number):
        at = BEGIN + n * apart
        steps = (_comes, _is_assessed, _is_solved, _asks)
        ahead += [(at + days * DAY, n, step) for days, step in zip((0, 2, 21, 28), steps, strict=True)]
    ahead.append((BEGIN + 50 * WEEK, 0, _is_held))
    for at, n, step in sorted(ahead, key=lambda one: (one[0], one[1])):
        years.until(at)
        step(years, n)
    for weeks in range(51, 104, 3):  # in jumps, as after an outage
        years.until(BEGIN + weeks * WEEK)
    years.until(END)
    return years


def _comes(years: Years, n: int) -> None:
    """Somebody reports something, every third with a key."""
    keyed = n % 3 == 0
    person = years.world.people.get(f"reporter{n}.zeisig@years.example", made_at=MADE_AT) if keyed else None
    address = f"reporter{n}.zeisig@years.example"
    reporter = Correspondent(years.world, address, person, vouched=True)
    canary = f"canary-{n}-zeisig"
    before = {case.reference for case in years.store_cases}
    reporter.writes(REPORT.format(canary=canary), subject=f"Faille {canary}", encrypted=keyed, key=keyed)
    years.world.goes_on()
    (reference,) = {case.reference for case in years.store_cases} - before
    years.canaries[reference], years.reporters[reference] = canary, reporter
    if n % 4 == 0:
        years.assigned.add(reference)
        years.orders(reference, "#assign Bram")


def _is_assessed(years: Years, n: int) -> None:
    reference = list(years.canaries)[n]
    match WAYS[n % len(WAYS)]:
        case "fixed" | "duplicate":
            years.orders(reference, f"#accept {(years.world.now + 14 * DAY).date()}")
        case "invalid":
            years.orders(reference, "#invalid\n\nTout ce que montre cette page est public.")
        case "breach":
            years.orders(
                reference,
                "#breach",
                f"#breach facts Le numéro dans l'adresse\n#breach data Nom et adresse, selon {n} zeisig",
                "#breach measures Formulaire fermé\n#breach effects Lecture\n#breach affected 12 personnes",
                f"#breach notified CNIL-{n}",
                f"#accept {(years.world.now + 14 * DAY).date()}",
            )
        case "spam":
            years.orders(reference, "#spam")
        case _:
            years.orders(reference, "#close out-of-scope\n\nCe serveur n'est pas le nôtre.")


def _is_solved(years: Years, n: int) -> None:
    reference = list(years.canaries)[n]
    match WAYS[n % len(WAYS)]:
        case "fixed" | "breach":
            years.orders(reference, "#fixed", "#close fixed")
        case "invalid":
            years.orders(reference, "#close invalid")
        case "duplicate":
            years.orders(reference, "#close duplicate")
        case _:
            pass  # closed already


def _asks(years: Years, n: int) -> None:
    """Of the first ones, each asks something of their rights, by answering a letter; the lead sees to it."""
    if len(years.asked) == len(RIGHTS) or WAYS[n % len(WAYS)] == "spam":
        return
    reference = list(years.canaries)[n]
    reporter = years.reporters[reference]
    right = list(RIGHTS)[len(years.asked)]
    letter = reporter.reads()[-1]
    reporter.answers(letter, RIGHTS[right], encrypted=reporter.person is not None)
    years.world.goes_on()
    years.asked[reference] = right
    asked = years.lead().reads()[-1]
    years.lead().answers(asked, ANSWERS[right])
    years.world.goes_on()
    waits = years.lead().reads()[-1]
    if right != "restrict":  # which holds no words
        years.lead().answers(waits, "#send" if reporter.person is not None else "#clear-ok")
        years.world.goes_on()
    years.world.passes(timedelta(minutes=15))


def _is_held(years: Years, _: int) -> None:
    """A claim comes up about the first case, before its time is over."""
    years.kept = next(iter(years.canaries))
    years.orders(years.kept, "#hold Une réclamation est en cours")
    for reference in (one for one, right in years.asked.items() if right == "restrict"):
        years.orders(reference, "#rights resume")
