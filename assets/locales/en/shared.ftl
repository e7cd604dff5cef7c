# Of several steps. Values to type are never followed by a full stop.

company-unknown = your DNS host
provider-unknown = your mail provider
list-and = { $before } and { $last }
list-or = { $before } or { $last }
list-filter = Filter
list-more = { $count ->
    [one] 1 more, type to find
   *[other] { $count } more, type to find
}
question-place = Question { $number } of { $of }
practice-banner = Practice: a pretend internet. Nothing real is touched.
too-small = This window is { $columns } by { $rows }. Please make it at least 40 by 12.
