# Records that were entered and came out wrong: at another name, or with another value. A repair that
# leads to a value to type ends without punctuation: the value stands on the next line.

# At another name.

astray-elsewhere = The line is there, for another name:
astray-at-catch-all = The line was made for every name except { $domain } itself:
astray-underscore = Found it, without its underscore:
astray-underscore-allowed = If { $company } refuses the underscore, ask its support: DNS allows it.
astray-at-apex = The text stands at { $domain } itself. It needs a name of its own:
astray-senders = The list of senders stands at a name where nobody looks for it:
astray-sender-type = The list of senders was made as a line of type SPF. Nobody reads that type any more:
astray-sender-type-same = Its text stays the same.
astray-selector = The key stands under another name:
astray-delete-and-add = { $company } does not let a name be changed. Delete that line and add it again.
astray-caught = Your catch-all line answers here. The record itself is missing:
astray-caught-why = The line named * may stay. Add one with a name of its own, which counts more.
astray-fill-the-rest = Fill in the other boxes as shown on the card. Then save: { $save }
astray-alias = { $domain } itself is an alias. That hides every other line there:
astray-alias-delete = Delete the line of type CNAME whose “{ $label }” is { $name }
astray-alias-delete-own = Delete the line of type CNAME that stands for { $domain } itself.
astray-alias-site = If it leads to your web site, ask there for a line of type A in its place.

# With marks or characters that do not belong in it.

quotes-saved = Quotation marks were saved with the text:
quotes-remove = Remove them. Only the text itself goes into the box.
quotes-one-pair = { $company } wants one pair around the text, as below. What is more becomes part of it.
hidden = A character is in it that nobody sees, or that only looks right:
hidden-tab = It is a tab ({ $sign }).
hidden-break = It is a line break ({ $sign }).
hidden-hyphen = It is a hyphen that does not show ({ $sign }).
hidden-nothing = It is a character without any width ({ $sign }).
hidden-space = It is a space of another kind ({ $sign }).
hidden-letter = It is a letter of another alphabet that looks alike: { $sign }
hidden-other = It is { $sign }
hidden-fix = Empty the box first. Then copy the value from here, or type it by hand.

# Mail lines.

mx-numbers = A mail line needs the name of a server, not numbers:
mx-numbers-why = Senders do not accept numbers here, even the right ones.
mx-misspelt = The name of the server is misspelt:
crowded = The box holds more than the name of the server:
crowded-number = The number has a box of its own: “{ $label }”.
crowded-once = The number stands there once too often.
crowded-web = That is a web address. A mail line takes the bare name of a server.
crowded-mailbox = That is an e-mail address. A mail line takes the name of a server.
crowded-port = No port stands behind the name.
microsoft-server = This is not Microsoft's server for { $domain }:
microsoft-dots = Microsoft writes dashes where the domain has dots.
microsoft-tenant = The name with onmicrosoft is for Microsoft's own use. Yours stands in the admin center, under Domains.
microsoft-other = It is the server of another domain. Yours stands in the admin center, under Domains.
order-wrong = The right servers are there, in the wrong order:
order-set = Senders begin with the smallest number. In the “{ $label }” boxes type:
order-line = { $server }: { $number }
namecheap-settings = A setting at Namecheap keeps its own mail lines in place:
namecheap-settings-fix = In Advanced DNS, set Mail Settings to Custom MX. These lines then go by themselves.
namecheap-settings-then = Then add the new line there, under Mail Settings.
cloudflare-routing = Cloudflare's Email Routing keeps its own mail lines in place:
cloudflare-routing-unlock = Open Email → Email Routing → Settings, press Start disabling, and choose to unlock and keep the records.
cloudflare-routing-off = Add the new line. Then turn Email Routing off and have its records deleted.
cloudflare-routing-after = That may delete your list of senders (SPF) too. Look here again afterwards.

# Lists of senders.

senders-unreadable = The list of senders cannot be read:
senders-misspelt = One of the senders is misspelt, so somebody else is let in:
senders-misspelt-fix = Do not leave the wrong one beside the right one.
senders-lacking = The list of senders is not complete:
senders-lacking-which = { $count ->
    [one] This is not in it: { $missing }
   *[other] These are not in it: { $missing }
}
senders-parked = The domain still says that it never sends mail:
senders-parked-fix = As long as that stands there, what you send is refused. Replace the whole line.

# Signature keys.

