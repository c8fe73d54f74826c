"""How mails in English begin and end; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import Formulas, patterns

FORMULAS = Formulas(
    greetings=(
        *("dear", "hello", "hi", "hey", "greetings", "respected", "to whom it may"),
        "good (?:day|morning|afternoon|evening)",
    ),
    greeted=("sir", "madam", "and", "or", "team", "security", "there", "all", "everyone", "guys", "day"),
    closings=patterns(
        r"""
        (?:with )?(?:my |our )?(?:very )?(?:<kind>(?: and <kind>)? )?(?:regards|rgds|regds|greetings)
        (?:with )?(?:my |our )?(?:very )?(?:all )?<kind> (?:wishes|rgds|regs)
        (?:all|with) (?:the |my )?(?:very )?best
        [bk]rgds
        b\. ?r
        k\. ?r
        v/r
        (?:(?:very|most) )?<truly> (?:yours|submitted)
        (?:very|most) <truly>
        yours (?:(?:very|most) )?(?:<truly>|ever|aye)
        with (?:kind |great |much |many |deep |best |all due )?(?:respect|gratitude|thanks|appreciation)
        cheers(?: mate)?
        (?:(?:many|much|big|huge|kind|1000) )<thanks>
        (?:(?:many|much|big|huge|kind) )?<thanks> <much>(?: (?:again|in advance|<help>))?
        much (?:appreciated|obliged)
        best of luck
        t\.?i\.?a
        """,
        kind="kind(?:est)?|best|warm(?:est)?|many|good|sincere|cordial|personal|friendly|fond",
        truly="sincerely|truly|faithfully|respectfully|cordially|gratefully",
        thanks="thanks|thanx|thx|thnx|tnx|thank ?you|thank u",
        much="a lot|a million|a bunch|again|so much|very much|much|kindly|in advance|<help>|for (?:reading|looking)",
        help="for (?:your|the|all your) (?:great |quick |kind |good |hard )?<time>(?: (?:and|&) <time>)?",
        time="help|time|support|attention|work|consideration|assistance|reply|response|patience|understanding|efforts?",
    ),
    brief=(
        *("best", "kindest", "warmest", "warmly", "kindly", "sincerely", "respectfully", "cordially", "gratefully"),
        *("faithfully", "greetz", "hugs"),
        *("yours", "yours truly", "br", "kr", "wr", "thanks", "thanx", "thx", "thnx", "tnx", "thank ?you", "thank u"),
        *("ta", "take care", "love", "xo(?:xo)?", "x{2,3}"),
    ),
    wishes=patterns(
        r"""
        have an? (?:very )?(?:nice|good|great|lovely|wonderful|pleasant|excellent) <day>(?: ahead)?
        (?:enjoy|happy) (?:your |the )?(?:weekend|holidays?|day|hacking|hunting|patching)
        (?:talk|speak)(?: to you)? (?:soon|later)
        see you(?: (?:soon|then|later))?
        until (?:then|next time)
        bye
        ciao
        peace(?: out)?
        stay (?:safe|secure|healthy|well)
        be well
        happy bug hunting
        hope (?:this|that|it) helps
        (?:(?:i|we)(?: am| are|'m|'re)? )?look(?:ing)? forward to (?:hearing (?:back )?from you|your <reply>)(?: soon)?
        """,
        day="day|evening|weekend|one|week|holiday|time",
        reply="(?:kind |quick |early )?(?:reply|response|answer|feedback)",
    ),
    joined_by=("and",),
    by=("from",),
    signs_for=(r"p\.? ?p\.?", r"p/p", "(?:for and )?on behalf of", "signed(?: by)?", r"per pro\.?"),
    postscripts=(r"P\.? ?S", r"N\.? ?B"),
    sent_from=patterns(
        r"""
        sent (?:from|with|via|using|by) [^,.;:]{0,40}\b<program>
        (?:get|download) (?:outlook|bluemail) (?:\w{2,4} )?(?:ios|android)
        (?:please )?(?:excuse|pardon|forgive) (?:my |the |any )?(?:brevity|typos|spelling|typing).{0,60}
        """
    ),
    devices=("smartphone", "phone", "tablet", "mobile", "device"),
    name_particles=(),
    abbreviations=("Inc", "Ltd", "Co", "Corp", "Mr", "Dr", "MSc"),
    talk=(
        *("i", "you", "your", "our", "it", "this", "that", "are", "have", "has", "can", "could", "please", "see"),
        *("call", "attached", "attachments?", "not", "nice", "enjoy", "until"),
    ),
)
