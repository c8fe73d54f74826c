"""Which key letters go to: what vouches for one, what it grows into, who follows it, and that a revocation stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from mailbot.case import reporter_key
from mailbot.facts import (
    Bad,
    Broken,
    Case,
    Certificate,
    Due,
    DueKind,
    DueNow,
    Enter,
    Good,
    Handler,
    Key,
    Mail,
    Message,
    Opened,
    Place,
    Proof,
    Revocation,
    Role,
    Save,
    Signature,
    State,
    UnknownKey,
    Void,
    Voided,
)
from tests.case.builders import (
    FRESH,
    HOUSE,
    KNOWN,
    NOW,
    REPORTER,
    STRANGER,
    case_in,
    decide,
    first,
    mail,
    saved,
    situation,
)
from tests.case.commands.orders import order, refusal
from tests.sample_letters import fields_of

NOBODY = frozenset[Proof]()
FAILED = frozenset({Proof.DISOWNED, Proof.ANSWER, Proof.VOUCHED})
ANSWERED = frozenset({Proof.ANSWER})
VOUCHED = frozenset({Proof.VOUCHED})
SIGNED = frozenset({Proof.SIGNATURE})
DAY = timedelta(days=1)
ROSA, EVE, NEW = (Key(letter * 40, f"{letter} armored", (REPORTER,)) for letter in "CDE")
PINNED = case_in(State.RECEIVED, key=ROSA, key_pinned_at=NOW - 2 * DAY)


def by(*signers: Key, at: datetime = NOW) -> Signature:
    one, *beside = [key.fingerprint for key in signers]
    return Good(one, at, b"digest", tuple(beside))


def came(*places: tuple[Key, Place], text: str = "Hello", proofs: frozenset[Proof] = VOUCHED, **opened: object) -> Mail:
    """A mail with these keys."""
    found = tuple(Certificate(key, place) for key, place in places)
    return mail(text, certificates=found, proofs=proofs, opened=Opened(**opened))  # type: ignore[arg-type]


def hidden(
    *places: tuple[Key, Place], text: str = "Hello", proofs: frozenset[Proof] = VOUCHED, **opened: object
) -> Mail:
    """One that came encrypted."""
    return came(*places, text=text, proofs=proofs, encrypted=True, **opened)


def after(event: Mail, case: Case | None = None) -> tuple[Key | None, Key | None]:
    """The key that is pinned after a mail, and the one that is offered."""
    case = saved(decide(event, case, situation(KNOWN if case else STRANGER)))
    return case.key, case.offered_key


OUTSIDE, INSIDE, ELSEWHERE = Place.OUTSIDE, Place.INSIDE, Place.ELSEWHERE


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        pytest.param(came((ROSA, OUTSIDE)), (ROSA, None), id="attached to a plain mail"),
        pytest.param(came((ROSA, OUTSIDE), (ROSA, OUTSIDE)), (ROSA, None), id="attached, and in Autocrypt"),
        pytest.param(came((ROSA, OUTSIDE), proofs=ANSWERED), (ROSA, None), id="in an answer"),
        pytest.param(came((ROSA, OUTSIDE), proofs=NOBODY), (None, ROSA), id="whoever may have sent it"),
        pytest.param(came((ROSA, OUTSIDE), proofs=FAILED), (None, ROSA), id="which our server says is forged"),
        pytest.param(hidden((ROSA, INSIDE)), (ROSA, None), id="inside the encryption"),
        pytest.param(hidden((ROSA, OUTSIDE)), (None, ROSA), id="outside the encryption"),
        pytest.param(came((ROSA, OUTSIDE), failure=Broken("cut off")), (None, ROSA), id="beside what stays closed"),
        pytest.param(came((ROSA, OUTSIDE), signature=by(ROSA)), (ROSA, None), id="outside, but it signed"),
        pytest.param(hidden((ROSA, OUTSIDE), signature=by(ROSA)), (ROSA, None), id="it signed and encrypted"),
        pytest.param(came((ROSA, OUTSIDE), signature=UnknownKey()), (None, ROSA), id="another has signed"),
        pytest.param(hidden((ROSA, INSIDE), signature=UnknownKey()), (None, ROSA), id="another, inside"),
        pytest.param(came((ROSA, OUTSIDE), signature=Bad("bad")), (None, ROSA), id="its signature is broken"),
        pytest.param(hidden((ROSA, INSIDE), (EVE, OUTSIDE)), (None, ROSA), id="another outside"),
        pytest.param(hidden((EVE, OUTSIDE), signature=UnknownKey()), (None, EVE), id="Autocrypt, unlike the signer"),
        pytest.param(hidden((EVE, OUTSIDE), (ROSA, INSIDE), signature=by(ROSA)), (None, ROSA), id="unlike"),
        pytest.param(came((ROSA, OUTSIDE), (EVE, OUTSIDE)), (None, ROSA), id="two of them"),
        pytest.param(came((EVE, ELSEWHERE)), (None, EVE), id="in a quote"),
        pytest.param(came((EVE, ELSEWHERE), (ROSA, OUTSIDE)), (ROSA, None), id="another in a quote"),
        pytest.param(came((ROSA, ELSEWHERE), signature=by(ROSA)), (ROSA, None), id="in a quote, but it signed"),
        pytest.param(came((EVE, OUTSIDE), text="Is this key yours?"), (None, EVE), id="asked about"),
        pytest.param(hidden((EVE, INSIDE), text="Whose key is this?"), (None, EVE), id="asked about in secret"),
        pytest.param(came((ROSA, OUTSIDE), text="Can you use my key?"), (ROSA, None), id="asked about as one's own"),
        pytest.param(came((ROSA, OUTSIDE), signature=by(ROSA, EVE)), (None, ROSA), id="two have signed"),
        pytest.param(came((replace(ROSA, why_unusable="expired"), OUTSIDE)), (None, None), id="it has ended"),
        pytest.param(came(), (None, None), id="none"),
    ],
)  # fmt: skip
def test_a_first_mail_brings_a_key(event: Mail, expected: tuple[Key | None, Key | None]) -> None:
    assert after(event) == expected
    assert after(event, case_in(State.RECEIVED)) == expected
    assert after(event, case_in(State.RECEIVED, key_dropped=True)) == (None, expected[0] or expected[1])


def test_who_signs_with_an_offered_key_has_it_pinned() -> None:
    forged = case_in(State.RECEIVED, offered_key=ROSA, key_offered_at=NOW)
    assert after(hidden(proofs=ANSWERED, signature=by(ROSA)), forged) == (ROSA, None)
    assert after(came(proofs=ANSWERED), forged) == (None, ROSA)
    assert after(came(proofs=NOBODY, signature=by(ROSA)), forged) == (None, ROSA)


@pytest.mark.parametrize("proofs", [NOBODY, FAILED], ids=["anybody's", "forged"])
def test_what_anybody_sends_is_not_put_in_the_place_of_an_offer(proofs: frozenset[Proof]) -> None:
    case = saved(decide(came((NEW, ELSEWHERE), proofs=ANSWERED), PINNED, situation(KNOWN)))
    assert (case.offered_key, case.offer_proven) == (NEW, True)
    assert after(came((EVE, OUTSIDE), proofs=proofs), case) == (ROSA, NEW)
    assert after(came((EVE, ELSEWHERE), proofs=ANSWERED), case) == (ROSA, EVE)


BOTH = f"From today on my key is {'E' * 20} {'E' * 20}, and no longer {'C' * 40}."


@pytest.mark.parametrize(
    ("event", "succeeds"),
    [
        pytest.param(came((NEW, INSIDE), proofs=SIGNED, signature=by(ROSA)), False, id="in what the pinned one signed"),
        pytest.param(came((NEW, INSIDE), text=BOTH, proofs=SIGNED, signature=by(ROSA)), False, id="stated by the old"),
        pytest.param(came((NEW, INSIDE), text=BOTH, proofs=ANSWERED, signature=by(NEW)), False, id="stated by the new"),
        pytest.param(came((NEW, INSIDE), text=BOTH, proofs=SIGNED, signature=by(ROSA, NEW)), True, id="stated by both"),
        pytest.param(
            came((NEW, INSIDE), text=BOTH, proofs=SIGNED, signature=by(ROSA, NEW, at=NOW - 3 * DAY)),
            False,
            id="stated by both before the pin",
        ),
        pytest.param(
            came((NEW, INSIDE), text="Is this key yours?", proofs=SIGNED, signature=by(ROSA, NEW)), False, id="asked"
        ),
        pytest.param(
            came((EVE, INSIDE), text=BOTH, proofs=SIGNED, signature=by(ROSA, EVE)), False, id="both, of another key"
        ),
        pytest.param(came((NEW, OUTSIDE), text=BOTH, proofs=VOUCHED), False, id="stated by nobody"),
    ],
)  # fmt: skip
def test_a_successor_needs_more_than_a_mail_that_holds_it(event: Mail, *, succeeds: bool) -> None:
    offer = event.certificates[0].key
    assert after(event, PINNED) == ((NEW, None) if succeeds else (ROSA, offer))


@pytest.mark.parametrize("proofs", [NOBODY, FAILED, ANSWERED, VOUCHED, SIGNED])
@pytest.mark.parametrize("place", [ELSEWHERE, OUTSIDE])
def test_a_successor_that_the_pinned_key_has_certified(proofs: frozenset[Proof], place: Place) -> None:
    event = mail(certificates=(Certificate(NEW, place, (ROSA.fingerprint,)),), proofs=proofs)
    followed = proofs not in (NOBODY, FAILED) and place is not ELSEWHERE
    assert after(event, PINNED) == ((NEW, None) if followed else (ROSA, NEW))
    assert after(event, replace(PINNED, key=EVE))[0] == EVE


def test_a_pinned_key_only_grows() -> None:
    grown = replace(ROSA, armored="with a later end", expires_at=NOW + 900 * DAY)
    both = Certificate(ROSA, OUTSIDE, grown=grown, grown_from=ROSA.armored)
    for proofs, key in ((NOBODY, ROSA), (FAILED, ROSA), (ANSWERED, grown), (VOUCHED, grown), (SIGNED, grown)):
        assert after(mail(certificates=(both,), proofs=proofs), PINNED) == (key, None)
    older = replace(both, key=replace(ROSA, armored="an older form", why_unusable="expired"))
    assert after(mail(certificates=(older,), proofs=VOUCHED), PINNED) == (grown, None)
    since = replace(PINNED, key=replace(ROSA, armored="grown meanwhile"))
    assert after(mail(certificates=(both,), proofs=VOUCHED), since) == (since.key, None)
    ended = replace(both, grown=replace(grown, why_unusable="expired"))
    assert after(mail(certificates=(ended,), proofs=VOUCHED), PINNED) == (ROSA, None)


# Revocation ----------------------------------------------------------------------------------------------------------


def revocation(key: Key, *, whole: bool = True, soft: bool = False) -> Revocation:
    return Revocation(key.fingerprint, "revoked", whole, soft, NOW - DAY)


def told(event: Mail | DueNow, case: Case) -> tuple[Case, list[str]]:
    effects = decide(event, case, situation(KNOWN))
    entered = [one.kind for one in effects if isinstance(one, Enter)]
    return saved(effects), entered


@pytest.mark.parametrize("soft", [False, True], ids=["stolen, or without a reason", "retired"])
@pytest.mark.parametrize("proofs", [NOBODY, FAILED, VOUCHED, SIGNED])
def test_a_revocation_wins_whoever_sends_it(proofs: frozenset[Proof], *, soft: bool) -> None:
    one = revocation(ROSA, soft=soft)
    event = mail(revocations=(one,), voided=(Voided(one),), proofs=proofs)
    case, entered = told(event, replace(PINNED, clear_ok=True))
    assert (case.key, case.clear_ok, case.was_protected, case.key_dropped) == (None, False, True, True)
    assert case.revoked == (ROSA.fingerprint,)
    assert "key-revoked" in entered
    effects = decide(event, PINNED, situation(KNOWN))
    assert fields_of(first(effects, "key-revoked"))["key"] == ROSA.fingerprint
    assert Void(one) in effects
    assert [effect.case.key for effect in effects if isinstance(effect, Save)] == [None]


def test_it_counts_in_mail_that_is_held_and_in_a_case_that_time_brings_up() -> None:
    one = revocation(ROSA)
    spam = Message(REPORTER, text="Hello", new_text="Hello", spam="X-Spam-Flag")
    assert told(mail(message=spam, revocations=(one,), voided=(Voided(one),)), PINNED)[0].key is None
    assert Void(one) in decide(mail(message=spam, revocations=(one,)), None, situation(STRANGER))
    due = DueNow(Due(DueKind.KEY_REVOKED, NOW, FRESH), voided=(Voided(one),))
    assert told(due, PINNED) == (told(mail(voided=(Voided(one),)), PINNED)[0], ["key-revoked"])
    assert told(replace(due, voided=()), PINNED) == (PINNED, [])


def test_no_word_of_a_handler_leaves_encrypted_to_it_or_in_clear() -> None:
    case = told(mail(voided=(Voided(revocation(ROSA)),)), PINNED)[0]
    [draft] = saved(order("Thank you.", case)).drafts
    assert draft.send_at is None


@pytest.mark.parametrize("proofs", [NOBODY, ANSWERED, VOUCHED, SIGNED])
def test_what_was_revoked_is_neither_pinned_nor_offered_again(proofs: frozenset[Proof]) -> None:
    case = told(mail(voided=(Voided(revocation(ROSA)),)), PINNED)[0]
    for place in Place:
        assert after(came((ROSA, place), proofs=proofs), case) == (None, None)
    assert after(came((NEW, OUTSIDE), proofs=proofs), case) == (None, NEW)
    accepted = saved(order("#key accept", replace(case, offered_key=NEW, key_offered_at=NOW - 2 * DAY)))
    assert accepted.key == NEW
    assert after(came((ROSA, INSIDE), proofs=proofs), accepted) == (NEW, None)


def test_an_offer_that_was_revoked_cannot_be_accepted() -> None:
    offered = replace(PINNED, offered_key=EVE, key_offered_at=NOW - DAY)
    case = told(mail(voided=(Voided(revocation(EVE)),)), offered)[0]
    assert (case.key, case.offered_key) == (ROSA, None)
    assert refusal(order("#key accept", case)) == "no-key-offered"


def test_of_a_key_of_which_a_part_is_revoked_the_rest_goes_on() -> None:
    part = revocation(ROSA, whole=False)
    left = replace(ROSA, armored="with another subkey")
    case, entered = told(mail(voided=(Voided(part, left),)), PINNED)
    assert (case.key, case.key_dropped, case.revoked) == (left, False, ())
    assert "key-revoked" in entered
    none = replace(left, why_unusable="revoked")
    case, _ = told(mail(voided=(Voided(part, none),)), PINNED)
    assert (case.key, case.key_dropped, case.revoked) == (None, True, ())
    assert after(came((ROSA, OUTSIDE)), case) == (None, ROSA)  # with a new subkey, a handler may accept it


@pytest.mark.parametrize(
    ("soft", "made_at", "believed"),
    [
        pytest.param(False, NOW - 3 * DAY, False, id="stolen, and dated back"),
        pytest.param(False, NOW, False, id="stolen"),
        pytest.param(True, NOW - 3 * DAY, True, id="signed before it was retired"),
        pytest.param(True, NOW, False, id="signed after it was retired"),
    ],
)
def test_what_a_revoked_key_signs(soft: bool, made_at: datetime, *, believed: bool) -> None:
    one = revocation(ROSA, soft=soft)
    for signers in ((ROSA,), (NEW, ROSA)):
        event = came((NEW, INSIDE), proofs=SIGNED, signature=by(*signers, at=made_at))
        for met in (replace(event, revocations=(one,)), replace(event, voided=(Voided(one),))):
            assert (Proof.SIGNATURE in reporter_key.believed(met).proofs) is believed
    stop = mail("STOP", proofs=SIGNED, opened=Opened(signature=by(ROSA, at=made_at)), voided=(Voided(one),))
    assert told(stop, PINNED)[0].updates is not believed


def test_a_retired_key_that_was_stolen_after_all_is_forgotten() -> None:
    case = told(mail(voided=(Voided(revocation(ROSA, soft=True)),)), PINNED)[0]
    assert (case.retired_key, case.retired_at) == (ROSA, NOW - DAY)
    case = told(mail(voided=(Voided(revocation(ROSA)),)), case)[0]
    assert (case.retired_key, case.retired_at) == (None, None)


def test_the_key_of_a_handler_is_told_to_the_leads() -> None:
    carla = Handler("Carla", "carla@voorbeeld.example", role=Role.HANDLER, key=NEW)
    house = replace(HOUSE, handlers=(*HOUSE.handlers, carla))
    event = mail(revocations=(revocation(NEW),))
    letter = first(decide(event, None, situation(STRANGER, house)), "key-revoked")
    assert (fields_of(letter)["name"], fields_of(letter)["key"]) == ("Carla", NEW.fingerprint)


# No sequence of them -------------------------------------------------------------------------------------------------

KEYS = st.sampled_from((ROSA, EVE, NEW))
SIGNATURES = st.sampled_from(
    (
        *(Opened(), Opened(signature=UnknownKey()), Opened(signature=Bad("bad")), Opened(encrypted=True)),
        *(Opened(signature=by(*signers)) for signers in ((ROSA,), (EVE,), (NEW,), (ROSA, NEW), (EVE, NEW))),
    )
)
TEXTS = st.sampled_from(("Hello", BOTH, "Is this key yours?", "STOP"))


@st.composite
def certificates(draw: st.DrawFn) -> tuple[Certificate, ...]:
    found = draw(st.lists(st.tuples(KEYS, st.sampled_from(Place), st.booleans(), st.booleans()), max_size=3))
    return tuple(
        Certificate(
            replace(key, why_unusable="expired") if ended else key,
            place,
            (ROSA.fingerprint,) if certified and key != ROSA else (),
            replace(ROSA, armored=f"grown of {key.armored}") if key == ROSA and certified else None,
            ROSA.armored,
        )
        for key, place, ended, certified in found
    )


class Sequences(RuleBasedStateMachine):
    """A case, and what comes to it: of anybody, of its reporter, of handlers, and revocations."""

    @initialize(pinned=st.booleans())
    def begins(self, pinned: bool) -> None:
        self.case = PINNED if pinned else case_in(State.RECEIVED)
        self.revoked: set[str] = set()
        self.dropped = False

    def comes(self, event: Mail) -> None:
        self.case = saved(decide(event, self.case, situation(KNOWN)))

    @rule(found=certificates(), opened=SIGNATURES, text=TEXTS, proofs=st.sampled_from((NOBODY, FAILED)))
    def anybody_writes(
        self, found: tuple[Certificate, ...], opened: Opened, text: str, proofs: frozenset[Proof]
    ) -> None:
        before, updates = self.case.key, self.case.updates
        offer, own = self.case.offered_key, self.case.offer_proven
        self.comes(mail(text, certificates=found, opened=opened, proofs=proofs))
        assert self.case.key == before
        assert self.case.updates == updates
        assert not own or self.case.offered_key == offer

    @rule(found=certificates(), opened=SIGNATURES, text=TEXTS, proofs=st.sampled_from((ANSWERED, VOUCHED, SIGNED)))
    def the_reporter_writes(
        self, found: tuple[Certificate, ...], opened: Opened, text: str, proofs: frozenset[Proof]
    ) -> None:
        before = self.case.key
        self.comes(mail(text, certificates=found, opened=opened, proofs=proofs))
        if self.dropped:
            assert self.case.key is None
        if before is not None:
            assert self.case.key is not None  # nobody who writes takes it away

    @rule(key=KEYS, proofs=st.sampled_from((NOBODY, FAILED, VOUCHED)), soft=st.booleans())
    def a_revocation_comes(self, key: Key, proofs: frozenset[Proof], soft: bool) -> None:
        self.dropped |= self.case.key is not None and self.case.key.fingerprint == key.fingerprint
        known = [one for one in (self.case.key, self.case.offered_key) if one and one.fingerprint == key.fingerprint]
        one = revocation(key, soft=soft)
        if known:
            self.revoked.add(key.fingerprint)
            self.comes(mail(revocations=(one,), voided=(Voided(one),), proofs=proofs))

    @rule(what=st.sampled_from(("#key accept", "#key drop")))
    def a_handler_decides(self, what: str) -> None:
        if self.case.offered_key or (what == "#key drop" and self.case.key):
            self.case = saved(order(what, replace(self.case, key_offered_at=NOW - 9 * DAY)))
            self.dropped = self.case.key_dropped

    @invariant()
    def what_was_revoked_stays_so(self) -> None:
        names = {key.fingerprint for key in (self.case.key, self.case.offered_key) if key is not None}
        assert not names & self.revoked


def test_no_sequence_of_mails_of_anybody_changes_the_key_and_no_revocation_is_undone() -> None:
    run_state_machine_as_test(Sequences, settings=settings(max_examples=25, stateful_step_count=15, deadline=None))
