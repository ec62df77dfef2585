"""The model engine: four questions asked of a language model, and all that asking takes."""
