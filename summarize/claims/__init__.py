"""From an article to checked claims: read, attribute, count, date, ground."""
