"""`init`: the configuration, the organisation's key, and what to publish.

Nothing that exists is ever overwritten: a key that was replaced by accident cannot be brought back, and reports that
were encrypted to it can no longer be read by anybody.
"""

import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, StrictUndefined

from mailbot.admin.keys.works_on import grouped
from mailbot.admin.public_page import Announced, policy
from mailbot.edges.gpg import Gpg, make_key
from mailbot.edges.gpg.home import nothing_left
from mailbot.errors import ConfigError, by_cause
from mailbot.facts import Span, Unit
from mailbot.ownership import as_typed

# Debian's packages and systemd's units put the state of a service here, under the name of its instance.
SYSTEM, SYSTEM_STATE = Path("/etc/mailbot"), Path("/var/lib/mailbot")
ASSESSMENT, PROGRESS = Span(5, Unit.WORKING_DAYS), Span(14, Unit.DAYS)
NO_FINGERPRINT = "0" * 40  # stands in a draft, until there is a key


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What nobody but the operator knows."""

    organisation: str
    address: str
    policy_url: str
    privacy_url: str
    lead_name: str
    lead_address: str
    imap_host: str
    smtp_host: str
    authserv_id: str
    prefix: str
    languages: tuple[str, ...]
    timezone: str
    country: str


@dataclass(frozen=True, slots=True)
class Made:
    """What `init` made."""

    config: Path
    public_key: Path
    credentials: Path
    fingerprint: str


def init(folder: Path, answers: Answers, now: datetime, load: Callable[[Path], object]) -> Made:
    """Write `folder`/config.yaml, its secrets and the public key; make the key itself in the state directory.

    `load` reads a configuration file and raises ConfigError when answers are wrong, before anything lasting is made.
    Raises ConfigError as well when any of it exists or may not be written, and Temporary when the disk is full or gpg's
    agent does not answer. Whatever stops it, the next try finds things as this one did.
    """
    made_at, draft = folder / "config.yaml", folder / "config.yaml.new"
    public_key, opening = folder / f"{answers.address}.asc", folder / "credentials" / "openpgp-passphrase"
    state = _state_of(folder)
    homedir = state / "gnupg"
    refuse_what_exists(folder)
    try:
        for private in (folder, folder / "credentials", folder / "keys", state):
            private.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _all_or_none_of(draft, public_key, opening), nothing_left(homedir):
            draft.write_text(_config(answers, NO_FINGERPRINT, state, folder, now.date()))
            try:
                load(draft)
            except ConfigError as wrong:
                raise ConfigError(wrong.problem, "Run init again, with another answer.") from wrong
            passphrase = _passphrase(opening)
            fingerprint = make_key(homedir, answers.organisation, answers.address, passphrase, now)
            public_key.write_text(Gpg(homedir, fingerprint, passphrase).public_key(now))
            today = now.astimezone(ZoneInfo(answers.timezone)).date()
            draft.write_text(_config(answers, fingerprint, state, folder, today))
            draft.rename(made_at)  # last: where a configuration stands, everything it speaks of exists
    except OSError as refused:
        what, remedy = (
            f"{refused.filename or folder} cannot be written",
            "Run this as the user that the service runs as.",
        )
        raise by_cause(refused, what, remedy) from refused
    return Made(made_at, public_key, folder / "credentials", fingerprint)


@contextmanager
def _all_or_none_of(*files: Path) -> Iterator[None]:
    """Take away what the block has made of `files`, if it fails: on a full disk, half of one is worse than none."""
    before = {file for file in files if file.exists()}
    try:
        yield
    except BaseException:
        for file in {*files} - before:
            with suppress(OSError):
                file.unlink()
        raise


def refuse_what_exists(folder: Path) -> None:
    """Raise ConfigError where there is a configuration or a key, or no folder can be."""
    if folder.is_file():
        raise ConfigError(f"{folder} is a file.", "Nothing was changed; choose another folder.")
    for existing in (folder / "config.yaml", _state_of(folder) / "gnupg" / "pubring.kbx"):
        if existing.exists():
            raise ConfigError(f"{existing} exists already.", "Nothing was changed; choose another folder.")


def announced(answers: Answers) -> Announced:
    """Return what the new configuration promises."""
    return Announced(
        organisation=answers.organisation, address=answers.address, assessment=ASSESSMENT, progress=PROGRESS
    )


def announcement(made: Made, answers: Answers) -> str:
    """Return what to do next and what to publish, with a policy in the first language.

    The commands in it can be copied as they stand: into the shell, and as the user, that an operator has.
    """

    def typed(*words: str) -> str:
        return as_typed(made.config.absolute(), *words)

    return _fill(
        ANNOUNCEMENT,
        made=made,
        fingerprint=grouped(made.fingerprint),
        policy=policy(announced(answers), answers.languages[0]),
        typed=typed,
        revocation=_state_of(made.config.parent) / "gnupg/openpgp-revocs.d" / f"{made.fingerprint}.rev",
        key_of_lead=None if _vouched(answers) else made.config.absolute().parent / "keys/lead.asc",
        **_of(answers),
    )


def _state_of(folder: Path) -> Path:
    whole = folder.absolute()
    if whole == SYSTEM or whole.parent == SYSTEM:
        return SYSTEM_STATE / whole.relative_to(SYSTEM)
    return whole / "state"


def _passphrase(path: Path) -> str:
    """Return a new passphrase, or the one that the operator put there."""
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
    return path.read_text().strip()


def _config(answers: Answers, fingerprint: str, state: Path, folder: Path, since: date) -> str:
    written = state.name if state.parent == folder.absolute() else str(state)
    domain, vouched = _domain(answers.address), _vouched(answers)
    return _fill(
        CONFIG,
        assessment=_spelled(ASSESSMENT),
        progress=_spelled(PROGRESS),
        fingerprint=fingerprint,
        since=since,
        domain=domain,
        vouched=vouched,
        state=written,
        **_of(answers),
    )


def _spelled(span: Span) -> str:
    return f"{span.amount} {span.unit}"


def _vouched(answers: Answers) -> bool:
    """Return whether the lead can do without a key: the organisation's own mail server then says who wrote a mail."""
    return _domain(answers.lead_address) == _domain(answers.address) and bool(answers.authserv_id)


