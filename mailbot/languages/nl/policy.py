"""What an organisation may publish in Dutch, as `mailbot init` proposes it."""

POLICY = """\
Hebt u een kwetsbaarheid of een datalek bij {{ organisation }} gevonden?
Mail ons op {{ address }}. U hoeft niet te zeggen wie u bent.
- Als antwoord krijgt u onze PGP-sleutel. Versleutelen mag, het hoeft niet.
- Binnen 5 werkdagen hoort u wat wij ervan vinden en wanneer wij een oplossing
  verwachten.
- Daarna hoort u elke 14 dagen hoe het ermee staat, tot het is opgelost.
- Wij behandelen uw melding vertrouwelijk."""
