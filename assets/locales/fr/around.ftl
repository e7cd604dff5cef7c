# What lies around the records: policy files, mail programs, the register, what DNS cannot show.

policy-old = Un fichier de consignes n'autorise les expéditeurs prudents, comme Google, à livrer qu'à { $named }.
policy-old-nobody = Un fichier de consignes interdit aux expéditeurs prudents, comme Google, de livrer où que ce soit.
policy-old-add = { $count ->
    [one] Dans le fichier https://mta-sts.{ $domain }/.well-known/mta-sts.txt, ajoutez cette ligne, et laissez les anciennes pour l'instant :
   *[other] Dans le fichier https://mta-sts.{ $domain }/.well-known/mta-sts.txt, ajoutez ces lignes, et laissez les anciennes pour l'instant :
}
policy-old-id = Signalez ensuite que le fichier a changé. Dans la case « { $label } » du texte situé à _mta-sts.{ $domain }, tapez
policy-old-end = Les expéditeurs retiennent l'ancien fichier jusqu'à { $time }. Plus personne ne s'occupe de ce fichier ? Écrivez-y plutôt « mode: none », et gardez-le tout ce temps.
programs-old = Les logiciels de messagerie sont encore envoyés chez { $old } :
programs-old-why = Outlook y cherche ses réglages et continue de demander l'ancien mot de passe.
programs-old-fix = Supprimez cette ligne chez { $company }, sauf si le nouveau fournisseur en donne une autre cible.
memory-long = Les autres retiennent les lignes de courrier actuelles pendant { $time }.
memory-long-fix = Pour aller plus vite, réglez d'abord le TTL de ces lignes sur 300 secondes, puis attendez { $time }.
memory-long-free = Cela marche aussi sans. Gardez alors les anciennes boîtes ouvertes entre-temps.
subdomain = Il s'agit des adresses qui finissent par @{ $domain }, et non par @{ $registered }.
subdomain-fix = Ce n'est pas ce que vous voulez ? Regardez alors { $registered }.
local-routing = Un réglage chez { $publisher } ne se voit pas de l'extérieur.
signing-not-started = La clé de signature est bonne. De l'extérieur, on ne voit pas si elle sert.
wrong-panel-saved = La ligne y est bien enregistrée, mais personne ne la demande à cet endroit.
wrong-panel-unsaved = Même les serveurs de { $company } ne l'ont pas.
lost-in-move = Depuis le passage de { $domain } chez { $publisher }, il manque ces lignes :
lost-in-move-fix = Les serveurs d'avant les avaient. Ajoutez-les de nouveau chez { $company }.
held-registrar-unknown = l'entreprise où vous l'avez acheté
held-free = { $domain } n'est à personne : le registre ne le connaît pas.
held-free-fix = S'il est bien orthographié, il est à vendre.
held-by-registrar = { $domain } est bloqué, et personne ne le trouve.
held-by-registrar-fix = Connectez-vous chez votre vendeur ({ $registrar }) ou écrivez à son assistance. Souvent, une facture est impayée ou l'adresse du titulaire n'est pas confirmée.
held-by-register = Le registre a bloqué { $domain }, et personne ne le trouve.
held-by-register-fix = Écrivez à l'assistance de votre vendeur ({ $registrar }) : elle peut demander pourquoi au registre.
held-redeemable = { $domain } a expiré et va être supprimé. Il peut encore être racheté.
held-redeemable-fix = Écrivez dès aujourd'hui à l'assistance de votre vendeur ({ $registrar }) pour le faire restaurer. C'est plus cher qu'un renouvellement.
held-ending = { $domain } a expiré et sera supprimé dans quelques jours.
held-ending-fix = Il ne peut plus être racheté. Dès qu'il sera libre, chacun pourra l'acheter.
held-no-servers = { $domain } appartient à quelqu'un, mais aucun serveur de noms n'est indiqué.
held-no-servers-fix = S'il est à vous, connectez-vous chez votre vendeur ({ $registrar }) et indiquez les serveurs de noms de votre hébergeur DNS.
also-noticed = À noter aussi :
case-matters = Un serveur de { $publisher } ne trouve aucune ligne de courrier quand { $domain } est écrit en majuscules :
case-matters-fix = Certains réseaux écrivent les noms ainsi, et leur courrier se perd. Seule l'assistance ({ $publisher }) peut corriger cela.
check-parked = { $domain } est en attente : deux lignes disent qu'il ne reçoit ni n'envoie de courrier.
found-parked = Le domaine est en attente : deux lignes disent qu'il ne reçoit ni n'envoie de courrier. Elles seront remplacées plus tard.
policy-old-first = Corrigez cela avant de changer les lignes de courrier, sinon des messages seront refusés.
tls-reports-unread = Une ligne demande des rapports sur le chiffrement du courrier, mais aucun expéditeur ne peut la lire :
tls-reports-several = Plusieurs lignes demandent des rapports sur le chiffrement du courrier. Les expéditeurs n'en lisent alors aucune :
tls-reports-one = Chez { $company }, gardez une seule ligne à _smtp._tls.{ $domain } et supprimez les autres.
tls-reports-type = Dans sa case « { $label } », tapez
tls-reports-nobody = Dans sa case « { $label } », v=TLSRPTv1; rua=mailto: doit être suivi d'une adresse pour les rapports. Si personne n'en veut, supprimez la ligne : le courrier fonctionne sans elle.
