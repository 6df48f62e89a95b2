"""« Voir comme… »: the page that opens a borrowed view, and the way out of it."""