def _domain(address: str) -> str:
    return address.partition("@")[2]


def _of(answers: Answers) -> dict[str, object]:
    return {name: getattr(answers, name) for name in answers.__slots__}


def _fill(template: str, **fields: object) -> str:
    # JSON is YAML: what an operator typed is one quoted word, whatever stands in it.
    surroundings = Environment(undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=True)  # noqa: S701  # no HTML
    surroundings.filters["yaml"] = lambda value: json.dumps(value, ensure_ascii=False)
    return surroundings.from_string(template).render(fields)


CONFIG = """\
organisation: {{ organisation | yaml }}
address: {{ address | yaml }}
languages: [{{ languages | join(", ") }}]  # the first is used when the reporter's cannot be told
timezone: {{ timezone | yaml }}
country: {{ country | yaml }}  # its public holidays are no working days
case_prefix: {{ prefix | yaml }}
policy_url: {{ policy_url | yaml }}
# safe_harbour: true  # when that policy promises no legal action against whoever keeps to it; letters say so then
privacy_url: {{ privacy_url | yaml }}
state_dir: {{ state | yaml }}
imap:
  host: {{ imap_host | yaml }}
  port: 993
  tls: implicit
  username: {{ address | yaml }}
  password: {credential: imap-password}
  since: {{ since }}  # older mail is left alone
smtp:
  host: {{ smtp_host | yaml }}
  port: 465
  tls: implicit
  username: {{ address | yaml }}
  password: {credential: smtp-password}
openpgp:
  fingerprint: {{ fingerprint | yaml }}
  passphrase: {credential: openpgp-passphrase}
promises:
  assessment: {{ assessment }}
  progress: every {{ progress }}
  remind_handlers: 1 working day
relay_delay: 10 minutes
handlers:
  - name: {{ lead_name | yaml }}
    address: {{ lead_address | yaml }}
    role: lead
{% if vouched %}
    cleartext: true  # may read reports in clear, in the organisation's own mail system
{% else %}
    key: keys/lead.asc  # the lead's public key: put it there
{% endif %}
internal_domains: [{{ domain | yaml }}]
{% if authserv_id %}
authserv_id: {{ authserv_id | yaml }}  # the server whose Authentication-Results are believed
{% endif %}
"""

ANNOUNCEMENT = """\
Made {{ made.config }} and the organisation's key.

Before the first start:
  1. Put in the password of the mailbox, and the one for sending:
       {{ typed("credential", "imap-password") }}
       {{ typed("credential", "smtp-password") }}
  2. Look through {{ made.config }}: handlers, promises, links.
{% if key_of_lead %}
     Put the public key of {{ lead_name }} into {{ key_of_lead }}.
{% endif %}
  3. Keep a copy of the secret key and its passphrase in a safe place:
     without them nobody can read a report. "Back up" in README.md says how.
     Apart from both, keep a copy of the key's revocation certificate:
     {{ revocation }}
  4. Try everything:
       {{ typed("check") }}

Then publish. Name your site in {{ made.config }}, as published: [https://www.…], and this
writes security.txt, the Web Key Directory, the key and a page in each language into a folder that the site serves:

    {{ typed("publish", "DIR") }}

Or say it in your own words, on a page that your site serves over https:
  address      {{ address }}
  key          {{ made.public_key }}
  fingerprint  {{ fingerprint }}
  policy       at {{ policy_url }}, for example:

{{ policy | indent(4, first=true) }}
"""
