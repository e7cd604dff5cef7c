# 1 Domaine

domain-question = Quel domaine doit recevoir du courrier ?
domain-hint-at = C'est ce qui suit le @ dans vos adresses.
domain-hint-any = Une adresse e-mail ou celle de votre site web conviennent aussi.
domain-field = Domaine
domain-understood = Ce sera { $domain }.
domain-understood-idn = { $domain }, que le DNS écrit { $dns }
domain-practise = S'exercer sur un domaine fictif
domain-practise-hint = Première fois ? Tab, puis Entrée. Rien de réel n'est touché.
domain-pretend-intro = Ces domaines n'existent qu'ici. Tapez celui que vous voulez.
domain-pretend = publié par { $company }
domain-offer = Reprendre { $domain } à l'étape { $step } sur 8, enregistrée { $saved }

domain-prefix-question = Les adresses doivent-elles finir par @{ $short } ?
domain-prefix-why = { $long } est sans doute un site web. On écrit rarement des adresses ainsi.
domain-prefix-short = oui : { $short }
domain-prefix-long = non, garder { $long }

domain-empty = Il faut d'abord votre domaine.
domain-empty-fix = Tapez ce qui suit le @ dans vos adresses, par exemple acme.fr
domain-ip = { $seen } est le numéro d'une machine, pas un domaine.
domain-ip-fix = Un domaine est un nom. Tapez-le, par exemple acme.fr
domain-space = Il y a une espace à l'intérieur.
domain-space-fix = Un domaine n'en a pas : tapez-le d'un seul tenant.
domain-several = { $first } et { $second } sont deux domaines.
domain-several-fix = Tapez l'un des deux. L'autre pourra suivre quand celui-ci sera prêt.
domain-too-long = C'est plus long qu'aucun domaine.
domain-too-long-fix = Tapez seulement ce qui suit le @ dans vos adresses.
domain-no-ending = « { $seen } » n'a pas de terminaison.
domain-no-ending-fix = Un domaine finit par .fr, .com, .org ou autre : tapez-le avec sa terminaison.
domain-only-ending = { $seen } est une terminaison, sous laquelle on vend des domaines.
domain-only-ending-fix = Mettez votre nom devant, par exemple acme.{ $seen }
domain-character = Le caractère « { $seen } » ne peut pas figurer dans un domaine.
domain-character-coded = Le caractère « { $seen } » ({ $code }) ne peut pas figurer dans un domaine.
    .plain = Le caractère { $code } ne peut pas figurer dans un domaine.
domain-character-fix = Lettres, chiffres, traits d'union et points sont permis.
domain-dots = Il y a un point de trop.
domain-dots-fix = Entre deux points, il y a toujours un mot.
domain-part = « { $seen } » ne peut pas faire partie d'un domaine.
domain-part-fix = Aucune partie ne commence ni ne finit par un trait d'union.
domain-two-ats = Il y a plus d'un @.
domain-two-ats-fix = Tapez une seule adresse, ou seulement ce qui suit son @.
