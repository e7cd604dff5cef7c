# Mois, durées et moments.

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

# Le moment entier, préposition comprise.
time-today = à { $clock }
time-today-at = à { $clock }
time-earlier-today = aujourd'hui à { $clock }
time-tomorrow = demain à { $clock }
time-yesterday = hier à { $clock }
time-on-day = le { $date } à { $clock }

time-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
time-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
time-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
time-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

time-just-now = à l'instant
time-ago-seconds = il y a { $count } s
time-ago-minutes = il y a { $count } min
time-ago-hours = il y a { $count } h
time-ago-days = { $count ->
    [one] il y a { $count } jour
   *[other] il y a { $count } jours
}
