"""Who reads a letter: what every letter to a reporter, a handler or a partner derives from."""

from __future__ import annotations

from dataclasses import dataclass

from mailbot.facts import Audience, Auto, Content


@dataclass(frozen=True, slots=True)
class ToReporter(Content):
    """A letter to somebody who reports something; the block of reference closes it.

    It leaves unencrypted where no key of theirs is known: PGP is never a condition for being heard.
    """

    audience = Audience.REPORTER
    may_be_clear = True


@dataclass(frozen=True, slots=True)
class ReplyToReporter(ToReporter):
    """What a machine answers at once to what a reporter sent."""

    auto = Auto.REPLIED


@dataclass(frozen=True, slots=True)
class ToHandler(Content):
    """A letter to a handler, or to several, each by itself."""

    audience = Audience.HANDLER


@dataclass(frozen=True, slots=True)
class ReplyToHandler(ToHandler):
    """What a machine answers at once to a handler's orders."""

    auto = Auto.REPLIED


@dataclass(frozen=True, slots=True)
class ToPartner(Content):
    """A letter to a partner of the configuration; always encrypted."""

    audience = Audience.PARTNER


@dataclass(frozen=True, slots=True)
class ToOfficer(Content):
    """A letter to the data protection officer, in clear: it names the case and its hours, and nothing of the report."""

    audience = Audience.PARTNER
    may_be_clear = True
