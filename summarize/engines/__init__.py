"""Who does the language work: the embedded engine, or a model."""
