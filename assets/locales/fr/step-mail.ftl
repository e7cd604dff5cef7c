# 4 Courrier

mail-question = Qui recevra votre courrier ?
mail-hint = L'entreprise où sont vos boîtes aux lettres.
mail-receives = reçoit aujourd'hui le courrier pour { $domain }
mail-receives-short = le reçoit aujourd'hui
mail-other = Un autre fournisseur
mail-other-remark = vous tapez ses serveurs
mail-nothing-fits = Aucun fournisseur de ce nom. « Un autre fournisseur » prend les serveurs que vous tapez.
mail-gateway = Un filtre, { $gateway }, reçoit votre courrier avant vos boîtes. Sa route ne change pas.
mail-mixed = { $companies } reçoivent votre courrier en même temps. Un seul devrait rester.
mail-tied = Les serveurs de courrier actuels sont ceux de { $companies }.
stop-no = non, continuer
stop-yes = oui, c'est notre cas
stopped-title = Mieux vaut ne pas continuer ainsi
stopped-back = Rien n'a été changé. Échap revient en arrière.
    .plain = Rien n'a été changé. Vous pouvez revenir en arrière.
mailboxes-title = Créez d'abord les boîtes
mailboxes-why = Elles existent déjà ? Entrée continue.
