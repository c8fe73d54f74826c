"""How people ask in French where their report stands; what each field is for says languages/phrases.py."""

from mailbot.languages.phrases import StatusQuestion, word_set

STATUS = StatusQuestion(
    about=(
        *("statut", "etat", "avancement", "avancee", "avancees", "avance", "progresse", "evolue", "evolution", "suivi"),
        *("nouveau", "nouveaute", "nouveautes", "nouvelle", "nouvelles", "neuf", "mise a jour", "mises a jour", "news"),
        *("un point", "point d etape", "reponse", "retour", "suite", "suites", "informations", "infos", "ou en"),
        *("ou vous en", "ou ca en", "ou cela en", "en est il", "qu il en est", "en etes", "corrige", "corrigee"),
        *("resolu", "resolue", "traite", "traitee", "regle", "examine", "examinee", "regarde", "relance"),
        *("date de correction", "quand sera", "sera corrigee", "au courant"),
    ),
    asking=word_set(
        """avez auriez pouvez pourriez peux peut puis pourrais savoir demander connaitre voudrais voulais souhaite
        souhaiterais aimerais svp plait y ou quel quelle quelles quels quoi quand comment si permets relance attente"""
    ),
    beside=word_set(
        """a accord actuel actuelle actuellement affaire ai aide analyse aout apres attendre attends au aucun
        aucune aurai aurais aussi autre avance avoir avril beaucoup bien bonjour c ca car cas ce cela cet
        cette chose communiquer concernant connaissance correction cote courant courriel d dans date de
        decembre deja demande depuis dernier derniere des deux dire dis dites donc donner dossier du e ecrire
        ecris ecrit elle email en encore enquete entre envoye espere esperer est et ete etes eu eventuelle
        eventuelles faille faire fait fevrier fois fournir general hier idee il ils indiquer information
        informations informer j janvier je jeudi jour jours juillet juin juste l la le les leur lors lui lundi
        m ma mai mail maintenant mardi mars me merci mercredi mes message mois mon mot n ne nom notre nous
        novembre obtenir octobre on par part partager pas passe passee pense pensez petit petite peu plus
        possible pour prendre prise probleme projet propos proposer qu que quelques rapport recemment recevoir
        recu rendre reste revenir reviens rien s sait sans sauriez savez se semaine semaines septembre sera
        serait seront signale signalement simplement sommes sont stade suis sujet sur t te temps tenir ticket
        toujours tous tout traitement transmettre trois trop tu un une venais vendredi vers veuillez viens
        vois vos votre vous vulnerabilite"""
    ),
)
