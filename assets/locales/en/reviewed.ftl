# What is wrong with mail route, list of senders, signature keys and rule for fakes as they are published.
# A repair that leads to a value to type ends without punctuation.

# Mail route (MX)

type-whole = In the “{ $label }” box type this instead of what stands there
null-mx = { $domain } says that it takes no mail:
null-mx-beside = One line says that { $domain } takes no mail, and others say where it goes:
null-mx-delete = Delete the line of type MX whose “{ $label }” is a single dot.
no-mx = { $domain } has no mail line: its mail goes to the web server, which refuses it.
no-mx-fix = Choose who shall receive the mail: that company says which lines of type MX to add.
mx-is-ip = A mail line needs the name of a server, not numbers:
mx-name-fix = In the “{ $label }” box belongs the name of the mail server. Your mail company's page shows it.
priority-in-value = More stands in the box of the server than the server's name:
priority-own-box = The number { $number } goes into the “{ $label }” box.
mx-nowhere = Mail is sent to a server that does not exist:
mx-nowhere-fix = Compare the name with your mail company's page, letter by letter. Delete the line if you no longer use it.
m365-wrong-mx = This is not Microsoft's mail server for { $domain }:
m365-mx-dashes = Microsoft writes hyphens where your domain has dots.
m365-mx-copy = Compare it with Microsoft's page: admin.microsoft.com, Settings, Domains, your domain, DNS records.
verification-mx = The only mail line proves whose { $domain } is, and takes no mail:
verification-mx-fix = Add the mail lines that your mail company gives. Leave this one until the domain is verified there.
priority-order = Mail tries the servers in the wrong order, the smallest number first:
priority-order-fix = Give the servers these numbers in the “{ $label }” box.
google-partial = Some of Google's five mail lines are missing. Mail arrives all the same:
google-both = Lines of two of Google's sets stand side by side. Mail arrives all the same:
google-retired = Google gives these mail servers up. Change them before it does:
google-one-is-enough = Today one line is enough. Add a line of type MX.
google-then-delete = Its number is { $number }. Save it, and then delete the lines above.
google-keep-one = Keep smtp.google.com and delete the others when you have a moment. It is not urgent.
mx-to-cname = The name of your mail server is an alias. Some senders refuse that:
mx-proxied = Cloudflare put a stand-in in place of your mail server, because its web proxy is in front of it:
mx-proxied-fix = At Cloudflare, find the line of type A or CNAME with your mail server's name. Turn its orange cloud off (DNS only).
backup-mx = Behind { $main } another company takes mail too, and keeps it:

# List of who may send (SPF)

spf-syntax = Receivers cannot read the list of who may send (SPF). The fault stands in brackets:
spf-too-many = The list of who may send (SPF) takes { $count } look-ups; receivers stop after 10.
spf-too-many-fix = Take out the senders you no longer use, the costliest first.
spf-too-many-ask = Ask a costly one whether it has a shorter list. Do not copy its addresses: they change.
spf-in-vain = The list of who may send (SPF) looks up servers that do not exist. Receivers give up after two:
spf-in-vain-fix = Nobody can send from there, so take them out.
spf-dangling = The list of who may send (SPF) leads to a name without a list. Receivers then reject all of it:
spf-circle = The list of who may send (SPF) leads back to itself. Receivers then reject all of it:
spf-take-out = Nobody can send through that name, so take it out.
spf-not-yours = That stands in somebody else's list, behind { $term }. Ask that company to put it right.
spf-weak-all = The list of who may send (SPF) lets the whole world send in your name:
spf-neutral-all = The list of who may send (SPF) keeps nobody out:
spf-neutral-all-fix = First see that everybody who sends for you is on it.
spf-parked = The list of who may send (SPF) says that { $domain } never sends. Receivers refuse what you send:
spf-obsolete = Parts of the list of who may send (SPF) are out of use:
spf-obsolete-fix = They do nothing, or only slow receivers down. Take them out when you have a moment.
spf-old-type = A second list of who may send stands in a line of type SPF:
spf-old-type-fix = Nobody reads the line of type SPF any more: it does no harm. Delete that one when you have a moment, and leave the line of type TXT as it is.
spf-missing-include = { $main } is not on the list of who may send (SPF):
spf-missing-include-what = It lacks { $missing }.

# Signature keys (DKIM)

