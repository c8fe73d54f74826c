"""What an organisation may publish in German, as `mailbot init` proposes it."""

POLICY = """\
Haben Sie bei {{ organisation }} eine Schwachstelle oder eine Datenpanne gefunden?
Schreiben Sie an {{ address }}. Sie müssen nicht sagen, wer Sie sind.
- Als Antwort erhalten Sie unseren PGP-Schlüssel. Verschlüsseln können Sie, Sie
  müssen es nicht.
- Innerhalb von 5 Arbeitstagen erfahren Sie, wie wir die Meldung beurteilen und
  wann wir eine Lösung erwarten.
- Danach hören Sie alle 14 Tage von uns, bis das Problem gelöst ist.
- Wir behandeln Ihre Meldung vertraulich."""
