"""Where the mails are that tests read: fixtures/<situation>/<what is odd>-<producer>.eml."""

from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures"
