# What lies around the records: policy files, mail programs, the register, what DNS cannot show.