dkim-private = The secret half of the signature key can be read by everybody at { $name }.
dkim-private-now = Whoever has it can sign in your name. Make a new key at your mail company at once.
dkim-private-then = Publish only its public half, and delete this line.
dkim-broken = The signature key at { $name } cannot be read:
dkim-cut = The signature key at { $name } was cut: { $have } of { $want } characters are there.
dkim-copy-again = Copy the whole key from your mail company's page, and paste it into the “{ $label }” box.
dkim-two-keys = Several signature keys stand at { $name }. Which one counts is left to chance:
dkim-two-keys-fix = Keep the one that your mail company's page shows, and delete the others.
dkim-flattened = At { $name } an address answers instead of the alias of the signature key.
dkim-flattened-fix = Turn the web proxy off for that line. At Cloudflare that is the orange cloud: “DNS only”.
dkim-flattened-all = If it is off already, let aliases be flattened at the domain itself only.
dkim-text-for-alias = The target of an alias was entered as a text at { $name }:
dkim-alias-instead = Delete that line. Add one of type CNAME with the same name.
dkim-key-for-alias = At { $name } a key was entered where your mail company wants an alias.
dkim-alias-from-page = Delete that line. Add the line of type CNAME that your mail company's page shows.
dkim-nowhere = The alias { $name } leads to a name without a signature key:
dkim-nowhere-fix = Compare its target with your mail company's page, letter by letter.
dkim-short = The signature key at { $name } is too short: { $bits } bits, and receivers want 1024 at least.
dkim-revoked = The signature key at { $name } is withdrawn: nothing follows p=
dkim-testing = The signature key at { $name } is marked as a test, so its signatures count for nothing.
dkim-testing-fix = Once signing works, take t=y out of that text.
dkim-old-hash = The signature key at { $name } allows no signature that receivers still accept.
dkim-new-key = Make a new key at your mail company, and publish it in place of this one.
m365-lonely = Of Microsoft's two key lines one is missing: { $name }
m365-lonely-fix = Copy it from security.microsoft.com/authentication, tab DKIM, and add it.
m365-lonely-why = Microsoft needs both before it signs.
m365-swapped = Microsoft's two key lines lead to each other's targets:
m365-swapped-fix = Give selector1 the target that begins with selector1, and selector2 the other.
keys-not-published = DNS is ready. { $main } has not published its signature keys yet.
keys-not-published-fix = Switch signing on at { $main }. The keys then appear within hours.

# Rule for fakes (DMARC)

dmarc-multiple = { $count } lines say what happens to fakes (DMARC). Receivers then ignore them all:
dmarc-syntax = The rule for fakes (DMARC) is not quite readable. The fault stands in brackets:
dmarc-cname-and-txt = The rule for fakes (DMARC) is both an alias and a text. Which one counts is left to chance:
dmarc-cname-and-txt-fix = Keep the alias if a service looks after your rule, or else the text. Delete the other line.
dmarc-reports = Reports on fakes will not be sent to { $domains }, which has not agreed to take them:
dmarc-reports-fix = Whoever runs { $domains } must add v=DMARC1 there. Your mail itself is not affected.
dmarc-early-reject = The rule already has fakes refused, and your own mail cannot prove itself yet.
dmarc-early-quarantine = The rule already sends fakes to the spam folder, and your own mail cannot prove itself yet.
dmarc-early-senders = The list of who may send (SPF) is not right yet.
dmarc-early-key = The signature key (DKIM) is not right yet.
dmarc-early-until = Put that right. Until then, soften the rule.
dmarc-early-above = Put that right first. The rule stands at { $name }.
dmarc-old-tags = Receivers no longer read { $tags } in the rule for fakes (DMARC).
dmarc-old-tags-fix = Nothing to do. You may take that out.

# Slips in such texts, each in its own sentence

flaw-spf-start = The text must begin with v=spf1.
flaw-dmarc-start = The text must begin with v=DMARC1.
flaw-too-long = The text is longer than a record can be.
flaw-leading-space = Nothing may stand before { $word }, not even a space.
flaw-after-version = A space must follow v=spf1.
flaw-version-again = A second text begins here. Two were pasted together.
flaw-separator = Words are separated by spaces, not by “{ $word }”.
flaw-quote = Quotation marks and backslashes do not belong in the text.
flaw-mark-missing = After { $word } there must be the mark { $mark }
flaw-space-missing = A space is missing here.
flaw-after-all = Nothing may hang on to the word all.
flaw-domain-missing = A domain must follow { $word } at once, without a space.
flaw-unknown-word = Nobody knows the word { $word }.
flaw-bare-address = An address needs ip4: before it.
flaw-address = This is not an address.
flaw-other-address = This kind of address needs { $word } before it.
flaw-address-for-domain = A domain belongs here, not an address.
flaw-length = The number after the slash is not possible.
flaw-domain = This is not a domain.
flaw-macro = A percent sign stands where it means nothing.
flaw-character = This character cannot stand in such a text.
flaw-twice = { $word } may stand only once.
flaw-version = The version must be { $word }, in capitals, with the digit 1.
flaw-version-first = { $word } must come first.
flaw-html = This is the code of a web page, not the text it shows.
flaw-comma = A semicolon belongs here, not a comma.
flaw-equals-missing = After { $word } an equals sign is missing.
flaw-list-separator = Several addresses are separated by commas.
flaw-misspelt = { $word } is unknown. What is meant is { $mark }
flaw-policy = After { $word } must come none, quarantine or reject.
flaw-value = { $word } is nothing that { $mark } can have.
flaw-list-empty = After { $word } an address is missing.
flaw-mailto-missing = Before { $word } the word mailto: is missing.
flaw-not-an-address = { $word } is no address for reports.
flaw-key-missing = The key itself, p=, is missing.
flaw-no-key = This is not a public key.
flaw-pem = The lines with BEGIN and END do not belong in the text.
flaw-halves = The two halves of the text are swapped. It must begin here.
flaw-key-character = This character does not belong in a key.
flaw-cut-at-255 = The form cut the text after 255 characters. Paste it as one line, or as two texts in quotation marks.
flaw-cut = The end is missing: the key was not copied whole.
flaw-key-twice = Something follows the key. Perhaps it was pasted twice.
flaw-ed25519 = A key of this kind (Ed25519) has 44 characters.
