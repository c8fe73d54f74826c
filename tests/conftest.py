"""What every test may ask for."""

pytest_plugins = [
    "tests.databases",
    "tests.people",
    "tests.servers",
    "tests.installed",
    "tests.system.world",
    "tests.system.live",
]
