"""What an organisation publishes of its address in English: as text, and as a page."""

from __future__ import annotations

from mailbot.languages.phrases import Publication

PUBLICATION = Publication(
    title="Report a vulnerability or a personal data breach",
    found="Have you found a vulnerability or a personal data breach at {{ organisation }}?",
    write="Email us at {{ address }}. You don’t have to say who you are.",
    tell="What to tell us",
    wanted=(
        "Where you found it: the address of the page, the system or the service.",
        "How we can see it for ourselves, step by step.",
        "What you saw, and what someone could do with it.",
    ),
    spare=(
        "Please don’t send more personal data than we need to understand the problem, and don’t publish anything "
        "before it’s fixed."
    ),
    follows="What happens next",
    key_comes="You’ll get our public PGP key in reply. Encrypt if you like; you don’t have to.",
    assessment="{{ span }}, we’ll tell you what we make of your report and when we expect a fix.",
    progress="After that, you’ll hear from us {{ span }} until it’s fixed.",
    confidential="We treat your report confidentially.",
    partners_told="We let {{ partners }} know that there’s a report and what kind it is, but not who sent it.",
    within={
        "days": "Within {n} days",
        "weeks": "Within {n} weeks",
        "working days": "Within {n} working days",
    },
    within_one={
        "days": "Within a day",
        "weeks": "Within a week",
        "working days": "Within one working day",
    },
    every={
        "days": "every {n} days",
        "weeks": "every {n} weeks",
        "working days": "every {n} working days",
    },
    every_one={
        "days": "every day",
        "weeks": "every week",
        "working days": "every working day",
    },
    plain="Without encryption",
    plain_way=(
        "An ordinary email is fine. If you can, leave out passwords and other people’s data: our reply brings "
        "you our key, and you can send us the rest encrypted."
    ),
    encrypted="With encryption",
    encrypted_for="If you use OpenPGP (PGP), for example in Thunderbird:",
    download="Download {{ key }}.",
    key_named="our public key",
    compare="Import it into your email program, and compare its fingerprint with this one:",
    encrypt=(
        "Encrypt your email to {{ address }}. Attach your own public key, so that we can encrypt our replies too."
    ),
    data="Your data",
    data_asked=("You can ask us about the data we keep about you. Reply to any email from us with just one of these:"),
    data_wanted={
        "access": "a copy of it",
        "erase": "erase it",
        "correct": "correct it, and what’s wrong with it",
        "restrict": "keep it, but don’t use it",
        "object": "don’t use it, and why you object",
    },
    data_answer=(
        "Your own words will do as well. You’ll hear within a month "
        "what we’ve done, and you don’t have to prove who you are."
    ),
    policy="Our policy",
    privacy="How we treat your data",
    other_languages="This page in other languages",
)
