"""What is published is looked at once a week, over the network, and the leads read in the morning what is wrong."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import yaml

from mailbot.admin.public_files import SECURITY_TXT
from mailbot.bootstrap.publishing import build_publisher
from mailbot.config import load
from mailbot.published import find_look
from tests.system.world import MakeWorld, World
from tests.websites import Page, Websites

HOST = "www.voorbeeld.example"
SUBJECT = "What's waiting for you today"


def mornings(world: World) -> list[str]:
    return [letter.text for letter in world.anke().reads() if letter.subject == SUBJECT]


def test_the_leads_hear_once_a_week_of_what_is_wrong_and_once_that_nothing_is_reached(
    make_world: MakeWorld,
    websites: Websites,
    tmp_path: Path,
) -> None:
    world = make_world(languages=["en"], published=[f"https://{HOST}"], keyserver="https://keys.example")
    publisher = build_publisher(load(world.config_file), world.config_file, world.now)
    assert publisher.write(tmp_path / "www", world.now, replace=False).complete
    key = publisher.gpg.own_key(world.now)
    websites.serve(HOST, tmp_path / "www")
    websites.serve("voorbeeld.example", tmp_path / "www")
    websites.put(HOST, "/responsible-disclosure", Page(b"<h1>Our policy"))
    websites.put("keys.example", f"/vks/v1/by-fingerprint/{key.fingerprint}", Page(key.armored.encode()))
    world.goes_on()
    assert websites.asked == []
    world.passes(timedelta(days=3))
    assert len(websites.asked) == len(set(websites.asked)) == 7, "one look, at each thing once"
    assert mornings(world) == []

    del websites.pages[HOST][f"/{SECURITY_TXT}"]
    world.passes(timedelta(days=12))
    told = mornings(world)
    assert len(told) == 2, "by each look that finds it"
    assert f"https://{HOST}/{SECURITY_TXT}: missing" in told[0].replace("\n", " ").replace("  ", " ")
    assert "mailbot publish --check" in told[0]

    websites.pages.clear()
    world.restarts()
    world.passes(timedelta(days=14))
    [closed_off] = mornings(world)[2:]
    assert "reach anything on the web" in closed_off.replace("\n", " ")

    look = find_look(world.daemon.house.store)
    assert look is not None
    assert look.closed_off_since is not None
    assert look.closed_off_since < look.at

    settings = yaml.safe_load(world.config_file.read_text())
    world.config_file.write_text(yaml.safe_dump({name: settings[name] for name in settings if name != "published"}))
    world.restarts()
    asked = len(websites.asked)
    world.passes(timedelta(days=8))
    assert len(websites.asked) == asked
    assert find_look(world.daemon.house.store) is None, "nothing is wrong with what is not published"
