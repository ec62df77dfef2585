"""Prompt files: find, load, check, fill; their digest."""
