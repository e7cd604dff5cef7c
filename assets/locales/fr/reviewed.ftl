# Ce qui cloche dans la route du courrier, la liste des expéditeurs, les clés de signature et la consigne
# contre les faux. Une correction qui mène à une valeur à taper finit sans ponctuation.

# Route du courrier (MX)

type-whole = Dans la case « { $label } », à la place de ce qui s'y trouve, tapez
null-mx = { $domain } déclare ne recevoir aucun courrier :
null-mx-beside = Une ligne déclare que { $domain } ne reçoit pas de courrier, et d'autres disent où il va :
null-mx-delete = Supprimez la ligne MX dont « { $label } » est un simple point.
no-mx = { $domain } n'a aucune ligne de courrier : les messages vont au serveur du site, qui les refuse.
no-mx-fix = Choisissez qui doit recevoir le courrier : cette entreprise indique les lignes MX à ajouter.
mx-is-ip = Une ligne de courrier demande le nom d'un serveur, pas des chiffres :
mx-name-fix = La case « { $label } » attend le nom du serveur de courrier. Il figure sur la page de votre messagerie.
priority-in-value = La case du serveur contient plus que le nom du serveur :
priority-own-box = Le nombre { $number } va dans la case « { $label } ».
mx-nowhere = Le courrier part vers un serveur qui n'existe pas :
mx-nowhere-fix = Comparez ce nom, lettre par lettre, à celui que donne votre messagerie. Si cette ligne ne sert plus, supprimez-la.
m365-wrong-mx = Ce n'est pas le serveur de courrier de Microsoft pour { $domain } :
m365-mx-dashes = Microsoft met des tirets là où votre domaine a des points.
m365-mx-copy = Comparez-le à la page de Microsoft : admin.microsoft.com, Paramètres, Domaines, votre domaine, Enregistrements DNS.
verification-mx = La seule ligne de courrier prouve à qui est { $domain } ; elle ne reçoit rien :
verification-mx-fix = Ajoutez les lignes de courrier de votre messagerie. Gardez celle-ci tant que le domaine n'y est pas validé.
priority-order = Le courrier essaie les serveurs dans le mauvais ordre, du plus petit nombre au plus grand :
priority-order-fix = Donnez aux serveurs ces nombres dans la case « { $label } ».
google-partial = Il manque une partie des cinq lignes de Google. Le courrier arrive quand même :
google-both = Des lignes de deux jeux de Google se côtoient. Le courrier arrive quand même :
google-retired = Google abandonne ces serveurs de courrier. Changez-les avant :
google-one-is-enough = Aujourd'hui, une seule ligne suffit. Ajoutez une ligne de type MX.
google-then-delete = Son nombre est { $number }. Enregistrez-la, puis supprimez les lignes ci-dessus.
google-keep-one = Gardez smtp.google.com et supprimez les autres quand vous aurez un moment. Rien ne presse.
mx-to-cname = Le nom de votre serveur de courrier est un alias. Certains expéditeurs le refusent :
mx-proxied = Cloudflare a remplacé votre serveur de courrier par un nom à lui, car son relais web est devant :
mx-proxied-fix = Chez Cloudflare, trouvez la ligne A ou CNAME de ce serveur. Désactivez son nuage orange (« DNS uniquement »).
backup-mx = Derrière { $main }, une autre entreprise prend aussi des messages et les garde :

# Qui peut envoyer (SPF)

spf-syntax = La liste des expéditeurs (SPF) est illisible. La faute est entre crochets :
spf-too-many = La liste des expéditeurs (SPF) demande { $count } recherches ; les destinataires s'arrêtent à 10.
spf-too-many-fix = Retirez les expéditeurs qui ne servent plus, à commencer par le plus coûteux.
spf-too-many-ask = Demandez à un service coûteux s'il a une liste plus courte. Ne recopiez pas ses adresses : elles changent.
spf-in-vain = La liste des expéditeurs (SPF) cherche des serveurs qui n'existent pas. Les destinataires abandonnent après deux :
spf-in-vain-fix = Personne ne peut envoyer de là : retirez-les.
spf-dangling = La liste des expéditeurs (SPF) mène à un nom sans liste. Les destinataires la rejettent alors tout entière :
spf-circle = La liste des expéditeurs (SPF) tourne en rond. Les destinataires la rejettent alors tout entière :
spf-take-out = Personne ne peut envoyer par ce nom : retirez-le.
spf-not-yours = C'est dans la liste d'un autre, derrière { $term }. Demandez à cette entreprise de la corriger.
spf-weak-all = La liste des expéditeurs (SPF) laisse le monde entier envoyer en votre nom :
spf-neutral-all = La liste des expéditeurs (SPF) n'écarte personne :
spf-neutral-all-fix = Vérifiez d'abord que tous ceux qui envoient pour vous y sont.
spf-parked = La liste des expéditeurs (SPF) dit que { $domain } n'envoie jamais. Les destinataires refusent vos messages :
spf-obsolete = Des parties de la liste des expéditeurs (SPF) sont hors d'usage :
spf-obsolete-fix = Elles ne font rien, ou ralentissent les destinataires. Retirez-les quand vous aurez un moment.
spf-old-type = Une seconde liste d'expéditeurs se trouve dans une ligne de type SPF :
spf-old-type-fix = Plus personne ne lit la ligne de type SPF ; elle ne gêne pas. Supprimez celle-là quand vous aurez un moment, et ne touchez pas à la ligne de type TXT.
spf-missing-include = { $main } n'est pas dans la liste des expéditeurs (SPF) :
spf-missing-include-what = Il y manque { $missing }.

