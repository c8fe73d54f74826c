"""Opening one OpenPGP message: which session keys may be ours, which secret key fits one of them, what came out.

    packets --count, sort--> pairs (session key, secret key) --one run of gpg each--> the first that fits --judge--> out

Each run has one session key that names one of our secret keys, and that key's passphrase. A session key that hides its
recipient is given the name of each of our keys in turn: gpg, when it tries several by itself, has one passphrase for
all, and says "no secret key" whatever went wrong with each.

gpg gives up on what is signed in a way that it does not know, as by a key of version 6 (RFC 9580), and keeps the words
to itself. That message is opened and the words taken out of it; who wrote them nobody can say then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime

from mailbot.edges.gpg import packets, verdicts
from mailbot.edges.gpg.process import SKEW, Budget, Limits, Process, Ran, keyring
from mailbot.errors import Permanent, Unsettled
from mailbot.facts import Bad, Broken, Decrypted, Decryption, NotForUs

Run = Callable[..., Ran]
"""Decrypts with one pair; takes further options of gpg, or another `message`."""


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A key or subkey of the gpg home."""

    key_id: bytes
    algorithm: int  # RFC 9580 section 9.1
    encrypts: bool
    owner: str  # the primary key's fingerprint


class Decrypting:
    """Decrypts with the keys of one gpg home; `passphrases` are those of the configured ones, ours first."""

    def __init__(self, process: Process, limits: Limits, passphrases: Mapping[str, str]) -> None:
        self._process = process
        self._limits = limits
        self._passphrases = passphrases
        self._ours, self._our_passphrase = next(iter(passphrases.items()))
        self._secrets: Mapping[bytes, SecretKey] = {}

    def decrypt(self, ciphertext: bytes, signers: Sequence[bytes], now: datetime, budget: Budget) -> Decryption:
        """Open a message; raises Unsettled when it may open another time, Permanent when our passphrase is wrong."""
        try:
            whole = list(packets.split(packets.dearmored(ciphertext)))
        except ValueError as odd:
            return Broken(str(odd))
        containers = [p for p in whole if p.tag in (packets.SED, packets.SEIPD, packets.OCB)]
        locked = [p for p in whole if p.tag == packets.PKESK]
        if why := _why_closed(whole, containers, locked):
            return Broken(why)
        ours = self._could_be_ours(locked, now, budget)
        if not ours:
            return NotForUs()
        if len(ours) > self._limits.recipients:
            return Broken("too many recipients")
        with ExitStack() as stack:
            ring, names = keyring(stack, signers)

            def prepare(secret: SecretKey, session: bytes) -> Run:
                whole = session + containers[0].raw
                return lambda *options, message=whole: self._process.run(
                    f"--keyring=/dev/fd/{ring}",
                    *options,
                    "--decrypt",
                    stdin=message,
                    files=[ring],
                    passphrase=self._passphrases.get(secret.owner, self._our_passphrase),
                    now=now + SKEW,
                    budget=budget,
                )

            runs = [(secret.owner, prepare(secret, session)) for secret, session in self._pairs(ours)]
            return self._first_that_fits(runs, names, budget, lambda owner: self._is_revoked(owner, now))

    def owners(self, ciphertext: bytes, now: datetime, budget: Budget) -> frozenset[str]:
        """Return whose of our keys a message names, by the fingerprint of each primary key; nothing is decrypted."""
        locked = [p for p in packets.split(packets.dearmored(ciphertext)) if p.tag == packets.PKESK]
        ours = self._could_be_ours(locked, now, budget)
        return frozenset(secret.owner for p in ours if (secret := self._secrets.get(packets.recipient(p))))

    def _could_be_ours(self, locked: Sequence[packets.Packet], now: datetime, budget: Budget) -> list[packets.Packet]:
        """Return the encrypted session keys for our keys, and those that do not say for whom they are."""
        if not self._secrets.keys() & {packets.recipient(p) for p in locked}:
            # A key that we do not know may be new here. The keyring holds nobody else's, and needs no agent to be read.
            ran = self._process.run("--list-keys", now=now, budget=budget)
            if ran.returncode:
                raise Unsettled("gpg could not list our keys")
            self._secrets = {secret.key_id: secret for secret in _listed(ran.output.decode(errors="replace"))}
        named = [p for p in locked if packets.recipient(p) in self._secrets]
        return named + [p for p in locked if packets.recipient(p) == packets.HIDDEN]

    def _pairs(self, locked: Sequence[packets.Packet]) -> Iterator[tuple[SecretKey, bytes]]:
        """Yield each session key with a secret key that may decrypt it, whose name it then bears."""
        for packet in locked:
            if named := self._secrets.get(packets.recipient(packet)):
                if named.algorithm == packets.algorithm(packet):
                    yield named, packet.raw
                continue
            for secret in sorted(self._secrets.values(), key=lambda known: known.owner != self._ours):
                if secret.encrypts and secret.algorithm == packets.algorithm(packet):
                    yield secret, packets.addressed(packet, secret.key_id)

    def _is_revoked(self, owner: str, now: datetime) -> bool:
        """Return whether an older key of ours is revoked, perhaps since today: it is asked about seldom."""
        rows = self._process.run("--list-keys", owner, now=now).output.decode(errors="replace").split("\n")
        return any(row.startswith("pub:r:") for row in rows)

    def _first_that_fits(
        self, runs: Sequence[tuple[str, Run]], names: Sequence[str], budget: Budget, is_revoked: Callable[[str], bool]
    ) -> Decryption:
        trouble: Unsettled | None = None
        closed: set[str] = set()
        errors = ""
        # Or gpg looks up the keys that it names in its text for people, and checks what binds each part of ours
        quietly = ["--quiet"] if len(runs) == 1 else []
        for owner, run in runs:
            try:
                ran = run(*quietly)
                if quietly and not (ran.count("DECRYPTION_KEY") or ran.stopped):
                    ran = run()  # which says why not
                errors = verdicts.error_codes(ran) or errors
                if ran.count("DECRYPTION_KEY"):
                    judged = _judged(ran, run, names, budget)
                    if isinstance(judged, Decrypted) and owner != self._ours:
                        return replace(judged, to_revoked=is_revoked(owner))
                    return judged
                if ran.stopped == "processor":
                    return Broken("took too long")
                if verdicts.needs_another_passphrase(ran):
                    closed.add(owner)
            except Unsettled as why:
                trouble = trouble or why
        if trouble is not None:
            raise trouble
        if self._ours in closed:
            raise Permanent(verdicts.OURS_IS_WRONG)
        if closed:
            return Broken("its key has a passphrase that openpgp.older does not name", errors)
        return Broken("could not be decrypted", errors)


