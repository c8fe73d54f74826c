"""What every test may ask for."""

import gc

from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

pytest_plugins = [
    "tests.databases",
    "tests.people",
    "tests.servers",
    "tests.token_endpoint",
    "tests.scripted_imap",
    "tests.postfix",
    "tests.imap_proxy",
    "tests.websites",
    "tests.installed",
    "tests.system.world",
    "tests.system.live",
]


def pytest_collection_finish() -> None:
    """Spare the garbage collector the fourteen thousand tests, which live as long as the process."""
    gc.collect()
    gc.freeze()
