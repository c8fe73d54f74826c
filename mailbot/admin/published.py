"""What is really published, looked at as a stranger looks: security.txt, both Web Key Directories, key server, pages.

A bounce-free week is no proof: what reporters encrypt to is what they find. Each thing is compared with our own key and
configuration, and what differs is told with its remedy. What an organisation may do without (a Web Key Directory, a
page where we would have put it) is a warning when it is missing, and a failure when it is wrong.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from mailbot.admin.check import Outcome
from mailbot.admin.public_files import (
    KEY_PATH,
    SECURITY_TXT,
    advanced_path,
    direct_path,
    ends_of,
    is_one_block,
    said_in,
    statement,
)
from mailbot.edges.gpg import Gpg
from mailbot.edges.gpg.publishing import owners, subkeys, tells_its_owner
from mailbot.edges.security_txt import judge_security_txt
from mailbot.edges.web import Answer, Unreached, Web, Why
from mailbot.facts import Difference, Fault, Good, Key, Look, Organisation, Progress, unwatched

SOON: Final = timedelta(days=30)
_OK, _NOT_FOUND = 200, (404, 410)
_TAG = re.compile(r"<[^<>]{0,2000}>")  # none within another: else many that never end are read over and over
_FINGERPRINT = re.compile(r"\b(?:[0-9A-F]{4}\s*){9}[0-9A-F]{4}\b", re.IGNORECASE)

AGAIN = "Try again; if it stays, look at the web server and at the network in between."
SERVE = "Let the web server give there what mailbot publish DIR writes."
ANEW = "Run mailbot publish DIR, and let the web server give what it has written."
TYPE = "Let the web server give it as README says, under “Publish”."
EXTEND = "Run mailbot key show: it says how the key is extended. Then run mailbot publish DIR."
OTHER_KEY = "Find out who put it there. Then run mailbot publish DIR, and let the web server give what it has written."


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found, at an address on the web. `again`: another try may help without anybody's doing."""

    where: str
    outcome: Outcome
    text: str
    remedy: str = ""
    fault: Fault | None = None
    again: bool = False
    ends_at: datetime | None = None  # of a security.txt
    silent: bool = False  # nobody answered, and that is in order