def _without_signatures(ran: Ran, run: Run, budget: Budget) -> Decryption:
    """Return the words of a message that gpg found and did not give out, for a signature around them.

    It stopped reading there, so only now it says whether all of the message is as it was sent.
    """
    opened = run("--unwrap")
    if (why := verdicts.why_not_decrypted(opened)) == "not one plaintext" and not opened.returncode:
        literal = packets.signed_literal(opened.output)
        if literal is not None:
            read = run(message=literal)
            verdicts.raise_if_late(read)
            if not read.returncode and read.count("PLAINTEXT") == 1:
                budget.output -= len(read.output)
                return Decrypted(read.output, Bad("unreadable"))
    return Broken(why or "not one plaintext", verdicts.error_codes(ran))


def _why_closed(
    found: Sequence[packets.Packet], containers: Sequence[packets.Packet], locked: Sequence[packets.Packet]
) -> str | None:
    if not containers:
        return "not encrypted"  # gpg -d takes a literal packet for a success
    if len(containers) > 1:
        return "several messages"
    if containers[0].tag == packets.SED:
        return "no integrity protection"  # RFC 9580 section 5.7: must not be decrypted
    if not locked:
        return "a passphrase instead of a key" if any(p.tag == packets.SKESK for p in found) else "no recipient"
    return None


def _listed(colons: str) -> Iterator[SecretKey]:
    """Read `--list-keys --with-colons`: gpg's doc/DETAILS."""
    owner, rows = "", [line.split(":") for line in colons.split("\n")]
    for row, following in zip(rows, [*rows[1:], [""]], strict=True):
        if row[0] == "pub":
            owner = following[9] if following[0] == "fpr" else ""
        if row[0] in ("pub", "sub"):
            yield SecretKey(bytes.fromhex(row[4]), int(row[3]), "e" in row[11], owner)


def _judged(ran: Ran, run: Run, names: Sequence[str], budget: Budget) -> Decryption:
    """Return the outcome of a run that found the session key: only how it ended counts, and all of that."""
    if verdicts.gave_up_on_words(ran):
        return _without_signatures(ran, run, budget)
    if why := verdicts.why_not_decrypted(ran):
        return Broken(why, verdicts.error_codes(ran))
    if ran.returncode:
        # A signature that does not count makes gpg exit as a broken message does: leave it out, and see
        again = run("--skip-verify")
        if again.stopped == "processor":
            return Broken("took too long")
        if again.returncode or again.output != ran.output:
            raise Unsettled(f"gpg ended with {again.returncode} and gave no reason")
    budget.output -= len(ran.output)
    return Decrypted(ran.output, verdicts.signature(ran, names, ran.output))
