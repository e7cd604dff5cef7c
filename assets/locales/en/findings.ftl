# What went wrong, and how it is put right in that company's own words. A repair that leads to a
# value to type ends without punctuation: the value stands on the next line.

wrong-panel = What you save at { $company } is never seen: { $publisher } publishes { $domain }.
wrong-panel-fix = Make the same changes at { $publisher }. With Esc you get back to step 3, where you choose it.
    .plain = Make the same changes at { $publisher }. Go back to step 3, where you choose it.
wrong-panel-how = Moving to { $company }? Then first set its name servers where you bought the domain.
name-doubled = Found it, under another name:
name-type-only = In the “{ $label }” box type only
name-leave-empty = Leave the “{ $label }” box empty.
name-added-itself = { $company } adds { $domain } by itself. Edit the line and save again.
name-delete-and-add = { $company } adds { $domain } by itself, and does not let a name be changed. Delete that line and add it again.
edit-and-save = Edit the line and save again.
save-again = Then save again: { $save }
type-in-box = In the “{ $label }” box type
target-doubled-mail = Mail would go to a server that does not exist:
target-doubled-alias = The line points to a name that does not exist:
target-dot-keeps = The dot at the very end keeps { $company } from adding { $domain }. Edit the line and save again.
spf-multiple = { $count } lists say who may send. Receivers then ignore them all:
spf-multiple-keep-one = Keep one of these lines and delete the others.
spf-multiple-type = In the “{ $label }” box of that one type
record-different = Something else stands there:
differs-part = { $label }: { $seen }, should be { $wanted }
differs-wholly = The line now is: { $seen }
different-delete-first = Delete that line first. Then add one of type { $type }.
different-quotes = The quotation marks became part of the text. Leave them out.
record-missing = { $company } has not published it yet.
missing-save = Look for the button that saves: { $save }
missing-check-name = Then look at the list of { $domain }: a line of type { $type } must be there whose “{ $label }” is
missing-check-empty = Then look at the list of { $domain }: a line of type { $type } must be there whose “{ $label }” is empty.
missing-check-value = Its “{ $label }” begins with { $start }
old-route-left = { $count ->
    [one] One line still leads mail to the old company:
   *[other] { $count } lines still lead mail to the old company:
}
old-route-delete = { $count ->
    [one] Delete the line whose “{ $label }” is { $value }
   *[other] Delete every line whose “{ $label }” is one of these.
}
