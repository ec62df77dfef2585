"""The model engine: three questions asked of a language model, and all that asking takes."""
