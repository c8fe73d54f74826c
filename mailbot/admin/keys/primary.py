"""`key rotate --primary`: another primary key, for when the old one is not safe any more, or too old.

    begun --> made --> certified, stated --> data key wrapped for it --> configuration --(restarts)--> finished

Each step is there before the next begins, and is found when the command is run once more: whatever cuts it off, the
database opens with the configuration as it is at that moment, that of before or that of after.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import typer

from mailbot.admin import credentials
from mailbot.admin.keys.statement import statement_of
from mailbot.admin.keys.works_on import OurKeys, changing_alone, grouped
from mailbot.edges.gpg import Gpg
from mailbot.edges.gpg.succession import ALGORITHMS, Succession, signed_by_both
from mailbot.edges.store import Store
from mailbot.edges.store.handovers import DATA_KEY, data_key_for
from mailbot.errors import ConfigError, MailbotError, Permanent, Temporary
from mailbot.facts import Custody, Handover, KeyReason, OwnKey, Reached
from mailbot.ownership import as_typed

AGAIN = ("key", "rotate", "--primary")


@dataclass(frozen=True, slots=True)
class NewPrimary:
    """What the operator wants, where no change of keys is under way."""

    reason: KeyReason = KeyReason.SUPERSEDED
    algorithm: str = "ed25519"
    imported: str = ""  # the fingerprint of a key that is in the gpg home already
    credential: str = ""  # the name of that key's passphrase
    another: bool = False  # … although the last change is finished


@dataclass(frozen=True, slots=True)
class Works:
    """What a change of the primary key works with."""

    ours: OurKeys
    organisation: str
    store: Store
    passphrases: Callable[[], dict[str, str]]  # of the configured keys, by fingerprint
    credential: Callable[[str], str]  # reads a secret by its name
    configure: Callable[[Handover], None]  # writes the new key into the configuration file, or says what to write
    running: Callable[[], list[str]]  # the names of the daemons that run on this machine
    office_at: Callable[[datetime], datetime]  # the next moment at which letters by the calendar leave
    reached: Reached


def rotate_primary(works: Works, asked: NewPrimary, agreed: Callable[[str], bool], now: datetime, by: str) -> None:
    """Go on with the change of keys as far as it can be gone, and say what is to be done next.

    `agreed` asks whether a change is to be begun at all. Raises ConfigError or Temporary where something stands in the
    way; nothing is lost then, and the command can be run again.
    """
    with changing_alone(works.ours):
        _go_on(works, asked, agreed, now, by)


def _go_on(works: Works, asked: NewPrimary, agreed: Callable[[str], bool], now: datetime, by: str) -> None:
    change = _under_way(works, asked, agreed, now, by)
    if change is None:
        return
    change = change if change.new else _made(works, change, asked, now)
    gpg = _with_new(works, change)
    if not change.is_compromised:
        _certify(works, change, now)
    change = change if change.statement else _stated(works, change, gpg, now)
    _wrap(works, change, gpg, now)
    if works.ours.fingerprint == change.old:
        _write_configuration(works, change)
        works.ours.note("another key is in the configuration", by, now, key=change.old, new=change.new)
        _say_what_follows(works, change)
        return
    _finish(works, change, gpg, now)
    works.ours.note("another key is in use", by, now, key=change.old, new=change.new)
    _say_what_is_left(works, change, now)


def _under_way(
    works: Works, asked: NewPrimary, agreed: Callable[[str], bool], now: datetime, by: str
) -> Handover | None:
    """Return the change that is to go on, or one that was just begun; None when there is nothing to do."""
    ours, last = works.ours, works.store.handover()
    if last is not None and last.finished_at is None:
        if ours.fingerprint not in (last.old, last.new):
            problem = f"A change from {last.old} to {last.new or 'a new key'} is under way; openpgp names neither."
            raise ConfigError(problem, f"Put openpgp.fingerprint back to {last.old}.")
        return last
    if last is not None and last.new == ours.fingerprint and not asked.another:
        typer.echo(f"The change to {last.new} was finished on {last.finished_at:%Y-%m-%d}.")
        typer.echo(f"For yet another key: {as_typed(ours.config, *AGAIN, '--another')}")
        return None
    _refuse_what_cannot_follow(works, asked, now)
    begun = _begun(works, asked, now)
    question = f"{grouped(begun.old)} will be followed by another primary key ({begun.reason}). Go on?"
    if not agreed(question):
        typer.echo("Nothing was changed.")
        return None
    if not works.store.note_handover(begun, last):
        raise Temporary("Another command has begun to change the key. Run this one again.")
    works.ours.note("a change of the primary key was begun", by, now, key=begun.old, reason=begun.reason)
    works.reached("begun")
    return begun


def _begun(works: Works, asked: NewPrimary, now: datetime) -> Handover:
    ours = works.ours
    at = now.replace(microsecond=0)  # as gpg counts: a key made from now on is not older than this
    opens = ours.gpg.wrapped_for(works.store.setting(DATA_KEY) or b"", now)
    older = [fingerprint for fingerprint in ours.older if fingerprint in opens]
    if ours.fingerprint not in opens and older:  # the configuration was changed first
        return Handover(older[0], ours.fingerprint, asked.reason, at)
    if asked.imported:
        return Handover(ours.fingerprint, asked.imported, asked.reason, at, asked.credential)
    folder = ours.config.parent / "credentials"
    day = f"openpgp-passphrase-{now:%Y-%m-%d}"
    names = [day, *(f"{day}-{number}" for number in range(2, 100))]
    return Handover(ours.fingerprint, "", asked.reason, at, next(n for n in names if not (folder / n).exists()))


# The new key ---------------------------------------------------------------------------------------------------------


def _made(works: Works, change: Handover, asked: NewPrimary, now: datetime) -> Handover:
    """Make the new key, or find what an earlier run has made of it."""
    succession, ours = Succession(works.ours.homedir), works.ours
    file = ours.config.parent / "credentials" / change.credential
    if not file.exists():
        credentials.keep(file, secrets.token_urlsafe(32).encode() + b"\n")
    works.reached("passphrase made")
    passphrase = works.credential(change.credential)
    # Of a key that is revoked all user IDs are
    ids = ours.gpg.own_keys.look_at(change.old, now).user_ids or (f"{works.organisation} <{ours.address}>",)
    begun = [key for key in succession.listed(now) if _is_begun(key, change, ours, ids[0])]
    new = begun[-1].primary.fingerprint if begun else succession.make_primary(ids[0], asked.algorithm, passphrase, now)
    works.reached("primary key made")
    rsa = any(key.primary.algorithm.startswith("rsa") for key in begun[-1:])
    succession.complete(new, ids, "rsa4096" if rsa else asked.algorithm, passphrase, now)
    works.reached("key made")
    made = replace(change, new=new)
    _noted(works, made, change)
    return made


def _is_begun(key: OwnKey, change: Handover, ours: OurKeys, user_id: str) -> bool:
    """Return whether an earlier run of this very change has made a key."""
    known = key.primary.fingerprint in (ours.fingerprint, *ours.older)
    fits = key.primary.custody is Custody.HERE and user_id in key.user_ids
    return not known and fits and key.primary.made_at >= change.begun_at


def _with_new(works: Works, change: Handover) -> Gpg:
    """Return gpg as it will be configured; raises ConfigError where the new key cannot do its work."""
    ours = works.ours
    if ours.fingerprint == change.new:
        return ours.gpg
    passphrase = works.credential(change.credential) if change.credential else None
    return Gpg(ours.homedir, change.new, passphrase, older=works.passphrases())


def _certify(works: Works, change: Handover, now: datetime) -> None:
    """Let the old key vouch for the new one, or say how, where its primary half is."""
    succession, ours = Succession(works.ours.homedir), works.ours
    if succession.is_certified(change.new, change.old, now):
        return
    if not succession.certify(change.new, change.old, works.passphrases().get(change.old, ""), now):
        typer.echo("The old key could not certify the new one here: its primary secret half is elsewhere, or it has")
        typer.echo(
            "ended. The change goes on without. To add it later, where that half is, import the new key and run:"
        )
        typer.echo(f"  gpg --local-user {change.old} --quick-sign-key {change.new}")
        typer.echo(f"Import what you export there into {ours.homedir}.")
    works.reached("certified")


def _stated(works: Works, change: Handover, gpg: Gpg, now: datetime) -> Handover:
    """Have the change stated in a text that both keys sign; that of a stolen key would prove nothing."""
    by_old = not change.is_compromised and gpg.can_sign(change.old, now)
    certified = Succession(works.ours.homedir).is_certified(change.new, change.old, now)
    text = statement_of(change, works.organisation, works.ours.address, now.date(), by_old=by_old, certified=certified)
    signers = [*([change.old] if by_old else []), change.new]
    blocks = [gpg.sign_text(text.encode(), now, by=signer).decode() for signer in signers]
    stated = replace(change, statement=signed_by_both(*blocks) if by_old else blocks[0])
    _noted(works, stated, change)
    works.reached("statement signed")
    return stated


def _wrap(works: Works, change: Handover, gpg: Gpg, now: datetime) -> None:
    """Wrap the data key for the new key as well, and see that it opens before anything leans on it."""
    store, place = works.store, data_key_for(change.new)
    wrapped = store.setting(DATA_KEY) or b""
    if change.new in gpg.wrapped_for(wrapped, now):
        return
    if store.setting(place) is None:
        try:
            data_key = works.ours.gpg.unwrap(wrapped, now)
            again = gpg.wrap(data_key, now)
            opens = gpg.unwrap(again, now) == data_key
        except Permanent as why:
            problem = f"The new key {change.new} cannot be used: {why}."
            raise ConfigError(problem, "The key of before stays in use; nothing was lost.") from why
        if not opens:
            raise ConfigError(f"The new key {change.new} does not open what was encrypted to it.")
        store.put_setting(place, again, once=True)
    works.reached("data key wrapped")


def _noted(works: Works, changed: Handover, was: Handover) -> None:
    if not works.store.note_handover(changed, was):
        raise Temporary("Another command is changing the key. Run this one again.")


# The configuration, and the end --------------------------------------------------------------------------------------


def _write_configuration(works: Works, change: Handover) -> None:
    try:
        works.configure(change)
    except ConfigError as left:
        again = f"Then restart mailbot, and run: {as_typed(works.ours.config, *AGAIN)}"
        raise ConfigError(left.problem, f"{left.remedy}\n{again}") from left
    works.reached("configuration changed")


def _finish(works: Works, change: Handover, gpg: Gpg, now: datetime) -> None:
    """Leave the data key to the new key alone, and have everybody told."""
    store = works.store
    for daemon in works.running():
        if store.key_used_by(daemon) != change.new:
            raise Temporary(
                "The service still works with the key of before. Run: systemctl restart mailbot\n"
                f"Then, once more: {as_typed(works.ours.config, *AGAIN)}"
            )
    wrapped = store.setting(data_key_for(change.new)) or store.setting(DATA_KEY) or b""
    try:
        gpg.unwrap(wrapped, now)
    except Permanent as why:
        raise ConfigError(f"openpgp: {why}.", "Nothing was changed.") from why
    finished = replace(change, finished_at=now)
    at = now if change.is_compromised else works.office_at(now)
    if not store.finish_handover(finished, change, wrapped, at, works.reached):
        raise Temporary("Another command is changing the key. Run this one again.")
    works.reached("finished")


# What the operator reads ---------------------------------------------------------------------------------------------


def _say_what_follows(works: Works, change: Handover) -> None:
    path = works.ours.config
    typer.echo(f"The new key is {grouped(change.new)}.")
    typer.echo(f"{path} names it now, and the old one under openpgp.older. Next:")
    typer.echo("  1. Keep a copy of the secret key and its passphrase elsewhere, and show it:")
    typer.echo(f"       {as_typed(path, 'key', 'confirm-backup', 'FILE')}")
    typer.echo("  2. systemctl restart mailbot")
    typer.echo("     Where mailbot runs on several machines: import the secret key into the gpg home of each, put the")
    typer.echo(
        f"     passphrase {change.credential or '(none)'} and the same lines into its configuration, and restart it."
    )
    typer.echo(f"  3. {as_typed(path, *AGAIN)}")
    typer.echo("     It tells the reporters of open cases, handlers and partners, and says what to publish.")


def _say_what_is_left(works: Works, change: Handover, now: datetime) -> None:
    ours = works.ours
    typer.echo(f"The key in use is {grouped(change.new)}.")
    typer.echo("Reporters of open cases, handlers and partners are told by the service, each once. Next:")
    file = _left(ours.config.parent / f"key-transition-{change.begun_at:%Y-%m-%d}.txt", change.statement)
    key = _left(ours.public_key, ours.gpg.public_key(now))
    typer.echo(f"  1. Publish the key{key}, its fingerprint and the statement{file} where the old ones are:")
    typer.echo(f"       {as_typed(ours.config, 'publish', 'DIR')}")
    typer.echo("     Change the fingerprint on paper and on pages that mailbot does not write.")
    typer.echo("  2. Leave the old key under openpgp.older: what people still encrypt to it is read.")
    reason = change.reason.value
    when = "now" if change.is_compromised else "when few use it any more"
    typer.echo(f"  3. Revoke the old key {when}:")
    typer.echo(f"       {as_typed(ours.config, 'key', 'revoke', '--reason', reason)}")


def _left(file: Path, text: str) -> str:
    """Write a public file beside the configuration; return where it is, as the sentence goes on."""
    try:
        credentials.keep(file, text.encode(), mode=0o644)
    except MailbotError:
        return ""
    return f" ({file})"


def _refuse_what_cannot_follow(works: Works, asked: NewPrimary, now: datetime) -> None:
    """Raise ConfigError for an algorithm that is none, or an imported key that cannot do the work."""
    if asked.algorithm not in ALGORITHMS:
        raise ConfigError(f"{asked.algorithm} is no algorithm for it.", f"Choose one of: {', '.join(ALGORITHMS)}.")
    if not asked.imported:
        return
    key = Succession(works.ours.homedir).find(asked.imported, now)
    if key is None or key.encrypting(now) is None or key.signing(now) is None or key.primary.revoked:
        remedy = f"Import a secret key that can sign and encrypt into {works.ours.homedir}."
        raise ConfigError(f"{asked.imported} is no key that can be used.", remedy)
