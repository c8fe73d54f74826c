"""What an organisation may publish in English, as `mailbot init` proposes it."""

POLICY = """\
Have you found a vulnerability or a data leak at {{ organisation }}?
Write to {{ address }}. You need not say who you are.
- You get our PGP key in reply. Encrypt if you like; you do not have to.
- Within 5 working days you hear what we make of it and when we expect a
  solution.
- After that you hear every 14 days how it stands, until it is solved.
- We treat your report confidentially."""
