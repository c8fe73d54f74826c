"""`audit verify`: what is wrong with the chains, told from a record, our public key and heads that were kept elsewhere.

Each chain is followed from its beginning; each head's signature is checked, and what it vouches for is looked up; each
head that was kept must be there, word for word. What was erased may say nothing any more, if everything agrees about
it: the line that stays, the ledger beside the database, and an entry of the installation's own that only somebody with
the data key can have written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Final

from mailbot.case.heads import HeadText, sha256
from mailbot.edges.store.audit import FROM, OWN
from mailbot.edges.store.audit_record import AuditRecord, ChainEntry, ErasedMark
from mailbot.edges.store.journal import SALT_BYTES, link, root
from mailbot.facts import Act

LATE: Final = timedelta(hours=1)  # between the moment that an entry bears and its commit
STALE: Final = timedelta(days=8)  # within which a head is signed, whatever happens


@dataclass(frozen=True, slots=True)
class CheckedHead:
    """A head whose signature was looked at: its text counts only without a `problem`."""

    where: str  # a file, or `head 12`
    text: HeadText | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class WhatIsWrong:
    """What is wrong, in sentences, and what else there is to know."""

    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()


def verify_record(record: AuditRecord, checked: Sequence[CheckedHead], kept: Sequence[CheckedHead]) -> WhatIsWrong:
    """Return what is wrong with a record; `checked` are its own heads, `kept` those that left the machine."""
    chains: dict[str, list[ChainEntry]] = {}
    for entry in record.entries:
        chains.setdefault(entry.chain, []).append(entry)
    erased = {mark.name: mark for mark in record.erased}
    acts = _acts_of_erasing(chains.get(OWN, []))
    vouched: dict[str, tuple[int, str]] = {}
    problems = [
        *_of_erasures(record, acts),
        *(problem for chain, entries in chains.items() for problem in _of_chain(chain, entries, erased)),
        *_of_copies(record.entries),
        *_of_heads(record, checked, vouched),
        *_of_what_heads_vouch_for(chains, erased, vouched),
        *_of_what_no_head_knows(checked, chains, vouched),
        *_of_kept(record, checked, kept),
        *_of_cases(record, chains, erased),
    ]
    notes = [] if kept else ["No head was given that was kept elsewhere: an older record would look the same."]
    restored = [entry.seq for entry in chains.get(OWN, []) if entry.kind == Act.RESTORED]
    notes += [f"A backup was put back: entry {seq} of the installation's own." for seq in restored]
    notes += _of_ledger(chains.get(OWN, []))
    return WhatIsWrong(tuple(problems), tuple(notes))


# Chains


def _of_chain(chain: str, entries: Sequence[ChainEntry], erased: Mapping[str, ErasedMark]) -> Iterator[str]:
    previous, mark, name = root(chain).hex(), erased.get(chain), _named(chain)
    for number, entry in enumerate(entries, start=1):
        if entry.seq != number:
            yield f"{name}: entry {number} is missing."
            return
        if entry.previous != previous:
            yield f"{name}: entry {number} does not follow the one before it."
        hashed = link(bytes.fromhex(entry.previous), entry.seq, entry.at, entry.kind, bytes.fromhex(entry.payload_hash))
        if entry.hash != hashed.hex():
            yield f"{name}: entry {number} was changed."
        if not entry.seen and mark is None:
            yield f"{name}: entry {number} says nothing any more, and nothing says that the case was erased."
        elif entry.seen and mark is not None:
            yield f"{name}: entry {number} is still there, although the case was erased."
        elif entry.seen and entry.seen != entry.payload_hash:
            yield f"{name}: entry {number} has another payload."
        previous = entry.hash


def _of_copies(entries: Sequence[ChainEntry]) -> Iterator[str]:
    """Yield what was made of another entry: no two have one salt, and without the data key nobody makes a payload."""
    first: dict[str, ChainEntry] = {}
    for entry in entries:
        if (of := first.setdefault(entry.payload_hash, entry)) is not entry:
            yield f"{_named(entry.chain)}: entry {entry.seq} has the payload of entry {of.seq} of {_named(of.chain)}."


def _of_erasures(record: AuditRecord, acts: Mapping[str, list[tuple[int, str]]]) -> Iterator[str]:
    """Yield what does not agree about something that was erased."""
    names = [mark.name for mark in record.erased]
    for mark in record.erased:
        if names.count(mark.name) > 1:
            yield f"{mark.name}: the line that stays and the ledger of what was erased say different things."
        elif not mark.in_ledger:
            yield f"{mark.name}: it should have been erased, and the ledger knows nothing of it."
        elif not mark.in_database:
            yield f"{mark.name}: it was erased, and the database knows nothing of it: it is an older one."
        elif (mark.entries, mark.head) not in acts.get(mark.name, []):
            yield f"{mark.name}: it should have been erased, and no entry of the installation's own says so."
    for name in sorted(acts.keys() - set(names)):
        yield f"{name}: it was erased, and the line that stays of it is gone."


def _acts_of_erasing(own: Sequence[ChainEntry]) -> dict[str, list[tuple[int, str]]]:
    """Return what was erased, as entries of the installation's own say that are what their hashes say."""
    said: dict[str, list[tuple[int, str]]] = {}
    for entry in own:
        if entry.kind == Act.ERASED and (facts := facts_of(entry)) is not None:
            said.setdefault(facts.get("about", ""), []).append((int(facts.get("entries", "0")), facts.get("head", "")))
    return said


def _of_ledger(own: Sequence[ChainEntry]) -> Iterator[str]:
    """Yield what was erased for the ledger's word alone: whoever can write into that file has had it erased."""
    for entry in own:
        if entry.kind == Act.ERASED and (facts := facts_of(entry)) is not None and FROM in facts:
            yield (
                f"{facts.get('about', '')}: erased as the ledger says, as after a crash or where an older copy was put"
                " back. Without either of them, somebody has written into the ledger."
            )


