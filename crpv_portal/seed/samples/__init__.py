"""Invented committees for the demonstration, each under the word « Exemple »."""
