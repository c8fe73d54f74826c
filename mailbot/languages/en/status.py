"""How people ask in English where their report stands; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import StatusQuestion, word_set

STATUS = StatusQuestion(
    about=(
        *("status", "state", "update", "updates", "news", "progress", "progressing", "development", "developments"),
        *("feedback", "movement", "word", "response", "reply", "answer", "back from you", "from you", "follow up"),
        *("stand", "stands", "how far", "where are", "going", "going on", "coming along", "happening", "happened"),
        *("fixed", "solved", "resolved", "handled", "looked", "look at", "look into", "triaged", "processed"),
        *("checking in", "check in", "following up", "circling back", "touching base", "bump", "ping"),
        *("eta", "happen", "heard"),
    ),
    asking=word_set(
        """any anything please kindly could can would may wondering curious asking ask know hear see if whether what
        how when where checking check following circling touching bump ping like appreciate appreciated welcome give
        send provide share get"""
    ),
    beside=word_set(
        """a about advance again ago all along already am an and april are as assessment at august base be
        been being both bother bug by case chance concerning could couple current currently d date day days
        december did do does email end eta expect far february few finding fine finished five fix for forward
        four friday friendly from further gentle given got great had happen has have having hear heard hearing
        hello help here hey hi i idea in info information interested into investigation is issue it its
        january july june just keep kind kindly know last latest let ll long look looking m mail march matter
        may me meanwhile message moment monday month months more much my need new nice no nor not nothing
        november now october of on one or our out over past posted pressure problem quick re reaching read
        received regarding reminder report reported reports request response rest rush s saturday sent
        september several short side since situation six so some something soon sorry still submission
        submitted sunday sure take team tell thank thanks that the then there they thing things this three
        thursday ticket time to today touch tuesday two u until us ve vulnerability wait waiting want wanted
        was we wednesday week weeks were whether while will with without would wrote yesterday yet you your
        yours"""
    ),
)
