"""Keys that all of the compared can work with: RSA of 4096 bits, and one home for each who holds a secret key."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

from tests.people import MADE_AT, People, Person


def rsa_person(people: People, address: str) -> Person:
    """Make somebody with such keys, or return them."""
    if address not in people.known:
        person = people.get(address, algorithm="rsa4096")
        person.gpg("--quick-add-key", person.fingerprint, "rsa4096", "encr", at=MADE_AT)
        people.known[address] = replace(person, armored=person.gpg("--armor", "--export").decode())
    return people.known[address]


def share(secret_of: Person, homedir: Path, *others: Person) -> None:
    """Put somebody's secret key, and the public keys of others, into a home of gpg."""
    keys = [secret_of.gpg("--armor", "--export-secret-keys"), *(other.armored.encode() for other in others)]
    for key in keys:
        subprocess.run(
            ["gpg", "--homedir", str(homedir), "--batch", "--quiet", "--import"],
            input=key,
            check=True,
            capture_output=True,
        )
