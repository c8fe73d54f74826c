"""A source of tokens that is handed them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar

from mailbot.edges.login.sasl import Mechanism, TokenRefusal
from mailbot.edges.login.token import MECHANISMS, Token
from mailbot.errors import MailbotError
from tests.token_endpoint import real_now


@dataclass
class Handed:
    """Gives the tokens it was handed, one after the other, and the last one again and again."""

    answers: list[str | MailbotError]
    asked: list[bool] = field(default_factory=list)
    mechanisms: ClassVar[tuple[Mechanism, ...]] = MECHANISMS

    def token(self, *, renewed: bool = False) -> Token:
        self.asked.append(renewed)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, MailbotError):
            raise answer
        return Token(answer, real_now() + timedelta(hours=1))

    def remedy(self, _token: Token, refusal: TokenRefusal) -> str:
        return f"Check what {refusal.protocol} wants."


class HandedToXoauth2(Handed):
    """… for a provider that knows the older mechanism alone."""

    mechanisms: ClassVar[tuple[Mechanism, ...]] = (Mechanism.XOAUTH2,)
