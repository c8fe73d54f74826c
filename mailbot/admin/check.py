"""`check`: touches every outside thing once, and says of what is wrong what to do about it.

Each probe gives findings and raises what the edges raise; `attempt` turns that into a finding too, so that one broken
thing does not hide the next. Nothing is changed but what any start changes: folders and tables are made.
"""

import ctypes
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import typer

from mailbot.admin import installation
from mailbot.admin.keys.show import steps
from mailbot.admin.keys.works_on import OurKeys
from mailbot.edges.gpg import Gpg
from mailbot.edges.imap import Mailbox
from mailbot.edges.smtp import Sender
from mailbot.edges.store import Store, migrate
from mailbot.errors import ConfigError, MailbotError, Temporary
from mailbot.facts import NOT_YET, CredentialExpiry, Handler, Key, LastBackup, Partner
from mailbot.health.table import BACKUP
from mailbot.letters import proofreading
from mailbot.letters.rendering import Texts
from mailbot.ownership import meant_for
from mailbot.terminal import print_json, printable_lines

EXPIRES_SOON = timedelta(days=60)  # a new key must have reached those who keep the old one
BARS = ("no_new_privs", "landlock", "seccomp")
FACTS = ("thing", "outcome", "text", "remedy", "run")
INDENT = 16  # columns before the text of a finding
TIME_ERROR = 5  # adjtimex(2): nothing keeps this clock right
BUFFER = 512  # bytes; more than struct timex takes on any architecture

# What to look at where an edge does not say it
CHECKED = {
    "config": "the file and the disk that it lies on",
    "key": "openpgp.fingerprint, openpgp.passphrase and openpgp.homedir",
    "handlers": "the files named by handlers, and what is said of our own key",
    "partners": "the files named by partners",
    "database": "that state_dir, or database, is there, has room and may be written by the service's user",
    "login": "imap.auth and smtp.auth",
    "imap": "imap.host, imap.port and imap.tls",
    "smtp": "smtp.host, smtp.port and smtp.tls",
}


class Outcome(StrEnum):
    """What a finding means for the daemon: it works, it works for now, it will not work."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the answer. `again` is True when another try may help without anybody changing anything.

    `run` are lines to run or to enter as they stand, elsewhere than here: where, `remedy` says.
    """

    thing: str
    outcome: Outcome
    text: str
    remedy: str = ""
    again: bool = False
    run: tuple[str, ...] = ()


Probe = Callable[[], Iterable[Finding]]


def run_probes(probes: Iterable[tuple[str, Probe]], config: Path, *, as_json: bool) -> int:
    """Run each probe, print what it finds at once, and return the exit status of `mailbot check`."""
    findings: list[Finding] = []
    for thing, probe in probes:
        for found in attempt(thing, probe):
            finding = replace(found, remedy=meant_for(found.remedy, config))
            findings.append(finding)
            if not as_json:
                sentences = "\n".join(filter(None, (finding.text, finding.remedy, *finding.run)))
                indented = printable_lines(sentences).replace("\n", "\n" + " " * INDENT)
                typer.echo(f"{finding.outcome:4}  {finding.thing:9} {indented}")
    if as_json:
        print_json({"findings": [{name: getattr(finding, name) for name in FACTS} for finding in findings]})
    return exit_status(findings)


def attempt(thing: str, probe: Probe) -> Iterator[Finding]:
    """Yield what `probe` finds, and what stops it."""
    try:
        yield from probe()
    except ConfigError as wrong:
        yield failed(thing, wrong)
    except MailbotError as trouble:
        problem, _, own = str(trouble).partition(". Check ")  # an edge that knows it ends with what to check
        again, named = isinstance(trouble, Temporary), own.rstrip(".") or CHECKED.get(thing, "what it names")
        remedy = f"Try again; if it stays, check {named}." if again else f"Check {named}."
        yield Finding(thing, Outcome.FAIL, f"{problem.rstrip('.')}.", remedy, again)


def fine(thing: str, text: str) -> Finding:
    """Return the finding that a thing works."""
    return Finding(thing, Outcome.OK, text)


def failed(thing: str, wrong: ConfigError) -> Finding:
    """Return the finding that an operator must change something."""
    return Finding(thing, Outcome.FAIL, wrong.problem, wrong.remedy)


def exit_status(findings: Iterable[Finding]) -> int:
    """Return 0, 75 (EX_TEMPFAIL) when waiting may help, or 78 (EX_CONFIG) when somebody must change something."""
    failures = [finding for finding in findings if finding.outcome is Outcome.FAIL]
    if not failures:
        return 0
    return 75 if all(finding.again for finding in failures) else 78


