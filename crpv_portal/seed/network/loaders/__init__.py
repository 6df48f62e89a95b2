"""One module a subject: what each line of its files asks of the database."""
