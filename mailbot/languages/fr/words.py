"""Words of French: those that tell it from other languages, and those that everybody uses."""

from mailbot.languages.phrases import word_set

WORDS = word_set(
    """
    le la les un une des du de et à au aux en dans sur sous par pour avec sans chez vers entre contre
    depuis pendant je tu il elle on nous vous ils elles me te se ce cet cette ces ça mon ma mes ton ta tes
    son sa ses notre nos votre vos leur leurs qui que quoi dont où quand comment pourquoi est sont était
    étaient être été suis êtes sommes ai as a avons avez ont avait avoir peut peux peuvent pouvez pouvoir
    pourrait pourriez doit devez faire fait faut ne pas plus très aussi mais ou donc car si comme alors
    ainsi tout tous toute toutes autre autres même bien encore déjà ici là voici voilà bonjour bonsoir
    madame monsieur mesdames messieurs cordialement merci salutations respectueusement sincères faille
    failles vulnérabilité sécurité données mot passe mots clé signaler signale découvert trouvé accès
    utilisateur utilisateurs compte comptes fichier fichiers permet afin lorsque lorsqu' puis après avant
    sais suite toujours chaque peu j' l' d' qu' n' c' s' m' t' jusqu' quelqu' puisqu' aujourd' ete tres
    acces deja securite donnees vulnerabilite meme ouverte jointe ci joint pièce activé publiquement quel
    quelle quels quelles celui celle ceux cela ceci chacun rien personne jamais souvent maintenant hier
    mois semaine jours fois lors selon malgré ayant fut sera serait seront auriez aurait pourrais souhaite
    souhaiterais voudrais voulais remercie veuillez agréer bonne journée adresse adresses envoyer envoyé
    recevoir reçu contacter contacte lire voir consulter modifier exécuter connecter connecté connexion
    correction corriger corrigé montre agit apparaît noms personnelles quelconque deux trois première
    dernier dernière seul seule y aucun aucune aucuns lui eux soi celles certains certaines plusieurs
    quelques ni dès hors via ya slt svp stp cdt bjr qqn ds jai cest nai pr trop moins assez surtout enfin
    vite quiconque laquelle lequel lesquels desquels duquel fais font faites va vas vont aller allez vais
    vient viennent venir met mettre mettez mis dit dis disent dire voit vois voient vu vue vus lu lue sait
    savoir prend prendre suffit semble semblent reste restent trouve trouvée trouvés trouver trouvez
    affiche affichent affiché affichée donne donnent donné existe marche fonctionne utilise utilisé
    utilisant utilisez signalement signalée possible visible visibles présent présente présents exposé
    exposée exposés exposées manquant manquante absent absents expiré vulnérable vulnérables clés clef
    chiffré chiffrée chiffrer courriel courriels site page pages serveur réseau réponse réponses répondre
    répond demande demander demandé demandes requête requêtes champ lien liens version fuite fuites
    personnel gens client clients dossier dossiers facture factures identifiant identifiants semaines jour
    étant fussent soient soit étiez étions aurais aurai aurez serais serez ferai pourra pourront devrait
    devraient faudrait savez pensez pense crois sembler grave complet complète entier entière entre-temps
    début fin suivant suivante suivants dessous dessus dedans dehors ailleurs partout parce puisque quoique
    vrai vraiment simplement directement immédiatement actuellement récemment notamment également seulement
    facilement entièrement publique publiques ki ke koi bcp tjs tjrs dsl pk pb chui rdv tt vs quil quon
    nest dun dune cetait etait jaimerais jarrive lacces problème problèmes système numéro numéros société
    entreprise mairie commune façon français envoie envoyez contenant montrant laissant permettant
    modifiant changeant piraté piratée découverte désolé désolée récompense lisible lisibles accessibles
    confirmée confirmé urgence obsolète télécharger téléchargeable nominatif voisin collègue
    """
)
"""Small words and a few of the trade, as people write them, in lower case: who uses them writes French."""

EVERYDAY = word_set(
    """
    ainsi alors apres assez aucun aucune aura aurait aussi autre autres avant avec avez avoir avons bien bientot
    bonjour bonne bonsoir ceci cela celle celui cependant certain certains cette ceux chaque cher chere chez comme
    comment compris confirmation contact cordialement correction dans date deja demain demande depuis dernier
    derniere detail details deux devez devons dire disposition dites donc donne dont dossier elle elles encore
    ensuite entre envoi envoye envoyer equipe etaient etait etant etes etre examen faire fait faites faut ferons
    fois grace hier information informations informer jamais jour jours jusqu leur leurs lors lorsque madame
    maintenant mais meilleures meme memes merci message messages mettre mieux moins mois monsieur notre nous nouveau
    nouvelle nouvelles objet parce parler part partir pendant periode peut peuvent possible pour pourquoi pourrait
    pouvez pouvons premier premiere prendre presque probleme prochain prochaine puis quand quel quelle quelles
    quelque quelques quels question questions quoi rapide rapidement recevez recevoir recu remercie remerciements
    remercions repondre reponse reste rester retour sans savoir securite security selon semaine semaines sera serait
    seront signalement signalements soient soit sommes sont souhaitez sous suis suite suivant suivi sujet surtout
    tous tout toute toutes tres vers veuillez voici voila voir votre vous vraiment vulnerabilite
    """
)
"""Words of four letters and more that stand in every letter and give nothing away, without accents."""
