"""Which of the letters that an address had lately are looked at before it has another: all else is left unread.

A handler has thousands of them in a flood, and each decision about a mail of theirs would read them all.
"""

from __future__ import annotations

from mailbot.case import acknowledgement, desk, handler_mail
from mailbot.letters.desk import DeskPaused

COUNTED = (*acknowledgement.ANSWERS, *handler_mail.ANSWERS, *handler_mail.TOLD_ONCE, *desk.LOOKS, DeskPaused)
AT_MOST = 200
"""The newest of them; more than any ceiling lets out in a day, but for acknowledgements of different cases."""
