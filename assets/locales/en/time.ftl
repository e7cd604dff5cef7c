# Months, spans and moments.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# To stand after "by".
time-today = { $clock }
time-today-at = at { $clock }
time-earlier-today = today at { $clock }
time-tomorrow = tomorrow at { $clock }
time-yesterday = yesterday at { $clock }
time-on-day = { $date } at { $clock }

time-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
time-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
time-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
time-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}

time-just-now = just now
time-ago-seconds = { $count } s ago
time-ago-minutes = { $count } min ago
time-ago-hours = { $count } h ago
time-ago-days = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
}
