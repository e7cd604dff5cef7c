# De plusieurs étapes. Une valeur à taper n'est jamais suivie d'un point.

company-unknown = votre hébergeur DNS
provider-unknown = votre fournisseur de courrier
list-and = { $before } et { $last }
list-or = { $before } ou { $last }
list-filter = Filtre
list-more = { $count ->
    [one] encore { $count }, tapez pour trouver
   *[other] encore { $count }, tapez pour trouver
}
question-place = Question { $number } sur { $of }
practice-banner = Exercice : un internet fictif. Rien de réel n'est touché.
too-small = Cette fenêtre fait { $columns } sur { $rows }. Agrandissez-la à 40 sur 12 au moins.
