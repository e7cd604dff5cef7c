# 3 Hébergeur

host-question = Où ferez-vous les changements ?
host-hint = { $company } publie le domaine : les changements faits là comptent.
host-hint-unknown = Choisissez l'entreprise qui publie votre domaine : celle dont la page DNS montre ses lignes.
host-publishes = publie { $domain } aujourd'hui
host-publishes-short = le publie aujourd'hui
host-other = Une autre
host-other-remark = instructions générales
host-nothing-fits = Aucune entreprise de ce nom. « Une autre » continue avec des instructions générales.
differs-who = { $chosen } vous a peut-être vendu le domaine, mais c'est { $publisher } qui le publie.
differs-never-seen = Une ligne enregistrée chez { $chosen } ne serait vue par personne.
differs-if-moving = Si vous y déménagez, elle comptera le jour où { $chosen } publiera { $domain }.
differs-take = utiliser { $publisher }
differs-moving = je passe chez { $chosen }, continuer
