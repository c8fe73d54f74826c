"""How people ask in French for their data; what each field is for says languages/right_words.py."""

from mailbot.languages.phrases import word_set
from mailbot.languages.right_words import RightsWords, WordsOfRight

RIGHTS = RightsWords(
    access=WordsOfRight(
        typed="MES DONNÉES",
        asks=(
            "copie",
            "acces",
            "acceder",
            "consulter",
            "quelles donnees",
            "quelles informations",
            "ce que vous savez",
            "ce que vous avez",
            "ce que vous detenez",
            "que savez vous",
            "que detenez vous",
            "portabilite",
            "export",
            "confirmer si",
        ),
        alone=(
            "droit d acces",
            "demande d acces",
            "droit a la portabilite",
            "droit a la portabilite des donnees",
            "demande de droit d acces",
            "exercice du droit d acces",
            "exercice de mon droit d acces",
        ),
    ),
    erase=WordsOfRight(
        typed="EFFACER MES DONNÉES",
        asks=(
            "effacer",
            "effacez",
            "efface",
            "effacees",
            "effacement",
            "supprimer",
            "supprimez",
            "supprime",
            "supprimees",
            "suppression",
            "detruire",
            "detruisez",
            "oublier",
            "oubliez",
            "oubli",
            "enlever",
            "retirer",
        ),
        alone=(
            "effacer",
            "droit a l effacement",
            "droit a l oubli",
            "demande d effacement",
            "demande de suppression",
            "oubliez moi",
            "exercice du droit a l effacement",
        ),
    ),
    correct=WordsOfRight(
        typed="CORRIGER MES DONNÉES",
        asks=(
            "corriger",
            "corrigez",
            "correction",
            "rectifier",
            "rectifiez",
            "rectification",
            "modifier",
            "modifiez",
            "inexact",
            "inexactes",
            "inexacte",
            "erronees",
            "errone",
            "fausses",
        ),
        alone=(
            "droit de rectification",
            "demande de rectification",
            "exercice du droit de rectification",
        ),
    ),
    restrict=WordsOfRight(
        typed="LIMITER MES DONNÉES",
        asks=(
            "limiter",
            "limitez",
            "limitation",
            "geler",
            "gelez",
            "gel",
            "suspendre",
            "suspendez",
            "ne plus utiliser",
        ),
        alone=(
            "droit a la limitation",
            "droit a la limitation du traitement",
            "limitation du traitement",
            "limiter le traitement",
            "demande de limitation",
        ),
    ),
    object=WordsOfRight(
        typed="OPPOSITION",
        asks=(
            "opposer",
            "oppose",
            "opposition",
            "arreter",
            "cesser",
            "cessez",
            "retirer mon",
            "retire mon",
        ),
        alone=(
            "opposition",
            "droit d opposition",
            "je m oppose",
            "je retire mon consentement",
            "retrait de mon consentement",
            "retirer mon consentement",
            "demande d opposition",
        ),
    ),
    data=(
        "mes donnees",
        "donnees personnelles",
        "mes donnees personnelles",
        "donnees a caractere personnel",
        "mes informations",
        "mes informations personnelles",
        "mon dossier",
        "mon nom",
        "mon adresse",
        "mon adresse mail",
        "mon adresse e mail",
        "me concernant",
        "me concernent",
        "sur moi",
        "a mon sujet",
        "sur mon compte",
        "qui me concernent",
        "mes coordonnees",
        "donnees",
        "tout ce que vous avez",
        "tout ce que vous savez",
        "utilisation de mes",
    ),
    law=(
        "rgpd",
        "reglement general sur la protection des donnees",
        "informatique et libertes",
        "gdpr",
        "loi informatique",
    ),
    asking=word_set(
        """
        aimerais bien demande demandons desire erronees exerce exercer exige fausses inexactes je merci
        mettre peux plait pourriez pouvez prie puis requiers sollicite souhaite souhaiterais svp
        veuillez veux voudrais vouloir
        """
    ),
    beside=word_set(
        """
        a accord adresse afin ai aient ainsi alineas application apres art article articles au aujourd
        aussi automatise autre aux avance avec avez avoir avons b base bonjour bonne c ca car caractere
        ce cela celles ces cet cette ci comme communication communique communiquer compte concernant
        concerne concernent confirmer conformement connaitre consentement conserve conservees conservez
        contenant copie courriel courriels d dans date de definitivement deja delai des desormais
        destinataires detenez detenues detient dispose disposez donc donnees dont du duree e
        electronique elle elles email en encore ensemble ensuite envoyer est et etre exercice faire
        fichier fichiers fin finalites format forme formulaire fournir general gratuitement hui ici il
        ils immediatement indiquer informations informatique integralite ip j jour jours l la laquelle
        le les lesquelles leur libertes lisible lisibles loi lors ma machine mail maintenant me
        meilleurs mes message messages moi mois mon n ne nom non nos notre nous obtenir on ont origine
        ou par personnel personnelle personnelles plus portabilite possedez possession possible pour
        present presente protection puis qu que quel quelle quelles quels qui rapidement reception
        recevoir recu recuperer reglement rgpd s sa sais savez savoir selon ses si signalement soient
        soit son sont structure suis sur systemes t te tous tout toute toutes traitees traitement
        traitements traitez transmettre transmis tres un une utilise utilisees utilisez vertu vos votre
        vous vu y
        """
    ),
)
