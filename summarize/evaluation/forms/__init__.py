"""The forms of an evaluation's report: terminal, JSON, Markdown, HTML, JUnit."""
