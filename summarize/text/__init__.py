"""What can be said of a piece of text alone: sentences, numbers, names, dates, negation."""
