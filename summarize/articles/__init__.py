"""From files to articles: load, clean, date."""