def probe_key(ours: OurKeys, now: datetime) -> Iterator[Finding]:
    """Try the organisation's key: there, usable, its passphrase right, and nothing of it about to end."""
    key = ours.look(now)
    upcoming = steps(ours, key, now)
    if why := key.why_unusable(now):
        renewed = f"Run: {upcoming[0].command}; then publish the key anew." if upcoming and why == "expired" else ""
        yield Finding("key", Outcome.FAIL, f"Nobody can encrypt to us: {why}.", renewed or f"See: {_shown(ours)}")
        return
    ours.gpg.check(now)
    ends = f"; the key ends on {key.primary.expires_at:%Y-%m-%d}" if key.primary.expires_at else ""
    yield fine("key", f"Passphrase and secret key work{ends}.")
    for step in upcoming:
        if step.at <= now:
            renewed = f"Run: {step.command}; then publish the key anew."
            yield Finding("key", Outcome.WARN, f"{step.text}.", renewed)


def _shown(ours: OurKeys) -> str:
    return ours.typed("key", "show")


def probe_older(gpg: Gpg, fingerprints: Sequence[str], homedir: Path, now: datetime) -> Iterator[Finding]:
    """Try each key of openpgp.older: there, its passphrase right; that it has ended is what makes it an older one."""
    for fingerprint in fingerprints:
        why = gpg.why_older_is_of_no_use(fingerprint, now)
        if why is None:
            yield fine("key", f"What is encrypted to the older key {fingerprint} can be opened.")
        else:
            remedy = f"Import its secret key into {homedir}, and check its fingerprint and passphrase in openpgp.older."
            yield Finding("key", Outcome.FAIL, f"The older key {fingerprint} opens nothing: {why}.", remedy)


def probe_handlers(handlers: Iterable[Handler], now: datetime) -> Iterator[Finding]:
    """Yield findings on the keys of handlers: nobody reads a report whose letter cannot be encrypted."""
    keys = [(handler.name, handler.key) for handler in handlers if handler.key is not None]
    for name, key in keys:
        yield _of_somebody("handlers", name, key, now)
    if not keys:
        yield fine("handlers", "None has a key; the mail server vouches for all of them.")


def probe_partners(partners: Iterable[Partner], languages: Iterable[str], now: datetime) -> Iterator[Finding]:
    """Yield findings on partners: a letter to one without a good key stays, and reporters are told who each is."""
    for partner in partners:
        yield _of_somebody("partners", partner.name, partner.key, now)
        if unsaid := [language for language in languages if language not in dict(partner.says)]:
            text = f"Letters in {', '.join(unsaid)} call {partner.name} by its name alone, without an article."
            remedy = "Set partners: says: as each language says it behind “we inform”: “le CERT-FR”, “das BSI”."
            yield Finding("partners", Outcome.WARN, text, remedy)


def _of_somebody(thing: str, name: str, key: Key, now: datetime) -> Finding:
    ask = f"Ask {name} for a current public key, put it in place of the old one, and restart mailbot."
    if (why := key.why_not(now)) is None:
        return _ageing(thing, f"We can encrypt to {name}", key, ask, now)
    begins = f", but from {key.usable_from:%Y-%m-%d %H:%M} UTC" if why == NOT_YET and key.usable_from else ""
    return Finding(thing, Outcome.FAIL, f"We cannot encrypt to {name}: {why}{begins}.", ask)


def probe_database(url: str, now: datetime) -> Iterator[Finding]:
    """Bring the tables up to date and write to them."""
    migrate(url)
    store = Store(url, None)
    try:
        store.put_setting("checked_at", now.isoformat().encode())
        hold = store.hold()
    finally:
        store.close()
    yield fine("database", "The tables are up to date and can be written.")
    if hold is not None:
        alive = f"since {hold.since:%Y-%m-%d %H:%M}, last sign of life {hold.renewed_at:%Y-%m-%d %H:%M:%S} UTC"
        yield fine("database", f"Of the daemons that share it, the one on {hold.host} holds the mailbox {alive}.")


def probe_expiries(expiries: Iterable[CredentialExpiry], now: datetime) -> Iterator[Finding]:
    """Yield what we log in with and ends by itself: nothing but its owner's note tells when."""
    for ending in expiries:
        remedy = "Make a new one where you made it, put it in, and write its own end there; then restart mailbot."
        day = f"{ending.at:%Y-%m-%d}"
        if ending.at <= now:
            yield Finding("login", Outcome.FAIL, f"What {ending.name} names has ended on {day}.", remedy)
        elif ending.at - now < EXPIRES_SOON:
            yield Finding("login", Outcome.WARN, f"What {ending.name} names ends on {day}.", remedy)
        else:
            yield fine("login", f"What {ending.name} names is good until {day}.")


def judge_backup(last: LastBackup | None, command: str, now: datetime) -> Finding:
    """Return how old the last backup is."""
    if last is None:
        remedy = f"Run: {command}; README says how it goes by itself."
        return Finding("backup", Outcome.WARN, "There is no backup.", remedy)
    made = f"The last one was made on {last.at:%Y-%m-%d}: {last.place}."
    if now - last.at > BACKUP:
        return Finding("backup", Outcome.WARN, made, "Look why its timer makes none: journalctl -u mailbot-backup")
    return fine("backup", made)


