# What is wrong with mail route, list of senders, signature keys and rule for fakes as they are published.

