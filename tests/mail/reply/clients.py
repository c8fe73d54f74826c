"""Answers written with the common mail clients: which there are, and what is new in each."""

from mailbot.facts import Message
from mailbot.mail.message import Settings, parse
from tests.fixtures import FIXTURES

REPLIES = FIXTURES / "reply"
SETTINGS = Settings(("nl", "en", "fr", "de"))
WORDS = {
    "nl": "Dank voor uw melding.\n\nWe hebben het lek gedicht; wilt u het nog eens proberen?",
    "fr": "Merci pour votre signalement.\n\nLa faille est corrigée ; pourriez-vous vérifier ?",
    "en": "Thank you for your report.\n\nWe closed the hole; would you try again?",
    "de": "Danke für Ihre Meldung.\n\nWir haben die Lücke geschlossen; würden Sie es noch einmal versuchen?",
}
TYPED = {"nl": "Groet,\nAnke", "fr": "Cordialement,\nAnne", "en": "Regards,\nAnna", "de": "Viele Grüße\nAnke"}
AUTOMATIC = {
    "nl": "Met vriendelijke groet,\n\nAnke de Vries",
    "fr": "Bien cordialement,\n\nAnne Lefèvre",
    "en": "Kind regards,\n\nAnna Smith",
    "de": "Mit freundlichen Grüßen\n\nAnke Vogel",
}
# Whose users leave the greeting to their signature block, and whose type it above.
CLIENTS = {
    "outlook": AUTOMATIC,
    "outlook-tnef": AUTOMATIC,
    "owa": AUTOMATIC,
    "owa-html-only": AUTOMATIC,
    "apple-mail": AUTOMATIC,
    "outlook-ios": TYPED,
    "gmail-web": TYPED,
    "gmail-api": TYPED,
    "iphone": TYPED,
    "thunderbird": TYPED,
    "k9": TYPED,
    "proton": TYPED,
    "roundcube": TYPED,
}


def reply(name: str) -> Message:
    return parse((REPLIES / f"{name}.eml").read_bytes(), SETTINGS)
