"""From findings to the page: compose, verify, render."""
