"""The brief against hand-labelled facts: cases, metrics, the gate, reports."""
