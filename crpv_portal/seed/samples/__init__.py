"""Samples: invented committees for the demonstration, each marked « Exemple »."""
