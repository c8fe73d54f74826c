"""From delivery to the acknowledgement, less what the server takes to tell an idling client."""

from __future__ import annotations

import statistics
import threading
import time
from contextlib import suppress

from tests.bench.figures import say
from tests.bench.processes import serving
from tests.system.world import Correspondent, MakeWorld, World

DELIVERIES = 15


def test_delivery_to_acknowledgement(make_world: MakeWorld) -> None:
    world = make_world()
    with serving(world):
        _delay(world, world.correspondent("first@melder.example", vouched=True))
        delays = [_delay(world, world.correspondent(f"r{n}@melder.example", vouched=True)) for n in range(DELIVERIES)]
    say("delivery to acknowledgement, beyond the server's IDLE delay", f"{statistics.median(delays):.2f} s", "0.3 s")


def _delay(world: World, reporter: Correspondent) -> float:
    told: list[float] = []
    # A mailbox of its own: from this one the daemon may have taken the mail away before the server tells of it
    user = world.dovecot.new_user()
    with world.dovecot.client(user) as other:
        other.idle()

        def wait() -> None:
            other.idle_check(30)
            told.append(time.perf_counter())

        watch = threading.Thread(target=wait)
        watch.start()
        raw = reporter.writes("Hello, how do I report something?")
        world.dovecot.deliver(user, raw, received_at=world.now)
        world.smtp.wait_for(lambda letters: any(sent.rcpt_to == (reporter.address,) for sent in letters))
        acknowledged = time.perf_counter()
        watch.join()
        with suppress(Exception):
            other.idle_done()
    return acknowledged - told[0]
