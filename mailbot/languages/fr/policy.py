"""What an organisation may publish in French, as `mailbot init` proposes it."""

POLICY = """\
Vous avez trouvé une faille ou une fuite de données chez {{ organisation }} ?
Écrivez à {{ address }}. Vous n’avez pas à dire qui vous êtes.
- Vous recevez notre clé PGP en réponse. Chiffrez si vous le souhaitez ; ce
  n’est pas une obligation.
- Sous 5 jours ouvrés, nous vous disons ce que nous en pensons et quand nous
  attendons une solution.
- Ensuite, vous avez des nouvelles tous les 14 jours jusqu’à la solution.
- Votre signalement reste confidentiel."""
