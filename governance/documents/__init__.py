"""Documents of a meeting: sent, described, shown, taken away."""