def judge_key_copy(why_unsure: str | None, command: str) -> Finding:
    """Return whether somebody knows that the secret key, which no backup holds, is kept elsewhere as well."""
    if why_unsure is None:
        return fine("backup", "The secret key was confirmed to be kept elsewhere as well.")
    text = f"{why_unsure[:1].upper()}{why_unsure[1:]}: no backup holds it, and none can be read without it."
    return Finding("backup", Outcome.WARN, text, f"Run: {command} FILE")


def probe_mailbox(mailbox: Mailbox, since: date) -> Iterator[Finding]:
    """Log in and look."""
    try:
        mailbox.connect()
        _, uids = mailbox.look(since)
        wait = "1 message waits" if len(uids) == 1 else f"{len(uids)} messages wait"
        yield fine("imap", f"Logged in; {wait} since {since}.")
        for text, remedy in mailbox.shortcomings():
            yield Finding("imap", Outcome.WARN, text, remedy)
    finally:
        mailbox.close()


def probe_sender(sender: Sender, *, login: bool = True) -> Iterator[Finding]:
    """Log in at the server that letters are handed to, where a login is configured."""
    try:
        sender.check()
    finally:
        sender.close()
    yield fine("smtp", f"{'Logged in' if login else 'No login configured'}; letters can be handed over.")


def probe_units(system: Path = Path("/")) -> Iterator[Finding]:
    """Compare the units in the system with what this version would put there.

    Says nothing of what is not there: a daemon in a container has no unit.
    """
    command = installation.program()
    for path in installation.outdated(system, installation.service_files(installation.layout_for(command), command)):
        remedy = f"Run as root: {installation.how_to_update()}; then restart the service."
        yield Finding("units", Outcome.WARN, f"{path} is of another version.", remedy)


def probe_texts(texts: Texts) -> Iterator[Finding]:
    """Fill every letter in every language."""
    problems = [*proofreading.missing(texts), *proofreading.problems(texts)]
    for problem in problems:
        yield Finding("texts", Outcome.FAIL, problem, "Correct the file, or install mailbot anew if it is not yours.")
    if not problems:
        yield fine("texts", "Every letter can be written.")


def probe_cage(cages: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """Yield what shuts in the processes that read what strangers sent; `cages` are the bars of each."""
    missing = [bar for bar in BARS if not all(bar in bars for bars in cages.values())]
    if not missing:
        yield fine("cage", f"What strangers send is read behind {', '.join(BARS)}.")
    elif "seccomp" in missing:
        text = f"What strangers send is read without {' and '.join(missing)}."
        yield Finding("cage", Outcome.WARN, text, "Install libseccomp2 (Debian's name), if it is missing.")
    else:  # an older kernel, or a container; the parser does without
        text = f"This kernel has no {' and '.join(missing)}: whoever takes gpg over reads the service's files."
        yield Finding("cage", Outcome.WARN, text, "Run Linux 5.13 or later with landlock (lsm= at its command line).")


def probe_metadata(missing: Mapping[str, str], *, ask: bool) -> Iterator[Finding]:
    """Yield whether metadata can be taken out of the files that handlers attach."""
    if ask:
        yield fine("metadata", "Files that handlers attach go as they are, and wait for #send (relay_metadata: ask).")
    elif missing:
        text = f"The metadata of {', '.join(missing.values())} stay: such files wait for the handler's #send."
        yield Finding("metadata", Outcome.WARN, text, f"Run `make metadata` where mailbot lies ({', '.join(missing)}).")
    else:
        yield fine("metadata", "Author, place and time are taken out of pictures, PDF and office documents.")


def probe_report(missing: str | None) -> Iterator[Finding]:
    """Yield whether the pictures of the monthly report can be drawn."""
    if missing is not None:
        remedy = f"Run `make pictures` where mailbot lies, which installs {missing}; or leave it so."
        yield Finding("report", Outcome.WARN, "The monthly report is mailed without pictures.", remedy)
    else:
        yield fine("report", "The monthly report is mailed with its pictures.")


def probe_clock(now: datetime) -> Iterator[Finding]:
    """Ask the kernel whether anything keeps the clock right: every promised date hangs on it."""
    state = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(BUFFER))  # all zero: asks, sets nothing
    text = f"It is {now.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    if state == TIME_ERROR:
        remedy = "Enable systemd-timesyncd or chrony: promised dates hang on the clock."
        yield Finding("clock", Outcome.WARN, f"{text}, by a clock that nothing keeps right.", remedy)
    else:
        yield fine("clock", f"{text}.")


def _ageing(thing: str, text: str, key: Key, remedy: str, now: datetime) -> Finding:
    if key.expires_at is None:
        return fine(thing, f"{text}.")
    dated = f"{text}; the key expires on {key.expires_at:%Y-%m-%d}."
    if key.expires_at - now < EXPIRES_SOON:
        return Finding(thing, Outcome.WARN, dated, remedy)
    return fine(thing, dated)