key-secret = The secret half of your key is published for everyone to read!
key-secret-delete = Delete that line at once. With it, anybody can sign mail in your name.
key-secret-new = Then have your mail provider make a new pair of keys, and publish only the public half.
key-cut = The key was cut: { $have } of { $want } characters are there, { $rest } are missing:
key-cut-at-255 = The whole text ends after 255 characters, the most that one piece can hold.
key-cut-one-box = Paste it whole and at once. { $company } divides it by itself.
key-cut-quoted = { $company } wants it in pieces, each in quotation marks, as below.
key-cut-unknown = Paste it whole. If it is cut again, ask { $company } how to enter a text of more than 255 characters.
key-broken = The signature key cannot be used as it is:
key-slip-empty = The text is empty.
key-slip-pem = The lines with BEGIN and END do not belong in it.
key-slip-host = That is the name of a server, not a key.
key-slip-swapped = Its two halves are swapped.
key-slip-version-first = v=DKIM1 must come first.
key-slip-version = It must begin with v=DKIM1, in capitals.
key-slip-missing = The key itself is missing: the part behind p=.
key-slip-letter = The character { $sign } is in no key.
key-slip-too-much = The key is too long: { $have } characters instead of { $want }.
key-slip-short = A key of this kind has 44 characters.
key-slip-no-key = It looks like a key and is none.
keys-several = { $count } keys stand at one name. Receivers may take the wrong one:
key-flattened = An address stands where the alias of the key should be:
key-flattened-cloud = The orange cloud hides it. In the line { $name }, set “{ $label }” to { $entry }
key-flattened-fix = In the line { $name }, switch off everything that leads web traffic through your DNS host.
key-type = The key was entered as a line of type { $seen }. It must be of type { $type }:
key-other = Another key stands there:
key-other-why = If your provider has made a new key since, go back and enter that one. If not, replace it.
selectors-swapped = The targets of the two key lines are swapped:
selectors-swapped-why = This one belongs to the other line. Correct both.
selectors-one = One of Microsoft's two key lines is missing.
selectors-one-why = { $there } is there. Microsoft needs both.

# Rules for fakes, and proofs of ownership.

rules-several = { $count } rules for fakes stand there. Receivers then ignore them all:
rule-unreadable = The rule for fakes has a mistake in it:
token-short = The proof of ownership lacks its beginning:
token-short-fix = It begins with { $prefix }
token-other = Another proof of ownership stands there, not the one that was asked for:
token-other-fix = It may stay. Add a second line.

# Nothing arrived.

not-saved = { $publisher } has not published anything new yet.

# Slips inside a text, with a mark below the place.

slip-long = It is longer than a record can be.
slip-quote = Quotation marks and backslashes do not belong in it.
slip-character = The character { $sign } cannot stand in it.
slip-twice = { $term } may stand there only once.
slip-comma = A semicolon belongs here, not a comma.
slip-equals-missing = “{ $term }” has no = sign.
spf-slip-start = It must begin with v=spf1.
spf-slip-space-before = Nothing may stand before v=spf1, not even a space.
spf-slip-after-version = A space must follow v=spf1.
spf-slip-version-again = v=spf1 stands here a second time.
spf-slip-separator = The parts are separated by spaces, not by “{ $sign }”.
spf-slip-mark = A sign is missing after { $term }, such as a colon.
spf-slip-space = A space is missing here.
spf-slip-after-all = Nothing can be attached to “all”.
spf-slip-domain-missing = The domain must follow { $term } at once, without a space.
spf-slip-equals = An = sign must follow { $term }, not a colon.
spf-slip-unknown = “{ $term }” means nothing here.
spf-slip-bare-address = An address needs ip4: before it.
spf-slip-address = This is not an address.
spf-slip-six = This is an IPv6 address: it needs ip6: before it.
spf-slip-four = This is an IPv4 address: it needs ip4: before it.
spf-slip-address-for-domain = A domain belongs here, not an address.
spf-slip-length = The number after the slash is not possible.
spf-slip-domain = This is not a domain.
spf-slip-macro = The percent sign cannot stand here.
rule-slip-start = It must begin with v=DMARC1.
rule-slip-space-before = Nothing may stand before v=DMARC1, not even a space.
rule-slip-version = It must begin with v=DMARC1, in capitals, with the digit 1.
rule-slip-semicolon = A semicolon is missing behind v=DMARC1.
rule-slip-version-first = v=DMARC1 must come first.
rule-slip-html = That is the code of a web page, not the text that the page shows.
rule-slip-list = Several addresses are separated by commas.
rule-slip-misspelt = { $found }= means nothing. It must be { $meant }=.
rule-slip-policy = { $tag }= can be none, quarantine or reject, and not “{ $value }”.
rule-slip-value = { $tag }= cannot be “{ $value }”.
rule-slip-empty = No address follows { $tag }=.
rule-slip-mailto = mailto: is missing before { $value }
rule-slip-address = “{ $value }” is not an address for reports.
