"""Home page of the site."""
