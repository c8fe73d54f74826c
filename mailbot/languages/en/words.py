"""Words of English: those that tell it from other languages, and those that everybody uses."""

from mailbot.languages.phrases import word_set

WORDS = word_set(
    """
    the a an and of i you your yours he she it its we our they their them this that these those there is
    are was were be been being am has have had do does did can could would should will shall may might must
    not no yes also but because if then or to in on at by with without for from into out about over under
    between against until after before how what who where when why which while here my me us any some every
    all each other than so just only very more most please dear hello hi regards sincerely thanks thank
    best kind hey greetings let know found noticed discovered believe think reported want like get see look
    looking however still able don' doesn' didn' isn' can' couldn' i' it' we' you' that' there' wouldn'
    aren' haven' wasn' one new missing attached exposed allows allowing leads someone anyone else anything
    something everyone since again much many make made done need needs work works both now today yesterday
    first second back through during such own few too even already well good give given gives read send
    sent use using used show shows happens affected tested written write writing speak sorry appreciate
    forward really whether possibly publicly leaks leaking steps returns full name names customer customers
    details people company vulnerability issue attacker possible log edit save insert working whatsoever
    whom whose nor though although unless within upon him himself itself themselves myself yourself never
    nothing nobody somebody everybody everything always often sometimes maybe perhaps actually currently
    recently directly simply immediately fully properly easily cannot kindly sir guys pls thx ur u got gets
    getting goes going went come comes came takes took put says said tell told try tried fix fixed change
    changed happen hear heard visible reachable expired lets whole other's weren' hasn' hadn' won' what'
    here' who' they' he' she' let' don wont cant dont im ive
    """
)
"""Small words and a few of the trade, as people write them, in lower case: who uses them writes English."""

TRADE = word_set(
    """
    absent access account accounts admin api app attack authentication authorization backdoor backend backup
    backups body bounty broken browser brute bruteforce bucket bug bugs bypass cache chain check checkout
    clickjacking client clients code command condition config console control cookie cookies credentials
    critical cross dashboard data database default complete denial direct directory disclosure domain double
    download dump email encryption endpoint endpoints error escalation execution exploit expose exposure feed
    file files filter firewall flag force frontend full hacked handling hash header headers hidden high
    hijacking host hosted hosting http https impact information injection insecure interaction internet invalid
    key keys leak link list listing live local log login logs low mail management medium metadata missing
    mobile network object online open origin output overflow page pages parameter patch path payload pentest
    phishing plugin poisoning policy pollution port possible present private privilege proof prototype public
    race random rate read redirect reference reflected release remote report repository request requests
    research researcher reset resource response responsible root scan scanner screen screenshot screenshots
    script search secret secure security server service session severity shell simple site sites smuggling
    software spending spoofing stack status storage stored subdomain support system takeover target team test
    testing token tokens tool trace tracker traversal trigger unauthenticated update upload uploads url user
    users validation version versions via video vulnerable visible web website workflow write written zero
    """
)
"""English that the trade speaks in any language: it tells of English only where nothing else is said."""

EVERYDAY = word_set(
    """
    about above account after again against also always another answer anyone anything appreciate around aware back
    because been before being below best better between both case cases certain come confidential confirmation
    contact could date dear detail details does doing done dont email emails even every everything expect fixed
    forward from further gentlemen glad good grace great greetings happy have having hear heard hearing hello help
    here hesitate however inform information into issue issues just keep kind kindly know known last least leave
    less like little madam many matter might more most much must need never news next nothing once only ours over
    please possible question quick quickly really receive received regards reply report reported reporting reports
    same security send sending sent shall should since sincerely some someone something soon sorry still such sure
    than thank thanks that their them then there these they think this those today together tomorrow understand
    until update upon very vulnerability wait want week weeks well were what when where whether which will wish with
    within without working would write writing wrote year yesterday your yours
    """
)
"""Words of four letters and more that stand in every letter and give nothing away, without accents."""
