//! Sentences: Fluent messages, numbers, durations and clock times in English and French.
