# What “providers”, “registrars” and “resolvers” print.
entries-id = ID
entries-name = NAME
entries-can = WHAT IT CAN DO
entries-address = ADDRESS
entries-asked = ASKED
entries-forms = its own forms
entries-general = general guidance
entries-recognised = recognised only
entries-records = records
entries-records-values = records + values
entries-by-default = yes
entries-by-name = no
entries-providers-note = “records + values”: some values come from the provider's console. All that is known of one: mxguide providers ID
entries-registrars-note = Companies that are recognised by their servers get the general guidance. All that is known of one: mxguide registrars ID
entries-resolvers-note = Those with “yes” are asked once every authoritative server has the news. All that is known of one: mxguide resolvers ID
entries-no-resolver = There is no resolver “{ $id }”.

entry-title = { $name } ({ $id })
entry-aliases = also called
entry-not-listed = recognised by its servers, not offered in the list
entry-servers = Mail servers
entry-servers-typed = Its mail servers are typed in with --set
entry-set = set
entry-set-default = set, proposed
entry-set-chosen = chosen by the value { $key }
entry-older = Older servers, still recognised
entry-senders = Who may send (SPF)
entry-senders-of = who may send, with { $id }
entry-senders-none = nothing to add
entry-also-fine = also fine
entry-records = Records
entry-required = needed
entry-optional = optional
entry-until-given = until the value is given
entry-value = A value to give: --set { $key }=…
entry-value-text = what it is
entry-value-where = found at
entry-value-pattern = pattern
entry-value-example = example
entry-value-default = without it
entry-value-suggest = suggested
entry-value-need = needed?
entry-value-yes = yes
entry-value-no = no
entry-value-repeat = no, and it may be given several times
entry-value-all = also: --set optional=all
entry-value-all-text = adds the records that mail works without
entry-before = Before you begin
entry-stop = if yes, stop
entry-mailboxes = mailboxes
entry-after = Afterwards
entry-one-click = Set up by itself
entry-at = at
entry-page = page
entry-template = template (Domain Connect)
entry-how = how
entry-recognised = Recognised by
entry-mx = mail servers
entry-include = sender list
entry-key-alias = key aliases
entry-autodiscover = autodiscover
entry-refines = like { $id }, told apart by these
entry-own-names = servers named in the customer's own domain
entry-name-servers = name servers
entry-other-servers = other servers
entry-pages = Pages
entry-login = log in
entry-records-page = records
entry-help-page = help
entry-way = The way to the records
entry-step = step { $number }
entry-form = Form for { $type }
entry-box = box
entry-box-chosen = box, same for all
entry-note = note
entry-saving = Saving, and taking away
entry-save = button
entry-removal = take away { $number }
entry-habits = What its boxes do
entry-root = the domain itself
entry-root-at = typed as @
entry-root-empty = the name box stays empty
entry-root-full = typed in full
entry-root-copy = typed as in a line that is there; else @
entry-root-section = in a part of the page without a name box
entry-appends = behind a name
entry-appends-always = the company puts the domain behind whatever is typed
entry-appends-unless = the company puts the domain behind names that do not end in it
entry-appends-never = nothing is put behind: the full name is typed
entry-dot = dot at the end
entry-dot-needed = needed behind the name of a server
entry-dot-optional = accepted, not needed
entry-dot-unwanted = refused
entry-quotes = quotation marks
entry-quotes-never = must not be typed
entry-quotes-needed = must be typed
entry-quotes-optional = both ways work; none are typed
entry-long = long texts
entry-long-one = pasted whole
entry-long-pieces = typed as quoted pieces of at most 255 characters
entry-long-unknown = pasted whole first; nothing is documented
entry-ttl = TTL
entry-one-set = lines of one name
entry-one-set-yes = edited together in one form
entry-swaps = its own mail lines
entry-swaps-yes = vanish as soon as other ones may be typed
entry-fixed = names
entry-fixed-yes = cannot be edited: the line is deleted and added again
entry-default-mx = its own mail lines
entry-presets = Settings that do it
entry-traps = What goes wrong there
entry-sources = Where this comes from
entry-fact = { $sure }, { $date }: { $source }
entry-fact-sure = verified
entry-fact-unsure = not verified, may differ
entry-fact-undated = without a date
entry-fact-checked = looked up { $checked }
entry-fact-both = { $date }, looked up { $checked }
entry-operator = run by
entry-where = place
entry-everywhere = { $place } and many other places (anycast)
entry-https = over HTTPS
entry-interval = asked at most
entry-interval-every = every { $count } s
entry-cap = forgets after
entry-cap-seconds = { $count } s, whatever the TTL
entry-validates = checks DNSSEC
entry-validates-yes = yes
entry-validates-no = no
entry-hides = hides
entry-hides-nothing = nothing
entry-hides-subscribers = what its customers asked it to
entry-hides-abuse = a list against abuse of children
entry-hides-sanctions = domains under sanctions of the European Union
entry-hides-state = what its state forbids
entry-default = asked
entry-default-yes = unless the configuration says otherwise
entry-default-no = only when the configuration names it

audit-fine = { $file }: all is well with { $id }.
audit-count-texts = { $count ->
    [one] 1 text, there in both languages
   *[other] { $count } texts, each there in both languages
}
audit-count-values = { $count ->
    [one] 1 value, whose example fits
   *[other] { $count } values, whose examples fit
}
audit-count-patterns = { $count ->
    [one] 1 pattern of servers, which is nobody else's
   *[other] { $count } patterns of servers, which are nobody else's
}
audit-count-trips-provider = { $count ->
    [one] 1 record typed into a form and published as wanted
   *[other] { $count } records typed into the forms of { $of } companies and published as wanted
}
audit-count-trips-registrar = { $count ->
    [one] 1 record typed into its forms and published as wanted
   *[other] { $count } records of { $of } providers typed into its forms and published as wanted
}
audit-count-facts = { $count ->
    [one] 1 section without a verified source: the screens say that it may differ
   *[other] { $count } sections without a verified source: the screens say that they may differ
}
audit-replaces = It stands in place of the entry of the same id.
audit-empty-text = the text { $what } is empty in one of its languages
audit-no-input = { $what } asks for the input “{ $key }”, which there is not
audit-example = the example of the input “{ $key }” does not fit its own kind and pattern
audit-default = the default of the input “{ $key }” does not fit its own kind and pattern
audit-choice = the input “{ $key }” refuses “{ $id }”, which is the id of one of the variants
audit-choice-optional = the input “{ $key }” chooses the variant, so it cannot be optional
audit-twice = “{ $what }” is there twice
audit-no-record = { $what } makes no record with the examples filled in
audit-spf = “{ $what }” is no sender list
audit-collides = the pattern “{ $what }” also fits servers of { $ids }
audit-unrecognised = the mail server “{ $what }” fits none of the patterns in [detect]
audit-fact = [facts] speaks of “{ $what }”, which there is not
audit-no-source = the fact “{ $what }” names no source
audit-no-date = the fact “{ $what }” bears no date: write the source's own as date, or the day it was looked up as checked
audit-url = “{ $what }” is no page: it has to begin with https://
audit-no-provider = { $what } names the provider “{ $id }”, which there is not
audit-no-registrar = [one_click] names the company “{ $id }”, which there is not
audit-no-variant = [connect] names the variant “{ $id }”, which there is not
audit-comes-out = at { $company }, { $wanted } would come out as { $got }
audit-refused = at { $company }, the form refuses { $wanted }
audit-no-form = at { $company }, no box takes { $wanted }
