# 3 Host

host-question = Where will you make the changes?
host-hint = { $company } publishes the domain now: changes made there count.
host-hint-unknown = Choose the company that publishes your domain: the one whose DNS page shows its lines.
host-publishes = publishes { $domain } now
host-publishes-short = publishes it now
host-other = Something else
host-other-remark = general instructions
host-nothing-fits = No company of that name. “Something else” leads on with general instructions.
differs-who = { $chosen } may have sold you the domain, but { $publisher } publishes it.
differs-never-seen = A line saved at { $chosen } would never be seen.
differs-if-moving = If you are moving there, it counts from the day { $chosen } publishes { $domain }.
differs-take = use { $publisher }
differs-moving = I am moving to { $chosen }, continue
