"""Synthesis of a consultation for the staff: who answered, what, and the answers given."""