# Clés de signature (DKIM)

dkim-private = La moitié secrète de la clé de signature est lisible par tous, à { $name }.
dkim-private-now = Qui la possède peut signer en votre nom. Créez tout de suite une nouvelle clé chez votre messagerie.
dkim-private-then = Ne publiez que sa moitié publique, et supprimez cette ligne.
dkim-broken = La clé de signature à { $name } est illisible :
dkim-cut = La clé de signature à { $name } est coupée : { $have } caractères sur { $want }.
dkim-copy-again = Copiez la clé entière depuis la page de votre messagerie, et collez-la dans la case « { $label } ».
dkim-two-keys = Il y a plusieurs clés de signature à { $name }. Laquelle compte dépend du hasard :
dkim-two-keys-fix = Gardez celle que montre la page de votre messagerie, et supprimez les autres.
dkim-flattened = À { $name }, une adresse répond à la place de l'alias de la clé de signature.
dkim-flattened-fix = Désactivez le relais web pour cette ligne. Chez Cloudflare, c'est le nuage orange : « DNS uniquement ».
dkim-flattened-all = S'il l'est déjà, n'aplatissez les alias (« CNAME flattening ») que pour le domaine lui-même.
dkim-text-for-alias = La cible d'un alias a été saisie comme texte à { $name } :
dkim-alias-instead = Supprimez cette ligne. Ajoutez-en une de type CNAME, avec le même nom.
dkim-key-for-alias = À { $name }, une clé a été saisie là où votre messagerie veut un alias.
dkim-alias-from-page = Supprimez cette ligne. Ajoutez la ligne CNAME que montre la page de votre messagerie.
dkim-nowhere = L'alias { $name } mène à un nom sans clé de signature :
dkim-nowhere-fix = Comparez sa cible, lettre par lettre, à la page de votre messagerie.
dkim-short = La clé de signature à { $name } est trop courte : { $bits } bits, alors qu'il en faut au moins 1024.
dkim-revoked = La clé de signature à { $name } est retirée : rien ne suit p=
dkim-testing = La clé de signature à { $name } est marquée comme un essai ; ses signatures ne comptent pas.
dkim-testing-fix = Dès que la signature fonctionne, retirez t=y de ce texte.
dkim-old-hash = La clé de signature à { $name } n'autorise aucune signature encore acceptée.
dkim-new-key = Créez une nouvelle clé chez votre messagerie, et publiez-la à la place de celle-ci.
m365-lonely = Des deux lignes de clé de Microsoft, il en manque une : { $name }
m365-lonely-fix = Copiez-la depuis security.microsoft.com/authentication, onglet DKIM, et ajoutez-la.
m365-lonely-why = Microsoft ne signe qu'avec les deux.
m365-swapped = Les deux lignes de clé de Microsoft ont leurs cibles inversées :
m365-swapped-fix = Donnez à selector1 la cible qui commence par selector1, et l'autre à selector2.
keys-not-published = Le DNS est prêt. { $main } n'a pas encore publié ses clés de signature.
keys-not-published-fix = Activez la signature chez { $main }. Les clés apparaissent alors en quelques heures.

# Consigne contre les faux (DMARC)

