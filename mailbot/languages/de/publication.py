"""What an organisation publishes of its address in German: as text, and as a page."""

from __future__ import annotations

from mailbot.languages.phrases import Publication

PUBLICATION = Publication(
    title="Schwachstelle oder Datenpanne melden",
    found="Haben Sie bei {{ organisation }} eine Schwachstelle oder eine Datenpanne entdeckt?",
    write="Schreiben Sie uns an {{ address }}. Sie müssen nicht sagen, wer Sie sind.",
    tell="Was wir von Ihnen wissen möchten",
    wanted=(
        "Wo Sie etwas entdeckt haben: die Adresse der Seite, das System oder der Dienst.",
        "Wie wir es selbst nachvollziehen können, Schritt für Schritt.",
        "Was Sie gesehen haben und was jemand damit tun könnte.",
    ),
    spare=(
        "Bitte schicken Sie nur so viele personenbezogene Daten mit wie nötig, und veröffentlichen Sie "
        "nichts, solange das Problem nicht behoben ist."
    ),
    follows="Wie es weitergeht",
    key_comes=(
        "Mit unserer Antwort bekommen Sie unseren öffentlichen OpenPGP-Schlüssel. "
        "Sie können verschlüsseln, müssen es aber nicht."
    ),
    assessment=(
        "{{ span }} bekommen Sie unsere Einschätzung: ob sich das Problem bestätigt und, wenn ja, "
        "wann wir mit der Behebung rechnen."
    ),
    progress="Danach hören Sie {{ span }} von uns, bis das Problem behoben ist.",
    confidential="Wir behandeln Ihre Meldung vertraulich.",
    partners_told=(
        "Wir informieren {{ partners }} darüber, dass eine Meldung eingegangen ist und welcher Art sie ist, "
        "aber nicht, von wem sie kommt."
    ),
    within={
        "days": "Innerhalb von {n} Tagen",
        "weeks": "Innerhalb von {n} Wochen",
        "working days": "Innerhalb von {n} Arbeitstagen",
    },
    within_one={
        "days": "Innerhalb eines Tages",
        "weeks": "Innerhalb einer Woche",
        "working days": "Innerhalb eines Arbeitstags",
    },
    every={
        "days": "alle {n} Tage",
        "weeks": "alle {n} Wochen",
        "working days": "alle {n} Arbeitstage",
    },
    every_one={
        "days": "jeden Tag",
        "weeks": "jede Woche",
        "working days": "jeden Arbeitstag",
    },
    plain="Ohne Verschlüsselung",
    plain_way=(
        "Eine gewöhnliche E-Mail genügt. Lassen Sie Passwörter und Daten anderer Menschen nach Möglichkeit "
        "weg: Mit unserer Antwort kommt unser Schlüssel, und damit können Sie uns den Rest verschlüsselt "
        "schicken."
    ),
    encrypted="Mit Verschlüsselung",
    encrypted_for="Wenn Sie OpenPGP (PGP) verwenden, zum Beispiel in Thunderbird:",
    download="Laden Sie {{ key }} herunter.",
    key_named="unseren öffentlichen OpenPGP-Schlüssel",
    compare=("Importieren Sie ihn in Ihr E-Mail-Programm und vergleichen Sie den Fingerabdruck mit diesem:"),
    encrypt=(
        "Verschlüsseln Sie Ihre Nachricht an {{ address }}. Legen Sie Ihren eigenen öffentlichen Schlüssel "
        "bei, dann können wir auch unsere Antworten verschlüsseln."
    ),
    data="Ihre Daten",
    data_asked=(
        "Sie können uns nach den Daten fragen, die wir über Sie "
        "gespeichert haben. Antworten Sie auf eine E-Mail von uns nur mit:"
    ),
    data_wanted={
        "access": "eine Kopie",
        "erase": "löschen",
        "correct": "berichtigen, mit einem Wort dazu, was nicht stimmt",
        "restrict": "aufbewahren, aber nicht verwenden",
        "object": "nicht verwenden, mit einem Wort dazu, warum",
    },
    data_answer=(
        "Eigene Worte gehen auch. Innerhalb eines Monats bekommen Sie unsere Antwort. Ausweisen müssen Sie sich nicht."
    ),
    policy="Unsere Richtlinie",
    privacy="So gehen wir mit Ihren Daten um",
    other_languages="Diese Seite in einer anderen Sprache",
)
