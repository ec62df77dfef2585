"""The HTML report: what it shows as plain data, and the template, style and script that draw it."""