def facts_of(entry: ChainEntry) -> dict[str, str] | None:
    """Return what an entry of the installation's own says; None where that is not what its hash says."""
    payload = bytes.fromhex(entry.payload)
    if not payload or hashlib.sha256(payload).hexdigest() != entry.payload_hash:
        return None
    facts: dict[str, str] = json.loads(payload[SALT_BYTES:])
    return facts


def _of_cases(record: AuditRecord, chains: Mapping[str, object], erased: Mapping[str, ErasedMark]) -> Iterator[str]:
    for chain in sorted(chains.keys() - set(record.cases) - erased.keys() - {OWN}):
        yield f"{chain}: the case is gone, its journal is there, and nothing says that it was erased."
    for case in sorted(set(record.cases) & erased.keys()):
        yield f"{case}: it was erased, and the case is there."


# Heads


def _of_heads(
    record: AuditRecord, checked: Sequence[CheckedHead], vouched: dict[str, tuple[int, str]]
) -> Iterator[str]:
    """Follow the heads; those that are good vouch for where each chain stood."""
    before: HeadText | None = None
    for number, (head, one) in enumerate(zip(record.heads, checked, strict=True), start=1):
        text = one.text
        if one.problem or text is None:
            yield f"{one.where}: {one.problem or 'it is no head'}."
            continue
        if (head.number, text.number) != (number, number):
            yield f"{one.where}: head {number} is missing."
        if text.of != record.of:
            yield f"{one.where}: it is of {text.of}."
        if before is not None and text.number == before.number + 1 and text.before != before.name:
            yield f"{one.where}: it does not follow the head before it."
        if text.sha256 != sha256(head.covered):
            yield f"{one.where}: what it vouches for was changed."
            continue
        before = text
        for line in head.covered.splitlines():
            chain, seq, hashed = line.split(" ")
            if int(seq) <= vouched.get(chain, (0, ""))[0]:
                yield f"{one.where}: it vouches for less of {chain} than the one before it."
            vouched[chain] = (int(seq), hashed)
    yield from _of_time(record, before)


def _of_time(record: AuditRecord, last: HeadText | None) -> Iterator[str]:
    since = last.at if last is not None else min((entry.at for entry in record.entries), default=record.made_at)
    if record.made_at - since > STALE:
        what = f"head {last.number}" if last is not None else "the first entry"
        yield f"No head was signed since {what} of {since:%Y-%m-%d}."


def _of_what_heads_vouch_for(
    chains: Mapping[str, Sequence[ChainEntry]],
    erased: Mapping[str, ErasedMark],
    vouched: Mapping[str, tuple[int, str]],
) -> Iterator[str]:
    for chain, (seq, hashed) in vouched.items():
        entries, mark, name = chains.get(chain, ()), erased.get(chain), _named(chain)
        there = next((entry for entry in entries if entry.seq == seq), None)
        if there is not None and there.hash != hashed:
            yield f"{name}: entry {seq} is another than the one that a head vouches for."
        elif there is None and entries:
            yield f"{name}: it ends before entry {seq}, which a head vouches for."
        elif there is None and mark is None:
            yield f"{name}: a head vouches for its journal, and it is gone."
        elif there is None and mark is not None and (mark.entries, mark.head) != (seq, hashed) and mark.entries <= seq:
            yield f"{name}: the line that stays of it closes another journal than the one that a head vouches for."
    for chain, mark in erased.items():
        last = chains[chain][-1] if chain in chains else None
        if last is not None and (last.seq, last.hash) != (mark.entries, mark.head):
            yield f"{chain}: the line that stays of it does not close its journal."


def _of_what_no_head_knows(
    checked: Sequence[CheckedHead], chains: Mapping[str, Sequence[ChainEntry]], vouched: Mapping[str, tuple[int, str]]
) -> Iterator[str]:
    """Yield what bears a moment before the last head, and was not there when that was signed."""
    heads = [one.text for one in checked if one.text is not None and not one.problem]
    if not heads or any(entry.kind == Act.RESTORED for entry in chains.get(OWN, ())):
        return  # what an older database had not done yet is done with the time that it was due at
    last = max(head.at for head in heads)
    for chain, entries in chains.items():
        known = vouched.get(chain, (0, ""))[0]
        for entry in entries:
            if entry.seq > known and entry.at + LATE < last:
                yield f"{_named(chain)}: entry {entry.seq} was put in after the head that should vouch for it."
                break


def _of_kept(record: AuditRecord, checked: Sequence[CheckedHead], kept: Sequence[CheckedHead]) -> Iterator[str]:
    """Yield what differs from the heads that were kept."""
    ours = {one.text.number: one.text for one in checked if one.text is not None and not one.problem}
    last = max(ours, default=0)
    for one in kept:
        if one.problem or one.text is None:
            yield f"{one.where}: {one.problem or 'there is no head in it'}."
        elif one.text.of != record.of:
            yield f"{one.where}: it is of {one.text.of}."
        elif one.text.number > last:
            yield f"{one.where}: head {one.text.number} is not in the record, which ends before it: it is an older one."
        elif ours.get(one.text.number) != one.text:
            yield f"{one.where}: head {one.text.number} of the record is another."
    for earlier, later in pairwise(sorted((one.text for one in kept if one.text), key=lambda text: text.number)):
        if earlier.number == later.number and earlier != later:
            yield f"There are two different heads {earlier.number} with our signature."


def _named(chain: str) -> str:
    return "the installation's own journal" if chain == OWN else chain
