# Records that were entered and came out wrong: at another name, or with another value.