@dataclass(frozen=True, slots=True)
class Inspector:
    """Looks at everything that is published, by our own key and configuration."""

    organisation: Organisation
    sites: Sequence[str]
    keyserver: str | None
    gpg: Gpg
    key: Key  # ours, as it is now
    now: datetime
    web: Web

    def look(self, progress: Progress = unwatched) -> Iterator[Found]:
        """Yield what is found, one thing after the other."""
        things = list(self._things())
        for number, thing in enumerate(things):
            progress("looking at your sites", number, len(things))
            yield from thing()
        progress("looking at your sites", len(things), len(things))

    def _things(self) -> Iterator[Callable[[], Iterator[Found]]]:
        """Yield what looks at each thing."""
        pages = [f"{site}/security/{language}.html" for site in self.sites for language in self.organisation.languages]
        for site in self.sites:
            yield partial(self._security_txt, f"{site}/{SECURITY_TXT}")
        yield partial(self._armored_key, f"{self.sites[0]}/{KEY_PATH}")
        for address in (self.organisation.address, *self.organisation.aliases):
            if address in self.key.addresses:
                yield partial(self._directory, address)
        if self.keyserver is not None:
            yield partial(self._key_server, f"{self.keyserver}/vks/v1/by-fingerprint/{self.key.fingerprint}")
        for page in pages:
            if page != self.organisation.policy_url:
                yield partial(self._page, page, SERVE, required=False)
        yield partial(self._page, self.organisation.policy_url, "Correct policy_url, or the page.", required=True)

    # -- security.txt -------------------------------------------------------------------------------------------------

    def _security_txt(self, url: str) -> Iterator[Found]:
        answer = self.web.fetch(url)
        if not isinstance(answer, Answer) or answer.status != _OK:
            yield _not_there(url, answer, SERVE)
            return
        wrong = list(self._wrong_with(url, answer))
        yield from wrong
        if not any(found.outcome is Outcome.FAIL for found in wrong):
            ends = next((found.ends_at for found in wrong if found.ends_at), None) or ends_of(answer.content.decode())
            until = f" and is good until {ends:%Y-%m-%d}" if ends else ""
            yield Found(url, Outcome.OK, f"is signed by our key{until}.", ends_at=ends)

    def _wrong_with(self, url: str, answer: Answer) -> Iterator[Found]:
        kind, _, parameters = answer.headers.get("content-type", "").lower().partition(";")
        charset = re.search(r"charset=\"?([\w-]+)", parameters)
        # RFC 9116 section 3; the default of the parameter is UTF-8
        if kind.strip() != "text/plain" or (charset is not None and charset[1] != "utf-8"):
            text = f"is given as {answer.headers.get('content-type', 'nothing')!r}, not as text/plain; charset=utf-8."
            yield Found(url, Outcome.FAIL, text, TYPE, Fault.SERVED)
        judgement = judge_security_txt(answer.content, answer.urls)
        for sentence in judgement.wrong:
            yield Found(url, Outcome.FAIL, f"is not as RFC 9116 says: {sentence}", ANEW, Fault.NOT_VALID)
        for sentence in judgement.advised:
            yield Found(url, Outcome.WARN, f"could be better: {sentence}", ANEW)
        verdict, signed = self.gpg.verified_text(answer.content, [self.key.armored.encode()], self.now)
        if not isinstance(verdict, Good) or not is_one_block(answer.content.replace(b"\r\n", b"\n")):
            yield Found(url, Outcome.FAIL, "is not signed by our key, or not all of it.", ANEW, Fault.NOT_OURS)
            return
        yield from self._wrong_in(url, signed.decode(errors="replace"))

    def _wrong_in(self, url: str, text: str) -> Iterator[Found]:
        ends = ends_of(text)
        if ends is None or ends <= self.now:
            yield Found(url, Outcome.FAIL, "has ended.", ANEW, Fault.ENDS, ends_at=ends)
        elif ends - self.now < SOON:
            yield Found(url, Outcome.WARN, f"ends on {ends:%Y-%m-%d}.", ANEW, ends_at=ends)
        said, ours = {*said_in(text)}, {*statement(self.organisation, self.sites)}
        if said != ours:
            names = sorted({line.partition(":")[0] for line in said ^ ours})
            text = f"says something else than the configuration, in {', '.join(names)}."
            yield Found(url, Outcome.FAIL, text, ANEW, Fault.OUTDATED)

    # -- keys ---------------------------------------------------------------------------------------------------------

    def _armored_key(self, url: str) -> Iterator[Found]:
        answer = self.web.fetch(url)
        if not isinstance(answer, Answer) or answer.status != _OK:
            yield _not_there(url, answer, SERVE)
        else:
            yield from self._judged(url, answer.content, self.organisation.address, serve=SERVE)

    def _directory(self, address: str) -> Iterator[Found]:
        """Look both ways: who finds the host of the advanced one asks that alone."""
        local, _, domain = address.rpartition("@")
        advanced = f"https://openpgpkey.{domain}/{advanced_path(address)}?l={local}"
        direct = f"https://{domain}/{direct_path(address)}?l={local}"
        first, second = self.web.fetch(advanced), self.web.fetch(direct)
        if isinstance(first, Unreached) and first.why in (Why.NO_NAME, Why.NO_PROXY):
            yield Found(
                advanced, Outcome.OK, f"openpgpkey.{domain} is no host that is known: {domain} is asked.", silent=True
            )
            if _is_missing(second):
                yield Found(direct, Outcome.WARN, f"No Web Key Directory has the key for {address}.", SERVE)
            else:
                yield from self._in_directory(direct, second, address)
            return
        yield from self._in_directory(advanced, first, address, known=f"openpgpkey.{domain}")
        if not _is_missing(second):
            yield from self._in_directory(direct, second, address)

    def _in_directory(self, url: str, answer: Answer | Unreached, address: str, *, known: str = "") -> Iterator[Found]:
        # A name in the DNS that stands for every host of the domain is enough for that, and no key is there
        since = f" Since {known} has an address, programs ask there alone; or take that name out of the DNS."
        serve = SERVE + (since if known else "")
        if not isinstance(answer, Answer) or answer.status != _OK:
            yield _not_there(url, answer, serve)
            return
        yield from self._judged(url, answer.content, address, serve=serve)
        if answer.headers.get("access-control-allow-origin") != "*":
            text = "is given without “Access-Control-Allow-Origin: *”, so mail programs in a browser do not get it."
            yield Found(url, Outcome.WARN, text, TYPE)
        policy = f"{url.partition('/hu/')[0]}/policy"
        given = self.web.fetch(policy)
        if not isinstance(given, Answer) or given.status != _OK:
            yield Found(policy, Outcome.WARN, "is missing, and some programs look for it first.", SERVE)

    def _key_server(self, url: str) -> Iterator[Found]:
        answer = self.web.fetch(url)
        upload = f"Upload the key: curl -T DIR/{KEY_PATH} {self.keyserver}. Then answer what it mails to the address."
        if not isinstance(answer, Answer) or answer.status != _OK:
            yield _not_there(url, answer, upload)
        elif not tells_its_owner(answer.content) and owners(answer.content) == (self.key.fingerprint,):
            text = f"has the key and does not say whose it is, so nobody finds it by {self.organisation.address}."
            remedy = "Open the link that it has mailed to the address: mailbot held list, mailbot held show ID."
            yield Found(url, Outcome.WARN, text, remedy)
        else:
            yield from self._judged(url, answer.content, self.organisation.address, serve=upload, anew=upload)

    def _judged(self, url: str, raw: bytes, address: str, *, serve: str, anew: str = ANEW) -> Iterator[Found]:
        """Compare a key with ours: the same, its newest subkey in it, good for a while, with that address."""
        if not owners(raw):
            yield Found(url, Outcome.FAIL, "holds no OpenPGP key.", serve, Fault.MISSING)
            return
        if self.key.fingerprint not in owners(raw):
            others = ", ".join(owners(raw))
            yield Found(url, Outcome.FAIL, f"has another key than ours: {others}.", OTHER_KEY, Fault.NOT_OURS)
            return
        there = next((key for key in self.gpg.inspect(raw, self.now) if key.fingerprint == self.key.fingerprint), None)
        if there is None or there.why_unusable == "revoked":
            yield Found(url, Outcome.FAIL, "has our key as one that is revoked.", anew, Fault.REVOKED)
        elif subkeys(self.key.armored.encode(), self.key.fingerprint) - subkeys(raw, self.key.fingerprint):
            yield Found(url, Outcome.FAIL, "has our key without its newest subkey.", anew, Fault.OUTDATED)
        elif there.expires_at != self.key.expires_at:
            ends, ours = (f"{key.expires_at:%Y-%m-%d}" if key.expires_at else "never" for key in (there, self.key))
            text = f"has our key as it was: there it ends {ends}, and here {ours}."
            yield Found(url, Outcome.FAIL, text, anew, Fault.OUTDATED)
        elif address not in there.addresses:
            yield Found(url, Outcome.FAIL, f"has our key without {address}.", anew, Fault.OUTDATED)
        elif there.expires_at is not None and there.expires_at - self.now < SOON:
            text = f"has our key, and that ends on {there.expires_at:%Y-%m-%d}."
            yield Found(url, Outcome.FAIL, text, EXTEND, Fault.ENDS)
        elif there.why_unusable:
            yield Found(url, Outcome.FAIL, f"has our key, and that cannot be used: {there.why_unusable}.", EXTEND)
        else:
            yield Found(url, Outcome.OK, "has our key.")

    # -- pages --------------------------------------------------------------------------------------------------------

    def _page(self, url: str, remedy: str, *, required: bool) -> Iterator[Found]:
        """Look whether a page is there, and shows no other fingerprint than ours; it may show none."""
        answer = self.web.fetch(url)
        if not isinstance(answer, Answer) or answer.status != _OK:
            if required or not _is_missing(answer):
                yield _not_there(url, answer, remedy)
            return
        text = html.unescape(_TAG.sub(" ", answer.content.decode(errors="replace")))
        shown = {"".join(found.split()).upper() for found in _FINGERPRINT.findall(text)}
        if shown and self.key.fingerprint not in shown:
            yield Found(url, Outcome.FAIL, f"shows another fingerprint: {', '.join(shown)}.", remedy, Fault.NOT_OURS)
        else:
            yield Found(url, Outcome.OK, "shows our fingerprint." if shown else "is there.")


