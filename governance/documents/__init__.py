"""Documents of a meeting: uploaded, described, shown, removed."""
