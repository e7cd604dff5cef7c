# Ce qui n'a pas marché, et comment le corriger avec les mots de cette entreprise. Une correction qui
# mène à une valeur à taper finit sans ponctuation : la valeur est seule sur la ligne suivante.

wrong-panel = Ce que vous enregistrez chez { $company } ne se voit nulle part : c'est { $publisher } qui publie { $domain }.
wrong-panel-fix = Refaites les mêmes changements chez { $publisher }. Échap vous ramène à l'étape 3, où la choisir.
    .plain = Refaites les mêmes changements chez { $publisher }. Revenez à l'étape 3, où la choisir.
wrong-panel-how = Vous passez chez { $company } ? Indiquez d'abord ses serveurs de noms là où vous avez acheté le domaine.
name-doubled = L'enregistrement existe, mais sous un autre nom :
name-type-only = Dans la case « { $label } », tapez seulement
name-leave-empty = Laissez la case « { $label } » vide.
name-added-itself = { $company } ajoute { $domain } tout seul. Modifiez la ligne et enregistrez.
name-delete-and-add = { $company } ajoute { $domain } tout seul, et un nom ne s'y modifie pas. Supprimez cette ligne, puis ajoutez-la de nouveau.
edit-and-save = Modifiez la ligne et enregistrez.
save-again = Puis enregistrez : { $save }
type-in-box = Dans la case « { $label } », tapez
target-doubled-mail = Le courrier partirait vers un serveur qui n'existe pas :
target-doubled-alias = La ligne mène à un nom qui n'existe pas :
target-dot-keeps = Grâce au point final, { $company } n'ajoute pas { $domain }. Modifiez la ligne et enregistrez.
spf-multiple = { $count } listes disent qui peut envoyer. Les destinataires les ignorent alors toutes :
spf-multiple-keep-one = Gardez une de ces lignes et supprimez les autres.
spf-multiple-type = Dans la case « { $label } » de celle-là, tapez
record-different = Autre chose se trouve à cet endroit :
differs-part = { $label } : { $seen }, au lieu de { $wanted }
differs-wholly = La ligne actuelle est : { $seen }
different-delete-first = Supprimez d'abord cette ligne. Ajoutez-en ensuite une de type { $type }.
different-quotes = Les guillemets ont été enregistrés avec le texte. Retirez-les.
record-missing = { $company } n'a encore rien publié de nouveau.
missing-save = Cherchez le bouton qui enregistre : { $save }
missing-check-name = Regardez ensuite la liste des lignes du domaine { $domain } : il doit y avoir une ligne { $type } dont « { $label } » est
missing-check-empty = Regardez ensuite la liste des lignes du domaine { $domain } : il doit y avoir une ligne { $type } dont « { $label } » est vide.
missing-check-value = Sa case « { $label } » commence par { $start }
old-route-left = { $count ->
    [one] Une ligne conduit encore le courrier à l'ancienne entreprise :
   *[other] { $count } lignes conduisent encore le courrier à l'ancienne entreprise :
}
old-route-delete = { $count ->
    [one] Supprimez la ligne dont « { $label } » est { $value }
   *[other] Supprimez chaque ligne dont « { $label } » figure ici.
}
