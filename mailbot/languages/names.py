"""Small words in people's names, whatever language they write: a Dutch colleague may be called "von Stein"."""

from __future__ import annotations

from mailbot.languages import every

_ELSEWHERE = ("da", "di", "del", "dei", "dos", "das", "el")  # of languages that mailbot does not speak

PARTICLES = frozenset((*every(lambda phrases: phrases.formulas.name_particles), *_ELSEWHERE))
PATRONYMICS = frozenset(("bin", "ibn"))
"""Particles that are given names as well."""
TITLES = frozenset(("ir", "ing", "drs", "mr", "dr", "prof"))
"""Titles that people write small."""
TELLING_NOTHING = frozenset(particle for particle in PARTICLES if len(particle) > 2) | {"the"}
"""Particles as long as a name may be, which name nobody: they stand in sentences as well."""
