# De quoi parle chaque étape, pour qui n'a jamais entendu parler du DNS. Une idée par phrase.

help-title = Aide : { $step }
help-about = De quoi s'agit-il ?

help-domain-what = Votre domaine, c'est ce qui suit le @ dans vos adresses, par exemple acme.fr
help-domain-owner = Il vous faut le compte chez l'entreprise qui le publie. Ce programme regarde ; c'est vous qui faites les changements.
help-domain-idn = Les lettres comme é ou ü sont les bienvenues. Le DNS a sa propre façon de les écrire.
help-domain-practice = Dans l'exercice, tout est fictif sauf les erreurs. Comptez une dizaine de minutes.
help-place-kept = Votre progression est gardée après chaque étape. Fermez quand vous voulez ; vous reprendrez au même endroit.

help-found-who = Le DNS est l'annuaire public qui dit au monde entier où va le courrier d'un domaine.
help-found-publisher = Une seule entreprise y publie les lignes de votre domaine. Un changement fait ailleurs ne compte pas.
help-found-route = La route du courrier (MX) est votre adresse postale : elle nomme le serveur qui le reçoit. Sans elle, rien n'arrive.
help-found-lists = Trois autres lignes donnent confiance : qui peut envoyer (SPF), une clé de signature (DKIM), une consigne contre les faux (DMARC).
help-found-memory = Les autres retiennent chaque réponse un moment, pour ne pas la redemander. Un changement ne se voit donc pas aussitôt.
help-found-check = Pour voir par vous-même, tapez ceci dans un terminal : nslookup -type=MX { $domain }

help-host-two-companies = Deux entreprises peuvent être en jeu : l'une vous a vendu le domaine, l'autre le publie peut-être.
help-host-counts = Seule compte celle qui le publie. Ses serveurs de noms, inscrits au registre des .fr ou des .com, la désignent.
help-host-provider = Les lignes ne s'ajoutent ni chez Google ni chez Microsoft. Ils reçoivent le courrier, ils ne publient pas votre domaine.
help-host-other = L'entreprise n'est pas dans la liste ? Prenez la dernière entrée. Ses étapes valent presque partout.

help-mail-what = Le fournisseur est l'entreprise où sont vos boîtes, et où vous lisez votre courrier.
help-mail-route = Ses serveurs entrent dans votre route du courrier (MX). Votre site web n'est pas concerné et reste où il est.
help-mail-priority = Chaque serveur a un numéro. Le plus petit est essayé d'abord ; à numéro égal, l'ordre est quelconque.
help-mail-several = Plusieurs serveurs, c'est très bien : si l'un tombe, le suivant reçoit. Avec un seul, le numéro importe peu.
help-mail-first = Créez les boîtes avant de changer la route, pour qu'aucun message ne trouve porte close.

help-details-why = On ne vous demande que ce qui ne se déduit pas de votre domaine. La page de votre fournisseur le donne.
help-details-paste = Collez comme cela vient : vous pouvez coller la ligne entière, les guillemets et les espaces en trop sont retirés.
help-details-later = Ce que vous laissez pour plus tard reste sur votre liste. Les lignes qui en dépendent attendent.
help-details-key = Une clé de signature (DKIM) a deux moitiés. On publie la clé publique ; la clé privée ne sort jamais de chez le fournisseur.
help-details-reports = Les rapports de la consigne contre les faux (DMARC) arrivent chaque jour. Ils montrent qui envoie en votre nom.

help-plan-before = Rien n'est encore changé. Vous ferez vous-même chaque changement à l'étape suivante.
help-plan-order = La nouvelle route vient d'abord, l'ancienne part en dernier. Si l'hébergeur change toutes les lignes de courrier d'un coup, le plan le dit.
help-plan-one-list = Il ne peut y avoir qu'une liste des expéditeurs autorisés (SPF). La vôtre est complétée : tous y restent.
help-plan-look-ups = Lire cette liste peut demander 10 recherches au plus. Au-delà, les destinataires renoncent.
help-plan-rule = La consigne contre les faux (DMARC) commence par observer. Rien de ce que vous envoyez n'est refusé à cause d'elle.
help-plan-undo = Ce que ces changements touchent est d'abord écrit dans un fichier. Avec lui, vous pouvez le remettre.
help-plan-handover = Quelqu'un d'autre a les identifiants ? h écrit une page pour cette personne, avec chaque valeur à copier.
    .plain = Quelqu'un d'autre a les identifiants ? L'un des choix écrit une page pour cette personne, avec chaque valeur à copier.

help-enter-exact = Chaque case montre exactement quoi taper, avec les mots du formulaire de cette entreprise.
help-enter-name = Le nom est ce qui précède votre domaine. @ désigne le domaine lui-même.
help-enter-dot = Ne tapez un point à la fin que si la fiche en montre un. Certaines interfaces l'exigent, d'autres le refusent.
help-enter-ttl = Le TTL est la durée pendant laquelle les autres gardent la réponse. Automatique, ou une heure, convient.
help-enter-priority = La priorité est le numéro d'un serveur de courrier : le plus petit est essayé d'abord.
help-enter-ticks = Les serveurs sont interrogés à quelques secondes d'intervalle. La fiche se coche seule, ou nomme l'erreur.
help-enter-copy = c copie les cases une à une. Si rien ne se colle, v montre les valeurs brutes.
    .plain = Les cases peuvent être relues autant de fois que vous voulez : ce choix est sous la fiche.

help-watch-lag = Les réseaux retiennent la réponse reçue avant votre changement. Ils redemandent quand son temps est écoulé, pas avant.
help-watch-bound = Ce temps a été fixé par vos anciennes lignes. On ne peut plus le raccourcir, et rien ne l'allongera.
help-watch-absent = Un réseau qui a demandé trop tôt retient qu'il n'y avait rien. Cela passe de la même façon.
help-watch-mixed = « Les deux » désigne un réseau à plusieurs mémoires. Certaines ont la nouvelle réponse, d'autres l'ancienne.
help-watch-silent = Un réseau muet ne dit rien de votre domaine. Il n'est pas compté.
help-watch-own = « Votre connexion » interroge le réseau que vous utilisez. Votre logiciel de courrier voit ce qu'elle voit.
help-watch-close = Vous pouvez fermer cette fenêtre. Votre progression est gardée, et la nouvelle se répand sans elle.
