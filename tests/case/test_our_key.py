"""That something of our own key ends: each lead hears of it at each mark before, once, and by which command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from mailbot.case.enrolled_keys import in_clear
from mailbot.case.key_renewal import extension, succession, succession_from, years_from
from mailbot.case.key_terms import terms
from mailbot.facts import (
    Audience,
    Custody,
    Due,
    DueKind,
    DueNow,
    Effect,
    Handler,
    Key,
    KeyChange,
    KeyPart,
    Letter,
    NewSubkey,
    Organisation,
    OwnKey,
    Purpose,
    PutOff,
    Role,
    Spend,
    TermOf,
)
from tests.case.builders import ANKE, BRAM, HOUSE, KEY, NOW, STRANGER, decide, first, letters_of, sent, situation
from tests.sample_letters import fields_of, sample

DAY = timedelta(days=1)
C, S, E, A = Purpose.CERTIFY, Purpose.SIGN, Purpose.ENCRYPT, Purpose.AUTHENTICATE


def part(*purposes: Purpose, ends: int | None, made: int = -10, **more: object) -> KeyPart:
    """A part of a key; its days count from NOW."""
    algorithm = "cv25519" if E in purposes else "ed25519"
    name = f"{'/'.join(purposes)} {made} {ends}"
    ends_at = None if ends is None else NOW + DAY * ends
    whole = KeyPart(name, algorithm, purposes, NOW + DAY * made, ends_at, Custody.HERE)
    return replace(whole, **more)  # type: ignore[arg-type]  # whatever a test makes different


def key(primary: KeyPart, *subkeys: KeyPart) -> OwnKey:
    return OwnKey(primary, (), subkeys)


SIMPLE = key(part(C, S, ends=400), part(E, ends=100))
STUB = replace(part(C, ends=100), custody=Custody.ELSEWHERE)
OFFLINE = key(replace(STUB, expires_at=NOW + DAY * 400), part(S, ends=400), part(E, ends=150))


def looks(
    ours: OwnKey | None, at: timedelta, told: frozenset[bytes] = frozenset(), of: Organisation = HOUSE
) -> list[Effect]:
    event = DueNow(Due(DueKind.KEYS, NOW + at), ours=ours, told=told)
    return decide(event, None, situation(STRANGER, of, NOW + at))


def spent(effects: list[Effect]) -> frozenset[bytes]:
    return frozenset(effect.digest for effect in effects if isinstance(effect, Spend))


def days_told(ours: OwnKey | None, days: range) -> Iterator[tuple[int, str]]:
    """Look every day, and say on which day somebody is told of what."""
    told: frozenset[bytes] = frozenset()
    for day in days:
        effects = looks(ours, DAY * day, told)
        told |= spent(effects)
        if sent(effects):
            assert sent(effects) == [("our-key", ANKE.address)]
            said = fields_of(first(effects, "our-key"))
            about = [what for what in ("primary", "encryption", "signing") if said[what]]
            yield (
                day,
                "/".join([*about, *(["rotate"] if said["rotate"] else []), *(["ended"] if said["ended"] else [])]),
            )


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        pytest.param(
            SIMPLE,
            [
                (10, "encryption/rotate"),
                (38, "encryption/rotate"),
                (70, "encryption/rotate"),
                (86, "encryption/rotate"),
                (93, "encryption/rotate"),
                (100, "encryption/rotate/ended"),
            ],
            id="a subkey to encrypt to, whose successor is due 90 days before",
        ),
        pytest.param(
            key(part(C, S, ends=100), part(E, ends=None)),
            [(38, "primary"), (70, "primary"), (86, "primary"), (93, "primary")],
            id="a primary key, of whose end no letter can tell that it has come",
        ),
        pytest.param(
            key(part(C, S, ends=100), part(E, ends=100)),
            [
                (10, "encryption/rotate"),
                (38, "primary/encryption/rotate"),
                (70, "primary/encryption/rotate"),
                (86, "primary/encryption/rotate"),
                (93, "primary/encryption/rotate"),
            ],
            id="both on one day, in one letter",
        ),
        pytest.param(
            key(replace(STUB, expires_at=None), part(S, ends=140), part(E, ends=None)),
            [(day, "signing/rotate") for day in (18, 50, 80, 109, 122, 133)],  # the 126th is Easter Monday
            id="a subkey that signs, with a primary key that has to be fetched",
        ),
        pytest.param(
            key(STUB, part(S, ends=None), part(E, ends=None)),
            [(10, "primary"), (38, "primary"), (70, "primary"), (86, "primary"), (93, "primary")],
            id="a primary key that has to be fetched",
        ),
        pytest.param(
            key(part(C, S, ends=None), part(E, ends=30), part(E, ends=None, made=-5)),
            [],
            id="not where there is one",
        ),
        pytest.param(key(part(C, S, E, ends=None), part(E, ends=30)), [], id="not where the primary key will do"),
        pytest.param(key(part(C, S, ends=None), part(E, ends=100, revoked=True)), [], id="not of what is revoked"),
        pytest.param(key(part(C, S, ends=100, revoked=True), part(E, ends=100)), [], id="not when all is"),
        pytest.param(key(part(C, S, ends=None), part(A, ends=100)), [], id="not of one to authenticate with"),
        pytest.param(None, [], id="not of one that nobody looked at"),
    ],
)
def test_each_mark_is_told_on_its_day_or_the_last_working_day_before(
    ours: OwnKey | None, expected: list[tuple[int, str]]
) -> None:
    assert list(days_told(ours, range(145))) == expected


def test_after_an_outage_one_letter_names_the_day_and_an_end_put_off_begins_anew() -> None:
    effects = looks(SIMPLE, DAY * 95)
    assert sent(effects) == [("our-key", ANKE.address)]
    assert fields_of(first(effects, "our-key")) == {
        "ends": NOW + DAY * 100,
        "ended": False,
        "primary": None,
        "encryption": NOW + DAY * 100,
        "signing": None,
        "rotate": True,
        "offline": False,
    }
    later = key(SIMPLE.primary, part(E, ends=120))
    assert sent(looks(later, DAY * 95, spent(effects))) == [("our-key", ANKE.address)]
    assert sent(looks(key(SIMPLE.primary, part(E, ends=999)), DAY * 95, spent(effects))) == []


def test_a_lead_whose_own_key_has_ended_reads_it_in_clear() -> None:
    clara = Handler("Clara", "clara@voorbeeld.example", Role.LEAD, key=replace(KEY, why_unusable="expired"))
    house = replace(HOUSE, handlers=(clara, replace(BRAM, role=Role.LEAD)))
    effects = looks(SIMPLE, DAY * 95, of=house)
    keys = {letter.to: letter.key for letter in letters_of(effects) if letter.text == "our-key"}
    assert keys == {clara.address: None, BRAM.address: BRAM.key}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("our-key", None, id="that our key ends"),
        pytest.param("nobody-reached", None, id="that something came"),
        pytest.param("case", KEY, id="never what a reporter wrote"),
        pytest.param("held", KEY, id="never how a held mail begins"),
    ],
)
def test_only_what_holds_nothing_of_a_report_may_go_in_clear_to_a_key_that_cannot_be_used(
    text: str, kept: Key | None
) -> None:
    letter = Letter(sample(text), Audience.HANDLER, BRAM.address, "en", key=KEY)
    assert in_clear(letter).key is kept


TWO, THREE = years_from(NOW, 2), years_from(NOW, 3)


@pytest.mark.parametrize(
    ("ours", "early", "planned"),
    [
        pytest.param(SIMPLE, False, [], id="nothing before its time"),
        pytest.param(SIMPLE, True, ["primary", "encrypt cv25519"], id="early, and the primary key would end first"),
        pytest.param(key(part(C, S, ends=None), part(E, ends=90)), False, ["encrypt cv25519"], id="on the 90th day"),
        pytest.param(key(part(C, S, ends=None), part(E, ends=91)), False, [], id="not on the 91st"),
        pytest.param(OFFLINE, False, [], id="offline, not 150 days before"),
        pytest.param(
            key(OFFLINE.primary, part(S, ends=400), part(E, ends=119)),
            False,
            ["primary", "encrypt cv25519"],
            id="offline, 120 days before",
        ),
        pytest.param(key(part(C, S, ends=None), part(E, ends=-5)), False, ["encrypt cv25519"], id="after it has ended"),
        pytest.param(
            key(part(C, S, ends=-1), part(E, ends=-5)), False, ["primary", "encrypt cv25519"], id="after all has ended"
        ),
        pytest.param(
            key(part(C, S, ends=None), part(E, ends=900, revoked=True)), False, ["encrypt cv25519"], id="revoked"
        ),
        pytest.param(
            key(part(C, S, ends=None), part(E, ends=30), part(E, ends=700, made=-1)), False, [], id="made already"
        ),
        pytest.param(
            key(part(C, S, ends=None), part(E, ends=700, made=0)), True, [], id="early, and repeated within a day"
        ),
        pytest.param(
            key(part(C, S, ends=None), part(S, E, ends=30)),
            False,
            ["encrypt cv25519", "sign ed25519"],
            id="one subkey for two purposes",
        ),
        pytest.param(
            key(part(C, S, E, ends=50, algorithm="rsa2048")), True, ["primary", "encrypt rsa3072"], id="a lone RSA key"
        ),
        pytest.param(
            key(part(C, S, ends=None), part(E, ends=30, algorithm="rsa4096")),
            False,
            ["encrypt rsa4096"],
            id="RSA",
        ),
        pytest.param(
            key(part(C, S, ends=None), part(E, ends=30, algorithm="elg2048")), False, ["encrypt cv25519"], id="ElGamal"
        ),
        pytest.param(
            key(part(C, S, ends=None), part(E, ends=30, algorithm="brainpoolp384r1")),
            False,
            ["encrypt brainpoolp384r1"],
            id="a curve that an authority asks for",
        ),
        pytest.param(key(part(C, S, ends=None), part(E, ends=None)), False, [], id="what has no end"),
        pytest.param(key(part(C, ends=None), part(E, ends=None)), False, ["sign ed25519"], id="nothing that signs"),
    ],
)
def test_successors_are_planned_when_they_are_due(ours: OwnKey, planned: list[str], *, early: bool) -> None:
    def named(change: KeyChange) -> str:
        match change:
            case PutOff(part=put_off, until=until):
                assert (put_off, until) == (ours.primary, THREE)
                return "primary"
            case NewSubkey(algorithm=algorithm, purpose=purpose, until=until):
                assert until == TWO
                return f"{purpose} {algorithm}"

    assert [named(change) for change in succession(ours, NOW, early=early)] == planned


def test_a_day_that_is_no_day_in_another_year_is_the_one_before() -> None:
    assert str(years_from(NOW.replace(year=2028, month=2, day=29), 3)) == "2031-02-28"


@pytest.mark.parametrize(
    ("ours", "what", "from_day"),
    [
        pytest.param(SIMPLE, [TermOf.ENCRYPTION, TermOf.PRIMARY], 10, id="on the host"),
        pytest.param(OFFLINE, [TermOf.ENCRYPTION, TermOf.PRIMARY, TermOf.SIGNING], 30, id="offline"),
        pytest.param(key(part(C, S, E, ends=None)), [], None, id="without any end"),
    ],
)
def test_terms_stand_in_their_order_and_the_first_successor_is_named(
    ours: OwnKey, what: list[TermOf], from_day: int | None
) -> None:
    assert [term.what for term in terms(ours, NOW)] == what
    assert succession_from(ours) == (None if from_day is None else NOW + DAY * from_day)
    assert extension(ours, TWO, subkeys=False, bounds=False) == (
        [PutOff(ours.primary, TWO)] if ours.primary.expires_at else []
    )


@pytest.mark.parametrize(
    ("ends", "put_off"),
    [
        pytest.param(3 * 365, False, id="made today, for three years as gpg counts them"),
        pytest.param(3 * 365 - 5, True, id="made a few days ago"),
        pytest.param(-5, True, id="ended"),
        pytest.param(9999, False, id="good for longer"),
        pytest.param(None, False, id="without an end"),
    ],
)
def test_a_primary_key_is_put_off_when_it_would_end_sooner(ends: int | None, *, put_off: bool) -> None:
    ours = key(part(C, S, ends=ends), part(E, ends=100))
    assert extension(ours, THREE, subkeys=False, bounds=False) == ([PutOff(ours.primary, THREE)] if put_off else [])