def summed(found: Sequence[Found], at: datetime, before: Look | None) -> Look:
    """Put together what leads are to know; `before` is what was found the last time.

    Where nobody at all answers it is our own network, or one between us and the world: no site is blamed for it.
    """
    failures = [one for one in found if one.outcome is Outcome.FAIL]
    answered = [one for one in found if not (one.fault is Fault.UNREACHED and one.again) and not one.silent]
    if failures and not answered:
        since = before.closed_off_since if before is not None else None
        return Look(at, ends_at=before.ends_at if before is not None else None, closed_off_since=since or at)
    differences = (Difference(one.where, one.fault) for one in failures if one.fault is not None)
    return Look(
        at,
        tuple(dict.fromkeys(differences)),
        min((one.ends_at for one in found if one.ends_at is not None), default=None),
    )


def _is_missing(answer: Answer | Unreached) -> bool:
    return isinstance(answer, Answer) and answer.status in _NOT_FOUND


def _not_there(url: str, answer: Answer | Unreached, remedy: str) -> Found:
    match answer:
        case Unreached(why=Why.NO_ANSWER | Why.NO_NAME | Why.NO_PROXY, text=text):
            return Found(url, Outcome.FAIL, f"{text}.", AGAIN, Fault.UNREACHED, again=True)
        case Unreached(text=text):
            return Found(url, Outcome.FAIL, f"{text}.", f"Correct that at the web server. {remedy}", Fault.UNREACHED)
        case Answer(status=status) if status in _NOT_FOUND:
            return Found(url, Outcome.FAIL, "is not there.", remedy, Fault.MISSING)
        case Answer(status=status):
            return Found(url, Outcome.FAIL, f"answers {status}.", remedy, Fault.MISSING, again=status >= 500)