dmarc-multiple = { $count } lignes disent quoi faire des faux (DMARC). Les destinataires les ignorent alors toutes :
dmarc-syntax = La consigne contre les faux (DMARC) a une faute, entre crochets :
dmarc-cname-and-txt = La consigne contre les faux (DMARC) est à la fois un alias et un texte. Lequel compte dépend du hasard :
dmarc-cname-and-txt-fix = Gardez l'alias si un service gère votre consigne, sinon le texte. Supprimez l'autre ligne.
dmarc-reports = Les rapports n'iront pas à { $domains }, qui n'a pas accepté de les recevoir :
dmarc-reports-fix = Le responsable de { $domains } doit y ajouter v=DMARC1. Votre courrier n'est pas touché.
dmarc-early-reject = La consigne fait déjà refuser les faux, et vos propres messages ne peuvent pas encore faire leurs preuves.
dmarc-early-quarantine = La consigne envoie déjà les faux aux indésirables, et vos messages ne peuvent pas encore faire leurs preuves.
dmarc-early-senders = La liste des expéditeurs (SPF) n'est pas encore juste.
dmarc-early-key = La clé de signature (DKIM) n'est pas encore juste.
dmarc-early-until = Corrigez cela. D'ici là, adoucissez la consigne.
dmarc-early-above = Corrigez cela d'abord. La consigne se trouve à { $name }.
dmarc-old-tags = Dans la consigne contre les faux (DMARC), les destinataires ne lisent plus { $tags }.
dmarc-old-tags-fix = Rien à faire. Vous pouvez le retirer.

# Les fautes dans ces textes, une phrase chacune

flaw-spf-start = Le texte doit commencer par v=spf1.
flaw-dmarc-start = Le texte doit commencer par v=DMARC1.
flaw-too-long = Le texte est trop long pour un enregistrement.
flaw-leading-space = Rien ne doit précéder { $word }, pas même une espace.
flaw-after-version = Une espace doit suivre v=spf1.
flaw-version-again = Un second texte commence ici. Deux ont été collés ensemble.
flaw-separator = Les mots sont séparés par des espaces, pas par « { $word } ».
flaw-quote = Les guillemets et les barres obliques inverses n'ont pas leur place dans ce texte.
flaw-mark-missing = Après { $word }, il faut le signe { $mark }
flaw-space-missing = Il manque ici une espace.
flaw-after-all = Rien ne doit être accroché au mot all.
flaw-domain-missing = Un domaine doit suivre { $word } immédiatement, sans espace.
flaw-unknown-word = Le mot { $word } n'existe pas.
flaw-bare-address = Une adresse doit être précédée de ip4:.
flaw-address = Ce n'est pas une adresse.
flaw-other-address = Cette sorte d'adresse doit être précédée de { $word }.
flaw-address-for-domain = Il faut ici un domaine, pas une adresse.
flaw-length = Le nombre après la barre oblique est impossible.
flaw-domain = Ce n'est pas un domaine.
flaw-macro = Un signe pour cent se trouve là où il ne veut rien dire.
flaw-character = Ce caractère n'a pas sa place dans un tel texte.
flaw-twice = { $word } ne peut figurer qu'une fois.
flaw-version = La version doit être { $word }, en majuscules, avec le chiffre 1.
flaw-version-first = { $word } doit venir en premier.
flaw-html = C'est le code d'une page web, pas le texte qu'elle affiche.
flaw-comma = Il faut ici un point-virgule, pas une virgule.
flaw-equals-missing = Après { $word }, il manque un signe égal.
flaw-list-separator = Plusieurs adresses sont séparées par des virgules.
flaw-misspelt = { $word } n'existe pas. Il faut { $mark }
flaw-policy = Après { $word }, il faut none, quarantine ou reject.
flaw-value = { $word } n'est pas une valeur possible pour { $mark }
flaw-list-empty = Après { $word }, il manque une adresse.
flaw-mailto-missing = Avant { $word }, il manque mailto:
flaw-not-an-address = { $word } n'est pas une adresse pour les rapports.
flaw-key-missing = La clé elle-même, p=, manque.
flaw-no-key = Ce n'est pas une clé publique.
flaw-pem = Les lignes BEGIN et END n'ont pas leur place dans ce texte.
flaw-halves = Les deux moitiés du texte sont inversées. Il doit commencer ici.
flaw-key-character = Ce caractère n'a pas sa place dans une clé.
flaw-cut-at-255 = Le formulaire a coupé le texte après 255 caractères. Collez-le d'un seul tenant, ou en deux textes entre guillemets.
flaw-cut = La fin manque : la clé n'a pas été copiée en entier.
flaw-key-twice = Quelque chose suit la clé. Elle a peut-être été collée deux fois.
flaw-ed25519 = Une clé de cette sorte (Ed25519) compte 44 caractères.
