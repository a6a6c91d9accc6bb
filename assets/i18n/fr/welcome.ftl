# Premier démarrage : par quoi commencer.

welcome-title = Par quoi voulez-vous commencer ?
welcome-subtitle = Les deux chemins mènent au même poste. On peut passer de l’un à l’autre quand on veut.
welcome-connect-title = Connecter un compte
welcome-connect-text = Lettre Suivie et Colissimo de La Poste, avec vos propres contrats. Environ dix minutes, à reprendre quand vous voulez.
welcome-connect-contract = Ayez votre contrat La Poste sous la main
welcome-connect-keys = Les clés vont au trousseau du système
welcome-connect-nothing-bought = Rien n’est acheté avant votre accord
welcome-connect-note = Des étiquettes vraies, facturées par le transporteur.
welcome-practice-title = Essayer le poste d’entraînement
welcome-practice-text = Lettre Suivie et Colissimo y marchent sans compte : acheter, imprimer, annuler. Deux minutes suffisent.
welcome-practice-free = Gratuit, sans compte et sans internet
welcome-practice-specimen = Chaque étiquette porte SPECIMEN
welcome-practice-kept = Expéditeur et imprimantes sont gardés ensuite
welcome-practice-button = Essayer l’entraînement
welcome-practice-note = Rien n’atteint un vrai transporteur.
welcome-foot = Envoi ne contacte que les transporteurs que vous connectez.
welcome-restore = Reprendre une sauvegarde…
